"""What a front page says of its publication: identifiers, journal, numbers and date."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from citeform.codecs.identifiers import find_doi, trim_doi
from citeform.frontpage.candidates import Candidate
from citeform.frontpage.citation_line import NOTHING, Citation, read_citation, weigh
from citeform.frontpage.citation_signs import read_number
from citeform.frontpage.dates import find_date
from citeform.frontpage.journal_names import JOURNAL_WORDS
from citeform.frontpage.kinds import YEAR, Kind, is_running_journal
from citeform.frontpage.labels import fold
from citeform.frontpage.layout import Layout
from citeform.frontpage.zones import Item
from citeform.pattern import pattern

COMBINING = pattern("[\u0300-\u036f]")
"""Marks that an old font's brackets became: no DOI has one."""
PART = pattern(r"\.\d{3}$")
STAMP = pattern(r"^[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7}\s?v\d")
"""arXiv's stamp of the last century, without its name."""
VERSIONS = ("this version", "this draft", "current version", "current draft", "first draft",
            "draft version", "version of", "draft of")  # fmt: skip
"""How working papers announce their date."""
PLAIN_DATE = pattern(r"(?:19|20)\d\d([/.-])\d\d\1\d\d")
ISSN = pattern(r"\b\d{4}[-‐–]\d{3}[\dXx]\b")


def find_dois(layout: Layout) -> Iterator[Candidate]:
    """A DOI anywhere on the page; a labelled one is surer than a bare one, a cited one less."""
    found = list(doi_of_lines(layout))
    whole = {one.value for one in found}
    for one in found:
        # "10.7554/eLife.36399.001" is the abstract of 10.7554/eLife.36399.
        part = PART.sub("", str(one.value)) in whole - {one.value}
        yield one._replace(score=one.score - 0.2) if part else one


def doi_of_lines(layout: Layout) -> Iterator[Candidate]:
    """The first DOI of every line, put together where it goes on below."""
    for item in layout.items:
        text = item.line.text
        whole = text
        if "10." in text and (text[-1] in "./-_" and item.number + 1 < len(layout.items)):
            after = layout.items[item.number + 1].line
            word = after.text.split(" ", 1)[0]
            whole += word if not after.gap and any(map(str.isdigit, word)) else ""
        match = find_doi(whole) if "10." in text else None
        if not match or match.start() >= len(text):
            continue
        doi = trim_doi(COMBINING.split(match[0])[0])
        score = 0.99 if "doi" in text[: match.start()].lower()[-20:] else 0.7
        if text.startswith(("See ", "Erratum", "Correction")):
            score = 0.3
        start = item.line.at(match.start())
        end = item.line.at(min(match.start() + len(doi), len(text)))
        yield Candidate("DOI", doi, start, end, score)


def find_issn(layout: Layout) -> Iterator[Candidate]:
    """An ISSN, only where it is called so."""
    for item in layout.items:
        if "issn" in item.line.text.lower() and (match := ISSN.search(item.line.text)):
            place = item.line.at(match.start()), item.line.at(match.end())
            yield Candidate("ISSN", match[0].upper().replace("–", "-"), *place, 0.9)


def find_citation_lines(layout: Layout) -> Iterator[Candidate]:
    """Journal, volume, issue and pages, where one line says them."""
    best, place, most = NOTHING, (0, 0), 0.0
    abstracts = find_abstract_spans(layout)
    for text, start, end in citation_texts(layout):
        found = read_citation(text)
        # What an abstract cites is another article.
        cited = is_within(abstracts, start) or in_sentence(text, found)
        weight = weigh(found) - 2 * cited
        if weight > most:
            best, place, most = found, (start, end), weight
    if best is NOTHING:
        return
    score = 0.5 + 0.1 * most
    values = {
        "container-title": best.journal,
        "volume": best.volume,
        "issue": best.issue,
        "page": best.page,
    }
    for variable, value in values.items():
        if value:
            yield Candidate(variable, value, *place, min(score, 0.95))


