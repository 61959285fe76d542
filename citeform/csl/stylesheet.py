"""A style's file: read without trust, its parent's name, and whether it can be compiled."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from citeform.csl.node import CSL, NO_DOCTYPE, Node, not_well_formed, parse, unknown_encoding
from citeform.problems import CiteformError, Problem

MOST_BYTES = 8 * 1024 * 1024
"""Larger files are refused; the largest style of the repository has a thirtieth of it."""

INFO_BYTES = 2048
"""How much is read at a time of a file of which only the head is asked for."""


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


def read_style(path: Path) -> Node:
    """The root element of a CSL file."""
    return parse(content_of(path), path)


def independent_parent(root: Node) -> str:
    """The name of the style that a dependent style refers to; empty for an independent one."""
    info = root.first("info")
    for link in info.children if info else ():
        if link.tag == "link" and link.get("rel") == "independent-parent":
            return last_segment(link.get("href"))
    return ""


def last_segment(url: str) -> str:
    """The name at the end of a style's URL.

    >>> last_segment("http://www.zotero.org/styles/apa/")
    'apa'
    """
    return url.strip().rstrip("/").rpartition("/")[2]


def parent_of(path: Path) -> str | None:
    """The name of the independent style that a dependent one names in its head.

    What stands after the head is not read.
    """
    found: list[str] = []
    ends: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == f"{CSL}link" and attributes.get("rel") == "independent-parent":
            found.append(last_segment(attributes.get("href", "")))

    def end(name: str) -> None:
        if name == f"{CSL}info":
            ends.append(name)

    def doctype(*_: object) -> None:
        raise trouble("xml", NO_DOCTYPE, path)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    try:
        with open(path, "rb") as file:
            while not ends and (head := file.read(INFO_BYTES)):
                parser.Parse(head, False)
            if not ends:
                parser.Parse(b"", True)
    except OSError as error:
        raise trouble("unreadable", error.strerror or str(error), path) from None
    except expat.ExpatError as error:
        raise not_well_formed(error, path) from None
    except (LookupError, ValueError):
        raise unknown_encoding(path) from None
    return found[0] if found else None


def trouble(code: str, message: str, path: Path, node: Node | None = None) -> CiteformError:
    """The error about a style file, at the line of one of its elements."""
    line = 0 if node is None else node.line
    return CiteformError(Problem(code, message, str(path), line))


def nested_too_deeply(path: Path, node: Node | None = None) -> CiteformError:
    """The error about a style whose elements stand in one another without end."""
    return trouble("bad-style", "the style's elements are nested too deeply", path, node)
