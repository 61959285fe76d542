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
