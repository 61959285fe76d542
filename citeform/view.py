"""View: what was read of a page, as rows for a terminal and for scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from citeform.findings import Finding
from citeform.problems import Source
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.frontpage.marking import Mark

SHOWN = 3
"""Lines that are shown of a stretch that nothing was taken from."""
UNUSED = ("", "text")
"""Zones that nothing is taken from."""


class Row(NamedTuple):
    """A row of the screen."""

    name: str
    """The zone's name, on its first row alone."""
    text: str
    zone: str = ""
    """The zone that gives the row its colour."""


BLANK = Row("", "")


def rows(marks: Sequence[Mark], room: int) -> Iterator[Row]:
    """A page as rows of at most `room` columns, of any width if that is 0.

    Long stretches that nothing was taken from are cut.
    """
    for zone, run in groupby(marks, key=lambda one: one.zone):
        lines = list(run)
        hidden = len(lines) - SHOWN if zone in UNUSED and len(lines) > SHOWN + 1 else 0
        name = zone
        for one in lines[: len(lines) - hidden]:
            if one.gap and one is not marks[0]:
                yield BLANK
            text = printable(one.text)
            for part in wrap(text, room) if room else [text]:
                yield Row(name, part, zone)
                name = ""
        if hidden:
            yield Row("", f"… {hidden} more lines")


def printable(text: str) -> str:
    """A text of the input without what a terminal would obey.

    >>> printable("a\\x1b[31mb")
    'a [31mb'
    """
    return "".join(sign if sign.isprintable() else " " for sign in text)


def field_row(source: Source, finding: Finding, marks: Sequence[Mark]) -> dict[str, Any]:
    """A finding for scripts, with the zones of the lines that it was read from."""
    start, end = finding.start, max(finding.end, finding.start + 1)
    zones = [
        {"line": one.line, "zone": one.zone} for one in marks if one.start < end and start < one.end
    ]
    return {"file": source.name, **finding._asdict(), "zones": zones}


def line_row(source: Source, mark: Mark) -> dict[str, Any]:
    """A line of a page for scripts."""
    zone, text = mark.zone, mark.text
    place = {"line": mark.line, "start": mark.start, "end": mark.end}
    return {"file": source.name, "zone": zone, "text": text, **place}
