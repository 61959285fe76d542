"""Values as Hayagriva's YAML holds them.

Source: typst/hayagriva, docs/file-format.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from citeform.codecs.dates import read_date, write_edtf
from citeform.codecs.identifiers import read_doi
from citeform.codecs.languages import read_language
from citeform.codecs.names import read_name
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import Codec
from citeform.codecs.webtext import objects_of, text_of
from citeform.model.rich import NOCASE
from citeform.model.values import Date, Name

Column = Sequence[Any]

INTEGER = re.compile(r"(?:0|[1-9][0-9]{0,8})\Z")
SPAN = re.compile(re.escape(NOCASE) + r"([^<>{}\\]*)</span>")
BRACED = re.compile(r"\\([\\{}$*_])|\{([^{}\\]*)\}")
SPECIAL = re.compile(r"[\\{}]")

ROLES: dict[str, str] = {
    "translator": "translator", "director": "director", "illustrator": "illustrator",
    "composer": "composer", "producer": "producer", "executive-producer": "executive-producer",
    "narrator": "narrator", "organizer": "organizer", "compiler": "compiler",
    "cast-member": "performer", "writer": "script-writer", "collaborator": "contributor",
}  # fmt: skip
"""Hayagriva's role → CSL's variable; those that CSL has no name for contributed."""
AFFILIATED = tuple(ROLES.values())


def read_text(column: Column) -> str:
    """Text in which braces keep the case of what they hold, and a backslash keeps a sign."""
    text = text_of(column[0])
    if not SPECIAL.search(text):
        return text
    return BRACED.sub(lambda match: match[1] or f"{NOCASE}{match[2]}</span>", text)


def write_text(text: str) -> Column:
    """The same again."""
    parts = SPAN.split(text)
    for at, part in enumerate(parts):
        parts[at] = f"{{{part}}}" if at % 2 else SPECIAL.sub(r"\\\g<0>", part)
    return ["".join(parts)]


def read_people(column: Column) -> tuple[Name, ...]:
    """A person, or a list of persons."""
    values = column[0] if isinstance(column[0], list) else [column[0]]
    return tuple(name for name in map(read_person, values) if name != Name())


def read_person(value: Any) -> Name:
    """A person as `von Last, First, Suffix`, or by parts; one without a comma is literal."""
    if not isinstance(value, dict):
        text = " ".join(text_of(value).split())
        return read_name(text) if "," in text else Name(literal=text)
    family, given, prefix, suffix, alias = (
        " ".join(text_of(value.get(part)).split())
        for part in ("name", "given-name", "prefix", "suffix", "alias")
    )
    if not (given or prefix or suffix) and "given-name" not in value:
        return Name(literal=family or alias)
    return Name(family, given, prefix, suffix=suffix)


def write_person(name: Name) -> Any:
    """A person as a text where that says it all, else by parts."""
    if name.literal:
        return {"name": name.literal} if "," in name.literal else name.literal
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    text = ", ".join(part for part in (family, given, name.suffix) if part)
    if given and read_person(text) == name:
        return text
    parts = {"name": name.family, "given-name": given, "prefix": name.non_dropping_particle,
             "suffix": name.suffix}  # fmt: skip
    return {key: value for key, value in parts.items() if value or key == "given-name"}


def write_people(names: Sequence[Name]) -> Column:
    """A list of persons."""
    return [[write_person(name) for name in names]]


def read_affiliated(column: Column) -> tuple[tuple[Name, ...], ...]:
    """The persons of each role."""
    found: dict[str, list[Name]] = {variable: [] for variable in AFFILIATED}
    for one in objects_of(column[0]):
        # "CastMember" is "cast-member".
        role = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", text_of(one.get("role"))).lower()
        names = one.get("names")
        if names is not None:
            found[ROLES.get(role, "contributor")] += read_people([names])
    return tuple(tuple(found[variable]) for variable in AFFILIATED)


def write_affiliated(*several: tuple[Name, ...] | None) -> Column:
    """A list of roles with their persons."""
    found = [
        {"role": role, "names": write_people(names)[0]}
        for role, names in zip(ROLES, several, strict=True)
        if names
    ]
    return [found] if found else []


def write_date(date: Date) -> Column:
    """A day, a month or a year."""
    if len(date.parts) != 1 or date.season or date.circa or not date.parts[0]:
        return []
    return [write_edtf(date)]


def write_number(text: str) -> Column:
    """A whole number as such, any other as a text."""
    return [int(text) if INTEGER.match(text) else text]


def read_address(url: Column, date: Column) -> tuple[str, Date]:
    """A URL and when it was seen."""
    day = text_of(list(date))
    return text_of(list(url)), read_date(day) if day else Date()


def write_address(url: str | None, date: Date | None) -> tuple[Column, Column]:
    """The same; a date cannot stand alone."""
    return ([url], write_date(date) if date else []) if url else ([], [])


def read_publisher(whole: Column, name: Column, place: Column) -> tuple[str, str]:
    """A publisher, as a text or by name and location."""
    found = whole or name
    return read_text(found) if found else "", read_text(place) if place else ""


def write_publisher(name: str | None, place: str | None) -> tuple[Column, Column, Column]:
    """A publisher as a text, where there is no place."""
    said = write_text(name) if name else []
    return ([], said, write_text(place)) if place else (said, [], [])


def read_plain(column: Column) -> str:
    """A text or a number as it is."""
    return text_of(column[0])


CODECS = {
    "hayagriva-text": Codec("raw", read_text, write_text),
    "hayagriva-doi": Codec("raw", lambda column: read_doi(text_of(column[0])), lambda doi: [doi]),
    "hayagriva-publisher": Codec("raw", read_publisher, write_publisher),
    "hayagriva-plain": Codec("raw", read_plain, lambda text: [text]),
    "hayagriva-people": Codec("raw", read_people, write_people),
    "hayagriva-affiliated": Codec("raw", read_affiliated, write_affiliated),
    "hayagriva-date": Codec("raw", lambda column: read_date(text_of(column[0])), write_date),
    "hayagriva-number": Codec("raw", read_plain, write_number),
    "hayagriva-pages": Codec("raw", lambda column: read_pages(text_of(column[0])), write_number),
    "hayagriva-language": Codec(
        "raw", lambda column: read_language(text_of(column[0])), lambda tag: [tag]
    ),
    "hayagriva-address": Codec("raw", read_address, write_address),
}
"""Name → codec."""
