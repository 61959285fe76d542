"""`citeform inspect`: what was recognised, where, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citeform import api
from citeform.cli.options import OutputPath, reading_options
from citeform.cli.terminal import Report, columns, deliver, read_all, reader
from citeform.reading import Asked, examine

if TYPE_CHECKING:
    from citeform.findings import Finding
    from citeform.frontpage.marking import Mark
    from citeform.sheet import Inspected

MARGIN = 16
"""Columns of the margin that names the zones of a page."""
COLOURS = {
    "title": "bright_blue", "translated title": "blue", "author": "green", "affiliation": "yellow",
    "abstract": "magenta", "keywords": "bright_magenta", "citation": "red", "doi": "bright_red",
}  # fmt: skip
"""Zones of a front page → the colours they are shown in; all others have one."""


@click.command()
@reading_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "zones"]), default="text",
    show_default=True, help="Print the fields as JSON, or the lines of front pages as JSON.",
)  # fmt: skip
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option(
    "--html", type=OutputPath(path_type=Path), metavar="FILE",
    help="Write an HTML page that shows the same, and the citations.",
)  # fmt: skip
def inspect(
    files: tuple[str, ...], format: str | None, model: Path | None, form: str, html: Path | None
) -> None:
    """Show what was recognised, where on the page, and how sure that is.

    A front page is shown with the zone of each line beside it.

    Example:

    \b
        citeform inspect article.txt
        citeform inspect paper.pdf --format json
        citeform inspect paper.pdf --html paper.html
    """
    from citeform.view import field_row, line_row

    report = Report()
    told: list[dict[str, Any]] = []
    sheets: list[Inspected] = []
    read = reader(Asked(format, model=model), examine)
    for examined, source in read_all(files, report, read):
        library, marks = examined
        findings = api.inspect(library, source)
        if html:
            sheets.append(api.inspected(examined, source, findings))
        if form == "zones":
            told += (line_row(source, one) for one in marks)
        elif form == "json":
            told += (field_row(source, finding, marks) for finding in findings)
        elif not html:
            types = ", ".join(reference.type for reference in library)
            click.echo(f"{click.style(source.name, bold=True)}: {types or 'nothing'}")
            click.echo("".join((*margined(marks), *table(findings))), nl=False)
    if html and sheets:
        with report.failure():
            deliver(api.sheet(sheets), html)
    if form != "text":
        import json

        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    report.exit()


def table(findings: Iterable[Finding]) -> Iterator[str]:
    """The lines of `inspect`: place, how sure, variable, value, and what found it."""
    from citeform.view import printable

    width = columns()
    for finding in findings:
        place = f"{finding.line}:{finding.column}"
        sureness = finding.confidence
        colour = "green" if sureness >= 0.8 else "yellow" if sureness >= 0.5 else "red"
        sure = click.style(f"{sureness:.2f}", fg=colour)
        room = max(20, width - 54) if width else len(finding.value)
        value = printable(finding.value)
        value = value if len(value) <= room else f"{value[: room - 1]}…"
        yield f"{place:>8}  {sure}  {finding.variable:<28}  {value}  ({finding.by})\n"


def margined(marks: Sequence[Mark]) -> Iterator[str]:
    """A page with the zones of its lines in a margin, each in its colour."""
    from citeform.view import rows

    width = columns()
    for row in rows(marks, max(20, width - MARGIN - 3) if width else 0):
        colour = COLOURS.get(row.zone, "cyan") if row.zone else None
        margin = f"{row.name:>{MARGIN}} {'│' if row.zone else ' '} "
        line = f"{margin}{row.text}".rstrip()
        yield f"{click.style(line, fg=colour) if row.zone else line}\n"
    yield "\n" if marks else ""
