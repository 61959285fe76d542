"""What journals are called: full titles and abbreviations, found in lists or made by ISO 4."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeform.journals.lists import Entry
from citeform.model.folding import fold
from citeform.model.rich import plain
from citeform.tuples import NamedTuple

SIGNS = re.compile(r"[\W_]+")
POINTED = re.compile(r"\w\.(?:\s|$)|\bJ\b")


class Meanings(NamedTuple):
    """What an abbreviation stands for."""

    short: str
    """The abbreviation as its list has it, with points."""
    fulls: dict[str, str]
    """The titles it may stand for, by their keys."""


class Titles:
    """Full titles and abbreviations of lists; of one title or abbreviation, the last list rules."""

    def __init__(self, lists: Iterable[Iterable[Entry]] = ()) -> None:
        self.shorts: dict[str, str] = {}
        self.meanings: dict[str, Meanings] = {}
        for entries in lists:
            self.add(entries)

    def add(self, entries: Iterable[Entry]) -> None:
        """Take in a list, which rules over those before it."""
        meanings: dict[str, Meanings] = {}
        for entry in entries:
            full = key(entry.full)
            self.shorts[full] = entry.short
            for short in filter(None, (entry.short, entry.shortest)):
                found = meanings.setdefault(key(short), Meanings(entry.short, {}))
                found.fulls[full] = entry.full
        self.meanings |= meanings

    def short(self, title: str) -> str:
        """The abbreviation that the lists have for a title, or for an abbreviation of it."""
        low = key(title)
        found = self.meanings.get(low)
        return self.shorts.get(low, "") or (found.short if found else "")

    def fulls(self, title: str) -> tuple[str, ...]:
        """The full titles that a title may stand for: itself unless it is an abbreviation."""
        low = key(title)
        found = self.meanings.get(low)
        if found and low not in self.shorts:
            return tuple(found.fulls.values())
        return () if low not in self.shorts and is_short(title) else (title,)


def key(title: str) -> str:
    """What titles are compared by: no case, accents, points, braces, nor `The`; `&` is `and`.

    >>> key("The Journal of Tides & Waves"), key("J. Phys. Chem.") == key("J Phys Chem")
    ('journal of tides and waves', True)
    """
    words = SIGNS.sub(" ", fold(title).replace("&", " and ")).strip()
    return words.removeprefix("the ")


def is_short(title: str) -> bool:
    """Whether a title looks abbreviated; surer where ISO 4's list is installed."""
    try:
        from citeform.journals import iso4
    except ImportError:
        return bool(POINTED.search(title))
    return iso4.is_short(plain(title))


def without_points(title: str) -> str:
    """An abbreviated title without its points, as PubMed has it.

    >>> without_points("J. Geophys. Res.: Solid Earth"), without_points("Proc.Natl.Acad.Sci.")
    ('J Geophys Res: Solid Earth', 'Proc Natl Acad Sci')
    """
    return re.sub(r"\.(?=\w)", " ", title).replace(".", "")
