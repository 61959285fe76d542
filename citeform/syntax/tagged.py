"""Tagged syntax, one field a line: RIS and its kin.

A style file's `[tagged]` table says how a line looks: `line`, a pattern with the groups `tag` and
`value`; `start` and `end`, the tags around a record; `write`, the form a line is written in.  A
line that follows and begins with `INDENT` goes on after a line break; any other after a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citeform.problems import Problem, Source
from citeform.syntax.record import Field, Parsed, Record

INDENT = "      "


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Cut a tagged file into records; a record without end is reported and kept."""
    form = options["tagged"]
    line = re.compile(form["line"])
    start, end = form["start"], form["end"]
    records: list[Record] = []
    problems: list[Problem] = []
    fields: list[Field] = []
    stray = False
    for offset, text in lines(source.text):
        match = line.match(text)
        tag = match["tag"].upper() if match else ""
        if tag == start or (tag == end and fields):
            if fields and tag == start:
                message = f'a record does not end with "{end}" before the next begins'
                problems.append(source.problem("unended-record", message, fields[0].start))
            if fields:
                records.append(record(fields, start))
            fields, stray = [], False
        if match and tag != end and (fields or tag == start):
            fields.append(Field(tag, match["value"].strip(), offset, offset + len(text)))
        elif not match and fields:
            fields[-1] = continued(fields[-1], text)
        elif text.strip() and tag != end and not stray:
            stray = True
            message = f'this stands before "{start}" and was left out'
            problems.append(source.problem("unparsed-record", message, offset))
    if fields:
        problems.append(
            source.problem("unended-record", f'the last record has no "{end}"', fields[0].start)
        )
        records.append(record(fields, start))
    return Parsed(tuple(records), tuple(problems))


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with its offset."""
    offset = 0
    for line in text.split("\n"):
        yield offset, line.removesuffix("\r")
        offset += len(line) + 1


def record(fields: Sequence[Field], start: str) -> Record:
    """A record of its fields; the tag that starts it gives its type, `ID` its key."""
    kind = next((field.value for field in fields if field.tag == start), "")
    key = next((field.value for field in fields if field.tag == "ID"), "")
    rest = tuple(field for field in fields if field.tag not in (start, "ID") and field.value)
    return Record(kind.upper(), key, rest, fields[0].start, fields[-1].end)


def continued(field: Field, text: str) -> Field:
    """A field with one more line."""
    if text.startswith(INDENT):
        value = f"{field.value}\n{text.removeprefix(INDENT)}"
    elif text.strip():
        value = f"{field.value} {text.strip()}"
    else:
        return field
    return field._replace(value=value, end=field.end + 1 + len(text))


def clean_key(key: str) -> str:
    """A key on one line."""
    return " ".join(key.split())


def render(records: Sequence[Record], options: Mapping[str, Any]) -> str:
    """Write records, each followed by a blank line."""
    form = options["tagged"]
    write = form["write"]
    written: list[str] = []
    for one in records:
        fields = [Field(form["start"], one.type), *one.fields]
        if one.key:
            fields.append(Field("ID", one.key))
        fields.append(Field(form["end"], ""))
        for field in fields:
            value = field.value.replace("\n", f"\n{INDENT}")
            written.append(write.format(tag=field.tag, value=value).rstrip(" ") + "\n")
        written.append("\n")
    return "".join(written)
