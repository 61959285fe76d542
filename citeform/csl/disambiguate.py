"""Telling cites apart that would read alike: more names, given names, a condition, a year-suffix.

CSL 1.0.2, "Disambiguation".  Each step is tried on all cites of a pool that still read alike, and
kept where it parted some of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from citeform.csl.initials import initialize
from citeform.csl.item import Item
from citeform.csl.namelist import Shown
from citeform.csl.person import Person
from citeform.csl.scope import Ambiguity

MOST_CONDITIONS = 32
"""How many tests for ambiguity of one layout are tried one after the other, at the most."""

KeyOf = Callable[[Item, Ambiguity], tuple[str, int]]
"""What a cite of an item reads like, and how many tests for ambiguity it met."""

ShownOf = Callable[[Item], list[Shown]]
"""The lists of names in a cite of an item."""


def given_levels(shown: Sequence[Shown], rule: str) -> dict[Person, int]:
    """How far the given names of namesakes are spelt out, wherever they are cited."""
    families: dict[tuple[str, str], dict[Person, str | None]] = {}
    only_first = rule.startswith("primary-name")
    for names in shown:
        persons = names.persons[:1] if only_first else names.persons
        for person in persons:
            if not person.is_literal:
                namesakes = families.setdefault((person.non_dropping, person.family), {})
                namesakes.setdefault(person, names.mark)
    levels: dict[Person, int] = {}
    for namesakes in families.values():
        if len(namesakes) > 1:
            levels.update(namesake_levels(namesakes, only_initials=rule.endswith("initials")))
    return levels


def namesake_levels(
    namesakes: Mapping[Person, str | None], *, only_initials: bool
) -> dict[Person, int]:
    """The levels of people with one family name: 1 is initials, 2 given names in full."""
    givens: dict[str, set[str]] = {}
    for person in namesakes:
        givens.setdefault(initials_of(person), set()).add(letters_of(person.given))
    levels = {}
    for person, mark in namesakes.items():
        level = 1 if len(givens) > 1 else 0
        if not only_initials and (len(givens[initials_of(person)]) > 1 or (level and mark is None)):
            level = 2
        if level:
            levels[person] = level
    return levels


def letters_of(given: str) -> str:
    """A given name without what initials are written with."""
    return "".join(sign for sign in given if sign not in ". \u00a0-").casefold()


def initials_of(person: Person) -> str:
    """A person's given name in initials."""
    return letters_of(initialize(person.given, "", hyphens=True, shorten=True))


