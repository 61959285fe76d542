"""Lists of journals in JabRef's formats: full titles and their abbreviations, a line for each.

Since 2019 they are CSV, with commas or semicolons: `full,abbreviation[,shortest[,frequency]]`.
Before, they were text: `full = abbreviation[;shortest[;frequency]]`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from citeform.inputs import MOST_BYTES, decode, read_bytes
from citeform.packed import unpack
from citeform.problems import Problem, Source
from citeform.tuples import NamedTuple

HINT = 'the line is left out; one is "full title","abbreviation" or full title = abbreviation'


class Entry(NamedTuple):
    """A journal as a list has it."""

    full: str
    short: str
    shortest: str = ""
    """What JabRef calls its shortest unique abbreviation."""


class JournalList(NamedTuple):
    """The journals of a file, and what is wrong with it."""

    entries: list[Entry]
    problems: list[Problem]


def read_list(path: Path) -> JournalList:
    """The list in a file, packed or not.

    Raises `CiteformError` when the file cannot be read at all.
    """
    source, problems = decode(unpack(read_bytes(path), str(path), MOST_BYTES), str(path))
    found = parse_list(source)
    return JournalList(found.entries, problems + found.problems)


def parse_list(source: Source) -> JournalList:
    """The list in a text; a line that is none of its format is left out, and told."""
    found = JournalList([], [])
    cut: Callable[[str], list[str]] | None = None
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip() or line.startswith(("#", "%")):
            continue
        cut = cut or cutter(line)
        full, short, shortest, *_ = [*map(plain, cut(line)), "", "", ""]
        if full and short:
            found.entries.append(Entry(full, short, shortest))
        else:
            message = f"no title with its abbreviation: {line.strip()[:60]}"
            found.problems.append(Problem("bad-journal", message, source.name, number, hint=HINT))
    return found


def cutter(line: str) -> Callable[[str], list[str]]:
    """How the lines of a list are cut, by its first one."""
    bare = QUOTED.sub("", line)
    if "=" in bare and not line.lstrip().startswith('"'):
        return cut_text
    return partial(cut_csv, delimiter=";" if ";" in bare else ",")


QUOTED = re.compile(r'"[^"]*"')


def cut_text(line: str) -> list[str]:
    """The parts of a line of text; a title may have the sign too, but hardly with blanks."""
    sign = " = " if " = " in line else "="
    full, _, rest = line.partition(sign)
    return [full, *rest.split(";")]


def cut_csv(line: str, delimiter: str) -> list[str]:
    """The parts of a line of CSV with JabRef's escapes; none if a quotation mark is not closed."""
    rows = csv.reader(
        [line], delimiter=delimiter, escapechar="\\", skipinitialspace=True, strict=True
    )
    try:
        return next(rows)
    except csv.Error:
        return []


def plain(text: str) -> str:
    """A title without TeX's braces and escapes, which some lists have.

    >>> plain(r" {IEEE} Trans. Power \\& Energy ")
    'IEEE Trans. Power & Energy'
    """
    return " ".join(re.sub(r"[{}]|\\(?=&)", "", text).split())
