"""Lines and their offsets, and words that a line end divided."""

from __future__ import annotations

import unicodedata

import pytest

from citeform.frontpage.page import read_page


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["inter-", "ventional"], "interventional"),
        (["Jean-", "Marc"], "Jean-Marc"),
        (["2017-", "2018"], "2017-2018"),
        (["mini-", "invasive"], "mini-invasive"),
        (["so-", "called"], "so-called"),
        (["well-", "trained"], "well-trained"),
        (["forty-", "two"], "forty-two"),
        (["in-", "between"], "in-between"),
        (["in-", "dependent"], "independent"),
        (["in-", "novation"], "innovation"),
        (["de-", "escalation"], "de-escalation"),
        (["entre-", "deux"], "entre-deux"),
        (["devi-", "ce"], "device"),
        (["one -", "two"], "one - two"),
        (["inter\u00ad", "ventional"], "interventional"),
        (["one", "two"], "one two"),
        ([], ""),
    ],
)
def test_joins_lines(lines: list[str], joined: str) -> None:
    assert read_page("").join(lines) == joined


def test_the_page_itself_says_how_a_word_is_spelt() -> None:
    page = read_page("a tumour-node map\ninterven-\ntion, tumour-\nnode, intervention")
    assert page.join(["tumour-", "node"]) == "tumour-node"
    assert page.join(["interven-", "tion"]) == "intervention"


@pytest.mark.parametrize(
    "text",
    [
        "Été à Sète\n\n  deux\u00a0mots  \r\nfin",
        unicodedata.normalize("NFD", "Été à Sète\n\n  l'été  déjà \nfin"),
        "\ufeffÉté\u200b ici\nﬁn de  l’œuvre",
    ],
)
def test_every_column_leads_back_to_its_character(text: str) -> None:
    for line in read_page(text).lines:
        assert line.text == unicodedata.normalize("NFC", line.text)
        for column, char in enumerate(line.text):
            source = text[line.at(column)]
            plain = unicodedata.normalize("NFKD", char)[0]
            assert (
                source.isspace() if char == " " else plain in unicodedata.normalize("NFKD", source)
            )
        assert text[line.start : line.end].strip() == text[line.start : line.end]


def test_counts_blank_lines() -> None:
    assert [line.gap for line in read_page("a\n\n\nb\r\n\r\nc\nd").lines] == [0, 2, 1, 0]


def test_no_page_has_so_many_lines() -> None:
    assert len(read_page("Line\n" * 10_000).lines) == 5000
