"""What Ovid's tagged files hold in one field and others in many: names with degrees, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citeform.codecs.identifiers import read_doi
from citeform.codecs.names import read_inverted_name
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import Codec, Column
from citeform.codecs.tagged import ISBN, initialled, read_keyword_lines, read_line
from citeform.codecs.tagged_dates import read_medline_date
from citeform.model.values import Date, Name

MARKS = re.compile(r"(?:[\s,]+|^)(?:\(?(?:\d{1,2}|[a-z]|[*+#^&@|~$%=]+|\[.*?\])\)?[,\s]*)+$")
"""The signs of an author's institutions, at the end of the name."""
DEGREE = re.compile(r"(?:[A-Z]{2,}|[A-Z][A-Za-z]*[a-z][A-Z]\w*|(?:[A-Z][a-z]{0,2}\.){2,})[.,]?\Z")
"""A degree or fellowship behind a name: MD, PhD, Ph.D., FACSM."""
BRACKETS = re.compile(r"\.?\s*\[[^\[\]]*\]\.?\s*\Z")
"""What Ovid says of a work behind its title: `[Article]`, `[References]`, `[Review] [12 refs]`."""

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|Spring|Summer|Autumn|Fall|Winter)\b"
)
DATE = rf"{MONTH}(?:\s*[/-]\s*{MONTH})?\.?(?:\s+\d{{1,2}},?)?"
SOURCES = tuple(
    re.compile(pattern)
    for pattern in (
        # Psychotherapy. Vol.43(5), Sep 2015, pp. 623-634.
        r"(?P<host>.+?)\.?\s+Vol\.?\s*(?P<volume>[^\s(,]+)"
        r"(?:\((?P<issue>.*?)\)(?=\s*,))?,\s*(?P<date>[^,]*\d{4})(?:,\s*(?:pp?\.?)?\s*(?P<page>[^,]*?))?\.?\s*$",
        # Ecohydrology. 8(6):1048-1064, September 2015.
        r"(?P<host>.+?)\.\s+(?P<volume>[^\s(:,.]+)\s*(?:\((?P<issue>[^()]*)\))?\s*"
        r"(?::\s*|\s*\(pp?\s*)(?P<page>[^,()]+)\)?,\s*(?P<date>.*?\d{4}.*?)\.?\s*$",
        # Acta Biochimica August 2011;43(8):647-653
        rf"(?P<host>.+?)\.?\s+(?P<date>(?:{DATE}\s+)?(?:19|20)\d\d(?:\s+{MONTH})?(?:\s+\d{{1,2}})?)\s*;"
        r"\s*(?P<volume>[^\s(:]+)?\s*(?:\((?P<issue>[^()]*)\))?(?::\s*(?P<page>[^;]*?))?\.?\s*$",
        # Nursing Science Quarterly.
        r"(?P<host>[^.;(\[]+)\.?\s*$",
    )
)
"""How journals, volumes, issues, pages and dates stand in a source."""
EDITED = re.compile(r"(?P<editors>.*\[Eds?\])\.?\s*\((?P<date>\d{4})\)\.\s*(?P<host>.*)$")
"""Editors, a year and a book: `Neenan, Michael [Ed]. (2012). Coaching. (pp. 11-31). …`."""
PLACE = re.compile(r"\bpp\.\s.*|xvi*,.*|\.\s+\(pp?\.?\s*(?P<page>[^)]*)\).*$")


def read_names(column: Column) -> tuple[Name, ...]:
    """Authors, one in each text or many between semicolons, without degrees and signs.

    >>> read_names(["Verbeek, Jan MD *;  van Vugt, Arie MD, PhD +"])[1].given
    'Arie'
    """
    parts = [part for text in column for part in text.split(";")]
    names = (read_name(" ".join(part.split())) for part in parts)
    return tuple(name for name in names if name != Name())


