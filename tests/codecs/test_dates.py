"""Dates as files and people write them."""

from __future__ import annotations

import pytest

from citeform.codecs.dates import read_date, read_month, write_edtf
from citeform.codecs.registry import (
    read_bib_date,
    read_ris_date,
    write_bib_date,
    write_ris_date,
)
from citeform.model.values import Date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2004", Date(((2004,),))),
        ("2004-05", Date(((2004, 5),))),
        ("2004-05-12", Date(((2004, 5, 12),))),
        ("2004-05-12T10:00:00Z", Date(((2004, 5, 12),))),
        ("2004~", Date(((2004,),), circa=True)),
        ("2004-21", Date(((2004,),), "1")),
        ("2004-05/2005-06", Date(((2004, 5), (2005, 6)))),
        ("2004/", Date(((2004,), ()))),
        ("2004/05/12", Date(((2004, 5, 12),))),
        ("12.5.2004", Date(((2004, 5, 12),))),
        ("25/12/2004", Date(((2004, 12, 25),))),
        ("12 May 2004", Date(((2004, 5, 12),))),
        ("May 12, 2004", Date(((2004, 5, 12),))),
        ("12 de marzo de 2019", Date(((2019, 3, 12),))),
        ("1er février 2020", Date(((2020, 2, 1),))),
        ("3. März 2020", Date(((2020, 3, 3),))),
        ("Spring 1998", Date(((1998,),), "1")),
        ("hiver 1998", Date(((1998,),), "4")),
        ("ca. 1850", Date(((1850,),), circa=True)),
        ("1850–1855", Date(((1850,), (1855,)))),
        # Neither guessed nor thrown away.
        ("5/12/2004", Date(literal="5/12/2004")),
        ("2004-13", Date(literal="2004-13")),
        ("in press", Date(literal="in press")),
        ("1998, before Easter", Date(literal="1998, before Easter")),
    ],
)
def test_reads_a_date(text: str, date: Date) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize("text", ["2004", "2004-05", "2004-05-12", "2004~", "2004/2005", "-0044"])
def test_edtf_is_written_as_it_was_read(text: str) -> None:
    assert write_edtf(read_date(text)) == text


@pytest.mark.parametrize("word", ["marcher", "mayor", "decimal", "13", "0", ""])
def test_what_begins_like_a_month_is_none(word: str) -> None:
    assert read_month(word) == 0


@pytest.mark.parametrize(
    ("columns", "date"),
    [
        ((["2004"], ["may"], ["12"]), Date(((2004, 5, 12),))),
        ((["2004"], ["5"], []), Date(((2004, 5),))),
        ((["2004"], ["Spring"], []), Date(((2004,),), "1")),
        ((["in press"], [], []), Date(literal="in press")),
        ((["1850–1855"], [], []), Date(((1850,), (1855,)))),
    ],
)
def test_bibtex_gives_year_month_and_day_apart(
    columns: tuple[list[str], list[str], list[str]], date: Date
) -> None:
    assert read_bib_date(*columns) == date
    assert read_bib_date(*write_bib_date(date)) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2004/05/12/", Date(((2004, 5, 12),))),
        ("2004/05//", Date(((2004, 5),))),
        ("2004///", Date(((2004,),))),
        ("2004///Spring", Date(((2004,),), "1")),
        ("2004/05/12", Date(((2004, 5, 12),))),
        ("2004-05-12", Date(((2004, 5, 12),))),
    ],
)
def test_ris_puts_slashes_between(text: str, date: Date) -> None:
    assert read_ris_date([text]) == date


def test_ris_writes_what_it_reads() -> None:
    for date in (Date(((2004, 5, 12),)), Date(((2004, 5),)), Date(((2004,), (2005,)))):
        assert read_ris_date(write_ris_date(date)) == date
