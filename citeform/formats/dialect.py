"""A style file that builds on another: only what is different stands in it.

Tables are merged member by member.  A rule takes the place of the base's rules for its tag, or for
the tag that it names as `instead`; a rule for a new tag comes last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def merged(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """A style's table with what it takes over from its base; a head is nobody else's."""
    table = {name: value for name, value in base.items() if isinstance(value, dict)}
    table |= {name: base[name] for name in ("syntax", "markup") if name in base}
    for name, value in own.items():
        if name == "types":
            table[name] = merged_types(value, base.get(name, {}))
        elif name == "fields":
            fields = {**base.get(name, {}), **value}
            rules = merged_rules(value.get("rules", ()), base.get(name, {}).get("rules", ()))
            table[name] = {**fields, "rules": rules}
        elif isinstance(value, dict):
            table[name] = {**base.get(name, {}), **value}
        else:
            table[name] = value
    return table


def merged_types(own: Mapping[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """The types of both; what the style says of a type is all that is said of it."""
    said = {tag for section in ("both", "read") for tag in own.get(section, ())}
    sections = {
        section: {tag: target for tag, target in base.get(section, {}).items() if tag not in said}
        for section in ("both", "read")
    }
    merged = {"write": dict(base.get("write", {})), "default": dict(base.get("default", {}))}
    merged |= sections
    tables = {section: {**merged[section], **own.get(section, {})} for section in merged}
    kept = own.get("kept", base.get("kept"))
    return {**tables, "kept": kept} if kept else tables


def merged_rules(own: Sequence[Row], base: Sequence[Row]) -> list[Row]:
    """The base's rules, with the style's in the place of those they are given for."""
    places: dict[str, list[Row]] = {}
    for row in own:
        places.setdefault(row.get("instead") or first_tag(row), []).append(row)
    rules: list[Row] = []
    for row in base:
        place = first_tag(row)
        if place not in places:
            rules.append(row)
        elif places[place]:
            rules += places[place]
            places[place] = []
    return rules + [row for rows in places.values() for row in rows]


def first_tag(row: Row) -> str:
    """The tag that a rule is called by."""
    return str(row.get("tag") or (row.get("tags") or [""])[0])
