"""HTML's entities in formats without markup."""

from __future__ import annotations

import pytest

from citeform.markup import entities, line


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("R&amp;D", "R&D"),
        ("R&amp;amp;D &amp;#233;", "R&D é"),
        ("&lt;i&gt;in vivo&lt;/i&gt;", "<i>in vivo</i>"),
        ("AT&T, R&D; &nosuch;", "AT&T, R&D; &nosuch;"),
    ],
)
def test_entities_are_undone_double_ones_too(text: str, decoded: str) -> None:
    assert entities.decode(text, "prose", []) == decoded
    assert entities.decode(text, "verbatim", []) == text


@pytest.mark.parametrize("text", ["R&D", "&amp;", "&amp;amp; & &lt;", "&#233;", "&nosuch;"])
def test_what_looks_like_an_entity_comes_back(text: str) -> None:
    assert entities.decode(entities.encode(text, "prose"), "prose", []) == text


def test_a_text_on_one_line() -> None:
    assert line.encode("one\n\ntwo\tthree", "prose") == "one two three"
