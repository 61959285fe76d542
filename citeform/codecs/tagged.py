"""Names, titles, dates, numbers and hosts as tagged files spell them.

RIS, MEDLINE, refer and Web of Science each have their own; those of Ovid are in `ovid`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from citeform.codecs.languages import LANGUAGES, read_language
from citeform.codecs.names import SUFFIX, read_inverted_name, read_name, write_inverted_name
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import (
    Codec,
    Column,
    read_page_ends,
    read_text,
    split_keywords,
    write_page_ends,
    write_text,
)
from citeform.codecs.tagged_dates import (
    read_medline_date,
    read_month_and_year,
    write_capital_month_and_year,
    write_medline_date,
    write_month_and_year,
)
from citeform.model.values import Name

Tagged = Sequence[tuple[str, str]]
"""Texts with their tags."""

INITIALS = re.compile(r"[A-Z]{2,4}\Z")
"""Initials run together."""
SHORT = re.compile(r"[A-Z]{1,4}\Z")
"""The initials of a short name: `Smith J`, `Smith JA`."""
MEDLINE_SUFFIX = re.compile(r"(?:Jr|Sr|[1-9](?:st|nd|rd|th)|I{2,3}|IV)\.?\Z")
ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\d-])")
ISSN = re.compile(r"(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])")


# -- text


def read_line(column: Column) -> str:
    """The first text, on one line."""
    return " ".join(column[0].split())


def read_medline_title(column: Column) -> str:
    """A title without the full stop that MEDLINE ends each with.

    >>> read_medline_title(["A trial of E. coli."]), read_medline_title(["Is it?"])
    ('A trial of E. coli', 'Is it?')
    """
    return read_line(column).removesuffix(".")


def write_medline_title(value: str) -> Column:
    """A title with a full stop, where it does not ask or exclaim."""
    return [value if value.endswith(("?", "!")) else f"{value}."]


def read_count(column: Column) -> str:
    """A number that means something; "0" says that there is none."""
    return "" if column[0].strip() == "0" else column[0].strip()


# -- languages

BIBLIOGRAPHIC = {
    "cs": "cze", "cy": "wel", "de": "ger", "el": "gre", "eu": "baq", "fa": "per", "fr": "fre",
    "is": "ice", "nl": "dut", "ro": "rum", "sk": "slo", "zh": "chi",
}  # fmt: skip
"""Where ISO 639-2's bibliographic code, which MEDLINE has, is not the terminological one."""


def read_tagged_language(column: Column) -> str:
    """A language by its BCP 47 tag; Ovid ends its name with a full stop."""
    return read_language(column[0].strip().rstrip("."))


def write_language_code(tag: str) -> Column:
    """ISO 639-2's code of a language; the tag where it has none."""
    tag = read_language(tag)
    codes = (name for name, known in LANGUAGES.items() if known == tag and len(name) == 3)
    return [BIBLIOGRAPHIC.get(tag) or next(codes, tag)]


def write_language_name(tag: str) -> Column:
    """The English name of a language; the tag where none is known."""
    tag = read_language(tag)
    names = (name for name, known in LANGUAGES.items() if known == tag and len(name) > 3)
    return [next(names, tag).capitalize() if tag in LANGUAGES.values() else tag]


# -- names


@lru_cache(maxsize=4096)
def read_tagged_name(text: str) -> Name:
    """A name as RIS has it, `Family, Given, Suffix`, without entities.

    >>> read_tagged_name("Doe, John, Jr.").suffix, read_tagged_name("Doe, Jr., John").suffix
    ('Jr.', 'Jr.')
    """
    text = " ".join(text.split())
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 3 or not parts[-1] or SUFFIX.match(parts[1]):
        return read_inverted_name(text)
    name = read_inverted_name(f"{parts[0]}, {' '.join(parts[1:-1])}")
    return name._replace(suffix=parts[-1])


def initialled(name: Name) -> Name:
    """A name whose given names are initials run together, with these set apart.

    >>> initialled(Name("McCormick", "MC")).given
    'M. C.'
    """
    if not INITIALS.match(name.given):
        return name
    return name._replace(given=" ".join(f"{letter}." for letter in name.given))


