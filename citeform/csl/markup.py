"""The output tree → text, or the HTML of the CSL test suite.

One walk writes the pieces down and settles, where two of them meet, which marks stay: a hot path,
on plain strings and lists.
"""

from __future__ import annotations

import re
import unicodedata

from citeform.csl.punctuation import INTO_QUOTES, MARKS, MEETING, OUT_OF_QUOTES
from citeform.csl.tree import Box, Format, Tree
from citeform.pattern import pattern
from citeform.tuples import NamedTuple


class Markup(NamedTuple):
    """How formats are written in one output."""

    name: str
    escapes: tuple[tuple[str, str], ...]
    tags: dict[Format, tuple[str, str]]
    blocks: dict[str, tuple[str, str]]


class Quotes(NamedTuple):
    """A locale's quotation marks, and where full stops go."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")
    takes_marks: bool = False
    nests: bool = False
    """Whether parentheses inside of parentheses become brackets, as in notes."""


def span(style: str) -> tuple[str, str]:
    """The start and end tag of a span with a style."""
    return f'<span style="{style};">', "</span>"


HTML = Markup(
    "html",
    (("&", "&#38;"), ("<", "&#60;"), (">", "&#62;")),
    {
        ("font-style", "italic"): ("<i>", "</i>"),
        ("font-style", "oblique"): ("<em>", "</em>"),
        ("font-style", "normal"): span("font-style:normal"),
        ("font-variant", "small-caps"): span("font-variant:small-caps"),
        ("font-variant", "normal"): span("font-variant:normal"),
        ("font-weight", "bold"): ("<b>", "</b>"),
        ("font-weight", "normal"): span("font-weight:normal"),
        ("font-weight", "light"): ("", ""),
        ("text-decoration", "underline"): span("text-decoration:underline"),
        ("text-decoration", "none"): span("text-decoration:none"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
        ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
    },
    {
        "block": ('\n\n    <div class="csl-block">', "</div>\n"),
        "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
        "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
        "indent": ('<div class="csl-indent">', "</div>\n  "),
    },
)

TEXT = Markup(
    "text",
    (),
    {},
    {
        "block": ("\n", "\n"),
        "left-margin": ("", " "),
        "right-inline": ("", ""),
        "indent": ("\n    ", ""),
    },
)

ADDRESS = pattern(r"(?:https?://|\b(?:dx\.)?doi\.org/|\bwww\.)[^\s<>]{0,200}$", re.IGNORECASE)
"""What a style prints of an address before an identifier."""

MARKUPS = {"html": HTML, "text": TEXT}

# Raised letters, digits and marks of Unicode; citeproc-js's list.
SUPERSCRIPT = pattern(
    "[ª²³¹º\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d2e\u1d30-\u1d3a\u1d3c-\u1d4d\u1d4f-\u1d61"
    "\u2070\u2071\u2074-\u207f\u2120\u2122\u3192-\u319f\u02c0\u02c1\u06e5\u06e6]"
)
RAISED = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}
"""Those of them that Unicode does not take apart."""

FLIPS = {
    ("font-style", "italic"): "normal",
    ("font-style", "normal"): "italic",
    ("font-style", "oblique"): "normal",
    ("font-weight", "bold"): "normal",
    ("font-weight", "normal"): "bold",
    ("font-variant", "small-caps"): "normal",
    ("font-variant", "normal"): "small-caps",
}
"""What a field's own markup becomes inside of the same format."""

PLAIN = {
    "font-style": "normal",
    "font-weight": "normal",
    "font-variant": "normal",
    "text-decoration": "none",
    "vertical-align": "baseline",
}


class Link(NamedTuple):
    """A stretch of pieces that is a link."""

    start: int
    end: int
    """Behind its last piece."""
    href: str
    size: int
    """How long its last piece is without the marks that move there."""


