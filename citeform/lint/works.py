"""Checks of what a reference says of its work: what is missing, titles, names, dates, pages."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from citeform.model.reference import Reference
from citeform.model.values import Date, DateParts, Name

# What a reader needs to find a work of the type; BibTeX's required fields ("BibTeXing", section
# 3.1) in CSL's names.  Variables joined by a bar stand for each other.
REQUIRED: dict[str, tuple[str, ...]] = {
    "article-journal": ("author|editor", "title", "container-title", "issued"),
    "article-magazine": ("title", "container-title", "issued"),
    "article-newspaper": ("title", "container-title", "issued"),
    "book": ("author|editor", "title", "publisher", "issued"),
    "chapter": ("author|editor", "title", "container-title", "issued"),
    "dataset": ("title", "issued", "publisher|URL|DOI"),
    "paper-conference": ("author", "title", "container-title|event-title", "issued"),
    "patent": ("author", "title", "number", "issued"),
    "report": ("author|publisher", "title", "issued"),
    "thesis": ("author", "title", "publisher", "issued"),
    "webpage": ("title", "URL|DOI"),
}
ANYTHING = ("title",)
# What needs less than a book, by its type in a .bib file, which `@type` keeps.
LESSER = {"manual": ("title",), "proceedings": ("title", "issued")}

RANGE = re.compile(r"(?<![\w.-])(\d+)-(\d+)(?![\w.-])")
LONGEST_PAGE = 5
"""Digits of the highest page; more are an article's number."""
LATEST = 2100
"""A later year is a slip of the finger; no clock is asked."""
SEASONS = ("1", "2", "3", "4")
MARKUP = re.compile(r"<[^<>]*>")
LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def check_required(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """A variable that its type of work needs is missing."""
    for choice in needs(reference):
        names = choice.split("|")
        if not any(name in reference for name in names):
            yield "missing-field", f"{reference.type} needs {' or '.join(names)}", ""


def needs(reference: Reference) -> tuple[str, ...]:
    """What a reference's type of work needs."""
    for tag, texts in reference.extra.items():
        if tag.endswith(":@type") and texts[0] in LESSER:
            return LESSER[texts[0]]
    return REQUIRED.get(reference.type, ANYTHING)


def check_capitals(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """A title of several long words is in capitals only, which no style can undo."""
    title = MARKUP.sub("", reference.text("title"))
    if title.isupper() and len(LONG_WORD.findall(title)) > 1:
        yield "title-capitals", f'"{title[:40]}" is in capitals only', "title"


def check_names(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """A name is made of several names, or is `et al.`."""
    for variable, value in reference.variables.items():
        if not isinstance(value, tuple) or isinstance(value, Date):
            continue
        for name in value:
            if fault := fault_of(name):
                yield "bad-names", fault, variable


def fault_of(name: Name) -> str:
    """What is wrong with a name, or nothing."""
    if "," in name.given:
        return f'"{name.family}, {name.given}" seems to be several names'
    words = str(name).lower().replace(".", " ").split()
    if words[-2:] == ["et", "al"]:
        return '"et al." is no name'
    return ""


def check_dates(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """A date is in the calendar, and does not end before it begins."""
    for variable, value in reference.variables.items():
        if not isinstance(value, Date):
            continue
        first, last = value.parts[:1], value.parts[1:]
        if value.season.isdecimal() and value.season not in SEASONS:
            yield "bad-date", f"there is no month {value.season}", variable
        elif wrong := next((parts for parts in value.parts if parts and not is_day(parts)), None):
            yield "bad-date", f"there is no day {'-'.join(map(str, wrong))}", variable
        elif last and last[0] and first[0] and last[0] < first[0][: len(last[0])]:
            yield "bad-date", "the date ends before it begins", variable


def is_day(parts: DateParts) -> bool:
    """Whether a date is in the calendar, and not in a far future."""
    year, month, day = (*parts, 1, 1)[:3]
    if year > LATEST or not 1 <= month <= 12:
        return False
    # The leap years of a year before the common era do not matter here.
    return 1 <= day <= monthrange(year if year > 0 else 4, month)[1]


def check_pages(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """The last page comes after the first; one with fewer digits lacks the first page's."""
    for match in RANGE.finditer(reference.text("page")):
        last = last_page(*match.groups())
        if last is not None and int(match[1]) > last:
            yield "bad-pages", f"page {match[0]} runs backwards", "page"


def last_page(first: str, last: str) -> int | None:
    """The last page of a range, completed from the first; nothing where it seems to be no range.

    >>> last_page("1423", "9"), last_page("9", "12"), last_page("013407", "1")
    (1429, 12, None)
    """
    missing = len(first) - len(last)
    # 013407-1 is page 1 of an article that has a number.
    if missing > 0 and (first[0] == "0" or len(first) > LONGEST_PAGE):
        return None
    return int(first[: max(0, missing)] + last)
