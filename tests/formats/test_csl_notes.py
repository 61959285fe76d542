"""Variables in the `note` of CSL-JSON and CSL-YAML."""

from __future__ import annotations

import json

import pytest

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Date, Name


def read(note: str) -> citeform.Reference:
    """The reference of an item with a note."""
    (reference,) = citeform.parse(json.dumps([{"type": "book", "title": "T", "note": note}]))
    return reference


def test_lines_of_a_note_are_variables() -> None:
    work = read(
        "PMID: 12\nOriginal Date: 1920-05\neditor: Doe || Jane\neditor: King || Mary\n"
        "event-place: Oslo\nRead on the train\nSection: 5"
    )
    assert (work.text("PMID"), work.text("event-place")) == ("12", "Oslo")
    assert work.date("original-date") == Date(((1920, 5),))
    assert work.names("editor") == (Name("Doe", "Jane"), Name("King", "Mary"))
    assert work.text("note") == "Read on the train\nSection: 5"


def test_a_note_can_say_the_type() -> None:
    work = read("type: dataset")
    assert (work.type, "note" in work) == ("dataset", False)


@pytest.mark.parametrize("note", ["See also: page 3", "https://example.org", "Nothing: ", "a\nb"])
def test_any_other_note_stays(note: str) -> None:
    assert read(note).text("note") == note


@pytest.mark.parametrize("name", ["csl-json", "csl-yaml"])
@pytest.mark.parametrize("note", ["DOI: 10.5555/1", "note: x", "a\nPMID: 1", "note: type: book"])
def test_a_note_that_looks_like_variables_stays_one(name: str, note: str) -> None:
    work = Reference("a", "book", {"note": note})
    assert citeform.parse(citeform.write([work], name), name)[0] == work
