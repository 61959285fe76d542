"""Institutions on a front page, and the marks that tie them to the authors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from citeform.frontpage.authors import Author
from citeform.frontpage.head import ends_open
from citeform.frontpage.kinds import Kind, score_affiliation
from citeform.frontpage.model import Span
from citeform.frontpage.page import Page
from citeform.frontpage.scripts import narrow
from citeform.frontpage.zones import Item, Zone
from citeform.pattern import pattern

MARK = pattern(
    r"[(\[]?(?:[*※†‡](?=\d))?(?P<mark>\d{1,3}|[a-z](?![a-z])|[*⁎∗]{1,5}|[†‡§¶#✉‖])"
    r"\s?(?:[)\].:]|-(?=\s?[^\W\d_]))?(?:\s|(?=[^\W\d_]{2}))"
)
"""The mark before an institution: "1 Department", "(a) Service", "2. Institute", "1-URFM"."""
ALONE = pattern(r"[(\[]?(\d{1,3}|[a-z]|[*†‡§¶#])[)\]]?\Z")
INSIDE = pattern(
    r"(?P<before>[;.,)]|\band|\bet|\by|\be|\bund)\s+[(\[]?(?P<mark>\d{1,2}|[a-z])[)\].]?\s?"
    r"(?=[^\W\d_]{2})|(?<=\s)\((?P<bracketed>\d{1,2}|[a-z])\)\s?(?=[^\W\d_]{2})"
    r"|[;,.]?\s(?:and\s)?(?P<sign>[†‡§¶‖✝]{1,2})\s?(?=[^\W\d_]{2})"
    r"|[;,]\s?[(*※†]?(?P<east>\d{1,2})[).]?\s?(?=[\u3041-\u9fff])"
)
"""A further mark within a line: "…, Italy. 2 Institute", "Biology, and 2 Howard"."""
SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰．、", "1234567890. ")
"""Raised digits as plain ones, and what stands behind a mark on Chinese pages."""
LEADS = ("from the ", "from ", "the authors are with the ", "present address: ")
CUTS = ("tel", "fax", "phone", "e-mail", "email", "correspond", "téléphone", "mail:")


class Affiliation(NamedTuple):
    """An institution with its place."""

    name: str
    mark: str
    start: int
    end: int
    line: int
    """The index of its first line on the page."""


class Stretch(NamedTuple):
    """A part of a line that belongs to one institution."""

    text: str
    mark: str
    start: int
    end: int
    line: int
    begins: bool


def find_affiliations(
    page: Page, items: Sequence[Item], zones: Sequence[Zone], spans: Sequence[Span]
) -> tuple[Affiliation, ...]:
    """The institutions of the spans that the model takes for them."""
    editors = lines_of(zones, "editor")
    found: list[Affiliation] = []
    group: list[Stretch] = []
    for span in spans:
        if span.units[0].line in editors:
            continue
        for at, stretch in enumerate(stretches_of(items, span)):
            if group and (at == 0 or stretch.begins):
                alone = not any(one.text for one in group)
                found += [] if alone else build(page, group)
                group = group if alone else []
            group.append(stretch)
    found += build(page, group)
    again = lines_of(zones, "correspondence")
    return unique([one for one in found if one.line not in again or not is_told(one, found)])


def lines_of(zones: Sequence[Zone], name: str) -> set[int]:
    """The numbers of the lines in the zones of a name."""
    return {item.number for zone in zones if zone.name == name for item in zone.items}


def is_told(one: Affiliation, found: Sequence[Affiliation]) -> bool:
    """Whether an institution, by its first words, stands in another one."""
    first = one.name.split(",", 1)[0]
    return any(first in other.name for other in found if other.line != one.line)


def stretches_of(items: Sequence[Item], span: Span) -> Iterable[Stretch]:
    """The parts of lines that a span holds, the marks before them apart."""
    mark = ""
    for number, units in groupby(span.units, key=lambda unit: unit.line):
        pieces = list(units)
        line = items[number].line
        start, end = pieces[0].start, pieces[-1].end
        text = line.text[start:end].translate(SUPERSCRIPTS)
        if alone := ALONE.match(text):
            mark = alone[1]
            yield Stretch("", mark, line.at(start), line.at(end), number, True)
            continue
        begins = pieces[0] == span.units[0]
        first = MARK.match(text) if begins else None
        if first:
            mark = first["mark"]
        at = first.end() if first else 0
        for cut, further, next_at in cut_marks(text, mark, at):
            places = line.at(start + at), line.at(start + cut)
            yield Stretch(text[at:cut], mark if begins else "", *places, number, begins)
            mark, at, begins = further, next_at, True
        yield Stretch(
            text[at:], mark if begins else "", line.at(start + at), line.at(end), number, begins
        )


def find_by_rules(
    page: Page, zones: Sequence[Zone], taken: frozenset[int]
) -> tuple[Affiliation, ...]:
    """The institutions among the lines that are neither title, authors nor running text."""
    found: list[Affiliation] = []
    group: list[Stretch] = []
    for stretch in find_stretches(zones, taken):
        if stretch.begins and group:
            found += build(page, group)
            group = []
        group.append(stretch)
    return unique([*found, *build(page, group)])


def find_stretches(zones: Sequence[Zone], taken: frozenset[int]) -> Iterable[Stretch]:
    """The stretches of all lines that may name institutions."""
    for zone in zones:
        if zone.name not in ("", "affiliations", "authors", "title", "published", "access"):
            continue
        yield from stretches_in(zone.name, zone.items, taken)


def stretches_in(name: str, items: Sequence[Item], taken: frozenset[int]) -> Iterable[Stretch]:
    """The stretches of one zone."""
    last: Item | None = None
    mark = ""
    is_note = False
    for item, below in zip(items, [*items[1:], None], strict=False):
        is_note = is_note and not item.line.gap and not MARK.match(item.text)
        told = bool(item.label) and name in ("published", "access")
        if item.number in taken or not item.text or is_note or told:
            last = None
            continue
        begins = begins_affiliation(last, item, mark)
        if begins is None and last is None and leads(item, below):
            begins = True
        if begins is None:
            last = None
            is_note = item.kind is Kind.NOTE
            continue
        for stretch in cut_line(item, begins):
            mark = stretch.mark or mark
            yield stretch
        last = item


def leads(item: Item, below: Item | None) -> bool:
    """Whether a line that does not tell is the first of an institution, by the line below it."""
    if below is None or below.line.gap or item.kind not in (Kind.TEXT, Kind.AFFILIATION):
        return False
    plain = item.text[0].isupper() and len(item.text) < 80 and item.text[-1] not in ".:?"
    return plain and score_affiliation(item.text) >= 0.2 and score_affiliation(below.text) >= 0.5


def begins_affiliation(last: Item | None, item: Item, mark: str) -> bool | None:
    """Whether a line begins an institution, continues one, or (None) does neither."""
    text = plain(item.text)
    if item.kind in (
        Kind.COPYRIGHT,
        Kind.CITATION,
        Kind.DOCTYPE,
        Kind.NOTE,
        Kind.DATE,
        Kind.BANNER,
    ):
        return None
    if "://" in text or ".org/" in text or "www." in text or item.kind is Kind.DOI:
        return None
    if ALONE.match(text):
        return True
    if item.kind is Kind.CONTACT and score_affiliation(text.split("@")[0]) < 0.5:
        return None
    if len(text) > 500 or item.kind is Kind.PAGE:
        return None
    score = score_affiliation(text)
    match = MARK.match(text)
    if match and last and not item.line.gap and not is_next(mark, match["mark"]) and mark.isalnum():
        # A house number at the line's beginning is no mark.
        return False
    if match and score >= 0.4:
        return True
    if last and ALONE.match(last.text):
        return False
    if last is None:
        return True if score >= 0.5 else None
    if item.line.gap:
        open_end = last.text[-1] in ",;-" or text[0].islower()
        return False if open_end else (True if score >= 0.5 else None)
    if item.kind is Kind.PROSE and score < 0.3:
        return None
    return False


def cut_line(item: Item, begins: bool) -> Iterable[Stretch]:
    """Divide a line at the marks within it."""
    whole, text = item.text, plain(item.text)
    offset = item.label.rest if item.label else 0
    alone = ALONE.match(text)
    if alone:
        yield Stretch("", alone[1], item.start, item.line.end, item.number, True)
        return
    first = MARK.match(text)
    use = bool(first and begins)
    mark, at = (first["mark"], first.end()) if first and use else ("", 0)
    for end, further, next_at in cut_marks(text, mark, at):
        places = item.line.at(offset + at), item.line.at(offset + end)
        yield Stretch(whole[at:end], mark, *places, item.number, begins)
        mark, at, begins = further, next_at, True
    yield Stretch(whole[at:], mark, item.line.at(offset + at), item.line.end, item.number, begins)


def cut_marks(text: str, mark: str, at: int) -> Iterable[tuple[int, str, int]]:
    """Where institutions end within a line, the mark of the next one and where its text begins."""
    for match in INSIDE.finditer(text, at):
        further = match["mark"] or match["bracketed"] or match["east"] or match["sign"]
        small = match["before"] == "," and text[match.end()].islower()
        if not match["sign"] and (small or not is_next(mark, further)):
            continue  # A house number: ", 12 rue".
        yield match.start() + (match["before"] in (".", ")")), further, match.end()
        mark = further


def plain(text: str) -> str:
    """A line with plain digits and signs, as long as it was."""
    return text if text.isascii() else narrow(text).translate(SUPERSCRIPTS)


def is_next(mark: str, after: str) -> bool:
    """Whether one mark follows another in its order; any may follow none."""
    if mark.isdigit() and after.isdigit():
        return int(after) == int(mark) + 1
    if mark.isalpha() and after.isalpha():
        return ord(after) == ord(mark) + 1
    return not mark and after.isdigit()


def build(page: Page, group: Sequence[Stretch]) -> list[Affiliation]:
    """The institution of a group of stretches, when it names one."""
    if not group:
        return []
    texts = [stretch.text.strip() for stretch in group if stretch.text.strip()]
    if not any(stretch.mark for stretch in group):
        texts = [comma(*pair) for pair in zip(texts, [*texts[1:], ""], strict=False)]
    name = clean(page.join(texts))
    if len(name) < 4 or score_affiliation(name) < 0.3 or len(name) > 600:
        return []
    mark = next((stretch.mark for stretch in group if stretch.mark), "")
    return [Affiliation(name, mark, group[0].start, group[-1].end, group[0].line)]


def comma(text: str, after: str) -> str:
    """A line with a comma where the next one names another thing: an institution, or a town."""
    if not after or not text[-1].isalnum() or not after[0].isupper():
        return text
    whole = score_affiliation(text) >= 0.3 and score_affiliation(after) >= 0.3
    return f"{text}," if whole and not ends_open(text) else text


def clean(name: str) -> str:
    """An institution without what is said of telephones, and without leading words."""
    folded = name.lower()
    for lead in LEADS:
        if folded.startswith(lead):
            name, folded = name[len(lead) :], folded[len(lead) :]
    at = folded.find("@")
    if at >= 0:
        name = name[: folded.rfind(" ", 0, at) + 1]
        folded = name.lower()
    for word in CUTS:
        at = folded.find(word)
        while at > 0 and folded[at - 1].isalnum():
            at = folded.find(word, at + 1)
        if at >= 0:
            name, folded = name[:at], folded[:at]
    name = name.strip(" ;,.:(*✉；，。、（\uff0a")
    if name[-1:] in (")", "）") and name.count("(") + name.count("（") < name.count(name[-1]):
        name = name[:-1].rstrip(" ;,.；，。")
    return name.removesuffix(" and").rstrip(" ,;")


def unique(found: Sequence[Affiliation]) -> tuple[Affiliation, ...]:
    """Every institution once; its second mention adds nothing."""
    kept: list[Affiliation] = []
    for one in found:
        if not any(one.name == other.name and one.mark == other.mark for other in kept):
            kept.append(one)
    return tuple(kept)


def tie(
    affiliations: Sequence[Affiliation], authors: Sequence[Author], lines: Sequence[int]
) -> tuple[tuple[int, ...], ...]:
    """The indexes of the authors of each institution: by mark, else by place on the page."""
    marked = any(
        one.mark and any(one.mark in each.marks for each in authors) for one in affiliations
    )
    if marked:
        return tuple(
            tuple(at for at, author in enumerate(authors) if one.mark in author.marks)
            if one.mark
            else ()
            for one in affiliations
        )
    everyone = tuple(range(len(authors)))
    if len(affiliations) == 1:
        return (everyone,)
    return tuple(above(one, affiliations, lines) for one in affiliations)


def above(
    one: Affiliation, affiliations: Sequence[Affiliation], lines: Sequence[int]
) -> tuple[int, ...]:
    """The authors that stand between the institution before and this one."""
    nearest = max((line for line in lines if line < one.line), default=-1)
    before = [other.line for other in affiliations if other.line < one.line]
    floor = max((line for line in before if line < nearest), default=-1)
    return tuple(at for at, line in enumerate(lines) if floor < line < one.line) if lines else ()
