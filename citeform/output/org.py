"""Entries and citations as Org.

Org has no sign that escapes another: as its manual says, a zero-width space stands where a mark
would begin or end something.
"""

from __future__ import annotations

import re

from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

ESCAPE = "\u200b"

# While runs are written, marks stand as signs that no text holds.
OPEN, CLOSE = "\ue100", "\ue101"

TAGS: dict[str, Tags] = {
    "b": (f"{OPEN}*", f"*{CLOSE}"),
    "i": (f"{OPEN}/", f"/{CLOSE}"),
    "u": (f"{OPEN}_", f"_{CLOSE}"),
    "sup": ("^{", "}"),
    "sub": ("_{", "}"),
}
"""For small caps Org has no mark."""

# What Org takes a mark of emphasis after, and before; org-emphasis-regexp-components.
BEFORE = r"\s\-–—('\"{"
AFTER = r"\s\-–—.,:!?;'\")}\["

OPENED = pattern(rf"(?<=[^{BEFORE}{OPEN}*/_\u200b]){OPEN}")
CLOSED = pattern(rf"{CLOSE}(?=[^{AFTER}{CLOSE}*/_\u200b])")
MEETING = pattern(f"{CLOSE}{OPEN}")

# Behind these a zero-width space takes their meaning.
BEHIND = pattern(
    rf"(?:(?<![^{BEFORE}])[*/+=~](?=\S)|\$|\[(?=[\[\d%<]|fn:|cite)"
    r"|<(?=[<\w%])|\{(?=\{)|@(?=@)|-(?=-)|\.(?=\.)"
    r"|\b(?:elisp|shell|file|info|help|id|attachment)(?=:))"
)
ENDS = pattern(rf"(?<=\S)[*/+](?=[{AFTER}]|$)")
SHIFT = pattern(r"[_^]")
BACKSLASHES = pattern(r"\\+")
"""They stand in verbatim, as pandoc reads no other ones as such."""
STARTS = pattern(r"(?:\*+ |[-+] |\(?(?:\d+|[A-Za-z])[.)](?= |$)|[#|:%]|CLOCK:|-{5})")
URL_SPECIAL = pattern(r"[\[\]\\\s]|[^\x21-\x7e]")


def escape(run: Run) -> str:
    """Text in which nothing is Org."""
    text = BEHIND.sub(rf"\g<0>{ESCAPE}", run.text)
    text = SHIFT.sub(rf"{ESCAPE}\g<0>{ESCAPE}", text)
    text = BACKSLASHES.sub(rf"{ESCAPE}=\g<0>={ESCAPE}", text)
    return ENDS.sub(rf"{ESCAPE}\g<0>", text) if run.formats else text


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    return f"[[{URL_SPECIAL.sub(percent, href)}][", "]]"


def percent(match: re.Match[str]) -> str:
    """A sign of a URL as its bytes."""
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


LOOM = Loom(TAGS, escape, link, trims=True)


def inline(html: str) -> str:
    """A citation, or an entry on one line.

    >>> inline("(<i>On 1/2</i>, <b>3</b>)")
    '(/On 1/2/, *3*)'
    """
    return marked(LOOM.weave(flat(html)))


def marked(text: str) -> str:
    """Text whose marks stand where Org takes them for such."""
    text = MEETING.sub(ESCAPE, text)
    text = OPENED.sub(ESCAPE, text)
    return CLOSED.sub(ESCAPE, text).replace(OPEN, "").replace(CLOSE, "")
