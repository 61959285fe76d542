"""Titles: where one begins, and what belongs to it."""

from __future__ import annotations

import pytest

from citeform.frontpage.head import find_head
from citeform.frontpage.kinds import Kind
from citeform.frontpage.model import Guess
from citeform.frontpage.page import read_page
from citeform.frontpage.titles import clean_title
from citeform.frontpage.zones import find_items, find_zones


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On rivers*", "On rivers"),
        ("On rivers.", "On rivers"),
        ("On rivers (Plenary Talk)", "On rivers"),
        ("On rivers [invited] †", "On rivers"),
        ("On rivers (and an invited guest)", "On rivers (and an invited guest)"),
        ("On talks (invited and others)", "On talks (invited and others)"),
    ],
)
def test_cleans_titles(text: str, title: str) -> None:
    assert clean_title(text) == title


@pytest.mark.parametrize(("chance", "first"), [(0.88, 0), (0.1, 1)])
def test_sure_titles_may_begin_like_a_banner(chance: float, first: int) -> None:
    page = read_page("Poor gloves of latex found in\nNordic Islands: Quality of rubber\nand health")
    items = find_items(page)
    title = (
        Guess({"title": chance}, {}),
        Guess({"title": 0.15}, {"title": 0.71}),
        Guess({}, {"title": 0.99}),
    )
    assert items[0].kind is Kind.BANNER
    assert find_head(page, find_zones(page, items), title).title[0].number == first


@pytest.mark.parametrize(
    ("below", "begins", "inside", "lines"),
    [
        ("A STUDY COMPARING IMAGES OF THE SPINE\nWITH NORDIC CONTROLS", 0.26, 0.58, 5),
        ("CS-TR-95-03\nDRAFT", 0.0, 0.99, 3),
    ],
)
def test_knows_what_stands_below_a_title(
    below: str, begins: float, inside: float, lines: int
) -> None:
    title = "Spine and Cord of Patients\nwith Juvenile Flexion\nof the North"
    page = read_page(f"{title}\n\n{below}\n\nJane Doe, M.D.")
    items = find_items(page)
    first, sure = Guess({"title": 0.99}, {}), Guess({}, {"title": 0.99})
    unsure, author = Guess({"title": begins}, {"title": inside}), Guess({"author": 0.99}, {})
    guesses = (first, sure, sure, unsure, sure, author)
    head = find_head(page, find_zones(page, items), guesses)
    assert (head.title[0].number, len(head.title)) == (0, lines)
