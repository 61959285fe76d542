"""Searching the styles: every word must match somewhere; the best match comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citeform.styleindex import WORD, Entry, Index, fold

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
    "short title": 30,
    "title": 10,
    "name": 8,
    "other name": 6,
    "format": 4,
    "field": 4,
    "parent": 3,
}
"""How much a whole word found in each part of a style is worth."""

EXACT = 100
"""What it is worth when the words are the name."""

START = 0.8
"""What the start of a word is worth of the whole."""

INSIDE = 0.1
"""What the middle of a word is worth of the whole."""


NAMES = ("title", "short title", "name", "other name", "ISSN")
"""Parts that say what a style is called."""

SPLIT = ("title", "short title", "name")
"""Parts of which the word is shown that matched, not all of it."""

Part = tuple[str, str, str]
"""What a part of a style is called, its text, and that folded."""


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

    def admits(self, entry: Entry) -> bool:
        """Whether a style is of the field, format and so on that are asked for."""
        language = self.locale.lower()
        return (
            (not self.field or self.field in entry.fields)
            and (not self.format or self.format == entry.format)
            and (not self.parent or self.parent == entry.parent)
            and (self.is_dependent is None or self.is_dependent == bool(entry.parent))
            and (self.is_dependent is None or entry.suffix == ".csl")
            and (not language or f"{entry.locale.lower()}-".startswith(f"{language}-"))
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


class Found(NamedTuple):
    """The styles that were found, the best first, and what was perhaps meant if there are none."""

    hits: tuple[Hit, ...]
    instead: str = ""


def search(index: Index, query: Query) -> Found:
    """The styles that every word of a query matches."""
    hits = hits_of(index, query)
    if hits or not query.words:
        return Found(tuple(hits))
    instead = meant(index, words_of(query.words))
    if not instead or not hits_of(index, query._replace(words=tuple(instead))):
        return Found(())
    return Found((), " ".join(instead))


def hits_of(index: Index, query: Query) -> list[Hit]:
    """The styles that a query finds, the best first."""
    words = words_of(query.words)
    asked = "-".join(fold(word) for word in query.words)
    entries = filter(query.admits, candidates(index, query, words))
    found = (hit_of(entry, words, asked, query) for entry in entries)
    hits = [hit for hit in found if hit is not None]
    hits.sort(key=lambda hit: (-hit.score, bool(hit.entry.parent), hit.entry.name))
    return hits


def words_of(texts: Iterable[str]) -> list[str]:
    """The words to look for; an ISSN is one, and is written with its hyphen."""
    found: list[str] = []
    for text in texts:
        if match := ISSN.fullmatch(text.strip()):
            found.append(f"{match[1]}-{match[2].lower()}")
        else:
            found += WORD.findall(fold(text).replace("_", " "))
    return list(dict.fromkeys(found))


def candidates(index: Index, query: Query, words: list[str]) -> Iterator[Entry]:
    """The styles that hold all words of a query, those of its field and the like too."""
    # They are words of a style as well, and to look for them is faster than to read every line.
    asked = [*words, *words_of(filter(None, (query.field, query.format, query.parent)))]
    if not asked:
        yield from index.entries()
        return
    for line in index.holding(max(asked, key=len)):
        texts = line[: line.index("\t")]
        if all(word in texts for word in asked):
            yield index.entry(line)


def hit_of(entry: Entry, words: list[str], asked: str, query: Query) -> Hit | None:
    """A style with what each word matched, and what else was asked for; nothing if a word did not.

    Of the other names one alone may match: a publisher's style had those of a hundred journals.
    """
    also = query.asked(entry)
    if not words:
        return Hit(entry, 0.0, also)
    parts = [one for one in parts_of(entry, words) if not query.by_name or one[0] in NAMES]
    matches = [best_match(word, parts) for word in words]
    if not all(text for _, _, text in matches):
        return None
    score = sum(one[0] for one in matches)
    if asked and asked in (entry.name, *map(fold, entry.former)):
        score += EXACT
    title = WORD.findall(fold(entry.title))
    # Of titles with the same words the one with the fewest others is meant.
    score += 5 * min(1.0, len(words) / max(1, len(title)))
    score += title[: len(words)] == words
    found = tuple((part, text) for _, part, text in matches)
    return Hit(entry, round(score, 3), (*found, *also))


def parts_of(entry: Entry, words: list[str]) -> Iterator[Part]:
    """The parts of a style in which words are looked for."""
    yield from (("ISSN", one, fold(one)) for one in entry.issns)
    if entry.short:
        yield "short title", entry.short, fold(entry.short)
    yield "title", entry.title, fold(entry.title)
    yield "name", entry.name, fold(entry.name)
    if entry.former:
        name = max(entry.former, key=lambda one: sum(word in one for word in words))
        yield "other name", name, fold(name)
    yield from (("field", one, one.replace("_", " ")) for one in entry.fields)
    yield "format", entry.format, entry.format
    yield "parent", entry.parent, fold(entry.parent)


def best_match(word: str, parts: list[Part]) -> tuple[float, str, str]:
    """What a word is worth at its best: the score, the part and the text that it matched."""
    best = (0.0, "", "")
    for part, text, folded in parts:
        if word not in folded:
            continue
        words = [folded] if part == "ISSN" else WORD.findall(folded)
        weight = WEIGHTS[part]
        if part == "short title" and len(words) > 1:
            # A word of many is worth less there than in the title.
            weight = WEIGHTS["name"]
        for at, other in enumerate(words):
            if word not in other:
                continue
            share = 1.0 if other == word else START if other.startswith(word) else INSIDE
            if weight * share > best[0]:
                shown = nth_word(text, at) if part in SPLIT else text
                best = (weight * share, part, shown)
    return best


def nth_word(text: str, at: int) -> str:
    """A word of a text as it is printed there."""
    words: list[str] = WORD.findall(text.replace("_", " "))
    return words[at] if at < len(words) else text


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
