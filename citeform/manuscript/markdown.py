"""The citations of a Markdown document, in pandoc's syntax.

The lines are sorted into paragraphs and what is no prose (`blocks`); of a paragraph the signs that
mean something are looked at one after another, and what no citation stands in is jumped over: code,
math, HTML, raw TeX, links' URLs, escaped signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from citeform.manuscript.blocks import Blocks, read_blocks
from citeform.manuscript.citation import Stretch, group_at, textual_at
from citeform.manuscript.frontmatter import read_settings
from citeform.manuscript.model import Citation, Manuscript, Note
from citeform.problems import Problem, Source

STOP = re.compile(r"[\\`$<^@\[\]:]")
"""Where a sign may begin, or is the key's `@` or the colon of a URL; a set is found fast."""
# What is looked at; the order matters where several begin alike.
SIGN = re.compile(
    r"(?P<escape>\\[^\w\s])"
    r"|(?P<tex>\\[A-Za-z]+\*?(?:\[[^\[\]\n]*\])?(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)"
    r"|(?P<code>`+)"
    r"|(?P<math>\$\$?)"
    r"|(?P<comment><!--)"
    r"|(?P<tag><(?:/?[A-Za-z][\w:-]*(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*"
    r"\s*/?|[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[\w.+-]+@[\w.-]+)>)"
    r"|(?P<url>://[^\s<>\[\]]*)"
    r"|(?P<inline>\^\[)"
    r"|(?P<mark>\[\^[^\s\[\]]+\])"
    r"|(?P<target>\]\((?:[^()\\]|\\.|\([^()]*\))*\)|\]\{[^{}]*\})"
    r"|(?P<key>-?@)"
    r"|(?P<open>\[)",
    re.DOTALL,
)
"""The signs of a paragraph that mean something here."""
MATH = {
    "$": re.compile(r"\$(?=\S)(?:[^$\\]|\\.)*?(?<=[^\s\\])\$(?!\d)", re.DOTALL),
    "$$": re.compile(r"\$\$(?:[^$\\]|\\.|\$(?!\$))+\$\$", re.DOTALL),
}
LABELS = re.compile(r"\{#([\w:.-]+)|^[ \t]*\(@([\w-]+)\)[ \t]", re.MULTILINE)
"""What a document names itself: its `{#fig:one}`, and the numbers of its example lists."""
NOCITE = re.compile(r"@(?:\{([^\s{}]+)\}|([\w*][\w:.#$%&+?<>~/-]*))")


def read(source: Source) -> Manuscript:
    """The citations, notes and settings of a Markdown document."""
    text = source.text
    blocks = read_blocks(text)
    settings, problems = read_settings(source, blocks.settings)
    labels = {one or other for one, other in LABELS.findall(text)}
    reading = Reading(source, blocks, labels)
    for start, end in blocks.prose:
        reading.read(start, end)
    citations, notes = reading.in_order()
    nocite = tuple(nocited(settings.get("nocite")))
    problems += reading.problems
    return Manuscript(source, citations, notes, blocks.places, nocite, settings, tuple(problems))


def nocited(given: object) -> Iterator[str]:
    """The keys that `nocite` names, in a text or a list of them."""
    for one in given if isinstance(given, list) else [given]:
        for braced, plain in NOCITE.findall(one) if isinstance(one, str) else ():
            yield braced or plain.rstrip(":.#$%&+?<>~/-")


