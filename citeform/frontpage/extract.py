"""The ordered table of extractors: Layout → Candidates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from citeform.codecs.identifiers import find_doi, trim_doi
from citeform.frontpage.affiliations import Affiliation, find_affiliations, tie
from citeform.frontpage.authors import Author, read_authors
from citeform.frontpage.citation_line import JOURNAL_WORDS, NOTHING, Citation, read_citation
from citeform.frontpage.dates import find_date
from citeform.frontpage.head import MARKS, Head, find_head
from citeform.frontpage.keywords import read_keywords
from citeform.frontpage.kinds import YEAR, Kind, is_running_journal, is_prose
from citeform.frontpage.labels import fold, squash
from citeform.frontpage.languages import guess_language
from citeform.frontpage.page import Page
from citeform.frontpage.zones import Item, Zone, continues_abstract, find_items, find_zones

ISSN = re.compile(r"\b\d{4}[-‐–]\d{3}[\dXx]\b")
ARXIV = re.compile(r"arXiv:\s?([a-z-]{2,12}/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
INTERESTS = (
    "conflict of interest", "conflicts of interest", "competing interest", "lien d'interet",
    "liens d'interet", "conflit d'interet", "conflits d'interet", "conflicto de interes",
    "conflictos de interes", "conflito de interes", "conflitos de interes", "interessenkonflikt",
    "conflitto di interess", "conflitti di interess", "conflitto d'interess", "belangenconflict",
    "competing financial interest",
)  # fmt: skip
SERVERS = {"biorxiv": "bioRxiv", "medrxiv": "medRxiv", "arxiv:": "arXiv"}
STARS = frozenset("*⁎∗✉")
ADDRESS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'")


@dataclass(frozen=True, slots=True)
class Candidate:
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


Extractor = Callable[["Layout"], Iterator[Candidate]]


@dataclass(frozen=True)
class Layout:
    """A page with everything that is known of its arrangement."""

    page: Page

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every line, with its kind."""
        return find_items(self.page)

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """The zones of the page, in order."""
        return find_zones(self.page, self.items)

    @cached_property
    def head(self) -> Head:
        """Title and authors."""
        return find_head(self.page, self.zones)

    @cached_property
    def authors(self) -> tuple[tuple[Author, Item], ...]:
        """The authors, each with the line it begins on."""
        found: list[tuple[Author, Item]] = []
        for block in self.head.authors:
            if sum(bool(author.marks) for author, _ in found) > 1:
                break  # Authors with marks stand in one list.
            known = {key_of(author) for author, _ in found}
            for author in read_authors([item.text for item in block]):
                if key_of(author) not in known:
                    found.append((author, block[author.line]))
        return tuple(found)

    @cached_property
    def taken(self) -> frozenset[int]:
        """The indexes of the lines of title and authors, and of the abstract without a label."""
        blocks = (self.head.title, *self.head.authors, self.unlabelled_abstract)
        return frozenset(item.index for block in blocks for item in block)

    @cached_property
    def affiliations(self) -> tuple[Affiliation, ...]:
        """The institutions."""
        return find_affiliations(self.page, self.zones, self.taken)

    @cached_property
    def unlabelled_abstract(self) -> tuple[Item, ...]:
        """The first stretch of running text behind the title, where no label tells the abstract."""
        if any(zone.name == "abstract" and sum(map(len, zone.texts)) > 80 for zone in self.zones):
            return ()
        title = self.head.title
        first = title[-1].index if title else 0
        for zone in self.zones:
            if zone.name in ("", "editor"):
                used = {item.index for block in self.head.authors for item in block}
                found = find_prose(
                    [item for item in zone.items if item.index > first and item.index not in used]
                )
                if found:
                    return found
        return ()

    def named(self, *names: str) -> Iterator[Zone]:
        """The zones of these names, in order."""
        return (zone for zone in self.zones if zone.name in names)


def key_of(author: Author) -> tuple[str, str]:
    """What an author has in common with another mention of the same person."""
    return fold(author.name.family), fold(author.name.given)[:1]


