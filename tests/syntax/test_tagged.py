"""Tagged syntax, by the table of RIS."""

from __future__ import annotations

import pytest

import citeform
from citeform.api import lens
from citeform.catalogue import Catalogue
from citeform.problems import Source
from citeform.syntax import tagged
from citeform.syntax.record import Field, Parsed, Record

RIS = lens(Catalogue().find("ris")).style.options


def parse(text: str) -> Parsed:
    """The records of a RIS text."""
    return tagged.parse(Source(text, "x.ris"), RIS)


def rows(record: Record) -> list[tuple[str, str]]:
    """The tags and texts of a record."""
    return [(field.tag, field.value) for field in record.fields]


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - One\nER  - \n",
        "TY  - JOUR\r\nTI  - One\r\nER  -\r\n",
        "TY - JOUR\nTI - One\nER -\n",
        "TY  -JOUR\nTI  -One\nER  -\n",
        "\n\nTY  - JOUR\n\nTI  - One\n\nER  - \n\n",
        "TY  - JOUR\nAB  - \nTI  -  One \nER  - ",
    ],
)
def test_reads_a_record_however_it_is_laid_out(text: str) -> None:
    parsed = parse(text)
    assert not parsed.problems
    assert [(one.type, rows(one)) for one in parsed.records] == [("JOUR", [("TI", "One")])]


def test_a_wrapped_line_goes_on() -> None:
    parsed = parse("TY  - JOUR\nAB  - one\ntwo\n      three\nKW  - x\nER  - \n")
    assert rows(parsed.records[0]) == [("AB", "one two\nthree"), ("KW", "x")]


def test_a_record_without_end_is_kept() -> None:
    parsed = parse("TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two\n")
    assert [(problem.code, problem.line) for problem in parsed.problems] == [
        ("unended-record", 1),
        ("unended-record", 3),
    ]
    assert [rows(one) for one in parsed.records] == [[("TI", "One")], [("TI", "Two")]]


def test_text_before_the_first_record_is_reported_once() -> None:
    parsed = parse("Exported by X\non Monday\nTY  - JOUR\nTI  - One\nER  - \n")
    assert [(problem.code, problem.line) for problem in parsed.problems] == [("unparsed-record", 1)]
    assert len(parsed.records) == 1


def test_a_line_break_in_a_value_never_starts_a_tag() -> None:
    record = Record("JOUR", "k", (Field("AB", "one\nTY  - BOOK\nER  -"),))
    parsed = parse(tagged.render([record], RIS))
    assert not parsed.problems
    assert [rows(one) for one in parsed.records] == [[("AB", "one\nTY  - BOOK\nER  -")]]


def test_a_tag_alone_on_its_line_is_an_empty_field() -> None:
    for name, start in (("wos", "PT"), ("refworks", "RT")):
        library = citeform.parse(f"{start} J\nAU\nTI\n", name)
        assert len(library) == 1, name
