"""The README does what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from citeform.catalogue import Catalogue
from citeform.cli import cli
from citeform.codecs.registry import CODECS
from citeform.formats.stylefile import MARKUPS, SYNTAXES, load
from citeform.problems import CODES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def sessions() -> list[tuple[str, str]]:
    """The commands of the console blocks, and what they print."""
    found = []
    for block in blocks("console"):
        for step in block.split("$ ")[1:]:
            command, _, output = step.partition("\n")
            found.append((command, output))
    return found


@pytest.mark.parametrize(("command", "output"), sessions())
def test_a_command_prints_what_the_readme_shows(command: str, output: str) -> None:
    own = command.replace("citeform ", f"{sys.executable} -m citeform ", 1)
    done = subprocess.run(own, shell=True, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == (output, "")


def test_the_python_example_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (example,) = blocks("python")
    exec(compile(example, "README.md", "exec"), {})
    assert "@article{" in capsys.readouterr().out


def test_the_style_file_is_sound_and_works_both_ways(tmp_path: Path) -> None:
    import citeform

    (example,) = blocks("toml")
    path = tmp_path / "mine.toml"
    path.write_text(example, encoding="utf-8")
    assert load(path).title == "My lab's format"
    library = citeform.read(ROOT / "examples" / "article.txt")
    text = citeform.write(library, str(path))
    assert "WHO: Marchetti-Duval, Hélène\n" in text
    again = citeform.parse(text, "mine", user_styles=tmp_path)
    assert again[0].variables == library[0].variables
    assert again[0].custom == library[0].custom


def test_ci_runs_the_test_command_of_the_readme() -> None:
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    (command,) = [line for line in commands if "pytest" in line]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert command in script.replace("pip install --quiet", "pip install")


COMMANDS = {
    name: command
    for name in cli.list_commands(click.Context(cli))
    if (command := cli.get_command(click.Context(cli), name))
}


COMMANDS |= {
    f"{name} {inner}": part
    for name, command in list(COMMANDS.items())
    if isinstance(command, click.Group)
    for inner, part in command.commands.items()
}


@pytest.mark.parametrize(
    "name",
    [
        *CODES,
        *COMMANDS,
        *Catalogue().formats(),
        *SYNTAXES,
        *MARKUPS,
        *(option for command in COMMANDS.values() for parameter in command.params
          for option in parameter.opts if option.startswith("--")),
    ],
)  # fmt: skip
def test_everything_a_user_meets_is_in_the_readme(name: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", README)


def test_the_table_of_problems_is_that_of_the_program() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (yes)? ?\| (.*) \|$", README, re.MULTILINE)
    assert {code: (bool(fails), text) for code, fails, text in rows} == CODES


def test_the_table_of_formats_is_that_of_the_style_files() -> None:
    heads = Catalogue().formats()
    rows = [
        f"| {head['title']} | {', '.join(f'`{one}`' for one in (name, *head.get('aliases', ())))} "
        f"| {'' if head.get('only') == 'write' else 'yes'} "
        f"| {'' if head.get('only') == 'read' else 'yes'} |"
        for name, head in heads.items()
    ]
    table = README.partition("| format | names | read | written |\n|---|---|---|---|\n")[2]
    shown = table.partition("\n\n")[0].splitlines()
    assert [" ".join(row.split()) for row in shown] == [
        " ".join(row.split()) for row in sorted(rows, key=str.casefold)
    ]


@pytest.mark.parametrize("name", sorted(CODECS))
def test_every_codec_says_what_it_does(name: str) -> None:
    codec = CODECS[name]
    modes = ("prose", "title", "names", "pages", "date", "verbatim", "raw", "fields")
    assert codec.mode in modes
    assert codec.read.__name__ == "<lambda>" or codec.read.__doc__
