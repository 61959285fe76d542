"""Pandoc's abstract syntax tree as JSON: its inlines, their text, and walking through them.

The shapes are those of pandoc-types 1.23: `{"t": "Emph", "c": [...]}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from citeform.output.runs import Run
from citeform.pattern import pattern

Node = dict[str, Any]
"""An inline, a block, or what stands in them with a tag of its own."""

NO_ATTRIBUTES: list[Any] = ["", [], []]
SPACE: Node = {"t": "Space"}
WORDS = frozenset(("Str", "Space", "SoftBreak", "LineBreak"))
SPACES = ("Space", "SoftBreak", "LineBreak")

INLINES = frozenset(
    "Str Emph Underline Strong Strikeout Superscript Subscript SmallCaps Quoted Cite Code Space "
    "SoftBreak LineBreak Math RawInline Link Image Note Span".split()
)
WRITTEN = ("Code", "Math", "RawInline")
"""Inlines whose text is a string of its own."""
STRAIGHT = {"DoubleQuote": '"', "SingleQuote": "'"}
"""Marks that the engine makes those of the style's language."""
QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}

FORMATS = {
    "i": "Emph",
    "b": "Strong",
    "sc": "SmallCaps",
    "u": "Underline",
    "sup": "Superscript",
    "sub": "Subscript",
}
"""A format of the engine's output → the inline for it."""
TAGS = {
    "Emph": ("<i>", "</i>"),
    "Strong": ("<b>", "</b>"),
    "SmallCaps": ('<span style="font-variant:small-caps;">', "</span>"),
    "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"),
}
"""An inline → the tags of rich text for it."""

HELD = 0x100000
"""The first of the letters for private use that stand for inlines while the engine has them."""
MOST = 0xFFFD
PIECE = pattern("( +)|([\U00100000-\U0010fffd])")
SEEN_AS_MARKUP = re.compile("[<\"'\U00100000-\U0010fffd]")
"""Signs of a text that the engine would read as markup, or for what is held."""


def text(string: str) -> Node:
    """A word."""
    return {"t": "Str", "c": string}


def span(classes: Sequence[str], inlines: list[Node]) -> Node:
    """A span with classes."""
    return {"t": "Span", "c": [["", [*classes], []], inlines]}


def is_inlines(given: object) -> bool:
    """Whether something is a list of inlines with one at least."""
    return (
        isinstance(given, list)
        and bool(given)
        and isinstance(given[0], dict)
        and given[0].get("t") in INLINES
    )


def nodes(given: object) -> Iterator[Node]:
    """Every node but words and blanks, in the order of the text; those in a citation excepted."""
    return (node for node, _ in within_notes(given))


def within_notes(given: object) -> Iterator[tuple[Node, int]]:
    """Every node as `nodes` has them, each with how many notes are around it.

    A thesis has a million nodes: what is still to be seen is a list, and no generator is nested.
    """
    waiting: list[tuple[Any, int]] = [(given, 0)]
    while waiting:
        one, depth = waiting.pop()
        if type(one) is list:
            waiting += [(inner, depth) for inner in reversed(one) if is_more(inner)]
        elif type(one) is dict and type(kind := one.get("t")) is str:
            yield one, depth
            if kind != "Cite" and is_more(content := one.get("c")):
                waiting.append((content, depth + (kind == "Note")))
        elif type(one) is dict:
            # Metadata come in the order of their names.
            waiting += [(one[name], depth) for name in sorted(one, reverse=True)]


def is_more(given: Any) -> bool:
    """Whether something is neither a word nor a blank, and no text or number of a node."""
    return type(given) is list or (type(given) is dict and given.get("t") not in WORDS)


def inline_lists(given: object) -> Iterator[list[Node]]:
    """Every list of inlines, the outer ones first; those in a citation excepted."""
    if isinstance(given, list):
        if is_inlines(given):
            yield given
        for one in given:
            yield from inline_lists(one)
    elif isinstance(given, dict) and given.get("t") != "Cite":
        for one in given.values():
            yield from inline_lists(one)


def rewrite(given: Any, change: Callable[[list[Node]], list[Node]]) -> None:
    """Change every list of inlines in its place, the inner ones first."""
    for one in given if type(given) is list else given.values():
        if is_more(one):
            rewrite(one, change)
    if is_inlines(given):
        given[:] = change(given)


def stringify(given: object) -> str:
    """The text of inlines without their markup, and without notes."""
    if isinstance(given, list):
        return "".join(map(stringify, given))
    if not isinstance(given, dict):
        return ""
    kind, content = given.get("t"), given.get("c")
    if kind == "Str":
        return str(content)
    if kind in SPACES:
        return " "
    if kind == "Note" or content is None:
        return ""
    if kind in WRITTEN:
        return str(content[1])
    if kind == "Quoted":
        opening, closing = QUOTES.get(content[0].get("t"), ("", ""))
        return f"{opening}{stringify(content[1])}{closing}"
    return stringify(content)


