"""Dates within the sentences of a front page."""

from __future__ import annotations

import re

from citeform.codecs.dates import read_date
from citeform.frontpage.kinds import YEAR
from citeform.frontpage.scripts import narrow
from citeform.model.values import Date

NO_DATE = Date()
EASTERN = r"(\d{4})\s?年(?:\s?(\d{1,2})\s?月)?(?:\s?(\d{1,2})\s?日)?"
ERA = r"(明治|大正|昭和|平成|令和)\s?(元|\d{1,2})\s?年(?:\s?(\d{1,2})\s?月)?(?:\s?(\d{1,2})\s?日)?"
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each Japanese era."""


def find_date(text: str) -> Date:
    """The first date in a text, as full as it is given; empty when there is none.

    >>> find_date("Published online 30 August 2012 by us").parts
    ((2012, 8, 30),)
    """
    if "年" in text and (date := find_eastern(narrow(text))).parts:
        return date
    for match in YEAR.finditer(text):
        for words in around(text, match.start(), match.end()):
            date = read_date(words)
            if date.parts:
                return date
    return NO_DATE


def find_eastern(text: str) -> Date:
    """The first date in a narrow text that has the signs for year, month and day.

    >>> find_eastern("2019年3月5日").parts, find_eastern("令和元年5月").parts
    (((2019, 3, 5),), ((2019, 5),))
    """
    if match := re.search(EASTERN, text):
        year = int(match[1])
    elif match := re.search(ERA, text):
        year = ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
    else:
        return NO_DATE
    month, day = (int(part or 0) for part in match.groups()[-2:])
    if month > 12 or day > 31 or not month:
        return Date(((year,),))
    return Date(((year, month, day) if day else (year, month),))


def around(text: str, start: int, end: int) -> list[str]:
    """The words before and behind a year that may belong to its date, the longest first."""
    before = text[max(0, start - 40) : start].split()
    after = text[end : end + 12]
    tail = after.split()[0] if after and not after[0].isspace() else ""
    tries = []
    if tail[:1] in ("-", "/", ".") and tail[1:2].isdigit():
        tries.append(text[start:end] + tail.rstrip(".,;"))
    for count in range(min(5, len(before)), -1, -1):
        tries.append(" ".join([*before[len(before) - count :], text[start:end]]))
        if before[len(before) - 1 :] and before[-1][-1:] in "./-" and count:
            tries.append("".join([*before[len(before) - count :], text[start:end]]))
    return tries
