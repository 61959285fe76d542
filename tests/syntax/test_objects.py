"""JSON objects."""

from __future__ import annotations

import pytest

from citeform.problems import Source
from citeform.syntax import objects
from citeform.syntax.shape import item, shape

OPTIONS = {"objects": {"nested": ["custom"]}}


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "type": "book", "title": "T"}]',
        '{"id": "a", "type": "book", "title": "T"}',
        '{"items": [{"id": "a", "type": "book", "title": "T"}]}',
        '{"id": "a", "type": "book", "title": "T"}\n',
        ' [ {"id": "a", "type": "book", "title": "T", "note": null} ] ',
    ],
)
def test_reads_a_list_or_an_object(text: str) -> None:
    parsed = objects.parse(Source(text), OPTIONS)
    assert not parsed.problems
    (record,) = parsed.records
    assert (record.type, record.key) == ("book", "a")
    assert [(field.tag, field.value) for field in record.fields] == [("title", "T")]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('[{"id": "a"},\n {"id" "b"},\n {"id": "c"}]', [("unparsed-record", 2, 8)]),
        ('[{"id": "a"}, {"id": "c"}', [("unended-record", 1, 25)]),
        ('[{"id": "a"}, 5, {"id": "c"}]', [("not-csl", 1, 15)]),
        (
            f'[{{"id": "a"}}, {{"volume": {"9" * 5000}}}, {{"id": "c"}}]',
            [("unparsed-record", 1, 15)],
        ),
    ],
)
def test_a_fault_costs_no_other_object(text: str, places: list[tuple[str, int, int]]) -> None:
    parsed = objects.parse(Source(text), OPTIONS)
    assert [(one.code, one.line, one.column) for one in parsed.problems] == places
    assert [record.key for record in parsed.records] == ["a", "c"]


LINES = {"objects": {"layout": "lines"}}


@pytest.mark.parametrize(
    ("broken", "places"),
    [
        ('{"id": "b", "title": "T', [("unparsed-record", 2, 24)]),
        ('{"id" "b", "author": [{"family": "B"}, {"family": "D"}]}', [("unparsed-record", 2, 7)]),
        ("]", [("unparsed-record", 2, 1)]),
        ("5", [("not-csl", 2, 1)]),
        ("", []),
    ],
)
@pytest.mark.parametrize("options", [OPTIONS, LINES])
def test_a_broken_line_costs_no_other_line(
    broken: str, places: list[tuple[str, int, int]], options: dict[str, object]
) -> None:
    text = f'{{"id": "a"}}\n{broken}\n{{"id": "c"}}\n{{"id": "d"}}\n'
    if options is OPTIONS:
        # What says that objects stand each on a line is the first of them.
        text = text.replace("\n", '\n{"id": "e"}\n', 1)
        places = [(code, line + 1, column) for code, line, column in places]
    parsed = objects.parse(Source(text), options)
    assert [(one.code, one.line, one.column) for one in parsed.problems] == places
    assert [record.key for record in parsed.records if record.key != "e"] == ["a", "c", "d"]


def test_writes_an_object_a_line() -> None:
    text = '{"id": "a", "type": "book", "title": "Ü\\nT", "custom": {"x": 1}}\n'
    parsed = objects.parse(Source(text), LINES)
    assert objects.render(parsed.records * 2, LINES) == text * 2
    assert objects.render([], LINES) == ""


def test_a_list_is_read_where_lines_are_expected() -> None:
    parsed = objects.parse(Source('[{"id": "a"},\n {"id": "c"}]\n'), LINES)
    assert not parsed.problems
    assert [record.key for record in parsed.records] == ["a", "c"]


def test_deep_nesting_is_a_problem_and_no_crash() -> None:
    parsed = objects.parse(Source('[{"id": ' + "[" * 100_000), OPTIONS)
    assert [problem.code for problem in parsed.problems] == ["unparsed-record"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"\ud800", "\ufffd"),
        (r"x\uDC00y", "x\ufffdy"),
        (r"\ud83d\ude00", "\U0001f600"),
        (r"\ud83d\ud83d\ude00", "\ufffd\U0001f600"),
        (r"\\ud800", r"\ud800"),
    ],
)
def test_half_of_a_sign_is_an_unknown_one(text: str, read: str) -> None:
    (record,) = objects.parse(Source(f'{{"title": "{text}"}}'), OPTIONS).records
    assert record.fields[0].value == read


def test_nested_members_go_in_and_out() -> None:
    text = '[{"id": "a", "type": "book", "custom": {"emails": ["x@y.z"]}}]'
    parsed = objects.parse(Source(text), OPTIONS)
    assert [field.tag for field in parsed.records[0].fields] == ["custom.emails"]
    assert item(parsed.records[0], shape(OPTIONS["objects"]))["custom"] == {"emails": ["x@y.z"]}
