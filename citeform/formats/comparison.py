"""What of a reference a record must give back, and whether it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from citeform.codecs.languages import read_language
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import read_text
from citeform.model.reference import Reference
from citeform.model.values import Date, Name
from citeform.syntax.record import Record

COMPLETED: dict[str, Callable[[str], str]] = {"page": read_pages, "language": read_language}
"""Variables that say one thing in several spellings, and what they are all read as."""


def content(record: Record) -> tuple[str, list[tuple[str, Any]]]:
    """What a record says, wherever it stands."""
    return record.type, [field[:2] for field in record.fields]


def everything(reference: Reference, format: str) -> dict[str, Any]:
    """All that a reference holds, by the names that rules use; a format's own extras apart.

    What stands around an entry, as `format:@…`, belongs to its file and goes nowhere else.
    """
    values: dict[str, Any] = dict(reference.variables)
    if reference.custom:
        values |= {f"custom.{name}": value for name, value in reference.custom.items()}
    if not reference.extra:
        return values
    prefix = f"{format}:"
    extra = {name: list(texts) for name, texts in reference.extra.items()
             if not name.startswith(prefix) and ":@" not in name}  # fmt: skip
    if extra:
        values["extra"] = extra
    return values


def same(name: str, value: Any, back: Any) -> bool:
    """Whether a value came back; white space, a completed last page, another name of a language and
    the cut between a particle and its name do not count."""
    if value == back:
        return True
    if isinstance(value, str) and isinstance(back, str):
        read = COMPLETED.get(name)
        return value.split() == back.split() or (read is not None and read(value) == read(back))
    return bool(joined(tidy(value)) == joined(tidy(back)))


def tidy(value: Any) -> Any:
    """A value with its white space folded, as every format folds it; lines of a text stay lines."""
    if isinstance(value, str):
        return read_text((value,))
    if isinstance(value, Date):
        return value._replace(literal=" ".join(value.literal.split())) if value.literal else value
    if isinstance(value, tuple):
        return tuple([tidy_name(one) if isinstance(one, Name) else one for one in value])
    return value


def one_line(value: Any) -> Any:
    """An identifier on one line."""
    return " ".join(value.split()) if isinstance(value, str) else value


@lru_cache(maxsize=4096)
def tidy_name(name: Name) -> Name:
    """A name with the white space of its parts folded."""
    parts = f"|{'|'.join(name[:6])}|"
    if parts.isprintable() and not any(sign in parts for sign in ("  ", "| ", " |")):
        return name
    return Name._make([*(" ".join(part.split()) for part in name[:6]), *name[6:]])


def joined(names: Any) -> Any:
    """Names whose particles stand with the parts they belong to; many tools know no others."""
    if not isinstance(names, tuple) or not all(isinstance(one, Name) for one in names):
        return names
    return [
        one._replace(
            family=f"{one.non_dropping_particle} {one.family}".strip(),
            given=f"{one.given} {one.dropping_particle}".strip(),
            non_dropping_particle="",
            dropping_particle="",
        )
        for one in names
    ]
