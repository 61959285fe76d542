"""Values as BibTeX and BibLaTeX spread them over fields: titles, dates, eprints, lists.

BibLaTeX keeps a title, a subtitle and an addition apart, of the work, of its book and of the main
work; CSL has them in one.  Sources: BibLaTeX manual 3.19, sections 2.2 and 2.3; "BibTeXing".
"""

from __future__ import annotations

import re

from citeform.codecs.dates import join_date, read_date, write_edtf
from citeform.codecs.names import span, split_outside_spans, unspan
from citeform.codecs.registry import Codec, Column, write_bib_date, write_text
from citeform.model.bibstrings import BIBSTRINGS, KEYS
from citeform.model.values import Date
from citeform.pattern import pattern

Columns = tuple[Column, ...]
NONE: Column = ()


def first(column: Column) -> str:
    """The text of a column, its white space folded, or nothing."""
    return " ".join(column[0].split()) if column else ""


def column(text: str | None) -> Column:
    """A column of a text, if there is one."""
    return [text] if text else NONE


# -- titles


def whole_title(title: Column, subtitle: Column, addition: Column) -> str:
    """A title with its subtitle and addition, as bibliographies print them."""
    text, below, beside = first(title), first(subtitle), first(addition)
    if below:
        text += (" " if text[-1:] in ("?", "!", ":") else ": ") + below if text else below
    if beside:
        text += (" " if text[-1:] in (".", "?", "!") else ". ") + beside if text else beside
    return text


def short_title(title: str) -> str:
    """What stands before a title's first colon, unless that cuts through a format.

    >>> short_title("Cold light: a history"), short_title("Cold light")
    ('Cold light', '')
    """
    short, colon, _ = title.partition(": ")
    return short if colon and short.count("</") * 2 == short.count("<") else ""


def read_titles(title: Column, subtitle: Column, addition: Column, short: Column) -> list[str]:
    """A title and its short form, which is the title itself where a subtitle follows."""
    text = whole_title(title, subtitle, addition)
    if short:
        return [text, first(short)]
    return [text, first(title) if subtitle and title else short_title(text)]


def write_titles(title: str | None, short: str | None) -> Columns:
    """The title whole, and the short one unless it is plain from the title."""
    plain = title and short == short_title(title)
    return column(title), NONE, NONE, NONE if plain else column(short)


def read_serial(
    title: Column, subtitle: Column, addition: Column, short: Column,
    *others: Column,
) -> list[str]:  # fmt: skip
    """Title, short title, container, its short form, and the title of the issue.

    A @periodical has its own title as `title`, and that of a special issue as `issuetitle`.
    """
    journal, sub, add, journal_alias, full, issue, issue_sub, issue_add = others
    host = whole_title(journal or journal_alias, sub, add)
    special = whole_title(issue, issue_sub, issue_add)
    title_and_short = read_titles(title, subtitle, addition, short)
    if special and not host:
        return [special, "", title_and_short[0], "", ""]
    if full:
        return [*title_and_short, first(full), host, special]
    return [*title_and_short, host, "", special]


def write_serial(
    title: str | None,
    short: str | None,
    host: str | None,
    host_short: str | None,
    volume: str | None,
) -> Columns:
    """The fields of `read_serial`; the journal under BibTeX's name or BibLaTeX's, by the rule."""
    issue = volume if host else None
    return (*write_titles(title, short), column(host), NONE, NONE, NONE, NONE,
            column(issue), NONE, NONE)  # fmt: skip


def read_part(*columns: Column) -> list[str]:
    """Title, short title, container and volume of a part of a book.

    Where the book is a volume of a main work, that is the container.
    """
    title_and_short = read_titles(*columns[:4])
    book, main = whole_title(*columns[4:7]), whole_title(*columns[7:10])
    if main:
        return [*title_and_short, main, book]
    # A @proceedings says its title twice for those who inherit it.
    return [*title_and_short, "" if book == title_and_short[0] else book, ""]


def write_part(
    title: str | None, short: str | None, host: str | None, volume: str | None
) -> Columns:
    """The fields of `read_part`."""
    book, main = (volume, host) if volume and host else (host, None)
    return (*write_titles(title, short), column(book), NONE, NONE, column(main), NONE, NONE)


