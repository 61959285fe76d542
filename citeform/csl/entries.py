"""A bibliography: items and a style's file in, entries and problems out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from citeform.csl.document import Document, Progress
from citeform.csl.grammar import brief
from citeform.csl.item import Item, as_text
from citeform.csl.locale import Locale
from citeform.csl.process import Processor
from citeform.csl.style import Style, load
from citeform.csl.stylesheet import nested_too_deeply, trouble
from citeform.pattern import pattern
from citeform.problems import Problem
from citeform.team import LEAST, Team
from citeform.tuples import NamedTuple

SPACES = pattern(r"[ \t\r\n]+")


class Job(NamedTuple):
    """Items and how they are to be printed: enough for another process to do a part of it."""

    items: Sequence[Mapping[str, Any]]
    style: Path
    locale: str | None = None
    markup: str = "text"
    """`text`, or `html` as the CSL test suite writes it."""
    parent: Path | None = None
    """The independent style when `style` is a dependent one."""
    links: bool = False
    """Whether entries link to what they are about."""

    def load(self) -> Style:
        """The style, which has a bibliography."""
        loaded = load(self.style, locale=self.locale, parent=self.parent)
        if loaded.bibliography is None:
            message = "the style has citations but no bibliography"
            raise trouble("no-bibliography", message, loaded.file)
        return loaded

    def document(self, style: Style) -> Document:
        """The items as a document of a loaded style."""
        # Ids are only names here: two items may have the same one.
        items = [Item({**item, "id": at}) for at, item in enumerate(self.items)]
        return Document(Processor(style, markup=self.markup, links=self.links), items)

    def make(self) -> Document:
        """The document, made afresh."""
        return self.document(self.load())


def render(
    items: Sequence[Mapping[str, Any]], style: Path, **options: Any
) -> tuple[list[str], list[Problem]]:
    """The bibliography of CSL-JSON items, in the style's order, as `print_items` has it."""
    entries, problems = print_items(items, style, **options)
    return [entry for _, entry in entries], problems


def print_items(
    items: Sequence[Mapping[str, Any]], style: Path, **options: Any
) -> tuple[list[tuple[int, str]], list[Problem]]:
    """The bibliography of items, in the style's order, each entry with its item's place."""
    return typeset(items, style, **options)[:2]


class Printed(NamedTuple):
    """What a style makes of items."""

    entries: list[tuple[int, str]]
    """In the style's order, each with its item's place."""
    problems: list[Problem]
    options: dict[str, str]
    """The attributes of cs:style and cs:bibliography."""
    locale: Locale
    """The language that the style speaks."""


def typeset(
    items: Sequence[Mapping[str, Any]],
    style: Path,
    *,
    locale: str | None = None,
    markup: str = "text",
    parent: Path | None = None,
    links: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Printed:
    """The bibliography of CSL-JSON items, and what the style says of the list of its entries.

    `links` makes identifiers links; `jobs` processes share the work; `progress` is told of every
    item that is done.  A style that cannot be used raises CiteformError; an item for which it
    prints nothing is a problem.
    """
    job = Job(items, style, locale, markup, parent, links)
    loaded = job.load()
    try:
        document = job.document(loaded)
        with Team(document, job.make, min(jobs, len(items) // LEAST)) as team:
            watch(document, team, progress)
            document.prepare(team)
            found = document.shared_entries(team)
    except RecursionError:
        raise nested_too_deeply(loaded.file) from None
    entries: list[tuple[int, str]] = []
    problems: list[Problem] = []
    for item, entry in found:
        text = SPACES.sub(" ", entry).strip() if markup == "text" else entry.strip()
        at = int(item.id)
        if text:
            entries.append((at, text))
            continue
        problems.append(lost(as_text(items[at].get("id", at + 1)), loaded.file))
    area = document.processor.bibliography
    assert area is not None
    return Printed(entries, problems, area.options, loaded.locale)


def lost(name: str, style: Path) -> Problem:
    """The problem of an item of which an entry says nothing."""
    message = f'the style prints nothing for item "{brief(name)}"'
    return Problem("lost", message, str(style))


def watch(document: Document, team: Team, progress: Progress | None) -> None:
    """Tell how much of the work is done; each of a team does as much as this one."""
    if progress is None:
        return
    told, total, done = progress, document.steps * len(document.order), 0

    def step(count: int) -> None:
        nonlocal done
        done += count * team.size
        told(min(done / total, 1.0))

    document.step = step
