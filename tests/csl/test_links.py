"""Links of entries; CSL 1.0.2, appendix VI."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from citeform.catalogue import Catalogue
from citeform.csl import Processor, load, load_text, print_items
from citeform.csl.link import target

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>t</title><id>t</id></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography{attributes}><layout suffix=".">{layout}</layout></bibliography>
</style>"""

TITLE = '<text variable="title" quotes="true"/>'


def entry(layout: str, attributes: str = "", *, links: bool = True, **item: Any) -> str:
    """The HTML of an item's entry by a layout."""
    style = load_text(STYLE.format(layout=layout, attributes=attributes))
    engine = Processor(style, markup="html", links=links)
    ((_, text),) = engine.document([{"id": "1", "type": "book", **item}]).entries()
    return text


@pytest.mark.parametrize(
    ("variable", "text", "href"),
    [
        ("DOI", "10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI", "doi: 10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI", "10/bbbbb", "https://doi.org/bbbbb"),  # citeproc's case link_titles
        ("DOI", '10.1000/<a>"b', "https://doi.org/10.1000/%3Ca%3E%22b"),
        ("DOI", "10.1000/a#b?c%20d", "https://doi.org/10.1000/a%23b%3Fc%20d"),
        ("PMID", "30310042", "https://www.ncbi.nlm.nih.gov/pubmed/30310042"),
        ("PMCID", "PMC3531190", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190"),
        ("URL", "http://example.org/a b", "http://example.org/a%20b"),
        ("URL", "www.example.org/x", "https://www.example.org/x"),
        ("URL", "FTP://example.org", "FTP://example.org"),
        ("URL", "javascript:alert(1)", ""),
        ("URL", " JavaScript:alert(1)//http://a.b", ""),
        ("URL", "data:text/html,x", ""),
        ("URL", "file:///etc/passwd", ""),
        ("URL", "no address", ""),
        ("DOI", "", ""),
    ],
)
def test_identifiers_have_addresses(variable: str, text: str, href: str) -> None:
    assert target(variable, text) == href


def test_a_printed_identifier_is_a_link_with_the_address_the_style_begins() -> None:
    for layout in (
        '<text variable="DOI" prefix="Get it at https://doi.org/"/>',
        '<group><text value="Get it at https://doi.org/"/><text variable="DOI"/></group>',
    ):
        expected = 'Get it at <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>.'
        assert entry(layout, DOI="10.1/x") == expected


def test_a_label_is_no_part_of_the_link() -> None:
    text = entry('<text variable="PMID" prefix="PMID: " suffix=","/>', PMID="1")
    assert text == 'PMID: <a href="https://www.ncbi.nlm.nih.gov/pubmed/1">1</a>,.'


def test_each_printed_identifier_is_a_link() -> None:
    layout = '<group delimiter=" "><text variable="DOI"/><text variable="URL"/></group>'
    text = entry(layout, DOI="10.1/x", URL="https://a.b/?c=1&d=2")
    assert text == (
        '<a href="https://doi.org/10.1/x">10.1/x</a> '
        '<a href="https://a.b/?c=1&#38;d=2">https://a.b/?c=1&#38;d=2</a>.'
    )


@pytest.mark.parametrize(
    ("item", "href"),
    [
        ({"DOI": "10.1/x", "PMCID": "PMC1", "PMID": "2", "URL": "https://a.b"}, "doi.org/10.1/x"),
        ({"PMCID": "PMC1", "PMID": "2", "URL": "https://a.b"}, "pmc/articles/PMC1"),
        ({"PMID": "2", "URL": "https://a.b"}, "pubmed/2"),
        ({"URL": "https://a.b"}, "https://a.b"),
    ],
)
def test_the_title_is_linked_where_no_identifier_is_printed(
    item: dict[str, Any], href: str
) -> None:
    text = entry(TITLE, title="On <i>E. coli</i>", **item)
    assert re.fullmatch(rf'“<a href="[^"]*{href}">On <i>E\. coli\.</i></a>”', text)


def test_marks_that_move_into_quotation_marks_are_no_part_of_the_link() -> None:
    text = entry(TITLE, title="On lime", DOI="10.1/x")
    assert text == '“<a href="https://doi.org/10.1/x">On lime</a>.”'


def test_the_whole_entry_is_linked_where_no_title_is_printed() -> None:
    text = entry('<text variable="publisher"/>', publisher="P", title="T", DOI="10.1/x")
    assert text == '<a href="https://doi.org/10.1/x">P.</a>'


def test_the_whole_entry_is_linked_without_its_number() -> None:
    text = entry(
        '<text variable="citation-number"/><text variable="publisher"/>',
        ' second-field-align="flush"',
        publisher="P",
        DOI="10.1/x",
    )
    assert 'left-margin">1</div><div class="csl-right-inline"><a href=' in text
    assert text.count("<a ") == 1


def test_nothing_is_linked_without_an_identifier_or_the_wish() -> None:
    assert "<a" not in entry(TITLE, title="T")
    assert "<a" not in entry(TITLE, title="T", URL="javascript:alert(1)")
    assert "<a" not in entry(TITLE, title="T", DOI="10.1/x", links=False)


def test_citations_have_no_links() -> None:
    style = load_text(STYLE.format(layout=TITLE, attributes=""))
    made = Processor(style, markup="html", links=True).document(
        [{"id": "1", "title": "T", "DOI": "10.1/x"}]
    )
    assert made.citations([{"citationItems": [{"id": "1"}], "properties": {}}]) == ["T"]


@pytest.mark.parametrize("title", ["Why?", "So. ", "A “quote.”", "End;", " Blank ", "Ah! "])
@pytest.mark.parametrize("style", ["apa", "vancouver", "ieee", "chicago-author-date", "nature"])
def test_marks_collide_as_they_do_without_links(style: str, title: str) -> None:
    catalogue = Catalogue()
    path: Path = catalogue.find(style).path
    item = {"id": "1", "type": "book", "title": title, "publisher": "P.", "PMID": "3 "}
    for more in ({}, {"DOI": "10.1/x."}, {"URL": "https://a.b/."}):
        texts = [
            Processor(load(path), markup="html", links=links).document([{**item, **more}])
            .entries()[0][1]
            for links in (False, True)
        ]  # fmt: skip
        assert "<a href=" in texts[1]
        assert re.sub(r"</?a\b[^>]*>", "", texts[1]) == texts[0]


def anchors(text: str) -> list[tuple[str, str]]:
    """The links of an entry: what they show, and where they lead."""
    found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', text, re.DOTALL)
    return [(" ".join(re.sub(r"<[^>]+>", "", shown).split()), href) for href, shown in found]


@pytest.mark.parametrize("style", ["apa", "vancouver", "ieee", "chicago-author-date", "nature"])
def test_pandoc_links_the_same(style: str, tmp_path: Path) -> None:
    identifiers = {"DOI": "10.1000/x", "PMID": "100", "PMCID": "PMC7", "URL": "https://e.org/p?a=1"}
    types = ("article-journal", "book", "webpage", "chapter", "thesis")
    items: list[dict[str, Any]] = [
        {
            "id": f"i{at}",
            "type": types[at % len(types)],
            "title": f"Title {at}",
            "author": [{"family": f"Doe{at}", "given": "Jane"}],
            "issued": {"date-parts": [[1990 + at]]},
            "publisher": "Pub",
            "container-title": "Whole",
            **{name: text for bit, (name, text) in enumerate(identifiers.items()) if at >> bit & 1},
        }
        for at in range(16)
    ]
    path = Catalogue().find(style).path
    (tmp_path / "items.json").write_text(json.dumps(items), encoding="utf-8")
    done = subprocess.run(
        [str(pypandoc.get_pandoc_path()), "-f", "markdown", "-t", "html", "--wrap=none",
         "--citeproc", f"--csl={path}", f"--bibliography={tmp_path / 'items.json'}"],
        input="---\nnocite: '@*'\nlink-bibliography: true\n---\n",
        capture_output=True, encoding="utf-8", check=True, timeout=60,
    )  # fmt: skip
    entries = re.split(r'<div id="ref-(i\d+)"', done.stdout)[1:]
    theirs = dict(zip(entries[::2], map(anchors, entries[1::2]), strict=True))
    ours = {
        items[at]["id"]: anchors(entry)
        for at, entry in print_items(items, path, markup="html", links=True)[0]
    }
    assert ours == theirs
    assert sum(map(len, ours.values())) >= 15
