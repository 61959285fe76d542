"""Our NamedTuple beside typing's."""

from __future__ import annotations

import pickle
import typing

import pytest

from citeform import tuples
from citeform.problems import Problem


class Ours(tuples.NamedTuple):
    """A class with all that a class can have."""

    first: int
    second: str = "b"
    third: tuple[str, ...] = ()

    @property
    def both(self) -> str:
        """A property."""
        return f"{self.first}{self.second}"

    def __str__(self) -> str:
        return "shown"


class Theirs(typing.NamedTuple):
    """A class with all that a class can have."""

    first: int
    second: str = "b"
    third: tuple[str, ...] = ()

    @property
    def both(self) -> str:
        """A property."""
        return f"{self.first}{self.second}"

    def __str__(self) -> str:
        return "shown"


def test_what_is_made_is_the_same() -> None:
    ours, theirs = Ours(1), Theirs(1)
    assert tuple(ours) == tuple(theirs) == (1, "b", ())
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (str(ours), ours.both, ours._replace(second="c").both) == ("shown", "1b", "1c")
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert Ours.__doc__ == Theirs.__doc__
    assert Ours.__module__ == Theirs.__module__
    assert Ours.__match_args__ == Theirs.__match_args__
    with pytest.raises(TypeError, match="first"):
        Ours()  # type: ignore[call-arg]


def test_values_are_passed_on_to_other_processes() -> None:
    problem = Problem("lost", "message", "file", 3)
    assert pickle.loads(pickle.dumps(problem)) == problem
