"""`citeform check`: what is wrong or missing in bibliographies and in style files."""

from __future__ import annotations

from pathlib import Path

import click

from citeform import api
from citeform.catalogue import Catalogue
from citeform.cli.options import reading_options, user_styles
from citeform.cli.terminal import Report, read_all, reader
from citeform.model.reference import Library
from citeform.problems import Source
from citeform.reading import Asked, read_source
from citeform.stylecheck import check_style, is_style


@click.command()
@reading_options
def check(files: tuple[str, ...], format: str | None, model: Path | None) -> None:
    """Report what is wrong or missing in bibliographies; exit 1 if anything is.

    A style file, .csl or .toml, is checked as such.

    Example:

    \b
        citeform check refs.bib
        citeform check my-journal.csl
    """
    report = Report(strict=True)
    read_references = reader(Asked(format, model=model), read_source)
    catalogue = Catalogue(user_styles())

    def read(source: Source) -> Library:
        if format is None and is_style(source):
            return Library((), check_style(source, catalogue))
        return read_references(source)

    for library, source in read_all(files, report, read, silent=True):
        report.add(api.check(library, source))
    report.exit()
