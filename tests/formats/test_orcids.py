"""ORCID iDs: read and written by the formats that have them."""

from __future__ import annotations

import json
from typing import Any

import pytest

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Name
from citeform.problems import Source

BERG, GARCIA = "https://orcid.org/0000-0002-1825-0097", "https://orcid.org/0000-0002-1694-233X"
ORCIDS = [{"id": BERG, "authors": [0]}, {"id": GARCIA, "authors": [2]}]
WORK = Reference(
    "berg2020",
    "article-journal",
    {
        "title": "A Title",
        "author": (Name("Berg", "Jan"), Name(literal="The Team"), Name("García", "Eva")),
        "DOI": "10.5555/12345678",
    },
    {"orcids": ORCIDS},
)
# As the formats' own documentation has it: Crossref's REST API, DataCite 4.6, CFF 1.2.0.
TEXTS: dict[str, str] = {
    "crossref-json": json.dumps({
        "DOI": "10.5555/12345678", "type": "journal-article", "title": ["A Title"], "author": [
            {"ORCID": "http://orcid.org/0000-0002-1825-0097", "authenticated-orcid": True,
             "given": "Jan", "family": "Berg", "sequence": "first", "affiliation": []},
            {"name": "The Team", "sequence": "additional", "affiliation": []},
            {"ORCID": "http://orcid.org/0000-0002-1694-233x", "given": "Eva", "family": "García",
             "sequence": "additional", "affiliation": []},
        ],
    }),
    "datacite-json": json.dumps({
        "doi": "10.5555/12345678", "types": {"resourceTypeGeneral": "JournalArticle"},
        "titles": [{"title": "A Title"}], "creators": [
            {"name": "Berg, Jan", "nameType": "Personal", "givenName": "Jan", "familyName": "Berg",
             "nameIdentifiers": [
                {"nameIdentifier": "0000 0001 2345 6789", "nameIdentifierScheme": "ISNI"},
                {"nameIdentifier": BERG, "nameIdentifierScheme": "ORCID"},
             ]},
            {"name": "The Team", "nameType": "Organizational"},
            {"name": "García, Eva", "nameIdentifiers": [
                {"nameIdentifier": "0000-0002-1694-233X", "nameIdentifierScheme": "ORCID"}]},
        ],
    }),
    "cff": f"""\
cff-version: 1.2.0
message: Cite it
title: A Title
authors:
  - given-names: Jan
    family-names: Berg
    orcid: {BERG}
  - name: The Team
  - given-names: Eva
    family-names: García
    orcid: {GARCIA}
""",
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_they_are_read(name: str) -> None:
    (one,) = citeform.parse(TEXTS[name], name)
    assert one.custom["orcids"] == ORCIDS
    assert [author.family or author.literal for author in one.names("author")] == [
        "Berg", "The Team", "García",
    ]  # fmt: skip


@pytest.mark.parametrize("name", [*TEXTS, "csl-json"])
def test_they_are_written(name: str) -> None:
    text = citeform.write([WORK], name)
    assert BERG in text
    (one,) = citeform.parse(text, name)
    assert one.custom["orcids"] == ORCIDS


@pytest.mark.parametrize(
    "orcids", [None, [], "text", [{"id": 3, "authors": [0]}], [{"id": BERG, "authors": [9, "x"]}]]
)
@pytest.mark.parametrize("name", TEXTS)
def test_what_has_no_such_form_is_not_written(name: str, orcids: Any) -> None:
    item = {"id": "x", "type": "software", "title": "T", "author": [{"family": "Berg"}]}
    text = citeform.write([{**item, "custom": {"orcids": orcids}}], name)
    assert "orcid.org" not in text


@pytest.mark.parametrize("name", TEXTS)
def test_a_wrong_check_digit_is_told(name: str) -> None:
    source = Source(TEXTS[name].replace("0097", "0098"))
    found = citeform.api.check(citeform.parse(source.text, name), source)
    assert [(one.code, one.message.split('"')[1]) for one in found if "orcid" in one.code] == [
        ("bad-orcid", "0000-0002-1825-0098")
    ]
