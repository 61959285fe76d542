"""Order: references by the values of their variables, in the order of a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from citeform.csl.collation import GAP, sort_keys
from citeform.model import rich
from citeform.model.naming import variable
from citeform.model.reference import Reference
from citeform.model.values import Date, Name
from citeform.model.vocabulary import KIND
from citeform.pattern import pattern
from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple

OWN = ("key", "type", "year")
"""Names of keys that are no CSL variables."""
DESCENDING = "-"
INTEGER = pattern(r"\d{1,18}")
"""Longer rows of digits are no numbers, and Python refuses the longest."""


class SortKey(NamedTuple):
    """What references are sorted by."""

    name: str
    """A CSL variable, or one of `OWN`."""
    is_descending: bool


def sort_keys_of(text: str) -> list[SortKey]:
    """The keys of a list, `author,-issued`.

    >>> sort_keys_of("-year, title")
    [SortKey(name='year', is_descending=True), SortKey(name='title', is_descending=False)]

    Raises `CiteformError` for what is no variable, with the column.
    """
    keys: list[SortKey] = []
    column = 1
    for part in text.split(","):
        word = part.strip()
        place = Problem("bad-option", "a sort key is missing", "--sort", 1, column)
        name = word.removeprefix(DESCENDING).strip()
        if not name:
            raise CiteformError(place._replace(hint="keys look like author,-issued"))
        start = column + part.index(name)
        keys.append(
            SortKey(variable(name, OWN, place._replace(column=start)), word[0] == DESCENDING)
        )
        column += len(part) + 1
    return keys


def in_order(references: Sequence[Reference], keys: Sequence[SortKey], language: str) -> list[int]:
    """The places of references in the order of keys; those that lack a key's value come last.

    Equal ones stay as they were, by descending keys too.
    """
    order = list(range(len(references)))
    for key in reversed(keys):
        values = VALUES.get(KIND.get(key.name, key.name), by_text)(references, key.name, language)
        full = [at for at in order if values[at] is not None]
        empty = [at for at in order if values[at] is None]
        full.sort(key=values.__getitem__, reverse=key.is_descending)
        order = full + empty
    return order


def by_text(references: Sequence[Reference], name: str, language: str) -> list[Any]:
    """The texts of a variable, or all names of one, collated; None where there is none."""
    texts = [text_of(one, name) for one in references]
    collated = sort_keys({text for text in texts if text}, language)
    return [collated.get(text) for text in texts]


def by_number(references: Sequence[Reference], name: str, language: str) -> list[Any]:
    """The first number that a variable says, then its text."""
    values: list[Any] = []
    for one in references:
        text = one.text(name)
        match = INTEGER.search(text)
        # What has no number comes after all that do.
        number = (0, int(match[0])) if match else (1, 0)
        values.append((*number, text) if text else None)
    return values


def by_date(references: Sequence[Reference], name: str, language: str) -> list[Any]:
    """The dates of a variable; a year alone comes before its months."""
    dates = [one.date("issued" if name == "year" else name) for one in references]
    if name == "year":
        return [date.year for date in dates]
    return [date_key(date) if date.year is not None else None for date in dates]


def date_key(date: Date) -> tuple[tuple[int, ...], ...]:
    """What dates are compared by: a season stands with the first month that it holds."""
    first = date.parts[0]
    if len(first) == 1 and date.season in ("1", "2", "3", "4"):
        first = (*first, 3 * int(date.season))
    return (first, *date.parts[1:])


def text_of(one: Reference, name: str) -> str:
    """The text that a reference is sorted by; without an author, its editor's."""
    if name == "key":
        return one.id
    if name == "type":
        return one.type
    if ":" in name:
        return " ".join(one.extra.get(name, ()))
    if KIND[name] == "names":
        names = one.names(name) or (one.names("editor") if name == "author" else ())
        return GAP.join(map(name_text, names))
    return rich.plain(one.text(name))


def name_text(person: Name) -> str:
    """A name as it is sorted: by the family, whatever its particle."""
    family = person.family or person.literal
    return GAP.join((family, person.given, person.non_dropping_particle))


Values = Callable[[Sequence[Reference], str, str], list[Any]]
VALUES: dict[str, Values] = {"number": by_number, "date": by_date, "year": by_date}
"""Kinds of variables that are not sorted by their texts."""
