"""Where citations stand among marks and notes in pandoc's tree.

The rules are those of pandoc's own citation processor (Text.Pandoc.Citeproc): a note or a raised
number stands close to the word before it and, in a style of notes, behind the marks after it; a
citation in a note of the document's own makes no note, and stands in parentheses unless the note
begins with it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from citeform.manuscript.pandocast import Node, stringify, text

BLANKS = ("Space", "SoftBreak")
DASHES = "–—"
ENDS = ".,;:!?"
INTO_QUOTES = ".,"
CLOSING = "”’"


def is_mark(sign: str) -> bool:
    """Whether a sign is punctuation that a note goes behind."""
    return sign not in DASHES and unicodedata.category(sign).startswith("P")


def is_raised(inline: Node) -> bool:
    """Whether an inline is a note, or looks like the mark of one."""
    return inline["t"] in ("Note", "Superscript")


def is_raised_cite(inline: Node) -> bool:
    """Whether an inline is a citation that is a note and nothing else."""
    if inline["t"] != "Cite":
        return False
    content = inline["c"][1]
    return len(content) == 1 and is_raised(content[0])


def marks_before(waiting: Sequence[Node]) -> str:
    """The marks that what follows begins with; the next inline is the last of `waiting`."""
    word = waiting[-1]["c"] if waiting and waiting[-1]["t"] == "Str" else ""
    end = next((at for at, sign in enumerate(word) if not is_mark(sign)), len(word))
    return str(word[:end])


def drop_marks(waiting: list[Node], marks: str) -> None:
    """Take the marks away that what follows begins with; an empty word holds their place."""
    if marks:
        waiting[-1] = text(waiting[-1]["c"][len(marks) :])


def into_quotes(inline: Node, marks: str) -> list[Node]:
    """An inline and marks behind it, of which a full stop or a comma goes into a quotation."""
    if marks[:1] not in INTO_QUOTES:
        return [inline, text(marks)]
    mark, rest = marks[0], [text(marks[1:])] if marks[1:] else []
    if inline["t"] == "Quoted":
        inner = inline["c"][1]
        is_ended = stringify(inner)[-1:] in ENDS
        kept = inner if is_ended else [*inner, text(mark)]
        return [{"t": "Quoted", "c": [inline["c"][0], kept]}, *rest]
    word = inline["c"] if inline["t"] == "Str" else ""
    if len(word) > 1 and word[-1] in CLOSING:
        kept = word if word[-2] in ENDS else f"{word[:-1]}{mark}{word[-1]}"
        return [text(kept), *rest]
    return [inline, text(marks)]


def ends_marked(inlines: Sequence[Node]) -> bool:
    """Whether inlines end in a mark, or in a mark and a closing one."""
    end = stringify(list(inlines))[-2:]
    if not inlines or not end:
        return bool(inlines)
    return end[-1] in ENDS or (len(end) == 2 and is_mark(end[1]) and end[0] in ENDS)


def placed(inlines: list[Node], *, moves: bool, into: bool) -> list[Node]:
    """Inlines with notes close to the words before them, and marks where they belong.

    `moves` puts notes behind marks, `into` marks into quotations.
    """
    if not any(inline["t"] == "Cite" for inline in inlines):
        return inlines
    found: list[Node] = []
    # The next one last, for a paragraph may have a hundred thousand.
    waiting = inlines[::-1]
    while waiting:
        first = waiting.pop()
        if is_followed_closely(first, waiting):
            cite = waiting[-2]
            del waiting[-2:]
            marks = marks_before(waiting) if moves else ""
            drop_marks(waiting, marks)
            found += into_quotes(first, marks) if into and marks else [first, text(marks)]
            found.append(cite)
        elif first["t"] == "Cite" and first["c"][1] and waiting:
            found.append(beside(first, waiting, moves=moves, into=into))
        else:
            found.append(first)
    return [inline for inline in found if inline != text("")]


def is_followed_closely(inline: Node, waiting: Sequence[Node]) -> bool:
    """Whether a citation follows a word that stands close to it, though a blank is between."""
    if len(waiting) < 2 or inline["t"] in BLANKS or waiting[-1]["t"] not in BLANKS:
        return False
    return is_raised_cite(waiting[-2])


def beside(cite: Node, waiting: list[Node], *, moves: bool, into: bool) -> Node:
    """A citation, with the marks between it and what follows it settled."""
    content = cite["c"][1]
    marks = marks_before(waiting)
    if moves and is_raised(content[-1]) and marks[:1] in tuple(ENDS):
        before = content[:-1]
        if not ends_marked(before):
            moved = into_quotes(before[-1], marks) if into and before else None
            before = [*before[:-1], *moved] if moved else [*before, text(marks)]
        drop_marks(waiting, marks)
        return {"t": "Cite", "c": [cite["c"][0], [*before, content[-1]]]}
    if waiting[-1] == text(".") and stringify(content).endswith("."):
        waiting.pop()
    return cite


def ends_sentence(behind: Sequence[Node]) -> bool:
    """Whether nothing follows, or a capital letter."""
    for inline in behind:
        if inline["t"] == "Str":
            return str(inline["c"])[:1].isupper()
        if inline["t"] != "Space":
            return False
    return True
