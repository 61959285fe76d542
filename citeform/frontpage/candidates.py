"""A candidate: something on a page that may be the value of a variable."""

from __future__ import annotations

from citeform.tuples import NamedTuple


class Candidate(NamedTuple):
    """Something on the page that may be the value of a variable."""

    variable: str
    """The CSL variable, or key of `custom`, that it may fill."""
    value: object
    start: int
    """Offset of its first character in the source."""
    end: int
    score: float
    """Between 0 and 1; only comparable between candidates for one variable."""
    by: str = ""
    """The extractor that found it, for `citeform inspect`."""
    language: str = ""
    support: float | None = None
    """What the model says for it, between 0 and 1; nothing where it was not asked."""
