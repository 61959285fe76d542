"""Titles of journals abbreviated by ISO 4."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

import citeform
from citeform.journals import iso4
from citeform.journals.titles import key

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[1] / "cases" / "journals" / "iso4.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]

# What journals, or PubMed, print otherwise than the list of title word abbreviations has it.
OTHERWISE = {
    "Chicago J. of Theoretical Comp. Sci.": "Chic. J. Theor. Comput. Sci.",
    "IEEE Trans. Circuits Syst. II": "IEEE Trans. Circuits Syst. II: Analog Digit. Signal Process.",
    "J R Stat Soc Ser C Appl Stat": "J. R. Stat. Soc., C Appl. Stat.",
    "JOSS": "J. Open Source Softw.",
}


@pytest.mark.parametrize(("title", "short"), ROWS)
def test_abbreviates_as_published(title: str, short: str) -> None:
    assert iso4.abbreviated(title) == short


@pytest.mark.parametrize(("title", "short"), ROWS)
def test_what_is_abbreviated_stays(title: str, short: str) -> None:
    assert iso4.abbreviated(short) == short
    pointless = short.replace(".", "")
    if short != title and len(pointless.split()) > 2:
        assert iso4.abbreviated(pointless) == pointless


def test_agrees_with_the_pairs_of_real_records(shared: Path) -> None:
    names = {"endnotexml": "endnote-xml"}
    pairs = set()
    for line in (shared / "data" / "formats" / "dev.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        form = case["input_format"]
        for one in citeform.parse(case["input"], names.get(form, form)):
            title, short = one.text("container-title"), one.text("container-title-short")
            if one.type == "article-journal" and len(title) > len(short) > 0:
                pairs.add((title, short))
    made = {short: iso4.abbreviated(title) for title, short in pairs}
    assert len(made) >= 15
    assert {a: b for a, b in made.items() if key(a) != key(b)} == OTHERWISE


@pytest.mark.parametrize("language", ["", "en", "de", "fr-CA", "klingon"])
def test_no_title_is_too_strange(language: str) -> None:
    words = [word for row in ROWS for word in row[0].split()]
    words += "Part Series A II the de l' d' dell' - – & . , : ( ' ... ß ½ ™ İ ŒÆ * St. J x".split()
    chance = random.Random(7)
    for _ in range(1000):
        title = " ".join(chance.choices(words, k=chance.randint(1, 6)))
        short = iso4.abbreviated(title, language)
        assert short
        assert len(re.sub(r"\W", "", short)) <= len(re.sub(r"\W", "", title))
