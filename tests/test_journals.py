"""Titles of journals abbreviated and written in full, through the command and through Python."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import citeform
from citeform.cli import cli
from tests.untidy import untidy

BIB = r"""@article{a, title={A}, journal={The Journal of Physical Chemistry}, year=2001}
@article{b, title={B}, journal={{IEEE} Transactions on Power \& Energy}, year=2002}
@article{c, title={C}, journal={Nature}, year=2003}
@article{d, title={D}, journal={J Phys Chem}, year=2004}
@article{e, title={E}, journal={Ann. Phys.}, year=2005}
@article{f, title={F}, journal={Ann Phys}, year=2006}
@inproceedings{g, title={G}, booktitle={Proceedings of the Conference on Tides}, year=2007}
@book{h, title={Annals of Tides}, series={Lecture Notes in Physics}, year=2008}
@article{i, title={I}, year=2009}
"""
LIST = """"Journal of Physical Chemistry","J. Phys. Chem.","JPCHAX"
"Annals of Physics","Ann. Phys."
"Annalen der Physik","Ann. Phys."
broken
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a library and a list of journals, and a user without any settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(cli, arguments)


def journals(result: Result) -> list[str]:
    """The journals of a .bib output, in order."""
    assert result.exit_code == 0, result.output
    return re.findall(r"^  journal = \{(.*)\},$", result.stdout, re.MULTILINE)


def test_titles_are_abbreviated_by_iso_4() -> None:
    result = run("refs.bib", "-t", "bibtex", "--abbreviate")
    assert journals(result) == [
        "J. Phys. Chem.", r"{IEEE} Trans. Power Energy", "Nature", "J. Phys. Chem.", "Ann. Phys.",
        "Ann Phys",
    ]  # fmt: skip
    assert "booktitle = {Proceedings of the Conference on Tides}" in result.stdout
    assert "series = {Lecture Notes in Physics}" in result.stdout
    assert result.stderr == ""


def test_titles_are_abbreviated_without_points() -> None:
    found = journals(run("refs.bib", "-t", "bibtex", "--abbreviate", "--dotless"))
    assert found[0] == found[3] == "J Phys Chem"
    assert found[1:3] == ["{IEEE} Trans Power Energy", "Nature"]
    assert found[4] == found[5] == "Ann Phys"


def test_a_list_rules_over_iso_4_and_the_last_over_all(folder: Path) -> None:
    (folder / "mine.txt").write_text("Journal of Physical Chemistry = J. PC.\nNature = Nat.\n")
    lists = ("--journals", "list.csv", "--journals", "mine.txt")
    result = run("refs.bib", "-t", "bibtex", "--abbreviate", *lists)
    assert journals(result)[0] == "J. {PC}."
    assert journals(result)[2:] == ["Nat.", "J. Phys. Chem.", "Ann. Phys.", "Ann. Phys."]
    assert result.stderr.startswith("list.csv:4: bad-journal: ")
    assert len(result.stderr.splitlines()) == 1


def test_styles_print_what_is_abbreviated() -> None:
    for style in ("apa", "vancouver"):
        printed = run("refs.bib", "-t", style, "--abbreviate", "--filter", "key=a").stdout
        assert re.search(r"J\.? Phys\.? Chem", printed), style
        assert "Journal" not in printed


def test_expanding_undoes_abbreviating(folder: Path) -> None:
    lists = ("--journals", "list.csv", "-q")
    for form in ((), ("--dotless",)):
        run("refs.bib", "-t", "bibtex", "--abbreviate", *form, "-o", "short.bib")
        found = journals(run("short.bib", "-t", "bibtex", "--expand", *lists))
        assert found[0] == found[3] == "Journal of Physical Chemistry"
        assert found[2] == "Nature"
        assert found[4].replace(".", "") == found[5] == "Ann Phys"


def test_what_is_not_sure_stays_and_is_told_once() -> None:
    result = run("refs.bib", "-t", "bibtex", "--expand", "--journals", "list.csv")
    assert journals(result)[3:] == ["Journal of Physical Chemistry", "Ann. Phys.", "Ann Phys"]
    told = [line for line in result.stderr.splitlines() if "unknown-journal" in line]
    assert told == [
        'refs.bib:5:13: unknown-journal: "Ann. Phys." may stand for Annals of Physics or Annalen '
        "der Physik; it stays in 2 references"
    ]
    result = run("refs.bib", "-t", "bibtex", "--expand", "--strict")
    assert result.exit_code == 1
    assert [line.partition(";")[0] for line in result.stderr.splitlines()] == [
        'refs.bib:4:13: unknown-journal: "J Phys Chem" is in no list',
        'refs.bib:5:13: unknown-journal: "Ann. Phys." is in no list',
    ]


