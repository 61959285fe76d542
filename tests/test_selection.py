"""The expressions of --filter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Date, Name
from citeform.problems import CiteformError
from citeform.selection import selection

WORK = Reference(
    "mueller2010",
    "article-journal",
    {
        "title": "Tides in <i>Zostera</i> beds",
        "author": (Name("Müller", "Anna"), Name("Goff", "Jean", "Le"), Name(literal="UNESCO")),
        "container-title": "Nature Physics",
        "issued": Date(((2010, 5, 31),)),
        "volume": "12",
        "page": "101-118",
        "keyword": "tides, sea grass; Ebb",
        "DOI": "10.1/X",
    },
    extra={"bibtex:file": ("a.pdf",)},
)


WORDS = st.sampled_from(
    "not and or ( ) type=book year>=2000 year=2001..2009 author~'x y' DOI text~a issued<2".split()
)


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("type=article-journal", True),
        ("type=book", False),
        ("type~article", True),
        ("type!=book", True),
        ("year=2010", True),
        ("year>2010", False),
        ("year>=2010", True),
        ("year<2011", True),
        ("year=2001..2009", False),
        ("year=2001..2010", True),
        ("year=..2010", True),
        ("year=2011..", False),
        ("issued>=2010-05", True),
        ("issued>2010-05", False),
        ("issued<2010-06-01", True),
        ("issued=2010", True),
        ("issued=2010-04..2010-05", True),
        ("accessed<2020", False),
        ("not accessed<2020", True),
        ("volume>=2", True),
        ("page<=101", True),
        ("author=müller", True),
        ("author=Muller", True),
        ("author=mull", False),
        ("author~mull", True),
        ("author='le goff'", True),
        ("author=goff", True),
        ("author~'goff, jean'", True),
        ("author='jean le goff'", True),
        ("author=unesco", True),
        ("keyword=ebb", True),
        ("keyword='sea grass'", True),
        ("keyword=sea", False),
        ("keyword~sea", True),
        ("keyword!~sea", False),
        ('container-title~"nature phys"', True),
        ("title='tides in zostera beds'", True),
        ("text~zostera", True),
        ("text~a.pdf", True),
        ("text~anna", True),
        ("text~2010-05", True),
        ("text~nowhere", False),
        ("DOI", True),
        ("doi=10.1/x", True),
        ("not ISBN", True),
        ("editor", False),
        ("key~mueller", True),
        ("key=MUELLER2010", True),
        ("bibtex:file", True),
        ("bibtex:owner", False),
        ("bibtex:file~pdf", True),
        ("type=book or DOI", True),
        ("type=book and DOI or year=2010", True),
        ("type=book and (DOI or year=2010)", False),
        ("not (type=book or year=2001)", True),
        ("not not DOI", True),
        ("DOI AND NOT ISBN", True),
        ("((DOI))", True),
        ("author!=o'brien", True),
        ('title~"\'"', False),
    ],
)
def test_a_reference_passes_or_not(text: str, passes: bool) -> None:
    assert selection(text)(WORK) is passes


@pytest.mark.parametrize(
    ("text", "column", "part"),
    [
        ("", 1, "a test is missing at the end"),
        ("type=book and", 14, "a test is missing at the end"),
        ("type=book and or year=2000", 15, 'missing before "or"'),
        ("jornal~x", 1, '"jornal" is no CSL variable'),
        ("year=2010 and autor=x", 15, "did you mean author?"),
        ("journal~x", 1, "did you mean container-title?"),
        ("type=inproceedings", 6, "did you mean paper-conference?"),
        ("year=", 5, '"=" has no value'),
        ("year>=soon", 7, '"soon" is no number or date'),
        ("year=2001..x", 6, '"x" is no number or date'),
        ("(year=2001", 1, '"(" is not closed'),
        ("year=2001)", 10, '")" closes nothing'),
        ("title~nature physics", 14, "stands in quotes"),
        ("title~'nature", 7, "a quote is not closed"),
        ("=2010", 1, 'missing before "="'),
        ("(" * 5000 + "DOI", 101, "too many parentheses"),
    ],
)
def test_what_is_no_expression_is_told_with_its_column(text: str, column: int, part: str) -> None:
    with pytest.raises(CiteformError) as raised:
        selection(text)
    problem = raised.value.problem
    assert (problem.code, problem.column) == ("bad-option", column)
    assert part in str(problem)


@given(st.text(alphabet="ab()=~<>!.'\"1-: \n") | st.lists(WORDS).map(" ".join))
def test_anything_is_an_expression_or_is_told(text: str) -> None:
    column = 1
    try:
        selection(text)(WORK)
    except CiteformError as error:
        column = error.problem.column
    assert 1 <= column <= len(text) + 1


def test_rows_of_digits_are_no_trouble() -> None:
    long = "9" * 5000
    with pytest.raises(CiteformError):
        selection(f"year>{long}")
    work = Reference("a", "book", {"volume": long, "page": long})
    selection("volume>3")(work)
    assert citeform.tend([work], sort="volume,page", dedupe="merge").references == (work,)


def test_any_number_of_nots_and_tests_is_read() -> None:
    assert selection("not " * 10_000 + "DOI")(WORK)
    assert selection(" and ".join(["DOI"] * 10_000))(WORK)
