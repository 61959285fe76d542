"""The terminal: inputs opened, outputs delivered, problems and progress shown."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO, TypeVar

import click

from citeform.catalogue import Catalogue, Style
from citeform.cli.options import user_styles
from citeform.cli.settings import SET
from citeform.inputs import MOST_BYTES, STRETCH
from citeform.model.reference import Library
from citeform.packed import SUFFIXES as PACKED
from citeform.packed import is_packed
from citeform.problems import CiteformError, Problem, Source
from citeform.reading import Asked, Examined, Works, open_bytes, open_file, read_each
from citeform.writing import Progress

MISUSE = ("bad-option", "no-engine", "unknown-style", "unknown-format")
"""Problems that lie in how the command was called: exit code 2."""
STDIN = "<stdin>"
"""What problems call standard input."""
LONG = 2000
"""References that a CSL style takes a second to print."""

R = TypeVar("R", Library, Works, Examined)
Opened = tuple[Source, list[Problem]]


class Report:
    """The problems of a run, on their way to standard error and the exit code."""

    def __init__(self, strict: bool = False) -> None:
        self.strict = strict
        self.code = 0

    def add(self, problems: Iterable[Problem]) -> None:
        """Print problems, one line each."""
        for problem in problems:
            failed = self.note(problem)
            click.echo(click.style(str(problem), fg="red" if failed else "yellow"), err=True)

    def note(self, problem: Problem) -> bool:
        """Let a problem count for the exit code; give whether it fails the run."""
        failed = problem.is_error or self.strict
        self.code = max(self.code, 2 if problem.code in MISUSE else int(failed))
        return failed

    def failure(self) -> Failure:
        """A block whose failure is reported and does not stop the run."""
        return Failure(self, stops=False)

    def misuse(self) -> Failure:
        """A block whose failure is reported and ends the run."""
        return Failure(self, stops=True)

    def fail(self, error: CiteformError) -> None:
        """Print what could not go on, and end the run where it lies in how it was called."""
        self.add([located(error.problem)])
        if error.problem.code in MISUSE:
            self.exit()

    def exit(self) -> None:
        """End with the exit code."""
        sys.exit(self.code)


def located(problem: Problem) -> Problem:
    """A problem of an option, at the place in a settings file where its value stands."""
    context = click.get_current_context(silent=True)
    setting = context and context.meta.get(SET, {}).get(problem.file)
    return setting.problem(problem.message, problem.hint) if setting else problem


class Failure:
    """The boundary at which what cannot go on becomes a line and an exit code."""

    def __init__(self, report: Report, stops: bool) -> None:
        self.report, self.stops = report, stops

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> bool:
        if not isinstance(error, CiteformError):
            return False
        self.report.fail(error)
        if self.stops:
            self.report.exit()
        return True


def reader(asked: Asked, read: Callable[..., R], **options: Any) -> Callable[[Source], R]:
    """What reads a text as asked, by a verb of `citeform.reading`."""
    return partial(read, asked=asked, catalogue=Catalogue(user_styles()), **options)


def read_all(
    files: tuple[str, ...],
    report: Report,
    read: Callable[[Source], R],
    *,
    silent: bool = False,
    jobs: int = 1,
    opening: Callable[[str], Opened] | None = None,
) -> Iterator[tuple[R, Source]]:
    """Each input as it is read; one that cannot be is reported and the next one read.

    An input may name entries of another one, so that all are opened first, by `open_input` if not
    by what is given.
    """
    opened: list[Opened] = []
    for name in files or ("-",):
        with report.failure():
            opened.append((opening or open_input)(name))
    sources = [source for source, _ in opened]
    for source in sources:
        source.beside = sources
    outcomes = read_each(sources, read, jobs)
    for (source, problems), outcome in zip(progress(opened), outcomes, strict=True):
        if isinstance(outcome, CiteformError):
            report.fail(outcome)
            continue
        found = outcome.with_problems(problems)
        if not silent:
            report.add(found.problems)
        yield found, source


def progress(files: list[Opened]) -> Iterable[Opened]:
    """The inputs, with a bar on the terminal when there are many and the output goes elsewhere."""
    if len(files) < 20 or not is_terminal(sys.stderr) or is_terminal(sys.stdout):
        return files
    return bar(files)


def bar(files: list[Opened]) -> Iterator[Opened]:
    """The inputs with a progress bar."""
    with click.progressbar(files, label="Reading", file=sys.stderr) as shown:
        yield from shown


@contextmanager
def rendering(count: int, style: Style, output: Path | None) -> Iterator[Progress | None]:
    """A progress bar for a long bibliography in a CSL style, where `progress` has one."""
    is_elsewhere = output is not None or not is_terminal(sys.stdout)
    if count < LONG or not (style.is_csl and is_terminal(sys.stderr) and is_elsewhere):
        yield None
        return
    with click.progressbar(length=1000, label="Rendering", file=sys.stderr) as shown:
        yield lambda done: shown.update(int(1000 * done) - shown.pos)
        shown.update(1000 - shown.pos)


def clear_line() -> None:
    """Let what is said next stand in the place of a progress bar (ECMA-48, EL)."""
    if is_terminal(sys.stderr):
        click.echo("\r\x1b[K", nl=False, err=True)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is there, and a terminal."""
    return stream is not None and stream.isatty()


