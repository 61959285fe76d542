"""The head of a page: which lines are the title, and which are the authors behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from citeform.frontpage.author_lines import find_authors, is_author
from citeform.frontpage.kinds import Kind, is_journal_like, is_report_number, score_affiliation
from citeform.frontpage.labels import fold, squash
from citeform.frontpage.languages import guess_language
from citeform.frontpage.lexicon import CONNECTING
from citeform.frontpage.model import UNKNOWN, Guess
from citeform.frontpage.name_line import score_names
from citeform.frontpage.page import Page, running_key
from citeform.frontpage.scripts import split_words, width
from citeform.frontpage.typography import score_print
from citeform.frontpage.zones import Item, Zone
from citeform.tuples import NamedTuple

TITLE_KINDS = frozenset({Kind.TEXT, Kind.NAMES, Kind.PROSE, Kind.AFFILIATION, Kind.BANNER})
REACH = 70
"""How many lines from the top a title may begin."""
LINKS = frozenset("of and in for with to on by from at et de du des en pour y e del da und".split())
"""Words a title does not begin with when they are in capitals."""
TRUST = 1.0
"""How much the line model counts beside the rules."""
CERTAIN = 0.9
"""How probable authors must be that make what stands above them a title."""
LEAST_CHANCE = 0.04
"""What the model thinks impossible may be true all the same."""
MOST_LINES = 12
"""How many lines a title has at most."""
LEAST = -0.5
"""Below this a run of lines is no title by the rules: on real pages two in three are wrong."""
SURE, BANNER_COST = 0.8, 3.0
"""How probable a title must be that begins like a banner, and what others lose by that."""
MOST_COST = 8.0
"""Lines that cost more than this together are no title, whatever stands around them."""
# Footnote marks behind a title.
MARKS = "*†‡§¶#⁎✉∗⋆★☆"
WORD = re.compile(r"[^\W\d_]+")
NUMBERED = re.compile(r"[a-z] [1-9]\Z")
"""How a name with the mark of its institution ends."""
OPEN_ENDS = CONNECTING - frozenset("up i o".split()) | frozenset(
    "via toward towards against under through without within among based versus upon".split()
)
"""Words no title ends with."""


class Head(NamedTuple):
    """What the top of a page consists of."""

    title: tuple[Item, ...] = ()
    title_score: float = 0.0
    authors: tuple[tuple[Item, ...], ...] = ()
    """Blocks of lines that hold authors, in the order of the page."""


class Run(NamedTuple):
    """Consecutive lines that may be the title."""

    first: int
    last: int
    """Index of its last line among the free lines."""
    score: float


class Free(NamedTuple):
    """A line no labelled zone holds, with what is measured of it for the head."""

    item: Item
    names: float
    """How much it looks like authors."""
    affiliation: float
    label: str = ""
    """The label before it: title, authors or affiliations."""
    top: int = 0
    """How many lines that might be a title stand above it."""
    cost: float = 0.0
    """What it takes from the look of a title it would be part of."""
    language: str = ""
    """The language its function words tell."""
    is_open: bool = False
    """It ends where no title ends."""
    folded: str = ""
    """Its words without case, accents and page numbers, to be met again elsewhere."""
    is_apart: bool = False
    """A labelled zone stands between it and the line before it."""
    guess: Guess = UNKNOWN
    """What the line model says of it."""


def find_head(page: Page, zones: Sequence[Zone], guesses: Sequence[Guess]) -> Head:
    """Find the title and the authors of a page."""
    free = tuple(
        one._replace(guess=guesses[one.item.number] if guesses else UNKNOWN)
        for one in find_free(zones)
    )
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
        if zone.name in ("abstract", "introduction", "part") and zone.items[0].number:
            return zone.items[0].number
    return 1 << 30


def find_free(zones: Sequence[Zone]) -> Iterable[Free]:
    """The lines that no labelled zone holds, up to where a title may still come."""
    pending = ""
    count = top = 0
    apart = False
    for zone in zones:
        if zone.name not in ("", "title", "authors", "affiliations"):
            apart = True
            continue
        for item in zone.items:
            if item.label and zone.name:
                pending = zone.name
            if not item.text or item.kind is Kind.PAGE:
                continue
            if count < REACH * 3:
                yield measure(item, pending, top)._replace(is_apart=apart)
            apart = False
            top += item.kind in (Kind.TEXT, Kind.PROSE, Kind.NAMES)
            count += 1
            pending = ""


def measure(item: Item, label: str, top: int) -> Free:
    """A free line with its measures."""
    text = item.text
    if len(text) > 900:
        return Free(item, 0.0, 0.0, label, top, 9.0)
    names, affiliation = score_names(text), score_affiliation(text)
    cost = 5.0 * max(0.0, names - 0.35) + 3.0 * (names > 0.9) + 3.5 * max(0.0, affiliation - 0.3)
    cost += (
        3.0 * (affiliation >= 0.85)
        + BANNER_COST * (item.kind is Kind.BANNER)
        + 2.5 * (len(text) > 220)
    )
    cost += 1.5 * (names > 0.15 and bool(NUMBERED.search(text)))
    if item.kind not in TITLE_KINDS:
        return Free(item, names, affiliation, label, top, cost)
    folded = running_key(item.line.text)
    language = guess_language(text)
    return Free(item, names, affiliation, label, top, cost, language, ends_open(text), folded)


def best_run(page: Page, free: Sequence[Free], limit: int) -> Run | None:
    """The run of lines that looks most like a title."""
    best: Run | None = None
    for first, start in enumerate(free[:REACH]):
        if start.item.kind not in TITLE_KINDS and start.guess.chance("title") < 0.5:
            continue
        if start.guess.chance("author") > CERTAIN and not start.label:
            continue
        cost = 0.0
        for last in range(first, min(len(free), first + MOST_LINES)):
            cost += free[last].cost
            if cost > MOST_COST or (last > first and not follows(free[last - 1], free[last])):
                break
            score = score_run(page, free, first, last, limit)
            if best is None or score > best.score:
                best = Run(first, last, score)
    return best if best and is_title(free, best) else None


def is_title(free: Sequence[Free], best: Run) -> bool:
    """Whether the best run of lines is a title: by the rules, the model, or the authors below."""
    run = free[best.first : best.last + 1]
    rules = best.score - TRUST * score_guess(run, None) if run[0].guess.begins else best.score
    if rules > LEAST or sum(one.guess.chance("title") for one in run) > len(run) / 2:
        return True
    below = free[best.last + 1 : best.last + 2]
    return bool(below) and is_author(below[0], None) and below[0].guess.chance("author") > CERTAIN


def first_language(page: Page, free: Sequence[Free], title: Run, limit: int, told: set[str]) -> Run:
    """The title's original above it, where a page in two languages has both."""
    text = run_text(free, title)
    language = guess_language(text) or guess_language(text, 1)
    foreign = language == "en" and bool(told) and "en" not in told
    if title.first == 0 or (len(told) < 2 and not foreign) or free[title.first].label:
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
    if after.label or (after.item.line.gap and is_report_number(after.item.text)):
        return False
    if after.guess.chance("title") > 0.5:
        return True
    glued = not after.item.line.gap and (before.is_open or after.item.text[0].islower())
    if after.item.kind not in TITLE_KINDS and not (glued and after.item.kind is Kind.DOCTYPE):
        return False
    if changes_language(before, after):
        return False
    return not after.is_apart


