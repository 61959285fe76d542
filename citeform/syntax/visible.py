"""The text of a web page that a reader sees: blocks as lines, without what stands around it.

Scripts, navigation and the like are left out; so are headers and footers, unless they are those of
an article.  Source: HTML Living Standard, 4.3 and 15.3 (how elements are displayed).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress
from html.parser import HTMLParser

from citeform.problems import Source
from citeform.syntax.html import closed
from citeform.tuples import NamedTuple

HIDDEN = frozenset(
    "script style noscript template nav aside svg button select option form iframe object "
    "audio video canvas dialog textarea title datalist figure".split()
)
"""Elements whose text is no part of the article's own."""
FRAMES = frozenset(("header", "footer"))
ROLES = frozenset("navigation banner contentinfo complementary search menu dialog alert".split())
# Elements that have a blank line around them, and those that only begin a line.
APART = frozenset(
    "p h1 h2 h3 h4 h5 h6 section article main ul ol dl table blockquote pre hr header footer "
    "address fieldset body".split()
)
LINES = frozenset("div li dt dd tr br caption figcaption details summary center".split())
CELLS = frozenset(("td", "th"))
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end."""


class Shown(NamedTuple):
    """The visible text of a page, and the way back to its source."""

    text: str
    levels: tuple[int, ...]
    """For each line the level of the heading that it is, from 1; 0 for all other text."""
    marks: tuple[tuple[int, int], ...]
    """Offsets in the text, each with the source's offset of what begins there."""

    def at(self, offset: int) -> int:
        """The source's offset of an offset in the text."""
        where = bisect_right(self.marks, (offset, 1 << 60)) - 1
        if where < 0:
            return 0
        mark, start = self.marks[where]
        end = self.marks[where + 1][1] if where + 1 < len(self.marks) else start + offset - mark
        return min(start + offset - mark, max(end, start))


def show(source: Source, limit: int) -> Shown:
    """The visible text of a page, of its main part where it has one."""
    reader = Reader(source)
    reader.limit = limit
    with suppress(LongEnough):
        reader.feed(closed(source.text))
        reader.close()
    return reader.shown(limit)


class LongEnough(Exception):  # noqa: N818
    """As much of a page was read as is asked for."""


class Reader(HTMLParser):
    """Collects the lines of a page as it is read."""

    def __init__(self, source: Source) -> None:
        super().__init__(convert_charrefs=True)
        self.starts = source.line_starts
        self.lines: list[tuple[int, list[tuple[str, int]]]] = []
        """The level of each line, and its pieces with their offsets; blank ones have none."""
        self.open: list[str] = []
        """The open elements that matter: those without text, and those that are the main part."""
        self.hidden = 0
        self.level = 0
        self.main: dict[str, list[int]] = {"main": [], "article": []}
        """Where the first main part and each article begin and end, by lines."""
        self.length = self.limit = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or a part that is not seen."""
        if tag in VOID:
            if tag in ("br", "hr") and not self.hidden:
                self.begin(tag == "hr")
            return
        if self.is_hidden(tag, dict(attrs)):
            self.hidden += 1
            self.open.append(f"-{tag}")
        elif self.hidden:
            self.open += [f" {tag}"] if f"-{tag}" in self.open else []
        elif tag in self.main:
            self.open.append(tag)
            self.begin(True)
            self.main[tag].append(len(self.lines))
        elif tag in APART or tag in LINES:
            self.begin(tag in APART)
        elif tag in CELLS:
            self.put(" ")
        if tag[0] == "h" and tag[1:].isdigit():
            self.level = int(tag[1:])

    def is_hidden(self, tag: str, attrs: Mapping[str, str | None]) -> bool:
        """Whether an element is not seen, or not a part of the work."""
        if tag in HIDDEN:
            return True
        if tag in FRAMES:
            return not any(one in self.main for one in self.open)
        style = (attrs.get("style") or "").replace(" ", "").lower()
        role = attrs.get("role") or ""
        return "hidden" in attrs or role in ROLES or "display:none" in style

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty element of XHTML holds nothing."""
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a line, or a part that is not seen."""
        if self.hidden:
            names = (f"-{tag}", f" {tag}")
            if self.open and self.open[-1] in names:
                self.hidden -= self.open.pop() == names[0]
            elif names[0] in self.open:
                while self.open[-1] != names[0]:
                    self.hidden -= self.open.pop()[0] == "-"
                self.open.pop()
                self.hidden -= 1
            return
        if tag in self.main and tag in self.open:
            while self.open.pop() != tag:
                pass
            self.main[tag].append(len(self.lines))
        if tag[0] == "h" and tag[1:].isdigit():
            self.level = 0
        if tag in APART or tag in LINES:
            self.begin(tag in APART)

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if not self.hidden:
            self.put(data)

    def begin(self, is_apart: bool) -> None:
        """Begin a line, after a blank one where the element stands apart."""
        self.length += 1
        if self.lines and any(text.strip() for text, _ in self.lines[-1][1]):
            self.lines.append((self.level, []))
        if is_apart and len(self.lines) > 1 and self.lines[-2][1]:
            self.lines.insert(-1, (0, []))

    def put(self, data: str) -> None:
        """Add a text to the line."""
        line, column = self.getpos()
        at = self.starts[min(line, len(self.starts)) - 1] + column
        if not self.lines:
            self.lines.append((self.level, []))
        level, pieces = self.lines[-1]
        if not pieces and level != self.level:
            self.lines[-1] = self.level, pieces
        pieces.append((data, at))
        self.length += len(data)
        if self.length > self.limit:
            raise LongEnough

    def shown(self, limit: int) -> Shown:
        """The lines as one text, white space as it is displayed."""
        first, last = self.part()
        text: list[str] = []
        levels: list[int] = []
        marks: list[tuple[int, int]] = []
        length = 0
        for level, pieces in self.lines[first:last]:
            space = True
            for piece, at in pieces:
                words = " ".join(piece.split())
                lead = " " if not space and piece[:1].isspace() else ""
                tail = " " if words and piece[-1:].isspace() else ""
                space = (space or bool(lead)) if not words else bool(tail)
                if lead or words:
                    before = len(piece) - len(piece.lstrip())
                    marks.append((length + len(lead), at + before))
                    text.append(lead + words + tail)
                    length += len(text[-1])
            text.append("\n")
            levels.append(level)
            length += 1
            if length > limit:
                break
        return Shown("".join(text), tuple(levels), tuple(marks))

    def part(self) -> tuple[int, int]:
        """The lines of the main part, of the only article, or all."""
        for name in ("main", "article"):
            ends = self.main[name]
            if name == "main" or len(ends) < 3:
                first, last = (*ends[:2], len(self.lines), len(self.lines))[:2]
                if any(pieces for _, pieces in self.lines[first:last]):
                    return max(0, first - 1), last
        return 0, len(self.lines)
