"""Links: what .bib entries say of each other by key, and what stands between entries.

A reference keeps both in `extra`: `bibtex:crossref` names a key, `bibtex:@before` is the text above
the entry.  References that go, or get another key, must leave neither a key that no one has nor
take a preamble along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from citeform.model.reference import Reference

NAMING = ("crossref", "entryset", "related", "xdata", "xref")
"""BibLaTeX's fields that hold keys of others: one, or several with commas between."""
ALIASES = "bibtex:ids"
"""The field with other keys of the entry itself."""
ABOVE, BELOW = "bibtex:@before", "bibtex:@after"
"""What stands above an entry, and what below the last one."""
AROUND = (ABOVE, BELOW)
HEAD = "@preamble"
"""What stands above the entries of a file, not above one of them."""


def linked(one: Reference, names: Mapping[str, str]) -> Reference:
    """A reference that names others by their new keys; an empty one is that of what is gone.

    `names` has the old keys in lower case, for BibTeX takes keys so.
    """
    if not one.extra:
        return one
    changed: dict[str, tuple[str, ...]] = {}
    for name, texts in one.extra.items():
        field = name.rpartition(":")[2]
        if field in NAMING:
            changed[name] = tuple(filter(None, (renamed(text, names) for text in texts)))
    if all(one.extra[name] == texts for name, texts in changed.items()):
        return one
    extra = {name: changed.get(name, texts) for name, texts in one.extra.items()}
    return replace(one, extra={name: texts for name, texts in extra.items() if texts})


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Keys with commas between, as they are called now."""
    keys = [part.strip() for part in text.split(",")]
    found = (names.get(key.lower(), key) for key in keys)
    return ", ".join(dict.fromkeys(key for key in found if key))


def named(references: Iterable[Reference], field: str = "crossref") -> set[str]:
    """The keys that references name in a field, in lower case."""
    return {
        key.strip().lower()
        for one in references
        for name, texts in one.extra.items()
        if name.endswith(f":{field}")
        for text in texts
        for key in text.split(",")
    }


def with_aliases(one: Reference, keys: Iterable[str]) -> Reference:
    """A .bib entry that also answers to other keys, as BibLaTeX's `ids` has it."""
    found = [key for key in keys if key and key != one.id]
    if not found:
        return one
    before = [key.strip() for text in one.extra.get(ALIASES, ()) for key in text.split(",")]
    return replace(one, extra={**one.extra, ALIASES: (",".join(dict.fromkeys([*before, *found])),)})


def framed(kept: Sequence[Reference], gone: Sequence[Reference]) -> list[Reference]:
    """References in a new order, or without those that are gone, between the head and the end that
    their file had.

    A remark goes with the entry that it stands above; a preamble stays on top, and what stood below
    all entries, as JabRef's groups, stays there.
    """
    head: list[str] = []
    end: list[str] = []
    rest: list[Reference] = []
    for at, one in enumerate((*kept, *gone)):
        above, below = one.extra.get(ABOVE, ()), one.extra.get(BELOW, ())
        if HEAD in "".join(above).lower():
            head += above
            one = without(one, ABOVE)
        if below:
            end += below
            one = without(one, BELOW)
        if at < len(kept):
            rest.append(one)
    if head and rest:
        rest[0] = around(rest[0], ABOVE, (*head, *rest[0].extra.get(ABOVE, ())))
    if end and rest:
        rest[-1] = around(rest[-1], BELOW, end)
    return rest


def without(one: Reference, name: str) -> Reference:
    """A reference without a text around it."""
    return replace(one, extra={key: texts for key, texts in one.extra.items() if key != name})


def around(one: Reference, name: str, texts: Iterable[str]) -> Reference:
    """A reference with texts around it, a blank line between them."""
    return replace(one, extra={**one.extra, name: ("\n\n".join(texts),)})
