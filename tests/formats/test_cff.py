"""CITATION.cff."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft7Validator

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Date, Name
from citeform.model.vocabulary import TYPES
from tests.formats.strategies import references
from tests.formats.test_laws import hard

TEXT = {"type": "string", "minLength": 1}
WHOLE = {"type": "integer"}
DATE = {"type": "string", "pattern": r"^[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])$"}
URL = {"type": "string", "pattern": "^(https|http|ftp|sftp)://.+"}
ENTITY = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {"name": TEXT, "city": TEXT, "location": TEXT, "date-start": DATE},
}
PERSON = {
    "type": "object",
    "additionalProperties": False,
    "properties": dict.fromkeys(
        ("given-names", "name-particle", "family-names", "name-suffix"), TEXT
    ),
}
PEOPLE = {
    "type": "array",
    "minItems": 1,
    "uniqueItems": True,
    "items": {"anyOf": [PERSON, ENTITY]},
}
TEXTS = {"type": "array", "minItems": 1, "uniqueItems": True, "items": TEXT}
NUMBER = {"anyOf": [TEXT, {"type": "number"}]}
# The members of the schema that citeform writes, with its patterns.
SHARED: dict[str, Any] = {
    "abstract": TEXT,
    "authors": PEOPLE,
    "date-released": DATE,
    "doi": {
        "type": "string",
        "pattern": r"^10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-\.\(\)\[\]\\]+$",
    },
    "keywords": TEXTS,
    "license": {"anyOf": [TEXT, TEXTS]},
    "title": TEXT,
    "url": URL,
    "version": NUMBER,
}
REFERENCE = {
    "type": "object",
    "required": ["authors", "title", "type"],
    "additionalProperties": False,
    "properties": {
        **SHARED,
        "type": TEXT,
        "year": {"anyOf": [TEXT, WHOLE]},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "isbn": {"type": "string", "pattern": r"^[0-9\- ]{10,17}X?$"},
        "issn": {"type": "string", "pattern": r"^\d{4}-\d{3}[\dxX]$"},
        "pmcid": {"type": "string", "pattern": "^PMC[0-9]{7}$"},
        "languages": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "pattern": "^[a-z]{2,3}$"},
        },
        "status": {
            "enum": "abstract advance-online in-preparation in-press preprint submitted".split()
        },
        **dict.fromkeys(("date-accessed", "date-published"), DATE),
        **dict.fromkeys(("conference", "institution", "location", "publisher"), ENTITY),
        **dict.fromkeys(("editors", "editors-series", "recipients", "translators"), PEOPLE),
        **dict.fromkeys(("start", "end", "pages", "number-volumes"), WHOLE),
        **dict.fromkeys(("issue", "number", "section", "volume"), NUMBER),
        **dict.fromkeys(
            "abbreviation collection-title data-type database edition journal medium notes "
            "thesis-type volume-title".split(),
            TEXT,
        ),
    },
}
SCHEMA = Draft7Validator(
    {
        "type": "object",
        "required": ["authors", "cff-version", "message", "title"],
        "additionalProperties": False,
        "properties": {
            **SHARED,
            "cff-version": {"const": "1.2.0"},
            "message": TEXT,
            "type": {"enum": ["software", "dataset"]},
            "preferred-citation": REFERENCE,
        },
    }
)
REFERENCE_TYPES = frozenset(
    """
    art article audiovisual bill blog book catalogue conference conference-paper data database
    dictionary edited-work encyclopedia film-broadcast generic government-document grant hearing
    historical-work legal-case legal-rule magazine-article manual map multimedia music
    newspaper-article pamphlet patent personal-communication proceedings report serial slides
    software software-code software-container software-executable software-virtual-machine
    sound-recording standard statute thesis unpublished video website
    """.split()
)


@hard
@given(work=references())
def test_what_is_written_is_valid(work: Reference) -> None:
    for document in yaml.safe_load_all(citeform.write([work], "cff")):
        SCHEMA.validate(document)


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_the_type_is_one_of_the_schema(kind: str) -> None:
    written = yaml.safe_load(citeform.write([Reference("a", kind, {"title": "T"})], "cff"))
    preferred = written.get("preferred-citation")
    assert preferred["type"] in REFERENCE_TYPES if preferred else written["type"] == kind


SOFTWARE = """\
cff-version: 1.2.0
message: Cite it
title: Tool
version: 1.10
date-released: 2021-03-04
authors:
  - family-names: Berg
    given-names: Jan
    name-particle: van der
    name-suffix: Jr.
    orcid: https://orcid.org/0000-0002-1825-0097
  - name: The Tool Team
