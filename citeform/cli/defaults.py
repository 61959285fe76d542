"""Defaults: what settings files say → the defaults of a command's options, checked."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from citeform.catalogue import REPOSITORY_URL, SUFFIXES, Catalogue, brief
from citeform.cli.command import COMMANDS
from citeform.cli.options import (
    CommaList,
    FormatName,
    OutputPath,
    StyleName,
    options_of,
    user_styles,
)
from citeform.cli.settings import HEAD, PROJECT, SET, Setting, SettingsFile
from citeform.cli.terminal import Report
from citeform.problems import CiteformError, Problem
from citeform.view import printable

EXCLUDED = {
    "output": ("split", "in_place"),
    "split": ("output",),
    "in_place": ("output",),
    "watch": ("in_place",),
    "abbreviate": ("expand",),
    "expand": ("abbreviate",),
    "form": ("diff",),
    "diff": ("form",),
}
"""An option → those that, on the command line, leave no room for a setting of it."""

# Types of options, the special ones first → what TOML has for them, and its name.
KINDS: tuple[tuple[type[Any], tuple[type, ...], str], ...] = (
    (click.types.BoolParamType, (bool,), "true or false"),
    (click.types.IntParamType, (int,), "a whole number"),
    (click.types.FloatParamType, (int, float), "a number"),
    (click.ParamType, (str,), "a string"),
)


def set_defaults(
    ctx: click.Context, files: Sequence[SettingsFile], given: Mapping[str, Any]
) -> None:
    """Give the options of a command the defaults that files say, the first file before others.

    What is `given` on the command line needs none.  Any problem ends the run.
    """
    path = path_of(ctx)
    options = options_of(ctx.command)
    defaults: dict[str, Any] = {}
    places: dict[str, Setting] = {}
    problems: list[Problem] = []
    for setting in (setting for file in files for setting in file.settings()):
        option = options.get(setting.name)
        try:
            if not option or setting.command != path[: len(setting.command)]:
                check_name(setting, ctx.find_root().command, path[:1])
            elif option.name not in defaults and not is_excluded(option, given):
                value = value_of(setting, option, ctx)
                if value is not None:
                    defaults[option.name] = value
                    places |= dict.fromkeys(option.opts, setting)
        except CiteformError as error:
            problems.append(error.problem)
    if problems:
        report = Report()
        report.add(sorted(problems, key=lambda problem: problem.place))
        report.exit()
    ctx.default_map = defaults
    ctx.meta[SET] = places


def path_of(ctx: click.Context) -> tuple[str, ...]:
    """The names of a command: `("styles", "search")`."""
    return (*path_of(ctx.parent), ctx.info_name or "") if ctx.parent else ()


def is_excluded(option: click.Option, given: Mapping[str, Any]) -> bool:
    """Whether the command line has an option, or one that it cannot stand beside."""
    return any(name in given for name in (option.name, *EXCLUDED.get(option.name or "", ())))


# -- names


def check_name(setting: Setting, root: click.Command, running: tuple[str, ...] = ()) -> None:
    """Raise `CiteformError` where no command that a setting is said to has such an option.

    What is said to another command than the running one is not looked into, for that would have
    to be imported.
    """
    first = setting.command[:1]
    if running and first not in ((), running) and first[0] in COMMANDS:
        return
    commands = commands_of(root, setting.command)
    if not any(setting.name in options_of(command) for command in commands):
        is_command = any(commands_of(root, setting.command))
        raise CiteformError(no_option(setting, root) if is_command else no_command(setting))


def commands_of(command: click.Command, names: tuple[str, ...]) -> Iterator[click.Command]:
    """The commands that names narrow down, each imported when it is its turn."""
    if not isinstance(command, click.Group):
        if not names:
            yield command
        return
    ctx = click.Context(command)
    for name in command.list_commands(ctx):
        if names[:1] in ((), (name,)) and (inner := command.get_command(ctx, name)):
            yield from commands_of(inner, names[1:])


def no_command(setting: Setting) -> Problem:
    """The problem of a table that no command is called as."""
    name = ".".join(setting.command)
    hint = near(name, COMMANDS) if setting.command[0] not in COMMANDS else ""
    if setting.command == HEAD:
        hint = f"that table is for {PROJECT}; here its settings stand at the top"
    return setting.problem(f'"{printable(name)}" is a table, and there is no such command', hint)


def no_option(setting: Setting, root: click.Command) -> Problem:
    """The problem of a name that no option has."""
    options = {
        name: option
        for command in commands_of(root, setting.command)
        for name, option in options_of(command).items()
    }
    hint = near(setting.name, options)
    for name, option in options.items():
        if f"--{setting.name}" in option.secondary_opts:
            hint = f"{name} = false says so"
    who = " ".join(("citeform", *setting.command)) if setting.command else "no command"
    has = "has no option" if setting.command else "has an option"
    return setting.problem(f"{who} {has} --{printable(setting.name)}", hint)


def near(name: str, names: Iterable[str]) -> str:
    """The name that was perhaps meant, as a hint."""
    close = get_close_matches(name, list(names), 1)
    return f"did you mean {close[0]}?" if close else ""


# -- values


def value_of(setting: Setting, option: click.Option, ctx: click.Context) -> Any:
    """The default of an option that a setting says; None where that is to leave a switch off.

    Raises `CiteformError` when it is no value of the option.
    """
    value = setting.value
    is_several = option.multiple or isinstance(option.type, CommaList)
    items = value if is_several and isinstance(value, list) else [value]
    kinds, kind = kind_of(option)
    if not all(type(item) in kinds for item in items):
        kind += ", or an array of such" if is_several else ""
        message = f"{setting.name} of {ctx.command.name} is {kind}, not {brief(shown(value))}"
        raise CiteformError(setting.problem(message))
    if any("\0" in item for item in items if isinstance(item, str)):
        message = f"{setting.name} holds a null character, which no argument can"
        raise CiteformError(setting.problem(message))
    if option.is_flag and not option.is_bool_flag:
        return option.flag_value if value else None
    items = [path_from(item, setting, option) for item in items]
    value = items if is_several else items[0]
    check_value(value, setting, option, ctx)
    return value


def kind_of(option: click.Option) -> tuple[tuple[type, ...], str]:
    """What TOML has for an option, and its name."""
    # A switch that stands for a word has the type of the word.
    type_of = click.BOOL if option.is_flag else option.type
    return next((kinds, kind) for one, kinds, kind in KINDS if isinstance(type_of, one))


def shown(value: Any) -> str:
    """A value as a file has it, on one line."""
    try:
        return printable(json.dumps(value, ensure_ascii=False, default=str))
    except RecursionError:
        return "…"


def path_from(item: Any, setting: Setting, option: click.Option) -> Any:
    """A value; a relative path from the file's folder where it is a path."""
    is_style = isinstance(option.type, StyleName) and is_style_path(item, setting.file.folder)
    if not is_style and not isinstance(option.type, click.Path):
        return item
    path = os.path.join(setting.file.folder, os.path.expanduser(item))
    if isinstance(option.type, OutputPath) and setting.file.is_project:
        check_inside(path, setting)
    return path


