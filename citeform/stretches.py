"""Stretches: a long input, cut where a record ends, so that each part can be read by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from citeform.catalogue import FRONTPAGE, Catalogue
from citeform.inputs import MOST_BYTES, STRETCH, is_pdf
from citeform.intake import Intake, mended
from citeform.lenses import lens_at
from citeform.problems import CiteformError, Problem, Source
from citeform.reading import Asked, format_of
from citeform.tuples import NamedTuple

BEGINNING = 4_000
"""How much is kept of how an input begins, which says how the rest of it is to be read."""
LINE = 20_000
"""How much of its first line is kept, which may be longer."""


class Input(NamedTuple):
    """An input, its format, and the text that told it."""

    intake: Intake
    style: Path
    """The style file of its format."""
    text: str


class Stretch(NamedTuple):
    """Part of an input, which begins and ends where a record does."""

    source: Source
    style: Path
    problems: tuple[Problem, ...] = ()
    """What was met before it was read."""


def begin(intake: Intake, asked: Asked, catalogue: Catalogue) -> Input | None:
    """An input with its format; None if that is one that is read as a whole.

    Raises `CiteformError` when it cannot be read at all.
    """
    if is_pdf(intake.head):
        return None
    text = intake.begin()
    found = format_of(Source(text, intake.name), asked, catalogue)
    if found == FRONTPAGE:
        return None
    style = catalogue.find(found).path
    return Input(intake, style, text) if is_cut(style) else None


def is_cut(style: Path) -> bool:
    """Whether a format can be cut where a record ends."""
    form = lens_at(style)
    if not hasattr(form.syntax, "cut"):
        return False
    return form.syntax.cut(Source(""), form.style.options) is not None


def stretches(one: Input) -> Iterator[Stretch]:
    """The stretches of an input; what ends it before its end is a problem of the last one."""
    form = lens_at(one.style)
    start, text, size = Source("", one.intake.name), one.text, STRETCH
    start.beginning = text[: max(BEGINNING, min(text.find("\n") + 2, LINE))]
    try:
        while following := one.intake.read(size):
            whole = part(text, start, True)
            end = form.syntax.cut(whole, form.style.options)
            if end:
                yield mended_stretch(part(text[:end], start, True), one)
                start.start = place_after(whole, end)
            elif len(text) > MOST_BYTES:
                raise endless(start)
            text = text[end:] + following
            # A record that is longer than a stretch is looked through again, so twice as much
            # is read each time.
            size = STRETCH if end else len(text)
    except CiteformError as error:
        text = "" if error.problem.code == "too-large" else text
        last = mended_stretch(part(text, start, False), one)
        yield last._replace(problems=(*last.problems, error.problem))
    else:
        yield mended_stretch(part(text, start, False), one)


def part(text: str, start: Source, goes_on: bool) -> Source:
    """A text that begins where `start` says."""
    source = Source(text, start.name)
    source.start, source.beginning, source.goes_on = start.start, start.beginning, goes_on
    return source


def place_after(source: Source, end: int) -> tuple[int, int]:
    """The place of an offset, by counting lines: `Source.place` would note where all begin."""
    line, column = source.start
    lines = source.text.count("\n", 0, end)
    return (line + lines, end - source.text.rfind("\n", 0, end)) if lines else (line, column + end)


def mended_stretch(source: Source, one: Input) -> Stretch:
    """A stretch with the problems of its bytes."""
    problems = mended(source)
    met, one.intake.problems = one.intake.problems, []
    return Stretch(source, one.style, (*met, *problems))


def endless(source: Source) -> CiteformError:
    """The refusal of a record that would not fit into memory."""
    message = f"no record ends within {MOST_BYTES // 1024 // 1024} MB"
    return CiteformError(source.problem("too-large", message, 0, "-f says which format it is"))
