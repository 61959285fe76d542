"""`citeform check`: what is wrong or missing in bibliographies and in style files."""

from __future__ import annotations

from pathlib import Path

import click

from citeform import api
from citeform.catalogue import Catalogue
from citeform.cli.annotations import FORMATS, Annotations, code_list
from citeform.cli.mender import Mender
from citeform.cli.options import reading_options, user_styles
from citeform.cli.terminal import read_all, reader
from citeform.lint import Doubles, Selection, select
from citeform.model.reference import Library
from citeform.problems import CiteformError, Problem, Source
from citeform.reading import Asked, read_source
from citeform.stylecheck import check_style, is_style


@click.command()
@reading_options
@click.option(
    "--select",
    "selected",
    multiple=True,
    metavar="CODES",
    help="Only problems of these codes, divided by commas; the start of a code is enough.",
)
@click.option("--ignore", "ignored", multiple=True, metavar="CODES", help="No problem of these.")
@click.option("--list", "lists", is_flag=True, help="List the codes, and which --fix mends.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Lines, a JSON array, or annotations of a GitHub workflow.",
)
@click.option(
    "--together",
    is_flag=True,
    help="The files are of one document: no key or identifier stands in two of them.",
)
@click.option("--fix", is_flag=True, help="Mend in .bib files what can be mended safely.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
def check(
    files: tuple[str, ...],
    format: str | None,
    model: Path | None,
    selected: tuple[str, ...],
    ignored: tuple[str, ...],
    lists: bool,
    form: str,
    together: bool,
    fix: bool,
    diff: bool,
) -> None:
    """Report what is wrong or missing in bibliographies; exit 1 if anything is.

    A style file, .csl or .toml, is checked as such.

    Example:

    \b
        citeform check refs.bib
        citeform check --select page,doi --fix refs.bib
        citeform check --together thesis.bib articles.bib
        citeform check my-journal.csl
    """
    report = Annotations(form, Selection())
    with report.misuse():
        report.selection = select(selected, ignored)
        forbid_mixture(form, files, fix, diff)
    if lists:
        click.echo(code_list(form, report.selection))
    else:
        earlier = Doubles() if together else None
        run(files, Asked(format, model=model), report, earlier, fix=fix, diff=diff)


def run(
    files: tuple[str, ...],
    asked: Asked,
    report: Annotations,
    earlier: Doubles | None,
    *,
    fix: bool,
    diff: bool,
) -> None:
    """Mend the inputs if that is asked for, then check them, and end."""
    catalogue = Catalogue(user_styles())
    read_references = reader(asked, read_source)

    def is_checked_as_style(source: Source) -> bool:
        return asked.format is None and is_style(source)

    def is_bib(source: Source) -> bool:
        return not is_checked_as_style(source) and api.is_bib(source, asked, catalogue)

    def read(source: Source) -> Library:
        if is_checked_as_style(source):
            return Library((), check_style(source, catalogue))
        return read_references(source)

    mender = Mender(is_bib, report.selection, shows_only=diff) if fix or diff else None
    opening = mender.open if mender else None
    for library, source in read_all(files, report, read, silent=True, opening=opening):
        problems = api.check(library, source, is_bib(source), earlier)
        report.found(one for one in problems if not (diff and one.fix))
    if mender:
        conclude(mender, report)
    report.exit()


def forbid_mixture(form: str, files: tuple[str, ...], fix: bool, diff: bool) -> None:
    """Raise what is wrong with options that print two things in one place."""
    message = ""
    if form != "text" and diff:
        message = f"--diff and --format {form} both print on standard output"
    elif form != "text" and fix and (not files or "-" in files):
        message = f"--fix prints standard input's text where --format {form} prints its report"
    if message:
        raise CiteformError(Problem("bad-option", message, hint="take one of them"))


def conclude(mender: Mender, report: Annotations) -> None:
    """Say how much was mended; with `--diff`, that something would be fails the run."""
    if mender.shows_only:
        report.code = max(report.code, int(bool(mender.changes)))
        return
    for name, count in mender.changes.items():
        if report.form == "text":
            click.echo(f"{name}: {count} fixed", err=True)
