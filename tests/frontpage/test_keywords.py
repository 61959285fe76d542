"""Keywords: which lines are a list, how they are divided, and when a comma stays."""

from __future__ import annotations

import pytest

from citeform.frontpage.keywords import find_lists, is_terms, merge_headings, read_keywords
from citeform.frontpage.model import Guess
from citeform.frontpage.page import read_page
from citeform.frontpage.zones import find_items, find_zones


@pytest.mark.parametrize(
    ("text", "keywords"),
    [
        ("pain, spine, surgery.", ["pain", "spine", "surgery"]),
        ("pain; spine, lumbar; surgery", ["pain", "spine, lumbar", "surgery"]),
        ("pain • spine • surgery", ["pain", "spine", "surgery"]),
        ("pain · spine · surgery", ["pain", "spine", "surgery"]),
        ("pain – spine – surgery", ["pain", "spine", "surgery"]),
        ("Pain. Spine. General surgery.", ["Pain", "Spine", "General surgery"]),
        ("receptors (alpha, beta), spine", ["receptors (alpha, beta)", "spine"]),
        ("Lipids-Cognition-Motor speed-Ageing", ["Lipids", "Cognition", "Motor speed", "Ageing"]),
        ("evidence-based medicine", ["evidence-based medicine"]),
        ("Pain ㆍSpine ㆍSurgery.", ["Pain", "Spine", "Surgery"]),
        ("galaxies: bulges -galaxies: evolution", ["galaxies: bulges", "galaxies: evolution"]),
        ("galaxies: halos (A1, A2) -stars -dust", ["galaxies: halos (A1, A2)", "stars", "dust"]),
        ("directed evolution/library/shuffling", ["directed evolution", "library", "shuffling"]),
        ("pain, in/out, spine ____", ["pain", "in/out", "spine"]),
        ("evidence/practice", ["evidence/practice"]),
        ("Pain. Spine, lumbar. Surgery.", ["Pain", "Spine, lumbar", "Surgery"]),
        ("A1. Defects, A3. Epitaxy", ["A1. Defects", "A3. Epitaxy"]),  # Journal of Crystal Growth
        ("(max. 6) pain, spine", ["pain", "spine"]),
        ("receptors (alpha), spine", ["receptors (alpha)", "spine"]),
        ("pain, spine. Abstract", ["pain", "spine"]),
        ("pain, spine. 1. Introduction", ["pain", "spine"]),
        ("pain;spine; I.", ["pain", "spine"]),
        ("structural abstract, spine", ["structural abstract", "spine"]),
        ("pain", ["pain"]),
        ("", []),
    ],
)
def test_divides_keywords(text: str, keywords: list[str]) -> None:
    assert list(read_keywords(text)) == keywords


@pytest.mark.parametrize(
    ("keywords", "others", "merged"),
    [
        (
            ["Radiology", "Interventional", "Spine"],
            ["Radiologie interventionnelle", "Rachis"],
            ["Radiology, Interventional", "Spine"],
        ),
        (
            ["Pain", "Neoplasms", "Spinal", "Surgery"],
            ["Douleur", "Tumeur du rachis", "Chirurgie"],
            ["Pain", "Neoplasms, Spinal", "Surgery"],
        ),
        (
            ["Neoplasms", "Spinal", "Radiology", "Interventional"],
            ["Tumeur", "Radiologie"],
            ["Neoplasms, Spinal", "Radiology, Interventional"],
        ),
        # Counts agree: nothing is merged, whatever it looks like.
        (
            ["Radiology", "Interventional"],
            ["Radiologie", "Rachis"],
            ["Radiology", "Interventional"],
        ),
        # No pair looks like a heading: the list stays as it is.
        (["Pain", "Spine", "Knee"], ["Douleur", "Rachis"], ["Pain", "Spine", "Knee"]),
    ],
)
def test_merges_inverted_headings(
    keywords: list[str], others: list[str], merged: list[str]
) -> None:
    assert list(merge_headings(keywords, others)) == merged


def read_lists(text: str, chances: dict[int, float], abstract: int = 0) -> list[list[str]]:
    """The lists of a page, of whose lines a model is as sure as `chances` says."""
    page = read_page(text)
    items = find_items(page)
    zones = [zone for zone in find_zones(page, items) if zone.name == "keywords"]
    guesses = [Guess({}, {"keyword": chances.get(item.number, 0.0)}) for item in items]
    found = find_lists(items, zones, guesses, abstract)
    return [list(read_keywords(page.join(zone.texts), zone.texts)) for zone in found]


PAIN = ["pain", "lumbar spine", "surgery"]


@pytest.mark.parametrize(
    ("text", "chances", "keywords"),
    [
        ("Keywords: pain, lumbar\nspine, surgery", {0: 0.9, 1: 0.9}, [PAIN]),
        # The model doubts the narrow lines, but a word goes on.
        ("Keywords: pain, lumbar\nspine, surgery", {0: 0.9}, [PAIN]),
        ("Other keywords: pain, lumbar spine,\nsurgery", {0: 0.9}, [PAIN]),
        ("Keywords: pain, lumbar spine, surgery.\n\nThe Spine Journal", {0: 1, 1: 0.7}, [PAIN]),
        ("Keywords: pain, lumbar spine,\n\nsurgery", {0: 1, 1: 0.7}, [PAIN]),
        # A running head that the rules take for a part of the list.
        ("Keywords: pain, lumbar spine, surgery\n\nThe Spine Journal", {0: 1, 1: 0.7}, [PAIN]),
        # A footer between the label and its list.
        ("KEYWORDS\n28 April 2010\nPain, lumbar spine, surgery", {}, [["Pain", *PAIN[1:]]]),
        # The label has lost its list, which stands elsewhere.
        ("pain, lumbar spine, surgery\n\nKey words:\n6", {0: 0.7}, [PAIN]),
        ("Keywords: S\n\nThe artery is dominant.", {0: 0.5}, []),
        # The label has lost its small capitals.
        ("K\n: pain, lumbar\nspine, surgery\n\nOther", {}, [PAIN]),
        # One sentence that no label tells is no list.
        ("Colour guides the worm to its food.", {0: 0.8}, []),
    ],
)
def test_finds_lists(text: str, chances: dict[int, float], keywords: list[list[str]]) -> None:
    assert read_lists(text, chances) == keywords


def test_finds_a_list_without_label_above_the_abstract() -> None:
    text = "University of Hamburg\n\nPain, Lumbar Spine,\nSurgery\nWe operated on it."
    assert read_lists(text, {}, abstract=3) == [["Pain", "Lumbar Spine", "Surgery"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lentinus lepideus, Terrestrol, Fungal Fragrance Compounds", True),
        ("Dagstuhl Castle, Germany, July 1991", False),
        ("Received: May, June, July", False),
        ("Pain, spine, surgery", False),
        ("Pain, Spine", False),
    ],
)
def test_knows_a_list_of_terms(text: str, expected: bool) -> None:
    assert is_terms(text) is expected