def read_whole(*columns: Column) -> list[str]:
    """Title, short title, container and volume of a book; of a main work's, or in another book."""
    main = whole_title(*columns[7:10])
    if columns[4] or not main:
        return read_part(*columns)
    return [main, "", "", read_titles(*columns[:4])[0]]


def write_whole(
    title: str | None, short: str | None, host: str | None, volume: str | None
) -> Columns:
    """The fields of `read_whole`."""
    if volume and title and not host:
        return column(volume), NONE, NONE, NONE, NONE, NONE, NONE, column(title), NONE, NONE
    return write_part(title, short, host, volume)


def read_event(title: Column, addition: Column) -> str:
    """The title of an event, with its addition."""
    return whole_title(title, NONE, addition)


# -- dates


def read_fields_date(date: Column, year: Column, month: Column, day: Column) -> Date:
    """A date by BibLaTeX's `date`, else by BibTeX's year, month and day."""
    if date:
        return read_date(first(date))
    return join_date(first(year), first(month), first(day))


def write_fields_date(date: Date) -> Columns:
    """BibLaTeX's `date` in EDTF; what is no date as the year, which may be any text."""
    if date.parts and (date.season.isdecimal() or not date.season):
        return [write_edtf(date)], NONE, NONE, NONE
    return NONE, *write_bib_date(date)


# -- eprints

REPOSITORIES: dict[str, tuple[str, str]] = {
    "arxiv": ("arXiv", "https://arxiv.org/abs/"),
    "biorxiv": ("bioRxiv", "https://www.biorxiv.org/content/"),
    "googlebooks": ("Google Books", "https://books.google.com/?id="),
    "hdl": ("HDL", "https://hdl.handle.net/"),
    "jstor": ("JSTOR", "https://www.jstor.org/stable/"),
    "medrxiv": ("medRxiv", "https://www.medrxiv.org/content/"),
    "pubmed": ("PubMed", "https://www.ncbi.nlm.nih.gov/pubmed/"),
}
"""Name in lower case → how it spells itself, and the address of its works."""

NAMES = {name: key for key, (name, _) in REPOSITORIES.items() if name.lower() != key}
ARXIV = pattern(
    r"(?:arXiv:\s*)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)\Z",
    re.IGNORECASE,
)
"""arXiv's numbers, of today and until 2007."""
TOKEN = pattern(r"[A-Za-z][A-Za-z0-9.-]*\Z")
CLASSED = pattern(r"(\S+) \[([A-Za-z.-]+)\]\Z")


def eprint_url(archive: str, place: str) -> str:
    """The address of a work in a repository, or nothing."""
    if archive == "arXiv" and not ARXIV.match(place.partition(" ")[0]):
        return ""
    _, start = REPOSITORIES.get(NAMES.get(archive, archive.lower()), ("", ""))
    return start + place.partition(" ")[0] if start and place else ""


def read_eprint(
    prefix: Column, kind: Column, eprint: Column, primary: Column, group: Column, url: Column
) -> list[str]:
    """The repository, the number in it with its class, and the URL, by the number if need be."""
    archive, number = first(kind) or first(prefix), first(eprint)
    if match := ARXIV.match(number):
        if not archive:
            archive = "arXiv"
        if archive.lower() == "arxiv":
            number = match[1]
    archive = REPOSITORIES.get(archive.lower(), (archive, ""))[0]
    section = first(group) or first(primary)
    place = f"{number} [{section}]" if number and section and "[" not in number else number
    return [archive, place, first(url) or eprint_url(archive, place)]


def write_eprint(archive: str | None, place: str | None, url: str | None) -> Columns:
    """The fields of `read_eprint` as BibTeX names them; a URL that the number says is left out."""
    if not is_eprint(archive, place):
        return NONE, NONE, NONE, NONE, NONE, column(url)
    match = CLASSED.match(place or "")
    number, section = match.groups() if match else (place, "")
    plain = url == eprint_url(archive or "", place or "")
    prefix = NAMES.get(archive or "", archive)
    return (
        column(prefix),
        NONE,
        column(number),
        column(section),
        NONE,
        NONE if plain else column(url),
    )


