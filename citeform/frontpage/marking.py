"""Marking: which zone each line of a page went to, by what was used of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from citeform.frontpage.assemble import choose, lay_out
from citeform.frontpage.extract import find_abstracts, find_titles
from citeform.frontpage.kinds import Kind
from citeform.frontpage.layout import Layout
from citeform.frontpage.model import MODEL
from citeform.frontpage.page import Line
from citeform.model.reference import Library, Origin
from citeform.problems import Source
from citeform.tuples import NamedTuple

# An extractor's name → the zone of the lines in which it found what was chosen.
EXTRACTED = {
    "archive": "archive",
    "article-number": "citation",
    "citation-line": "citation",
    "copyright": "copyright",
    "dates": "dates",
    "doi": "doi",
    "funding": "funding",
    "interests": "interests",
    "issn": "issn",
    "journal": "journal",
    "licence": "licence",
    "meeting": "event",
    "orcids": "orcid",
    "running-title": "running title",
    "session": "event",
    "steps": "dates",
    "type": "type",
}
IDENTIFIERS = ("doi", "issn")
# A label's zone → its name here; zones of the head are marked by what was used of them alone.
LABELLED = {
    "access": "access",
    "citation": "citation",
    "classification": "classification",
    "contact": "contact",
    "correspondence": "correspondence",
    "editor": "editor",
    "event": "event",
    "funding": "funding",
    "interests": "interests",
    "introduction": "text",
    "notes": "note",
    "published": "dates",
    "received": "dates",
    "running": "running title",
}
# What a line that no value was taken from is by itself.
KINDS = {
    Kind.BANNER: "banner",
    Kind.CITATION: "citation",
    Kind.CONTACT: "contact",
    Kind.COPYRIGHT: "copyright",
    Kind.DATE: "dates",
    Kind.DOCTYPE: "type",
    Kind.DOI: "doi",
    Kind.NOTE: "note",
    Kind.PAGE: "page number",
}

Span = tuple[str, int, int]
"""A zone, and the offsets of its first character and behind its last one."""


class Mark(NamedTuple):
    """A line of a page, and the zone it went to."""

    line: int
    """Counted from 1 in the text."""
    start: int
    """Offset of its first character in the text."""
    end: int
    zone: str
    """Empty for a line that was not used and has no form of its own."""
    text: str
    gap: int = 0
    """How many blank lines stand before it."""


def examine(source: Source, model: Path = MODEL) -> tuple[Library, tuple[Mark, ...]]:
    """The one reference a front page describes, and every line of the page with its zone."""
    layout = lay_out(source, model)
    library = choose(source, layout)
    return library, mark(source, layout, library[0].origins if library.references else {})


def mark(source: Source, layout: Layout, origins: Mapping[str, Origin]) -> tuple[Mark, ...]:
    """Every line of a front page with its zone; `origins` are those of the reference read of it."""
    zones = find_used(layout)
    paint(zones, layout.page.lines, (*find_origins(origins), *find_labelled(layout)))
    for item in layout.items:
        if not item.label:
            zones.setdefault(item.number, KINDS.get(item.kind, ""))
    return tuple(
        mark_line(source, line, zones.get(at, "")) for at, line in enumerate(layout.page.lines)
    )


def mark_line(source: Source, line: Line, zone: str) -> Mark:
    """The mark of a line."""
    return Mark(source.place(line.start)[0], line.start, line.end, zone, line.text, line.gap)


def paint(zones: dict[int, str], lines: Sequence[Line], spans: Iterable[Span]) -> None:
    """Give the lines of each span its zone, where an earlier one gave them none."""
    starts = [line.start for line in lines]
    for zone, start, end in spans:
        first = max(0, bisect_right(starts, start) - 1)
        for at in range(first, bisect_left(starts, end)):
            if start < lines[at].end:
                zones.setdefault(at, zone)


def find_used(layout: Layout) -> dict[int, str]:
    """Index of a line → its zone, for what titles, authors, institutions and abstracts took."""
    zones = {item.number: "title" for item in layout.head.title}
    begun = {item.number for _, item in layout.authors}
    for block in layout.head.authors:
        if begun & {item.number for item in block}:
            zones |= {item.number: "author" for item in block}
    spans = [
        ("translated title", one.start, one.end)
        for one in (*find_titles(layout), *find_abstracts(layout))
        if one.variable == "translated-title"
    ]
    spans += [("affiliation", one.start, one.end) for one in layout.affiliations]
    paint(zones, layout.page.lines, spans)
    for block in layout.abstracts:
        for item in block:
            zones.setdefault(item.number, "abstract")
    for keywords in layout.keywords:
        for item in keywords.items:
            if item.kind is not Kind.PAGE or item.label:
                zones.setdefault(item.number, "keywords")
    return zones


def find_origins(origins: Mapping[str, Origin]) -> Iterator[Span]:
    """The places of the values that were chosen, the shortest first.

    A line with an identifier is named for what else it says.
    """
    chosen = [origin for origin in origins.values() if origin.by in EXTRACTED]
    for start, end, _, by in sorted(
        chosen, key=lambda one: (one.by in IDENTIFIERS, one.end - one.start)
    ):
        yield EXTRACTED[by], start, end


def find_labelled(layout: Layout) -> Iterator[Span]:
    """The zones that a label opens."""
    for zone in layout.named(*LABELLED):
        yield LABELLED[zone.name], zone.items[0].line.start, zone.items[-1].line.end
