"""An article's front page as text → Reference."""

from citeform.frontpage.assemble import read

__all__ = ["read"]
