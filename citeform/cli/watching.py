"""Watching files: something is done again whenever one of them changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from citeform.problems import CiteformError, Problem


def watch_files(make: Callable[[], tuple[int, tuple[Path, ...]]]) -> None:
    """Make something of files, and again when one of them changes, until the user ends it.

    The folders are watched, because editors put a new file in the place of the old one.
    """
    try:
        from watchfiles import watch
    except ImportError:
        hint = "pip install 'citeform[watch]' installs it"
        raise CiteformError(Problem("no-watcher", "watchfiles is missing", hint=hint)) from None
    while True:
        _, paths = make()
        files = {path.resolve() for path in paths}
        click.echo("citeform: done; waiting for a change, Ctrl-C ends it", err=True)
        folders = {path.parent for path in files if path.parent.is_dir()}
        changes = watch(
            *folders,
            watch_filter=lambda _, name: Path(name).resolve() in files,  # noqa: B023
            recursive=False,
            raise_interrupt=False,
        )
        if next(iter(changes), None) is None:
            return
