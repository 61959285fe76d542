"""A format is told by the first lines of its files."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import citeform
from citeform.catalogue import FRONTPAGE, Catalogue
from citeform.cli import cli

CASES = sorted((Path(__file__).parents[1] / "cases" / "detection").glob("*.txt"))
"""The first lines of files, each named after its format and what it shows."""

FORMATS = Catalogue().readable()


def format_of(case: Path) -> str:
    """The format that a case is of."""
    return case.stem.partition(",")[0]


@pytest.mark.parametrize("suffix", ["", ".txt"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_format_is_told_by_its_first_lines(case: Path, suffix: str) -> None:
    name = format_of(case)
    if name not in (*FORMATS, FRONTPAGE):
        pytest.skip(f"there is no {name} yet")
    assert Catalogue().detect(case.read_text(encoding="utf-8"), suffix) == name


def test_every_format_that_is_read_is_told() -> None:
    shown = set(map(format_of, CASES))
    # What builds on another format and looks like it is only asked for by name.
    told = {name for name, head in FORMATS.items() if "detect" in head or "base" not in head}
    assert told <= shown


def test_a_suffix_alone_means_the_most_general_format() -> None:
    assert Catalogue().detect("nothing at all", ".bib") == "bibtex"
    assert Catalogue().detect("nothing at all", ".JSON") == "csl-json"


@pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".pdf", ".xml"])
def test_a_common_suffix_says_nothing(suffix: str) -> None:
    assert Catalogue().detect("On things\n\nJane Doe\n", suffix) == FRONTPAGE


def test_one_run_mixes_formats(tmp_path: Path) -> None:
    texts = {
        "a.txt": "@article{a,\n  title = {First},\n  author = {Doe, Jane},\n}\n",
        "b.txt": "TY  - JOUR\nID  - b\nTI  - Second\nER  - \n",
        "c.txt": '[{"id": "c", "type": "book", "title": "Third"}]',
        "d.bib": "TY  - JOUR\nID  - d\nTI  - Fourth, with the wrong suffix\nER  - \n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, [*(str(tmp_path / name) for name in texts), "-t", "csl-json"])
    assert done.exit_code == 0, done.output
    assert [one.id for one in citeform.parse(done.stdout)] == list("abcd")


def test_telling_a_format_costs_little() -> None:
    page = "On things\n\nJane Doe\n\nWe show that things are so. " * 400
    catalogue = Catalogue()
    catalogue.detect(page)
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        catalogue.detect(page)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.05
