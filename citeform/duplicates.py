"""Duplicates: references that are the same work, found without comparing all with all.

Three steps, each on what is left by the one before: the same DOI, the same PMID, and the same
title, year and first author.  The third compares only references that have the very same title, or
share a year, an author's family and a stretch of the title that no slip leaves out, so that it
grows with the library and not with its square.
What contradicts itself is kept apart: two DOIs, two volumes, "Part I" and "Part II".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Any

from citeform.codecs.identifiers import read_doi, trim_doi
from citeform.model.folding import fold
from citeform.model.reference import Reference, Value
from citeform.model.values import Date
from citeform.model.vocabulary import OF_AUTHORS
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

WORD = pattern(r"[^\W_]+")
DIGITS = pattern(r"\d+")
ROMAN_DIGITS = "ivx"
ROMAN = pattern(rf"[{ROMAN_DIGITS}]+")
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
"""How many titles with one stretch of it, or works of one title, are compared: the latest."""


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
    telling = {name: fold(text) for name in TELLING if (text := one.text(name))}
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
        self.joined: dict[int, dict[str, set[str]]] = {}
        """The first reference of a group of several → all that they say."""

    def root(self, at: int) -> int:
        """The first reference of a group."""
        while self.parents[at] != at:
            self.parents[at] = self.parents[self.parents[at]]
            at = self.parents[at]
        return at

    def said(self, root: int) -> dict[str, set[str]]:
        """All that the references of a group say."""
        if root in self.joined:
            return self.joined[root]
        return {name: {value} for name, value in self.facts[root].telling.items()}

    def agree(self, first: int, later: int) -> bool:
        """Whether nothing that two groups say keeps them apart."""
        one, other = self.said(self.root(first)), self.said(self.root(later))
        return all(not one[name].isdisjoint(other[name]) for name in one.keys() & other.keys())

    def join(self, first: int, later: int) -> None:
        """Make one group of two."""
        first, later = sorted((self.root(first), self.root(later)))
        if first == later:
            return
        said, more = self.said(first), self.said(later)
        for name, values in more.items():
            said.setdefault(name, set()).update(values)
        self.joined[first] = said
        self.joined.pop(later, None)
        self.parents[later] = first

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
        near = Traces()
        for at, facts in enumerate(self.facts):
            if not facts.title:
                continue
            found = self.find(at, alike.get(facts.title, ()))
            if facts.family and facts.year is not None:
                traces = near.of(facts)
                if found is None:
                    titles = {self.facts[other].title: other for other in near.latest(traces)}
                    found = self.find(at, [titles[one] for one in nearest(facts.title, [*titles])])
                near.add(traces, at)
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


class Traces:
    """Where stretches of titles stood before: two that `same_words` takes for one share some."""

    def __init__(self) -> None:
        self.places: dict[int, list[int]] = {}
        """The hash of a trace → the places of the titles that have it."""

    def of(self, facts: Facts) -> list[int]:
        """The title as a whole, and the stretches of which its slips leave at least one as it is.

        They go with what titles have in common that differ by slips: author, year and numbers.
        """
        title, words = facts.title, facts.words
        size, most = len(title), slips(words)
        known = facts.family, facts.year, *numbers(words)
        traces: list[tuple[object, ...]] = [(facts.family, facts.year, title)]
        # A letter more or less is in one half.  It moves the middle, hence both roundings, and two
        # letters that changed places may stand on it, hence less than half.
        for half in {size // 2, (size + 1) // 2}:
            length = max(half - 1, 0)
            traces.append((known, title[:length], "…"))
            traces.append((known, "…", title[size - length :]))
        # Of n words that have a slip, n + 1 parts keep one whole; one slip is one letter.
        if most > 1:
            cuts = [len(words) * part // (most + 1) for part in range(most + 2)]
            for start, end in pairwise(cuts):
                traces.append((known, len(words), start, words[start:end]))
        return [hash(trace) for trace in traces]

    def latest(self, traces: Iterable[int]) -> list[int]:
        """The places of titles that share a stretch, the latest first."""
        found = {at for trace in traces for at in self.places.get(trace, ())[-MOST:]}
        return sorted(found, reverse=True)[:MOST]

    def add(self, traces: Sequence[int], at: int) -> None:
        """Note the stretches of a title, where it is new to its author and year."""
        if traces[0] not in self.places:
            for trace in traces:
                self.places.setdefault(trace, []).append(at)


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
    return len(differing) <= slips(words) and all(
        min(len(word), len(other)) >= LONG_WORD and distance(word, other) <= 1
        for word, other in differing
    )


def slips(words: Sequence[str]) -> int:
    """How many words of a title may be otherwise."""
    return 1 + len(words) // 10


def numbers(words: Iterable[str]) -> list[str]:
    """The numbers in a title, Roman ones too, which tell the parts of a work apart."""
    return sorted(
        word
        for word in words
        if (not word.isalpha() and DIGITS.search(word))
        or (word[0] in ROMAN_DIGITS and ROMAN.fullmatch(word))
    )


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
    variables, extra = dict(fullest.variables), dict(fullest.extra)
    for other in references:
        for name, value in other.variables.items():
            variables[name] = fuller(variables[name], value) if name in variables else value
        for name, texts in other.extra.items():
            # What stands around an entry belongs to no work: `tending` sees to it.
            if ":@" not in name:
                extra.setdefault(name, texts)
    kind = fullest.type
    if kind in GENERAL:
        kind = next((one.type for one in references if one.type not in GENERAL), kind)
    whole = replace(fullest, type=kind, variables=variables, extra=extra)
    return replace(whole, custom=merge_custom(whole, [fullest, *references]))


def merge_custom(whole: Reference, references: Iterable[Reference]) -> dict[str, object]:
    """What references carry beyond CSL, the first going before others; what tells authors by their
    index, only of those with the authors of the whole."""
    families = [one.family for one in whole.names("author")]
    custom: dict[str, object] = {}
    for reference in references:
        same = [one.family for one in reference.names("author")] == families
        for name, value in reference.custom.items():
            if same or name not in OF_AUTHORS:
                custom.setdefault(name, value)
    return custom


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
