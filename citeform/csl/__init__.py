"""References → formatted citations, by CSL style."""

from citeform.csl.document import Document
from citeform.csl.entries import Printed, print_items, render, typeset
from citeform.csl.process import Processor
from citeform.csl.style import load, load_text
from citeform.csl.stylesheet import parent_of

__all__ = [
    "Document", "Printed", "Processor", "load", "load_text", "parent_of", "print_items", "render",
    "typeset",
]  # fmt: skip
