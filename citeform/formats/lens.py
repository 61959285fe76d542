"""A style file's rules, applied in either direction.

Reading, a rule claims its tags; writing, its variables; later rules see what is left.  What no rule
takes goes to `extra`.  A loss is found by reading back what was written, so that no codec has to
know what it cannot say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

from citeform.codecs.notes import read_notes, read_whole_note, write_note
from citeform.codecs.pages import read_pages
from citeform.codecs.registry import CODECS
from citeform.formats.stylefile import Rule, StyleFile, TypeRule
from citeform.model.reference import NO_DATE, Library, Origin, Reference
from citeform.model.values import Date, Name
from citeform.model.vocabulary import CUSTOM, KIND, TYPES
from citeform.problems import Problem, Source
from citeform.syntax.record import Field, Parsed, Record


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
    def types_read(self) -> dict[str, TypeRule]:
        """Record type, in lower case → its rule."""
        rules = reversed([rule for rule in self.style.types if rule.reads])
        return {rule.tag.lower(): rule for rule in rules}

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
        problems = sorted((*parsed.problems, *problems), key=place)
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
        if not asks or self.type_rule(record.type):
            return True
        if any(field.tag in asks for field in record.fields):
            return True
        names = ", ".join(field.tag for field in record.fields[:3]) or "nothing in it"
        message = f"an object with {names} is no {self.style.title} item"
        problems.append(source.problem("not-csl", message, record.start))
        return False

    def type_rule(self, word: str) -> TypeRule | None:
        """The rule that reads a record type: the whole of it, or the first part that is known.

        JSON formats say in several members what a work is: `Text/article-journal` in DataCite's,
        `article/periodical` in Hayagriva's.
        """
        word = word.lower()
        rule = self.types_read.get(word)
        if rule is None and "/" in word:
            return next(filter(None, map(self.types_read.get, word.split("/"))), None)
        return rule

    def read_record(self, record: Record, source: Source, problems: list[Problem]) -> Reference:
        """Read one record; what is wrong with it is added to the problems."""
        rule = self.type_rule(record.type)
        if rule is None:
            kind = self.style.default_read
            message = f'"{record.type}" is no {self.style.title} type; read as {kind}'
            problems.append(source.problem("unknown-type", message, record.start))
        else:
            kind = rule.type
        columns: dict[str, list[Field]] = {}
        for field in record.fields:
            columns.setdefault(field.tag, []).append(field)
        values: dict[str, Any] = {}
        origins: dict[str, Origin] = {}
        if self.style.rest in columns:
            kind = self.read_rest(columns, values, origins) or kind
        noted = frozenset(values)
        for one in self.plan(kind, True).chosen(columns):
            fields = claim(one, columns, values, noted)
            if fields:
                self.read_rule(one, fields, (values, origins), source, problems)
        for name, text in rule.sets.items() if rule else ():
            values.setdefault(name, text)
        extra = {f"{self.style.name}:{tag}": tuple(f.value for f in left)
                 for tag, left in columns.items() if left and self.style.keeps}  # fmt: skip
        for name, texts in (values.pop("extra", None) or {}).items():
            extra[name] = tuple(texts)
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
            found, left = take(field.value) if isinstance(field.value, str) else ([], "")
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

    def read_rule(
        self,
        rule: Rule,
        fields: list[list[Field]],
        into: tuple[dict[str, Any], dict[str, Origin]],
        source: Source,
        problems: list[Problem],
    ) -> None:
        """Read the values of one rule from the fields it claimed."""
        codec = CODECS[rule.codec]
        first = fields[0][0] if fields[0] else next(column[0] for column in fields if column)
        unknown: list[str] = []
        try:
            if len(fields) == 1:
                result = codec.read(self.texts(fields[0], codec.mode, unknown))
            else:
                result = codec.read(*(self.texts(one, codec.mode, unknown) for one in fields))
        except ValueError as error:
            message = f'"{first.tag}": {error}; left out'
            problems.append(source.problem("not-csl", message, first.start))
            return
        for command in unknown:
            message = f"\\{command} is no known LaTeX command; its text is kept"
            problems.append(source.problem("unknown-command", message, first.start))
        values, origins = into
        several = result if len(rule.variables) > 1 else (result,)
        for variable, value in zip(rule.variables, several, strict=True):
            if not value or value == NO_DATE or variable in values:
                # One of several that an earlier rule has read stays as it is.
                continue
            if isinstance(value, Date) and not value.parts and value.literal:
                message = f'"{value.literal}" is not a date; kept as text'
                problems.append(source.problem("date-unparsed", message, first.start))
            values[variable] = value
            origin = Origin(first.start, first.end, 1.0, first.tag)
            origins[variable.removeprefix("custom.")] = origin

    def texts(self, column: list[Field], mode: str, unknown: list[str]) -> list[Any]:
        """The texts of some fields, their markup read; unknown commands are added to the list."""
        if mode == "raw":
            return [field.value for field in column]
        decode = self.markup.decode
        return [decode(field.value, mode, unknown) for field in column]

    # -- writing

    def write(
        self, references: Iterable[Reference], options: Mapping[str, Any]
    ) -> tuple[str, list[Problem]]:
        """Write references; what the format cannot say is a problem each."""
        ascii = bool(options.get("ascii"))
        records: list[Record] = []
        problems: list[Problem] = []
        for reference in references:
            if self.style.lossless:
                records.append(self.write_record(reference, ascii))
                continue
            record, back = self.settled(reference, ascii)
            records.append(record)
            problems += self.reports(reference, record, back)
        return self.syntax.render(records, self.style.options), problems

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
        back = self.read_record(record, NOWHERE, [])
        lost = self.losses(reference, back) if self.style.rest else []
        if self.style.rest and (lost or back.type != reference.type):
            record = self.write_rest(reference, record, back.type != reference.type, lost, ascii)
            back = self.read_record(record, NOWHERE, [])
        return record, back

    def write_record(self, reference: Reference, ascii: bool) -> Record:
        """Write one reference as a record."""
        values = everything(reference, self.style.name)
        tag = self.record_type(reference)
        for name in tag.sets:
            values.pop(name, None)
        fields: list[Field] = []
        written: set[str] = set()
        taken: set[str] = set()
        for rule in self.plan(reference.type, False).chosen(values):
            free = taken.isdisjoint(rule.tags) or CODECS[rule.codec].repeats
            if free and (rule.also or written.isdisjoint(rule.variables)):
                found = self.write_rule(rule, values, ascii)
                fields += found
                written.update(rule.variables if found else ())
                taken.update(field.tag for field in found)
        prefix = f"{self.style.name}:"
        for name, texts in reference.extra.items():
            if name.startswith(prefix):
                fields += [Field(name.removeprefix(prefix), text) for text in texts]
        return Record(tag.tag, self.syntax.clean_key(reference.id), tuple(fields))

    def write_rule(self, rule: Rule, values: Mapping[str, Any], ascii: bool) -> list[Field]:
        """Write the variables of one rule as its fields."""
        codec = CODECS[rule.codec]
        mode = codec.mode
        found = [values.get(name) for name in rule.variables]
        if mode != "raw":
            found = [one_line(one) if mode == "verbatim" else tidy(one) for one in found]
        columns = codec.write(*found)
        if len(rule.tags) == 1:
            columns = (columns,)
        fields: list[Field] = []
        encode = self.markup.encode
        for tag, column in zip(rule.tags, columns, strict=True):
            for text in column:
                if mode != "raw":
                    text = encode(text.strip(), mode, ascii=ascii)
                if text:
                    fields.append(Field(tag, text))
        return fields

    def said(self, reference: Reference, record: Record) -> Reference:
        """What a record of a format that is never read says: the variables that rules wrote."""
        values = everything(reference, self.style.name)
        written = {field.tag for field in record.fields}
        names = {
            name
            for rule in self.plan(reference.type, False).chosen(values)
            if not written.isdisjoint(rule.tags)
            for name in rule.variables
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
        values = everything(reference, self.style.name)
        notes = [write_note("type", reference.type)] if kind else []
        notes += [write_note(name.removeprefix("custom."), tidy(values[name])) for name in lost
                  if name in values]  # fmt: skip
        fields = [Field(self.style.rest, self.markup.encode(text, "prose", ascii=ascii))
                  for text in notes]  # fmt: skip
        return record._replace(fields=(*record.fields, *fields))

    def record_type(self, reference: Reference) -> TypeRule:
        """The rule that writes a reference's type: the first whose conditions hold."""
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
        values, found = everything(reference, self.style.name), everything(back, self.style.name)
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


