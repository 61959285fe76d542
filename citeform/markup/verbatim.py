"""Identifiers as .bib files hold them: URLs and DOIs, with LaTeX's escapes or without."""

from __future__ import annotations

import re

from citeform.pattern import pattern


def decode_verbatim(text: str) -> str:
    r"""Read an identifier: backslashes and braces go, every other sign stays.

    >>> decode_verbatim(r"https://x.org/a\_b\%20{\~{}}c--d")
    'https://x.org/a_b%20~c--d'
    """
    if "\\" not in text and "{" not in text and "$" not in text:
        return text
    if "\\" in text:
        text = LINK.sub(r"\1", text)
    for spelling, sign in VERBATIM:
        text = text.replace(spelling, sign)
    return re.sub(r"\\([^A-Za-z])|[{}]", lambda match: match[1] or "", text)


LINK = pattern(
    r"\\(?:url|nolinkurl|path|texttt|mbox)\b\s*|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}", re.ASCII
)
"""Commands around an address; what `\\href` shows of it is less than its target."""
VERBATIM = (
    ("$\\sim$", "~"),
    ("{\\textasciitilde}", "~"),
    ("\\textasciitilde{}", "~"),
    ("\\textasciitilde ", "~"),
    ("\\string", ""),
    ("{\\textless}", "<"),
    ("{\\textgreater}", ">"),
    ("{\\textbackslash}", "\\\\"),
    ("{\\textbraceleft}", "\\{"),
    ("{\\textbraceright}", "\\}"),
    ("$<$", "<"),
    ("$>$", ">"),
)
"""Spellings of the signs that URLs and DOIs hold, in the order they are undone."""