def read_name(text: str) -> Name:
    """One author; a piece that is all degrees gives none."""
    text = MARKS.sub("", text.removesuffix("[Ed]").removesuffix("[Eds]").strip()).strip(" ,")
    family, comma, given = text.partition(",")
    if not comma:
        return Name() if all(map(DEGREE.match, text.split())) else Name(literal=text)
    words = given.split()
    kept = [word for at, word in enumerate(words) if at and DEGREE.match(word)]
    end = words.index(kept[0], 1) if kept else len(words)
    return initialled(read_inverted_name(f"{family}, {' '.join(words[:end]).rstrip(',')}"))


def read_title(column: Column) -> str:
    """A title without what is said about the work, its full stop and quotation marks around it.

    >>> read_title(['"Injury in Seafarers".  [Article]'])
    'Injury in Seafarers'
    """
    text = read_line(column)
    while BRACKETS.search(text) and not text.startswith("["):
        text = BRACKETS.sub("", text)
    text = text.removesuffix(".").strip()
    inner = text[1:-1]
    return inner if text == f'"{inner}"' and '"' not in inner else text


def read_source(column: Column) -> tuple[str, str, str, str, Date, tuple[Name, ...]]:
    """Host, volume, issue, pages, date and editors of a source."""
    text = read_line(column)
    if match := EDITED.match(text):
        host, pages = match["host"], PLACE.search(match["host"])
        title = host[: pages.start()] if pages else host.partition(". ")[0]
        page = read_pages(pages["page"] or "") if pages else ""
        editors = read_names([match["editors"]])
        return title.rstrip(". "), "", "", page, read_medline_date(match["date"]), editors
    for pattern in SOURCES:
        if match := pattern.match(text):
            said = {name: (value or "").strip() for name, value in match.groupdict().items()}
            page = said.get("page", "")
            date = read_medline_date(said["date"]) if said.get("date") else Date()
            return (
                said["host"].rstrip(". "),
                said.get("volume", ""),
                said.get("issue", ""),
                read_pages(page) if any(map(str.isdigit, page)) else "",
                date if date.parts else Date(),
                (),
            )
    return "", "", "", "", Date(), ()


def read_page(column: Column) -> str:
    """Pages, where there are any: `No Pagination Specified` are none."""
    return read_pages(column[0].strip()) if any(map(str.isdigit, column[0])) else ""


def read_isbn(column: Column) -> str:
    """The first ISBN of several with their bindings."""
    match = ISBN.search(column[0])
    return match[0] if match else column[0].strip()


def read_university(column: Column) -> str:
    """The university behind the name of a thesis' author: `Sudler, Eric L.: St. John's U.`."""
    text = read_line(column)
    return text.partition(": ")[2] or text


def read_publisher(column: Column) -> str:
    """A publisher without the country that follows a semicolon."""
    return read_line(column).partition(";")[0].strip()


def read_ovid_doi(column: Column) -> str:
    """A DOI without resolver or full stop."""
    return read_doi(column[0]).rstrip(".")


def read_date(column: Column) -> Date:
    """A date in words; one that says no year is none."""
    date = read_medline_date(column[0].strip().rstrip("."))
    return date if date.parts else Date()


def read_words(column: Column) -> str:
    """Key-words between semicolons, else commas."""
    texts: Iterator[str] | Sequence[str] = [text.strip().rstrip(".") for text in column]
    parts = [text if ";" in text else text.replace(", ", ";") for text in texts]
    return read_keyword_lines(parts)


def only_read(read: object, repeats: bool = False) -> Codec:
    """A codec of prose that is never written."""
    return Codec("prose", read, lambda *values: [], repeats)  # type: ignore[arg-type]


CODECS = {
    "ovid-names": only_read(read_names, True),
    "ovid-title": only_read(read_title),
    "ovid-source": only_read(read_source),
    "ovid-page": only_read(read_page),
    "ovid-isbn": only_read(read_isbn),
    "ovid-university": only_read(read_university),
    "ovid-publisher": only_read(read_publisher),
    "ovid-doi": only_read(read_ovid_doi),
    "ovid-date": only_read(read_date),
    "ovid-keywords": only_read(read_words, True),
}
"""Name → codec."""
