"""Elements of MODS: titles, names with roles, dates, languages and extents.

Sources: "MODS User Guidelines", version 3 (Library of Congress), MARC's relator terms and codes,
and the shape in which bibutils and Zotero write MODS.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeform.codecs.dates import read_date, write_edtf
from citeform.codecs.languages import read_language
from citeform.codecs.marc import YEAR
from citeform.codecs.names import SUFFIX, read_inverted_name, read_name
from citeform.codecs.registry import Codec, write_text
from citeform.codecs.registry import write_page_ends as split_pages
from citeform.codecs.xmlnames import family, given, person
from citeform.codecs.xmltext import line
from citeform.codecs.xmlvalues import ISO, join_pages, join_titles
from citeform.model.element import Element, element
from citeform.model.values import Date, Name

Column = Sequence[Element]

ISBD = re.compile(r"\s+[/:;=,]+\Z")
"""A catalogue's punctuation before the subtitle."""

# CSL's variable → MARC's term and code, and other words for the same role.
ROLES: dict[str, tuple[str, str, str]] = {
    "author": ("author", "aut", "creator cre writer dissertant dis programmer"),
    "editor": ("editor", "edt", "compiler com edc"),
    "translator": ("translator", "trl", ""),
    "illustrator": ("illustrator", "ill", "artist art"),
    "composer": ("composer", "cmp", ""),
    "performer": ("performer", "prf", "singer sng musician mus"),
    "director": ("director", "drt", "film_director fmd"),
    "interviewer": ("interviewer", "ivr", ""),
    "recipient": ("recipient", "rcp", "addressee"),
    "contributor": ("contributor", "ctb", ""),
}
ROLE = {
    word.replace("_", " "): variable
    for variable, (term, code, others) in ROLES.items()
    for word in (term, code, *others.split())
}
ALL = tuple(ROLES)
OF_PART = tuple(role for role in ALL if role != "editor")
OF_HOST = ("editor", "author")


def read_title(column: Column) -> str:
    """A `titleInfo`: an article that does not sort, title, subtitle and part."""
    one = column[0]
    if not one.children:
        return line(one)
    start = line(one.first("nonSort"))
    title = ISBD.sub("", line(one.first("title")))
    if start and title:
        title = f"{start}{'' if start.endswith(('’', chr(39), '-')) else ' '}{title}"
    parts = [title.rstrip(".") if one.first("partName", "partNumber") else title,
             *(ISBD.sub("", line(part)) for part in one.all("partNumber", "partName"))]  # fmt: skip
    return join_titles(". ".join(filter(None, parts)), line(one.first("subTitle")))


def write_title(title: str) -> list[Element]:
    """A `titleInfo` with the whole title."""
    return [element("", element("title", title))]


# -- names


def read_names(roles: Sequence[str], bare_role: str) -> Codec:
    """A codec of `name` elements, whose variables are those of the roles."""

    def read(column: Column) -> tuple[tuple[Name, ...], ...]:
        """The names of each role."""
        found: dict[str, list[Name]] = {role: [] for role in ALL}
        for one in column:
            role = role_of(one, bare_role)
            if role and (name := name_of(one)) != Name() and one.get("type") != "conference":
                found[role].append(name)
        return tuple(tuple(found[role]) for role in roles)

    def write(*several: Sequence[Name] | None) -> list[Element]:
        pairs = zip(roles, several, strict=True)
        return [write_name(name, role) for role, names in pairs for name in names or ()]

    def read_one(column: Column) -> tuple[Name, ...]:
        """The names of the one role."""
        return read(column)[0]

    return Codec("raw", read if len(roles) > 1 else read_one, write, repeats=True)


def role_of(one: Element, bare_role: str) -> str:
    """What a name did, as CSL has it; nothing when that is nothing to be cited."""
    terms = [line(term).lower().rstrip(".") for term in one.below("roleTerm")]
    if not terms:
        return bare_role if not one.first("role") else ROLE.get(line(one.first("role")).lower(), "")
    return next((ROLE[term] for term in terms if term in ROLE), "")


def name_of(one: Element) -> Name:
    """The name in a `name` element."""
    parts: dict[str, list[str]] = {}
    for part in one.all("namePart"):
        parts.setdefault(part.get("type"), []).append(line(part))
    terms = [term for term in parts.get("termsOfAddress", ()) if SUFFIX.match(term)]
    if "family" in parts:
        return person(" ".join(parts["family"]), " ".join(parts.get("given", ())), *terms[:1])
    whole = [part.rstrip(",") for part in parts.get("", ()) or parts.get("given", ())]
    if not whole:
        return Name(literal=line(one.first("displayForm")))
    if one.get("type") in ("corporate", "conference", "family"):
        return Name(literal=". ".join(part.rstrip(".") for part in whole[:-1] + whole[-1:])
                    if len(whole) > 1 else whole[0])  # fmt: skip
    name = read_inverted_name(" ".join(whole))
    if one.get("type") == "personal" and name.literal and " " in name.literal:
        name = read_name(name.literal)
    return name._replace(suffix=terms[0]) if terms and name.family and not name.suffix else name


def write_name(name: Name, role: str) -> Element:
    """A `name` element with its parts and its role."""
    term, code, _ = ROLES[role]
    said = element("role", element("roleTerm", term, authority="marcrelator", type="text"),
                   element("roleTerm", code, authority="marcrelator", type="code"))  # fmt: skip
    if name.literal:
        return element("", element("namePart", name.literal), said, type="corporate")
    return element(
        "",
        element("namePart", family(name), type="family"),
        element("namePart", given(name), type="given"),
        element("namePart", name.suffix, type="termsOfAddress"),
        said,
        type="personal",
    )


