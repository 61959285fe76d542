"""Names, dates and numbers of tagged files, as tables."""

from __future__ import annotations

import pytest

from citeform.codecs.ovid import read_names as read_ovid_names
from citeform.codecs.ovid import read_source, read_title
from citeform.codecs.registry import CODECS
from citeform.codecs.ris import read_book_editors, read_host, read_issued, read_proceedings
from citeform.codecs.tagged import (
    read_medline_name,
    read_medline_names,
    read_refer_name,
    read_tagged_name,
    read_wos_names,
)
from citeform.codecs.tagged_dates import read_medline_date, read_month_and_year, write_medline_date
from citeform.model.values import Date, Name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Okafor, Ngozi", Name("Okafor", "Ngozi")),
        ("Okafor,Ngozi", Name("Okafor", "Ngozi")),
        ("van der Meer, Pieter", Name("Meer", "Pieter", "van der")),
        ("Okafor, N., Jr.", Name("Okafor", "N.", suffix="Jr.")),
        ("Okafor, Jr., N.", Name("Okafor", "N.", suffix="Jr.")),
        ("Okafor, N., PhD", Name("Okafor", "N.", suffix="PhD")),
        ("Harbour Board of Lagos", Name(literal="Harbour Board of Lagos")),
        ("Plato,", Name("Plato")),
        ("Knopf, Inc.,", Name(literal="Knopf, Inc.")),
    ],
)
def test_a_name_without_a_comma_is_a_body_in_ris(text: str, name: Name) -> None:
    assert read_tagged_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Okafor, Ngozi Ada", Name("Okafor", "Ngozi Ada")),
        ("Okafor, N A Jr", Name("Okafor", "N A", suffix="Jr")),
        ("Okafor NA", Name("Okafor", "N. A.")),
        ("Okafor N 3rd", Name("Okafor", "N.", suffix="3rd")),
        ("de la Cruz MJ", Name("Cruz", "M. J.", "de la")),
        ("Plato", Name("Plato")),
    ],
)
def test_medline_names_are_full_or_short(text: str, name: Name) -> None:
    assert read_medline_name(text) == name


def test_medline_names_keep_bodies_in_their_place() -> None:
    column = [("CN", "TIDE Study Group"), ("FAU", "Okafor, Ngozi"), ("AU", "Okafor N")]
    assert read_medline_names(column) == (
        Name(literal="TIDE Study Group"),
        Name("Okafor", "Ngozi"),
    )
    assert read_medline_names([("AU", "Okafor N")]) == (Name("Okafor", "N."),)


def test_web_of_science_s_full_names_win_when_there_are_enough() -> None:
    short = [("AU", "Okafor, N"), ("AU", "Holm, EB")]
    full = [("AF", "Okafor, Ngozi"), ("AF", "Holm, Erik B.")]
    assert read_wos_names([*short, *full]) == (Name("Okafor", "Ngozi"), Name("Holm", "Erik B."))
    assert read_wos_names([*short, *full[:1]]) == (Name("Okafor", "N"), Name("Holm", "E. B."))
    assert read_wos_names([*short[:1], ("CA", "TIDE Grp")])[1] == Name(literal="TIDE Grp")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ngozi Okafor", Name("Okafor", "Ngozi")),
        ("Pieter van der Meer", Name("Meer", "Pieter", "van der")),
        ("Okafor, Ngozi", Name("Okafor", "Ngozi")),
        ("Harbour Board of Lagos,", Name(literal="Harbour Board of Lagos")),
        ("Plato", Name("Plato")),
    ],
)
def test_refer_marks_bodies_by_a_comma(text: str, name: Name) -> None:
    assert read_refer_name(text) == name


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1996 Jul 9", ((1996, 7, 9),)),
        ("1996 Jul", ((1996, 7),)),
        ("2010 Nov-Dec", ((2010, 11), (2010, 12))),
        ("2001 Dec 15-31", ((2001, 12, 15), (2001, 12, 31))),
        ("1998 Dec-1999 Jan", ((1998, 12), (1999, 1))),
        ("FEB 21-23, 2005", ((2005, 2, 21), (2005, 2, 23))),
        ("MAY 30-JUN 2, 2005", ((2005, 5, 30), (2005, 6, 2))),
        ("November/December 2010", ((2010, 11), (2010, 12))),
        ("20150303", ((2015, 3, 3),)),
        ("in press", ()),
    ],
)
def test_dates_in_words(text: str, parts: tuple[tuple[int, ...], ...]) -> None:
    assert read_medline_date(text).parts == parts


@pytest.mark.parametrize(
    "date",
    [
        Date(((1996, 7, 9),)),
        Date(((2010, 11), (2010, 12))),
        Date(((1998, 12), (1999, 1))),
        Date(((1998,), (1999,))),
        Date(((1998,),), "1"),
        Date(((1998,),), "", True),
        Date(((-40,),)),
        Date(literal="in press"),
    ],
)
def test_dates_in_words_come_back(date: Date) -> None:
    assert read_medline_date(write_medline_date(date)[0]) == date
    for name in ("tagged-month-and-year", "tagged-wos-date"):
        assert CODECS[name].read(*CODECS[name].write(date)) == date


