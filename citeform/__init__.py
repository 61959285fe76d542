"""citeform reads an article's front page or a bibliography file and prints its citation."""

from citeform.api import from_csl, parse, read, tend, to_csl, write
from citeform.model.reference import Library, Reference
from citeform.model.values import Date, Name
from citeform.problems import CiteformError, Problem

__version__ = "0.1.0"

__all__ = [
    "CiteformError",
    "Date",
    "Library",
    "Name",
    "Problem",
    "Reference",
    "from_csl",
    "parse",
    "read",
    "tend",
    "to_csl",
    "write",
]
