"""Every file of the shared data is read: no crash, and no record lost without a word."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import citeform
from citeform.catalogue import Catalogue
from citeform.model.reference import Library
from citeform.problems import CiteformError
from tests.conftest import SHARED
from tests.formats.strategies import HOSTILE

READABLE = Catalogue().readable()
ALIASES = {"biblatex": "bibtex", "endnotexml": "endnote-xml"}
"""What the data call a format → its name here, or the one that reads it too."""


@cache
def cases() -> dict[str, list[dict[str, Any]]]:
    """The cases of the shared data, by format."""
    path = SHARED / "data" / "formats" / "dev.jsonl"
    found: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        case = json.loads(line)
        if case.get("input"):
            found.setdefault(case["input_format"], []).append(case)
    return found


def format_named(name: str) -> str:
    """The format that reads what the data call so."""
    found = name if name in READABLE else ALIASES.get(name, name)
    if found not in READABLE:
        pytest.skip(f"there is no {name} yet")
    return found


def read(text: str, name: str) -> Library:
    """What a text holds; a file that cannot be read at all is a problem."""
    try:
        return citeform.parse(text, name)
    except CiteformError as error:
        return Library((), (error.problem,))


@pytest.mark.parametrize("name", sorted(cases()))
def test_every_real_file_is_read(shared: Path, name: str) -> None:
    form = format_named(name)
    for case in cases()[name]:
        library = read(case["input"], form)
        expected = case.get("expected_csl") or []
        assert len(library) >= len(expected) or library.problems, case["id"]
        for target in ("csl-json", form):
            if "only" not in Catalogue().formats()[target]:
                assert citeform.write(library, target), case["id"]


@pytest.mark.parametrize("name", sorted(cases()))
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_a_spoiled_file_is_no_crash(name: str, data: st.DataObject) -> None:
    form = format_named(name)
    text = data.draw(st.sampled_from([case["input"] for case in cases()[name]]))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    spoiled = text[:start] + data.draw(HOSTILE) + text[end:]
    library = read(spoiled, form)
    assert library.references or library.problems or not spoiled.strip()


@pytest.mark.parametrize("form", sorted(READABLE))
def test_a_file_of_another_format_is_no_crash(shared: Path, form: str) -> None:
    for several in cases().values():
        for case in several[::5]:
            library = read(case["input"], form)
            assert library.references or library.problems, case["id"]
