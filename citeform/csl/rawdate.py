"""A date written by a person → CSL-JSON's parts."""

from __future__ import annotations

import re
from typing import Any

from citeform.pattern import pattern

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
SEASONS = {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}

LONGEST = 80
"""Signs that a date may have; a longer text is none."""

ISO = pattern(r"(-?\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?$")
SLASHED = pattern(r"(\d{1,2})/(\d{1,2})/(\d{4})$")
YEAR_FIRST = pattern(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?$")
ERA = pattern(r"(\d+)\s*(?:(?P<bc>b\.?c\.?(?:e\.?)?)|(?:a\.?d\.?|c\.?e\.?))$", re.IGNORECASE)
RANGE = pattern(r"\s*(?:–|--|/|\bto\b)\s*|\s+-\s+|(?<=[^\W\d_])-(?=[^\W\d_])")
WORDS = pattern(r"[^\W\d_]+|\d+")


def parse_date(text: str) -> dict[str, Any]:
    """A date's parts, or its words as a literal.

    >>> parse_date("25 Dec 2004")
    {'date-parts': [[2004, 12, 25]]}
    >>> parse_date("in press")
    {'literal': 'in press'}
    """
    text = text.strip()
    if len(text) > LONGEST:
        return {"literal": text}
    if re.fullmatch(r'".*"', text):
        return {"literal": text[1:-1]}
    circa = False
    bare = re.sub(r"^(?:c\.|ca\.?|circa|about)\s*(?=\d)", "", text, flags=re.IGNORECASE)
    if bare != text:
        circa = True
    if bare.endswith("?"):
        bare, circa = bare[:-1].rstrip(), True
    found = parse_range(bare)
    if found is None:
        return {"literal": text}
    return {**found, "circa": 1} if circa else found


def parse_range(text: str) -> dict[str, Any] | None:
    """The parts of a day or of a range of days."""
    one = parse_day(text)
    if one:
        return day_value([one])
    halves = RANGE.split(text)
    if len(halves) == 2 and re.fullmatch(r"\d{4}/\d{1,2}/\d{1,2}-\d{4}/\d{1,2}/\d{1,2}", text):
        halves = text.split("-")
    if len(halves) == 1 and text.count("-") == 1:
        halves = text.split("-")
    if len(halves) != 2:
        return None
    first, last = parse_day(halves[0]), parse_day(halves[1])
    if last and not first:
        first = parse_part(halves[0], last)
    elif first and not last:
        return None
    return day_value([first, last]) if first and last else None


def parse_part(text: str, last: tuple[int, ...]) -> tuple[int, ...] | None:
    """The beginning of a range that leaves to the end what both share."""
    words = [word.lower() for word in WORDS.findall(text)]
    if len(words) == 1 and words[0] in MONTHS:
        return (last[0], MONTHS[words[0]], 0, 0)
    if len(words) == 1 and words[0] in SEASONS:
        return (last[0], 0, 0, SEASONS[words[0]])
    if len(words) == 1 and words[0].isdecimal() and last[2]:
        return (last[0], last[1], int(words[0]), 0)
    if len(words) == 2:
        return parse_day(f"{text} {last[0]}")
    return None


def parse_day(text: str) -> tuple[int, ...] | None:
    """Year, month, day and season of one day."""
    text = text.strip()
    if match := ISO.match(text) or YEAR_FIRST.match(text):
        return (int(match[1]), int(match[2] or 0), int(match[3] or 0), 0)
    if match := SLASHED.match(text):
        return (int(match[3]), int(match[1]), int(match[2]), 0)
    if match := ERA.match(text):
        return (-int(match[1]) if match["bc"] else int(match[1]), 0, 0, 0)
    if re.fullmatch(r"-?\d{1,4}", text):
        return (int(text), 0, 0, 0)
    return parse_words(text)


def parse_words(text: str) -> tuple[int, ...] | None:
    """A day with its month or season spelt out, in any order."""
    year = month = day = season = 0
    for word in WORDS.findall(text):
        lower = word.lower()
        if lower in MONTHS and not month:
            month = MONTHS[lower]
        elif lower in SEASONS and not season:
            season = SEASONS[lower]
        elif word.isdecimal() and len(word) >= 3 and not year:
            year = int(word)
        elif word.isdecimal() and len(word) < 3 and not day:
            day = int(word)
        else:
            return None
    if not year or not (month or season):
        return None
    return (year, month, day, season)


def day_value(days: list[tuple[int, ...]]) -> dict[str, Any]:
    """CSL-JSON's object of days."""
    parts = []
    for year, month, day, season in days:
        part = [year]
        if month:
            part.append(month)
            if day:
                part.append(day)
        elif season:
            part.append(20 + season)
        parts.append(part)
    return {"date-parts": parts}
