"""Dates within the sentences of a front page."""

from __future__ import annotations

from citeform.codecs.dates import read_date
from citeform.frontpage.kinds import YEAR
from citeform.model.values import Date

NO_DATE = Date()


def find_date(text: str) -> Date:
    """The first date in a text, as full as it is given; empty when there is none.

    >>> find_date("Published online 30 August 2012 by us").parts
    ((2012, 8, 30),)
    """
    for match in YEAR.finditer(text):
        for words in around(text, match.start(), match.end()):
            date = read_date(words)
            if date.parts:
                return date
    return NO_DATE


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
