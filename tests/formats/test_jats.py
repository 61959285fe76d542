"""JATS: the front matter of articles as journals tag it, and reference lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeform.api import parse, to_csl
from citeform.problems import CiteformError
from citeform.writing import render

ARTICLE = (Path(__file__).parents[1] / "cases" / "xml" / "jats.xml").read_text(encoding="utf-8")
"""An article with a reference list, as eLife and PubMed Central tag theirs."""


def items(text: str, references: bool = False) -> list[dict[str, object]]:
    """The CSL-JSON objects of a JATS text."""
    library = parse(text, "jats", references=references)
    assert not library.problems
    return [dict(to_csl(one)) for one in library]


def test_an_article_is_its_front_matter() -> None:
    (item,) = items(ARTICLE)
    item.pop("id")
    assert item == {
        "type": "article-journal",
        "title": "Axons of <i>Drosophila</i> need Ca<sup>2+</sup>: a second look",
        "author": [
            {"family": "Venkat", "given": "Lal B"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den", "suffix": "Jr"},
            {"literal": "Axon Consortium"},
        ],
        "container-title": "Tidal Biology",
        "container-title-short": "Tidal",
        "publisher": "Tidal Sciences Ltd",
        "issued": {"date-parts": [[2019, 2, 4]]},
        "submitted": {"date-parts": [[2018, 10, 9]]},
        "volume": "8",
        "number": "e42692",
        "DOI": "10.5555/tidal.42692",
        "PMID": "30700001",
        "PMCID": "PMC6390001",
        "ISSN": "2050-0840",
        "license": "http://creativecommons.org/licenses/by/4.0/",
        "abstract": "Background: One <b>two</b>.\nResults: Three < four.\nFive.",
        "keyword": "axon, <i>synapse</i>",
        "language": "en",
    }


def test_references_are_asked_for() -> None:
    first, chapter, book, page, *others = items(ARTICLE, references=True)
    assert first["id"] == "bib1"
    assert first["author"] == [{"family": "Oyallon", "given": "J"}, {"literal": "others"}]
    assert first["title"] == "Two locks <i>in vivo</i>"
    assert (first["number"], first["PMID"], "page" in first) == ("e1002468", "22319001", False)
    assert (chapter["type"], chapter["title"]) == ("chapter", "The nervous system")
    assert (chapter["container-title"], chapter["page"]) == ("Development", "1207-1244")
    assert chapter["issued"] == {"date-parts": [[1993]]}
    assert chapter["editor"] == [{"family": "Bate", "given": "M"}]
    assert (book["type"], book["title"]) == ("book", "A whole book")
    assert book["author"] == [{"literal": "World Tide Office"}]
    assert (page["type"], page["title"]) == ("webpage", "Tide tables")
    assert page["author"] == [{"family": "Roe", "given": "A."}]
    assert (page["URL"], page["accessed"]) == (
        "https://example.org/t",
        {"date-parts": [[2019, 3, 5]]},
    )
    # Two citations in one entry are two works, and text without tags is kept.
    assert [one["title"] for one in others] == ["a) Doe J. Acta 1999.", "b) Doe J. Acta 2000."]


def test_a_reference_list_alone_needs_no_asking() -> None:
    text = ARTICLE[ARTICLE.index("<ref-list") : ARTICLE.index("</back>")]
    assert [one["id"] for one in items(text)][:3] == ["bib1", "bib2", "bib3"]


def test_other_formats_have_no_reference_list() -> None:
    with pytest.raises(CiteformError, match="ris has no reference lists"):
        parse("TY  - JOUR\nER  - \n", "ris", references=True)


# Dates of publication of an article → the one that is cited: PubMed Central's kinds and JATS 1.2's.
DATES = [
    ('<pub-date pub-type="epub"><day>3</day><month>12</month><year>2018</year></pub-date>'
     '<pub-date pub-type="ppub"><month>1</month><year>2019</year></pub-date>', [[2019, 1]]),
    ('<pub-date pub-type="epub"><day>3</day><month>12</month><year>2018</year></pub-date>'
     '<pub-date pub-type="collection"><year>2019</year></pub-date>', [[2019]]),
    ('<pub-date pub-type="pmc-release"><year>2020</year></pub-date>'
     '<pub-date date-type="pub" publication-format="electronic" iso-8601-date="2019-05-06">'
     "<day>6</day><month>5</month><year>2019</year></pub-date>", [[2019, 5, 6]]),
    ('<pub-date pub-type="ppub"><season>Spring</season><year>2001</year></pub-date>', [[2001]]),
]  # fmt: skip


@pytest.mark.parametrize(("dates", "parts"), DATES)
def test_the_date_of_issue(dates: str, parts: list[list[int]]) -> None:
    text = f"<article><front><article-meta>{dates}</article-meta></front></article>"
    (item,) = items(text)
    assert item["issued"]["date-parts"] == parts  # type: ignore[index]


def test_a_list_is_written_as_it_was_read_with_each_key_once() -> None:
    works = parse(ARTICLE, "jats", references=True)
    back = parse(render(list(works), "jats").text, "jats")
    assert [one.id for one in works][-2:] == ["bib5", "bib5"]
    assert [one.id for one in back][-2:] == ["bib5", "bib5_"]
    assert [{**to_csl(one), "id": ""} for one in back] == [
        {**to_csl(one), "id": ""} for one in works
    ]
