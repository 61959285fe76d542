"""Node: an XML element as plain Python, with the line it stands on, and what reads XML.

expat reads it: it is there at once where lxml takes as long to load as to print a citation, and
it opens nothing by itself, no file, no address.
"""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple

CSL = "http://purl.org/net/xbiblio/csl "
"""The namespace of CSL, as expat writes it before names."""

XML_LANG = "http://www.w3.org/XML/1998/namespace lang"

NO_DOCTYPE = "a style has no document type declaration; this one was not read"


class Node(NamedTuple):
    """An element of a style or a locale; comments and other namespaces are gone."""

    tag: str
    attributes: dict[str, str]
    children: list[Node]
    text: str
    """What stands in an element without children."""
    line: int

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value, or the default."""
        return self.attributes.get(name, default)

    def first(self, tag: str) -> Node | None:
        """The first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)

    def has_attribute(self, name: str) -> bool:
        """Whether it or an element beneath it has an attribute."""
        return name in self.attributes or any(child.has_attribute(name) for child in self.children)


class Builder:
    """The handlers that expat calls while it reads, and what they have built."""

    def __init__(self, parser: expat.XMLParserType, path: Path) -> None:
        self.parser = parser
        self.path = path
        self.root: Node | None = None
        self.open: list[tuple[str, dict[str, str], list[Node], int]] = []
        self.text: list[str] = []
        self.foreign = 0
        """How deep in elements of other namespaces we are."""
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text.append
        parser.StartDoctypeDeclHandler = self.doctype

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.foreign or not name.startswith(CSL):
            if not self.open:
                self.refuse_root(name)
            self.foreign += 1
            return
        self.text.clear()
        self.open.append((name[len(CSL) :], attributes, [], self.parser.CurrentLineNumber))

    def end(self, name: str) -> None:
        """An element ends."""
        if self.foreign:
            self.foreign -= 1
            return
        tag, attributes, children, line = self.open.pop()
        text = "" if children else "".join(self.text)
        self.text.clear()
        node = Node(tag, attributes, children, text, line)
        if self.open:
            self.open[-1][2].append(node)
        else:
            self.root = node

    def doctype(self, *_: object) -> None:
        """A document type declaration begins: the first step to entities."""
        raise CiteformError(Problem("xml", NO_DOCTYPE, str(self.path)))

    def refuse_root(self, name: str) -> None:
        """Raise what is wrong with a first element that is not CSL's."""
        name = name.rpartition(" ")[2]
        message = f"a CSL style begins with <style> in CSL's namespace, this file with <{name}>"
        line = self.parser.CurrentLineNumber
        raise CiteformError(Problem("bad-style", message, str(self.path), line))


def parse(content: bytes, path: Path, root: str = "style") -> Node:
    """The first element of a file in CSL's namespace, with all beneath it."""
    parser = expat.ParserCreate(namespace_separator=" ")
    builder = Builder(parser, path)
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise not_well_formed(error, path) from None
    except (LookupError, ValueError):
        raise unknown_encoding(path) from None
    assert builder.root is not None
    if builder.root.tag != root:
        builder.refuse_root(builder.root.tag)
    return builder.root


def not_well_formed(error: expat.ExpatError, path: Path) -> CiteformError:
    """The error about a file that is no XML."""
    message = expat.ErrorString(error.code)
    return CiteformError(Problem("xml", message, str(path), error.lineno, error.offset + 1))


def unknown_encoding(path: Path) -> CiteformError:
    """The error about a file in letters that neither expat nor Python knows."""
    # Python is asked for the encodings that expat does not know, and may not know them either.
    return CiteformError(Problem("xml", "unknown encoding", str(path), 1))
