"""YAML."""

from __future__ import annotations

import pytest

from citeform.problems import Source
from citeform.syntax import yaml

LIST = {"yaml": {"layout": "list", "under": "references", "nested": ["custom"]}}
MAP = {"yaml": {"layout": "map", "key": ""}}


def values(text: str) -> list[object]:
    """The values of the fields of a list of one entry."""
    (record,) = yaml.parse(Source(f"- id: a\n{text}"), LIST).records
    return [field.value for field in record.fields]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12", 12),
        ("012", "012"),
        ("yes", "yes"),
        ("No", "No"),
        ("2020-01-02", "2020-01-02"),
        ("1.10", "1.10"),
        ("1e3", "1e3"),
        ("12:30:45", "12:30:45"),
        ("true", True),
        ("True", "True"),
        ('"12"', "12"),
        ("!!str 12", "12"),
        ("!!python/object/apply:os.system [ls]", ["ls"]),
        ("10.1000/182", "10.1000/182"),
        ("[a, 1]", ["a", 1]),
        ("|\n    two\n    lines\n", "two\nlines\n"),
    ],
)
def test_a_scalar_is_what_is_written(written: str, read: object) -> None:
    assert values(f"  x: {written}") == [read]


@pytest.mark.parametrize("written", ["null", "~", ""])
def test_nothing_is_no_field(written: str) -> None:
    assert values(f"  x: {written}") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("- id: a\n- id: [b\n- id: c\n", [("unparsed-record", 3, 1)]),
        ('- id: a\n- id: b\n  title: "T\n- id: c\n', [("unparsed-record", 4, 1)]),
        ("- id: a\n- id: b\n  x: *nowhere\n- id: c\n", [("unparsed-record", 3, 6)]),
        ("- id: a\n- 5\n- id: c\n", [("not-csl", 0, 0)]),
        ("- id: a\n- id: b: c\n- id: c\n", [("unparsed-record", 2, 8)]),
    ],
)
def test_a_fault_costs_no_other_entry(text: str, places: list[tuple[str, int, int]]) -> None:
    parsed = yaml.parse(Source(text), LIST)
    assert [record.key for record in parsed.records] == ["a", "c"]
    assert [(one.code, one.line, one.column) for one in parsed.problems][:1] == places


def test_a_key_that_stands_twice_is_reported_with_its_line() -> None:
    parsed = yaml.parse(Source("- id: a\n  title: T\n  title: U\n"), LIST)
    assert [(one.code, one.line, one.column) for one in parsed.problems] == [
        ("duplicate-field", 3, 3)
    ]
    assert [field.value for field in parsed.records[0].fields] == ["T"]


def test_entries_of_one_key_are_both_kept() -> None:
    parsed = yaml.parse(Source("a:\n  x: 1\na:\n  x: 2\n"), MAP)
    assert [(record.key, record.fields[0].value) for record in parsed.records] == [
        ("a", 1), ("a", 2)
    ]  # fmt: skip
    assert [(one.code, one.line) for one in parsed.problems] == [("duplicate-key", 3)]


def test_aliases_cannot_fill_the_memory() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    parsed = yaml.parse(Source(bomb), LIST)
    assert [one.code for one in parsed.problems] == ["unparsed-record"]


def test_a_few_aliases_and_merged_keys_are_followed() -> None:
    text = "- &one\n  id: a\n  x: 1\n- <<: *one\n  id: b\n"
    parsed = yaml.parse(Source(text), LIST)
    assert [(one.key, one.fields[0].value) for one in parsed.records] == [("a", 1), ("b", 1)]


@pytest.mark.parametrize("text", ["- " * 5000, "[" * 5000, "a: " + "{b: " * 900, "&a [*a]"])
def test_what_is_endless_is_a_problem_and_no_crash(text: str) -> None:
    assert "unparsed-record" in [one.code for one in yaml.parse(Source(text), LIST).problems]


def test_unhashable_keys_are_left_out() -> None:
    parsed = yaml.parse(Source("- id: a\n  ? [b, c]\n  : d\n  x: 1\n"), LIST)
    assert [field.tag for field in parsed.records[0].fields] == ["x"]
    assert [one.code for one in parsed.problems] == ["unparsed-record"]


@pytest.mark.parametrize(
    "text",
    ["yes", "12", "1e3", "2020-01-01", "a: b", "a #b", "- a", "", " a", "a\nb",
     "null", "\x00\x85",
     "\ufeff", "\u2028", "’s", "*a", "{", "@x", "%", "!", "~", "<<", "=", "a:", "👩‍🔬", "'",
     '"', "é", "C# notes"],
)  # fmt: skip
def test_any_text_comes_back(text: str) -> None:
    import yaml as pyyaml

    written = f"- id: a\n  x: {yaml.scalar_text(text)}\n"
    (record,) = yaml.parse(Source(written), LIST).records
    assert record.fields[0].value == text
    assert pyyaml.safe_load(written)[0]["x"] == text


def test_metadata_of_a_text_for_pandoc() -> None:
    before = "---\ntitle: On: things\n---\n\nText: [@a]\n\n"
    text = f"{before}---\nreferences:\n- id: a\n  x: 1\n...\n\n- b\n"
    parsed = yaml.parse(Source(text), LIST)
    assert [record.key for record in parsed.records] == ["a"]
    assert parsed.records[0].start == text.index("id: a")
    assert not parsed.problems
