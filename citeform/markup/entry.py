r"""An entry that a CSL style has printed as HTML → LaTeX.

The number that stands in the margin is left out, because LaTeX's `\bibitem` sets its own.
"""

from __future__ import annotations

import re
from html import unescape

from citeform.markup.latexwrite import escape
from citeform.pattern import pattern

MARGIN = pattern(r'<div class="csl-left-margin">.*?</div>', re.DOTALL)
TAG = pattern(r"(</?[a-z]+[^<>]*>)")
COMMANDS = {
    "<i>": r"\emph{",
    "<em>": r"\emph{",
    "<b>": r"\textbf{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
    '<span style="font-variant:small-caps;">': r"\textsc{",
    '<span style="font-style:normal;">': r"\textup{",
    '<span style="font-weight:normal;">': r"\textmd{",
    '<span style="font-variant:normal;">': r"\textup{",
    '<span style="text-decoration:underline;">': r"\underline{",
}
"""How an element begins → the command for it; any other is a group, or at a block's end a blank."""


def to_latex(entry: str, *, ascii: bool = False) -> str:
    r"""LaTeX of an entry.

    >>> to_latex("<i>E. coli</i> &#38; 100%")
    '\\emph{E. coli} \\& 100\\%'
    """
    parts: list[str] = []
    for at, part in enumerate(TAG.split(MARGIN.sub("", entry))):
        if at % 2 == 0:
            # A blank line would end the entry's paragraph.
            parts.append(escape(re.sub(r"\s+", " ", unescape(part)), ascii))
        elif part.startswith(("<div", "</div")):
            parts.append(" ")
        else:
            parts.append("}" if part.startswith("</") else COMMANDS.get(part, "{"))
    return " ".join("".join(parts).split())
