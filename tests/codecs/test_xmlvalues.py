"""The codecs of XML formats: what elements hold → values."""

from __future__ import annotations

from typing import Any

import pytest

from citeform.codecs.jats import read_date_parts, write_date_parts
from citeform.codecs.marc import bare, read_edition, read_extent, read_year, role_of
from citeform.codecs.mods import ADDRESS, name_of, read_dates, write_extent
from citeform.codecs.mods import read_extent as read_part
from citeform.codecs.registry import CODECS
from citeform.codecs.xmlvalues import read_medline
from citeform.model.element import Element, element
from citeform.model.values import Date, Name


def texts(*several: str) -> list[Element]:
    """Elements that hold nothing but text."""
    return [Element(text) for text in several]


def field(code: str, text: str, **attributes: str) -> Element:
    """A field of MARC with one subfield."""
    return element("datafield", element("subfield", text, code=code), **attributes)


# MEDLINE's dates → parts, season, or the text itself.
DATES: list[tuple[str, Date]] = [
    ("2010 Sep-Oct", Date(((2010, 9), (2010, 10)))),
    ("1998 Dec-1999 Jan", Date(((1998, 12), (1999, 1)))),
    ("2000 Spring", Date(((2000,),), "1")),
    ("2015 Aug", Date(((2015, 8),))),
    ("2015 Aug 3", Date(((2015, 8, 3),))),
    ("1993", Date(((1993,),))),
    ("1976-1977", Date(((1976,), (1977,)))),
    ("soon", Date(literal="soon")),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_medline_dates(text: str, date: Date) -> None:
    assert read_medline(text) == date


READ: list[tuple[str, list[str], Any]] = [
    ("xml-sentence", ["On things."], "On things"),
    ("xml-sentence", ["Why?"], "Why?"),
    ("xml-sentence", ["And then..."], "And then..."),
    ("xml-sentence", ["[Of tides.]"], "Of tides"),
    ("xml-sentence", ["[Of tides] and [ports]."], "[Of tides] and [ports]"),
    ("xml-catalogued", ["Lancet (London, England)"], "Lancet"),
    ("xml-catalogued", ["BMJ (Clinical research ed.)"], "BMJ"),
    ("xml-catalogued", ["Nature (parts)"], "Nature (parts)"),
    ("xml-catalogued", ["Genes : a journal"], "Genes: a journal"),
    ("xml-issn", ["1526-0001 (Electronic) 1526-000X (Linking)"], ("", "1526-0001, 1526-000X")),
    ("xml-issn", ["1526-0001 1526-000X"], ("", "1526-0001 1526-000X")),
    ("xml-issn", ["978-0-306-40615-7 (pbk.)"], ("978-0-306-40615-7", "")),
    ("xml-issn", ["none"], ("", "none")),
    ("xml-isbn", ["none"], ("none", "")),
    ("xml-url", ["internal-pdf://a.pdf", "https://x.org"], "https://x.org"),
    ("xml-url", ["internal-pdf://a.pdf"], ""),
    ("xml-degree", ["PhD (Doctor of Philosophy)"], "PhD"),
    ("xml-keywords", ["a; b", "c", "a"], "a, b, c"),
    ("xml-pages", ["1423-9"], "1423-1429"),
    ("xml-pages", ["C3-32--C3-35"], "C3-32–C3-35"),
    ("xml-language", ["ger"], "de"),
    ("xml-doi", ["https://doi.org/10.5555/x"], "10.5555/x"),
    ("xml-inverted-names", ["Doe, Jane, Jr.", "Tide Office,", "WHO"],
     (Name("Doe", "Jane", suffix="Jr."), Name(literal="Tide Office"), Name(literal="WHO"))),
]  # fmt: skip


@pytest.mark.parametrize(("codec", "column", "value"), READ)
def test_reading(codec: str, column: list[str], value: Any) -> None:
    assert CODECS[codec].read(texts(*column)) == value


# What a citation of JATS gives as year, month, day and season, and the date.
PARTS = [
    (("1993a", "", "", ""), Date(((1993,),))),
    (("1993", "Mar", "4", ""), Date(((1993, 3, 4),))),
    (("1993", "3", "", ""), Date(((1993, 3),))),
    (("1993", "", "4", ""), Date(((1993,),))),
    (("1993", "", "", "Fall"), Date(((1993,),), "3")),
    (("in press", "", "", ""), Date(literal="in press")),
]


@pytest.mark.parametrize(("given", "date"), PARTS)
def test_dates_of_citations(given: tuple[str, ...], date: Date) -> None:
    columns = [texts(one) if one else [] for one in given]
    assert read_date_parts(*columns) == date
    again = [texts(*column) for column in write_date_parts(date)]
    assert read_date_parts(*again) == date


# Catalogues' dates of publication → years.
YEARS = [
    ("c1984", ((1984,),), False),
    ("[1957?]", ((1957,),), True),
    ("1994-", ((1994,),), False),
    ("1985-1988.", ((1985,), (1988,)), False),
    ("[ca. 1800]", ((1800,),), True),
    ("Fri, 17 Aug 2018 08:14:38 +0000", ((2018,),), False),
    ("[n.d.]", (), False),
]


@pytest.mark.parametrize(("text", "parts", "circa"), YEARS)
def test_years_of_catalogues(text: str, parts: tuple[tuple[int, ...], ...], circa: bool) -> None:
    assert read_year([field("c", text)]) == Date(parts, "", circa)


@pytest.mark.parametrize(
    ("text", "count"),
    [("xii, 417 p. :", "417"), ("417 Seiten", "417"), ("1 score (12 p.)", "12"), ("1 disc", "")],
)
def test_extents(text: str, count: str) -> None:
    assert read_extent([field("a", text)]) == count


@pytest.mark.parametrize(
    ("text", "edition"),
    [("2nd ed.", "2"), ("3., überarb. Aufl.", "3., überarb. Aufl"), ("2012 ed.", "2012 ed.")],
)
def test_editions(text: str, edition: str) -> None:
    assert read_edition([field("a", text)]) in (edition, edition.removesuffix("."))


@pytest.mark.parametrize(
    ("text", "said"),
    [("Paris :", "Paris"), ("Ports /", "Ports"), ("Washington, D.C. :", "Washington, D.C."),
     ("Wiley,", "Wiley"), ("Tide tables.", "Tide tables"), ("Knopf, Inc.", "Knopf, Inc.")],
)  # fmt: skip
def test_punctuation_of_catalogues(text: str, said: str) -> None:
    assert bare(text) == said


@pytest.mark.parametrize(
    ("code", "word", "role"),
    [("4", "edt", "editor"), ("e", "Herausgeber", "editor"), ("e", "translator.", "translator"),
     ("4", "pbl", "other"), ("e", "juggler", "contributor"), ("a", "Doe, Jane", "author")],
)  # fmt: skip
def test_roles(code: str, word: str, role: str) -> None:
    assert role_of(field(code, word), "author") == role


def test_names_of_mods() -> None:
    def part(text: str, type: str = "") -> Element:
        return element("namePart", text, type=type)

    whole = element("name", part("Doe, Jane"), part("1950-", "date"), type="personal")
    said = element("name", part("Jane van Doe"), type="personal")
    body = element("name", part("Norway"), part("Tide Office."), type="corporate")
    parts = element("name", part("van Doe", "family"), part("J.", "given"), part("A.", "given"))
    king = element("name", part("Joseph"), part("I, Emperor", "termsOfAddress"), type="personal")
    assert name_of(whole) == Name("Doe", "Jane")
    assert name_of(said) == Name("Doe", "Jane", "van")
    assert name_of(body) == Name(literal="Norway. Tide Office")
    assert name_of(parts) == Name("Doe", "J. A.", "van")
    assert name_of(king) == Name(literal="Joseph")


def test_dates_of_mods() -> None:
    def date(text: str, **attributes: str) -> Element:
        return element("dateIssued", text, **attributes)

    marc = [date("c1984"), date("1984", encoding="marc")]
    ends = [date("1985", point="start"), date("1988", point="end")]
    assert read_dates(marc) == Date(((1984,),))
    assert read_dates(ends) == Date(((1985,), (1988,)))
    assert read_dates([date("20020702", encoding="iso8601")]) == Date(((2002, 7, 2),))
    assert read_dates([date("[1957?]")]) == Date(((1957,),), "", True)


@pytest.mark.parametrize("pages", ["205-207", "12", "C3-32–C3-35", "12-15, 18-21", "e12"])
def test_pages_of_mods_come_back(pages: str) -> None:
    (written,) = write_extent(pages)
    assert read_part([written]) == pages


REFUSED = "https://x.org/a?b=[c] http://a:b http://a:80b/ 100% %zz a:b#c#d ://x 1:2"
TAKEN = "https://x.org http://u:p@x.org:80/a//b?c=d/?e#f/g x.org/é urn:isbn:1 mailto:a@b %20 x?y:z"


@pytest.mark.parametrize("url", TAKEN.split())
def test_an_address_is_a_uri(url: str) -> None:
    assert ADDRESS.match(url)


@pytest.mark.parametrize("url", ["a b", *REFUSED.split()])
def test_what_is_no_address(url: str) -> None:
    assert not ADDRESS.match(url)
