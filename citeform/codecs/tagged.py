"""Names, titles, dates, numbers and hosts as tagged files spell them.

RIS, MEDLINE, refer and Web of Science each have their own; those of Ovid are in `ovid`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from citeform.codecs.dates import read_date, write_edtf
from citeform.codecs.identifiers import read_doi
from citeform.codecs.languages import LANGUAGES, read_language
from citeform.codecs.names import SUFFIX, read_inverted_name, read_name, write_inverted_name
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import (
    MONTHS,
    Codec,
    Column,
    read_page_ends,
    read_ris_date,
    split_keywords,
    write_page_ends,
    write_ris_date,
    write_text,
)
from citeform.codecs.tagged_dates import (
    read_medline_date,
    read_month_and_year,
    write_medline_date,
    write_month_and_year,
)
from citeform.model.values import Date, Name

Tagged = Sequence[tuple[str, str]]
"""Texts with their tags."""

INITIALS = re.compile(r"[A-Z]{1,4}\Z")
MEDLINE_SUFFIX = re.compile(r"(?:Jr|Sr|[1-9](?:st|nd|rd|th)|I{2,3}|IV)\.?\Z")
ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\d-])")
ISSN = re.compile(r"(?<![\d-])\d{4}-?\d{3}[\dXx](?![\d-])")


# -- text


def read_line(column: Column) -> str:
    """The first text, on one line."""
    return " ".join(column[0].split())


def read_paragraphs(column: Column) -> str:
    """The first text, its white space folded; paragraphs stay."""
    return "\n".join(" ".join(line.split()) for line in column[0].split("\n")).strip()


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
    codes = (name for name, known in LANGUAGES.items() if known == tag and len(name) == 3)
    return [BIBLIOGRAPHIC.get(tag) or next(codes, tag)]


def write_language_name(tag: str) -> Column:
    """The English name of a language; the tag where none is known."""
    names = (name for name, known in LANGUAGES.items() if known == tag and len(name) > 3)
    return [next(names, tag).capitalize() if tag in LANGUAGES.values() else tag]


# -- names


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
    if "," not in text and len(words) > 1 and INITIALS.match(words[-1]):
        *family, initials = words
        return initialled(read_name(f"{' '.join(family)}, {initials}"))._replace(suffix=suffix)
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
        Name(literal=" ".join(text.split()))
        if one == "CA"
        else initialled(read_tagged_name(text))
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


# -- RIS


def read_book_editors(column: Tagged) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """The editors of a book and of its series, in whichever of three dialects.

    The specification of 2001 has editors in A2 or ED and the series' in A3, beside its title in T3;
    EndNote and Zotero have the series' in A2 and the book's in A3.
    """
    named: dict[str, list[Name]] = {}
    for tag, text in column:
        named.setdefault(tag, []).append(read_tagged_name(text))
    others = [*named.get("A2", ()), *named.get("A3", ())]
    if "ED" in named:
        return tuple(named["ED"]), tuple(others)
    if "A2" in named and "A3" in named:
        return tuple(named["A3"]), tuple(named["A2"])
    return tuple(others), ()


def write_book_editors(editors: tuple[Name, ...], series: tuple[Name, ...]) -> Tagged:
    """Editors under ED, the series' under A2, which would be the book's without the others."""
    fields = [("ED", write_inverted_name(name)) for name in editors or ()]
    return fields + [("A2", write_inverted_name(name)) for name in series or () if editors]


def first_of(column: Tagged, *tags: str) -> str:
    """The first text under the first of the tags that is there."""
    for tag in tags:
        for one, text in column:
            if one == tag:
                return " ".join(text.split())
    return ""


def read_host(column: Tagged) -> tuple[str, str]:
    """The title of the host and its abbreviation; JO and JA hold either."""
    whole = first_of(column, "T2", "JF", "BT", "JO", "JA", "J1")
    short = first_of(column, "J2", "JA", "J1", "JO")
    return (whole, short if short != whole else "") if whole else ("", short)


def write_host(whole: str, short: str) -> Tagged:
    """T2, which all readers know, and J2."""
    return [("T2", whole or ""), ("J2", short or "")]


def read_proceedings(column: Tagged) -> tuple[str, str, str]:
    """The titles of proceedings, and of the conference when EndNote's C3 sets them apart."""
    whole = first_of(column, "C3")
    event = first_of(column, "T2")
    if not whole or whole == event:
        whole, short = read_host([(tag, text) for tag, text in column if tag != "C3"])
        return whole, "", short
    short = first_of(column, "J2", "JA", "J1")
    return whole, event, short


def write_proceedings(whole: str, event: str, short: str) -> Tagged:
    """C3 and T2 as EndNote and Zotero have them; most readers know T2 alone."""
    fields = [("T2", event or whole), ("C3", whole or "")] if whole else []
    return [(tag, text) for tag, text in (*fields, ("J2", short or ""))]