class Writer:
    """Text under way: its pieces, and what the next one may collide with."""

    def __init__(self, markup: Markup, quotes: Quotes) -> None:
        self.markup = markup
        self.quotes = quotes
        self.pieces: list[str] = []
        self.end = -1
        """The last piece that is text; what follows are tags and closing quotation marks."""
        self.closed = -1
        """The closing quotation mark that came after it, if nothing else did."""
        self.outside = (-1, -1)
        """The last piece of a quotation, and the one that is a single mark behind it."""
        self.formats: dict[str, str] = {}
        self.tags: set[int] = set()
        """The pieces that are tags of the markup and not text."""
        self.links: list[Link] = []
        self.in_block = False
        self.depth = 0

    def tag(self, text: str) -> None:
        """Write a tag of the markup."""
        self.tags.add(len(self.pieces))
        self.pieces.append(text)

    def write(self, tree: Tree) -> None:
        """Write a tree down."""
        kind = type(tree)
        if kind is str:
            if tree:
                self.write_affix(tree)  # type: ignore[arg-type]
        elif kind is tuple:
            if tree[0]:  # type: ignore[index]
                self.pieces.append(tree[0])  # type: ignore[index]
                self.end = len(self.pieces) - 1
                self.closed = -1
        elif kind is list:
            for child in tree:  # type: ignore[union-attr]
                self.write(child)
        elif tree is not None:
            self.write_box(tree)  # type: ignore[arg-type]

    def write_affix(self, text: str) -> None:
        """Write an affix or a delimiter, whose first mark may go or move."""
        pieces = self.pieces
        if self.quotes.nests and ("(" in text or ")" in text):
            text = self.nested(text)
        if text[0] in MARKS and self.end >= 0:
            while text and text[0] in MARKS:
                if self.meets(text[0]):
                    text = text[1:]
                elif self.closed >= 0 and self.takes(text[0]):
                    pieces[self.end] += text[0]
                    text = text[1:]
                else:
                    break
        if text:
            pieces.append(text)
            if self.closed >= 0 and len(text) == 1:
                self.outside = (self.end, len(pieces) - 1)
            self.end = len(pieces) - 1
            self.closed = -1

    def nested(self, text: str) -> str:
        """An affix with its parentheses as brackets where they stand in parentheses."""
        out = []
        for sign in text:
            if sign == "(":
                self.depth += 1
                sign = "(" if self.depth % 2 else "["
            elif sign == ")" and self.depth:
                sign = ")" if self.depth % 2 else "]"
                self.depth -= 1
            out.append(sign)
        return "".join(out)

    def meets(self, mark: str) -> bool:
        """Whether a mark is taken up by the mark before it, which may change."""
        last = self.pieces[self.end]
        merged = MEETING.get((last[-1:], mark))
        if merged is None or (mark == " " and self.end != len(self.pieces) - 1):
            # A blank at the end of a format or a quotation stays beside the next one.
            return False
        if last[-1] == merged:
            return True
        inside, outside = self.outside
        if outside == self.end and self.takes(merged):
            # The new mark goes where the one it displaces could not.
            self.pieces[outside] = ""
            self.pieces[inside] += merged
            self.end, self.closed = inside, outside
        else:
            self.pieces[self.end] = last[:-1] + merged
        return True

    def takes(self, mark: str) -> bool:
        """Whether a quotation takes up a mark that stands behind it."""
        return self.quotes.takes_marks and mark in INTO_QUOTES

    def write_box(self, box: Box) -> None:
        """Write a box with its format."""
        if box.format is None:
            for child in box.children:
                self.write(child)
            return
        attribute, value = box.format
        if attribute == "quotes":
            self.write_quoted(box, value)
        elif attribute == "display":
            self.write_block(box, value)
        elif attribute == "plain":
            self.write_plain(box)
        elif attribute == "upright":
            for child in box.children:
                self.write(child)
        elif attribute == "link":
            self.write_linked(box, value)
        else:
            self.write_formatted(box, box.format, self.formats.get(attribute))

    def write_formatted(self, box: Box, format: Format, outer: str | None) -> None:
        """Write a box in italics and the like."""
        attribute, value = format
        if box.tag == "flip" and outer is not None:
            value = FLIPS.get((attribute, outer), value) if outer == value else value
        is_idle = value == "normal" and outer in (None, "normal")
        tags = self.markup.tags.get((attribute, value))
        if is_idle or tags is None:
            tags = ("", "")
        if tags[0]:
            self.tag(tags[0])
        start = len(self.pieces)
        self.formats[attribute] = value
        for child in box.children:
            self.write(child)
        if outer is None:
            del self.formats[attribute]
        else:
            self.formats[attribute] = outer
        if tags[0]:
            if len(self.pieces) == start:
                self.pieces.pop()
                self.tags.discard(start - 1)
            else:
                self.tag(tags[1])

    def write_linked(self, box: Box, href: str) -> None:
        """Write a box that links to an address; marks collide as they would without."""
        start = len(self.pieces)
        for child in box.children:
            self.write(child)
        if len(self.pieces) > start:
            self.links.append(Link(start, len(self.pieces), href, len(self.pieces[-1])))

    def write_plain(self, box: Box) -> None:
        """Write a box without any of the formats around it."""
        undone = [(name, self.formats[name]) for name in self.formats if name in PLAIN]
        tree: Tree = Box(box.children)
        for name, value in undone:
            if value != PLAIN[name]:
                tree = Box([tree], (name, PLAIN[name]))
        self.write(tree)

    def write_quoted(self, box: Box, kind: str) -> None:
        """Write a box in quotation marks, inner ones inside of outer ones."""
        before = self.formats.get("quotes")
        if kind == "none":
            self.write_unquoted(box, before)
            return
        if before is not None and box.tag == "flip":
            kind = "inner" if before == "outer" else "outer"
        marks = self.quotes.inner if kind == "inner" else self.quotes.outer
        opening, closing = marks
        pieces = self.pieces
        outside = self.end, self.closed
        pieces.append(opening)
        start = len(pieces)
        self.formats["quotes"] = kind
        # An affix at the start of the quotation meets nothing.
        self.end, self.closed = len(pieces) - 1, -1
        for child in box.children:
            self.write(child)
        if before is None:
            del self.formats["quotes"]
        else:
            self.formats["quotes"] = before
        if len(pieces) == start:
            pieces.pop()
            self.end, self.closed = outside
            return
        moved = "" if self.quotes.takes_marks else self.moved_out(start)
        pieces.append(closing)
        self.closed = len(pieces) - 1
        if moved:
            pieces.append(moved)
            self.end, self.closed = len(pieces) - 1, -1

    def write_unquoted(self, box: Box, before: str | None) -> None:
        """Write a box without quotation marks, in which those of the text are outer ones."""
        self.formats["quotes"] = "none"
        for child in box.children:
            self.write(child)
        if before is None:
            del self.formats["quotes"]
        else:
            self.formats["quotes"] = before

    def moved_out(self, start: int) -> str:
        """Take the marks off a quotation that belong behind it."""
        last = self.pieces[self.end]
        kept = len(last)
        while self.end >= start and kept > 1 and last[kept - 1] in OUT_OF_QUOTES:
            kept -= 1
        self.pieces[self.end] = last[:kept]
        return last[kept:]

    def write_block(self, box: Box, value: str) -> None:
        """Write a box as a block of its own; a block inside of another is none."""
        if self.in_block:
            for child in box.children:
                self.write(child)
            return
        self.in_block = True
        self.write_outer_block(box, value)
        self.in_block = False

    def write_outer_block(self, box: Box, value: str) -> None:
        """Write a block that stands in no other."""
        opening, closing = self.markup.blocks.get(value, ("", ""))
        if self.markup.name == "text":
            children = box.children
            if opening and self.pieces:
                self.pieces.append(opening)
            for child in children:
                self.write(child)
            if closing:
                self.pieces.append(closing)
            self.end, self.closed = -1, -1
            return
        self.tag(opening)
        self.end, self.closed = -1, -1
        for child in box.children:
            self.write(child)
        last = self.pieces[-1]
        if value != "left-margin" and last.endswith(" ") and self.end == len(self.pieces) - 1:
            # A blank at the end of a block stands behind it.
            self.pieces[-1] = last[:-1]
            closing += " "
        self.tag(closing)
        self.end, self.closed = -1, -1


