"""XML: elements that are records, and what paths find in them.

A style file's `[xml]` table says: `records`, lists of element names, of which the first that the
document has holds its records (the innermost, where they nest); `unwrap`, elements that hold
several forms of one thing, and which is the best; `split`, the elements of which each record has
one; `key`, paths of its key; `types`, rows of a `path` or several and the type that they show: the
first that fits decides, and one without `type` takes the text it finds if that is a known type;
`inline`, CSL's inline tags and the elements that stand for them; `lines`, elements that are lines
of their own; `drop`, elements that say nothing.  How it is written is told in `xmlwrite`; what a
path is, in `xmlpath`.

No DTD is read and no entity expanded but the characters that HTML has names for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html.entities import html5
from typing import Any

from citeform.model.element import Element
from citeform.model.rich import CLOSING, OPENING
from citeform.problems import Problem, Source
from citeform.syntax.record import Field, Parsed, Record
from citeform.syntax.xmlcut import around, cut
from citeform.syntax.xmlpath import (
    attribute as value_of,
)
from citeform.syntax.xmlpath import (
    attributes,
    branches,
    compiled,
    find,
    innermost,
    local,
    plain,
)
from citeform.syntax.xmlwrite import apart, build, frame, render

__all__ = ["clean_key", "cut", "frame", "parse", "render", "reread", "told_apart"]

WRAPPER = "document"
"""An element around the whole text: files that were joined have several roots."""

SPECIAL = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<!DOCTYPE[^\[>]*(?:\[.*?(?:\]\s*>|\Z)|>|\Z)"
    r"|<\?.*?(?:\?>|\Z)|&(?P<entity>#\d+;|#x[\da-fA-F]+;|(?P<name>[A-Za-z][\w.-]*);)?"
    r"|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]",
    re.DOTALL,
)
PREDEFINED = ("amp", "lt", "gt", "quot", "apos")


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Cut an XML document into records; what is not well formed is reported, the rest is kept."""
    form = options["xml"]
    problems: list[Problem] = []
    root = read_tree(source, problems, around(source, options))
    if root is None:
        return Parsed((), tuple(problems))
    for name, best in form.get("unwrap", {}).items():
        unwrap([one for one in root.iter("*") if local(one) == name], best)
    elements = record_elements(root, form["records"])
    parts = [part for element in elements for part in split(element, form.get("split", ""))]
    reader = Reader(options, source)
    return Parsed(tuple(reader.record(part) for part in parts), tuple(problems))


