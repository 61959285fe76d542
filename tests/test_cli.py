"""The command line, through its own door."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from citeform.catalogue import Catalogue
from citeform.cli import cli
from citeform.frontpage.model import LINES, MODEL, TOKENS

BIB = """@article{doe2001,
  author = {Doe, Jane},
  title = {On rivers},
  journal = {Acta},
  year = {2001},
  volume = {1},
}
"""
ENTRY = "1. Doe J. On rivers. Acta. 2001;1.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own, and a user without any settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(cli, arguments, input=stdin)


def test_a_file_is_converted_without_a_verb(folder: Path) -> None:
    for arguments in (["refs.bib"], ["convert", "refs.bib"], ["-t", "vancouver", "refs.bib"]):
        result = run(*arguments)
        assert (result.stdout, result.stderr, result.exit_code) == (ENTRY, "", 0)


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_no_file_and_a_dash_are_standard_input(folder: Path, arguments: list[str]) -> None:
    assert run(*arguments, stdin=BIB).stdout == ENTRY


def test_formats_may_be_mixed_in_one_run(folder: Path) -> None:
    (folder / "more.ris").write_text("TY  - BOOK\nTI  - Two\nER  - \n", encoding="utf-8")
    (folder / "three.json").write_text('[{"id": "c", "type": "book", "title": "Three"}]')
    result = run("refs.bib", "more.ris", "three.json", "-t", "csl-json")
    assert [item["id"] for item in json.loads(result.stdout)] == ["doe2001", "two", "c"]


def test_the_input_format_can_be_forced(folder: Path) -> None:
    result = run("-f", "frontpage", stdin=BIB)
    assert "@article" not in result.stdout
    assert run("-f", "bib", stdin=BIB).stdout == ENTRY


def test_output_goes_into_a_file_in_one_step(folder: Path) -> None:
    out = folder / "out.bib"
    out.write_text("old")
    assert run("refs.bib", "-t", "bibtex", "-o", "out.bib").stdout == ""
    assert out.read_text(encoding="utf-8") == BIB
    assert {path.name for path in folder.iterdir()} == {"out.bib", "refs.bib"}


def test_a_failed_run_leaves_the_old_file(folder: Path) -> None:
    out = folder / "out.txt"
    out.write_text("old")
    (folder / "bad.csl").write_text("<style>")
    assert run("refs.bib", "-t", "./bad.csl", "-o", "out.txt").exit_code == 1
    assert run("missing.bib", "-o", "out.txt").exit_code == 1
    assert out.read_text() == "old"


def test_a_link_is_written_through_and_a_mode_is_kept(folder: Path) -> None:
    target = folder / "target.bib"
    target.write_text("old")
    target.chmod(0o640)
    (folder / "link.bib").symlink_to(target)
    assert run("refs.bib", "-t", "bibtex", "-o", "link.bib").exit_code == 0
    assert (folder / "link.bib").is_symlink()
    assert target.read_text(encoding="utf-8") == BIB
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["missing.bib"], 1, "missing.bib: unreadable: no such file or directory"),
        (["."], 1, ".: unreadable: is a folder; name its files: ./*"),
        (["refs.bib", "-t", "vancuver"], 2, "unknown-style: "),
        (["refs.bib", "-t", "./x.toml"], 2, "unknown-style: there is no style file ./x.toml"),
        (["refs.bib", "-f", "bibtx"], 2, "unknown-format: "),
        (["refs.bib", "--key", "{athor}"], 2, "bad-option: "),
        (["refs.bib", "--locale", "xx-YY"], 2, "bad-option: "),
        (["refs.bib", "-o", "no/such/folder"], 1, "no/such/folder: unwritable: "),
        (["refs.bib", "--colour"], 2, "Usage: "),
    ],
)
def test_a_failure_is_one_line_and_a_code(
    folder: Path, arguments: list[str], code: int, line: str
) -> None:
    result = run(*arguments)
    assert result.stdout == ""
    assert result.stderr.startswith(line)
    assert result.exit_code == code
    assert "Traceback" not in result.stderr


def test_a_wrong_name_is_answered_with_a_near_one(folder: Path) -> None:
    assert "did you mean vancouver" in run("refs.bib", "-t", "vancuver").stderr
    assert 'did you mean "bibtex"' in run("refs.bib", "-f", "bibtx").stderr
    assert "did you mean {author}" in run("refs.bib", "--key", "{athor}").stderr


GOOD = "@book{a, title = {Été}}"


@pytest.mark.parametrize(
    ("data", "code", "line", "kept"),
    [
        (b"", 1, "x: empty-file: ", False),
        (b" \n \n", 1, "x: empty-file: ", False),
        (bytes(range(256)) * 20, 1, "x: binary-file: ", False),
        (b"%PDF-1.7\n", 1, "x: unreadable: this PDF is damaged", False),
        (b"PK\x03\x04....", 1, "x: binary-file: ", False),
        (b'{"name": "package", "version": 1}', 1, "x:1:1: not-csl: ", False),
        (GOOD.encode("latin-1"), 0, "x: encoding: ", True),
        (GOOD.encode("utf-16"), 0, "x: encoding: ", True),
        (GOOD.encode("utf-16-be"), 0, "x: encoding: ", True),
        (GOOD.encode("utf-8-sig"), 0, "", True),
        ('[{"type": "book", "title": "Été"}'.encode(), 1, "x:1:33: unended-record: ", True),
        ("TY  - BOOK\r\nTI  - Été\r\n".encode(), 1, "x:1:1: unended-record: ", True),
        ("@book{a, title = {Été},\n".encode(), 1, "x:1:1: unended-record: ", True),
    ],
)
def test_bad_input_is_named_and_the_good_in_it_kept(
    folder: Path, data: bytes, code: int, line: str, kept: bool
) -> None:
    (folder / "x").write_bytes(data)
    result = run("x", "-t", "bibtex")
    assert result.exit_code == code
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == bool(line)
    assert ("title = {Été}" in result.stdout) == kept


def test_a_huge_file_is_refused_at_once(folder: Path) -> None:
    with open(folder / "huge.bib", "wb") as file:
        file.truncate(200 * 1024 * 1024)
    result = run("huge.bib")
    assert result.exit_code == 1
    assert result.stderr == (
        "huge.bib: too-large: 200 MB; citeform reads at most 64 MB; split the file; "
        "from RIS, JSON lines and the like to a record format there is no limit\n"
    )


def test_strict_makes_every_problem_a_failure(folder: Path) -> None:
    (folder / "x.bib").write_text("@book{a, title = {T}, year = {some day}}")
    assert run("x.bib").exit_code == 0
    result = run("x.bib", "--strict")
    assert result.exit_code == 1
    assert result.stderr.startswith('x.bib:1:23: date-unparsed: "some day" is not a date')


def test_losses_are_reported_unless_quiet(folder: Path) -> None:
    (folder / "x.json").write_text(
        '[{"id": "a", "type": "map", "author": [{"literal": "A", "static-ordering": true}]}]',
        encoding="utf-8",
    )
    assert run("x.json", "-t", "bibtex").stderr == (
        "a: type-narrowed: BibTeX has no map; written as misc\na: lost: BibTeX cannot hold author\n"
    )
    assert run("x.json", "-t", "bibtex", "--quiet").stderr == ""
    assert run("x.json", "-t", "ris").stderr == ""


def test_ascii_writes_escapes(folder: Path) -> None:
    stdin = "@book{a, author = {Deschamps, Frédéric}, title = {T}}"
    assert r"Fr{\'e}d{\'e}ric" in run("-t", "bibtex", "--ascii", stdin=stdin).stdout
    assert "Frédéric" in run("-t", "bibtex", stdin=stdin).stdout


def test_check_exits_with_one_if_there_is_anything(folder: Path) -> None:
    result = run("check", "refs.bib")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
    (folder / "x.bib").write_text("@misc{a,\n  title = {T},\n  doi = {x}\n}")
    result = run("check", "x.bib")
    assert (result.stderr, result.exit_code) == ('x.bib:3:3: bad-doi: a: "x" is no DOI\n', 1)


def test_inspect_shows_place_confidence_and_origin(folder: Path) -> None:
    lines = run("inspect", "refs.bib").stdout.splitlines()
    assert lines[0] == "refs.bib: article-journal"
    assert lines[1].split() == ["2:3", "1.00", "author", "Doe,", "Jane", "(author)"]
    rows = json.loads(run("inspect", "refs.bib", "--json").stdout)
    assert rows[0]["variable"] == "author"
    assert (rows[0]["line"], rows[0]["column"]) == (2, 3)


PAGE = """Cold light on long rivers and their banks

