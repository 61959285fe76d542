"""`citeform check`: what is wrong or missing in bibliographies."""

from __future__ import annotations

from pathlib import Path

import click

from citeform import api
from citeform.cli.options import reading_options
from citeform.cli.terminal import Report, read_all, reader
from citeform.reading import Asked, read_source


@click.command()
@reading_options
def check(files: tuple[str, ...], format: str | None, model: Path | None) -> None:
    """Report what is wrong or missing in bibliographies; exit 1 if anything is.

    Example:

    \b
        citeform check refs.bib
    """
    report = Report(strict=True)
    read = reader(Asked(format, model=model), read_source)
    for library, source in read_all(files, report, read, silent=True):
        report.add(api.check(library, source))
    report.exit()
