"""Values as the citation templates of Wikipedia take them; written only.

Source: Wikipedia's Help:Citation Style 1 and MOS:DATES.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from citeform.codecs.registry import Codec
from citeform.model.values import Date, DateParts, Name

Column = Sequence[Any]

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
RANGE = re.compile(r"(?<=[\w])\s*[-–]\s*(?=[\w])")
IN_URL = re.compile(r"[\s|\[\]{}<>\"'`^\\]")


def never(*columns: Column) -> None:
    """Nothing: templates are written only."""
    raise ValueError("templates are not read")


def names(prefix: str) -> Callable[[Sequence[Name]], Column]:
    """What writes names as pairs of parameters with a prefix: `editor-last`, `editor-first`."""

    def write(people: Sequence[Name]) -> Column:
        return [pair(name, prefix) for name in people]

    return write


def pair(name: Name, prefix: str) -> dict[str, str]:
    """A name in two parameters; a body's in one."""
    if name.literal:
        return {prefix.rstrip("-") or "author": plain(name.literal)}
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    given = f"{given}, {name.suffix}" if name.suffix and given else given or name.suffix
    parts = {f"{prefix}last": plain(family), f"{prefix}first": plain(given)}
    return {key: value for key, value in parts.items() if value}


def plain(text: str) -> str:
    """A part of a name, which the syntax takes as it is, escaped here."""
    return "".join(SIGNS.get(sign, sign) for sign in " ".join(text.split()))


SIGNS = {"|": "{{!}}", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;",
         ">": "&gt;", "~": "&#126;"}  # fmt: skip
"""Signs that end a parameter or begin markup → how they are written."""


def write_date(date: Date) -> Column:
    """A date in words, the day first; `c.` stands before an uncertain one."""
    if date.literal and not date.parts:
        return [date.literal]
    ends = [day(parts) for parts in date.parts if parts]
    if date.season.isdecimal() and ends:
        ends[0] = f"{SEASONS[(int(date.season) - 1) % 4]} {ends[0]}"
    if len(date.parts) == 2 and len(ends) == 1:
        ends.append("present")
    dash = " – " if any(" " in end for end in ends) else "–"
    return [f"{'c. ' * date.circa}{dash.join(ends)}"] if ends else []


def day(parts: DateParts) -> str:
    """One day, month or year in words."""
    year, month, number = (*parts, 0, 0)[:3]
    words = [str(number) if number else "", MONTHS[month - 1] if month else "",
             f"{-year} BC" if year < 0 else str(year)]  # fmt: skip
    return " ".join(word for word in words if word)


def write_pages(value: str) -> tuple[Column, Column]:
    """One page, or several with en dashes."""
    text = RANGE.sub("–", value)
    return ([], [text]) if re.search(r"[–,;&]", text) else ([text], [])


def write_edition(text: str) -> Column:
    """An edition as the template wants it, which adds "ed." itself: `2nd`."""
    text = re.sub(r"\s*\b(?:ed|edn|edition)\b\.?\s*$", "", text, flags=re.IGNORECASE)
    if not text.isdecimal() or len(text) > 4:
        return [text]
    number = int(text)
    teen = 10 < number % 100 < 14
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return [f"{number}{ending}"]


def write_url(text: str) -> Column:
    """An address in which nothing ends the parameter."""
    return [IN_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), text)]


def write_pmcid(text: str) -> Column:
    """The number of a PMCID."""
    return [text.removeprefix("PMC")]


CODECS = {
    "wikipedia-author": Codec("raw", never, names("")),
    "wikipedia-editor": Codec("raw", never, names("editor-")),
    "wikipedia-translator": Codec("raw", never, names("translator-")),
    "wikipedia-interviewer": Codec("raw", never, names("interviewer-")),
    "wikipedia-edition": Codec("prose", never, write_edition),
    "wikipedia-date": Codec("prose", never, write_date),
    "wikipedia-pages": Codec("prose", never, write_pages),
    "wikipedia-url": Codec("raw", never, write_url),
    "wikipedia-pmc": Codec("verbatim", never, write_pmcid),
}
"""Name → codec."""
