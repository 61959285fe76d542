"""Printed pieces of a page → its lines in reading order, columns one after the other.

Geometry only: nothing here knows what a title is.  Coordinates are points, y grows upwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from citeform.frontpage.typeset import Block
from citeform.tuples import NamedTuple

GUTTER = 0.8
"""Least width of the white between columns, in sizes of the letters; IEEE's is 1.2."""
APART = 1.5
"""Pieces of one height that stand further apart than this are lines of their own."""
LEVELS = 3
"""How many lines a column has at least."""
MOST = 1500
"""Pieces of a page that are put in order; a drawing made of letters is left as it comes."""
REACH = 80
"""Pieces after which a stretch shows that it is set in columns, if it is."""
ACROSS = 0.8
"""How much of the width a strip has that is no column: no sidebar is narrower than the rest."""


class Piece(NamedTuple):
    """Neighbouring letters of one height."""

    text: str
    left: float
    right: float
    base: float
    """Height of the line that the letters stand on."""
    size: float
    is_bold: bool = False


class Strip(NamedTuple):
    """What stands in one range of a region's width."""

    left: float
    right: float
    pieces: list[Piece]
    limit: float = 0.0
    """How far to the right its lines may reach, where another strip tells it."""

    def has_lines(self) -> bool:
        """Whether it has as many lines as a column has."""
        heights: set[int] = set()
        for piece in self.pieces:
            heights.add(round(piece.base))
            if len(heights) == LEVELS:
                return True
        return False


def find_lines(pieces: Sequence[Piece]) -> list[Block]:
    """The lines of a page in reading order."""
    whole = Strip(0.0, 0.0, list(pieces))
    regions = [whole] if len(pieces) > MOST else list(find_regions(whole))
    return [line for number, one in enumerate(regions) for line in region_lines(one, number)]


def find_regions(strip: Strip, depth: int = 0) -> Iterator[Strip]:
    """Stretches of a page that are read from left to right and from top to bottom."""
    ordered = sorted(strip.pieces, key=lambda piece: (-piece.base, piece.left))
    single: list[Piece] = []
    at = 0
    while at < len(ordered):
        stop, strips = find_band(ordered, at) if depth < 4 else (len(ordered), [])
        if not strips:
            single += ordered[at:stop]
            at = stop
            continue
        if single:
            yield strip._replace(pieces=single)
            single = []
        for after, inner in zip([*strips[1:], None], strips, strict=False):
            limit = after.left - GUTTER * inner.pieces[0].size if after else strip.limit
            yield from find_regions(inner._replace(limit=limit), depth + 1)
        at = stop
    if single:
        yield strip._replace(pieces=single)


def find_band(ordered: Sequence[Piece], first: int) -> tuple[int, list[Strip]]:
    """Where the stretch from a piece on ends that is set in columns, and these.

    Without columns the number says how far there are none.
    """
    strips: list[Strip] = []
    stop = first
    across = ACROSS * (max(one.right for one in ordered) - min(one.left for one in ordered))
    for at in range(first, len(ordered)):
        strips = add_piece(strips, ordered[at])
        if any(strip.right - strip.left > across for strip in strips):
            break  # A line across the page ends what is set in columns.
        if stop == first and at - first > REACH:
            break
        is_row_end = at + 1 == len(ordered) or ordered[at + 1].base < ordered[at].base - 1
        if is_row_end and sum(strip.has_lines() for strip in strips) > 1:
            stop = at + 1
    else:
        if stop == first:
            return len(ordered), []  # What stands below in one strip stands in one.
    columns = as_columns(strips_of(ordered[first:stop]))
    if not columns:
        return max(stop, first + 1), []
    trimmed = stop
    while trimmed > stop - 2 and is_below(ordered[trimmed - 1], columns):
        trimmed -= 1
    return trimmed, as_columns(strips_of(ordered[first:trimmed])) or columns


def strips_of(pieces: Sequence[Piece]) -> list[Strip]:
    """The strips that pieces stand in."""
    strips: list[Strip] = []
    for piece in pieces:
        strips = add_piece(strips, piece)
    return strips


