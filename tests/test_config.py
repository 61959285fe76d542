"""Settings files, through the door of the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from click.core import ParameterSource
from click.testing import CliRunner, Result

from citeform.cli import cli
from citeform.cli.command import COMMANDS
from citeform.cli.defaults import EXCLUDED
from citeform.cli.options import CommaList, FormatName, StyleName, options_of

BIB = """@article{doe2001,
  author = {Doe, Jane},
  title = {On rivers},
  journal = {Acta},
  year = {2001},
}
"""
VANCOUVER = "1. Doe J. On rivers. Acta. 2001.\n"
RIS = "TY  - JOUR\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a project, below which the run is, with settings of its own and the user's."""
    (tmp_path / "project" / "sub").mkdir(parents=True)
    (tmp_path / "home" / "citeform").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project" / "sub")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CITEFORM_CONFIG")
    Path("refs.bib").write_text(BIB, encoding="utf-8")
    return tmp_path / "project"


@pytest.fixture
def own(folder: Path) -> Path:
    """The user's own settings file, yet to be written."""
    return folder.parent / "home" / "citeform" / "citeform.toml"


def run(*arguments: str, stdin: str = "") -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(cli, arguments, input=stdin)


def printed(*arguments: str) -> str:
    """What a run without any problem prints."""
    result = run(*arguments)
    assert (result.stderr, result.exit_code) == ("", 0)
    return result.stdout


def is_ris(*arguments: str) -> bool:
    """Whether a run prints RIS, where it prints Vancouver's style without settings."""
    text = printed("refs.bib", *arguments)
    assert text.startswith(RIS) or text == VANCOUVER
    return text.startswith(RIS)


# -- which file holds


def test_without_settings_nothing_changes(folder: Path) -> None:
    assert not is_ris()


@pytest.mark.parametrize("place", ["sub/citeform.toml", "citeform.toml", "../citeform.toml"])
def test_the_folder_and_those_above_are_searched(folder: Path, place: str) -> None:
    (folder / place).write_text('to = "ris"')
    assert is_ris()


