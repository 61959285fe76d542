"""Training: pages in either form, the same model from the same pages, and the one that we ship."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from citeform.frontpage import read
from citeform.frontpage.features import find_units
from citeform.frontpage.model import LINES, MODEL, TOKENS
from citeform.frontpage.page import read_page
from citeform.frontpage.train import fold_of, line_labels, read_pages, read_ttx, unit_labels
from citeform.frontpage.zones import find_items
from citeform.problems import Source

LABELLED = """\
journal     | Journal of Tides 12 (2011) 3-9
            |
title       | The turning of the tide in small harbours:
            | a study of three winters
author      | Jane Doe 1 and Kim Roe 2
affiliation | 1 Institute of Coasts, University of Port Haven, Port Haven, Norway
affiliation | 2 Department of Harbours, Northern College, Aberdeen, UK
            |
other       | Abstract
abstract    | We measured the tide in three small harbours during three winters, and we found
            | that it turned.  It turned later in the smallest one.
"""


def test_reads_labels_that_stand_where_they_change() -> None:
    page = read_ttx(LABELLED)
    text = page["text"]
    assert [(text[start:end], name) for start, end, name in page["zones"]][1:4] == [
        ("The turning of the tide in small harbours:\na study of three winters", "title"),
        ("Jane Doe 1 and Kim Roe 2", "author"),
        ("1 Institute of Coasts, University of Port Haven, Port Haven, Norway", "affiliation"),
    ]
    with pytest.raises(ValueError, match="without a bar"):
        read_ttx("title")


def test_labels_lines_and_tokens() -> None:
    one = read_ttx(LABELLED)
    page = read_page(one["text"])
    assert line_labels(page, one["zones"])[:7] == [
        "B-reference", "B-title", "I-title", "B-author", "B-affiliation", "B-affiliation", "other",
    ]  # fmt: skip
    units = find_units(find_items(page))
    labels = unit_labels(page, units, one["zones"])
    named = [unit.text for unit, label in zip(units, labels, strict=True) if label == "I-author"]
    assert named == ["Doe", "1", "and", "Kim", "Roe", "2"]


def test_the_same_pages_give_the_same_model(tmp_path: Path) -> None:
    pages = tmp_path / "page.ttx"
    pages.write_text(LABELLED, encoding="utf-8")
    models = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "citeform.frontpage.train", seed, pages.name]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=tmp_path, env=environment, check=True)
        models.append([(tmp_path / seed / name).read_bytes() for name in (LINES, TOKENS)])
    assert models[0] == models[1]
    (work,) = read(Source(read_ttx(LABELLED)["text"]), tmp_path / "1")
    assert work.text("title").endswith("a study of three winters")


def test_reads_pages_of_either_form(tmp_path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    lines.write_text(json.dumps(read_ttx(LABELLED)) + "\n", encoding="utf-8")
    own = tmp_path / "page.ttx"
    own.write_text(LABELLED, encoding="utf-8")
    assert read_pages(lines) == read_pages(own)


def test_folds_follow_from_the_names_alone() -> None:
    assert [fold_of(name) for name in ("004747v1", "007054v1", "1024._multichoice-aaai05")] == [
        2, 4, 1,
    ]  # fmt: skip


def test_the_model_is_small_and_has_its_card() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 3_000_000
    card = (MODEL / "README.md").read_text(encoding="utf-8")
    assert "GROBID" in card
    assert "CC-BY" in card
