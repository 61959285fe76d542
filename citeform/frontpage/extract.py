"""The ordered table of extractors: Layout → Candidates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from citeform.codecs.identifiers import find_doi, trim_doi
from citeform.frontpage.affiliations import tie
from citeform.frontpage.citation_line import JOURNAL_WORDS, NOTHING, Citation, read_citation
from citeform.frontpage.citation_signs import read_number
from citeform.frontpage.cjk_names import write_name
from citeform.frontpage.dates import find_date
from citeform.frontpage.emails import emails_in
from citeform.frontpage.keywords import read_keywords
from citeform.frontpage.kinds import YEAR, Kind, is_running_journal
from citeform.frontpage.labels import fold, is_part, squash
from citeform.frontpage.languages import guess_language
from citeform.frontpage.layout import Layout
from citeform.frontpage.page import Page
from citeform.frontpage.scripts import script_of
from citeform.frontpage.titles import clean_title, ends_title, foreign, hinted, other_titles
from citeform.frontpage.zones import Item, Zone

BROKEN_DOI = re.compile(r"\b10\.\d{4,9}/\Z")
"""A DOI whose own name stands on the next line."""
ISSN = re.compile(r"\b\d{4}[-‐–]\d{3}[\dXx]\b")
ARXIV = re.compile(r"arXiv:\s?([a-z-]{2,12}/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
# How declarations of interest are worded where no label tells them, folded.
INTERESTS = (
    "conflict of interest", "conflicts of interest", "competing interest", "lien d'interet",
    "liens d'interet", "conflit d'interet", "conflits d'interet", "conflicto de interes",
    "conflictos de interes", "conflito de interes", "conflitos de interes", "interessenkonflikt",
    "conflitto di interess", "conflitti di interess", "conflitto d'interess", "belangenconflict",
    "competing financial interest",
)  # fmt: skip
TYPES = {
    "thesis": (
        "thesis submitted", "dissertation submitted", "in partial fulfil", "these de doctorat",
        "these presentee", "tesis doctoral", "tese de doutorado", "dissertacao de mestrado",
        "tesi di dottorato", "inaugural-dissertation", "dissertation zur erlangung",
        "proefschrift ter verkrijging",
    ),
    "report": (
        "technical report no", "tech. report", "technical report tr", "rapport de recherche n",
        "rapport technique n", "informe tecnico n", "relatorio tecnico n", "working paper no",
        "rapporto tecnico n", "forschungsbericht nr",
    ),
}  # fmt: skip
"""What theses and reports call themselves, folded."""
# What a preprint server prints, folded, and its name.
SERVERS = {"biorxiv": "bioRxiv", "medrxiv": "medRxiv", "arxiv:": "arXiv"}
# Marks that journals keep for the corresponding author.
STARS = frozenset("*⁎∗✉")


class Candidate(NamedTuple):
    """Something on the page that may be the value of a variable."""

    variable: str
    """The CSL variable, or key of `custom`, that it may fill."""
    value: object
    start: int
    """Offset of its first character in the source."""
    end: int
    score: float
    """Between 0 and 1; only comparable between candidates for one variable."""
    by: str = ""
    """The extractor that found it, for `citeform inspect`."""
    language: str = ""


Extractor = Callable[[Layout], Iterator[Candidate]]


def extract(page: Page) -> tuple[Candidate, ...]:
    """Every candidate on a page, in the order of the extractors."""
    layout = Layout(page)
    found: list[Candidate] = []
    for name, extractor in EXTRACTORS:
        for one in extractor(layout):
            found.append(
                Candidate(
                    one.variable, one.value, one.start, one.end, one.score, name, one.language
                )
            )
    return tuple(found)


def find_dois(layout: Layout) -> Iterator[Candidate]:
    """A DOI anywhere on the page; a labelled one is surer than a bare one."""
    for item in layout.items:
        text = item.line.text
        if BROKEN_DOI.search(text) and item.number + 1 < len(layout.items):
            text += layout.items[item.number + 1].line.text.split(" ", 1)[0]
        match = find_doi(text) if "10." in text else None
        if not match:
            continue
        raw = match[0]
        if match.end() == len(text) and raw[-1] in "./-_" and item.number + 1 < len(layout.items):
            after = layout.items[item.number + 1].line
            word = after.text.split(" ", 1)[0]
            raw += word if not after.gap and any(map(str.isdigit, word)) else ""
        before = text[: match.start()].lower()
        score = 0.95 if "doi" in before[-20:] else 0.7
        start = item.line.at(match.start())
        end = item.line.at(min(match.start() + len(trim_doi(raw)), len(text)))
        yield Candidate("DOI", trim_doi(raw), start, end, score)


def find_issn(layout: Layout) -> Iterator[Candidate]:
    """An ISSN, only where it is called so."""
    for item in layout.items:
        if "issn" in item.line.text.lower() and (match := ISSN.search(item.line.text)):
            place = item.line.at(match.start()), item.line.at(match.end())
            yield Candidate("ISSN", match[0].upper().replace("–", "-"), *place, 0.9)


def find_citation_lines(layout: Layout) -> Iterator[Candidate]:
    """Journal, volume, issue and pages, where one line says them."""
    best, place = NOTHING, (0, 0)
    for text, start, end in citation_texts(layout):
        found = read_citation(text)
        if weigh(found) > weigh(best):
            best, place = found, (start, end)
    if best is NOTHING:
        return
    score = 0.5 + 0.1 * weigh(best)
    values = {
        "container-title": best.journal,
        "volume": best.volume,
        "issue": best.issue,
        "page": best.page,
    }
    for variable, value in values.items():
        if value:
            yield Candidate(variable, value, *place, min(score, 0.95))


def find_article_numbers(layout: Layout) -> Iterator[Candidate]:
    """What the number of a Chinese article says: ISSN, issue and pages."""
    for item in layout.items:
        if not item.line.text.isascii():
            for variable, value in read_number(item.line.text).items():
                yield Candidate(variable, value, item.line.start, item.line.end, 0.55)


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


def weigh(citation: Citation) -> float:
    """How much a citation line says."""
    return sum(bool(part) for part in citation[:5]) + 0.5 * bool(citation.journal)


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
        if found.year:
            yield Candidate("issued", find_date(found.year), start, end, 0.6 + 0.06 * weigh(found))
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
    if item.kind is Kind.DATE:
        score = 0.5
    elif "arxiv:" in low or "this version posted" in low:
        score = 0.66
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


def find_titles(layout: Layout) -> Iterator[Candidate]:
    """The title, and titles in other languages below it or before another abstract."""
    items = layout.head.title
    if not items:
        return
    title = clean_title(layout.page.join(item.text for item in items))
    language = layout.settle_language(title)
    yield Candidate(
        "title", title, items[0].start, items[-1].line.end, layout.head.title_score, "", language
    )
    told = {zone.language for zone in layout.zones if zone.name in ("abstract", "keywords")}
    told |= {guess_language(" ".join(zone.texts)) for zone in layout.named("abstract")}
    for run in other_titles(layout, items[-1].number):
        text = clean_title(layout.page.join(item.text for item in run))
        other = guess_language(text) or foreign(text, title, told) or hinted(layout, run, language)
        folded = fold(text)
        declared = any(phrase in folded for phrase in INTERESTS)
        near = script_of(text) != script_of(title) or run[0].number == items[-1].number + 1
        fits = other in told or (near and not ends_title(run[0]))
        if other and other != language and fits and 12 < len(text) < 300 and not declared:
            yield Candidate(
                "translated-title", text, run[0].start, run[-1].line.end, 0.7, "", other
            )


def find_authors(layout: Layout) -> Iterator[Candidate]:
    """The authors, and who of them corresponds."""
    if not layout.authors:
        return
    names = tuple(author.name for author, _ in layout.authors)
    first, last = layout.authors[0][1], layout.authors[-1][1]
    yield Candidate("author", names, first.start, last.line.end, 0.8)


def find_corresponding(layout: Layout) -> Iterator[Candidate]:
    """The author whom letters reach: named in a note, or with a star that a note explains."""
    zones = list(layout.named("correspondence"))
    text = fold(" ".join(" ".join(zone.texts) for zone in zones))
    found = []
    for author, item in layout.authors:
        family = fold(author.name.family)
        if family and family in text and fold(author.name.given)[:1] in text:
            found.append((author, item))
    noted = zones or any(
        item.kind is Kind.NOTE and "correspond" in item.line.text.lower() for item in layout.items
    )
    if not found and noted:
        found = [pair for pair in layout.authors if STARS & set(pair[0].marks)]
    if not found and noted and len(layout.authors) == 1:
        found = list(layout.authors)
    if found:
        names = [write_name(author.name) for author, _ in found]
        value = names[0] if len(names) == 1 else names
        yield Candidate(
            "corresponding-author", value, found[0][1].start, found[-1][1].line.end, 0.8
        )


def find_institutions(layout: Layout) -> Iterator[Candidate]:
    """The institutions, each with the indexes of its authors."""
    found = layout.affiliations
    if not found:
        return
    authors = [author for author, _ in layout.authors]
    lines = [item.number for _, item in layout.authors]
    value = [
        {"name": one.name, "authors": list(indexes)}
        for one, indexes in zip(found, tie(found, authors, lines), strict=True)
    ]
    yield Candidate("affiliations", value, found[0].start, found[-1].end, 0.7)


def find_abstracts(layout: Layout) -> Iterator[Candidate]:
    """Every labelled abstract, or the first running text where none is labelled."""
    for block in layout.abstracts:
        label = block[0].label
        zone = Zone("abstract", block, label.language if label else "")
        title, zone = split_title(layout, zone)
        text = trim_abstract(layout.page.join(item.text for item in zone.items))
        if title:
            place = title[0].start, title[-1].line.end
            words = clean_title(layout.page.join(item.text for item in title))
            yield Candidate("translated-title", words, *place, 0.6, "", guess_language(text, 3))
        if len(text) > 40:
            language = guess_language(text, 3) or zone.language
            yield Candidate("abstract", text, *zone.span, 0.9, "", language)


def split_title(layout: Layout, zone: Zone) -> tuple[tuple[Item, ...], Zone]:
    """The title in another language that stands between an abstract's label and its text."""
    items = [item for item in zone.items if item.text]
    language = guess_language(" ".join(item.text for item in layout.head.title))
    end = 1
    while end < min(len(items), 4) and not items[end].line.gap:
        end += 1
    title = tuple(items[:end])
    text = " ".join(item.text for item in title)
    if not language or end >= len(items) or text[-1] in ".:;," or not 12 < len(text) < 220:
        return (), zone
    if guess_language(text) in ("", language) or items[end].text[0].islower() or is_part(text):
        return (), zone
    return title, zone._replace(items=tuple(items[end:]))


