"""Lists of journals as JabRef has them."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from citeform.journals.lists import parse_list, read_list
from citeform.journals.titles import Titles
from citeform.problems import CiteformError, Source


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ('"Journal of Tides","J. Tides"', ("Journal of Tides", "J. Tides", "")),
        ('"Journal of Tides, A","J. Tides, A","JT"', ("Journal of Tides, A", "J. Tides, A", "JT")),
        ("Journal of Tides,J. Tides", ("Journal of Tides", "J. Tides", "")),
        ("Journal of Tides, A;J. Tides, A;;", ("Journal of Tides, A", "J. Tides, A", "")),
        ('"Tides; Waves";"J. Tides";"JT";"M"', ("Tides; Waves", "J. Tides", "JT")),
        (" Journal of Tides = J. Tides", ("Journal of Tides", "J. Tides", "")),
        ("Journal of Tides=J. Tides;JT;M", ("Journal of Tides", "J. Tides", "JT")),
        (r"{IEEE} Tides \& Waves = IEEE Tides \& Waves", ("IEEE Tides & Waves",) * 2 + ("",)),
        ('Universităţii "Al = An. Univ. Al', ('Universităţii "Al', "An. Univ. Al", "")),
        (r'"Tides \"and\" Waves",Tides', ('Tides "and" Waves', "Tides", "")),
    ],
)
def test_reads_each_format(line: str, entry: tuple[str, str, str]) -> None:
    found = parse_list(Source(f"# Tides\n\n{line}\n"))
    assert (found.entries, found.problems) == ([entry], [])


@pytest.mark.parametrize("bad", ['"Journal of Waves"', '"Journal of Waves,J. Waves', ",J. Waves"])
def test_a_bad_line_costs_that_line(bad: str) -> None:
    text = f'"Journal of Tides","J. Tides"\n{bad}\n"Journal of Winds","J. Winds"\n'
    found = parse_list(Source(text, "mine.csv"))
    assert [entry.short for entry in found.entries] == ["J. Tides", "J. Winds"]
    (problem,) = found.problems
    assert str(problem).startswith("mine.csv:2: bad-journal: no title with its abbreviation: ")


def test_a_list_may_be_packed_and_of_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "list.txt.bz2"
    path.write_bytes(bz2.compress("Revue d'études = Rev. Étud.\r\n".encode("cp1252")))
    found = read_list(path)
    assert found.entries == [("Revue d'études", "Rev. Étud.", "")]
    assert [problem.code for problem in found.problems] == ["encoding"]
    with pytest.raises(CiteformError):
        read_list(tmp_path / "none.csv")


@pytest.mark.parametrize(
    "title",
    ["Journal of Tides & Waves", "JOURNAL OF TIDES AND WAVES", "The Journal of Tides and Waves",
     "J. Tides & Waves", "j tides and waves", "J.Tides & Waves", "<i>J. Tides</i> & Waves", "JTW"],
)  # fmt: skip
def test_titles_are_found_however_they_are_spelt(title: str) -> None:
    titles = Titles(
        [[*parse_list(Source("Journal of Tides and Waves;J. Tides & Waves;JTW")).entries]]
    )
    assert titles.short(title) == "J. Tides & Waves"
    found = titles.fulls(title)
    assert [one.lower().removeprefix("the ").replace("&", "and") for one in found] == [
        "journal of tides and waves"
    ]
