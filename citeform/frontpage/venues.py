"""Where an article appeared that is none of a journal: preprints, conferences, theses, reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citeform.codecs.identifiers import find_doi
from citeform.frontpage.candidates import Candidate
from citeform.frontpage.journal_names import SMALL_WORDS
from citeform.frontpage.kinds import Kind
from citeform.frontpage.labels import fold
from citeform.frontpage.layout import Layout
from citeform.frontpage.proceedings import (
    NO_MEETING,
    Proceedings,
    is_place,
    may_name_meeting,
    read_proceedings,
    weigh,
)
from citeform.frontpage.published import STAMP, find_abstract_spans, is_within
from citeform.frontpage.zones import Item
from citeform.model.values import Date
from citeform.pattern import pattern

ARXIV = pattern(
    r"(?:arXiv:\s?|^(?=[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7}\s?v\d))([a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?",
    re.I,
)
HAL = pattern(r"\b((?:hal|halshs|inria|tel|inserm|pasteur|ird|cea|in2p3|cel|dumas)-\d{6,8})\b")
SSRN = pattern(r"ssrn\.com/(?:sol3/papers\.cfm\?)?abstract(?:_id)?=(\d{4,9})", re.IGNORECASE)
ACRONYMS = {"biorxiv": "bioRxiv", "medrxiv": "medRxiv", "chemrxiv": "ChemRxiv",
            "psyarxiv": "PsyArXiv", "socarxiv": "SocArXiv", "eartharxiv": "EarthArXiv",
            "techrxiv": "TechRxiv", "research square": "Research Square",
            "preprints.org": "Preprints.org", "osf preprints": "OSF Preprints",
            "arxiv:": "arXiv"}  # fmt: skip
"""What a preprint server prints on a page, folded, and its name."""
NAMED = pattern("research square|preprints")
PREFIXES = {"10.48550/arxiv": "arXiv", "10.21203/rs": "Research Square", "10.26434/": "ChemRxiv",
            "10.20944/preprints": "Preprints.org", "10.2139/ssrn": "SSRN",
            "10.31219/osf.io": "OSF Preprints", "10.31234/osf.io": "PsyArXiv",
            "10.31235/osf.io": "SocArXiv", "10.31223/": "EarthArXiv",
            "10.36227/techrxiv": "TechRxiv"}  # fmt: skip
"""How the DOIs of preprint servers begin."""

THESES = (
    ("PhD thesis", (
        "doctor of philosophy", "phd thesis", "ph.d. thesis", "phd dissertation",
        "ph.d. dissertation", "doctoral thesis", "doctoral dissertation", "these de doctorat",
        "these presentee", "tesis doctoral", "tese de doutorado", "tese de doutoramento",
        "tesi di dottorato", "inaugural-dissertation", "dissertation zur erlangung",
        "proefschrift ter verkrijging", "rozprawa doktorska", "docteur de l'universite",
    )),
    ("Master's thesis", (
        "master of science", "master of arts", "master's thesis", "masters thesis", "msc thesis",
        "memoire de master", "dissertacao de mestrado", "tesis de maestria", "masterarbeit",
        "tesi di laurea magistrale", "praca magisterska",
    )),
    ("Bachelor's thesis", (
        "bachelor of science", "bachelor of arts", "bachelor's thesis", "bachelor thesis",
        "bachelorarbeit",
    )),
)  # fmt: skip
"""What theses call themselves or the degree they are for, folded."""
SUBMITTED = ("thesis submitted", "dissertation submitted", "in partial fulfil")
STEMS = (
    "thes", "dissertation", "tesis", "tese", "tesi ", "proefschrift", "rozprawa", "docteur",
    "doctor of", "master", "bachelor", "memoire", "laurea", "praca", "partial fulfil", "report",
    "rapport", "paper", "informe", "relatorio", "bericht", "memorandum", "raport",
)  # fmt: skip
"""A sign of a thesis or a report, folded: a quick look before the lists above are gone through."""
DEGREE = pattern(
    r"\b(?:(?:[A-Z][\w'’-]+ ){0,4}(?:Universit[\wéàä]+|Uniwersytet|College|Institute of Technology|"
    r"École|Politecnico|Hochschule)"
    r"(?: (?:of|de|di|do|da|der|zu|van|at|and|&|degli|studi|[A-Z][\w’-]+)){0,6})"
)
"""The name of a university."""
REPORT = pattern(
    r"\b(Technical Report|Technical Memorandum|Tech\. Report|Research Report|Working Paper|"
    r"Discussion Paper|Rapport de recherche|Rapport technique|Informe técnico|Relatório técnico|"
    r"Rapporto tecnico|Forschungsbericht|Raport techniczny)s?\b(?: Series)?,?:?\s?"
    r"(?:No\.?|Nr\.?|N[°ºo]\.?|#)?\s?([A-Z][A-Z]{0,8}(?:[-/ ]{1,2}[A-Z]{1,6}){0,3}[-/ .]{0,2}"
    r"\d[\w/-]*|\d[\w/-]*)?",
    re.IGNORECASE,
)
"""A report's kind and its number."""


