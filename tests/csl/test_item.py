"""A CSL-JSON item's values come out as text, names and dates, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from citeform.csl.item import ItemDate, ItemName, Text, read_date, read_item, read_names


def text_of(item: dict[str, Any], variable: str) -> str:
    value = read_item(item)[variable]
    assert isinstance(value, Text)
    return "".join(piece for piece, _ in value.pieces)


@pytest.mark.parametrize(
    ("variable", "given", "expected"),
    [
        ("title", "  A\n study\tof ", "A study of"),
        ("title", '<i>Apis</i> <span style="font-variant:small-caps;">x</span>', "Apis x"),
        ("title", "p < 0.05 and q > 1", "p < 0.05 and q > 1"),
        ("title", "A\u00a0study", "A\u00a0study"),
        ("volume", 12, "12"),
        ("volume", "2-3", "2–3"),
        ("issue", "1--2", "1–2"),
        ("number", "WHO/NMH-1", "WHO/NMH-1"),
        ("ISBN", "978-0-00-000012-3", "978-0-00-000012-3"),
        ("page", "763--771", "763-771"),
        ("page", "763 – 771", "763-771"),
        ("keyword", ["one", "two"], "one, two"),
        ("DOI", "10.1002/<i>1</i>", "10.1002/<i>1</i>"),
    ],
)
def test_text_is_one_plain_line(variable: str, given: Any, expected: str) -> None:
    assert text_of({variable: given}, variable) == expected


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        ("journalAbbreviation", "container-title-short"),
        ("shortTitle", "title-short"),
        ("event", "event-title"),
        ("event-title", "event"),
    ],
)
def test_other_names_of_variables(known: str, asked: str) -> None:
    assert text_of({known: "X"}, asked) == "X"


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"date-parts": [[2020, 5, 6]]}, ({"year": 2020, "month": 5, "day": 6},)),
        ({"date-parts": [["2020", "05"]]}, ({"year": 2020, "month": 5},)),
        ({"date-parts": [[2020], [2021]]}, ({"year": 2020}, {"year": 2021})),
        ({"date-parts": [[2020], [0]]}, ({"year": 2020}, {})),
        ({"date-parts": [[2020]], "season": 2}, ({"year": 2020, "season": 2},)),
        ({"date-parts": [[2020]], "season": "Autumn"}, ({"year": 2020, "season": 3},)),
        ({"date-parts": [[2020, 22]]}, ({"year": 2020, "season": 2},)),
        ({"date-parts": [[-349]]}, ({"year": -349},)),
        ({"date-parts": [[2020, 17, 5]]}, ({"year": 2020},)),
        ({"date-parts": [[2020, 2, 99]]}, ({"year": 2020, "month": 2},)),
        ({"date-parts": [[2020, None]], "season": "²"}, ({"year": 2020},)),
    ],
)
def test_dates_by_their_parts(given: Any, days: Any) -> None:
    assert read_date(given) == ItemDate(days)


@pytest.mark.parametrize(
    ("given", "literal"),
    [
        ({"literal": "in press"}, "in press"),
        ({"raw": "2020?"}, "2020?"),
        ("spring, before Easter", "spring, before Easter"),
        ({"date-parts": [["soon"]], "literal": "soon"}, "soon"),
        ({"date-parts": [[]], "literal": "n.d."}, "n.d."),
    ],
)
def test_dates_by_their_words(given: Any, literal: str) -> None:
    assert read_date(given) == ItemDate(literal=literal)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([{"family": "Groot", "non-dropping-particle": "de"}], ItemName("Groot", "", "", "de")),
        ([{"literal": "WHO", "family": "x"}], ItemName("WHO")),
        (["WHO"], ItemName("WHO")),
        ([{"given": "Plato"}], ItemName("Plato")),
        ([{"family": "张", "given": "伟"}], ItemName("张伟")),
        ([{"family": "Vital", "given": "Jean‐Marc"}], ItemName("Vital", "Jean-Marc")),
        ([{"family": 7, "comma-suffix": True}], ItemName("7")),
    ],
)
def test_names(given: Any, expected: ItemName) -> None:
    assert read_names(given) == (expected,)


@pytest.mark.parametrize(
    "item",
    [
        {"title": None},
        {"title": {"a": 1}},
        {"title": "<i></i>"},
        {"author": []},
        {"author": "Doe, Jane"},
        {"author": [None, {}, {"family": ""}, []]},
        {"issued": None},
        {"issued": {"date-parts": []}},
        {"issued": {"date-parts": "2020"}},
        {"issued": {"date-parts": [[10**9]]}},
        {"issued": {"date-parts": [[float("inf")]]}},
        {"citation-number": 7, "year-suffix": "a", "custom": {"x": 1}, "journal": "X"},
    ],
)
def test_what_says_nothing_is_left_out(item: dict[str, Any]) -> None:
    assert read_item(item) == {}
