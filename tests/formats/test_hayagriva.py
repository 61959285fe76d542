"""Hayagriva's YAML."""

from __future__ import annotations

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Date, Name

FILE = """\
# my works
harry:
    type: Book
    title: Harry and the Order of the {Phoenix}
    author: Rowling, J. K.
    volume: 5
    page-total: 768
    date: 2003-06-21
    isbn: 978-0-20189683-1
kinetics:
    type: Article
    title:
        value: Kinetics of things
        short: Kinetics
    author: ["Doan, T. D.", "van der Berg, Jan, Jr.", UNICEF, {name: Watkins, given-name: Gloria}]
    serial-number: {doi: "10.5555/1", serial: e12}
    page-range: 165126-165139
    date: 2020-10
    parent:
        title: Testing B
        volume: 102
        issue: 16
        issn: 0014-1704
dubbed:
    type: Chapter
    title: A part
    affiliated:
        - role: CastMember
          names: ["Doe, Jane"]
        - role: foreword
          names: King, Mary
    url: {value: "http://example.org/", date: 2020-11-12}
    parent:
        - type: Anthology
          title: The whole
          editor: Ed, Itor
          publisher: {name: P, location: Oslo}
          parent:
              title: The series
"""


def test_entries_with_their_parents() -> None:
    harry, kinetics, dubbed = citeform.parse(FILE)
    assert (harry.id, harry.type) == ("harry", "book")
    assert harry.text("title") == 'Harry and the Order of the <span class="nocase">Phoenix</span>'
    assert (harry.text("volume"), harry.text("ISBN")) == ("5", "978-0-20189683-1")
    assert kinetics.type == "article-journal"
    assert kinetics.names("author") == (
        Name("Doan", "T. D."),
        Name("Berg", "Jan", "van der", suffix="Jr."),
        Name(literal="UNICEF"),
        Name("Watkins", "Gloria"),
    )
    assert kinetics.date("issued") == Date(((2020, 10),))
    expected = {
        "title": "Kinetics of things", "title-short": "Kinetics", "page": "165126-165139",
        "container-title": "Testing B", "volume": "102", "issue": "16", "ISSN": "0014-1704",
        "DOI": "10.5555/1", "number": "e12",
    }  # fmt: skip
    assert {name: kinetics.text(name) for name in expected} == expected
    assert dubbed.type == "chapter"
    assert dubbed.names("performer") == (Name("Doe", "Jane"),)
    assert dubbed.names("contributor") == (Name("King", "Mary"),)
    assert dubbed.names("editor") == (Name("Ed", "Itor"),)
    assert dubbed.date("accessed") == Date(((2020, 11, 12),))
    expected = {
        "container-title": "The whole",
        "collection-title": "The series",
        "publisher": "P",
        "publisher-place": "Oslo",
        "URL": "http://example.org/",
    }
    assert {name: dubbed.text(name) for name in expected} == expected


def test_a_second_run_changes_nothing() -> None:
    once = citeform.write(citeform.parse(FILE), "hayagriva")
    assert citeform.write(citeform.parse(once), "hayagriva") == once
    assert list(citeform.parse(once)) == list(citeform.parse(FILE))


def test_what_is_written_reads_well() -> None:
    work = Reference(
        "a",
        "article-journal",
        {
            "title": "On things",
            "author": (Name("Doe", "Jane"), Name(literal="Knopf, Inc.")),
            "container-title": "Acta",
            "volume": "012",
            "issue": "3",
            "publisher": "P",
            "issued": Date(((2020, 5),)),
            "URL": "https://example.org/",
        },
    )
    assert citeform.write([work], "hayagriva") == (
        'a:\n  type: article\n  title: On things\n  author:\n    - "Doe, Jane"\n'
        '    - name: "Knopf, Inc."\n  date: "2020-05"\n  url: "https://example.org/"\n'
        '  parent:\n    type: periodical\n    volume: "012"\n    issue: 3\n'
        "    publisher: P\n    title: Acta\n"
    )


def test_a_broken_entry_costs_no_other() -> None:
    library = citeform.parse("a:\n  type: book\nb:\n  title: [x\nc:\n  type: book\n", "hayagriva")
    assert [one.id for one in library] == ["a", "c"]
    assert [(one.code, one.line) for one in library.problems] == [("unparsed-record", 5)]
