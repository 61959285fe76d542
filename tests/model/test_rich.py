"""CSL-JSON's inline markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeform.model import rich


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<i>E. coli</i> in H<sub>2</sub>O", "E. coli in H2O"),
        ('<span class="nocase">iOS</span>', "iOS"),
        ("<b><i>x</i></b>", "x"),
        # What is no pair of tags is text.
        ("a < b > c", "a < b > c"),
        ("<i>open", "<i>open"),
        ("close</i>", "close</i>"),
        ("<i>a<b>b</i>c</b>", "<i>ab</i>c"),
        ("<em>x</em>", "<em>x</em>"),
    ],
)
def test_plain_text_has_no_tags(text: str, plain: str) -> None:
    assert rich.plain(text) == plain


TAGGED = st.lists(
    st.sampled_from(["<i>", "</i>", "<b>", "</b>", "<sc>", rich.NOCASE, "</span>", "a", "<", ">"]),
    max_size=12,
).map("".join)


@given(TAGGED)
def test_opens_and_closes_are_nested(text: str) -> None:
    stack: list[str] = []
    for kind, value in rich.parse(text):
        if kind == "open":
            stack.append(value)
        elif kind == "close":
            assert stack.pop() == value
    assert not stack
