"""Entries and citations as HTML: the engine's own, in the form of the CSL test suite."""

from __future__ import annotations

from collections.abc import Sequence

from citeform.output.layout import Shape

LINKS = True
"""Whether the markup can link."""


def inline(html: str) -> str:
    """A citation; an entry's blocks stay blocks."""
    return html.strip()


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries as citeproc-js and the CSL test suite put them."""
    lines = "".join([f'  <div class="csl-entry">{entry}</div>\n' for entry in entries])
    return f'<div class="csl-bib-body">\n{lines}</div>\n'
