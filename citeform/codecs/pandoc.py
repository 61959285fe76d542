"""Text as pandoc's metadata holds it: Markdown, of which citations need a handful of marks.

Source: the pandoc manual, "Specifying bibliographic data" and "Inline formatting".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from citeform.codecs.csljson import read_json_text
from citeform.codecs.registry import Codec
from citeform.model.rich import NOCASE, SMALL_CAPS

MARK = re.compile(
    r"\\(?P<sign>[!-/:-@\[-`{-~])"
    r"|\*\*(?=[^\s*])(?P<b>[^*]+?)(?<=\S)\*\*(?!\*)"
    r"|(?<!\*)\*(?=[^\s*])(?P<i>[^*]+?)(?<=\S)\*(?!\*)"
    r"|\^(?P<sup>[^\s^]+)\^"
    r"|~(?P<sub>[^\s~]+)~"
    r"|\[(?P<span>[^\[\]]*)\]\{\.(?P<class>nocase|smallcaps)\}"
)
SPECIAL = re.compile(r"[\\*^~\[]")
TAGS = {
    "<i>": "*", "</i>": "*", "<b>": "**", "</b>": "**", "<sup>": "^", "</sup>": "^",
    "<sub>": "~", "</sub>": "~",
}  # fmt: skip
TAG = re.compile("|".join(TAGS))
SPAN = re.compile(r'<span class="nocase">([^<>\[\]]*)</span>')


def read_marks(column: Sequence[Any]) -> str:
    """Text with CSL's tags for Markdown's marks.

    >>> read_marks(["*E. coli* in [NASA]{.nocase} H~2~O, 5 * 3 * 2"])
    '<i>E. coli</i> in <span class="nocase">NASA</span> H<sub>2</sub>O, 5 * 3 * 2'
    """
    text = read_json_text(column)
    return MARK.sub(tagged, text) if SPECIAL.search(text) else text


def tagged(match: re.Match[str]) -> str:
    """The text of a mark with its tag."""
    if match["sign"]:
        return match["sign"]
    if match["class"]:
        return f"{NOCASE if match['class'] == 'nocase' else SMALL_CAPS}{match['span']}</span>"
    name = match.lastgroup or ""
    return f"<{name}>{match[name]}</{name}>"


def write_marks(text: str) -> list[str]:
    """Text with marks where they say the same as its tags; what looks like a mark is escaped."""
    if "<" in text:
        marked = SPAN.sub(r"[\1]{.nocase}", TAG.sub(lambda match: TAGS[match[0]], text))
        if read_marks([marked]) == text:
            return [marked]
    if SPECIAL.search(text) and read_marks([text]) != text:
        return [SPECIAL.sub(r"\\\g<0>", text)]
    return [text]


CODECS = {"pandoc-text": Codec("raw", read_marks, write_marks)}
"""Name → codec."""
