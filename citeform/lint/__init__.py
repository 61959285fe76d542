"""What is likely wrong with references, and what of it can be mended in their text."""

from citeform.lint.mending import Mended, mend
from citeform.lint.selection import FIXABLE, Selection, select
from citeform.lint.table import check

__all__ = ["FIXABLE", "Mended", "Selection", "check", "mend", "select"]