def find_prose(items: Sequence[Item]) -> tuple[Item, ...]:
    """The first run of lines that is long enough running text to be an abstract."""
    at = 0
    while at < len(items):
        if items[at].kind is not Kind.PROSE and not opens_prose(items, at):
            at += 1
            continue
        while at and begins_above(items[at - 1], items[at]):
            at -= 1
        end = at + 1
        while end < len(items) and continues_abstract(items[at:end], items[end]):
            end += 1
        if sum(len(item.text) for item in items[at:end]) > 200:
            return tuple(items[at:end])
        at = end
    return ()


def begins_above(before: Item, item: Item) -> bool:
    """Whether a paragraph began on the line above."""
    plain = before.kind in (Kind.TEXT, Kind.PROSE, Kind.AFFILIATION)
    return plain and not item.line.gap and item.index == before.index + 1 and len(before.text) > 30


def opens_prose(items: Sequence[Item], at: int) -> bool:
    """Whether narrow lines from here on are running text when put together."""
    text = " ".join(item.text for item in items[at : at + 4])
    narrow = items[at].kind is Kind.TEXT and items[at].text[0].isupper()
    rest = items[at + 1 : at + 4]
    return (
        narrow
        and len(rest) == 3
        and all(item.kind in (Kind.TEXT, Kind.PROSE) and not item.line.gap for item in rest)
        and is_prose(text, fold(text))
    )


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
        match = find_doi(text) if "10." in text else None
        if not match:
            continue
        raw = match[0]
        if match.end() == len(text) and raw[-1] in "./-_" and item.index + 1 < len(layout.items):
            after = layout.items[item.index + 1].line
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
    for text, start, end, bonus in citation_texts(layout):
        found = read_citation(text)
        if weigh(found) + bonus > weigh(best) + (1 if best else 0) * 0:
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


def citation_texts(layout: Layout) -> Iterable[tuple[str, int, int, float]]:
    """Texts that may be citation lines, with their places."""
    for zone in layout.named("citation"):
        if zone.texts:
            yield layout.page.join(zone.texts)[-400:], *zone.span, 0.0
    for item, after in zip(layout.items, [*layout.items[1:], None], strict=True):
        line = item.line
        if len(line.text) > 300 or not any(map(str.isdigit, line.text)):
            continue
        if item.label and item.label.zone in ("received", "abstract", "contact"):
            continue
        if item.kind in (Kind.CITATION, Kind.BANNER, Kind.DOI, Kind.TEXT, Kind.COPYRIGHT):
            yield line.text, line.start, line.end, 0.0
        if line.is_full and after:
            yield layout.page.join([line.text, after.line.text]), line.start, after.line.end, 0.0


def weigh(citation: Citation) -> float:
    """How much a citation line says."""
    return sum(bool(part) for part in citation[:5]) + 0.5 * bool(citation.journal)


def find_journals(layout: Layout) -> Iterator[Candidate]:
    """A journal's name alone on its line."""
    for item in layout.items:
        text = item.line.text
        if item.kind is Kind.BANNER and is_running_journal(text, fold(text)) and len(text) < 90:
            if any(word in JOURNAL_WORDS for word in fold(text).split()):
                yield Candidate("container-title", text, item.line.start, item.line.end, 0.4)


def find_issued(layout: Layout) -> Iterator[Candidate]:
    """The date of publication: of the issue before that of the copyright; never a received date."""
    for text, start, end, _ in citation_texts(layout):
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
    language = guess_language(title)
    yield Candidate(
        "title", title, items[0].start, items[-1].line.end, layout.head.title_score, "", language
    )
    told = {zone.language for zone in layout.zones if zone.name in ("abstract", "keywords")}
    told |= {guess_language(" ".join(zone.texts)) for zone in layout.named("abstract")}
    for run in other_titles(layout, items[-1].index):
        text = clean_title(layout.page.join(item.text for item in run))
        other = guess_language(text)
        declared = any(phrase in fold(text) for phrase in INTERESTS)
        if other and other != language and other in told and 12 < len(text) < 300 and not declared:
            yield Candidate(
                "translated-title", text, run[0].start, run[-1].line.end, 0.7, "", other
            )


