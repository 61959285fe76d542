"""Variables as lines of a note: `DOI: 10.1/x`, `editor: Doe || Jane`, `issued: 2004-05`.

The form is the one that Zotero's Extra field and citeproc-js read ("cheater syntax"); what it
cannot say stands as JSON, in CSL-JSON's own form.
"""

from __future__ import annotations

import re
from typing import Any

from citeform.codecs.csljson import (
    read_json_date,
    read_json_names,
    write_json_date,
    write_json_names,
)
from citeform.codecs.dates import read_date, write_edtf
from citeform.codecs.names import read_name
from citeform.model.values import Date, Name
from citeform.model.vocabulary import CUSTOM, IDENTIFIERS, KIND
from citeform.pattern import pattern

LINE = pattern(r"([A-Za-z][A-Za-z_-]*): (.*)", re.DOTALL)


def read_note(text: str) -> tuple[str, Any] | None:
    """The variable and the value of a note's line; None when it is any other text.

    >>> read_note("event-date: 2023-11-21")
    ('event-date', Date(parts=((2023, 11, 21),), season='', circa=False, literal=''))
    >>> read_note("Note: well")
    """
    match = LINE.fullmatch(text)
    if not match:
        return None
    name, value = match.groups()
    if name == "type":
        return name, value
    kind = "custom" if name in CUSTOM or name == "extra" else KIND.get(name)
    if kind in ("names", "date", "custom") and value[:1] in "[{":
        import json

        try:
            found = json.loads(value)
            readers = {"names": read_json_names, "date": read_json_date}
            return name, readers[kind]([found]) if kind in readers else found
        except ValueError:
            return None
    if kind == "names":
        return name, tuple(
            read_name(", ".join(map(str.strip, one.split("||")))) for one in value.split(";")
        )
    if kind == "date":
        return name, read_date(value)
    return (name, value) if kind else None


def read_notes(text: str) -> tuple[list[tuple[str, Any]], str]:
    """The variables that the lines of a note say, and the rest of it.

    `note: ` at the beginning says that all that follows is a note, whatever it looks like.

    >>> read_notes("PMID: 12\\nOriginal Date: 1920\\nSee also: page 3")
    ([('PMID', '12'), ('original-date', Date(parts=((1920,),), season='', circa=False, \
literal=''))], 'See also: page 3')
    """
    if text.startswith("note: "):
        return [("note", text.removeprefix("note: "))], ""
    if ": " not in text:
        return [], text
    found: list[tuple[str, Any]] = []
    rest: list[str] = []
    for line in text.split("\n"):
        pair = read_note(variable_line(line))
        if pair and pair[0] != "note" and pair[1]:
            found.append(pair)
        else:
            rest.append(line)
    return found, "\n".join(rest).strip("\n") if found else text


def read_whole_note(text: str) -> tuple[list[tuple[str, Any]], str]:
    """The one variable that a note says, or the note."""
    pair = read_note(text)
    return ([pair], "") if pair else ([], text)


def variable_line(line: str) -> str:
    """A line with CSL's name of its variable, where it has Zotero's label: `Original Date: 1920`.

    A label of one word is no variable unless it is that of an identifier: "Section: 5" is text.
    """
    label, colon, value = line.strip().partition(": ")
    name = LABELS.get(label.lower(), "")
    if name and (name in IDENTIFIERS or "-" in name or label == name):
        return f"{name}{colon}{value}"
    return line.strip()


LABELS = {name.lower().replace("-", sign): name for sign in " -" for name in KIND}
"""A variable's name in lower case, with blanks or hyphens → the name."""


def write_csl_note(text: str) -> list[str]:
    """A note of CSL-JSON, marked as such where it would be read as variables."""
    is_misread = text.startswith("note: ") or read_notes(text)[0]
    return [f"note: {text}" if is_misread else text]


def write_note(name: str, value: Any) -> str:
    """A line that `read_note` gives the same variable and value for."""
    if isinstance(value, str):
        return f"{name}: {value}"
    if isinstance(value, Date) and read_date(write_edtf(value)) == value:
        return f"{name}: {write_edtf(value)}"
    if is_names(value) and all(one == Name(one.family, one.given) for one in value):
        simple = "; ".join(f"{one.family} || {one.given}" for one in value)
        if read_note(f"{name}: {simple}") == (name, value):
            return f"{name}: {simple}"
    import json

    return f"{name}: {json.dumps(to_json(value), ensure_ascii=False)}"


def to_json(value: Any) -> Any:
    """A value in CSL-JSON's form."""
    if isinstance(value, Date):
        return write_json_date(value)[0]
    return write_json_names(value)[0] if is_names(value) else value


def is_names(value: Any) -> bool:
    """Whether a value is a tuple of names; a date is a tuple too."""
    return isinstance(value, tuple) and all(isinstance(one, Name) for one in value)
