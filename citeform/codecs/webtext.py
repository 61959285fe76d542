"""Text as web services give it: entities, often escaped twice, and face markup in several dialects.

Crossref's JSON holds JATS and HTML, DataCite's and saved pages hold HTML; what is left is CSL's own
inline markup.  Sources: JATS 1.3 (face markup), Crossref, "Face markup".
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

FACES = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sub": "sub",
    "inf": "sub", "sup": "sup", "sc": "sc", "scp": "sc", "small-caps": "sc",
}  # fmt: skip
"""An element's name, its prefix gone → CSL's tag."""
CAPS = '<span style="font-variant:small-caps;">'
BREAKING = "p title sec br div li list-item abstract h1 h2 h3 h4 disp-formula".split()
"""Elements that end a line."""
DROPPED = re.compile(
    r"<((?:jats:|mml:)?(?:tex-math|annotation(?:-xml)?|script|style))\b[^<>]*>.*?</\1>",
    re.IGNORECASE | re.DOTALL,
)
ELEMENTS = {
    *FACES, *BREAKING, "a", "abbr", "alternatives", "blockquote", "citation", "cite", "code",
    "ext-link", "font", "inline-formula", "inline-graphic", "label", "list", "math", "mi", "mn",
    "mo", "monospace", "mrow", "ms", "mspace", "mstyle", "msub", "msup", "msubsup", "mtext",
    "named-content",
    "ol", "overline", "q", "roman", "sans-serif", "semantics", "small", "span", "strike",
    "styled-content", "tt", "u", "ul", "underline", "uri", "xref", "mfrac", "mfenced", "msqrt",
    "mover", "munder", "mtable", "mtr", "mtd", "mpadded", "mphantom", "munderover",
}  # fmt: skip
"""Elements that may stand in a title or an abstract; `<x>` of any other name is text."""
TAG = re.compile(r"<(?P<end>/?)(?:jats:|mml:)?(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^<>]*)>")
OWN = re.compile(
    r"\s+class=[\"']nocase[\"']\s*\Z|\s+style=[\"']font-variant: ?small-caps;?[\"']\s*\Z"
)
"""What makes a span one of CSL's own."""
HEADING = re.compile(r"\A\s*(?:abstract|summary|résumé|zusammenfassung|resumen)[:.]?\s*\n", re.I)


def read_web_text(text: str) -> str:
    """Text with CSL's inline markup, on as many lines as it has paragraphs.

    >>> read_web_text("On &lt;i&gt;E. coli&lt;/i&gt; &amp;amp; H<jats:sub>2</jats:sub>O <u>x</u>")
    'On <i>E. coli</i> & H<sub>2</sub>O x'
    """
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = with_faces(DROPPED.sub("", text))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def read_web_line(text: str) -> str:
    """The same on one line, for a title or a name."""
    return " ".join(read_web_text(text).split())


def read_web_abstract(text: str) -> str:
    """The same without a heading that only says what it is."""
    return HEADING.sub("", read_web_text(text))


def with_faces(text: str) -> str:
    """The text with its elements as CSL's tags; those that CSL does not know are gone."""
    spans: list[str] = []

    def face(match: re.Match[str]) -> str:
        name, is_end = match["name"].lower(), bool(match["end"])
        if name == "span":
            if is_end:
                return spans.pop() if spans else ""
            own = OWN.match(match["rest"])
            spans.append("</span>" if own else "")
            return match[0] if own else ""
        if name in FACES:
            tag = FACES[name]
            if tag == "sc":
                return "</span>" if is_end else CAPS
            return f"</{tag}>" if is_end else f"<{tag}>"
        if name in BREAKING:
            return "\n" if is_end or name == "br" else "\n" if name == "title" else ""
        return "" if name in ELEMENTS else match[0]

    return TAG.sub(face, text)


def write_web_text(text: str) -> str:
    """Text that `read_web_text` reads again: an ampersand that looks like an entity is escaped.

    >>> write_web_text("A & B &amp; co")
    'A & B &amp;amp;amp; co'
    """
    return ENTITY.sub("&amp;amp;", text) if "&" in text else text


ENTITY = re.compile(r"&(?=#?\w)")
"""What may begin an entity; HTML knows some without their semicolon."""


def text_of(value: Any) -> str:
    """The text of a JSON value that should be one: of a list, the first that is not empty."""
    if isinstance(value, list):
        return next((found for one in value if (found := text_of(one))), "")
    if isinstance(value, str):
        return value.strip()
    return "" if isinstance(value, bool) or not isinstance(value, int | float) else str(value)


def texts_of(value: Any) -> list[str]:
    """The texts of a JSON value that is a text or a list of them."""
    return [text for one in listed(value) if (text := text_of(one))]


def listed(value: Any) -> list[Any]:
    """A list, or a list of the one value there is."""
    return value if isinstance(value, list) else [] if value is None else [value]


def objects_of(value: Any) -> list[dict[str, Any]]:
    """The objects in a list, or the one there is."""
    return [one for one in listed(value) if isinstance(one, dict)]
