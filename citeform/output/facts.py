"""What metadata says of a CSL-JSON object, as plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citeform.csl.item import plain
from citeform.csl.rich import without_tags
from citeform.output.runs import UNWRITABLE
from citeform.pattern import pattern

RANGE = pattern(r"\s*(\w+)\s*[-–—]+\s*(\w+)\s*", re.ASCII)


def text_of(item: Mapping[str, Any], variable: str) -> str:
    """A variable without markup.

    >>> text_of({"title": "On <i>E. coli</i>"}, "title")
    'On E. coli'
    """
    text = UNWRITABLE.sub("\ufffd", without_tags(plain(item.get(variable))))
    return " ".join(text.split())


def names_of(item: Mapping[str, Any], variable: str) -> list[tuple[str, str]]:
    """Family and given names; of a body the one name it has.

    >>> names_of({"author": [{"family": "Beek", "non-dropping-particle": "van der"}]}, "author")
    [('van der Beek', '')]
    """
    names = item.get(variable)
    found = []
    for name in names if isinstance(names, list) else ():
        if not isinstance(name, Mapping):
            continue
        particles = (text_of(name, one) for one in ("dropping-particle", "non-dropping-particle"))
        family = " ".join(filter(None, (*particles, text_of(name, "family"))))
        given = " ".join(filter(None, (text_of(name, "given"), text_of(name, "suffix"))))
        if whole := family or text_of(name, "literal"):
            found.append((whole, given))
    return found


def date_of(item: Mapping[str, Any], variable: str = "issued") -> str:
    """A date as ISO 8601 has it, or what a date says that is none.

    >>> date_of({"issued": {"date-parts": [[2024, 3]]}})
    '2024-03'
    """
    date = item.get(variable)
    if not isinstance(date, Mapping):
        return ""
    ranges = date.get("date-parts")
    parts = ranges[0] if isinstance(ranges, list) and ranges else ()
    digits = [plain(part) for part in parts] if isinstance(parts, list) else []
    if not digits or not all(part.isdecimal() for part in digits) or not 0 < len(digits[0]) <= 4:
        return text_of(date, "literal") or text_of(date, "raw")
    return "-".join([digits[0].zfill(4), *(part.zfill(2) for part in digits[1:])])


def pages_of(item: Mapping[str, Any]) -> tuple[str, str]:
    """The first and last page.

    >>> pages_of({"page": "148–156"})
    ('148', '156')
    """
    text = text_of(item, "page")
    match = RANGE.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")