identifiers:
  - type: doi
    value: 10.5281/zenodo.1
repository-code: https://example.org/tool
license: [MIT, Apache-2.0]
keywords: [one, two]
"""


def test_the_software_itself() -> None:
    (tool,) = citeform.parse(SOFTWARE)
    assert tool.type == "software"
    assert tool.names("author") == (
        Name("Berg", "Jan", "van der", suffix="Jr."),
        Name(literal="The Tool Team"),
    )
    assert tool.date("issued") == Date(((2021, 3, 4),))
    assert {name: tool.text(name) for name in ("version", "DOI", "URL", "license", "keyword")} == {
        "version": "1.10",
        "DOI": "10.5281/zenodo.1",
        "URL": "https://example.org/tool",
        "license": "MIT OR Apache-2.0",
        "keyword": "one, two",
    }


def test_what_a_file_prefers_to_be_cited() -> None:
    text = SOFTWARE + (
        "preferred-citation:\n  type: article\n  title: The paper\n  authors:\n"
        "    - family-names: Doe\n  journal: Acta\n  year: 2020\n  month: 2\n  start: 5\n"
        "  end: 9\n  publisher:\n    name: P\n    city: Paris\n"
    )
    (paper,) = citeform.parse(text)
    assert paper.type == "article-journal"
    assert paper.date("issued") == Date(((2020, 2),))
    assert {name: paper.text(name) for name in ("title", "container-title", "page")} == {
        "title": "The paper",
        "container-title": "Acta",
        "page": "5-9",
    }
    assert (paper.text("publisher"), paper.text("publisher-place")) == ("P", "Paris")


def test_data_that_needs_more_than_a_head_is_preferred_data() -> None:
    data = Reference("d", "dataset", {"title": "D", "publisher": "P", "issued": Date(((2020,),))})
    written = yaml.safe_load(citeform.write([data], "cff"))
    assert written["preferred-citation"]["type"] == "data"
    assert citeform.parse(citeform.write([data], "cff"))[0] == data


def test_what_the_format_asks_for_is_there_and_is_not_read() -> None:
    work = Reference("a", "software", {"version": "2"})
    text = citeform.write([work], "cff")
    assert yaml.safe_load(text)["authors"] == [{"name": "Anonymous"}]
    assert citeform.parse(text)[0] == work


def test_several_works_are_documents() -> None:
    works = [Reference(key, "software", {"title": key}) for key in ("a", "b c")]
    text = citeform.write(works, "cff")
    assert re.findall("^# key: (.*)$", text, re.MULTILINE) == ["a", "b c"]
    assert list(citeform.parse(text)) == works


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        ("repository: https://a/\nrepository-code: https://b/", "https://b/"),
        ("repository-artifact: https://a/\nurl: https://b/", "https://b/"),
        ("repository-artifact: https://a/\nrepository: https://b/", "https://b/"),
        (
            "url: https://a/\nidentifiers:\n  - {type: url, value: 'https://b/'}",
            "https://b/",
        ),
    ],
)
def test_the_surest_address_is_read(lines: str, url: str) -> None:
    assert citeform.parse(f"cff-version: 1.2.0\ntitle: T\n{lines}\n")[0].text("URL") == url
