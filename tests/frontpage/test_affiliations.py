"""Institutions that share a line, whatever signs divide them and whoever reads the page."""

from __future__ import annotations

from typing import Any

import pytest

from citeform.frontpage import read
from citeform.problems import Source

FRENCH = """\
La pêche aux coques dans les estuaires du nord

Jeanne Dupont 1, Paul Martin †

{}

Résumé
Nous avons étudié la pêche aux coques dans les estuaires du nord de la France pendant trois
hivers et nous avons vu que les prises sont plus fortes le matin que le soir, et les pêcheurs aussi.
"""
ENGLISH = """\
The fishing of cockles in northern estuaries

Jane Doe 1, Kim Roe †

{}

Abstract
We studied the fishing of cockles in the estuaries of the north for three winters, and we found that
the catch is greater in the morning than in the evening, which the fishermen had known all along.
"""
LINE = (
    "1 Institute of Biology, University of Lyon, Lyon, France{}University of Brest, Brest, France"
)


@pytest.mark.parametrize("page", [FRENCH, ENGLISH])
@pytest.mark.parametrize("mark", [" † ", "; ‡", " and § ", ". 2 "])
def test_marks_divide_institutions_on_one_line(page: str, mark: str) -> None:
    (work,) = read(Source(page.format(LINE.format(mark))))
    found: Any = work.custom["affiliations"]
    assert [one["name"] for one in found] == [
        "Institute of Biology, University of Lyon, Lyon, France",
        "University of Brest, Brest, France",
    ]


@pytest.mark.parametrize("page", [FRENCH, ENGLISH])
def test_any_sign_before_any_script_is_read(page: str) -> None:
    for sign in (" † ", "; ※2 ", ", 12 ", " (b) "):
        for name in ("大学 研究所", "Université", "rue de Brest"):
            assert len(read(Source(page.format(LINE.format(sign) + name)))) == 1
