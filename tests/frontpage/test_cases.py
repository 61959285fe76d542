"""The case files: one page, one behaviour, page and reference together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citeform.codecs.dates import write_edtf
from citeform.frontpage import read
from citeform.model.reference import Reference
from citeform.model.values import Date, Name
from citeform.problems import Source

CASES = sorted((Path(__file__).parents[1] / "cases" / "frontpage").rglob("*.txt"))
INPUT, EXPECTED = "---input---\n", "---expected---\n"


def show_name(name: Name) -> str:
    """A name as the cases write it."""
    family = f"{name.non_dropping_particle} {name.family}".strip()
    parts = [name.literal or family, name.given, name.suffix]
    return ", ".join(part for part in parts if part)


def show(reference: Reference) -> dict[str, str]:
    """A reference as the lines of a case."""
    lines = {"type": reference.type}
    for variable, value in reference.variables.items():
        if isinstance(value, Date):
            lines[variable] = write_edtf(value)
        elif isinstance(value, str):
            lines[variable] = value
        else:
            lines[variable] = "; ".join(map(show_name, reference.names(variable)))
    for key, custom in reference.custom.items():
        lines[key] = json.dumps(custom, ensure_ascii=False)
    return lines


def read_page(text: str) -> dict[str, str]:
    """What a case's page gives, a problem included."""
    library = read(Source(text))
    lines: dict[str, str] = {}
    for reference in library:
        lines |= show(reference)
        for variable, origin in reference.origins.items():
            assert 0 <= origin.start < origin.end <= len(text), variable
    for problem in library.problems:
        lines[problem.code] = problem.message
    return lines


def parse(path: Path) -> tuple[str, str, dict[str, str]]:
    """A case's description, page and expected lines."""
    description, rest = path.read_text(encoding="utf-8").split(INPUT)
    page, expected = rest.split(EXPECTED)
    lines = (line.partition(": ") for line in expected.splitlines() if line)
    return description, page, {variable: value for variable, _, value in lines}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, request: pytest.FixtureRequest) -> None:
    description, page, expected = parse(path)
    found = read_page(page)
    if request.config.getoption("--update-cases", default=False):
        # Only what the case speaks of is kept; a new case with nothing gets everything.
        kept = {key: found[key] for key in (expected or found) if key in found}
        body = "".join(f"{key}: {value}\n" for key, value in kept.items())
        path.write_text(f"{description}{INPUT}{page}{EXPECTED}{body}", encoding="utf-8")
        return
    assert expected, "the case expects nothing"
    absent = {key for key, value in expected.items() if not value}
    assert {key: found.get(key, "") for key in expected} == expected
    assert not absent & set(found)


def test_there_are_cases() -> None:
    assert len(CASES) >= 12
