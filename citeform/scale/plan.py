"""Plan: which files there are, and which file is to be made of each."""

from __future__ import annotations

import os
from collections.abc import Sequence
from glob import glob, has_magic
from pathlib import Path

from citeform.packed import plain_name
from citeform.problems import CiteformError, Problem
from citeform.scale.part import Part
from citeform.tuples import NamedTuple
from citeform.writing import suffix_of

SUFFIXES = {
    "html": ".html", "latex": ".tex", "markdown": ".md", "rtf": ".rtf", "typst": ".typ",
    "org": ".org", "asciidoc": ".adoc", "docbook": ".xml",
}  # fmt: skip
"""Markups of a CSL style's output, and how files of them end."""


class Plan(NamedTuple):
    """The parts that there are, and what is wrong with the names of others."""

    parts: tuple[Part, ...]
    problems: tuple[Problem, ...] = ()


def suffix_for(to: str, markup: str, user_styles: Path | None) -> str:
    """How the outputs end."""
    return SUFFIXES.get(markup) or suffix_of(to, user_styles)


def find_parts(files: Sequence[str], folder: Path, suffix: str) -> Plan:
    """The part of each file, named or matched by a pattern, with its output in a folder.

    Files of a pattern keep the folders below its fixed part; those that were named, the shell's
    matches among them, those below the innermost folder that holds them all.

    Raises `CiteformError` when two would have the same output, or one would replace an input.
    """
    parts: dict[Path, Part] = {}
    problems: list[Problem] = []
    folder = absolute(folder)
    named = [absolute(one).parent for one in files if not is_pattern(one)]
    common = os.path.commonpath(named or [Path()])
    for one in files:
        base, paths = common, [one]
        if is_pattern(one):
            base, paths = fixed_part(one), matches(one, folder)
        if not paths:
            problems.append(Problem("unreadable", "no file matches", one))
        for path in paths:
            below = Path(os.path.relpath(path, base or "."))
            output = absolute(folder / below.with_name(stem_of(below.name) + suffix))
            parts.setdefault(absolute(path), Part(path, absolute(path), output))
    check(parts)
    return Plan(tuple(parts.values()), tuple(problems))


def absolute(path: str | Path) -> Path:
    """An absolute path; links are kept, for what one is called its output is called."""
    return Path(os.path.abspath(path))


def is_pattern(name: str) -> bool:
    """Whether a name is a pattern, and not that of a file that has such signs in its name."""
    return has_magic(name) and not os.path.lexists(name)


def matches(pattern: str, folder: Path) -> list[str]:
    """The files that match a pattern, in order; `**` is any folders.

    What is made in a folder among those of the inputs is no input of the next run.
    """
    base = absolute(fixed_part(pattern))
    is_among = folder != base and folder.is_relative_to(base)
    return sorted(
        path
        for path in glob(pattern, recursive=True)
        if os.path.isfile(path) and not (is_among and absolute(path).is_relative_to(folder))
    )


def fixed_part(pattern: str) -> str:
    """The folder up to which a pattern matches one only.

    >>> fixed_part("dump/2024/**/*.json.gz"), fixed_part("*.ris")
    ('dump/2024', '')
    """
    folder = os.path.dirname(pattern)
    while has_magic(folder):
        folder = os.path.dirname(folder)
    return folder


def stem_of(name: str) -> str:
    """The name of a file without the suffixes of its packing and its format.

    A number is no format's: `split` counts with it.

    >>> stem_of("0001.json.gz"), stem_of("works.0001.gz"), stem_of("refs")
    ('0001', 'works.0001', 'refs')
    """
    plain = plain_name(name)
    stem, suffix = os.path.splitext(plain)
    return plain if suffix[1:].isdigit() else stem


def check(parts: dict[Path, Part]) -> None:
    """Raise `CiteformError` unless each part has an output of its own that is no input."""
    taken: dict[str, Part] = {}
    inputs = {os.path.normcase(path) for path in parts}
    for part in parts.values():
        output = os.path.normcase(part.output)
        if output in inputs:
            message = f"{part.output}, made of {part.name}, would replace an input"
            hint = "--output names another folder"
            raise CiteformError(Problem("bad-option", message, hint=hint))
        other = taken.setdefault(output, part)
        if other is not part:
            message = f"{other.name} and {part.name} would both become {part.output}"
            hint = "convert them into two folders"
            raise CiteformError(Problem("bad-option", message, hint=hint))
