"""Names as the elements of XML formats hold them: by their parts, as bodies, or in one text.

The parts go by many names; `PARTS` knows those of PubMed, JATS and Crossref.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeform.codecs.names import (
    read_inverted_name,
    read_name,
    split_dropping,
    split_particle,
    write_inverted_name,
)
from citeform.codecs.xmltext import line
from citeform.model.element import Element, element
from citeform.model.values import Name

Column = Sequence[Element]

PARTS = {
    "family": ("surname", "LastName"),
    "given": ("given-names", "given_name", "ForeName", "FirstName", "Initials"),
    "suffix": ("suffix", "Suffix"),
}
BODIES = ("collab", "CollectiveName", "organization")
"""Elements that name a body."""
WHOLE = ("string-name", "anonymous")


def read_persons(column: Column) -> tuple[Name, ...]:
    """Names, one in each element, of persons by their parts or of bodies."""
    return tuple(name for one in column for name in names_in(one) if name != Name())


def names_in(one: Element) -> list[Name]:
    """The names in an element: its own, or those of the elements in it."""
    if one.tag in BODIES:
        return [Name(literal=line(one))]
    family = line(one.first(*PARTS["family"]))
    given = line(one.first(*PARTS["given"]))
    if family or given:
        if not family:
            family, given = given, ""
        return [person(family, given, line(one.first(*PARTS["suffix"])))]
    if one.tag in ("etal", "et-al"):
        return [Name(literal="others")]
    if one.tag in WHOLE:
        return [read_name(line(one))]
    inside = [name for child in one.all(*NAMED, *BODIES, *WHOLE) for name in names_in(child)]
    return inside[:1] if one.tag.endswith("-alternatives") else inside


NAMED = ("name", "name-alternatives", "collab-alternatives", "etal", "contrib")
"""Elements in which there are names."""


def person(family: str, given: str, suffix: str = "") -> Name:
    """A person whose family name may begin, or whose given names end, with particles."""
    particle, last = split_particle(family.split())
    names, dropping = split_dropping(given.split())
    return Name(" ".join(last), " ".join(names), " ".join(particle), " ".join(dropping), suffix)


def read_inverted(column: Column) -> tuple[Name, ...]:
    """Names as `Family, Given`, one in each element; without a comma a body's.

    EndNote's users write a comma behind the name of a body, lest its last word become a family
    name.
    """
    names: list[Name] = []
    for one in column:
        text = line(one)
        if text.endswith(",") and " " in text and "," not in text[:-1]:
            names.append(Name(literal=text[:-1]))
        elif text:
            names.append(read_inverted_name(text))
    return tuple(name for name in names if name != Name())


def write_inverted(names: Sequence[Name]) -> list[str]:
    """One name in each element, a body's of several words with a comma behind it."""
    return [
        f"{name.literal}," if " " in name.literal else write_inverted_name(name) for name in names
    ]


def write_pubmed_names(names: Sequence[Name]) -> list[Element]:
    """PubMed's `Author` elements."""
    return [
        element("Author", element("CollectiveName", name.literal)) if name.literal
        else element("Author", element("LastName", family(name)), element("ForeName", given(name)),
                     element("Initials", initials(name.given)), element("Suffix", name.suffix))
        for name in names
    ]  # fmt: skip


def initials(given: str) -> str:
    """The first letters of given names."""
    return "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", given))


def family(name: Name) -> str:
    """A family name with what always stands before it."""
    return f"{name.non_dropping_particle} {name.family}".strip()


def given(name: Name) -> str:
    """Given names with the particle that a list leaves there."""
    return f"{name.given} {name.dropping_particle}".strip()
