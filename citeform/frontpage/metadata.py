"""What a PDF says of its work beside its pages: Info, XMP, an archive's cover, a turned margin.

Sources: ISO 32000-1, 14.3; XMP with Dublin Core and PRISM 3, CrossMark and publishers' pdfx names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, fromstring

from citeform.codecs.identifiers import find_doi, trim_doi
from citeform.codecs.names import read_inverted_name, read_name
from citeform.frontpage.candidates import Candidate
from citeform.frontpage.citation_line import read_citation
from citeform.frontpage.dates import find_date
from citeform.frontpage.labels import fold
from citeform.frontpage.typeset import Told
from citeform.frontpage.venues import ARXIV
from citeform.model.values import Name
from citeform.pattern import pattern

XMP_START, XMP_END = b"<x:xmpmeta", b"</x:xmpmeta>"
MOST_PACKETS = 20
MOST_XMP = 200_000
LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"

# XMP property without its namespace, in lower case → variable.  Publishers' own schemas (pdfx,
# crossmark, WPS) have these names too.
PROPERTIES = {
    "doi": "DOI",
    "wps-articledoi": "DOI",
    "identifier": "DOI",
    "title": "title",
    "creator": "author",
    "publicationname": "container-title",
    "volume": "volume",
    "number": "issue",
    "pagerange": "page",
    "issn": "ISSN",
    "coverdate": "issued",
    "coverdisplaydate": "issued",
}
# How programs and people call a file that has no title, folded.
NO_TITLES = pattern(
    r"(?:untitled|no title|title|microsoft |slide |document|powerpoint|pii:|doi:|10\.\d{4}|"
    r"manuscript|article|paper|draft|layout|main|template|[a-z]{0,6}\d[\w.-]*\Z)"
)
FILE_NAME = pattern(r"\S+\.(?:docx?|tex|dvi|pdf|indd|qxd|rtf|odt|p65|fm|ps|eps|xps|cdr|wpd)\b")
NO_AUTHORS = frozenset(
    "user admin administrator owner author authors unknown microsoft office default root elsevier "
    "springer wiley editor publisher production typesetter".split()
)
"""Words that are no part of an author's name."""
ARXIV_DATE = pattern(r"\b\d{1,2} (?:[A-Z][a-z]{2}) (?:19|20)\d\d\b")


def told_by_file(info: Mapping[str, str], data: bytes) -> Iterator[Told]:
    """What XMP and the Info dictionary say, XMP first: it is made by programs of publishers."""
    told = {**read_info(info), **read_xmp(data)}
    if "issue" in told and "volume" not in told:
        del told["issue"]
    for variable, text in told.items():
        # An embedded DOI is the work's own, which a bare one on the page need not be.
        yield Told(variable, text, "pdf-metadata", 0.8 if variable == "DOI" else 0.5)


def told_by_cover(texts: Iterable[str]) -> Iterator[Told]:
    """The DOI on the cover that an archive put before the article."""
    for text in texts:
        match = find_doi(text)
        if match:
            yield Told("DOI", trim_doi(match[0]), "pdf-cover", 0.75)


def told_by_margin(texts: Iterable[str]) -> Iterator[Told]:
    """arXiv's number and date, which it prints along the margin."""
    for text in texts:
        match = ARXIV.search(text)
        if match:
            yield Told("number", f"arXiv:{match[1]}", "pdf-margin", 0.9)
            yield Told("archive", "arXiv", "pdf-margin", 0.9)
            yield Told("publisher", "arXiv", "pdf-margin", 0.7)
            if date := ARXIV_DATE.search(text, match.end()):
                yield Told("issued", date[0], "pdf-margin", 0.66)


def read_info(info: Mapping[str, str]) -> dict[str, str]:
    """What the Info dictionary says; its Subject is often the line by which to cite."""
    found: dict[str, str] = {}
    if is_title(title := tidy(info.get("Title", ""))):
        found["title"] = title
    if is_people(author := tidy(info.get("Author", ""))):
        found["author"] = author
    subject = tidy(info.get("Subject", ""))
    for text in (subject, *(tidy(value) for name, value in info.items() if "doi" in name.lower())):
        if match := find_doi(text):
            found["DOI"] = trim_doi(match[0])
    citation = read_citation(subject[:300]) if subject else None
    if citation and citation.journal and citation.volume:
        found |= {"container-title": citation.journal, "volume": citation.volume}
        found |= {"page": citation.page} if citation.page else {}
    words = tidy(info.get("Keywords", ""))
    if ("," in words or ";" in words) and "10." not in words:
        found["keyword"] = words
    return found


