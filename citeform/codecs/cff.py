"""Values as a CITATION.cff file holds them.

Source: the Citation File Format 1.2.0 and its schema.  What the schema would refuse is not written;
the lens then reports it as lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citeform.codecs.dates import read_date
from citeform.codecs.identifiers import iri_of, read_doi
from citeform.codecs.languages import LANGUAGES, read_language
from citeform.codecs.names import read_inverted_name
from citeform.codecs.registry import Codec, read_keyword_list, split_keywords
from citeform.codecs.webfamily import identified, placed
from citeform.codecs.webtext import objects_of, text_of, texts_of
from citeform.model.values import Date, Name

Column = Sequence[Any]

# The patterns of the schema.
DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[012])-(0[1-9]|[12][0-9]|3[01])\Z")
DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+\Z")
ISBN = re.compile(r"[0-9\- ]{10,17}X?\Z")
ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9xX]\Z")
PMCID = re.compile(r"PMC[0-9]{7}\Z")
URL = re.compile(r"(https|http|ftp|sftp)://.+\Z")
INTEGER = re.compile(r"(?:0|[1-9][0-9]{0,8})\Z")


def read_people(column: Column) -> tuple[Name, ...]:
    """Persons and entities."""
    return read_authors(column)[0]


def read_person(one: Any) -> Name:
    """A person by the parts of the name, or an entity by its `name`; else their alias."""
    if not isinstance(one, dict):
        return read_inverted_name(text_of(one)) if text_of(one) else Name()
    family, given, particle, suffix = (
        " ".join(text_of(one.get(part)).split())
        for part in ("family-names", "given-names", "name-particle", "name-suffix")
    )
    if family:
        return Name(family, given, particle, suffix=suffix)
    if given:
        return Name(given, suffix=suffix)
    return Name(literal=text_of(one.get("name")) or text_of(one.get("alias")))


def read_authors(column: Column) -> tuple[tuple[Name, ...], list[dict[str, Any]]]:
    """Persons and entities, and their ORCID iDs."""
    values = column[0] if isinstance(column[0], list) else [column[0]]
    known = [(name, one) for one in values if (name := read_person(one)) != Name()]
    orcids = (text_of(one.get("orcid")) if isinstance(one, dict) else "" for _, one in known)
    return tuple(name for name, _ in known), identified(orcids)


def write_authors(names: Sequence[Name] | None, orcids: Any) -> Column:
    """The list of persons and entities with their ORCID iDs."""
    names = names or ()
    return write_people(names, dict(placed(orcids, len(names), "id")))


def write_people(names: Sequence[Name], orcids: Mapping[int, str] | None = None) -> Column:
    """The list of persons and entities, each of them once; index → ORCID iD."""
    people: list[dict[str, str]] = []
    for at, name in enumerate(names):
        given = f"{name.given} {name.dropping_particle}".strip()
        parts = {"name": name.literal} if name.literal else {
            "given-names": given, "name-particle": name.non_dropping_particle,
            "family-names": name.family, "name-suffix": name.suffix,
        }  # fmt: skip
        parts["orcid"] = iri_of((orcids or {}).get(at, ""))
        one = {key: value for key, value in parts.items() if value}
        if one not in people:
            people.append(one)
    return [people] if people else []


def read_identifiers(doi: Column, identifiers: Column, *urls: Column) -> tuple[str, str]:
    """The DOI and the URL: of the addresses, the one of this version goes first.

    The order is cffconvert's: identifiers, url, repository-code, repository, repository-artifact.
    """
    found: dict[str, str] = {}
    for one in objects_of(identifiers[0] if identifiers else None):
        found.setdefault(text_of(one.get("type")), text_of(one.get("value")))
    own = text_of(list(doi))
    addresses = [found.get("url", ""), *(text_of(list(url)) for url in urls)]
    return read_doi(own or found.get("doi", "")), next(filter(None, addresses), "")


def write_identifiers(doi: str | None, url: str | None) -> tuple[Column, ...]:
    """The DOI and the URL."""
    found_doi = [doi] if doi and DOI.match(doi) else []
    return found_doi, [], [url] if url and URL.match(url) else [], [], [], []


def read_issued(*columns: Column) -> Date:
    """The date of issue: a whole one, or a year and a month, or the date of an issue in words."""
    released, published, year, month, words = (text_of(list(column)) for column in columns)
    if year and released.partition("-")[0] != year and published.partition("-")[0] != year:
        date = read_date(f"{year}-{int(month):02d}" if INTEGER.match(month) else year)
        return read_date(words) if date.literal and words else date
    whole = published or released or words
    return read_date(whole) if whole else Date()


def write_issued(date: Date) -> tuple[Column, ...]:
    """The same; a range, a season or words have no place."""
    nothing: tuple[Column, ...] = ([], [], [], [], [])
    if len(date.parts) != 1 or date.season or date.circa or not 0 < date.parts[0][0] < 10000:
        return nothing
    year, *rest = date.parts[0]
    if len(rest) == 2:
        return [], [f"{year:04d}-{rest[0]:02d}-{rest[1]:02d}"], [], [], []
    return [], [], [year], rest[:1], []


def write_day(date: Date) -> Column:
    """A whole date."""
    parts = date.parts[0] if len(date.parts) == 1 and not (date.season or date.circa) else ()
    if len(parts) != 3 or not 0 < parts[0] < 10000:
        return []
    return [f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}"]


def read_pages(start: Column, end: Column) -> str:
    """The first and the last page."""
    first, last = text_of(list(start)), text_of(list(end))
    return f"{first}-{last}" if first and last and first != last else first or last


def write_pages(value: str) -> tuple[Column, Column]:
    """The ends of a simple range; the schema takes numbers only."""
    first, dash, last = value.partition("-")
    if not INTEGER.match(first) or (dash and not INTEGER.match(last)):
        return [], []
    return [int(first)], [int(last)] if dash else []


def read_languages(column: Column) -> str:
    """The first of the languages."""
    return read_language(text_of(column[0]))


def write_languages(tag: str) -> Column:
    """A list of one language, when it is no more than that."""
    return [[tag]] if re.match(r"[a-z]{2,3}\Z", tag) and tag in LANGUAGES.values() else []


def read_any(column: Column) -> str:
    """A text or a number; of a list the first."""
    return text_of(column[0])


def read_alternatives(column: Column) -> str:
    """Licences, of which one may choose."""
    return " OR ".join(texts_of(column[0]))


def checked(pattern: re.Pattern[str]) -> Callable[[str], Column]:
    """What writes a text that the schema's pattern takes."""
    return lambda value: [value] if pattern.match(value) else []