def changes_language(before: Free, after: Free) -> bool:
    """Whether two lines are clearly in two languages, as a title and its translation."""
    if before.language not in ("", "en") and not after.language and after.item.text[0].isupper():
        # One word is enough for what everybody translates into.
        return guess_language(after.item.text, 1) == "en"
    return bool(before.language and after.language and before.language != after.language)


def score_run(page: Page, free: Sequence[Free], first: int, last: int, limit: int) -> float:
    """How much a run of lines looks like the title; above 0 it may be one."""
    run = free[first : last + 1]
    before = free[first - 1] if first else None
    after = free[last + 1] if last + 1 < len(free) else None
    text = " ".join(one.item.text for one in run)
    score = score_text(text) + score_place(run, limit) + score_lines(page, run)
    edges = before and before.item.line, after and after.item.line
    score += score_print(page.largest, edges, [one.item.line for one in run])
    beyond = free[last + 2] if last + 2 < len(free) else None
    score += score_above(before, run[0]) + score_below(run[-1], after, beyond, limit)
    return score + TRUST * score_guess(run, after) if run[0].guess.begins else score


def score_guess(run: Sequence[Free], after: Free | None) -> float:
    """The logarithm of the line model's probability that a run is a title, and a whole one."""
    first = run[0].guess
    score = log(
        LEAST_CHANCE + first.begins.get("title", 0.0) + 0.5 * first.inside.get("title", 0.0)
    )
    for one in run[1:]:
        score += log(LEAST_CHANCE + one.guess.inside.get("title", 0.0))
    if after:
        score += log(LEAST_CHANCE + 1.0 - after.guess.inside.get("title", 0.0))
    return score


