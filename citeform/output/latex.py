r"""Entries and citations as LaTeX that every class of document takes.

Links are hyperref's; where a document has not loaded it, their text stays.
"""

from __future__ import annotations

import re

from citeform.markup.latexwrite import escape
from citeform.output.runs import flat
from citeform.output.weave import Loom, Tags
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

TAGS: dict[str, Tags] = {
    "i": (r"\emph{", "}"),
    "b": (r"\textbf{", "}"),
    "sc": (r"\textsc{", "}"),
    "u": (r"\underline{", "}"),
    "sup": (r"\textsuperscript{", "}"),
    "sub": (r"\textsubscript{", "}"),
}

# What ends an argument or a line, and what may not stand in a URI anyway.
IN_URL = pattern(r"[\\{}^`%#&~\s]|[^\x21-\x7e]")
NO_HYPERREF = "\\providecommand{\\href}[2]{#2}\n"


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    return f"\\href{{{IN_URL.sub(url_sign, href)}}}{{", "}"


def url_sign(match: re.Match[str]) -> str:
    """A sign of a URL that means something to LaTeX."""
    sign = match[0]
    if sign in "%#&~":
        return f"\\{sign}"
    return "".join(f"\\%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


LOOM = Loom(TAGS, lambda run: escape(run.text, False), link)


def inline(html: str) -> str:
    r"""A citation, or an entry on one line.

    >>> inline("<i>E. coli</i> &#38; 100%")
    '\\emph{E. coli} \\& 100\\%'
    """
    return LOOM.weave(flat(html))
