"""Name and Date: the values of CSL that are not plain text.

Both hold what they failed to understand in `literal`, so that dirty input lives and is reported.
They are named tuples, as are most values here: a frozen dataclass takes a millisecond to define,
and scripts start citeform in loops.
"""

from __future__ import annotations

from citeform.tuples import NamedTuple


class Name(NamedTuple):
    """A person or a body, in the parts CSL 1.0.2 knows."""

    family: str = ""
    given: str = ""
    non_dropping_particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    """The whole name of a body, or of a person whose parts are not known."""
    comma_suffix: bool = False
    static_ordering: bool = False

    def __str__(self) -> str:
        parts = self.given, self.dropping_particle, self.non_dropping_particle, self.family
        return self.literal or " ".join(part for part in (*parts, self.suffix) if part)


DateParts = tuple[int, ...]
"""Year; year and month; or year, month and day.  A year before the common era is negative."""


class Date(NamedTuple):
    """A date or a range of two dates."""

    parts: tuple[DateParts, ...] = ()
    """One date, or the first and the last of a range."""
    season: str = ""
    """`1` to `4` for spring to winter, or a season's name."""
    circa: bool = False
    literal: str = ""
    """The date as printed, when it is none of the above."""

    @property
    def year(self) -> int | None:
        """The (first) year, when it is known."""
        return self.parts[0][0] if self.parts and self.parts[0] else None
