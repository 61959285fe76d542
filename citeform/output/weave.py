"""Runs → a markup whose formats have a start and an end, nested properly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from citeform.output.runs import Run
from citeform.tuples import NamedTuple

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
    bare: Callable[[str], str] | None = None
    """A link whose text is its URL; empty where it has to be written as another one."""
    trims: bool = False
    """Whether no format may begin or end with a blank."""

    def weave(self, runs: Iterable[Run]) -> str:
        """Write runs down; formats that neighbours share are not closed between them."""
        out: list[str] = []
        opened: list[tuple[str, str]] = []
        found = list(self.trimmed(runs) if self.trims else runs)
        for at, run in enumerate(found):
            wanted = self.wanted(run)
            bare = self.bare_link(run, [*found[max(at - 1, 0) : at], *found[at + 1 : at + 2]])
            if bare:
                wanted = []
            kept = 0
            while kept < len(opened) and opened[kept] in wanted:
                kept += 1
            # A link is outermost, so that it is written once whatever changes inside of it.
            if run.href and self.link and opened[:1] != [("a", run.href)]:
                kept = 0
            while len(opened) > kept:
                out.append(self.tags_of(*opened.pop())[1])
            # A blank opens nothing where no format may begin with one.
            for format in wanted if not self.trims or run.text != " " else ():
                if format not in opened:
                    out.append(self.tags_of(*format)[0])
                    opened.append(format)
            out.append(bare or self.write(run))
        while opened:
            out.append(self.tags_of(*opened.pop())[1])
        return "".join(out)

    def wanted(self, run: Run) -> list[tuple[str, str]]:
        """The formats a run stands in, the outermost first."""
        formats = [(one, "") for one in run.formats if one in self.tags]
        return [("a", run.href), *formats] if run.href and self.link else formats

    def bare_link(self, run: Run, neighbours: Iterable[Run]) -> str:
        """A run as a link that shows its URL, if it is no more and no less."""
        if self.bare is None or run.text != run.href or run.formats:
            return ""
        return "" if any(one.href == run.href for one in neighbours) else self.bare(run.href)

    def tags_of(self, format: str, href: str) -> Tags:
        """What a format begins and ends with."""
        return self.link(href) if href and self.link else self.tags[format]

    def trimmed(self, runs: Iterable[Run]) -> Iterator[Run]:
        """The runs, with the blanks at the ends of formats outside of them."""
        around = [Run(""), *runs, Run("")]
        for before, run, after in zip(around, around[1:], around[2:], strict=False):
            text = run.text.strip(" ")
            if not text:
                yield common(common(run, before), after)
                continue
            if run.text.startswith(" "):
                yield common(run, before)
            yield run._replace(text=text)
            if run.text.endswith(" "):
                yield common(run, after)


def common(run: Run, other: Run) -> Run:
    """A blank in the formats that two neighbours share."""
    formats = tuple(one for one in run.formats if one in other.formats)
    return Run(" ", formats, run.href if run.href == other.href else "")


def percent(match: re.Match[str]) -> str:
    """A sign of a URL as its bytes."""
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
