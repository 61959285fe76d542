"""Mender: opens the inputs of `check --fix`, with what is wrong with them mended on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import click

from citeform import api
from citeform.cli.terminal import STDIN, Opened, deliver, read_stdin
from citeform.inputs import read_bytes
from citeform.lint import Selection
from citeform.problems import Source
from citeform.reading import open_bytes

LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Mender:
    """Opens inputs, mends them, and puts them back in one step, or only shows what would change."""

    def __init__(
        self, is_bib: Callable[[Source], bool], selection: Selection, shows_only: bool
    ) -> None:
        self.is_bib = is_bib
        self.selection = selection
        self.shows_only = shows_only
        self.changes: dict[str, int] = {}
        """Input → how many changes were, or would be, made in it."""

    def open(self, name: str) -> Opened:
        """An input after the changes; as it is where they are only shown."""
        data = read_stdin() if name == "-" else read_bytes(Path(name))
        shown = STDIN if name == "-" else name
        opened = open_bytes(data, shown)
        text = self.mended(opened[0], data)
        if self.shows_only:
            if text is not None:
                click.echo("".join(difference(data.decode("utf-8"), text, shown)), nl=False)
            return opened
        if name == "-":
            deliver(data.decode("utf-8", "surrogateescape") if text is None else text, None)
        elif text is not None:
            deliver(text, Path(name))
        return opened if text is None else open_bytes(text.encode("utf-8"), shown)

    def mended(self, source: Source, data: bytes) -> str | None:
        """The text of an input after the changes, if there are any."""
        mended = api.mend(data, self.selection) if self.is_bib(source) else None
        if not mended or not mended.changes:
            return None
        self.changes[source.name] = mended.changes
        return mended.text


def difference(old: str, new: str, name: str) -> Iterator[str]:
    """What changes between two texts, as `diff -u` and `git diff` show it."""
    # Unlike str.splitlines, diff knows one line end.
    before, after = (LINE.findall(text) for text in (old, new))
    path = name.lstrip("/")
    lines = unified_diff(before, after, f"a/{path}", f"b/{path}")
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
