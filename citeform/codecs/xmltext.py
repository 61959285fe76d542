"""Text of XML formats: entities that were escaped twice, and markup that stands as text."""

from __future__ import annotations

import re
from html import unescape

from citeform.codecs.webtext import with_faces

ENTITY = re.compile(r"&(?:#\d+|#[xX][\da-fA-F]+|[A-Za-z]\w*);")
MARKUP = re.compile(r"</?[A-Za-z]")


def cleaned(text: str) -> str:
    """A text without entities that were escaped twice, and with CSL's inline tags only.

    >>> cleaned("On &lt;i&gt;E. coli&lt;/i&gt; &amp;amp; <p>AT&T</p>")
    'On <i>E. coli</i> & AT&T'
    """
    for _ in range(2):
        if "&" in text:
            text = ENTITY.sub(lambda match: unescape(match[0]), text)
    if MARKUP.search(text):
        text = with_faces(text)
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(cleaned(text).split())
