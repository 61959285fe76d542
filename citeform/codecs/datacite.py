"""Values as DataCite's JSON holds them.

Source: DataCite Metadata Schema 4.6, and the attributes of the DataCite REST API.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from citeform.codecs.dates import read_date, write_edtf
from citeform.codecs.identifiers import read_doi
from citeform.codecs.languages import read_language
from citeform.codecs.names import read_inverted_name, read_name
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import Codec, read_keyword_list, split_keywords
from citeform.codecs.webfamily import affiliated, identified, person_of, person_parts, placed
from citeform.codecs.webtext import (
    objects_of,
    read_web_abstract,
    read_web_line,
    text_of,
    texts_of,
    write_web_text,
)
from citeform.model.values import Date, Name

Column = Sequence[Any]
Affiliations = list[dict[str, Any]]

CONTRIBUTORS = {
    "Editor": "editor", "Translator": "translator", "Producer": "producer",
    "Researcher": "contributor", "ProjectMember": "contributor", "RelatedPerson": "contributor",
    "Other": "contributor", "DataCollector": "contributor",
}  # fmt: skip
"""A contributor's type → CSL's variable; the others look after the deposit."""
ROLES = ("editor", "translator", "producer", "contributor")
SCHEME = {"nameIdentifierScheme": "ORCID", "schemeUri": "https://orcid.org"}
PAGE = re.compile(r"[A-Za-z]{0,4}\d+[A-Za-z]?\Z")
PAGES = re.compile(r"(?:pp?\.? ?)?(\w*\d+\s?[-–—]+\s?\w*\d+)(?: ?(?:pages?|pp?\.?))?\Z", re.I)
PAGE_COUNT = re.compile(r"(\d+) ?(?:pages?|pp?\.?|S\.|p[aá]ginas?)\Z", re.IGNORECASE)
HOSTS = ("IsPublishedIn", "IsPartOf")
"""Relations to the work that another appears in."""


def read_titles(column: Column) -> tuple[str, dict[str, str]]:
    """The title with its subtitle, and its translations by language."""
    titles = objects_of(column[0]) or [{"title": text} for text in texts_of(column[0])]
    kinds = [text_of(one.get("titleType")) for one in titles]
    texts = [read_web_line(text_of(one.get("title"))) for one in titles]
    mains = [text for kind, text in zip(kinds, texts, strict=True) if text and not kind]
    main = mains[0] if mains else next(filter(None, texts), "")
    subtitle = next((text for kind, text in zip(kinds, texts, strict=True)
                     if kind == "Subtitle" and text != main), "")  # fmt: skip
    if subtitle and subtitle not in main:
        main = f"{main}: {subtitle}"
    translated = {
        read_language(text_of(one.get("lang")) or "und"): text
        for one, kind, text in zip(titles, kinds, texts, strict=True)
        if kind == "TranslatedTitle" and text and text != main
    }
    return main, translated


def write_titles(title: str | None, translated: Mapping[str, str] | None) -> Column:
    """The list of titles."""
    titles: list[dict[str, str]] = [{"title": write_web_text(title)}] if title else []
    for language, text in (translated or {}).items():
        one = {"title": write_web_text(text), "titleType": "TranslatedTitle"}
        titles.append({**one, "lang": language} if language != "und" else one)
    return [titles] if titles else []


def read_creators(column: Column) -> tuple[tuple[Name, ...], Affiliations, Affiliations]:
    """Names, where they work, and their ORCID iDs."""
    creators = objects_of(column[0])
    names: list[Name] = []
    places: list[list[str]] = []
    orcids: list[str] = []
    for one in creators:
        name = read_creator(one)
        if name == Name():
            continue
        names.append(name)
        places.append(affiliations_of(one.get("affiliation")))
        orcids.append(orcid_of(one.get("nameIdentifiers")))
    return tuple(names), affiliated(places), identified(orcids)


def orcid_of(identifiers: Any) -> str:
    """That of a person's identifiers which is of ORCID's scheme."""
    for one in objects_of(identifiers):
        if text_of(one.get("nameIdentifierScheme")).upper() == "ORCID":
            return text_of(one.get("nameIdentifier"))
    return ""


def affiliations_of(value: Any) -> list[str]:
    """The names of a person's institutions: a text, texts, or objects with a `name`."""
    named = [text_of(one.get("name")) for one in objects_of(value)]
    return [read_web_line(text) for text in (*named, *texts_of(value)) if text]


