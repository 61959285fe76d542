"""How sure a value is said to be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from citeform import Library, parse
from citeform.frontpage.candidates import Candidate
from citeform.frontpage.confidence import KNOTS, confidence

CLEAR = """\
Exogenous flicker and the control of attention in a crowded street

Michael X. Cohen, Fraser William Steel

Department of Psychology, University of Amsterdam

Abstract
Activity in the theta band over medial prefrontal regions has been implicated in control processes,
and it remains open whether these dynamics are a neural mechanism of control.

Keywords: attention; flicker; control
"""
MURKY = """\
Michael X. Cohen, Fraser William Steel on the control of attention
Exogenous flicker, Anna Street and Paul Field, Amsterdam
Some Reports of Recent Work
"""


def sureness(library: Library, variable: str) -> float:
    """The confidence of a variable of the one reference."""
    return library[0].origins[variable].score


@pytest.mark.parametrize("variable", KNOTS)
def test_more_support_is_more_confidence(variable: str) -> None:
    for one, other in pairwise(KNOTS[variable]):
        assert one[0] < other[0]
        assert one[1] < other[1]
    steps = [at / 50 for at in range(51)]
    sure = [confidence(Candidate(variable, "x", 0, 1, 0.5, support=at)) for at in steps]
    assert sure == sorted(sure)
    assert 0.4 < sure[0] < sure[-1] < 1


def test_a_knot_has_its_own_share() -> None:
    support, share = KNOTS["author"][2]
    candidate = Candidate("author", "x", 0, 1, 0.5, support=support)
    assert confidence(candidate) == pytest.approx(share, abs=0.006)


def test_a_value_that_no_model_supports_keeps_its_score() -> None:
    assert confidence(Candidate("title", "x", 0, 1, 0.61)) == 0.61
    assert confidence(Candidate("volume", "x", 0, 1, 0.61, support=0.9)) == 0.61


def test_a_clear_page_is_surer_than_a_murky_one() -> None:
    clear, murky = parse(CLEAR, "frontpage"), parse(MURKY, "frontpage")
    assert sureness(clear, "title") > 0.9
    assert sureness(clear, "author") > 0.9
    assert sureness(murky, "title") < sureness(clear, "title")
