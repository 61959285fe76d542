"""Section labels: how the beginning of a line is matched with the table of them.

Every label is kept without case, accents, spaces and hyphens, so that "MOTS-CLÉS", "Mots clés" and
"M O T S - C L É S" are one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from operator import ne

from citeform.frontpage import label_table, label_table_east
from citeform.frontpage.scripts import is_east
from citeform.tuples import NamedTuple

OPEN = frozenset("abstract keywords received published correspondence event contact access".split())
"""Zones whose label may run into its text without any sign between, as in "Received 7 May 2011"."""

DASHES = "-‐‑–—−:.|~•·/]：．。】］〕〉》"
COLONS = "：]】］〕〉》"
"""What is as good as a colon: brackets close the labels of Chinese and Japanese pages, 【摘要】."""
LONGEST = 60
SCANNED = ("abstract", "keywords", "introduction")
"""Labels that are known with one letter wrong, as they come from scanned pages: "Abstraet"."""


class Label(NamedTuple):
    """A section label at the beginning of a line."""

    zone: str
    language: str
    """The language it tells, or "" when several share it."""
    rest: int
    """Where in the line the text after it begins; the line's length when it stands alone."""
    sign: str = ""
    """What stands between label and text."""


ACCENTS = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x180)} | {
    0x2019: "'",
    0x142: "l",
    0x451: "е",
    **dict.fromkeys(range(0x300, 0x370), ""),
}
"""Letters without their accents, typographic apostrophes as plain ones."""


def fold(text: str) -> str:
    """The text without case and accents."""
    return text.lower() if text.isascii() else fold_accents(text)


@lru_cache(maxsize=1024)
def fold_accents(text: str) -> str:
    """The same of a text that has any; lines are asked for several times."""
    return text.casefold().translate(ACCENTS)


def squash(text: str) -> str:
    """The letters and digits of a text, without case and accents."""
    return "".join(filter(str.isalnum, fold(text)))


SIGNS = " \n-'"
"""What stands between the letters of labels in the table."""


def fill(*tables: dict[str, dict[str, str]]) -> dict[str, tuple[str, str]]:
    """Squashed label → its zone and the one language it tells."""
    labels: dict[str, tuple[str, str]] = {}
    for zone, languages in (pair for table in tables for pair in table.items()):
        for language, names in languages.items():
            text = fold(names)
            for sign in SIGNS:
                text = text.replace(sign, "")
            for key in text.split(";"):
                shared = key in labels and labels[key][1] != language
                labels[key] = (zone, "" if shared else language)
    return labels


LABELS = fill(label_table.TABLE, label_table_east.TABLE)
BEGINNINGS = frozenset(label[:2] for label in LABELS)
"""What labels begin with, to tell most lines that have none."""


def find_label(words: str) -> tuple[str, str] | None:
    """The zone and language of a label, which a scanner may have misread by one letter.

    >>> find_label("Abstraet")
    ('abstract', 'en')
    """
    key = squash(words)
    if key in LABELS or not words[:1].isupper():
        return LABELS.get(key)
    for label in SCANNED:
        if len(label) == len(key) and sum(map(ne, label, key)) == 1:
            return LABELS[label]
    return None


def match_label(text: str) -> Label | None:
    """The section label a line begins with, if any.

    >>> match_label("MOTS-CLÉS : Rachis, Douleur")
    Label(zone='keywords', language='fr', rest=12, sign=':')
    >>> match_label("Summary of the results") is None
    True
    """
    begin = 0
    # Signs and numbers before a label: "* Correspondence", "1. Introduction".
    while begin < len(text) and not text[begin].isalpha():
        begin += 1
    if begin > 8 or begin == len(text) or (begin and text[0] in "\"“«'‘"):
        return None
    head = text[begin : begin + LONGEST]
    if begin + LONGEST >= len(text):
        found = find_label(head)
        if found:
            return Label(*found, len(text), ":" if head[-1] in DASHES else "")
    label = match_signed(text, begin, head) or match_open(text, begin, head)
    return both_languages(text, label) if label and len(text) - label.rest < LONGEST else label


def both_languages(text: str, label: Label) -> Label:
    """A label with its own translation behind it: "Correspondência | Correspondence:"."""
    begin = label.rest
    if LABELS.get(squash(text[begin:]), ("",))[0] == label.zone:
        return label._replace(rest=len(text), sign=":")
    return label


def is_part(text: str) -> bool:
    """Whether a line is nothing but the heading of a part of an abstract."""
    return len(text) < LONGEST and LABELS.get(squash(text), ("",))[0] in ("part", "introduction")


def match_signed(text: str, begin: int, head: str) -> Label | None:
    """A label divided from its text by a colon, a full stop, a dash or a bar."""
    for at in range(len(head) - 1, 1, -1):
        if head[at] not in DASHES or head[at - 1] in DASHES:
            continue
        found = find_label(head[:at])
        if not found:
            continue
        rest = begin + at
        while rest < len(text) and (text[rest] in DASHES or text[rest].isspace()):
            rest += 1
        tight = text[begin + at] in "-‐‑./" and text[begin + at + 1 : begin + at + 2].strip()
        if tight and (found[0] not in OPEN or text[begin + at + 1 : begin + at + 2].islower()):
            continue  # "Index-based", "Text-mining", "e-mail"
        return Label(*found, rest, ":" if head[at] in COLONS else head[at])
    return None


def match_open(text: str, begin: int, head: str) -> Label | None:
    """A label that runs into its text: "Received 7 May", "ABSTRACT The", "K E Y W O R D S pain"."""
    if squash(head[:12])[:2] not in BEGINNINGS:
        return None
    words = head.split(" ")
    end = len(head)
    for count in range(len(words), 0, -1):
        label = head[:end]
        found = LABELS.get(squash(label))
        rest = text[begin + end :].lstrip() if found else ""
        if found and rest and is_open(found[0], label, rest):
            return Label(*found, len(text) - len(rest))
        end -= len(words[count - 1]) + 1
    return None


def is_open(zone: str, label: str, rest: str) -> bool:
    """Whether a label without a sign after it may be one, seeing what follows."""
    if is_east(label):
        dated = zone in ("received", "published", "classification")
        return (zone in OPEN or dated) and (not dated or any(char.isdigit() for char in rest[:30]))
    if zone == "classification":
        return rest[0].isdigit() and label[0].isupper()
    if zone == "abstract":
        return len(rest) > 40 and (label.isupper() or rest[0].isupper()) and rest[1:2] != "."
    if zone in ("received", "published", "event"):
        return rest[0].isdigit() or any(char.isdigit() for char in rest[:30])
    if zone == "contact":
        return "@" in rest or sum(map(str.isdigit, rest)) > 3
    if zone == "correspondence":
        return "@" in rest or " to" in label[-4:] or label.endswith("author")
    if zone == "access":
        return any(char.isdigit() for char in rest) or "site" in label or rest.startswith("www.")
    return zone == "keywords" and (label.isupper() or squash(label) != "keyword")
