"""Tagged syntax, by the table of RIS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

import citeform
from citeform.catalogue import Catalogue
from citeform.lenses import lens
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


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffTY  - JOUR\nTI  - One\nER  - \n",
        "ty  - JOUR\nti  - One\ner  - \n",
        "TY   - JOUR\nTI   - One\nER   -\n",
        "ID  - \nTY  - JOUR\nTI  - One\nER  - done\n",
    ],
)
def test_reads_a_record_of_a_careless_writer(text: str) -> None:
    parsed = parse(text)
    assert not parsed.problems
    assert [(one.type, rows(one)) for one in parsed.records] == [("JOUR", [("TI", "One")])]


def test_a_word_and_a_dash_in_a_wrapped_line_are_no_tag() -> None:
    parsed = parse("TY  - JOUR\nAB  - the sea\nit - as ever - is\nIt is\nER  - \n")
    assert rows(parsed.records[0]) == [("AB", "the sea it - as ever - is It is")]


def test_a_record_without_a_type_is_kept() -> None:
    parsed = parse("AU  - Doe, Jane\nTI  - One\nER  - \nTY  - BOOK\nTI  - Two\nER  - \n")
    assert [(one.type, len(one.fields)) for one in parsed.records] == [("", 2), ("BOOK", 1)]


def test_a_single_line_is_no_record() -> None:
    parsed = parse("TY  - BOOK\nTI  - Two\nER  - \nID  - 7\n")
    assert len(parsed.records) == 1
    assert [(problem.code, problem.line) for problem in parsed.problems] == [("unparsed-record", 4)]


def options(name: str) -> Mapping[str, Any]:
    """What a style file says to the syntax."""
    return lens(Catalogue().find(name)).style.options


def cut(name: str, text: str) -> Parsed:
    """The records of a text in a format."""
    return tagged.parse(Source(text), options(name))


def test_a_blank_line_may_stand_in_a_record_and_between_two() -> None:
    parsed = cut("nbib", "PMID- 1\nAB  - one\n\n      two\nVI  - 3\n\nPMID- 2\nVI  - 4\nPMID- 3\n")
    assert not parsed.problems
    assert [rows(one) for one in parsed.records] == [
        [("PMID", "1"), ("AB", "one two"), ("VI", "3")],
        [("PMID", "2"), ("VI", "4")],
        [("PMID", "3")],
    ]


def test_old_refer_records_stand_between_blank_lines() -> None:
    parsed = cut("endnote", "%A Jane Doe\n%T One\n%J Acta\n\n%A Ben Sato\n%T Two\n%I P\n")
    assert [one.type for one in parsed.records] == ["Journal Article", "Book"]


def test_lines_of_a_list_are_texts_of_their_own() -> None:
    text = "FN X\nVR 1.0\nPT J\nAU Doe, J\n   Sato, B\nTI One\n   two\nER\n\nEF\n"
    parsed = cut("wos", text)
    assert not parsed.problems
    assert rows(parsed.records[0]) == [("AU", "Doe, J"), ("AU", "Sato, B"), ("TI", "One two")]
    assert "AU Doe, J\n   Sato, B\nTI One two\n" in tagged.render(parsed.records, options("wos"))


def test_a_label_behind_a_text_belongs_to_its_tag() -> None:
    parsed = cut(
        "nbib", "PMID- 1\nAID - S1 [pii]\nAID - 10.5555/a [doi]\nIS  - 1234-5678 (Print)\n"
    )
    assert rows(parsed.records[0])[1:] == [
        ("AID[pii]", "S1"), ("AID[doi]", "10.5555/a"), ("IS(Print)", "1234-5678"),
    ]  # fmt: skip
    assert "AID - 10.5555/a [doi]\n" in tagged.render(parsed.records, options("nbib"))


def test_a_heading_has_its_text_below() -> None:
    parsed = cut("ovid", "<8>\nScore\n  *****\nTitle\n  One\n  two\nDOI Number\n  10.5555/a\n<9>\n")
    assert rows(parsed.records[0])[1:] == [("TITLE", "One two"), ("DOI NUMBER", "10.5555/a")]