def read_xmp(data: bytes) -> dict[str, str]:
    """What the XMP packet says that knows a title or a DOI; pictures have packets too."""
    at = 0
    for _ in range(MOST_PACKETS):
        start = data.find(XMP_START, at)
        end = data.find(XMP_END, start) + len(XMP_END)
        if start < 0 or end <= start:
            break
        at = end
        found = read_packet(data[start:end]) if end - start < MOST_XMP else {}
        if "title" in found or "DOI" in found:
            return found
    return {}


def read_packet(packet: bytes) -> dict[str, str]:
    """The properties of an XMP packet that fill variables."""
    if b"<!" in packet:
        return {}  # No packet declares entities, unless to do harm.
    try:
        root = fromstring(packet)
    except (ParseError, ValueError, LookupError):
        return {}
    found: dict[str, str] = {}
    pages: dict[str, str] = {}
    for name, text in properties(root):
        variable = PROPERTIES.get(name, "")
        if name in ("startingpage", "endingpage"):
            pages[name] = text
        elif variable and variable not in found and (value := checked(variable, text)):
            found[variable] = value
    if "startingpage" in pages:
        ends = dict.fromkeys((pages["startingpage"], pages.get("endingpage", "")))
        found.setdefault("page", "-".join(filter(None, ends)))
    return found


def properties(root: Element) -> Iterator[tuple[str, str]]:
    """The properties of a packet: elements, their list items joined, and attributes."""
    for element in root.iter():
        name = local(element.tag)
        items = [tidy("".join(item.itertext())) for item in element.iter(LIST_ITEM)]
        text = ("; " if name == "creator" else " ").join(filter(None, items[:500]))
        if name in PROPERTIES or name.endswith("ingpage"):
            yield name, text or tidy(element.text or "")
        for key, value in element.attrib.items():
            yield local(key), tidy(value)


def local(name: str) -> str:
    """A name without its namespace, in lower case."""
    return name.rpartition("}")[2].lower()


def checked(variable: str, text: str) -> str:
    """The value of a variable where a text can be one."""
    if variable == "DOI":
        match = find_doi(text)
        return trim_doi(match[0]) if match else ""
    if variable == "title":
        return text if is_title(text) else ""
    if variable == "author":
        return text if is_people(text) else ""
    return text if len(text) < 200 else ""


def tidy(text: str) -> str:
    """A text on one line, without what no text holds."""
    return " ".join(text.replace("\x00", "").split())


def is_title(text: str) -> bool:
    """Whether a title is one, and no file's name or what a program puts there.

    >>> is_title("Microsoft Word - final2.doc"), is_title("S0140-6736(20)30183-5")
    (False, False)
    >>> is_title("Tides of the Wadden Sea")
    True
    """
    folded = fold(text)
    words = [word for word in re.findall(r"[^\W\d_]+", folded) if len(word) > 1]
    is_named = bool(NO_TITLES.match(folded)) and (len(words) < 4 or folded[:9] == "microsoft")
    return 2 < len(words) < 60 and not is_named and not FILE_NAME.search(folded)


def is_people(text: str) -> bool:
    """Whether what stands for the author names a person: two words, none of an institution."""
    words = fold(text).replace(",", " ").replace(";", " ").split()
    return 1 < len(words) < 400 and not NO_AUTHORS & set(words) and not re.search(r"[\d@\\/]", text)


def people_in(text: str) -> tuple[Name, ...]:
    """The names in what stands for the authors.

    >>> [str(name) for name in people_in("Jane Doe and John van Smith")]
    ['Jane Doe', 'John van Smith']
    """
    parts = re.split(r"\s*;\s*", text)
    if len(parts) == 1:
        parts = re.split(r",? (?:and|et|und|y|&) ", text)
        commas = [one for part in parts for one in part.split(", ")]
        # "Doe, Jane" is one person, "Jane Doe, John Smith" are two.
        parts = commas if all(" " in one.strip() for one in commas) else parts
    names = [read_inverted_name(one) if "," in one else read_name(one) for one in parts if one]
    return tuple(name for name in names if name.family)


def told_candidates(told: Iterable[Told], found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Candidates of what a file says beside its pages, for what these lack; a DOI in any case."""
    known = {one.variable for one in found}
    for one in told:
        value: object = one.text
        if one.variable == "author":
            value = people_in(one.text)
        elif one.variable == "issued":
            value = find_date(one.text)
        elif one.variable == "keyword":
            value = tuple(filter(None, map(str.strip, re.split("[;,]", one.text))))
        if value and (one.variable == "DOI" or one.variable not in known):
            yield Candidate(one.variable, value, 0, 0, one.score, one.by)
