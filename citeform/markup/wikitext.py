"""Wiki text as a citation template's parameter holds it; written only.

What ends a parameter or a template, or begins a link or a tag, is escaped.  Sources: MediaWiki's
Help:Templates and Help:Formatting, Wikipedia's Help:Citation Style 1.
"""

from __future__ import annotations

import re

from citeform.model import rich

ESCAPES = re.compile(r"[|\[\]{}<>~\n\r\t]|''+|&(?=#?\w+;)|^[*#:;]|__|=(?==)|-(?=\{)")
CHARACTERS = {
    "|": "{{!}}", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;",
    ">": "&gt;", "~": "&#126;", "\n": " ", "\r": " ", "\t": " ", "&": "&amp;", "*": "&#42;",
    "#": "&#35;", ":": "&#58;", ";": "&#59;", "__": "&#95;&#95;", "=": "&#61;", "-": "&#45;",
}  # fmt: skip
FORMATS = {
    "i": ("''", "''"), "b": ("'''", "'''"), "sup": ("<sup>", "</sup>"), "sub": ("<sub>", "</sub>"),
    "sc": ("{{smallcaps|", "}}"), "nocase": ("", ""),
}  # fmt: skip


def decode(text: str, mode: str, unknown: list[str]) -> str:
    """The text itself; nothing reads wiki text."""
    return text


def encode(text: str, mode: str, *, ascii: bool = False) -> str:
    """Wiki text of rich text; an identifier has no markup.

    >>> encode("On <i>E. coli</i> [sic] | 2", "title")
    "On ''E. coli'' &#91;sic&#93; {{!}} 2"
    """
    if mode == "verbatim":
        return escape(text)
    parts = (
        escape(event.value) if event.kind == "text" else FORMATS[event.value][event.kind == "close"]
        for event in rich.parse(text)
    )
    return "".join(parts).strip()


def escape(text: str) -> str:
    """Text in which nothing is markup."""
    return ESCAPES.sub(lambda match: CHARACTERS.get(match[0]) or "&#39;" * len(match[0]), text)
