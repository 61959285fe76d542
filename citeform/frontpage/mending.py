"""Mends the spans that the token model takes for institutions, by what the lines tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from citeform.frontpage.dividing import ALONE, MARK
from citeform.frontpage.institution_names import CONTACT, tells_institution
from citeform.frontpage.kinds import Kind, score_affiliation
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import PLACES
from citeform.frontpage.model import Guess, Reading, Span
from citeform.frontpage.zones import Item
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

LIKELY = 0.5
"""How probable a line must be that no span covers, to hold an institution."""
TAKEN = 0.4
"""How probable an institution must be on a line that a span of authors covers."""
BEGINS = 0.3
"""How probably an institution begins with a line above one that the model takes for one."""
POSSIBLE = 0.04
"""How probable a line must be above one that begins in the midst of a name."""
OPEN = pattern(r"(?:,|&|[^ ]-|\b(?:of|and|for|de|und|für|et|del|di|la|le|du|des))\Z")
"""The end of a line that goes on below."""
PLACE = pattern(r"(?<!\w)(?P<place>[^\W\d_]{2,})(?=\)?(?:[.,;)]|\s?\Z))")
"""A word that may be a country, before a stop."""
SHORT = 40
"""A longer rest of a line is something else."""
STATE = pattern(r"\s[A-Z]{2}\Z")
"""A state of the United States at a line's end."""
ZIP = pattern(r"\d{5}(?:-\d{4})?(?=[.,;]|\Z)")
"""The postal code of a state of the United States, at a line's beginning."""
GIVEN_END = pattern(r"(?:\b[A-Z]\.|\b(?:van|von|der|den|de|la|le|di|da))\Z")
"""The end of a line after which a family name must come."""
COLLABORATION = pattern(r"\b[Cc]ollaboration\)?\Z")
"""The end of a line that names whom the authors write for."""
SENTENCE_END = pattern(r".*[a-z]{4}[.:]\s")
"""What stands before the last sentence of a line's beginning."""
AMONG = pattern(r"\b(?:is|are|was|were) (?:now |currently |also )?(?:with|at) (?:the )?(?=[A-Z])")
"""What stands between authors and their institution: "J. Doe and R. Roe are with the School"."""
MOST_LINES = 4
"""How many lines above an extent may belong to it."""
INNER = "'’."
"""What stands within a word, and divides the tokens of the model."""


class Piece(NamedTuple):
    """A part of a line."""

    line: int
    start: int
    end: int


class Extent(NamedTuple):
    """The parts of lines that hold an institution, or several."""

    pieces: tuple[Piece, ...]
    chance: float
    """How sure the model is of it."""


def mend(items: Sequence[Item], reading: Reading) -> list[Extent]:
    """The places of institutions, in order."""
    spans = reading.named("affiliation")
    extents = whole_words(items, [extent_of(items, span) for span in spans])
    named = {unit.line for span in reading.named("author") for unit in span.units}
    covered = {unit.line for one in reading.spans if one.zone != "author" for unit in one.units}
    covered |= {at for at in named if not is_mistaken(items[at], reading.guesses[at])}
    free = [item for item in items[: len(reading.guesses)] if item.number not in covered]
    extents = add_tails(items, extents, reading)
    extents = add_missed(items, extents, free, reading.guesses)
    used = {piece.line for extent in extents for piece in extent.pieces}
    lines = {item.number: item for item in free if item.number not in used}
    extents = [add_place(items, extent, lines) for extent in extents]
    extents = [drop_strangers(items, extent, named) for extent in extents]
    taken = {unit.line for one in reading.spans for unit in one.units if one.zone != "affiliation"}
    extents = [
        extent if extent.pieces[0].line in taken else begin_line(items, extent, reading.guesses)
        for extent in extents
    ]
    return [add_lines_above(items, extent, lines, reading.guesses) for extent in extents]


def is_mistaken(item: Item, guess: Guess) -> bool:
    """Whether a line that the token model gives to authors is an institution for all that."""
    return guess.chance("affiliation") > TAKEN and score_affiliation(item.line.text) >= 0.3


