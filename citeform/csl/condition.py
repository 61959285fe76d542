"""cs:if and cs:else-if → a test of a scope."""

from __future__ import annotations

from collections.abc import Callable

from citeform.csl.node import Node
from citeform.csl.numbers import is_numeric, locator_of
from citeform.csl.scope import Scope
from citeform.model.vocabulary import DATES, NAMES

Test = Callable[[Scope], bool]

GIVEN = frozenset(("citation-number", "first-reference-note-number", "locator", "year-suffix"))
"""Variables that the cite or the engine gives."""

POSITIONS: dict[str, int] = {"first": 0, "subsequent": 1, "ibid": 2, "ibid-with-locator": 3}
"""Positions; each but the first includes those after it."""


def compile_condition(node: Node) -> Test:
    """All tests of a condition, joined by its `match`."""
    tests: list[Test] = []
    for name, value in node.attributes.items():
        if name == "type":
            # An item has one type: several are alternatives, whatever the match.
            tests.append(test_types(frozenset(value.split())))
            continue
        make = TESTS.get(name)
        if make is not None:
            tests.extend(make(word) for word in value.split())
    match = node.get("match", "all")
    if len(tests) == 1:
        only = tests[0]
        return (lambda scope: not only(scope)) if match == "none" else only
    if match in ("any", "none"):
        return some_of(tuple(tests), wanted=match == "any")

    def all_of(scope: Scope) -> bool:
        for test in tests:  # noqa: SIM110 (a loop is twice as fast, and this is a hot path)
            if not test(scope):
                return False
        return True

    return all_of


def some_of(tests: tuple[Test, ...], *, wanted: bool) -> Test:
    """Whether one test holds, or none does."""

    def some(scope: Scope) -> bool:
        for test in tests:
            if test(scope):
                return wanted
        return not wanted

    return some


def test_types(kinds: frozenset[str]) -> Test:
    """Whether the item is of one of several types."""
    return lambda scope: scope.item.type in kinds


def test_variable(variable: str) -> Test:
    """Whether a variable says anything."""
    if variable in GIVEN:
        return lambda scope: has_variable(scope, variable)
    if variable in NAMES:
        return lambda scope: bool(scope.item.names(variable))
    if variable in DATES:
        return lambda scope: scope.item.date(variable) is not None
    return lambda scope: bool(scope.item.text(variable))


def has_variable(scope: Scope, variable: str) -> bool:
    """Whether a variable of the item or of the cite says anything."""
    if variable == "locator":
        return bool(locator_of(scope)[0])
    if variable == "first-reference-note-number":
        return bool(scope.note)
    if variable == "citation-number":
        return True
    if variable == "year-suffix":
        return bool(scope.ambiguity.suffix)
    return scope.item.has(variable)


def test_numeric(variable: str) -> Test:
    """Whether a variable is a number, or several."""

    def test(scope: Scope) -> bool:
        if variable == "locator":
            return is_numeric(locator_of(scope)[0])
        if variable == "citation-number":
            return True
        return is_numeric(scope.item.text(variable))

    return test


def test_uncertain(variable: str) -> Test:
    """Whether a date is about right only."""

    def test(scope: Scope) -> bool:
        date = scope.item.date(variable)
        return date is not None and date.circa

    return test


def test_locator(label: str) -> Test:
    """Whether the cite has a locator of that kind."""
    label = "sub-verbo" if label == "sub verbo" else label
    return lambda scope: locator_of(scope)[1] == label and bool(locator_of(scope)[0])


def test_position(position: str) -> Test:
    """Whether the cite stands so in the document."""
    if position == "near-note":
        return lambda scope: scope.near and not scope.is_bibliography
    wanted = POSITIONS.get(position, 9)
    if wanted == 0:
        return lambda scope: scope.position == 0 and not scope.is_bibliography
    return lambda scope: scope.position >= wanted and not scope.is_bibliography


def test_disambiguate(value: str) -> Test:
    """Whether the cite cannot be told from others by what it prints otherwise."""
    wanted = value == "true"

    def test(scope: Scope) -> bool:
        scope.tests += 1
        return (scope.ambiguity.condition >= scope.tests) is wanted

    return test


TESTS: dict[str, Callable[[str], Test]] = {
    "disambiguate": test_disambiguate,
    "is-numeric": test_numeric,
    "is-uncertain-date": test_uncertain,
    "locator": test_locator,
    "position": test_position,
    "variable": test_variable,
}
