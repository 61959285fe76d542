"""Values as web pages hold them: meta tags, JSON-LD, COinS.

Sources: Google Scholar's inclusion guidelines (citation_…), schema.org 28, the KEV formats of
OpenURL 1.0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from citeform.codecs.dates import read_date
from citeform.codecs.identifiers import find_doi, trim_doi
from citeform.codecs.languages import read_language
from citeform.codecs.names import read_inverted_name, read_name
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import Codec, read_keyword_list, split_keywords
from citeform.codecs.webfamily import affiliated, identified, person_of
from citeform.codecs.webtext import (
    listed,
    objects_of,
    read_web_abstract,
    read_web_line,
    text_of,
)
from citeform.model.values import Date, Name

Column = Sequence[Any]

BODY = re.compile(
    r"\b(?:universit|institut|organi[sz]ation|consorti|committee|commission|council|ministry|"
    r"association|society|agency|department|office|group|team|network|collaboration|staff|"
    r"foundation|centre|center|company|inc\b|ltd\b|gmbh\b|editors\b|laborator)",
    re.IGNORECASE,
)
"""What tells a body from a person, where neither a comma nor a type does."""
DAY_LAST = re.compile(r"(\d{1,2})[/.-](\d{4})\Z")
TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d.*\Z", re.DOTALL)
PARTS = ("PublicationIssue", "PublicationVolume", "WebPage")
"""What a work is part of, and has no title that a citation prints."""
CONTAINERS = ("isPartOf", "partOfSeries")


def read_people(*columns: Column) -> tuple[Name, ...]:
    """The names in all texts or objects, each once, in their order."""
    values = [one for column in columns for value in column for one in listed(value)]
    names = [name for value in values for name in people_of(value)]
    return tuple(dict.fromkeys(name for name in names if name != Name()))


def people_of(value: Any) -> Iterator[Name]:
    """The names in a text, which a semicolon parts, or of an object."""
    if isinstance(value, dict):
        yield person_in(value)
        return
    for text in text_of(value).split(";"):
        text = read_web_line(text).strip(" ,")
        if "," in text:
            yield read_inverted_name(text)
        elif BODY.search(text):
            yield Name(literal=text)
        else:
            yield read_name(text)


def person_in(value: Mapping[str, Any]) -> Name:
    """The name of a Person or an Organization."""
    kinds = " ".join(str(kind) for kind in listed(value.get("@type")))
    whole = read_web_line(text_of(value.get("name")))
    if "Person" not in kinds and kinds:
        return Name(literal=whole)
    family, given = text_of(value.get("familyName")), text_of(value.get("givenName"))
    if family:
        return person_of(family, given)
    return next(people_of(whole), Name())


def read_span_people(last: Column, first: Column, whole: Column, body: Column) -> tuple[Name, ...]:
    """The first author by parts, the others whole, and a body."""
    names = list(read_people(whole))
    family = text_of(list(last))
    if family:
        name = person_of(read_web_line(family), text_of(list(first)))
        if names and names[0].family.lower() in (name.family.lower(), family.lower()):
            names[0] = name
        elif not any(name.family == other.family for other in names):
            names.insert(0, name)
    return tuple(names) or tuple(Name(literal=read_web_line(text_of(one))) for one in body)


def read_institutions(column: Column) -> list[dict[str, Any]]:
    """The institutions that tags say of the authors before them."""
    return affiliated(said_of_each(column))


def read_orcids(column: Column) -> list[dict[str, Any]]:
    """The ORCID iDs of the same."""
    return identified(" ".join(texts) for texts in said_of_each(column))


def read_emails(column: Column) -> list[str]:
    """Their addresses of electronic mail."""
    return list(dict.fromkeys(text for texts in said_of_each(column) for text in texts))


def said_of_each(column: Column) -> list[list[str]]:
    """For each author, the texts that tags say."""
    said = objects_of(list(column))
    each: list[list[str]] = [
        [] for _ in range(1 + max((one["author"] for one in said), default=-1))
    ]
    for one in said:
        each[one["author"]].append(read_web_line(one["value"]))
    return each


def read_day(column: Column) -> Date:
    """The first date that can be read, else the first text."""
    texts = [text_of(one) for one in column if text_of(one)]
    dates = [date_of(text) for text in texts]
    return next((date for date in dates if date.parts), dates[0] if dates else Date())


def date_of(text: str) -> Date:
    """A date with or without a time; month and year by a slash."""
    if match := TIME.match(text):
        return read_date(match[1])
    if match := DAY_LAST.match(text):
        return read_date(f"{match[2]}-{int(match[1]):02d}")
    return read_date(text)


def read_found_doi(column: Column) -> str:
    """The first DOI in texts, or in the values of identifiers."""
    for value in column:
        for one in listed(value):
            text = text_of(one.get("value") or one.get("@id")) if isinstance(one, dict) else one
            match = find_doi(text_of(text))
            if match:
                return trim_doi(match[0])
    return ""


def read_address(column: Column) -> str:
    """The first address of the web."""
    texts = (text_of(one) for value in column for one in listed(value))
    return next((text for text in texts if re.match(r"https?://", text)), "")


def read_ends(first: Column, last: Column) -> str:
    """The first and the last page."""
    start, end = text_of(list(first)), text_of(list(last))
    return read_pages(f"{start}-{end}" if start and end and start != end else start or end)


def read_words(column: Column) -> str:
    """Key-words, one or several in a text."""
    texts = [read_web_line(text_of(one)) for value in column for one in listed(value)]
    if len(texts) == 1:
        texts = split_keywords(texts[0])
    return read_keyword_list(list(dict.fromkeys(text for text in texts if text)) or [""])


def read_numbers(column: Column) -> str:
    """Serial numbers, by commas."""
    texts = [text_of(one) for value in column for one in listed(value)]
    return ", ".join(dict.fromkeys(text.removeprefix("urn:ISSN:") for text in texts if text))


def read_named(column: Column) -> str:
    """A text, or the name of an object."""
    for one in column:
        for value in listed(one):
            if isinstance(value, dict):
                value = value.get("name") or value.get("headline")
            if text := read_web_line(text_of(value)):
                return text
    return ""


def read_language_tag(column: Column) -> str:
    """A language, or the `alternateName` of one."""
    value = listed(column[0])[:1]
    if value and isinstance(value[0], dict):
        value = [value[0].get("alternateName") or value[0].get("name")]
    return read_language(text_of(value).replace("_", "-")) if text_of(value) else ""


def read_part_of(column: Column) -> tuple[str, str, str, str, str]:
    """The container's title, the volume, the issue, ISSN and ISBN: along a chain of `isPartOf`."""
    title = volume = issue = issn = isbn = ""
    chain = objects_of(column[0])
    for _ in range(8):
        if not chain:
            break
        outer = next((one for one in chain if "Web" not in text_of(one.get("@type"))), chain[0])
        issue = issue or text_of(outer.get("issueNumber"))
        volume = volume or text_of(outer.get("volumeNumber"))
        issn = issn or read_numbers([outer.get("issn")])
        isbn = isbn or text_of(outer.get("isbn"))
        if any(kind not in PARTS for kind in listed(outer.get("@type")) or [""]):
            title = title or read_web_line(text_of(outer.get("name")))
        further = [one for name in CONTAINERS for one in objects_of(outer.get(name))]
        chain = further or [one for one in chain if one is not outer]
    return title, volume, issue, issn, isbn


def only_read(mode: Callable[..., Any], repeats: bool = False) -> Codec:
    """A codec of a format that is never written."""
    return Codec("raw", mode, lambda *values: [], repeats=repeats)


CODECS = {
    "html-abstract": only_read(lambda column: read_web_abstract(text_of(list(column)))),
    "html-date": only_read(read_day, repeats=True),
    "html-doi": only_read(read_found_doi, repeats=True),
    "html-emails": only_read(read_emails, repeats=True),
    "html-ends": only_read(read_ends),
    "html-institutions": only_read(read_institutions, repeats=True),
    "html-language": only_read(read_language_tag),
    "html-line": only_read(read_named),
    "html-names": only_read(read_people, repeats=True),
    "html-numbers": only_read(read_numbers, repeats=True),
    "html-orcids": only_read(read_orcids, repeats=True),
    "html-pages": only_read(lambda column: read_pages(text_of(column[0]))),
    "html-part-of": only_read(read_part_of),
    "html-span-names": only_read(read_span_people),
    "html-url": only_read(read_address),
    "html-words": only_read(read_words, repeats=True),
}
"""Name → codec."""
