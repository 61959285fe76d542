"""Names, dates and text as CSL-JSON spells them.

Source: `csl-data.json`, the CSL 1.0.2 data schema, and the CSL-JSON documentation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from citeform.codecs.dates import read_date
from citeform.codecs.names import read_name
from citeform.model.values import Date, DateParts, Name

NAME_PARTS = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal")
# 0.9-era and citeproc-js's month numbers for seasons: 13 to 16 and 21 to 24.
SEASON_MONTHS = {month: str(1 + (month - 13) % 8) for month in (13, 14, 15, 16, 21, 22, 23, 24)}


def read_json_text(column: Sequence[Any]) -> str:
    """A string or a number; a list of strings is joined by commas, as a keyword list is."""
    value = column[0]
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ("; " if any("," in part for part in value) else ", ").join(value)
    raise ValueError("what stands there is no text")


def read_json_names(column: Sequence[Any]) -> tuple[Name, ...]:
    """A list of names, or one; a bare string is read as a name."""
    values = column[0] if isinstance(column[0], list) else [column[0]]
    return tuple([name for name in map(read_json_name, values) if any(name)])


def read_json_name(value: Any) -> Name:
    """One name."""
    if isinstance(value, str):
        return read_name(value)
    if not isinstance(value, dict):
        raise ValueError("what stands there is no name")
    family, given, non_dropping, dropping, suffix, literal = (
        str(value.get(part) or "").strip() for part in NAME_PARTS
    )
    flags = bool(value.get("comma-suffix")), bool(value.get("static-ordering"))
    return Name(family, given, non_dropping, dropping, suffix, literal, *flags)


def write_json_names(names: tuple[Name, ...]) -> list[Any]:
    """A list of names, as the one text of its column."""
    return [[write_json_name(name) for name in names]]


def write_json_name(name: Name) -> dict[str, Any]:
    """One name, its empty parts left out."""
    parts: dict[str, Any] = {
        part: value for part, value in zip(NAME_PARTS, name, strict=False) if value
    }
    if name.comma_suffix:
        parts["comma-suffix"] = True
    if name.static_ordering:
        parts["static-ordering"] = True
    return parts


def read_json_date(column: Sequence[Any]) -> Date:
    """A date object; a bare string is EDTF, as in CSL 1.1 drafts."""
    value = column[0]
    if isinstance(value, str | int):
        return read_date(str(value))
    value = with_parts(value)
    if not isinstance(value, dict):
        raise ValueError("what stands there is no date")
    season = str(value.get("season") or "")
    if season.isdecimal():
        # 21 to 24 are EDTF's numbers of the four seasons.
        season = str(1 + (int(season) - 1) % 4) if len(season) < 3 else ""
    if not isinstance(value.get("date-parts") or [], list):
        raise ValueError("date-parts is a list of lists of numbers")
    parts = [read_parts(part) for part in value.get("date-parts") or []]
    if len(parts) == 1 and len(parts[0]) > 1 and parts[0][1] in SEASON_MONTHS:
        season, parts = SEASON_MONTHS[parts[0][1]], [parts[0][:1]]
    # What can be no month, or a season of a range, leaves the year.
    parts = [one if len(one) < 2 or 0 < one[1] <= 12 else one[:1] for one in parts]
    text = str(value.get("raw") or value.get("edtf") or "")
    if not any(parts) and text:
        return read_date(text)
    literal = str(value.get("literal") or "")
    circa = value.get("circa") not in (None, False, "", 0, "0", "false")
    return Date(tuple(parts) if any(parts) else (), season, circa, literal)


def with_parts(value: Any) -> Any:
    """A date object with `date-parts`, of one with a year and a month or of a list of such.

    This is the form of pandoc's older YAML; `other` is text there.
    """
    ends = value if isinstance(value, list) else [value]
    if not ends or not all(isinstance(end, dict) and "date-parts" not in end for end in ends):
        return value
    parts = [[end.get(name) for name in ("year", "month", "day")] for end in ends]
    if not any(year for year, *_ in parts):
        return {"literal": ends[0]["other"]} if ends[0].get("other") else value
    return {**ends[0], "date-parts": parts}


def read_parts(parts: Any) -> DateParts:
    """Year, month and day, numbers or digits; an end that is not known is empty."""
    if not isinstance(parts, list):
        raise ValueError("date-parts is a list of lists of numbers")
    numbers: list[int] = []
    for part in parts[:3]:
        text = str(part).strip()
        if part is None or text == "":
            break
        if not text.lstrip("-").isdecimal():
            raise ValueError(f'"{text}" is no part of a date')
        if numbers and text.strip("0") == "":
            break
        if len(numbers) == 2 and not 0 < int(text) <= 31:
            break
        numbers.append(int(text))
    return () if numbers == [0] and len(parts) > 1 else tuple(numbers)


def write_json_date(date: Date) -> list[Any]:
    """A date object, as the one text of its column."""
    value: dict[str, Any] = {}
    if date.parts:
        value["date-parts"] = [list(parts) or [0, 0, 0] for parts in date.parts]
    if date.season:
        value["season"] = int(date.season) if date.season.isdecimal() else date.season
    if date.circa:
        value["circa"] = True
    if date.literal:
        value["literal"] = date.literal
    return [value]
