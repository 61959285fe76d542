"""Settings files: which of them hold for a run, and what each says.

The project's is the nearest of the folder and those above it: `citeform.toml`, or the table
`tool.citeform` of `pyproject.toml`.  The user's own gives way to it, option by option.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple

NAME = "citeform.toml"
PROJECT = "pyproject.toml"
CHOSEN = "citeform.cli.settings.chosen"
"""Where a run's context has the file that `--config` names, or nothing for `--no-config`."""
SET = "citeform.cli.settings.set"
"""Where it has, by their names as `--sort`, the options with a value of a settings file."""
HEAD = ("tool", "citeform")
"""The table of a `pyproject.toml` that is ours."""
DEEPEST = 2
"""How many tables are in one another: `styles.search`."""

# Most projects say nothing to citeform, which is seen before a parser of TOML is loaded.
SAYS = rb"""tool["']?\s*(?:\.\s*["']?citeform|[]=])"""

HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]")
MEMBER = re.compile(r"([^=#]+)=")
KEY = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


class SettingsFile(NamedTuple):
    """A file with settings."""

    path: str
    """From the current folder, as problems name it."""
    text: str
    table: Mapping[str, Any]
    """The settings, those of one command in a table of its name."""
    head: tuple[str, ...] = ()
    """The table of the file that they stand in."""
    is_project: bool = False
    """Whether it was found where somebody else may have put it."""

    @property
    def folder(self) -> str:
        """The folder that its relative paths start from."""
        return os.path.dirname(self.path)

    def settings(self) -> Iterator[Setting]:
        """What it says; what is said to one command before what is said to several."""
        yield from sorted(self.walk(self.table, ()), key=lambda one: -len(one.command))

    def walk(self, table: Mapping[str, Any], command: tuple[str, ...]) -> Iterator[Setting]:
        """The settings of a table and of those in it."""
        for name, value in table.items():
            if isinstance(value, dict) and len(command) < DEEPEST:
                yield from self.walk(value, (*command, name))
            else:
                yield Setting(self, command, name, value)

    def line_of(self, keys: tuple[str, ...]) -> int:
        """The line of a key and the tables it is in; that of the table where it is not seen.

        tomllib tells no places.
        """
        wanted, nearest = (*self.head, *keys), 0
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.split("\n"), 1):
            if header := HEADER.match(line):
                found = table = names_in(header[1])
            elif member := MEMBER.match(line):
                found = (*table, *names_in(member[1]))
            else:
                continue
            if found[: len(wanted)] == wanted:
                return number
            if len(found) >= len(self.head) and found == wanted[: len(found)]:
                nearest = number
        return nearest


class Setting(NamedTuple):
    """What a file says of an option."""

    file: SettingsFile
    command: tuple[str, ...]
    """The command it is said to; nothing for all that have such an option."""
    name: str
    """The long name of the option."""
    value: Any

    @property
    def line(self) -> int:
        """The line it stands in."""
        return self.file.line_of((*self.command, self.name))

    def problem(self, message: str, hint: str = "") -> Problem:
        """A problem at its place."""
        return Problem("bad-option", message, self.file.path, self.line, hint=hint)


def names_in(dotted: str) -> tuple[str, ...]:
    """The names of a dotted key.

    >>> names_in('tool."citeform".check')
    ('tool', 'citeform', 'check')
    """
    return tuple(name.strip("\"'") for name in KEY.findall(dotted))


def find_files(chosen: str | None, own: str) -> tuple[SettingsFile, ...]:
    """The files that hold, the one that goes first before others: the chosen one alone, none
    where that has no name, or the project's and the user's own.

    Raises `CiteformError` when one cannot be read.
    """
    if chosen == "":
        return ()
    if chosen is not None:
        if file := read_file(chosen):
            return (file,)
        message = f"the file has no table [{'.'.join(HEAD)}]"
        raise CiteformError(Problem("bad-option", message, chosen))
    found = (find_project(), read_file(own) if os.path.isfile(own) else None)
    return tuple(file for file in found if file)


def find_project() -> SettingsFile | None:
    """The nearest settings of the current folder and those above it."""
    try:
        depth = os.getcwd().count(os.sep)
    except OSError:  # The folder is gone.
        return None
    folder = ""
    for _ in range(depth + 1):
        for name in (NAME, PROJECT):
            path = folder + name
            if os.path.isfile(path) and (file := read_file(path)):
                return file._replace(is_project=True)
        folder = os.path.join(folder, os.pardir, "")
    return None


def read_file(path: str) -> SettingsFile | None:
    """The settings of a file; None for a `pyproject.toml` that has none."""
    head = HEAD if os.path.basename(path) == PROJECT else ()
    try:
        with open(path, "rb") as file:
            data = file.read()
        if head and not re.search(SAYS, data):
            return None
        text = data.decode("utf-8-sig")
    except OSError as error:
        message = (error.strerror or str(error)).lower()
        raise CiteformError(Problem("bad-option", message, path)) from None
    except UnicodeDecodeError:
        raise CiteformError(Problem("bad-option", "the file is not UTF-8", path)) from None
    table: Any = parse(text, path)
    for name in head:
        if name not in table:
            return None
        table = table[name]
        if not isinstance(table, dict):
            line = SettingsFile(path, text, {}).line_of(head)
            message = f"{'.'.join(head)} is no table"
            raise CiteformError(Problem("bad-option", message, path, line))
    return SettingsFile(path, text, table, head)


def parse(text: str, path: str) -> dict[str, Any]:
    """What TOML says."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from citeform.formats.stylefile import toml_place

        message, line, column = toml_place(str(error), text)
    except (RecursionError, ValueError):  # As of a number with thousands of digits.
        message, line, column = "the file is beyond what is read", 0, 0
    raise CiteformError(Problem("bad-option", message, path, line, column))
