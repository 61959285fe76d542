"""Keywords: how a line divides into them, and which comma belongs to a MeSH heading."""

from __future__ import annotations

from collections.abc import Sequence

from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import MODIFIERS
from citeform.frontpage.scripts import is_mostly_east

SEPARATORS = (
    ";",
    "•",
    "·",
    "|",
    "●",
    "■",
    "▪",
    "∙",
    "；",
    "，",
    "、",
    " – ",
    " — ",
    " - ",
    "/ ",
    ",",
)
"""Signs between keywords, in the order in which one of them is believed."""
SUBJECTS = frozenset(
    "neoplasms diseases injuries fractures disorders models monitoring surgery radiography".split()
)
"""First words of inverted headings whose modifier may be any word: "Neoplasms, Spinal"."""
MOST = 60
"""More than that is no list of keywords, but a text that went on."""


def read_keywords(text: str, lines: Sequence[str] = ()) -> tuple[str, ...]:
    """Divide a keyword zone at its own kind of separator, or at its lines.

    >>> read_keywords("pain; spine, lumbar; surgery.")
    ('pain', 'spine, lumbar', 'surgery')
    """
    text = text.strip().rstrip(".")
    for separator in SEPARATORS:
        if separator in text:
            break
    else:
        return read_lines(text, lines)
    parts = split(text, separator)
    if separator == "," and len(parts) == 2 and ". " in text:
        parts = split(text, ". ")
    return tuple(keyword for keyword in map(clean, parts) if keyword)[:MOST]


def read_lines(text: str, lines: Sequence[str]) -> tuple[str, ...]:
    """Keywords without any separator: those divided by full stops, dashes or line ends."""
    for separator in (". ", "–", "—"):
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
    return keyword.strip(" \t;,.:•·|*").removeprefix("and ").strip()


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
