"""Runs → a markup whose formats have a start and an end, nested properly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from citeform.output.runs import Run

Tags = tuple[str, str]
"""What a format begins and ends with."""


class Loom(NamedTuple):
    """How a markup writes runs."""

    tags: Mapping[str, Tags]
    """For each format; one that is missing is not shown."""
    write: Callable[[Run], str]
    """Writes the text of a run so that nothing in it is markup."""
    link: Callable[[str], Tags] | None = None
    """What a link to a URL begins and ends with."""
    trims: bool = False
    """Whether no format may begin or end with a blank."""

    def weave(self, runs: Iterable[Run]) -> str:
        """Write runs down; formats that neighbours share are not closed between them."""
        out: list[str] = []
        opened: list[tuple[str, str]] = []
        for run in self.trimmed(runs) if self.trims else runs:
            wanted = self.wanted(run)
            kept = 0
            while kept < len(opened) and opened[kept] in wanted:
                kept += 1
            # A link is outermost, so that it is written once whatever changes inside of it.
            if run.href and self.link and opened[:1] != [("a", run.href)]:
                kept = 0
            while len(opened) > kept:
                out.append(self.tags_of(*opened.pop())[1])
            for format in wanted:
                if format not in opened:
                    out.append(self.tags_of(*format)[0])
                    opened.append(format)
            out.append(self.write(run))
        while opened:
            out.append(self.tags_of(*opened.pop())[1])
        return "".join(out)

    def wanted(self, run: Run) -> list[tuple[str, str]]:
        """The formats a run stands in, the outermost first."""
        formats = [(one, "") for one in run.formats if one in self.tags]
        return [("a", run.href), *formats] if run.href and self.link else formats

    def tags_of(self, format: str, href: str) -> Tags:
        """What a format begins and ends with."""
        return self.link(href) if href and self.link else self.tags[format]

    def trimmed(self, runs: Iterable[Run]) -> Iterator[Run]:
        """The runs, with the blanks at the ends of formats outside of them."""
        found = list(runs)
        for at, run in enumerate(found):
            text = run.text.strip(" ")
            if run.text.startswith(" "):
                yield common(run, found[at - 1] if at else Run(""))
            if text:
                yield run._replace(text=text)
                if run.text.endswith(" "):
                    yield common(run, found[at + 1] if at + 1 < len(found) else Run(""))


def common(run: Run, other: Run) -> Run:
    """A blank in the formats that two neighbours share."""
    formats = tuple(one for one in run.formats if one in other.formats)
    return Run(" ", formats, run.href if run.href == other.href else "")
