"""Dates as MEDLINE and Web of Science spell them: `1996 Jul 9`, `2010 Nov-Dec`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeform.codecs.dates import known, read_date, read_month, write_edtf
from citeform.model.values import Date

Column = Sequence[str]
MONTH_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SEASON_NAMES = ("Spring", "Summer", "Autumn", "Winter")
SEASON_STEMS = {"SPR": "Spring", "SUM": "Summer", "FAL": "Fall", "WIN": "Winter"}
"""Web of Science's abbreviations."""
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
DIGITS = re.compile(r"((?:1[5-9]|20)\d\d)([01]\d)([0-3]\d)\Z")
"""MEDLINE's dates of processing, `20150303`."""
POINT = re.compile(r"(?:(?P<month>[^\W\d_]{3,})\.?)?\s*(?P<day>\d{1,2})?\Z")


def read_medline_date(text: str) -> Date:
    """Read a date whose year comes first or last; a range is of days, months or years.

    >>> read_medline_date("1996 Jul 9").parts, read_medline_date("2010 Nov-Dec").parts
    (((1996, 7, 9),), ((2010, 11), (2010, 12)))
    >>> read_medline_date("FEB 21-23, 2005").parts, read_medline_date("1998 Dec-1999 Jan").parts
    (((2005, 2, 21), (2005, 2, 23)), ((1998, 12), (1999, 1)))
    """
    text = " ".join(text.split())
    for stem, season in SEASON_STEMS.items():
        text = re.sub(rf"(?<!\w){stem}(?!\w)", season, text)
    date = read_date(DIGITS.sub(r"\1-\2-\3", text))
    return date if date.parts else read_range(text) or date


def read_range(text: str) -> Date | None:
    """Read a range; each end takes from the other what it does not say."""
    years = [int(year) for year in YEAR.findall(text)]
    ends = [
        part.strip(" ,") for part in re.split(r"[-–/]", YEAR.sub(" ", text)) if part.strip(" ,")
    ]
    if not years or len(years) > 2 or len(ends) != 2:
        return None
    points = [POINT.match(end) for end in ends]
    months = [read_month(point["month"] or "") if point else 0 for point in points]
    if None in points or (months[0] == 0 and months[1] == 0):
        return None
    if any(point and point["month"] and not read_month(point["month"]) for point in points):
        return None
    days = [int(point["day"] or 0) if point else 0 for point in points]
    first = known(years[0], months[0] or months[1], days[0])
    last = known(years[-1], months[1] or months[0], days[1])
    return Date((first, last)) if first < last else None


def write_words(date: Date) -> str:
    """A date in words as MEDLINE has it, the year first; or nothing where it has none."""
    years = [parts[0] for parts in date.parts if parts]
    if date.circa or not years or len(years) != len(date.parts) or min(years) < 1000:
        return ""
    if date.season:
        known_season = len(years) == 1 and date.season in ("1", "2", "3", "4")
        return f"{years[0]} {SEASON_NAMES[int(date.season) - 1]}" if known_season else ""
    if len(years) == 2 and len({len(parts) for parts in date.parts}) > 1:
        return ""
    texts = [" ".join(words(parts)) for parts in date.parts]
    if len(texts) == 2 and years[0] == years[1]:
        texts[1] = texts[1].partition(" ")[2]
    return "-".join(texts)


def words(parts: Sequence[int]) -> list[str]:
    """Year, month and day of a date."""
    year, month, day = (*parts, 0, 0)[:3]
    return [str(year), *([MONTH_NAMES[month - 1]] if month else []), *([str(day)] if day else [])]


def write_medline_date(date: Date) -> Column:
    """A date in words, or by EDTF where these do not say it."""
    text = write_words(date)
    return [text if text and read_medline_date(text) == date else write_edtf(date)]


def read_month_and_year(month: Column, year: Column) -> Date:
    """Web of Science's PD and PY; what PD says beside a date is not one."""
    years = year[0].strip() if year else ""
    text = month[0].strip() if month else ""
    if not text or not years:
        return read_medline_date(text or years)
    joined = read_medline_date(text if YEAR.search(text) else f"{text} {years}")
    return joined if joined.parts else read_medline_date(years)


def write_month_and_year(date: Date) -> tuple[Column, Column]:
    """PD without the year of PY; or PD alone where it holds more than words can say."""
    text = write_medline_date(date)[0]
    year = str(date.year) if date.year is not None and date.year >= 1000 else ""
    rest = text.removeprefix(year).strip() if year else text
    if year and not YEAR.search(rest) and rest and rest[0].isalpha():
        return [rest], [year]
    return ([text] if text != year else []), [year] if year else []


def write_capital_month_and_year(date: Date) -> tuple[Column, Column]:
    """PD and PY, the month in capitals as Web of Science has it."""
    month, year = write_month_and_year(date)
    return [text.upper() if date.parts else text for text in month], year
