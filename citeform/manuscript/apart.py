"""A citation of several works in the sentence, taken apart: each has its names there."""

from __future__ import annotations

from citeform.manuscript.model import Citation


def apart(citation: Citation) -> list[Citation]:
    r"""A citation of several works as one of each, for `\citet` prints the names of all.

    The stretches divide its own between them; a comma stands before the second and the others.
    """
    cites = citation.cites
    edges = [citation.start, *(cite.place for cite in cites[1:]), citation.end]
    before, behind = citation.frame
    return [
        citation._replace(
            start=edges[at],
            end=edges[at + 1],
            cites=(cite,),
            frame=(before if not at else ", ", behind if at == len(cites) - 1 else ""),
        )
        for at, cite in enumerate(cites)
    ]
