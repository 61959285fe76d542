"""JSON objects: a list of them, or one.

A style file's `[objects]` table may name members to be `nested`: what they hold is read and
written as fields of their own, `custom.emails` for `emails` in `custom`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from citeform.problems import Problem, Source
from citeform.syntax.record import Field, Parsed, Record

encode = json.JSONEncoder(ensure_ascii=False).encode
quoted = json.encoder.encode_basestring
"""What `encode` does to a string, without its ado."""

BLANK = re.compile(r"[\s,\[]*")
NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")
LISTS = ("items", "references")
"""Members under which tools put the list: CSL-JSON of citation-js and of pandoc's metadata."""

ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F]|(?P<half>u[dD][89a-fA-F])[0-9a-fA-F]{2}|.)",
    re.DOTALL,
)
"""An escape; `half` of a sign beyond the first plane, which alone is none."""

KINDS = {
    bool: "true or false", float: "a number", int: "a number", list: "a list", str: "a string",
    type(None): "null",
}  # fmt: skip
"""What JSON calls the values that are no object."""


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Cut JSON into objects; after a fault, reading goes on at the next object."""
    records: list[Record] = []
    problems: list[Problem] = []
    for start, end, value in values(source, problems):
        nested = next((value[name] for name in LISTS if isinstance(value, dict)
                       and isinstance(value.get(name), list)), None)  # fmt: skip
        for one in [value] if nested is None or "type" in value else nested:
            if not isinstance(one, dict):
                message = f"{KINDS[type(one)]} stands where an object should"
                problems.append(source.problem("not-csl", message, start))
            else:
                records.append(record(one, start, end, options["objects"]["nested"]))
    return Parsed(tuple(records), tuple(problems))


def values(source: Source, problems: list[Problem]) -> Iterator[tuple[int, int, Any]]:
    """The values of a JSON list, or the one value there is, with their offsets."""
    text, decoder = whole_signs(source.text), json.JSONDecoder()
    match = BLANK.match(text)
    position = match.end() if match else 0
    while position < len(text) and text[position] != "]":
        try:
            value, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            at, reason = position, "nested too deeply"
            if isinstance(error, json.JSONDecodeError):
                at, reason = error.pos, error.msg
            elif isinstance(error, ValueError):
                reason = "a number of thousands of digits"
            message = f"not JSON: {reason[:1].lower()}{reason[1:]}"
            problems.append(source.problem("unparsed-record", message, min(at, len(text) - 1)))
            following = NEXT_OBJECT.search(text, position)
            if not following:
                return
            position = following.end()
            continue
        yield position, end, value
        match = BLANK.match(text, end)
        position = match.end() if match else end
    if position >= len(text) and text.lstrip().startswith("["):
        problems.append(source.problem("unended-record", "the list does not end", len(text) - 1))


def whole_signs(text: str) -> str:
    """JSON with the sign for an unknown one, as long as before, where half of a sign is escaped."""
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return ESCAPE.sub(lambda match: "\\ufffd" if match["half"] else match[0], text)


def record(item: Mapping[str, Any], start: int, end: int, nested: Sequence[str] = ()) -> Record:
    """A record of an object's members; `type` and `id` are its type and key."""
    fields: list[Field] = []
    for name, value in item.items():
        if name in nested and isinstance(value, dict):
            fields += [Field(f"{name}.{key}", inner, start, end) for key, inner in value.items()]
        elif name not in ("type", "id") and value is not None:
            fields.append(Field(name, value, start, end))
    kind, key = (str(item.get(name) or "") for name in ("type", "id"))
    return Record(kind, key, tuple(fields), start, end)


def clean_key(key: str) -> str:
    """Any string is a key in JSON."""
    return key


def render(records: Sequence[Record], options: Mapping[str, Any]) -> str:
    """Write records as a JSON list, one member a line."""
    if not records:
        return "[]\n"
    nested = options["objects"].get("nested", ())
    objects = (lines(item(one), "    ", nested) for one in records)
    return "[\n" + ",\n".join(f"  {{\n{text}\n  }}" for text in objects) + "\n]\n"


def lines(members: Mapping[str, Any], indent: str, nested: Sequence[str]) -> str:
    """The members of an object, a line each; a nested object's again.

    By hand, because the standard library's encoder is five times slower when it indents.
    """
    written: list[str] = []
    for name, value in members.items():
        start = opening(indent, name)
        if isinstance(value, str):
            written.append(start + quoted(value))
        elif name in nested and value:
            inner = lines(value, f"{indent}  ", ())
            written.append(f"{start}{{\n{inner}\n{indent}}}")
        else:
            written.append(start + encode(value))
    return ",\n".join(written)


@lru_cache(1000)
def opening(indent: str, name: str) -> str:
    """What stands before a member's value."""
    return f"{indent}{encode(name)}: "


def item(one: Record) -> dict[str, Any]:
    """The object of a record: `id` and `type` first, nested members last."""
    members: dict[str, Any] = {"id": one.key, "type": one.type}
    for field in one.fields:
        outer, dot, inner = field.tag.partition(".")
        if dot:
            members.setdefault(outer, {})[inner] = field.value
        else:
            members[field.tag] = field.value
    return members
