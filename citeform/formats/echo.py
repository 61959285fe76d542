"""Whether a record says what it was written from, told without reading all of it again.

Which rule takes which fields follows from a record's type and tags, and from which variables were
found so far.  Where a record with the same tags was read before, its rules are known, and only
their values are left to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from citeform.formats.plan import KNOWN, Step
from citeform.formats.stylefile import TypeRule
from citeform.model.reference import NO_DATE
from citeform.syntax.record import Field, Record
from citeform.tuples import NamedTuple

Taken = tuple[Step, list[list[Field]], int]
"""A rule, the fields it took, and how many variables were known once they were read."""


class Course(NamedTuple):
    """How the records of one type with the same tags are read."""

    kind: str
    """Their CSL type."""
    steps: list[tuple[Step, list[list[int]], int]]
    """As `Taken`, but with the places of the fields in the record."""
    sets: Mapping[str, str]
    """The variables that the type itself says."""
    names: list[str]
    """All variables, in the order in which they are found."""


class Echo:
    """How the records of a format that were written read."""

    def __init__(
        self,
        read: Callable[[Step, list[list[Field]], list[str]], Any],
        rules_of: Callable[[str], Iterable[TypeRule]],
    ) -> None:
        self.read, self.rules_of = read, rules_of
        self.courses: dict[tuple[str, ...], Course] = {}
        """By the type of a record and its tags."""

    def learn(
        self,
        record: Record,
        kind: str,
        taken: Sequence[Taken],
        sets: Mapping[str, str],
        names: Iterable[str],
    ) -> None:
        """Keep how a record was read, unless the text of a field decided what type it is."""
        tags = [field.tag for field in record.fields]
        deciding = {tag for rule in self.rules_of(record.type.lower())
                    for tag, text in rule.has.items() if text}  # fmt: skip
        if len(self.courses) >= KNOWN or not deciding.isdisjoint(tags):
            return
        at = {id(field): place for place, field in enumerate(record.fields)}
        steps = [
            (step, [[at[id(field)] for field in column] for column in fields], count)
            for step, fields, count in taken
        ]
        self.courses[record.type, *tags] = Course(kind, steps, sets, list(names))

    def gives_back(self, record: Record, kind: str, expected: Mapping[str, Any]) -> bool:
        """Whether a record is known to read as a type with certain values."""
        fields = record.fields
        course = self.courses.get((record.type, *[field.tag for field in fields]))
        if course is None or course.kind != kind:
            return False
        values: dict[str, Any] = {}
        for step, places, count in course.steps:
            if step.single:
                taken = [[fields[places[0][0]]]]
            else:
                taken = [[fields[at] for at in column] if column else [] for column in places]
            try:
                found = self.read(step, taken, [])
            except ValueError:
                return False
            variables = step.rule.variables
            several = found if len(variables) > 1 else (found,)
            for name, value in zip(variables, several, strict=True):
                if value and name not in values and value != NO_DATE:
                    values[name] = value
            if len(values) != count:
                return False
        for name, text in course.sets.items():
            values.setdefault(name, text)
        # The same variables in the same order: each was found by the rule that found it before.
        return values == expected and list(values) == course.names
