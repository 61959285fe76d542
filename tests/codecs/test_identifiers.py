"""DOIs, languages and page ranges as they are printed."""

from __future__ import annotations

import pytest

from citeform.codecs.identifiers import find_doi, read_doi, trim_doi
from citeform.codecs.languages import read_language, write_babel
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import read_page_ends, write_page_ends


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi:10.1016/j.banm.2023.11.019", "10.1016/j.banm.2023.11.019"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("DOI: https://doi.org/10.1000/182", "10.1000/182"),
        ("10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",) * 2,
        ("not a DOI", "not a DOI"),
    ],
)
def test_reads_a_doi(text: str, doi: str) -> None:
    assert read_doi(text) == doi


@pytest.mark.parametrize(
    ("sentence", "doi"),
    [
        ("see doi:10.1000/182.", "10.1000/182"),
        ("(https://doi.org/10.1000/182).", "10.1000/182"),
        ("10.1000/a(1)b, and", "10.1000/a(1)b"),
    ],
)
def test_finds_a_doi_without_the_sentence_around_it(sentence: str, doi: str) -> None:
    match = find_doi(sentence)
    assert match
    assert trim_doi(match[0]) == doi


@pytest.mark.parametrize("text", ["10.1/x", "version 10.1000", "10.123/456", ""])
def test_finds_no_doi(text: str) -> None:
    assert find_doi(text) is None


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("763-71", "763-771"),
        ("763–771", "763-771"),
        ("1423--9", "1423-1429"),
        ("S12-9", "S12-S19"),
        ("iv-xii", "iv-xii"),
        ("12--15, 18--21", "12-15, 18-21"),
        ("e1002533", "e1002533"),
        ("C3-32--C3-35", "C3-32–C3-35"),
        ("100-99", "100-199"),
        ("71-63", "71-63"),
        ("in press", "in press"),
        ("", ""),
    ],
)
def test_reads_pages(text: str, pages: str) -> None:
    assert read_pages(text) == pages
    assert read_pages(pages) == pages


@pytest.mark.parametrize("pages", ["763-771", "e12", "C3-32–C3-35", "12-15, 18-21", "iv"])
def test_first_and_last_page_come_back(pages: str) -> None:
    assert read_page_ends(*write_page_ends(pages)) == pages


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("french", "fr"),
        ("ngerman", "de"),
        ("fre", "fr"),
        ("EN", "en"),
        ("en_us", "en-US"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("Klingon, of a kind", "Klingon, of a kind"),
    ],
)
def test_reads_a_language(text: str, tag: str) -> None:
    assert read_language(text) == tag


@pytest.mark.parametrize("tag", ["fr", "en", "en-GB", "en-US", "de", "pt-BR", "ja", "zu"])
def test_babel_name_is_read_again(tag: str) -> None:
    assert read_language(write_babel(tag)) == tag
