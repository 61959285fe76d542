"""The XML of a style: read without trust, with its parent's name and its macros.

lxml is imported in functions, for the reason that `style.py` gives; what the catalogue asks of many
files is answered by expat, which costs nothing to load.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.parsers import expat

from citeform.csl.node import Node
from citeform.problems import CiteformError, Problem

CSL = "{http://purl.org/net/xbiblio/csl}"
NAMESPACES = {"cs": "http://purl.org/net/xbiblio/csl"}

MOST_BYTES = 8 * 1024 * 1024
"""Larger files are refused; the largest style of the repository has a thirtieth of it."""

NO_DOCTYPE = "a style has no document type declaration; this one was not read"


def content_of(path: Path) -> bytes:
    """The bytes of a CSL file."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise trouble("unreadable", getattr(error, "strerror", "") or str(error), path) from None
    if len(content) > MOST_BYTES:
        raise trouble("too-large", f"a style has at most {MOST_BYTES // 1024 // 1024} MB", path)
    return content


def parse(path: Path, parser: Any) -> Any:
    """The root element of a CSL file."""
    return parse_text(content_of(path), parser, path)


def parse_text(content: bytes, parser: Any, path: Path) -> Any:
    """The root element of CSL from its bytes."""
    from lxml import etree

    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        problem = Problem("xml", error.msg.partition(", line ")[0], str(path), line, column)
        raise CiteformError(problem) from None
    if root.getroottree().docinfo.doctype:
        raise trouble("xml", NO_DOCTYPE, path)
    if root.tag != CSL + "style":
        name = root.tag.rpartition("}")[2]
        message = f"a CSL style begins with <style> in CSL's namespace, this file with <{name}>"
        raise trouble("bad-style", message, path, root)
    return root


def independent_parent(root: Any) -> str:
    """The name of the style that a dependent style refers to; empty for an independent one."""
    link = root.find("cs:info/cs:link[@rel='independent-parent']", NAMESPACES)
    return "" if link is None else last_segment(link.get("href", ""))


def last_segment(url: str) -> str:
    """The name at the end of a style's URL.

    >>> last_segment("http://www.zotero.org/styles/apa/")
    'apa'
    """
    return url.strip().rstrip("/").rpartition("/")[2]


def parent_of(path: Path) -> str | None:
    """The name of the independent style that a dependent one names in its head."""
    found: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.endswith(" link") and attributes.get("rel") == "independent-parent":
            found.append(last_segment(attributes.get("href", "")))

    def doctype(*_: object) -> None:
        raise trouble("xml", NO_DOCTYPE, path)

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content_of(path), True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        problem = Problem("xml", message, str(path), error.lineno, error.offset + 1)
        raise CiteformError(problem) from None
    except (LookupError, ValueError):
        # Python is asked for the encodings that expat does not know, and may not know them either.
        raise CiteformError(Problem("xml", "unknown encoding", str(path), 1)) from None
    return found[0] if found else None


def trouble(code: str, message: str, path: Path, element: Any = None) -> CiteformError:
    """The error about a style file, at the line of one of its elements."""
    line = 0
    if element is not None:
        line = element.line if isinstance(element, Node) else element.sourceline or 0
    return CiteformError(Problem(code, message, str(path), line))


def nested_too_deeply(path: Path, element: Any = None) -> CiteformError:
    """The error about a style whose elements stand in one another without end."""
    return trouble("bad-style", "the style's elements are nested too deeply", path, element)
