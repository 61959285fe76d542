"""The text-case attribute: letter case of text, its markup and `nocase` spans untouched.

CSL 1.0.2, "Text-case"; where it is silent, what citeproc-js does: a word that holds a capital stays
as it is, so does a letter alone, and hyphens, dashes and slashes divide words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from citeform.csl.rich import TAG
from citeform.csl.tree import Box, Tree

# Words that title case leaves alone inside a title, found by asking citeproc-js for each.
STOP_WORDS = frozenset(
    """
    about above across afore after against along alongside amid amidst among amongst an and anenst
    apropos apud around as aside astride at athwart atop barring before behind below beneath beside
    besides between beyond but by ca circa de despite down during et except for forenenst from given
    in inside into lest like modulo near next nor notwithstanding of off on onto or out over per
    plus pro qua sans since so than the through throughout thruout till to toward towards under
    underneath until unto up upon van versus via von vs with within without yet
    """.split()
)

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SENTENCE_END = re.compile(r"[:?!][^\w:?!]*$")
APOSTROPHE = re.compile("['’]")
GREEK = re.compile("[\u0370-\u03ff]")
NOCASE_OPEN = re.compile(
    r"<span\s+(?:class=[\"']no(?:case|decor)[\"']|style=[\"']font-variant)|<su[bp]>|<sc>"
)
"""Markup whose text keeps its case."""
NOCASE_ONLY = re.compile(r"<span\s+class=[\"']no(?:case|decor)[\"']")

HYPHENS = ("-", "‐", "‑")

Case = Callable[[str], str]


def pieces_of(text: str, kept: re.Pattern[str] = NOCASE_ONLY) -> list[tuple[str, str]]:
    """The text cut at its markup: pairs of kind (`text`, `kept` or `tag`) and text."""
    if "<" not in text:
        return [("text", text)]
    pieces: list[tuple[str, str]] = []
    at = 0
    open_tags: list[bool] = []
    keeping = 0
    for match in TAG.finditer(text):
        if match.start() > at:
            pieces.append(("kept" if keeping else "text", text[at : match.start()]))
        at = match.end()
        pieces.append(("tag", match[0]))
        if not match["end"]:
            open_tags.append(bool(kept.match(match[0])))
            keeping += open_tags[-1]
        elif open_tags:
            keeping -= open_tags.pop()
    if at < len(text):
        pieces.append(("kept" if keeping else "text", text[at:]))
    return pieces


def each_piece(change: Case) -> Case:
    """A case that is changed piece by piece."""

    def change_all(text: str) -> str:
        if "<" not in text:
            return change(text)
        return "".join(
            change(piece) if kind == "text" else piece for kind, piece in pieces_of(text)
        )

    return change_all


def is_small(word: str) -> bool:
    """Whether a word is all in small letters and begins with one that has a capital."""
    head = APOSTROPHE.split(word, maxsplit=1)[0]
    return head[:1].isalpha() and not any(map(str.isupper, head)) and not is_sign(word)


def is_sign(word: str) -> bool:
    """Whether a word is a Greek letter alone, which stands for itself: β-carotene."""
    return len(word) == 1 and GREEK.match(word) is not None


def capitalize(word: str) -> str:
    """A word with its first letter a capital, unless it holds one."""
    return word[0].upper() + word[1:] if is_small(word) else word


def capitalize_first(text: str) -> str:
    """The text with its first word capitalized, if nothing keeps it as it is."""
    pieces = pieces_of(text)
    for at, (kind, piece) in enumerate(pieces):
        if kind == "kept":
            break
        if kind == "text" and (match := WORD.search(piece)):
            start, end = match.span()
            pieces[at] = (kind, piece[:start] + capitalize(match[0]) + piece[end:])
            break
    return "".join(piece for _, piece in pieces)


def capitalize_all(text: str) -> str:
    """The text with every word that is in small letters capitalized."""
    return WORD.sub(lambda match: capitalize(match[0]), text)


def sentence_case(text: str) -> str:
    """The text with its first word capitalized and all others in small letters."""
    pieces = pieces_of(text)
    is_loud = "".join(piece for kind, piece in pieces if kind == "text").isupper()
    is_first = True
    out: list[str] = []
    for kind, piece in pieces:
        if kind == "text":
            match = WORD.search(piece) if is_first else None
            at = match.end() if match else 0
            head = piece[:at]
            if match:
                first = match[0].lower() if is_loud else match[0]
                sign = first if is_sign(first) else first[:1].upper() + first[1:]
                head = piece[: match.start()] + sign
            piece = head + piece[at:].lower()
            is_first = is_first and not match
        elif kind == "kept":
            is_first = False
        out.append(piece)
    return "".join(out)


def title_case(text: str) -> str:
    """The text in title case, as English titles are printed."""
    pieces = pieces_of(text, NOCASE_OPEN)
    last = last_word(pieces)
    out: list[str] = []
    before, count = ":", 0
    for kind, piece in pieces:
        if kind == "tag":
            out.append(piece)
            continue
        end = 0
        for match in WORD.finditer(piece):
            count += 1
            before += piece[end : match.start()]
            out.append(piece[end : match.start()])
            opens = SENTENCE_END.search(before) is not None
            word = match[0]
            if not before:
                out.append(word)  # What markup divides is one word: "<span …>L</span>agos".
                end = match.end()
                continue
            # "Pro-Environmental" and "E-Mail", but "Out-of-Fashion".
            following = piece[match.end() : match.end() + 1]
            opens = opens or (following in HYPHENS and before[-1:] not in HYPHENS)
            out.append(word if kind == "kept" else title_word(word, opens, count == last))
            before, end = "", match.end()
        out.append(piece[end:])
        before += piece[end:]
    return "".join(out)


def last_word(pieces: list[tuple[str, str]]) -> int:
    """The number of the last word of a title, counted from one."""
    return sum(1 for kind, piece in pieces if kind != "tag" for _ in WORD.finditer(piece))


def title_word(word: str, is_first: bool, is_last: bool) -> str:
    """One word in title case; the first and the last one are no stop words."""
    if is_first:
        return capitalize(word)
    if len(word) == 1 or word[1] in "'’" or (word in STOP_WORDS and not is_last):
        return word
    return capitalize(word)


CASES: dict[str, Case] = {
    "lowercase": each_piece(str.lower),
    "uppercase": each_piece(str.upper),
    "capitalize-first": capitalize_first,
    "capitalize-all": each_piece(capitalize_all),
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
