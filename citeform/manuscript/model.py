"""What is found in a manuscript: its citations, its own notes, where its bibliography goes.

A reader of one markup (`markdown`, `latex`, `org`) makes it of a text; whatever is not named here
stays in the text as it is, letter by letter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from citeform.problems import Problem, Source
from citeform.tuples import NamedTuple


class Cite(NamedTuple):
    """One work in a citation."""

    key: str
    place: int
    """Offset of the key in the text, for problems."""
    prefix: str = ""
    """What stands before it, in the manuscript's markup."""
    suffix: str = ""
    """What stands behind it, in the manuscript's markup, its locator included."""
    locator: tuple[str, str] = ("", "")
    """A CSL locator label and its value, where the markup tells them apart from the suffix."""
    suppress_author: bool = False


class Citation(NamedTuple):
    """A citation: a stretch of text that is replaced by what the style prints."""

    start: int
    end: int
    cites: tuple[Cite, ...]
    is_textual: bool = False
    """Whether the names of its first work belong to the sentence, as in `@doe [p. 3]`."""
    note: int = -1
    """The index of the manuscript's own note in which it stands, or -1 in the text."""
    is_plain: bool = False
    """Whether brackets and a note are left out, as for `\\citealp`."""
    frame: tuple[str, str] = ("", "")
    """What is written before and behind it, in the manuscript's markup, as for `\\footcite`."""
    names_only: bool = False
    """Whether names are all that is printed, as for `\\citeauthor`."""


class Note(NamedTuple):
    """A footnote of the manuscript's own, which citations in a note style are numbered among."""

    mark: int
    """Offset of its mark in the text: notes are in the order of their marks."""
    start: int
    """Offset at which its text begins; it ends at `end`."""
    end: int


class Manuscript(NamedTuple):
    """A document in which works are cited."""

    source: Source
    citations: tuple[Citation, ...] = ()
    """In the order of the text."""
    notes: tuple[Note, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    """The stretches that the bibliography replaces; without any it goes to the end."""
    nocite: tuple[str, ...] = ()
    """Keys that stand in the bibliography without being cited; `*` is all of them."""
    settings: Mapping[str, object] = {}
    """What the document itself says: `bibliography`, `csl`, `lang`, `reference-section-title` …"""
    problems: tuple[Problem, ...] = ()
    """What is no citation though it looks like one: a bracket that is not closed."""
    edits: tuple[tuple[int, int, str], ...] = ()
    """Other stretches, in order, and what is written in their place: `\\nocite` goes away."""
    note_edits: tuple[tuple[int, int, str], ...] = ()
    """Those that are made only where citations become notes, which headings may not hold."""


class Reader(Protocol):
    """Finds the citations of a manuscript in one markup."""

    def __call__(self, source: Source) -> Manuscript:
        """The manuscript of a text."""
        ...
