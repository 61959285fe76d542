"""Duplicates: references that are the same work, found without comparing all with all.

Three steps, each on what is left by the one before: the same DOI, the same PMID, and the same
title, year and first author.  The third compares only references that share a year and an author's
family or have the very same title, so that it grows with the library and not with its square.
What contradicts itself is kept apart: two DOIs, two volumes, "Part I" and "Part II".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from citeform.codecs.identifiers import read_doi, trim_doi
from citeform.model.folding import fold
from citeform.model.reference import Reference, Value
from citeform.model.values import Date
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

WORD = pattern(r"[^\W_]+")
DIGITS = pattern(r"\d+")
ROMAN = pattern(r"[ivx]+")
ARTICLES = frozenset("a an das der die el il l la las le les los the un una une".split())
"""Words that a title begins with in one catalogue and not in the next."""

TELLING = (
    "DOI", "PMID", "PMCID", "volume", "issue", "page-first", "edition", "chapter-number",
    "part-number", "number",
)  # fmt: skip
"""What two records of one work do not say differently."""
GENERAL = ("document", "webpage")
"""Types that a record has for want of a better one."""

NEAR = 0.9
"""How alike titles, of 1, must be that their words are compared at all."""
UNLIKE = 0.5
"""Titles less alike belong to two works, whatever DOI they were given."""
LONG_WORD = 5
"""A shorter word with another letter is another word."""
MOST = 50
"""How many titles of one author's year, or works of one title, are compared: the latest."""


class Facts(NamedTuple):
    """What of a reference tells whether another is the same work."""

    title: str
    """Its words, folded, without a blank between them."""
    words: tuple[str, ...]
    family: str
    """The last word of the first author's family, folded."""
    initial: str
    """The first letter of the first author's given names, folded."""
    year: int | None
    telling: Mapping[str, str]


class Same(NamedTuple):
    """Two references that are the same work, or are said to be."""

    first: int
    """The place of the one that came first."""
    later: int
    by: str
    """`doi`, `pmid` or `title`."""
    is_sure: bool = True
    """False when they have one identifier but different titles."""


def facts_of(one: Reference) -> Facts:
    """What is compared of a reference."""
    words = WORD.findall(fold(one.text("title").replace("’", "").replace("'", "")))
    if len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    names = one.names("author") or one.names("editor")
    family = WORD.findall(fold(names[0].family or names[0].literal)) if names else []
    initial = fold(names[0].given)[:1] if names else ""
    telling = {name: fold(one.text(name)) for name in TELLING if one.text(name)}
    telling |= {"DOI": doi_of(one), "PMID": pmid_of(one)}
    pages = DIGITS.findall(one.text("page"))
    telling.setdefault("page-first", pages[0] if pages else "")
    telling["type"] = "" if one.type in GENERAL else one.type
    said = {name: value for name, value in telling.items() if value}
    year = one.date("issued").year
    return Facts("".join(words), tuple(words), family[-1] if family else "", initial, year, said)


def doi_of(one: Reference) -> str:
    """A DOI in the one form that it is compared in: bare, lower case, no full stop behind it."""
    return trim_doi(read_doi(one.text("DOI")).replace("\\", "")).lower()


def pmid_of(one: Reference) -> str:
    """The digits of a PMID, without zeros before them."""
    match = DIGITS.search(one.text("PMID"))
    return match[0].lstrip("0") if match else ""


class Groups:
    """References by the work they are of, joined step by step."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self.facts = [facts_of(one) for one in references]
        self.parents = list(range(len(references)))
        self.said: list[dict[str, set[str]]] = [
            {name: {value} for name, value in one.telling.items()} for one in self.facts
        ]

    def root(self, at: int) -> int:
        """The first reference of a group."""
        while self.parents[at] != at:
            self.parents[at] = self.parents[self.parents[at]]
            at = self.parents[at]
        return at

    def agree(self, first: int, later: int, but: str = "") -> bool:
        """Whether nothing that two groups say keeps them apart, one variable left out of it."""
        one, other = self.said[self.root(first)], self.said[self.root(later)]
        return all(
            not one[name].isdisjoint(other[name])
            for name in one.keys() & other.keys()
            if name != but
        )

    def join(self, first: int, later: int) -> None:
        """Make one group of two."""
        first, later = sorted((self.root(first), self.root(later)))
        if first == later:
            return
        self.parents[later] = first
        for name, values in self.said[later].items():
            self.said[first].setdefault(name, set()).update(values)

    def by_identifier(self, name: str) -> Iterator[Same]:
        """Join what has one identifier; what also has unlike titles is only told."""
        seen: dict[str, int] = {}
        for at, facts in enumerate(self.facts):
            value = facts.telling.get(name)
            if not value:
                continue
            first = seen.setdefault(value, at)
            if first == at or self.root(first) == self.root(at):
                continue
            is_sure = not unlike(self.facts[first].title, facts.title)
            yield Same(first, at, name.lower(), is_sure)
            if is_sure:
                self.join(first, at)

    def by_title(self) -> Iterator[Same]:
        """Join what has the same title, or nearly, the same year and the same first author."""
        alike: dict[str, list[int]] = {}
        near: dict[tuple[str, int], dict[str, int]] = {}
        for at, facts in enumerate(self.facts):
            if not facts.title:
                continue
            found = self.find(at, alike.get(facts.title, ()))
            if facts.family and facts.year is not None:
                block = near.setdefault((facts.family, facts.year), {})
                if found is None:
                    titles = nearest(facts.title, list(islice(reversed(block), MOST)))
                    found = self.find(at, [block[title] for title in titles])
                block.setdefault(facts.title, at)
            if found is None:
                alike.setdefault(facts.title, []).append(at)
                continue
            if self.root(found) != self.root(at):
                yield Same(self.root(found), at, "title")
                self.join(found, at)

    def find(self, at: int, others: Sequence[int]) -> int | None:
        """The latest of some references that is the same work, by what both say."""
        facts = self.facts[at]
        return next(
            (
                other
                for other in islice(reversed(others), MOST)
                if same_people(self.facts[other], facts)
                and same_words(self.facts[other].words, facts.words)
                and self.agree(other, at)
            ),
            None,
        )


def duplicates(references: Sequence[Reference]) -> list[Same]:
    """Each reference that is a work which stands before it, with the one it is the same as."""
    groups = Groups(references)
    return [*groups.by_identifier("DOI"), *groups.by_identifier("PMID"), *groups.by_title()]


def same_people(one: Facts, other: Facts) -> bool:
    """Whether year and first author do not differ, and at least one of them is known to be same."""
    years = one.year is None or other.year is None or one.year == other.year
    families = not one.family or not other.family or one.family == other.family
    initials = not one.initial or not other.initial or one.initial == other.initial
    is_known = one.family == other.family != "" or (one.year == other.year is not None)
    return years and families and initials and is_known


def same_words(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether titles differ by nothing but slips: numbers are the same, and a word has one letter
    otherwise that is long enough for it."""
    if words == others or "".join(words) == "".join(others):
        return True
    if numbers(words) != numbers(others):
        return False
    if len(words) != len(others):
        return distance("".join(words), "".join(others)) <= 1
    differing = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    return len(differing) <= 1 + len(words) // 10 and all(
        min(len(word), len(other)) >= LONG_WORD and distance(word, other) <= 1
        for word, other in differing
    )


