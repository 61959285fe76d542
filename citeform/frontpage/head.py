"""The head of a page: which lines are the title, and which are the authors behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citeform.frontpage.authors import is_unfinished, score_names
from citeform.frontpage.kinds import Kind, is_journal_like, score_affiliation
from citeform.frontpage.labels import fold, squash
from citeform.frontpage.lexicon import CONNECTING
from citeform.frontpage.languages import guess_language
from citeform.frontpage.page import Page
from citeform.frontpage.zones import Item, Zone

TITLE_KINDS = frozenset({Kind.TEXT, Kind.NAMES, Kind.PROSE, Kind.AFFILIATION, Kind.BANNER})
REACH = 70
"""How many lines from the top a title may begin."""
MOST_LINES = 8
MARKS = "*†‡§¶#⁎✉∗⋆★☆"
WORD = re.compile(r"[^\W\d_]+")
OPEN_ENDS = CONNECTING - frozenset("up i o".split()) | frozenset(
    "via toward towards against under through without within among based versus vs upon across".split()
)
"""Words no title ends with."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a page consists of."""

    title: tuple[Item, ...] = ()
    title_score: float = 0.0
    authors: tuple[tuple[Item, ...], ...] = ()
    """Blocks of lines that hold authors, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive lines that may be the title."""

    first: int
    last: int
    """Index of its last line among the free lines."""
    score: float


@dataclass(frozen=True, slots=True)
class Free:
    """A line no labelled zone holds, with what is measured of it for the head."""

    item: Item
    names: float
    """How much it looks like authors."""
    affiliation: float
    label: str = ""
    """The label before it: title, authors or affiliations."""
    top: int = 0
    """How many lines that might be a title stand above it."""


def find_head(page: Page, zones: Sequence[Zone]) -> Head:
    """Find the title and the authors of a page."""
    free = tuple(find_free(zones))
    limit = find_limit(zones)
    title = best_run(page, free, limit)
    if not title:
        return Head(authors=find_authors(free, 0, limit))
    told = {zone.language for zone in zones if zone.name in ("abstract", "keywords")}
    title = first_language(page, free, title, limit, told)
    items = tuple(one.item for one in free[title.first : title.last + 1])
    authors = find_authors(free, title.last + 1, limit)
    if not authors and title.first:
        authors = find_authors(free[: title.first], 0, limit)
    return Head(items, squeeze(title.score), authors)


def squeeze(score: float) -> float:
    """A run's score as a number between 0 and 1."""
    return round(max(0.05, min(0.98, 0.5 + score / 16)), 2)


def find_limit(zones: Sequence[Zone]) -> int:
    """The index of the line at which the first abstract or the article's text begins."""
    for zone in zones:
        if zone.name in ("abstract", "introduction", "part") and zone.items[0].index:
            return zone.items[0].index
    return 1 << 30


def find_free(zones: Sequence[Zone]) -> Iterable[Free]:
    """The lines that no labelled zone holds, up to where a title may still come."""
    pending = ""
    count = top = 0
    for zone in zones:
        if zone.name not in ("", "title", "authors", "affiliations"):
            continue
        for item in zone.items:
            if item.label and zone.name:
                pending = zone.name
            if not item.text or item.kind is Kind.PAGE:
                continue
            if count < REACH * 3:
                yield measure(item, pending, top)
            top += item.kind in (Kind.TEXT, Kind.PROSE, Kind.NAMES)
            count += 1
            pending = ""


def measure(item: Item, label: str, top: int) -> Free:
    """A free line with its measures."""
    if len(item.text) > 900:
        return Free(item, 0.0, 0.0, label, top)
    return Free(item, score_names(item.text), score_affiliation(item.text), label, top)


def best_run(page: Page, free: Sequence[Free], limit: int) -> Run | None:
    """The run of lines that looks most like a title."""
    best: Run | None = None
    for first, start in enumerate(free[:REACH]):
        if start.item.kind not in TITLE_KINDS:
            continue
        for last in range(first, min(len(free), first + MOST_LINES)):
            if last > first and not follows(free[last - 1], free[last]):
                break
            score = score_run(page, free, first, last, limit)
            if best is None or score > best.score:
                best = Run(first, last, score)
    return best if best and best.score > -3.5 else None


