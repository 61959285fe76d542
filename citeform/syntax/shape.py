"""Shape: how the objects of a JSON or YAML format become records, and records objects.

The table of a style file's syntax says where the records stand (`lists`, `inside`), where in one
its type and its key are (`type`, `key`), and which members are taken apart (`nested`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from citeform.syntax.record import Field, Record
from citeform.tuples import NamedTuple

LISTS = ("items", "references")
"""Members under which tools put the list: CSL-JSON of citation-js and of pandoc's metadata."""


class Shape(NamedTuple):
    """How an object of a format is a record."""

    type: tuple[str, ...] = ("type",)
    """The paths of the members that say the type, the most telling first."""
    also: frozenset[str] = frozenset()
    """Those of them that are fields too."""
    key: str = "id"
    """The path of the member that is the citation key."""
    no_key: str = ""
    """A pattern of what stands there and is no citation key: a DOI's address."""
    nested: frozenset[str] = frozenset()
    """The paths of members whose own members are fields."""
    lists: tuple[str, ...] = LISTS
    """Members that hold a list of records, in an object that has no type."""
    inside: tuple[str, ...] = ()
    """Members that hold the record or the records, whatever else there is."""
    value: bool = False
    """Whether a nested member may be a text, which is its `value` where it is an object."""
    implied: Mapping[str, str] = MappingProxyType({})
    """The first type → what the second is where there is the object but not its type."""
    drop: frozenset[str] = frozenset()
    """The paths of members that say nothing of the work."""


def shape(table: Mapping[str, Any]) -> Shape:
    """The shape that a style file's table describes."""
    plain = Shape()
    return Shape(
        tuple(table.get("type", plain.type)),
        frozenset(table.get("also", ())),
        table.get("key", plain.key),
        table.get("no_key", plain.no_key),
        frozenset(table.get("nested", ())),
        tuple(table.get("lists", plain.lists)),
        tuple(table.get("inside", ())),
        bool(table.get("value")),
        table.get("implied", plain.implied),
        frozenset(table.get("drop", ())),
    )


def entries(value: Any, form: Shape) -> Iterator[Any]:
    """The objects of records in a value; what is no object is given as it is."""
    if not isinstance(value, dict):
        yield value
        return
    for name in form.inside:
        inner = value.get(name)
        if isinstance(inner, dict):
            yield from entries(inner, form)
            return
        if isinstance(inner, list):
            for one in inner:
                yield from entries(one, form)
            return
    nested = next((value[name] for name in form.lists if isinstance(value.get(name), list)), None)
    if nested is None or "type" in value:
        yield value
    else:
        yield from nested


def record(item: Mapping[str, Any], start: int, end: int, form: Shape) -> Record:
    """A record of an object's members."""
    paths = (*form.type, form.key)
    if paths == ("type", "id"):
        kind, key = (str(item.get(name) or "") for name in paths)
    else:
        words = [word for path in form.type if (word := word_at(item, path))]
        outer = form.type[-1].partition(".")[0]
        if len(words) == 1 and words[0].lower() in form.implied and item.get(outer):
            words.append(form.implied[words[0].lower()])
        kind, key = "/".join(words), word_at(item, form.key)
    fields = tuple(fields_of(item, "", form, (start, end)))
    if key and form.no_key and re.match(form.no_key, key):
        key = ""
    return Record(kind, key, fields, start, end)


def fields_of(
    item: Mapping[str, Any], prefix: str, form: Shape, span: tuple[int, int]
) -> Iterator[Field]:
    """The members of an object as fields, those of nested ones by their paths."""
    starts = getattr(item, "starts", {})
    for name, value in item.items():
        tag = prefix[:-1] if form.value and name == "value" and prefix else f"{prefix}{name}"
        if value is None or tag in form.drop or tag == form.key:
            continue
        if tag in form.type and tag not in form.also:
            continue
        if tag in form.nested and isinstance(value, dict):
            yield from fields_of(value, f"{tag}.", form, span)
        elif tag in form.nested and is_list_of_objects(value):
            for one in value:
                yield from fields_of(one, f"{tag}.", form, span)
        else:
            yield Field(tag, value, starts.get(name, span[0]), span[1])


def is_list_of_objects(value: Any) -> bool:
    """Whether a value is a list of nothing but objects."""
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def word_at(item: Any, path: str) -> str:
    """The text of the member at a path, in the first object of a list; or nothing."""
    for name in path.split(".") if path else [""]:
        if isinstance(item, list):
            item = next((one for one in item if isinstance(one, dict)), None)
        item = item.get(name) if isinstance(item, dict) else None
    return str(item).strip() if isinstance(item, str | int) and item is not True else ""


def item(one: Record, form: Shape) -> dict[str, Any]:
    """The object of a record: its key and type first, then its fields in their order."""
    members: dict[str, Any] = {}
    if form.key:
        put(members, form.key, one.key, form)
    words = one.type.split("/") if len(form.type) > 1 else [one.type]
    for path, word in zip(form.type, words, strict=False):
        if word or len(words) == 1:
            put(members, path, word, form)
    for tag, value, *_ in one.fields:
        if "." in tag or tag in form.nested:
            put(members, tag, value, form)
        else:
            members[tag] = value
    if form.implied and (outer := form.type[-1].partition(".")[0]) in members:
        members[outer] = members.pop(outer)
    return members


def put(members: dict[str, Any], path: str, value: Any, form: Shape) -> None:
    """Set the member at a path; of two members where one is a text, that is the other's `value`."""
    outer, dot, inner = path.partition(".")
    prefix = ""
    while dot and f"{prefix}{outer}" in form.nested:
        prefix += f"{outer}."
        below = members.setdefault(outer, {})
        if not isinstance(below, dict):
            below = members[outer] = {"value": below}
        members, path = below, inner
        outer, dot, inner = path.partition(".")
    if isinstance(members.get(path), dict) and not isinstance(value, dict):
        members[path].setdefault("value", value)
    else:
        members[path] = value
