"""Ledger: what the files of a folder were made of, and how, so that a run goes on from another.

It lies in the folder as `.citeform.json` and is written before the first part is done.  That a part
is done it does not say: its output says so, by being there and not older than its input.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from citeform.catalogue import Style
from citeform.problems import CiteformError, Problem
from citeform.scale.part import Part, Way
from citeform.scale.whole import write_whole
from citeform.tending import Tending
from citeform.tuples import NamedTuple
from citeform.writing import DEFAULTS

NAME = ".citeform.json"
AGAIN = "--overwrite does all again"

UNTOLD = ("jobs", "user_styles")
"""Options of writing that change no output."""


class Ledger(NamedTuple):
    """The files of a folder."""

    options: Mapping[str, Any] = {}
    """How they were made, by the names of the options on the command line."""
    made: Mapping[str, str] = {}
    """The path of each in the folder → its input."""
    stale: Mapping[str, int] = {}
    """Those that are to be made again, and when they were written, in nanoseconds."""


def options_of(way: Way, style: Style) -> dict[str, Any]:
    """The options that outputs depend on, those that were not given left out.

    A style and a list of journals are told by what their files hold.
    """
    written = {
        name: value
        for name, value in way.options.items()
        if name not in UNTOLD and value not in ("", DEFAULTS.get(name))
    }
    others = {
        **(way.tending or Tending())._asdict(),
        "journals": [digest(Path(path)) for path in way.tending.journals] if way.tending else [],
        "from": way.asked.format,
        "references": way.asked.references,
        "model": str(way.asked.model or ""),
        "min-confidence": way.asked.least,
    }
    return {
        **{name: value for name, value in others.items() if value},
        **written,
        "to": f"{style.name} {digest(style.path)}",
    }


def digest(path: Path) -> str:
    """What tells a file from what it was before it was edited."""
    return sha256(path.read_bytes()).hexdigest()


def read_ledger(folder: Path) -> Ledger | None:
    """The ledger of a folder, if it has one."""
    path = folder / NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Ledger(dict(found["options"]), dict(found["made"]), dict(found["stale"]))
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CiteformError(Problem("unreadable", reason, str(path))) from None
    except (ValueError, KeyError, TypeError):
        message = "this is not what citeform wrote"
        raise CiteformError(Problem("unreadable", message, str(path), hint=AGAIN)) from None


def open_ledger(
    folder: Path, parts: Sequence[Part], options: Mapping[str, Any], overwrite: bool
) -> Ledger:
    """Write the ledger of a run into its folder.

    Raises `CiteformError` when files there were made otherwise, or by others.
    """
    old = None if overwrite else read_ledger(folder)
    made = {name_in(folder, part): str(part.input) for part in parts}
    if overwrite:
        new = Ledger(options, made, stale(folder, made))
    else:
        check(folder, made, options, old)
        old = old or Ledger()
        new = Ledger(options, {**old.made, **made}, old.stale)
    if new != old:
        write_whole(folder / NAME, json.dumps(new._asdict(), ensure_ascii=False, indent=0) + "\n")
    return new


def left(folder: Path, parts: Iterable[Part], ledger: Ledger) -> list[Part]:
    """The parts that are not done yet."""
    return [part for part in parts if not is_done(part, ledger.stale.get(name_in(folder, part)))]


def name_in(folder: Path, part: Part) -> str:
    """The path of a part's output in the folder."""
    return os.path.relpath(part.output, folder)


def stale(folder: Path, names: Iterable[str]) -> dict[str, int]:
    """When those of some files that are there were written."""
    return {name: path.stat().st_mtime_ns for name in names if (path := folder / name).exists()}


def check(
    folder: Path, made: Mapping[str, str], options: Mapping[str, Any], old: Ledger | None
) -> None:
    """Raise `CiteformError` if the run would mix its files with others, or replace such."""
    if old is None:
        others = [name for name in made if (folder / name).exists()]
        message = "a file of that name is there already, and not by such a run"
    else:
        if changed := [name for name in {**old.options, **options}
                       if old.options.get(name) != options.get(name)]:  # fmt: skip
            names = " and ".join(f"--{name}" for name in sorted(changed))
            message = f"its files were made with another {names}"
            raise CiteformError(Problem("bad-option", message, str(folder), hint=AGAIN))
        others = [
            name
            for name, input in made.items()
            if old.made.get(name) != input and (folder / name).exists()
        ]
        message = "this file was made of another one"
    if others:
        path = str(folder / others[0])
        if len(others) > 1:
            message += f", as were {len(others) - 1} others"
        raise CiteformError(
            Problem("unwritable", f"{message}; nothing was written", path, hint=AGAIN)
        )


def is_done(part: Part, stale: int | None) -> bool:
    """Whether the output of a part is there, and neither older than its input nor stale."""
    try:
        written = part.output.stat().st_mtime_ns
        return written >= part.input.stat().st_mtime_ns and written != stale
    except OSError:
        return False