def first_language(
    page: Page, free: Sequence[Free], title: Run, limit: int, told: set[str]
) -> Run:
    """The title's original above it, where a page in two languages has both."""
    language = guess_language(run_text(free, title))
    if title.first == 0 or len(told) < 2 or free[title.first].label:
        return title
    other = best_run(page, free[: title.first], limit)
    if other and other.score > -1.5:
        original = guess_language(run_text(free, other))
        if original in told and original != language:
            return other
    return title


def run_text(free: Sequence[Free], run: Run) -> str:
    """The text of a run."""
    return " ".join(one.item.text for one in free[run.first : run.last + 1])


def follows(before: Free, after: Free) -> bool:
    """Whether a line may stand in the same title as the one before it."""
    if after.label:
        return False
    glued = not after.item.line.gap and ends_open(before.item.text)
    if after.item.kind not in TITLE_KINDS and not (glued and after.item.kind is Kind.DOCTYPE):
        return False
    if changes_language(before.item.text, after.item.text):
        return False
    return after.item.index - before.item.index < 3


def changes_language(before: str, after: str) -> bool:
    """Whether two lines are clearly in two languages, as a title and its translation."""
    one, other = guess_language(before), guess_language(after)
    return bool(one and other and one != other)


def score_run(page: Page, free: Sequence[Free], first: int, last: int, limit: int) -> float:
    """How much a run of lines looks like the title; above 0 it may be one."""
    run = free[first : last + 1]
    before = free[first - 1] if first else None
    after = free[last + 1] if last + 1 < len(free) else None
    text = " ".join(one.item.text for one in run)
    score = score_text(text) + score_place(run, limit) + score_lines(page, run)
    return score + score_above(before, run[0]) + score_below(run[-1], after, limit)


def score_text(text: str) -> float:
    """What the words of a run say."""
    words = WORD.findall(text)
    letters = sum(map(len, words))
    if letters < 3 or not words:
        return -9.0
    score = 0.0
    score -= 3.0 * (letters < 9) + 1.5 * (len(words) < 3)
    score -= max(0.0, (len(text) - 190) / 40)
    score += 1.0 * (len(words) > 4)
    score -= 2.0 * (text[0].islower() and not text[1:2].isupper()) + 2.5 * (text[-1] in ".;")
    score -= 3.0 * (". " in text and len(text) > 160)
    tail = text.rstrip(MARKS + " ")
    score -= 3.0 * (fold(words[-1]) in OPEN_ENDS) + 2.5 * (tail[-1:] in ",-‐–:;(&")
    score -= 2.0 * (text.count("(") != text.count(")"))
    digits = sum(map(str.isdigit, text))
    return score - 2.0 * (digits > 0.25 * len(text)) - 1.5 * (is_journal_like(text) and len(words) < 8)


def score_place(run: Sequence[Free], limit: int) -> float:
    """What the run's place on the page says."""
    first = run[0]
    score = -0.45 * min(first.top, 14)
    score -= 4.0 * (first.item.index > limit)
    score += 7.0 * (first.label == "title") - 6.0 * (first.label in ("authors", "affiliations"))
    return score


def score_lines(page: Page, run: Sequence[Free]) -> float:
    """What the single lines of a run say."""
    score = 0.0
    for one in run:
        folded = fold(one.item.line.text.strip(" 0123456789|"))
        score -= 5.0 * max(0.0, one.names - 0.35)
        score -= 3.5 * max(0.0, one.affiliation - 0.3)
        score -= (1.0 if len(run) == 1 else 3.0) * (folded in page.repeated)
        score -= 3.0 * (one.item.kind is Kind.BANNER)
        score -= 2.5 * (len(one.item.text) > 220)
    for before, one in zip(run, run[1:], strict=False):
        small = one.item.text[0].islower() or ends_open(before.item.text)
        score -= 0.0 if small or not one.item.line.gap else 1.2
        score += 0.8 * small
        # Titles are set in one style: capitals do not go on in small letters.
        score -= 1.5 * (before.item.text.isupper() != one.item.text.isupper())
    return score - 0.5 * max(0, len(run) - 4)


