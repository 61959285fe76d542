"""Record and Field: what every bibliographic syntax cuts text into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Protocol

from citeform.problems import Problem, Source
from citeform.tuples import NamedTuple


class Field(NamedTuple):
    """A tag and its text, as the syntax spells them."""

    tag: str
    value: Any
    """A string; in JSON any value."""
    start: int = 0
    """Offset of the tag in the input."""
    end: int = 0


field_of: Callable[[tuple[str, Any, int, int]], Field] = partial(tuple.__new__, Field)
"""A field of its four values, made in C: a file has more fields than anything else."""


class Record(NamedTuple):
    """One entry: its type, its key and its fields in the order of the input."""

    type: str
    key: str
    fields: tuple[Field, ...]
    start: int = 0
    end: int = 0


class Parsed(NamedTuple):
    """All that a syntax could cut a text into."""

    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()


class Syntax(Protocol):
    """How records look in a file; each module of this room is one."""

    def parse(self, source: Source, options: Mapping[str, Any]) -> Parsed:
        """Cut a text into records; what is not one is a problem."""

    def clean_key(self, key: str) -> str:
        """The key, without what this syntax forbids in one."""

    def render(self, records: Iterable[Record], options: Mapping[str, Any]) -> str:
        """Write records; the text ends with a line break unless it is empty."""
