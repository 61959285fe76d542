"""A style's file: read without trust, its parent's name, and whether it can be compiled."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from citeform.csl.node import CSL, NO_DOCTYPE, Node, not_well_formed, parse
from citeform.problems import CiteformError, Problem

PRINTING = {
    *(
        "bibliography",
        "choose",
        "citation",
        "institution",
        "institution-part",
        "date",
        "date-part",
        "else",
        "else-if",
        "et-al",
        "group",
        "if",
    ),
    *("key", "label", "layout", "macro", "name", "name-part", "names", "number", "sort"),
    *("substitute", "text"),
}
"""The elements of a bibliography and of macros; CSL 1.0.2."""

PARENTS = PRINTING - {"date", "name", "names"}
"""Elements whose every child is asked to print itself."""

ONE_OF = {
    "date": ("variable",),
    "date-part": ("name",),
    "key": ("variable", "macro"),
    "names": ("variable",),
    "number": ("variable",),
    "text": ("variable", "macro", "term", "value"),
}
"""Attributes of which an element has one; CSL 1.0.2, "Rendering elements"."""

COUNTS = (
    "et-al-min",
    "et-al-use-first",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "names-min",
    "names-use-first",
)
"""Attributes that are a number."""

MOST_ELEMENTS = 2_000_000
"""Elements that one layout may come to with its macros; Chicago's come to some eight thousand."""

INFO_BYTES = 2048
"""How much is read at a time of a file of which only the head is asked for."""


def read_style(path: Path) -> Node:
    """The root element of a CSL file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise trouble("unreadable", error.strerror or str(error), path) from None
    return parse(content, path)


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
    return found[0] if found else None


def check_style(root: Node, macros: dict[str, Node], path: Path) -> None:
    """Raise the first thing that keeps a style from being compiled."""
    parts = {child.tag: child for child in root.children}
    for name in ("citation", "bibliography"):
        part = parts.get(name)
        if part is not None and part.first("layout") is None:
            raise trouble("bad-style", f"<{name}> has no <layout>", path, part)
    if "citation" not in parts and "bibliography" not in parts:
        raise trouble("bad-style", "the style has neither citations nor a bibliography", path, root)
    check_counts(root, path)
    try:
        for name in ("citation", "bibliography"):
            if name in parts:
                check_macros(parts[name], macros, path)
    except RecursionError:
        raise nested_too_deeply(path) from None


def check_macros(part: Node, macros: dict[str, Node], path: Path) -> None:
    """Look at who calls whom, and at what is no CSL."""
    calls: dict[str, int] = {}
    under_way: list[str] = []

    def visit(node: Node, above: str) -> int:
        check_node(node, above, path)
        size = 1
        name = node.attributes.get("macro")
        if name is not None and name not in calls:
            if name not in macros:
                raise trouble("bad-style", f'there is no macro "{name}"', path, node)
            if name in under_way:
                raise trouble("bad-style", f'the macro "{name}" calls itself', path, node)
            under_way.append(name)
            calls[name] = visit(macros[name], "macro")
            under_way.pop()
        size += calls.get(name or "", 0)
        sizes = [visit(child, node.tag) for child in node.children]
        # Of the branches of cs:choose one is taken.
        size += max(sizes, default=0) if node.tag == "choose" else sum(sizes)
        if size > MOST_ELEMENTS:
            # Thirty macros that each call the next twice would keep us for hours.
            raise RecursionError
        return size

    visit(part, "style")


def check_node(node: Node, above: str, path: Path) -> None:
    """Raise what is wrong with one element by itself, if it could not be printed for it.

    RelaxNG as libxml2 has it says only that "bibliography" is wrong.
    """
    if node.tag not in PRINTING and above in PARENTS:
        raise trouble("bad-style", f"there is no element <{node.tag}> in CSL", path, node)
    wanted = ONE_OF.get(node.tag, ())
    if wanted and node.attributes.keys().isdisjoint(wanted):
        message = f'<{node.tag}> has no attribute "{wanted[0]}"'
        raise trouble("bad-style", message, path, node)
    check_counts(node, path)


def check_counts(node: Node, path: Path) -> None:
    """Raise the first attribute that should be a number and is none."""
    if node.attributes.keys().isdisjoint(COUNTS):
        return
    for attribute in COUNTS:
        value = node.attributes.get(attribute)
        value = None if value is None else value.strip()
        if value is not None and not (value.isascii() and value.isdecimal() and len(value) < 9):
            message = f'{attribute} is "{value[:40]}", which is not a number'
            raise trouble("bad-style", message, path, node)


def trouble(code: str, message: str, path: Path, node: Node | None = None) -> CiteformError:
    """The error about a style file, at the line of one of its elements."""
    line = 0 if node is None else node.line
    return CiteformError(Problem(code, message, str(path), line))


def nested_too_deeply(path: Path) -> CiteformError:
    """The error about a style whose elements stand in one another without end."""
    return trouble("bad-style", "the style's elements are nested too deeply", path)
