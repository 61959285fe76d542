"""The text-case attribute: letter case of text, its markup and `nocase` spans untouched."""

from __future__ import annotations

import re
from collections.abc import Callable

from citeform.csl.rich import TAG

# Words that title case leaves alone inside a title: citeproc-js's list.
STOP_WORDS = frozenset(
    """
    about above across afore after against al along alongside amid amidst among amongst anenst
    apropos apud around as aside astride at athwart atop barring before behind below beneath beside
    besides between beyond but by circa despite down during et except for forenenst from given in
    inside into lest like modulo near next notwithstanding of off on onto out over per plus pro qua
    sans since than through thru throughout thruout till to toward towards under underneath until
    unto up upon versus vs. v. vs v via vis-à-vis with within without or yet so and nor a an the de
    d' von van c ca
    """.split()
)
STOP_PHRASES = (
    "according to|ahead of|apart from|as for|as of|as per|as regards|aside from|back to|because of"
    "|close to|due to|except for|far from|inside of|instead of|near to|next to|on to|out from"
    "|out of|outside of|prior to|pursuant to|rather than|regardless of|such as|that of|up to"
    "|where as"
)
"""Stop words of two words, whose words are left alone together; citeproc-js's list."""

SEPARATOR = r"[\s\u00a0—–/-]+|[:?!](?=\s|$)"
TOKEN = re.compile(
    rf"{SEPARATOR}|[“”‘’\"'()\[\]]+|(?i:(?:{STOP_PHRASES})(?!\w))|[^\s\u00a0—–/:?!“”‘\"()\[\]-]+|."
)
LETTER = re.compile(r"\w")
FIRST_LETTER = re.compile(r"[^\W\d_]")
FIRST_WORD = re.compile(r"[\w'’][^\s\u00a0—–/:“”‘\"()\[\]-]*")
KEPT = frozenset(("sc", "sup", "sub"))
"""Markup that keeps the case of its text, as `nocase` and small capitals do."""


Case = Callable[[str], str]


def pieces_of(text: str) -> list[tuple[str, str]]:
    """The text cut at its markup: pairs of kind (`text`, `kept` or `tag`) and text."""
    if "<" not in text:
        return [("text", text)]
    pieces: list[tuple[str, str]] = []
    at, nocase = 0, 0
    depth: list[bool] = []
    for match in TAG.finditer(text):
        if match.start() > at:
            pieces.append(("kept" if nocase else "text", text[at : match.start()]))
        at = match.end()
        pieces.append(("tag", match[0]))
        if match["end"]:
            if depth and depth.pop():
                nocase -= 1
        else:
            depth.append(bool(match["span"]) or match["name"] in KEPT)
            nocase += depth[-1]
    if at < len(text):
        pieces.append(("kept" if nocase else "text", text[at:]))
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


def capitalize(word: str) -> str:
    """The word with its first letter a capital."""
    return word[:1].upper() + word[1:]


def capitalize_first(text: str) -> str:
    """The text with its first letter a capital, unless the word has its own capitals."""
    pieces = pieces_of(text)
    for at, (kind, piece) in enumerate(pieces):
        if kind == "kept":
            break
        if kind == "text" and (match := FIRST_WORD.search(piece)):
            word = match[0]
            if word == word.lower():
                piece = piece[: match.start()] + capitalize(word) + piece[match.end() :]
                pieces[at] = (kind, piece)
            break
    return "".join(piece for _, piece in pieces)


def capitalize_all(text: str) -> str:
    """The text with every word that is in small letters capitalized."""
    return "".join(
        capitalize(word) if word.islower() else word for word in re.split(r"(\s+)", text)
    )


def sentence_case(text: str) -> str:
    """The text with only its first word capitalized, and all others in small letters."""
    out: list[str] = []
    is_first = True
    for kind, piece in pieces_of(text):
        if kind == "text":
            words = re.split(r"(\s+)", piece)
            for at, word in enumerate(words):
                if not LETTER.search(word):
                    continue
                words[at] = first_upper(word) if is_first else word.lower()
                is_first = False
            piece = "".join(words)
        elif kind == "kept":
            is_first = False
        out.append(piece)
    return "".join(out)


def first_upper(word: str) -> str:
    """The word with its first letter a capital, behind a quotation mark or not."""
    found = LETTER.search(word)
    at = found.start() if found else 0
    return word[:at] + word[at : at + 1].upper() + word[at + 1 :]


def title_case(text: str) -> str:
    """The text in title case, as English titles are printed.

    >>> title_case("why the sea? the pulpit and the port: a history")
    'Why the Sea? The Pulpit and the Port: A History'
    """
    pieces = pieces_of(text)
    tokens: list[list[str]] = []
    for kind, piece in pieces:
        words = TOKEN.findall(piece) if kind == "text" else [piece]
        tokens.extend([kind, word] for word in words)
    is_first = True
    last: list[str] | None = None
    before, here = "", ""
    for token, following in zip(tokens, [*tokens[1:], ["tag", ""]], strict=True):
        kind, word = token
        before, here = here, word
        if kind == "tag":
            continue
        if kind == "kept":
            is_first, last = word.rstrip()[-1:] in ("?", "!", ":"), None
        elif word[0] in ":?!":
            is_first = True
        elif LETTER.search(word):
            lower = word.lower()
            is_stop = lower in STOP_WORDS or len(word) < 2 or " " in word
            # A stop word that begins a compound is capitalized: "Pro-Environmental".
            is_joined = following[1][:1] == "-" and before[-1:] != "-" and len(word) > 1
            if word == lower and (is_first or is_joined or not is_stop):
                token[1] = capitalize(word)
            is_first, last = False, token
    if last is not None and last[1] in STOP_WORDS and len(last[1]) > 1:
        last[1] = capitalize(last[1])
    return "".join(word for _, word in tokens)


CASES: dict[str, Case] = {
    "lowercase": each_piece(str.lower),
    "uppercase": each_piece(str.upper),
    "capitalize-first": capitalize_first,
    "capitalize-all": each_piece(capitalize_all),
    "sentence": sentence_case,
    "title": title_case,
}
