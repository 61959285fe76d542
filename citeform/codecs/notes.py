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
