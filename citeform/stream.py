"""Stream: inputs of any length, read and written a stretch at a time.

Each stretch is read and written as a short file is, here or by several processes.  What one of them
must know of the others is which citation keys are taken; that is decided here, in the order of the
input.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from citeform.catalogue import Catalogue, Style
from citeform.intake import Intake, open_intake
from citeform.keys import Keys, Plan
from citeform.lenses import lens_at
from citeform.model.reference import Library, Reference
from citeform.problems import CiteformError, Problem
from citeform.reading import Asked, open_bytes, read_source
from citeform.stretches import Stretch, begin, stretches
from citeform.syntax.record import Frame
from citeform.target import Target
from citeform.team import Team
from citeform.tending import Cutting, Tended, Tending, cutting_of, tend
from citeform.tuples import NamedTuple
from citeform.writing import DEFAULTS as WRITING
from citeform.writing import ONLY_CSL, Options, render

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from typing import Unpack

AHEAD = 4
"""How many stretches a process may be ahead of the one that is written, at the most."""


class Order(NamedTuple):
    """What is done to every stretch."""

    style: Path
    """The style file of the format that is written."""
    key: str = ""
    """The pattern of citation keys for references without one."""
    ascii: bool = False
    filter: str = ""
    cutting: Cutting = Cutting()


class Met(NamedTuple):
    """What was read of a stretch, as far as the one that decides on keys must know."""

    keys: Sequence[str]
    """The key of each reference that is wanted, or the one that it would like."""
    is_made: Sequence[bool]
    """Whether it brought none."""
    total: int = 0
    """How many references there were, wanted or not."""
    problems: tuple[Problem, ...] = ()


class Written(NamedTuple):
    """What became of a stretch."""

    text: str
    """What is written of it; that of all of them is the output."""
    read: int = 0
    """How many references it had."""
    written: int = 0
    problems: tuple[Problem, ...] = ()
    lost: tuple[Problem, ...] = ()
    """What the output cannot hold."""


class Converted(NamedTuple):
    """What became of a file."""

    records: int
    """How many references were read."""
    problems: tuple[Problem, ...] = ()
    lost: tuple[Problem, ...] = ()
    """What was done to them that one should know, and what the output cannot hold."""


class Mill:
    """What reads a stretch, and then writes what it has read; each process has its own."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.plan = Plan(order.key)
        self.writer = lens_at(order.style)
        self.references: list[Reference] = []
        self.is_wanted: Callable[[Reference], bool] | None = None
        if order.filter:
            from citeform.selection import selection

            self.is_wanted = selection(order.filter)

    def read(self, stretch: Stretch) -> Met:
        """Task: read a stretch, and say which keys its references have or would like."""
        source = stretch.source
        found = lens_at(stretch.style).read(source) if source.text else Library()
        self.references = [one for one in found if not self.is_wanted or self.is_wanted(one)]
        keys = [one.id or self.plan.key(one) for one in self.references]
        is_made = [not one.id for one in self.references]
        return Met(keys, is_made, len(found), (*stretch.problems, *found.problems))

    def write(self, keys: Sequence[str]) -> tuple[str, tuple[Problem, ...]]:
        """Task: write what was read last, with its keys; and what could not be written."""
        keyed = [
            one if one.id else replace(one, id=key)
            for one, key in zip(self.references, keys, strict=True)
        ]
        if any(self.order.cutting):
            keyed = [self.order.cutting.of(one) for one in keyed]
        if not keyed:
            return "", ()
        text, problems = self.writer.write(keyed, {"ascii": self.order.ascii})
        return text, tuple(problems)


class Task:
    """A stretch on its way through a mill."""

    def __init__(self, stretch: Stretch, pipe: Connection) -> None:
        self.stretch, self.pipe = stretch, pipe
        self.met: Met | None = None
        self.late: list[Problem] | None = None
        """Keys that came too late; None while its keys are not decided."""
        self.output: tuple[str, tuple[Problem, ...]] | None = None


