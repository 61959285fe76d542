"""Text, PDF and HTML of one article give one reference."""

from __future__ import annotations

import pytest

import citeform
from citeform import reading
from citeform.catalogue import Catalogue
from tests.frontpage.articles import AUTHORS, ONE, PLACES, as_html, as_text, pdf_of, tags_of

PAGES = {
    "text": as_text(),
    "HTML without tags": as_html(),
    "HTML with all tags": as_html(*tags_of()),
    "HTML with a title tag": as_html(*tags_of("title")),
    "HTML with title and author tags": as_html(*tags_of("title", "author")),
    "HTML without authors in tags": as_html(*tags_of("title", "doi", "journal_title", "volume")),
}


@pytest.mark.parametrize("name", [*PAGES, "PDF"])
def test_one_article_is_one_reference(name: str) -> None:
    source, _ = reading.open_bytes(PAGES.get(name, "").encode() or pdf_of("two-column"), "page")
    (work,) = reading.read_source(source, reading.Asked(), Catalogue())
    assert {variable: work.variables.get(variable) for variable in ONE} == ONE
    assert tuple(map(str, work.names("author"))) == AUTHORS
    assert work.type == "article-journal"
    assert work.date("issued").parts == ((2021,),)


def test_institutions_are_read_below_what_tags_say() -> None:
    (work,) = citeform.parse(as_html(*tags_of("title", "author")))
    assert work.custom["affiliations"] == [
        {"name": PLACES[0], "authors": [0, 1, 3]},
        {"name": PLACES[1], "authors": [1, 2]},
    ]
