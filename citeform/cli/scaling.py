"""`citeform convert --engine`: many files made into as many, by the processes of an engine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import click
from click.core import ParameterSource

from citeform.catalogue import Catalogue, Style
from citeform.cli.stopping import code_of, stoppable
from citeform.cli.tending import no_match
from citeform.cli.terminal import Report, clear_line, is_terminal, markup_for
from citeform.problems import CiteformError, Problem
from citeform.reading import checked_model
from citeform.scale.cluster import Where, check_installed, convert_parts
from citeform.scale.ledger import left, open_ledger, options_of
from citeform.scale.part import Done, Part, Way
from citeform.scale.plan import find_parts, suffix_for
from citeform.scale.whole import sweep
from citeform.tending import check
from citeform.tuples import NamedTuple
from citeform.writing import render

TOGETHER = ("dedupe", "rekey", "sort")
"""What is done to references together, of which a process has only one file's."""

Result = tuple[int, Done]
"""The number of a part, and what became of it."""


class Engine(NamedTuple):
    """What the command line says of the engine and the folder that it fills."""

    name: str | None
    scheduler: str | None
    output: Path | None
    split: Path | None
    overwrite: bool


class Run:
    """Parts that are being done, and what is said of them, in the order of their inputs."""

    def __init__(self, report: Report, parts: list[Part]) -> None:
        self.report = report
        self.parts = parts
        self.written = self.records = self.said = 0
        self.waiting: dict[int, Done] = {}
        self.is_finished = False
        self.shows = is_terminal(sys.stderr)

    def do(self, way: Way, where: Where) -> None:
        """Do the parts, with a progress bar on a terminal."""
        try:
            with (
                closing(convert_parts(self.parts, way, where)) as results,
                self.bar(results) as shown,
            ):
                for number, done in shown:
                    self.take(number, done)
            self.is_finished = True
        finally:
            for number in sorted(self.waiting):
                self.say(self.waiting[number])

    def take(self, number: int, done: Done) -> None:
        """Count a part, and report on those that no earlier one keeps waiting."""
        self.written += done.is_written
        self.records += done.records
        self.waiting[number] = done
        while self.said in self.waiting:
            self.say(self.waiting.pop(self.said))
            self.said += 1

    def bar(self, results: Iterator[Result]) -> AbstractContextManager[Iterable[Result]]:
        """The results, with a progress bar if it is seen."""
        if not self.shows:
            return nullcontext(results)
        return click.progressbar(
            results, length=len(self.parts), label="Converting", file=sys.stderr
        )

    def say(self, done: Done) -> None:
        """Report what was wrong with a part; what would be so with every one ends the run."""
        if done.problems:
            clear_line()
        self.report.add(done.problems)
        if not self.written and any(problem.code == "bad-option" for problem in done.problems):
            self.report.exit()
        # What a file is costs that file; how the command was called has been looked at before.
        self.report.code = min(self.report.code, 1)

    def conclude(self, total: int) -> None:
        """Say what no part says of itself."""
        if self.written and self.written == total and not self.records:
            self.report.add([no_match()])
        if len(self.parts) < total:
            tell(f"{total - len(self.parts)} of {total} files were done before")


def scale(files: tuple[str, ...], way: Way, engine: Engine, report: Report) -> None:
    """Convert files into a folder, those that are done already excepted, and end the run."""
    with report.misuse():
        folder, where = checked(files, way, engine)
        style = Catalogue(way.options["user_styles"]).find(way.to)
        way = sound(way, style)
        plan = find_parts(
            files, folder, suffix_for(way.to, way.options["markup"], way.options["user_styles"])
        )
        report.add(plan.problems)
        if not plan.parts:
            report.exit()
        ledger = open_ledger(folder, plan.parts, options_of(way, style), engine.overwrite)
    sweep(part.output for part in plan.parts)
    total, todo = len(plan.parts), left(folder, plan.parts, ledger)
    run = Run(report, todo)
    try:
        with stoppable(), report.failure():
            run.do(way, where)
    except KeyboardInterrupt as stop:
        report.code = code_of(stop)
    finally:
        sweep(part.output for part in todo)
    if run.is_finished:
        run.conclude(total)
    elif report.code > 2 or run.written:
        done = total - len(left(folder, todo, ledger))
        tell(f"stopped; {done} of {total} files are done; the same command goes on")
    report.exit()


def tell(message: str) -> None:
    """Print a line about the run."""
    click.echo(f"citeform: {message}", err=True)


def checked(files: tuple[str, ...], way: Way, engine: Engine) -> tuple[Path, Where]:
    """The folder that is filled, and where; raises `CiteformError` for what an engine cannot do."""
    if not engine.name:
        raise misuse("--scheduler is for --engine")
    check_installed()
    if engine.output is None:
        raise misuse("--engine makes a file of each file", "--output says into which folder")
    if engine.output.exists() and not engine.output.is_dir():
        raise misuse(f"{engine.output} is no folder, which --engine needs as --output")
    if not files or "-" in files:
        raise misuse("--engine takes files, not standard input")
    asked = way.tending._asdict() if way.tending else {}
    if name := "split" if engine.split else next((one for one in TOGETHER if asked.get(one)), ""):
        message = f"--{name} looks at all references, and a process of --engine has one file's"
        raise misuse(message)
    source = click.get_current_context().get_parameter_source("jobs")
    if engine.scheduler and source is ParameterSource.COMMANDLINE:
        raise misuse("--jobs starts processes, and the cluster at --scheduler has its own")
    jobs = None if source is ParameterSource.DEFAULT else way.options["jobs"]
    return engine.output, Where(jobs, engine.scheduler)


def misuse(message: str, hint: str = "") -> CiteformError:
    """The error of options that do not go together."""
    return CiteformError(Problem("bad-option", message, hint=hint))


def sound(way: Way, style: Style) -> Way:
    """A way of reading and writing that another process can go, its options checked.

    Raises `CiteformError` for an option that cannot be used.
    """
    options = way.options.copy()
    options["markup"] = options["markup"] or markup_for(style, Path())
    options["jobs"] = 1
    if way.asked.format:
        Catalogue(options["user_styles"]).format_named(way.asked.format)
    tending = way.tending
    if tending:
        check(tending)
        tending = tending._replace(journals=[os.path.abspath(path) for path in tending.journals])
    asked = way.asked
    if asked.model:
        asked = asked._replace(model=checked_model(asked.model).resolve())
    render((), way.to, **options)
    # A file that was named may be elsewhere for a process with another folder of its own.
    to = str(style.path.resolve()) if style.origin == "path" else way.to
    return way._replace(to=to, asked=asked, tending=tending, options=options)
