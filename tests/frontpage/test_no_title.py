"""Pages without a title are a problem that says what was found."""

from __future__ import annotations

import pytest

from citeform.frontpage import read
from citeform.problems import Source


@pytest.mark.parametrize("text", ["", "   \n\n", "\ufeff", "12\n", "-\n-\n", "\n\n3\n\n"])
def test_blank_pages_give_a_problem(text: str) -> None:
    library = read(Source(text, "page.txt"))
    assert len(library) == 0
    (problem,) = library.problems
    assert (problem.code, problem.is_error, problem.file) == ("no-title", True, "page.txt")


def test_says_what_was_found() -> None:
    text = (
        "doi:10.5555/foo.1\n\n"
        "Abstract\n\nWe have measured the pressure of the blood of many runners in the town.\n\n"
        "Keywords: blood, running\n"
    )
    library = read(Source(text))
    assert len(library) == 0
    (problem,) = library.problems
    assert problem.message == (
        "no title could be read; found: DOI 10.5555/foo.1, abstract, keywords"
    )
    assert problem.hint


def test_authors_are_not_taken_for_a_title() -> None:
    text = (
        "Jane Doe 1, John Q. Public 2\n"
        "1 Department of Physics, University of Port Haven, Norway\n"
        "2 Institute of Geology, Lakeside, Ireland\n\n"
        "Abstract\n\nWe have measured the pressure of the blood of many runners in the town.\n"
    )
    library = read(Source(text))
    assert len(library) == 0
    (problem,) = library.problems
    assert problem.message == "no title could be read; found: 2 authors, abstract"


def test_a_letter_is_no_title() -> None:
    text = "It was a sunny day. The fox was happy about it, because the dog was asleep at noon."
    assert len(read(Source(text))) == 0
