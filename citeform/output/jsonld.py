"""Metadata for search engines and reference managers: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from citeform.csl.link import target
from citeform.output.facts import date_of, names_of, pages_of, text_of

TYPES = {
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "map": "Map",
    "motion_picture": "Movie",
    "paper-conference": "ScholarlyArticle",
    "periodical": "Periodical",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "review": "Review",
    "review-book": "Review",
    "software": "SoftwareSourceCode",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""The type of a CSL item → schema.org's; any other is a `CreativeWork`."""

PERIODICALS = ("article-journal", "article-magazine", "article-newspaper", "review", "review-book")

TEXTS = {
    "abstract": "abstract",
    "edition": "bookEdition",
    "keyword": "keywords",
    "language": "inLanguage",
    "number-of-pages": "numberOfPages",
    "version": "version",
}
"""A variable → the property that has its text."""

Thing = dict[str, Any]


def script(items: Sequence[Mapping[str, Any]]) -> str:
    """The element of a page that describes items; nothing in it ends it."""
    graph = [work(item) for item in items]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def work(item: Mapping[str, Any]) -> Thing:
    """An item as schema.org describes it."""
    type = text_of(item, "type")
    addresses = [target(name, text_of(item, name)) for name in ("DOI", "URL", "PMID", "PMCID")]
    known = list(dict.fromkeys(filter(None, addresses)))
    first, last = pages_of(item)
    found: Thing = {
        "@type": TYPES.get(type, "CreativeWork"),
        "@id": known[0] if known else "",
        "name": text_of(item, "title"),
        "author": people(item, "author"),
        "editor": [] if is_part(type) else people(item, "editor"),
        "datePublished": date_of(item),
        "isPartOf": container(item, type),
        "pageStart": first if last else "",
        "pageEnd": last,
        "pagination": "" if last else first,
        "publisher": publisher(item),
        "isbn": "" if is_part(type) else text_of(item, "ISBN"),
        "url": target("URL", text_of(item, "URL")),
        "sameAs": known[1:],
        "identifier": identifiers(item),
    }
    found |= {name: text_of(item, variable) for variable, name in TEXTS.items()}
    return {name: value for name, value in found.items() if value}


def is_part(type: str) -> bool:
    """Whether a work stands in a book, whose editors and number are then meant."""
    return type in ("chapter", "paper-conference") or type.startswith("entry-")


def people(item: Mapping[str, Any], variable: str) -> list[Thing]:
    """Persons by family and given name; who has one name only is a body, or may be."""
    return [
        {"@type": "Person", "name": f"{given} {family}", "familyName": family, "givenName": given}
        if given
        else {"@type": "Organization", "name": family}
        for family, given in names_of(item, variable)
    ]


def container(item: Mapping[str, Any], type: str) -> Thing:
    """What a work is a part of: a periodical's issue and volume, or a book."""
    title = text_of(item, "container-title")
    if type not in PERIODICALS:
        if not title:
            return {}
        kind = "Book" if is_part(type) else "CreativeWork"
        whole = {"@type": kind, "name": title, "isbn": text_of(item, "ISBN")}
        whole["editor"] = people(item, "editor") if is_part(type) else []  # type: ignore[assignment]
        return {name: value for name, value in whole.items() if value}
    found: Thing = {"@type": "Periodical", "name": title, "issn": text_of(item, "ISSN")}
    found = {name: value for name, value in found.items() if value}
    for variable, kind in (("volume", "PublicationVolume"), ("issue", "PublicationIssue")):
        if number := text_of(item, variable):
            name = "volumeNumber" if variable == "volume" else "issueNumber"
            found = {"@type": kind, name: number, "isPartOf": found}
    return found if len(found) > 1 else {}


def publisher(item: Mapping[str, Any]) -> Thing:
    """The publisher and its place."""
    name, place = text_of(item, "publisher"), text_of(item, "publisher-place")
    if not name:
        return {}
    found: Thing = {"@type": "Organization", "name": name}
    return {**found, "location": place} if place else found


def identifiers(item: Mapping[str, Any]) -> list[Thing]:
    """The identifiers of a work by their kinds."""
    return [
        {"@type": "PropertyValue", "propertyID": name, "value": text}
        for name in ("DOI", "PMID", "PMCID")
        if (text := text_of(item, name))
    ]
