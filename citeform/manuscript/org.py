"""The citations of an Org document: `[cite/style:prefix @key suffix; …]`, and org-ref's `cite:key`.

The syntax is Org's own (Org syntax, "Citations"; the manual, "Citation handling"), of org-ref as
much as pandoc reads.  Styles that CSL has nothing for, such as `[cite/title:…]`, stay.
"""

from __future__ import annotations

import re

from citeform.manuscript.apart import apart
from citeform.manuscript.model import Citation, Cite, Manuscript, Note
from citeform.manuscript.orgscan import DEFINITION, HIDDEN, Line, lines, stretches
from citeform.manuscript.words import decode_org as decode_affix
from citeform.pattern import pattern
from citeform.problems import Problem, Source
from citeform.tuples import NamedTuple

__all__ = ["NOTE", "decode_affix", "read"]

NOTE = ("[fn:: ", "]")
"""What a note is written in."""


class Form(NamedTuple):
    """What a citation style prints of the works."""

    is_textual: bool = False
    suppress_author: bool = False
    names_only: bool = False
    is_plain: bool = False
    is_note: bool = False
    is_hidden: bool = False
    """Whether the works stand in the bibliography only."""


FORMS: dict[str, Form] = {
    name: form
    for names, form in {
        "default": Form(),
        "a author": Form(names_only=True),
        "ft note": Form(is_note=True),
        "n nocite": Form(is_hidden=True),
        "na noauthor": Form(suppress_author=True),
        "t text": Form(is_textual=True),
        "y year": Form(suppress_author=True, is_plain=True),
    }.items()
    for name in names.split()
}
"""The styles of the Org manual that a CSL style can print; the default one has no name."""
BARE = frozenset("b bare bc bare-caps bf bare-full bcf bare-caps-full".split())
"""Variants without brackets; the others ask for capitals or all names, which are the style's."""
REFS = {
    "cite": Form(is_textual=True),
    "citep": Form(),
    "citet": Form(is_textual=True),
    "citeyear": Form(suppress_author=True),
}
"""org-ref's links that pandoc reads, as it reads them."""

TOKEN = pattern(
    rf"(?P<hidden>{HIDDEN})"
    r"|\[cite(?P<style>(?:/[-\w]*)*):"
    r"|\[fn:(?P<label>[-\w]*)(?P<inline>:?)"
    r"|(?<![\w:/.@&\[-])(?P<ref>cite|citep|citet|citeyear)\*?:"
    r"(?P<keys>[\w][-\w:./]*(?:,[\w][-\w:./]*)*(?<![-:./]))",
    re.MULTILINE | re.DOTALL,
)
SIGN = pattern(rf"(?P<hidden>{HIDDEN})|[\[\];]", re.MULTILINE | re.DOTALL)
KEY = pattern(r"@(?P<key>[\w.:?!`'/*@+|(){}<>&^$#%~-]+)")
NOTE_END = pattern(r"^(?:\*+ |\[fn:)|\n[ \t]*\n[ \t]*(?:\n|\Z)", re.MULTILINE)
FILE = pattern(r'"(?P<quoted>[^"]*)"|(?P<bare>\S+)')


class Mark(NamedTuple):
    """A note's mark, and the text of the note."""

    place: int
    start: int
    end: int


def read(source: Source) -> Manuscript:
    """The manuscript of an Org document."""
    return Reading(source).manuscript()


