"""The citations of a plain text, in pandoc's syntax: all of it is prose."""

from __future__ import annotations

import re

from citeform.manuscript.citation import Stretch, group_at, textual_at
from citeform.manuscript.model import Citation, Manuscript
from citeform.problems import Source

SIGN = re.compile(r"\[|-?@|\b\w+://\S+")
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


def read(source: Source) -> Manuscript:
    """The citations of a plain text; a URL holds none."""
    citations: list[Citation] = []
    for paragraph in PARAGRAPH.finditer(source.text):
        stretch = Stretch(source.text, paragraph.start(), paragraph.end(), {})
        at = paragraph.start()
        while sign := SIGN.search(source.text, at, paragraph.end()):
            found = citation_at(stretch, sign)
            at = found.end if found else sign.end()
            citations += [found] if found else []
    return Manuscript(source, tuple(citations))


def citation_at(stretch: Stretch, sign: re.Match[str]) -> Citation | None:
    """The citation that a sign begins, if it does."""
    if sign[0] == "[":
        return group_at(stretch, sign.start())
    key = stretch.key_at(sign.start()) or stretch.key_at(sign.end() - 1)
    return textual_at(stretch, key) if key else None
