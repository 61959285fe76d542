"""The table of codecs: how field texts become values, by the name a style file gives.

A codec reads columns, one list of texts for each of the rule's tags, and writes them again.  What
it cannot read it raises as `ValueError`, with a message for the user.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from citeform.codecs.csljson import (
    read_json_date,
    read_json_names,
    read_json_text,
    write_json_date,
    write_json_names,
)
from citeform.codecs.dates import join_date, read_date, write_edtf
from citeform.codecs.identifiers import read_doi
from citeform.codecs.languages import read_language, write_babel
from citeform.codecs.names import (
    read_inverted_name,
    read_names,
    write_inverted_name,
    write_name,
)
from citeform.codecs.notes import write_csl_note
from citeform.codecs.pages import read_pages
from citeform.model.bibstrings import BIBSTRINGS
from citeform.model.values import Date, Name
from citeform.tuples import NamedTuple

Column = Sequence[str]
SEASON_NAMES = ("Spring", "Summer", "Autumn", "Winter")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class Codec(NamedTuple):
    """A pair of functions between the columns of a rule's tags and the values of its variables."""

    mode: str
    """How the markup takes the text: `prose`, `title`, `names`, `pages`, `date`, `verbatim`; `raw`
    for whatever stands there, `fields` for pairs of the tag and its text."""
    read: Callable[..., Any]
    """One column for each tag → one value, or as many as the rule has variables."""
    write: Callable[..., Any]
    """The values → one column for each tag."""
    repeats: bool = False
    """Whether a tag may stand several times; else its first text is read."""


def read_text(column: Column) -> str:
    """The first text, its white space folded; paragraphs stay."""
    text = column[0]
    if text.isprintable() and "  " not in text and text.strip() == text:
        return text
    return "\n".join([" ".join(line.split()) for line in text.split("\n")]).strip()


def write_text(value: str) -> Column:
    """One text."""
    return [value]


def read_name_list(column: Column) -> tuple[Name, ...]:
    """One name in each text, `Family, Given, Suffix`."""
    return tuple([name for name in map(read_inverted_name, column) if any(name)])


def read_bib_pages(column: Column) -> str:
    """A page range."""
    return read_pages(column[0])


def write_bib_pages(value: str) -> Column:
    """A page range with TeX's dash."""
    return [", ".join(part.replace("–", "--") if "–" in part else dashed(part)
                      for part in value.split(", "))]  # fmt: skip


def dashed(page: str) -> str:
    """One range with TeX's dash for its hyphen; two hyphens are no range."""
    return page.replace("-", "--") if page.count("-") == 1 else page


def read_page_ends(first: Column, last: Column) -> str:
    """The first and the last page, given apart."""
    if not last:
        return read_pages(first[0]) if first else ""
    if not first:
        return last[0]
    return read_pages(f"{first[0]}-{last[0]}" if "-" not in first[0] else f"{first[0]}–{last[0]}")


def write_page_ends(value: str) -> tuple[Column, Column]:
    """The first and the last page; what is no simple range stands whole in the first."""
    for dash in ("–", "-"):
        first, found, last = value.partition(dash)
        if found and first and last and not any(sign in last for sign in "–-,"):
            return ([first], [last]) if "," not in first else ([value], [])
    return [value], []


def read_bib_date(year: Column, month: Column, day: Column) -> Date:
    """BibTeX's year, month and day."""
    return join_date(*[column[0].strip() if column else "" for column in (year, month, day)])


def write_bib_date(date: Date) -> tuple[Column, Column, Column]:
    """BibTeX's year, month by its abbreviation, and day; what says more in words or EDTF."""
    years = [parts[0] for parts in date.parts if len(parts) == 1]
    if len(years) == len(date.parts) and years and (date.circa or len(years) == 2):
        return ["ca. " * date.circa + "–".join(map(str, years))], [], []
    if len(years) == 1 and date.season.isdecimal() and not date.circa:
        return [str(years[0])], [SEASON_NAMES[int(date.season) - 1]], []
    if len(years) == 1 and date.season and not date.circa:
        return [str(years[0])], [date.season], []
    if len(date.parts) != 1 or date.circa or date.season:
        return [write_edtf(date)], [], []
    year, month, day = (*date.parts[0], 0, 0)[:3]
    return (
        [str(year) if year >= 1000 else write_edtf(Date(((year,),)))],
        [MONTHS[month - 1]] if month else [],
        [str(day)] if day else [],
    )


def read_ris_date(column: Column) -> Date:
    """RIS's `YYYY/MM/DD/other`: the last part is a season or free text."""
    parts = [part.strip() for part in column[0].split("/")]
    if len(parts) == 4:
        other = parts.pop()
        if other:
            date = read_date(" ".join(part for part in (other, parts[0]) if part))
            return date if date.season else read_ris_date(["/".join(parts)])
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return read_date("/".join(parts) if len(parts) > 1 else parts[0])


def write_ris_date(date: Date) -> Column:
    """RIS's `YYYY/MM/DD`, where there is more than a year; a range or text as EDTF."""
    if len(date.parts) != 1 or date.circa or date.season or (date.year or 0) < 0:
        return [write_edtf(date)]
    year, *rest = date.parts[0]
    return ["/".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])] if rest else []


