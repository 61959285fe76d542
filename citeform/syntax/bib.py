"""The .bib syntax: the one door to bibtexparser, which cuts a file into blocks.

This module resolves abbreviations and concatenation, finds the offset of every field, and saves
from a broken entry what can be saved.  Values keep their LaTeX.  Source: "Tame the BeaST" (Markey
2009), section 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from citeform.problems import Problem, Source
from citeform.syntax.record import Field, Parsed, Record

MONTH_NAMES = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
"""The abbreviations every BibTeX style defines; their name is their value here."""

FIELD_START = re.compile(r"(?:^|[,\n])[ \t]*(?=[A-Za-z][\w:.+/-]*\s*=)", re.MULTILINE)
ENTRY_START = re.compile(r"\s*@\s*(\w+)\s*[{(]\s*([^\s,={}]*)\s*,?")
KEY_FORBIDDEN = re.compile(r"[\s\"#%'(),={}~\\]+")


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Cut a .bib file into records; broken entries are reported and keep their whole fields."""
    import logging

    from bibtexparser.entrypoint import parse_string

    # Without a handler of its own, its warnings would go to the terminal; blocks carry them too.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    reader = BibReader(source)
    for block in parse_string(source.text, parse_stack=[]).blocks:
        reader.block(block)
    return Parsed(tuple(reader.records), tuple(reader.problems))


def pairs(fields: Sequence[Any]) -> list[tuple[str, str]]:
    """The names and values of bibtexparser's fields."""
    return [(field.key, field.value) for field in fields]


class BibReader:
    """What has been read of one file so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.keys: set[str] = set()
        self.strings: dict[str, str] = {}
        self.position = 0

    def block(self, block: Any) -> None:
        """Take one of bibtexparser's blocks."""
        raw = block.raw or ""
        start = self.locate(raw)
        kind = type(block).__name__
        if kind == "DuplicateBlockKeyBlock":
            block, kind = block.ignore_error_block, type(block.ignore_error_block).__name__
        if kind == "DuplicateFieldKeyBlock":
            message = f"{', '.join(sorted(block.duplicate_keys))} given twice; the first is used"
            self.problems.append(self.source.problem("duplicate-field", message, start))
            block, kind = block.ignore_error_block, "Entry"
        match kind:
            case "Entry":
                self.entry(block.entry_type, block.key, pairs(block.fields), raw, start)
            case "String":
                self.strings[block.key.lower()] = self.resolve(block.value, start)
            case "ImplicitComment":
                self.comment(raw, start)
            case "ParsingFailedBlock":
                self.broken(raw, start)

    def locate(self, raw: str) -> int:
        """The offset of a block; blocks come in the order of the file."""
        start = self.source.text.find(raw, self.position)
        if start < 0:
            return self.position
        self.position = start + len(raw)
        return start

    def entry(
        self, kind: str, key: str, fields: list[tuple[str, str]], raw: str, start: int
    ) -> None:
        """Keep one entry with its fields' offsets."""
        if key in self.keys:
            message = f'the key "{key}" is used before'
            self.problems.append(self.source.problem("duplicate-key", message, start))
        self.keys.add(key)
        found: list[Field] = []
        seen: set[str] = set()
        position = raw.find(",") + 1
        for name, value in fields:
            at = raw.find(name, position)
            position = raw.find(value, at + len(name)) + len(value)
            if (tag := name.lower()) not in seen:
                seen.add(tag)
                text = self.resolve(value, start + at)
                found.append(Field(tag, text, start + at, start + position))
        self.records.append(Record(kind, key, tuple(found), start, start + len(raw)))

    def resolve(self, value: str, offset: int) -> str:
        """The text of a value: delimiters off, abbreviations replaced, pieces joined."""
        if "#" not in value and value[:1] + value[-1:] in ("{}", '""') and len(value) > 1:
            return value[1:-1]
        if value.isdecimal():
            return value
        return "".join(self.piece(piece.strip(), offset) for piece in concatenated(value))

    def piece(self, piece: str, offset: int) -> str:
        """The text of one piece of a concatenation."""
        if piece[:1] + piece[-1:] in ("{}", '""') and len(piece) > 1:
            return piece[1:-1]
        name = piece.lower()
        if name in self.strings:
            return self.strings[name]
        if piece and not piece.isdecimal() and name not in MONTH_NAMES:
            message = f'"{piece}" is not defined by @string; kept as text'
            self.problems.append(self.source.problem("unknown-string", message, offset))
        return piece

    def comment(self, raw: str, start: int) -> None:
        """Look at text between entries: fields there were cut off by a stray brace."""
        if raw.startswith("%") or not self.records or not FIELD_START.search(raw):
            return
        between = self.source.text[self.records[-1].end : start]
        if between.strip():
            return
        saved = self.saved(raw, start)
        last = self.records[-1]
        known = {field.tag for field in last.fields}
        fields = [field for field in saved if field.tag not in known]
        if fields:
            self.records[-1] = last._replace(fields=(*last.fields, *fields))
        message = f'the braces of "{last.key}" do not balance; its entry ends before this'
        self.problems.append(self.source.problem("unparsed-record", message, start))

    def broken(self, raw: str, start: int) -> None:
        """Keep what can be read of an entry that does not end."""
        head = ENTRY_START.match(raw)
        if not head:
            message = "this is not an entry and was left out"
            self.problems.append(self.source.problem("unparsed-record", message, start))
            return
        kind, key = head[1].lower(), head[2]
        fields = tuple(self.saved(raw[head.end() :], start + head.end()))
        message = f'the entry "{key}" does not end, or its braces do not balance'
        hint = f"kept: {', '.join(field.tag for field in fields)}" if fields else "left out"
        code = "unended-record" if fields else "unparsed-record"
        self.problems.append(self.source.problem(code, message, start, hint))
        if fields:
            self.records.append(Record(kind, key, fields, start, start + len(raw)))

    def saved(self, raw: str, start: int) -> Iterator[Field]:
        """The fields of a broken stretch, one by one, each with its braces balanced."""
        cuts = [match.end() for match in FIELD_START.finditer(raw)]
        for at, end in zip(cuts, [*cuts[1:], len(raw)], strict=False):
            name, _, value = raw[at:end].partition("=")
            value = balanced(value.strip().rstrip(",").rstrip())
            if value:
                yield Field(
                    name.strip().lower(), self.resolve(value, start + at), start + at, start + end
                )


