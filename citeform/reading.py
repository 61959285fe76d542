"""Reading: a file, or text, of any format → Library.

Sees the rooms for front pages and for formats; each is imported when it is first used, because a
run needs one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from citeform.catalogue import FRONTPAGE, Catalogue, Style
from citeform.inputs import MOST_BYTES, decode, is_pdf, read_bytes
from citeform.lenses import Item, lens, lens_at, to_csl
from citeform.model.reference import Library, Reference
from citeform.packed import plain_name, unpack
from citeform.problems import CiteformError, Problem, Source
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.frontpage.marking import Mark
    from citeform.syntax.record import Parsed

R = TypeVar("R")

REFERENCES = "-references"
"""What the name of a format of reference lists ends in."""

WEBPAGE = "html"
"""The format whose text says what its records lack."""
WHOLE = (FRONTPAGE, WEBPAGE)
"""Formats that are not cut into records that several processes could share."""

LONG = 100_000
"""Shorter texts are read before another process has started."""

MANY = 8
"""Fewer sources are not shared by several processes."""
ROUND = 16
"""How many sources each process reads before it hands them over."""


class Asked(NamedTuple):
    """How a text is to be read."""

    format: str | None = None
    """A name that `-f` takes; without one it is told from the text."""
    references: bool = False
    """Whether an article's reference list is wanted instead of the article."""
    model: Path | None = None
    """The folder of the trained model of front pages; citeform's own without one."""
    least: float = 0.0
    """How sure what a front page says must be, between 0 and 1."""


