"""The text-case attribute: letter case of text, its markup and `nocase` spans untouched."""

from __future__ import annotations

import re
from collections.abc import Callable

from citeform.csl.rich import TAG

# Words that title case leaves alone inside a title: citeproc-js's list.
STOP_WORDS = frozenset(
    """
    a according across afore after against ahead along alongside amid amidst among amongst an and
    anenst apart apropos around as aside astride at athwart atop barring before behind below beneath
    beside besides between beyond but by c ca circa close d' de despite down due during et except
    far following for forenenst from given in inside instead into lest like modulo near next
    nor notwithstanding of off on onto or out over per plus pro qua regarding sans since so such
    than that the thru through throughout thruout till to toward towards under underneath until unto
    up upon v van versus vis-à-vis von vs. vs via v. when with within without worth yet
    """.split()
)
STOP_PHRASES = ("according to", "ahead of", "apart from", "as for", "as of", "as per", "as regards",
                "aside from", "back to", "because of", "close to", "counter to", "down to", "due to",
                "except for", "far from", "inside of", "instead of", "left of", "near to", "next to",
                "opposite of", "out from", "out of", "outside of", "owing to", "prior to",
                "pursuant to", "rather than", "regardless of", "right of", "subsequent to",
                "such as", "thanks to", "up to", "where as", "which is")  # fmt: skip

WORD = re.compile(r"[^\s\u00a0—–/]+|[\s\u00a0—–/]+")
FIRST_LETTER = re.compile(r"[^\W\d_]")
NOCASE_OPEN = re.compile(r"<span\s+class=[\"']nocase[\"']")

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
            if match["end"] == "span" and depth and depth.pop():
                nocase -= 1
        elif match["span"]:
            depth.append(bool(NOCASE_OPEN.match(match[0])))
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
    found = FIRST_LETTER.search(word)
    if not found:
        return word
    at = found.start()
    return word[:at] + word[at].upper() + word[at + 1 :]


def capitalize_first(text: str) -> str:
    """The text with its first letter a capital, if nothing keeps it as it is."""
    pieces = pieces_of(text)
    for at, (kind, piece) in enumerate(pieces):
        if kind == "kept":
            break
        if kind == "text" and FIRST_LETTER.search(piece):
            first = re.match(r"\W*", piece)
            start = first.end() if first else 0
            pieces[at] = (kind, piece[:start] + piece[start : start + 1].upper() + piece[start + 1 :])
            break
    return "".join(piece for _, piece in pieces)


def capitalize_all(text: str) -> str:
    """The text with every word that is in small letters capitalized."""
    return "".join(
        capitalize(word) if word.islower() else word for word in re.split(r"(\s+)", text)
    )


def sentence_case(text: str) -> str:
    """The text with only its first word capitalized; capitals all through become small."""
    bare = "".join(piece for kind, piece in pieces_of(text) if kind == "text")
    is_loud = bare.isupper()
    out: list[str] = []
    is_first = True
    for kind, piece in pieces_of(text):
        if kind == "text":
            words = re.split(r"(\s+)", piece)
            for at, word in enumerate(words):
                if not FIRST_LETTER.search(word):
                    continue
                if is_loud:
                    words[at] = capitalize(word.lower()) if is_first else word.lower()
                elif is_first:
                    words[at] = capitalize(word) if word.islower() else word
                elif word[:1].isupper() and word[1:].islower() and len(word) > 1:
                    words[at] = word
                is_first = False
            piece = "".join(words)
        elif kind == "kept":
            is_first = False
        out.append(piece)
    return "".join(out)


def title_case(text: str) -> str:
    """The text in title case, as English titles are printed."""
    pieces = pieces_of(text)
    bare = "".join(piece for kind, piece in pieces if kind == "text")
    is_loud = bare.isupper() and len(bare.split()) > 1
    last = last_word(pieces)
    is_first, seen = True, 0
    out: list[str] = []
    for kind, piece in pieces:
        if kind == "text":
            words = WORD.findall(piece)
            for at, word in enumerate(words):
                if not FIRST_LETTER.search(word):
                    if word.strip() and word.rstrip()[-1:] in ":?!.":
                        is_first = True
                    continue
                seen += 1
                plain = word.lower().strip("()[]“”‘’\"',;:!?")
                is_stop = plain in STOP_WORDS and not is_first and seen != last
                if is_loud:
                    word = word.lower()
                words[at] = title_word(word, is_stop=is_stop)
                is_first = word[-1:] in ":?!" or word[-2:] in ("?”", "!”", "?’", "!’")
            piece = "".join(words)
        elif kind == "kept":
            count = sum(1 for word in WORD.findall(piece) if FIRST_LETTER.search(word))
            seen += count
            if piece.strip():
                is_first = piece.strip()[-1] in ":?!"
        out.append(piece)
    return "".join(out)


def last_word(pieces: list[tuple[str, str]]) -> int:
    """The number of the last word of a title, counted from one."""
    return sum(
        1
        for kind, piece in pieces
        if kind != "tag"
        for word in WORD.findall(piece)
        if FIRST_LETTER.search(word)
    )


def title_word(word: str, *, is_stop: bool) -> str:
    """One word in title case; a word with a capital after its first letter stays."""
    letters = [sign for sign in word if sign.isalpha()]
    if any(sign.isupper() for sign in letters[1:]):
        return word
    if is_stop:
        return word.lower() if word[:1].isupper() else word
    return capitalize(word)


CASES: dict[str, Case] = {
    "lowercase": each_piece(str.lower),
    "uppercase": each_piece(str.upper),
    "capitalize-first": capitalize_first,
    "capitalize-all": each_piece(capitalize_all),
    "sentence": sentence_case,
    "title": title_case,
}