# -- dates


def read_dates(column: Column) -> Date:
    """Dates, of which those in a code are preferred, and a start and an end are a range."""
    ends = {one.get("point"): date_of(one) for one in column if one.get("point")}
    start, end = ends.get("start", Date()), ends.get("end", Date())
    if len(start.parts) == 1 and len(end.parts) == 1:
        return start if start.parts == end.parts else Date((*start.parts, *end.parts))
    if start.parts:
        return start
    coded = [one for one in column if one.get("keyDate") or one.get("encoding")]
    return date_of((coded or list(column))[0])


def date_of(one: Element) -> Date:
    """One date, also as `20020702` or `c1984`."""
    text = " ".join(one.split())
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    date = read_date(text)
    if date.literal and not one.get("encoding") and (year := YEAR.search(text)) and len(text) < 12:
        date = Date(((int(year[0]),),))
    return date._replace(circa=True) if date.parts and text.endswith(("?", "?]")) else date


def write_date(date: Date) -> list[Element]:
    """A date with the name of its code."""
    text = write_edtf(date)
    if not date.parts:
        return [element("", text)]
    simple = len(date.parts) == 1 and not date.season and not date.circa and (date.year or 0) > 0
    return [element("", text, encoding="w3cdtf" if simple else "edtf")]


def read_url(column: Column) -> tuple[str, Date]:
    """The first address, and the day when it, or another, was last looked up."""
    days = (day for one in column if (day := one.get("dateLastAccessed")))
    return line(column[0]), read_date(next(days, ""))


# An address of XML Schema's `anyURI`, in which signs of other scripts need no escapes (RFC 3986):
# a scheme, or no colon before the first slash; a host and a port; path, query and fragment.
SIGN = r"(?:[^\s\x00-\x20#%/:?@[\]]|%[\da-fA-F]{2})"
ADDRESS = re.compile(
    rf"""
    (?: [A-Za-z][A-Za-z\d+.-]*: | (?={SIGN}+(?:[/?\#]|\Z)) )
    (?: //(?:(?:{SIGN}|:)*@)?{SIGN}+(?::\d{{1,5}})?(?=[/?\#]|\Z) )?
    (?!//) (?:{SIGN}|[/:@])* (?:\?(?:{SIGN}|[/:@?])*)? (?:\#(?:{SIGN}|[/:@?])*)? \Z
    """,
    re.VERBOSE,
)


def write_url(url: str, accessed: Date) -> list[Element]:
    """An address that the schema takes, with the day when it was last looked up."""
    if not url or not ADDRESS.match(url):
        return []
    return [element("", url, dateLastAccessed=write_edtf(accessed) if accessed else "")]


# -- languages and extents


def read_languages(column: Column) -> str:
    """The language of the whole, by its code."""
    whole = [one for one in column if not one.get("objectPart")] or list(column)
    terms = whole[0].all("languageTerm")
    coded = [term for term in terms if term.get("type") == "code"]
    return read_language(line((coded or terms or whole)[0]))


def write_language(tag: str) -> list[Element]:
    """A language by its code of ISO 639-2, or its tag."""
    tag = read_language(tag)
    code, authority = (ISO[tag], "iso639-2b") if tag in ISO else (tag, "rfc5646")
    term = element("languageTerm", code, type="code", authority=authority)
    return [element("", term)]


def read_extent(column: Column) -> str:
    """The pages of a part."""
    one = column[0]
    ends = join_pages(line(one.first("start")), line(one.first("end")))
    return ends or line(one.first("list")) or ("" if one.children else line(one))


def write_extent(pages: str) -> list[Element]:
    """The pages of a part: a first and a last, or a list."""
    start, end = (column[0] if column else "" for column in split_pages(pages))
    if end or not re.search(r"[-–,]", start):
        return [element("", element("start", start), element("end", end), unit="pages")]
    return [element("", element("list", start), unit="pages")]


COUNT = re.compile(r"(\d+)\]?\s*(?:p\b|pp\b|pages?\b|Seiten|S\.|leaves)")


def read_count(column: Column) -> str:
    """How many pages there are: `191 p.`, or a total."""
    for one in column:
        total = line(one.first("total"))
        found = COUNT.findall(str(one))
        if total or found:
            return total or str(found[-1])
    return ""


def write_count(count: str) -> list[str]:
    """So many pages."""
    return [f"{count} p."]


CODECS = {
    "mods-title": Codec("raw", read_title, write_title),
    "mods-names": read_names(ALL, "author"),
    "mods-part-names": read_names(OF_PART, "author"),
    "mods-host-names": read_names(OF_HOST, "author"),
    "mods-editors": read_names(("editor",), "editor"),
    "mods-date": Codec("raw", read_dates, write_date, repeats=True),
    "mods-language": Codec("raw", read_languages, write_language, repeats=True),
    "mods-url": Codec("raw", read_url, write_url, repeats=True),
    "mods-extent": Codec("raw", read_extent, write_extent),
    "mods-count": Codec("raw", read_count, write_count, repeats=True),
    "mods-text": Codec("raw", lambda column: line(column[0]), write_text),
}
"""Name → codec."""
