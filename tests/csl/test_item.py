"""A CSL-JSON item's values come out as text, names and dates, or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from citeform.csl.item import DateValue, Item, read_date
from citeform.csl.person import read_person


@pytest.mark.parametrize(
    ("variable", "given", "expected"),
    [
        ("title", "  A\n study\tof ", "A study of"),
        ("title", "p < 0.05 and q > 1", "p < 0.05 and q > 1"),
        ("title", "A\u00a0study", "A\u00a0study"),
        ("volume", 12, "12"),
        ("volume", 12.0, "12"),
        ("keyword", ["one", "two"], "one, two"),
        ("DOI", "10.1002/<i>1</i>", "10.1002/<i>1</i>"),
        ("title", {"a": 1}, ""),
        ("title", True, ""),
    ],
)
def test_text_is_one_line(variable: str, given: Any, expected: str) -> None:
    assert Item({variable: given}).text(variable) == expected


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
    assert Item({known: "X"}).text(asked) == "X"


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"date-parts": [[2020, 5, 6]]}, ((2020, 5, 6, 0),)),
        ({"date-parts": [["2020", "05"]]}, ((2020, 5, 0, 0),)),
        ({"date-parts": [[2020], [2021]]}, ((2020, 0, 0, 0), (2021, 0, 0, 0))),
        ({"date-parts": [[2020], [0]]}, ((2020, 0, 0, 0), (0, 0, 0, 0))),
        ({"date-parts": [[2020]], "season": 2}, ((2020, 0, 0, 2),)),
        ({"date-parts": [[2020]], "season": "Autumn"}, ((2020, 0, 0, 3),)),
        ({"date-parts": [[2020, 22]]}, ((2020, 0, 0, 2),)),
        ({"date-parts": [[-349]]}, ((-349, 0, 0, 0),)),
        ({"date-parts": [[2020, 2, 99]]}, ((2020, 2, 0, 0),)),
        ({"raw": "25 Dec 2004"}, ((2004, 12, 25, 0),)),
        ({"raw": "2000/2001"}, ((2000, 0, 0, 0), (2001, 0, 0, 0))),
    ],
)
def test_dates_by_their_parts(given: Any, days: Any) -> None:
    date = read_date(given)
    assert date is not None
    assert date.days == days


@pytest.mark.parametrize(
    ("given", "literal"),
    [
        ({"literal": "in press"}, "in press"),
        ("spring, before Easter", "spring, before Easter"),
        ({"date-parts": [["soon"]], "literal": "soon"}, "soon"),
        ({"date-parts": [[]], "literal": "n.d."}, "n.d."),
    ],
)
def test_dates_by_their_words(given: Any, literal: str) -> None:
    assert read_date(given) == DateValue(literal=literal)


@pytest.mark.parametrize(
    ("given", "family", "first", "particle"),
    [
        ({"family": "Groot", "non-dropping-particle": "de"}, "Groot", "", "de"),
        ({"family": "van der Vlist", "given": "Eric"}, "Vlist", "Eric", "van der"),
        ({"family": "de", "given": "X"}, "de", "X", ""),
        ({"family": "d'Aubignac", "given": "F."}, "Aubignac", "F.", "d'"),
        ({"family": "d'Aubignac"}, "d'Aubignac", "", ""),
        ({"literal": "WHO", "family": "x"}, "WHO", "", ""),
        ("WHO", "WHO", "", ""),
        ({"given": "Plato"}, "Plato", "", ""),
        ({"family": 7}, "7", "", ""),
    ],
)
def test_names(given: Any, family: str, first: str, particle: str) -> None:
    person = read_person(given)
    assert (person.family, person.given, person.non_dropping) == (family, first, particle)


@pytest.mark.parametrize(
    ("variable", "given"),
    [
        ("title", None),
        ("author", []),
        ("author", "Doe, Jane"),
        ("author", [None, {}, {"family": ""}, []]),
        ("issued", None),
        ("issued", {"date-parts": []}),
        ("issued", {"date-parts": "2020"}),
        ("issued", {"date-parts": [[10**9]]}),
        ("issued", {"date-parts": [[float("inf")]]}),
    ],
)
def test_what_says_nothing_is_left_out(variable: str, given: Any) -> None:
    assert not Item({variable: given}).has(variable)
