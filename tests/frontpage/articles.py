"""One article in many layouts: typeset by Typst as PDF, as plain text, and as a web page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import typst

FOLDER = Path(__file__).parent / "typeset"
LAYOUTS = tuple(path.stem for path in sorted(FOLDER.glob("*.typ")) if path.stem != "article")
VALUES = dict(
    re.findall(r'^#let (\w+) = "(.*)"$', (FOLDER / "article.typ").read_text("utf-8"), re.MULTILINE)
)
"""The article's title, abstract and the like, as the layouts have them."""
ONE = {
    "title": VALUES["title"],
    "abstract": VALUES["abstract"],
    "keyword": VALUES["keywords"],
    "DOI": VALUES["doi"],
    "container-title": VALUES["journal"],
    "volume": VALUES["volume"],
    "page": VALUES["pages"].replace("–", "-"),
}
"""What a reference to the article says, by CSL variable."""
AUTHORS = ("Astrid Lindqvist", "Ngozi Okafor", "José Ramón Núñez-Álvarez", "Pieter van der Meer")
PLACES = (
    "Department of Marine Geology, University of Groningen, Groningen, The Netherlands",
    "Institute of Coastal Research, University of Cádiz, Cádiz, Spain",
)
MARKS = ("1", "1,2", "2", "1")


@cache
def pdf_of(layout: str) -> bytes:
    """The article as a PDF in a layout."""
    return typst.compile(str(FOLDER / f"{layout}.typ"), ignore_system_fonts=True)


def pdf_from(markup: str) -> bytes:
    """A PDF of Typst's markup."""
    return typst.compile(markup.encode(), ignore_system_fonts=True)


def as_text() -> str:
    """The article as plain text."""
    authors = ", ".join(f"{name}{mark}" for name, mark in zip(AUTHORS, MARKS, strict=True))
    places = "\n".join(f"{number} {place}" for number, place in enumerate(PLACES, 1))
    head = "{journal} {volume}({issue}) (2021) {pages}\ndoi: {doi}\n\n{title}\n\n"
    tail = "\n\nAbstract\n\n{abstract}\n\nKeywords: {keywords}\n\nIntroduction\n\nThe coasts …\n"
    return head.format(**VALUES) + authors + "\n\n" + places + tail.format(**VALUES)


def as_html(*tags: str) -> str:
    """The article as a web page with some meta tags, among what stands around it on such pages."""
    authors = ", ".join(
        f"<span class='author'>{name}<sup>{mark}</sup></span>"
        for name, mark in zip(AUTHORS, MARKS, strict=True)
    )
    places = "".join(
        f"<li><sup>{number}</sup> {place}</li>" for number, place in enumerate(PLACES, 1)
    )
    return (
        "<!DOCTYPE html>\n<html lang=en><head><title>{journal}</title>\n"
        + "\n".join(tags)
        + "</head>\n<body><header><h1>{journal}</h1><form>Search <input></form></header>\n"
        "<nav><ul><li>Home<li>Latest articles</ul></nav>\n<main><article><header>"
        "<p>{journal} {volume}({issue}) (2021) {pages}</p>\n<p>doi: {doi}</p>\n<h1>{title}</h1>\n"
        "<div>" + authors + "</div>\n<ul>" + places + "</ul></header>\n"
        "<section><h2>Abstract</h2><p>{abstract}</p></section>\n"
        "<p><b>Keywords:</b> {keywords}</p>\n<section><h2>1. Introduction</h2>"
        "<p>The coasts of northern Europe have changed (Smith 1999).</p></section>\n"
        "<section><h2>References</h2><p>Smith A. Coasts. Nature 1999;1:1-9. doi: 10.5555/other</p>"
        "</section></article></main><aside><h3>Most read articles of this week</h3></aside>"
        "<footer>© 2021 The Publisher</footer><script>var x = '<p>no text</p>';</script></body>"
    ).format(**VALUES)


def tags_of(*names: str) -> list[str]:
    """The meta tags that say something of the article, all of them for no name."""
    first, last = VALUES["pages"].split("–")
    known = {
        "title": VALUES["title"], "journal_title": VALUES["journal"], "volume": VALUES["volume"],
        "issue": VALUES["issue"], "firstpage": first, "lastpage": last, "doi": VALUES["doi"],
        "publication_date": "2021", "abstract": VALUES["abstract"],
        "keywords": VALUES["keywords"].replace(", ", "; "),
    }  # fmt: skip
    tags = [(f"citation_{name}", text) for name, text in known.items() if name in (names or known)]
    if not names or "author" in names:
        tags += [("citation_author", name) for name in AUTHORS]
    return [f'<meta name="{name}" content="{text}">' for name, text in tags]
