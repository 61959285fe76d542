"""Which lines hold authors, where the model gives each line a chance."""

from __future__ import annotations

import pytest

from citeform.frontpage.author_lines import find_authors, is_never_names
from citeform.frontpage.head import measure
from citeform.frontpage.layout import Layout
from citeform.frontpage.model import Guess
from citeform.frontpage.page import read_page
from citeform.frontpage.zones import find_items


def authors_of(text: str) -> list[str]:
    """The blocks of authors of a page whose lines begin with the model's chance in percent."""
    chances = {line[3:]: int(line[:2]) / 100 for line in text.split("\n") if line}
    page = read_page("\n".join(line[3:] for line in text.split("\n")))
    free = [
        measure(item, "", 0)._replace(guess=Guess({"author": chances[item.line.text]}, {}))
        for item in find_items(page)
    ]
    blocks = find_authors(free, 0, 1 << 30)
    return [" | ".join(item.text for item in block) for block in blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("99 Jane Doe a\n15 , John Public b", "Jane Doe a | , John Public b"),
        ("99 Jane Doe\n30 1 , John Public", "Jane Doe | 1 , John Public"),
        ("99 Doe, Jane ;\n\n15 Public, John", "Doe, Jane ; | Public, John"),
        (
            "99 Jane Doe, Eva Min-\n15 Kim 2, a group of us",
            "Jane Doe, Eva Min- | Kim 2, a group of us",
        ),
        ("99 Jane Doe, John Q.\n15 Public", "Jane Doe, John Q. | Public"),
        ("99 Doe J., Public J. Q.\n15 Berlin", "Doe J., Public J. Q."),
        ("99 Jane Doe\n15 Acme Institute", "Jane Doe"),
        ("99 Jane Doe\n99 725 Long Hall", "Jane Doe"),
        ("99 Jane Doe\n99 Stony Creek, New York", "Jane Doe"),
        ("99 A. Doe\n70 B. Public, C. Chu", "A. Doe | B. Public, C. Chu"),
        ("20 Jane Doe\n20 John Public\n99 Eva Kim", "Jane Doe | John Public | Eva Kim"),
        ("99 Jane Doe\n99 Xerox PARC\n99 Eva Kim", "Jane Doe || Eva Kim"),
        ("10 Jane Doe, University of Oz\n10 Director, Oz University", "Jane Doe"),
        ("10 Jane Doe. University of Oz\n10 Eva Kim. Oz University", "Jane Doe || Eva Kim"),
        ("99 Jane Doe: University of Oz", "Jane Doe"),
        ("99 Jane Doe\n15 Advisor: John Roe\n99 Eva Kim", "Jane Doe"),
    ],
)
def test_finds_the_lines_of_authors(text: str, blocks: str) -> None:
    assert " || ".join(authors_of(text)) == blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ABC{CC{92/28", True),
        ("W6 8RF", True),
        ("Acme Forschung GmbH", True),
        ("Acme Widgets, Inc.", True),
        ("Jane Doe, Acme Inc.", False),
        ("12 Jane Doe", False),
        ("JANE DOE", False),
        ("DOE12", False),
    ],
)
def test_knows_lines_that_are_never_names(text: str, expected: bool) -> None:
    assert is_never_names(text, below=False) is expected


def test_authors_end_where_their_list_comes_again() -> None:
    page = """De pluies et de vents

JEANNE MARTIN ET LUC BERNARD
Laboratoire de physique, Université de Lyon, Lyon, France
Reçu le 13 novembre 1984

JEANNE MARTIN, LUC BERNARD et MARC KELLER. J. Can. Pluies 63, 2601 (1985).
Les pluies sont plus fortes que les vents dans les montagnes et sur les côtes de la mer.
"""
    names = [author.name.family for author, _ in Layout(read_page(page)).authors]
    assert names == ["MARTIN", "BERNARD"]


def test_authors_may_stand_above_the_title() -> None:
    page = """Jane M. Doe
Department of Geography, University of Bergen
5007 Bergen, Norway

The rivers of the northern plain : what they carry to the sea, and
what they leave

Abstract

We have measured what the rivers of the northern plain carry to the sea in a year.
"""
    layout = Layout(read_page(page))
    assert [author.name.family for author, _ in layout.authors] == ["Doe"]
    assert layout.head.title[0].text.startswith("The rivers")
