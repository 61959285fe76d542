"""The options of the command for markups."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import citeform
from citeform.cli import cli
from citeform.output.outputs import OUTPUTS
from citeform.problems import CiteformError

ROOT = Path(__file__).parents[2]
REFS = ROOT / "examples" / "refs.bib"


def run(*arguments: str) -> Result:
    """What the command does with the examples."""
    return CliRunner().invoke(cli, ["convert", str(REFS), *arguments])


@pytest.mark.parametrize(
    "option", [["-m", "html"], ["-m", "text"], ["--links"], ["--standalone"]], ids=" ".join
)
@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json", "bibitem"])
def test_a_record_format_takes_no_markup(style: str, option: list[str]) -> None:
    result = run("-t", style, *option)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("bad-option: ")
    assert len(result.stderr.splitlines()) == 1


def test_text_has_no_links() -> None:
    result = run("-t", "apa", "--links")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "bad-option: text has no links; leave --links out\n"
    assert run("-t", "apa", "--no-links").stdout == run("-t", "apa").stdout


def test_an_unknown_markup_is_misuse() -> None:
    assert run("-t", "apa", "-m", "word").exit_code == 2
    with pytest.raises(CiteformError, match='there is no markup "word"; one of text, html'):
        citeform.write(citeform.read(REFS), "apa", markup="word")


@pytest.mark.parametrize("markup", OUTPUTS)
def test_links_are_there_unless_unwanted(markup: str) -> None:
    address = "https://doi.org/10.5555/rmee.2023.03.007"
    linked = run("-t", "vancouver", "-m", markup).stdout
    assert (address in linked) == (markup != "text")
    assert address not in run("-t", "vancouver", "-m", markup, "--no-links").stdout


@pytest.mark.parametrize("markup", OUTPUTS)
def test_python_writes_what_the_command_prints(markup: str) -> None:
    library = citeform.read(REFS)
    for standalone in (False, True):
        text = citeform.write(library, "apa", markup=markup, standalone=standalone)
        options = ["--standalone"] if standalone else []
        assert run("-t", "apa", "-m", markup, *options).stdout == text


def test_latex_may_be_in_ascii() -> None:
    assert not run("-t", "apa", "-m", "latex").stdout.isascii()
    text = run("-t", "apa", "-m", "latex", "--standalone", "--ascii").stdout
    assert text.isascii()
    assert r"M{\'e}decine" in text


@pytest.mark.parametrize(
    ("variables", "is_ansi"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["terminal", "no colour", "dumb"],
)
def test_a_terminal_gets_italics(variables: dict[str, str], is_ansi: bool) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    environment |= {"TERM": "xterm", **variables}
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "citeform", str(REFS), "-t", "apa"]
    subprocess.run(command, stdout=slave, env=environment, cwd=ROOT, check=True, timeout=60)
    os.close(slave)
    text = os.read(master, 65536).decode()
    os.close(master)
    assert ("\x1b[3m" in text) == is_ansi
    assert "Tides of Lagos" in text


def test_a_pipe_gets_text_and_what_it_asks_for() -> None:
    command = [sys.executable, "-m", "citeform", str(REFS), "-t", "apa"]
    plain = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60)
    assert "\x1b" not in plain.stdout
    command += ["-m", "ansi"]
    asked = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60)
    assert "\x1b[3mTides of Lagos" in asked.stdout


def test_several_processes_write_the_same(tmp_path: Path) -> None:
    record = (
        "@book{{k{0}, author={{Doe, J{0}}}, title={{T {0}}}, year={{2000}}, doi={{10.1/{0}}}}}\n"
    )
    path = tmp_path / "many.bib"
    path.write_text("".join(map(record.format, range(700))), encoding="utf-8")
    options = ["convert", str(path), "-t", "vancouver", "-m", "html"]
    alone = CliRunner().invoke(cli, options).stdout
    assert alone.count("<a href=") == 700
    assert CliRunner().invoke(cli, [*options, "-j", "2"]).stdout == alone
