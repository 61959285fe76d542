"""A CSL-JSON item as the engine asks for it: text, names and dates, or nothing.

Whatever stands in the item comes out as text, names and dates or not at all: the engine never meets
a list where it wants a name.  Values are read when they are first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citeform.csl.person import Person, read_person
from citeform.csl.rawdate import SEASONS, parse_date
from citeform.model.vocabulary import DATES, NAMES
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

# Names that CSL 1.0.1, Zotero and citeproc-js use for variables of CSL 1.0.2, both ways.
ALIASES = {
    "event": ("event-title",),
    "event-title": ("event",),
    "container-title-short": ("journalAbbreviation",),
    "title-short": ("shortTitle",),
    "page-first": ("page",),
}

DEEPEST = 8
"""Lists in lists of which the text is read."""

OWN_LABELS = {
    "issue": re.compile(r"^nos?\. +(?=[0-9])"),
    "number": re.compile(r"^no\. +(?=[0-9])"),
    "page": re.compile(r"^pp?\. +(?=[0-9])"),
    "page-first": re.compile(r"^pp?\. +(?=[0-9])"),
    "volume": re.compile(r"^vols?\. +(?=[0-9])"),
}
"""Labels that are the style's to print, written before the numbers of a variable."""

FAMILY_FIRST = ("ja", "zh")
"""Languages of items whose names have the family name first, whatever their script."""

BLANKS = pattern(r"[ \t\r\n\f\v]+")
PAGE_SEAM = pattern(r"[-–&]|[,;]\s")
NOTE_FIELD = pattern(r"\{:([-_A-Za-z]+):([^}]*)\}")
NOTE_LINE = pattern(r"^([A-Za-z][-_ A-Za-z]*):\s*(.*)$")

Day = tuple[int, int, int, int]
"""Year, month, day and season; 0 where there is none."""


class DateValue(NamedTuple):
    """A day, a range of days, or the words that stand for one."""

    days: tuple[Day, ...] = ()
    """One or two; an empty second one is an open end."""
    literal: str = ""
    circa: bool = False
    season: str = ""
    """A season's name, when it is no number."""


class Item:
    """One item; its values are read once."""

    __slots__ = (
        "cache",
        "dates",
        "id",
        "is_english",
        "language",
        "number",
        "people",
        "raw",
        "type",
    )

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = with_note_fields(raw)
        self.id = id_of(raw)
        kind = raw.get("type")
        self.type = kind if isinstance(kind, str) else "document"
        self.language = plain(raw.get("language"))
        self.is_english: bool | None = None
        if self.language:
            self.is_english = self.language[:2].lower() == "en"
        self.number = 0
        """Its citation number."""
        self.cache: dict[str, str] = {}
        self.dates: dict[str, DateValue | None] = {}
        self.people: dict[str, tuple[Person, ...]] = {}

    def text(self, variable: str) -> str:
        """A variable as text; empty when it says nothing."""
        cache = self.cache
        found: str | None = cache.get(variable)
        if found is not None:
            return found
        value = self.raw.get(variable)
        text = value if type(value) is str else plain(value)
        if not text:
            for other in ALIASES.get(variable, ()):
                text = text or plain(self.raw.get(other))
        if variable in OWN_LABELS:
            text = OWN_LABELS[variable].sub("", text)
        if variable == "page-first":
            text = PAGE_SEAM.split(text, maxsplit=1)[0]
        text = text.strip() if text[:1].isspace() or text[-1:].isspace() else text
        if "\n" in text or "  " in text or "\t" in text:
            text = BLANKS.sub(" ", text)
        cache[variable] = text
        return text

    def names(self, variable: str) -> tuple[Person, ...]:
        """The names of a variable."""
        found = self.people.get(variable)
        if found is None:
            given = self.raw.get(variable)
            static = self.language[:2] in FAMILY_FIRST
            names = given if isinstance(given, list | tuple) else ()
            read = [read_person(name, is_static=static) for name in names]
            found = tuple(name for name in read if name.family or name.given)
            self.people[variable] = found
        return found

    def date(self, variable: str) -> DateValue | None:
        """The date of a variable."""
        if variable not in self.dates:
            self.dates[variable] = read_date(self.raw.get(variable))
        return self.dates[variable]

    def has(self, variable: str) -> bool:
        """Whether a variable says anything."""
        if variable in NAMES:
            return bool(self.names(variable))
        if variable in DATES:
            return self.date(variable) is not None
        return bool(self.text(variable))


def id_of(raw: Mapping[str, Any]) -> str:
    """The id of an item, or of the item that a cite names."""
    return as_text(raw.get("id", ""))


def as_text(given: Any) -> str:
    """A value as Python writes it; nothing for a number too large to be written."""
    try:
        return str(given)
    except ValueError:
        return ""