def numbers(words: Iterable[str]) -> list[str]:
    """The numbers in a title, Roman ones too, which tell the parts of a work apart."""
    return sorted(word for word in words if DIGITS.search(word) or ROMAN.fullmatch(word))


def distance(text: str, other: str) -> int:
    """How many letters are added, left out, changed or changed about."""
    from rapidfuzz.distance import OSA

    return OSA.distance(text, other, score_cutoff=2)


def nearest(title: str, titles: Sequence[str]) -> list[str]:
    """The titles that are near one, the nearest last."""
    if not titles:
        return []
    from rapidfuzz import fuzz, process

    found = process.extract(title, titles, scorer=fuzz.ratio, score_cutoff=100 * NEAR, limit=None)
    # `find` begins at the end.
    return [one for one, _, _ in reversed(found)]


def unlike(title: str, other: str) -> bool:
    """Whether titles have so little in common that they cannot be of one work."""
    if not title or not other or title == other:
        return False
    from rapidfuzz import fuzz

    # A title without its subtitle is a part of the whole one.
    return fuzz.partial_ratio(title, other) < 100 * UNLIKE


def works_of(same: Iterable[Same]) -> dict[int, tuple[int, ...]]:
    """The place of each first reference of a work → the places of all of its references."""
    groups: dict[int, list[int]] = {}
    first: dict[int, int] = {}
    for pair in same:
        if not pair.is_sure:
            continue
        one, other = (first.get(at, at) for at in (pair.first, pair.later))
        if one == other:
            continue
        one, other = sorted((one, other))
        members = groups.setdefault(one, [one])
        for at in groups.pop(other, [other]):
            first[at] = one
            members.append(at)
    return {one: tuple(sorted(members)) for one, members in groups.items()}


def merge(references: Sequence[Reference]) -> Reference:
    """The fullest of some references of one work, with what it lacks and others say."""
    fullest = max(references, key=fullness)
    variables, custom, extra = dict(fullest.variables), dict(fullest.custom), dict(fullest.extra)
    for other in references:
        for name, value in other.variables.items():
            variables[name] = fuller(variables[name], value) if name in variables else value
        for name, thing in other.custom.items():
            custom.setdefault(name, thing)
        for name, texts in other.extra.items():
            # What stands around an entry belongs to no work: `tending` sees to it.
            if ":@" not in name:
                extra.setdefault(name, texts)
    kind = fullest.type
    if kind in GENERAL:
        kind = next((one.type for one in references if one.type not in GENERAL), kind)
    return replace(fullest, type=kind, variables=variables, custom=custom, extra=extra)


def fuller(value: Value, other: Value) -> Value:
    """The other value where it says the same and more: the month, given names, small letters."""
    if isinstance(value, Date) and isinstance(other, Date):
        says_more = len(value.parts) == len(other.parts) == 1 and (
            value.parts[0] == other.parts[0][: len(value.parts[0])]
        )
        return other if says_more and not value.season else value
    if isinstance(value, tuple) and isinstance(other, tuple):
        return other if says_given(value, other) else value
    if isinstance(value, str) and isinstance(other, str):
        is_shouted = value.isupper() and " " in value  # A DOI in capitals is none the worse.
        return other if is_shouted and fold(value) == fold(other) else value
    return value


def says_given(names: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    """Whether others are the same people with longer given names, of the same first letters."""
    return len(names) == len(others) and all(
        fold(one.family) == fold(other.family)
        and fold(one.given)[:1] == fold(other.given)[:1]
        and len(one.given) <= len(other.given)
        for one, other in zip(names, others, strict=True)
    )


def fullness(one: Reference) -> int:
    """How much a reference says; the first of the fullest is kept."""
    return len(one.variables) + len(one.custom)


SAYING: dict[str, str] = {
    "doi": "has the DOI of",
    "pmid": "has the PMID of",
    "title": "has the title, year and first author of",
}
"""What two references share, in words."""
