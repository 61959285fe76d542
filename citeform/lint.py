"""The ordered table of checks: what is likely wrong with a reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from citeform.codecs.identifiers import DOI
from citeform.model.reference import Library, Reference
from citeform.problems import Problem, Source

# What a reader needs to find a work of the type; BibTeX's required fields ("BibTeXing", section
# 3.1) in CSL's names.  Variables joined by a bar stand for each other.
REQUIRED: dict[str, tuple[str, ...]] = {
    "article-journal": ("author|editor", "title", "container-title", "issued"),
    "article-magazine": ("title", "container-title", "issued"),
    "article-newspaper": ("title", "container-title", "issued"),
    "book": ("author|editor", "title", "publisher", "issued"),
    "chapter": ("author|editor", "title", "container-title", "issued"),
    "paper-conference": ("author", "title", "container-title|event-title", "issued"),
    "report": ("author|publisher", "title", "issued"),
    "thesis": ("author", "title", "publisher", "issued"),
    "webpage": ("title", "URL|DOI"),
}
ANYTHING = ("title",)

DIGITS = re.compile(r"[^0-9Xx]")
PAGES = re.compile(r"(\d+)-(\d+)\Z")

Check = Callable[[Reference], Iterator[tuple[str, str, str]]]
"""Reference → code, message and the variable that it is about."""


def check(library: Library, source: Source) -> Iterator[Problem]:
    """Every finding of every check, with its place in the text."""
    for reference in library:
        name = reference.id or reference.text("title")[:40]
        start = min((origin.start for origin in reference.origins.values()), default=0)
        for find in CHECKS:
            for code, message, variable in find(reference):
                origin = reference.origins.get(variable)
                yield source.problem(code, f"{name}: {message}", origin.start if origin else start)
    yield from check_doubles(library, source)


def check_required(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """A variable that its type of work needs is missing."""
    for choice in REQUIRED.get(reference.type, ANYTHING):
        names = choice.split("|")
        if not any(name in reference for name in names):
            yield "missing-field", f"{reference.type} needs {' or '.join(names)}", ""


def check_doi(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """A DOI has the prefix 10. and a suffix; ISO 26324."""
    doi = reference.text("DOI")
    if doi and not DOI.fullmatch(doi):
        yield "bad-doi", f'"{doi}" is no DOI', "DOI"


def check_issn(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """The check digit of an ISSN; ISO 3297."""
    for issn in re.split(r"[\s,;]+", reference.text("ISSN").strip()):
        digits = DIGITS.sub("", issn).upper()
        if issn and (len(digits) != 8 or weighted(digits, range(8, 0, -1)) % 11):
            yield "bad-issn", f'"{issn}" is no ISSN', "ISSN"


def check_isbn(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """The check digit of an ISBN; ISO 2108."""
    for isbn in re.split(r"[,;]\s*|\s+(?=97[89])", reference.text("ISBN").strip()):
        digits = DIGITS.sub("", isbn).upper()
        short = len(digits) == 10 and not weighted(digits, range(10, 0, -1)) % 11
        long = len(digits) == 13 and "X" not in digits and not weighted(digits, (1, 3) * 7) % 10
        if isbn and not (short or long):
            yield "bad-isbn", f'"{isbn}" is no ISBN', "ISBN"


def weighted(digits: str, weights: range | tuple[int, ...]) -> int:
    """The weighted sum of digits, X for ten."""
    values = (10 if digit == "X" else int(digit) for digit in digits)
    return sum(value * weight for value, weight in zip(values, weights, strict=False))


def check_pages(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """The last page comes after the first."""
    match = PAGES.match(reference.text("page"))
    if match and int(match[1]) > int(match[2]):
        yield "bad-pages", f"page {match[0]} runs backwards", "page"


def check_doubles(library: Library, source: Source) -> Iterator[Problem]:
    """Two references with one DOI are one work."""
    seen: dict[str, str] = {}
    for reference in library:
        doi = reference.text("DOI").lower()
        if doi in seen:
            origin = reference.origins.get("DOI")
            message = f"{reference.id or 'a reference'}: {doi} is also the DOI of {seen[doi]}"
            yield source.problem("duplicate-doi", message, origin.start if origin else 0)
        elif doi:
            seen[doi] = reference.id or "another"


CHECKS: tuple[Check, ...] = (
    # In the order of a record: what it is, then its identifiers and numbers.
    check_required,
    check_doi,
    check_issn,
    check_isbn,
    check_pages,
)
