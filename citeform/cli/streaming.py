"""Long inputs: converted a stretch at a time, with progress, and ended as one asks."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

import click

from citeform import stream
from citeform.catalogue import Catalogue, Style
from citeform.cli.options import user_styles
from citeform.cli.stopping import code_of, stoppable
from citeform.cli.tending import no_match
from citeform.cli.terminal import STDIN, Report, deliver, is_terminal
from citeform.inputs import unreadable
from citeform.intake import Begun, Intake
from citeform.problems import CiteformError, Problem, Source
from citeform.reading import Asked
from citeform.stream import Order, Written
from citeform.stretches import Input, Stretch, begin, stretches
from citeform.target import Target
from citeform.tending import Tending
from citeform.writing import ONLY_CSL, Options


class Conversion(NamedTuple):
    """What is made of the inputs, where it goes, and what is said on the way."""

    style: Style
    tending: Tending | None
    options: Options
    output: Path | None
    report: Report
    quiet: bool
    """Whether what the output cannot hold is of no interest."""

    @property
    def order(self) -> Order | None:
        """What is to be done to each stretch; None where it cannot be, or should not."""
        options = self.options
        refused = any(options.get(name) for name in (*ONLY_CSL, "style"))
        if refused or not stream.can_write(self.style):
            return None
        return stream.order_of(self.style, options["key"], options["ascii"], self.tending)


def stream_all(
    names: Sequence[str], starts: Mapping[str, bytes], asked: Asked, conversion: Conversion
) -> Mapping[str, bytes]:
    """Convert inputs and end the run, if all can be read and written a stretch at a time.

    Else nothing is done, and what was read by then of inputs that cannot be read again is given
    back; `starts` is what was read of them before.
    """
    if not (order := conversion.order):
        return starts
    catalogue = Catalogue(user_styles())
    opened: list[Input | Stretch] = []
    intakes: dict[str, Intake] = {}
    for name in names:
        try:
            intakes[name] = intake_of(name, starts)
            found = begin(intakes[name], asked, catalogue)
        except CiteformError as error:
            opened.append(Stretch(Source("", name), order.style, (error.problem,)))
            continue
        if not found:
            return {name: one.whole() for name, one in intakes.items() if not one.size}
        opened.append(found)
    parts = (part for one in opened for part in parts_of(one))
    with progress([*intakes.values()], conversion.output) as show, conversion.report.failure():
        pieces = stream.stream(parts, order, conversion.options["jobs"])
        convert(pieces, conversion, show)
    conversion.report.exit()
    return {}


def intake_of(name: str, starts: Mapping[str, bytes]) -> Intake:
    """An input that is opened, a file's with its size."""
    if name == "-":
        begun = Begun(starts[name], sys.stdin.buffer)
        return Intake(io.BufferedReader(begun), STDIN)
    try:
        file = open(name, "rb")  # noqa: SIM115 (`parts_of` closes it)
        found = os.fstat(file.fileno())
    except OSError as error:
        raise unreadable(error, name) from None
    return Intake(file, name, found.st_size if stat.S_ISREG(found.st_mode) else 0)


def parts_of(one: Input | Stretch) -> Iterator[Stretch]:
    """The stretches of an input; one that could not be opened is its problem alone."""
    if isinstance(one, Stretch):
        yield one
        return
    with closing(one.intake):
        yield from stretches(one)


def convert(
    pieces: Generator[Written, None, None], conversion: Conversion, show: Callable[[int], None]
) -> None:
    """Write what becomes of stretches and report what is wrong; an end before time says so."""
    output, report, quiet = conversion[3:]
    read = written = 0
    try:
        with stoppable(), Target(output) if output else nullcontext() as target:
            for piece in pieces:
                if piece.text and target:
                    target.write(piece.text)
                elif piece.text:
                    deliver(piece.text, None)
                read += piece.read
                written += piece.written
                show(read)
                report.add(piece.problems)
                report.add(one for one in piece.lost if one.is_error or not quiet)
    except KeyboardInterrupt as stop:
        pieces.close()
        report.add([Problem("interrupted", so_far(read, output))])
        sys.exit(code_of(stop))
    except CiteformError as error:
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

        yield update
