"""Records → XML, by the paths that reading finds them by.

A style file's `[xml]` table says: `root`, the elements around all records, and `attributes` of the
first; `record`, the element of each; `always`, paths that every record has; `doctype`; `order`, the
names of elements in the order in which they stand.  Of the rows of `types` the first with a
record's type gives the paths that show it, and `inline` the elements for CSL's inline tags; a tag
that has none stands as text, and reads as a tag again.  `takes` lists the tags of elements that do
not take all.  `plain` is the element for what stands beside such elements, `filler` gives the one
that stands in an element which may not be empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from citeform.model import rich
from citeform.model.element import Element
from citeform.syntax.record import Record
from citeform.syntax.xmlpath import Condition, Path, Step, compiled
from citeform.tuples import NamedTuple

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The letters of the scripts that keys are written in, as far as all editions of XML 1.0 have them
# in names: Latin, Greek, Cyrillic, Hebrew, Arabic, kana, Chinese and Hangul.
LETTERS = (
    "A-Za-zÀ-ÖØ-öø-ıĴ-ľŁ-ňŊ-žƀ-ǃǍ-ǰḀ-ẛẠ-ỹ"
    "Ά\u0388-ΊΌΎ-ΡΣ-ώЁ-ЌЎ-яё-ќў-ҁ"
    "\u05d0-\u05ea\u0621-\u063a\u0641-\u064aぁ-ゔァ-ヺ一-龥가-힣"
)
NO_NAME = re.compile(f"[^{LETTERS}0-9_.-]")
"""A sign that no name has."""
START = re.compile(f"[{LETTERS}_]")
"""A sign that a name begins with."""


class Inline(NamedTuple):
    """The elements for CSL's inline tags."""

    steps: Mapping[str, Step]
    takes: Mapping[str, Sequence[str]]
    """An element → the tags that it takes, when it does not take all."""

    def inside(self, tag: str) -> Mapping[str, Step]:
        """The steps for the tags that an element takes."""
        if tag not in self.takes:
            return self.steps
        return {name: step for name, step in self.steps.items() if name in self.takes[tag]}


class Draft:
    """An element that is being written; it answers as one that was read does."""

    def __init__(self, tag: str, attrib: Mapping[str, str] | None = None) -> None:
        self.tag = tag
        self.attrib = dict(attrib or {})
        self.text = ""
        self.tail = ""
        self.children: list[Draft] = []
        self.above: Draft | None = None
        self.flows = False
        """Whether it holds text, so that white space says something."""

    def __iter__(self) -> Iterator[Draft]:
        return iter(self.children)

    def get(self, name: str) -> str | None:
        """An attribute."""
        return self.attrib.get(name)

    def getparent(self) -> Draft | None:
        """The element around it."""
        return self.above

    def add(self, child: Draft) -> Draft:
        """Put an element last in it."""
        child.above = self
        self.children.append(child)
        return child


def render(records: Iterable[Record], options: Mapping[str, Any]) -> str:
    """Write records as a document."""
    form = options["xml"]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if "doctype" in form:
        head += f"{form['doctype']}\n"
    names = form["root"]
    opening = [f"{'  ' * depth}<{name}{written(form.get('attributes', {}) if not depth else {})}>\n"
               for depth, name in enumerate(names)]  # fmt: skip
    closing = [f"{'  ' * depth}</{name}>\n" for depth, name in enumerate(names)][::-1]
    taken: set[str] = set()
    inside = (line for one in records for line in lines(build(one, form, taken), len(names)))
    return "".join([head, *opening, *inside, *closing])


def build(record: Record, form: Mapping[str, Any], taken: set[str]) -> Draft:
    """The element of a record; the names in its document that are taken are added to."""
    top, root = Draft(""), Draft(form["record"])
    top.add(root)
    steps = {
        name: compiled(several[0]).steps[0] for name, several in form.get("inline", {}).items()
    }
    if "plain" in form:
        steps[""] = compiled(form["plain"]).steps[0]
    inline = Inline(steps, form.get("takes", {}))
    for path in form.get("always", ()):
        put(root, compiled(path), Element(), inline)
    for path, text in shown(record.type, form["types"]):
        put(root, compiled(path), Element(text), inline)
    for path in form.get("key", ()) if record.key else ():
        key = apart(name_of(record.key), taken) if compiled(path).attribute else record.key
        put(root, compiled(path), Element(form.get("key-prefix", "") + key), inline)
    for field in record.fields:
        put(root, compiled(field.tag), field.value, inline)
    complete(root, form.get("filler", {}))
    arrange(root, {name: at for at, name in enumerate(form.get("order", ()))})
    return root


