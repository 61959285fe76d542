"""How a manuscript's markup writes what citations become: notes, and the bibliography's place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeform.output.layout import shape_of
from citeform.output.markdown import at_start
from citeform.output.outputs import find
from citeform.tuples import NamedTuple

RAISED = re.compile(r"<sup>.*?</sup>", re.DOTALL)


class NewNote(NamedTuple):
    """A note that a citation became."""

    mark: str
    """What stands in the text."""
    text: str = ""
    """What stands at the end of the document, where notes stand there."""


class Form:
    """A markup in which notes stand in place; `markup` names its writer."""

    markup = "text"
    note_tags = ("", "")
    """What a note in place begins and ends with."""
    marks = re.compile(r"[.,;:!?…)’”»%]+")
    """Marks behind a citation that a note goes behind."""
    line_starts = re.compile(r"[ \t>]*\Z")
    """Beginnings of a line behind which a blank is no blank between words."""
    title = ("", "")
    """What a heading of the first level begins and ends with."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.output = find(self.markup)

    def inline(self, html: str) -> str:
        """The engine's HTML in this markup."""
        return self.output.inline(html)

    def entries(
        self, entries: Sequence[tuple[str, str]], options: dict[str, str], *, is_linked: bool
    ) -> str:
        """The bibliography, from the engine's HTML by key."""
        return self.output.entries([entry for _, entry in entries], shape_of(options))

    def note(self, number: int, text: str) -> NewNote:
        """A new note, by how many there are before it."""
        before, behind = self.note_tags
        return NewNote(f"{before}{text}{behind}")

    def close_to(self, text: str, at: int) -> int:
        """The place behind the word before a citation, if a blank or a line break is between."""
        start = at
        while start and text[start - 1] in " \t":
            start -= 1
        line = text[text.rfind("\n", 0, start) + 1 : start]
        if line and not self.line_starts.match(line):
            return start
        before = text.rfind("\n", 0, at)
        above = text[text.rfind("\n", 0, max(before, 0)) + 1 : max(before, 0)]
        if before < 0 or not above.strip() or line.strip(" \t>") or above.startswith("#"):
            return at
        return len(text[:before].rstrip(" \t"))

    def marks_behind(self, text: str, at: int) -> tuple[str, int]:
        """The marks behind a place that belong before a note, and where they end."""
        found = self.marks.match(text, at)
        return (found[0], found.end()) if found else ("", at)

    def is_stop(self, text: str, at: int) -> bool:
        """Whether a full stop stands at a place, and no other mark or letter behind it."""
        return text[at : at + 1] == "." and not text[at + 1 : at + 2].strip().strip("*_\"'}")

    def placed(self, text: str, start: int, end: int, bibliography: str) -> str:
        """The bibliography for a place in the document."""
        return bibliography

    def at_end(self, bibliography: str, title: str) -> str:
        """The bibliography for the end of the document, under a title if there is one."""
        head = f"{self.title[0]}{title}{self.title[1]}\n\n" if title else ""
        return f"{head}{bibliography}"

    def joined(self, text: str, notes: Sequence[str], tail: str) -> str:
        """The document with what stands at its end."""
        return f"{text.rstrip()}\n\n{tail.rstrip()}\n" if tail else text


