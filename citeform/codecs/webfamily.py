"""Persons as Crossref, DataCite and CFF give them: names in two parts, institutions, ORCID iDs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from citeform.codecs.identifiers import iri_of
from citeform.codecs.names import split_dropping, split_particle
from citeform.codecs.webtext import objects_of, read_web_line
from citeform.model.values import Name


def person_of(family: str, given: str, suffix: str = "") -> Name:
    """A person of a family name, which may begin with particles, and given names.

    >>> person_of("van der Berg", "Jan")[:3], person_of("Humboldt", "Alexander von")[3]
    (('Berg', 'Jan', 'van der'), 'von')
    """
    particle, words = split_particle(read_web_line(family).split())
    first, dropping = split_dropping(read_web_line(given).split())
    if not words:
        words, first = first, ()
    return Name(
        " ".join(words), " ".join(first), " ".join(particle), " ".join(dropping), suffix.strip()
    )


def person_parts(name: Name) -> tuple[str, str]:
    """The family name with its particles, and the given names with theirs."""
    family = f"{name.non_dropping_particle} {name.family}".strip()
    return family, f"{name.given} {name.dropping_particle}".strip()


def affiliated(places: list[list[str]]) -> list[dict[str, Any]]:
    """The institutions of each of several persons, as a list of them with their persons."""
    found: dict[str, list[int]] = {}
    for at, names in enumerate(places):
        for name in dict.fromkeys(names):
            found.setdefault(name, []).append(at)
    return [{"name": name, "authors": authors} for name, authors in found.items()]


def identified(texts: Iterable[str]) -> list[dict[str, Any]]:
    """The ORCID iDs in each of several persons' texts, as a list of them with their persons."""
    found = affiliated([[iri] if (iri := iri_of(text)) else [] for text in texts])
    return [{"id": one["name"], "authors": one["authors"]} for one in found]


def placed(several: Any, count: int, member: str = "name") -> Iterator[tuple[int, str]]:
    """Each of several persons with an institution or an `id`; what has no such form is left out."""
    for one in objects_of(several):
        name, authors = one.get(member), one.get("authors")
        if isinstance(name, str) and isinstance(authors, list):
            yield from ((at, name) for at in authors if isinstance(at, int) and 0 <= at < count)
