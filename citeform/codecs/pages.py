"""Read page ranges as they are printed, completing an abbreviated last page."""

from __future__ import annotations

from citeform.pattern import pattern

DASH = pattern(r"(?<=[\dA-Za-z])\s*[-‐‑‒―−]\s*(?=[\dA-Za-z])")
"""A hyphen between two pages."""
LONG_DASH = pattern(r"\s*(?:-{2,}|[–—]+)\s*")
"""A dash that can only stand between two pages."""
PAGE = pattern(r"(\D*?)(\d+)(\D*)\Z")
SIMPLE = pattern(r"([0-9]+)(?:--?|–)([0-9]+)")
"""A range of numbers, as most are."""


def read_pages(text: str) -> str:
    """Give page ranges with plain hyphens and whole last pages; other text stays as it is.

    >>> read_pages("1423--9"), read_pages("763–71"), read_pages("S12-9"), read_pages("e1002533")
    ('1423-1429', '763-771', 'S12-S19', 'e1002533')
    >>> read_pages("12--15, 18--21"), read_pages("C3-32--C3-35"), read_pages("in press")
    ('12-15, 18-21', 'C3-32–C3-35', 'in press')
    """
    if text.isdecimal():
        return text
    if (simple := SIMPLE.fullmatch(text)) and len(simple[2]) >= len(simple[1]):
        return f"{simple[1]}-{simple[2]}"
    ranges = (read_range(part.strip()) for part in text.split(","))
    return ", ".join(part for part in ranges if part)


def read_range(text: str) -> str:
    """Read one range; pages that hold hyphens themselves are kept apart by an en dash."""
    pages = LONG_DASH.split(text)
    if len(pages) == 1:
        pages = DASH.split(text)
    if len(pages) != 2:
        return text
    first, last = pages
    if "-" in first or "-" in last:
        return f"{first}–{last}"
    return f"{first}-{complete(first, last)}"


def complete(first: str, last: str) -> str:
    """The last page in full: 71 after 763 is 771, 9 after S12 is S19."""
    whole, short = PAGE.match(first), PAGE.match(last)
    if not whole or not short or whole[3] or short[3]:
        return last
    prefix, digits = whole[1], whole[2]
    if short[1] not in ("", prefix):
        return last
    if len(short[2]) < len(digits):
        candidate = digits[: len(digits) - len(short[2])] + short[2]
        return prefix + candidate if int(candidate) > int(digits) else last
    # What is not above the first page is no last page: "LL16-04" is one number.
    return (
        prefix + short[2] if len(short[2]) > len(digits) or int(short[2]) >= int(digits) else last
    )