NO_MEETINGS = (Kind.NAMES, Kind.AFFILIATION, Kind.CONTACT, Kind.DOCTYPE, Kind.PAGE)
"""Kinds of lines that name no meeting."""

FIRST_LINES = 1000
"""How many lines are looked at for a meeting; what follows is the paper's text."""


def find_meetings(layout: Layout) -> Iterator[Candidate]:
    """A meeting at which the paper was read, and the proceedings it stands in."""
    best, place, most = NO_MEETING, (0, 0), 0.0
    for text, start, end in meeting_texts(layout):
        found = read_proceedings(text)
        # Of two readings that say the same, the shorter text is the cleaner one.
        weight = weigh(found) - len(text) / 1000
        if found is not NO_MEETING and weight > most:
            best, place, most = found, (start, end), weight
    if best is NO_MEETING:
        return
    for field, value in zip(Proceedings._fields, best, strict=True):
        score = 0.55 if field == "issued" else min(0.96, 0.7 + 0.06 * most)
        if value.parts if isinstance(value, Date) else value:
            yield Candidate(field.replace("_", "-"), value, *place, score)
    yield Candidate("type", "paper-conference", *place, 0.7)


def meeting_texts(layout: Layout) -> Iterator[tuple[str, int, int]]:
    """Lines that may name a meeting, alone and with those that go on below."""
    spans = find_abstract_spans(layout)
    named = [may_name_meeting(item.line.text[:400]) for item in layout.items]
    for item in layout.items[:FIRST_LINES]:
        start = item.line.start
        if not any(named[item.number : item.number + 4]):
            continue
        if is_within(spans, start) or item.number in layout.taken or item.kind in NO_MEETINGS:
            continue
        text, end = item.line.text, item.number
        if named[end]:
            yield text, start, item.line.end
        for after in layout.items[end + 1 : end + 4]:
            if after.line.gap or after.number in layout.taken or len(text) > 300:
                break
            below = after.line.text
            place = is_place(below.partition(",")[0]) and text[-1] not in "-,"
            text = f"{text}, {below}" if place else layout.page.join([text, below])
            if any(named[end : after.number + 1]):
                yield text, start, after.line.end


def find_archives(layout: Layout) -> Iterator[Candidate]:
    """The server of a preprint, its number there, and when it was posted."""
    for item in layout.items:
        low = item.line.text[:300].lower()
        place = item.line.start, item.line.end
        if match := SSRN.search(item.line.text):
            yield from preprint("SSRN", match[1], place)
        elif (match := HAL.search(item.line.text)) and (
            "hal" in low[:8] or low.startswith(match[1])
        ):
            yield Candidate("archive", "HAL", *place, 0.8)
            yield Candidate("archive_location", match[1], *place, 0.8)
        elif server := server_of(item, low):
            match = ARXIV.search(item.line.text) if server == "arXiv" else None
            yield from preprint(server, f"arXiv:{match[1]}" if match else "", place)


