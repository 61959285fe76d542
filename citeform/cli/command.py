"""The command `citeform`, which calls one of its commands.

Exit codes: 0 done, 1 problems, 2 misuse.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module

import click
from click_default_group import DefaultGroup

COMMANDS = {
    "convert": "citeform.cli.convert",
    "inspect": "citeform.cli.inspect",
    "check": "citeform.cli.check",
    "cite": "citeform.cli.cite",
    "process": "citeform.cli.process",
    "filter": "citeform.cli.filter",
    "styles": "citeform.cli.styles",
}
"""Each command, and the module that has it under its name."""

COLLECTING = (1_000_000, 50, 50)
"""How rarely cycles are looked for: a run builds values and prints them, and the search takes a
tenth of its time."""


class Commands(DefaultGroup):  # type: ignore[misc, unused-ignore]
    """The commands of `COMMANDS`; a run imports the one that it calls."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, the default one first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, or the default one for what is no command's name."""
        name = cmd_name if cmd_name in COMMANDS else self.default_cmd_name
        self.add_command(getattr(import_module(COMMANDS[name]), name))
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