def extent_of(items: Sequence[Item], span: Span) -> Extent:
    """The parts of lines that a span holds, down to a paragraph of running text."""
    pieces: list[Piece] = []
    for number, units in groupby(span.units, key=lambda unit: unit.line):
        if pieces and items[number].kind is Kind.PROSE and items[number].line.gap:
            break
        whole = list(units)
        pieces.append(Piece(number, whole[0].start, whole[-1].end))
    return Extent(tuple(pieces), span.chance)


def whole_words(items: Sequence[Item], extents: Iterable[Extent]) -> list[Extent]:
    """The extents without a word that is cut in two; those that share a word are one."""
    whole: list[Extent] = []
    for extent in extents:
        *before, last = extent.pieces
        text = items[last.line].line.text
        last = last._replace(end=end_of_word(text, last.end))
        first, *rest = [*before, last]
        ahead = whole[-1].pieces[-1] if whole else None
        if ahead and ahead.line == first.line and first.start <= ahead.end:
            joined = (*whole[-1].pieces[:-1], ahead._replace(end=max(ahead.end, first.end)), *rest)
            whole[-1] = Extent(joined, min(whole[-1].chance, extent.chance))
        else:
            whole.append(Extent((first, *rest), extent.chance))
    return whole


def end_of_word(text: str, end: int) -> int:
    """Where a word ends that goes on behind a column: "King" + "'s", "U." + "S.A."."""
    at = end
    while at < len(text) and (text[at].isalnum() or text[at] in INNER) and text[at - 1] != " ":
        at += 1
    return at if at - end > 1 else end


def add_tails(items: Sequence[Item], extents: list[Extent], reading: Reading) -> list[Extent]:
    """The extents, with what stands behind one on its line and begins with a mark."""
    last = {unit.line: unit.end for span in reading.spans for unit in span.units}
    tails = []
    for extent in extents:
        line, _, end = extent.pieces[-1]
        text = items[line].line.text
        start = len(text) - len(text[end:].lstrip(" .,;"))
        mark = MARK.match(text[start:])
        if (
            mark
            and mark["mark"].isdigit()
            and last[line] <= end
            and tells_institution(text[start:])
        ):
            tails.append(Extent((Piece(line, start, len(text)),), extent.chance))
    return sorted([*extents, *tails])


def add_missed(
    items: Sequence[Item],
    extents: Sequence[Extent],
    free: Sequence[Item],
    guesses: Sequence[Guess],
) -> list[Extent]:
    """The extents, with the lines in no span that likely begin an institution or go on in one."""
    found = list(extents)
    for item in free:
        guess = guesses[item.number]
        chance = guess.chance("affiliation")
        least = TAKEN if is_open(items, item) else LIKELY
        if chance < least or item.kind in (Kind.PROSE, Kind.NOTE):
            continue
        text = item.line.text
        begins = guess.begins.get("affiliation", 0.0) > guess.inside.get("affiliation", 0.0)
        piece = Piece(item.number, 0, len(text))
        if begins and (MARK.match(text) or tells_institution(text)):
            found = sorted([*found, Extent((piece,), chance)])
        elif not item.line.gap or is_open(items, item):
            found = add_line(items, found, piece)
    return found


def is_open(items: Sequence[Item], item: Item) -> bool:
    """Whether the line above a line goes on there."""
    return item.number > 0 and bool(OPEN.search(items[item.number - 1].line.text))


def add_line(items: Sequence[Item], extents: list[Extent], piece: Piece) -> list[Extent]:
    """The extents, the last one on the line above with a line that goes on in it."""
    above = [at for at, one in enumerate(extents) if one.pieces[-1].line == piece.line - 1]
    for at in above[-1:]:
        *before, last = extents[at].pieces
        text = items[last.line].line.text
        rest = text[last.end :]
        if len(rest) < SHORT and "@" not in rest and not CONTACT.search(rest):
            last = last._replace(end=len(text))
        extents[at] = extents[at]._replace(pieces=(*before, last, piece))
    return extents


