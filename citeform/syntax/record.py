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


class Frame(NamedTuple):
    """What stands around and between texts that were rendered apart, so that they are one."""

    head: str = ""
    """What each of them begins with, and the whole once."""
    between: str = ""
    foot: str = ""


class Syntax(Protocol):
    """How records look in a file; each module of this room is one.

    A module may have two functions more, with which files are read and written a stretch at a
    time: `cut(source, options)` gives the offset up to which the records of a stretch are surely
    whole, and read as they do in the longer text, 0 where none is, None for a format that
    cannot be cut; `frame(options)` gives
    the `Frame` of what `render` makes, or None.
    """

    def parse(self, source: Source, options: Mapping[str, Any]) -> Parsed:
        """Cut a text into records; what is not one is a problem."""

    def clean_key(self, key: str) -> str:
        """The key, without what this syntax forbids in one."""

    def render(self, records: Iterable[Record], options: Mapping[str, Any]) -> str:
        """Write records; the text ends with a line break unless it is empty."""
