"""Entries and citations as AsciiDoc, whose own signs stand as references to characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citeform.output.layout import Heading, Shape
from citeform.output.listing import Lines
from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags, percent
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

TAGS: dict[str, Tags] = {
    "i": ("__", "__"),
    "b": ("**", "**"),
    "sc": ("[.small-caps]##", "##"),
    "u": ("[.underline]##", "##"),
    "sup": ("^", "^"),
    "sub": ("~", "~"),
}

ROLES = ("sc", "u")

# Besides marks: what begins attributes, macros and links, and what becomes other signs.
SPECIAL = pattern(
    r"[*_`#^~+\[\]{}<>&|\\=\"'@]|:(?=[:/])|(?<=:):|\((?=[(CRT])|-(?=[->])|(?<=-)-|\.(?=\.\.)"
)
TERM = pattern(r"(?<=;);")
"""Two semicolons end the term of a description, even where the first ends a reference."""
ATTRIBUTES = pattern(r"[,.%]")
STARTS = pattern(r"[-.:/%,]|(?:\d+|[A-Za-z]|[ivxIVX]+)(?=[.)](?: |$))|[A-Z]+(?=: )")
URL_SPECIAL = pattern(r"[+\s\\\[\]]|[^\x21-\x7e]")


def escape(run: Run) -> str:
    """Text in which nothing is AsciiDoc."""
    text = TERM.sub(reference, SPECIAL.sub(reference, run.text))
    if run.href:
        # A reader may take the text of a link for a list of attributes.
        text = ATTRIBUTES.sub(reference, text)
    # Raised and lowered text has no blanks.
    return text.replace(" ", "&#32;") if {"sup", "sub"} & {*run.formats} else text


def reference(match: re.Match[str]) -> str:
    """A sign as a reference to its character."""
    return f"&#{ord(match[0])};"


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    return f"link:++{URL_SPECIAL.sub(percent, href)}++[", "]"


def bare(href: str) -> str:
    """A link whose text is its URL."""
    return "" if URL_SPECIAL.search(href) else f"link:++{href}++[]"


LOOM = Loom(TAGS, escape, link, bare, trims=True)


def inline(html: str) -> str:
    """A citation, or an entry on one line.

    >>> inline("<i>A [b]</i>")
    '__A &#91;b&#93;__'
    """
    return written(flat(html))


def written(runs: Iterable[Run]) -> str:
    """Runs in AsciiDoc; the text of a link holds no brackets, and so no roles."""
    kept = (
        run._replace(formats=tuple(one for one in run.formats if one not in ROLES))
        if run.href
        else run
        for run in runs
    )
    return LOOM.weave(kept)


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries as paragraphs, or as a numbered list where their labels are such."""
    return LINES.list(entries, shape)


def at_start(text: str) -> str:
    """Text that begins a line, where more is markup.

    >>> at_start("1. One"), at_start(".Two"), at_start("NOTE: three")
    ('1&#46; One', '&#46;Two', 'NOTE&#58; three')
    """
    match = STARTS.match(text)
    if match is None:
        return text
    at = match.end() - 1 if match[0] in "-.:/%," else match.end()
    return f"{text[:at]}&#{ord(text[at])};{text[at + 1 :]}"


LINES = Lines(written, at_start, lambda number, is_first: f"{number}. ", "\n+\n")


def document(body: str, heading: Heading) -> str:
    """The entries in a document with a title."""
    title = LOOM.weave((Run(" ".join(heading.title.split())),))
    return f"= {title}\n:lang: {heading.language}\n\n{body}"
