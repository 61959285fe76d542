"""Findings: what was read, where, by what and how surely; and leaving out what is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from citeform.model.reference import Reference
from citeform.model.vocabulary import OF_AUTHORS
from citeform.problems import CiteformError, Problem, Source
from citeform.tuples import NamedTuple

SHORT = 60
"""Characters of a value that a problem shows."""


class Finding(NamedTuple):
    """One value that was read, for `citeform inspect`."""

    variable: str
    """A CSL variable, or `custom.` and a key of `custom`."""
    value: str
    line: int
    column: int
    start: int
    """Offset of its first character in the text."""
    end: int
    confidence: float
    """How sure it is, between 0 and 1."""
    by: str
    """The extractor of the front page, or the tag of the record."""


def find(
    reference: Reference, item: Mapping[str, Any], source: Source, names: Iterable[str]
) -> list[Finding]:
    """What was read of a reference, in the order of the text; `item` is its CSL-JSON object."""
    found: list[Finding] = []
    places = {name: reference.origins[name] for name in names}
    for variable, origin in sorted(places.items(), key=lambda pair: pair[1].start):
        own = variable in reference.custom
        value = reference.custom[variable] if own else item.get(variable)
        line, column = source.place(origin.start)
        name = f"custom.{variable}" if own else variable
        start, end, score, by = origin
        found.append(Finding(name, shown(value), line, column, start, end, score, by))
    return found


def shown(value: Any) -> str:
    """A CSL-JSON value as a person writes it."""
    if isinstance(value, list):
        return "; ".join(shown(one) for one in value)
    if not isinstance(value, dict):
        return str(value)
    if "date-parts" in value:
        return "/".join("-".join(f"{part:02d}" for part in parts) for parts in value["date-parts"])
    if "family" in value or "literal" in value:
        from citeform.codecs.csljson import read_json_name
        from citeform.codecs.names import write_inverted_name

        return write_inverted_name(read_json_name(value))
    for name in ("name", "id"):
        if name in value:
            return str(value[name])
    return "; ".join(f"{key}: {shown(one)}" for key, one in value.items() if one is not True)


def unsure(reference: Reference, least: float) -> list[str]:
    """The variables and `custom` keys whose values are less sure than `least`.

    Raises `CiteformError` when that is no probability.
    """
    if not 0 <= least <= 1:
        message = f"--min-confidence is {least:g}, which is not between 0 and 1"
        raise CiteformError(Problem("bad-option", message))
    return [name for name, origin in reference.origins.items() if origin.score < least]


def leave_out(reference: Reference, names: Iterable[str]) -> Reference:
    """A reference without some of its variables; what belongs to authors that are gone to none."""
    gone = frozenset(names)
    custom = {name: value for name, value in reference.custom.items() if name not in gone}
    for name in OF_AUTHORS:
        value = custom.get(name)
        if "author" in gone and isinstance(value, list):
            custom[name] = [{**one, "authors": []} for one in value]
    return replace(
        reference,
        variables={name: one for name, one in reference.variables.items() if name not in gone},
        custom=custom,
        origins={name: one for name, one in reference.origins.items() if name not in gone},
    )


def complain(findings: Sequence[Finding], least: float, source: Source) -> list[Problem]:
    """A problem for each value that is less sure than `least`.

    Without its title a reference is none, so that such a title is all there is to say.
    """
    title = [finding for finding in findings if finding.variable == "title"]
    return [unsure_problem(finding, least, source) for finding in title or findings]


def unsure_problem(finding: Finding, least: float, source: Source) -> Problem:
    """The problem of a value that is left out."""
    is_title = finding.variable == "title"
    value = " ".join(finding.value.split())
    value = value if len(value) <= SHORT else f"{value[: SHORT - 1]}…"
    name = "FILE" if source.name.startswith("<") else source.name
    left = "the reference is left out" if is_title else "left out"
    message = (
        f'{finding.variable} "{value}" has confidence {finding.confidence:.2f}, '
        f"less than {least:g}; {left}"
    )
    return Problem(
        "unsure-title" if is_title else "unsure-value",
        message,
        source.name,
        finding.line,
        finding.column,
        f"`citeform inspect {name}` shows it",
    )
