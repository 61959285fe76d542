"""DataCite's JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

import citeform
from citeform.model.values import Date, Name

WORK: dict[str, Any] = {
    "id": "https://doi.org/10.5072/test.1",
    "doi": "10.5072/test.1",
    "url": "https://example.org/1",
    "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Tables", "citeproc": "dataset"},
    "creators": [
        {"name": "Doe, Jane", "nameType": "Personal", "givenName": "Jane", "familyName": "Doe",
         "affiliation": [{"name": "Uni A"}]},
        {"name": "The Survey", "nameType": "Organizational", "affiliation": "Uni A"},
        {"name": "King, Mary"},
    ],
    "titles": [{"title": "Counts of birds"}, {"title": "in 2019", "titleType": "Subtitle"},
               {"title": "Vogelzahlen", "titleType": "TranslatedTitle", "lang": "de"}],
    "publisher": {"name": "Data House"},
    "publicationYear": 2020,
    "dates": [{"date": "2019-01-01/2019-12-31", "dateType": "Collected"},
              {"date": "2020-05-06", "dateType": "Issued"}],
    "contributors": [{"name": "Edda", "contributorType": "HostingInstitution"},
                     {"name": "Ed, Itor", "contributorType": "Editor"}],
    "subjects": [{"subject": "birds"}, {"subject": "590 Animals", "subjectScheme": "DDC"}],
    "language": "de",
    "descriptions": [
        {"description": "In English", "descriptionType": "Abstract", "lang": "en"},
        {"description": "Auf <em>Deutsch</em>", "descriptionType": "Abstract", "lang": "de"},
        {"description": "How", "descriptionType": "Methods"},
    ],
    "rightsList": [{"rights": "CC BY", "rightsIdentifier": "cc-by-4.0"}],
    "formats": ["text/csv"],
    "sizes": ["3 files"],
    "version": "1.2",
    "agency": "DataCite",
}  # fmt: skip


def read(**changes: Any) -> citeform.Reference:
    """The reference of the work with some members changed."""
    (reference,) = citeform.parse(json.dumps({**WORK, **changes}))
    return reference


def test_a_dataset() -> None:
    work = read()
    assert (work.id, work.type) == ("", "dataset")
    assert work.names("author") == (
        Name("Doe", "Jane"),
        Name(literal="The Survey"),
        Name("King", "Mary"),
    )
    assert work.names("editor") == (Name("Ed", "Itor"),)
    assert work.date("issued") == Date(((2020, 5, 6),))
    texts = {name: value for name, value in work.variables.items() if isinstance(value, str)}
    assert texts == {
        "title": "Counts of birds: in 2019",
        "DOI": "10.5072/test.1",
        "URL": "https://example.org/1",
        "publisher": "Data House",
        "keyword": "birds",
        "language": "de",
        "abstract": "Auf <i>Deutsch</i>",
        "license": "cc-by-4.0",
        "medium": "text/csv",
        "version": "1.2",
    }
    assert work.custom == {
        "affiliations": [{"name": "Uni A", "authors": [0, 1]}],
        "translated-title": {"de": "Vogelzahlen"},
        "translated-abstract": {"en": "In English"},
    }
    assert not work.extra


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: {"data": {"id": "10.5072/test.1", "type": "dois", "attributes": one}},
        lambda one: {"data": [{"id": "10.5072/test.1", "type": "dois", "attributes": one}]},
        lambda one: [one],
    ],
)
def test_however_it_is_wrapped(wrap: Any) -> None:
    library = citeform.parse(json.dumps(wrap(WORK)))
    assert [one.text("DOI") for one in library] == ["10.5072/test.1"]
    assert not library.problems


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ({"resourceTypeGeneral": "Software", "citeproc": "article"}, "software"),
        ({"resourceTypeGeneral": "BookChapter", "citeproc": "article"}, "chapter"),
        ({"resourceTypeGeneral": "Text", "citeproc": "article-journal"}, "article-journal"),
        ({"resourceTypeGeneral": "Text", "resourceType": "Conference paper"}, "paper-conference"),
        ({"resourceTypeGeneral": "Text", "resourceType": "PhD thesis"}, "thesis"),
        ({"resourceTypeGeneral": "Text", "citeproc": "article"}, "document"),
        ({"resourceTypeGeneral": "Preprint"}, "article"),
    ],
)
def test_types(types: dict[str, str], expected: str) -> None:
    assert read(types=types).type == expected


def test_an_article_in_a_journal() -> None:
    work = read(
        types={"resourceTypeGeneral": "JournalArticle"},
        publicationYear=2024,
        dates=[{"date": "2024-02-03", "dateType": "Issued"}],
        relatedItems=[
            {"relationType": "References", "titles": [{"title": "Other"}]},
            {"relationType": "IsPublishedIn", "relatedItemType": "Journal",
             "titles": [{"title": "Acta"}], "volume": "4", "issue": "2", "firstPage": "5",
             "lastPage": "9", "publicationYear": "2022",
             "relatedItemIdentifier": {"relatedItemIdentifier": "1234-5678",
                                       "relatedItemIdentifierType": "ISSN"}},
        ],
    )  # fmt: skip
    expected = {"container-title": "Acta", "volume": "4", "issue": "2", "page": "5-9",
                "ISSN": "1234-5678"}  # fmt: skip
    assert {name: work.text(name) for name in expected} == expected
    assert work.date("issued") == Date(((2022,),))


@pytest.mark.parametrize(
    ("container", "sizes", "page", "count"),
    [
        ({"firstPage": "5", "lastPage": "9"}, [], "5-9", ""),
        ({"firstPage": "No 1", "lastPage": "2 (2018)"}, ["33–52 Pages"], "33-52", ""),
        ({}, ["12 pages"], "", "12"),
        ({"firstPage": "e12"}, ["741001 b"], "e12", ""),
    ],
)
def test_pages(container: dict[str, str], sizes: list[str], page: str, count: str) -> None:
    work = read(types={"resourceTypeGeneral": "JournalArticle"}, container=container, sizes=sizes)
    assert (work.text("page"), work.text("number-of-pages")) == (page, count)
