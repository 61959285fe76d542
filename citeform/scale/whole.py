"""Whole: files that are there when they are whole, and what is left of others."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from citeform.problems import CiteformError, Problem

TOKEN = 8
"""Hexadecimal digits that end the hidden name of a file until it is whole."""


def write_whole(path: Path, text: str) -> None:
    """Put a text into a file in one step; its folder is made if need be."""
    make_folder(path.parent)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(TOKEN // 2)}")
    try:
        try:
            with open(temporary, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                # That a part is done is told by its name alone, after a power cut too.
                os.fsync(file.fileno())
            os.replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from None


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it is in, unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from None


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


def unwritable(path: Path, error: OSError) -> CiteformError:
    """The error about a file that cannot be written."""
    return CiteformError(Problem("unwritable", (error.strerror or str(error)).lower(), str(path)))
