"""Sorting by cs:sort, with a collation that puts letters before accents and case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from citeform.csl.compile import SortKey
from citeform.csl.date import sort_key as date_key
from citeform.csl.item import Item
from citeform.csl.label import citation_label
from citeform.csl.markup import TEXT, Quotes, to_text
from citeform.csl.nameform import SORT_GAP
from citeform.csl.person import Person
from citeform.csl.rich import without_tags
from citeform.csl.scope import Scope
from citeform.model.vocabulary import DATES, NAMES

DIGIT = re.compile("[0-9]")
BLANK = re.compile("[\\s\x01]+")
NUMBER = re.compile("[0-9]+")

T = TypeVar("T")
MakeScope = Callable[[T], Scope]

# Letters that Unicode does not take apart, and where Latin alphabets sort them.
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


@lru_cache(maxsize=65536)
def collation_key(text: str) -> str:
    """What a text is compared by: its letters and digits, without case, accents or punctuation.

    >>> collation_key("Ó Briain, Seán") < collation_key("O’Casey")
    True
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFD", text.translate(LETTERS))
    text = BLANK.sub(SORT_GAP, text.strip(" \u00a0\u202f“”‘’\"'[]("))
    text = "".join([sign for sign in text if sign.isalnum() or sign == SORT_GAP])
    # Numbers are compared as numbers.
    return NUMBER.sub(pad, text) if DIGIT.search(text) else text


def pad(match: re.Match[str]) -> str:
    """A number with as many digits as any other."""
    return match[0].zfill(12)


def sorted_by(
    things: Sequence[T], keys: Sequence[SortKey], scope_of: MakeScope[T], quotes: Quotes
) -> list[T]:
    """Things in the order of the keys; those that lack a key's value come last."""
    order = list(things)
    for key in reversed(keys):
        values = {id(thing): key_value(key, scope_of(thing), quotes) for thing in order}
        full = [thing for thing in order if values[id(thing)]]
        empty = [thing for thing in order if not values[id(thing)]]
        full.sort(key=lambda thing: values[id(thing)], reverse=key.is_descending)
        order = full + empty
    return order


def key_value(key: SortKey, scope: Scope, quotes: Quotes) -> str:
    """What a key makes of one item."""
    scope.is_sorting = True
    if key.macro is not None:
        scope.name_options = key.name_options
        return collation_key(to_text(key.macro(scope), TEXT, quotes))
    return variable_key(key.variable, scope, keeps_particles=key.keeps_particles)


def variable_key(variable: str, scope: Scope, *, keeps_particles: bool) -> str:
    """The value of a variable for sorting."""
    item = scope.item
    if variable == "citation-number":
        return f"{item.number:09d}"
    if variable == "citation-label":
        return collation_key(citation_label(item))
    if variable in NAMES:
        return SORT_GAP.join(
            collation_key(name_text(person, keeps_particles=keeps_particles))
            for person in item.names(variable)
        )
    if variable in DATES:
        return date_key(item.date(variable))
    text = item.text(variable)
    if text.isdecimal():
        return text.zfill(20)
    return collation_key(without_tags(text))


def name_text(person: Person, *, keeps_particles: bool) -> str:
    """A name as it is sorted."""
    if keeps_particles and person.non_dropping:
        person = person._replace(family=f"{person.non_dropping} {person.family}")
    return SORT_GAP.join((person.family, person.given, person.suffix))


def numbered(items: Sequence[Item]) -> None:
    """Give items their citation numbers, by their order."""
    for number, item in enumerate(items, start=1):
        item.number = number