def other_titles(layout: Layout, last: int) -> Iterable[tuple[Item, ...]]:
    """Runs of lines behind the title that are nothing else."""
    for zone in layout.named("", "title"):
        run: list[Item] = []
        for item in zone.items:
            plain = item.kind in (Kind.TEXT, Kind.PROSE, Kind.AFFILIATION, Kind.NAMES)
            if item.index <= last or item.index in layout.taken or not plain:
                yield from [tuple(run)] if run else []
                run = []
                continue
            if run and not same_title(run[-1], item):
                yield tuple(run)
                run = []
            run.append(item)
        yield from [tuple(run)] if run else []


def same_title(before: Item, item: Item) -> bool:
    """Whether two lines of another title belong together."""
    if item.line.gap:
        return item.text[0].islower()
    one, other = guess_language(before.text), guess_language(item.text)
    return not (one and other and one != other)


def clean_title(text: str) -> str:
    """A title without footnote marks and the stop behind it."""
    text = text.rstrip(MARKS + " ")
    if text.endswith(".") and not text.endswith("..") and " " in text:
        text = text[:-1].rstrip()
    return text.strip(" |")


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
        names = [str(author.name) for author, _ in found]
        value = names[0] if len(names) == 1 else names
        yield Candidate("corresponding-author", value, found[0][1].start, found[-1][1].line.end, 0.8)


def find_institutions(layout: Layout) -> Iterator[Candidate]:
    """The institutions, each with the indexes of its authors."""
    found = layout.affiliations
    if not found:
        return
    authors = [author for author, _ in layout.authors]
    lines = [item.index for _, item in layout.authors]
    value = [
        {"name": one.name, "authors": list(indexes)}
        for one, indexes in zip(found, tie(found, authors, lines), strict=True)
    ]
    yield Candidate("affiliations", value, found[0].start, found[-1].end, 0.7)


def find_abstracts(layout: Layout) -> Iterator[Candidate]:
    """Every labelled abstract, or the first running text where none is labelled."""
    for zone in layout.named("abstract"):
        text = trim_abstract(layout.page.join(zone.texts))
        if len(text) > 40:
            language = guess_language(text, 3) or zone.language
            yield Candidate("abstract", text, *zone.span, 0.9, "", language)
    items = layout.unlabelled_abstract
    if items:
        text = layout.page.join(item.text for item in items if item.kind is not Kind.PAGE)
        text = trim_abstract(text)
        language = guess_language(text, 3)
        yield Candidate("abstract", text, items[0].start, items[-1].line.end, 0.5, "", language)


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
        if "@" in text and len(text) < 3000:
            found += [email for email in emails_in(text) if email not in found]
            places += [item.line.start, item.line.end]
    if found:
        yield Candidate("emails", found, places[0], places[-1], 0.9)


def emails_in(text: str) -> Iterable[str]:
    """The addresses in a line, "{one,two}@lab.org" taken apart."""
    at = text.find("@")
    while at >= 0:
        end = at + 1
        while end < len(text) and (text[end] in ADDRESS):
            end += 1
        domain = text[at + 1 : end].strip(".-'")
        users = users_before(text, at)
        if "." in domain:
            yield from (f"{user}@{domain}" for user in users)
        at = text.find("@", max(end, at + 1))


def users_before(text: str, at: int) -> list[str]:
    """The user names before an at sign."""
    head = text[max(0, at - 200) : at].rstrip()
    if head[-1:] in ("}", "]", ")"):
        begin = max(head.rfind("{"), head.rfind("["), head.rfind("("))
        inner = head[begin + 1 : -1].replace(";", ",").replace("|", ",")
        return [user.strip() for user in inner.split(",") if user.strip()] if begin >= 0 else []
    begin = len(head)
    while begin and head[begin - 1] in ADDRESS:
        begin -= 1
    user = head[begin:].strip(".'")
    return [user] if user else []


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
        if item.index in taken or item.line.gap:
            yield from [tuple(block)] if block else []
            block = []
        if item.index not in taken and item.kind is not Kind.PAGE:
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
)
