"""Scope: what the closures of a compiled style know while they print one cite or entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from citeform.csl.item import Item
from citeform.csl.person import Person
from citeform.csl.tree import Tree


class Ambiguity:
    """How far the names of an item are spelt out, and what else tells it apart."""

    __slots__ = ("condition", "givens", "names", "suffix")

    def __init__(self) -> None:
        self.names: dict[int, int] = {}
        """Number of a list of names in the cite → how many of them are shown at least."""
        self.givens: dict[tuple[int, int], int] = {}
        """Numbers of a list and of a name in it → 1 for initials, 2 for given names in full."""
        self.condition = 0
        """How many of the tests for ambiguity hold."""
        self.suffix = ""

    def copy(self) -> Ambiguity:
        """Another one that says the same."""
        new = Ambiguity()
        new.names, new.givens = dict(self.names), dict(self.givens)
        new.condition, new.suffix = self.condition, self.suffix
        return new


NO_AMBIGUITY = Ambiguity()


class Scope:
    """One cite or entry being printed; the closures write in it, so it is no frozen value."""

    __slots__ = (
        "ambiguity",
        "asked",
        "cite",
        "cited",
        "found",
        "given_levels",
        "given_rule",
        "gone",
        "has_suffix",
        "is_bibliography",
        "is_key",
        "is_sorting",
        "item",
        "lists",
        "name_options",
        "near",
        "note",
        "numbers",
        "position",
        "printed",
        "seen",
        "tests",
        "texted",
    )

    def __init__(self, item: Item, cite: Mapping[str, Any], *, is_bibliography: bool) -> None:
        self.item = item
        self.cite = cite
        self.is_bibliography = is_bibliography
        self.is_sorting = False
        self.position = 0
        self.near = False
        self.note = ""
        """The number of the note in which the item was first cited."""
        self.ambiguity = NO_AMBIGUITY
        self.given_levels: Mapping[Person, int] = {}
        self.given_rule = ""
        self.cited: Mapping[str, Mapping[int, int]] = {}
        """Item and number of a list of names → how many of them its cite prints."""
        self.asked = self.found = False
        self.gone: set[str] = set()
        """Variables that stood in for others and are not printed again."""
        self.seen: list[str] | None = None
        """Variables that were printed, while something is tried as a substitute."""
        self.lists = 0
        """How many lists of names were printed."""
        self.has_suffix = False
        """Whether the year-suffix was printed."""
        self.name_options: Mapping[str, str] = {}
        self.tests = 0
        """How many tests for ambiguity were made."""
        self.is_key = False
        """Whether the cite is only compared with others."""
        self.texted = False
        """Whether a variable's text was called for, other than the locator."""
        self.printed = False
        """Whether a variable that is no name was printed."""


Render = Callable[[Scope], Tree]
"""A compiled element."""
