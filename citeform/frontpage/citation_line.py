"""Citation lines: journal, volume, issue, pages and year as journals print them on an article."""

from __future__ import annotations

import re
from typing import NamedTuple

from citeform.codecs.pages import read_pages
from citeform.frontpage.citation_signs import ABNT, find_journal, find_numbers, last_run
from citeform.frontpage.labels import fold
from citeform.frontpage.scripts import is_mostly_east, narrow

# Every pattern begins at a digit and has bounded parts, so that none takes more than linear time.
YEAR = r"(?P<year>(?:19|20)\d\d)"
VOLUME = r"(?P<volume>[A-Z]?\d{1,4}[A-Z]?)"
ISSUE = r"(?:\((?P<issue>[^()]{1,14})\))"
PAGES = (
    r"(?P<page>(?:[a-z]|[A-Z]{1,3})?-?\d{1,12}(?![\d.]\d)"
    r"(?:\s?(?:--|[-‐‑–—−Ϫ])\s?[a-zA-Z]{0,3}\d{1,7}(?!\d))?)"
)
DAY = r"(?:\d{1,2}\sde\s[^\W\d_]{4,10}\.?\s)"
BEFORE = r"(?<![\d/.])"
CORES = (
    # Bull Acad Natl Med 2024;208(3):763-71.  J Foo 2024 Mar 3;208:763
    # Rev Foo 2021; Vol. 95: 12 de marzo. e202103045
    re.compile(
        rf"{BEFORE}{YEAR}(?:\s[^\W\d_]{{3,9}}\.?(?:\s\d{{1,2}})?)?\s?[;,:·]\s?(?:[Vv]ol\.?\s?)?"
        rf"{VOLUME}\s?{ISSUE}?\s?(?:[:,;.]\s?(?:pp?\.?\s?)?){DAY}?{PAGES}"
    ),
    # 9 (2010) 175–180.  15 (2020) 034047.  12(3) (2010) 1-9
    re.compile(
        rf"{BEFORE}{VOLUME}\s?{ISSUE}??\s?[,:]?\s?\({YEAR}\)\s?[,:]?\s?(?:pp?\.?\s?)?{PAGES}"
    ),
    # 45, 123 (1992).  45(3): 12-19 (1992)
    re.compile(rf"{BEFORE}{VOLUME}\s?{ISSUE}?\s?[,:]\s?(?:pp?\.?\s?)?{PAGES}\s?\({YEAR}\)"),
    # (2005) 77, 129-139.  (2022) 9:435.  (2011) 5(2):253-254
    re.compile(rf"\({YEAR}\)[.,]?\s?{VOLUME}\s?{ISSUE}?\s?[:,]\s?(?:pp?\.?\s?)?{PAGES}"),
    # 2017:11 193-202
    re.compile(rf"{BEFORE}{YEAR}\s?[:;]\s?{VOLUME}\s(?P<page>\d{{1,6}}\s?[-–]\s?\d{{1,6}})"),
    # 13(12): e0210117
    re.compile(rf"{BEFORE}{VOLUME}\s?{ISSUE}\s?[:,]\s?(?:pp?\.?\s?)?{PAGES}"),
)
LABELLED = re.compile(
    r"\b(?P<label>vol(?:ume)?|bd|band|tome|no|nr|num(?:ber|ero)?|issue|heft|fasc(?:icolo)?|"
    r"n[°º]|n\.[°º]|[hs](?=\.)|pp?|pages?|pags?|seiten?)\.?\s?:?\s?(?P<value>[a-z]?\d{1,6}[a-z]?"
    r"(?:\s?[-–—−/]\s?[a-z]?\d{1,6})?)\b"
)
SOLE_YEAR = re.compile(r"(?<![\d/.:-])(?:19|20)\d\d(?![\d/:-]|\.\d)")

VARIABLES = {
    **dict.fromkeys(("vol", "volume", "bd", "band", "tome"), "volume"),
    **dict.fromkeys(("pp", "p", "page", "pages", "pag", "pags", "seite", "seiten", "s"), "page"),
}
JOURNAL_WORDS = frozenset(
    """
    journal j rev revue revista rivista review reviews bulletin bull annals annales anales ann acta
    archives arch archiv archivos archivio zeitschrift z proceedings proc transactions trans
    letters lett int international cahiers boletin boletim gaceta med medicina zeitung mitteilungen
    giornale annali quaderni minerva monatsschrift forum jahrbuch arq arquivos cadernos cad
    """.split()
)
TRIM = " .,;:|-–—([/•·\t"


class Citation(NamedTuple):
    """What a citation line says; empty where it says nothing."""

    journal: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    start: int = 0
    """Where in the text the journal, or what there is, begins."""
    end: int = 0


NOTHING = Citation()


def read_citation(text: str) -> Citation:
    """Read a citation line, or nothing.

    >>> read_citation("Bull Acad Natl Med 2024;208:763-71. Doi : 10.1016/x")[:5]
    ('Bull Acad Natl Med', '2024', '208', '', '763-771')
    >>> read_citation("Phys. Rev. B 45, 123 (1992)")[:5]
    ('Phys. Rev. B', '1992', '45', '', '123')
    """
    if not any(char.isdigit() for char in text):
        return NOTHING
    text = text[:1000]
    plain = narrow(text)
    found = read_plain(plain)
    if (not found.journal or not found.page) and (other := from_signs(plain)):
        found = other if sum(map(bool, other[:5])) > sum(map(bool, found[:5])) else found
    at = plain.find(found.journal) if found.journal and plain != text else -1
    return found._replace(journal=text[at : at + len(found.journal)]) if at >= 0 else found