class Examined(NamedTuple):
    """What was read of a text, and the lines of a front page with the zones they went to."""

    library: Library
    marks: tuple[Mark, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the text."""
        return self.library.problems

    def with_problems(self, before: Iterable[Problem]) -> Examined:
        """The same with problems that were met before it was read."""
        return self._replace(library=self.library.with_problems(before))


class Works(NamedTuple):
    """What a text holds for a style to print, and what was wrong with it."""

    works: Sequence[Reference | Item]
    problems: tuple[Problem, ...] = ()

    def with_problems(self, before: Iterable[Problem]) -> Works:
        """The same with problems that were met before it was read."""
        return Works(self.works, (*before, *self.problems))


def open_file(path: Path) -> tuple[Source, list[Problem]]:
    """The text of a file, which may be a PDF, and what was wrong with it."""
    return open_bytes(read_bytes(path), str(path))


def open_bytes(data: bytes, name: str) -> tuple[Source, list[Problem]]:
    """The text of some bytes, packed or not, or of the first pages of the PDF that they are.

    Raises `CiteformError` when there is none, or they are too many.
    """
    data = unpack(data, name, MOST_BYTES)
    if not is_pdf(data) or len(data) > MOST_BYTES:
        return decode(data, name)
    from citeform.frontpage.pdf import read_pdf

    return read_pdf(data, name), []


def format_of(source: Source, asked: Asked, catalogue: Catalogue) -> str:
    """The name of a text's format: the one that is asked for, or the one it looks like.

    A format's reference lists are a format of their own, as `jats-references`.
    """
    if not source.text.strip():
        raise CiteformError(Problem("empty-file", "there is nothing in it", source.name))
    if asked.format:
        found = catalogue.format_named(asked.format)
    elif source.is_print:
        found = FRONTPAGE
    else:
        found = catalogue.detect(source.text, Path(plain_name(source.name)).suffix)
    if not asked.references or found.endswith(REFERENCES):
        return found
    if f"{found}{REFERENCES}" not in catalogue.formats():
        message = f"{found} has no reference lists that could be read"
        raise CiteformError(Problem("unknown-format", message, source.name))
    return f"{found}{REFERENCES}"


def read_source(source: Source, asked: Asked, catalogue: Catalogue) -> Library:
    """Read a text in a format, or in the one it looks like."""
    library = read_in(source, format_of(source, asked, catalogue), asked, catalogue)
    return leave_unsure(library, source, asked.least)


def examine(source: Source, asked: Asked, catalogue: Catalogue) -> Examined:
    """Read a text, and mark the lines of a front page with the zones they went to."""
    found = format_of(source, asked, catalogue)
    if found != FRONTPAGE:
        return Examined(read_in(source, found, asked, catalogue))
    from citeform.frontpage.marking import examine

    return Examined(*examine(source, checked_model(asked.model)))


def read_in(source: Source, found: str, asked: Asked, catalogue: Catalogue) -> Library:
    """Read a text in a format by its name, which the user told or the text looked like."""
    if found == FRONTPAGE:
        from citeform import frontpage

        return frontpage.read(source, checked_model(asked.model))
    library = lens(catalogue.find(found)).read(source)
    if found == WEBPAGE:
        from citeform.frontpage.webpage import complete

        library = complete(library, source, checked_model(asked.model))
    if library.references or library.problems:
        return library
    hint = "" if asked.format else "-f says which format it is"
    return Library((), (source.problem("no-records", f"no {found} record is in it", hint=hint),))


class Pile(Generic[R]):
    """Sources that a team shares, and what reads one of them."""

    def __init__(self, sources: Sequence[Source], read: Callable[[Source], R]) -> None:
        self.sources = sources
        self.read = read

    def outcomes(self, start: int, stop: int) -> list[R | CiteformError]:
        """Task: what was read of each source of a range, or why it could not be."""
        return [self.outcome(at) for at in range(start, stop)]

    def outcome(self, at: int) -> R | CiteformError:
        """What was read of a source, or why it could not be."""
        try:
            return self.read(self.sources[at])
        except CiteformError as error:
            return error


def read_each(
    sources: Sequence[Source], read: Callable[[Source], R], jobs: int = 1
) -> Iterator[R | CiteformError]:
    """What is read of each source, in their order, or why it could not be; by `jobs` processes."""
    pile = Pile(sources, read)
    if jobs == 1 or len(sources) < MANY:
        yield from (pile.outcome(at) for at in range(len(sources)))
        return
    from citeform.team import Team

    with Team(pile, partial(Pile, sources, read), jobs) as team:
        step = ROUND * team.size
        for start in range(0, len(sources), step):
            ranges = team.ranges(min(step, len(sources) - start))
            yield from team.gather("outcomes", [(start + a, start + b) for a, b in ranges])


def checked_model(folder: Path | None) -> Path:
    """The folder of the trained model: the one that is asked for, or else citeform's own.

    Raises `CiteformError` when there is no model in it.
    """
    from citeform.frontpage.model import LINES, MODEL, TOKENS

    if folder is None:
        return MODEL
    for name in (LINES, TOKENS):
        if not (folder / name).is_file():
            message = f"there is no {name} in the folder that --model names"
            hint = "`python -m citeform.frontpage.train FOLDER PAGES...` makes one"
            raise CiteformError(Problem("bad-option", message, str(folder), hint=hint))
    return folder


class Reading:
    """A text in a record format, cut into records that a team can share."""

    def __init__(self, style: Path, source: Source) -> None:
        self.lens = lens_at(style)
        self.source = source
        self.parsed: Parsed = self.lens.syntax.parse(source, self.lens.style.options)

    def items(self, start: int, stop: int) -> tuple[list[Item], list[Problem]]:
        """Task: the CSL-JSON objects of a range of the records, and what is wrong with them."""
        records = self.parsed.records[start:stop]
        references, problems = self.lens.read_records(records, self.source)
        return [to_csl(reference) for reference in references], problems


def read_works(
    source: Source, asked: Asked, catalogue: Catalogue, style: Style, jobs: int
) -> Works:
    """Read a text for a style: as references, or by several processes as CSL-JSON objects.

    Objects cost a tenth to pass on of what references do, and are what a CSL style prints.
    """
    found = format_of(source, asked, catalogue)
    if jobs > 1 and style.is_csl and len(source.text) > LONG and found not in WHOLE:
        shared = read_shared(source, catalogue.find(found).path, jobs)
        if shared.works or shared.problems:
            return shared
    library = read_in(source, found, asked, catalogue)
    library = leave_unsure(library, source, asked.least)
    return Works(library.references, library.problems)


def read_shared(source: Source, style: Path, jobs: int) -> Works:
    """Read the records of a text by several processes."""
    from citeform.team import Team

    reading = Reading(style, source)
    with Team(reading, partial(Reading, style, source), jobs) as team:
        parts = team.run("items", team.ranges(len(reading.parsed.records)))
    items = [item for part, _ in parts for item in part]
    problems = [problem for _, part in parts for problem in part]
    problems += reading.parsed.problems
    return Works(items, tuple(sorted(problems, key=lambda one: one.place)))


def leave_unsure(library: Library, source: Source, least: float) -> Library:
    """A library without what is less sure than `least`, and a problem for each such value."""
    if least == 0:
        return library
    from citeform.findings import complain, find, leave_out, unsure

    kept: list[Reference] = []
    problems = list(library.problems)
    for reference in library:
        names = unsure(reference, least)
        found = find(reference, to_csl(reference), source, names) if names else []
        problems += complain(found, least, source)
        if "title" not in names:
            kept.append(leave_out(reference, names) if names else reference)
    return Library(tuple(kept), tuple(problems))
