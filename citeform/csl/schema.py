"""CSL's schema: the RELAX NG file that citeproc-py carries, as patterns."""

from __future__ import annotations

from functools import cache, partial

from citeform.csl.element import Element, read_elements
from citeform.csl.relaxng import (
    ATTRIBUTE,
    CHOICE,
    DATA,
    ELEMENT,
    GROUP,
    INTERLEAVE,
    LIST,
    MORE,
    VALUE,
    Name,
    Pattern,
    Patterns,
)
from citeform.csl.style import schema_file
from citeform.problems import Source

RELAXNG = "http://relaxng.org/ns/structure/1.0"
KINDS = {"group": GROUP, "interleave": INTERLEAVE, "choice": CHOICE}


class Schema:
    """A grammar: what a style may be."""

    def __init__(self, source: Source) -> None:
        self.patterns = Patterns()
        self.defines: dict[str, Element] = {}
        self.known: dict[str, Pattern] = {}
        self.named: dict[Name, list[Pattern]] = {}
        """The elements of each name, of the defines that were read so far."""
        root = read_elements(source)
        for element in root.every():
            if element.name == (RELAXNG, "define"):
                self.defines[element.get("name") or ""] = element
        self.start = self.sequence(next(one for one in root.every() if one.tag.endswith("}start")))

    @property
    def elements(self) -> dict[Name, list[Pattern]]:
        """Every element that a style may have somewhere, by its name."""
        waiting = [self.start]
        seen: set[Pattern] = set()
        while waiting:
            for leaf in waiting.pop().leaves:
                if leaf.kind == ELEMENT and leaf not in seen:
                    seen.add(leaf)
                    waiting.append(leaf.content)
        return self.named

    def define(self, name: str) -> Pattern:
        """The pattern of a name."""
        if name not in self.known:
            self.known[name] = self.sequence(self.defines[name])
        return self.known[name]

    def sequence(self, element: Element, kind: str = GROUP) -> Pattern:
        """The children of an element of the schema as one pattern."""
        found: Pattern | None = None
        for child in element.children:
            if child.name[0] != RELAXNG or child.name[1] in ("name", "param"):
                continue
            pattern = self.pattern(child)
            found = pattern if found is None else self.patterns.make(kind, found, pattern)
        return self.patterns.empty if found is None else found

    def pattern(self, element: Element) -> Pattern:
        """The pattern of an element of the schema."""
        tag, patterns = element.name[1], self.patterns
        if tag == "ref":
            return self.define(element.get("name") or "")
        if tag in KINDS:
            return self.sequence(element, KINDS[tag])
        if tag in ("text", "empty", "notAllowed"):
            return {"text": patterns.text, "empty": patterns.empty}.get(tag, patterns.nothing)
        if tag == "value":
            return patterns.one(VALUE, text=" ".join(element.text.split()))
        if tag == "data":
            form = next((one.text for one in element.children if one.name[1] == "param"), None)
            return patterns.one(DATA, right=form, text=element.get("type") or "string")
        if tag == "element":
            pattern = Pattern(ELEMENT, partial(self.sequence, element), name=name_in(element))
            self.named.setdefault(pattern.name, []).append(pattern)
            return pattern
        inside = self.sequence(element)
        if tag == "attribute":
            return patterns.one(ATTRIBUTE, inside, name=name_in(element))
        if tag == "list":
            return patterns.one(LIST, inside)
        if tag in ("oneOrMore", "zeroOrMore"):
            inside = patterns.make(MORE, inside)
        if tag in ("optional", "zeroOrMore"):
            return patterns.make(CHOICE, inside, patterns.empty)
        if tag in ("oneOrMore", "start", "define"):
            return inside
        raise ValueError(f"the schema has a <{tag}>, which no pattern is known for")


def name_in(element: Element) -> Name:
    """The name that an element of the schema gives to an attribute or element."""
    name = next(one for one in element.children if one.name == (RELAXNG, "name"))
    return name.get("ns") or "", name.text.strip()


@cache
def schema() -> Schema:
    """CSL's schema."""
    path = schema_file()
    return Schema(Source(path.read_text(encoding="utf-8"), str(path)))
