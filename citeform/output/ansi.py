"""Entries and citations for a terminal: ECMA-48's italics and bold, and links by OSC 8."""

from __future__ import annotations

from collections.abc import Sequence

from citeform.output.layout import Heading, Shape
from citeform.output.runs import Run, flat
from citeform.output.text import shifted
from citeform.output.weave import Loom, Tags, percent
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

TAGS: dict[str, Tags] = {
    "b": ("\x1b[1m", "\x1b[22m"),
    "i": ("\x1b[3m", "\x1b[23m"),
    "u": ("\x1b[4m", "\x1b[24m"),
}

URL_SPECIAL = pattern(r"[^\x21-\x7e]")


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    url = URL_SPECIAL.sub(percent, href)
    return f"\x1b]8;;{url}\x1b\\", "\x1b]8;;\x1b\\"


LOOM = Loom(TAGS, shifted, link)


def inline(html: str) -> str:
    r"""A citation, or an entry on one line.

    >>> inline("<i>A</i> b")
    '\x1b[3mA\x1b[23m b'
    """
    return LOOM.weave(flat(html))


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries, one a line, as in plain text."""
    return "".join([f"{inline(entry)}\n" for entry in entries])


def document(body: str, heading: Heading) -> str:
    """The entries under a heading."""
    return f"{LOOM.weave((Run(heading.title, ('b',)),))}\n\n{body}"