def write_ris_year(date: Date) -> Column:
    """The year alone."""
    return [str(date.year)] if date.year is not None and date.year >= 0 else []


def read_iso_date(column: Column) -> Date:
    """A date by EDTF or in words."""
    return read_date(column[0])


def write_iso_date(date: Date) -> Column:
    """A date by EDTF."""
    return [write_edtf(date)]


def read_keywords(column: Column) -> str:
    """Key-words, one or several in a text, as CSL's one string."""
    words = [word for text in column for word in split_keywords(text)]
    return ("; " if any("," in word for word in words) else ", ").join(words)


def read_keyword_list(column: Column) -> str:
    """Key-words, one in each text."""
    words = [" ".join(word.split()) for word in column]
    return ("; " if any("," in word or ";" in word for word in words) else ", ").join(words)


def split_keywords(text: str) -> list[str]:
    """Key-words by semicolons, else by commas."""
    separator = ";" if ";" in text else ","
    return [word for part in text.split(separator) if (word := " ".join(part.split()))]


def read_identifier(column: Column) -> str:
    """An identifier as it is."""
    return column[0].strip()


def read_dois(column: Column) -> str:
    """A DOI without its resolver."""
    return read_doi(column[0])


def read_languages(column: Column) -> str:
    """A language by its BCP 47 tag."""
    return read_language(column[0])


def read_genre(column: Column) -> str:
    """The kind of a thesis or report, its BibTeX abbreviation spelled out."""
    return BIBSTRINGS.get(column[0].strip().lower(), column[0])


FAMILIES: dict[str, str] = {
    "bib": "citeform.codecs.bib",
    "cff": "citeform.codecs.cff",
    "crossref": "citeform.codecs.crossref",
    "datacite": "citeform.codecs.datacite",
    "hayagriva": "citeform.codecs.hayagriva",
    "html": "citeform.codecs.html",
    "jats": "citeform.codecs.jats",
    "marc": "citeform.codecs.marc",
    "mods": "citeform.codecs.mods",
    "ovid": "citeform.codecs.ovid",
    "pandoc": "citeform.codecs.pandoc",
    "ris": "citeform.codecs.ris",
    "tagged": "citeform.codecs.tagged",
    "wikipedia": "citeform.codecs.wikipedia",
    "xml": "citeform.codecs.xmlvalues",
}
"""What stands before the first hyphen of a codec's name → the module that has its table.

Such a module is loaded when one of its codecs is asked for; its `CODECS` are those of one family
of formats.
"""


class Table(dict[str, Codec]):
    """Codecs by name; those of a family are there as soon as one is asked for."""

    def __missing__(self, name: str) -> Codec:
        module = FAMILIES.get(name.partition("-")[0])
        family: dict[str, Codec] = import_module(module).CODECS if module else {}
        codec = family[name]
        self.update(family)
        return codec

    def __contains__(self, name: object) -> bool:
        try:
            return isinstance(name, str) and self[name] is not None
        except KeyError:
            return False


CODECS = Table({
    "text": Codec("prose", read_text, write_text),
    "title": Codec("title", read_text, write_text),
    "identifier": Codec("verbatim", read_identifier, write_text),
    "doi": Codec("verbatim", read_dois, write_text),
    "language": Codec("verbatim", read_languages, write_text),
    "genre": Codec("prose", read_genre, write_text),
    "keywords": Codec("prose", read_keywords, write_text, repeats=True),
    "keyword-list": Codec("prose", read_keyword_list, split_keywords, repeats=True),
    "names": Codec("names", lambda column: read_names(column[0]), lambda names: [
        " and ".join(map(write_name, names))]),
    "name-list": Codec("prose", read_name_list, lambda names: list(
        map(write_inverted_name, names)), repeats=True),
    "pages": Codec("pages", read_bib_pages, write_bib_pages),
    "page-range": Codec("prose", read_page_ends, write_page_ends),
    "date": Codec("date", read_iso_date, write_iso_date),
    "year-month-day": Codec("date", read_bib_date, write_bib_date),
    "date-slashed": Codec("prose", read_ris_date, write_ris_date),
    "year": Codec("prose", read_ris_date, write_ris_year),
    "babel": Codec("verbatim", read_languages, lambda tag: [write_babel(tag)]),
    "translated": Codec("prose", lambda column: {"und": read_text(column)}, lambda texts: list(
        texts.values())[:1]),
    "affiliations": Codec("prose", lambda column: [
        {"name": text, "authors": []} for text in column], lambda several: [
        one["name"] for one in several], repeats=True),
    "json": Codec("raw", lambda column: column[0], lambda value: [value]),
    "csl-text": Codec("raw", read_json_text, write_text),
    "csl-names": Codec("raw", read_json_names, write_json_names),
    "csl-note": Codec("raw", read_json_text, write_csl_note),
    "csl-date": Codec("raw", read_json_date, write_json_date),
})  # fmt: skip
"""Name → codec."""