def read_medline_name(text: str) -> Name:
    """A full name, `Family, Given Suffix`; or a short one, `Family GS Suffix`.

    >>> read_medline_name("Smith JA Jr").suffix, read_medline_name("van der Berg JA").family
    ('Jr', 'Berg')
    """
    words = text.split()
    suffix = words.pop() if len(words) > 2 and MEDLINE_SUFFIX.match(words[-1]) else ""
    if "," not in text and len(words) > 1 and SHORT.match(words[-1]):
        *family, initials = words
        given = " ".join(f"{letter}." for letter in initials)
        return read_name(f"{' '.join(family)}, {given}")._replace(suffix=suffix)
    if "," not in text:
        return Name(literal=" ".join(text.split())) if len(words) > 1 else Name(family=text.strip())
    name = read_inverted_name(" ".join(words))
    return name._replace(suffix=suffix) if suffix else name


def read_medline_names(column: Tagged) -> tuple[Name, ...]:
    """Persons by their full names where there are any, among the bodies in their order."""
    full = any(tag.startswith("F") for tag, _ in column)
    return tuple(
        Name(literal=" ".join(text.split())) if tag == "CN" else read_medline_name(text)
        for tag, text in column
        if tag == "CN" or tag.startswith("F") == full
    )


def writes_medline_names(full: str, short: str, body: str) -> Callable[[tuple[Name, ...]], Tagged]:
    """A writer of names under MEDLINE's tags: in full and in short, or of a body."""

    def write(names: tuple[Name, ...]) -> Tagged:
        """Names under the tags."""
        fields: list[tuple[str, str]] = []
        for name in names:
            if name.literal:
                fields.append((body, name.literal))
                continue
            family = f"{name.non_dropping_particle} {name.family}".strip()
            given = f"{name.given} {name.dropping_particle}".strip()
            fields.append((full, f"{family}, {given} {name.suffix}".strip()))
            initials = "".join(part[0] for part in re.split(r"[\s.-]+", name.given) if part)
            fields.append((short, f"{family} {initials.upper()} {name.suffix}".strip()))
        return fields

    return write


def read_wos_names(column: Tagged) -> tuple[Name, ...]:
    """Authors by their full names (AF) where these are complete, and bodies (CA)."""
    count = {tag: sum(one == tag for one, _ in column) for tag, _ in column}
    tag = "AF" if count.get("AF", 0) >= count.get("AU", 0) else "AU"
    return tuple(
        Name(literal=" ".join(text.split())) if one == "CA" else initialled(read_tagged_name(text))
        for one, text in column
        if one in (tag, "CA")
    )


def write_wos_names(names: tuple[Name, ...]) -> Tagged:
    """Persons as authors with and without their full names, bodies as group authors."""
    persons = [write_inverted_name(name) for name in names if not name.literal]
    return [
        *(("AU", text) for text in persons),
        *(("AF", text) for text in persons),
        *(("CA", name.literal) for name in names if name.literal),
    ]


def read_refer_name(text: str) -> Name:
    """A name as refer has it: `Family, Given`, or in the order it is said; a body with a comma.

    >>> read_refer_name("Donald E. Knuth").family, read_refer_name("Bell Labs,").literal
    ('Knuth', 'Bell Labs')
    """
    text = " ".join(text.split())
    if text.endswith(","):
        return Name(literal=text.removesuffix(",").rstrip())
    return read_inverted_name(text) if "," in text else read_name(text)


def write_refer_name(name: Name) -> str:
    """A name as EndNote's refer has it."""
    return f"{name.literal}," if name.literal else write_inverted_name(name).rstrip(",")


def read_each(read: Callable[[str], Name]) -> Callable[[Column], tuple[Name, ...]]:
    """A reader of columns with a name in each text."""
    return lambda column: tuple(name for name in map(read, column) if name != Name())


def write_each(write: Callable[[Name], str]) -> Callable[[tuple[Name, ...]], Column]:
    """A writer of a text for each name."""
    return lambda names: [write(name) for name in names]


# -- numbers


def reads_serial_number(otherwise: int, count: int) -> Callable[[Column], tuple[str, ...]]:
    """A reader of ISBN, ISSN and number; what looks like neither goes where `otherwise` says."""

    def read(column: Column) -> tuple[str, ...]:
        """The numbers by what they look like."""
        found: list[list[str]] = [[], [], []]
        for text in column:
            text = " ".join(text.split())
            found[kind_of_number(text, otherwise)].append(text)
        return tuple("; ".join(texts) for texts in found[:count])

    return read