def trim_abstract(text: str) -> str:
    """An abstract without the number of its paragraph, and the journal and copyright behind it."""
    text = text.removeprefix("[1] ")
    at = text.rfind("©")
    if at > len(text) - 250 and at > 0:
        text = text[:at].rstrip().removesuffix("Copyright").rstrip()
    last = max(text.rfind(". ", 0, len(text) - 3), len(text) - 120)
    found = read_citation(text[last + 2 :]) if last > 0 else NOTHING
    if found.journal and found.page and text[last : last + 2] == ". ":
        text = text[: last + 1]
    return text


def find_keywords(layout: Layout) -> Iterator[Candidate]:
    """Every list of keywords, with the language its label tells."""
    for zone in layout.named("keywords"):
        texts = zone.texts
        keywords = read_keywords(layout.page.join(texts), texts)
        if keywords:
            yield Candidate("keyword", keywords, *zone.span, 0.9, "", zone.language)


def find_emails(layout: Layout) -> Iterator[Candidate]:
    """Addresses of electronic mail."""
    found: list[str] = []
    places: list[int] = []
    for item in layout.items:
        text = item.line.text
        if "@" in text and text.rfind("@") > text.rfind(" ") and text[-1] in "-.@":
            # The address goes on below.
            rest = layout.items[item.number + 1 : item.number + 2]
            text += "".join(one.line.text.split(" ", 1)[0] for one in rest)
        if "@" in text and len(text) < 3000:
            found += [email for email in emails_in(text) if email not in found]
            places += [item.line.start, item.line.end]
    if len(found) > 1 and all(one[0] == str(at) for at, one in enumerate(found, 1)):
        found = [one[1:] for one in found]  # The marks of their authors, glued to them.
    if found:
        yield Candidate("emails", found, places[0], places[-1], 0.9)


