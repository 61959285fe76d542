"""Rich text → LaTeX as .bib files hold it.

Braces in it are always balanced.  A title's capitals are braced only where a word has one inside
(`{DNA}`), so that on reading such a brace says nothing; a `nocase` span around such a word is
written with two braces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from citeform.markup.latexread import (
    EDTF,
    KEEPS_BRACES,
    WORD,
    decode,
    encloses,
    has_inner_capital,
    rare_characters,
)
from citeform.markup.latextables import ACCENTS, ASCII, UNICODE
from citeform.model import rich
from citeform.pattern import pattern


def encode(text: str, mode: str, *, ascii: bool = False) -> str:
    r"""Write rich text as LaTeX, in Unicode or in ASCII; braces in it are always balanced.

    >>> print(encode("Frédéric & <i>E. coli</i>", "prose", ascii=True))
    Fr{\'e}d{\'e}ric \& \textit{E. coli}
    >>> encode('On DNA and <span class="nocase">B</span>ayes', "title")
    'On {DNA} and {B}ayes'
    """
    if mode == "verbatim":
        return encode_verbatim(text, ascii)
    if mode == "date" and EDTF.fullmatch(text):
        return text
    if mode == "pages" and PAGES.fullmatch(text):
        return text
    if mode == "pages":
        return encode(text, "prose", ascii=ascii).replace("-{}-", "--")
    title = mode == "title"
    if is_plain(text, title, ascii):
        return text
    events = rich.parse(text)
    pieces: list[str] = []
    closing: list[str] = []
    protected = 0
    for at, event in enumerate(events):
        kind, value = event
        if value == "nocase" and kind != "text":
            protected += 1 if kind == "open" else -1
        if kind == "text":
            pieces.append(encode_text(value, ascii, braces=title and not protected))
        elif kind == "open":
            twice = title and value == "nocase" and holds_capitals(events, at + 1)
            nothing = mode not in KEEPS_BRACES and value == "nocase"
            pieces.append("" if nothing else "{{" if twice else OPENING[value])
            closing.append("" if nothing else "}}" if twice else "}")
        else:
            pieces.append(closing.pop())
    result = "".join(pieces)
    return "{}" + result if title and events[:1] == [NOCASE] and encloses(result) else result


def is_plain(text: str, title: bool, ascii: bool) -> bool:
    """Whether text stands in LaTeX as it is, as nearly all does."""
    if ascii or DOUBTFUL.search(text) or "  " in text:
        return False
    # A capital inside a word asks for braces in a title.
    if not title or text.islower():
        return True
    if text.isascii():
        return not INNER_CAPITAL.search(text)
    return not any(map(has_inner_capital, WORD.findall(text)))


NOCASE = rich.Event("open", "nocase")
OPENING = {
    "i": r"\textit{",
    "b": r"\textbf{",
    "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
    "sc": r"\textsc{",
    "nocase": "{",
}


def holds_capitals(events: list[rich.Event], start: int) -> bool:
    """Whether every word up to the end of a `nocase` span has an inner capital."""
    # Looked at with its tags, as reading sees it.
    pieces: list[str] = []
    for kind, value in events[start:]:
        if (kind, value) == ("close", "nocase"):
            break
        tags = {"open": rich.OPENING, "close": rich.CLOSING}.get(kind)
        pieces.append(tags[value] if tags else value)
    words = "".join(pieces).split()
    return bool(words) and all(has_inner_capital(word) for word in words)


def encode_text(text: str, ascii: bool, braces: bool) -> str:
    """Write a stretch of text without tags, with braces around inner capitals if asked."""
    if not braces or text.islower():
        return escape(text, ascii)
    position, pieces = 0, []
    for match in WORD.finditer(text):
        if has_inner_capital(match[0]):
            pieces += [
                escape(text[position : match.start()], ascii),
                "{",
                escape(match[0], ascii),
                "}",
            ]
            position = match.end()
    return "".join(pieces) + escape(text[position:], ascii)


def escape(text: str, ascii: bool) -> str:
    """Write plain text so that LaTeX prints it as it is."""
    if is_plain(text, False, ascii):
        return text
    text = SIGN.sub(lambda match: UNICODE[match[0]], text)
    text = LIGATURE.sub(lambda match: f"{match[0]}{{}}", text)
    if "\n" in text:
        text = text.replace("\n", "\n\n").replace("\n\n\n\n", "\n\n{}\n\n")
    text = text.replace("  ", " \\ ")
    if "@" in text:
        text = LINE_START_AT.sub(r"\1{}@", text)
    return NOT_ASCII.sub(ascii_letter, unicodedata.normalize("NFC", text)) if ascii else text


DOUBTFUL = pattern(
    r"[\\{}~^&%$#_<>`\n\u00a0\u202f'-](?:(?<=[^'-])|(?<=-)-|(?<=')')",
)
"""What LaTeX may print otherwise; one set of first signs, as in `latexread.SPECIAL`."""
INNER_CAPITAL = pattern(r"[A-Z](?<=\w[A-Z])", re.ASCII)
SIGN = pattern(f"[{re.escape(''.join(UNICODE))}]")
PAGES = pattern(r"[0-9A-Za-z]+--?[0-9A-Za-z]+")
# bibtexparser takes an @ that begins a line for a new entry, even inside a field.
LINE_START_AT = pattern(r"(\n\s*)@")
# An ampersand that is followed by what looks like an entity is cut off from it.
LIGATURE = pattern(r"-(?=-)|'(?=')|\\&(?=[#A-Za-z][A-Za-z0-9]*;)")
NOT_ASCII = pattern(r"[^\x00-\x7f][\u0300-\u036f]*")
MARKS = {mark: command for command, mark in reversed(ACCENTS.items())}


def ascii_letter(match: re.Match[str]) -> str:
    """The LaTeX command of a letter; one that has none by its number, for XeTeX and LuaTeX."""
    return "".join(ascii_character(character) for character in match[0])


@cache
def ascii_character(character: str) -> str:
    """The LaTeX command of one character."""
    if character in ASCII:
        return ASCII[character]
    base, *marks = list(unicodedata.normalize("NFD", character))
    if marks and all(mark in MARKS for mark in marks):
        command = {"i": r"\i", "j": r"\j"}.get(base) or ascii_base(base)
        for mark in marks:
            plain_sign = not MARKS[mark].isalpha() and len(command) == 1
            command = "\\" + MARKS[mark] + (command if plain_sign else f"{{{command}}}")
        return f"{{{command}}}"
    spelling = rare_characters().get(character, "")
    if spelling.isascii() and decode(f"{{{spelling}}}", "prose", []) == character:
        return f"{{{spelling}}}"
    return f'{{\\char"{ord(character):04X}}}'


def ascii_base(base: str) -> str:
    """The letter under an accent."""
    return base if base.isascii() else ascii_character(base)


def encode_verbatim(text: str, ascii: bool) -> str:
    """Write an identifier as it is, but for the signs that would end or change the field."""
    if not text.isascii() and ascii:
        text = NOT_ASCII.sub(ascii_letter, text)
    return text.translate(VERBATIM_ESCAPED)


VERBATIM_ESCAPED = str.maketrans({sign: UNICODE[sign] for sign in "{}\\"})