def to_text(tree: Tree, markup: Markup, quotes: Quotes) -> str:
    """A tree as text of a markup."""
    writer = Writer(markup, quotes)
    writer.write(tree)
    if not markup.escapes:
        return "".join(writer.pieces)
    tags = writer.tags
    pieces = [
        piece if at in tags else escaped(piece, markup.escapes)
        for at, piece in enumerate(writer.pieces)
    ]
    return "".join(with_links(pieces, writer) if writer.links else pieces)


def with_links(pieces: list[str], writer: Writer) -> list[str]:
    """Escaped pieces with the tags of links; an address that a style begins is begun there."""
    out, before = pieces.copy(), 0
    texts = ["" if at in writer.tags else piece for at, piece in enumerate(pieces)]
    for start, end, href, size in writer.links:
        last = writer.pieces[end - 1]
        if end - 1 in writer.tags or len(last) <= size:
            out[end - 1] += "</a>"
        else:
            escapes = writer.markup.escapes
            out[end - 1] = f"{escaped(last[:size], escapes)}</a>{escaped(last[size:], escapes)}"
        # What an address may not hold, quotation marks among it, its maker has taken out.
        opening = f'<a href="{href.replace("&", "&#38;")}">'
        prefix = ADDRESS.search(texts[start - 1]) if start > before else None
        if prefix:
            at = prefix.start()
            out[start - 1] = f"{prefix.string[:at]}{opening}{prefix.string[at:]}"
        else:
            out[start] = opening + out[start]
        before = end
    return out


def escaped(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    """Text with the signs escaped that mean something in the markup."""
    for sign, written in escapes:
        text = text.replace(sign, written)
    if text.isascii():
        return text
    return SUPERSCRIPT.sub(superscript, text)


def superscript(match: re.Match[str]) -> str:
    """A raised letter as a letter that is raised."""
    letter = RAISED.get(match[0]) or unicodedata.normalize("NFKC", match[0])
    return f"<sup>{letter}</sup>"
