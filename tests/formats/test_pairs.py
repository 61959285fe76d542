"""From one format to another and back."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from citeform.catalogue import Catalogue
from citeform.lenses import lens
from citeform.model.reference import Reference
from tests.formats.strategies import references
from tests.formats.test_laws import FORMATS, assert_kept, hard, read_back


@pytest.mark.parametrize("name", FORMATS)
@hard
@given(work=references(), other=st.sampled_from(FORMATS))
def test_there_and_back_keeps_what_both_can_say(name: str, work: Reference, other: str) -> None:
    assume(other != name)
    here, there = (lens(Catalogue().find(one)) for one in (name, other))
    _, (first,), _ = read_back(here, [work])
    _, (abroad,), lost_there = read_back(there, [first])
    _, (again,), lost_here = read_back(here, [abroad])
    renamed = [problem._replace(file=first.id) for problem in (*lost_there, *lost_here)]
    assert_kept(here, first, again, renamed)
