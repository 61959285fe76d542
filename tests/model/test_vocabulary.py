"""The vocabulary is CSL 1.0.2's, whole."""

from __future__ import annotations

import re
from pathlib import Path

import citeproc
import pytest

from citeform.model.vocabulary import DATES, KIND, NAMES, NUMBERS, TYPES

SCHEMAS = Path(citeproc.SCHEMA_PATH).parent


def listed(file: str, section: str) -> set[str]:
    """The names that a section of the CSL schema lists."""
    text = (SCHEMAS / file).read_text(encoding="utf-8")
    body = text.partition(f"{section} =")[2]
    body = re.split(r"\n\s*\n|\n}", body)[0]
    return set(re.findall(r'"([^"]+)"', body))


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("variables.dates", DATES),
        ("variables.names", NAMES),
        ("variables.numbers", NUMBERS),
    ],
)
def test_variables_of_a_kind_are_those_of_the_schema(section: str, names: frozenset[str]) -> None:
    assert names == listed("csl-variables.rnc", section)


def test_no_variable_is_missing_and_none_invented() -> None:
    sections = ("dates", "names", "numbers", "titles", "strings")
    every = set().union(*(listed("csl-variables.rnc", f"variables.{name}") for name in sections))
    # `event` is an alias of `event-title`, under which it is read.
    assert set(KIND) == every - {"event"}


def test_the_types_are_those_of_the_schema() -> None:
    assert listed("csl-types.rnc", "item-types") == TYPES