def convert(
    source: Path,
    target: Path,
    to: str = "csl-ndjson",
    *,
    asked: Asked | None = None,
    tending: Tending | None = None,
    **options: Unpack[Options],
) -> Converted:
    """Convert a file of any length to a record format or a style, into a file.

    That is whole or, where `CiteformError` is raised, as it was before.  `asked` says how the
    input is read, `tending` what is done to references; `options` are those of `citeform.write`,
    of which `jobs` asks for as many processes besides this one.  Where a format is read or written
    as a whole, both are, and the file may not be longer than others.
    """
    asked = asked or Asked()
    chosen: Options = {**WRITING, "markup": "", **options}
    catalogue = Catalogue(chosen["user_styles"])
    style = catalogue.find(to)
    order = order_of(style, tending, chosen)
    with closing(open_intake(str(source))) as intake, Target(target) as file:
        if not order or not (found := begin(intake, asked, catalogue)):
            piece = whole(intake, asked, to, tending, options)
            file.write(piece.text)
            return Converted(piece.read, piece.problems, piece.lost)
        total, problems, lost = 0, list[Problem](), list[Problem]()
        with closing(stream(stretches(found), order, chosen["jobs"])) as pieces:
            for piece in pieces:
                file.write(piece.text)
                total += piece.read
                problems += piece.problems
                lost += piece.lost
    return Converted(total, tuple(problems), tuple(lost))


def whole(
    intake: Intake, asked: Asked, to: str, tending: Tending | None, options: Options
) -> Written:
    """What becomes of a file that is read or written as a whole."""
    source, met = open_bytes(intake.whole(), intake.name)
    library = read_source(source, asked, Catalogue(options.get("user_styles")))
    done = tend(library, tending, [source] * len(library)) if tending else Tended([*library])
    output = render(done.references, to, **options)
    lost = (*done.problems, *output.problems)
    problems = (*met, *library.problems)
    return Written(output.text, len(library), len(done.references), problems, lost)


def can_write(style: Style) -> bool:
    """Whether a format can be written a stretch at a time."""
    return not style.is_csl and frame_of(style.path) is not None


def frame_of(style: Path) -> Frame | None:
    """What stands around and between stretches of a format, if it can be written so."""
    form = lens_at(style)
    frame: Callable[..., Frame | None] | None = getattr(form.syntax, "frame", None)
    return frame(form.style.options) if frame and form.style.only != "read" else None


def order_of(style: Style, tending: Tending | None, options: Options) -> Order | None:
    """What is to be done to each stretch; None where it takes all at once, or cannot be done."""
    refused = any(options.get(name) for name in (*ONLY_CSL, "style"))
    if refused or not can_write(style):
        return None
    order = Order(style.path, options["key"], options["ascii"])
    if tending is None:
        return order
    if tending._replace(filter="", fields="", drop="").asks:
        return None
    try:
        cutting = cutting_of(tending, {})
    except CiteformError:
        # Which fields there are besides CSL's variables is known at the end only.
        return None
    return order._replace(filter=tending.filter, cutting=cutting)


def stream(parts: Iterable[Stretch], order: Order, jobs: int = 1) -> Generator[Written, None, None]:
    """What becomes of stretches, in their order; by so many processes besides this one.

    Raises `CiteformError` for a pattern of keys or a filter that is none, and on the way when a
    process ends before its work did.
    """
    return framed(parts, Mill(order), jobs)


def framed(parts: Iterable[Stretch], mill: Mill, jobs: int) -> Generator[Written, None, None]:
    """What becomes of stretches with what stands around and between; an input without records is
    reported."""
    form = mill.writer
    frame = frame_of(form.style.path) or Frame()
    is_begun, found = False, 0
    for stretch, written in milled(parts, mill, jobs):
        if written.text:
            text = written.text.removeprefix(frame.head).removesuffix(frame.foot)
            before = frame.between if is_begun else frame.head
            written, is_begun = written._replace(text=before + text), True
        found += written.read + len(written.problems)
        if not stretch.source.goes_on:
            if not found:
                written = written._replace(problems=(no_records(stretch),))
            found = 0
        yield written
    yield Written(frame.foot if is_begun else form.syntax.render((), form.style.options))


