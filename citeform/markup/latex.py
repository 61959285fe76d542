"""LaTeX as .bib files hold it ⇄ rich text.

Sources: "Tame the BeaST" (Markey 2009), sections 4.2 and 13; the LaTeX 2e encodings T1, TS1
(encguide.pdf); BibLaTeX manual 3.19 for its commands in data.
"""

from citeform.markup.latexread import decode
from citeform.markup.latexwrite import encode

__all__ = ["decode", "encode"]
