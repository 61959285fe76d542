"""Ranges of pages, by `page-range-format`; CSL 1.0.2, appendix V."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from citeform.pattern import pattern

RANGE = pattern(
    r"(?<![\w.:])((?:\d*[A-Za-z]+)?)(\d+)(\w*)\s*(?<!\\)(?:-+|–|—|‑|−)\s*"
    r"((?:\d*[A-Za-z]+)?)(\d+)(\w*)(?![.:]\d)"
)
OTHER_DASH = pattern(
    r"(?<![^\s,;&])([ivxlcdm]+|[IVXLCDM]+|\d+)\s*(?:-{1,3}|[–—‑−])\s*"
    r"(?=(?:[ivxlcdm]+|[IVXLCDM]+|\d+)(?!\w))"
)
"""Other ranges: of Roman numerals, or from one to the other."""
ESCAPED = "\ue001"
COMMA = pattern(r"(?:(?<!\s)\s+)?,\s+")
AMPERSAND = pattern(r"(?:(?<!\s)\s+)?&\s*")
LONGEST = 1000
"""A longer text is no page or range of pages, and is printed as it is."""


def page_ranges(format: str, delimiter: str, ampersand: str = "&") -> Callable[[str], str]:
    """What prints pages in a format."""

    def replace(match: re.Match[str]) -> str:
        prefix, first, tail, last_prefix, last, last_tail = match.groups()
        if last_prefix != prefix:
            return f"{prefix}{first}{tail}-{last_prefix}{last}{last_tail}"
        if tail or last_tail:
            return f"{prefix}{first}{tail}{delimiter}{last_prefix}{last}{last_tail}"
        shown = last_page(first, last, format) if format else last_prefix + last
        if format == "expanded":
            shown = prefix + shown
        return f"{prefix}{first}{delimiter}{shown}"

    @lru_cache(maxsize=4096)
    def render(text: str) -> str:
        if text.isdecimal() or len(text) > LONGEST:
            return text
        text = text.replace("\\-", ESCAPED)
        text = RANGE.sub(replace, text)
        if "-" in text or "–" in text or "—" in text:
            text = OTHER_DASH.sub(lambda match: match[1] + delimiter, text)
        if "," in text:
            text = COMMA.sub(", ", text)
        if "&" in text and "&#" not in text:
            text = AMPERSAND.sub(f" {ampersand} ", text)
        return text.replace(ESCAPED, "-")

    return render


def last_page(first: str, last: str, format: str) -> str:
    """The last page of a range as it is printed.

    >>> [last_page("321", "328", format) for format in ("expanded", "minimal", "minimal-two")]
    ['328', '8', '28']
    """
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if len(last) != len(first) or int(last) <= int(first):
        return last
    if format == "expanded":
        return last
    common = next(at for at, pair in enumerate(zip(first, last, strict=True)) if len({*pair}) > 1)
    return last[len(last) - kept_digits(format, first, common) :]


def kept_digits(format: str, first: str, common: int) -> int:
    """How many digits of the last page are printed."""
    every, least = len(first), len(first) - common
    if format.startswith("chicago"):
        if int(first) < 100 or int(first) % 100 == 0:
            return every
        if every == 4 and least > 2 and format != "chicago-16":
            return every
        return least if int(first) % 100 < 10 else max(least, 2)
    if format == "minimal-two":
        return max(least, min(2, every))
    return least if format == "minimal" else every