class Markdown(Form):
    """Pandoc's Markdown, whose notes stand at the end."""

    markup = "markdown"
    # Closing brackets may end a link's text, straight quotation marks a quotation.
    marks = re.compile(r"(?:\\?[.,;:!?)…’”»%])+")
    line_starts = re.compile(
        r"(?:[ \t>]|[-*+][ \t]|\(?(?:\d+|[A-Za-z]|#)[.)][ \t]|#+[ \t]|\||\[\^[^\s\]]+\]:|:[ \t])*\Z"
    )
    title = ("# ", " {#bibliography .unnumbered}")

    def __init__(self, text: str) -> None:
        super().__init__(text)
        # New labels begin with letters that no label of the document begins with.
        own = {label.lower() for label in re.findall(r"\[\^([^\s\]]+)\]", text)}
        self.label = ""
        while any(label.startswith(self.label) for label in own) if self.label else own:
            self.label += "c"

    def inline(self, html: str) -> str:
        """The engine's HTML in Markdown; pandoc allows no blank in raised text."""
        if "<sup>" in html:
            html = RAISED.sub(lambda found: found[0].replace(" ", "\xa0"), html)
        return self.output.inline(html)

    def note(self, number: int, text: str) -> NewNote:
        """A new note with a label that the document does not have."""
        label = f"[^{self.label}{number + 1}]"
        return NewNote(label, f"{label}: {at_start(text)}")

    def entries(
        self, entries: Sequence[tuple[str, str]], options: dict[str, str], *, is_linked: bool
    ) -> str:
        """The bibliography; an entry that is linked to stands in a div with its key."""
        if not is_linked:
            return super().entries(entries, options, is_linked=False)
        shape = shape_of(options)
        return "\n".join(
            f"::: {{#ref-{key} .csl-entry}}\n{self.output.entries([entry], shape).strip()}\n:::\n"
            for key, entry in entries
        )

    def placed(self, text: str, start: int, end: int, bibliography: str) -> str:
        """The bibliography before the end of a div, with blank lines around it."""
        before = "\n\n" if start and text[start - 1] != "\n" else "\n"
        return f"{before}{bibliography.strip()}\n\n"

    def joined(self, text: str, notes: Sequence[str], tail: str) -> str:
        """The document with its bibliography and new notes at the end."""
        parts = [text.rstrip("\n"), tail.strip("\n"), "\n\n".join(notes)]
        if not (notes or tail):
            return text
        return "\n\n".join(part for part in parts if part) + "\n"


class Plain(Form):
    """Plain text, whose notes are a list at the end."""

    def note(self, number: int, text: str) -> NewNote:
        """A new note with its number."""
        return NewNote(f"[{number + 1}]", f"[{number + 1}] {text}")

    def joined(self, text: str, notes: Sequence[str], tail: str) -> str:
        """The document with its notes, and then its bibliography."""
        if not (notes or tail):
            return text
        parts = [text.rstrip("\n"), "\n".join(notes), tail.strip("\n")]
        return "\n\n".join(part for part in parts if part) + "\n"


class Latex(Form):
    """LaTeX, whose notes stand in place."""

    markup = "latex"
    note_tags = ("\\footnote{", "}")
    marks = re.compile(r"(?:[.,;:!?)…’”»]|\\%)+")
    title = ("\\section*{", "}")

    def joined(self, text: str, notes: Sequence[str], tail: str) -> str:
        """The document with its bibliography before its end."""
        end = text.rfind("\\end{document}")
        if not tail or end < 0:
            return super().joined(text, notes, tail)
        return f"{text[:end].rstrip()}\n\n{tail.rstrip()}\n\n{text[end:]}"


class Org(Form):
    """Org, whose notes have their definitions at the end."""

    markup = "org"
    title = ("* ", "")

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.label = "c"
        while f"[fn:{self.label}" in text:
            self.label += "c"

    def note(self, number: int, text: str) -> NewNote:
        """A new note with a label that the document does not have."""
        label = f"[fn:{self.label}{number + 1}]"
        return NewNote(label, f"{label} {text}")

    def joined(self, text: str, notes: Sequence[str], tail: str) -> str:
        """The document with its bibliography and new notes at the end."""
        if not (notes or tail):
            return text
        # Two empty lines end the definition of a note, one does not.
        gap = "\n" if tail and "\n[fn:" in text else ""
        parts = [text.rstrip("\n") + gap, tail.strip("\n"), "\n\n".join(notes)]
        return "\n\n".join(part for part in parts if part) + "\n"


FORMS: dict[str, type[Form]] = {
    "markdown": Markdown,
    "plain": Plain,
    "latex": Latex,
    "org": Org,
}
"""The name of a manuscript's markup → how it writes what citations become."""
