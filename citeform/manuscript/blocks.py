"""The lines of a Markdown document: which are prose, and which are code, YAML, HTML or TeX.

Containers (lists, quotations, notes) are followed only as far as indented code needs it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from citeform.tuples import NamedTuple

Span = tuple[int, int]

QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)*")
ITEM = re.compile(
    r"[ \t]*(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]+|#)[.)]|\(@[\w-]*\))"
    r"(?=[ \t]+\S|[ \t]*$)[ \t]*"
)
FENCE = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*(`{3,}(?=[^`]*$)|~{3,})")
NOTE = re.compile(r"[ ]{0,3}\[\^([^\s\[\]]+)\]:[ \t]*")
LINK = re.compile(r"[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]+\S")
DIV = re.compile(r"[ ]{0,3}:{3,}[ \t]*(?P<name>[^:\s].*)?$")
REFS = re.compile(r"\{[^{}]*#refs(?=[\s}])[^{}]*\}")
HTML_DIV = re.compile(r"<div\b[^>]*\bid=[\"']?refs[\"'\s>]", re.IGNORECASE)
HTML_END = re.compile(r"</div>", re.IGNORECASE)
RAW = re.compile(r"[ ]{0,3}<(script|style|pre|textarea)\b", re.IGNORECASE)
TEX = re.compile(r"[ ]{0,3}\\begin\{([A-Za-z*]+)\}")
MEMBER = re.compile(r"#|[\w\"'-][^:\n]*:(?:\s|$)")
"""How the first line of a block of YAML begins, which a rule of dashes has not before it."""
COMMENT = re.compile(r"[ \t]*<!--")
TAB = 4


class Blocks(NamedTuple):
    """What the lines of a document are."""

    prose: tuple[Span, ...]
    """Paragraphs, headings and items, each in one stretch."""
    settings: tuple[Span, ...] = ()
    """Blocks of YAML, without the lines that enclose them."""
    notes: Mapping[str, Span] = MappingProxyType({})
    """The label of a footnote → its text, all its paragraphs."""
    places: tuple[Span, ...] = ()
    """Where the bibliography goes."""


def read_blocks(text: str) -> Blocks:
    """Sort the lines of a document."""
    return Sorting(text).run()


class Sorting:
    """Lines being sorted."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split(text)
        self.starts: list[int] = []
        at = 0
        for line in self.lines:
            self.starts.append(at)
            at += len(line)
        self.starts.append(at)
        self.prose: list[Span] = []
        self.settings: list[Span] = []
        self.notes: dict[str, Span] = {}
        self.places: list[Span] = []
        self.open = -1
        """The offset at which the paragraph began that is being read."""
        self.columns: list[int] = []
        """The columns at which the texts of the open items begin, the outer one first."""
        self.note = ""
        """The note that is open."""
        self.absent: set[str] = set()
        """Closing tags that the rest of the document does not have."""
        self.divs: list[bool] = []
        """The open fenced divs, and whether the bibliography goes there."""

    def run(self) -> Blocks:
        """Sort line after line."""
        at = 0
        is_after_blank = True
        while at < len(self.lines):
            line = self.lines[at]
            if not line.strip():
                self.close(at)
                is_after_blank = True
                at += 1
                continue
            jump = self.jump(at, is_after_blank)
            if jump > at:
                self.close(at)
                is_after_blank = False
                at = jump
                continue
            if self.open < 0:
                self.open = self.starts[at]
            is_after_blank = False
            at += 1
        self.close(at)
        self.end_note(at)
        return Blocks(tuple(self.prose), tuple(self.settings), self.notes, tuple(self.places))

    def close(self, at: int) -> None:
        """End the paragraph before a line."""
        if self.open >= 0:
            self.prose.append((self.open, self.starts[at]))
            self.open = -1

    def end_note(self, at: int) -> None:
        """End the open note before a line."""
        if self.note:
            start, _ = self.notes[self.note]
            self.notes[self.note] = (start, self.starts[at])
            self.note = ""

    def jump(self, at: int, is_after_blank: bool) -> int:
        """The line behind what begins at a line and is no prose; the line itself if it is prose."""
        line = self.lines[at]
        if line.startswith("---") and is_after_blank and line.rstrip() == "---":
            end = self.end_of_settings(at)
            if end > at:
                return end
        bare = line[QUOTE.match(line).end() :] if ">" in line[:8] else line  # type: ignore[union-attr]
        first = bare.lstrip()[:1]
        if first in "`~" and (fence := FENCE.match(bare)):
            return self.end_of_fence(at, fence[1])
        if first in "-*+0123456789(" and (fence := FENCE.match(bare)):
            self.enter(bare)
            return self.end_of_fence(at, fence[1])
        if self.is_code(bare, is_after_blank, at):
            return at + 1
        if first in ":<\\[":
            return self.jump_marked(at, bare, first)
        return at

    def jump_marked(self, at: int, line: str, first: str) -> int:
        """The line behind a div's line, HTML or TeX, by the sign that it begins with."""
        if first == ":" and (div := DIV.match(line)):
            return self.read_div(at, div)
        if first == "<":
            if COMMENT.match(line):
                return self.end_of_comment(at)
            if raw := RAW.match(line):
                return self.line_behind(at, f"</{raw[1].lower()}", fold=True)
            if found := HTML_DIV.search(line):
                self.add_html_place(at, found)
        if first == "\\" and (tex := TEX.match(line)):
            return self.line_behind(at, f"\\end{{{tex[1]}}}")
        if first == "[":
            if note := NOTE.match(line):
                self.begin_note(at, note)
            elif LINK.match(line) and self.open < 0:
                return at + 1
        return at

    def begin_note(self, at: int, note: re.Match[str]) -> None:
        """Begin the text of a footnote."""
        self.close(at)
        self.end_note(at)
        self.columns = []
        if note[1] not in self.notes:
            self.note = note[1]
            self.notes[self.note] = (self.starts[at] + note.end(), self.starts[at])
        self.open = self.starts[at] + note.end()

    def end_of_settings(self, at: int) -> int:
        """The line behind a block of YAML that may begin at a line."""
        if at + 1 >= len(self.lines) or not MEMBER.match(self.lines[at + 1]):
            return at
        for end in range(at + 1, len(self.lines)):
            if self.lines[end].rstrip() in ("---", "..."):
                self.settings.append((self.starts[at + 1], self.starts[end]))
                return end + 1
        return at

    def end_of_fence(self, at: int, fence: str) -> int:
        """The line behind fenced code; that of the document's end if nothing closes it."""
        for end in range(at + 1, len(self.lines)):
            line = self.lines[end].strip().lstrip("> ")
            if len(line) >= len(fence) and not line.strip(fence[0]):
                return end + 1
        return len(self.lines)

    def is_code(self, line: str, is_after_blank: bool, at: int) -> bool:
        """Whether a line is indented code, by the items and the note that are open."""
        width = indent(line)
        if self.note and is_after_blank and width < TAB:
            self.end_note(at)
        if is_after_blank or self.open < 0:
            while self.columns and width < min(self.columns[-1], TAB * len(self.columns)):
                self.columns.pop()
        depth = self.columns[-1] if self.columns else 0
        depth += TAB if self.note and not self.columns else 0
        if width >= depth + TAB and self.open < 0 and not (self.columns and not is_after_blank):
            return True
        self.enter(line)
        return False

    def enter(self, line: str) -> None:
        """Take down an item of a list that begins in a line."""
        item = ITEM.match(line)
        if item is None or (self.open >= 0 and not self.columns):
            return
        width = indent(line)
        while self.columns and width < self.columns[-1]:
            self.columns.pop()
        self.columns.append(len(item[0].expandtabs(TAB)))

    def end_of_comment(self, at: int) -> int:
        """The line behind a comment, if nothing else stands where it ends."""
        close = self.text.find("-->", self.starts[at])
        if close < 0:
            return at
        end = at
        while self.starts[end + 1] <= close:
            end += 1
        rest = self.text[close + 3 : self.starts[end + 1]]
        return end + 1 if not rest.strip() else at

    def line_behind(self, at: int, closer: str, *, fold: bool = False) -> int:
        """The line behind the one that has a closing tag; the line itself without one."""
        if closer in self.absent:
            return at
        for end in range(at, len(self.lines)):
            line = self.lines[end].lower() if fold else self.lines[end]
            if closer in line:
                return end + 1
        self.absent.add(closer)
        return at

    def read_div(self, at: int, div: re.Match[str]) -> int:
        """Open or close a fenced div."""
        name = (div["name"] or "").strip().rstrip(":").rstrip()
        if name:
            self.divs.append(bool(REFS.search(name)))
        elif self.divs and self.divs.pop() and not self.places:
            self.places.append((self.starts[at], self.starts[at]))
        return at + 1

    def add_html_place(self, at: int, found: re.Match[str]) -> None:
        """Take down the place before the end of an HTML div."""
        close = HTML_END.search(self.text, self.starts[at] + found.start())
        if close and not self.places:
            self.places.append((close.start(), close.start()))


def split(text: str) -> list[str]:
    """The lines of a text, which end in `\\n` only."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def indent(line: str) -> int:
    """The column at which a line begins."""
    bare = line.lstrip(" \t")
    return len(line[: len(line) - len(bare)].expandtabs(TAB))
