"""The reading order of printed pieces."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from citeform.frontpage.columns import MOST, Piece, find_lines

SHAPES: dict[str, Callable[[int], tuple[float, float]]] = {
    "scattered": lambda at: (at * 37 % 500, at * 91 % 700),
    "two narrow columns": lambda at: (50 + 250 * (at % 2) + at % 20, 700 - at * 0.4),
    "one line": lambda at: (at * 8, 100),
    "a slope": lambda at: (at * 7 % 560, 800 - at * 0.5),
}


def texts(*pieces: tuple[str, float, float, float]) -> list[str]:
    """The lines of pieces that have a text, a left and a right end, and a height."""
    return [line.text for line in find_lines([Piece(*one, 10.0) for one in pieces])]


def test_columns_are_read_one_after_the_other() -> None:
    left = [(f"left {at}", 50.0, 290.0, 600.0 - 12 * at) for at in range(5)]
    right = [(f"right {at}", 310.0, 550.0, 594.0 - 12 * at) for at in range(5)]
    head, foot = ("head", 50.0, 550.0, 700.0), ("foot", 200.0, 400.0, 500.0)
    order = ["head", *(one[0] for one in (*left, *right)), "foot"]
    assert texts(foot, *right, *left, head) == order


def test_headings_beside_paragraphs_stay_with_them() -> None:
    labels = [(f"Part {at}", 50.0, 100.0, 600.0 - 36 * at) for at in range(3)]
    lines = [(f"line {at}", 130.0, 500.0, 600.0 - 12 * at) for at in range(9)]
    assert texts(*labels, *lines)[:5] == ["Part 0", "line 0", "line 1", "line 2", "Part 1"]


def test_what_stands_far_apart_on_one_line_is_two_lines() -> None:
    assert texts(("Jane Doe", 50, 100, 600), ("Al Poe", 130, 160, 600)) == ["Jane Doe", "Al Poe"]
    assert texts(("1", 50, 55, 600), ("Oslo", 80, 160, 600)) == ["1 Oslo"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [MOST, 20 * MOST])
def test_no_arrangement_takes_long(shape: str, count: int) -> None:
    places = [SHAPES[shape](at) for at in range(count)]
    pieces = [Piece("word", left, left + 15, base, 8.0) for left, base in places]
    start = time.process_time()
    assert find_lines(pieces)
    assert time.process_time() - start < 2