def kind_of_number(text: str, otherwise: int) -> int:
    """0 for an ISBN, 1 for an ISSN; for what looks like neither, the given one."""
    return 0 if ISBN.search(text) else 1 if ISSN.search(text) else otherwise


def writes_serial_number(otherwise: int) -> Callable[..., Column]:
    """A writer of ISBN and ISSN, a line each, as far as they can be told apart again."""
    return lambda *numbers: [
        number
        for at, number in enumerate(numbers)
        if number and kind_of_number(number, otherwise) == at
    ]


def write_issns(text: str) -> Column:
    """ISSNs, a line each; a text that holds anything else stays as it is."""
    return ISSN.findall(text) if not ISSN.sub("", text).strip(" ,;/") else [text]


# -- Web of Science


def read_wos_pages(first: Column, last: Column) -> str:
    """The pages; a work on one page has it twice."""
    if first and last and first[0].strip() == last[0].strip():
        return first[0].strip()
    return read_page_ends(first, last)


def read_keyword_lines(column: Column) -> str:
    """Key-words, a line each or between semicolons, without the asterisk of a major heading."""
    words = [word.strip().lstrip("*") for text in column for word in text.split(";")]
    words = list(dict.fromkeys(word for word in words if word))
    words = [word.replace("/*", "/") for word in words]
    return ("; " if any("," in word for word in words) else ", ").join(words)


def write_keyword_row(value: str) -> Column:
    """Key-words on one line, between semicolons."""
    return ["; ".join(split_keywords(value))]


def read_one_pages(column: Column) -> str:
    """Pages in one text, the last one in full."""
    return read_pages(" ".join(column[0].split()))


def write_one_pages(value: str) -> Column:
    """Pages in one text."""
    return [" ".join(value.split())]


def codec(
    read: Callable[..., object], write: Callable[..., object], repeats: bool = False
) -> Codec:
    """A codec of prose."""
    return Codec("prose", read, write, repeats)


def listed(read: Callable[..., object], write: Callable[..., object]) -> Codec:
    """A codec that takes texts with their tags."""
    return Codec("fields", read, write, repeats=True)


CODECS = {
    "tagged-line": codec(read_line, write_text),
    "tagged-text": codec(read_text, write_text),
    "tagged-count": codec(read_count, write_text),
    "tagged-language": codec(read_tagged_language, write_language_code),
    "tagged-language-name": codec(read_tagged_language, write_language_name),
    "tagged-names": codec(read_each(read_tagged_name), write_each(write_inverted_name), True),
    "tagged-refer-names": codec(read_each(read_refer_name), write_each(write_refer_name), True),
    "tagged-keywords": codec(read_keyword_lines, split_keywords, True),
    "tagged-keyword-row": codec(read_keyword_lines, write_keyword_row, True),
    "tagged-isbn": codec(reads_serial_number(0, 2), writes_serial_number(0), True),
    "tagged-issn": codec(reads_serial_number(1, 2), writes_serial_number(1), True),
    "tagged-issn-lines": codec(read_text, write_issns),
    "tagged-number": codec(reads_serial_number(2, 3), writes_serial_number(2), True),
    "tagged-medline-title": codec(read_medline_title, write_medline_title),
    "tagged-medline-authors": listed(
        read_medline_names, writes_medline_names("FAU", "AU", "CN")
    ),
    "tagged-medline-editors": listed(
        read_medline_names, writes_medline_names("FED", "ED", "ED")
    ),
    "tagged-medline-date": codec(lambda column: read_medline_date(column[0]), write_medline_date),
    "tagged-pages": codec(read_one_pages, write_one_pages),
    "tagged-wos-authors": listed(read_wos_names, write_wos_names),
    "tagged-wos-editors": codec(
        read_each(lambda text: initialled(read_tagged_name(text))),
        write_each(write_inverted_name), True,
    ),
    "tagged-month-and-year": codec(read_month_and_year, write_month_and_year),
    "tagged-wos-date": codec(read_month_and_year, write_capital_month_and_year),
    "tagged-wos-pages": codec(read_wos_pages, write_page_ends),
}  # fmt: skip
"""Name → codec."""
