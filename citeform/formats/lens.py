"""A style file's rules, applied in either direction.

Reading, a rule claims its tags; writing, its variables; later rules see what is left.  What no rule
takes goes to `extra`.  A loss is found by reading back what was written, so that no codec has to
know what it cannot say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

from citeform.codecs.notes import read_notes, read_whole_note, write_note
from citeform.formats.comparison import content, everything, one_line, same, tidy
from citeform.formats.echo import Echo, Taken
from citeform.formats.plan import Plan, Step, claim
from citeform.formats.stylefile import StyleFile, TypeRule
from citeform.model.reference import NO_DATE, Library, Origin, Reference, origin_of
from citeform.model.values import Date
from citeform.model.vocabulary import CUSTOM, KIND, TYPES
from citeform.problems import Problem, Source
from citeform.syntax.record import Field, Parsed, Record, field_of


class Lens:
    """A style file, ready to read records and to write references."""

    def __init__(self, style: StyleFile) -> None:
        self.style = style

    @cached_property
    def syntax(self) -> Any:
        """The module that cuts this format's text."""
        return import_module(f"citeform.syntax.{self.style.syntax}")

    @cached_property
    def markup(self) -> Any:
        """The module that reads the markup inside fields."""
        return import_module(f"citeform.markup.{self.style.markup}")

    @cached_property
    def decode(self) -> Callable[[str, str, list[str]], str]:
        """How the markup is read."""
        return self.markup.decode  # type: ignore[no-any-return]

    @cached_property
    def encode(self) -> Callable[..., str]:
        """How the markup is written."""
        return self.markup.encode  # type: ignore[no-any-return]

    @cached_property
    def types_read(self) -> dict[str, list[TypeRule]]:
        """Record type, in lower case → its rules, those that ask for nothing last."""
        rules: dict[str, list[TypeRule]] = {}
        for rule in self.style.types:
            if rule.reads:
                rules.setdefault(rule.tag.lower(), []).append(rule)
        for several in rules.values():
            several.sort(key=lambda rule: not rule.has and not rule.lacks)
        return rules

    @cached_property
    def types_written(self) -> dict[str, list[TypeRule]]:
        """CSL type → the rules that may write it, those with the most conditions first."""
        rules: dict[str, list[TypeRule]] = {}
        for rule in self.style.types:
            if rule.writes:
                rules.setdefault(rule.type, []).append(rule)
        for several in rules.values():
            several.sort(key=lambda rule: -len(rule.sets) - len(rule.asks))
        return rules

    @cached_property
    def plans(self) -> dict[tuple[str, bool], Plan]:
        """CSL type and direction → the rules that hold for it, filled as they are asked for."""
        return {}

    @cached_property
    def echo(self) -> Echo:
        """What is known of how records that were written read."""
        return Echo(self.read_fields, self.rules_of)

    def plan(self, kind: str, reads: bool) -> Plan:
        """The rules that hold for a CSL type in one direction, by what they claim."""
        plan = self.plans.get((kind, reads))
        if plan is None:
            plan = self.plans[kind, reads] = Plan(self.style.rules, kind, reads)
        return plan

    # -- reading

    def read(self, source: Source) -> Library:
        """Read a text in this format."""
        parsed: Parsed = self.syntax.parse(source, self.style.options)
        references, problems = self.read_records(parsed.records, source)
        problems = sorted((*parsed.problems, *problems), key=lambda one: one.place)
        return Library(tuple(references), tuple(problems))

    def read_records(
        self, records: Iterable[Record], source: Source
    ) -> tuple[list[Reference], list[Problem]]:
        """Read records of a text, and say what is wrong with them."""
        problems: list[Problem] = []
        references = [
            self.read_record(record, source, problems)
            for record in records
            if self.is_record(record, source, problems)
        ]
        return references, problems

    def is_record(self, record: Record, source: Source, problems: list[Problem]) -> bool:
        """Whether a record can be one of this format; a JSON object may be anything."""
        asks = self.style.asks
        if not asks or self.type_rule(record.type.lower(), {}):
            return True
        if any(field.tag in asks for field in record.fields):
            return True
        names = ", ".join(field.tag for field in record.fields[:3]) or "nothing in it"
        message = f"an object with {names} is no {self.style.title} item"
        problems.append(source.problem("not-csl", message, record.start))
        return False

    def rules_of(self, word: str) -> Iterator[TypeRule]:
        """The rules for a record type: for the whole of it, and for its parts.

        JSON formats say in several members what a work is: `article-journal/Text` in DataCite's,
        `article/periodical` in Hayagriva's.
        """
        for one in (word, *word.split("/")) if "/" in word else (word,):
            yield from self.types_read.get(one, ())

    def type_rule(self, word: str, columns: Mapping[str, Any]) -> TypeRule | None:
        """The first rule for a record type that its fields fit."""
        return next((rule for rule in self.rules_of(word) if rule.fits(columns)), None)

    def read_record(
        self, record: Record, source: Source, problems: list[Problem], echo: Echo | None = None
    ) -> Reference:
        """Read one record; what is wrong with it is added to the problems.

        The echo learns which rule took which fields.
        """
        columns: dict[str, list[Field]] = {}
        for field in record.fields:
            columns.setdefault(field.tag, []).append(field)
        rule = self.type_rule(record.type.lower(), columns)
        if rule is None:
            kind = self.style.default_read
            message = f'"{record.type}" is no {self.style.title} type; read as {kind}'
            problems.append(source.problem("unknown-type", message, record.start))
        else:
            kind = rule.type
        for tag, text in rule.has.items() if rule else ():
            if text and text[0] != "*":
                del columns[tag]
        values: dict[str, Any] = {}
        origins: dict[str, Origin] = {}
        if self.style.rest in columns:
            kind = self.read_rest(columns, values, origins) or kind
            echo = None  # What a note says is in no tag.
        noted = frozenset(values)
        into = values, origins
        taken: list[Taken] = []
        for step in self.plan(kind, True).chosen(columns):
            if fields := claim(step, columns, values, noted):
                self.read_step(step, fields, into, source, problems)
                if echo:
                    taken.append((step, fields, len(values)))
        for name, text in rule.sets.items() if rule else ():
            values.setdefault(name, text)
        if echo:
            echo.learn(record, kind, taken, rule.sets if rule else {}, values)
        extra = {f"{self.style.family}:{tag}": tuple(f.value for f in left)
                 for tag, left in columns.items() if left and self.style.keeps}  # fmt: skip
        for name, texts in (values.pop("extra", None) or {}).items():
            extra[name] = tuple(texts)
        if record.type in self.style.kept:
            extra[f"{self.style.family}:@type"] = (record.type,)
        custom = {name[7:]: values.pop(name) for name in list(values) if name[:7] == "custom."}
        return Reference(record.key, kind, values, custom, extra, origins)

    def read_rest(
        self, columns: dict[str, list[Field]], values: dict[str, Any], origins: dict[str, Origin]
    ) -> str:
        """Read the notes that hold variables; they win.  Gives the type, when one says it."""
        kind = ""
        notes: list[Field] = []
        for field in columns.pop(self.style.rest):
            # Where the rest has a field for each variable, all lines of one are its value.
            take = read_notes if self.style.lossless else read_whole_note
            text = self.decode(field.value, "prose", []) if isinstance(field.value, str) else ""
            found, left = take(text) if text else ([], "")
            if left or not found:
                notes.append(field._replace(value=left) if found else field)
            for name, value in found:
                if name == "type":
                    kind = value if value in TYPES else kind
                    continue
                if KIND.get(name) == "names" and isinstance(values.get(name), tuple):
                    value = (*values[name], *value)
                values[f"custom.{name}" if name in CUSTOM else name] = value
                origins[name] = Origin(field.start, field.end, 1.0, field.tag)
        if notes:
            columns[self.style.rest] = notes
        return kind

    def read_step(
        self,
        step: Step,
        fields: list[list[Field]],
        into: tuple[dict[str, Any], dict[str, Origin]],
        source: Source,
        problems: list[Problem],
    ) -> None:
        """Read the values of one rule from the fields it claimed."""
        rule, unknown = step.rule, list[str]()
        first = next(column[0] for column in fields if column)
        try:
            result = self.read_fields(step, fields, unknown)
        except ValueError as error:
            message = f'"{first.tag}": {error}; left out'
            problems.append(source.problem("not-csl", message, first.start))
            return
        for command in unknown:
            message = f"\\{command} is no known LaTeX command; its text is kept"
            problems.append(source.problem("unknown-command", message, first.start))
        if len(rule.variables) == 1:
            keep(rule.variables[0], result, first, into, source, problems)
        else:
            for variable, value in zip(rule.variables, result, strict=True):
                keep(variable, value, first, into, source, problems)

    def read_fields(self, step: Step, fields: list[list[Field]], unknown: list[str]) -> Any:
        """What a rule reads of the fields it claimed: a value for each of its variables, or one."""
        _, codec, single = step
        mode = codec.mode
        if single:
            text = fields[0][0].value
            return codec.read([text if mode == "raw" else self.decode(text, mode, unknown)])
        return codec.read(*[self.texts(one, mode, unknown) if one else one for one in fields])

    def texts(self, column: list[Field], mode: str, unknown: list[str]) -> list[Any]:
        """The texts of some fields, their markup read; unknown commands are added to the list."""
        if mode == "raw":
            return [field.value for field in column]
        if mode == "fields":
            return [(field.tag, self.decode(field.value, "prose", unknown)) for field in column]
        return [self.decode(field.value, mode, unknown) for field in column]

    # -- writing

    def write(
        self, references: Iterable[Reference], options: Mapping[str, Any]
    ) -> tuple[str, list[Problem]]:
        """Write references; what the format cannot say is a problem each."""
        problems: list[Problem] = []
        records = self.records_of(references, bool(options.get("ascii")), problems)
        return self.syntax.render(records, self.style.options), problems

    def records_of(
        self, references: Iterable[Reference], ascii: bool, problems: list[Problem]
    ) -> Iterator[Record]:
        """The records of references, one at a time; what they cannot say goes to the problems."""
        taken: set[str] = set()
        for reference in references:
            if self.style.lossless:
                yield self.write_record(reference, ascii)
                continue
            record, back = self.settled(reference, ascii)
            if hasattr(self.syntax, "told_apart"):
                record = self.syntax.told_apart(record, taken, self.style.options)
            yield record
            problems += self.reports(reference, record, back)

    def settled(self, reference: Reference, ascii: bool) -> tuple[Record, Reference]:
        """The record of a reference, and what it reads as.

        What does not come back as it was is written as it comes back, so that reading the record
        and writing it again changes nothing.
        """
        record, back = self.noted(reference, ascii)
        for _ in range(0 if self.style.only else SETTLING):
            if (
                back.type == reference.type
                and back.variables == reference.variables
                and (back.custom == reference.custom)
            ):
                break
            reference, before = back, record
            record, back = self.noted(reference, ascii)
            if content(record) == content(before):
                break
        return record, back

    def noted(self, reference: Reference, ascii: bool) -> tuple[Record, Reference]:
        """The record of a reference with what it cannot say in notes, and what it reads as."""
        record = self.write_record(reference, ascii)
        if self.style.only == "write":
            return record, self.said(reference, record)
        if self.echo.gives_back(record, reference.type, everything(reference, self.style.family)):
            return record, reference
        record, back = self.reread(record)
        lost = self.losses(reference, back) if self.style.rest else []
        if self.style.rest and (lost or back.type != reference.type):
            record = self.write_rest(reference, record, back.type != reference.type, lost, ascii)
            record, back = self.reread(record)
        return record, back

    def reread(self, record: Record) -> tuple[Record, Reference]:
        """A record with the key it will have, and what it reads as.

        In XML a path may find what another has written, so that the syntax must say what is there.
        """
        if not hasattr(self.syntax, "reread"):
            return record, self.read_record(record, NOWHERE, [], self.echo)
        found = self.syntax.reread(record, self.style.options)
        return record._replace(key=found.key), self.read_record(found, NOWHERE, [])

    def write_record(self, reference: Reference, ascii: bool) -> Record:
        """Write one reference as a record."""
        values = everything(reference, self.style.family)
        tag = self.record_type(reference)
        for name in tag.sets:
            values.pop(name, None)
        fields: list[Field] = []
        written: set[str] = set()
        taken: set[str] = set()
        for step in self.plan(reference.type, False).chosen(values):
            rule = step.rule
            free = taken.isdisjoint(rule.tags) or step.codec.repeats
            if free and (rule.also or written.isdisjoint(rule.variables)):
                found = self.write_step(step, values, ascii)
                if found:
                    fields += found
                    written.update(rule.variables)
                    taken.update([field.tag for field in found])
        fields += [Field(name, text) for name, text in tag.has.items() if text and text[0] != "*"]
        prefix = f"{self.style.family}:"
        for name, texts in reference.extra.items():
            if name.startswith(prefix) and not name.endswith(":@type"):
                fields += [Field(name.removeprefix(prefix), text) for text in texts]
        return Record(tag.tag, self.syntax.clean_key(reference.id), tuple(fields))

    def write_step(self, step: Step, values: Mapping[str, Any], ascii: bool) -> list[Field]:
        """Write the variables of one rule as its fields."""
        rule, codec, _ = step
        mode = codec.mode
        found = map(values.get, rule.variables)
        if mode == "raw":
            columns = codec.write(*found)
        else:
            fold = one_line if mode == "verbatim" else tidy
            columns = codec.write(*[one and fold(one) for one in found])
        if mode == "fields":
            # Their places keep the order of tags that alternate in a list: `claim` sorts by them.
            return [
                Field(tag, self.encode(text.strip(), "prose", ascii=ascii), at)
                for at, (tag, text) in enumerate(columns)
                if text and text.strip()
            ]
        fields: list[Field] = []
        if len(rule.tags) == 1:
            if not columns:
                return fields
            columns = (columns,)
        for tag, column in zip(rule.tags, columns, strict=True):
            for text in column:
                if mode != "raw":
                    text = self.encode(text.strip(), mode, ascii=ascii)
                if text:
                    fields.append(field_of((tag, text, 0, 0)))
        return fields

    def said(self, reference: Reference, record: Record) -> Reference:
        """What a record of a format that is never read says: the variables that rules wrote."""
        values = everything(reference, self.style.family)
        written = {field.tag for field in record.fields}
        names = {
            name
            for step in self.plan(reference.type, False).chosen(values)
            if not written.isdisjoint(step.rule.tags)
            for name in step.rule.variables
        } | self.record_type(reference).sets.keys()
        kind = reference.type if reference.type in self.types_written else self.style.default_read
        variables = {name: value for name, value in reference.variables.items() if name in names}
        custom = {name: value for name, value in reference.custom.items()
                  if f"custom.{name}" in names}  # fmt: skip
        return Reference(reference.id, kind, variables, custom)

    def write_rest(
        self, reference: Reference, record: Record, kind: bool, lost: list[str], ascii: bool
    ) -> Record:
        """The record with a note for each variable that its own tags cannot say."""
        values = everything(reference, self.style.family)
        notes = [write_note("type", reference.type)] if kind else []
        notes += [write_note(name.removeprefix("custom."), tidy(values[name])) for name in lost
                  if name in values]  # fmt: skip
        fields = [Field(self.style.rest, self.markup.encode(text, "prose", ascii=ascii))
                  for text in notes]  # fmt: skip
        return record._replace(fields=(*record.fields, *fields))

    def record_type(self, reference: Reference) -> TypeRule:
        """The rule that writes a reference's type: the first whose conditions hold.

        A type that is kept goes before all others while it still reads as the reference's.
        """
        for tag in reference.extra.get(f"{self.style.family}:@type", ()):
            rules = self.types_read.get(tag, ()) if tag in self.style.kept else ()
            if any(rule.type == reference.type and not rule.has for rule in rules):
                return TypeRule(tag, reference.type)
        for rule in self.types_written.get(reference.type, ()):
            if all(
                reference.variables.get(name) == value for name, value in rule.sets.items()
            ) and all(name in reference.variables for name in rule.asks):
                return rule
        return TypeRule(self.style.default_write or reference.type, reference.type)

    def losses(self, reference: Reference, back: Reference) -> list[str]:
        """Which values did not come back."""
        if back.variables == reference.variables and not reference.custom and not reference.extra:
            return []
        family = self.style.family
        values, found = everything(reference, family), everything(back, family)
        return [name for name, value in values.items() if not same(name, value, found.get(name))]

    def reports(self, reference: Reference, record: Record, back: Reference) -> Iterator[Problem]:
        """What the user should know of the losses."""
        if record.key != reference.id:
            message = f'"{reference.id}" cannot be a key in {self.style.title}; it is {record.key}'
            yield Problem("key-changed", message, reference.id)
        if back.type != reference.type:
            message = f"{self.style.title} has no {reference.type}; written as {record.type}"
            yield Problem("type-narrowed", message, reference.id)
        if lost := self.losses(reference, back):
            names = ", ".join(name.removeprefix("custom.") for name in lost)
            yield Problem("lost", f"{self.style.title} cannot hold {names}", reference.id)


SETTLING = 4
"""How often a record is written again until it comes back as it is."""

NOWHERE = Source("", "")


def keep(
    variable: str,
    value: Any,
    field: Field,
    into: tuple[dict[str, Any], dict[str, Origin]],
    source: Source,
    problems: list[Problem],
) -> None:
    """Keep a value that was read from a field, unless it is empty or known already."""
    values, origins = into
    if not value or variable in values or value == NO_DATE:
        return
    if isinstance(value, Date) and not value.parts and value.literal:
        message = f'"{value.literal}" is not a date; kept as text'
        problems.append(source.problem("date-unparsed", message, field.start))
    values[variable] = value
    name = variable[7:] if variable[:7] == "custom." else variable
    origins[name] = origin_of((field.start, field.end, 1.0, field.tag))