def test_a_library_says_itself_what_its_abbreviations_mean(folder: Path) -> None:
    (folder / "pubmed.nbib").write_text(
        "PMID- 1\nTI  - A\nJT  - Archives of Tides\nTA  - Arch Tides\n\n"
        "PMID- 2\nTI  - B\nTA  - Arch Tides\n\n"
    )
    found = json.loads(run("pubmed.nbib", "-t", "csl-json", "--expand").stdout)
    assert [one["container-title"] for one in found] == ["Archives of Tides"] * 2
    found = json.loads(run("pubmed.nbib", "-t", "csl-json", "--abbreviate").stdout)
    assert [one["container-title"] for one in found] == ["Arch. Tides"] * 2
    assert found[0]["container-title-short"] == "Arch. Tides"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--abbreviate", "--expand"], "--expand: bad-option: titles are abbreviated or written in "
         "full, not both"),
        (["--dotless"], "bad-option: --dotless is for --abbreviate"),
        (["--journals", "list.csv"], "bad-option: --journals is for --abbreviate and --expand"),
    ],
)  # fmt: skip
def test_misuse_is_one_line_and_exit_code_2(arguments: list[str], message: str) -> None:
    result = run("refs.bib", *arguments)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{message}\n", 2)


def test_a_missing_list_is_misuse() -> None:
    result = run("refs.bib", "--expand", "--journals", "none.csv")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert "'none.csv' does not exist" in result.stderr


def test_a_list_that_is_no_text_is_told(folder: Path) -> None:
    (folder / "list.csv").write_bytes(b"PK\x03\x04 no list")
    result = run("refs.bib", "--expand", "--journals", "list.csv", "-o", "out.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("list.csv: binary-file: ")
    assert not (folder / "out.txt").exists()


def test_lists_do_without_pyiso4() -> None:
    program = "import sys; sys.modules['pyiso4'] = None; from citeform.cli import main; main()"

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = (sys.executable, "-c", program, "refs.bib", "--journals", "list.csv", *arguments)
        return subprocess.run(command, capture_output=True, encoding="utf-8")

    done = call("-t", "bibtex", "--abbreviate", "-q")
    assert done.returncode == 1
    assert "journal = {J. Phys. Chem.}" in done.stdout
    assert r"journal = {{IEEE} Transactions on Power \& Energy}" in done.stdout
    assert done.stderr == (
        "no-abbreviator: pyiso4 is missing; titles that no list has stay as they are; "
        "pip install 'citeform[journals]' installs it\n"
    )
    assert call("--expand").returncode == 0


def test_an_untidy_library_is_abbreviated_once_and_for_all(folder: Path) -> None:
    (folder / "untidy.bib").write_text(untidy().text, encoding="utf-8")
    once = run("untidy.bib", "-t", "bibtex", "--abbreviate", "-q", "-o", "once.bib")
    assert once.exit_code == 0
    text = (folder / "once.bib").read_text(encoding="utf-8")
    assert "journal = {Acta Oceanol.}" in text
    assert "Acta Oceanologica}" not in text
    again = run("once.bib", "-t", "bibtex", "--abbreviate", "-q")
    assert again.stdout == text


def test_python_has_the_same_options(folder: Path) -> None:
    library = citeform.read(folder / "refs.bib")
    tended = citeform.tend(library, abbreviate=True, dotless=True)
    assert tended[0].text("container-title") == "J Phys Chem"
    assert library[0].text("container-title") == "The Journal of Physical Chemistry"
    tended = citeform.tend(tended, expand=True, journals=[folder / "list.csv"])
    assert tended[0].text("container-title") == "Journal of Physical Chemistry"
    assert {one.code for one in tended.problems} == {"bad-journal", "unknown-journal"}
    with pytest.raises(citeform.CiteformError):
        citeform.tend(library, journals=[folder / "list.csv"])