def read_creator(one: Mapping[str, Any]) -> Name:
    """One name: by its parts, or as `Family, Given`; an organization's is literal."""
    whole = read_web_line(text_of(one.get("name")))
    kind = text_of(one.get("nameType"))
    if kind != "Organizational" and text_of(one.get("familyName")):
        return person_of(text_of(one["familyName"]), text_of(one.get("givenName")))
    if not whole or kind == "Organizational":
        return Name(literal=whole)
    if kind == "Personal" and "," not in whole:
        return read_name(whole)
    return read_inverted_name(whole)


def write_creators(
    names: tuple[Name, ...] | None, affiliations: Affiliations | None, orcids: Affiliations | None
) -> Column:
    """The list of creators, each with its institutions and ORCID iD."""
    creators = [write_creator(name) for name in names or ()]
    for author, place in placed(affiliations, len(creators)):
        creators[author].setdefault("affiliation", []).append({"name": place})
    for author, orcid in placed(orcids, len(creators), "id"):
        creators[author]["nameIdentifiers"] = [{"nameIdentifier": orcid, **SCHEME}]
    return [creators] if creators else []


def write_creator(name: Name) -> dict[str, Any]:
    """One name."""
    if name.literal:
        return {"name": name.literal, "nameType": "Organizational"}
    family, given = person_parts(name)
    whole = ", ".join(part for part in (family, given) if part)
    parts = {"name": whole, "nameType": "Personal", "givenName": given, "familyName": family}
    return {key: value for key, value in parts.items() if value}


def read_contributors(column: Column) -> tuple[tuple[Name, ...], ...]:
    """Those who edited, translated, produced or helped."""
    found: dict[str, list[Name]] = {role: [] for role in ROLES}
    for one in objects_of(column[0]):
        role = CONTRIBUTORS.get(text_of(one.get("contributorType")))
        name = read_creator(one)
        if role and name != Name() and name not in found[role]:
            found[role].append(name)
    return tuple(tuple(found[role]) for role in ROLES)


def write_contributors(*several: tuple[Name, ...] | None) -> Column:
    """The list of contributors, each with its type."""
    kinds = {"contributor": "Other"}
    found = [
        {**write_creator(name), "contributorType": kinds.get(role, role.capitalize())}
        for role, names in zip(ROLES, several, strict=True)
        for name in names or ()
    ]
    return [found] if found else []


def read_descriptions(language: Column, column: Column) -> tuple[str, str, dict[str, str]]:
    """The language; the abstract, of several the one in that language; and the others."""
    tag = read_language(text_of(language)) if language else ""
    kinds = ("Abstract", "")
    found = [
        (read_language(text_of(one.get("lang"))), read_web_abstract(text_of(one["description"])))
        for one in objects_of(column[0] if column else None)
        if text_of(one.get("descriptionType")) in kinds and text_of(one.get("description"))
    ]
    own = next((pair for pair in found if tag and pair[0].partition("-")[0] == tag[:2]), None)
    own = own or (found[0] if found else ("", ""))
    others = {lang: text for lang, text in found if lang and text != own[1]}
    return tag, own[1], others


def write_descriptions(
    language: str | None, abstract: str | None, others: Mapping[str, str] | None
) -> tuple[Column, Column]:
    """The language, and the list of descriptions."""
    found: list[dict[str, str]] = []
    if abstract:
        found.append({"description": write_web_text(abstract), "descriptionType": "Abstract"})
        if language and others:
            found[0]["lang"] = language
    for lang, text in (others or {}).items():
        found.append(
            {"description": write_web_text(text), "descriptionType": "Abstract", "lang": lang}
        )
    return [language] if language else [], [found] if found else []


