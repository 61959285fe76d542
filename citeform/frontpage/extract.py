"""The ordered table of extractors: Layout → Candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from citeform.frontpage.abstracts import clean_abstract, join_initial, skip_citation
from citeform.frontpage.affiliations import Affiliation, tie
from citeform.frontpage.candidates import Candidate
from citeform.frontpage.cjk_names import write_name
from citeform.frontpage.confidence import (
    support_abstract,
    support_authors,
    support_institutions,
    support_keywords,
    support_title,
)
from citeform.frontpage.emails import emails_in
from citeform.frontpage.keywords import read_keywords
from citeform.frontpage.kinds import Kind
from citeform.frontpage.labels import fold, is_part, squash
from citeform.frontpage.languages import guess_language
from citeform.frontpage.layout import Layout
from citeform.frontpage.mending import AMONG
from citeform.frontpage.notices import find_copyright, find_funding, find_licences, find_steps
from citeform.frontpage.orcids import find_orcids
from citeform.frontpage.published import (
    find_article_numbers,
    find_citation_lines,
    find_dois,
    find_event_dates,
    find_issn,
    find_issued,
    find_journals,
)
from citeform.frontpage.scripts import script_of
from citeform.frontpage.titles import (
    clean_title,
    ends_title,
    foreign,
    hinted,
    other_titles,
    without_journal,
)
from citeform.frontpage.venues import find_archives, find_meetings, find_types
from citeform.frontpage.zones import Item, Zone

# How declarations of interest are worded where no label tells them, folded.
INTERESTS = (
    "conflict of interest", "conflicts of interest", "competing interest", "lien d'interet",
    "liens d'interet", "conflit d'interet", "conflits d'interet", "conflicto de interes",
    "conflictos de interes", "conflito de interes", "conflitos de interes", "interessenkonflikt",
    "conflitto di interess", "conflitti di interess", "conflitto d'interess", "belangenconflict",
    "competing financial interest",
)  # fmt: skip
# Marks that journals keep for the corresponding author.
STARS = frozenset("*⁎∗✉")
ENVELOPES = frozenset("✉B")
"""The sign of a letter, which needs no note, and what is copied for it from Springer's PDFs."""

Extractor = Callable[[Layout], Iterator[Candidate]]


def extract(layout: Layout) -> tuple[Candidate, ...]:
    """Every candidate on a page, in the order of the extractors."""
    found: list[Candidate] = []
    for name, extractor in EXTRACTORS:
        for one in extractor(layout):
            found.append(one._replace(by=name))
    return tuple(found)


def find_titles(layout: Layout) -> Iterator[Candidate]:
    """The title, and titles in other languages below it or before another abstract."""
    items = layout.head.title
    if not items:
        return
    title = clean_title(layout.page.join(item.text for item in items))
    title = without_journal(title, layout.page)
    language = layout.settle_language(title)
    place = items[0].start, items[-1].line.end
    score = layout.head.title_score
    support = support_title(layout.reading, items, score)
    yield Candidate("title", title, *place, score, "", language, support)
    told = {zone.language for zone in layout.zones if zone.name in ("abstract", "keywords")}
    told |= {guess_language(" ".join(zone.texts)) for zone in layout.named("abstract")}
    for run in other_titles(layout, items[-1].number):
        text = clean_title(layout.page.join(item.text for item in run))
        other = guess_language(text) or foreign(text, title, told) or hinted(layout, run, language)
        folded = fold(text)
        declared = any(map(folded.__contains__, INTERESTS))
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
    items = [item for block in layout.head.authors for item in block]
    support = support_authors(layout.reading, items)
    yield Candidate("author", names, first.start, last.line.end, 0.8, support=support)


def find_corresponding(layout: Layout) -> Iterator[Candidate]:
    """The author whom letters reach: named in a note, or with a star that a note explains."""
    found = [layout.authors[at] for at in corresponding(layout)]
    if found:
        names = [write_name(author.name) for author, _ in found]
        value = names[0] if len(names) == 1 else names
        yield Candidate(
            "corresponding-author", value, found[0][1].start, found[-1][1].line.end, 0.8
        )


def corresponding(layout: Layout) -> list[int]:
    """The places among the authors of those whom letters reach."""
    zones = list(layout.named("correspondence"))
    text = fold(" ".join(" ".join(zone.texts) for zone in zones))
    found = [
        at
        for at, (author, _) in enumerate(layout.authors)
        if (family := fold(author.name.family))
        and family in text
        and fold(author.name.given)[:1] in text
    ]
    noted = zones or any(
        item.kind is Kind.NOTE and "correspond" in item.line.text.lower() for item in layout.items
    )
    if found:
        return found
    if not noted:
        # Where "A" marks an institution, "B" marks another.
        return [] if marked_with(frozenset("A"), layout) else marked_with(ENVELOPES, layout)
    starred = marked_with(STARS, layout)
    return starred or ([0] if len(layout.authors) == 1 else [])


