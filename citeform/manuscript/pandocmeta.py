"""Pandoc's metadata → plain values, and the works that stand in it as CSL-JSON objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citeform.manuscript.pandocast import Held, is_inlines, stringify
from citeform.model.vocabulary import DATES, NAMES

PARTS = ("year", "month", "day")


def plain(value: Any) -> Any:
    """A value of the metadata as text, truth, list or map."""
    kind, content = value.get("t"), value.get("c")
    if kind == "MetaMap":
        return {name: plain(one) for name, one in content.items()}
    if kind == "MetaList":
        return [plain(one) for one in content]
    return content if kind in ("MetaBool", "MetaString") else stringify(content)


def works(value: Any, held: Held) -> list[dict[str, Any]]:
    """The works of `references`, with their italics and what rich text cannot say."""
    content = value["c"] if isinstance(value, dict) and value.get("t") == "MetaList" else []
    found = [rich(one, held) for one in content]
    return [work_of(one) for one in found if isinstance(one, dict) and one.get("id")]


def rich(value: Any, held: Held) -> Any:
    """A value of a work, its text as the engine's rich text."""
    kind, content = value.get("t"), value.get("c")
    if kind == "MetaMap":
        return {name: rich(one, held) for name, one in content.items()}
    if kind == "MetaList":
        return [rich(one, held) for one in content]
    if kind == "MetaInlines":
        return held.rich(content, is_value=True)
    if kind == "MetaBlocks":
        parts = [block["c"] for block in content if is_inlines(block.get("c"))]
        return " ".join(held.rich(part, is_value=True) for part in parts)
    return content


def work_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """A work as CSL-JSON: names and dates may be written as pandoc's YAML allows."""
    work: dict[str, Any] = {}
    for name, value in given.items():
        if name in NAMES:
            people = value if isinstance(value, list) else [value]
            work[name] = [one if isinstance(one, dict) else {"literal": str(one)} for one in people]
        elif name in DATES:
            work[name] = date_of(value)
        else:
            work[name] = value
    return work


def date_of(value: Any) -> dict[str, Any]:
    """A date of pandoc's YAML: a text, a map with a year, or two of those for a range."""
    days = value if isinstance(value, list) else [value]
    if days and all(isinstance(day, dict) and "year" in day for day in days):
        parts = [[str(day[part]) for part in PARTS if day.get(part)] for day in days]
        first = {name: one for name, one in days[0].items() if name in ("season", "circa")}
        return {"date-parts": parts, **first}
    return value if isinstance(value, dict) else {"raw": str(value)}
