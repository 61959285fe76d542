"""The front page that started it all, through the command line, in every style."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import citeform
from citeform.cli import cli


def printed(page: Path, style: str, *options: str) -> str:
    """What citeform prints for a page."""
    result = CliRunner().invoke(cli, [str(page), "-t", style, *options])
    assert result.exit_code == 0
    return result.stdout


def test_vancouver(seed_page: Path) -> None:
    assert printed(seed_page, "vancouver") == (
        "1. Deschamps F, Vital JM. Chirurgie et radiologie interventionnelle du rachis. "
        "Bull Acad Natl Med. 2024;208:763–71. doi:10.1016/j.banm.2023.11.019\n"
    )


@pytest.mark.parametrize(
    ("option", "author"),
    [
        ("--quiet", "Deschamps, Frédéric and Vital, Jean-Marc"),
        ("--ascii", r"Deschamps, Fr{\'e}d{\'e}ric and Vital, Jean-Marc"),
    ],
)
def test_bibtex(seed_page: Path, option: str, author: str) -> None:
    text = printed(seed_page, "bibtex", option)
    assert text.isascii() == (option == "--ascii")
    assert text.startswith("@article{deschamps2024chirurgie,\n")
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", text, re.MULTILINE))
    assert fields["author"] == author
    assert fields["title"] == "Chirurgie et radiologie interventionnelle du rachis"
    assert fields["journal"] == "Bull Acad Natl Med"
    assert (fields["year"], fields["volume"], fields["pages"]) == ("2024", "208", "763--771")
    assert fields["doi"] == "10.1016/j.banm.2023.11.019"
    assert fields["url"] == "https://doi.org/10.1016/j.banm.2023.11.019"
    assert fields["keywords"].count(", ") == 5
    assert fields["langid"] == "french"
    assert len(fields["abstract"]) > 1000


def test_ris_is_read_back_without_loss(seed_page: Path) -> None:
    text = printed(seed_page, "ris")
    rows = [line.partition("  - ")[::2] for line in text.splitlines()]
    assert rows[0] == ("TY", "JOUR")
    for row in (
        ("AU", "Deschamps, Frédéric"),
        ("TI", "Chirurgie et radiologie interventionnelle du rachis"),
        ("TT", "Surgery and interventional radiology of the spine"),
        ("T2", "Bull Acad Natl Med"),
        ("PY", "2024"),
        ("VL", "208"),
        ("SP", "763"),
        ("EP", "771"),
        ("DO", "10.1016/j.banm.2023.11.019"),
        ("UR", "https://doi.org/10.1016/j.banm.2023.11.019"),
        ("LA", "fr"),
    ):
        assert row in rows
    assert [tag for tag, _ in rows].count("KW") == 6
    (page,), (back,) = citeform.read(seed_page), citeform.parse(text)
    assert (back.type, back.variables, back.custom) == (page.type, page.variables, page.custom)


def test_csl_json_holds_all_of_it(seed_page: Path) -> None:
    (item,) = json.loads(printed(seed_page, "csl-json"))
    assert item["id"] == "deschamps2024chirurgie"
    assert item["custom"]["translated-keywords"]["en"][0] == "Radiology, Interventional"
    assert [one["authors"] for one in item["custom"]["affiliations"]] == [[0], [1]]
    (page,) = citeform.read(seed_page)
    assert citeform.from_csl({**item, "id": ""}) == page
