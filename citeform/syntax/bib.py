"""The .bib syntax: entries, `@string`, `#`, and what stands between entries.

Braces count as BibTeX counts them, escaped or not.  What an entry that breaks off still holds is
saved; reading goes on at the next entry.  Sources: "Tame the BeaST" (Markey 2009), section 3;
btparse, which biber reads with, for comments inside entries and the commas it forgives.

This is the hot path of reading: a field of the common kind is one match of `FIELD`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from citeform.pattern import pattern
from citeform.problems import Problem, Source
from citeform.syntax.record import Field, Parsed, Record, field_of

MONTH_NAMES = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
"""The abbreviations every BibTeX style defines; their name is their value here."""

GAP = r"(?:\s|%[^\n]*(?:\n|\Z))*"
HEAD = pattern(rf"@{GAP}([A-Za-z][\w-]*){GAP}([{{(])")
KEYS = {
    "{": pattern(r'\s*([^,={}"]*?)\s*(?=[,}])'),
    "(": pattern(r"\s*([^\s,=\"]*)\s*(?=[,)])"),
}
FIELD = pattern(
    r'[\s,]*([^\s=,{}()"#%@]+)\s*=\s*'
    r"(?:\{([^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*)\}"
    r'|"([^"{}\\]*)"|(\d+))(?=\s*[,}])'
)
"""A field with one value, in braces at most three deep, in quotation marks, or a number."""

NAME = pattern(rf'(?:[\s,]|%[^\n]*(?:\n|\Z))*([^\s=,{{}}()"#%@]+){GAP}={GAP}')
END = {
    "{": pattern(r"(?:[\s,]|%[^\n]*(?:\n|\Z))*\}"),
    "(": pattern(r"(?:[\s,]|%[^\n]*(?:\n|\Z))*\)"),
}
JOIN = pattern(rf"{GAP}#{GAP}")
BARE = pattern(r'[^\s,#{}()"][^,#{}()"\n]*')
BRACES = pattern(r"[{}]")
ESCAPED_END = pattern(r"[^{}=\n]*\}(?=\s*[,}\n])")
"""What follows `\\}` where that was no end: to BibTeX the brace closes, to others it does not."""
QUOTED = pattern(r'\\(?="[A-Za-z{])"|[{}"]')
NEXT_ENTRY = pattern(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
FIELD_START = pattern(r"(?:^|[,\n])[ \t]*(?=[A-Za-z][\w:.+/-]*\s*=)", re.MULTILINE)
OTHERS = pattern(r"\s+and\s+others\s*\Z", re.IGNORECASE)
KEY_FORBIDDEN = pattern(r"[\s\"#%'(),={}~\\]+")

BEFORE, AFTER, MORE = "@before", "@after", "and others"
"""Tags of what is no field: the text around an entry, and the lists that end in `and others`."""


class BrokenEntryError(Exception):
    """An entry breaks off; what it still holds is to be saved."""


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Cut a .bib file into records; broken entries are reported and keep their whole fields."""
    reader = BibReader(source)
    reader.read()
    records, form, words = reader.records, options.get("bib", {}), source.text.lower()
    if "crossref" in words or "xdata" in words:
        from citeform.syntax.crossref import inherit

        records = inherit(records, form, partial(elsewhere, source))
    if "others" in words:
        lists = frozenset(form.get("lists", ()))
        records = [open_ended(record, lists) for record in records]
    return Parsed(tuple(records), tuple(reader.problems))


def elsewhere(source: Source) -> Iterator[Record]:
    """The entries of the other inputs, without a place in this one."""
    for other in source.beside:
        if other is not source and HEAD.search(other.text):
            yield from entries_of(other.text)


@lru_cache(maxsize=64)
def entries_of(text: str) -> tuple[Record, ...]:
    """The entries of another input, whose own problems are reported where it is read."""
    reader = BibReader(Source(text))
    reader.read()
    return tuple(record._replace(start=-1) for record in reader.records)


def written(source: Source) -> list[Record]:
    """The entries as they are written, nothing inherited; `parse` reports what is wrong."""
    reader = BibReader(source)
    reader.read()
    return reader.records


def open_ended(record: Record, lists: frozenset[str]) -> Record:
    """The record with `and others` taken off its lists of names, and a field that says so."""
    fields: list[Field] = []
    more: list[Field] = []
    for field in record.fields:
        match = OTHERS.search(field.value) if field.tag in lists else None
        if match:
            more.append(Field(MORE, field.tag, field.start, field.end))
            field = field._replace(value=field.value[: match.start()])
        fields.append(field)
    return record._replace(fields=(*fields, *more)) if more else record


