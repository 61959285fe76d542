"""Entries and citations as HTML: the engine's own, in the form of the CSL test suite."""

from __future__ import annotations

from collections.abc import Sequence

from citeform.output.layout import Heading, Shape
from citeform.output.runs import UNWRITABLE
from citeform.pattern import pattern

BREAKS = pattern("[\x0b\x0c\x85\u2028\u2029]")
"""White space that is none in HTML."""

LINKS = True
"""Whether the markup can link."""


def inline(html: str) -> str:
    """A citation; an entry's blocks stay blocks.

    >>> inline("<i>A</i> &#38; b")
    '<i>A</i> &#38; b'
    """
    return clean(html.strip())


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries as citeproc-js and the CSL test suite put them."""
    lines = "".join([f'  <div class="csl-entry">{clean(entry)}</div>\n' for entry in entries])
    return f'<div class="csl-bib-body">\n{lines}</div>\n'


def clean(html: str) -> str:
    """HTML without the signs that no page may hold."""
    return UNWRITABLE.sub("\ufffd", BREAKS.sub(" ", html))


def document(body: str, heading: Heading) -> str:
    """A page with a heading; `citeform.output.page` makes one that is searched and copied from."""
    from citeform.output.page import safe, skeleton

    return skeleton(f"<header><h1>{safe(heading.title)}</h1></header>\n{body}", heading)