def ends_open(text: str) -> bool:
    """Whether a line ends where no title ends."""
    words = WORD.findall(text)
    return text[-1] in ",-‐–:&" or (bool(words) and fold(words[-1]) in OPEN_ENDS)


def score_above(before: Free | None, first: Free) -> float:
    """What the line above a run says."""
    if not before or first.label or first.item.index - before.item.index > 2:
        return 0.3
    if before.item.kind in (Kind.TEXT, Kind.PROSE):
        glued = not first.item.line.gap
        score = -1.6 if glued else -0.1
        return score - 2.0 * ends_open(before.item.text) - 1.5 * before.item.text.endswith(":")
    return 0.3


def score_below(last: Free, after: Free | None, limit: int) -> float:
    """What the line below a run says."""
    if not after or after.item.index > limit:
        return 0.6
    apart = after.item.index - last.item.index > 1
    if after.label == "authors" or squash(after.item.text[:3]) == "by":
        return 3.0
    if after.item.text[0].islower() and not apart and after.item.kind is not Kind.CONTACT:
        return -2.0
    names = 4.5 * max(0.0, after.names - 0.35)
    if names:
        return names + 0.4 * bool(after.item.line.gap)
    if changes_language(last.item.text, after.item.text):
        return 0.5
    if apart or after.item.kind not in (Kind.TEXT, Kind.PROSE, Kind.BANNER):
        return 0.5
    return -0.2 if after.item.line.gap else -1.6


def find_authors(free: Sequence[Free], first: int, limit: int) -> tuple[tuple[Item, ...], ...]:
    """The blocks of lines behind a title that hold authors."""
    blocks: list[tuple[Item, ...]] = []
    at = first
    while at < len(free):
        one = free[at]
        if one.item.index > limit and blocks:
            break
        if not begins_authors(one, free[at - 1] if at > first else None, bool(blocks)):
            if one.item.kind is Kind.PROSE and blocks and len(one.item.text) > 200:
                break
            at += 1
            continue
        end = at + 1
        while end < len(free) and goes_on(free[end - 1], free[end]):
            end += 1
        blocks.append(tuple(each.item for each in free[at:end]))
        at = end
    return tuple(blocks)


def begins_authors(one: Free, before: Free | None, found: bool) -> bool:
    """Whether a line begins a block of authors."""
    if one.label == "authors":
        return True
    if one.item.kind in (Kind.NOTE, Kind.COPYRIGHT, Kind.CITATION, Kind.BANNER, Kind.DATE):
        return False
    if found:
        # Further authors stand between institutions and addresses, as IEEE sets them.
        skipped = before is None or one.item.index - before.item.index > 1
        apart = skipped or bool(one.item.line.gap) or (before and before.item.kind is Kind.CONTACT)
        return bool(apart) and one.names >= 0.6 and one.affiliation < 0.4
    return one.names >= 0.42


def goes_on(before: Free, one: Free) -> bool:
    """Whether a line continues the list of authors on the line above it."""
    if one.label or one.item.index - before.item.index > 2:
        return False
    if one.item.kind in (Kind.NOTE, Kind.CONTACT, Kind.CITATION, Kind.COPYRIGHT, Kind.DATE):
        return False
    text = before.item.text
    if text[-1] in ",&;" or fold(text.split()[-1]) in ("and", "et", "und", "y", "e"):
        return one.names > 0.15 and one.affiliation < 0.8
    if is_unfinished(text) and one.affiliation < 0.5:
        return True
    if one.names >= 0.5 and one.affiliation < 0.6:
        return True
    return not one.item.line.gap and one.names > 0.3 and one.affiliation < 0.3
