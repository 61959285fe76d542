"""The XML of a style: read without trust, with its parent's name and its macros.

lxml is imported in functions, for the reason that `style.py` gives; what the catalogue asks of many
files is answered by expat, which costs nothing to load.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.parsers import expat

from citeform.problems import CiteformError, Problem

CSL = "{http://purl.org/net/xbiblio/csl}"
NAMESPACES = {"cs": "http://purl.org/net/xbiblio/csl"}

PRINTING = {
    *("bibliography", "choose", "date", "date-part", "else", "else-if", "et-al", "group", "if"),
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

NO_DOCTYPE = "a style has no document type declaration; this one was not read"


def parse(path: Path, parser: Any) -> Any:
    """The root element of a CSL file."""
    from lxml import etree

    try:
        content = path.read_bytes()
    except OSError as error:
        raise trouble("unreadable", error.strerror or str(error), path) from None
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
        parser.Parse(path.read_bytes(), True)
    except OSError as error:
        raise trouble("unreadable", error.strerror or str(error), path) from None
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        problem = Problem("xml", message, str(path), error.lineno, error.offset + 1)
        raise CiteformError(problem) from None
    return found[0] if found else None


def check_macros(root: Any, path: Path) -> dict[str, Any]:
    """The macros by name, after a look at who calls whom and at what is no CSL."""
    macros: dict[str, Any] = {}
    for macro in root.findall("cs:macro", NAMESPACES):
        macros.setdefault(macro.get("name"), macro)
    done: set[str] = set()
    under_way: list[str] = []

    def visit(element: Any) -> None:
        for inside in element.iter(f"{CSL}*"):
            check_element(inside, path)
            name = inside.get("macro")
            if name is None or name in done:
                continue
            if name not in macros:
                raise trouble("bad-style", f'there is no macro "{name}"', path, inside)
            if name in under_way:
                raise trouble("bad-style", f'the macro "{name}" calls itself', path, inside)
            under_way.append(name)
            visit(macros[name])
            done.add(under_way.pop())

    check_counts(root, path)
    try:
        visit(root.find("cs:bibliography", NAMESPACES))
    except RecursionError:
        raise nested_too_deeply(path) from None
    return macros


def check_element(element: Any, path: Path) -> None:
    """Raise what is wrong with one element by itself, if it could not be printed for it.

    RelaxNG as libxml2 has it says only that "bibliography" is wrong.
    """
    name, above = element.tag.removeprefix(CSL), element.getparent().tag.removeprefix(CSL)
    if name not in PRINTING and above in PARENTS:
        raise trouble("bad-style", f"there is no element <{name}> in CSL", path, element)
    wanted = ONE_OF.get(name, ())
    if wanted and not any(attribute in element.attrib for attribute in wanted):
        message = f'<{name}> has no attribute "{wanted[0]}"'
        raise trouble("bad-style", message, path, element)
    check_counts(element, path)


def check_counts(element: Any, path: Path) -> None:
    """Raise the first attribute that should be a number and is none."""
    for attribute in COUNTS:
        value = element.get(attribute)
        if value is not None and not (value.isascii() and value.isdecimal()):
            message = f'{attribute} is "{value}", which is not a number'
            raise trouble("bad-style", message, path, element)


def check_schema(path: Path, schema: str) -> None:
    """Raise the first complaint of a RelaxNG schema about a style, if it has one."""
    from lxml import etree

    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True))
    grammar = etree.RelaxNG(etree.parse(schema))
    if not grammar.validate(tree):
        first = grammar.error_log[0]
        message = f"the CSL schema does not accept it: {first.message}"
        raise CiteformError(Problem("bad-style", message, str(path), first.line))


def trouble(code: str, message: str, path: Path, element: Any = None) -> CiteformError:
    """The error about a style file, at the line of one of its elements."""
    line = 0 if element is None else element.sourceline or 0
    return CiteformError(Problem(code, message, str(path), line))


def nested_too_deeply(path: Path) -> CiteformError:
    """The error about a style whose elements stand in one another without end."""
    return trouble("bad-style", "the style's elements are nested too deeply", path)
