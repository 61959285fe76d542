"""JSON objects: a list of them, an object a line, or one.

A style file's `[objects]` table says how the objects look (see `shape`): where in the text they
stand, where in each of them its type and key are, and which members are `nested`: what those hold
is read and written as fields of their own, `custom.emails` for `emails` in `custom`.  With the
`layout` `lines` an object is written a line; that layout is read in every format of objects.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from citeform.pattern import pattern
from citeform.problems import Problem, Source
from citeform.syntax.record import Frame, Parsed, Record
from citeform.syntax.shape import entries, item, record, shape

encode = json.JSONEncoder(ensure_ascii=False).encode
quoted = json.encoder.encode_basestring
"""What `encode` does to a string, without its ado."""

BLANK = pattern(r"[\s,\[]*")
NEXT_OBJECT = pattern(r"\}\s*,\s*(?=\{)")
INNER_LIST = pattern(r'"[\w-]+"\s*:\s*\[\s*(?=\{)')
"""Where a list of objects begins inside another object."""
NEXT_LINE = pattern(r"\n\s*(?=\{)")
LINES = pattern(r"\s*\{[^\n]*[^\n,{\[]\n[ \t]*\{")
"""A text whose objects stand each on a line."""

LONGEST = 100_000
"""A fault so near the end of a stretch may be that the stretch ends there."""

ESCAPE = pattern(
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
    form = shape(options["objects"])
    records: list[Record] = []
    problems: list[Problem] = []
    for start, end, value in values(source, problems, options):
        for one in entries(value, form):
            if not isinstance(one, dict):
                message = f"{KINDS[type(one)]} stands where an object should"
                problems.append(source.problem("not-csl", message, start))
            else:
                records.append(record(one, start, end, form))
    return Parsed(tuple(records), tuple(problems))


def is_by_line(source: Source, options: Mapping[str, Any]) -> bool:
    """Whether objects stand each on a line: by the style file, unless there is a list, or here."""
    if options["objects"].get("layout") == "lines":
        return not is_list(source)
    return bool(LINES.match(source.beginning or source.text))


def is_list(source: Source) -> bool:
    """Whether the objects stand in a list."""
    return (source.beginning or source.text).lstrip().startswith("[")


def values(
    source: Source, problems: list[Problem], options: Mapping[str, Any]
) -> Iterator[tuple[int, int, Any]]:
    """The values of a JSON list, of lines, or the one value there is, with their offsets."""
    text, decoder = whole_signs(source.text), json.JSONDecoder()
    by_line = is_by_line(source, options)
    position = skip(text, before_list(source, options))
    whole = -1 if is_list(source) or source.start > (1, 1) else position
    while position < len(text) and (by_line or text[position] != "]"):
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
            following = following_object(text, position, whole, at, by_line)
            if not following:
                return
            position = following
            continue
        yield position, end, value
        position = skip(text, end)
    if position >= len(text) and is_list(source) and not source.goes_on:
        end = max(len(text) - 1, 0)
        problems.append(source.problem("unended-record", "the list does not end", end))


def following_object(text: str, position: int, whole: int, fault: int, by_line: bool) -> int:
    """Where reading goes on after a fault, or 0: at the next object, or in a list before it."""
    if by_line:
        following = NEXT_LINE.search(text, position)
        return following.end() if following else 0
    if position == whole and text[position] == "{":
        # The one object there is holds the list of the others: `{"message": {"items": [`.
        inner = INNER_LIST.search(text, position, fault)
        if inner:
            return inner.end()
    following = NEXT_OBJECT.search(text, position)
    return following.end() if following else 0


def cut(source: Source, options: Mapping[str, Any]) -> int:
    """Where the last object ends that is surely whole; 0 if none is.

    An object that is broken near the end of the text may go on after it.  What is left of a broken
    line is no line of its own: reading goes on at the next that begins an object.
    """
    if is_by_line(source, options):
        return source.text.rfind("\n{") + 1
    text, decoder = whole_signs(source.text), json.JSONDecoder()
    end, position = 0, skip(text, before_list(source, options))
    while position < len(text) and text[position] != "]":
        try:
            _, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            fault = getattr(error, "pos", position)
            following = following_object(text, position, -1, fault, False)
            if not following or fault > len(text) - LONGEST:
                return end
            position = following
        else:
            position = skip(text, end)
    return end


def before_list(source: Source, options: Mapping[str, Any]) -> int:
    """How much of a stretch stands before the list that is an object's first member, if one is."""
    if not source.goes_on or source.start > (1, 1):
        return 0
    form = shape(options["objects"])
    names = "|".join(map(re.escape, (*form.lists, *form.inside)))
    match = re.match(rf'\s*\{{\s*"(?:{names})"\s*:\s*\[', source.text)
    return match.end() if match else 0


def skip(text: str, position: int) -> int:
    """Where the next value begins."""
    match = BLANK.match(text, position)
    return match.end() if match else position


def whole_signs(text: str) -> str:
    """JSON with the sign for an unknown one, as long as before, where half of a sign is escaped."""
    if "\\ud" not in text and "\\uD" not in text:
        return text
    return ESCAPE.sub(lambda match: "\\ufffd" if match["half"] else match[0], text)


def clean_key(key: str) -> str:
    """Any string is a key in JSON."""
    return key


def frame(options: Mapping[str, Any]) -> Frame:
    """What stands around and between objects."""
    if options["objects"].get("layout") == "lines":
        return Frame()
    return Frame("[\n", ",\n", "\n]\n")


def render(records: Iterable[Record], options: Mapping[str, Any]) -> str:
    """Write records as a JSON list, one member a line, or each as a line."""
    form = shape(options["objects"])
    if options["objects"].get("layout") == "lines":
        return "".join(f"{encode(item(one, form))}\n" for one in records)
    objects = (lines(item(one, form), "    ", form.nested) for one in records)
    text = ",\n".join(f"  {{\n{text}\n  }}" for text in objects)
    return f"[\n{text}\n]\n" if text else "[]\n"


def lines(members: Mapping[str, Any], indent: str, nested: Container[str]) -> str:
    """The members of an object, a line each; a nested object's again.

    By hand, because the standard library's encoder is five times slower when it indents.
    """
    written: list[str] = []
    for name, value in members.items():
        start = opening(indent, name)
        if isinstance(value, str):
            written.append(start + quoted(value))
        elif name in nested and isinstance(value, dict) and value:
            inner = lines(value, f"{indent}  ", ())
            written.append(f"{start}{{\n{inner}\n{indent}}}")
        else:
            written.append(start + encode(value))
    return ",\n".join(written)


@lru_cache(1000)
def opening(indent: str, name: str) -> str:
    """What stands before a member's value."""
    return f"{indent}{encode(name)}: "
