"""Texts, dates and pages as the elements of XML formats hold them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from citeform.codecs.dates import join_date, read_date, read_month, write_edtf
from citeform.codecs.identifiers import read_doi
from citeform.codecs.languages import LANGUAGES, read_language
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import (
    Codec,
    read_keyword_list,
    split_keywords,
    write_page_ends,
    write_text,
)
from citeform.codecs.tagged import kind_of_number
from citeform.codecs.xmlnames import (
    read_inverted,
    read_persons,
    write_inverted,
    write_pubmed_names,
)
from citeform.codecs.xmltext import cleaned, line
from citeform.model.element import Element, element
from citeform.model.values import Date

Column = Sequence[Element]

ISO = {tag: name for name, tag in LANGUAGES.items()
       if len(name) == 3 and name not in ("scc", "scr")}  # fmt: skip
"""A language's tag → its code of ISO 639-2, that of bibliographers where there are two."""


def first(column: Column) -> Element:
    """The first that holds anything."""
    return next((one for one in column if one.strip()), column[0])


def read_line(column: Column) -> str:
    """A text on one line."""
    return line(first(column))


def read_lines(column: Column) -> str:
    """A text of several elements, a line for each."""
    return "\n".join(filter(None, map(cleaned, column)))


def write_lines(text: str) -> list[str]:
    """An element for each line."""
    return [line for line in text.split("\n") if line.strip()]


def read_sentence(column: Column) -> str:
    """PubMed's title: it ends with a full stop, and a translated one stands in brackets."""
    text = line(first(column))
    if text.endswith(".") and (not text.endswith("...") or text.endswith("....")):
        text = text[:-1].rstrip()
    if text.startswith("[") and text.endswith("]") and "[" not in text[1:]:
        text = text[1:-1].rstrip(".")
    return text


def write_sentence(text: str) -> list[str]:
    """A title with PubMed's full stop."""
    return [text if text.endswith(("?", "!")) else f"{text}."]


def read_catalogued(column: Column) -> str:
    """A journal's title without what a library adds: a blank before the colon, where it appears.

    >>> read_catalogued([Element("Arthritis & rheumatology (Hoboken, N.J.)")])
    'Arthritis & rheumatology'
    """
    return PLACE.sub("", line(first(column)).replace(" : ", ": "))


PLACE = re.compile(r" \((?:[^()]+, [^()]+|[^()]+ ed\.)\)\Z")
"""What tells two journals of one name apart: `(London, England)`, `(Clinical research ed.)`."""


def read_abstract(column: Column) -> str:
    """An abstract of labelled parts, a line for each."""
    parts: list[str] = []
    for one in column:
        label, text = one.get("Label"), cleaned(one)
        is_said = label and label.upper() not in ("UNLABELLED", "UNLABELED")
        parts.append(f"{label}: {text}" if is_said else text)
    return "\n".join(filter(None, parts))


def read_plain(column: Column) -> str:
    """An identifier as it is, without blanks at its ends."""
    return str(first(column).strip())


def read_list(column: Column) -> str:
    """Several identifiers, each once."""
    return ", ".join(dict.fromkeys(text for one in column if (text := one.strip())))


def read_serials(column: Column) -> str:
    """ISBNs or ISSNs without what they are of; what holds none, or nothing else, stays as it is."""
    text = line(first(column))
    if not SERIAL.sub("", text).strip(" ,;"):
        return text
    return ", ".join(dict.fromkeys(SERIAL.findall(text))) or text


SERIAL = re.compile(r"\b(?:97[89][- ]?)?(?:\d[- ]?){7,9}[\dXx]\b")


def reads_serials(otherwise: int) -> Callable[[Column], tuple[str, str]]:
    """A reader of an ISBN or ISSN; what looks like neither goes where `otherwise` says."""

    def read(column: Column) -> tuple[str, str]:
        """The ISBN, or the ISSN."""
        text = read_serials(column)
        return ("", text) if kind_of_number(text, otherwise) else (text, "")

    return read


def writes_serials(otherwise: int) -> Callable[[str, str], list[str]]:
    """A writer of the one of ISBN and ISSN that the type of work asks for, or of the other."""

    def write(*numbers: str) -> list[str]:
        """The number, if it can be told apart again."""
        for at in (otherwise, 1 - otherwise):
            if numbers[at] and kind_of_number(numbers[at], otherwise) == at:
                return [numbers[at]]
        return []

    return write