def find_interests(layout: Layout) -> Iterator[Candidate]:
    """What the authors declare of their interests."""
    for zone in layout.named("interests"):
        if zone.texts:
            yield Candidate("competing-interests", layout.page.join(zone.texts), *zone.span, 0.9)
    for zone in layout.named(""):
        for block in paragraphs(zone, layout.taken):
            text = layout.page.join(item.line.text for item in block)
            folded = fold(text[:5000])
            if any(phrase in folded for phrase in INTERESTS):
                place = block[0].line.start, block[-1].line.end
                yield Candidate("competing-interests", text, *place, 0.7)


def paragraphs(zone: Zone, taken: frozenset[int]) -> Iterable[tuple[Item, ...]]:
    """The stretches of a zone between blank lines, without title and authors."""
    block: list[Item] = []
    for item in zone.items:
        if item.number in taken or item.line.gap:
            yield from [tuple(block)] if block else []
            block = []
        if item.number not in taken and item.kind is not Kind.PAGE:
            block.append(item)
    yield from [tuple(block)] if block else []


def find_archives(layout: Layout) -> Iterator[Candidate]:
    """The server of a preprint, and its number there."""
    for item in layout.items:
        low = item.line.text[:300].lower()
        for sign, server in SERVERS.items():
            if sign in low and "http" not in low[: low.index(sign)]:
                place = item.line.start, item.line.end
                yield Candidate("publisher", server, *place, 0.7)
                if match := ARXIV.search(item.line.text):
                    yield Candidate("archive", "arXiv", *place, 0.9)
                    yield Candidate("number", f"arXiv:{match[1]}", *place, 0.9)


