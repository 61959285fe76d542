"""Tagged syntax, one field a line: RIS, MEDLINE, refer, Web of Science and their kin.

A style file's `[tagged]` table says how a file looks; `Form` has its members and what they mean.
Whatever is no line of a tag goes on with the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from citeform.problems import Problem, Source
from citeform.syntax.record import Field, Parsed, Record, field_of
from citeform.tuples import NamedTuple


class Kind(NamedTuple):
    """What the fields of one type of record look like, where no single tag says the type."""

    name: str
    needs: Mapping[str, Any]
    """Tag → the texts of which it has one, the first being the one to write; or whether it is
    there at all."""


class Form(NamedTuple):
    """How a tagged file looks."""

    line: re.Pattern[str]
    """A line of a tag, with the groups `tag` and `value`."""
    write: str
    """The form a line is written in."""
    start: str = ""
    """The tag that a record starts with."""
    end: str = ""
    """The tag that ends a record."""
    type: str = ""
    """The tag that says the type."""
    begin: re.Pattern[str] | None = None
    """A line without a tag that begins a record, as `<12>` in Ovid's files."""
    heading: re.Pattern[str] | None = None
    """A line that is a tag alone; its text stands in the lines below."""
    blank: bool = False
    """Whether a blank line may stand between two records, and does where we write."""
    indent: str = "      "
    """What a line begins with that goes on; where we write, too."""
    breaks: bool = False
    """Whether a line that goes on after `indent` follows a line break; else a blank."""
    lists: frozenset[str] = frozenset()
    """Tags whose every line is a text of its own."""
    around: frozenset[str] = frozenset()
    """Tags of the file, not of a record."""
    head: str = ""
    foot: str = ""
    key: str = "ID"
    """The tag that holds the citation key."""
    mark: str = ""
    """What the text of a citation key begins with, where the tag has other uses."""
    kinds: tuple[Kind, ...] = ()
    """Tried in order on a record's fields; the tag of the type speaks when none fits."""
    retag: Mapping[str, Mapping[str, str]] = {}
    """Type → tags that mean in its records what another tag does."""
    labels: re.Pattern[str] | None = None
    """A tag, a blank and its text that ends in a `label`, which belongs to the tag."""


def form_of(options: Mapping[str, Any]) -> Form:
    """The form that a style file's table describes."""
    table: dict[str, Any] = dict(options["tagged"])
    for name in ("line", "begin", "heading", "labels"):
        if name in table:
            table[name] = re.compile(table[name])
    for name in ("lists", "around"):
        table[name] = frozenset(table.get(name, ()))
    rows = [dict(row) for row in table.get("kinds", ())]
    table["kinds"] = tuple(Kind(row.pop("kind"), row) for row in rows)
    table["retag"] = {kind.upper(): tags for kind, tags in table.get("retag", {}).items()}
    table.setdefault("type", table.get("start", ""))
    return Form(**table)


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Cut a tagged file into records; a record without end is reported and kept."""
    return Reader(source, form_of(options)).read()


class Reader:
    """One text on its way to records."""

    def __init__(self, source: Source, form: Form) -> None:
        self.source, self.form = source, form
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.fields: list[Field] = []
        self.more: list[str] = []
        """The lines that go on after the last field, joined at once: there may be many."""
        self.end = 0
        self.started = self.gap = self.stray = False

    def read(self) -> Parsed:
        """All records of the text."""
        form, match_line = self.form, self.form.line.match
        end, around, start = form.end, form.around, form.start
        for offset, text in lines(self.source.text):
            match = match_line(text)
            if not match:
                self.other(offset, text)
                continue
            tag, value = match.group("tag", "value")
            tag = tag.upper()
            if tag == end:
                self.close(ended=True)
            elif tag not in around:
                if self.fields and (tag == start or self.gap) and self.begins(tag):
                    self.close()
                self.started = self.started or tag == start
                value = value.strip() if value else ""
                if self.more:
                    self.complete()
                self.fields.append(field_of((tag, value, offset, offset + len(text))))
            self.gap = self.stray = False
        self.close()
        return Parsed(tuple(self.records), tuple(self.problems))

    def begins(self, tag: str) -> bool:
        """Whether a tag begins a record though the one before has not been ended.

        After a blank line a record may lack what it should start with; it then begins without,
        or as the one before went on.
        """
        if tag == self.form.start:
            return self.started
        if not (self.form.blank and self.gap):
            return False
        return not self.started or [field.tag for field in self.fields[1:2]] == [tag]

    def other(self, offset: int, text: str) -> None:
        """Take a line without a tag: a blank one, a heading, or one that goes on."""
        form = self.form
        if not text.strip() and not (form.breaks and self.fields and text.startswith(form.indent)):
            self.gap = True
        elif form.begin and form.begin.match(text):
            self.close()
            self.started = True
        elif form.heading and (match := form.heading.match(text)):
            self.take(Field(match[0].strip().upper(), "", offset, offset + len(text)))
        elif self.fields:
            last = self.fields[-1]
            if last.tag in form.lists and text.startswith(form.indent):
                self.take(Field(last.tag, text.strip(), offset, offset + len(text)))
            else:
                breaks = form.breaks and text.startswith(form.indent)
                self.more.append(f"\n{text[len(form.indent) :]}" if breaks else f" {text.strip()}")
                self.end = offset + len(text)
        elif not self.stray:
            self.stray = True
            message = "this stands before the first tag of a record and was left out"
            self.problems.append(self.source.problem("unparsed-record", message, offset))

    def take(self, field: Field) -> None:
        """Take a field; the one before is complete."""
        if self.more:
            self.complete()
        self.fields.append(field)

    def complete(self) -> None:
        """Give the last field the lines that go on after it."""
        last = self.fields[-1]
        value = "".join([last.value, *self.more])
        value = value if last.value else value.removeprefix(" ")
        self.fields[-1] = last._replace(value=value, end=self.end)
        self.more = []

    def close(self, ended: bool = False) -> None:
        """Make a record of what was read since the last one."""
        if self.more:
            self.complete()
        fields, form = self.fields, self.form
        if fields and form.end and not ended and self.started:
            message = f'the record does not end with "{form.end}"'
            self.problems.append(self.source.problem("unended-record", message, fields[0].start))
        if fields and form.start and not self.started and len(fields) == 1:
            message = f'a single "{fields[0].tag}" is no record and was left out'
            self.problems.append(self.source.problem("unparsed-record", message, fields[0].start))
        elif fields:
            self.records.append(record(fields, form))
        self.fields, self.started = [], False


def lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, each with its offset; a byte-order mark, as files joined have, is no
    part of one."""
    offset = 0
    is_clean = "\r" not in text and "\ufeff" not in text
    for line in text.split("\n"):
        yield offset, line if is_clean else line.rstrip("\r").lstrip("\ufeff")
        offset += len(line) + 1


