"""A front page's text as a Page of Lines, with what can be measured before anything is understood.

Lines are cleaned (composed accents, single plain spaces, no marks of byte order), and each keeps
the way back to the offsets of the text it was read from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property

from citeform.frontpage.labels import fold
from citeform.frontpage.scripts import is_wide, width
from citeform.frontpage.typeset import Print
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

LIMIT = 120_000
"""Characters read: a front page is one or two thousand words; what follows them is the article."""
MOST_LINES = 5000
"""Lines read; so many characters of a page are fewer, however narrow its columns."""

INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u200e\u200f\x00"))
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st"})
SPACES = pattern(r"\s+")
WORD = pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
HYPHENS = "-‐\xad"

# First and last members of compounds that keep their hyphen when a line ends at it.
FIRST = frozenset(
    """
    self non well so long short high low half all cross ex quasi semi anti post pre two three four
    one multi large small state real time data evidence case follow meta double single open free
    peer end point early late old new above below first second third full near far fast slow
    celui celle ceux celles peut vice sous demi mi après avant moi lui eux elles nous vous est sont
    entre au là ci grand haut bas contre arrière cost risk health patient
    """.split()
)
LAST = frozenset(
    """
    called guided related based induced like dependent free specific associated mediated controlled
    derived driven independent sensitive resistant treated positive negative type wide term up off
    level scale effective dimensional resolution quality risk care blind centre center making
    deux même mêmes ci là être dire il elle ils elles on ce je moi lui nous vous
    elevé escalation art being known linked assisted adjusted matched oriented aware
    """.split()
)
ALWAYS = frozenset(
    """
    self non well double triple demi semi quasi twenty thirty forty fifty sixty seventy eighty
    ninety eleven twelve half celui celle ceux celles peut vingt trente quarante cinquante soixante
    """.split()
)
"""First members of compounds that are hardly ever the beginning of another word."""
PREFIXES = frozenset(
    "co de re pre pro non meta electro immuno micro mega neuro in un ir im dis inter cor".split()
)
"""Beginnings of words that are no words: "in-" before "dependent" was never a compound."""


class Line(NamedTuple):
    """One line that is not blank."""

    text: str
    """Composed, with single spaces and none at its ends."""
    start: int
    """Offset of its first character in the source."""
    end: int
    gap: int = 0
    """How many blank lines stand before it."""
    is_full: bool = False
    """The first word of the next line would not have fitted: the text goes on there."""
    offsets: Sequence[int] = ()
    """Offset of every character in the source; empty where they simply follow each other."""
    size: float = 0.0
    """The size of its print, relative to the running text's; 0 where it is not known."""
    is_bold: bool = False
    """Whether most of it is set in bold."""

    def at(self, column: int) -> int:
        """The source's offset of a column."""
        if column >= len(self.text):
            return self.end
        return self.offsets[column] if self.offsets else self.start + column


def running_key(text: str) -> str:
    """What running heads of several pages have in common: the text without page numbers, folded."""
    return fold(text.strip(" 0123456789|"))


