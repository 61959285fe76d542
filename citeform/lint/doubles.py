"""Doubles: keys and identifiers that come again, in one file or in the files of one document."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from citeform.model.reference import Reference
from citeform.problems import Problem, Source
from citeform.tuples import NamedTuple

IDENTIFIERS = {"DOI": "duplicate-doi", "PMID": "duplicate-pmid"}
"""What two works do not share → the code of two that do."""


class Sighting(NamedTuple):
    """Where a key or an identifier stood first."""

    name: str
    """What its entry or reference is called; of a key, the key."""
    source: Source
    at: int

    @property
    def place(self) -> str:
        """It as a problem begins with it."""
        return ":".join(map(str, (self.source.name, *self.source.place(self.at))))


class Doubles:
    """What was seen so far: of one file, or of all that one document reads."""

    def __init__(self) -> None:
        self.identifiers: dict[tuple[str, str], Sighting] = {}
        self.keys: dict[str, Sighting] = {}

    def works(
        self, references: Iterable[Reference], source: Source, foreign: Container[int] = ()
    ) -> Iterator[Problem]:
        """Two references with one identifier are one work, unless one has it from the other by
        crossref; what it has from another file stands at one of the `foreign` places."""
        for reference in references:
            for variable, code in IDENTIFIERS.items():
                value = reference.text(variable).lower()
                if not value:
                    continue
                origin = reference.origins.get(variable)
                here = Sighting(reference.id or "another", source, origin.start if origin else 0)
                if here.at in foreign:
                    continue
                first = self.identifiers.setdefault((variable, value), here)
                if first is not here and not (origin and first.place == here.place):
                    name = reference.id or "a reference"
                    said = f"{value} is also the {variable} of {first.name} ({first.place})"
                    yield source.problem(code, f"{name}: {said}", here.at)

    def elsewhere(
        self, keys: Iterable[tuple[str, int]], source: Source, is_bib: bool
    ) -> Iterator[Problem]:
        """No key, each with its place, stands in another file too; in one file others tell it."""
        for key, at in keys:
            here = Sighting(key, source, at)
            first = self.keys.setdefault(key.lower(), here) if key else here
            if first.source.name == source.name:
                continue
            if first.name == key:
                yield source.problem(
                    "duplicate-key", f'the key "{key}" is used before, at {first.place}', at
                )
            elif is_bib:
                message = f'the keys "{first.name}" ({first.place}) and "{key}" are one to BibTeX'
                yield source.problem("duplicate-key", message, at)