def record(fields: Sequence[Field], form: Form) -> Record:
    """A record of its fields, those that say its type and its key apart."""
    kind = kind_of(fields, form)
    key, rest = "", []
    tags = form.retag.get(kind.name.upper(), {})
    for field in fields:
        tag, value = field.tag, field.value
        if not value or (tag == form.type and (not form.kinds or kind.name == value)):
            continue
        if kind.needs and is_one(value, kind.needs.get(tag), 1):
            continue
        if tag == form.key and not key and value.startswith(form.mark):
            key = value.removeprefix(form.mark)
            continue
        if form.labels and (match := form.labels.match(f"{tag} {value}")):
            field = field._replace(tag=f"{tag}{match['label']}", value=match["value"])
        rest.append(field._replace(tag=tags[tag]) if tag in tags else field)
    return Record(kind.name, key, tuple(rest), fields[0].start, fields[-1].end)


def kind_of(fields: Sequence[Field], form: Form) -> Kind:
    """The first kind that the fields fit, or the one that the tag of the type names."""
    for kind in form.kinds:
        if all(fits(fields, tag, texts) for tag, texts in kind.needs.items()):
            return kind
    name = next((field.value for field in fields if field.tag == form.type and field.value), "")
    return Kind(name, {})


def fits(fields: Sequence[Field], tag: str, texts: Any) -> bool:
    """Whether a tag is there, or is not, or has one of some texts."""
    if isinstance(texts, bool):
        return texts == any(field.tag == tag and field.value for field in fields)
    return any(field.tag == tag and is_one(field.value, texts) for field in fields)


def is_one(value: str, texts: Any, count: int | None = None) -> bool:
    """Whether a text is one of some, or one of the first few; of several, whether any is."""
    if not isinstance(texts, list):
        return False
    known = [text.lower() for text in texts[:count]]
    if count:
        return value.lower() in known
    return any(part.strip().lower() in known for part in value.split(";"))


def clean_key(key: str) -> str:
    """A key on one line."""
    return " ".join(key.split())


def render(records: Iterable[Record], options: Mapping[str, Any]) -> str:
    """Write records, each followed by a blank line."""
    form = form_of(options)
    body = "".join(render_record(one, form) for one in records)
    return f"{form.head}{body}{form.foot}" if body else ""


def render_record(one: Record, form: Form) -> str:
    """Write one record: what it starts with, the kind of it, its fields, its key and its end."""
    fields = list(framed(one, form))
    written: list[str] = []
    before = ""
    for field in fields:
        tag, value = field.tag, form.write.format(tag=field.tag, value=one_line(field.value, form))
        if form.labels and tag[-1:] in ")]" and len(tag) > 2:
            tag, sign, label = re.split(r"([\[(])", tag, maxsplit=1)
            text = one_line(f"{field.value} {sign}{label}", form)
            value = form.write.format(tag=tag, value=text)
        if tag in form.lists and tag == before:
            value = form.indent + one_line(field.value, form)
        written.append(value.rstrip(" ") + "\n")
        before = tag
    return "".join(written) + "\n"


def framed(one: Record, form: Form) -> Iterator[Field]:
    """The fields of a record with those that say where it starts and ends, its kind and key."""
    needs = next((kind.needs for kind in form.kinds if kind.name == one.type), None)
    said = needs or {}
    if not any(isinstance(texts, list) for texts in said.values()):
        said = {form.type: [one.type]}
    kinds = [
        Field(tag, texts[0])
        for tag, texts in said.items()
        if isinstance(texts, list) and not fits(one.fields, tag, texts)
    ]
    fields = [*kinds, *one.fields]
    first = next((field for field in fields if field.tag == form.start), Field(form.start, ""))
    if form.start:
        yield first
    yield from (field for field in fields if field is not first)
    if one.key and form.key:
        yield Field(form.key, form.mark + one.key)
    if form.end:
        yield Field(form.end, "")


def one_line(value: str, form: Form) -> str:
    """A text whose further lines cannot be taken for tags."""
    if "\n" not in value and "\r" not in value:
        return value
    parts = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if form.breaks:
        return f"\n{form.indent}".join(parts)
    return " ".join(part.strip() for part in parts if part.strip())
