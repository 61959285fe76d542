"""The Python door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

import citeform
from citeform import Date, Library, Name, Reference
from citeform.model.reference import Origin
from citeform.model.vocabulary import KIND, TYPES
from citeform.problems import Source
from citeform.reading import leave_unsure

RIS = "TY  - JOUR\nAU  - Doe, Jane\nTI  - On rivers\nJO  - Acta\nPY  - 2001\nER  - \n"


def test_parse_gives_a_library() -> None:
    library = citeform.parse(RIS)
    assert isinstance(library, Library)
    assert len(library) == 1
    assert library.problems == ()
    (reference,) = library
    assert isinstance(reference, Reference)
    assert reference.type == "article-journal"
    assert reference.text("title") == "On rivers"
    assert reference.names("author") == (Name("Doe", "Jane"),)
    assert reference.date("issued") == Date(((2001,),))
    assert reference.text("issued") == reference.text("nothing") == ""


def test_read_takes_a_path(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    path.write_text(RIS, encoding="utf-8")
    assert citeform.read(path) == citeform.read(str(path)) == citeform.parse(RIS)


def test_a_format_can_be_named() -> None:
    assert citeform.parse(RIS, "ris").references
    with pytest.raises(citeform.CiteformError) as caught:
        citeform.parse(RIS, "riss")
    assert caught.value.problem.code == "unknown-format"


def test_write_gives_text_in_any_style() -> None:
    library = citeform.parse(RIS)
    assert citeform.write(library).startswith("@article{doe2001rivers,\n")
    assert citeform.write(library, to="vancouver") == "1. Doe J. On rivers. Acta. 2001.\n"
    assert citeform.write(library, to="ris", key="{author}").endswith("ID  - doe\nER  -\n\n")
    assert json.loads(citeform.write(library, "csl-json"))[0]["title"] == "On rivers"
    assert citeform.write(library, "apa", markup="html").startswith('<div class="csl-bib-body">')
    assert citeform.write([], "bibtex") == citeform.write([], "ris") == ""


def test_csl_goes_in_and_out() -> None:
    item = {
        "id": "a",
        "type": "chapter",
        "title": "T",
        "author": [{"family": "Berg", "given": "J.", "non-dropping-particle": "van"}],
        "issued": {"date-parts": [[2001, 5], [2002]], "circa": True},
        "volume": "2",
        "custom": {"emails": ["x@y.org"]},
    }
    assert citeform.to_csl(citeform.from_csl(item)) == item


@pytest.mark.parametrize(
    ("member", "value", "variable"),
    [
        ("volume", 2, "2"),
        ("author", {"literal": "WHO"}, (Name(literal="WHO"),)),
        ("author", ["Jane Doe"], (Name("Doe", "Jane"),)),
        ("issued", {"date-parts": [["2001", "5"]]}, Date(((2001, 5),))),
        ("issued", {"raw": "May 2001"}, Date(((2001, 5),))),
        ("issued", {"date-parts": [[2001, 14]]}, Date(((2001,),), "2")),
        ("issued", "2001-05", Date(((2001, 5),))),
        ("keyword", ["a", "b"], "a, b"),
    ],
)
def test_csl_json_is_read_as_tools_write_it(member: str, value: object, variable: object) -> None:
    assert citeform.from_csl({"type": "book", member: value}).variables[member] == variable


@pytest.mark.parametrize("value", [True, {"a": 1}, [1], [[]]])
def test_a_value_that_is_no_csl_is_left_out(value: object) -> None:
    library = citeform.parse(json.dumps([{"type": "book", "title": value, "author": value}]))
    assert {problem.code for problem in library.problems} <= {"not-csl"}
    assert "title" not in library[0]


def test_what_has_no_csl_name_is_kept() -> None:
    text = "@misc{k,\n  title = {T},\n  owner = {me \\& you},\n}\n"
    library = citeform.parse(text)
    assert library[0].extra == {"bibtex:owner": ("me \\& you",)}
    assert citeform.write(library, "bibtex") == text
    item = citeform.to_csl(library[0])
    assert item["custom"] == {"extra": {"bibtex:owner": ["me \\& you"]}}
    assert citeform.write([citeform.from_csl(item)], "bibtex") == text


WORDS = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "properties": {
        "family": WORDS,
        "given": WORDS,
        "dropping-particle": WORDS,
        "non-dropping-particle": WORDS,
        "suffix": WORDS,
        "literal": WORDS,
        "comma-suffix": {"type": "boolean"},
        "static-ordering": {"type": "boolean"},
    },
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {
                "type": "array",
                "items": {"type": "integer"},
                "minItems": 1,
                "maxItems": 3,
            },
            "minItems": 1,
            "maxItems": 2,
        },
        "season": {"type": ["string", "integer"]},
        "circa": {"type": "boolean"},
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
TEXT = {"type": "string"}
KINDS = {"names": {"type": "array", "items": NAME}, "date": DATE}

# The CSL 1.0.2 data schema (csl-data.json) in our words, and stricter: what we write is typed.
SCHEMA = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "type": {"enum": sorted(TYPES)},
        "custom": {"type": "object"},
        **{name: KINDS.get(kind, TEXT) for name, kind in KIND.items()},
    },
    "required": ["type", "id"],
    "additionalProperties": False,
}


def test_csl_json_is_valid_by_the_data_schema(shared: Path, seed_page: Path) -> None:
    validator = Draft7Validator(SCHEMA)
    items = citeform.read(shared / "data" / "csl-items.json")
    assert len(items) == 30
    for reference in (*items, *citeform.read(seed_page)):
        written = json.loads(citeform.write([reference], "csl-json"))
        assert not [error.message for error in validator.iter_errors(written[0])]


def test_what_is_not_sure_enough_is_left_out() -> None:
    origins = {
        "title": Origin(0, 5, 0.9),
        "author": Origin(6, 9, 0.4),
        "affiliations": Origin(6, 9),
    }
    custom = {"affiliations": [{"name": "Here", "authors": [0]}]}
    reference = Reference(
        "", "book", {"title": "T", "author": (Name("Doe", "J"),)}, custom, {}, origins
    )
    source = Source("title\nauthor", "page")
    library = leave_unsure(Library((reference,)), source, 0.5)
    assert library[0].variables == {"title": "T"}
    assert library[0].custom == {"affiliations": [{"name": "Here", "authors": []}]}
    assert library[0].origins.keys() == {"title", "affiliations"}
    assert [str(problem) for problem in library.problems] == [
        'page:2:1: unsure-value: author "Doe, J" has confidence 0.40, less than 0.5; left out; '
        "`citeform inspect page` shows it"
    ]
    none = leave_unsure(library, source, 0.95)
    assert none.references == ()
    assert [problem.code for problem in none.problems] == ["unsure-value", "unsure-title"]
    assert leave_unsure(library, source, 0) is library


def test_reading_takes_a_least_confidence() -> None:
    assert citeform.parse(RIS, min_confidence=1).references
    with pytest.raises(citeform.CiteformError, match="bad-option"):
        citeform.parse(RIS, min_confidence=1.5)
