"""Fields of MARC 21, as MARCXML holds them: a field is an element of subfields.

Sources: "MARC 21 Format for Bibliographic Data" (Library of Congress), its relator codes, and ISBD
for the punctuation that catalogues write at the end of subfields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from citeform.codecs.languages import read_language
from citeform.codecs.names import SUFFIX, read_inverted_name
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import Codec, read_keyword_list, write_text
from citeform.codecs.xmltext import cleaned, line
from citeform.codecs.xmlvalues import join_titles
from citeform.model.element import Element
from citeform.model.values import Date, Name

Column = Sequence[Element]

ISBD = re.compile(r"[\s/:;,=]+\Z")
"""Punctuation that announces the next subfield."""
STOP = re.compile(r"(?<=[^\W\d_]{4})\.\Z|(?<=[\])\d])\.\Z")
"""A full stop that ends a field, not an initial or an abbreviation."""
UNKNOWN = re.compile(r"\[?(?:s\. ?[ln]\.?|s\.l\.|s\.n\.|u\. ?a\.|et al\.)\]?", re.IGNORECASE)
"""What catalogues write where a place or a publisher is not known, or is one of several."""


def texts(column: Iterable[Element], codes: str) -> list[str]:
    """The subfields of these codes, in the order of the record."""
    return [line(one) for field in column for one in field.all("subfield")
            if one.get("code") in codes and one.strip()]  # fmt: skip


def text(column: Iterable[Element], codes: str) -> str:
    """The first subfield of these codes, or an empty string."""
    return next(iter(texts(column, codes)), "")


def bare(value: str) -> str:
    """A text without the punctuation that ends its subfield."""
    return STOP.sub("", ISBD.sub("", value)).strip()


def read_title(column: Column) -> str:
    """Field 245: the title with its parts, and what follows it after a colon.

    What stands in brackets there, the cataloguer has said, not the title page.
    """
    field = column[0]
    title = ""
    for part in texts([field], "anp"):
        # "Tables. $n Part 2, $p Ports": a comma says that the parts belong together.
        joint = ", " if title.rstrip().endswith(",") else ". "
        title = f"{bare(title)}{joint}{part}" if title else part
    subtitle = bare(text([field], "b"))
    is_supplied = subtitle.startswith("[") and subtitle.endswith("]")
    return join_titles(bare(title), "" if is_supplied else subtitle)


def read_medium(column: Column) -> str:
    """What 245 says in brackets of the kind of material."""
    return bare(text(column, "h")).strip("[] ")


def known(value: str) -> str:
    """A place or publisher, without what says that none is known."""
    return bare(UNKNOWN.sub("", value)).strip("[] ")


def read_imprint(column: Column) -> tuple[str, str, Date]:
    """Fields 260 and 264: place, publisher and year."""
    place, publisher = (next(filter(None, map(known, texts(column, code))), "") for code in "ab")
    return place, publisher, read_year(column)


YEAR = re.compile(r"(?<!\d)1[0-9]\d\d(?!\d)|(?<!\d)20\d\d(?!\d)")
SPAN = re.compile(r"(\d{4})\??\]?\s*[-–]\s*\[?(\d{4})")


def read_year(column: Column) -> Date:
    """The year in a date of publication: `c1984`, `[1957?]`, `1994-`, `1985-1988.`"""
    for found in texts(column, "cd"):
        circa = "?" in found or "ca." in found
        if (span := SPAN.search(found)) and span[1] < span[2]:
            return Date(((int(span[1]),), (int(span[2]),)), "", circa)
        if year := YEAR.search(found):
            return Date(((int(year[0]),),), "", circa)
    return Date()


def read_fixed_year(column: Column) -> Date:
    """The first year of control field 008."""
    year = raw(column)[7:11]
    return Date(((int(year),),)) if YEAR.fullmatch(year) else Date()


def read_fixed_language(column: Column) -> str:
    """The language of control field 008."""
    code = raw(column)[35:38]
    return "" if code in ("und", "mul", "zxx", "|||", "   ") else read_language(code)


def raw(column: Column) -> str:
    """A control field with its blanks: they are places."""
    return column[0].raw.strip("\n\t\r") or str(column[0])


def read_languages(column: Column) -> str:
    """Field 041: the language of the text; old records write several codes as one word."""
    code = text(column, "a").strip()
    return read_language(code[:3] if len(code) in (6, 9, 12) and code.isalpha() else code)


# -- names

ROLES = {
    "author": "aut cre auth dis ant verfasser author creator writer autor auteur autore",
    "editor": "edt edc edm pbd red hrsg herausgeber herausgeberin editor ed. ed editeur curatore",
    "translator": "trl übersetzer übersetzerin translator tr traducteur traduttore traductor",
    "illustrator": "ill illustrator illustratorin",
    "composer": "cmp komponist composer",
    "performer": "prf sng mus itr cnd performer instrumentalist singer",
    "director": "drt fmd director regisseur film director",
    "interviewer": "ivr interviewer",
    "recipient": "rcp recipient addressee",
    "other": "pbl dst prt oth sponsor sonstige publisher distributor printer pup isb his spn fnd",
}
ROLE = {word: role for role, words in ROLES.items() for word in words.split()}


def role_of(field: Element, others: str) -> str:
    """What a name did, by its codes or else its words; where they say nothing, what is given."""
    said = [word.rpartition("/")[2] for word in texts([field], "4")] + texts([field], "ej")
    for word in said:
        role = ROLE.get(word.lower().strip(" .,"), "")
        if role:
            return role
    return others if not said else "contributor"


NAME_STOP = re.compile(r"(?<=[^\W\d_]{2})(?<!\bJr)(?<!\bSr)\.\Z")
"""A full stop that ends a name, not an initial."""


def name_of(field: Element) -> Name:
    """The name in a field of a person (X00), or of a body."""
    tag = field.get("tag")
    if tag[1:] == "10" or (tag == "720" and field.get("ind1") != "1"):
        parts = [re.sub(r"\.\Z", "", ISBD.sub("", part)) for part in texts([field], "ab")]
        if tag == "720" and is_person(field):
            return read_inverted_name(parts[0])
        return Name(literal=". ".join(parts))
    whole = ISBD.sub("", text([field], "a"))
    name = read_inverted_name(NAME_STOP.sub("", whole))
    numeral = " ".join(texts([field], "b"))
    if name.literal and numeral:
        return Name(literal=f"{name.literal} {numeral.rstrip(' ,.')}")
    suffix = next((one for one in map(bare, texts([field], "c")) if SUFFIX.match(one)), "")
    return name._replace(suffix=suffix) if suffix and name.family else name


def is_person(field: Element) -> bool:
    """Whether an uncontrolled name is a person's."""
    kind = " ".join(texts([field], "7")).lower()
    return "person" in kind or ("," in text([field], "a") and "org" not in kind)


