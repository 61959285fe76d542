"""Keywords: the lines of a list, how they divide, and which comma belongs to a MeSH heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from citeform.frontpage.kinds import Kind
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import MODIFIERS
from citeform.frontpage.model import READ, Guess
from citeform.frontpage.scripts import is_mostly_east
from citeform.frontpage.zones import HARD, Item, Zone
from citeform.pattern import pattern

SURE, UNSURE = 0.5, 0.1
"""How probable a line of keywords must be that no label tells, and one that a label tells."""
CERTAIN = 0.9
"""How probable it must be behind a blank line, where running heads and captions stand."""

SEPARATORS = (
    ";",
    "•",
    "·",
    "|",
    "●",
    "■",
    "▪",
    "∙",
    "ㆍ",
    "；",
    "，",
    "、",
    " – ",
    " — ",
    " - ",
    "/ ",
    ",",
    " -",
)
"""Signs between keywords, in the order in which one of them is believed."""
SUBJECTS = frozenset(
    "neoplasms diseases injuries fractures disorders models monitoring surgery radiography".split()
)
"""First words of inverted headings whose modifier may be any word: "Neoplasms, Spinal"."""
MOST = 60
"""More than that is no list of keywords, but a text that went on."""
HINT = pattern(r"\((?:max|min|up to|at least|from|\d)[^()]{0,20}\)\s?:?\s*", re.IGNORECASE)
"""How many keywords a journal asks for, as manuscripts keep it: "Keywords (max. 6)"."""
TAIL = pattern(r"[.;,]\s+(?:abstract|summary|(?:(?:1|I)\.?\s)?introduction|(?:1|I)\.)$",
               re.IGNORECASE)  # fmt: skip
"""The heading of what follows, on the list's last line."""
CODED = pattern(r"[A-Z]\d?\.\s")
"""The class that some journals set before each of their keywords: "A1. Planar defects"."""
OPEN = (",", ";", "-")
"""What a line ends with when the list goes on."""
OTHERS = pattern(r"[.:@]|\b\d{4}\b")
"""Signs of addresses, dates and sentences, which are divided by commas, too."""
LONGEST = 4
"""How many words a term may have that no label tells."""
APART = 3
"""How many lines of another kind may stand between a label and its list."""
DEEPEST = 20
"""How many lines such a list may have."""


def find_lists(
    items: Sequence[Item], zones: Sequence[Zone], guesses: Sequence[Guess], abstract: int = 0
) -> tuple[Zone, ...]:
    """The lists of keywords: the labelled ones, or one that no label tells.

    `abstract` is the first line of an abstract that has no label, or 0.
    """
    found = [zone._replace(items=whole(items, zone.items, guesses)) for zone in zones]
    told = tuple(zone for zone in found if is_list(zone.texts))
    if told:
        return told
    sure = [item for item in items if guesses[item.number].chance("keyword") > SURE]
    unlabelled = Zone("keywords", tuple(item for item in sure if not item.label))
    if not is_divided(unlabelled.texts):
        unlabelled = Zone("keywords", find_above(items[:abstract]) or find_initial(items))
    return (unlabelled,) if unlabelled.items else ()


def is_list(texts: Iterable[str]) -> bool:
    """Whether a zone holds words, not only page numbers or the initial of a word."""
    return sum(map(str.isalpha, "".join(texts))) > 1


def is_divided(texts: Sequence[str]) -> bool:
    """Whether lines that no label opens are several keywords, not a sentence."""
    return is_list(texts) and len(read_keywords(" ".join(texts), texts)) > 1


def find_above(items: Sequence[Item]) -> tuple[Item, ...]:
    """The last of these lines, where they are a list of terms: it stands above the abstract."""
    at = len(items)
    while at and items[at - 1].kind is Kind.TEXT and not items[at - 1].label:
        at -= 1
        if items[at].line.gap:
            break
    return tuple(items[at:]) if is_terms(" ".join(item.text for item in items[at:])) else ()


def find_initial(items: Sequence[Item]) -> tuple[Item, ...]:
    """The list behind a label in small capitals of which the text has the initial only."""
    for label, item in pairwise(items):
        if label.text == "K" and item.text.startswith(": "):
            below = takewhile(
                lambda one: not one.line.gap and not one.label, items[item.number + 1 :]
            )
            return (item, *below)
    return ()


def is_terms(text: str) -> bool:
    """Whether a text is a list of terms with capitals, as some journals print without a label.

    >>> is_terms("Energy Transfer, Phycocyanin Trimer, Excited State Lifetimes")
    True
    >>> is_terms("Dagstuhl Castle, Germany, July 1991")
    False
    """
    terms = [term.strip() for term in text.split(",")]
    return len(terms) > 2 and not OTHERS.search(text) and all(map(is_term, terms))


def is_term(text: str) -> bool:
    """Whether a text is a few words with a capital."""
    return text[:1].isupper() and len(text.split()) <= LONGEST


def whole(
    items: Sequence[Item], zone: Sequence[Item], guesses: Sequence[Guess]
) -> tuple[Item, ...]:
    """The lines of a list, with those behind it that the model adds, without some others."""
    kept = [zone[0]]
    for item in zone[1:]:
        chance = guesses[item.number].chance("keyword")
        if chance > UNSURE and (not stands_apart(kept[-1], item) or chance > CERTAIN):
            kept.append(item)
    for number in range(kept[-1].number + 1, len(items)):
        item = items[number]
        if item.label or not goes_on(kept[-1], item, guesses[number].chance("keyword")):
            break
        kept.append(item)
    if not any(item.text for item in kept):
        below = kept[-1].number + 1
        kept += find_below(items[below : below + APART + DEEPEST], guesses)
    return tuple(kept)


