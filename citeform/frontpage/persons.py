"""Persons named beside institutions: "Jane Doe, PhD, Institute of Law", "… of Law. Jane Doe is"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citeform.frontpage.authors import Author
from citeform.frontpage.kinds import score_affiliation
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import DEGREES, GIVEN
from citeform.frontpage.name_line import score_names
from citeform.pattern import pattern

LEADING = pattern(r"[\s,.;:]*(?P<word>[\w.]+)")
"""A word behind a person, which may be a degree."""
WITH = pattern(r"[\s,.;:(*]*(?:(?:is|are|was)\s(?:affiliated\s)?(?:with|at)\s(?:the\s)?)?")
"""What stands between a person and the institution."""
FIRST = pattern(r"(?P<name>(?:[^\W\d_][\w.'’-]*\s){1,3}[^\W\d_][\w'’-]+)[.,]\s")
"""Two to four words and a stop, which may be a person."""
NOBODY = re.compile(r"(?P<turned>(?!))")
"""What finds no person, where no authors are known."""
PERSON = 0.6
"""How much words before an institution must look like a person."""


def find_persons(authors: Iterable[Author]) -> re.Pattern[str]:
    """A pattern of the authors' whole names, whatever initials stand within them."""
    names, turned = [], []
    for author in authors:
        given, family = author.name.given.split(), author.name.family.split()
        whole = " ".join([*given, *family])
        if not given or not family or len(family[-1]) < 3 or score_affiliation(whole) >= 0.3:
            continue
        first = re.escape(given[0].rstrip("."))
        last = r"\s+".join(map(re.escape, family))
        names.append(rf"{first}[\s.]+(?:[A-Z]\.?[\s-]*){{0,3}}{last}")
        turned.append(rf"{last},\s+{first}")
    if not names:
        return NOBODY
    return re.compile(rf"\b(?:{'|'.join(names)}|(?P<turned>{'|'.join(turned)}))\b", re.IGNORECASE)


def without_person(name: str, persons: re.Pattern[str]) -> str:
    """An institution without the person named before or behind it."""
    match = persons.search(name)
    if not match:
        first = FIRST.match(name)
        return behind(name, first.end()) if first and is_person(first["name"]) else name
    before, after = name[: match.start()].rstrip(), behind(name, match.end())
    if score_affiliation(before) >= 0.3:
        return before.rstrip(" ,.;(") if before[-1] in ",.;:(" else name
    return after if score_affiliation(after) >= 0.3 else name


def is_person(text: str) -> bool:
    """Whether words before an institution are a person, though no author that is known."""
    given = fold(text.split()[0]) in GIVEN
    return given and score_names(text) > PERSON and score_affiliation(text) < 0.3


def behind(name: str, at: int) -> str:
    """What stands behind a person: neither degrees nor "is with the"."""
    while (word := LEADING.match(name, at)) and fold(word["word"]).replace(".", "") in DEGREES:
        at = word.end()
    between = WITH.match(name, at)
    return name[between.end() if between else at :]
