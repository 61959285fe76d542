"""Part: one input file, made into one output file, whole or not at all.

The function takes and gives values that can be pickled, and knows no engine.  What maps a function,
as `multiprocessing.Pool.imap` and Spark's `RDD.map` do, takes

    functools.partial(convert_part, way=Way("ris"))

and the parts, which `citeform.scale.find_parts` gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from citeform.catalogue import Catalogue
from citeform.problems import CiteformError, Problem
from citeform.reading import Asked, open_file, read_works
from citeform.scale.whole import write_whole
from citeform.tending import Tending, tend
from citeform.tuples import NamedTuple
from citeform.writing import Options, render


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
    source, problems = open_file(part.input)
    catalogue = Catalogue(way.options.get("user_styles"))
    found = read_works(source, way.asked, catalogue, catalogue.find(way.to), 1)
    problems += found.problems
    works = found.works
    if not works:
        return Done(part.name, 0, tuple(problems), False)
    if way.tending:
        tended = tend(works, way.tending, [source] * len(works))
        works = tended.references
        problems += told(tended.problems, way.quiet)
    result = render(works, way.to, **way.options)
    write_whole(part.output, result.text)
    return Done(part.name, len(works), (*problems, *told(result.problems, way.quiet)))


def told(problems: Iterable[Problem], quiet: bool) -> list[Problem]:
    """The problems that the user wants to know of."""
    return [problem for problem in problems if problem.is_error or not quiet]


def placed(problem: Problem, part: Part) -> Problem:
    """A problem that says which part it is in."""
    if problem.file in ("", str(part.input)):
        return problem._replace(file=part.name)
    return problem._replace(file=f"{part.name}: {problem.file}")