class BibReader:
    """What has been read of one file so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self.keys: set[str] = set()
        self.strings: dict[str, str] = {}
        self.between: list[str] = []
        """What stood since the last entry and is none."""

    def read(self) -> None:
        """Read the whole file."""
        text, position = self.text, 0
        while True:
            at = text.find("@", position)
            match = HEAD.match(text, at) if at >= 0 else None
            if at >= 0 and not match:
                at = text.find("@", at + 1)
                while at >= 0 and not (match := HEAD.match(text, at)):
                    at = text.find("@", at + 1)
            self.outside(position, at if match else len(text))
            if not match:
                break
            position = self.block(match)
        rest = "\n\n".join(self.between)
        if rest and self.records:
            last = self.records[-1]
            self.records[-1] = last._replace(fields=(*last.fields, Field(AFTER, rest)))

    def problem(self, code: str, message: str, offset: int, hint: str = "") -> None:
        """Note what is wrong at an offset."""
        self.problems.append(self.source.problem(code, message, offset, hint))

    def block(self, head: re.Match[str]) -> int:
        """Read what begins at an `@`; give the offset after it."""
        kind = head[1].lower()
        try:
            if kind in ("comment", "preamble"):
                end = self.closing(head.end(), head[2])
                self.between.append(self.text[head.start() : end])
            elif kind == "string":
                fields, end = self.fields(head.end(), head[2])
                self.strings.update((field.tag, field.value) for field in fields)
            else:
                end = self.entry(kind, head)
        except BrokenEntryError:
            end = self.broken(kind, head)
        return end

    def entry(self, kind: str, head: re.Match[str]) -> int:
        """Read one entry; give the offset after it."""
        match = KEYS[head[2]].match(self.text, head.end())
        key, start = (match[1], match.end()) if match else ("", head.end())
        fields, end = self.fields(start, head[2])
        self.add(Record(kind, key, tuple(fields), head.start(), end))
        return end

    def add(self, record: Record) -> None:
        """Keep a record, and what stood before it."""
        if record.key in self.keys:
            message = f'the key "{record.key}" is used before'
            self.problem("duplicate-key", message, record.start)
        if record.key:
            self.keys.add(record.key)
        if self.between:
            before = Field(BEFORE, "\n\n".join(self.between), record.start, record.start)
            record = record._replace(fields=(*record.fields, before))
            self.between = []
        self.records.append(record)

    def fields(self, position: int, opening: str) -> tuple[list[Field], int]:
        """Read fields up to the end of their entry; give the offset after it."""
        text, found, match_field = self.text, list[Field](), FIELD.match
        seen: set[str] = set()
        twice: list[str] = []
        start = position
        while True:
            match = match_field(text, position)
            if match and match.lastindex:
                tag, value, position = match[1].lower(), match[match.lastindex], match.end()
                at = match.start(1)
            else:
                if end := END[opening].match(text, position):
                    break
                if not (name := NAME.match(text, position)):
                    position = self.junk(position)
                    continue
                tag, at = name[1].lower(), name.start(1)
                value, position = self.value(name.end())
            if value[-1:] == "\\" and (rest := ESCAPED_END.match(text, position)):
                value, position = text[position - len(value) - 1 : rest.end() - 1], rest.end()
            if "@" in value and NEXT_ENTRY.search(text, at, position):
                raise BrokenEntryError
            if tag in seen:
                twice.append(tag)
            else:
                seen.add(tag)
                found.append(field_of((tag, value, at, position)))
        if twice:
            message = f"{', '.join(sorted(set(twice)))} given twice; the first is used"
            self.problem("duplicate-field", message, self.text.rfind("@", 0, start))
        return found, end.end()

    def junk(self, position: int) -> int:
        """Pass over what is no field, up to the next one on a line of its own."""
        end = NEXT_ENTRY.search(self.text, position)
        limit = end.start() if end else len(self.text)
        following = FIELD_START.search(self.text, position + 1, limit)
        text = self.text[position : following.start() if following else limit].strip(" \t\n,")
        if not following or "}" in text or "{" in text:
            raise BrokenEntryError
        at = self.text.find(text, position)
        self.problem("unparsed-record", f'"{text[:40]}" is no field and was left out', at)
        return following.end()

    def value(self, position: int) -> tuple[str, int]:
        """Read a value, its pieces joined and abbreviations replaced; give the offset after it."""
        pieces: list[str] = []
        while True:
            piece, position = self.piece(position)
            pieces.append(piece)
            match = JOIN.match(self.text, position)
            if not match:
                return "".join(pieces), position
            position = match.end()

    def piece(self, start: int) -> tuple[str, int]:
        """Read one piece of a value; give the offset after it."""
        sign = self.text[start : start + 1]
        if sign == "{":
            end = self.closing(start + 1, "{")
            return self.text[start + 1 : end - 1], end
        if sign == '"':
            end = self.quotation(start + 1)
            return self.text[start + 1 : end - 1], end
        match = BARE.match(self.text, start)
        if not match:
            raise BrokenEntryError
        word = match[0].rstrip()
        return self.abbreviation(word, start), start + len(word)

    def abbreviation(self, word: str, offset: int) -> str:
        """What a bare word stands for."""
        name = word.lower()
        if name in self.strings:
            return self.strings[name]
        if not word[0].isdigit() and name not in MONTH_NAMES:
            message = f'"{word}" is not defined by @string; kept as text'
            self.problem("unknown-string", message, offset)
        return word

    def closing(self, position: int, opening: str) -> int:
        """The offset after the brace that closes what is open at a position."""
        if opening == "(":
            end = self.text.find(")", position)
            return end + 1 if end >= 0 else len(self.text)
        depth = 1
        for match in BRACES.finditer(self.text, position):
            depth += 1 if match[0] == "{" else -1
            if not depth:
                return match.end()
        raise BrokenEntryError

    def quotation(self, position: int) -> int:
        """The offset after the quotation mark that ends a value; one in braces does not."""
        depth = 0
        for match in QUOTED.finditer(self.text, position):
            sign = match[0]
            if sign == '"' and depth <= 0:
                return match.end()
            depth += {"{": 1, "}": -1}.get(sign, 0)
        raise BrokenEntryError

    def outside(self, start: int, end: int) -> None:
        """Look at text between entries: fields there were cut off by a stray brace."""
        between = self.text[start:end].strip() if end > start + 1 else ""
        if not between:
            return
        if between[0] == "%" or not self.records or not FIELD_START.search(between):
            if between.strip("},) \n\t"):
                self.between.append(between)
            return
        at = self.text.find(between, start)
        last = self.records[-1]
        known = {field.tag for field in last.fields}
        fields = [field for field in self.saved(between, at) if field.tag not in known]
        self.records[-1] = last._replace(fields=(*last.fields, *fields))
        message = f'the braces of "{last.key}" do not balance; its entry ends before this'
        self.problem("unparsed-record", message, at)

    def broken(self, kind: str, head: re.Match[str]) -> int:
        """Keep what can be read of an entry that breaks off; give the offset of the next."""
        following = NEXT_ENTRY.search(self.text, head.end())
        end = following.start() if following else len(self.text)
        match = KEYS["{"].match(self.text, head.end(), end)
        key, start = (match[1], match.end()) if match else ("", head.end())
        saves = kind not in ("comment", "preamble")
        fields = tuple(self.saved(self.text[start:end], start)) if saves else ()
        message = f'the entry "{key}" does not end, or its braces do not balance'
        hint = f"kept: {', '.join(field.tag for field in fields)}" if fields else "left out"
        self.problem("unended-record" if fields else "unparsed-record", message, head.start(), hint)
        if fields and kind == "string":
            self.strings.update((field.tag, field.value) for field in fields)
        elif fields:
            self.add(Record(kind, key, fields, head.start(), end))
        return end

    def saved(self, raw: str, start: int) -> Iterator[Field]:
        """The fields of a broken stretch, one by one, each with its braces balanced."""
        cuts = [match.end() for match in FIELD_START.finditer(raw)]
        seen: set[str] = set()
        for at, end in zip(cuts, [*cuts[1:], len(raw)], strict=False):
            name, _, value = raw[at:end].partition("=")
            value = balanced(value.strip().rstrip(",").rstrip())
            tag = name.strip().lower()
            if value and tag not in seen:
                seen.add(tag)
                bare = value[0] not in '{"'
                text = self.abbreviation(value, start + at) if bare else value[1:-1]
                yield Field(tag, text, start + at, start + end)


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


def render(records: Iterable[Record], options: Mapping[str, Any]) -> str:
    """Write records as .bib entries, two blanks deep, one field a line."""
    return "\n".join(render_entry(record) for record in records)


def render_entry(record: Record) -> str:
    """One entry, with what stands around it; its values hold balanced braces."""
    lines: list[str] = []
    around = {BEFORE: "", AFTER: ""}
    more = {field.value for field in record.fields if field.tag == MORE}
    seen: set[str] = set()
    for tag, value, _, _ in record.fields:
        if tag in seen and tag != MORE:
            continue
        seen.add(tag)
        if tag in around:
            around[tag] = value
        elif tag == "month" and value in MONTH_NAMES:
            lines.append(f"  {tag} = {value},\n")
        elif tag in more:
            lines.append(f"  {tag} = {{{value} and others}},\n")
        elif tag != MORE:
            lines.append(f"  {tag} = {{{value}}},\n")
    entry = f"@{record.type}{{{record.key},\n{''.join(lines)}}}\n"
    before, after = around[BEFORE], around[AFTER]
    return (f"{before}\n\n" if before else "") + entry + (f"\n{after}\n" if after else "")


def clean_key(key: str) -> str:
    """A citation key without the signs that BibTeX and its kin forbid in one.

    >>> clean_key("Smith, 2020 {a}")
    'Smith2020a'
    """
    return KEY_FORBIDDEN.sub("", key) or "key"
