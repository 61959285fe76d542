"""Keywords: how they are divided, and when a comma stays."""

from __future__ import annotations

import pytest

from citeform.frontpage.keywords import merge_headings, read_keywords


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
