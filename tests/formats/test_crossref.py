"""Crossref's JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

import citeform
from citeform.codecs.webtext import read_web_text
from citeform.model.values import Date, Name

WORK: dict[str, Any] = {
    "indexed": {"date-parts": [[2024, 1, 1]], "date-time": "2024-01-01T00:00:00Z"},
    "reference-count": 10,
    "publisher": "Test Press",
    "short-container-title": ["J. Test. Sci."],
    "published-print": {"date-parts": [[2020, 2]]},
    "DOI": "10.5555/abc.2020.1",
    "type": "journal-article",
    "created": {"date-parts": [[2019, 12, 1]]},
    "page": "763-71",
    "title": ["Growth of &lt;i&gt;E. coli&lt;/i&gt;\n in H<sub>2</sub>O &amp;amp; co"],
    "subtitle": ["A study"],
    "volume": "17",
    "journal-issue": {"issue": "2", "published-print": {"date-parts": [[2020, 2]]}},
    "author": [
        {"given": "Jan", "family": "van der Berg", "sequence": "first", "ORCID": "http://x/1",
         "affiliation": [{"name": "Uni A"}]},
        {"given": "Mary", "family": "King", "suffix": "Jr.", "sequence": "additional",
         "affiliation": [{"name": "Uni A"}, {"name": "Uni B"}]},
        {"name": "The Consortium", "sequence": "additional", "affiliation": []},
    ],
    "container-title": ["Journal of Testing &amp;amp; Science"],
    "issued": {"date-parts": [[2020, 2]]},
    "abstract": "<jats:title>Abstract</jats:title><jats:p>First <jats:italic>one</jats:italic>."
    "</jats:p><jats:p>Second.</jats:p>",
    "ISSN": ["1234-5678", "2345-6789"],
    "language": "en",
    "subject": ["Testing", "Science"],
}  # fmt: skip


def read(**changes: Any) -> citeform.Reference:
    """The reference of the work with some members changed."""
    work = {name: value for name, value in {**WORK, **changes}.items() if value is not None}
    (reference,) = citeform.parse(json.dumps(work), "crossref-json")
    return reference


def test_an_article() -> None:
    work = read()
    assert work.type == "article-journal"
    assert work.names("author") == (
        Name("Berg", "Jan", "van der"),
        Name("King", "Mary", suffix="Jr."),
        Name(literal="The Consortium"),
    )
    assert work.custom["affiliations"] == [
        {"name": "Uni A", "authors": [0, 1]},
        {"name": "Uni B", "authors": [1]},
    ]
    assert work.date("issued") == Date(((2020, 2),))
    texts = {name: value for name, value in work.variables.items() if isinstance(value, str)}
    assert texts == {
        "title": "Growth of <i>E. coli</i> in H<sub>2</sub>O & co: A study",
        "container-title": "Journal of Testing & Science",
        "container-title-short": "J. Test. Sci.",
        "publisher": "Test Press",
        "volume": "17",
        "issue": "2",
        "page": "763-771",
        "DOI": "10.5555/abc.2020.1",
        "ISSN": "1234-5678, 2345-6789",
        "abstract": "First <i>one</i>.\nSecond.",
        "language": "en",
        "keyword": "Testing, Science",
    }
    assert not work.extra


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"status": "ok", "message-type": "work", "message": one},
        lambda one: {"message-type": "work-list", "message": {"total-results": 1, "items": [one]}},
        lambda one: {"items": [one]},
        lambda one: [{"status": "ok", "message": one}],
    ],
)
def test_however_it_is_wrapped(wrap: Any) -> None:
    library = citeform.parse(json.dumps(wrap(WORK)))
    assert [one.text("DOI") for one in library] == ["10.5555/abc.2020.1"]
    assert not library.problems


def test_a_broken_item_costs_no_other() -> None:
    good = json.dumps({"DOI": "10.5555/1", "type": "book", "title": ["A"], "reference-count": 0})
    text = f'{{"message": {{"items": [{good},\n {{"DOI" 5}},\n {good}]}}}}'
    library = citeform.parse(text, "crossref-json")
    assert [one.text("title") for one in library] == ["A", "A"]
    assert [(one.code, one.line) for one in library.problems][:1] == [("unparsed-record", 2)]


@pytest.mark.parametrize(
    ("changes", "issued"),
    [
        ({"issued": {"date-parts": [[None]]}}, Date(((2020, 2),))),
        ({"issued": {"date-parts": [[2021, 3, 4]]}}, Date(((2021, 3, 4),))),
        ({"issued": None, "published-print": None, "posted": {"date-parts": [[2018]]}},
         Date(((2018,),))),
        ({"issued": None, "published-print": None}, Date()),
    ],
)  # fmt: skip
def test_dates(changes: dict[str, Any], issued: Date) -> None:
    assert read(**changes).date("issued") == issued


def test_a_paper_in_a_book_of_a_series() -> None:
    work = read(
        type="proceedings-article",
        **{"container-title": ["Lecture Notes in Testing", "Testing 2016"]},
        event={"name": "Testing", "location": "Oslo", "start": {"date-parts": [[2016, 10, 8]]}},
        ISBN=["http://id.crossref.org/isbn/9783319464480"],
        **{"article-number": "e12", "page": None},
    )
    assert work.type == "paper-conference"
    expected = {
        "container-title": "Testing 2016",
        "collection-title": "Lecture Notes in Testing",
        "event-title": "Testing",
        "event-place": "Oslo",
        "ISBN": "9783319464480",
        "number": "e12",
        "page": "",
    }
    assert {name: work.text(name) for name in expected} == expected
    assert work.date("event-date") == Date(((2016, 10, 8),))


@pytest.mark.parametrize(
    ("kind", "extra", "expected", "genre"),
    [
        ("dissertation", {"degree": ["PhD thesis"]}, "thesis", "PhD thesis"),
        ("posted-content", {"subtype": "preprint"}, "article", "Preprint"),
        ("monograph", {}, "book", ""),
        ("reference-entry", {}, "entry", ""),
        ("peer-review", {}, "review", ""),
        ("something-new", {}, "document", ""),
    ],
)
def test_types(kind: str, extra: dict[str, Any], expected: str, genre: str) -> None:
    work = read(type=kind, institution=[{"name": "Uni A", "place": ["Oslo"]}], **extra)
    assert (work.type, work.text("genre")) == (expected, genre)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("R&amp;amp;D", "R&D"),
        ("A <b>b</b> <scp>C</scp>",
         'A <b>b</b> <span style="font-variant:small-caps;">C</span>'),
        ("x <mml:math><mml:mi>y</mml:mi></mml:math> z", "x y z"),
        ("p < 0.05 and <foo> stays", "p < 0.05 and <foo> stays"),
        ('On <span class="nocase">iOS</span> <span>and</span>',
         'On <span class="nocase">iOS</span> and'),
        ("<tex-math>\\alpha</tex-math>α", "α"),
        ("<p>One</p>\n<p>two</p>", "One\ntwo"),
    ],
)  # fmt: skip
def test_web_text(text: str, read: str) -> None:
    assert read_web_text(text) == read
