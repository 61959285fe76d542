"""The text-case attribute: letter case of text, its markup and `nocase` spans untouched.

CSL 1.0.2, "Text-case"; where it is silent, what citeproc-js does: a word that holds a capital stays
as it is, so does a letter alone; hyphens, dashes, slashes and other marks divide words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from citeform.csl.rich import TAGS
from citeform.csl.tree import Box, Tree
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

# Words that title case leaves alone inside a title, found by asking citeproc-js for each.
STOP_WORDS = frozenset(
    """
    about above across afore after against al along alongside amid amidst among amongst an and
    anenst apropos apud around as aside astride at athwart atop barring before behind below
    beneath beside besides between beyond but by ca circa de despite down during et except for
    forenenst from given in inside into lest like modulo near next nor notwithstanding of off on
    onto or out over per plus pro qua sans since so than the through throughout thruout till to
    toward towards under underneath until unto up upon van versus via von vs with within without
    yet
    """.split()
)

DIVIDER = pattern(f"{TAGS}|[‘’“”]| ?[\"']|[-–—/.,;?!:()\\[\\]]")
"""What divides a text into segments: markup, quotation marks and other marks."""
WORD = pattern("[^ \u00a0\u2000-\u200b\u205f\u3000]+")
"""A word of a segment; an ampersand belongs to it."""
GREEK = pattern("[\u0370-\u03ff]$")
KEEPING = pattern(
    r"<span\s+(?:class=[\"']no(?:case|decor)[\"']|style=[\"']font-variant)|<su[bp]>|<sc>"
)
"""Markup whose text keeps its case."""
QUOTES = {"“": ("“", "”"), "‘": ("‘", "’"), ' "': (" '", '"'), " '": (' "', "'")}
"""Quotation marks that open → what may open inside of them, and what closes them."""
CLOSING = frozenset("’”\"'")

Case = Callable[[str], str]


class Segment(NamedTuple):
    """A stretch of text and the divider before it."""

    divider: str
    text: str
    is_kept: bool
    """Whether markup keeps its case."""


def segments_of(text: str) -> list[Segment]:
    """The segments of a text; the first has no divider."""
    segments: list[Segment] = []
    closers: list[str] = []
    divider, at = "", 0
    for match in DIVIDER.finditer(text):
        segments.append(segment_of(divider, text[at : match.start()], is_kept=bool(closers)))
        divider, at = match[0], match.end()
        if divider[0] == "<":
            if KEEPING.match(divider):
                closers.append("</span>" if divider[1:3] == "sp" else f"</{divider[1:]}")
            elif closers and divider == closers[-1]:
                closers.pop()
    segments.append(segment_of(divider, text[at:], is_kept=bool(closers)))
    return segments


def segment_of(divider: str, text: str, *, is_kept: bool) -> Segment:
    """A segment; a straight apostrophe divides, but belongs to what stands behind it."""
    if divider == "'" and text:
        return Segment("", divider + text, is_kept)
    return Segment(divider, text, is_kept)


def unpaired(segments: list[Segment]) -> set[int]:
    """The segments behind a quotation mark that has no partner, such as an apostrophe.

    Their first letters stay as they are.
    """
    found: set[int] = set()
    opened: list[tuple[str, str, int]] = []
    for at, segment in enumerate(segments):
        mark = segment.divider
        if mark in QUOTES:
            inner, closer = QUOTES[mark]
            if opened and mark != opened[-1][0]:
                found.add(opened.pop()[2])
                opened.append((inner, closer, -1))
            else:
                opened.append((inner, closer, at))
        elif mark in CLOSING:
            if opened and mark == opened[-1][1]:
                opened.pop()
            else:
                found.add(at)
    found.update(at for _, _, at in opened)
    return found


def joined(segments: list[Segment], texts: list[str]) -> str:
    """The segments with their new texts."""
    kept = unpaired(segments) if len(segments) > 1 else ()
    for at in kept:
        if at >= 0:
            texts[at] = segments[at].text[:1] + texts[at][1:]
    return "".join([segment.divider + text for segment, text in zip(segments, texts, strict=True)])


def each_segment(change: Case) -> Case:
    """A case that is changed segment by segment."""

    def change_all(text: str) -> str:
        segments = segments_of(text)
        return "".join(
            [one.divider + (one.text if one.is_kept else change(one.text)) for one in segments]
        )

    return change_all


def is_sign(word: str) -> bool:
    """Whether a word is a Greek letter alone, which stands for itself: β-carotene."""
    return len(word) == 1 and GREEK.match(word) is not None


def raised(word: str) -> str:
    """A word with a capital at the start."""
    return word if is_sign(word) else word[0].upper() + word[1:]


def capitalize(word: str) -> str:
    """A word with a capital at the start, unless it holds one."""
    return raised(word) if word == word.lower() else word


def first_word(segments: list[Segment]) -> tuple[int, re.Match[str] | None]:
    """The segment that the first word stands in, and the word; none if its case is kept."""
    for at, segment in enumerate(segments):
        if match := WORD.search(segment.text):
            return at, None if segment.is_kept else match
    return 0, None


def capitalize_first(text: str) -> str:
    """The text with its first word capitalized, if nothing keeps it as it is."""
    segments = segments_of(text)
    texts = [segment.text for segment in segments]
    at, match = first_word(segments)
    if match is None:
        return text
    texts[at] = texts[at][: match.start()] + capitalize(match[0]) + texts[at][match.end() :]
    return joined(segments, texts)


def capitalize_all(text: str) -> str:
    """The text with every word that is in small letters capitalized."""
    segments = segments_of(text)
    texts = [
        one.text if one.is_kept else WORD.sub(lambda match: capitalize(match[0]), one.text)
        for one in segments
    ]
    return joined(segments, texts)


def sentence_case(text: str) -> str:
    """The text with its first word capitalized and all others in small letters."""
    segments = segments_of(text)
    is_loud = "".join([one.text for one in segments if not one.is_kept]).isupper()
    texts = [one.text if one.is_kept else one.text.lower() for one in segments]
    at, match = first_word(segments)
    if match is not None:
        word = match[0].lower() if is_loud else match[0]
        texts[at] = texts[at][: match.start()] + raised(word) + texts[at][match.end() :]
    return "".join(texts) if len(segments) == 1 else joined(segments, texts)


@lru_cache(maxsize=4096)
def title_case(text: str) -> str:
    """The text in title case, as English titles are printed."""
    segments = segments_of(text)
    texts: list[str] = []
    opens = True
    last: tuple[int, int] | None = None
    apart = unpaired(segments)
    for at, (divider, piece, is_kept) in enumerate(segments):
        opens = opens or divider[-1:] in (":", "!", "?")
        words = WORD.findall(piece)
        if words and not is_kept:
            # What markup divides is one word: "<span …>L</span>agos".
            goes_on = divider[:1] == "<" and bool(texts[-1].strip()) and not texts[-1][-1].isspace()
            goes_on = goes_on and not piece[0].isspace()
            hyphened = not at and len(segments) > 1 and segments[1].divider == "-"
            piece = title_words(piece, opens, goes_on=goes_on, hyphened=hyphened)
        if words:
            opens = False
            last = None if is_kept else (at, len(words))
        if at in apart:
            last = None
        texts.append(piece)
    if last is not None:
        texts[last[0]] = with_last_raised(texts[last[0]])
    return joined(segments, texts)


def title_words(text: str, opens: bool, *, goes_on: bool, hyphened: bool) -> str:
    """The words of a segment in title case; those that open it or stand at a hyphen always."""
    count = len(WORD.findall(text))
    at = -1

    def change(match: re.Match[str]) -> str:
        nonlocal at
        at += 1
        word = match[0]
        if goes_on and not at:
            return word
        if (
            (opens and not at)
            or (hyphened and at == count - 1)
            or (len(word) > 1 and word.lower() not in STOP_WORDS)
        ):
            return capitalize(word)
        return word

    return WORD.sub(change, text)


def with_last_raised(text: str) -> str:
    """The text with its last word capitalized if it is one that title case leaves alone."""
    *_, match = WORD.finditer(text)
    word = match[0]
    if len(word) > 1 and word.lower() in STOP_WORDS:
        return text[: match.start()] + raised(word) + text[match.end() :]
    return text


CASES: dict[str, Case] = {
    "lowercase": each_segment(str.lower),
    "uppercase": each_segment(str.upper),
    "capitalize-first": capitalize_first,
    "capitalize-all": capitalize_all,
    "sentence": sentence_case,
    "title": title_case,
}


def capitalized(tree: Tree) -> Tree:
    """The tree with a capital at the start, if it begins with a term."""
    term = opening_term(tree)
    if term is not None:
        text = term.children[0]
        if type(text) is tuple:
            term.children = [(capitalize_first(text[0]),)]
    return tree


def opening_term(tree: Any) -> Box | None:
    """The term that a tree begins with, if it does."""
    while True:
        if type(tree) is Box:
            if tree.tag == "term":
                return tree
            children = tree.children
        elif type(tree) is list:
            children = tree
        else:
            return None
        tree = next((child for child in children if type(child) is not str and child), None)
        if tree is None:
            return None