def content(record: Record) -> tuple[str, list[tuple[str, Any]]]:
    """What a record says, wherever it stands."""
    return record.type, [field[:2] for field in record.fields]


def place(problem: Problem) -> tuple[int, int]:
    """Where a problem stands in its text, for sorting."""
    return problem.line, problem.column


def everything(reference: Reference, format: str) -> dict[str, Any]:
    """All that a reference holds, by the names that rules use; its own extras apart."""
    values: dict[str, Any] = dict(reference.variables)
    if reference.custom:
        values |= {f"custom.{name}": value for name, value in reference.custom.items()}
    if not reference.extra:
        return values
    prefix = f"{format}:"
    extra = {name: list(texts) for name, texts in reference.extra.items()
             if not name.startswith(prefix)}  # fmt: skip
    if extra:
        values["extra"] = extra
    return values


def same(name: str, value: Any, back: Any) -> bool:
    """Whether a value came back; white space and a completed last page do not count."""
    if value == back:
        return True
    if isinstance(value, str) and isinstance(back, str):
        return value.split() == back.split() or (name == "page" and read_pages(value) == back)
    return bool(tidy(value) == tidy(back))


def tidy(value: Any) -> Any:
    """A value with its white space folded, as every format folds it; lines of a text stay lines."""
    if isinstance(value, str):
        if value.isprintable() and "  " not in value and value.strip() == value:
            return value
        return "\n".join(" ".join(line.split()) for line in value.split("\n")).strip()
    if isinstance(value, Date):
        return value._replace(literal=" ".join(value.literal.split())) if value.literal else value
    if isinstance(value, tuple):
        return tuple(tidy_name(one) for one in value)
    return value


