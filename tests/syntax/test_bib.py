"""The .bib syntax."""

from __future__ import annotations

import pytest

from citeform.problems import Source
from citeform.syntax import bib
from citeform.syntax.record import Parsed, Record


def parse(text: str) -> Parsed:
    """The records of a .bib text."""
    return bib.parse(Source(text, "refs.bib"), {})


def fields(record: Record) -> dict[str, str]:
    """The fields of a record by their names, without what stands around it."""
    return {field.tag: field.value for field in record.fields if field.tag[0] != "@"}


def codes(parsed: Parsed) -> list[tuple[str, int, int]]:
    """Code, line and column of the problems."""
    return [(problem.code, problem.line, problem.column) for problem in parsed.problems]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("{A {B} c}", "A {B} c"),
        ('"A {"}B{"} c"', 'A {"}B{"} c'),
        ("2004", "2004"),
        ("jan", "jan"),
        ('"2~" # jan', "2~jan"),
        ("acm # { Press}", "ACM Press"),
        ("ACM", "ACM"),
        ("{a # b}", "a # b"),
        ('{10.1000/a"b}', '10.1000/a"b'),
    ],
)
def test_reads_a_value(value: str, text: str) -> None:
    parsed = parse(f"@string{{acm = {{ACM}}}}\n@book{{k, title = {value}}}")
    assert not parsed.problems
    assert fields(parsed.records[0]) == {"title": text}


@pytest.mark.parametrize(
    "text",
    [
        "@book{k, title = {T}}",
        "@BOOK{k,title={T},}",
        "@book(k, title = {T})",
        "@book{k,\n  TITLE = {T}\n}",
        "% a comment\n@comment{x}\n@preamble{{y}}\n@book{k, title = {T}}\nloose text",
    ],
)
def test_reads_an_entry_however_it_is_laid_out(text: str) -> None:
    parsed = parse(text)
    assert not parsed.problems
    assert [(one.type, one.key, fields(one)) for one in parsed.records] == [
        ("book", "k", {"title": "T"})
    ]


def test_every_field_knows_where_it_stands() -> None:
    text = "@string{a = {x}}\n\n@book{title2020,\n  title = {T},\n  year = 2020,\n}\n"
    record = parse(text).records[0]
    assert [text[field.start : field.end] for field in record.fields] == [
        "title = {T}",
        "year = 2020",
    ]


def test_an_entry_cut_off_keeps_its_whole_fields() -> None:
    parsed = parse("@book{a, title = {A}}\n@book{b,\n title = {B},\n author = {Doe, Ja")
    assert codes(parsed) == [("unended-record", 2, 1)]
    assert [fields(record) for record in parsed.records] == [
        {"title": "A"},
        {"title": "B", "author": "Doe, Ja"},
    ]


def test_a_missing_brace_costs_no_other_entry() -> None:
    parsed = parse("@book{a,\n title = {A {x},\n year = 1999\n}\n\n@book{b, title = {B}}\n")
    assert codes(parsed) == [("unended-record", 1, 1)]
    assert [fields(record) for record in parsed.records] == [
        {"title": "A {x}", "year": "1999"},
        {"title": "B"},
    ]


def test_a_brace_too_many_costs_no_field() -> None:
    parsed = parse("@book{a,\n title = {A}},\n year = 1999,\n}\n@book{b, title = {B}}\n")
    assert codes(parsed) == [("unparsed-record", 2, 14)]
    assert [fields(record) for record in parsed.records] == [
        {"title": "A", "year": "1999"},
        {"title": "B"},
    ]


def test_doubles_are_kept_and_reported() -> None:
    parsed = parse("@book{a, title = {A}, title = {X}}\n@book{a, title = {B}}\n")
    assert codes(parsed) == [("duplicate-field", 1, 1), ("duplicate-key", 2, 1)]
    assert [fields(record) for record in parsed.records] == [{"title": "A"}, {"title": "B"}]


def test_an_abbreviation_nobody_defined_keeps_its_name() -> None:
    parsed = parse("@book{a,\n  publisher = pup\n}")
    assert codes(parsed) == [("unknown-string", 2, 15)]
    assert fields(parsed.records[0]) == {"publisher": "pup"}


def test_what_is_written_is_what_bibtexparser_reads() -> None:
    from bibtexparser.entrypoint import parse_string

    record = parse("@book{a, title = {A {B} \\& {\\'e}}, year = 1999}").records[0]
    library = parse_string(bib.render([record, record._replace(key="b")], {}))
    assert not library.failed_blocks
    assert [(entry.key, entry["year"]) for entry in library.entries] == [
        ("a", "1999"),
        ("b", "1999"),
    ]


def test_an_at_sign_that_begins_a_value_begins_no_entry() -> None:
    parsed = parse("@misc{a, isbn = {@article{x},A=}, title = {T}}\n@misc{b, title = {U}}")
    assert not parsed.problems
    assert [fields(record)["title"] for record in parsed.records] == ["T", "U"]


def test_a_brace_that_is_escaped_may_stand_alone() -> None:
    parsed = parse("@misc{a, title = {A {{B}}\\}}, year = 1999}\n@misc{b, title = {c \\} d}}")
    assert not parsed.problems
    assert [fields(record)["title"] for record in parsed.records] == ["A {{B}}\\}", "c \\} d"]


@pytest.mark.parametrize(
    "text",
    [
        "@misc{a,\n % a comment with {\n title = {T},\n}",
        "@misc{a, , title = {T} , , }",
        "@misc{ a ,title={T}}",
        "@ misc { a, title = {T} }",
        "@misc{a, title = {T}\n year = 1999}",
        "@misc(a, title = {T})",
        "@misc{title = {T}}",
    ],
)
def test_forgives_what_harms_nobody(text: str) -> None:
    parsed = parse(text)
    assert not parsed.problems
    assert fields(parsed.records[0])["title"] == "T"


def test_what_is_no_field_is_reported_and_left_out() -> None:
    parsed = parse("@misc{a,\n title = {T},\n stray words here\n year = 1999,\n}")
    assert codes(parsed) == [("unparsed-record", 3, 2)]
    assert fields(parsed.records[0]) == {"title": "T", "year": "1999"}


def test_a_broken_comment_costs_no_entry() -> None:
    parsed = parse("@comment{ { never closed\n@misc{a, title = {T}}")
    assert codes(parsed) == [("unparsed-record", 1, 1)]
    assert [record.key for record in parsed.records] == ["a"]
