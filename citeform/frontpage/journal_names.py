"""The name of a journal in a citation line: where it begins, and what can be none."""

from __future__ import annotations

import re

from citeform.frontpage.citation_signs import last_run
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import CONNECTING
from citeform.frontpage.scripts import is_mostly_east
from citeform.pattern import pattern

JOURNAL_WORDS = frozenset(
    """
    journal j rev revue revista rivista review reviews bulletin bull annals annales anales ann acta
    archives arch archiv archivos archivio zeitschrift z proceedings proc transactions trans
    letters lett int international cahiers boletin boletim gaceta med medicina zeitung mitteilungen
    giornale annali quaderni minerva monatsschrift forum jahrbuch arq arquivos cadernos cad
    """.split()
)
SMALL_TITLES = (
    "npj ", "eLife", "iScience", "mBio", "mSystems", "mSphere", "e-", "nature ", "ieee ", "acm ",
    "phys. ", "physica ", "journal ", "international journal ",
)  # fmt: skip
"""How journals begin that print their names without capitals."""
PUBLISHERS = (
    "elsevier", "hindawi publishing corporation", "hindawi", "pergamon press", "pergamon",
    "academic press", "north-holland", "springer", "springer-verlag", "wiley", "blackwell",
    "dove medical press", "dovepress", "biomed central", "mdpi", "taylor & francis",
)  # fmt: skip
"""Publishers whose names stand before those of their journals, folded."""
LEADS = (
    "et al.:", "et al.", "In:", "in:", "Published in", "published in", "Cite this as:",
    "Citation:", "cite as:", "Cite as:", "this article:", "as:", "Source:", "publication in",
    "appear in", "appeared in", "press in", "Collaboration /", "KGaA, Weinheim", "¦",
)  # fmt: skip
"""What stands before a journal's name and is no part of it."""
NO_JOURNAL = frozenset(
    "tel phone fax box street st road rd avenue ave building bldg received accepted revised table "
    "figure fig figs tables ref refs eq equation copyright".split()
)
"""Last words before numbers that are no citation, folded."""
NOT_FIRST = frozenset(
    "tel phone fax received accepted revised table figure doi copyright eds ed".split()
)
TRIM = " .,;:|-–—([/•·\t¦"


def trim_journal(text: str) -> tuple[str, str]:
    """The journal at the end of what stands before its numbers, and its publisher before it."""
    if is_mostly_east(text[-20:]):
        return last_run(text), ""
    whole, publisher = text, ""
    text = text.rpartition("// ")[2]
    text = SEASON.sub("", ADDRESS.sub("", text).rstrip(TRIM)).rstrip(TRIM)
    for lead in LEADS:
        text = text.rpartition(lead)[2]
    text = AUTHOR.split(text)[-1]
    text = text.lstrip(TRIM + "[)").rstrip(TRIM)
    if not fold(text).startswith(SMALL_TITLES):
        text = last_sentence(text).lstrip(TRIM + ")")
    folded = fold(text)
    for name in PUBLISHERS:
        if folded.startswith(f"{name} "):
            publisher, text = text[: len(name)], text[len(name) :].lstrip(TRIM)
            break
    if not is_name(text):
        return "", ""
    # The last word of an abbreviated title keeps its full stop when the others have theirs.
    return text + ("." if ". " in text and f"{text}." in whole else ""), publisher


def is_name(text: str) -> bool:
    """Whether a text can be the name of a journal: short, in capitals or nearly, no sentence."""
    words = text.split()
    if not words or len(words) > 14 or len(text) > 110 or not words[0][0].isalpha():
        return False
    if words[0][0].islower() and not text.startswith(SMALL_TITLES):
        return False
    if text.count(" (") > text.count(")") or all(len(word) < 2 for word in words):
        return False
    keys = [fold(word).strip(".,:()") for word in words]
    if (keys[-1] in NO_JOURNAL and not has_journal_word(text)) or (
        keys[-1] in CONNECTING and words[-1].islower()
    ):
        return False
    if keys[0] in NOT_FIRST or MARKED.search(text):
        return False
    small = [key for key, word in zip(keys, words, strict=True) if word[0].islower()]
    odd = [key for key in small if key not in SMALL_WORDS]
    return has_journal_word(text) or (len(odd) < 4 and CONNECTING.isdisjoint(odd))


ADDRESS = pattern(r"\s?\|?\s?(?:https?://|www\.)\S+")
SEASON = pattern(r",? (?:spring|summer|autumn|fall|winter)(?: ?[&/-] ?[a-z]{4,6})?$", re.I)
MARKED = pattern(r"[*†‡§¶]|\d, ?\d|!")
"""Signs that stand in lists of authors and not in names of journals."""
AUTHOR = pattern(
    r"\b[A-Z]\.(?:[ -]?[A-Z]\.)? ?[A-Z][\w'’-]{2,30}, |\b[A-Z]\. [A-Z]{4,30}\. (?!$)"
    r"|^(?:\S+ ){1,5}and (?:\S+ ){1,2}(?=BMC |Journal of |International Journal )"
)
"""Initials and a family name before a journal's, with the sign between."""
SMALL_WORDS = frozenset(
    """
    of and & the for in de des du la y e et der und voor van het en im zu zur für em do da dos das
    no na per di del della dei i w z
    """.split()
)


def last_sentence(text: str) -> str:
    """What follows the last full stop that ends a sentence and not an abbreviation."""
    parts = re.split(r"[?!] ", text)[-1].split(". ")
    kept = [parts[-1]]
    for part in reversed(parts[:-1]):
        # An abbreviated journal is a row of short capitalised words with full stops.
        words = part.split()
        capitals = all(word[0].isupper() or word in SMALL_WORDS for word in words)
        if not 0 < len(words) < 5 or not capitals or len(words[-1]) > 9:
            kept = [*begin_of_name(part), *kept]
            break
        kept.insert(0, part)
    return ". ".join(kept)


def begin_of_name(part: str) -> list[str]:
    """The beginning of an abbreviated name at the end of a title or of another name.

    "EUROPEAN JOURNAL OF PHYSICS Eur", "flocculation of cohesive sediment, Water Resour".
    """
    words = part.rpartition(", ")[2].split()
    capitals = [at for at, word in enumerate(words) if word.isupper() and len(word) > 3]
    if len(words) == len(part.split()) and not capitals:
        return []
    tail = words[capitals[-1] + 1 :] if capitals else words
    named = all(word[0].isupper() for word in tail) and len(tail) < 5
    return [" ".join(tail)] if tail and named and len(tail[-1]) < 10 else []


def has_journal_word(journal: str) -> bool:
    """Whether a name has a word that names of journals are made of."""
    return any(word.strip(".,") in JOURNAL_WORDS for word in fold(journal).split())