def integer(value: str) -> Column:
    """A whole number."""
    return [int(value)] if INTEGER.match(value) else []


def read_keywords(column: Column) -> str:
    """Key-words."""
    return read_keyword_list(texts_of(column[0]) or [""])


def write_keywords(value: str) -> Column:
    """The list of key-words, each of them once."""
    return [list(dict.fromkeys(split_keywords(value)))]


def read_status(column: Column) -> str:
    """The status of publication in words."""
    return text_of(column[0]).replace("-", " ")


STATUS = ("abstract", "advance online", "in preparation", "in press", "preprint", "submitted")
"""The words of the schema, without their hyphens."""


def write_status(value: str) -> Column:
    """One of the words of the schema."""
    return [value.replace(" ", "-")] if value in STATUS else []


# The commonest of the schema's list, which are those of SPDX 3.13; another name is not written.
LICENCES = frozenset(
    """
    0BSD AFL-3.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-1.1 Apache-2.0 Artistic-2.0
    BSD-2-Clause BSD-3-Clause BSD-3-Clause-Clear BSD-4-Clause BSL-1.0 CC-BY-1.0 CC-BY-2.0
    CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0
    CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0 CC-BY-ND-3.0 CC-BY-ND-4.0 CC-BY-SA-2.0 CC-BY-SA-2.5
    CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 CECILL-2.1 CECILL-B CECILL-C ECL-2.0 EPL-1.0 EPL-2.0
    EUPL-1.1 EUPL-1.2 GFDL-1.3 GPL-2.0 GPL-2.0-only GPL-2.0-or-later GPL-3.0 GPL-3.0-only
    GPL-3.0-or-later ISC LGPL-2.1 LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only
    LGPL-3.0-or-later LPPL-1.3c MIT MIT-0 MPL-1.1 MPL-2.0 MS-PL MS-RL MulanPSL-2.0 NCSA ODbL-1.0
    OFL-1.1 OSL-3.0 PDDL-1.0 PostgreSQL Python-2.0 UPL-1.0 Unlicense Vim WTFPL Zlib ZPL-2.1
    """.split()
)


def write_licences(value: str) -> Column:
    """The name of a licence, or a list of those one may choose from."""
    names = list(dict.fromkeys(value.split(" OR ")))
    if not LICENCES.issuperset(names):
        return []
    return [names if len(names) > 1 else names[0]]


def write_released(date: Date) -> tuple[Column, ...]:
    """The date of issue of what is released: software and data."""
    _, published, *rest = write_issued(date)
    return (published, [], *rest)


def write_pair(name: str | None, place: str | None) -> tuple[Column, Column]:
    """An entity and its city, which cannot stand alone."""
    return ([name], [place] if place else []) if name else ([], [])


def write_conference(
    name: str | None, place: str | None, date: Date | None
) -> tuple[Column, Column, Column]:
    """A conference, its place and its first day."""
    if not name:
        return [], [], []
    return [name], [place] if place else [], write_day(date) if date else []


def read_first(*columns: Column) -> tuple[Any, ...]:
    """A text of each column."""
    return tuple(text_of(list(column)) for column in columns)


def read_conference(name: Column, place: Column, date: Column) -> tuple[str, str, Date]:
    """A conference, its place and its first day."""
    day = text_of(list(date))
    return text_of(list(name)), text_of(list(place)), read_date(day) if day else Date()


CODECS = {
    "cff-authors": Codec("raw", read_authors, write_authors),
    "cff-people": Codec("raw", read_people, write_people),
    "cff-identifiers": Codec("raw", read_identifiers, write_identifiers),
    "cff-issued": Codec("raw", read_issued, write_issued),
    "cff-date": Codec("raw", lambda column: read_date(text_of(column[0])), write_day),
    "cff-pages": Codec("raw", read_pages, write_pages),
    "cff-entity": Codec("raw", read_any, lambda value: [value]),
    "cff-languages": Codec("raw", read_languages, write_languages),
    "cff-text": Codec("raw", read_any, lambda value: [value]),
    "cff-integer": Codec("raw", read_any, integer),
    "cff-isbn": Codec("raw", read_any, checked(ISBN)),
    "cff-issn": Codec("raw", read_any, checked(ISSN)),
    "cff-pmcid": Codec("raw", read_any, checked(PMCID)),
    "cff-licence": Codec("raw", read_alternatives, write_licences),
    "cff-released": Codec("raw", read_issued, write_released),
    "cff-entity-place": Codec("raw", read_first, write_pair),
    "cff-conference": Codec("raw", read_conference, write_conference),
    "cff-keywords": Codec("raw", read_keywords, write_keywords),
    "cff-status": Codec("raw", read_status, write_status),
}
"""Name → codec."""
