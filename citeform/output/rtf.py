r"""Entries and citations as RTF, in ASCII: other letters are `\u` with their UTF-16."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeform.output.layout import Heading, Laid, Shape, lay, widest
from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags, percent
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

TAGS: dict[str, Tags] = {
    "i": (r"{\i ", "}"),
    "b": (r"{\b ", "}"),
    "sc": (r"{\scaps ", "}"),
    "u": (r"{\ul ", "}"),
    "sup": (r"{\super ", "}"),
    "sub": (r"{\sub ", "}"),
}

SPECIAL = pattern(r"[\\{}]|[^\x20-\x7e]")
URL_SPECIAL = pattern(r"[\\{}\"\s]|[^\x21-\x7e]")

# Twentieths of a point.
LINE = 276
INDENT = 360
WIDTH = 130
"""Of a digit or a letter, about."""


def escape(run: Run) -> str:
    r"""Text in which nothing is RTF.

    >>> print(escape(Run("{é} 𝔸")))
    \{\u233 ?\} \u-10187 ?\u-8904 ?
    """
    return SPECIAL.sub(sign, run.text)


def sign(match: re.Match[str]) -> str:
    """A sign that stands for itself, or a letter beyond ASCII by its UTF-16."""
    if match[0] in "\\{}":
        return f"\\{match[0]}"
    units = memoryview(match[0].encode("utf-16-le", "replace")).cast("h")
    return "".join(f"\\u{unit} ?" for unit in units)


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    url = URL_SPECIAL.sub(percent, href)
    return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{url}"}}}}{{\\fldrslt{{', "}}}"


LOOM = Loom(TAGS, escape, link)


def inline(html: str) -> str:
    r"""A citation, or an entry on one line.

    >>> print(inline("<i>A</i> &#38; {b}"))
    {\i A} & \{b\}
    """
    return LOOM.weave(flat(html))


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries as paragraphs, each indented from its second line on if the style asks."""
    laid = [lay(entry) for entry in entries]
    margin = WIDTH * (len(widest(laid)) + 1)
    return "".join([paragraphs(one, shape, margin) for one in laid])


def paragraphs(one: Laid, shape: Shape, margin: int) -> str:
    """The paragraphs of an entry; all but the last close up to the next."""
    out = []
    for at, block in enumerate(one.paragraphs):
        left = margin if one.label else INDENT if shape.hanging else 0
        extra = INDENT if block.kind == "indent" else 0
        first = 0 if at or extra else -left
        label = f"{LOOM.weave(one.label)}\\tab " if one.label and not at else ""
        after = shape.spacing * LINE if at == len(one.paragraphs) - 1 else 0
        spacing = f"\\sl{LINE * shape.line_spacing}\\slmult0" if shape.line_spacing > 1 else ""
        tab = f"\\tx{left}" if label else ""
        out.append(
            f"{{\\pard\\li{left + extra}\\fi{first}\\sa{after}{tab}{spacing} "
            f"{label}{LOOM.weave(block.runs)}\\par}}\n"
        )
    return "".join(out)


def document(body: str, heading: Heading) -> str:
    """The entries in a file that word processors open."""
    title = escape(Run(heading.title))
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1"
        "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n"
        f"{{\\info{{\\title {title}}}}}\n\\widowctrl\\f0\\fs24\n"
        f"{{\\pard\\keepn\\sa240\\b\\fs32 {title}\\par}}\n{body}}}\n"
    )
