"""Org as a scanner sees it: lines that are text, and stretches in them that are none.

Knows blocks, drawers, keywords, headings and footnotes' definitions, and nothing of citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from citeform.pattern import pattern
from citeform.tuples import NamedTuple

# Org syntax, "Blocks": what stands in the others is text.
VERBATIM = frozenset("src example export comment".split())
BEGIN = pattern(r"[ \t]*#\+begin_(?P<name>\S+)", re.IGNORECASE)
KEYWORD = pattern(
    r"[ \t]*#\+(?P<name>[^\s:]+):[ \t]*(?P<value>.*?)[ \t]*$", re.IGNORECASE | re.MULTILINE
)
HEADING = pattern(
    r"(?P<stars>\*+)[ \t]+(?:[A-Z]+[ \t]+)??(?P<comment>COMMENT(?=[ \t\n]|\Z))?.*?"
    r"(?P<tags>:[\w@#%:]+:)?[ \t]*$",
    re.MULTILINE,
)
COMMENT = pattern(r"[ \t]*#(?:[ \t]|$)", re.MULTILINE)
FIXED = pattern(r"[ \t]*:(?:[ \t]|$)", re.MULTILINE)
DRAWER = pattern(r"[ \t]*:(?P<name>[-\w]+):[ \t]*$", re.MULTILINE)
HIDDEN_DRAWERS = frozenset(("properties", "logbook"))
STARS = pattern(r"^\*+ ", re.MULTILINE)
DEFINITION = pattern(r"\[fn:(?P<label>[-\w]+)\]")
LATEX = pattern(r"[ \t]*\\begin\{(?P<name>[A-Za-z0-9*]+)\}")
TEXTS = frozenset(("title", "subtitle", "caption"))
"""Keywords whose value is text."""

# Org syntax, "Emphasis markers": what may stand before and behind a marker.
HIDDEN = (
    r"(?:(?<=[\s\-({'\"])|^)(?:=(?=\S)[^\n]{1,400}?(?<=\S)=|~(?=\S)[^\n]{1,400}?(?<=\S)~)"
    r"(?=[\s\-.,:!?;'\")}\[\\]|$)"
    r"|@@[\w-]+:.{0,999}?@@"
    r"|\\\(.{0,999}?\\\)|\\\[.{0,999}?\\\]|\$\$.{0,999}?\$\$"
    r"|(?<![$\w])\$(?=[^\s$.,;])[^$\n]{0,999}?(?<=[^\s.,])\$(?![\w$])"
    r"|\b(?:src_|call_)\w+(?:\[[^\]\n]{0,99}\])?[{(][^\n]{0,999}?[)}]"
    r"|\[\[[^\]\n]{0,999}\](?=[\[\]])"
    r"|<<<?[^<>\n]{0,99}>>>?"
    r"|\\[A-Za-z]+(?:\[[^\]\n]{0,99}\]){0,9}(?:\{[^{}\n]{0,999}\}){1,9}"
)
"""Code, verbatim text, exports, formulas, links' targets, LaTeX's commands."""


class Line(NamedTuple):
    """A line, or a block of lines, and what it is."""

    kind: str
    """`text`, `blank`, `keyword`, `heading`, or `hidden`."""
    start: int
    end: int
    name: str = ""
    """A keyword's name, in small letters."""
    value: tuple[int, int] = (0, 0)
    """Where a keyword's value stands."""


def lines(text: str) -> list[Line]:
    """The lines of a document; those that are stepped over together make one."""
    found: list[Line] = []
    at, hidden_level = 0, 0
    unclosed: set[str] = set()
    while at < len(text):
        end = line_end(text, at)
        heading = HEADING.match(text, at)
        if heading:
            level = len(heading["stars"])
            if not hidden_level or level <= hidden_level:
                is_hidden = heading["comment"] or ":noexport:" in (heading["tags"] or "")
                hidden_level = level if is_hidden else 0
            line = Line("hidden" if hidden_level else "heading", at, end)
        elif hidden_level:
            line = Line("hidden", at, end)
        else:
            line = line_at(text, at, end, unclosed)
        found.append(line)
        at = line.end
    return found


def line_end(text: str, at: int) -> int:
    """The place behind a line."""
    return text.find("\n", at) + 1 or len(text)


def line_at(text: str, at: int, end: int, unclosed: set[str]) -> Line:
    """The line at an offset, with what belongs to it."""
    if begin := BEGIN.match(text, at):
        if begin["name"].lower() in VERBATIM:
            wanted = rf"#\+end_{re.escape(begin['name'].lower())}"
            return Line("hidden", at, closing(text, end, wanted, unclosed))
        return Line("hidden", at, end)
    if keyword := KEYWORD.match(text, at):
        return Line("keyword", at, end, keyword["name"].lower(), keyword.span("value"))
    if COMMENT.match(text, at) or FIXED.match(text, at) or text.startswith("#+", at):
        return Line("hidden", at, end)
    drawer = DRAWER.match(text, at)
    if drawer and drawer["name"].lower() in HIDDEN_DRAWERS:
        return Line("hidden", at, closing(text, end, ":end:", unclosed))
    if latex := LATEX.match(text, at):
        wanted = rf"\\end\{{{re.escape(latex['name'])}\}}"
        stop = closing(text, end, wanted, unclosed)
        if stop > end:
            return Line("hidden", at, stop)
    return Line("blank" if text[at:end].isspace() else "text", at, end)


def closing(text: str, at: int, wanted: str, unclosed: set[str]) -> int:
    """Where the line ends that closes a block; `at` when none does before the next heading.

    What was looked for in vain once is not looked for again.
    """
    if wanted in unclosed:
        return at
    found = re.compile(rf"^[ \t]*{wanted}.*\n?", re.MULTILINE | re.IGNORECASE).search(text, at)
    if found is None:
        unclosed.add(wanted)
        return at
    return at if STARS.search(text, at, found.start()) else found.end()


def stretches(text: str, found: Iterable[Line]) -> Iterator[tuple[int, int]]:
    """The stretches in which markup means something: paragraphs, headings, titles."""
    start = -1
    for line in found:
        is_text = line.kind == "text"
        if is_text and start >= 0 and not DEFINITION.match(text, line.start):
            continue
        if start >= 0:
            yield start, line.start
        start = line.start if is_text else -1
        if line.kind == "heading":
            yield line.start, line.end
        elif line.kind == "keyword" and line.name.partition("[")[0] in TEXTS:
            yield line.value
    if start >= 0:
        yield start, len(text)