def markup_for(style: Style, output: Path | None) -> str:
    """The markup of a style's output if none is asked for: on a terminal that shows italics, those.

    A record format has none.
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    shows = output is None and not plain and is_terminal(sys.stdout)
    return ("ansi" if shows else "text") if style.is_csl else ""


def columns() -> int:
    """How wide the terminal is; 0 when the output goes elsewhere."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if is_terminal(sys.stdout) else 0


def open_input(
    name: str, starts: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[Source, list[Problem]]:
    """The text of a file, or of standard input for `-`; `starts` is what was read before."""
    start = starts.get(name, b"")
    if name == "-":
        # What is no longer than a stretch has been read to its end.
        is_whole = name in starts and len(start) <= STRETCH
        rest = b"" if is_whole else read_stdin(MOST_BYTES + 1 - len(start))
        return open_bytes(start + rest, STDIN)
    return open_bytes(start, name) if name in starts else open_file(Path(name))


def read_stdin(most: int = MOST_BYTES + 1) -> bytes:
    """The next bytes of standard input, so many at the most."""
    stdin = sys.stdin.buffer
    if stdin.isatty():
        click.echo("citeform: reading standard input; end it with Ctrl-D", err=True)
    return stdin.read(most)


def is_long(name: str, starts: Mapping[str, bytes]) -> bool:
    """Whether an input may be longer than a stretch; `starts` has how standard input begins.

    A pipe may be, and what is packed is once it is a twentieth of that.
    """
    if start := starts.get(name, b""):
        return len(start) > STRETCH or (len(start) > STRETCH // 20 and is_packed(start))
    try:
        found = os.stat(name)
    except OSError:
        return False
    limit = STRETCH // 20 if Path(name).suffix.lower() in PACKED else STRETCH
    return found.st_size > limit or stat.S_ISFIFO(found.st_mode)


def deliver(text: str, output: Path | None, *, color: bool | None = None) -> None:
    """Print a text, or put it into a file in one step: the old one stays until the new is whole.

    Unless `color` says so, a terminal alone gets what colours it.
    """
    if output is None:
        try:
            click.echo(text, nl=False, color=color)
        except BrokenPipeError:
            raise
        except OSError as error:
            from citeform.target import unwritable

            raise unwritable(error, "standard output") from None
        return
    from citeform.cli.stopping import stoppable
    from citeform.target import Target

    with stoppable(), Target(output) as target:
        target.write(text)
