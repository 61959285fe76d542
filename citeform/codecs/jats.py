"""Elements of JATS: names in citations, dates of publication, abstracts and links.

Sources: "Journal Article Tag Suite" 1.3 (NISO Z39.96), JATS4R's recommendations, and the files of
PubMed Central, eLife and PLOS.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeform.codecs.dates import join_date, read_date, read_month, write_edtf
from citeform.codecs.languages import read_language
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import Codec, write_text
from citeform.codecs.registry import write_page_ends as split_pages
from citeform.codecs.xmlnames import family, given, read_persons
from citeform.codecs.xmltext import cleaned, line
from citeform.codecs.xmlvalues import date_of, join_titles, read_page_ends
from citeform.model.element import Element, element
from citeform.model.values import Date, Name

Column = Sequence[Element]

# -- names


def write_group(names: Sequence[Name]) -> list[Element]:
    """The content of a `person-group`."""
    return [Element("", "", {}, [write_name(name) for name in names])] if names else []


def write_name(name: Name) -> Element:
    """A person, a body, or those who are not named."""
    if name.literal == "others":
        return Element("", "etal")
    if name.literal:
        return element("collab", name.literal)
    parts = {"surname": family(name), "given-names": given(name), "suffix": name.suffix}
    return element("name", *(element(tag, text) for tag, text in parts.items()))


# -- titles


def read_title_group(column: Column) -> str:
    """The title and the subtitle in a `title-group`."""
    one = column[0]
    return join_titles(line(one.first("article-title")), line(one.first("subtitle")))


def read_translated(column: Column) -> dict[str, str]:
    """Titles in other languages, by their tags."""
    return {
        read_language(one.get("xml:lang")) or "und": title
        for one in column
        if (title := join_titles(line(one.first("trans-title")), line(one.first("trans-subtitle"))))
    }


# -- dates

# What stands for the day of publication: JATS 1.1's `pub-type`, or `date-type` and
# `publication-format`, which replaced it.
PRINTED = ("ppub", "print", "ppublish")
ISSUE = ("collection", "issue-pub")
OTHER = ("pmc-release", "nihms-submitted", "nihms", "retraction", "corrected", "correction",
         "epreprint", "preprint", "update", "received", "accepted", "rev-recd", "ecorrected",
         "hwp-received", "hwp-created", "eretracted", "original-publication")  # fmt: skip


def read_published(column: Column) -> Date:
    """The date of issue among an article's: in print, else online; the year is the issue's."""
    by_kind: dict[str, Date] = {}
    for one in column:
        kind = one.get("pub-type") or one.get("date-type")
        if one.get("publication-format") in PRINTED or kind in PRINTED:
            by_kind.setdefault("print", date_of(one))
        elif kind in ISSUE:
            by_kind.setdefault("issue", date_of(one))
        elif kind not in OTHER:
            by_kind.setdefault("online", date_of(one))
    printed, issue, online = (by_kind.get(kind, Date()) for kind in ("print", "issue", "online"))
    if printed.parts:
        return printed
    if issue.parts and (not online.parts or issue.year != online.year):
        return issue
    return online if online.parts or not column else date_of(column[0])


YEAR = re.compile(r"(-?\d{4})[a-z]?\Z")


def read_date_parts(year: Column, month: Column, day: Column, season: Column) -> Date:
    """A citation's year, month, day and season; a letter behind the year tells two apart."""
    if year and year[0].get("iso-8601-date"):
        return read_date(year[0].get("iso-8601-date"))
    first, second, third, time = (
        column[0].strip() if column else "" for column in (year, month, day, season)
    )
    match = YEAR.match(first)
    first = match[1] if match else first
    if time and not second:
        return read_date(f"{time} {first}".strip())
    if third and not second:
        return join_date(first)
    return join_date(first, second if not second or read_month(second) else f"{second}", third)


def write_date_parts(date: Date) -> tuple[list[str], list[str], list[str], list[str]]:
    """A citation's year, month and day; what is more than that stands in the year."""
    simple = len(date.parts) == 1 and not date.season and not date.circa
    if not simple or (date.year or 0) < 1000:
        return [write_edtf(date)], [], [], []
    year, month, day = (*date.parts[0], 0, 0)[:3]
    return [str(year)], [str(month)] if month else [], [str(day)] if day else [], []


VISITED = re.compile(r"\A\W*(?:(?:last )?(?:accessed|visited|retrieved|cited)(?: on)?)\W*", re.I)


def read_visited(column: Column) -> Date:
    """The day on which something was seen: `Accessed 5 March 2019`."""
    one = column[0]
    if one.get("iso-8601-date") or one.first("year"):
        return date_of(one)
    return read_date(VISITED.sub("", line(one)).strip("[]. "))


# -- abstracts, pages, links


def read_abstract(column: Column) -> str:
    """An abstract: a line for each paragraph, the heading of a section before its first."""
    return "\n".join(paragraphs(column[0])) or cleaned(column[0])


def paragraphs(one: Element) -> list[str]:
    """The paragraphs of an abstract or of its sections."""
    found: list[str] = []
    for child in one.children:
        if child.tag == "sec":
            inside = paragraphs(child)
            heading = line(child.first("title")).rstrip(":. ")
            if inside and heading:
                inside[0] = f"{heading}: {inside[0]}"
            found += inside
        elif child.tag in ("p", "list", "disp-quote"):
            found.append(line(child))
    return [text for text in found if text]


def write_abstract(text: str) -> list[Element]:
    """An abstract of paragraphs."""
    return [element("", *(element("p", line) for line in text.split("\n")))]


def write_ends(pages: str) -> tuple[list[str], list[str]]:
    """The first and the last page."""
    first, last = split_pages(pages)
    return list(first), list(last)


def read_link(column: Column) -> str:
    """The address of a link, or its text."""
    return str(column[0].get("xlink:href").strip() or column[0].strip())


def write_link(url: str) -> list[Element]:
    """A link that shows its address; a reference list names the space of links nowhere else."""
    return [Element(url, "", {"xmlns:xlink": XLINK, "xlink:href": url})]


XLINK = "http://www.w3.org/1999/xlink"


def read_pmcid(column: Column) -> str:
    """PubMed Central's number, with its letters."""
    text = column[0].strip()
    return f"PMC{text}" if text.isdecimal() else text


CODECS = {
    "jats-pmcid": Codec("raw", read_pmcid, write_text),
    "jats-group": Codec("raw", read_persons, write_group, repeats=True),
    "jats-title-group": Codec("raw", read_title_group, write_text),
    "jats-translated": Codec("raw", read_translated, lambda titles: [], repeats=True),
    "jats-published": Codec("raw", read_published, write_text, repeats=True),
    "jats-date": Codec("raw", read_date_parts, write_date_parts),
    "jats-visited": Codec("raw", read_visited, lambda date: [write_edtf(date)]),
    "jats-abstract": Codec("raw", read_abstract, write_abstract),
    "jats-page-ends": Codec("raw", read_page_ends, write_ends),
    "jats-page-range": Codec("raw", lambda column: read_pages(line(column[0])), write_text),
    "jats-link": Codec("raw", read_link, write_link),
}
"""Name → codec."""