class Reading:
    """An Org document while it is being read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.citations: list[tuple[Citation, str]] = []
        """Each with the label of the note that it stands in, or nothing."""
        self.marks: dict[str, Mark] = {}
        """By label, or by place where a note has none, in the order of the text."""
        self.definitions: dict[str, tuple[int, int]] = {}
        self.open_notes: list[tuple[str, int]] = []
        """The notes around this place: label and end, the innermost last."""
        self.closing: dict[int, int] = {}
        """Where each bracket of this stretch closes, by where it opens."""
        self.places: list[tuple[int, int]] = []
        self.nocite: list[str] = []
        self.files: list[str] = []
        self.settings: dict[str, object] = {}
        self.edits: list[tuple[int, int, str]] = []
        self.problems: list[Problem] = []

    def manuscript(self) -> Manuscript:
        """What is found in the document."""
        found = lines(self.text)
        for line in found:
            if line.kind == "keyword":
                self.read_keyword(line)
        for start, end in stretches(self.text, found):
            self.read(start, end)
        if self.files:
            self.settings["bibliography"] = self.files
        labels = [
            label for label in self.marks if label in self.definitions or self.marks[label].end
        ]
        citations = [
            citation._replace(note=labels.index(label) if label else -1)
            for citation, label in self.citations
            if not label or label in labels
        ]
        return Manuscript(
            self.source,
            tuple(citations),
            tuple(self.note(label) for label in labels),
            tuple(self.places),
            tuple(self.nocite),
            self.settings,
            tuple(self.problems),
            tuple(sorted(self.edits)),
        )

    def note(self, label: str) -> Note:
        """A note by its label; its text stands in place or in a definition."""
        mark = self.marks[label]
        return Note(mark.place, *(mark[1:] if mark.end else self.definitions[label]))

    def read_keyword(self, line: Line) -> None:
        """Read a setting, or the place of the bibliography."""
        value = self.text[slice(*line.value)]
        if line.name == "bibliography":
            found = FILE.match(value)
            if found:
                self.files.append(found["quoted"] or found["bare"] or "")
        elif line.name == "cite_export":
            processor, _, style = value.partition(" ")
            if processor == "csl" and (found := FILE.match(style.strip())):
                self.settings["csl"] = found["quoted"] or found["bare"]
        elif line.name == "language" and value:
            self.settings["lang"] = value
        elif line.name == "print_bibliography":
            end = line.end - self.text.endswith("\n", line.start, line.end)
            if self.places:
                self.edits.append((line.start, line.end, ""))
            else:
                self.places.append((line.start, end))

    def read(self, start: int, end: int) -> None:
        """Read a stretch of text."""
        if self.text.find("[cite", start, end) >= 0 or self.text.find("[fn:", start, end) >= 0:
            self.find_brackets(start, end)
        at = start
        if found := DEFINITION.match(self.text, start, end):
            at = self.read_definition(found)
        while token := TOKEN.search(self.text, at, end):
            at = token.end()
            while self.open_notes and token.start() >= self.open_notes[-1][1]:
                self.open_notes.pop()
            if token["style"] is not None:
                at = self.read_citation(token)
            elif token["ref"]:
                self.read_ref(token)
            elif token["label"] is not None:
                at = self.read_mark(token)

    def read_definition(self, found: re.Match[str]) -> int:
        """Read the beginning of a note's definition, which the next one or two empty lines end."""
        text, label = self.text, found["label"]
        stop = NOTE_END.search(text, found.end())
        end = stop.start() if stop else len(text)
        self.open_notes = [(label, end)]
        self.definitions.setdefault(label, (found.end(), end))
        return found.end()

    def read_mark(self, token: re.Match[str]) -> int:
        """Read a note's mark, with its text where that stands in place."""
        start, label = token.start(), token["label"]
        end = self.closing.get(start, -1)
        if end < 0:
            return token.end()
        if token["inline"]:
            name = label or f"at {start}"
            self.marks.setdefault(name, Mark(start, token.end(), end - 1))
            self.open_notes.append((name, end))
            return token.end()
        if label and self.text[token.end()] == "]":
            self.marks.setdefault(label, Mark(start, 0, 0))
        return token.end()

    def find_brackets(self, start: int, end: int) -> None:
        """Find out where the brackets of a stretch close."""
        self.closing.clear()
        stack: list[int] = []
        for sign in SIGN.finditer(self.text, start, end):
            if sign[0] == "[":
                stack.append(sign.start())
            elif sign[0] == "]" and stack:
                self.closing[stack.pop()] = sign.end()

    def seams(self, start: int, end: int) -> tuple[int, ...]:
        """The semicolons in a bracket, those in brackets of its own excepted."""
        depth, found = 0, []
        for sign in SIGN.finditer(self.text, start, end):
            depth += (sign[0] == "[") - (sign[0] == "]")
            if sign[0] == ";" and not depth:
                found.append(sign.start())
        return tuple(found)

    # Citations

    def read_citation(self, token: re.Match[str]) -> int:
        """Read a citation, and say where it ends."""
        end = self.closing.get(token.start(), -1)
        if end < 0:
            message = "this citation has no closing bracket"
            problem = self.source.problem("unclosed-citation", message, token.start())
            self.problems.append(problem)
            return token.end()
        cites = self.cites(token.end(), end)
        if not cites:
            return token.end()
        _, style, *variants = (*token["style"].split("/"), "")[:3]
        form = FORMS.get(style or "default")
        if form is None:
            message = f"no CSL style prints what [cite/{style}:…] asks for; it stays"
            hint = "the styles are text, noauthor, author, year, note and nocite"
            problem = self.source.problem("unprinted-citation", message, token.start(), hint)
            self.problems.append(problem)
        elif form.is_hidden:
            self.nocite += [cite.key for cite in cites]
            self.edits.append(self.vanishing(token.start(), end))
        else:
            if variants and variants[0] in BARE:
                form = form._replace(is_plain=True)
            self.cite(token.start(), end, cites, form)
        return end

    def cites(self, start: int, end: int) -> list[Cite]:
        """The works of a citation; what names none before or behind them belongs to the next."""
        cites: list[Cite] = []
        before, behind = "", ""
        stops = (*self.seams(start, end - 1), end - 1)
        for at, stop in enumerate(stops):
            key = KEY.search(self.text, start, stop)
            if key is None:
                words = self.text[start:stop].strip()
                if at and at == len(stops) - 1:
                    behind = words
                elif at or not words:
                    return []
                else:
                    before = words
            else:
                prefix = self.text[start : key.start()].strip()
                suffix = self.text[key.end() : stop].rstrip()
                cites.append(Cite(key["key"], key.start("key"), prefix, suffix))
            start = stop + 1
        if cites and before:
            cites[0] = cites[0]._replace(prefix=f"{before} {cites[0].prefix}".strip())
        if cites and behind:
            cites[-1] = cites[-1]._replace(suffix=f"{cites[-1].suffix} {behind}")
        return cites

    def read_ref(self, token: re.Match[str]) -> None:
        """Read a link of org-ref's."""
        at = token.start("keys")
        cites: list[Cite] = []
        for key in token["keys"].split(","):
            cites.append(Cite(key, at))
            at += len(key) + 1
        self.cite(token.start(), token.end(), cites, REFS[token["ref"]], is_apart=True)

    def cite(
        self, start: int, end: int, cites: list[Cite], form: Form, *, is_apart: bool = False
    ) -> None:
        """Take down a citation; one whose names all stand in the sentence is several."""
        if form.suppress_author:
            cites = [cite._replace(suppress_author=True) for cite in cites]
        label, frame = self.open_notes[-1][0] if self.open_notes else "", ("", "")
        if form.is_note and not label:
            label, frame = f"at {start}", (NOTE[0], f".{NOTE[1]}")
            self.marks[label] = Mark(start, start, end)
        citation = Citation(
            start, end, tuple(cites), form.is_textual, -1, form.is_plain, frame, form.names_only
        )
        is_apart = form.names_only or (is_apart and form.is_textual)
        self.citations += [(one, label) for one in (apart(citation) if is_apart else [citation])]

    def vanishing(self, start: int, end: int) -> tuple[int, int, str]:
        """The edit that takes a stretch away, with its line if nothing else stands on it."""
        line = self.text.rfind("\n", 0, start) + 1
        after = self.text.find("\n", end) + 1 or len(self.text)
        if not self.text[line:start].strip() and not self.text[end:after].strip():
            return line, after, ""
        is_spaced = self.text[start - 1 : start] == " " and self.text[end : end + 1] in " .,;\n"
        return start - is_spaced, end, ""