@pytest.mark.parametrize(
    "text",
    [
        '[project]\nname = "x"\n\n[tool.citeform]\nto = "ris"\n',
        '[tool]\nciteform.to = "ris"\n',
        'tool.citeform.to = "ris"\n',
        'tool = {citeform = {to = "ris"}}\n',
        '["tool"."citeform"]\nto = "ris"\n',
        "[ tool . 'citeform' . convert ]\nto = 'ris'\n",
        '\ufeff[tool.citeform]\r\nto = "ris"\r\n',
    ],
)
def test_a_project_says_it_in_its_pyproject(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_bytes(text.encode())
    assert is_ris()


def test_the_nearest_file_holds_alone(folder: Path) -> None:
    (folder / "citeform.toml").write_text('to = "ris"\nquiet = true\n')
    assert is_ris()
    Path("citeform.toml").write_text("quiet = true")
    assert not is_ris()


def test_in_one_folder_the_file_of_our_own_holds(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.citeform]\nto = "bibtex"')
    (folder / "citeform.toml").write_text('to = "ris"')
    assert is_ris()


@pytest.mark.parametrize(
    "text", ["", "[tool.other]\nx = 1\n", "[tool]\nx = 1\n", "[tool.x", "\xff"]
)
def test_a_pyproject_without_the_table_is_passed_by(folder: Path, text: str) -> None:
    (folder / "citeform.toml").write_text('to = "ris"')
    Path("pyproject.toml").write_text(text, encoding="latin-1")
    assert is_ris()


def test_the_users_own_gives_way_option_by_option(folder: Path, own: Path) -> None:
    own.write_text('to = "ris"\nfields = "title"\n')
    assert "AU  -" not in printed("refs.bib")
    (folder / "citeform.toml").write_text('fields = "author"')
    assert printed("refs.bib").startswith(RIS)
    assert "AU  - Doe, Jane\n" in printed("refs.bib")
    assert "On rivers" not in printed("refs.bib")


def test_what_a_project_says_to_all_goes_before_what_the_user_says_to_one(
    folder: Path, own: Path
) -> None:
    own.write_text('[convert]\nto = "bibtex"\n')
    (folder / "citeform.toml").write_text('to = "ris"')
    assert is_ris()


def test_a_table_of_a_command_goes_before_what_is_said_to_all(folder: Path) -> None:
    (folder / "citeform.toml").write_text('to = "bibtex"\n[convert]\nto = "ris"\n')
    assert is_ris()


def test_the_command_line_goes_first(folder: Path) -> None:
    (folder / "citeform.toml").write_text('to = "ris"\nquiet = true\n')
    assert printed("refs.bib", "-t", "vancouver") == VANCOUVER
    assert printed("-t", "vancouver", "refs.bib") == VANCOUVER


def test_a_switch_can_be_turned_off_on_the_command_line(folder: Path) -> None:
    (folder / "citeform.toml").write_text("strict = true")
    Path("twice.bib").write_text("@article{a, title = {A}, title = {B}, year = 2000}")
    assert run("twice.bib").exit_code == 1
    assert run("twice.bib", "--no-strict").exit_code == 0


@pytest.mark.parametrize("arguments", [["--no-config", "refs.bib"], ["refs.bib", "--no-config"]])
def test_settings_can_be_left_out(folder: Path, own: Path, arguments: list[str]) -> None:
    own.write_text('to = "ris"')
    (folder / "citeform.toml").write_text("broken")
    assert printed(*arguments) == VANCOUVER
    assert printed("convert", *arguments) == VANCOUVER


@pytest.mark.parametrize(
    "arguments",
    [
        ["--config", "other.toml", "refs.bib"],
        ["refs.bib", "--config=other.toml"],
        ["--no-config", "convert", "refs.bib", "--config", "other.toml"],
        ["--config", "wrong.toml", "refs.bib", "--config", "other.toml"],
    ],
)
def test_a_file_can_be_named_which_holds_alone(
    folder: Path, own: Path, arguments: list[str]
) -> None:
    own.write_text("broken")
    (folder / "citeform.toml").write_text("broken")
    Path("other.toml").write_text('to = "ris"')
    assert printed(*arguments).startswith(RIS)


def test_the_environment_can_name_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("other.toml").write_text('to = "ris"')
    monkeypatch.setenv("CITEFORM_CONFIG", "other.toml")
    assert is_ris()
    assert not is_ris("--no-config")


# -- what it says


def leaves(
    command: click.Command = cli, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command that is no group of others, and its names."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    ctx = click.Context(command)
    for name in command.list_commands(ctx):
        if inner := command.get_command(ctx, name):
            yield from leaves(inner, (*path, name))


OPTIONS = [
    pytest.param(path, command, name, id=" ".join((*path, name)))
    for path, command in leaves()
    for name in options_of(command)
]


def value_for(option: click.Option) -> Any:
    """Something that an option takes, and that is not its default, as TOML has it."""
    kind = option.type
    if option.is_flag:
        return True
    if isinstance(kind, click.Choice):
        one: Any = list(kind.choices)[-1]
    elif isinstance(kind, StyleName | FormatName):
        one = "ris"
    elif isinstance(kind, click.types.IntParamType):
        one = 7
    else:
        one = 0.5 if isinstance(kind, click.types.FloatParamType) else "word"
    return [one, one] if option.multiple or isinstance(kind, CommaList) else one


@pytest.mark.parametrize("is_table", [False, True])
@pytest.mark.parametrize(("path", "command", "name"), OPTIONS)
def test_every_option_of_every_command_can_be_set(
    folder: Path, path: tuple[str, ...], command: click.Command, name: str, is_table: bool
) -> None:
    option = options_of(command)[name]
    value = value_for(option)
    if isinstance(option.type, click.Path) and option.type.exists:
        Path("word").touch()
    head = f"[{'.'.join(path)}]\n" if is_table else ""
    Path("citeform.toml").write_text(f"{head}{name} = {json.dumps(value)}\n")
    with context_of(path, "file") as ctx:
        assert ctx.get_parameter_source(option.name or "") is ParameterSource.DEFAULT_MAP
        is_word = option.is_flag and not option.is_bool_flag
        wanted = option.flag_value if is_word else option.type_cast_value(ctx, value)
        assert ctx.params[option.name or ""] == wanted
    other = [f"--{name}"]
    if not option.is_flag:
        other.append(str(value[0] if isinstance(value, list) else value))
    with context_of(path, "file", *other) as ctx:
        assert ctx.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE


def context_of(path: tuple[str, ...], *arguments: str) -> click.Context:
    """The context of a command that is called with arguments, before it does anything."""
    ctx: click.Context = cli.make_context("citeform", [*path, *arguments])
    for depth, name in enumerate(path, 1):
        assert isinstance(ctx.command, click.Group)
        inner = ctx.command.get_command(ctx, name)
        assert inner
        ctx = inner.make_context(name, [*path[depth:], *arguments], parent=ctx)
    return ctx


def test_a_list_may_be_an_array_or_a_text(folder: Path) -> None:
    for fields in ('"author,year"', '["author", "year"]', '["author,year"]'):
        Path("citeform.toml").write_text(f"fields = {fields}")
        assert printed("refs.bib") == "1. Doe J. 2001.\n"


def test_a_repeated_option_is_an_array_or_one_of_it(folder: Path) -> None:
    for value in ('"refs.bib"', '["refs.bib"]', '["none.bib", "refs.bib"]'):
        Path("citeform.toml").write_text(f'style = "apa"\nbibliography = {value}')
        assert run("cite", "@doe2001").stdout == "Doe (2001)\n"


def test_what_is_said_to_all_is_for_those_that_have_the_option(folder: Path) -> None:
    (folder / "citeform.toml").write_text('to = "ris"\nselect = "dup"\nhtml = "page.html"\n')
    assert is_ris()
    assert "bad-key" not in printed("check", "--list")
    assert printed("styles", "show", "vancouver") == ""
    assert (folder / "page.html").exists()


def test_a_table_of_a_group_is_for_its_commands(folder: Path) -> None:
    for head in ("styles", "styles.show"):
        (folder / "citeform.toml").write_text(f'[{head}]\nhtml = "{head}.html"\n')
        assert printed("styles", "show", "vancouver") == ""
        assert (folder / f"{head}.html").exists()


def test_a_switch_of_two_names_has_the_first(folder: Path) -> None:
    arguments = ("refs.bib", "-m", "html", "-t", "apa")
    Path("refs.bib").write_text(BIB.replace("year", "doi = {10.5555/x}, year"))
    assert "<a href" in printed(*arguments)
    (folder / "citeform.toml").write_text("links = false")
    assert "<a href" not in printed(*arguments)
    assert "<a href" in printed(*arguments, "--links")


# -- paths


def test_paths_start_from_the_folder_of_the_file(folder: Path) -> None:
    Path("refs.bib").rename(folder / "works.bib")
    style = Path(__file__).parents[1] / "styles" / "vancouver.csl"
    (folder / "our.csl").write_bytes(style.read_bytes())
    for name in ("our.csl", "./our.csl", str(folder / "our.csl")):
        (folder / "citeform.toml").write_text(f'style = "{name}"\nbibliography = "works.bib"\n')
        assert printed("cite", "[@doe2001]") == "(1)\n"
    (folder / "citeform.toml").write_text('to = "our.csl"\noutput = "out.txt"\n')
    assert printed("../works.bib") == ""
    assert (folder / "out.txt").read_text() == VANCOUVER


def test_a_style_may_be_named_by_its_address(folder: Path) -> None:
    (folder / "citeform.toml").write_text('to = "http://www.zotero.org/styles/apa"')
    assert printed("refs.bib").startswith("Doe, J. (2001)")


def test_a_project_writes_in_its_own_folder_only(
    folder: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "out").symlink_to(folder.parent)
    for output in ("../out.txt", "/out.txt", "out/out.txt", "sub/../../out.txt"):
        (folder / "citeform.toml").write_text(f'\noutput = "{output}"')
        result = run("refs.bib")
        assert result.stderr.startswith("../citeform.toml:2: bad-option: output leads out of ")
        assert (result.exit_code, result.stdout) == (2, "")
    (folder / "parts").mkdir()
    (folder / "parts" / "doe2001.ris").symlink_to(folder.parent / "linked.txt")
    (folder / "citeform.toml").write_text('to = "ris"\nsplit = "parts"\noverwrite = true\n')
    assert run("refs.bib").stderr.startswith("../citeform.toml:2: bad-option: split leads out of ")
    assert not (folder.parent / "linked.txt").exists()
    assert printed("refs.bib", "-o", "../../out.txt") == ""
    own.write_text(f'output = "{folder.parent}/own.txt"')
    (folder / "citeform.toml").unlink()
    assert printed("refs.bib") == ""
    assert (folder.parent / "own.txt").read_text() == VANCOUVER


# -- what does not go together


def test_the_excluded_are_options() -> None:
    names = {option.name for _, command in leaves() for option in options_of(command).values()}
    assert names >= {*EXCLUDED, *(one for others in EXCLUDED.values() for one in others)}


def test_a_setting_gives_way_to_an_option_that_excludes_it(folder: Path) -> None:
    Path("citeform.toml").write_text('output = "out.txt"\n[check]\nformat = "json"\n')
    assert printed("refs.bib", "-t", "ris", "--split", "parts") == ""
    assert [path.name for path in Path("parts").iterdir()] == ["doe2001.ris"]
    assert run("check", "refs.bib", "--diff").exit_code == 0
    Path("paper.md").write_text("Nothing.")
    assert printed("process", "--in-place", "paper.md") == ""
    assert not Path("out.txt").exists()
    Path("citeform.toml").write_text('split = "more"\noverwrite = true\nto = "ris"')
    assert printed("refs.bib", "-o", "out.txt") == ""
    assert Path("out.txt").read_text().startswith(RIS)
    assert not Path("more").exists()


def test_a_setting_that_a_style_has_no_use_for_is_left_out(folder: Path) -> None:
    Path("citeform.toml").write_text(
        'markup = "html"\nstandalone = true\nlinks = true\nstyle = "apa"\noverwrite = true'
    )
    assert printed("refs.bib", "-t", "ris").startswith(RIS)
    assert printed("refs.bib", "-m", "text", "--no-standalone") == VANCOUVER
    assert printed("refs.bib").startswith("<!DOCTYPE html>")
    assert "(2001)" in printed("refs.bib", "-t", "bibitem")
    assert run("refs.bib", "-t", "ris", "-m", "html").exit_code == 2


def test_a_document_goes_before_settings(folder: Path) -> None:
    Path("other.bib").write_text(BIB.replace("Jane", "Ann").replace("2001", "1999"))
    Path("paper.md").write_text("---\nbibliography: other.bib\n---\n\n@doe1999\n")
    Path("citeform.toml").write_text('style = "apa"\nbibliography = "refs.bib"\n')
    assert "Doe (1999)" in printed("process", "paper.md")
    Path("plain.md").write_text("@doe2001")
    assert printed("process", "plain.md").startswith("Doe (2001)")
    styled = "---\ncsl: vancouver\nbibliography: other.bib\n---\n\n[@doe1999]\n"
    Path("paper.md").write_text(styled)
    assert "(1)" in printed("process", "paper.md")
    assert "(Doe, 1999)" in printed("process", "paper.md", "-s", "apa")


def test_a_pandoc_filter_has_no_settings(folder: Path) -> None:
    Path("citeform.toml").write_text("broken")
    document = '{"pandoc-api-version":[1,23],"meta":{},"blocks":[]}'
    assert run("filter", "html", stdin=document).stdout == document


# -- what is wrong


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('\nto = "vancuver"', '2: unknown-style: no style is called "vancuver"; did you mean '),
        ('from = "bibtx"', '1: unknown-format: no input format is called "bibtx"; did you mean '),
        ("quit = true", "1: bad-option: no command has an option --quit; did you mean quiet?"),
        ("no-quiet = true", "1: bad-option: no command has an option --no-quiet; quiet = false "),
        ('config = "x"', "1: bad-option: no command has an option --config"),
        ("help = true", "1: bad-option: no command has an option --help"),
        ('quiet = "yes"', '1: bad-option: quiet of convert is true or false, not "yes"'),
        ("strict = 1", "1: bad-option: strict of convert is true or false, not 1"),
        ('jobs = "2"', '1: bad-option: jobs of convert is a whole number, not "2"'),
        ("jobs = 2.5", "1: bad-option: jobs of convert is a whole number, not 2.5"),
        ("jobs = true", "1: bad-option: jobs of convert is a whole number, not true"),
        ("jobs = 99", "1: bad-option: jobs of convert cannot be 99: "),
        ("min-confidence = 3", "1: bad-option: min-confidence of convert cannot be 3: "),
        ("to = 1", "1: bad-option: to of convert is a string, not 1"),
        ('to = ["ris"]', '1: bad-option: to of convert is a string, not ["ris"]'),
        ("key = 2001-02-03", '1: bad-option: key of convert is a string, not "2001-02-03"'),
        ("fields = [1]", "1: bad-option: fields of convert is a string, or an array of such, not"),
        (
            'dedupe = "all"',
            """1: bad-option: dedupe of convert cannot be "all": 'all' is not""",
        ),
        ('output = "a\\u0000b"', "1: bad-option: output holds a null character"),
        ('sort = "author,foo"', '1: bad-option: "foo" is no CSL variable'),
        ('# sort\nquiet = true\nsort = ["foo"]', '3: bad-option: "foo" is no CSL variable'),
        ('filter = "journal~x"', '1: bad-option: "journal" is no CSL variable; did you mean '),
        ('[chek]\nto = "x"', '2: bad-option: "chek" is a table, and there is no such command; did'),
        ('[convert]\n"too" = "x"', "2: bad-option: citeform convert has no option --too; did you"),
        ('convert = {a = "x"}', "1: bad-option: citeform convert has no option --a"),
        ('convert.a = "x"', "1: bad-option: citeform convert has no option --a"),
        ("[convert.x]\nq = 1", '2: bad-option: "convert.x" is a table, and there is no such '),
        (
            '[tool.citeform]\nto = "x"',
            '2: bad-option: "tool.citeform" is a table, and there is no ',
        ),
        ("[[check]]\na = 1", "1: bad-option: no command has an option --check"),
        ("to = ", "1:1: bad-option: invalid value"),
        ("to = 'a'\nto = 'b'\n", "2:9: bad-option: cannot overwrite a value"),
        ("a = " + "[" * 9999, " bad-option: the file is beyond what is read"),
        ("a = " + "1" * 9999, " bad-option: the file is beyond what is read"),
        ("a" + ".a" * 9999 + " = 1", '1: bad-option: "a.a" is a table, and there is no such '),
        ("to = " + "{a = " * 90 + "1" + "}" * 90, '1: bad-option: "to.a" is a table, and there'),
        ("convert.to" + ".a" * 9999 + " = 1", '1: bad-option: "convert.to" is a table, and'),
        ("sort = [{a" + ".a" * 9999 + " = 1}]", "1: bad-option: sort of convert is a string, or "),
        ("# \u2028\nquit = 1", "2: bad-option: no command has an option --quit"),
        ("a = '\xff'", " bad-option: the file is not UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_line_before_anything_is_read(
    folder: Path, text: str, line: str
) -> None:
    encoding = "latin-1" if "\xff" in text else "utf-8"
    Path("citeform.toml").write_text(text, encoding=encoding)
    result = run("none.bib")
    assert (result.stdout, result.exit_code) == ("", 2)
    assert result.stderr.startswith(f"citeform.toml:{line}")
    assert result.stderr.count("\n") == 1


def test_a_fault_in_a_pyproject_has_its_line_too(folder: Path) -> None:
    head = '[tool.ruff]\nquit = true\n\n[project]\nname = "quit"\n\n'
    for text, number in (
        (f"{head}[tool.citeform]\n# quit = 1\nquit = true\n", 9),
        (f"{head}[tool.citeform.convert]\nquit = true\n", 8),
        ("tool.citeform.quit = true\n", 1),
        ("[tool]\ncitef = 1\nciteform = {\u0022quit\u0022 = true}\n", 3),
        ("[tool]\nciteform = 3\n", 2),
    ):
        (folder / "pyproject.toml").write_text(text)
        result = run("none.bib")
        assert result.exit_code == 2
        assert result.stderr.startswith(f"../pyproject.toml:{number}: bad-option: ")


def test_all_faults_are_told_at_once_in_their_order(folder: Path) -> None:
    Path("citeform.toml").write_text("to = 1\nquit = true\n[convert]\njobs = true\n")
    lines = run("refs.bib").stderr.splitlines()
    assert [line.split(":")[1] for line in lines] == ["1", "2", "4"]


def test_what_the_command_line_says_need_not_be_right_in_a_file(folder: Path) -> None:
    (folder / "citeform.toml").write_text('to = "vancuver"')
    assert is_ris("-t", "ris")


def test_what_goes_first_hides_what_is_wrong_behind(folder: Path, own: Path) -> None:
    own.write_text('to = "vancuver"')
    (folder / "citeform.toml").write_text('to = "ris"')
    assert is_ris()


def test_a_fault_for_another_command_stops_that_command_only(folder: Path) -> None:
    Path("citeform.toml").write_text('[check]\nselct = "dup"\n')
    assert printed("refs.bib") == VANCOUVER
    assert run("check", "refs.bib").stderr == (
        "citeform.toml:2: bad-option: citeform check has no option --selct; did you mean select?\n"
    )


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("none.toml", "none.toml: bad-option: no such file or directory\n"),
        (".", ".: bad-option: is a directory\n"),
        ("pyproject.toml", "pyproject.toml: bad-option: the file has no table [tool.citeform]\n"),
    ],
)
def test_a_named_file_must_say_something(folder: Path, name: str, line: str) -> None:
    Path("pyproject.toml").write_text("[project]")
    result = run("--config", name, "refs.bib")
    assert (result.stdout, result.stderr, result.exit_code) == ("", line, 2)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "citeform.toml").touch(mode=0)
    assert run("refs.bib").stderr == "../citeform.toml: bad-option: permission denied\n"


