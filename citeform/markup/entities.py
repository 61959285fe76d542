"""Formats that have no markup, whose texts come from sites all the same: HTML's entities.

CSL's inline tags go through as they are.  Entities are undone, double ones (`&amp;lt;`) too.
"""

from __future__ import annotations

import html
import re

ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]+\d*);")


def decode(text: str, mode: str, unknown: list[str]) -> str:
    """The text with the signs that its entities stand for."""
    if "&" not in text or mode == "verbatim":
        return text
    return ENTITY.sub(sign, ENTITY.sub(sign, text))


def sign(entity: re.Match[str]) -> str:
    """The sign of an entity; what is none stays."""
    return html.unescape(entity[0])


def encode(text: str, mode: str, *, ascii: bool = False) -> str:
    """The text, of which nothing is taken for an entity when it is read."""
    if "&" not in text or mode == "verbatim" or not ENTITY.search(text):
        return text
    return text.replace("&", "&amp;amp;")
