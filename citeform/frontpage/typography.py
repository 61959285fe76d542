"""What the print of lines says of a title: it is the largest text of a page, and of one size."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from citeform.frontpage.page import Line
from citeform.frontpage.typeset import SAME_SIZE

PLAIN = 1.06
"""Up to this size nothing is larger than the running text."""


def score_print(
    largest: float, edges: tuple[Line | None, Line | None], run: Sequence[Line]
) -> float:
    """How much the print of a run of lines looks like a title's; 0 where it is not known."""
    if not run[0].size:
        return 0.0
    score = 0.0
    if largest > PLAIN:
        sizes = [line.size for line in run]
        score += 5.0 * min(1.0, max(-0.4, (min(sizes) - 1) / (largest - 1)))
    bold = [line.is_bold for line in run]
    score += 0.8 * all(bold)
    for one, other in pairwise(run):
        score -= 4.0 * differs(one, other) + 1.0 * (one.is_bold != other.is_bold)
    # A title does not end inside what is set alike and apart from all other text.
    before, after = edges
    if before and alike(run[0], before) and not run[0].gap:
        score -= 2.0
    if after and alike(run[-1], after) and not after.gap:
        score -= 2.0
    return score


def alike(edge: Line, beyond: Line) -> bool:
    """Whether a line beyond a run is set like its edge, and both unlike running text."""
    told = edge.size > PLAIN or edge.is_bold
    return told and edge.is_bold == beyond.is_bold and not differs(edge, beyond)


def differs(one: Line, other: Line) -> bool:
    """Whether two lines are set in two sizes."""
    return abs(one.size - other.size) > SAME_SIZE * max(one.size, other.size)
