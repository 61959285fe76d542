"""Metadata for reference managers: COinS, an OpenURL context object in the title of a span."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from citeform.output.facts import date_of, names_of, pages_of, text_of

# OpenURL's matrices: genres of articles, and of books with their parts.
JOURNAL = {
    "article": "preprint",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "review-book": "article",
}
BOOK = {
    "book": "book",
    "chapter": "bookitem",
    "entry-dictionary": "bookitem",
    "entry-encyclopedia": "bookitem",
    "paper-conference": "proceeding",
    "report": "report",
}

Pairs = Iterator[tuple[str, str]]


def span(item: Mapping[str, Any]) -> str:
    """The span that names an item to reference managers."""
    pairs = [("ctx_ver", "Z39.88-2004"), *context(item)]
    title = "&".join([f"{name}={quote(value, safe='')}" for name, value in pairs if value])
    return f'<span class="Z3988" title="{escape(title)}" aria-hidden="true"></span>'


def context(item: Mapping[str, Any]) -> Pairs:
    """What a context object says of an item."""
    type = text_of(item, "type")
    kind = "journal" if type in JOURNAL else "book" if type in BOOK else "dc"
    kind = "dissertation" if type == "thesis" else kind
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{kind}"
    yield from identifiers(item)
    yield from MATRICES[kind](item, type)
    people = names_of(item, "author") or names_of(item, "editor")
    if people and kind != "dc":
        yield from first_name(people)
    for family, given in people:
        name = ", ".join(filter(None, (family, given)))
        yield ("rft.creator" if kind == "dc" else "rft.au"), name
    yield "rft.date", date_of(item)
    yield "rft.language", text_of(item, "language")


def first_name(people: Sequence[tuple[str, str]]) -> Pairs:
    """The first name in parts; a body has one only."""
    family, given = people[0]
    if given:
        yield "rft.aulast", family
        yield "rft.aufirst", given
    else:
        yield "rft.aucorp", family


def identifiers(item: Mapping[str, Any]) -> Pairs:
    """The identifiers of an item."""
    for name, prefix in (("DOI", "info:doi/"), ("PMID", "info:pmid/"), ("URL", "")):
        if text := text_of(item, name):
            yield "rft_id", prefix + text


def journal(item: Mapping[str, Any], type: str) -> Pairs:
    """What the matrix of journals says of an article."""
    yield "rft.genre", JOURNAL[type]
    yield "rft.atitle", text_of(item, "title")
    yield "rft.jtitle", text_of(item, "container-title")
    yield "rft.stitle", text_of(item, "container-title-short")
    yield "rft.volume", text_of(item, "volume")
    yield "rft.issue", text_of(item, "issue")
    yield from pages(item)
    yield "rft.issn", text_of(item, "ISSN")


def pages(item: Mapping[str, Any]) -> Pairs:
    """The pages of an item."""
    first, last = pages_of(item)
    yield "rft.pages", text_of(item, "page")
    yield "rft.spage", first
    yield "rft.epage", last


def book(item: Mapping[str, Any], type: str) -> Pairs:
    """What the matrix of books says of a book or a part of one."""
    genre = BOOK[type]
    yield "rft.genre", genre
    is_part = genre in ("bookitem", "proceeding")
    yield ("rft.atitle" if is_part else "rft.btitle"), text_of(item, "title")
    if is_part:
        yield "rft.btitle", text_of(item, "container-title")
        yield from pages(item)
    yield "rft.series", text_of(item, "collection-title")
    yield "rft.edition", text_of(item, "edition")
    yield "rft.place", text_of(item, "publisher-place")
    yield "rft.pub", text_of(item, "publisher")
    yield "rft.isbn", text_of(item, "ISBN")


def dissertation(item: Mapping[str, Any], type: str) -> Pairs:
    """What the matrix of dissertations says of a thesis."""
    yield "rft.title", text_of(item, "title")
    yield "rft.inst", text_of(item, "publisher")
    yield "rft.degree", text_of(item, "genre")


def dublin_core(item: Mapping[str, Any], type: str) -> Pairs:
    """What Dublin Core says of any other work."""
    yield "rft.type", type
    yield "rft.title", text_of(item, "title")
    yield "rft.source", text_of(item, "container-title")
    yield "rft.publisher", text_of(item, "publisher")
    yield "rft.identifier", text_of(item, "URL")


MATRICES = {"journal": journal, "book": book, "dissertation": dissertation, "dc": dublin_core}
"""The name of a matrix → what it says of an item of a type."""
