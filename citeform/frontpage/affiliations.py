"""Institutions on a front page, and the marks that tie them to the authors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from citeform.frontpage.authors import Author
from citeform.frontpage.dividing import (
    ALONE,
    COMPLETE,
    ENDING,
    MARK,
    NOW,
    SIGNS,
    SUPERSCRIPTS,
    cut_marks,
    cut_text,
    ends_divided,
    is_next,
    plain,
)
from citeform.frontpage.head import ends_open
from citeform.frontpage.institution_names import WORD, clean, tells_institution
from citeform.frontpage.kinds import Kind, score_affiliation
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import PLACES
from citeform.frontpage.mending import Extent, mend
from citeform.frontpage.model import Reading
from citeform.frontpage.name_line import score_names
from citeform.frontpage.page import Page
from citeform.frontpage.persons import PERSON, Persons, without_person
from citeform.frontpage.zones import Item, Zone
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

FUNDED = pattern(
    r"\b(?:[Ss]upported|[Ff]unded|[Ss]ponsored|grants?|contract|funding|acknowledges?)\b|"
    r"\bGrants? (?:[Nn]|[^ ]*\d)"
)
"""Words of a sentence that thanks an institution and names nobody's."""
PRINTED = pattern(r"[Cc]opyright|[Pp]ublished by|©")
"""Words of a line that names the publisher."""
PROSE = 40
"""A shorter line above is no beginning of a sentence that goes on."""
OTHERS = pattern(
    r"[^,]*\b(?:Press|Publish(?:ing|ers?)|Verlag)\b|.*\b(?:Member|Fellow)s?\Z|"
    r".*\b(?:[Tt]hese authors|(?:Ethics|Review) (?:Committee|Board))\b|"
    r"[^,]*\b(?:Workshop|Conference|Symposium|Proceedings)\b"
)
"""Houses, committees, meetings and societies that are nobody's institution."""
SENTENCE = pattern(r".*[a-z)\d]{2}\.\s")
"""What stands before the last sentence of a text."""
MOST_MARKS = 20
"""A larger number before a line without an institution is a house's."""
SURE = 0.8
"""How sure the model must be of an institution that no word tells."""
LISTED = 0.4
"""How sure it must be of one with a mark."""


LONGEST_MARK = 8
"""Columns that a mark before an institution takes at most."""


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
    chance: float = 0.0
    """How sure the model is that it belongs to an institution."""
    gap: int = 0
    """How many blank lines stand before it."""


def find_affiliations(
    page: Page,
    items: Sequence[Item],
    zones: Sequence[Zone],
    reading: Reading,
    authors: Sequence[Author] = (),
) -> tuple[Affiliation, ...]:
    """The institutions of the spans that the model takes for them, without the authors' names."""
    persons = Persons(authors)
    editors = lines_of(zones, "editor")
    found: list[Affiliation] = []
    group: list[Stretch] = []
    before: Extent | None = None
    for extent in mend(items, reading):
        first = extent.pieces[0].line
        if first in editors or is_named_only(items, extent):
            continue
        near = before is not None and follows(items, before, extent)
        last = before.pieces[-1].line if before else -1
        before = extent
        for at, stretch in enumerate(stretches_of(items, extent, persons)):
            gap = items[stretch.line].line.gap if stretch.line != last else 0
            stretch = stretch._replace(chance=extent.chance, gap=gap)
            if at == 0 and near and group and goes_on(group, stretch):
                group.append(stretch._replace(begins=False))
                continue
            if group and (at == 0 or stretch.begins):
                alone = not any(one.text for one in group)
                found += [] if alone else build(page, group, mark_of(found))
                # A mark alone belongs to the line below it, unless that has its own.
                group = group if alone and not stretch.mark else []
            group.append(stretch)
    found += build(page, group, mark_of(found))
    return unique([one._replace(name=without_person(one.name, persons)) for one in found])


def is_named_only(items: Sequence[Item], extent: Extent) -> bool:
    """Whether an institution is thanked for money, or has printed the article."""
    number = extent.pieces[0].line
    line = items[number].line
    above = items[number - 1].line.text if number and not line.gap else ""
    printed = line.text if not above or not ends_open(above) else f"{above} {line.text}"
    return bool(PRINTED.search(printed) or FUNDED.search(sentence_of(items, extent)))


def sentence_of(items: Sequence[Item], extent: Extent) -> str:
    """The sentence in which an extent stands, as far as it begins above and ends on its lines."""
    number, last = extent.pieces[0].line, extent.pieces[-1]
    text = items[number].line.text
    for at in range(number, max(number - 3, 0), -1):
        above = items[at - 1].line.text
        if items[at].line.gap or above[-1] in ".;:" or len(above) < PROSE:
            break
        start = SENTENCE.match(above)
        text = f"{above[start.end() if start else 0 :]} {text}"
        if start:
            break
    behind = items[last.line].line.text[last.end :].split(".", 1)[0]
    return f"{text} | {behind}"


def follows(items: Sequence[Item], before: Extent, extent: Extent) -> bool:
    """Whether nothing stands between two extents but signs."""
    last, first = before.pieces[-1], extent.pieces[0]
    line = items[first.line].line
    if first.line == last.line:
        return not any(map(str.isalnum, line.text[last.end : first.start]))
    rest = items[last.line].line.text[last.end :] + line.text[: first.start]
    return first.line == last.line + 1 and not any(map(str.isalnum, rest))