def read_names(main: Column, added: Column) -> tuple[tuple[Name, ...], ...]:
    """The names of each role in `ROLES`, from the main entries and the added ones.

    Added names without a role are authors beside a main entry, and editors where there is none.
    """
    found: dict[str, list[Name]] = {role: [] for role in (*ROLES, "contributor")}
    for one in main:
        found[role_of(one, "author")].append(name_of(one))
    for one in added:
        if not texts([one], "t"):
            found[role_of(one, "author" if main else "editor")].append(name_of(one))
    return tuple(
        tuple(dict.fromkeys(name for name in names if name != Name()))
        for role, names in found.items()
        if role != "other"
    )


# -- numbers and the like

EXTENT = re.compile(r"(\d+)\]?\s*(?:p\b|pp\b|pages?\b|páginas|S\.|Seiten|s\.|leaves|Bl\.|l\.)")
EDITION = re.compile(
    r"(\d{1,3})(?:st|nd|rd|th|\.|e|a|ª)?\s*(?:ed|Aufl|éd|uppl|udg|wyd)\w*\b\.?\Z", re.I
)
ISBN = re.compile(r"[\dXx-]{9,17}")
HOST_VOLUME = re.compile(r"\b(?:vol|bd|band|tome|t|jahrgang|jg)\b\W*(\d+)", re.IGNORECASE)
HOST_ISSUE = re.compile(r"\b(?:no|nr|n°|num|heft|h|issue)\b\W*(\d+)", re.IGNORECASE)
HOST_PAGES = re.compile(r"\b(?:p|pp|s|pages?|seiten?)\b\W*(\d+(?:\s*[-–]\s*\d+)?)", re.IGNORECASE)


