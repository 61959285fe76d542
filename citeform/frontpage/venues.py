"""Where an article appeared that is none of a journal: preprints, conferences, theses, reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citeform.frontpage.candidates import Candidate
from citeform.frontpage.labels import fold
from citeform.frontpage.layout import Layout

ARXIV = re.compile(r"arXiv:\s?([a-z-]{2,12}/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
TYPES = {
    "thesis": (
        "thesis submitted", "dissertation submitted", "in partial fulfil", "these de doctorat",
        "these presentee", "tesis doctoral", "tese de doutorado", "dissertacao de mestrado",
        "tesi di dottorato", "inaugural-dissertation", "dissertation zur erlangung",
        "proefschrift ter verkrijging",
    ),
    "report": (
        "technical report no", "tech. report", "technical report tr", "rapport de recherche n",
        "rapport technique n", "informe tecnico n", "relatorio tecnico n", "working paper no",
        "rapporto tecnico n", "forschungsbericht nr",
    ),
}  # fmt: skip
"""What theses and reports call themselves, folded."""
# What a preprint server prints, folded, and its name.
SERVERS = {"biorxiv": "bioRxiv", "medrxiv": "medRxiv", "arxiv:": "arXiv"}


def find_archives(layout: Layout) -> Iterator[Candidate]:
    """The server of a preprint, and its number there."""
    for item in layout.items:
        low = item.line.text[:300].lower()
        for sign, server in SERVERS.items():
            if sign in low and "http" not in low[: low.index(sign)]:
                place = item.line.start, item.line.end
                yield Candidate("publisher", server, *place, 0.7)
                if match := ARXIV.search(item.line.text):
                    yield Candidate("archive", "arXiv", *place, 0.9)
                    yield Candidate("number", f"arXiv:{match[1]}", *place, 0.9)


def find_types(layout: Layout) -> Iterator[Candidate]:
    """A thesis or a report that says so in a line of its own."""
    for item in layout.items:
        folded = fold(item.line.text[:200])
        for kind, signs in TYPES.items():
            if len(item.line.text) < 160 and any(sign in folded for sign in signs):
                yield Candidate("type", kind, item.line.start, item.line.end, 0.7)
