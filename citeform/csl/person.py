"""Person: a name of CSL-JSON in the parts that CSL prints, with its particles told apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citeform.pattern import pattern
from citeform.tuples import NamedTuple

# Scripts whose names are printed with spaces, in the order of the style; citeproc-js's list.
ROMANESQUE = pattern(
    "[-0-9a-zA-Z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff"
    "\u1e00-\u1eff\u1f00-\u1fff]"
)

# A particle: words in small letters before a family name, or after a given one.
LONGEST = 200
"""A longer part of a name holds no particle that anyone looks for."""
FAMILY_PARTICLE = pattern(
    r"((?:(?:[a-zà-öø-ÿ.]+|[’'ʻ][a-z])[ \u00a0]+)*"
    r"(?:[a-zà-öø-ÿ.]+[ \u00a0]+|[a-z]{1,4}['’]|[a-z]+-|[’'][a-z][ \u00a0]+))(?=\S)"
)
GIVEN_PARTICLE = pattern(r"[ \u00a0]+((?:[a-zà-öø-ÿ]+[.'’-]?)(?:[ \u00a0]+[a-zà-öø-ÿ]+['’]?)*)$")


class Person(NamedTuple):
    """A name, or a body's in `family` alone; hashable, as tables of namesakes need."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    is_literal: bool = False
    is_static: bool = False
    """Family before given in any style, as Chinese names are."""
    is_spaced: bool = True
    """With a blank between them."""


def text_of(value: Any) -> str:
    """A part of a name as text."""
    if isinstance(value, str):
        return value.strip() if value[:1].isspace() or value[-1:].isspace() else value
    if value is None or isinstance(value, bool | Mapping | list | tuple):
        return ""
    try:
        return str(value)
    except ValueError:
        # A number too large to be written.
        return ""


def read_person(given: Any, *, is_static: bool = False) -> Person:
    """One name, whatever it is made of; `is_static` puts its family name first in any style.

    >>> read_person({"family": "van der Vlist", "given": "Eric"})[:4]
    ('Vlist', 'Eric', '', 'van der')
    """
    if not isinstance(given, Mapping):
        return Person(text_of(given), is_literal=True)
    literal = text_of(given.get("literal"))
    family, first = text_of(given.get("family")), text_of(given.get("given"))
    if literal or (family and not first and given.get("isInstitution")):
        return Person(literal or family, is_literal=True)
    suffix, comma = text_of(given.get("suffix")), bool(given.get("comma-suffix"))
    dropping = text_of(given.get("dropping-particle"))
    non_dropping = text_of(given.get("non-dropping-particle"))
    if not suffix and "," in first:
        first, _, suffix = (part.strip() for part in first.partition(","))
        if suffix.startswith("!"):
            suffix, comma = suffix[1:].strip(), True
    if given.get("parse-names") not in (0, False, "false"):
        if first and not non_dropping and family[:1] != '"':
            family, non_dropping = split_family(family)
        if not dropping:
            first, dropping = split_given(first)
    if len(family) > 2 and family[0] == family[-1] == '"':
        family = family[1:-1]
    if not family:
        family, first = first, ""
    is_romanesque = ROMANESQUE.search(family) is not None
    is_spaced = is_romanesque or ROMANESQUE.match(first) is not None
    is_static = is_static or not is_romanesque or bool(given.get("static-ordering"))
    return Person(family, first, dropping, non_dropping, suffix, comma, False, is_static, is_spaced)


def split_family(family: str) -> tuple[str, str]:
    """A family name and the particle before it."""
    if len(family) < LONGEST and (family[:1].islower() or family[:1] in "'’"):
        match = FAMILY_PARTICLE.match(family)
        if match and match.end() < len(family):
            return family[match.end() :], match[1].strip()
    return family, ""


def split_given(given: str) -> tuple[str, str]:
    """A given name and the particle after it."""
    if len(given) < LONGEST and (given[-1:].islower() or given[-1:] in "'’-."):
        match = GIVEN_PARTICLE.search(given)
        if match and match.start() > 0:
            return given[: match.start()], match[1]
    return given, ""