class Reading:
    """A document of which paragraph after paragraph is read."""

    def __init__(self, source: Source, blocks: Blocks, labels: set[str]) -> None:
        self.source, self.text = source, source.text
        self.labels = labels
        self.definitions = blocks.notes
        """The label of a footnote → where its text begins and ends."""
        self.names = sorted(blocks.notes, key=lambda label: blocks.notes[label])
        self.starts = [blocks.notes[label][0] for label in self.names]
        self.found: list[tuple[Citation, str]] = []
        """The citations, each with the note that it stands in, or nothing."""
        self.marks: dict[str, Note] = {}
        self.problems: list[Problem] = []
        self.last_comment = self.text.rfind("-->")
        """Where the last comment ends."""

    def read(self, start: int, end: int, note: str = "") -> None:
        """Read a paragraph, or the text of a note in place."""
        text = self.text
        if text.find("@", start, end) < 0 and text.find("^", start, end) < 0:
            return
        closed: dict[int, int] = {}
        stretch = Stretch(text, start, end, closed)
        signs = list(self.signs(start, end, closed))
        at = start
        for kind, place in signs:
            if place < at:
                continue
            if kind == "inline":
                # No note stands in a note.
                at = place + 2 if note else self.read_inline(stretch, place)
            elif kind == "mark":
                self.add_mark(text[place + 2 : text.index("]", place)], place)
            elif citation := self.citation(stretch, kind, place):
                at = citation.end
                self.found.append((citation, note or self.note_at(place)))

    def signs(self, start: int, end: int, closed: dict[int, int]) -> Iterator[tuple[str, int]]:
        """The places where a note or a citation may begin; what is jumped over is noted."""
        at = start
        while stop := STOP.search(self.text, at, end):
            place = stop.start()
            if place > at and stop[0] == "@" and self.text[place - 1] == "-":
                place -= 1
            match = SIGN.match(self.text, place, end)
            if match is None:
                at = stop.end()
                continue
            kind = match.lastgroup or ""
            at = match.end()
            if kind in ("inline", "open", "key"):
                yield kind, place
                if kind == "inline":
                    # Brackets are counted from the inner sign on.
                    closed[place] = place + 1
                continue
            if kind == "mark":
                yield kind, place
            elif kind == "target":
                # The bracket itself is a sign.
                closed[place + 1] = at
                continue
            elif kind in ("code", "math", "comment"):
                at = self.end_of(kind, match, end)
            if at > place + 1 or kind == "escape":
                closed[place] = at

    def end_of(self, kind: str, match: re.Match[str], end: int) -> int:
        """Where code, math or a comment ends; behind its first sign if nothing closes it."""
        text, opener = self.text, match[0]
        if kind == "comment":
            close = text.find("-->", match.end()) if match.end() <= self.last_comment else -1
            return match.end() if close < 0 else close + 3
        if kind == "math":
            whole = MATH[opener].match(text, match.start(), end)
            return whole.end() if whole else match.end()
        closer = re.compile(f"(?<!`){opener}(?!`)")
        whole = closer.search(text, match.end(), end)
        return whole.end() if whole else match.end()

    def citation(self, stretch: Stretch, kind: str, place: int) -> Citation | None:
        """The citation that begins at a place, if one does."""
        if kind == "open":
            found = group_at(stretch, place)
            if found is None:
                self.look_unclosed(stretch, place)
        else:
            key = stretch.key_at(place) or (
                stretch.key_at(place + 1) if self.text[place] == "-" else None
            )
            found = textual_at(stretch, key) if key else None
        if found and all(cite.key in self.labels for cite in found.cites):
            return None
        return found

    def look_unclosed(self, stretch: Stretch, place: int) -> None:
        """Report a bracket that begins as a citation does and that nothing closes."""
        key = stretch.key_at(place + 1)
        if key and place not in stretch.brackets:
            message, hint = "a citation's bracket is not closed", 'a "]" ends it'
            problem = self.source.problem("unclosed-citation", message, place, hint)
            self.problems.append(problem)

    def read_inline(self, stretch: Stretch, place: int) -> int:
        """Read a note in place, and say where it ends."""
        bracket = stretch.brackets.get(place + 1)
        if bracket is None:
            return place + 2
        label = f"^{place}"
        self.marks[label] = Note(place, place + 2, bracket.end - 1)
        self.read(place + 2, bracket.end - 1, label)
        return bracket.end

    def add_mark(self, label: str, place: int) -> None:
        """Take down where a note is first called, unless that is in a note itself."""
        if label in self.definitions and label not in self.marks and not self.note_at(place):
            self.marks[label] = Note(place, *self.definitions[label])

    def note_at(self, place: int) -> str:
        """The label of the footnote in whose text a place lies; nothing outside of them."""
        at = bisect_right(self.starts, place) - 1
        if at < 0 or place >= self.definitions[self.names[at]][1]:
            return ""
        return self.names[at]

    def in_order(self) -> tuple[tuple[Citation, ...], tuple[Note, ...]]:
        """The citations by their places, and the notes by their marks.

        What stands in a note that nothing calls is printed nowhere, and stays as it is.
        """
        marks = sorted(self.marks.items(), key=lambda item: item[1].mark)
        numbers: Mapping[str, int] = {label: at for at, (label, _) in enumerate(marks)}
        placed = [
            citation._replace(note=numbers.get(note, -1))
            for citation, note in self.found
            if not note or note in numbers
        ]
        placed.sort(key=lambda one: one.start)
        return tuple(placed), tuple(note for _, note in marks)
