"""Options that commands share, and the kinds of their values."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from citeform.catalogue import FRONTPAGE, Catalogue
from citeform.cli.settings import NAME

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., None])


def user_styles() -> Path:
    """The user's own folder of style files."""
    if sys.platform == "linux":
        # platformdirs' own rule; its import takes a fifth of a short run.
        base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
        return Path(base, "citeform", "styles")
    from platformdirs import user_config_dir

    return Path(user_config_dir("citeform", appauthor=False), "styles")


def user_settings() -> Path:
    """The user's own settings file."""
    return user_styles().with_name(NAME)


def user_cache() -> Path:
    """The user's folder for what citeform can make again."""
    if sys.platform == "linux":
        base = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
        return Path(base, "citeform")
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("citeform", appauthor=False))


class StyleName(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name or path of a style."""

    name = "style"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The styles that begin so; a path when it looks like one."""
        from click.shell_completion import CompletionItem

        if incomplete.startswith((".", "/", "~")):
            return [CompletionItem(incomplete, type="file")]
        names = Catalogue(user_styles()).names()
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class FormatName(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of an input format."""

    name = "format"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The formats that begin so."""
        from click.shell_completion import CompletionItem

        names = [*Catalogue(user_styles()).readable(), FRONTPAGE]
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class CommaList(click.types.StringParamType):
    """Words with commas between; a settings file may have them as an array."""

    name = "list"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """One text of them all."""
        return super().convert(",".join(value) if isinstance(value, list) else value, param, ctx)


class OutputPath(click.Path):  # type: ignore[type-arg, unused-ignore]
    """A file, or a folder of files, that is written; settings found in a folder stay in there."""


def options_of(command: click.Command) -> dict[str, click.Option]:
    """The options that settings are for, by their long names; not `--help` and the like."""
    return {
        name.removeprefix("--"): option
        for option in command.params
        if isinstance(option, click.Option) and not option.is_eager
        for name in option.opts
        if name.startswith("--")
    }


def is_set(name: str) -> bool:
    """Whether an option of the running command has its value from a settings file."""
    context = click.get_current_context()
    return context.get_parameter_source(name) is ParameterSource.DEFAULT_MAP


def reading_options(command: F) -> F:
    """The argument and options of every command that reads files."""
    command = click.option(
        "--model", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
        help="Folder of your own trained model of front pages.",
    )(command)  # fmt: skip
    command = click.option(
        "-f", "--from", "format", type=FormatName(), help="Format of the input, if not by itself."
    )(command)
    return click.argument("files", nargs=-1, type=click.Path(path_type=str))(command)


def citing_options(command: F) -> F:
    """The options of every command that prints citations."""
    command = click.option("--locale", help="Language of the style, as in fr-FR.")(command)
    command = click.option(
        "-b", "--bibliography", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
        help="Bibliography with the works that are cited; may be given several times.",
    )(command)  # fmt: skip
    return click.option("-s", "--style", type=StyleName(), help="CSL style: a name or a file.")(
        command
    )
