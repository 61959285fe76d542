"""`citeform filter`: a filter for pandoc, and `citeform-filter`, which pandoc can call by name."""

from __future__ import annotations

import sys

import click

from citeform.cli.options import user_styles
from citeform.cli.terminal import Report, deliver
from citeform.filtering import filter_document
from citeform.problems import CiteformError, Problem


@click.command()
@click.argument("format", required=False)
def filter(format: str | None) -> None:
    """Print the citations of a document that pandoc has read; pandoc's JSON in and out.

    It stands where --citeproc stood, and reads the same metadata. FORMAT, which pandoc tells its
    filters, makes no difference.

    Example:

    \b
        pandoc paper.md --filter citeform-filter -o paper.html
        pandoc -t json paper.md | citeform filter | pandoc -f json -o paper.docx
    """
    report = Report()
    with report.misuse():
        found = filter_document(standard_input(), user_styles())
        deliver(found.text, None)
        # What pandoc only warns of does not stop it.
        report.add(found.problems)
        report.code = 0
    report.exit()


def standard_input() -> str:
    """Standard input, which is UTF-8 between pandoc and its filters."""
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        message = "standard input is not UTF-8"
        raise CiteformError(Problem("not-pandoc", message)) from None


def main() -> None:
    """Run the command `filter`; the door of the `citeform-filter` script."""
    from citeform.cli.command import main as run

    sys.argv.insert(1, "filter")
    run()
