"""A CSL-JSON item as plain text: every value of a shape that a renderer can rely on.

Whatever stands in the item comes out as text, names and dates or not at all: a renderer never
meets a list where it wants a name.  Nothing here knows the renderer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from citeform.model.vocabulary import KIND

# Names that CSL 1.0.1, Zotero and citeproc-js use for variables of CSL 1.0.2.
ALIASES = {
    "event": "event-title",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
}

GIVEN_BY_THE_RENDERER = frozenset(
    ("citation-number", "first-reference-note-number", "locator", "page-first", "year-suffix")
)

# The inline markup of CSL-JSON (appendix "HTML-like tags"); `nocase` is read apart.
MARKUP = re.compile(r'</?(?:i|b|u|sc|sup|sub|em|strong)>|<span (?:class|style)="[^"]*">|</span>')
NOCASE = re.compile(r'<span class="nocase">(.*?)</span>', re.DOTALL)

BLANKS = re.compile(r"[ \t\r\n\f\v]+")
RANGES = re.compile(r"\d+ ?-{1,2} ?\d+(?: ?[,&] ?\d+(?: ?-{1,2} ?\d+)?)*")
DASHES = re.compile(r" ?(?:-{2,}|[‐‑‒–—−]) ?")

# Chinese, Japanese and Korean names are written family first, with nothing between.
EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")

SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}


@dataclass(frozen=True, slots=True)
class Text:
    """A text in pieces, some of which keep their case whatever the style says."""

    pieces: tuple[tuple[str, bool], ...]
    """Each piece, and whether it keeps its case."""


@dataclass(frozen=True, slots=True)
class ItemName:
    """A name as CSL-JSON has it; a literal one is all family name."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""

    def parts(self) -> tuple[str | None, ...]:
        """Given, family, dropping and non-dropping particle, suffix: None where empty."""
        parts = (self.given, self.family, self.dropping, self.non_dropping, self.suffix)
        return tuple(part or None for part in parts)


@dataclass(frozen=True, slots=True)
class ItemDate:
    """A day, a range of days, or the words that stand for one."""

    days: tuple[Mapping[str, int], ...] = ()
    """One or two of year, month or season, day; an empty second one is an open end."""

    literal: str = ""
    circa: bool = False


Value = Text | ItemDate | tuple[ItemName, ...]


def read_item(item: Mapping[str, Any]) -> dict[str, Value]:
    """The variables of an item that hold something, by their CSL 1.0.2 names."""
    values: dict[str, Value] = {}
    for name, given in item.items():
        variable = ALIASES.get(name, name)
        kind = KIND.get(variable)
        if kind is None or variable in values or variable in GIVEN_BY_THE_RENDERER:
            continue
        value = read_value(kind, variable, given)
        if value:
            values[variable] = value
    if "event-title" in values:
        # CSL 1.0.2 renamed it; styles ask for either.
        values["event"] = values["event-title"]
    return values


def read_value(kind: str, variable: str, given: Any) -> Value | None:
    """The value of one variable, or None when it says nothing."""
    if kind == "names":
        return read_names(given)
    if kind == "date":
        return read_date(given)
    text = plain(given)
    if variable == "page":
        text = DASHES.sub("-", text)
    elif kind == "number" and RANGES.fullmatch(text):
        text = re.sub(r" ?-+ ?", "–", text)
    elif kind == "text":
        return read_text(text)
    return Text(((text, False),)) if text else None


def plain(given: Any) -> str:
    """Any value as one line of text."""
    if given is None or isinstance(given, bool | Mapping):
        return ""
    if isinstance(given, list | tuple):
        return ", ".join(text for text in map(plain, given) if text)
    return BLANKS.sub(" ", str(given)).strip()


def read_text(text: str) -> Text | None:
    """A text without its markup.

    >>> read_text('CO<sub>2</sub> in <span class="nocase">de Sitter</span> space').pieces
    (('CO2 in ', False), ('de Sitter', True), (' space', False))
    """
    pieces = [(MARKUP.sub("", piece), bool(at % 2)) for at, piece in enumerate(NOCASE.split(text))]
    kept = tuple((piece, is_kept) for piece, is_kept in pieces if piece)
    return Text(kept) if kept else None


def read_names(given: Any) -> tuple[ItemName, ...]:
    """The names of a list that have letters in them."""
    names = [read_name(name) for name in given] if isinstance(given, list | tuple) else []
    return tuple(name for name in names if name.family or name.given)


def read_name(given: Any) -> ItemName:
    """One name, whatever it is made of.

    >>> read_name({"family": "Groot", "given": "M.", "non-dropping-particle": "de"}).parts()
    ('M.', 'Groot', None, 'de', None)
    """
    if not isinstance(given, Mapping):
        return ItemName(plain(given))
    # Family names carry no markup, but a title pasted into one may.
    part = {key: MARKUP.sub("", plain(value)) for key, value in given.items()}
    if part.get("literal"):
        return ItemName(part["literal"])
    family, first = part.get("family", ""), part.get("given", "").replace("‐", "-")
    if family and EAST_ASIAN.fullmatch(family + first):
        return ItemName(family + first)
    if not family:
        return ItemName(first)
    return ItemName(
        family,
        first,
        part.get("dropping-particle", ""),
        part.get("non-dropping-particle", ""),
        part.get("suffix", ""),
    )


def read_date(given: Any) -> ItemDate | None:
    """A date as CSL-JSON has it: its parts if they are numbers, else its words."""
    if not isinstance(given, Mapping):
        return ItemDate(literal=plain(given)) if plain(given) else None
    parts = given.get("date-parts")
    days = [read_day(day) for day in parts[:2]] if isinstance(parts, list | tuple) else []
    circa = bool(given.get("circa"))
    if days and days[0]:
        season = read_season(given.get("season"))
        if season and "month" not in days[0]:
            days = [{**day, "season": season} if day else day for day in days]
        return ItemDate(tuple(days), circa=circa)
    literal = plain(given.get("literal")) or plain(given.get("raw"))
    return ItemDate(literal=literal, circa=circa) if literal else None


def read_day(given: Any) -> dict[str, int]:
    """Year, month and day as far as they are numbers of the calendar.

    >>> read_day(["2014", 22, 3])
    {'year': 2014, 'season': 2}
    """
    numbers: list[int] = []
    for part in given if isinstance(given, list | tuple) else [given]:
        try:
            numbers.append(int(part))
        except (TypeError, ValueError, OverflowError):
            break
    if not numbers or not 0 < abs(numbers[0]) < 100_000:
        return {}
    day = {"year": numbers[0]}
    if len(numbers) > 1:
        month = numbers[1]
        if 1 <= month <= 12:
            day["month"] = month
            if len(numbers) > 2 and 1 <= numbers[2] <= 31:
                day["day"] = numbers[2]
        elif month in (13, 14, 15, 16, 21, 22, 23, 24):
            # EDTF numbers the seasons 21 to 24; citeproc-js takes 13 to 16 as well.
            day["season"] = month - (12 if month < 20 else 20)
    return day


def read_season(given: Any) -> int:
    """The season's number, 1 for spring; 0 when it is none."""
    text = plain(given).lower()
    number = SEASONS.get(text, int(text) if text.isdecimal() and len(text) == 1 else 0)
    return number if 1 <= number <= 4 else 0