Jane Doe, John Q. Roe

Department of Rivers, University of Lagos, Lagos, Nigeria

Abstract
The light that falls on long rivers is cold in the morning and warm in the evening, and we have
measured it with care at forty places along the banks of three of them, in summer as in winter.

Keywords: light; rivers; banks

Acta Fluvialia 2001;12(3):45-56. doi:10.5555/acta.2001.45
"""


def confidence_of(variable: str) -> float:
    """How sure the page of the tests is of a value."""
    rows = json.loads(run("inspect", "--json", stdin=PAGE).stdout)
    return float(next(row["confidence"] for row in rows if row["variable"] == variable))


def test_inspect_shows_the_zone_of_each_line(folder: Path) -> None:
    shown = run("inspect", stdin=PAGE).stdout
    page, _, fields = shown.partition("\n\n     1:1")
    assert page.splitlines() == [
        "<stdin>: article-journal",
        "           title │ Cold light on long rivers and their banks",
        "",
        "          author │ Jane Doe, John Q. Roe",
        "",
        "     affiliation │ Department of Rivers, University of Lagos, Lagos, Nigeria",
        "",
        "        abstract │ Abstract",
        *(f"{'':16} │ {line}" for line in PAGE.splitlines()[7:9]),
        "",
        "        keywords │ Keywords: light; rivers; banks",
        "",
        "        citation │ Acta Fluvialia 2001;12(3):45-56. doi:10.5555/acta.2001.45",
    ]
    assert "(citation-line)" in fields


def test_inspect_tells_scripts_fields_and_zones(folder: Path) -> None:
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    rows = json.loads(run("inspect", "page.txt", "refs.bib", "--format", "json").stdout)
    keys = "file variable value line column start end confidence by zones".split()
    assert all(list(row) == keys for row in rows)
    assert {row["file"] for row in rows} == {"page.txt", "refs.bib"}
    row = next(row for row in rows if row["variable"] == "author")
    assert PAGE[row["start"] : row["end"]] == "Jane Doe, John Q. Roe"
    assert (row["line"], row["column"], row["by"]) == (3, 1, "authors")
    assert row["zones"] == [{"line": 3, "zone": "author"}]
    lines = json.loads(run("inspect", "page.txt", "refs.bib", "--format", "zones").stdout)
    assert [PAGE[line["start"] : line["end"]] for line in lines] == PAGE.split("\n\n")[0:1] + [
        line for line in PAGE.splitlines()[2:] if line
    ]
    assert [line["zone"] for line in lines if line["line"] in (1, 7, 8)] == [
        "title", "abstract", "abstract",
    ]  # fmt: skip
    assert run("inspect", "missing.txt", "--format", "json").stdout == "[]\n"


def test_inspect_heeds_no_color(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = CliRunner().invoke(cli, ["inspect"], input=PAGE, color=True).stdout
    assert "\x1b[" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    plain = CliRunner().invoke(cli, ["inspect"], input=PAGE, color=True).stdout
    assert plain == click.unstyle(coloured)


def test_a_page_cannot_command_the_terminal(folder: Path) -> None:
    shown = CliRunner().invoke(cli, ["inspect"], input=PAGE.replace("Cold", "Co\x1b]0;x\x07ld"))
    assert "\x1b" not in shown.stdout
    assert "\x07" not in shown.stdout


def test_what_nothing_was_taken_from_is_cut(folder: Path) -> None:
    text = (
        "1. Introduction\n" + "Rivers are long, and the light on them is cold at most times.\n" * 30
    )
    shown = run("inspect", stdin=f"{PAGE}\n{text}").stdout
    assert f"{'':16}   … 28 more lines\n" in shown


def test_what_is_less_sure_than_asked_becomes_a_problem(folder: Path) -> None:
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    title = confidence_of("title")
    whole = run("page.txt", "-t", "csl-json")
    item = json.loads(whole.stdout)[0]
    assert (whole.stderr, run("page.txt", "--min-confidence", "0").stderr) == ("", "")
    findings = {
        row["variable"]: row for row in json.loads(run("inspect", "page.txt", "--json").stdout)
    }
    least = title
    unsure = {name for name, row in findings.items() if row["confidence"] < least}
    result = run("page.txt", "-t", "csl-json", "--min-confidence", str(least))
    assert result.exit_code == 0
    kept = json.loads(result.stdout)[0]
    plain = {name for name in unsure if not name.startswith("custom.")}
    assert plain <= item.keys() - kept.keys()
    lines = result.stderr.splitlines()
    assert len(lines) == len(unsure)
    for line in lines:
        assert line.startswith("page.txt:")
        assert ": unsure-value: " in line
        assert line.endswith("; `citeform inspect page.txt` shows it")
    strict = run("page.txt", "--strict", "--min-confidence", str(least))
    assert strict.exit_code == bool(unsure)


def test_a_title_less_sure_than_asked_leaves_no_reference(folder: Path) -> None:
    result = run("--min-confidence", "1", stdin=PAGE)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert result.stderr == (
        '<stdin>:1:1: unsure-title: title "Cold light on long rivers and their banks" has '
        f"confidence {confidence_of('title'):.2f}, less than 1; the reference is left out; "
        "`citeform inspect FILE` shows it\n"
    )


def test_a_bibliography_is_sure(folder: Path) -> None:
    result = run("refs.bib", "--min-confidence", "1")
    assert (result.stdout, result.stderr, result.exit_code) == (ENTRY, "", 0)


@pytest.mark.parametrize("value", ["2", "-1", "nan", "much"])
def test_a_confidence_lies_between_0_and_1(folder: Path, value: str) -> None:
    result = run("refs.bib", "--min-confidence", value)
    assert (result.stdout, result.exit_code) == ("", 2)


def test_styles_lists_and_searches(folder: Path) -> None:
    names = [line.split("\t")[0] for line in run("styles").stdout.splitlines()]
    assert names == sorted([*Catalogue().formats(), "vancouver"])
    found = run("styles", "annals", "surgery").stdout
    assert "Annals of Surgery" in found
    assert run("styles", "no", "such", "style").exit_code == 1


def test_a_style_of_the_users_own_wins(folder: Path) -> None:
    own = folder / "config" / "citeform" / "styles"
    own.mkdir(parents=True)
    source = Path(__file__).parents[1] / "styles" / "ris.toml"
    own.joinpath("ris.toml").write_text(source.read_text().replace('"AU"', '"A9"'))
    assert "A9  - Doe, Jane" in run("refs.bib", "-t", "ris").stdout
    assert f"RIS\t{own / 'ris.toml'}" in run("styles", "ris").stdout


@pytest.mark.parametrize("command", [[], ["convert"], ["inspect"], ["check"], ["styles"]])
def test_help_holds_an_example(command: list[str]) -> None:
    assert "\n  Example:\n\n    citeform" in run(*command, "--help").stdout.replace(
        "      ", "    "
    )


@pytest.mark.parametrize(
    ("words", "index", "expected"),
    [
        ("citeform convert -t vanc", 3, "vancouver"),
        ("citeform convert -f bib", 3, "bibtex"),
        ("citeform convert -f front", 3, "frontpage"),
    ],
)
def test_the_shell_completes_names(words: str, index: int, expected: str) -> None:
    environment = {
        **os.environ,
        "_CITEFORM_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(index),
    }
    done = subprocess.run(
        [sys.executable, "-m", "citeform"], env=environment, capture_output=True, text=True
    )
    assert f"plain,{expected}" in done.stdout.splitlines()


def test_a_closed_pipe_prints_nothing(folder: Path) -> None:
    many = "".join(BIB.replace("doe2001", f"key{number}") for number in range(2000))
    (folder / "many.bib").write_text(many, encoding="utf-8")
    command = f"{sys.executable} -m citeform many.bib -t ris | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("TY  - JOUR\n", "")


def test_output_is_utf_8_in_any_locale(folder: Path) -> None:
    (folder / "x.bib").write_text("@book{a, title = {Été}}", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "citeform", "x.bib"],
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
    )
    assert done.stdout.decode("utf-8") == "1. Été.\n"


def test_every_run_writes_the_same(folder: Path) -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "citeform", "refs.bib", "-t", "csl-json"],
            capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "1234"
    }  # fmt: skip
    assert len(outputs) == 1


def test_the_users_folder_is_where_platformdirs_says(folder: Path) -> None:
    from platformdirs import user_config_dir

    from citeform.cli.options import user_styles

    assert user_styles() == Path(user_config_dir("citeform", appauthor=False), "styles")


def test_processes_share_many_files(folder: Path) -> None:
    for at in range(40):
        (folder / f"{at:02}.bib").write_text(BIB.replace("doe2001", f"doe{at}"), encoding="utf-8")
    (folder / "07.bib").write_bytes(b"\0\1\2")
    (folder / "23.bib").write_text("@article{x, title = {T}", encoding="utf-8")
    names = [f"{at:02}.bib" for at in range(40)]
    alone, shared = run(*names, "-t", "ris"), run(*names, "-t", "ris", "--jobs", "2")
    assert shared.output == alone.output
    assert (shared.exit_code, shared.stdout.count("TY  -")) == (1, 39)
    places = dict.fromkeys(line.split(":")[0] for line in shared.stderr.splitlines())
    assert list(places) == ["07.bib", "23.bib"]


def test_a_model_of_ones_own(folder: Path) -> None:
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    theirs = run("page.txt", "--model", str(MODEL))
    assert theirs.stdout == run("page.txt").stdout != ""
    (folder / "empty").mkdir()
    missing = run("inspect", "page.txt", "--model", "empty")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr == (
        "empty: bad-option: there is no lines.crfsuite in the folder that --model names; "
        "`python -m citeform.frontpage.train FOLDER PAGES...` makes one\n"
    )
    for name in (LINES, TOKENS):
        (folder / "empty" / name).write_text("no model", encoding="utf-8")
    broken = run("page.txt", "--model", "empty")
    assert (broken.exit_code, broken.stderr.count("\n")) == (2, 1)
    assert "none of CRFsuite's" in broken.stderr