def one_line(value: Any) -> Any:
    """An identifier on one line."""
    return " ".join(value.split()) if isinstance(value, str) else value


def tidy_name(name: Any) -> Any:
    """A name with the white space of its parts folded."""
    if not isinstance(name, Name) or all(tidy(part) is part for part in name[:6]):
        return name
    return Name._make([*(" ".join(part.split()) for part in name[:6]), *name[6:]])


KNOWN = 2000
"""How many sets of names a plan remembers the rules for; records of a file are much alike."""


class Plan:
    """The rules that hold for one CSL type in one direction."""

    def __init__(self, rules: tuple[Rule, ...], kind: str, reads: bool) -> None:
        self.rules = [
            rule
            for rule in rules
            if (rule.reads if reads else rule.writes) and (not rule.types or kind in rule.types)
        ]
        self.known: dict[tuple[str, ...], list[Rule]] = {}
        self.by_name: dict[str, list[int]] = {}
        for at, rule in enumerate(self.rules):
            for name in (*rule.tags, *rule.aliases) if reads else rule.variables:
                self.by_name.setdefault(name, []).append(at)

    def chosen(self, names: Iterable[str]) -> list[Rule]:
        """The rules that any of the names may call for, in the order of the style file."""
        key = tuple(names)
        if (rules := self.known.get(key)) is None:
            found = {at for name in key for at in self.by_name.get(name, ())}
            rules = [self.rules[at] for at in sorted(found)]
            if len(self.known) < KNOWN:
                self.known[key] = rules
        return rules


def claim(
    rule: Rule, columns: dict[str, list[Field]], values: Mapping[str, Any], noted: frozenset[str]
) -> list[list[Field]]:
    """Take a rule's fields out of the columns; none when its variables are known already.

    What stands beside a note that says the same variable better is dropped with it.
    """
    if all(name in values for name in rule.variables):
        if rule.also or (rule.writes and noted.issuperset(rule.variables)):
            for tag in rule.tags:
                columns.pop(tag, None)
        return []
    if len(rule.tags) > 1:
        taken = [columns.pop(tag, []) for tag in rule.tags]
        return taken if any(taken) else []
    tag = rule.tags[0]
    tags = [tag] if tag in columns else []
    if rule.aliases:
        tags += [alias for alias in rule.aliases if alias in columns]
    if not tags:
        return []
    if CODECS[rule.codec].repeats:
        if len(tags) == 1:
            return [columns.pop(tags[0])]
        # "A1  - First" and "AU  - Second" are one list.
        fields = [field for tag in tags for field in columns.pop(tag)]
        return [sorted(fields, key=lambda field: field.start)]
    column = columns.pop(tags[0])
    if len(column) > 1:
        columns[tags[0]] = column[1:]
    return [column[:1]]