def read_urls(column: Column) -> str:
    """The first address of the web; without one, the first that is no file of the program's."""
    urls = [text for one in column if (text := one.strip())]
    web = [url for url in urls if url.lower().startswith(("http:", "https:", "ftp:"))]
    others = [url for url in urls if not url.startswith(("internal-pdf:", "file:"))]
    return (web or others or [""])[0]


def read_dois(column: Column) -> str:
    """A DOI without its resolver."""
    return read_doi(first(column).strip())


def read_languages(column: Column) -> str:
    """A language by its tag; of several, the first."""
    return read_language(first(column).strip())


def write_iso_language(tag: str) -> list[str]:
    """A language by its code of ISO 639-2/B, where it has one."""
    tag = read_language(tag)
    return [ISO.get(tag, tag)]


def read_keywords(column: Column) -> str:
    """Key-words; several in one element are told apart by semicolons."""
    several = [word for text in column for word in cleaned(text).split(";") if word.strip()]
    return read_keyword_list(list(dict.fromkeys(several)))


# -- dates

YEARS, MONTHS, DAYS = ("year", "Year"), ("month", "Month"), ("day", "Day")


def read_parts(column: Column) -> Date:
    """A date of elements for its year, month and day, or in words."""
    return date_of(first(column))


def date_of(one: Element) -> Date:
    """The date that an element holds."""
    year = one.first(*YEARS)
    season = one.first("season", "Season", "MedlineDate")
    if one.get("iso-8601-date"):
        return read_date(one.get("iso-8601-date"))
    if not year:
        return read_medline(season or one)
    if season:
        return read_medline(Element(f"{year} {season}"))
    month, day = one.first(*MONTHS).strip(), one.first(*DAYS).strip()
    return join_date(year.strip(), month if month.strip("0") else "", day)


RANGE = re.compile(
    r"(\d{4}) (\w{3,})(?: \d{1,2})?\s*[-/–]\s*(?:(\d{4}) )?(\w{3,}|\d{1,2})(?: \d+)?\Z"
)


def read_medline(text: str) -> Date:
    """A date in MEDLINE's words: `2010 Sep-Oct`, `1998 Dec-1999 Jan`, `2015 Spring`."""
    text = " ".join(text.split())
    match = RANGE.match(text)
    if match and (month := read_month(match[2])):
        year, last = int(match[1]), read_month(match[4]) if match[4].isalpha() else month
        if last:
            return Date(((year, month), (int(match[3] or year), last)))
    return read_date(text)


def write_medline(date: Date) -> list[Element]:
    """PubMed's `PubDate`: year, month and day, or in words what is more than that."""
    if len(date.parts) == 1 and not date.season and not date.circa and (date.year or 0) >= 1000:
        year, *rest = date.parts[0]
        texts = [str(year), *(f"{part:02d}" for part in rest)]
        return [element("", *(element(name, text) for name, text in
                              zip(("Year", "Month", "Day"), texts, strict=False)))]  # fmt: skip
    return [element("", element("MedlineDate", write_edtf(date)))]


def read_endnote_date(year: Column, date: Column) -> Date:
    """A year, and beside it a day and a month in words or the whole date."""
    number, words = (str(column[0].strip()) if column else "" for column in (year, date))
    if words:
        for text in (words, f"{words} {number}", f"{words}, {number}"):
            found = read_date(text)
            if found.parts and (not number.isdecimal() or found.year == int(number)):
                return found
    return read_date(number) if number else read_date(words)


def write_endnote_date(date: Date) -> tuple[list[str], list[str]]:
    """The year, and the whole date where it says more."""
    text = write_edtf(date)
    if date.year is None or date.year < 1000:
        return [text], []
    return [str(date.year)], [text] if text != str(date.year) else []


# -- pages


def read_page_text(column: Column) -> str:
    """Pages in one text."""
    return read_pages(line(first(column)))


def read_page_ends(first_page: Column, last_page: Column) -> str:
    """The first and the last page, given apart."""
    return join_pages(*(line(column[0]) if column else "" for column in (first_page, last_page)))


def join_pages(start: str, end: str) -> str:
    """A first and a last page as a range."""
    if not start or not end or start == end:
        return read_pages(start or end)
    return read_pages(f"{start}-{end}" if "-" not in start + end else f"{start}–{end}")