def add_place(items: Sequence[Item], extent: Extent, free: Mapping[int, Item]) -> Extent:
    """An extent that ends with a comma, with the town and country on the line below."""
    last = extent.pieces[-1]
    below = free.get(last.line + 1)
    text = items[last.line].line.text
    if not below or below.line.gap or last.end < len(text) - 1:
        return extent
    end = 0
    if text[-1] == "," or below.line.text[0] == "(":
        end = end_of_place(below.line.text)
    elif STATE.search(text) and (code := ZIP.match(below.line.text)):
        end = code.end()
    piece = Piece(below.number, 0, end)
    return extent._replace(pieces=(*extent.pieces, piece)) if end else extent


def end_of_place(text: str) -> int:
    """Where a line's beginning ends with a country, 0 where it does not.

    >>> end_of_place("Toyama 939-1724, Japan. jane@doe.jp"), end_of_place("We live in Japan. It is")
    (22, 0)
    """
    for match in PLACE.finditer(text, 0, 2 * SHORT):
        if any(word[0].islower() for word in text[: match.start()].split()):
            return 0
        if fold(match["place"]) in PLACES:
            return match.end()
    return 0


def begin_line(items: Sequence[Item], extent: Extent, guesses: Sequence[Guess]) -> Extent:
    """An extent with the words before it that begin its line: "36 LESIA, [Observatoire"."""
    first, *rest = extent.pieces
    before = items[first.line].line.text[: first.start].rstrip()
    if not before or ":" in before or "@" in before:
        return extent
    start = SENTENCE_END.match(before)
    at = start.end() if start else 0
    words = before[at:].split()
    likely = guesses[first.line].begins.get("affiliation", 0.0) > LIKELY
    listed = likely and before[-1] == "," and len(words) < 4
    inner = 1 < len(words) < 8 and words[-1] in ("and", "of", "&")
    told = tells_institution(before[at:]) or (listed and MARK.match(before))
    if not told or not (listed or inner):
        return extent
    return extent._replace(pieces=(first._replace(start=at), *rest))


def drop_strangers(items: Sequence[Item], extent: Extent, named: set[int]) -> Extent:
    """An extent without the first line where that ends what stands above, or in capitals below."""
    pieces = list(extent.pieces)
    texts = [items[one.line].line.text[one.start : one.end] for one in pieces]
    above = items[pieces[0].line - 1].line.text if pieces[0].line else ""
    surname = pieces[0].line - 1 in named and GIVEN_END.search(above) and texts[0].isalpha()
    if len(pieces) > 1 and (surname or COLLABORATION.search(texts[0])):
        pieces, texts = pieces[1:], texts[1:]
    while len(pieces) > 1 and items[pieces[-1].line].line.gap and is_heading(texts):
        pieces, texts = pieces[:-1], texts[:-1]
    return extent._replace(pieces=tuple(pieces))


def is_heading(texts: Sequence[str]) -> bool:
    """Whether the last of some lines is in capitals, and those above it are not."""
    last = texts[-1]
    return last.isupper() and len(last) > 4 and "," not in last and not texts[0].isupper()


def add_lines_above(
    items: Sequence[Item], extent: Extent, free: Mapping[int, Item], guesses: Sequence[Guess]
) -> Extent:
    """An extent that begins in the midst of a name, with the lines above that begin it."""
    first = extent.pieces[0]
    if first.start or MARK.match(items[first.line].line.text):
        return extent
    above: list[Piece] = []
    at = first.line
    while len(above) < MOST_LINES and at:
        item = items[at - 1]
        if told := AMONG.search(item.line.text):
            above.insert(0, Piece(item.number, told.end(), len(item.line.text)))
            break
        if item.number not in free:
            break
        is_mark = bool(above) and bool(ALONE.match(item.line.text))
        if (items[at].line.gap and not is_mark) or item.kind is Kind.PROSE:
            break
        guess = guesses[item.number]
        begins = guess.begins.get("affiliation", 0.0) > BEGINS
        inner = OPEN.search(item.line.text) or above
        if not is_mark and not begins and not (inner and guess.chance("affiliation") > POSSIBLE):
            break
        above.insert(0, Piece(item.number, 0, len(item.line.text)))
        at -= 1
        if is_mark:
            break
    return extent._replace(pieces=(*above, *extent.pieces))
