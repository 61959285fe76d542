"""Reference and Library: the waist that everything flows into or out of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from citeform.model.values import Date, Name
from citeform.problems import Problem
from citeform.tuples import NamedTuple

Value = str | Date | tuple[Name, ...]
"""Text and numbers are strings, in CSL-JSON's own inline markup (`<i>`, `<sup>` …)."""

NO_DATE = Date()


class Origin(NamedTuple):
    """Where a value was read, by what, and how sure that is."""

    start: int
    """Offset of its first character in the input."""
    end: int
    score: float = 1.0
    """Between 0 and 1."""
    by: str = ""
    """The extractor of the front page, or the tag of the record."""


origin_of: Callable[[tuple[int, int, float, str]], Origin] = partial(tuple.__new__, Origin)
"""An origin of its four values, made in C: each value that is read has one."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One work: an open map of CSL 1.0.2 variables with closed kinds of value."""

    id: str = ""
    type: str = "document"
    variables: Mapping[str, Value] = field(default_factory=dict)
    custom: Mapping[str, object] = field(default_factory=dict)
    """What front pages carry beyond CSL, as JSON values; see `vocabulary.CUSTOM`."""
    extra: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Fields that have no CSL name, as `format:tag` → their texts."""
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False)
    """Variable or `custom` key → where it was read."""

    def __contains__(self, variable: object) -> bool:
        return variable in self.variables

    def text(self, variable: str) -> str:
        """The text or number of a variable, or an empty string."""
        value = self.variables.get(variable, "")
        return value if isinstance(value, str) else ""

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names of a variable, in order; empty when there are none."""
        value = self.variables.get(variable, ())
        return () if isinstance(value, str | Date) else value

    def date(self, variable: str) -> Date:
        """The date of a variable; an empty date when there is none."""
        value = self.variables.get(variable, NO_DATE)
        return value if isinstance(value, Date) else NO_DATE


@dataclass(frozen=True, slots=True)
class Library:
    """References in the order of the input, and what was wrong with it."""

    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()

    def with_problems(self, before: Iterable[Problem]) -> Library:
        """The same with problems that were met before it was read."""
        return Library(self.references, (*before, *self.problems))

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.references)

    def __len__(self) -> int:
        return len(self.references)

    def __getitem__(self, index: int) -> Reference:
        return self.references[index]
