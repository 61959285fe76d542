"""Whole: files that are there when they are whole, and what is left of others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from citeform.target import Target, unwritable

TOKEN = 8
"""Characters that tempfile ends the hidden name of a file with until it is whole."""


def write_whole(path: Path, text: str) -> None:
    """Put a text into a file in one step; its folder is made if need be."""
    make_folder(path.parent)
    # That a part is done is told by its name alone.
    with Target(path, lasting=True) as file:
        file.write(text)


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it is in, unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, str(folder)) from None


def sweep(paths: Iterable[Path]) -> None:
    """Delete what processes that were killed left beside files that they had not finished."""
    names: dict[Path, set[str]] = {}
    for path in paths:
        names.setdefault(path.parent, set()).add(path.name)
    for folder, there in names.items():
        for left in folder.glob(".*.*"):
            name, _, token = left.name[1:].rpartition(".")
            if name in there and len(token) == TOKEN:
                left.unlink(missing_ok=True)
