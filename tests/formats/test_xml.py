"""XML formats as their sources write them: each file of `cases/xml` gives what stands beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import citeform
from citeform.api import parse, to_csl
from citeform.catalogue import Catalogue
from citeform.lenses import lens
from citeform.problems import CiteformError
from citeform.writing import render

CASES = Path(__file__).parents[1] / "cases" / "xml"
NAMES = sorted(path.stem for path in CASES.glob("*.json"))
WRITTEN = ("endnote-xml", "jats", "mods", "pubmed-xml")


def read(name: str) -> str:
    """The file of a case."""
    return (CASES / name).read_text(encoding="utf-8")


def variables(text: str, format: str | None = None) -> list[dict[str, object]]:
    """The CSL-JSON objects of a text, without keys that it has not."""
    items = [dict(to_csl(one)) for one in parse(text, format)]
    return [{key: value for key, value in one.items() if key != "id" or value} for one in items]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_gives_what_it_says(name: str) -> None:
    assert variables(read(f"{name}.xml")) == json.loads(read(f"{name}.json"))


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("source", NAMES)
def test_every_format_can_be_written_from_every_other(source: str, name: str) -> None:
    works = list(parse(read(f"{source}.xml"), source))
    text = render(works, name, key="k{year}").text
    back = parse(text, name)
    assert len(back) == len(works)
    assert {one.code for one in back.problems} <= {"date-unparsed"}
    assert render(list(back), name).text == text


@pytest.mark.parametrize("name", ["crossref-xml", "marcxml"])
def test_what_is_only_read(name: str) -> None:
    with pytest.raises(CiteformError, match="is read, never written"):
        render([], name)


def test_an_unknown_type_is_reported() -> None:
    library = parse(read("endnote-xml.xml"), name="x.xml")
    assert [str(one).partition(": ")[2] for one in library.problems] == [
        'date-unparsed: "in press" is not a date; kept as text',
        'unknown-type: "Hologram" is no EndNote XML type; read as document',
    ]


@pytest.mark.parametrize("name", WRITTEN)
def test_what_is_written_is_well_formed(name: str) -> None:
    from lxml import etree

    style = lens(Catalogue().find(name)).style
    works = list(parse(read("pubmed-xml.xml")))
    root = etree.fromstring(render(works, name).text.encode())
    tags = {etree.QName(one).localname for one in root.iter("*")}
    assert root.tag.endswith(style.options["xml"]["root"][0])
    assert style.options["xml"]["record"] in tags


def test_mods_says_by_which_lists_its_words_are() -> None:
    from lxml import etree

    works = [work for name in NAMES for work in parse(read(f"{name}.xml"), name)]
    root = etree.fromstring(render(works, "mods").text.encode())
    for mods in root:
        assert mods.get("ID")
    for term in root.iter("{*}roleTerm"):
        assert (term.get("authority"), term.get("type")) in {
            ("marcrelator", "text"), ("marcrelator", "code")}  # fmt: skip
    for date in root.iter("{*}dateIssued"):
        assert date.get("encoding") in ("w3cdtf", "edtf", None)


def test_endnote_and_zotero_both_find_the_address() -> None:
    from lxml import etree

    url = "https://example.org/a"
    text = citeform.write([citeform.from_csl({"type": "webpage", "URL": url})], "endnote-xml")
    root = etree.fromstring(text.encode())
    assert [one.getparent().tag for one in root.iter("url")] == ["related-urls", "web-urls"]
    (reference,) = citeform.parse(text)
    assert reference.text("URL") == url


def test_a_thesis_says_its_degree_as_bibutils_does() -> None:
    item = {"id": "a", "type": "thesis", "title": "T", "genre": "Master's thesis"}
    text = citeform.write([citeform.from_csl(item)], "mods")
    assert '<genre authority="bibutilsgt">Masters thesis</genre>' in text
    assert citeform.to_csl(citeform.parse(text)[0]) == item


def test_mods_says_when_an_address_was_looked_up() -> None:
    item = {"id": "a", "type": "webpage", "title": "T", "URL": "https://example.org/",
            "accessed": {"date-parts": [[2021, 1, 23]]}}  # fmt: skip
    text = citeform.write([citeform.from_csl(item)], "mods")
    assert '<url dateLastAccessed="2021-01-23">https://example.org/</url>' in text
    assert citeform.to_csl(citeform.parse(text)[0]) == item


@pytest.mark.parametrize(
    ("kind", "variable", "number"),
    [("paper-conference", "ISSN", "0193-6530"), ("article-journal", "ISBN", "9783642002304"),
     ("article-journal", "ISSN", "1476-5616 0033-3506"), ("book", "ISBN", "9783642002304")],
)  # fmt: skip
def test_endnote_s_isbn_is_what_it_looks_like(kind: str, variable: str, number: str) -> None:
    item = {"id": "a", "type": kind, "title": "T", variable: number}
    text = citeform.write([citeform.from_csl(item)], "endnote-xml")
    assert f"<isbn>{number}</isbn>" in text
    assert "<notes>" not in text
    assert citeform.to_csl(citeform.parse(text)[0]) == item


def test_pubmed_lists_the_identifiers() -> None:
    item = {"id": "a", "type": "article-journal", "title": "T", "PMID": "1", "DOI": "10.5555/a"}
    text = citeform.write([citeform.from_csl(item)], "pubmed-xml")
    assert '<ArticleId IdType="pubmed">1</ArticleId>' in text
    assert '<ArticleId IdType="doi">10.5555/a</ArticleId>' in text
    assert citeform.to_csl(citeform.parse(text)[0]) == item
