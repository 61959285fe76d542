"""What is likely wrong with references, and what of it can be mended in their text."""

from citeform.lint.doubles import Doubles
from citeform.lint.mending import Mended, mend
from citeform.lint.selection import FIXABLE, Selection, select
from citeform.lint.table import check

__all__ = ["FIXABLE", "Doubles", "Mended", "Selection", "check", "mend", "select"]
