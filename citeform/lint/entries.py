"""The entries of a .bib file as they are written: each field with the place of its text."""

from __future__ import annotations

import re

from citeform.problems import Fix, Source
from citeform.syntax import bib
from citeform.tuples import NamedTuple

OPENING = re.compile(r'[^\s=,{}()"#%@]+\s*=\s*([{"])')
"""A tag, its equals sign, and what opens its value."""

SWALLOWED = re.compile(
    r"\n[ \t]*(author|editor|title|booktitle|journal|journaltitle|publisher|year|date|month|volume"
    r"|number|pages|doi|url|issn|isbn|note|abstract|keywords|edition|address|location|series)"
    r"[ \t]*=[ \t]*[{\"\d]",
    re.IGNORECASE,
)
"""A line in a value that looks like a field of its own: what should close the value is missing."""


class Finding(NamedTuple):
    """Something wrong at an offset, and the change of the text that mends it."""

    code: str
    message: str
    start: int
    fix: Fix | None = None
    hint: str = ""


class BibField(NamedTuple):
    """One field of an entry."""

    tag: str
    value: str
    """Its value, abbreviations and joins resolved."""
    start: int
    """Offset of the tag."""
    end: int
    """Offset after the value."""
    inside: int
    """Offset of the first sign in its braces or quotation marks; -1 where the value is joined of
    several, bare, or does not balance, so that nothing in it can be changed safely."""


class Entry(NamedTuple):
    """One entry with its fields in the order of the file; of those of one tag the first."""

    type: str
    key: str
    start: int
    end: int
    fields: dict[str, BibField]

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.key or f"@{self.type}"


def read_entries(source: Source) -> list[Entry]:
    """The entries of a .bib file, before they inherit from one another."""
    text = source.text
    return [
        Entry(
            record.type,
            record.key,
            record.start,
            record.end,
            {
                tag: BibField(tag, value, start, end, inside(text, start, min(end, record.end)))
                for tag, value, start, end in record.fields
                if tag[:1] != "@"
            },
        )
        for record in bib.written(source)
    ]


def inside(text: str, start: int, end: int) -> int:
    """The offset after the sign that opens a field's value, if one other closes all of it."""
    # What stands behind its entry, where braces do not balance, is left alone.
    match = OPENING.match(text, start, end)
    if not match or text[end - 1] != ("}" if match[1] == "{" else '"') or match.end() == end:
        return -1
    value = text[match.end() : end - 1]
    if SWALLOWED.search(value):
        return -1
    return match.end() if is_whole(value, match[1]) else -1


def is_whole(value: str, opening: str) -> bool:
    """Whether braces balance in a value, and nothing in it closes what is open around it."""
    if "{" not in value and "}" not in value:
        return opening == "{" or '"' not in value
    depth = 0
    for sign in value:
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and opening == '"' and not depth:
            return False
        if depth < 0:
            return False
    return not depth