IDENTIFIERS = ("PMID", "PMCID")
"""Identifiers of the work that DataCite has no place of its own for."""


def read_host(*columns: Column) -> tuple[Any, ...]:
    """All that lies in the work it appears in, and the dates, which that work may correct."""
    doi, own, other, container, items, related, sizes, dates, year = (
        column[0] if column else None for column in columns
    )
    within = next((one for one in objects_of(items)
                   if text_of(one.get("relationType")) in HOSTS), {})  # fmt: skip
    outer: Mapping[str, Any] = container if isinstance(container, dict) else {}

    def said(name: str) -> str:
        return text_of(within.get(name)) or text_of(outer.get(name))

    identifiers = identifiers_of([*objects_of(own), *objects_of(other)])
    numbers = {**identifiers, **numbers_of(within, outer, related)}
    number = text_of(within.get("number"))
    is_chapter = within.get("numberType") == "Chapter"
    return (
        read_titles([within.get("titles")])[0] or read_web_line(text_of(outer.get("title"))),
        said("volume"),
        said("issue"),
        pages_of(said("firstPage"), said("lastPage"), texts_of(sizes)),
        numbers.get("ISSN", ""),
        numbers.get("ISBN", ""),
        "" if is_chapter else number,
        number if is_chapter else "",
        said("edition"),
        next((match[1] for size in texts_of(sizes) if (match := PAGE_COUNT.match(size))), ""),
        *read_dates(dates, text_of(year), text_of(within.get("publicationYear"))),
        read_doi(text_of(doi)) or read_doi(identifiers.get("DOI", "")),
        *(identifiers.get(kind, "") for kind in IDENTIFIERS),
    )


def identifiers_of(several: list[dict[str, Any]]) -> dict[str, str]:
    """The identifiers of the work itself by their type, the first of each."""
    found: dict[str, str] = {}
    for one in several:
        kind = text_of(one.get("identifierType") or one.get("alternateIdentifierType"))
        text = text_of(one.get("identifier") or one.get("alternateIdentifier"))
        found.setdefault(kind, text)
    return found


def numbers_of(within: Mapping[str, Any], outer: Mapping[str, Any], related: Any) -> dict[str, str]:
    """The ISSN and the ISBN of the work that this one appears in, or is."""
    inner = within.get("relatedItemIdentifier")
    inner = inner if isinstance(inner, dict) else {}
    pairs = [
        (outer.get("identifierType"), outer.get("identifier")),
        *((one.get("relatedIdentifierType"), one.get("relatedIdentifier"))
          for one in reversed(objects_of(related))
          if one.get("relationType") in (*HOSTS, "IsIdenticalTo")),
        (inner.get("relatedItemIdentifierType"), inner.get("relatedItemIdentifier")),
    ]  # fmt: skip
    return {
        "ISSN" if text_of(kind) in ("EISSN", "LISSN") else text_of(kind): text_of(value)
        for kind, value in pairs
        if text_of(value)
    }


def pages_of(first: str, last: str, sizes: list[str]) -> str:
    """The pages, from their ends or from a size that is a range of them."""
    for size in sizes:
        if match := PAGES.match(size):
            return read_pages(match[1])
    if not PAGE.match(first):
        return read_pages(first) if not last and re.match(r"\w*\d+\s?[-–]", first) else ""
    return read_pages(f"{first}-{last}") if last and PAGE.match(last) else first


def read_dates(dates: Any, year: str, within: str) -> tuple[Date, Date, Date]:
    """The dates of issue, of being available, and of being submitted.

    A work deposited after it was published elsewhere is of the year of that publication.
    """
    found: dict[str, Date] = {}
    for one in objects_of(dates):
        if text := text_of(one.get("date")):
            found.setdefault(text_of(one.get("dateType")), read_date(text))
    issued = found.get("Issued") or (read_date(year) if year else Date())
    if within.isdecimal() and issued.year != int(within):
        issued = read_date(within)
    available = found.get("Available", Date())
    if issued == Date():
        issued = available
    return issued, found.get("Available", Date()), found.get("Submitted", Date())


