"""A text that was taken from a typeset page: what its print says beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from citeform.problems import Source
from citeform.tuples import NamedTuple


class Print(NamedTuple):
    """How one line is set."""

    size: float = 0.0
    """The size of its letters, relative to the running text's; 0 where it is not known."""
    is_bold: bool = False
    is_full: bool = False
    """The first word of the next line would not have fitted."""
    left: float = 0.0
    """Where it begins, from 0 at the left edge of what is printed to 1 at its right edge."""
    top: float = 0.0
    """Where it stands, from 0 at the first page's top to 1 at its foot; the second goes on to 2."""

    @property
    def measures(self) -> dict[str, Any]:
        """What a line of a page keeps of it."""
        return {"size": self.size, "is_bold": self.is_bold, "is_full": self.is_full}


class Told(NamedTuple):
    """What a file says of its work elsewhere than on the page."""

    variable: str
    """The CSL variable that it may fill."""
    text: str
    by: str
    """Where it says so, for `citeform inspect`."""
    score: float
    """How sure it is; the page's own words are surer where they have a label."""


class Typeset(Source):
    """The text of pages that were typeset, a line for a line of print."""

    is_print = True

    def __init__(
        self,
        text: str,
        name: str,
        prints: Sequence[Print | None],
        told: Sequence[Told] = (),
    ) -> None:
        super().__init__(text, name)
        self.prints = prints
        """For every line of the text how it is set; None for a blank one."""
        self.told = told


class Block(NamedTuple):
    """A printed line on its way to a text: where it stands, in points from the page's foot."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool
    column: int
    """Lines of one column have one number; another number is another place of the page."""
    width: float
    """How wide the column is."""


SAME_SIZE = 0.08
"""Sizes that differ by less are one size: justification and rounding make small differences."""
WIDE = 1.3
"""A blank line stands where lines are this much further apart than lines of the page are."""


def breaks(before: Block, line: Block, leading: float) -> bool:
    """Whether two printed lines are divided as by a blank line."""
    if before.column != line.column:
        return True
    size = max(before.size, line.size)
    # A line of fragments that stand side by side has no distance.
    if before.base - line.base > WIDE * leading * size or before.base < line.base - 0.5 * size:
        return True
    letters = min(sum(map(str.isalpha, one.text)) for one in (before, line))
    return letters > 2 and abs(before.size - line.size) > SAME_SIZE * size


def find_leading(lines: Sequence[Block]) -> float:
    """How far apart the lines of a page are, in sizes of their letters."""
    steps = [
        (before.base - line.base) / line.size
        for before, line in pairwise(lines)
        if before.column == line.column
        and abs(before.size - line.size) <= SAME_SIZE * line.size
        and 0.8 < (before.base - line.base) / line.size < 3.0
    ]
    if not steps:
        return 1.3
    from statistics import median  # Its import takes as long as reading a page.

    return max(1.1, median(steps))


def is_full(line: Block, after: Block) -> bool:
    """Whether the first word of the next line would not have fitted into a line."""
    word = after.text.split(" ", 1)[0]
    room = (after.right - after.left) * (len(word) + 0.7) / max(1, len(after.text))
    return line.right - line.left + room > line.width


def body_size(pages: Iterable[Sequence[Block]]) -> float:
    """The size that most letters have."""
    counts: dict[float, int] = {}
    for lines in pages:
        for line in lines:
            size = round(2 * line.size) / 2
            counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: counts[size], default=10.0) or 10.0


def set_pages(pages: Sequence[Sequence[Block]]) -> tuple[str, list[Print | None]]:
    """The text of pages, a blank line where lines are divided, and how every line is set."""
    body = body_size(pages)
    texts: list[str] = []
    prints: list[Print | None] = []
    for number, lines in enumerate(pages):
        leading = find_leading(lines)
        places = list(find_places(lines, number))
        for at, line in enumerate(lines):
            if texts and (at == 0 or breaks(lines[at - 1], line, leading)):
                texts.append("")
                prints.append(None)
            after = lines[at + 1] if at + 1 < len(lines) else None
            full = after is not None and not breaks(line, after, leading) and is_full(line, after)
            texts.append(line.text)
            prints.append(Print(round(line.size / body, 2), line.is_bold, full, *places[at]))
    return "\n".join([*texts, ""]), prints


def find_places(lines: Sequence[Block], number: int) -> Iterator[tuple[float, float]]:
    """Where the lines of a page stand, from 0 to 1 across it, and from its number on down it."""
    left = min(line.left for line in lines)
    width = max(line.right for line in lines) - left or 1.0
    top = max(line.base for line in lines)
    height = top - min(line.base for line in lines) or 1.0
    for line in lines:
        yield round((line.left - left) / width, 3), round(number + (top - line.base) / height, 3)
