"""Given names → initials, by `initialize` and `initialize-with`."""

from __future__ import annotations

import re
from functools import lru_cache

from citeform.csl.person import ROMANESQUE
from citeform.pattern import pattern

TRAILING = pattern(r"(?<![\s\ufeff])[\s\ufeff]+$")
TAGS = pattern(r"(?:<[^<>]+>)*")
SPACES = pattern(r"[\t\n\v\f\r ]+")
TITLES = ("", "Lord", "Lady")
"""What is given instead of a given name, and not put to initials."""


@lru_cache(maxsize=65536)
def initialize(given: str, mark: str, *, hyphens: bool, shorten: bool) -> str:
    """Given names with `initialize-with` put to initials; `shorten` makes them of names too.

    >>> initialize("Jean-Marc", ". ", hyphens=True, shorten=True)
    'J.-M.'
    >>> initialize("Ken W.", "", hyphens=True, shorten=False)
    'Ken W'
    """
    if given in TITLES or not ROMANESQUE.match(TAGS.sub("", given, count=1)):
        return given
    if not hyphens:
        given = given.replace("-", " ")
    given = re.sub(r"(?:(?<!\s)\s+)?-\s*", "-", given)
    given = re.sub(r"\.(?=[^ \-–.])", ". ", given)
    parts = re.split(r"((?:\s+|-)+)", SPACES.sub(" ", given))
    words, seams = parts[0::2], [*parts[1::2], ""]
    return initials(words, seams, mark) if shorten else normalized(words, seams, mark)


def initials(words: list[str], seams: list[str], mark: str) -> str:
    """Each word that begins with a capital as its initial."""
    out: list[str] = []
    for at, (word, seam) in enumerate(zip(words, seams, strict=True)):
        if not word:
            continue
        before_tags, word, after_tags = cut_tags(word)
        initial = initial_of(word) if word else ""
        if not initial:
            before = "" if not out or out[-1].endswith((" ", "-")) else " "
            out.append(before + before_tags + word + after_tags + (seam or ""))
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        if "-" in seam and following[:1].islower():
            seam = ""
            words[at + 1] = ""
        if "-" in seam:
            out.append(before_tags + initial + mark.rstrip() + after_tags + "-")
        elif after_tags:
            stop = mark.rstrip()
            out.append(before_tags + initial + stop + after_tags + mark[len(stop) :])
        else:
            out.append(before_tags + initial + mark)
    return TRAILING.sub("", SPACES.sub(" ", "".join(out)))


def cut_tags(word: str) -> tuple[str, str, str]:
    """The markup before a word, the word, and the markup behind it."""
    if "<" not in word:
        return "", word, ""
    leading = TAGS.match(word)
    start, end = leading.end() if leading else 0, len(word)
    while word[end - 1 : end] == ">" and (at := word.rfind("<", start, end)) >= 0:
        if end - at < 3 or ">" in word[at : end - 1]:
            break
        end = at
    return word[:start], word[start:end], word[end:]


def initial_of(word: str) -> str:
    """The initial of a word, or nothing when it has none."""
    first = word[0]
    if not first.isalpha() or first != first.upper():
        return ""
    bare = word.rstrip(".")
    if len(bare) > 1 and word.endswith(".") and bare.isalpha():
        # "Ph." and "Chr." are short already.
        return bare
    if len(bare) > 1 and bare[:2].isupper() and not bare.isupper():
        # As in "TSerendorj": the capitals together begin the name.
        capitals = re.match(r"[^\W\d_a-z]+", bare[1:])
        return first + (capitals[0].lower() if capitals else "")
    return first


def normalized(words: list[str], seams: list[str], mark: str) -> str:
    """Words as they are, and initials with their mark."""
    out: list[str] = []
    for at, (word, seam) in enumerate(zip(words, seams, strict=True)):
        before_tags, word, after_tags = cut_tags(word)
        bare = word[:-1] if len(word) > 1 and word.endswith(".") else word
        is_short = bare != word or (len(word) == 1 and word.isupper())
        if is_short and "-" in seam and len(words[at + 1].rstrip(".")) < 2:
            # "J.-L." has its names apart, "J.-Luc" and "Jean-Luc" have not; citeproc-js.
            seam = ""
        if not is_short:
            if out and not out[-1].endswith((" ", "-")):
                out.append(" ")
            out.append(before_tags + word + after_tags + seam)
        elif "-" in seam:
            out.append(before_tags + bare + mark.rstrip() + after_tags + "-")
        elif after_tags:
            stop = mark.rstrip()
            out.append(before_tags + bare + stop + after_tags + mark[len(stop) :])
        else:
            out.append(before_tags + bare + mark)
    return TRAILING.sub("", SPACES.sub(" ", "".join(out)))
