"""References → formatted citations, by CSL style."""

from citeform.csl.stylesheet import parent_of

__all__ = ["parent_of"]