def no_records(stretch: Stretch) -> Problem:
    """The problem of an input without any."""
    message = f"no {stretch.style.stem} record is in it"
    return Problem("no-records", message, stretch.source.name)


def milled(parts: Iterable[Stretch], mill: Mill, jobs: int) -> Iterator[tuple[Stretch, Written]]:
    """What is written of each stretch, in their order."""
    ledger = Keys(mark=mark)
    if jobs == 1:
        yield from alone(parts, mill, ledger)
        return
    with Team(mill, partial(Mill, mill.order), jobs + 1) as team:
        yield from shared(iter(parts), team, ledger)


def alone(parts: Iterable[Stretch], mill: Mill, ledger: Keys) -> Iterator[tuple[Stretch, Written]]:
    """What is written of each stretch, one after the other."""
    for stretch in parts:
        met = mill.read(stretch)
        keys, late = decided(met, ledger)
        yield stretch, written(met, late, mill.write(keys))


def shared(parts: Iterator[Stretch], team: Team, ledger: Keys) -> Iterator[tuple[Stretch, Written]]:
    """What is written of each stretch, by the other processes of a team.

    A process gets its next stretch when it has handed over the last one, so that neither side
    ever waits for the other to read what it sends.
    """
    from multiprocessing.connection import wait

    idle, tasks = list(team.pipes), deque[Task]()
    upcoming = next(parts, None)
    while tasks or upcoming:
        while upcoming and idle and len(tasks) < AHEAD * len(team.pipes):
            tasks.append(Task(upcoming, idle.pop()))
            team.send(tasks[-1].pipe, ("read", (upcoming,)))
            upcoming = next(parts, None)
        at_work = {task.pipe: task for task in tasks if task.output is None}
        ready = wait([*at_work])
        for pipe in (pipe for pipe in at_work if pipe in ready):
            task, answer = at_work[pipe], team.receive(pipe)
            if task.met is None:
                task.met = answer
            else:
                task.output = answer
                idle.append(pipe)
        send_keys(tasks, team, ledger)
        while tasks and (first := tasks[0]).output is not None:
            tasks.popleft()
            yield first.stretch, written(first.met, first.late, first.output)


def send_keys(tasks: Iterable[Task], team: Team, ledger: Keys) -> None:
    """Decide on the keys of all that was read after nothing that was not, and have it written."""
    for task in tasks:
        if task.met is None:
            return
        if task.late is None:
            keys, task.late = decided(task.met, ledger)
            team.send(task.pipe, ("write", (keys,)))


def decided(met: Met, ledger: Keys) -> tuple[list[str], list[Problem]]:
    """The keys of what was read of a stretch, and a problem for each that came too late."""
    keys: list[str] = []
    problems: list[Problem] = []
    for key, is_made in zip(met.keys, met.is_made, strict=True):
        if is_made:
            keys.append(ledger.unique(key))
            continue
        keys.append(key)
        if ledger.take(key):
            message = f'"{key}" was made for a reference before this one brought it; both have it'
            problems.append(Problem("duplicate-key", message, key))
    return keys, problems


def written(
    met: Met | None, late: Sequence[Problem] | None, output: tuple[str, tuple[Problem, ...]]
) -> Written:
    """What became of a stretch, of the answers to both its tasks."""
    assert met is not None, "it was read"
    text, lost = output
    return Written(text, met.total, len(met.keys), (*met.problems, *(late or ())), lost)


def mark(key: str) -> int:
    """Sixty bits of a key: a million of them take a third of what the keys themselves do."""
    from hashlib import blake2b

    digest = blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 4
