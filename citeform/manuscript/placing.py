"""Printed citations → the manuscript with them: in the sentence or in notes, and the bibliography.

What belongs where is pandoc's rule (Text.Pandoc.Citeproc): a note stands close to the word before
it and behind the marks after it; a citation in one of the manuscript's own notes stays there, in
parentheses unless the note begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from citeform.manuscript.form import Form
from citeform.manuscript.model import Citation, Manuscript
from citeform.manuscript.typeset import Printed, Typeset

Edit = tuple[int, int, str]
"""A stretch of the manuscript, and what is written in its place."""

CLOSING_QUOTES = '"”»'
TAG_OR_LETTER = re.compile(r"(<[^<>]*>)|(.)", re.DOTALL)
UPPER = re.compile(r"[ \t]*(?:\n[ \t]*)?([^\W\d_])")


class Placing:
    """A manuscript into which its citations are put."""

    def __init__(
        self, manuscript: Manuscript, printed: Typeset, form: Form, show: Callable[[str], str]
    ) -> None:
        self.manuscript, self.text = manuscript, manuscript.source.text
        self.printed, self.form = printed, form
        self.is_note = printed.is_note
        given = manuscript.settings.get("notes-after-punctuation")
        self.moves_notes = self.is_note if given is None else is_true(given)
        self.show = show
        self.inline = lru_cache(maxsize=4096)(form.inline)
        self.edits: list[Edit] = list(manuscript.edits)
        if self.is_note:
            self.edits += manuscript.note_edits
        self.notes: list[str] = []
        """The texts of the new notes, in order."""

    def run(self, order: Sequence[int]) -> None:
        """Put the citations into the text, in a reader's order."""
        for at, printed in zip(order, self.printed.citations, strict=True):
            citation = self.manuscript.citations[at]
            if not self.is_note or citation.is_plain or citation.names_only:
                self.place_in_text(citation, printed)
            elif citation.note >= 0:
                self.place_in_own_note(citation, printed)
            else:
                self.place_as_note(citation, printed)

    def written(self, html: str) -> str:
        """The engine's HTML in the manuscript's markup."""
        return self.show(self.inline(html)) if html else ""

    # In the sentence

    def place_in_text(self, citation: Citation, printed: Printed) -> None:
        """Put a citation into the sentence; one that is raised stands close to the word before."""
        parts = [self.written(part) for part in (printed.names, printed.rest) if part]
        start, end = citation.start, citation.end
        text = " ".join(parts)
        if printed.rest.startswith("<sup>") and not printed.names:
            start = self.form.close_to(self.text, start)
            if self.moves_notes:
                marks, end = self.form.marks_behind(self.text, end)
                text = f"{marks}{text}"
        self.put(citation, start, end, text, printed.rest or printed.names)

    def put(self, citation: Citation, start: int, end: int, text: str, html: str) -> None:
        """Write a text for a citation; of two full stops that meet one is left."""
        before, behind = citation.frame
        if ends_in_stop(html):
            if behind.startswith("."):
                behind = behind[1:]
            elif not behind and self.form.is_stop(self.text, end):
                end += 1
        self.edits.append((start, end, f"{before}{text}{behind}"))

    # In notes

    def place_in_own_note(self, citation: Citation, printed: Printed) -> None:
        """Put a citation into the note of the manuscript's own that it stands in."""
        note = self.manuscript.notes[citation.note]
        if citation.is_textual and printed.names:
            rest = printed.rest if self.ends_sentence(citation, note.end) else printed.bare
            parts = [self.written(part) for part in (printed.names, rest) if part]
            html, text = rest or printed.names, ", ".join(parts)
        elif citation.is_textual or self.begins(citation, note.start, note.end):
            html, text = printed.rest, self.written(printed.rest)
        else:
            html, text = "", f"({self.written(printed.bare)})" if printed.bare else ""
        self.put(citation, citation.start, citation.end, text, html)

    def begins(self, citation: Citation, start: int, end: int) -> bool:
        """Whether a note of one paragraph begins with a citation."""
        is_first = not self.text[start : citation.start].strip()
        return is_first and "\n\n" not in self.text[citation.end : end].rstrip()

    def ends_sentence(self, citation: Citation, end: int) -> bool:
        """Whether nothing follows in the note, or a capital letter."""
        behind = UPPER.match(self.text, citation.end, end)
        if behind:
            return behind[1].isupper()
        return not self.text[citation.end : end].strip()

    def place_as_note(self, citation: Citation, printed: Printed) -> None:
        """Put a citation into a note of its own."""
        names, form = self.written(printed.names), self.form
        start, end = citation.start, citation.end
        if not printed.rest:
            self.put(citation, start, end, names, printed.names)
            return
        if not names:
            start = form.close_to(self.text, start)
        marks = ""
        if self.moves_notes:
            marks, end = form.marks_behind(self.text, end)
            marks = "" if names and ends_in_stop(printed.names) else marks
        if marks[:1] in (".", ",") and not names and self.printed.takes_marks:
            marks = self.moved_inside(start, marks)
        note = form.note(len(self.notes), self.written(capitalized(printed.rest)))
        self.notes.append(note.text)
        before, behind = citation.frame
        self.edits.append((start, end, f"{before}{names}{marks}{note.mark}{behind}"))

    def moved_inside(self, at: int, marks: str) -> str:
        """Move a mark into the quotation that ends at a place; the marks that stay outside."""
        if at < 2 or self.text[at - 1] not in CLOSING_QUOTES:
            return marks
        if self.text[at - 2] not in ".,;:!?":
            self.edits.append((at - 1, at - 1, marks[0]))
        return marks[1:]

    # The bibliography

    def finish(self, bibliography: str) -> str:
        """The manuscript with its citations, new notes and bibliography."""
        form, manuscript = self.form, self.manuscript
        tail = ""
        if bibliography and manuscript.places:
            for start, end in manuscript.places:
                self.edits.append((start, end, form.placed(self.text, start, end, bibliography)))
        elif bibliography:
            title = manuscript.settings.get("reference-section-title")
            tail = form.at_end(bibliography, title if isinstance(title, str) else "")
        return form.joined(edited(self.text, self.edits), self.notes, tail)


def is_true(given: object) -> bool:
    """Whether a setting says yes; pandoc's words."""
    return given is True or (isinstance(given, str) and given.lower() in ("t", "true", "yes"))


def ends_in_stop(html: str) -> bool:
    """Whether a text ends in a full stop, whatever its format."""
    return re.sub(r"<[^<>]*>", "", html[-200:]).endswith(".")


def capitalized(html: str) -> str:
    """The engine's HTML with a capital letter at its beginning; a missing key stays as it is."""
    if html.startswith("<b>"):
        return html
    for match in TAG_OR_LETTER.finditer(html):
        if match[1] is None:
            if match[2].isalpha():
                return f"{html[: match.start()]}{match[2].upper()}{html[match.end() :]}"
            if match[2].isalnum():
                return html
    return html


def edited(text: str, edits: Sequence[Edit]) -> str:
    """A text with stretches replaced; of two that overlap the later one gives way."""
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        start = max(start, at)
        parts += (text[at:start], new)
        at = max(end, start)
    return "".join((*parts, text[at:]))