class Disambiguation:
    """The options of a style, and what is known of its cites."""

    def __init__(self, options: Mapping[str, str], key_of: KeyOf, shown_of: ShownOf) -> None:
        self.adds_names = options.get("disambiguate-add-names") == "true"
        rule = options.get("givenname-disambiguation-rule", "by-cite")
        self.adds_givens = options.get("disambiguate-add-givenname") == "true" and rule == "by-cite"
        self.adds_suffix = options.get("disambiguate-add-year-suffix") == "true"
        self.key_of = key_of
        self.shown_of = shown_of

    @property
    def is_asked(self) -> bool:
        """Whether the style asks for names or year-suffixes to tell cites apart."""
        return self.adds_names or self.adds_givens or self.adds_suffix

    def run(self, pools: Iterable[list[Item]], *, has_condition: bool) -> dict[str, Ambiguity]:
        """What each item needs of pools whose cites read alike, in the bibliography's order."""
        found: dict[str, Ambiguity] = {}
        for pool in pools:
            for group, ambiguity in self.by_names(pool):
                self.settle(group, ambiguity, found, has_condition=has_condition)
        return found

    def by_names(self, pool: list[Item]) -> list[tuple[list[Item], Ambiguity]]:
        """The groups that names part a pool into, each with the names it needs."""
        if not (self.adds_names or self.adds_givens):
            return [(pool, Ambiguity())]
        steps = list(self.steps(pool))
        done: list[tuple[list[Item], Ambiguity]] = []
        waiting = [(pool, 0, Ambiguity(), Ambiguity())]
        while waiting:
            group, at, base, better = waiting.pop(0)
            while at < len(steps) and len(group) > 1:
                take(steps[at], base)
                parted: dict[str, list[Item]] = {}
                for item in group:
                    parted.setdefault(self.key_of(item, base)[0], []).append(item)
                at += 1
                if len(parted) > 1:
                    take_up(steps[at - 1], base, better)
                    for other in list(parted.values())[1:]:
                        waiting.append((other, at, base.copy(), better.copy()))
                    group = next(iter(parted.values()))
            done.append((group, better))
        return done

    def steps(self, pool: list[Item]) -> Iterator[tuple[str, int, int, int]]:
        """What can be tried for a pool, in order: given names of a list, then one more name."""
        lists: dict[int, tuple[int, int]] = {}
        for item in pool:
            for names in self.shown_of(item):
                count, total = lists.get(names.list_number, (0, 0))
                lists[names.list_number] = (
                    max(count, names.shown),
                    max(total, len(names.persons)),
                )
        for number, (count, total) in sorted(lists.items()):
            shown = count
            # Where no names are added, only the first of a list is spelt out; citeproc-js.
            for at in range(total if self.adds_names else min(total, 1)):
                if at >= shown:
                    shown += 1
                    yield ("name", number, shown, 0)
                if self.adds_givens:
                    yield ("given", number, at, 1)
                    yield ("given", number, at, 2)

    def by_condition(
        self, group: list[Item], ambiguity: Ambiguity, found: dict[str, Ambiguity]
    ) -> tuple[list[Item], Ambiguity]:
        """Part a group by the conditions that ask for ambiguity; those left with what helps."""
        plain = ambiguity
        most = max(self.key_of(item, ambiguity)[1] for item in group)
        while group and ambiguity.condition < min(most, MOST_CONDITIONS):
            ambiguity = ambiguity.copy()
            ambiguity.condition += 1
            parted: dict[str, list[Item]] = {}
            for item in group:
                key, tests = self.key_of(item, ambiguity)
                parted.setdefault(key, []).append(item)
                most = max(most, tests)
            for alike in parted.values():
                if len(alike) == 1:
                    found[alike[0].id] = ambiguity
            group = [item for alike in parted.values() if len(alike) > 1 for item in alike]
        return group, plain if self.adds_suffix else ambiguity

    def settle(
        self,
        group: list[Item],
        ambiguity: Ambiguity,
        found: dict[str, Ambiguity],
        *,
        has_condition: bool,
    ) -> None:
        """Part what names could not by the condition, or by year-suffixes."""
        if len(group) > 1 and has_condition:
            group, ambiguity = self.by_condition(group, ambiguity, found)
        for at, item in enumerate(group):
            own = ambiguity.copy()
            if len(group) > 1 and self.adds_suffix:
                own.suffix = suffix_of(at)
            found[item.id] = own


def take(step: tuple[str, int, int, int], ambiguity: Ambiguity) -> None:
    """Write one step down."""
    kind, number, at, level = step
    if kind == "name":
        ambiguity.names[number] = at
    else:
        ambiguity.givens[number, at] = level


def take_up(step: tuple[str, int, int, int], base: Ambiguity, better: Ambiguity) -> None:
    """Keep a step that helped, with as many names as were shown when it did."""
    take(step, better)
    number = step[1]
    if number in base.names:
        better.names[number] = base.names[number]


def suffix_of(at: int) -> str:
    """The letters of a year-suffix: a … z, aa, ab …

    >>> [suffix_of(at) for at in (0, 25, 26, 51, 52)]
    ['a', 'z', 'aa', 'az', 'ba']
    """
    letters = ""
    at += 1
    while at:
        at, last = divmod(at - 1, 26)
        letters = chr(97 + last) + letters
    return letters