def server_of(item: Item, low: str) -> str:
    """The preprint server that a line names, or nothing."""
    if STAMP.match(item.line.text):
        return "arXiv"
    if "rxiv" not in low and "10." not in low and not NAMED.search(low):
        return ""
    for sign, server in ACRONYMS.items():
        at = low.find(sign)
        if at >= 0 and item.kind is not Kind.PROSE and "http" not in low[:at]:
            return server
    doi = find_doi(low) if "10." in low else None
    for prefix, server in PREFIXES.items():
        if doi and doi[0].startswith(prefix):
            return server
    return ""


def preprint(server: str, number: str, place: tuple[int, int]) -> Iterator[Candidate]:
    """What is known of a preprint by its server."""
    yield Candidate("publisher", server, *place, 0.7)
    yield Candidate("genre", "preprint", *place, 0.5)
    if number:
        yield Candidate("archive", server, *place, 0.9)
        yield Candidate("number", number, *place, 0.9)


def find_types(layout: Layout) -> Iterator[Candidate]:
    """A thesis or a report that says so in a line of its own: type, genre, number, publisher."""
    title = {item.number for item in layout.head.title}
    told: list[Candidate] = []
    for item in layout.items:
        text = item.line.text
        if len(text) > 160 or item.number in title or item.kind is Kind.CONTACT:
            continue
        folded = fold(text)
        if any(map(folded.__contains__, STEMS)):
            told += thesis_of_line(item, folded)
            told += report_of_line(item)
    yield from told
    if told:
        yield from find_universities(layout, title)


def thesis_of_line(item: Item, folded: str) -> Iterator[Candidate]:
    """The type and the genre of a thesis, where a line tells them."""
    place = item.line.start, item.line.end
    genres = [genre for genre, signs in THESES if any(map(folded.__contains__, signs))]
    submitted = any(map(folded.__contains__, SUBMITTED))
    if submitted or (genres and item.kind not in (Kind.PROSE, Kind.NAMES, Kind.AFFILIATION)):
        yield Candidate("type", "thesis", *place, 0.75)
        yield from (Candidate("genre", genre, *place, 0.8) for genre in genres)


def report_of_line(item: Item) -> Iterator[Candidate]:
    """The type, the genre and the number of a report, where a line is its name."""
    text, place = item.line.text, (item.line.start, item.line.end)
    match = REPORT.search(text) if len(text) < 110 and item.kind is not Kind.PROSE else None
    if match and names_report(text, match):
        yield Candidate("type", "report", *place, 0.7)
        yield Candidate("genre", match[1].capitalize(), *place, 0.7)
        if not re.fullmatch(r"(?:19|20)\d\d", match[2]):
            yield Candidate("number", match[2].rstrip("-/"), *place, 0.7)


def names_report(text: str, match: re.Match[str]) -> bool:
    """Whether a line is the name of a report: with a number, and no sentence around it."""
    small = sum(word.isalpha() and word.islower() for word in text.split())
    return bool(match[2]) and small < 4


def find_universities(layout: Layout, title: set[int]) -> Iterator[Candidate]:
    """The first university or institute that the page names: a thesis's or report's publisher."""
    for item in layout.items:
        if item.kind is Kind.PROSE or item.number in title:
            continue
        text = item.line.text[:200]
        text = title_case(text) if text.isupper() else text
        if match := DEGREE.search(text):
            start, end = item.line.at(match.start()), item.line.at(match.end() - 1) + 1
            name = re.split(r" (?:Technical|Research|Department|School|Computer)\b", match[0])[0]
            name = re.sub(r" (?:of|and|at|de|di|&)$", "", name)
            yield Candidate("publisher", name, start, end, 0.6)
            return


def title_case(text: str) -> str:
    """A name in capitals as one prints it: "UNIVERSITY OF OSLO" → "University of Oslo"."""
    words = text.split(" ")
    small = [word.lower() if word.lower() in SMALL_WORDS else word.capitalize() for word in words]
    return " ".join(small)