def read_tree(source: Source, problems: list[Problem], lacks: tuple[str, str]) -> Any:
    """The tree of a document, as far as it can be read; a stretch of one lacks tags around it."""
    from lxml import etree

    text = repaired(source, problems)
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=False, strip_cdata=True,
    )  # fmt: skip
    before = f"<{WRAPPER}>{lacks[0]}"
    wrapped = f"{before}{text}{lacks[1]}</{WRAPPER}>"
    try:
        root = etree.fromstring(wrapped.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    fault = next((one for one in parser.error_log if one.level_name == "FATAL"), None)
    if fault and not problems:
        column = max(fault.column - (len(before) if fault.line == 1 else 0), 1)
        message = f"not well-formed XML: {fault.message.strip().rstrip('.')}"
        line = min(fault.line, len(source.line_starts))
        first, left = source.start
        column += left - 1 if line == 1 else 0
        problems.append(Problem("xml", message, source.name, line + first - 1, column))
    return root


def repaired(source: Source, problems: list[Problem]) -> str:
    """The text without its DTD, its named characters as they are, and without what XML forbids.

    An ampersand that begins no entity is meant as it stands; the first is reported.
    """

    def repair(match: re.Match[str]) -> str:
        found = match[0]
        if found[0] != "&":
            if found[1:2] == "!" and found[2:9] != "DOCTYPE":
                return found
            return "\n" * found.count("\n")
        name = match["name"]
        if name and name not in PREDEFINED and f"{name};" in html5:
            return "".join(f"&#{ord(sign)};" for sign in html5[f"{name};"])
        if match["entity"] and (not name or name in PREDEFINED):
            return found
        if not problems:
            what = f"the entity {found} is not known" if name else "an ampersand stands alone"
            problems.append(
                source.problem("xml", f"not well-formed XML: {what}", match.start(), "it is kept")
            )
        return f"&amp;{found[1:]}"

    return SPECIAL.sub(repair, source.text)


def record_elements(root: Any, names: Sequence[Sequence[str]]) -> list[Any]:
    """The elements of a document that are its records."""
    by_name: dict[str, list[Any]] = {}
    wanted = {name for several in names for name in several}
    for element in root.iter("*"):
        name = local(element)
        if name in wanted:
            by_name.setdefault(name, []).append(element)
    for several in names:
        if any(name in by_name for name in several):
            if len(several) == 1:
                return innermost(by_name[several[0]])
            found = {element for name in several for element in by_name.get(name, ())}
            return innermost(element for element in root.iter("*") if element in found)
    return []


def unwrap(wrappers: Sequence[Any], best: str) -> None:
    """Put the best of the forms that an element holds in the place of the element."""
    for wrapper in wrappers:
        forms = [one for one in wrapper if local(one) == best] or list(wrapper)
        if forms:
            forms[0].tail = wrapper.tail
            wrapper.getparent().replace(wrapper, forms[0])


def split(element: Any, path: str) -> Iterator[Any]:
    """An element once for each of the parts of which a record has one."""
    parts = list(find(element, compiled(path))) if path else []
    if len(parts) < 2:
        yield element
        return
    from copy import deepcopy

    places = [list(element).index(part) for part in parts]
    for place in places:
        copy = deepcopy(element)
        for other in [child for at, child in enumerate(copy) if at in places and at != place]:
            copy.remove(other)
        yield copy


class Reader:
    """What makes records of elements."""

    def __init__(self, options: Mapping[str, Any], source: Source) -> None:
        self.form = options["xml"]
        self.known = {tag.lower() for tag in options["types"]}
        self.branches = branches(tuple(options["tags"]))
        self.starts = source.line_starts
        self.inline = [
            (name, tuple(compiled(path).steps[0] for path in several))
            for name, several in self.form.get("inline", {}).items()
        ]
        self.inline_names = {name for _, steps in self.inline for step in steps
                             for name in step.names}  # fmt: skip
        self.lines = frozenset(self.form.get("lines", ()))
        self.drop = frozenset(self.form.get("drop", ()))

    def record(self, element: Any) -> Record:
        """The record of an element."""
        fields: list[Field] = []
        for up, branch in self.branches.items():
            start = element
            for _ in range(up):
                start = start.getparent() if start is not None else None
            if start is not None:
                found = (self.field(*one) for one in branch.walk(start))
                fields += [one for one in found if one.value or one.value.attributes]
        at = self.offset(element)
        return Record(self.type_of(element), self.key_of(element), tuple(fields), at, at)

    def field(self, tag: str, element: Any, attribute: str) -> Field:
        """A field of what a path found."""
        at = self.offset(element)
        if attribute:
            return Field(
                tag, Element((value_of(element, attribute) or "").strip(), attribute), at, at
            )
        return Field(tag, self.element(element), at, at)

    def offset(self, element: Any) -> int:
        """Where the line of an element begins."""
        line = getattr(element, "sourceline", None) or 1
        return self.starts[min(line, len(self.starts)) - 1]

    def element(self, element: Any) -> Element:
        """An element as a value, with all that is in it."""
        children = [self.element(child) for child in element]
        lines = (" ".join(line.split()) for line in self.text(element).split("\n"))
        text = "\n".join(filter(None, lines))
        raw = "" if children else element.text or ""
        return Element(text, local(element), attributes(element), children, raw)

    def text(self, element: Any) -> str:
        """The text of an element with CSL's inline tags."""
        parts = [folded(element.text)]
        for child in element:
            name = local(child)
            if name not in self.drop:
                inside = self.text(child)
                if name in self.inline_names:
                    inside = self.marked(child, inside)
                parts.append(f"\n{inside}\n" if name in self.lines else inside)
            parts.append(folded(child.tail))
        return "".join(parts)

    def marked(self, element: Any, text: str) -> str:
        """The text of an inline element, in the tags that it stands for."""
        for name, steps in self.inline:
            if text.strip() and any(step.fits(element) for step in steps):
                text = f"{OPENING[name]}{text}{CLOSING[name]}"
        return text

    def type_of(self, element: Any) -> str:
        """The type that the rows of `types` find, or the text of the first that found one."""
        unknown = ""
        for row in self.form["types"]:
            if row.get("only") == "write":
                continue
            paths = row.get("path", ())
            paths = [paths] if isinstance(paths, str) else paths
            found = [list(find(element, compiled(path))) for path in paths]
            if not all(found):
                continue
            if "type" in row:
                return str(row["type"])
            for one in found[0]:
                text = self.field("", one, compiled(paths[0]).attribute).value
                if text.lower() in self.known:
                    return str(text)
                unknown = unknown or str(text)
        return unknown

    def key_of(self, element: Any) -> str:
        """The key that the first of its paths finds."""
        prefix = self.form.get("key-prefix", "")
        for path in map(compiled, self.form.get("key", ())):
            for found in find(element, path):
                name = path.attribute
                text = value_of(found, name) if name else plain(found)
                text = " ".join((text or "").split())
                if text.startswith(prefix):
                    return text.removeprefix(prefix)
        return ""


def folded(text: str | None) -> str:
    """A text with its white space as single blanks."""
    return BLANKS.sub(" ", text) if text else ""


BLANKS = re.compile(r"\s+")


def check(options: Mapping[str, Any]) -> None:
    """Refuse a style file without what every one needs, or with a path that is none.

    Raises `ValueError`.
    """
    form = options["xml"]
    for member in ("records", "types"):
        if member not in form:
            raise ValueError(f'"{member}" is missing under [xml]')
    for name in {name for several in form.get("takes", {}).values() for name in several}:
        if name not in form.get("inline", {}):
            raise ValueError(f'"{name}" under [xml.takes] is not under [xml.inline]')
    rows = [row.get("path", ()) for row in form["types"]]
    inline = [path for several in form.get("inline", {}).values() for path in several]
    for several in (options["tags"], form.get("key", ()), form.get("always", ()), inline, *rows):
        for path in [several] if isinstance(several, str) else several:
            for step in compiled(path).steps:
                for test in step.tests:
                    test.fits("")


def clean_key(key: str) -> str:
    """A key on one line."""
    return " ".join(key.split())


def reread(record: Record, options: Mapping[str, Any]) -> Record:
    """A record as it is read again: one path may find what another has written."""
    return Reader(options, Source("")).record(build(record, options["xml"], set()))


def told_apart(record: Record, taken: set[str], options: Mapping[str, Any]) -> Record:
    """A record with a key that none of its document has yet, where attributes alone hold keys.

    They are of the type `ID`, of which a document has each once.
    """
    paths = options["xml"].get("key", ())
    if not record.key or not all(compiled(path).attribute for path in paths):
        return record
    return record._replace(key=apart(record.key, taken))
