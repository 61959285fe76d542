"""What RIS says in several tags at once, or in one tag for several things.

Each takes the texts with their tags, because dialects differ in which tag they have.
"""

from __future__ import annotations

import re

from citeform.codecs.identifiers import read_doi
from citeform.codecs.names import write_inverted_name
from citeform.codecs.registry import (
    SEASON_NAMES,
    Column,
    read_page_ends,
    read_ris_date,
    write_page_ends,
)
from citeform.codecs.tagged import Tagged, codec, listed, read_tagged_name
from citeform.model.values import Date, Name


def read_book_editors(column: Tagged) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """The editors of a book and of its series, in whichever of three dialects.

    The specification of 2001 has editors in A2 or ED and the series' in A3, beside its title in T3;
    EndNote and Zotero have the series' in A2 and the book's in A3.
    """
    named: dict[str, list[Name]] = {}
    for tag, text in column:
        named.setdefault(tag, []).append(read_tagged_name(text))
    of_series = [*named.get("A2", ()), *named.get("A3", ())]
    if "ED" in named:
        return tuple(named["ED"]), tuple(of_series)
    if "A2" in named and "A3" in named:
        return tuple(named["A3"]), tuple(named["A2"])
    return tuple(of_series), ()


def write_book_editors(editors: tuple[Name, ...], series: tuple[Name, ...]) -> Tagged:
    """Editors under A3, the series' under A2, which would be the book's without the others."""
    fields = [("A3", write_inverted_name(name)) for name in editors or ()]
    return [("A2", write_inverted_name(name)) for name in series or () if editors] + fields


def first_of(column: Tagged, *tags: str) -> str:
    """The first text under the first of the tags that is there."""
    for tag in tags:
        for one, text in column:
            if one == tag:
                return " ".join(text.split())
    return ""


def read_host(column: Tagged) -> tuple[str, str]:
    """The title of the host and its abbreviation; JO and JA hold either."""
    whole = first_of(column, "T2", "JF", "BT", "JO", "JA", "J1")
    short = first_of(column, "J2", "JA", "J1", "JO")
    return (whole, short if short != whole else "") if whole else ("", short)


def write_host(whole: str, short: str) -> Tagged:
    """T2, which all readers know, and J2."""
    return [("T2", whole or ""), ("J2", short or "")]


def read_proceedings(column: Tagged) -> tuple[str, str, str]:
    """The titles of proceedings, and of the conference when EndNote's C3 sets them apart."""
    whole = first_of(column, "C3")
    event = first_of(column, "T2")
    if not whole or whole == event:
        whole, short = read_host([(tag, text) for tag, text in column if tag != "C3"])
        return whole, "", short
    short = first_of(column, "J2", "JA", "J1")
    return whole, event, short


def write_proceedings(whole: str, event: str, short: str) -> Tagged:
    """C3 and T2 as EndNote and Zotero have them; most readers know T2 alone."""
    fields = [("T2", event or whole), ("C3", whole or "")] if whole else []
    return [(tag, text) for tag, text in (*fields, ("J2", short or ""))]


def read_conference_places(column: Tagged) -> tuple[str, str]:
    """The places of a publisher and of a conference; EndNote has them in C1 and CY."""
    publisher, place = first_of(column, "C1"), first_of(column, "CY", "PP")
    return (publisher, place) if publisher else (place, "")


def write_conference_places(publisher: str, event: str) -> Tagged:
    """C1 and CY, as EndNote and Zotero have them; CY alone would be the publisher's."""
    return [("C1", publisher), ("CY", event or "")] if publisher else []


def write_slashed(date: Date) -> Column:
    """RIS's `YYYY/MM/DD/season`, every slash in its place; of a range its beginning."""
    year = date.year
    if year is None or not 0 < year < 10_000:
        return [] if date.parts else [date.literal]
    month, day = (*date.parts[0][1:], 0, 0)[:2]
    season = SEASON_NAMES[int(date.season) - 1] if date.season in ("1", "2", "3", "4") else ""
    parts = f"{year:04d}", f"{month:02d}" if month else "", f"{day:02d}" if day else "", season
    return ["/".join(parts)]


def read_issued(column: Tagged) -> Date:
    """The most exact of the dates that are given; the year may stand apart."""
    dates = [read_ris_date([text]) for _, text in column]
    year = next((date.year for date in dates if date.year is not None), None)
    for at, date in enumerate(dates):
        if not date.parts and year is not None:
            joined = read_ris_date([f"{column[at][1]} {year}"])
            dates[at] = joined if joined.year == year else date
    good = [date for date in dates if date.parts]
    if not good:
        return dates[0]
    return max(good, key=lambda date: len(date.parts[0]) + len(date.parts) + 2 * bool(date.season))


def write_issued(date: Date) -> Tagged:
    """The date, where it is more than a year, and the year."""
    fields = [("DA", text) for text in write_slashed(date) if not text.endswith("///")]
    year = date.year
    return fields + ([("PY", f"{year:04d}")] if year is not None and year >= 0 else [])


def read_genre_and_doi(column: Tagged) -> tuple[str, str]:
    """The genre and the DOI; publishers write DOIs where the kind of work should stand."""
    doi, genre = "", ""
    for tag, text in column:
        found = read_doi(text)
        if (found.startswith("10.") and "/" in found) or tag == "DO":
            doi = doi or found
        else:
            genre = genre or " ".join(text.split())
    return doi, genre


def write_genre_and_doi(doi: str, genre: str) -> Tagged:
    """Each under its own tag."""
    return [("DO", " ".join((doi or "").split())), ("M3", genre or "")]


def read_extent(first: Column, last: Column) -> tuple[str, str]:
    """The number of a book's pages, or the pages when there is a range."""
    if last or (first and re.search(r"\d\s*[-–]\s*\d", first[0])):
        return "", read_page_ends(first, last)
    return (first[0].strip() if first else ""), ""


def write_extent(count: str, pages: str) -> tuple[Column, Column]:
    """The number of pages; or the pages, where they are a range."""
    if count:
        return [count], []
    first, last = write_page_ends(pages)
    return (first, last) if last else ([], [])


CODECS = {
    "ris-date": codec(read_ris_date, write_slashed),
    "ris-issued": listed(read_issued, write_issued),
    "ris-host": listed(read_host, write_host),
    "ris-proceedings": listed(read_proceedings, write_proceedings),
    "ris-conference-places": listed(read_conference_places, write_conference_places),
    "ris-book-editors": listed(read_book_editors, write_book_editors),
    "ris-genre-and-doi": listed(read_genre_and_doi, write_genre_and_doi),
    "ris-extent": codec(read_extent, write_extent),
}  # fmt: skip
"""Name → codec."""
