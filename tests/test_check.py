"""The options of `citeform check`, through the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from citeform.cli import cli
from citeform.cli.check import check
from tests.conftest import ROOT

BIB = "@misc{a,\n  title = {T},\n  pages = {1-2},\n  doi = {x},\n}\n"


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    """Run `citeform check` as the shell would."""
    return CliRunner().invoke(cli, ["check", *arguments], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own, with a bibliography."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a,b:100%.bib").write_text(BIB)
    return tmp_path


def test_github_annotations_are_escaped_as_its_runner_reads_them(folder: Path) -> None:
    (folder / "a,b:100%.bib").write_text("@misc{a, title = {100% & more}}")
    result = run("--format", "github", "a,b:100%.bib")
    assert result.stdout == (
        "::error file=a%2Cb%3A100%25.bib,line=1,col=10,title=unescaped-sign"
        "::a: title has %25 and & without a backslash\n"
    )
    assert (result.stderr, result.exit_code) == ("", 1)


def test_json_is_an_array_whatever_is_found(folder: Path) -> None:
    first, second = json.loads(run("--format", "json", "a,b:100%.bib").stdout)
    assert first == {
        "code": "page-dash", "message": 'a: the pages "1-2" have no --', "file": "a,b:100%.bib",
        "line": 3, "column": 3, "hint": "", "fixable": True,
    }  # fmt: skip
    assert (second["code"], second["fixable"]) == ("bad-doi", False)
    result = run("--format", "json", "--select", "dup", "a,b:100%.bib")
    assert (result.stdout, result.stderr, result.exit_code) == ("[]\n", "", 0)


@pytest.mark.parametrize("form", ["json", "github"])
def test_a_file_that_cannot_be_read_is_told_in_every_form(folder: Path, form: str) -> None:
    result = run("--format", form, "--select", "page", "none.bib", "a,b:100%.bib")
    assert result.stderr == ""
    assert result.exit_code == 1
    assert "unreadable" in result.stdout
    assert "page-dash" in result.stdout


def test_codes_are_chosen_for_styles_too(folder: Path) -> None:
    broken = str(ROOT / "examples" / "broken.csl")
    shown = run("--format", "github", broken).stdout.splitlines()
    assert len(shown) == 8
    assert all(line.startswith("::error file=") and "title=bad-style::" in line for line in shown)
    result = run("--ignore", "bad-style", broken)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "pgae-dash"], 'there is no code "pgae-dash"; did you mean "page-dash"?'),
        (["--ignore", "page,xyz"], 'there is no code "xyz"; `citeform check --list` shows all'),
        (["--diff", "--format", "json"], "--diff and --format json both print"),
        (["--fix", "--format", "github", "-"], "--fix prints standard input's text"),
    ],
)
def test_misuse_is_told_and_nothing_is_done(
    folder: Path, arguments: list[str], message: str
) -> None:
    result = run("--fix", *arguments, "a,b:100%.bib", stdin=BIB)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"bad-option: {message}" in result.stderr
    assert (folder / "a,b:100%.bib").read_text() == BIB


def test_fix_touches_nothing_but_bib_files(folder: Path) -> None:
    files = {
        "refs.ris": b"TY  - JOUR\nTI  - T\nSP  - 1-2\nER  - \n",
        "style.csl": (ROOT / "examples" / "broken.csl").read_bytes(),
        # Not UTF-8: an encoding that was guessed is not written.
        "latin.bib": "@misc{é,\n title = {Été à Évian},\n pages = {1-2}}".encode("latin-1"),
        "page.txt": b"An article on rivers\n\nJane Doe\n",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    result = run("--fix", *files)
    assert {name: (folder / name).read_bytes() for name in files} == files
    assert "latin.bib: encoding: " in result.stderr
    assert "fixed" not in result.stderr


def test_fix_keeps_a_link_and_the_mode_of_its_file(folder: Path) -> None:
    target = folder / "real.bib"
    target.write_text(BIB)
    target.chmod(0o640)
    (folder / "link.bib").symlink_to(target)
    run("--fix", "link.bib")
    assert (folder / "link.bib").is_symlink()
    assert "1--2" in target.read_text()
    assert target.stat().st_mode & 0o777 == 0o640


def test_diff_of_a_file_without_a_last_line_end_is_one_that_patch_takes() -> None:
    result = run("--diff", stdin="@misc{a, title = {T}, pages = {1-2}}")
    assert result.stdout == (
        "--- a/<stdin>\n+++ b/<stdin>\n@@ -1 +1 @@\n"
        "-@misc{a, title = {T}, pages = {1-2}}\n\\ No newline at end of file\n"
        "+@misc{a, title = {T}, pages = {1--2}}\n\\ No newline at end of file\n"
    )


def test_the_hooks_are_commands_of_citeform() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["citeform-check", "citeform-fix"]
    options = {option for parameter in check.params for option in parameter.opts}
    for hook in hooks:
        # https://pre-commit.com/#new-hooks: what a hook must have.
        assert {"id", "name", "entry", "language"} <= hook.keys()
        assert (hook["language"], hook["types"]) == ("python", ["bib"])
        # Otherwise an entry and the one that it inherits from may be in two processes.
        assert hook["require_serial"] is True
        program, command, *arguments = hook["entry"].split()
        assert (program, command) == ("citeform", "check")
        assert set(arguments) <= options