def shown(kind: str, rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """The paths that show a record type, and their texts; a row without a type has it as text."""
    for row in rows:
        if row.get("type", kind) == kind and row.get("only") != "read":
            paths = row.get("path", ())
            paths = [paths] if isinstance(paths, str) else list(paths)
            return [(path, "" if "type" in row else kind) for path in paths]
    return []


def name_of(key: str) -> str:
    """A key as a name that an `ID` may be."""
    name = NO_NAME.sub("_", key)
    return name if START.match(name) else f"_{name}"


def apart(name: str, taken: set[str]) -> str:
    """A name that is not taken yet; it is from now on."""
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def put(root: Draft, path: Path, value: str, inline: Inline) -> None:
    """Put a value where a path leads, making the elements on the way."""
    target = root
    for at, step in enumerate(path.steps):
        if step.names == (".",):
            continue
        is_last = at == len(path.steps) - 1
        wanted = None if step.fresh or (is_last and not path.attribute) else next(
            (child for child in target.children[::-1] if step.fits(child)
             and not (is_last and path.attribute in child.attrib)), None)  # fmt: skip
        target = wanted or make(target, step)
    if path.attribute:
        target.attrib[path.attribute] = clean(value)
        return
    if isinstance(value, Element):
        target.attrib.update({name: clean(text) for name, text in value.attributes.items()})
        if value.children:
            for child in value.children:
                put_child(target, child, inline)
            return
    if value:
        fill(target, clean(value), inline)


def put_child(target: Draft, child: Element, inline: Inline) -> None:
    """Put an element with all that is in it last in another."""
    made = target.add(Draft(child.tag))
    made.attrib.update({name: clean(text) for name, text in child.attributes.items()})
    for one in child.children:
        put_child(made, one, inline)
    if not child.children:
        fill(made, clean(str(child)), inline)


def make(target: Draft, step: Step) -> Draft:
    """A new element that fits a step."""
    made = target.add(Draft(step.names[0]))
    for test in step.tests:
        if test.sign == "=" and not test.negated:
            fulfil(made, test)
    return made


def fulfil(element: Draft, test: Condition) -> None:
    """Make a condition true."""
    if test.operand[0] == "@":
        element.attrib[test.operand[1:]] = test.value
    elif test.operand == ".":
        element.text = test.value
    else:
        for name in test.operand.split("/"):
            element = element.add(Draft(name))
        element.text = test.value


def fill(element: Draft, text: str, inline: Inline) -> None:
    """Put a text with CSL's inline tags into an element."""
    element.flows = True
    if "<" not in text:
        element.text += text
        return
    events, steps = rich.parse(text), inline.inside(element.tag)
    is_marked = any(event.kind == "open" and event.value in steps for event in events)
    plain = steps.get("") if is_marked else None
    opened: list[Draft] = [element]
    shows: list[bool] = []
    for event in events:
        if event.kind == "open":
            shows.append(event.value in steps)
            if shows[-1]:
                opened.append(make(opened[-1], steps[event.value]))
                continue
        if event.kind == "close" and shows.pop():
            opened.pop()
            continue
        said = {"open": rich.OPENING, "close": rich.CLOSING}.get(event.kind, {})
        add_text(opened[-1], said.get(event.value, event.value), plain if not opened[1:] else None)


def add_text(element: Draft, text: str, plain: Step | None) -> None:
    """Put text last in an element; in an element of its own where plain text has one."""
    last = element.children[-1] if element.children else None
    if plain:
        run = last if last and plain.fits(last) else make(element, plain)
        run.text += text
    elif last:
        last.tail += text
    else:
        element.text += text


def complete(element: Draft, filler: Mapping[str, str]) -> None:
    """Put an element in those that may not be empty."""
    for child in element:
        complete(child, filler)
    if element.tag in filler and not element.children and not element.text:
        element.add(Draft(filler[element.tag]))


def arrange(element: Draft, order: Mapping[str, int]) -> None:
    """Put the elements below one in the order of the style file."""
    if element.flows:
        return
    element.children.sort(key=lambda child: order.get(child.tag, len(order)))
    for child in element:
        arrange(child, order)


def clean(text: str) -> str:
    """A text on one line, without the signs that XML has no way to write."""
    return " ".join(FORBIDDEN.sub("", text).split())


def lines(element: Draft, depth: int) -> Iterator[str]:
    """The lines of an element, those below it further in."""
    indent = "  " * depth
    start = f"{indent}<{element.tag}{written(element.attrib)}"
    if element.text or element.flows:
        yield f"{start}>{escaped(element.text)}{flow(element)}</{element.tag}>\n"
    elif element.children:
        yield f"{start}>\n"
        for child in element:
            yield from lines(child, depth + 1)
        yield f"{indent}</{element.tag}>\n"
    else:
        yield f"{start}/>\n"


def flow(element: Draft) -> str:
    """What stands below an element, in one line."""
    return "".join(
        f"<{child.tag}{written(child.attrib)}>{escaped(child.text)}{flow(child)}</{child.tag}>"
        f"{escaped(child.tail)}"
        for child in element
    )


def written(attributes: Mapping[str, str]) -> str:
    """Attributes in a tag."""
    return "".join(f' {name}="{quoted(value)}"' for name, value in attributes.items())


def escaped(text: str) -> str:
    """Text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Text as it stands in an attribute."""
    return escaped(text).replace('"', "&quot;")