def find_types(layout: Layout) -> Iterator[Candidate]:
    """A thesis or a report that says so in a line of its own."""
    for item in layout.items:
        folded = fold(item.line.text[:200])
        for kind, signs in TYPES.items():
            if len(item.line.text) < 160 and any(sign in folded for sign in signs):
                yield Candidate("type", kind, item.line.start, item.line.end, 0.7)


def find_running_title(layout: Layout) -> Iterator[Candidate]:
    """The short title where the page gives one."""
    for zone in layout.named("running"):
        if zone.texts and 3 < len(zone.texts[0]) < 100 and squash(zone.texts[0]):
            yield Candidate("title-short", zone.texts[0].rstrip(" !."), *zone.span, 0.6)


EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    # In order of trust: identifiers first, then what they cannot tell us.
    ("doi", find_dois),
    ("issn", find_issn),
    ("citation-line", find_citation_lines),
    ("article-number", find_article_numbers),
    ("journal", find_journals),
    ("title", find_titles),
    ("running-title", find_running_title),
    ("authors", find_authors),
    ("correspondence", find_corresponding),
    ("affiliations", find_institutions),
    ("emails", find_emails),
    ("abstract", find_abstracts),
    ("keywords", find_keywords),
    ("dates", find_issued),
    ("session", find_event_dates),
    ("interests", find_interests),
    ("archive", find_archives),
    ("type", find_types),
)
