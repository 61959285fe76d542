"""Entries and citations as DocBook 5."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as xml

from citeform.output.layout import Heading, Laid, Shape, lay
from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags

LINKS = True
"""Whether the markup can link."""

TAGS: dict[str, Tags] = {
    "i": ("<emphasis>", "</emphasis>"),
    "b": ('<emphasis role="strong">', "</emphasis>"),
    "sc": ('<emphasis role="smallcaps">', "</emphasis>"),
    "u": ('<emphasis role="underline">', "</emphasis>"),
    "sup": ("<superscript>", "</superscript>"),
    "sub": ("<subscript>", "</subscript>"),
}

NAMESPACES = (
    'xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink" version="5.0"'
)


def escape(run: Run) -> str:
    """Text in which nothing is XML."""
    return xml(run.text, quote=False)


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    return f'<link xlink:href="{xml(href)}">', "</link>"


LOOM = Loom(TAGS, escape, link)


def inline(html: str) -> str:
    """A citation, or an entry on one line.

    >>> inline("<i>A</i> &#38; b")
    '<emphasis>A</emphasis> &amp; b'
    """
    return LOOM.weave(flat(html))


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries as a bibliography, which may be put into an article or a book."""
    body = "".join([f"<bibliomixed>{cooked(lay(entry))}</bibliomixed>\n" for entry in entries])
    return f"<bibliography {NAMESPACES}>\n{body}</bibliography>\n"


def cooked(one: Laid) -> str:
    """An entry, each of its paragraphs in an element."""
    label = (*one.label, Run(" ")) if one.label else ()
    first, *others = (block.runs for block in one.paragraphs)
    return "".join(
        f"<bibliomisc>{LOOM.weave(runs)}</bibliomisc>" for runs in ((*label, *first), *others)
    )


def document(body: str, heading: Heading) -> str:
    """The entries as a bibliography with a title; an article would have to hold more than it."""
    begins = f"<bibliography {NAMESPACES}"
    title = (
        f' xml:lang="{xml(heading.language)}">\n<title>{xml(heading.title, quote=False)}</title>'
    )
    whole = body.replace(f"{begins}>", begins + title, 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}'
