"""The command `citeform`, which calls one of its commands.

Exit codes: 0 done, 1 problems, 2 misuse.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click
from click_default_group import DefaultGroup

from citeform.cli.options import options_of, user_settings
from citeform.cli.settings import CHOSEN, find_files

COMMANDS = {
    "convert": "citeform.cli.convert",
    "inspect": "citeform.cli.inspect",
    "check": "citeform.cli.check",
    "cite": "citeform.cli.cite",
    "process": "citeform.cli.process",
    "filter": "citeform.cli.filter",
    "styles": "citeform.cli.styles",
    "config": "citeform.cli.config",
}
"""Each command, and the module that has it under its name."""

COLLECTING = (1_000_000, 50, 50)
"""How rarely cycles are looked for: a run builds values and prints them, and the search takes a
tenth of its time."""


class SettingsOption(click.Option):
    """`--config`, which gives the other options of its command the defaults that files say."""

    def handle_parse_result(
        self, ctx: click.Context, opts: Mapping[str, Any], args: list[str]
    ) -> tuple[Any, list[str]]:
        """Set the defaults before an option asks for its own, which it does as it is eager."""
        value, args = super().handle_parse_result(ctx, opts, args)
        if isinstance(value, str):
            # It may stand before the command too; what stands behind it goes first.
            ctx.meta[CHOSEN] = value
        if options_of(ctx.command) and not ctx.resilient_parsing:
            from citeform.cli.terminal import Report

            with Report().misuse():
                if files := find_files(ctx.meta.get(CHOSEN), str(user_settings())):
                    from citeform.cli.defaults import set_defaults

                    set_defaults(ctx, files, opts)
        return value, args


def settings_options(envvar: str | None = None) -> list[click.Parameter]:
    """The options that say which settings hold."""
    shared = {"is_eager": True, "expose_value": False}
    return [
        SettingsOption(
            ["--config"], type=click.Path(), metavar="FILE", envvar=envvar, **shared,
            help="Take settings of this file only.",
        ),
        # The name of no file, so that the last of the two holds.
        click.Option(["--no-config", "config"], flag_value="", **shared, help="Take no settings."),
    ]  # fmt: skip


def configured(command: click.Command) -> click.Command:
    """Give a command, and those below it, the options about settings, and each switch a `--no-`.

    Without one, what a file turns on could not be turned off.
    """
    if any(isinstance(option, SettingsOption) for option in command.params):
        return command
    for option in command.params:
        if isinstance(option, click.Option) and option.is_bool_flag and not option.secondary_opts:
            option.secondary_opts = [f"--no-{name[2:]}" for name in option.opts if name[1] == "-"]
    command.params += settings_options()
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        configured(inner)
    return command


class Commands(DefaultGroup):  # type: ignore[misc, unused-ignore]
    """The commands of `COMMANDS`; a run imports the one that it calls."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, the default one first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, or the default one for what is no command's name."""
        name = cmd_name if cmd_name in COMMANDS else self.default_cmd_name
        self.add_command(configured(getattr(import_module(COMMANDS[name]), name)))
        found: click.Command | None = super().get_command(ctx, cmd_name)
        return found


@click.group(
    cls=Commands,
    default="convert",
    default_if_no_args=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="citeform")
def cli() -> None:
    """Print the citation of an article from its front page, or convert bibliographies.

    FILES without a command are converted: `citeform FILES` is `citeform convert FILES`.

    Example:

    \b
        citeform article.txt
        citeform paper.pdf -t bibtex
        cat article.txt | citeform -t ris > article.ris
    """
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False  # https://no-color.org


cli.params += settings_options("CITEFORM_CONFIG")


def main() -> None:
    """Run the command; the door of the `citeform` script."""
    gc.set_threshold(*COLLECTING)
    # At its end Python would look at all values once more, to give back what the system takes.
    atexit.register(gc.freeze)
    # Output is UTF-8 whatever the locale says, as pandoc's and git's is.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    cli.main(prog_name="citeform")