def read_extent(column: Column) -> str:
    """The number of pages in field 300: the last that is counted."""
    found = EXTENT.findall(text(column, "a"))
    return str(found[-1]) if found else ""


def read_edition(column: Column) -> str:
    """Field 250: the number of an edition, or its words."""
    words = bare(text(column, "a"))
    match = EDITION.match(words)
    return match[1] if match else words


def read_isbns(column: Column) -> str:
    """ISBNs without what they are of."""
    found = (ISBN.match(one) for one in texts(column, "a"))
    return ", ".join(dict.fromkeys(match[0] for match in found if match))


def read_host(column: Column) -> tuple[str, str, str, str, str, str]:
    """Field 773: the title of the host, volume, issue and pages in it, its ISSN and ISBN."""
    where = text(column, "g")
    found = (pattern.search(where) for pattern in (HOST_VOLUME, HOST_ISSUE, HOST_PAGES))
    volume, issue, pages = (match[1] if match else "" for match in found)
    title, issn, isbn = (bare(text(column, code)) for code in "txz")
    return title, volume, issue, read_pages(pages), issn, isbn


def read_series(column: Column) -> tuple[str, str]:
    """Fields 490 and 830: a series and the number in it."""
    return bare(text(column, "a")), bare(text(column, "v")).strip()


def read_meeting(column: Column) -> tuple[str, str, Date]:
    """Fields 111 and 711: a meeting, its place and its year."""
    name = ". ".join(filter(None, map(bare, texts(column, "ae"))))
    return name, bare(text(column, "c")).strip("()"), read_year(column)


def read_thesis(column: Column) -> tuple[str, str, Date]:
    """Field 502: degree, institution and year, also in `Thesis (Ph. D.)--University, 1999`."""
    note = text(column, "a")
    degree = re.search(r"\(([^()]+)\)", note)
    school = re.search(r"--\s*(.+?)(?:,\s*\d{4}|\.?\Z)", note)
    return (
        bare(text(column, "b")) or (degree[1] if degree else ""),
        bare(text(column, "c")) or (bare(school[1]) if school else ""),
        Date(((int(year[-1]),),)) if (year := YEAR.findall(note)) else read_year(column),
    )


def read_url(column: Column) -> str:
    """The address of the work itself, not of a table of contents or another related thing."""
    own = (one for one in column if one.get("ind2") != "2")
    return text(own, "u")


def read_subjects(column: Column) -> str:
    """Subjects, each once."""
    return read_keyword_list(list(dict.fromkeys(map(bare, texts(column, "a")))))


def read_summary(column: Column) -> str:
    """Field 520: its paragraphs."""
    return "\n".join(cleaned(" ".join(texts([one], "ab"))) for one in column)


def read_only(read: Callable[[Column], Any], repeats: bool = False) -> Codec:
    """A codec of a format that is never written."""
    return Codec("raw", read, write_text, repeats)


def text_of(code: str) -> Codec:
    """A codec of the first subfield with a code."""
    return read_only(lambda column: bare(text(column, code)), repeats=True)


CODECS = {
    "marc-title": read_only(read_title),
    "marc-title-medium": read_only(lambda column: (read_title(column), read_medium(column))),
    "marc-names": Codec("raw", read_names, write_text),
    "marc-meeting": read_only(read_meeting, repeats=True),
    "marc-imprint": read_only(read_imprint, repeats=True),
    "marc-fixed-year": read_only(read_fixed_year),
    "marc-language": read_only(read_languages),
    "marc-fixed-language": read_only(read_fixed_language),
    "marc-extent": read_only(read_extent),
    "marc-edition": read_only(read_edition),
    "marc-isbn": read_only(read_isbns, repeats=True),
    "marc-url": read_only(read_url, repeats=True),
    "marc-subjects": read_only(read_subjects, repeats=True),
    "marc-summary": read_only(read_summary, repeats=True),
    "marc-thesis": read_only(read_thesis),
    "marc-series": read_only(read_series, repeats=True),
    "marc-host": read_only(read_host),
    "marc-a": text_of("a"),
}
"""Name → codec."""
