"""Dates as CSL-JSON, and YAML for pandoc, spell them."""

from __future__ import annotations

from typing import Any

import pytest

from citeform.codecs.csljson import read_json_date
from citeform.model.values import Date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ({"date-parts": [["2020", 5]]}, Date(((2020, 5),))),
        ({"date-parts": [[2020], [2021]]}, Date(((2020,), (2021,)))),
        ({"raw": "2020-05-12"}, Date(((2020, 5, 12),))),
        ("2020-05", Date(((2020, 5),))),
        (2020, Date(((2020,),))),
        ({"year": 2019}, Date(((2019,),))),
        ({"year": 2019, "month": 5, "day": 2}, Date(((2019, 5, 2),))),
        ([{"year": 2019, "month": 5}], Date(((2019, 5),))),
        ([{"year": 2019}, {"year": 2020}], Date(((2019,), (2020,)))),
        ({"year": 2019, "circa": True}, Date(((2019,),), circa=True)),
        ({"year": 2019, "season": 1}, Date(((2019,),), "1")),
        ({"other": "in press"}, Date(literal="in press")),
        ({"literal": "in press"}, Date(literal="in press")),
    ],
)
def test_reads_a_date(value: Any, date: Date) -> None:
    assert read_json_date([value]) == date
