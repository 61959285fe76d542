"""`citeform convert`: files → references in a style."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from citeform.catalogue import Catalogue, Style
from citeform.cli.options import OutputPath, StyleName, is_set, reading_options, user_styles
from citeform.cli.tending import deliver_each, ready, tended, tending_options
from citeform.cli.terminal import (
    Report,
    deliver,
    is_long,
    markup_for,
    open_input,
    read_all,
    read_stdin,
    reader,
    rendering,
)
from citeform.inputs import STRETCH
from citeform.lenses import Item
from citeform.model.reference import Reference
from citeform.output.outputs import OUTPUTS
from citeform.problems import Source
from citeform.reading import MANY, Asked, Works, read_works
from citeform.writing import ONLY_CSL, Options, render

if TYPE_CHECKING:
    from typing import Unpack

    from citeform.tending import Tending


@click.command()
@reading_options
@click.option(
    "--references", is_flag=True, help="Read an article's reference list (JATS), not the article."
)
@click.option(
    "-t", "--to", default="vancouver", show_default=True, type=StyleName(),
    help="Style: a record format, a CSL style, or a .toml or .csl file.",
)  # fmt: skip
@click.option("-o", "--output", type=OutputPath(path_type=Path), help="File to write to.")
@click.option(
    "--key", default="", help="Pattern of citation keys.  [default: {author}{year}{title}]"
)
@click.option(
    "-m", "--markup", type=click.Choice(list(OUTPUTS)),
    help="Markup of a CSL style's output.  [default: ansi on a terminal, else text]",
)  # fmt: skip
@click.option(
    "--links/--no-links", default=None,
    help="Link DOIs, URLs, PMIDs and PMCIDs, or titles.  [default: where the markup can]",
)  # fmt: skip
@click.option("--standalone", is_flag=True, help="Write a whole document.")
@click.option("--style", type=StyleName(), help="CSL style whose entries `bibitem` holds.")
@click.option("--locale", help="Language of a CSL style, as in fr-FR.")
@click.option("--ascii", is_flag=True, help="Write LaTeX escapes for letters beyond ASCII.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N",
    help="Processes that share the work of many files, a CSL style or a long input.",
)  # fmt: skip
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="P",
    help="Leave out what a front page says less surely than P, between 0 and 1, and report it.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["dask"]),
    help="Make a file of each file, in the folder --output, by the processes of an engine.",
)  # fmt: skip
@click.option("--scheduler", metavar="ADDRESS", help="A running cluster of the engine.")
@tending_options
@click.option("--strict", is_flag=True, help="Take any problem for a failure.")
@click.option("-q", "--quiet", is_flag=True, help="Do not report what the output cannot hold.")
def convert(
    files: tuple[str, ...],
    format: str | None,
    to: str,
    output: Path | None,
    strict: bool,
    quiet: bool,
    references: bool,
    min_confidence: float,
    model: Path | None,
    tending: Tending | None,
    split: Path | None,
    overwrite: bool,
    engine: str | None,
    scheduler: str | None,
    **options: Unpack[Options],
) -> None:
    """Print the citation of an article, or a whole bibliography, in a style.

    FILES are front pages as plain text, PDF or saved web pages, or bibliographies; without any, or
    for -, standard input is read.

    Example:

    \b
        citeform article.txt -t bibtex
        citeform paper.pdf
        citeform refs.bib more.ris -t csl-json -o refs.json
        citeform refs.bib -t bibtex --dedupe merge --sort author,-issued -o tidy.bib
    """
    report = Report(strict)
    quiet = quiet and not strict
    options["user_styles"] = user_styles()
    asked = Asked(format, references, model, min_confidence)
    with report.misuse():
        style = Catalogue(user_styles()).find(to)
        options = heeded(options, style)
    if engine or scheduler:
        from citeform.cli.scaling import Engine, scale
        from citeform.scale import Way

        way = Way(to, asked, tending, options, quiet)
        scale(files, way, Engine(engine, scheduler, output, split, overwrite), report)
        return
    with report.misuse():
        tending = ready(tending, style.name, split, output, overwrite)
    options["markup"] = options["markup"] or markup_for(style, output)
    names = files or ("-",)
    starts: Mapping[str, bytes] = {"-": read_stdin(STRETCH + 1)} if "-" in names else {}
    if not split and any(is_long(name, starts) for name in names):
        from citeform.cli.streaming import Conversion, stream_all

        conversion = Conversion(style, tending, options, output, report, quiet)
        starts = stream_all(names, starts, asked, conversion)
    # The objects that processes pass on have no places, which a tended library's problems need.
    jobs = options["jobs"]
    shared = jobs if len(names) < MANY and not tending else 1
    read = reader(asked, read_works, style=style, jobs=shared)
    works, sources = gather(names, starts, read, report, jobs)
    if works:
        with report.failure():
            works = tended(works, sources, tending, report, quiet)
            if split:
                lost = deliver_each(works, to, split, overwrite, **options)
                report.add(problem for problem in lost if problem.is_error or not quiet)
            else:
                deliver_all(works, to, style, output, report, quiet, options)
    report.exit()


def heeded(options: Options, style: Style) -> Options:
    """The options, less what settings say that has no meaning for such a style."""
    if style.is_csl:
        # Markups that can link do so without being asked.
        idle = ["style", "links"] if options["links"] else ["style"]
    else:
        idle = [*ONLY_CSL]
        if is_set("style"):
            from citeform.lenses import lens

            idle += [] if lens(style).style.prints else ["style"]
    return cast("Options", {**options, **dict.fromkeys(filter(is_set, idle))})


def gather(
    names: tuple[str, ...],
    starts: Mapping[str, bytes],
    read: Callable[[Source], Works],
    report: Report,
    jobs: int,
) -> tuple[Sequence[Reference | Item], list[Source]]:
    """What all inputs hold, and the text that each of it was read from.

    Processes share the files where there are many, and else, by what reads, the records of each.
    """
    works: list[Reference | Item] = []
    sources: list[Source] = []
    opening = partial(open_input, starts=starts)
    for found, source in read_all(names, report, read, jobs=jobs, opening=opening):
        works += found.works
        sources += [source] * len(found.works)
    return works, sources


def deliver_all(
    works: Sequence[Reference | Item],
    to: str,
    style: Style,
    output: Path | None,
    report: Report,
    quiet: bool,
    options: Options,
) -> None:
    """Write works in a style to one file or to standard output, and report what got lost."""
    with rendering(len(works), style, output) as progress:
        result = render(works, to, progress, **options)
    report.add(problem for problem in result.problems if problem.is_error or not quiet)
    with report.failure():
        deliver(result.text, output, color=options["markup"] == "ansi" or None)
