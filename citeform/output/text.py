"""Entries and citations as plain text, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from citeform.output.runs import Run, flat

if TYPE_CHECKING:
    from citeform.output.layout import Heading, Shape

LINKS = False
"""Whether the markup can link."""

# The raised and lowered signs that read well without a markup; letters do not.
RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
SHIFTS = {"sup": RAISED, "sub": LOWERED}


def inline(html: str) -> str:
    """A citation, or an entry on one line.

    >>> inline("<i>H<sub>2</sub>O</i> &#38; 1<sup>er</sup>")
    'H₂O & 1er'
    """
    return "".join([shifted(run) for run in flat(html)])


def unnumbered(html: str) -> str:
    """An entry on one line without what stands in its margin."""
    from citeform.output.layout import lay

    return " ".join(["".join(map(shifted, block.runs)) for block in lay(html).paragraphs])


def shifted(run: Run) -> str:
    """The text of a run; digits that stand above or below the line as Unicode has them."""
    for name, table in SHIFTS.items():
        if name in run.formats and all(ord(sign) in table for sign in run.text):
            return run.text.translate(table)
    return run.text


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries, one a line."""
    return "".join([f"{inline(entry)}\n" for entry in entries])


def document(body: str, heading: Heading) -> str:
    """The entries under a heading."""
    title = " ".join(heading.title.split())
    return f"{title}\n\n{body}"
