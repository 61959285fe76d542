"""BibTeX as other programs read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pybtex import format_from_string

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Date, Name


def typeset(text: str) -> str:
    """What a BibTeX program's plain style makes of a .bib file."""
    return str(format_from_string(text, style="plain", output_backend="plaintext"))


@pytest.mark.parametrize("ascii", [False, True])
def test_a_bibtex_program_prints_the_example(example: Path, ascii: bool) -> None:
    text = citeform.write(citeform.read(example), "bibtex", ascii=ascii)
    assert typeset(text) == (
        "[1] Hélène Marchetti-Duval, Jean-Baptiste Le Goff, and Oksana Petrenko. Mesure continue "
        "de la tension artérielle chez le coureur de fond. Rev Med Exerc Endur, 17(2):148–156, "
        "2024. URL: https://doi.org/10.5555/rmee.2023.03.007, doi:10.5555/rmee.2023.03.007.\n"
    )


def test_a_bibtex_program_reads_past_a_hostile_title() -> None:
    hostile = Reference(
        "k {x}",
        "article-journal",
        {
            "author": (Name("Doe", "Jane"), Name(literal="Simon and Schuster, Inc.")),
            "title": "One } two {\n@book{x, 100% #1 \\ $y$",
            "container-title": "Acta",
            "publisher": "P",
            "issued": Date(((2024,),)),
        },
    )
    text = citeform.write([hostile, Reference("z", "book", hostile.variables)], "bibtex")
    first, second = typeset(text).splitlines()
    assert first.startswith("[1] Jane Doe and Simon and Schuster, Inc. One ")
    assert "100% #1" in first
    assert second.startswith("[2] ")