def with_note_fields(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item with the variables that its note spells out, as `{:volume: 3}` or `volume: 3`."""
    note = raw.get("note")
    if not isinstance(note, str) or ":" not in note:
        return raw
    # Up to the last brace each field that begins ends too: nothing is read twice.
    fields = NOTE_FIELD.findall(note[: note.rfind("}") + 1])
    found: dict[str, str] = {name: value.lstrip() for name, value in fields}
    for line in note.split("\n"):
        match = NOTE_LINE.match(line.strip())
        if match is None:
            if found or line is not note.split("\n")[0]:
                break
            continue
        found.setdefault(match[1].strip(), match[2].strip())
    known = {name: value for name, value in found.items() if name_of(name) and value}
    if not known:
        return raw
    item = dict(raw)
    for name, value in known.items():
        put_note_field(item, name_of(name), value)
    return item


def name_of(name: str) -> str:
    """The variable that a line of a note means; empty when it means none."""
    from citeform.model.vocabulary import KIND

    if name in KIND or name in ("type", "event"):
        return name
    lower = name.lower().replace(" ", "-")
    return name.upper() if name.upper() in KIND else lower if lower in KIND else ""


def put_note_field(item: dict[str, Any], name: str, value: str) -> None:
    """Set one variable from a note; what the item has itself stays, dates excepted."""
    if name in NAMES:
        family, _, given = value.partition("||")
        one = {"family": family.strip(), "given": given.strip()} if given else {"literal": value}
        before = item.get(name)
        item[name] = [*(before if isinstance(before, list) else []), one]
    elif name in DATES:
        item[name] = {"raw": value}
    elif name == "type" or name not in item:
        item[name] = value


def plain(given: Any, depth: int = 0) -> str:
    """Any value as one line of text; lists in one another end somewhere."""
    if type(given) is str:
        return given
    if given is None or isinstance(given, bool | Mapping) or depth > DEEPEST:
        return ""
    if isinstance(given, list | tuple):
        return ", ".join(text for one in given if (text := plain(one, depth + 1)))
    if isinstance(given, float) and given.is_integer() and abs(given) < 1e15:
        return str(int(given))
    return as_text(given)


def read_date(given: Any) -> DateValue | None:
    """A date as CSL-JSON has it: its parts if they are numbers, else its words."""
    if isinstance(given, list | tuple):
        given = {"date-parts": given}
    if not isinstance(given, Mapping):
        text = plain(given)
        given = parse_date(text) if text else {}
    circa = given.get("circa") not in (None, False, 0, "0", "", "false")
    parts = given.get("date-parts")
    if isinstance(parts, list | tuple):
        season, name = read_season(given.get("season"))
        days = [read_day(day, season) for day in parts[:2]]
        if days and days[0][0]:
            return DateValue(tuple(days), circa=circa, season=name)
    if literal := plain(given.get("literal")):
        return DateValue(literal=literal, circa=circa)
    if raw := plain(given.get("raw")):
        return read_date({**parse_date(raw), **({"circa": 1} if circa else {})})
    if "year" in given:
        season, name = read_season(given.get("season"))
        day = read_day([given.get("year"), given.get("month"), given.get("day")], season)
        return DateValue((day,), circa=circa, season=name) if day[0] else None
    season, name = read_season(given.get("season"))
    if season or name:
        return DateValue(((0, 0, 0, season),), circa=circa, season=name)
    return None


def read_day(given: Any, season: int = 0) -> Day:
    """Year, month, day and season as far as they are numbers of the calendar.

    >>> read_day(["2014", 22, 3])
    (2014, 0, 0, 2)
    """
    numbers: list[int] = []
    for part in given if isinstance(given, list | tuple) else [given]:
        try:
            numbers.append(int(part))
        except (TypeError, ValueError, OverflowError):
            break
    if not numbers or not 0 < abs(numbers[0]) < 100_000:
        return (0, 0, 0, 0)
    year, month, day = (*numbers, 0, 0)[:3]
    if 1 <= month <= 12:
        return (year, month, day if 1 <= day <= 31 else 0, 0)
    if 13 <= month <= 24:
        # EDTF numbers the seasons 21 to 24; citeproc-js takes 13 to 20 as well.
        return (year, 0, 0, (month - 13) % 4 + 1 if month < 21 else month - 20)
    return (year, 0, 0, season)


def read_season(given: Any) -> tuple[int, str]:
    """The season's number, 1 for spring, and its name when it is no number."""
    text = plain(given).strip()
    number = SEASONS.get(text.lower(), int(text) if text.isdecimal() and len(text) < 3 else 0)
    if number > 12:
        number -= 20 if number > 20 else 12
    if 1 <= number <= 4:
        return number, ""
    return 0, text