@pytest.mark.parametrize(
    ("month", "year", "date"),
    [
        ("FEB 15", "2011", Date(((2011, 2, 15),))),
        ("FEB 2011", "2011", Date(((2011, 2),))),
        ("SPR", "2011", Date(((2011,),), "1")),
        ("JAN-FEB", "2011", Date(((2011, 1), (2011, 2)))),
        ("1998, thesis publ. 1997", "1998", Date(((1998,),))),
        ("", "2011", Date(((2011,),))),
    ],
)
def test_month_and_year_stand_apart(month: str, year: str, date: Date) -> None:
    assert read_month_and_year([month] if month else [], [year]) == date


@pytest.mark.parametrize(
    ("column", "date"),
    [
        ([("PY", "2015"), ("Y1", "2015/09/10")], Date(((2015, 9, 10),))),
        ([("DA", "2004/05/03/")], Date(((2004, 5, 3),))),
        ([("DA", "2004/05//"), ("PY", "2004")], Date(((2004, 5),))),
        ([("Y1", "2004///Spring")], Date(((2004,),), "1")),
        ([("DA", "10 Sep"), ("PY", "2015")], Date(((2015, 9, 10),))),
        ([("PY", "1984 - 1985")], Date(((1984,), (1985,)))),
        ([("PY", "in press")], Date(literal="in press")),
    ],
)
def test_the_most_exact_date_of_a_ris_record(column: list[tuple[str, str]], date: Date) -> None:
    assert read_issued(column) == date


def test_the_editors_of_a_book_in_three_dialects() -> None:
    ada, ben = Name("Holm", "Ada"), Name("Sato", "Ben")
    assert read_book_editors([("A2", "Holm, Ada")]) == ((ada,), ())
    assert read_book_editors([("A3", "Holm, Ada")]) == ((ada,), ())
    assert read_book_editors([("A2", "Sato, Ben"), ("A3", "Holm, Ada")]) == ((ada,), (ben,))
    assert read_book_editors([("ED", "Holm, Ada"), ("A3", "Sato, Ben")]) == ((ada,), (ben,))


def test_the_host_of_an_article_and_its_abbreviation() -> None:
    assert read_host([("JO", "Acta Mar.")]) == ("Acta Mar.", "")
    assert read_host([("JF", "Acta Maris"), ("JO", "Acta Mar.")]) == ("Acta Maris", "Acta Mar.")
    assert read_host([("T2", "Acta Maris"), ("JO", "Acta Maris")]) == ("Acta Maris", "")
    assert read_host([("J2", "Acta Mar.")]) == ("", "Acta Mar.")
    assert read_proceedings([("T2", "Proc. Tides")]) == ("Proc. Tides", "", "")
    assert read_proceedings([("T2", "Tides 9"), ("C3", "Proc. Tides")])[:2] == (
        "Proc. Tides",
        "Tides 9",
    )


def test_numbers_are_told_by_their_look() -> None:
    read = CODECS["tagged-number"].read
    assert read(["978-3-642-00230-4"]) == ("978-3-642-00230-4", "", "")
    assert read(["1234-5678", "TR-12"]) == ("", "1234-5678", "TR-12")
    assert CODECS["ris-genre-and-doi"].read([("M3", "doi: 10.5555/a"), ("M3", "Review")]) == (
        "10.5555/a",
        "Review",
    )


def test_degrees_and_signs_are_no_part_of_a_name() -> None:
    texts = ["Okafor, Ngozi A. MD, PhD 1,2,*;  van der Meer, Jan RN; PhD; FAAN +", "Holm, J. C. 3"]
    assert [str(name) for name in read_ovid_names(texts)] == [
        "Ngozi A. Okafor",
        "Jan van der Meer",
        "J. C. Holm",
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tides of Lagos.  [Article]", "Tides of Lagos"),
        ("Tides of Lagos. [Review] [12 refs]", "Tides of Lagos"),
        ('"Tides of Lagos".  [Article]', "Tides of Lagos"),
        ('"Tides" and "ebbs".', '"Tides" and "ebbs"'),
        ("[Tides of Lagos]", "[Tides of Lagos]"),
    ],
)
def test_an_ovid_title_is_not_what_is_said_of_it(text: str, title: str) -> None:
    assert read_title([text]) == title


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Acta Maris. Vol.43(5), Sep 2015, pp. 623-634.", "43 5 623-634 2015-9"),
        ("Acta Maris.   8(6):1048-64, September 2015.", "8 6 1048-1064 2015-9"),
        ("Acta Maris August 2011;43(8):647-653", "43 8 647-653 2011-8"),
        ("Acta Maris. 250(3):388-94, 2009 Sep.", "250 3 388-394 2009-9"),
        ("Acta Maris 2010;6:56", "6  56 2010"),
        ("Acta Maris. Vol.75(2-A(E)),2014, pp. No Pagination Specified.", "75 2-A(E)  2014"),
        ("Acta Maris. ", "   "),
    ],
)
def test_an_ovid_source_is_taken_apart(text: str, said: str) -> None:
    host, volume, issue, page, date, _ = read_source([text])
    parts = "-".join(map(str, date.parts[0])) if date.parts else ""
    assert (host, f"{volume} {issue} {page} {parts}") == ("Acta Maris", said)


def test_an_ovid_source_may_be_an_edited_book() -> None:
    text = (
        "Holm, Ada [Ed]; Sato, Ben [Ed]. (2012). Coaching at sea: A guide. (pp. 11-31). "
        "xvii, 254 pp. New York, NY, US: Lagoon Press."
    )
    host, _, _, page, date, editors = read_source([text])
    assert (host, page, date.year) == ("Coaching at sea: A guide", "11-31", 2012)
    assert editors == (Name("Holm", "Ada"), Name("Sato", "Ben"))