def score_text(text: str) -> float:
    """What the words of a run say."""
    words = split_words(text)
    letters = width("".join(words))
    if letters < 3 or not words:
        return -9.0
    score = 0.0
    score -= 3.0 * (letters < 9) + 1.5 * (len(words) < 3)
    score -= max(0.0, (width(text) - 190) / 40)
    score += 1.0 * (len(words) > 4)
    score -= (
        2.0 * (text[0].islower() and not text[1:2].isupper())
        + 2.5 * (text[-1] == ";")
        + 1.0 * (text[-1] == ".")
    )
    score -= 3.0 * (". " in text and len(text) > 160) + 3.0 * (". " in text and text[-1] == ".")
    tail = text.rstrip(MARKS + " ")
    is_open = fold(words[-1]) in OPEN_ENDS and not tail[-1:].isdigit()
    score -= 3.0 * is_open + 2.5 * (tail[-1:] in ",-‐–:;(&")
    score -= 2.0 * (text.count("(") != text.count(")"))
    digits = sum(map(str.isdigit, text))
    return (
        score - 2.0 * (digits > 0.25 * len(text)) - 1.5 * (is_journal_like(text) and len(words) < 8)
    )


def score_place(run: Sequence[Free], limit: int) -> float:
    """What the run's place on the page says."""
    first = run[0]
    score = -0.45 * min(first.top, 14)
    score -= 4.0 * (first.item.number > limit)
    score += 7.0 * (first.label == "title") - 6.0 * (first.label in ("authors", "affiliations"))
    return score


def score_lines(page: Page, run: Sequence[Free]) -> float:
    """What the single lines of a run say."""
    score = -sum(one.cost for one in run)
    # A title may speak of what banners speak of: "Methods of publishers", "Gloves of latex".
    sure = run[0].guess.begins.get("title", 0.0) > SURE
    score += BANNER_COST * (sure and run[0].item.kind is Kind.BANNER)
    folded = [one.folded for one in run]
    again = sum(text in page.repeated for text in folded)
    # A running head is a line of its own; only a title that is one comes back as a whole.
    score -= 1.0 * bool(again) if again == len(set(folded)) == len(run) else 3.0 * again
    for before, one in pairwise(run):
        small = begins_small(one) or before.is_open
        capitals = before.item.text.isupper() and one.item.text.isupper()
        score -= 0.0 if small or not one.item.line.gap else 0.3 if capitals else 1.2
        score += 0.8 * small
        # Titles are set in one style, but for what the model takes for a subtitle.
        changes = before.item.text.isupper() != one.item.text.isupper()
        score -= 1.5 * changes * (1.0 - one.guess.chance("title"))
    return score - 0.5 * max(0, len(run) - 4)


def ends_open(text: str) -> bool:
    """Whether a line ends where no title ends."""
    words = WORD.findall(text)
    if text[-1].isdigit():
        return False  # "An der Leine um 1800" does not end with its last word.
    return text[-1] in ",-‐–:&" or (bool(words) and fold(words[-1]) in OPEN_ENDS)


def score_above(before: Free | None, first: Free) -> float:
    """What the line above a run says."""
    if not before or first.label or first.is_apart:
        return 0.3
    if (
        before.is_open
        and not first.item.line.gap
        and before.item.kind
        in (
            Kind.NAMES,
            Kind.AFFILIATION,
        )
    ):
        return -3.0
    if before.item.kind in (Kind.TEXT, Kind.PROSE):
        glued = not first.item.line.gap
        score = -1.6 if glued else -0.1
        return score - 2.0 * before.is_open - 1.5 * before.item.text.endswith(":")
    return 0.3


def score_below(last: Free, after: Free | None, beyond: Free | None, limit: int) -> float:
    """What the lines below a run say."""
    if not after or after.item.number > limit:
        return 0.6
    if after.label == "authors" or squash(after.item.text[:3]) == "by":
        return 3.0
    if begins_small(after) and not after.is_apart:
        return -2.0
    lone = beyond is None or beyond.affiliation >= 0.5 or beyond.item.kind is Kind.CONTACT
    if after.names >= 0.5 or (after.names >= 0.4 and lone):
        names = 4.5 * max(0.0, after.names - 0.35)
        return names + 0.4 * bool(after.item.line.gap) - 0.5 * after.is_apart
    if after.is_apart or after.item.kind not in (Kind.TEXT, Kind.PROSE, Kind.BANNER):
        return 0.5
    if changes_language(last, after):
        return 0.5
    return -0.2 if after.item.line.gap else -1.6


def begins_small(one: Free) -> bool:
    """Whether a line begins as no line but a second one does: in small letters, or with OF."""
    text = one.item.text
    if text[0].islower():
        return one.item.kind is not Kind.CONTACT and one.names < 0.6
    first = text.split(" ", 1)[0]
    return first.isupper() and len(first) > 1 and fold(first) in LINKS