def read_pagination(column: Column) -> str:
    """PubMed's `Pagination`: pages in one text, or the first and the last."""
    one = first(column)
    whole = line(one.first("MedlinePgn"))
    return (
        read_pages(whole)
        if whole
        else join_pages(line(one.first("StartPage")), line(one.first("EndPage")))
        or (read_pages(line(one)) if not one.children else "")
    )


def write_pagination(pages: str) -> list[Element]:
    """PubMed's `Pagination`."""
    return [element("", element("MedlinePgn", pages))]


def read_titles(column: Column) -> str:
    """A title and its subtitle, from the elements in one."""
    one = first(column)
    parts = [line(one.first("title", "article-title")), line(one.first("subtitle", "subTitle"))]
    return join_titles(*parts) if any(parts) else line(one)


def join_titles(title: str, subtitle: str) -> str:
    """A title with its subtitle behind a colon."""
    if not title or not subtitle:
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in ":.?!–—" else f"{title}: {subtitle}"


def read_ends(column: Column) -> str:
    """An element of a first and a last page, and others."""
    one = first(column)
    pages = join_pages(line(one.first("first_page")), line(one.first("last_page")))
    return ", ".join(filter(None, (pages, line(one.first("other_pages")))))


def read_dates(column: Column) -> Date:
    """Of several dates that of the printed work, else the first."""
    printed = (one for one in column if one.get("media_type") == "print")
    return date_of(next(printed, column[0]))


def read_degree(column: Column) -> str:
    """An academic degree, without what it is short for."""
    return EXPLAINED.sub("", line(first(column)))


EXPLAINED = re.compile(r" \([^()]*\)\Z")
HEADING = re.compile(r"\A(?:abstract|summary|résumé|zusammenfassung|resumen)[:.]?\n", re.IGNORECASE)


def read_summary(column: Column) -> str:
    """An abstract of paragraphs, a line for each, without a heading that only says what it is."""
    return HEADING.sub("", cleaned(first(column)))


def read_event_date(column: Column) -> Date:
    """A date or range of attributes, or in words."""
    one = first(column)
    ends = [
        tuple(
            int(part)
            for name in ("year", "month", "day")
            if (part := one.get(f"{end}_{name}")).isdecimal()
        )
        for end in ("start", "end")
    ]
    known = tuple(dict.fromkeys(filter(None, ends)))
    return Date(known) if known else read_date(line(one))


CODECS = {
    "xml-titles": Codec("raw", read_titles, write_text),
    "xml-ends": Codec("raw", read_ends, write_text),
    "xml-print-date": Codec("raw", read_dates, write_medline, repeats=True),
    "xml-event-date": Codec("raw", read_event_date, write_medline),
    "xml-degree": Codec("raw", read_degree, write_text),
    "xml-summary": Codec("raw", read_summary, write_text),
    "xml-sentence": Codec("raw", read_sentence, write_sentence),
    "xml-catalogued": Codec("raw", read_catalogued, write_text),
    "xml-abstract": Codec("raw", read_abstract, write_lines, repeats=True),
    "xml-pagination": Codec("raw", read_pagination, write_pagination),
    "xml-page-ends": Codec("raw", read_page_ends, write_page_ends),
    "xml-line": Codec("raw", read_line, write_text),
    "xml-lines": Codec("raw", read_lines, write_lines, repeats=True),
    "xml-plain": Codec("raw", read_plain, write_text),
    "xml-isbn": Codec("raw", reads_serials(0), writes_serials(0)),
    "xml-issn": Codec("raw", reads_serials(1), writes_serials(1)),
    "xml-list": Codec("raw", read_list, write_text, repeats=True),
    "xml-url": Codec("raw", read_urls, write_text, repeats=True),
    "xml-doi": Codec("raw", read_dois, write_text),
    "xml-language": Codec("raw", read_languages, write_text),
    "xml-iso-language": Codec("raw", read_languages, write_iso_language),
    "xml-keywords": Codec("raw", read_keywords, split_keywords, repeats=True),
    "xml-persons": Codec("raw", read_persons, write_pubmed_names, repeats=True),
    "xml-inverted-names": Codec("raw", read_inverted, write_inverted, repeats=True),
    "xml-date": Codec("raw", read_parts, write_medline),
    "xml-endnote-date": Codec("raw", read_endnote_date, write_endnote_date),
    "xml-pages": Codec("raw", read_page_text, write_text),
}
"""Name → codec."""
