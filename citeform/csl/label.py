"""The citation-label: letters of the names and two digits of the year, as in "Kuhn62"."""

from __future__ import annotations

import re

from citeform.csl.item import Item
from citeform.csl.lettercase import STOP_WORDS
from citeform.csl.person import Person
from citeform.model.vocabulary import NAMES

# citeproc-js's default: how many letters of each name, for one, two, three or more names.
LETTERS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
ROLES = tuple(sorted(NAMES))
"""The variables whose names are tried, in citeproc-js's order."""
PARTICLE = re.compile(r"[ '’a-z]+\s+")
ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
NO_LETTER = re.compile(
    "[^a-zA-Z\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u1f00-\u1fff]+"
)
"""What gives no letters to a label: marks, digits, Chinese."""
LEFT_OUT = STOP_WORDS | {"a", "c", "c.", "v", "v.", "vs."}
"""Words of a title that give no letters."""
NO_YEAR = "00"


def bare(name: Person) -> str:
    """The letters of a family name or a body's, without the article or particle it begins with."""
    pattern = ARTICLE if name.is_literal else PARTICLE
    match = pattern.match(name.family)
    return NO_LETTER.sub("", name.family[match.end() :] if match else name.family)


def citation_label(item: Item) -> str:
    """An item's label; its own when it has one."""
    own = item.text("citation-label")
    if own:
        return own
    names = next((found for variable in ROLES if (found := item.names(variable))), ())
    families = [bare(name) for name in names]
    counts = LETTERS[min(len(families), 4) - 1] if families else ()
    letters = "".join(
        family[:count].capitalize() for family, count in zip(families, counts, strict=False)
    )
    if not letters:
        words = [word for word in item.text("title").split() if word not in LEFT_OUT]
        letters = "".join(words)[:4].capitalize()
    date = item.date("issued")
    year = date.days[0][0] if date and date.days else 0
    return letters + (f"{abs(year):02d}"[-2:] if year else NO_YEAR)