def write_eprinttype(archive: str | None, place: str | None, url: str | None) -> Columns:
    """The same under BibLaTeX's names."""
    prefix, *others = write_eprint(archive, place, url)
    return [text.lower() if text.lower() in REPOSITORIES else text for text in prefix], *others


def is_eprint(archive: str | None, place: str | None) -> bool:
    """Whether an archive and a place in it are a repository's name and a number."""
    if not place or (" " in place and not CLASSED.match(place)):
        return False
    return not archive or archive in NAMES or bool(TOKEN.match(archive))


def write_archive(archive: str | None, place: str | None) -> Columns:
    """An archive that is no repository, and the place in it."""
    return (NONE, NONE) if is_eprint(archive, place) else (column(archive), column(place))


# -- lists, keys and the rest

AND = pattern(r"\s+and\s+", re.IGNORECASE)
LONE_AND = pattern(r"(?<!\S)and(?!\S)", re.IGNORECASE)
LINK = pattern(r"(?:available (?:at|from|online)|online|url)?[:\s]*(https?://\S+)\Z", re.IGNORECASE)
ORDINALS = {"1": "st", "2": "nd", "3": "rd"}
ORDINAL_SERIES = pattern(r"(\d+)(?:st|nd|rd|th) series\Z")


def read_literals(texts: Column) -> str:
    """A list that `and` joins, as publishers and places are in BibLaTeX."""
    return "; ".join(unspan(part) for part in split_outside_spans(AND, first(texts)))


def write_literals(text: str) -> Column:
    """A list that `and` joins; an `and` that joins nothing in braces."""
    guarded = LONE_AND.sub(lambda match: span(match[0]), text)
    return [" and ".join(guarded.split("; "))]


def read_howpublished(texts: Column) -> list[str]:
    """The URL, or who published it, whichever the text is."""
    text = first(texts)
    match = LINK.match(text)
    return [match[1].rstrip(".,"), ""] if match else ["", text]


def read_key(texts: Column) -> str:
    """A text, or what BibLaTeX's key for one says."""
    return BIBSTRINGS.get(first(texts).lower(), texts[0].strip())


def write_key(text: str) -> Column:
    """BibLaTeX's key for a text, where it has one."""
    return [KEYS.get(text, text)]


def read_series(texts: Column) -> str:
    """A journal's series: a number or a key stands for more."""
    text = first(texts)
    if text.isdecimal() and len(text) < 3:
        ending = "th" if text[:-1] == "1" else ORDINALS.get(text[-1], "th")
        return f"{text}{ending} series"
    return BIBSTRINGS.get(text.lower(), text)


def write_series(text: str) -> Column:
    """A journal's series as BibLaTeX has it."""
    match = ORDINAL_SERIES.match(text)
    return [match[1]] if match and read_series([match[1]]) == text else [KEYS.get(text, text)]


def write_none(*values: object) -> Columns | Column:
    """Nothing, for a codec that only reads."""
    return NONE if len(values) == 1 else tuple(NONE for _ in values)


CODECS: dict[str, Codec] = {
    "bib-serial": Codec("title", read_serial, write_serial),
    "bib-part": Codec("title", read_part, write_part),
    "bib-whole": Codec("title", read_whole, write_whole),
    "bib-event": Codec("title", read_event, lambda text: ([text], NONE)),
    "bib-date": Codec("date", read_fields_date, write_fields_date),
    "bib-eprint": Codec("verbatim", read_eprint, write_eprint),
    "bib-eprinttype": Codec("verbatim", read_eprint, write_eprinttype),
    "bib-archive": Codec("prose", lambda *columns: [*map(first, columns)], write_archive),
    "bib-literals": Codec("names", read_literals, write_literals),
    "bib-howpublished": Codec("prose", read_howpublished, write_none),
    "bib-key": Codec("prose", read_key, write_text),
    "bib-key-written": Codec("prose", read_key, write_key),
    "bib-series": Codec("prose", read_series, write_text),
    "bib-series-written": Codec("prose", read_series, write_series),
}  # fmt: skip
