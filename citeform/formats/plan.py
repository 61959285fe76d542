"""Which rules of a style file hold for a record, and which of its fields each takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from citeform.codecs.registry import CODECS, Codec
from citeform.formats.stylefile import Rule
from citeform.syntax.record import Field
from citeform.tuples import NamedTuple

KNOWN = 2000
"""How many sets of names a plan remembers the rules for; records of a file are much alike."""


class Step(NamedTuple):
    """A rule with its codec."""

    rule: Rule
    codec: Codec
    single: bool
    """Whether it takes the first field of one tag."""


class Plan:
    """The rules that hold for one CSL type in one direction."""

    def __init__(self, rules: tuple[Rule, ...], kind: str, reads: bool) -> None:
        self.steps = [
            Step(rule, codec := CODECS[rule.codec], len(rule.tags) == 1 and not codec.repeats)
            for rule in rules
            if (rule.reads if reads else rule.writes) and (not rule.types or kind in rule.types)
        ]
        self.known: dict[tuple[str, ...], list[Step]] = {}
        self.by_name: dict[str, list[int]] = {}
        for at, (rule, _, _) in enumerate(self.steps):
            for name in (*rule.tags, *rule.aliases) if reads else rule.variables:
                self.by_name.setdefault(name, []).append(at)

    def chosen(self, names: Iterable[str]) -> list[Step]:
        """The rules that any of the names may call for, in the order of the style file."""
        key = tuple(names)
        if (steps := self.known.get(key)) is None:
            found = {at for name in key for at in self.by_name.get(name, ())}
            steps = [self.steps[at] for at in sorted(found)]
            if len(self.known) < KNOWN:
                self.known[key] = steps
        return steps


def claim(
    step: Step, columns: dict[str, list[Field]], values: Mapping[str, Any], noted: frozenset[str]
) -> list[list[Field]]:
    """Take a rule's fields out of the columns; none when its variables are known already.

    What stands beside a note that says the same variable better is dropped with it.
    """
    rule = step.rule
    if rule.variables[0] in values and all(name in values for name in rule.variables):
        if rule.also or (rule.writes and noted.issuperset(rule.variables)):
            # A codec of fields writes any of its tags, others the first alone.
            for tag in (*rule.tags, *rule.aliases) if step.codec.mode == "fields" else rule.tags:
                columns.pop(tag, None)
        return []
    tag = rule.tags[0]
    if step.single:
        if tag not in columns:
            tag = next((alias for alias in rule.aliases if alias in columns), "")
            if not tag:
                return []
        column = columns.pop(tag)
        if len(column) > 1:
            columns[tag] = column[1:]
        return [column]
    if len(rule.tags) > 1:
        found = any(map(columns.get, rule.tags))
        return [columns.pop(tag, []) for tag in rule.tags] if found else []
    # "A1  - First" and "AU  - Second" are one list.
    fields = [field for tag in (tag, *rule.aliases) for field in columns.pop(tag, ())]
    return [sorted(fields, key=lambda field: field.start)] if fields else []
