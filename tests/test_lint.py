"""What `check` finds."""

from __future__ import annotations

import pytest

from citeform.api import check
from citeform.catalogue import Catalogue
from citeform.problems import Source
from citeform.reading import Asked, read_source

GOOD = """@article{good,
  author = {Doe, Jane}, title = {T}, journal = {J}, year = 2001, pages = {1--9},
  doi = {10.1000/182}, issn = {0028-0836},
}
@book{alsogood, editor = {Doe, Jane}, title = {T}, publisher = {P}, year = 2001,
  isbn = {978-0-13-110362-7},
}
"""


def found(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of all that is found in a .bib text."""
    source = Source(text, "refs.bib")
    problems = check(read_source(source, Asked("bibtex"), Catalogue()), source)
    return [(problem.code, problem.line, problem.column) for problem in problems]


def test_finds_nothing_in_good_records() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("doi = {11.1000/182}", "bad-doi"),
        ("issn = {0028-0837}", "bad-issn"),
        ("issn = {0028}", "bad-issn"),
        ("isbn = {978-0-13-110362-8}", "bad-isbn"),
        ("isbn = {0-13-110362-7}", "bad-isbn"),
        ("pages = {19--11}", "bad-pages"),
    ],
)
def test_finds_a_wrong_value_where_it_stands(field: str, code: str) -> None:
    text = f"@misc{{k,\n  title = {{T}},\n  {field},\n}}"
    assert found(text) == [(code, 3, 3)]


@pytest.mark.parametrize("isbn", ["0-13-110362-8", "080442957X", "9780131103627"])
def test_takes_every_right_isbn(isbn: str) -> None:
    assert found(f"@misc{{k, title = {{T}}, isbn = {{{isbn}}}}}") == []


def test_finds_what_is_missing() -> None:
    codes = [code for code, *_ in found("@article{k,\n title = {T},\n}")]
    assert codes == ["missing-field"] * 3


def test_finds_a_work_that_stands_twice() -> None:
    one = "@misc{a, title = {T}, doi = {10.1000/X}}\n"
    two = "@misc{b, title = {T},\n doi = {10.1000/x}}\n"
    assert found(one + two) == [("duplicate-doi", 3, 2)]
