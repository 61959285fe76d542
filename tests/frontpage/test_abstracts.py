"""Abstracts: which lines they consist of, as the model's chances tell."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from citeform.frontpage.abstracts import clean_abstract, find_blocks, is_excluded, join_initial
from citeform.frontpage.model import UNKNOWN, Guess
from citeform.frontpage.page import read_page
from citeform.frontpage.zones import find_items, find_zones

LONG = "We measured the knees of all patients who came to us in the spring of that year"


def find(text: str, chances: Mapping[int, float], begins: Mapping[int, float]) -> list[str]:
    """The abstracts of a page, of whose lines a model is as sure as `chances` says."""
    page = read_page(text)
    items = find_items(page)
    guesses = [
        Guess({"abstract": begins.get(at, 0.0)}, {"abstract": chances.get(at, 0.0)})
        for at in range(len(items))
    ]
    blocks = find_blocks(page, find_zones(page, items), guesses)
    return [" ".join(item.text for item in block if item.text) for block in blocks]


@pytest.mark.parametrize(
    ("text", "chances", "expected"),
    [
        ("We began.\nIt went on.", {0: 1, 1: 1}, "We began. It went on."),
        # Lines that are less sure stand between sure ones, or end a sentence.
        ("We began.\nx = 5\ny = 6\nThe end.", {0: 1, 1: 0.2, 2: 0.2, 3: 1},
         "We began. x = 5 y = 6 The end."),
        ("We began.\nThey ended.\nWe went on.", {0: 1, 1: 0.1, 2: 1}, "We went on."),
        ("The complexes\nof iron\n\nwere prepared.", {0: 0.2, 1: 0.2, 2: 0.9},
         "The complexes of iron were prepared."),
        ("Abstract: We found that knees hurt in theories of\nDurczewski and\nothers.\nMore.",
         {0: 1, 1: 0.04}, "We found that knees hurt in theories of Durczewski and others."),
        # Another column's lines interrupt a sentence.
        ("It was known\n\nCitation: Cho J\n\nto us all.\n\nto nobody.", {0: 1, 2: 0.2, 3: 0.2},
         "It was known to us all."),
        # The foot of a page, and the head of the next.
        (f"{LONG},\nSubmitted to The Journal\nKnees of patients\n2\nand then.",
         {0: 1, 1: 0.4, 2: 0.3, 3: 0.5, 4: 1}, f"{LONG}, and then."),
        (f"{LONG}\n1\n2015/02/17\nand then.", {0: 1, 1: 1, 2: 1, 3: 1}, f"{LONG} and then."),
        ("Abstract:\nIntroduction:\nWe began.", {2: 1}, "Introduction: We began."),
        # What stands above and below.
        ("Ž .\nIt was small.", {0: 1, 1: 1}, "It was small."),
        ("I\nn all knees.", {0: 0.2, 1: 1}, "I n all knees."),
        ("Energy Transfer, Excited State, Recovery\n\nIt was small.", {0: 1, 1: 1},
         "It was small."),
        ("It was small.\n\n* *\nEmp\nFlag-", {0: 1, 1: 1, 2: 1, 3: 1}, "It was small."),
        ("It was small.\n\nThis report describes research done\nby us.", {0: 1, 1: 1, 2: 1},
         "It was small."),
        # Nothing is sure: a whole paragraph of running text, and no other one.
        (f"The title\n\n{LONG}\nand then.", {1: 0.2, 2: 0.2}, f"{LONG} and then."),
        ("The title\n\nKnees and then.", {0: 0.2, 1: 0.2}, ""),
    ],
)  # fmt: skip
def test_finds_the_lines_of_an_abstract(
    text: str, chances: dict[int, float], expected: str
) -> None:
    assert " ".join(find(text, chances, {})) == expected


def test_a_doubtful_block_does_not_go_on_where_another_begins() -> None:
    text = "RE: Cost of the\n\nSurg Neurol 1998\n\nThe authors compare it."
    assert find(text, {0: 0.6}, {2: 0.9}) == ["The authors compare it."]


def test_the_model_excludes_only_what_it_has_seen() -> None:
    items = find_items(read_page("It was small."))
    assert is_excluded(items, [Guess({"abstract": 0.0}, {"abstract": 0.01})])
    assert not is_excluded(items, [Guess({"abstract": 0.0}, {"abstract": 0.4})])
    assert not is_excluded(items, [UNKNOWN])
    assert not is_excluded(items, [])


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["", "I", "n most knees."], ["In most knees."]),
        (["T", "he knees."], ["The knees."]),
        (["A", "new knee."], ["A", "new knee."]),
        (["I", "have knees."], ["I", "have knees."]),
        (["One line."], ["One line."]),
    ],
)
def test_joins_a_large_initial(texts: list[str], expected: list[str]) -> None:
    assert join_initial(texts, {"in", "most", "knees", "new"}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was small. © 1993 SRCD", "It was small."),
        ("It was small. All rights reserved.", "It was small."),
        ("Plain language summary: It was small.", "It was small."),
        (": It was small.", "It was small."),
        ("The copyright of maps was small.", "The copyright of maps was small."),
    ],
)
def test_cleans_abstracts(text: str, expected: str) -> None:
    assert clean_abstract(text) == expected
