"""`citeform config`: what settings files say, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from citeform.cli.defaults import check_name, commands_of, shown, value_of
from citeform.cli.options import options_of, user_settings
from citeform.cli.settings import CHOSEN, HEAD, NAME, PROJECT, Setting, find_files
from citeform.cli.terminal import Report
from citeform.problems import CiteformError, Problem
from citeform.view import printable


@click.command()
@click.pass_context
def config(ctx: click.Context) -> None:
    """Show what settings files say, with file and line; what goes first stands first.

    All of it is checked, for commands that are not run too.

    Example:

    \b
        citeform config
    """
    report = Report()
    own = str(user_settings())
    with report.misuse():
        files = find_files(ctx.meta.get(CHOSEN), own)
    settings = [one for file in files for one in sorted(file.settings(), key=lambda one: one.line)]
    for line in lines_of(settings):
        click.echo(line)
    root = ctx.find_root().command
    report.add(problem for one in settings for problem in problems_of(one, root))
    if not settings and CHOSEN not in ctx.meta:
        places = f"{NAME} or [{'.'.join(HEAD)}] in {PROJECT}, here or in a folder above, and {own}"
        click.echo(f"there are no settings; they stand in {places}", err=True)
    report.exit()


def lines_of(settings: Sequence[Setting]) -> Iterator[str]:
    """Settings as TOML behind their places; one that never holds says which goes before it."""
    for at, setting in enumerate(settings):
        first = next((one for one in settings[:at] if hides(one, setting)), None)
        note = f"  # {first.file.path}:{first.line} goes first" if first else ""
        name = ".".join((*setting.command, setting.name))
        said = f"{printable(name)} = {shown(setting.value)}"
        yield f"{setting.file.path}:{setting.line}\t{said}{note}"


def hides(one: Setting, other: Setting) -> bool:
    """Whether a setting holds wherever another one of a later file would."""
    is_wider = one.command == other.command[: len(one.command)]
    return is_wider and one.name == other.name and one.file is not other.file


def problems_of(setting: Setting, root: click.Command) -> Iterable[Problem]:
    """What is wrong with a setting for any command that it is said to."""
    try:
        check_name(setting, root)
        for command in commands_of(root, setting.command):
            if option := options_of(command).get(setting.name):
                value_of(setting, option, click.Context(command))
    except CiteformError as error:
        return [error.problem]
    return []
