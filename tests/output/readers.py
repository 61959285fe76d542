"""What other programs read in a markup: the judges of what citeform writes."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from typing import Any

import pypandoc

PANDOC = {
    "markdown": "markdown",
    "latex": "latex-smart",
    "org": "org",
    "asciidoc": "asciidoc",
    "docbook": "docbook",
    "typst": "typst",
    "rtf": "rtf",
    "html": "html",
}
"""A markup → the name by which pandoc reads it."""


FORMATS = ("Emph", "Strong", "SmallCaps", "Superscript", "Subscript", "Underline")


def pandoc_reads(text: str, markup: str) -> str:
    """The plain text that pandoc reads, with single blanks."""
    if markup == "docbook" and not text.startswith("<?xml"):
        text = f'<article xmlns:xlink="http://www.w3.org/1999/xlink"><para>{text}</para></article>'
    command = [str(pypandoc.get_pandoc_path()), "-f", PANDOC[markup], "-t", "json"]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    blocks = document["blocks"]
    # The title of a document is metadata, unless it stands above its text as a heading.
    has_heading = blocks[:1] and blocks[0]["t"] == "Header" and blocks[0]["c"][2]
    title = [] if has_heading else words(document["meta"].get("title", {}).get("c", []))
    return plain("".join([*title, " ", *words(blocks)]))


def words(node: Any) -> list[str]:
    """The text of pandoc's document tree; anything raw or in a formula shows itself as such."""
    if isinstance(node, list):
        return [word for one in node for word in words(one)]
    kind, content = node["t"], node.get("c")
    if kind == "Str":
        return [content]
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return [" "]
    if kind in ("Para", "Plain"):
        return [*words(content), " "]
    if kind == "OrderedList":
        first = content[0][0]
        return [
            word for at, item in enumerate(content[1]) for word in (f"{first + at}. ", *words(item))
        ]
    if kind in FORMATS:
        return words(content)
    if kind == "Header":
        return [*words(content[2]), " "]
    if kind in ("Span", "Link", "Div"):
        return words(content[1])
    if kind == "Code":
        return [content[1]]
    if kind == "Table":
        return table_words(content)
    return [f"⟦{kind}⟧"]


def table_words(content: Any) -> list[str]:
    """The text of a table's cells."""
    return [
        word for body in content[4] for row in body[3] for cell in row[1] for word in words(cell[4])
    ]


def plain(text: str) -> str:
    """Text without what a markup may do to its blanks and compatible letters."""
    for sign in "\u200b\u200c\u200f\u2060":
        text = text.replace(sign, "")
    return " ".join(unicodedata.normalize("NFKC", text).split())
