"""Templates of a wiki: `{{name |parameter=value}}`, one a line; written only.

A parameter that stands several times is numbered; one whose value is a name in two parts, as the
codec gives it, becomes a pair such as `last1` and `first1`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from citeform.problems import Source
from citeform.syntax.record import Frame, Parsed, Record


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Nothing: wiki text is written only."""
    return Parsed()


def clean_key(key: str) -> str:
    """A template has no key, so any will do."""
    return key


def frame(options: Mapping[str, Any]) -> Frame:
    """Templates stand for themselves."""
    return Frame()


def render(records: Iterable[Record], options: Mapping[str, Any]) -> str:
    """Write records as templates, a line each."""
    return "".join(f"{{{{{one.type} {parameters(one)}}}}}\n" for one in records)


def parameters(one: Record) -> str:
    """The parameters of a template, those of a tag numbered when there are several."""
    counts: dict[str, int] = {}
    for field in one.fields:
        counts[field.tag] = counts.get(field.tag, 0) + 1
    seen: dict[str, int] = {}
    parts: list[str] = []
    for field in one.fields:
        seen[field.tag] = at = seen.get(field.tag, 0) + 1
        number = str(at) if counts[field.tag] > 1 else ""
        members = field.value if isinstance(field.value, dict) else {field.tag: field.value}
        parts += [f"|{name}{number}={value}" for name, value in members.items()]
    return " ".join(parts)
