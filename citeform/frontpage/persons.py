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
"""What finds no person."""
WORD = pattern(r"\w+")
PERSON = 0.6
"""How much words before an institution must look like a person."""


class Persons:
    """The authors' whole names, to be found in other lines whatever initials stand within them."""

    def __init__(self, authors: Iterable[Author]) -> None:
        self.names: list[tuple[str, str, str]] = []
        """The last word of each family name, and patterns of the whole name and the turned one."""
        for author in authors:
            given, family = author.name.given.split(), author.name.family.split()
            whole = " ".join([*given, *family])
            if not given or not family or len(family[-1]) < 3 or score_affiliation(whole) >= 0.3:
                continue
            first = re.escape(given[0].rstrip("."))
            last = r"\s+".join(map(re.escape, family))
            name = rf"{first}[\s.]+(?:[A-Z]\.?[\s-]*){{0,3}}{last}"
            key = WORD.findall(family[-1].lower())[-1:]
            self.names.append(("".join(key), name, rf"{last},\s+{first}"))

    def among(self, text: str) -> re.Pattern[str]:
        """A pattern of those whose family names a text holds; one of all may take long to make."""
        words = set(WORD.findall(text.lower()))
        near = [one for one in self.names if one[0] in words]
        if not near:
            return NOBODY
        names, turned = ("|".join(one[at] for one in near) for at in (1, 2))
        return re.compile(rf"\b(?:{names}|(?P<turned>{turned}))\b", re.IGNORECASE)

    def match(self, text: str) -> re.Match[str] | None:
        """The person that a text begins with."""
        return self.among(text).match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first person in a text."""
        return self.among(text).search(text)


def without_person(name: str, persons: Persons) -> str:
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
