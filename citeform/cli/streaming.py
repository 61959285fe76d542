"""Long inputs: converted a stretch at a time, with progress, and ended as one asks."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, nullcontext
from pathlib import Path

import click

from citeform import stream
from citeform.catalogue import Catalogue, Style
from citeform.cli.options import user_styles
from citeform.cli.stopping import code_of, stoppable
from citeform.cli.tending import no_match
from citeform.cli.terminal import MISUSE, STDIN, Report, clear_line, deliver, is_terminal
from citeform.intake import Begun, Intake, open_intake
from citeform.problems import CiteformError, Problem, Source
from citeform.reading import Asked
from citeform.stream import Written
from citeform.stretches import Input, Stretch, begin, stretches
from citeform.target import Target
from citeform.tending import Tending
from citeform.tuples import NamedTuple
from citeform.writing import Options


class Conversion(NamedTuple):
    """What is made of the inputs, where it goes, and what is said on the way."""

    style: Style
    tending: Tending | None
    options: Options
    output: Path | None
    report: Report
    quiet: bool
    """Whether what the output cannot hold is of no interest."""


def stream_all(
    names: Sequence[str], starts: Mapping[str, bytes], asked: Asked, conversion: Conversion
) -> Mapping[str, bytes]:
    """Convert inputs and end the run, if all can be read and written a stretch at a time.

    Else nothing is done, and what was read by then of inputs that cannot be read again is given
    back; `starts` is what was read of them before.
    """
    options = conversion.options
    if not (order := stream.order_of(conversion.style, conversion.tending, options)):
        return starts
    catalogue = Catalogue(user_styles())
    inputs: list[Input | Stretch] = []
    intakes: dict[str, Intake] = {}
    with ExitStack() as files:
        for name in names:
            try:
                intakes[name] = files.enter_context(closing(intake_of(name, starts)))
                found = begin(intakes[name], asked, catalogue)
            except CiteformError as error:
                if error.problem.code in MISUSE:
                    conversion.report.fail(error)
                inputs.append(Stretch(Source("", name), order.style, (error.problem,)))
                continue
            if not found:
                gone = {name: one.whole() for name, one in intakes.items() if not one.size}
                return {**starts, **gone}
            inputs.append(found)
        with progress([*intakes.values()], conversion.output) as show, conversion.report.failure():
            parts = (part for one in inputs for part in parts_of(one))
            pieces = stream.stream(parts, order, options["jobs"])
            convert(pieces, conversion, show)
    conversion.report.exit()
    return {}


def intake_of(name: str, starts: Mapping[str, bytes]) -> Intake:
    """An input that is opened."""
    if name != "-":
        return open_intake(name)
    return Intake(io.BufferedReader(Begun(starts[name], sys.stdin.buffer)), STDIN)


def parts_of(one: Input | Stretch) -> Iterable[Stretch]:
    """The stretches of an input; one that could not be opened is its problem alone."""
    return (one,) if isinstance(one, Stretch) else stretches(one)


def convert(
    pieces: Generator[Written, None, None], conversion: Conversion, show: Callable[[int], None]
) -> None:
    """Write what becomes of stretches and report what is wrong; an end before time says so."""
    output, report, quiet = conversion[3:]
    read = written = 0
    try:
        with stoppable(), Target(output) if output else nullcontext() as target:
            for piece in pieces:
                read += piece.read
                written += piece.written
                if read and target:
                    target.write(piece.text)
                elif read:
                    deliver(piece.text, None)
                show(read)
                lost = [one for one in piece.lost if one.is_error or not quiet]
                if piece.problems or lost:
                    clear_line()
                    report.add((*piece.problems, *lost))
    except KeyboardInterrupt as stop:
        pieces.close()
        clear_line()
        report.add([Problem("interrupted", so_far(read, output))])
        sys.exit(code_of(stop))
    except CiteformError as error:
        clear_line()
        message = f"{error.problem.message}: {so_far(read, output)}"
        raise CiteformError(error.problem._replace(message=message)) from None
    if conversion.tending and conversion.tending.filter and not written and not quiet:
        report.add([no_match()])


def so_far(records: int, output: Path | None) -> str:
    """How far a run came that ended before time, and what became of its output."""
    what = f"{output} was not written" if output else "the output ends with them"
    return f"{records:,} records were read; {what}"


@contextmanager
def progress(intakes: Sequence[Intake], output: Path | None) -> Iterator[Callable[[int], None]]:
    """What is told how many records were read, and shows it where the output goes elsewhere."""
    if not is_terminal(sys.stderr) or (output is None and is_terminal(sys.stdout)):
        yield lambda records: None
        return
    size = sum(one.size for one in intakes) if all(one.size for one in intakes) else 0
    if not size:

        def count(records: int) -> None:
            click.echo(f"\rConverting  {records:,} records", nl=False, err=True)

        yield count
        click.echo(err=True)
        return
    with click.progressbar(length=size, label="Converting", file=sys.stderr) as shown:

        def update(records: int) -> None:
            shown.label = f"Converting  {records:,} records"
            shown.update(sum(one.done for one in intakes) - shown.pos)
            shown.render_progress()

        yield update
