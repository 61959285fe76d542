"""`citeform check` and `--fix` on a large untidy library, through the command."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from unicodedata import normalize

import pytest
from click.testing import CliRunner, Result

import citeform
from citeform.cli import cli
from citeform.problems import CODES
from tests.faulty import ENTRIES, KINDS, Faults, Untidy

UNTIDY = Untidy()


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    """Run `citeform check` as the shell would."""
    return CliRunner().invoke(cli, ["check", *arguments], input=stdin)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The untidy library in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "library.bib"
    path.write_bytes(UNTIDY.text.encode())
    return path


def faults(problems: list[dict[str, object]], text: str) -> Faults:
    """Code → the entry and the tag at the place where each problem is told."""
    found: Faults = {}
    lines = text.splitlines()
    for problem in problems:
        at = int(str(problem["line"])) - 1
        column = int(str(problem["column"])) - 1
        head = next(line for line in lines[at::-1] if line.startswith("@"))
        key = head.partition("{")[2].rstrip(",")
        tag = re.match(r"\s*(@?[\w-]+)", lines[at])
        assert tag
        # Accents are told where they are, all else where the field or the entry begins.
        assert column == tag.start(1) or problem["code"] == "mixed-accents"
        found.setdefault(str(problem["code"]), set()).add((key, tag[1]))
    return found


def test_every_fault_is_found_where_it_is_and_no_other(library: Path) -> None:
    result = run("--format", "json", "library.bib")
    problems = json.loads(result.stdout)
    assert result.exit_code == 1
    assert faults(problems, UNTIDY.text) == UNTIDY.faults
    assert len(problems) == sum(map(len, UNTIDY.faults.values())) > ENTRIES * 0.8


def test_what_is_printed_is_what_is_listed(library: Path) -> None:
    listed = json.loads(run("--list", "--format", "json").stdout)
    assert {one["code"]: one["text"] for one in listed} == {
        code: text for code, (_, text) in CODES.items()
    }
    shown = run("--list").stdout.splitlines()
    assert [line.split()[0] for line in shown] == [one["code"] for one in listed]
    printed = {line.split(": ")[1] for line in run("library.bib").stderr.splitlines()}
    assert printed == UNTIDY.faults.keys()
    assert printed <= {one["code"] for one in listed}
    fixable = {one["code"] for one in listed if one["fixable"]}
    problems = json.loads(run("--format", "json", "library.bib").stdout)
    assert {one["code"] for one in problems if one["fixable"]} == fixable


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_fix_changes_only_what_is_safe(library: Path, line_end: str, mark: bytes) -> None:
    library.write_bytes(mark + UNTIDY.text.replace("\n", line_end).encode())
    result = run("--fix", "library.bib")
    assert library.read_bytes() == mark + UNTIDY.mended.replace("\n", line_end).encode()
    assert result.exit_code == 1
    assert result.stdout == ""
    *left, count = result.stderr.splitlines()
    assert count == f"library.bib: {9 * ENTRIES // KINDS} fixed"
    assert len(left) == sum(map(len, UNTIDY.faults.values())) - 9 * ENTRIES // KINDS


def test_a_second_run_finds_nothing_left_to_fix(library: Path) -> None:
    run("--fix", "library.bib")
    before = library.stat()
    again = run("--fix", "library.bib")
    assert library.stat().st_mtime_ns == before.st_mtime_ns
    assert library.stat().st_ino == before.st_ino
    assert "fixed" not in again.stderr
    diff = run("--diff", "library.bib")
    assert diff.stdout == ""
    problems = json.loads(run("--format", "json", "library.bib").stdout)
    assert problems
    assert not any(one["fixable"] for one in problems)


def test_the_references_stay_what_they_are(library: Path) -> None:
    before = citeform.read(library)
    run("--fix", "library.bib")
    after = citeform.read(library)
    changed = set()
    for old, new in zip(before, after, strict=True):
        assert (old.id, old.type) == (new.id, new.type)
        names = old.variables.keys() | new.variables.keys()
        changed |= {name for name in names if old.variables.get(name) != new.variables.get(name)}
    # Hyphens of identifiers and letters in two parts are what was mended; all else reads as before.
    assert changed == {"ISSN", "ISBN", "publisher"}
    for old, new in zip(before, after, strict=True):
        assert normalize("NFC", old.text("publisher")) == new.text("publisher")


def test_other_programs_read_what_was_mended(library: Path) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    run("--fix", "library.bib")
    before = bibtexparser.parse_string(UNTIDY.text)
    after = bibtexparser.parse_string(library.read_text(encoding="utf-8"))
    assert len(after.failed_blocks) == len(before.failed_blocks) == 0
    assert [entry.key for entry in after.entries] == [entry.key for entry in before.entries]
    for old, new in zip(before.entries, after.entries, strict=True):
        lost = [field.key for field in old.fields if field.key not in new.fields_dict]
        assert lost in ([], ["abstract"])
        assert old.fields_dict["shelf"].value == new.fields_dict["shelf"].value


def test_diff_shows_what_fix_would_change(library: Path) -> None:
    result = run("--diff", "library.bib")
    assert library.read_bytes() == UNTIDY.text.encode()
    assert result.exit_code == 1
    removed = [line[1:] for line in result.stdout.splitlines() if re.match(r"-(?!--)", line)]
    added = [line[1:] for line in result.stdout.splitlines() if re.match(r"\+(?!\+\+)", line)]
    # The lines that differ, one by one, without the empty fields.
    old = [line for line in UNTIDY.text.split("\n") if "= {}," not in line]
    differing = [pair for pair in zip(old, UNTIDY.mended.split("\n"), strict=True)
                 if pair[0] != pair[1]]  # fmt: skip
    assert [line for line in removed if "= {}," not in line] == [one for one, _ in differing]
    assert added == [other for _, other in differing]
    assert not any(": page-dash: " in line for line in result.stderr.splitlines())


def test_standard_input_is_mended_to_standard_output() -> None:
    result = run(
        "--fix", "--ignore", "bad,dup,cross,mixed,swallowed,title,unclosed", stdin=UNTIDY.text
    )
    assert result.stdout == UNTIDY.mended
    assert result.stderr == f"<stdin>: {9 * ENTRIES // KINDS} fixed\n"
    assert result.exit_code == 0
    again = run("--fix", stdin=UNTIDY.mended)
    assert again.stdout == UNTIDY.mended


def test_only_selected_codes_are_mended(library: Path) -> None:
    result = run("--fix", "--select", "page,blanks", "--ignore", "blanks", "library.bib")
    assert (result.exit_code, result.stderr) == (0, f"library.bib: {ENTRIES // KINDS} fixed\n")
    changed = [
        (old, new)
        for old, new in zip(
            UNTIDY.text.split("\n"), library.read_text("utf-8").split("\n"), strict=True
        )
        if old != new
    ]
    assert len(changed) == ENTRIES // KINDS
    assert all(old.replace("-", "--") == new for old, new in changed)


def test_a_file_that_cannot_be_replaced_stays_whole(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = run("--fix", "library.bib")
    assert library.read_bytes() == UNTIDY.text.encode()
    assert [path.name for path in library.parent.iterdir()] == ["library.bib"]
    assert result.exit_code == 1
    assert "library.bib: unwritable: no space left on device" in result.stderr


@pytest.mark.skipif(shutil.which("bibtex") is None, reason="BibTeX is not installed")
def test_bibtex_prints_the_same_of_what_was_mended(tmp_path: Path) -> None:
    printed = []
    for name, text in (("before", UNTIDY.text), ("after", UNTIDY.mended)):
        # BibTeX stops reading an entry at a blank in its key.
        (tmp_path / f"{name}.bib").write_text(text.replace("two words", "two-words"), "utf-8")
        aux = f"\\relax\n\\citation{{*}}\n\\bibstyle{{plain}}\n\\bibdata{{{name}}}\n"
        (tmp_path / f"{name}.aux").write_text(aux)
        subprocess.run(["bibtex", name], cwd=tmp_path, capture_output=True, check=False)
        printed.append((tmp_path / f"{name}.bbl").read_text("utf-8").splitlines())
    before, after = printed
    assert len(before) > 4 * ENTRIES
    # Nothing but the sign on which LaTeX stops.
    assert [normalize("NFC", line.replace("Rivers & ", "Rivers \\& ")) for line in before] == after