def test_help_and_completion_read_no_settings(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("citeform.toml").write_text("broken")
    assert run("convert", "--help").exit_code == 0
    assert run("--version").exit_code == 0
    monkeypatch.setenv("_CITEFORM_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "citeform convert --quie")
    monkeypatch.setenv("COMP_CWORD", "2")
    result = CliRunner().invoke(cli, [], prog_name="citeform")
    assert "--quiet" in result.output


# -- `citeform config`


def test_config_shows_what_files_say_and_what_goes_first(folder: Path, own: Path) -> None:
    own.write_text('[convert]\nto = "bibtex"\n\n[process]\nstyle = "apa"\n')
    (folder / "pyproject.toml").write_text(
        '[tool.citeform]\n# ours\nto = "ris"\nsort = ["author", "-issued"]\n'
    )
    assert printed("config") == (
        f'../pyproject.toml:3\tto = "ris"\n'
        f'../pyproject.toml:4\tsort = ["author", "-issued"]\n'
        f'{own}:2\tconvert.to = "bibtex"  # ../pyproject.toml:3 goes first\n'
        f'{own}:5\tprocess.style = "apa"\n'
    )
    assert printed("--no-config", "config") == ""
    Path("other.toml").write_text("quiet = true")
    assert printed("config", "--config", "other.toml") == "other.toml:1\tquiet = true\n"


def test_config_says_where_settings_stand(folder: Path, own: Path) -> None:
    result = run("config")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert str(own) in result.stderr


def test_config_checks_what_is_said_to_any_command(folder: Path) -> None:
    Path("citeform.toml").write_text(
        'format = "github"\n[check]\nselct = "dup"\n[styles.search]\nlimit = "3"\n'
        "[styles.serch]\nlimit = 3\n"
    )
    result = run("config")
    assert result.exit_code == 2
    assert [line.partition(";")[0] for line in result.stderr.splitlines()] == [
        "citeform.toml:1: bad-option: format of inspect cannot be \"github\": 'github' is not one "
        "of 'text', 'json', 'zones'",
        "citeform.toml:3: bad-option: citeform check has no option --selct",
        'citeform.toml:5: bad-option: limit of search is a whole number, not "3"',
        'citeform.toml:7: bad-option: "styles.serch" is a table, and there is no such command',
    ]
    Path("citeform.toml").write_text("broken")
    assert run("config").exit_code == 2


# -- what it costs


def test_a_run_without_settings_loads_nothing_for_them(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "citeform-tool"\n[tool.other]\n')
    code = (
        "import sys; from citeform.cli import main\n"
        "try: main()\n"
        "finally: print([name for name in sys.modules if name == 'citeform.cli.defaults'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "refs.bib", "-t", "bibtex", "-q"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stdout.endswith("\n[]\n")


def test_commands_that_do_not_run_are_not_imported(folder: Path) -> None:
    (folder / "citeform.toml").write_text('to = "ris"\n[check]\nselect = "dup"\n')
    code = (
        "import sys; from citeform.cli import main\n"
        "try: main()\n"
        f"finally: print([n for n in {list(COMMANDS)} if 'citeform.cli.' + n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "refs.bib"], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.endswith("\n['convert']\n")