def find_below(items: Sequence[Item], guesses: Sequence[Guess]) -> Iterable[Item]:
    """The list below a label that stands alone, behind what was printed between them."""
    at = 0
    while at < min(len(items), APART) and items[at].kind in (Kind.PAGE, *HARD):
        at += 1
    for number, item in enumerate(items[at:]):
        guess = guesses[item.number]
        taken = any(guess.chance(zone) > UNSURE for zone in READ if zone != "keyword")
        if item.label or taken or (item.line.gap if number else item.text.count(",") < 2):
            return
        yield item


def stands_apart(last: Item, item: Item) -> bool:
    """Whether a line stands behind a blank line and does not go on where the list broke off."""
    broken = not last.text or last.text.endswith(OPEN) or item.line.text[0].islower()
    return item.line.gap > 0 and not broken


def goes_on(last: Item, item: Item, chance: float) -> bool:
    """Whether a line that has no label goes on in the list above it."""
    if stands_apart(last, item):
        return chance > CERTAIN
    open_ended = last.text.endswith(OPEN)
    wrapped = open_ended or (item.text[0].islower() and not last.text.endswith("."))
    return chance >= SURE or (wrapped and not item.line.gap and item.kind not in HARD)


def read_keywords(text: str, lines: Sequence[str] = ()) -> tuple[str, ...]:
    """Divide a keyword zone at its own kind of separator, or at its lines.

    >>> read_keywords("pain; spine, lumbar; surgery.")
    ('pain', 'spine, lumbar', 'surgery')
    """
    text = TAIL.sub("", HINT.sub("", text.strip(), 1)).rstrip(".")
    for separator in SEPARATORS:
        if separator in text:
            break
    else:
        return read_lines(text, lines)
    parts = split(text, separator)
    if separator == "," and text.count(" -") >= len(parts):
        parts = split(text, " -")  # "galaxies: clusters (A1, A2) -galaxies: halos -X-rays"
    if separator == "," and len(parts) == 2 and ". " in text and not CODED.match(text):
        parts = split(text, ". ")
    return tuple(keyword for keyword in map(clean, parts) if keyword)[:MOST]


def read_lines(text: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Keywords without any separator: those divided by full stops, dashes, bars or line ends."""
    for separator in (". ", "–", "—", "/"):
        if text.count(separator) > 1:
            return tuple(keyword for keyword in map(clean, text.split(separator)) if keyword)
    if is_mostly_east(text):
        return tuple(text.split())
    if text.count("-") > 2 and text.count("-") + 1 >= text.count(" "):
        return tuple(keyword for keyword in map(clean, text.split("-")) if keyword)
    if len(lines) > 2 and max(map(len, lines)) < 50:
        return tuple(keyword for keyword in map(clean, lines) if keyword)
    return (clean(text),) if clean(text) else ()


def split(text: str, separator: str) -> list[str]:
    """Split at a separator that no bracket holds."""
    if "(" not in text or text.count("(") != text.count(")"):
        return text.split(separator)
    parts: list[str] = []
    depth = 0
    for part in text.split(separator):
        if depth > 0:
            parts[-1] += separator + part
        else:
            parts.append(part)
        depth += part.count("(") - part.count(")")
    return parts


def clean(keyword: str) -> str:
    """A keyword without the signs around it."""
    return keyword.strip(" \t;,.:•·|*_").removeprefix("and ").strip()


def merge_headings(keywords: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Join MeSH's inverted headings until there are as many keywords as in the other language.

    >>> merge_headings(["Radiology", "Interventional", "Spine"], ["Radiologie", "Rachis"])
    ('Radiology, Interventional', 'Spine')
    """
    merged = list(keywords)
    while len(merged) > len(others):
        at = find_heading(merged, others)
        if at < 0:
            return tuple(keywords)
        merged[at : at + 2] = [f"{merged[at]}, {merged[at + 1]}"]
    return tuple(merged)


def find_heading(keywords: Sequence[str], others: Sequence[str]) -> int:
    """The index of the first of two keywords that are most surely one heading, or -1."""
    best, index = 0, -1
    for at in range(len(keywords) - 1):
        score = 0 if "," in keywords[at] else score_heading(keywords[at], keywords[at + 1])
        if not score:
            continue
        # The lists run in parallel, and many words are cousins: Endurance, Endurance.
        score += 2 * sum(map(are_cousins, keywords[:at], others))
        score += 2 * sum(map(are_cousins, reversed(keywords[at + 2 :]), reversed(others)))
        score += 2 * any(are_cousins(keywords[at + 1], other) for other in others[at : at + 1])
        if score > best:
            best, index = score, at
    return index


def are_cousins(one: str, other: str) -> bool:
    """Whether two keywords share a word's beginning."""
    stems = {word[:5] for word in fold(one).split()}
    return any(word[:5] in stems for word in fold(other).split() if len(word) > 3)


def score_heading(heading: str, modifier: str) -> int:
    """How surely two neighbours are one inverted heading; 0 when they are not."""
    words = fold(modifier).split()
    if not words or len(words) > 2 or len(heading.split()) > 3:
        return 0
    last = words[-1]
    score = 3 * (last in MODIFIERS) + 3 * (fold(heading) in SUBJECTS)
    # English adjectives; MeSH's modifiers are hardly anything else.
    score += 2 * last.endswith(("al", "ic", "ive", "ary", "ous", "ed", "ory", "ar"))
    return score
