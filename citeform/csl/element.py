"""Element: an XML element with the place of all that it says, for those who mend a style.

`Node` is what a style is compiled from; it knows a line and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from xml.parsers import expat

from citeform.csl.node import NO_DOCTYPE, not_well_formed
from citeform.problems import CiteformError, Problem, Source

Name = tuple[str, str]
"""Namespace and local name; no namespace is empty."""

CSL = "http://purl.org/net/xbiblio/csl"
MISMATCH, NO_END = 7, 3
"""expat's codes for an end tag of another element, and for a text that ends too early."""

PREFIXES = {CSL: "", "http://www.w3.org/XML/1998/namespace": "xml:", "": ""}


class Element:
    """An element, its attributes in the order of the text, and its children."""

    __slots__ = ("__dict__", "attributes", "children", "name", "offset", "source", "text")

    def __init__(
        self, name: Name, attributes: dict[Name, str], offset: int, source: Source
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""
        """All text directly within it."""
        self.offset = offset
        """Where its start tag begins."""
        self.source = source

    @property
    def tag(self) -> str:
        """Its name as a style writes it."""
        return shown(self.name)

    def get(self, name: str) -> str | None:
        """The value of an attribute without a namespace."""
        return self.attributes.get(("", name))

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each attribute of the start tag begins, by the name that is written there."""
        found: dict[str, int] = {}
        text, at = self.source.text, self.offset
        head = re.compile(r"<[^\s/>]+").match(text, at)
        at = head.end() if head else at
        while match := ATTRIBUTE.match(text, at):
            found[match["name"]] = match.start("name")
            at = match.end()
        return found

    @property
    def height(self) -> int:
        """How many elements stand in one another."""
        height, row = 0, [self]
        while row:
            height += 1
            row = [child for element in row for child in element.children]
        return height

    def attribute_at(self, name: Name) -> int:
        """Where an attribute begins; the element's own place if it cannot be told."""
        return self.places.get(shown(name), self.offset)

    def value_at(self, name: Name, part: str = "") -> int:
        """Where the value of an attribute begins, or a word of it."""
        start = self.attribute_at(name)
        match = ATTRIBUTE.match(self.source.text, start)
        if not match:
            return start
        word = re.search(rf"(?<!\S){re.escape(part)}(?!\S)", match["value"]) if part else None
        return match.start("value") + (word.start() if word else 0)

    def every(self) -> Iterator[Element]:
        """It and all elements beneath it, in the order of the text."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += reversed(element.children)


ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=<>/'"]+)\s*=\s*(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.DOTALL
)


def shown(name: Name) -> str:
    """A name as a style writes it: those of other namespaces keep their namespace.

    >>> shown(("http://www.w3.org/XML/1998/namespace", "lang"))
    'xml:lang'
    """
    namespace, local = name
    prefix = PREFIXES.get(namespace)
    return f"{{{namespace}}}{local}" if prefix is None else f"{prefix}{local}"


class Builder:
    """The handlers that expat calls while it reads, and what they have built."""

    def __init__(self, parser: expat.XMLParserType, source: Source) -> None:
        self.parser = parser
        self.source = source
        self.lines = source.text.split("\n")
        self.open: list[Element] = []
        self.root: Element | None = None
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.StartDoctypeDeclHandler = self.doctype

    @property
    def place(self) -> int:
        """Where in the text the parser is."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        text = self.lines[line - 1]
        if not text.isascii():
            # expat counts bytes.
            column = len(text.encode("utf-8", "replace")[:column].decode("utf-8", "ignore"))
        return self.source.line_starts[line - 1] + column

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        named = {name_of(key): value for key, value in attributes.items()}
        element = Element(name_of(name), named, self.place, self.source)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _: str) -> None:
        """An element ends."""
        self.open.pop()

    def characters(self, text: str) -> None:
        """Text of an element."""
        self.open[-1].text += text

    def doctype(self, *_: object) -> None:
        """A document type declaration begins: the first step to entities."""
        line, column = self.source.place(max(0, self.source.text.find("<!DOCTYPE")))
        raise CiteformError(Problem("xml", NO_DOCTYPE, self.source.name, line, column))


def read_elements(source: Source) -> Element:
    """The root element of an XML text.

    Raises `CiteformError` with the place at which the text is no XML.
    """
    # The text is decoded already, whatever the encoding was that the file declares.
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    builder = Builder(parser, source)
    try:
        parser.Parse(source.text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise ill_formed(error, source, builder.open) from None
    assert builder.root is not None
    return builder.root


def ill_formed(error: expat.ExpatError, source: Source, stack: list[Element]) -> CiteformError:
    """The error about a text that is no XML, which names the element that is open."""
    found = not_well_formed(error, Path(source.name))
    if not stack or error.code not in (MISMATCH, NO_END):
        return found
    line, _ = source.place(stack[-1].offset)
    what = "is ended by another tag" if error.code == MISMATCH else "has no end"
    problem = found.problem._replace(message=f"<{stack[-1].tag}> of line {line} {what}")
    return CiteformError(problem)


def name_of(name: str) -> Name:
    """A name from expat's form of it.

    >>> name_of("http://purl.org/net/xbiblio/csl text"), name_of("form")
    (('http://purl.org/net/xbiblio/csl', 'text'), ('', 'form'))
    """
    namespace, _, local = name.rpartition(" ")
    return namespace, local
