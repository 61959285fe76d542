"""Mending a .bib file: the changes that are certainly safe, made in its text."""

from __future__ import annotations

from collections.abc import Iterable

from citeform.lint.entries import read_entries
from citeform.lint.selection import Selection
from citeform.lint.table import entry_findings
from citeform.problems import Fix, Source
from citeform.tuples import NamedTuple

MOST_ROUNDS = 10
"""Changes to one field come one after another; there are fewer kinds of them than this."""
MARK = "\ufeff"


class Mended(NamedTuple):
    """A text after the changes, and how many there were."""

    text: str
    changes: int


def mend(text: str, selection: Selection) -> Mended:
    """A .bib file's text with all changes made that the selection asks for.

    Line ends, comments, order, and every field that nothing is wrong with stay as they are.
    """
    mark = MARK if text.startswith(MARK) else ""
    text, changes = text.removeprefix(MARK), 0
    for _ in range(MOST_ROUNDS):
        findings = entry_findings(read_entries(Source(text)), text)
        fixes = [one.fix for one in findings if one.fix and selection.wants(one.code)]
        if not fixes:
            break
        text, made = apply(text, fixes)
        changes += made
    return Mended(mark + text, changes)


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """The text with the changes made, and how many; one that overlaps another waits its turn."""
    pieces: list[str] = []
    at = made = 0
    for start, end, new in sorted(fixes):
        if start < at:
            continue
        pieces += text[at:start], new
        at = end
        made += 1
    return "".join((*pieces, text[at:])), made