class Page:
    """The lines of a front page."""

    def __init__(self, lines: tuple[Line, ...]) -> None:
        self.lines = lines

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word on the page, compounds whole and in parts, without case."""
        words: set[str] = set()
        broken = False
        for line in self.lines:
            for match in WORD.finditer(line.text):
                # A word broken at a line's end is no evidence of how it is spelt.
                first = broken and not match.start()
                if not first and (match.end() < len(line.text) - 1 or line.text[-1] not in HYPHENS):
                    words.add(match[0].lower())
            broken = line.text[-1] in HYPHENS
        return frozenset(words)

    @cached_property
    def largest(self) -> float:
        """The size of the largest words on the page, 0 where sizes are not known."""
        return max((line.size for line in self.lines if len(line.text.split()) > 2), default=0.0)

    @cached_property
    def repeated(self) -> frozenset[str]:
        """Folded texts of lines that stand on the page more than once, as running heads do."""
        seen: set[str] = set()
        twice: set[str] = set()
        for line in self.lines:
            key = running_key(line.text)
            (twice if key in seen else seen).add(key)
        return frozenset(twice)

    def comes_again(self, text: str) -> bool:
        """Whether a line stands on the page more than once, whatever its page numbers."""
        return running_key(text) in self.repeated

    def join(self, texts: Iterable[str]) -> str:
        """Lines as one running text, words that a line end divided put together again.

        >>> read_page("").join(["Radio-", "logie à Saint-", "Denis"])
        'Radiologie à Saint-Denis'
        """
        parts: list[str] = []
        last = ""
        for text in texts:
            if last and text:
                keep, glue = self.seam(last, text)
                if not keep:
                    parts[-1] = last[:-1]
                parts.append(glue)
            if text:
                parts.append(text)
                last = text
        return "".join(parts)

    def seam(self, before: str, after: str) -> tuple[bool, str]:
        """Whether a line's last character stays, and what stands between it and the next line."""
        if before[-1] == "\xad":
            return False, ""
        if is_wide(before[-1]) or is_wide(after[0]):
            return True, ""
        if before[-1] not in HYPHENS:
            # A long DOI or address is broken behind one of its own signs.
            broken = before[-1] in "/_=" and " " not in before[before.rfind("://") :]
            return True, "" if broken and "://" in before else " "
        if len(before) < 2 or before[-2].isspace() or not after[0].isalnum():
            return True, " "
        if not before[-2].isalpha() or not after[0].islower():
            return True, ""
        return self.keeps_hyphen(before, after), ""

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether a hyphen between two small letters was there before the line was broken."""
        first = before[:-1].split()[-1].lstrip("([\"'«“").lower()
        last = WORD.match(after)
        second = last[0].lower() if last else ""
        if f"{first}-{second}" in self.words:
            return True
        if first + second in self.words:
            return False
        stem = first.rsplit("'")[-1].rsplit("’")[-1]
        if (stem in ALWAYS and len(second) > 2) or second == "between":
            return True
        vowel = first[-1] if first[-1] == second[:1] else ""
        if vowel and (vowel in "iau" or (vowel in "eo" and stem in PREFIXES)):
            return True  # "mini-invasive", "de-escalation": the hyphen keeps two vowels apart.
        known = stem in FIRST or (len(stem) > 2 and stem in self.words)
        if second in LAST and stem not in PREFIXES:
            return known or len(second) > 5
        both = len(stem) > 2 and len(second) > 3 and {stem, second} <= self.words
        return both or (stem in FIRST and second in self.words)


def read_page(text: str, prints: Sequence[Print | None] = ()) -> Page:
    """Divide a text into its lines, and measure them; `prints` says how each is set."""
    text = text[:LIMIT]
    lines: list[Line] = []
    gap = start = 0
    for number, raw in enumerate(text.splitlines(keepends=True)):
        if len(lines) == MOST_LINES:
            break
        line = read_line(raw, start, gap)
        start += len(raw)
        if line:
            how = prints[number] if number < len(prints) else None
            lines.append(line._replace(**how.measures) if how else line)
            gap = 0
        else:
            gap += 1
    return Page(tuple(lines if prints else mark_full(lines)))


def read_line(raw: str, start: int, gap: int) -> Line | None:
    """Clean one line; None when it is blank."""
    text = raw.strip().strip("\ufeff").strip()
    if not text:
        return None
    first = raw.index(text[0])
    first = raw.index(text, first)
    begin, end = start + first, start + first + len(text)
    if text.isascii() and "  " not in text and "\t" not in text and text.isprintable():
        return Line(text, begin, end, gap)
    clean = SPACES.sub(" ", text)
    clean = unicodedata.normalize("NFC", clean.translate(INVISIBLE).translate(LIGATURES)).strip()
    if not clean:
        return None
    if len(clean) == len(text) and all(map(is_same, clean, text)):
        return Line(clean, begin, end, gap)
    return Line(clean, begin, end, gap, False, trace(text, begin, len(clean)))


def is_same(char: str, source: str) -> bool:
    """Whether a character is the source's own, spaces being alike."""
    return char == source or (char == " " and source.isspace())


def trace(text: str, begin: int, length: int) -> tuple[int, ...]:
    """The offset of every character of a line once it is cleaned."""
    offsets: list[int] = []
    last = ""
    for at, char in enumerate(text, begin):
        if char.isspace():
            offsets += [] if last.isspace() else [at]
            last = char
            continue
        piece = char.translate(INVISIBLE).translate(LIGATURES)
        composed = unicodedata.normalize("NFC", last + piece) if last and piece else ""
        if len(composed) == 1 and unicodedata.combining(piece[0]):
            last = composed
        elif piece:
            offsets += [at] * len(piece)
            last = piece[-1]
    return tuple((offsets + [begin + len(text)] * length)[:length])


def mark_full(lines: Sequence[Line]) -> Iterable[Line]:
    """Mark the lines that end where a fixed width made them end."""
    widest = find_width(lines)
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        word = after.text.split(" ", 1)[0] if after and not after.gap else ""
        hyphen = line.text[-1] in HYPHENS
        # Where no spaces divide words, a line ends anywhere but before a stop.
        needed = 4 if is_wide(word[:1]) else 1 + len(word)
        is_full = bool(word) and (hyphen or 0 < widest < width(line.text) + needed)
        yield line._replace(is_full=True) if is_full else line


def find_width(lines: Sequence[Line]) -> int:
    """The width at which a page was wrapped, or 0 when its lines have no common width."""
    widths = [width(line.text) for line in lines]
    longest = max(widths, default=0)
    near = sum(one > longest - 10 for one in widths)
    return longest if longest < 140 and near > 4 and near * 4 > len(lines) else 0
