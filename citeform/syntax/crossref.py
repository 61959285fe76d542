"""What .bib entries inherit from one another, by `crossref` and `xdata`.

The style file's `[bib]` table says which entry hands which fields on under which names:
`[[bib.inherit]]` with `from`, `to` and `as`, as in the BibLaTeX manual, appendix B.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from citeform.syntax.record import Field, Record

XDATA = re.compile(r"xdata\s*=\s*(?P<key>[^\s,{}]+)-(?P<tag>[a-z]+)\Z", re.IGNORECASE)
"""A value that is another entry's, as biber since 2.13 takes it."""
DEEP = 100
"""How long a line of entries that inherit may be to grow from its near end."""
DEEPEST = 2 * DEEP
"""Where a circle is cut that has not closed by then."""
DATED = {"date": ("year", "month", "day"), "year": ("date", "month", "day")}
"""Fields of a date → those that say another one."""


def inherit(
    records: Sequence[Record],
    form: Mapping[str, Any],
    elsewhere: Callable[[], Iterable[Record]] = tuple,
) -> list[Record]:
    """Records with what they inherit; those that only hold what others inherit are dropped.

    An entry that is not among them is looked for `elsewhere`.
    """
    family = Family(records, form)
    if not family.is_complete():
        family.take_in(elsewhere())
    return family.children()


class Family:
    """The entries of a file that may inherit from one another."""

    def __init__(self, records: Sequence[Record], form: Mapping[str, Any]) -> None:
        self.records = records
        self.rows: Sequence[Mapping[str, Any]] = form.get("inherit", ())
        self.never = frozenset(form.get("never-inherited", ()))
        self.by_key: dict[str, Record] = {}
        self.done: dict[str, Record] = {}
        self.take_in(records)

    def take_in(self, records: Iterable[Record]) -> None:
        """Know more entries; of those with one key the first counts."""
        for record in records:
            self.by_key.setdefault(record.key.lower(), record)

    def is_complete(self) -> bool:
        """Whether every entry that is named is known."""
        return all(
            self.resolved(field.value) if field.tag in ("crossref", "xdata") else
            not (match := XDATA.match(field.value)) or match["key"].lower() in self.by_key
            for record in self.records for field in record.fields
            if field.tag in ("crossref", "xdata") or "xdata" in field.value
        )  # fmt: skip

    def children(self) -> list[Record]:
        """Every entry, full grown."""
        for record in self.records:
            # Python counts how deep calls are nested: a long line grows from its far end.
            for ancestor in reversed(self.line(record)[DEEP:]):
                self.grown(ancestor, ())
        return [self.grown(record, ()) for record in self.records if record.type != "xdata"]

    def line(self, record: Record) -> list[Record]:
        """The entries above one that are not grown yet, each before those above it, and itself."""
        found = {record.key.lower(): record}
        waiting = [record]
        while waiting:
            for tag, keys, _, _ in waiting.pop().fields:
                for key in keys.lower().split(",") if tag in ("crossref", "xdata") else ():
                    parent = self.by_key.get(key.strip())
                    if parent and key.strip() not in found and key.strip() not in self.done:
                        found[key.strip()] = parent
                        waiting.append(parent)
        return [*found.values()]

    def grown(self, record: Record, below: tuple[str, ...]) -> Record:
        """An entry with what it inherits, its parents first; a circle is cut where it closes."""
        key = record.key.lower()
        if key in below or len(below) > DEEPEST:
            return record
        if key in self.done and self.by_key.get(key) is record:
            return self.done[key]
        below = (*below, key)
        fields: dict[str, Field] = {}
        for field in record.fields:
            fields.setdefault(field.tag, self.value_of(field, below))
        for parent in self.parents(fields, "xdata", below):
            self.hand_on(fields, {tag: (tag,) for tag in tags(parent)}, parent, "xdata")
        for parent in self.parents(fields, "crossref", below):
            self.hand_on(fields, self.names(record.type, parent), parent, "crossref")
            if parent.type[:2] == "mv" and {"maintitle", "crossref"} <= fields.keys():
                # A main title that is written as the book's would be inherited once more.
                fields["xref"] = fields.pop("crossref")._replace(tag="xref")
        fields = {tag: field for tag, field in fields.items()
                  if tag != "xdata" or not self.resolved(field.value)}  # fmt: skip
        grown = record._replace(fields=tuple(fields.values()))
        if self.by_key.get(key) is record:
            self.done[key] = grown
        return grown

    def value_of(self, field: Field, below: tuple[str, ...]) -> Field:
        """A field, or the one of another entry that it names."""
        match = XDATA.match(field.value) if "xdata" in field.value else None
        parent = self.by_key.get(match["key"].lower()) if match else None
        if not match or not parent:
            return field
        for other in self.grown(parent, below).fields:
            if other.tag == match["tag"].lower():
                return field._replace(value=other.value)
        return field

    def parents(
        self, fields: Mapping[str, Field], tag: str, below: tuple[str, ...]
    ) -> list[Record]:
        """The entries that a field names."""
        keys = fields[tag].value.split(",") if tag in fields else ()
        found = (self.by_key.get(key.strip().lower()) for key in keys)
        return [self.grown(parent, below) for parent in found if parent]

    def resolved(self, keys: str) -> bool:
        """Whether all the entries that a field names are there."""
        return all(key.strip().lower() in self.by_key for key in keys.split(","))

    def names(self, kind: str, parent: Record) -> dict[str, tuple[str, ...]]:
        """A parent's tag → the tags under which an entry of a type inherits it."""
        own = tags(parent)
        names: dict[str, tuple[str, ...]] = {tag: (tag,) for tag in own if tag not in self.never}
        for row in self.rows:
            if parent.type in row["from"] and kind in row["to"]:
                for tag, targets in row["as"].items():
                    # What the parent says itself under that name is nearer; `booktitle` in a
                    # @proceedings is how BibTeX does it.
                    names[tag] = tuple(one for one in targets if one == tag or one not in own)
        return names

    def hand_on(
        self,
        fields: dict[str, Field],
        names: Mapping[str, Iterable[str]],
        parent: Record,
        by: str,
    ) -> None:
        """Add what a parent hands on and an entry does not say itself."""
        # A date is inherited whole, but a month of one's own goes with the parent's year.
        closed = {tag for own, tags in DATED.items() if own in fields for tag in tags}
        for field in parent.fields:
            for tag in names.get(field.tag, ()):
                if tag not in fields and tag not in closed:
                    # What stands in another file has its place where that is named.
                    place = fields.get(by, field) if parent.start < 0 else field
                    fields[tag] = Field(tag, field.value, place.start, place.end)


def tags(record: Record) -> frozenset[str]:
    """The tags of an entry's fields."""
    return frozenset(field.tag for field in record.fields if field.tag[:1] != "@")
