"""YAML: a list of entries, a map of them by their keys, or a document each.

PyYAML is asked for its events only, never to build anything: a plain scalar stays the text that is
written (no `yes`, no date, no octal number), but for `null`, `true`, `false` and whole numbers.
An alias is followed as long as what it repeats is not larger than the text allows, a key that
stands twice is reported, and one broken entry costs no other.  Written YAML is the common part of
1.1 and 1.2, and what another parser could take for a number or a date stands in quotation marks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from citeform.problems import Problem, Source
from citeform.syntax.record import Frame, Parsed, Record
from citeform.syntax.shape import Shape, entries, item, record, shape

DEEPEST = 60
"""Maps and lists nested deeper than this are no bibliography."""
LARGEST = 1_000_000
"""As many values as aliases may make of a text."""

INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})\Z")
WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
CONTROL = re.compile("[^\t\n -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 and 1.2 do not allow in a text, and a mark of byte order inside it."""
PLAIN = re.compile(r"[^\W\d_][\w ./()'&+;–—-]*(?<! )\Z")
"""Text that needs no quotation marks, whoever reads it."""
RESERVED = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|nan|inf)\Z", re.IGNORECASE)
UNSAFE = re.compile("[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Signs that JSON writes as they are and YAML does not allow, or takes for a line break."""


class YamlError(ValueError):
    """A stretch that is no YAML; its arguments are a message and an offset."""


class Map(dict[str, Any]):
    """A map that was read, with the places of its keys."""

    start: int
    starts: dict[str, int]
    """Key → the offset where it stands."""
    rows: list[tuple[str, Any, int]]
    """All keys and values in their order, a key that stands twice included."""


@cache
def loader() -> Any:
    """The events' source: libyaml where PyYAML was built with it, ten times faster."""
    import yaml

    return getattr(yaml, "CLoader", yaml.Loader)


class Builder:
    """The values of a YAML text, built from its events."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source, self.problems = source, problems
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.made = 0

    def documents(self, text: str, base: int = 0) -> Iterator[Any]:
        """The documents of a text that begins at an offset of the source."""
        import yaml

        self.base = base
        try:
            for event in (events := yaml.parse(text, Loader=loader())):
                if isinstance(event, yaml.DocumentStartEvent):
                    self.anchors = {}
                    yield self.value(next(events), events, 0)[0]
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            message = " ".join((error.problem or "not YAML").split())
            raise YamlError(f"not YAML: {message}", base + (mark.index if mark else 0)) from None
        except yaml.YAMLError as error:
            message = " ".join(str(error).split())
            raise YamlError(f"not YAML: {message}", base) from None

    def value(self, event: Any, events: Iterator[Any], depth: int) -> tuple[Any, int]:
        """The value that begins with an event, and how many values are in it."""
        at = self.base + event.start_mark.index
        if depth > DEEPEST:
            raise YamlError("nested too deeply", at)
        kind = type(event).__name__
        if kind == "AliasEvent":
            if event.anchor not in self.anchors:
                raise YamlError(f'"*{event.anchor}" stands for nothing yet', at)
            found, size = self.anchors[event.anchor]
        elif kind == "ScalarEvent":
            found, size = scalar(event), 1
        elif kind == "SequenceStartEvent":
            found, size = self.sequence(events, depth)
        else:
            found, size = self.mapping(events, depth, at)
        self.made += size if kind == "AliasEvent" else 0
        if self.made > LARGEST:
            raise YamlError("its aliases stand for more than a bibliography can hold", at)
        if kind != "AliasEvent" and event.anchor:
            self.anchors[event.anchor] = found, size
        return found, size

    def sequence(self, events: Iterator[Any], depth: int) -> tuple[list[Any], int]:
        """The rest of a list."""
        found, size = [], 1
        while type(event := next(events)).__name__ != "SequenceEndEvent":
            one, count = self.value(event, events, depth + 1)
            found.append(one)
            size += count
        return found, size

    def mapping(self, events: Iterator[Any], depth: int, start: int) -> tuple[Map, int]:
        """The rest of a map; of two keys alike the first is kept."""
        found = Map()
        found.start, found.starts, found.rows = start, {}, []
        size = 1
        while type(event := next(events)).__name__ != "MappingEndEvent":
            at = self.base + event.start_mark.index
            key, count = self.value(event, events, depth + 1)
            value, further = self.value(next(events), events, depth + 1)
            size += count + further
            word = event.value if type(event).__name__ == "ScalarEvent" else key
            if not isinstance(word, str):
                message = "a key that is a list or a map was left out"
                self.problems.append(self.source.problem("unparsed-record", message, at))
            elif word == "<<" and isinstance(value, Map):
                for name, inner in value.items():
                    found.setdefault(name, inner)
            else:
                self.add(found, word, value, at, depth)
        return found, size

    def add(self, found: Map, key: str, value: Any, at: int, depth: int) -> None:
        """Give a map one more member; one that stands twice is reported."""
        found.rows.append((key, value, at))
        if key not in found.starts:
            found[key], found.starts[key] = value, at
        elif depth:
            message = f'"{key}" stands twice; the first is used'
            self.problems.append(self.source.problem("duplicate-field", message, at))


def scalar(event: Any) -> Any:
    """The value of a scalar: the text as it is written, unless it can only be something else."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in WORDS:
        return WORDS[text]
    return int(text) if INTEGER.match(text) else text


# -- parsing


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Cut YAML into records; after a fault, reading goes on at the next entry."""
    table = options["yaml"]
    form, layout = shape(table), table["layout"]
    problems: list[Problem] = []
    records: list[Record] = []
    for start, text in blocks(CONTROL.sub("\ufffd", source.text), layout):
        for value in values(source, text, start, layout, problems):
            records += READERS[layout](value, form, table, source, problems)
    return Parsed(tuple(records), tuple(problems))


METADATA = re.compile(r"^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.MULTILINE | re.DOTALL)
"""A block of metadata in a text for pandoc."""


def blocks(text: str, layout: str) -> Iterator[tuple[int, str]]:
    """The stretches of a text that are YAML; the text around pandoc's metadata is not."""
    found = METADATA.finditer(text) if layout == "list" else ()
    metadata = [(match.start(1), match[1]) for match in found if "references:" in match[1]]
    yield from metadata or [(0, text)]


def values(
    source: Source, text: str, start: int, layout: str, problems: list[Problem]
) -> Iterator[Any]:
    """The documents of a text; where it is broken, those of its entries one by one."""
    before: list[Problem] = []
    builder = Builder(source, before)
    try:
        found = list(builder.documents(text, start))
    except YamlError as error:
        parts = list(cuts(text, layout))
        if len(parts) < 2:
            problems.append(source.problem("unparsed-record", *place(error, source)))
            return
    else:
        problems += before
        yield from found
        return
    for at, part in parts:
        try:
            yield from Builder(source, problems).documents(part, start + at)
        except YamlError as error:
            problems.append(source.problem("unparsed-record", *place(error, source)))


def place(error: YamlError, source: Source) -> tuple[str, int]:
    """The message and the offset of a fault, which may lie behind the last sign."""
    message, offset = error.args
    return message, max(0, min(offset, len(source.text) - 1))


LIST_ENTRY = re.compile(r"^( *)- ", re.MULTILINE)
CUTS = {
    "map": re.compile(r"^(?![-#.\s])[^\n]*:[ \t]*(?:#.*)?$", re.MULTILINE),
    "documents": re.compile(r"^---", re.MULTILINE),
}
"""Where the entries of a layout begin, in a text that is broken."""


def cuts(text: str, layout: str) -> Iterator[tuple[int, str]]:
    """The entries of a broken text, with their offsets."""
    pattern = CUTS.get(layout)
    if pattern is None:
        first = LIST_ENTRY.search(text)
        if not first:
            return
        pattern = re.compile(rf"^{first[1]}- ", re.MULTILINE)
    starts = [match.start() for match in pattern.finditer(text)]
    if layout == "documents":
        starts = sorted({0, *starts})
    for at, end in zip(starts, [*starts, len(text)][1:], strict=False):
        yield at, text[at:end]


def read_list(
    value: Any, form: Shape, table: Mapping[str, Any], source: Source, problems: list[Problem]
) -> Iterator[Record]:
    """The records of a list, or of a map that holds one."""
    for outer in value if isinstance(value, list) else [value]:
        for one in entries(outer, form):
            if isinstance(one, Map):
                yield record(one, one.start, one.start, form)
            elif one is not None:
                message = "what stands there is no map of a reference's fields"
                problems.append(source.problem("not-csl", message, getattr(outer, "start", None)))


def read_map(
    value: Any, form: Shape, table: Mapping[str, Any], source: Source, problems: list[Problem]
) -> Iterator[Record]:
    """The records of a map of them by their keys."""
    if not isinstance(value, Map):
        if value is not None:
            message = "what stands there is no map of entries"
            problems.append(source.problem("unparsed-record", message, 0))
        return
    keys: set[str] = set()
    for key, one, at in value.rows:
        if key in keys:
            message = f'"{key}" stands twice; both entries are kept'
            problems.append(source.problem("duplicate-key", message, at))
        keys.add(key)
        if isinstance(one, Map):
            yield record(one, at, at, form)._replace(key=key)
        else:
            message = f'"{key}" has no fields and was left out'
            problems.append(source.problem("unparsed-record", message, at))


def read_document(
    value: Any, form: Shape, table: Mapping[str, Any], source: Source, problems: list[Problem]
) -> Iterator[Record]:
    """The one record of a document: what it prefers to be cited, or itself."""
    if not isinstance(value, Map):
        if value is not None:
            message = "what stands there is no map of fields"
            problems.append(source.problem("unparsed-record", message, 0))
        return
    preferred = value.get(table["wrap"])
    one = preferred if isinstance(preferred, Map) else value
    read = record(one, one.start, one.start, form)
    needed = table["needed"]
    fields = [field for field in read.fields if field.value != needed.get(field.tag)]
    key = KEY_LINE.search(source.text[: value.start].rpartition("\n---")[2])
    yield read._replace(fields=tuple(fields), key=commented(key[1].strip()) if key else "")


def commented(key: str) -> str:
    """The key that a comment holds, as it is or in quotation marks."""
    try:
        return str(json.loads(key)) if key.startswith('"') else key
    except ValueError:
        return key


KEY_LINE = re.compile(r"^# key: (.*)$", re.MULTILINE)
"""A comment that holds the citation key, for a format that has no place for it."""

READERS = {"list": read_list, "map": read_map, "documents": read_document}
"""How the records stand in a file → what finds them."""


# -- rendering


def clean_key(key: str) -> str:
    """Any string is a key in YAML."""
    return key


def frame(options: Mapping[str, Any]) -> Frame:
    """What stands around and between records."""
    table = options["yaml"]
    if table["layout"] == "map":
        return Frame(between="\n")
    if table["layout"] == "documents":
        return Frame(between="---\n")
    return Frame(f"{table['under']}:\n")


def render(records: Iterable[Record], options: Mapping[str, Any]) -> str:
    """Write records in block style, a field a line."""
    table = options["yaml"]
    form = shape(table)
    if table["layout"] == "map":
        text = "\n".join(
            f"{scalar_text(one.key)}:\n{text_of(item(one, form), '  ')}" for one in records
        )
    elif table["layout"] == "documents":
        text = "---\n".join(document(one, form, table) for one in records)
    else:
        text = "".join("- " + text_of(item(one, form), "  ").removeprefix("  ") for one in records)
        text = text and f"{table['under']}:\n{text}"
    return text or f"{table.get('under', '')}{': []' if 'under' in table else '{}'}\n"


def document(one: Record, form: Shape, table: Mapping[str, Any]) -> str:
    """A document of one record, with all that its format asks for."""
    members = {**table["needed"], **item(one, form)}
    kind = members.pop(form.type[0])
    if kind in table["bare"] and members.keys() <= set(table["top"]):
        whole = {**table["head"], "type": table["bare"][kind], **members}
    else:
        above = {name: members[name] for name in table["needed"]}
        whole = {**table["head"], **above, table["wrap"]: {"type": kind, **members}}
    key = f"# key: {scalar_text(one.key)}\n" if one.key else ""
    return key + text_of(whole, "")


def text_of(value: Mapping[str, Any], indent: str) -> str:
    """The lines of a map."""
    return "".join(
        f"{indent}{scalar_text(name)}:{member_text(inner, indent)}" for name, inner in value.items()
    )


def member_text(value: Any, indent: str) -> str:
    """What stands behind the colon of a key."""
    if isinstance(value, Mapping) and value:
        return "\n" + text_of(value, f"{indent}  ")
    if isinstance(value, list) and value and not is_numbers(value):
        return "\n" + "".join(f"{indent}  -{entry_text(one, indent + '  ')}" for one in value)
    return f" {scalar_text(value)}\n"


def entry_text(value: Any, indent: str) -> str:
    """What stands behind the hyphen of a list."""
    if isinstance(value, Mapping) and value:
        return " " + text_of(value, f"{indent}  ").lstrip(" ")
    return f" {scalar_text(value)}\n"


def is_numbers(value: Any) -> bool:
    """Whether a value is whole numbers or lists of them, as CSL's dates are."""
    return isinstance(value, int) or (isinstance(value, list) and all(map(is_numbers, value)))


def scalar_text(value: Any) -> str:
    """A scalar, or a list on one line, in quotation marks where anything could misread it."""
    if isinstance(value, str) and PLAIN.match(value) and not RESERVED.match(value):
        return value
    text = json.dumps(value, ensure_ascii=False)
    return UNSAFE.sub(escaped, text)


def escaped(match: re.Match[str]) -> str:
    """The escape of a sign; half of one that is beyond the first plane is an unknown one."""
    sign = match[0]
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else f"\\u{ord(sign):04x}"
