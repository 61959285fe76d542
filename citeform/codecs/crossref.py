"""Values as Crossref's REST API holds them in its JSON.

Source: the format of works in api.crossref.org (`rest-api-doc`, api_format.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citeform.codecs.csljson import read_json_date
from citeform.codecs.dates import read_date
from citeform.codecs.identifiers import read_doi
from citeform.codecs.languages import read_language
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


def read_title(title: Column, subtitle: Column) -> str:
    """The title with its subtitle, which Crossref often repeats in the title."""
    main = read_web_line(text_of(title[0])) if title else ""
    further = [read_web_line(text) for text in texts_of(subtitle[0])] if subtitle else []
    for one in further:
        if one and one.lower() not in main.lower():
            main = f"{main}{' ' if main.endswith(('?', '!', ':', '.')) else ': '}{one}"
    return main


def read_line(column: Column) -> str:
    """The first of the texts."""
    return read_web_line(text_of(column[0]))


def write_list(text: str) -> Column:
    """A list of one text."""
    return [[write_web_text(text)]]


def read_containers(column: Column) -> tuple[str, str]:
    """The book, and the series that stands before it in a list of two."""
    titles = [read_web_line(text) for text in texts_of(column[0])]
    return (titles[-1], titles[0]) if len(titles) > 1 else ("".join(titles), "")


def write_containers(title: str | None, series: str | None) -> Column:
    """The list of a series and a book."""
    titles = [write_web_text(text) for text in (series, title) if text]
    return [titles] if title else []


def read_people(column: Column) -> tuple[tuple[Name, ...], Affiliations, Affiliations]:
    """Names, where they work, and their ORCID iDs."""
    names: list[Name] = []
    orcids: list[str] = []
    places: list[list[str]] = []
    for one in objects_of(column[0]):
        name = read_person(one)
        if name != Name():
            names.append(name)
            orcids.append(text_of(one.get("ORCID")))
            places.append([
                read_web_line(text)
                for place in objects_of(one.get("affiliation"))
                if (text := text_of(place.get("name")))
            ])  # fmt: skip
    return tuple(names), affiliated(places), identified(orcids)


def read_person(one: Mapping[str, Any]) -> Name:
    """A person by the parts of the name; a body by its `name`."""
    family, given = text_of(one.get("family")), text_of(one.get("given"))
    if family or given:
        return person_of(family, given, text_of(one.get("suffix")))
    return Name(literal=read_web_line(text_of(one.get("name"))))


def read_names(column: Column) -> tuple[Name, ...]:
    """Names alone."""
    return read_people(column)[0]


def write_names(names: Sequence[Name]) -> Column:
    """The list of names; the first is so marked."""
    return write_people(names, None, None)


def write_people(
    names: Sequence[Name] | None, places: Affiliations | None, orcids: Affiliations | None
) -> Column:
    """The list of names with their institutions and ORCID iDs."""
    people: list[dict[str, Any]] = []
    for at, name in enumerate(names or ()):
        family, given = person_parts(name)
        parts = {"name": name.literal} if name.literal else {"given": given, "family": family,
                                                             "suffix": name.suffix}  # fmt: skip
        people.append({key: value for key, value in parts.items() if value})
        people[-1]["sequence"] = "additional" if at else "first"
        people[-1]["affiliation"] = []
    for author, place in placed(places, len(people)):
        people[author]["affiliation"].append({"name": place})
    for author, orcid in placed(orcids, len(people), "id"):
        people[author]["ORCID"] = orcid
    return [people] if people else []


def read_day(column: Column) -> Date:
    """A date by its parts; `[[null]]` is none."""
    value = column[0]
    if isinstance(value, dict):
        parts = value.get("date-parts")
        inner = parts[0] if isinstance(parts, list) and parts else None
        if isinstance(inner, list) and inner and inner[0] is not None:
            return read_json_date([{"date-parts": [[one for one in inner if one is not None]]}])
        text = text_of(value.get("date-time"))
        return read_date(text[:10]) if text else Date()
    return read_date(text_of(value)) if text_of(value) else Date()


def write_day(date: Date) -> Column:
    """A date by its parts, when it is one day, month or year."""
    if len(date.parts) != 1 or date.season or date.circa or not date.parts[0]:
        return []
    return [{"date-parts": [list(date.parts[0])]}]


def read_first(column: Column) -> str:
    """The first identifier of a list, without the address it may be given as."""
    return text_of(column[0]).rpartition("/isbn/")[2]


def read_serials(column: Column) -> str:
    """All ISSN, by commas."""
    return ", ".join(dict.fromkeys(texts_of(column[0])))


def read_subjects(column: Column) -> str:
    """Key-words."""
    return read_keyword_list([read_web_line(text) for text in texts_of(column[0])] or [""])


def read_institution(column: Column) -> tuple[str, str]:
    """The institution that a thesis, report or preprint comes from, and where that is."""
    for one in objects_of(column[0]):
        if name := read_web_line(text_of(one.get("name"))):
            return name, read_web_line(text_of(one.get("place")))
    return "", ""


def write_institution(name: str | None, place: str | None) -> Column:
    """The list of one institution."""
    parts = {"name": name, "place": [place] if place else None}
    found = {key: value for key, value in parts.items() if value}
    return [[found]] if name else []


def read_abstract(column: Column) -> str:
    """An abstract in JATS, without its heading."""
    return read_web_abstract(text_of(column[0]))


def plain(read: Callable[[str], str]) -> Callable[[Column], str]:
    """What reads a text that is no prose."""

    def read_plain(column: Column) -> str:
        """One text."""
        return read(text_of(column[0]))

    return read_plain


def written(text: str) -> Column:
    """A text as it is."""
    return [text]


def read_supplement(column: Column) -> str:
    """The kind of a posted content, when it is one that citations print."""
    kind = text_of(column[0]).replace("_", " ").strip()
    return "" if kind.lower() in ("", "other") else kind[:1].upper() + kind[1:]


CODECS = {
    "crossref-title": Codec("raw", read_title, lambda text: (write_list(text), [])),
    "crossref-line": Codec("raw", read_line, write_list),
    "crossref-text": Codec("raw", read_line, lambda text: [write_web_text(text)]),
    "crossref-containers": Codec("raw", read_containers, write_containers),
    "crossref-people": Codec("raw", read_people, write_people),
    "crossref-names": Codec("raw", read_names, write_names),
    "crossref-date": Codec("raw", read_day, write_day),
    "crossref-isbn": Codec("raw", read_first, lambda text: [[text]]),
    "crossref-issn": Codec("raw", read_serials, lambda text: [text.split(", ")]),
    "crossref-subjects": Codec("raw", read_subjects, lambda text: [split_keywords(text)]),
    "crossref-institution": Codec("raw", read_institution, write_institution),
    "crossref-abstract": Codec("raw", read_abstract, lambda text: [write_web_text(text)]),
    "crossref-doi": Codec("raw", plain(read_doi), written),
    "crossref-plain": Codec("raw", plain(str), written),
    "crossref-pages": Codec("raw", plain(read_pages), written),
    "crossref-language": Codec("raw", plain(read_language), written),
    "crossref-degree": Codec("raw", read_line, lambda text: [[write_web_text(text)]]),
    "crossref-subtype": Codec("raw", read_supplement, lambda text: [text.lower()]),
}
"""Name → codec."""