def marked_with(signs: frozenset[str], layout: Layout) -> list[int]:
    """The places of the authors who have one of some signs beside them."""
    return [at for at, (author, _) in enumerate(layout.authors) if signs & set(author.marks)]


def find_institutions(layout: Layout) -> Iterator[Candidate]:
    """The institutions, each with the indexes of its authors."""
    found = layout.affiliations
    if not found:
        return
    authors = [author for author, _ in layout.authors]
    lines = [item.number for _, item in layout.authors]
    letters = {item.number for zone in layout.named("correspondence") for item in zone.items}
    reached = corresponding(layout)
    value = [
        {
            "name": one.name,
            "authors": named_before(layout, one)
            or list(indexes)
            or (reached if one.line in letters and not one.mark else []),
        }
        for one, indexes in zip(found, tie(found, authors, lines), strict=True)
    ]
    support = support_institutions(layout.reading.named("affiliation"))
    yield Candidate("affiliations", value, found[0].start, found[-1].end, 0.7, support=support)


def named_before(layout: Layout, one: Affiliation) -> list[int]:
    """The places of the authors who are said, on its first line, to be with an institution.

    "J. Doe and R. Roe are with the School of Law": so IEEE has it, in a note.
    """
    line = layout.page.lines[one.line]
    before = line.text[: one.start - line.start]
    if not (told := AMONG.search(f"{before}X")) or told.end() < len(before):
        return []
    words = {fold(word) for word in before.split()}
    names = [author.name for author, _ in layout.authors]
    return [at for at, name in enumerate(names) if fold(name.family.split()[-1]) in words]


def find_abstracts(layout: Layout) -> Iterator[Candidate]:
    """Every labelled abstract, or the first running text where none is labelled."""
    for block in layout.abstracts:
        label = block[0].label
        zone = Zone("abstract", block, label.language if label else "")
        title, zone = split_title(layout, zone)
        first, *rest = zone.items
        lines = [first.text, *(item.line.text for item in rest)]
        text = layout.page.join(join_initial(lines, layout.page.words))
        text = clean_abstract(text if label else skip_citation(text))
        if title:
            place = title[0].start, title[-1].line.end
            words = clean_title(layout.page.join(item.text for item in title))
            yield Candidate("translated-title", words, *place, 0.6, "", guess_language(text, 3))
        if len(text) > 40:
            language = guess_language(text, 3) or zone.language
            support = support_abstract(layout.reading, block)
            yield Candidate("abstract", text, *zone.span, 0.9, "", language, support)


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


def find_keywords(layout: Layout) -> Iterator[Candidate]:
    """Every list of keywords, with the language its label tells."""
    for zone in layout.keywords:
        texts = zone.texts
        keywords = read_keywords(layout.page.join(texts), texts)
        if keywords:
            support = support_keywords(layout.reading, zone.items)
            yield Candidate("keyword", keywords, *zone.span, 0.9, "", zone.language, support)


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
        yield Candidate("emails", found, places[0], places[-1], 0.99)


def find_people(layout: Layout) -> Iterator[Candidate]:
    """The ORCID iDs, each with the index of its author."""
    found = find_orcids(layout.page.lines, [author.name for author, _ in layout.authors])
    if found:
        value = [
            {"id": one.id, "authors": [] if one.author is None else [one.author]} for one in found
        ]
        yield Candidate("orcids", value, found[0].start, found[-1].end, 0.99)


def find_interests(layout: Layout) -> Iterator[Candidate]:
    """What the authors declare of their interests."""
    for zone in layout.named("interests"):
        if zone.texts:
            yield Candidate("competing-interests", layout.page.join(zone.texts), *zone.span, 0.9)
    for zone in layout.named(""):
        for block in paragraphs(zone, layout.taken):
            text = layout.page.join(item.line.text for item in block)
            folded = fold(text[:5000])
            if any(map(folded.__contains__, INTERESTS)):
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
    ("orcids", find_people),
    ("abstract", find_abstracts),
    ("keywords", find_keywords),
    ("dates", find_issued),
    ("session", find_event_dates),
    ("steps", find_steps),
    ("interests", find_interests),
    ("funding", find_funding),
    ("licence", find_licences),
    ("copyright", find_copyright),
    ("meeting", find_meetings),
    ("archive", find_archives),
    ("type", find_types),
)
