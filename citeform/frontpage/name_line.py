"""Whether a line of a front page holds names of persons."""

from __future__ import annotations

import re
from functools import lru_cache

from citeform.frontpage import cjk_names
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import (
    AND,
    CONNECTING,
    DEGREES,
    FACULTIES,
    GIVEN,
    INSTITUTION,
    PARTICLES,
    PLACES,
    TITLE_WORDS,
)
from citeform.frontpage.lexicon_slavic import PATRONYMIC
from citeform.frontpage.scripts import is_mostly_east, narrow
from citeform.pattern import pattern

TOKEN = pattern(r"['’]t(?=\s)|[^\W\d_]+(?:\.?['’.\-‐‑`´][^\W\d_]+)*\.?|\d+|[*⁎∗]+|[^\w\s]|_")
"""A word with its inner points and hyphens, a number, or one sign."""
SUPERSCRIPTS = str.maketrans(
    {high: f" {low} " for high, low in zip("¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠ", "1234567890abcdef", strict=True)}
)
# What divides authors, and what marks them, on pages of all publishers seen.
SEPARATORS = frozenset(",;|•·/，；、●∙▪■◦")
SYMBOLS = frozenset("*†‡§¶#⁎✉∗⋆★☆♦♯ǁ‖∥+^~∞°º¤✝◊ª⊥$!✳⇑♠♣♥⁑⁕※Ϯ")
ORCID = pattern(r"(?:(?<=[a-zà-ÿ])|\b)(?:ID|iD)\b")
"""The sign of ORCID behind a name, as it is copied from a PDF."""
BEHALF = (" on behalf of", " for the ", " representing the ", " au nom d")
"""What comes between an author and a group that is not one."""
BY = ("by ", "par ", "por ", "von ", "door ", "przez ", "di ")
"""What stands before the first author where a line is a part of a sentence."""
BROKEN = pattern(r"\b(?:(M) ?(c)|([^\W\d_])) (?=([^\W\d_]{3,}))")
"""A letter that an accent or a raised letter tore from its name: "B orger", "M c Kinley"."""
DEGREE = pattern(r",?\s(?:Ph\. D|[MB]\. Sc)\b\.?")
"""Degrees with a space in them: "Ph. D."."""
# Signs that lines of titles, formulas and addresses hold, and lines of names do not.
BAD_SIGNS = frozenset('@?"“”=<>:%«»→←×≤≥∼≈±√∑')
PLAIN_WORDS = frozenset("the of and in for with on by from to a an is are as at using its".split())
"""Words that title case gives a capital, and that are no names."""


def plain(text: str) -> str:
    """A line of authors with superscripts as numbers and without the sign of ORCID."""
    if text.startswith(BY):
        text = text.split(" ", 1)[1]
    if ". " in text:
        text = DEGREE.sub("", text)
    if "ID" in text or "iD" in text:
        text = ORCID.sub(" ", text)
    for words in BEHALF:
        at = text.find(words)
        if at > 0:
            text = text[:at]
    text = BROKEN.sub(mend, text)
    return text if text.isascii() else narrow(text).translate(SUPERSCRIPTS)


def mend(match: re.Match[str]) -> str:
    """A letter joined with the rest of its name, or left alone where it is an initial."""
    rest = match[4]
    if match[1]:
        return "Mc" if rest[0].isupper() else match[0]
    torn = match[3].isupper() and rest.islower() and rest not in PARTICLES and rest not in AND
    return match[3] if torn else match[0]


def is_initial(word: str) -> bool:
    """Whether a word is one or more initials: J, J., J.T., J.-P.

    >>> [is_initial(word) for word in ("J.", "J.-P.", "JA", "Jo", "Ng")]
    [True, True, False, False, False]
    """
    if "." not in word and "-" not in word:
        return len(word) == 1 and word.isupper()
    letters = [char for char in word if char.isalpha()]
    if not letters or not all(char.isupper() for char in letters):
        return word in ("Yu.", "Th.", "Ch.", "Ph.", "Ya.", "Zh.", "St.")
    return len(letters) == 1 or ("." in word and 2 * len(letters) <= len(word) + 1)


def bare(word: str) -> str:
    """A word folded, without its full stops."""
    return fold(word).replace(".", "")


DIVIDING = frozenset(("and", "&", "et", "und", "и", "AND"))
"""Words between two names; "ET" and "UND" are too short to be told from initials and families."""


@lru_cache(maxsize=512)
def score_names(text: str) -> float:
    """How much a line looks like names of authors, between 0 and 1."""
    if is_mostly_east(text):
        return cjk_names.score_names(text)
    tokens = TOKEN.findall(plain(text))
    if len(tokens) < 2 or len(tokens) > 700:
        return 0.0
    good = bad = evidence = 0.0
    words = pieces = 0
    caps = mixed = 0
    for at, token in enumerate(tokens):
        first = token[0]
        if not first.isalpha():
            bad += sign_cost(token)
            pieces += first in SEPARATORS
            # A mark stands behind a word.
            evidence += 0.15 * (first in SYMBOLS or (token.isdigit() and len(token) < 3 and at > 1))
            continue
        value, weight = score_word(token)
        if value > 0:
            words += 1
            good += value
            evidence += weight
            caps += len(token) > 2 and token.isupper()
            mixed += len(token) > 2 and not token.isupper()
        else:
            bad -= value
            pieces += token in DIVIDING
    if words < 2 or bad >= good or ": " in text or " :" in text:
        return 0.0
    evidence += (
        bool(ORCID.search(text))
        + 0.3 * (caps > 0 and mixed > 0 and caps <= mixed + 1)
        + 0.1 * min(pieces, 3)
    )
    lean = 1.0 if words / (pieces + 1) <= 4.5 else 0.6
    return lean * good / (good + 1.6 * bad) * (0.42 + 0.58 * min(1.0, evidence))


def sign_cost(token: str) -> float:
    """What a number or a sign takes from the look of a line of names."""
    if token.isdigit():
        return 1.5 if len(token) > 3 else 0.0
    return 1.0 if token in BAD_SIGNS else 0.0


@lru_cache(maxsize=4096)
def score_word(word: str) -> tuple[float, float]:
    """How far a word may be part of a name, and how far it tells that there is one."""
    if is_initial(word):
        return 0.8, 0.3
    key = bare(word)
    if word in DIVIDING:
        return 0.0, 0.0
    if key in DEGREES or (key in FACULTIES and word[0].islower()):
        return 0.0, 0.3
    if word[0].islower():
        if len(word) == 1 or key in PARTICLES or key in AND:
            return 0.0, 0.0
        return (-2.0 if key in CONNECTING else -1.2), 0.0
    if key in GIVEN:
        return 1.3, 0.4
    if key.endswith(PATRONYMIC):
        return 1.3, 0.5
    if key in INSTITUTION or key in PLACES or key in TITLE_WORDS:
        return -1.5, 0.0
    if key in CONNECTING and key not in PARTICLES and key not in AND:
        # "Have" and "Han" are family names too.
        return (0.3, 0.0) if word.istitle() and key not in PLAIN_WORDS else (-1.0, 0.0)
    return 1.0, 0.0
