r"""Words before and behind a work, in a manuscript's markup → rich text for the engine.

What rich text cannot say, a formula or a macro, is held: a sign of Unicode's private use area
stands for it until the engine has printed the citation.
"""

from __future__ import annotations

import re

from citeform.manuscript.latexscan import argument
from citeform.manuscript.orgscan import HIDDEN
from citeform.pattern import pattern

FIRST = 0xE000
LAST = 0xF8FF
"""The private use area."""

PRIVATE = r"[\ue000-\uf8ff]"
LATEX = pattern(
    rf"\$\$.*?\$\$|\$(?:\\.|[^\\$])*\$|\\\(.*?\\\)|\\(?P<word>[A-Za-z@]+)\*?|\\.|{PRIVATE}",
    re.DOTALL,
)
ORG = pattern(
    rf"{HIDDEN}|\[\[[^\]]*\](?:\[[^\]]*\])?\]|\{{\{{\{{.*?\}}\}}\}}|\[fn:[^\]]*\]|{PRIVATE}"
    r"|(?<![\w])(?P<mark>[_+])(?=\S)[^_+]*?(?<=\S)(?P=mark)(?!\w)|[\"']",
    re.MULTILINE | re.DOTALL,
)
EMPHASIS = {
    name: pattern(rf"(?:(?<=[\s\-({{'\"*/])|^){mark}(?=\S)(.*?)(?<=\S){mark}(?!\w)", re.DOTALL)
    for name, mark in (("b", r"\*"), ("i", "/"))
}
SCRIPTS = {"sup": pattern(r"(?<=\S)\^\{([^{}]*)\}"), "sub": pattern(r"(?<=\S)_\{([^{}]*)\}")}
ORG_SIGNS = ((r"\-", "\u00ad"), ("...", "…"), ("---", "—"), ("--", "–"))


class Held:
    """What was taken out of a text, each with the sign that stands for it."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def take(self, text: str) -> str:
        """The sign that stands for a text from now on; the text itself if there is none left."""
        sign = FIRST + len(self.texts)
        if sign > LAST:
            return text
        self.texts.append(text)
        return chr(sign)


def decode_latex(text: str) -> tuple[str, list[str]]:
    r"""Rich text of LaTeX, and what `chr(0xE000 + n)` stands for in it.

    >>> decode_latex(r"\emph{see} $x^2$, p.~3--4")
    ('<i>see</i> \ue000, p.\xa03–4', ['$x^2$'])
    """
    from citeform.markup.latexread import decode
    from citeform.markup.latextables import ACCENTS, FONTS, SYMBOLS

    held, parts, at = Held(), [], 0
    while match := LATEX.search(text, at):
        parts.append(text[at : match.start()])
        at = match.end()
        word = match["word"]
        is_known = word in ACCENTS or word in SYMBOLS or FONTS.get(word)
        if word is None and match[0][0] == "\\" and match[0][1] != "(":
            is_known = True
        if word is not None and not is_known:
            for opening in "[{":
                while (found := argument(text, at, opening)) is not None and found.end > 0:
                    at = found.end
        parts.append(match[0] if is_known else held.take(text[match.start() : at]))
    rich = decode("".join(parts) + text[at:], "prose", [])
    return rich, held.texts


def kept_apart(text: str) -> str:
    """Code and verbatim text with blanks of no width around it, which brackets may stand beside."""
    return f"\u200b{text}\u200b" if text[0] in "=~" else text


def decode_org(text: str) -> tuple[str, list[str]]:
    """Rich text of Org, and what `chr(0xE000 + n)` stands for in it.

    >>> decode_org("/see/ =x=, p. 3--4")
    ('<i>see</i> \\ue000, p. 3–4', ['\\u200b=x=\\u200b'])
    """
    held = Held()
    text = ORG.sub(lambda match: held.take(kept_apart(match[0])), text)
    for sign, written in ORG_SIGNS:
        text = text.replace(sign, written)
    for name, found in (*SCRIPTS.items(), *EMPHASIS.items()):
        text = found.sub(rf"<{name}>\1</{name}>", text)
    return text, held.texts
