"""Entries and citations as pandoc's Markdown.

What only pandoc's has is small caps, underlining, and raised and lowered text.  A backslash before
punctuation is right in every Markdown.
"""

from __future__ import annotations

import re

from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

TAGS: dict[str, Tags] = {
    "i": ("*", "*"),
    "b": ("**", "**"),
    "sc": ("[", "]{.smallcaps}"),
    "u": ("[", "]{.underline}"),
    "sup": ("^", "^"),
    "sub": ("~", "~"),
}

# Straight quotation marks, dots and dashes would turn into typographic ones; `@` begins a citation,
# `:x:` a pictograph, `{{` a template's command, `$` a formula.
SPECIAL = pattern(
    r"[\\`*_{}\[\]<>^~#|$@\"']|&(?=#?\w+;)|!(?=\[)|-(?=-)|(?<=-)-|\.(?=\.\.)|:(?=[\w+-]+:)"
)
URL_SPECIAL = pattern(r"[\\<>\s\"'`]|[^\x21-\x7e]")
URL_BRACKETS = pattern(r"[()\[\]]")

STARTS = pattern(r"(?:[-+:%=](?=[ =:-]|$)|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?= |$))")


def escape(run: Run) -> str:
    """Text in which nothing is Markdown."""
    return SPECIAL.sub(r"\\\g<0>", run.text)


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    url = URL_BRACKETS.sub(r"\\\g<0>", URL_SPECIAL.sub(percent, href))
    return "[", f"]({url})"


def percent(match: re.Match[str]) -> str:
    """A sign of a URL as its bytes."""
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


LOOM = Loom(TAGS, escape, link, trims=True)


def inline(html: str) -> str:
    r"""A citation, or an entry on one line.

    >>> inline("<i>On [a] * b</i> <b>x</b>")
    '*On \\[a\\] \\* b* **x**'
    """
    return LOOM.weave(flat(html))