def concatenated(value: str) -> Iterator[str]:
    """The pieces of a value that `#` joins, outside braces and quotation marks."""
    depth, quoted, start = 0, False, 0
    for at, sign in enumerate(value):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and not depth:
            quoted = not quoted
        elif sign == "#" and not depth and not quoted:
            yield value[start:at]
            start = at + 1
    yield value[start:]


def balanced(value: str) -> str:
    """A value cut where its first brace closes, or closed where it does not."""
    if not value.startswith("{"):
        if value.startswith('"'):
            end = value.find('"', 1)
            return value[: end + 1] if end > 0 else f'{value}"'
        return re.split(r"[,}]", value, maxsplit=1)[0].strip()
    depth = 0
    for at, sign in enumerate(value):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return value[: at + 1]
    return value + "}" * depth


def render(records: Sequence[Record], options: Mapping[str, Any]) -> str:
    """Write records as .bib entries, two blanks deep, one field a line.

    The values hold balanced braces, which the LaTeX markup sees to.  By our own hand and not
    bibtexparser's, whose import alone would double what a run costs that only writes.
    """
    return "\n".join(render_entry(record) for record in records)


def render_entry(record: Record) -> str:
    """One entry."""
    fields = "".join(f"  {field.tag} = {{{field.value}}},\n" for field in record.fields)
    return f"@{record.type}{{{record.key},\n{fields}}}\n"


def clean_key(key: str) -> str:
    """A citation key without the signs that BibTeX and its kin forbid in one.

    >>> clean_key("Smith, 2020 {a}")
    'Smith2020a'
    """
    return KEY_FORBIDDEN.sub("", key) or "key"
