"""RELAX NG: what a schema allows, as patterns, and what is left of one when a part was seen.

James Clark's algorithm ("An algorithm for RELAX NG validation"): a pattern's derivative by an
attribute or a child is the pattern of what may still come.  libxml2 validates too, but says of a
wrong attribute ten levels down that `bibliography` is not expected, and only the first thing;
patterns know what would have been right.  Equal patterns are one object, so that a derivative is
made once: a hot path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

Name = tuple[str, str]

EMPTY, NOTHING, TEXT = "empty", "notAllowed", "text"
CHOICE, GROUP, INTERLEAVE = "choice", "group", "interleave"
MORE, LIST, VALUE, DATA = "oneOrMore", "list", "value", "data"
ATTRIBUTE, ELEMENT = "attribute", "element"


class Pattern:
    """What may stand in a place."""

    __slots__ = ("__dict__", "kind", "left", "name", "right", "text")

    def __init__(
        self, kind: str, left: Any = None, right: Any = None, name: Name = ("", ""), text: str = ""
    ) -> None:
        self.kind = kind
        self.left = left
        """The first or only part; of an element a function, for elements hold one another."""
        self.right = right
        self.name = name
        """The name of an attribute or element."""
        self.text = text
        """The value, or the name of the data type, whose pattern is `right`."""

    @cached_property
    def content(self) -> Pattern:
        """What may stand in an element or attribute."""
        found: Pattern = self.left() if self.kind == ELEMENT else self.left
        return found

    @cached_property
    def is_nullable(self) -> bool:
        """Whether nothing need stand there."""
        if self.kind == CHOICE:
            return bool(self.left.is_nullable or self.right.is_nullable)
        if self.kind in (GROUP, INTERLEAVE):
            return bool(self.left.is_nullable and self.right.is_nullable)
        if self.kind == MORE:
            return bool(self.left.is_nullable)
        return self.kind in (EMPTY, TEXT)

    @cached_property
    def parts(self) -> tuple[Pattern, ...]:
        """The patterns it is made of, none for what stands by itself."""
        if self.kind in (CHOICE, GROUP, INTERLEAVE):
            return (self.left, self.right)
        return (self.left,) if self.kind in (MORE, LIST) else ()

    @cached_property
    def leaves(self) -> tuple[Pattern, ...]:
        """The attributes, elements and values of which something may come, each once."""
        if not self.parts:
            return (self,)
        return tuple(dict.fromkeys(leaf for part in self.parts for leaf in part.leaves))


class Patterns:
    """The patterns of one schema, and their derivatives."""

    def __init__(self) -> None:
        self.made: dict[tuple[Any, ...], Pattern] = {}
        self.opened: dict[tuple[Pattern, Name], dict[Pattern, Pattern]] = {}
        self.empty = Pattern(EMPTY)
        self.nothing = Pattern(NOTHING)
        self.text = Pattern(TEXT)

    def make(self, kind: str, left: Pattern, right: Pattern | None = None) -> Pattern:
        """A pattern of parts, simplified."""
        empty, nothing = self.empty, self.nothing
        if kind == MORE or right is None:
            return left if left in (empty, nothing) else self.one(kind, left)
        if kind == CHOICE:
            if left is nothing or left is right or (left is empty and right.is_nullable):
                return right
            if right is nothing or (right is empty and left.is_nullable):
                return left
        elif nothing in (left, right):
            return nothing
        elif left is empty:
            return right
        elif right is empty:
            return left
        return self.one(kind, left, right)

    def one(
        self, kind: str, left: Any = None, right: Any = None, name: Name = ("", ""), text: str = ""
    ) -> Pattern:
        """The one pattern of its kind and parts."""
        key = (kind, left, right, name, text)
        found = self.made.get(key)
        if found is None:
            found = self.made[key] = Pattern(kind, left, right, name, text)
        return found

    def after_attribute(self, pattern: Pattern, fits: Callable[[Pattern], bool]) -> Pattern:
        """What is left when one of its attributes that fit was seen."""
        kind = pattern.kind
        if kind == ATTRIBUTE:
            return self.empty if fits(pattern) else self.nothing
        if kind == CHOICE:
            left = self.after_attribute(pattern.left, fits)
            return self.make(CHOICE, left, self.after_attribute(pattern.right, fits))
        if kind in (GROUP, INTERLEAVE):
            left, right = pattern.left, pattern.right
            return self.make(
                CHOICE,
                self.make(kind, self.after_attribute(left, fits), right),
                self.make(kind, left, self.after_attribute(right, fits)),
            )
        if kind == MORE:
            rest = self.after_attribute(pattern.left, fits)
            return self.make(GROUP, rest, self.make(CHOICE, pattern, self.empty))
        return self.nothing

    def without_attributes(self, pattern: Pattern, instead: Pattern) -> Pattern:
        """What is left when no more attributes come: those it has are `instead`."""
        if pattern.kind == ATTRIBUTE:
            return instead
        if pattern.kind == MORE:
            return self.make(MORE, self.without_attributes(pattern.left, instead))
        if pattern.kind in (CHOICE, GROUP, INTERLEAVE):
            left = self.without_attributes(pattern.left, instead)
            return self.make(pattern.kind, left, self.without_attributes(pattern.right, instead))
        return pattern

    def after_child(self, pattern: Pattern, name: Name) -> dict[Pattern, Pattern]:
        """The elements of a name that may come next, each with what may come behind it."""
        key = (pattern, name)
        found = self.opened.get(key)
        if found is None:
            found = self.opened[key] = {}
            for element, rest in self.opening(pattern, name):
                found[element] = self.make(CHOICE, found.get(element, self.nothing), rest)
        return found

    def opening(self, pattern: Pattern, name: Name) -> Iterator[tuple[Pattern, Pattern]]:
        """Each way in which an element of a name may come next."""
        kind, left, right = pattern.kind, pattern.left, pattern.right
        if kind == ELEMENT:
            if pattern.name == name:
                yield pattern, self.empty
        elif kind == CHOICE:
            yield from self.after_child(left, name).items()
            yield from self.after_child(right, name).items()
        elif kind == GROUP:
            for element, rest in self.after_child(left, name).items():
                yield element, self.make(GROUP, rest, right)
            if left.is_nullable:
                yield from self.after_child(right, name).items()
        elif kind == INTERLEAVE:
            for element, rest in self.after_child(left, name).items():
                yield element, self.make(INTERLEAVE, rest, right)
            for element, rest in self.after_child(right, name).items():
                yield element, self.make(INTERLEAVE, left, rest)
        elif kind == MORE:
            again = self.make(CHOICE, pattern, self.empty)
            for element, rest in self.after_child(left, name).items():
                yield element, self.make(GROUP, rest, again)

    def after_text(self, pattern: Pattern, text: str) -> Pattern:
        """What is left when a text, or a word of a list, was seen."""
        kind, left, right = pattern.kind, pattern.left, pattern.right
        if kind == TEXT:
            return pattern
        if kind == VALUE:
            return self.empty if " ".join(text.split()) == pattern.text else self.nothing
        if kind == DATA:
            return self.empty if is_a(pattern, text) else self.nothing
        if kind == LIST:
            for word in text.split():
                left = self.after_text(left, word)
            return self.empty if left.is_nullable else self.nothing
        if kind == CHOICE:
            return self.make(CHOICE, self.after_text(left, text), self.after_text(right, text))
        if kind in (GROUP, INTERLEAVE):
            rest = self.make(kind, self.after_text(left, text), right)
            if kind == INTERLEAVE:
                other = self.make(kind, left, self.after_text(right, text))
            else:
                other = self.after_text(right, text) if left.is_nullable else self.nothing
            return self.make(CHOICE, rest, other)
        if kind == MORE:
            again = self.make(CHOICE, pattern, self.empty)
            return self.make(GROUP, self.after_text(left, text), again)
        return self.nothing

    def takes(self, pattern: Pattern, text: str) -> bool:
        """Whether a text is what a pattern of text allows."""
        return self.after_text(pattern, text).is_nullable


TYPES = {
    "boolean": re.compile(r"true|false|0|1"),
    "dateTime": re.compile(
        r"-?(\d{4,})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?"
        r"(Z|[+-](0\d|1[0-4]):[0-5]\d)?"
    ),
    "integer": re.compile(r"[+-]?\d+"),
    "language": re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
    "NMTOKEN": re.compile(r"[\w.:\-\u00b7]+"),
    "anyURI": re.compile(r"[^%]*(%[0-9A-Fa-f]{2}[^%]*)*"),
}
"""XML Schema's data types that CSL's schema has → what they look like; all others take any text."""


def is_a(pattern: Pattern, text: str) -> bool:
    """Whether a text is of a data type."""
    if pattern.text == "string":
        return pattern.right is None or re.fullmatch(pattern.right, text) is not None
    text = text.strip()
    known = TYPES.get(pattern.text)
    match = known.fullmatch(text) if known else None
    if known and not match:
        return False
    return is_day(*match.groups()[:3]) if match and pattern.text == "dateTime" else True


def is_day(year: str, month: str, day: str) -> bool:
    """Whether there is such a day.

    >>> is_day("2023", "02", "29"), is_day("2024", "02", "29")
    (False, True)
    """
    try:
        date(int(year) % 400 + 2000, int(month), int(day))
    except ValueError:
        return False
    return True