def read_plain(text: str) -> Citation:
    """Read a citation line by its form, or by the labels of its numbers."""
    for core in CORES:
        for match in core.finditer(text):
            found = from_core(text, match)
            if found:
                return found
    return from_labels(text)


def from_signs(text: str) -> Citation:
    """A citation whose numbers have signs: "第35卷 第3期", "Т. 178, № 3. С. 45–50"."""
    found = find_numbers(text)
    if "volume" not in found and "issue" not in found:
        return NOTHING
    first = min(start for _, start, _ in found.values())
    last = max(end for _, _, end in found.values())
    journal = find_journal(text, first) if is_mostly_east(text) else trim_journal(text[:first])
    page = found.get("page", ("", 0, 0))[0]
    year, volume, issue = (found.get(key, ("",))[0] for key in ("year", "volume", "issue"))
    if not journal and not (page and year):
        return NOTHING
    if ABNT.search(text):
        journal = journal.rpartition(", ")[0] or journal
    start = max(0, text.find(journal)) if journal else first
    return Citation(journal, year, volume, issue, read_pages(page) if page else "", start, last)


def from_core(text: str, match: re.Match[str]) -> Citation:
    """The citation around a match of one of `CORES`."""
    parts = match.groupdict()
    year = parts.get("year") or ""
    end = match.end()
    before = match.start()
    if not year:
        year, before, end = year_nearby(text, match)
    page = read_pages(parts["page"].replace("Ϫ", "-").replace("--", "-"))
    journal = trim_journal(text[:before])
    if not journal and not year:
        return NOTHING
    start = text.rfind(journal.rstrip("."), 0, before) if journal else match.start()
    return Citation(journal, year, parts["volume"], parts.get("issue") or "", page, start, end)


def year_nearby(text: str, match: re.Match[str]) -> tuple[str, int, int]:
    """A year right before or behind a volume, with what it leaves for the journal."""
    before, after = text[: match.start()].rstrip(TRIM + ")"), text[match.end() :].lstrip(" .,;(")
    if before[-4:].isdecimal() and before[-4:-2] in ("19", "20") and not before[-5:-4].isdecimal():
        return before[-4:], len(before) - 4, match.end()
    if SOLE_YEAR.match(after):
        return after[:4], match.start(), text.find(after, match.end()) + 4
    return "", match.start(), match.end()


def from_labels(text: str) -> Citation:
    """A citation whose numbers have labels: "Vol. 12, No. 3, pp. 45-67, 2011"."""
    found: dict[str, str] = {}
    first, last = len(text), 0
    for match in LABELLED.finditer(fold_same(text)):
        variable = VARIABLES.get(match["label"], "issue")
        if variable in found or (variable == "page" and not found and "-" not in match["value"]):
            continue
        found[variable] = text[match.start("value") : match.end("value")]
        first, last = min(first, match.start()), match.end()
    if "volume" not in found or len(found) < 2:
        return NOTHING
    years = [match[0] for match in SOLE_YEAR.finditer(text)]
    journal = trim_journal(text[:first])
    return Citation(
        journal,
        years[-1] if years else "",
        found["volume"],
        found.get("issue", ""),
        read_pages(found["page"]) if "page" in found else "",
        text.rfind(journal.rstrip("."), 0, first) if journal else first,
        last,
    )


def fold_same(text: str) -> str:
    """The text folded, as long as it was."""
    folded = fold(text)
    return folded if len(folded) == len(text) else text.lower()


def trim_journal(text: str) -> str:
    """The journal at the end of what stands before a volume or year, or nothing."""
    if is_mostly_east(text[-20:]):
        return last_run(text)
    whole = text
    text = text.rstrip(TRIM).rpartition("// ")[2]
    for label in ("Volume", "Vol", "vol"):
        text = text.removesuffix(label).rstrip(TRIM)
    if text[-4:].isdecimal() and text[-4:-2] in ("19", "20"):
        text = text[:-4].rstrip(TRIM)
    for lead in ("et al.:", "et al.", "In:", "in:", "Published in", "published in"):
        text = text.rpartition(lead)[2]
    text = last_sentence(text).lstrip(TRIM + ")").rstrip(TRIM)
    words = text.split()
    if not words or len(words) > 14 or len(text) > 110 or not words[0][0].isalpha():
        return ""
    if not words[0][0].isupper() and words[0] not in ("npj", "eLife", "iScience", "mBio", "e-"):
        return ""
    # The last word of an abbreviated title keeps its full stop when the others have theirs.
    stop = "." if ". " in text and f"{text}." in whole else ""
    return text + stop if any(len(word) > 1 for word in words) else ""


def last_sentence(text: str) -> str:
    """What follows the last full stop that ends a sentence and not an abbreviation."""
    parts = text.split(". ")
    kept = [parts[-1]]
    for part in reversed(parts[:-1]):
        # An abbreviated journal is a row of short capitalised words with full stops.
        words = part.split()
        if len(words) > 2 or not words or not words[-1][0].isupper() or len(words[-1]) > 8:
            break
        kept.insert(0, part)
    return ". ".join(kept)