def read_conference_places(column: Tagged) -> tuple[str, str]:
    """The places of a publisher and of a conference; EndNote has them in C1 and CY."""
    publisher, place = first_of(column, "C1"), first_of(column, "CY", "PP")
    return (publisher, place) if publisher else (place, "")


def write_conference_places(publisher: str, event: str) -> Tagged:
    """CY is the publisher's place for most readers, and the conference's beside C1."""
    if publisher and event:
        return [("C1", publisher), ("CY", event)]
    return [("CY", publisher or "")]


def read_issued(column: Tagged) -> Date:
    """The most exact of the dates that are given; the year may stand apart."""
    dates = [read_ris_date([text]) for _, text in column]
    year = next((date.year for date in dates if date.year is not None), None)
    for at, date in enumerate(dates):
        if not date.parts and year is not None:
            joined = read_ris_date([f"{column[at][1]} {year}"])
            dates[at] = joined if joined.year == year else date
    good = [date for date in dates if date.parts]
    if not good:
        return dates[0]
    return max(good, key=lambda date: len(date.parts[0]) + len(date.parts) + 2 * bool(date.season))


def write_issued(date: Date) -> Tagged:
    """The date, where it is more than a year, and the year."""
    fields = [("DA", text) for text in write_ris_date(date)]
    year = date.year
    return fields + ([("PY", f"{year:04d}")] if year is not None and year >= 0 else [])


def read_genre_and_doi(column: Tagged) -> tuple[str, str]:
    """The genre and the DOI; publishers write DOIs where the kind of work should stand."""
    doi, genre = "", ""
    for tag, text in column:
        found = read_doi(text)
        if found.startswith("10.") and "/" in found:
            doi = doi or found
        elif tag == "DO":
            doi = doi or found
        else:
            genre = genre or " ".join(text.split())
    return doi, genre


def write_genre_and_doi(doi: str, genre: str) -> Tagged:
    """Each under its own tag."""
    return [("DO", " ".join((doi or "").split())), ("M3", genre or "")]


def reads_serial_number(otherwise: int, count: int) -> Callable[[Column], tuple[str, ...]]:
    """A reader of ISBN, ISSN and number; what looks like neither goes where `otherwise` says."""

    def read(column: Column) -> tuple[str, ...]:
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


def read_extent(first: Column, last: Column) -> tuple[str, str]:
    """The number of a book's pages, or the pages when there is a range."""
    if last or (first and re.search(r"\d\s*[-–]\s*\d", first[0])):
        return "", read_page_ends(first, last)
    return (first[0].strip() if first else ""), ""


def write_extent(count: str, pages: str) -> tuple[Column, Column]:
    """The number of pages; or the pages, where they are a range."""
    if count:
        return [count], []
    first, last = write_page_ends(pages)
    return (first, last) if last else ([], [])


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


def codec(read: Callable[..., object], write: Callable[..., object], repeats: bool = False) -> Codec:
    """A codec of prose."""
    return Codec("prose", read, write, repeats)


def listed(read: Callable[..., object], write: Callable[..., object]) -> Codec:
    """A codec that takes texts with their tags."""
    return Codec("fields", read, write, repeats=True)


CODECS = {
    "tagged-line": codec(read_line, write_text),
    "tagged-text": codec(read_paragraphs, write_text),
    "tagged-count": codec(read_count, write_text),
    "tagged-language": codec(read_tagged_language, write_language_code),
    "tagged-language-name": codec(read_tagged_language, write_language_name),
    "tagged-names": codec(read_each(read_tagged_name), write_each(write_inverted_name), True),
    "tagged-refer-names": codec(read_each(read_refer_name), write_each(write_refer_name), True),
    "tagged-keywords": codec(read_keyword_lines, split_keywords, True),
    "tagged-keyword-row": codec(read_keyword_lines, write_keyword_row, True),
    "tagged-issued": listed(read_issued, write_issued),
    "tagged-host": listed(read_host, write_host),
    "tagged-proceedings": listed(read_proceedings, write_proceedings),
    "tagged-conference-places": listed(read_conference_places, write_conference_places),
    "tagged-book-editors": listed(read_book_editors, write_book_editors),
    "tagged-genre-and-doi": listed(read_genre_and_doi, write_genre_and_doi),
    "tagged-isbn": codec(reads_serial_number(0, 2), writes_serial_number(0), True),
    "tagged-issn": codec(reads_serial_number(1, 2), writes_serial_number(1), True),
    "tagged-number": codec(reads_serial_number(2, 3), writes_serial_number(2), True),
    "tagged-extent": codec(read_extent, write_extent),
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
    "tagged-wos-date": codec(read_month_and_year, write_month_and_year),
    "tagged-wos-pages": codec(read_wos_pages, write_page_ends),
}  # fmt: skip
"""Name → codec."""
