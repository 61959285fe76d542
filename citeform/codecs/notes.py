"""Variables as lines of a note: `DOI: 10.1/x`, `editor: Doe || Jane`, `issued: 2004-05`.

The form is the one that Zotero's Extra field and citeproc-js read ("cheater syntax"); what it cannot
say stands as JSON, in CSL-JSON's own form.
"""

from __future__ import annotations

import json
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
from citeform.model.vocabulary import CUSTOM, KIND

LINE = re.compile(r"([A-Za-z][A-Za-z_-]*): (.*)", re.DOTALL)


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


def write_note(name: str, value: Any) -> str:
    """A line that `read_note` gives the same variable and value for."""
    text = json.dumps(to_json(value), ensure_ascii=False)
    if isinstance(value, str):
        text = value
    elif isinstance(value, Date) and read_date(write_edtf(value)) == value:
        text = write_edtf(value)
    elif isinstance(value, tuple) and all(name == Name(name.family, name.given) for name in value):
        simple = "; ".join(f"{name.family} || {name.given}" for name in value)
        if read_note(f"{name}: {simple}") == (name, value):
            text = simple
    return f"{name}: {text}"


def to_json(value: Any) -> Any:
    """A value in CSL-JSON's form."""
    if isinstance(value, Date):
        return write_json_date(value)[0]
    if isinstance(value, tuple) and all(isinstance(one, Name) for one in value):
        return write_json_names(value)[0]
    return value