def find_abstract_spans(layout: Layout) -> list[tuple[int, int]]:
    """Where the abstracts and the article's own text stand."""
    spans = [zone.span for zone in layout.named("abstract", "introduction")]
    if items := layout.unlabelled_abstract:
        spans.append((items[0].start, items[-1].line.end))
    return sorted(spans)


def is_within(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether an offset lies in one of these spans, which are in order."""
    at = bisect_right(spans, (place, sys.maxsize)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]


def in_sentence(text: str, found: Citation) -> bool:
    """Whether a sentence goes on behind a citation."""
    words = text[found.end :].replace("doi", "").split()[:8]
    return sum(word.isalpha() and word.islower() for word in words) > 2


def citation_texts(layout: Layout) -> Iterable[tuple[str, int, int]]:
    """Texts that may be citation lines, with their places."""
    for zone in layout.named("citation"):
        if zone.texts:
            yield layout.page.join(zone.texts)[-400:], *zone.span
    for item, after in zip(layout.items, [*layout.items[1:], None], strict=False):
        line = item.line
        if len(line.text) > 300 or not any(map(str.isdigit, line.text)):
            continue
        if item.label and item.label.zone in ("received", "abstract", "contact"):
            continue
        if item.kind in (Kind.CITATION, Kind.BANNER, Kind.DOI, Kind.TEXT, Kind.COPYRIGHT):
            yield line.text, line.start, line.end
        if line.is_full and after:
            yield layout.page.join([line.text, after.line.text]), line.start, after.line.end


def find_article_numbers(layout: Layout) -> Iterator[Candidate]:
    """What the number of a Chinese article says: ISSN, issue and pages."""
    for item in layout.items:
        if not item.line.text.isascii():
            for variable, value in read_number(item.line.text).items():
                yield Candidate(variable, value, item.line.start, item.line.end, 0.55)


def find_journals(layout: Layout) -> Iterator[Candidate]:
    """A journal's name alone on its line."""
    for item in layout.items:
        text = item.line.text
        words = fold(text).split() if item.kind is Kind.BANNER and len(text) < 90 else []
        digits = any(map(str.isdigit, text))
        if (
            not digits
            and any(word in JOURNAL_WORDS for word in words)
            and is_running_journal(text, fold(text))
        ):
            yield Candidate("container-title", text, item.line.start, item.line.end, 0.4)


def find_issued(layout: Layout) -> Iterator[Candidate]:
    """The date of publication: of the issue before that of the copyright; never a received date."""
    for text, start, end in citation_texts(layout):
        found = read_citation(text)
        if found.issued.parts:
            yield Candidate("issued", found.issued, start, end, 0.6 + 0.06 * weigh(found))
    for zone in layout.named("published"):
        date = find_date(" ".join(zone.texts[:2]))
        if date.parts:
            yield Candidate("issued", date, *zone.span, 0.7)
    for item in layout.items:
        yield from date_of_line(item)


def date_of_line(item: Item) -> Iterator[Candidate]:
    """What a single line says of the year of publication."""
    text = item.line.text
    if (item.label and item.label.zone in ("received", "event")) or not YEAR.search(text):
        return
    low = text[:200].lower()
    score = 0.0
    if item.kind is Kind.DATE or PLAIN_DATE.fullmatch(text):
        score = 0.5
    elif "arxiv:" in low or STAMP.match(text) or low.startswith(VERSIONS):
        score = 0.66
    elif "this version posted" in low:
        text, score = text[low.index("this version posted") :], 0.66
    elif "published" in low and len(text) < 120:
        text, score = text[low.index("published") :], 0.65
    elif item.kind is Kind.COPYRIGHT:
        score = 0.4
    elif item.kind is Kind.BANNER and len(text) < 120:
        score = 0.3
    date = find_date(text) if score else None
    if date and date.parts and len(date.parts[0]) > (item.kind is Kind.BANNER and score < 0.4):
        yield Candidate("issued", date, item.line.start, item.line.end, score)


def find_event_dates(layout: Layout) -> Iterator[Candidate]:
    """The day of the session at which a paper was read."""
    for zone in layout.named("event"):
        date = find_date(" ".join(zone.texts))
        if date.parts:
            yield Candidate("event-date", date, *zone.span, 0.9)