def is_below(piece: Piece, columns: Sequence[Strip]) -> bool:
    """Whether a piece stands below the columns, apart from its own, as the next heading does."""
    others = [one.base for column in columns for one in column.pieces if one is not piece]
    own = [one.base for column in columns if piece in column.pieces
           for one in column.pieces if one is not piece]  # fmt: skip
    lowest = min(others)
    return bool(own) and piece.base < lowest and min(own) - piece.base > 1.8 * piece.size


def add_piece(strips: Sequence[Strip], piece: Piece) -> list[Strip]:
    """The strips with one more piece, those that it touches made one."""
    room = GUTTER * piece.size
    left, right, inside = piece.left, piece.right, [piece]
    kept: list[Strip] = []
    for strip in strips:
        if strip.right + room > left and strip.left - room < right:
            left, right = min(left, strip.left), max(right, strip.right)
            inside = strip.pieces + inside if len(inside) == 1 else inside + strip.pieces
        else:
            kept.append(strip)
    return sorted([*kept, Strip(left, right, inside)], key=lambda strip: strip.left)


def as_columns(strips: Sequence[Strip]) -> list[Strip]:
    """The strips as columns, small ones joined to a neighbour; none when they are no columns."""
    columns: list[Strip] = []
    for strip in strips:
        if columns and not (strip.has_lines() and columns[-1].has_lines()):
            last = columns[-1]
            columns[-1] = Strip(last.left, strip.right, last.pieces + strip.pieces)
        else:
            columns.append(strip)
    if len(columns) < 2 or not all(column.has_lines() for column in columns):
        return []
    return [] if is_labelled(columns) else columns


def is_labelled(columns: Sequence[Strip]) -> bool:
    """Whether a first column only holds headings beside the paragraphs of the second."""
    first, second = columns[0], columns[1]
    if len(columns) > 2 or len(first.pieces) * 2 > len(second.pieces):
        return False
    heights = {round(piece.base) + step for piece in second.pieces for step in (-1, 0, 1)}
    return all(round(piece.base) in heights for piece in first.pieces)


def find_width(strip: Strip) -> float:
    """How wide the lines of a region may be."""
    right = max(piece.right for piece in strip.pieces)
    left = min(piece.left for piece in strip.pieces)
    ends = sum(piece.right > right - 2 for piece in strip.pieces)
    # Only text that is set ragged, or a list, leaves it open where its lines would end.
    return right - left if ends > 2 else max(right, strip.limit) - left


def region_lines(strip: Strip, column: int) -> Iterator[Block]:
    """The lines of a region, from top to bottom."""
    rows: list[list[Piece]] = []
    for piece in sorted(strip.pieces, key=lambda piece: (-piece.base, piece.left)):
        if rows and any(is_beside(one, piece) for one in (rows[-1][0], rows[-1][-1])):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    width = find_width(strip)
    for row in rows:
        row.sort(key=lambda piece: piece.left)
        run: list[Piece] = []
        for piece in row:
            if run and is_apart(run, piece):
                yield join_pieces(run, column, width)
                run = []
            run.append(piece)
        yield join_pieces(run, column, width)


def is_beside(one: Piece, piece: Piece) -> bool:
    """Whether two pieces stand on one line, one of them perhaps raised or lowered."""
    size = max(one.size, piece.size)
    reach = 0.2 if abs(one.size - piece.size) < 0.05 * size else 0.5
    return abs(one.base - piece.base) < reach * size


def is_apart(run: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece is no part of the line that ends to its left."""
    gap = piece.left - run[-1].right
    # A mark or number before its text is set off from it.
    return gap > APART * max(run[-1].size, piece.size) and sum(len(one.text) for one in run) > 3


def join_pieces(run: Sequence[Piece], column: int, width: float) -> Block:
    """One line of pieces that follow each other."""
    main = max(run, key=lambda piece: piece.size * len(piece.text))
    bold = sum(len(piece.text) for piece in run if piece.is_bold)
    total = sum(len(piece.text) for piece in run)
    text = run[0].text
    for before, piece in pairwise(run):
        near = piece.left - before.right < 0.15 * max(before.size, piece.size)
        text += piece.text if near else f" {piece.text}"
    return Block(
        text, run[0].left, max(piece.right for piece in run), main.base, main.size,
        2 * bold > total, column, width,
    )  # fmt: skip
