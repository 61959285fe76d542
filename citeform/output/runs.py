"""The engine's HTML → blocks of runs, each run a text with all the formats it stands in.

Runs are flat: italics in italics are one format, and text that a style sets upright in italics is
a run without them, so that no markup has to know how to undo a format.
"""

from __future__ import annotations

from collections.abc import Iterable

from citeform.pattern import pattern
from citeform.tuples import NamedTuple


class Run(NamedTuple):
    """A stretch of text in the same formats."""

    text: str
    formats: tuple[str, ...] = ()
    """Of `i`, `b`, `sc`, `u`, `sup`, `sub`, the outermost first."""
    href: str = ""
    """What it links to."""


class Block(NamedTuple):
    """A part of an entry that stands by itself, or all of it."""

    kind: str
    """`left-margin`, `right-inline`, `block` or `indent`, as CSL's `display`; else empty."""
    runs: tuple[Run, ...]


TOKEN = pattern(r"<(/?)([a-z]+)([^<>]*)>|([^<]+)|<")
# The references that the engine writes.  Python's own reader of them takes five milliseconds of a
# start, for its table of two thousand names.
REFERENCE = pattern(r"&(?:#(\d{1,7})|(amp|lt|gt|quot));")
SIGNS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"'}
HREF = pattern(r'href="([^"]*)"')
DISPLAY = pattern(r'class="csl-([a-z-]+)"')

ADDS = {
    "<i>": "i",
    "<em>": "i",
    "<b>": "b",
    "<sup>": "sup",
    "<sub>": "sub",
    '<span style="font-variant:small-caps;">': "sc",
    '<span style="text-decoration:underline;">': "u",
}
"""A start tag of `csl.markup.HTML` → the format it adds."""

REMOVES = {
    '<span style="font-style:normal;">': ("i",),
    '<span style="font-variant:normal;">': ("sc",),
    '<span style="font-weight:normal;">': ("b",),
    '<span style="text-decoration:none;">': ("u",),
    '<span style="baseline">': ("sup", "sub"),
}
"""A start tag → the formats it undoes."""

RAISED = ("sup", "sub")

# Breaks of lines and pages are blanks; what no text of any markup may hold, what acts on a terminal
# and what turns the text behind it around becomes a mark for that.
BLANKS = pattern("[ \t\r\n\x0b\x0c\x85\u2028\u2029]+")
UNWRITABLE = pattern(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def parse(html: str) -> list[Block]:
    """The blocks of an entry or a citation, without blanks at their ends.

    >>> parse('<i>On <span style="font-style:normal;">E. coli</span></i> &#38; me')
    ... # doctest: +NORMALIZE_WHITESPACE
    [Block(kind='', runs=(Run(text='On ', formats=('i',), href=''),
                          Run(text='E. coli & me', formats=(), href='')))]
    """
    blocks: list[tuple[str, list[Run]]] = [("", [])]
    around: list[Run] = [Run("")]
    for match in TOKEN.finditer(html):
        end, name, attributes, text = match.groups()
        if name == "div":
            display = DISPLAY.search(attributes)
            blocks.append((display[1] if display else "", []))
        elif name and end:
            if len(around) > 1:
                around.pop()
        elif name:
            around.append(inside(around[-1], match[0], attributes))
        else:
            blocks[-1][1].append(around[-1]._replace(text=unescape(text or match[0])))
    return [Block(kind, tidy) for kind, runs in blocks if (tidy := tidied(runs))]


def unescape(text: str) -> str:
    """Text with references to characters as those characters.

    >>> unescape("&#38;amp; &#60;")
    '&amp; <'
    """
    if "&" not in text:
        return text
    return REFERENCE.sub(lambda match: SIGNS.get(match[2] or "") or sign_of(int(match[1])), text)


def sign_of(number: int) -> str:
    """The character of a number."""
    return chr(number) if number < 0x110000 else "\ufffd"


def inside(outer: Run, tag: str, attributes: str) -> Run:
    """The formats inside of an element."""
    if href := HREF.search(attributes):
        return outer._replace(href=unescape(href[1]))
    gone = REMOVES.get(tag, ())
    added = ADDS.get(tag)
    if added in RAISED:
        gone = RAISED
    kept = tuple(one for one in outer.formats if one not in gone)
    return outer._replace(formats=kept if not added or added in kept else (*kept, added))


def tidied(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with single blanks, none at the ends, and neighbours that are alike joined."""
    tidy: list[Run] = []
    for run in runs:
        text = clean(BLANKS.sub(" ", run.text))
        if not tidy or tidy[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if not text:
            continue
        if tidy and tidy[-1][1:] == run[1:]:
            text = tidy.pop().text + text
        tidy.append(run._replace(text=text))
    while tidy and not (text := tidy[-1].text.rstrip(" ")):
        tidy.pop()
    if tidy:
        tidy[-1] = tidy[-1]._replace(text=text)
    return tuple(tidy)


def clean(text: str) -> str:
    """Text of one line without what would act on a terminal or break a file.

    >>> clean("a\\x1b[31m b")
    'a\ufffd[31m b'
    """
    if text.isprintable():
        return text
    return UNWRITABLE.sub("\ufffd", BLANKS.sub(" ", text))


def flat(html: str) -> tuple[Run, ...]:
    """The runs of an entry or a citation as one line."""
    blocks = parse(html)
    if len(blocks) == 1:
        return blocks[0].runs
    return tidied(run for block in blocks for run in (Run(" "), *block.runs))


def plain(runs: Iterable[Run]) -> str:
    """The text of runs without their formats."""
    return "".join([run.text for run in runs])