def goes_on(group: Sequence[Stretch], stretch: Stretch) -> bool:
    """Whether the institution of a group goes on where the model saw a new one."""
    mark = group[0].mark
    if is_address(stretch, mark):
        return True
    before = group[-1].text.rstrip()
    ended = before.rstrip(",").endswith((".", ";")) or ends_with_place(before)
    if stretch.mark or stretch.gap or ended or not begins_word(stretch.text):
        return False
    return bool(mark) or (bool(before) and ends_open(before)) or stretch.text[0].islower()


def begins_word(text: str) -> bool:
    """Whether a text begins with a word, and no sign or letter that may be a mark."""
    return len(text) > 1 and text[0].isalpha() and (text[1].isalpha() or text[1] in "'’")


def ends_with_place(text: str) -> bool:
    """Whether the last word of a text is a country."""
    words = WORD.findall(text)
    return bool(words) and fold(words[-1]) in PLACES


def is_address(stretch: Stretch, mark: str) -> bool:
    """Whether a text that follows an institution of a mark is its street or place."""
    if not stretch.text or tells_institution(stretch.text):
        return False
    if stretch.text[0].isdigit() and not stretch.mark:
        return True
    words = [fold(word) for word in WORD.findall(stretch.text)]
    ordered = mark.isdigit() and not is_next(mark, stretch.mark)
    house = stretch.mark.isdigit() and (ordered or int(stretch.mark) > MOST_MARKS)
    return house or (not stretch.mark and all(word in PLACES for word in words))


def lines_of(zones: Sequence[Zone], name: str) -> set[int]:
    """The numbers of the lines in the zones of a name."""
    return {item.number for zone in zones if zone.name == name for item in zone.items}


def stretches_of(items: Sequence[Item], extent: Extent, persons: Persons) -> Iterable[Stretch]:
    """The parts of lines that an extent holds, the marks before them apart."""
    mark, ahead = "", ""
    divided = complete = False
    for piece in extent.pieces:
        number, start, end = piece
        line = items[number].line
        text = line.text[start:end].translate(SUPERSCRIPTS)
        if alone := ALONE.match(text):
            mark = alone[1]
            yield Stretch("", mark, line.at(start), line.at(end), number, True)
            continue
        first = MARK.match(text)
        begins = piece == extent.pieces[0] or bool(ahead)
        if first and not begins:
            further = first["mark"]
            listed = is_next(mark, further) if mark else text[0] in "(["
            begins = further[0] in SIGNS or listed
        person = None if begins else persons.match(text)
        if person and person["turned"]:
            return  # "DOE, JANE. The fishing of cockles": the article is cited.
        divided = divided or (complete and tells_institution(text))
        begins = begins or divided or bool(person or NOW.match(text))
        complete = bool(COMPLETE.search(text))
        mark, ahead = ahead or mark, ""
        divided = ends_divided(text)
        first = first if begins else None
        if first:
            mark = first["mark"]
        at = first.end() if first else 0
        for cut, further, next_at in cut_text(text, mark, at):
            places = line.at(start + at), line.at(start + cut)
            yield Stretch(text[at:cut], mark if begins else "", *places, number, begins)
            mark, at, begins = further, next_at, True
        ending = ENDING.search(text, at)
        if ending and is_next(mark, ending["mark"]):
            text, ahead = text[: ending.start()], ending["mark"]
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


def build(page: Page, group: Sequence[Stretch], last: str = "") -> list[Affiliation]:
    """The institution of a group of stretches, when it names one, behind one with the last mark."""
    if not group:
        return []
    texts = [stretch.text.strip() for stretch in group if stretch.text.strip()]
    # A sentence that names an institution prints its commas.
    within = group[0].start - page.lines[group[0].line].start > LONGEST_MARK
    if not within and not any(stretch.mark for stretch in group):
        texts = [comma(*pair) for pair in zip(texts, [*texts[1:], ""], strict=False)]
    name = clean(page.join(texts))
    least = LISTED if group[0].mark and score_names(name) < PERSON else SURE
    sure = group[0].chance > least and names_something(name)
    if not 4 <= len(name) <= 600 or OTHERS.match(name):
        return []
    if score_affiliation(name) < 0.3 and not sure:
        return []
    mark = next((stretch.mark for stretch in group if stretch.mark), "")
    house = name[0].isdigit() or name[0].islower() or (has_house(mark) and not is_next(last, mark))
    if house and not tells_institution(name):
        return []
    return [Affiliation(name, mark, group[0].start, group[-1].end, group[0].line)]


def mark_of(found: Sequence[Affiliation]) -> str:
    """The mark of the last institution."""
    return found[-1].mark if found else ""


def has_house(mark: str) -> bool:
    """Whether a mark is a house's number."""
    return mark.isdigit() and int(mark) > MOST_MARKS


def names_something(name: str) -> bool:
    """Whether a text holds a name that is none of a place, a street or a person's post."""
    words = [word for word in WORD.findall(name.split(",", 1)[0]) if word[0].isupper()]
    return name[:1].isupper() and any(fold(word) not in PLACES for word in words)


def comma(text: str, after: str) -> str:
    """A line with a comma where the next one names another thing: an institution, or a town."""
    if not after or not text[-1].isalnum() or not after[0].isupper():
        return text
    whole = score_affiliation(text) >= 0.3 and score_affiliation(after) >= 0.3
    return f"{text}," if whole and not ends_open(text) else text


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
