"""`citeform cite`: citations printed by a style, a line each."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citeform.cli.options import citing_options, user_styles
from citeform.cli.terminal import Report, deliver, is_terminal
from citeform.output.outputs import OUTPUTS
from citeform.processing import Wish
from citeform.processing import cite as print_citations


@click.command()
@click.argument("citations", nargs=-1)
@citing_options
@click.option(
    "-m", "--markup", type=click.Choice(list(OUTPUTS)), default=None,
    help="Markup of the output.  [default: ansi on a terminal, else text]",
)  # fmt: skip
def cite(
    citations: tuple[str, ...],
    style: str | None,
    bibliography: tuple[Path, ...],
    locale: str | None,
    markup: str | None,
) -> None:
    """Print citations in a CSL style, a line each; a later one knows those before it.

    CITATIONS are written as pandoc has them; without any, each line of standard input is one.

    Example:

    \b
        citeform cite -s apa -b refs.bib '[@key, p. 33; see @other]' '@key [p. 3]'
    """
    report = Report()
    texts = citations or tuple(line.rstrip("\n") for line in sys.stdin if line.strip())
    markup = markup or ("ansi" if is_terminal(sys.stdout) else "text")
    wish = Wish(style, bibliography, locale, markup, user_styles())
    with report.misuse():
        found = print_citations(texts, wish)
    report.add(found.problems)
    with report.failure():
        deliver("".join(f"{line}\n" for line in found.lines), None)
    report.exit()