def is_style_path(name: str, folder: str) -> bool:
    """Whether a style's name is a path, as the catalogue tells."""
    if REPOSITORY_URL.match(name):
        return False
    is_file = name.endswith(SUFFIXES) and os.path.exists(os.path.join(folder, name))
    return is_file or "/" in name or os.sep in name


def check_inside(path: str, setting: Setting) -> None:
    """Raise `CiteformError` where a project's settings write outside of its folder.

    They are not the user's own: a project that was fetched must not get at files elsewhere, not
    through links either.
    """
    folder = os.path.realpath(setting.file.folder or os.curdir)
    links = [one for one in Path(path).glob("*") if one.is_symlink()]
    if not all(Path(os.path.realpath(one)).is_relative_to(folder) for one in [Path(path), *links]):
        message = f"{setting.name} leads out of the folder of {setting.file.path}"
        hint = "the command line, or a file that --config names, can say so"
        raise CiteformError(setting.problem(message, hint))


def check_value(value: Any, setting: Setting, option: click.Option, ctx: click.Context) -> None:
    """Raise `CiteformError` where an option does not take a value."""
    try:
        option.type_cast_value(ctx, value)
        if isinstance(option.type, StyleName):
            Catalogue(user_styles()).find(value)
        elif isinstance(option.type, FormatName):
            Catalogue(user_styles()).format_named(value)
    except click.BadParameter as error:
        what = f"{setting.name} of {ctx.command.name}"
        message = f"{what} cannot be {brief(shown(setting.value))}: {error.message.rstrip('.')}"
        raise CiteformError(setting.problem(message)) from None
    except CiteformError as error:
        found = error.problem
        place = setting.problem(printable(found.message), found.hint)
        raise CiteformError(place._replace(code=found.code)) from None
