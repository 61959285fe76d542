"""Markup and entities that publishers leave in fields that should have none.

Crossref and publishers export titles as HTML, JATS or MathML, now and then escaped twice.  LaTeX
that citeform writes never holds a bare `<`, nor an entity.
"""

from __future__ import annotations

import re

from citeform.pattern import pattern

ENTITY = pattern(r"\\?&(?:amp;)*(#\d{1,6}|#[xX][0-9A-Fa-f]{1,5}|[A-Za-z]{2,8}\d{0,2});")
TAG = pattern(r"<(/?)(?:(jats|mml):)?([A-Za-z]+)(\s[^<>]*)?/?>")
FORMATS: dict[str, str] = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub",
    "inf": "sub", "sup": "sup",
}  # fmt: skip
"""Element → the tag of rich text for it."""
DROPPED = frozenset("a br div font p sc scp sec span title tt u".split())
"""Elements of HTML and JATS that leave their text."""
SPECIAL = {"&": r"\&", "<": r"{\textless}", ">": r"{\textgreater}", "\u00a0": "~"}


def clean(text: str) -> str:
    r"""LaTeX without what is no LaTeX; formats become the tags of rich text.

    >>> print(clean("H<jats:sub>2</jats:sub>O &amp;amp; <mml:mi>x</mml:mi> &lt; y, a < b"))
    H<sub>2</sub>O \& x {\textless} y, a < b
    """
    if "<" in text:
        text = TAG.sub(tag, text)
    return ENTITY.sub(letter, text) if "&" in text else text


def tag(match: re.Match[str]) -> str:
    """A tag as rich text has it, or nothing; one that nobody knows stays."""
    close, prefix, name, attributes = match.groups()
    name = name.lower()
    if name == "span" and not prefix and (attributes or close):
        return match[0]
    if name in FORMATS:
        return f"<{close}{FORMATS[name]}>"
    return "" if prefix or name in DROPPED else match[0]


def letter(match: re.Match[str]) -> str:
    """The letter of an entity, as LaTeX has it; what is none stays."""
    from html import unescape

    character = unescape(f"&{match[1]};")
    return (
        match[0]
        if character.startswith("&") and len(character) > 1
        else SPECIAL.get(character, character)
    )
