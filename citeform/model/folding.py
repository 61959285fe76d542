"""Folding: what texts are compared by where tags, accents, case and white space do not count."""

from __future__ import annotations

import unicodedata

from citeform.model import rich

# Letters that Unicode does not take apart, and what they are written as without their own sign.
LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
}  # fmt: skip
TABLE = str.maketrans(LETTERS)


def fold(text: str) -> str:
    """A text in lower case without tags and accents, its blanks single.

    >>> fold("Die <i>Größe</i>  des  Ångström")
    'die grosse des angstrom'
    """
    text = " ".join(rich.plain(text).lower().split())
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(TABLE))
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)
