"""Entries and citations as pandoc's Markdown.

What only pandoc's has is small caps, underlining, and raised and lowered text.  A backslash before
punctuation is right in every Markdown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from citeform.output.layout import Heading, Shape
from citeform.output.listing import Lines
from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags, percent
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

TAGS: dict[str, Tags] = {
    "i": ("*", "*"),
    "b": ("**", "**"),
    "sc": ("[", "]{.smallcaps}"),
    "u": ("[", "]{.underline}"),
    "sup": ("^", "^"),
    "sub": ("~", "~"),
}

# Straight quotation marks, dots and dashes would turn into typographic ones; `@` begins a citation,
# `:x:` a pictograph, `{{` a template's command, `$` a formula; GitHub takes a URL together with the
# backslashes in it for a link.
SPECIAL = pattern(
    r"[\\`*_{}\[\]<>^~#|$@\"']|&(?=#?\w+;)|!(?=\[)|-(?=-)|(?<=-)-|\.(?=\.\.)|:(?=[\w+-]+:)"
    r"|:(?=//\S{0,500}[\\`*_{}\[\]<>^~#|$@\"'])"
)
URL_SPECIAL = pattern(r"[\\<>\s\"'`]|[^\x21-\x7e]")
URL_BRACKETS = pattern(r"[()\[\]]")

STARTS = pattern(r"[-+:%=]|(?![A-Z]\. )\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)](?= |$)")
"""What makes a line a list, a heading, a definition or metadata; its last sign is escaped.

A capital and a full stop are an initial."""


def escape(run: Run) -> str:
    """Text in which nothing is Markdown."""
    text = SPECIAL.sub(r"\\\g<0>", run.text)
    # Raised and lowered text has no bare blanks.
    return text.replace(" ", "\\ ") if {"sup", "sub"} & {*run.formats} else text


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    url = URL_BRACKETS.sub(r"\\\g<0>", URL_SPECIAL.sub(percent, href))
    return "[", f"]({url})"


def bare(href: str) -> str:
    """A link whose text is its URL."""
    return "" if URL_SPECIAL.search(href) else f"<{href}>"


LOOM = Loom(TAGS, escape, link, bare, trims=True)


def inline(html: str) -> str:
    r"""A citation, or an entry on one line.

    >>> inline("<i>On [a] * b</i> <b>x</b>")
    '*On \\[a\\] \\* b* **x**'
    """
    return LOOM.weave(flat(html))


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries as paragraphs, or as a numbered list where their labels are such."""
    return LINES.list(entries, shape)


def at_start(text: str) -> str:
    """Text that begins a line, where more is markup.

    >>> at_start("1. One"), at_start("- Two"), at_start("Three")
    ('1\\\\. One', '\\\\- Two', 'Three')
    """
    match = STARTS.match(text)
    if match is None:
        return text
    at = match.end() - 1
    return f"{text[:at]}\\{text[at:]}"


def mark(number: str, is_first: bool) -> str:
    """What stands before an item: a number, and blanks up to a column of four where it can be."""
    return f"{number}.".ljust(3) + " "


LINES = Lines(LOOM.weave, at_start, mark)


def document(body: str, heading: Heading) -> str:
    """The entries below metadata in YAML."""
    title = json.dumps(LOOM.weave((Run(heading.title),)), ensure_ascii=False)
    return f"---\ntitle: {title}\nlang: {heading.language}\n---\n\n{body}"
