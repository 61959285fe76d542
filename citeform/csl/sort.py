"""Sorting by cs:sort."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from citeform.csl.collation import GAP, sort_keys
from citeform.csl.compile import SortKey
from citeform.csl.date import sort_key as date_key
from citeform.csl.item import Item
from citeform.csl.label import citation_label
from citeform.csl.markup import TEXT, Quotes, to_text
from citeform.csl.person import Person
from citeform.csl.rich import without_tags
from citeform.csl.scope import Scope
from citeform.model.vocabulary import DATES, NAMES

T = TypeVar("T")
MakeScope = Callable[[T], Scope]


class Sorter:
    """The order of things by keys, in a language."""

    def __init__(self, keys: Sequence[SortKey], quotes: Quotes, language: str) -> None:
        self.keys = keys
        self.quotes = quotes
        self.language = language

    def sort(self, things: Sequence[T], scope_of: MakeScope[T]) -> list[T]:
        """Things in the order of the keys; those that lack a key's value come last."""
        order = list(things)
        for key in reversed(self.keys):
            texts = [key_text(key, scope_of(thing), self.quotes) for thing in order]
            order = self.by_texts(order, texts, is_descending=key.is_descending)
        return order

    def by_texts(
        self, things: Sequence[T], texts: Sequence[str], *, is_descending: bool
    ) -> list[T]:
        """Things in the order of their texts; those with an empty one come last."""
        keys = sort_keys({text for text in texts if text}, self.language)
        full = [(keys[text], at) for at, text in enumerate(texts) if text]
        full.sort(key=itemgetter(0), reverse=is_descending)
        empty = [thing for thing, text in zip(things, texts, strict=True) if not text]
        return [things[at] for _, at in full] + empty

    def sort_groups(
        self,
        things: Sequence[T],
        scope_of: MakeScope[T],
        names_of: Callable[[T], str],
        joined_names_of: Callable[[T], str],
    ) -> list[T]:
        """Things in the order of the keys, those with the same names together.

        A group stands where its first thing does by the first key, then by its names, joined by
        nothing; one that lacks the key's value stands under "undefined": citeproc-js.
        """
        first = self.keys[0]
        together: dict[str, list[T]] = {}
        for thing in self.sort(things, scope_of):
            together.setdefault(names_of(thing), []).append(thing)
        groups = list(together.values())
        if len(groups) == 1:
            return groups[0]
        names = [joined_names_of(group[0]) for group in groups]
        groups = self.by_texts(groups, names, is_descending=first.is_descending)
        texts = [key_text(first, scope_of(group[0]), self.quotes) for group in groups]
        texts = [text or "undefined" for text in texts]
        groups = self.by_texts(groups, texts, is_descending=first.is_descending)
        return [thing for group in groups for thing in group]


def key_text(key: SortKey, scope: Scope, quotes: Quotes) -> str:
    """What a key makes of one item; empty when there is nothing to sort it by."""
    scope.is_sorting = True
    if key.macro is not None:
        scope.name_options = key.name_options
        return to_text(key.macro(scope), TEXT, quotes)
    return variable_key(key.variable, scope, keeps_particles=key.keeps_particles)


def variable_key(variable: str, scope: Scope, *, keeps_particles: bool) -> str:
    """The value of a variable for sorting."""
    item = scope.item
    if variable == "citation-number":
        return f"{item.number:09d}"
    if variable == "citation-label":
        return citation_label(item)
    if variable in NAMES:
        return GAP.join(
            name_text(person, keeps_particles=keeps_particles) for person in item.names(variable)
        )
    if variable in DATES:
        return date_key(item.date(variable))
    return without_tags(item.text(variable))


def name_text(person: Person, *, keeps_particles: bool) -> str:
    """A name as it is sorted."""
    if keeps_particles and person.non_dropping:
        person = person._replace(family=f"{person.non_dropping} {person.family}")
    return GAP.join((person.family, person.given, person.suffix))


def numbered(items: Sequence[Item]) -> None:
    """Give items their citation numbers, by their order."""
    for number, item in enumerate(items, start=1):
        item.number = number


def parted(
    group: Sequence[int], texts: Mapping[int, str], values: Mapping[str, Any], key: SortKey
) -> list[list[int]]:
    """Those that are alike by a key together, in its order; those without a text last."""
    alike: dict[Any, list[int]] = {}
    empty = [at for at in group if not texts[at]]
    for at in group:
        if texts[at]:
            alike.setdefault(values[texts[at]], []).append(at)
    order = [alike[value] for value in sorted(alike, reverse=key.is_descending)]
    return [*order, empty] if empty else order
