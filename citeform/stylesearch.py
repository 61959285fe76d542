"""Searching the styles: every word must match somewhere; the best match comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citeform.styleindex import BETWEEN, PARTS, SEPARATOR, WORD, Entry, Index, fold, stretch
from citeform.tuples import NamedTuple

FORMATS = ("author-date", "numeric", "note", "label", "author")
"""What cs:category calls the ways to cite."""

FIELDS = """
    anthropology astronomy biology botany chemistry communications engineering generic-base
    geography geology history humanities law linguistics literature math medicine philosophy
    physics political_science psychology science social_science sociology theology zoology
    """.split()
"""What cs:category calls the fields; csl-categories.rnc."""

ISSN = re.compile(r"(\d{4})-?(\d{3}[\dxX])")

WEIGHTS = {
    "ISSN": 50,
    "short title": 8,
    "title": 10,
    "name": 8,
    "format": 4,
    "field": 4,
    "parent": 3,
    "other name": 6,
}
"""What the parts of a style are called, in the order of `PARTS`, and how much a whole word that is
found there is worth."""

SHORT, TITLE, NAME, PARENT, OTHER = 1, 2, 3, 6, 7
"""The places of some of them."""

NAMES = (0, SHORT, TITLE, NAME, OTHER)
"""The places of those that say what a style is called."""

ALL_SHORT = 30
"""What a word is worth that is all of the short title, as APA."""

EXACT = 100
"""What it is worth when the words are the name."""

START = 0.8
"""What the start of a word is worth of the whole."""

INSIDE = 0.1
"""What the middle of a word is worth of the whole."""


COLUMNS = {name: at for at, name in enumerate(Entry._fields, 1)}
"""The members of an entry → their columns in a line of the index."""


class Query(NamedTuple):
    """What is looked for; what is empty may be anything."""

    words: tuple[str, ...] = ()
    field: str = ""
    format: str = ""
    parent: str = ""
    locale: str = ""
    is_dependent: bool | None = None
    by_name: bool = False
    """Whether words must match what a style is called: its titles, names and ISSN."""

    def admits(self, columns: list[str]) -> bool:
        """Whether a line of the index is of a style of the field, format and so on asked for."""
        language, parent = self.locale.lower(), columns[COLUMNS["parent"]]
        return (
            (not self.field or self.field in columns[COLUMNS["fields"]].split(SEPARATOR))
            and (not self.format or self.format == columns[COLUMNS["format"]])
            and (not self.parent or self.parent == parent)
            and (self.is_dependent is None or self.is_dependent == bool(parent))
            and (self.is_dependent is None or columns[-1].endswith(".csl"))
            and (
                not language or f"{columns[COLUMNS['locale']].lower()}-".startswith(f"{language}-")
            )
        )

    def asked(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        """What a style was asked to be, and what it says there."""
        said = (
            ("field", self.field),
            ("format", self.format),
            ("parent", self.parent),
            ("locale", self.locale and entry.locale),
        )
        return tuple((part, text) for part, text in said if text)


class Hit(NamedTuple):
    """A style that was found, and by what."""

    entry: Entry
    score: float
    matches: tuple[tuple[str, str], ...]
    """The part of the style in which each word was found, and what stands there."""

    @property
    def why(self) -> str:
        """What matched, part by part."""
        parts: dict[str, list[str]] = {}
        for part, text in self.matches:
            if text not in parts.setdefault(part, []):
                parts[part].append(text)
        return "; ".join(f"{part}: {', '.join(texts)}" for part, texts in parts.items())


class Match(NamedTuple):
    """A line of the index that was found; the best one sorts first."""

    worth: float
    """Its score, negative, for the best to come first."""
    is_dependent: bool
    name: str
    line: str
    places: tuple[int, ...]
    """The part in which each word was found."""


class Found(NamedTuple):
    """The styles that were found, the best first, and what was perhaps meant if there are none."""

    hits: tuple[Hit, ...]
    total: int
    """How many there are, of which no more were asked for."""
    instead: str = ""


def search(index: Index, query: Query, limit: int | None = None) -> Found:
    """The styles that every word of a query matches; the first so many, or all."""
    found = sorted(matches(index, query))
    if found or not query.words:
        words = words_of(query.words)
        hits = (hit_of(index.entry(one.line), one, words, query) for one in found[:limit])
        return Found(tuple(hits), len(found))
    instead = meant(index, words_of(query.words))
    if not instead or not any(matches(index, query._replace(words=tuple(instead)))):
        return Found((), 0)
    return Found((), 0, " ".join(instead))


def words_of(texts: Iterable[str]) -> list[str]:
    """The words to look for; an ISSN is one, and is written with its hyphen."""
    found: list[str] = []
    for text in texts:
        if match := ISSN.fullmatch(text.strip()):
            found.append(f"{match[1]}-{match[2].lower()}")
        else:
            found += WORD.findall(fold(text).replace("_", " "))
    return list(dict.fromkeys(found))


def matches(index: Index, query: Query) -> Iterator[Match]:
    """The lines of the styles that a query finds.

    Ten thousand may be, so that it works on the line; an entry is made of what is shown.
    """
    words = words_of(query.words)
    asked = f" {' '.join(WORD.findall(fold(' '.join(query.words))))} "
    has_filters = query._replace(words=(), by_name=False) != Query()
    for line in candidates(index, query, words):
        columns = line.split("\t")
        if has_filters and not query.admits(columns):
            continue
        parts = columns[0].split(SEPARATOR)
        others = parts[OTHER].split(BETWEEN)
        if len(others) > 1:
            # One alone may match: a publisher's style had the names of a hundred journals.
            parts[OTHER] = max(others, key=lambda one: sum(word in one for word in words))
        found = [best_part(word, parts, by_name=query.by_name) for word in words]
        if all(worth for worth, _ in found):
            score = sum(worth for worth, _ in found)
            score += EXACT * (asked == parts[NAME] or asked in others)
            # Of titles with the same words the one with the fewest others is meant.
            score += 5 * min(1.0, len(words) / max(1, parts[TITLE].count(" ") - 1))
            score += parts[TITLE].startswith(asked)
            places = tuple(place for _, place in found)
            yield Match(-round(score, 3), bool(parts[PARENT]), columns[1], line, places)


def candidates(index: Index, query: Query, words: list[str]) -> Iterator[str]:
    """The lines that hold all words of a query, those of its field and the like too."""
    # They are words of a style as well, and to look for them is faster than to read every line.
    asked = [*words, *words_of(filter(None, (query.field, query.format, query.parent)))]
    if not asked:
        yield from index.lines.split("\n")[1:-1]
        return
    for line in index.holding(max(asked, key=len)):
        texts = line[: line.index("\t")] if len(asked) > 1 else ""
        if not texts or all(word in texts for word in asked):
            yield line


def best_part(word: str, parts: list[str], *, by_name: bool) -> tuple[float, int]:
    """What a word is worth at its best, and the place of the part that it matched."""
    best, place = 0.0, 0
    whole, start = f" {word} ", f" {word}"
    for at, (part, weight) in enumerate(zip(parts, WEIGHTS.values(), strict=True)):
        if word not in part or (by_name and at not in NAMES):
            continue
        worth = weight * (1.0 if whole in part else START if start in part else INSIDE)
        if at == SHORT and part == whole:
            worth = ALL_SHORT
        if worth > best:
            best, place = worth, at
    return best, place


def hit_of(entry: Entry, match: Match, words: list[str], query: Query) -> Hit:
    """A style with what each word matched, and what else was asked for."""
    names = list(WEIGHTS)
    found = [
        (names[place], shown(word, place, getattr(entry, PARTS[place]), words))
        for word, place in zip(words, match.places, strict=True)
    ]
    return Hit(entry, -match.worth, (*found, *query.asked(entry)))


def shown(word: str, place: int, value: str | tuple[str, ...], words: list[str]) -> str:
    """What a word matched in a part: a word of a title or name, or one of several texts."""
    if isinstance(value, str):
        texts = WORD.findall(value) if place in NAMES else [value]
        return max(texts, key=lambda text: closeness(word, text), default=value)
    if place == OTHER:
        return max(value, key=lambda text: sum(one in fold(text) for one in words))
    return max(value, key=lambda text: closeness(word, text))


def closeness(word: str, text: str) -> int:
    """How well a word matches a text: whole, its start, its middle, or not."""
    part = stretch(text, whole="-" in word)
    return 2 * (f" {word} " in part) + (f" {word}" in part) + (word in part)


def meant(index: Index, words: list[str]) -> list[str]:
    """The words that were perhaps meant: those that no style has, by those that come nearest."""
    return [one for one in (nearest(word, index.words) for word in words) if one]


def nearest(word: str, known: str) -> str:
    """A word that is known, or the known one that comes nearest; nothing if none is near."""
    if f" {word}" in known or ISSN.fullmatch(word):
        return word
    words = known.split()
    if close := sorted(one_off(word).intersection(words)):
        return close[0]
    from difflib import get_close_matches

    # Nobody mistakes the first letter; and to compare with all words takes a tenth of a second.
    alike = [one for one in words if one[:1] == word[:1] and abs(len(one) - len(word)) < 4]
    return next(iter(get_close_matches(word, alike, 1, 0.7)), "")


def one_off(word: str) -> set[str]:
    """The words that a single slip makes of one: a letter missed, doubled, swapped or wrong."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return {
        *(a + b[1:] for a, b in halves if b),
        *(a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1),
        *(a + sign + b[1:] for a, b in halves if b for sign in letters),
        *(a + sign + b for a, b in halves for sign in letters),
    }
