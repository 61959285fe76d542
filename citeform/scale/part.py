"""Part: one input file, made into one output file, whole or not at all.

The function takes and gives values that can be pickled, and knows no engine.  What maps a function,
as `multiprocessing.Pool.imap` and Spark's `RDD.map` do, takes

    functools.partial(convert_part, way=Way("ris"))

and the parts, which `citeform.scale.find_parts` gives.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from pathlib import Path

from citeform.catalogue import Catalogue
from citeform.intake import open_intake
from citeform.problems import CiteformError, Problem
from citeform.reading import Asked
from citeform.scale.whole import make_folder, write_whole
from citeform.stream import Written, order_of, stream, whole
from citeform.stretches import begin, stretches
from citeform.target import Target
from citeform.tending import Tending
from citeform.tuples import NamedTuple
from citeform.writing import DEFAULTS, Options

ENDS = ("damaged", "too-large", "unreadable")
"""Problems by which an input ends before its end."""


class Part(NamedTuple):
    """An input file and the file to be made of it."""

    name: str
    """What problems call the input: as the user named it."""
    input: Path
    """Absolute, as `output` is, for another process may have another folder."""
    output: Path


class Way(NamedTuple):
    """How each part is read and written."""

    to: str
    """The style: a name, or an absolute path."""
    asked: Asked = Asked()
    tending: Tending | None = None
    """What is done to references of their own; a part knows nothing of the others."""
    options: Options = Options()
    quiet: bool = False
    """Whether losses are not reported."""


class Done(NamedTuple):
    """What became of a part."""

    name: str
    records: int
    """How many were written."""
    problems: tuple[Problem, ...] = ()
    is_written: bool = True
    """Whether its output is there."""


def convert_part(part: Part, way: Way) -> Done:
    """Make the output of a part; what goes wrong costs this part and no other."""
    try:
        done = convert_file(part, way)
    except CiteformError as error:
        done = Done(part.name, 0, (error.problem,), False)
    return done._replace(problems=tuple(placed(problem, part) for problem in done.problems))


def convert_file(part: Part, way: Way) -> Done:
    """Read a file and write what it holds; nothing is written where there is nothing.

    Raises `CiteformError` when it cannot be read, or its output cannot be written.
    """
    options: Options = {**DEFAULTS, "markup": "", **way.options}
    catalogue = Catalogue(options["user_styles"])
    order = order_of(catalogue.find(way.to), way.tending, options)
    with closing(open_intake(str(part.input))) as intake:
        if order and (found := begin(intake, way.asked, catalogue)):
            return convert_long(part, way, stream(stretches(found), order))
        piece = whole(intake, way.asked, way.to, way.tending, way.options)
    if not piece.read:
        return Done(part.name, 0, piece.problems, False)
    write_whole(part.output, piece.text)
    return Done(part.name, piece.written, (*piece.problems, *told(piece.lost, way.quiet)))


def convert_long(part: Part, way: Way, pieces: Generator[Written]) -> Done:
    """Write the pieces of a file of any length."""
    read, records = 0, 0
    problems: list[Problem] = []
    make_folder(part.output.parent)
    with closing(pieces), Target(part.output, lasting=True) as target:
        # A filter that nothing passes leaves an empty file, which is there all the same.
        target.write("")
        for piece in pieces:
            target.write(piece.text)
            read, records = read + piece.read, records + piece.written
            problems += (*piece.problems, *told(piece.lost, way.quiet))
        # What ends an input before its end comes last; half of a file is no file.
        if not read or any(problem.code in ENDS for problem in problems):
            raise CiteformError(problems[-1])
    return Done(part.name, records, tuple(problems))


def told(problems: Iterable[Problem], quiet: bool) -> list[Problem]:
    """The problems that the user wants to know of."""
    return [problem for problem in problems if problem.is_error or not quiet]


def placed(problem: Problem, part: Part) -> Problem:
    """A problem that says which part it is in."""
    if problem.file in ("", str(part.input)):
        return problem._replace(file=part.name)
    return problem._replace(file=f"{part.name}: {problem.file}")
