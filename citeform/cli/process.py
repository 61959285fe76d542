"""`citeform process`: a document with its citations printed by a style."""

from __future__ import annotations

import os
from pathlib import Path

import click

from citeform.cli.options import OutputPath, citing_options, is_set, user_styles
from citeform.cli.terminal import Report, deliver, open_input
from citeform.inputs import read_bytes
from citeform.problems import CiteformError, Problem
from citeform.processing import MARKUPS, Processed, Wish
from citeform.processing import process as process_source


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=str))
@citing_options
@click.option(
    "-f", "--from", "markup", type=click.Choice(MARKUPS),
    help="Markup of the document, if not by its suffix.",
)  # fmt: skip
@click.option("-o", "--output", type=OutputPath(path_type=Path), help="File to write to.")
@click.option("--in-place", is_flag=True, help="Write each document into its own file.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), default=min(2, os.cpu_count() or 1), metavar="N",
    help="Processes that share the work on a long document.  [default: 2]",
)  # fmt: skip
@click.option("--watch", is_flag=True, help="Process again whenever one of the files changes.")
def process(
    files: tuple[str, ...],
    style: str | None,
    bibliography: tuple[Path, ...],
    locale: str | None,
    markup: str | None,
    output: Path | None,
    in_place: bool,
    jobs: int,
    watch: bool,
) -> None:
    """Replace the citations of a document by what a CSL style prints, and add its bibliography.

    FILES are Markdown, LaTeX, Org or plain text; without any, or for -, standard input is read.
    What the document says of `bibliography`, `csl` and `lang` holds unless an option says it on
    the command line.

    Example:

    \b
        citeform process paper.md -b refs.bib -s apa -o paper-cited.md
    """
    report = Report()
    names = files or ("-",)
    with report.misuse():
        check_options(names, output, in_place=in_place, watch=watch)
    # What watches has threads, which no process that is forked has.
    weak = tuple(filter(is_set, ("style", "bibliography", "locale")))
    wish = Wish(style, bibliography, locale, markup, user_styles(), 1 if watch else jobs, weak)
    if watch and output:
        from citeform.cli.watching import watch_files

        with report.misuse():
            watch_files(lambda: written(names[0], wish, output))
    for name in () if watch else names:
        report.code = max(report.code, written(name, wish, Path(name) if in_place else output)[0])
    report.exit()


def check_options(
    names: tuple[str, ...], output: Path | None, *, in_place: bool, watch: bool
) -> None:
    """Refuse options that do not go together."""
    wrong = ""
    if len(names) > 1 and not in_place:
        wrong = "several documents are processed with --in-place only"
    elif in_place and (output or "-" in names):
        wrong = "--in-place writes files, and takes neither -o nor standard input"
    elif watch and (not output or "-" in names):
        wrong = "--watch reads a file and writes another one: -o names it"
    elif output and output.resolve() in {Path(name).resolve() for name in names}:
        wrong = "-o names the document itself, which only --in-place replaces"
    if wrong:
        raise CiteformError(Problem("bad-option", wrong))


def written(name: str, wish: Wish, output: Path | None) -> tuple[int, tuple[Path, ...]]:
    """Process a document and write it; the exit code, and the files it was made from."""
    report = Report()
    found = Processed("")
    with report.failure():
        source, problems = open_input(name)
        found = process_source(source, wish)
        report.add((*problems, *found.problems))
        if output and output == Path(name) and found.lacks_files:
            message = "the document stays as it is, as not all of its works could be read"
            raise CiteformError(Problem("unwritable", message, name))
        deliver(with_line_ends(found.text, name), output)
    return report.code, (Path(name), *found.files, *wish.bibliography)


def with_line_ends(text: str, name: str) -> str:
    """A text with the line ends of the file that it was made from."""
    if name == "-" or b"\r\n" not in read_bytes(Path(name)):
        return text
    return text.replace("\n", "\r\n")