class Held:
    """Inlines that the engine cannot read, each with the sign that stands for it."""

    def __init__(self) -> None:
        self.inlines: list[Node] = []

    def take(self, inline: Node) -> str:
        """The sign that stands for an inline; its text if there is none left."""
        if len(self.inlines) > MOST:
            return stringify(inline)
        self.inlines.append(inline)
        return chr(HELD + len(self.inlines) - 1)

    def rich(self, inlines: Sequence[Node], *, is_value: bool = False) -> str:
        """Inlines as the engine's rich text; in a work's own value it reads the quotation marks."""
        parts: list[str] = []
        for inline in inlines:
            kind = inline["t"]
            if kind == "Str":
                word = inline["c"]
                parts.append(word if is_value else SEEN_AS_MARKUP.sub(self.sign, word))
            elif kind in ("Space", "SoftBreak"):
                parts.append(" ")
            elif kind in TAGS:
                opening, closing = TAGS[kind]
                parts.append(f"{opening}{self.rich(inline['c'], is_value=is_value)}{closing}")
            elif kind == "Span" and inline["c"][0] == NO_ATTRIBUTES:
                parts.append(self.rich(inline["c"][1], is_value=is_value))
            elif kind == "Quoted":
                inner = self.rich(inline["c"][1], is_value=is_value)
                parts.append(inner.join(self.marks(inline["c"][0]["t"], is_value=is_value)))
            elif is_value and kind in ("Span", "Link"):
                inner = self.rich(inline["c"][1], is_value=True)
                is_kept = "nocase" in inline["c"][0][1]
                parts.append(f'<span class="nocase">{inner}</span>' if is_kept else inner)
            else:
                parts.append(self.take(inline))
        return "".join(parts)

    def marks(self, kind: str, *, is_value: bool) -> tuple[str, str]:
        """Quotation marks; the engine reads those of a work's own value alone."""
        opening, closing = QUOTES.get(kind, ("", ""))
        if is_value:
            return STRAIGHT.get(kind, ""), STRAIGHT.get(kind, "")
        return self.take(text(opening)), self.take(text(closing))

    def sign(self, match: re.Match[str]) -> str:
        """The sign for a sign that means something to the engine."""
        return self.take(text(match[0]))

    def inlines_of(self, runs: Sequence[Run]) -> list[Node]:
        """Runs of the engine's output as inlines."""
        found: list[Node] = []
        hrefs, formats = [one.href for one in runs], [one.formats[:1] for one in runs]
        at = 0
        while at < len(runs):
            run = runs[at]
            linked, alike = extent(hrefs, at), extent(formats, at)
            # The longer of the two holds the other; raised text is raised as a whole.
            is_link = bool(run.href) and (not run.formats or linked > alike)
            end = linked if is_link else alike if run.formats else min(linked, alike)
            if is_link:
                inner = self.inlines_of([one._replace(href="") for one in runs[at:end]])
                found.append({"t": "Link", "c": [NO_ATTRIBUTES, inner, [run.href, ""]]})
            elif run.formats:
                inner = self.inlines_of(
                    [one._replace(formats=one.formats[1:]) for one in runs[at:end]]
                )
                found.append({"t": FORMATS[run.formats[0]], "c": inner})
            else:
                found += self.words("".join(one.text for one in runs[at:end]))
            at = end
        return found

    def words(self, string: str) -> list[Node]:
        """A text as words and spaces, with the inlines that signs in it stand for."""
        found: list[Node] = []
        for at, piece in enumerate(PIECE.split(string)):
            if not piece:
                continue
            if at % 3 == 0:
                found.append(text(piece))
            elif at % 3 == 1:
                found.append(SPACE)
            else:
                number = ord(piece) - HELD
                is_held = number < len(self.inlines)
                found.append(self.inlines[number] if is_held else text(piece))
        return joined(found)


def extent(values: Sequence[object], at: int) -> int:
    """The place behind the values from one on that are the same."""
    end = at
    while end < len(values) and values[end] == values[at]:
        end += 1
    return end


def joined(inlines: Sequence[Node]) -> list[Node]:
    """Inlines with words that follow one another made one."""
    found: list[Node] = []
    for inline in inlines:
        if found and inline["t"] == "Str" and found[-1]["t"] == "Str":
            found[-1] = text(found[-1]["c"] + inline["c"])
        else:
            found.append(inline)
    return found