def write_host(*values: Any) -> tuple[Column, ...]:
    """The same as a `relatedItem`, sizes, dates and identifiers."""
    title, volume, issue, page, issn, isbn, number, chapter, edition, count, *rest = values
    *dates, doi, pmid, pmcid = rest
    first, dash, last = (page or "").partition("-")
    serial = {"ISSN": issn, "ISBN": isbn}
    parts: dict[str, Any] = {
        "titles": [{"title": write_web_text(title)}] if title else None,
        "volume": volume,
        "issue": issue,
        "number": number or chapter,
        "numberType": "Chapter" if chapter and not number else None,
        "firstPage": first if last else page,
        "lastPage": last if dash else None,
        "edition": edition,
    }
    said = {name: value for name, value in parts.items() if value}
    relation = "IsPublishedIn" if said else "IsIdenticalTo"
    related = [
        {"relatedIdentifier": text, "relatedIdentifierType": kind, "relationType": relation}
        for kind, text in serial.items()
        if text
    ]
    kind = "Journal" if issn or issue else "Book" if isbn or edition else "Other"
    items = [{"relatedItemType": kind, "relationType": "IsPublishedIn", **said}] if said else None
    own = [
        {"identifier": text, "identifierType": kind}
        for kind, text in zip(IDENTIFIERS, (pmid, pmcid), strict=True)
        if text
    ]
    sizes = [f"{count} pages"] if count and count.isdecimal() else None
    year = dates[0].year if dates[0] else None
    listed = written_dates(dates)
    found = (doi, own, None, None, items, related, sizes, listed, year if (year or 0) > 0 else None)
    return tuple([one] if one else [] for one in found)


def written_dates(dates: Sequence[Date | None]) -> list[dict[str, str]]:
    """The list of dates."""
    return [
        {"date": write_edtf(date), "dateType": kind}
        for date, kind in zip(dates, ("Issued", "Available", "Submitted"), strict=True)
        if date
    ]


def read_subjects(column: Column) -> str:
    """Key-words, those of a classification left out when there are others."""
    subjects = objects_of(column[0])
    free = [one for one in subjects if not text_of(one.get("subjectScheme"))]
    words = [read_web_line(text_of(one.get("subject"))) for one in free or subjects]
    return read_keyword_list([word for word in words if word] or texts_of(column[0]) or [""])


def read_rights(column: Column) -> str:
    """The licence: its SPDX name, or its address, or its text."""
    for name in ("rightsIdentifier", "rightsUri", "rightsURI", "rights"):
        for one in objects_of(column[0]):
            if text := text_of(one.get(name)):
                return text
    return ""


def read_line(column: Column) -> str:
    """A text, of several the first."""
    return read_web_line(text_of(column))


def one(key: str) -> Callable[[str], Column]:
    """What writes a text as the one object of a list."""
    return lambda text: [[{key: text}]]


def subjects(words: Iterable[str]) -> Column:
    """Key-words as objects."""
    return [[{"subject": word} for word in words]]


CODECS = {
    "datacite-titles": Codec("raw", read_titles, write_titles),
    "datacite-creators": Codec("raw", read_creators, write_creators),
    "datacite-contributors": Codec("raw", read_contributors, write_contributors),
    "datacite-descriptions": Codec("raw", read_descriptions, write_descriptions),
    "datacite-host": Codec("raw", read_host, write_host),
    "datacite-subjects": Codec("raw", read_subjects, lambda text: subjects(split_keywords(text))),
    "datacite-rights": Codec("raw", read_rights, one("rights")),
    "datacite-formats": Codec("raw", read_line, lambda text: [[text]]),
    "datacite-text": Codec("raw", read_line, lambda text: [write_web_text(text)]),
}
"""Name → codec."""
