"""A format's style file: TOML → validated Rules.

Loading checks every name against the vocabulary, the codecs and the syntaxes, and refuses rules
that nothing can reach.  A style file never names Python: it is data that a stranger may send.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from citeform.catalogue import Catalogue
from citeform.codecs.registry import CODECS
from citeform.formats.dialect import merged
from citeform.model.vocabulary import CUSTOM, KIND, TYPES
from citeform.problems import CiteformError, Problem, Source
from citeform.tuples import NamedTuple

SYNTAXES = ("bib", "html", "objects", "tagged", "thebibliography", "wikitext", "xml", "yaml")
MARKUPS = ("entities", "latex", "line", "plain", "wikitext")

# The codec of a rule that names none, by the kind of its variable; a style file's [codecs] wins.
DEFAULT_CODECS = {
    "names": "names",
    "date": "date",
    "number": "text",
    "text": "text",
    "identifier": "identifier",
    "title": "title",
    "custom": "json",
}


class Rule(NamedTuple):
    """How some tags stand for some variables."""

    tags: tuple[str, ...]
    """All of these together."""
    variables: tuple[str, ...]
    """All of these together; `custom.…` for a key of `custom`."""
    codec: str
    aliases: tuple[str, ...] = ()
    """Tags that may stand for the first one when reading."""
    types: frozenset[str] = frozenset()
    """The CSL types it holds for; empty for all."""
    reads: bool = True
    writes: bool = True
    also: bool = False
    """Whether another rule may write the same variable too."""


class TypeRule(NamedTuple):
    """How a record type stands for a CSL type, perhaps with variables of a certain value."""

    tag: str
    type: str
    sets: Mapping[str, str] = MappingProxyType({})
    """Variables that reading sets and writing asks for."""
    asks: tuple[str, ...] = ()
    """Variables that must be there for the rule to write."""
    reads: bool = True
    writes: bool = True
    has: Mapping[str, str] = MappingProxyType({})
    """Tags that a record of the type has, and their values: `*x` holds x, an empty one is any."""
    lacks: tuple[str, ...] = ()
    """Tags that a record of the type has not."""

    def fits(self, columns: Mapping[str, Any]) -> bool:
        """Whether a record's fields are those of the type."""
        return not any(tag in columns for tag in self.lacks) and all(
            tag in columns and (not text or says(str(columns[tag][0].value).lower(), text))
            for tag, text in self.has.items()
        )


def says(value: str, text: str) -> bool:
    """Whether a field's value is a text, or holds it when that begins with a star."""
    return text[1:] in value if text[0] == "*" else value == text


class StyleFile(NamedTuple):
    """A record format, read and checked."""

    name: str
    title: str
    family: str
    """The name of the format it builds on, or its own: dialects keep each other's fields."""
    path: Path
    syntax: str
    markup: str
    types: tuple[TypeRule, ...]
    default_read: str
    default_write: str
    kept: frozenset[str]
    """Record types that are written again as they were read, whatever CSL type they stand for."""
    rules: tuple[Rule, ...]
    asks: frozenset[str]
    """Tags of which a record of unknown type has one, or it is no record; none to take any."""
    lossless: bool
    """Whether it can hold every reference there is."""
    rest: str
    """The tag that holds, as `variable: value`, what no rule can say; or nothing."""
    keeps: bool
    """Whether what no rule takes is kept; not where a service tells of its own book-keeping."""
    only: str
    """`read` or `write` when the format goes one way only."""
    prints: str
    """The CSL style whose printed entries it holds, if it does."""
    options: Mapping[str, Any]
    """What the file says to its syntax: the table of the syntax's own name."""


def load(path: Path) -> StyleFile:
    """Read and check a style file.

    Raises `CiteformError` with the file and the line of what is wrong.
    """
    text, table = read_toml(path)
    if "base" in table:
        _, base = read_toml(base_path(path, str(table["base"])))
        table = merged(table, base)
    return Checker(path, text, table).style()


def base_path(path: Path, name: str) -> Path:
    """The file of the style that another builds on: beside it, or one that comes with citeform."""
    beside = path.with_name(f"{name}.toml")
    return beside if beside.is_file() else Catalogue().bundled / f"{name}.toml"


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a style file, and its table.

    Raises `CiteformError` with the file and the line of what is wrong.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CiteformError(Problem("bad-style", f"cannot be read: {error}", str(path))) from None
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, line, column = toml_place(str(error), text)
        raise CiteformError(Problem("bad-style", message, str(path), line, column)) from None


def toml_place(message: str, text: str) -> tuple[str, int, int]:
    """The message of a TOML error without its place, and the place."""
    match = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if not match:
        return lowered(message.partition(" (at ")[0]), text.count("\n") + 1, 1
    return lowered(message[: match.start()]), int(match[1]), int(match[2])


def lowered(message: str) -> str:
    """A message as the middle of a line."""
    return message[:1].lower() + message[1:]


class Checker:
    """One style file on its way from TOML to rules."""

    def __init__(self, path: Path, text: str, table: Mapping[str, Any]) -> None:
        self.path, self.text, self.table = path, text, table

    def fail(self, message: str, word: str = "", hint: str = "") -> CiteformError:
        """The error of a wrong word, with the line where it first stands."""
        match = re.search(rf'(?<![\w-])"?{re.escape(word)}"?(?![\w-])', self.text) if word else None
        line, column = Source(self.text).place(match.start()) if match else (0, 0)
        return CiteformError(Problem("bad-style", message, str(self.path), line, column, hint))

    def known(self, word: str, words: Any, what: str) -> str:
        """The word itself, when it is one of the words."""
        if word not in words:
            from difflib import get_close_matches

            close = get_close_matches(str(word), list(words), 1)
            hint = f'did you mean "{close[0]}"?' if close else ""
            raise self.fail(f'"{word}" is no {what}', str(word), hint)
        return word

    def style(self) -> StyleFile:
        """The whole file."""
        table = self.table
        for member in ("name", "syntax", "types", "fields"):
            if member not in table:
                raise self.fail(f'"{member}" is missing')
        syntax = self.known(table["syntax"], SYNTAXES, "syntax")
        defaults = table["types"].get("default", {})
        rules = tuple(self.rules())
        self.check_reachable(rules)
        return StyleFile(
            name=table["name"],
            title=table.get("title", table["name"]),
            family=table.get("base", table["name"]),
            path=self.path,
            syntax=syntax,
            markup=self.known(table.get("markup", "plain"), MARKUPS, "markup"),
            types=tuple(self.type_rules()),
            default_read=self.known(defaults.get("read", "document"), TYPES, "CSL type"),
            default_write=defaults.get("write", ""),
            kept=frozenset(table["types"].get("kept", ())),
            rules=rules,
            asks=frozenset(table["fields"].get("asks", ())),
            lossless=bool(table.get("lossless")),
            rest=table["fields"].get("rest", ""),
            keeps=table["fields"].get("extra", True) is not False,
            only=self.known(table["only"], ("read", "write"), "direction")
            if "only" in table
            else "",
            prints=table.get("prints", ""),
            options=self.options(syntax, rules),
        )

    def options(self, syntax: str, rules: tuple[Rule, ...]) -> dict[str, Any]:
        """The table of the syntax, and what a syntax that looks for its fields must look for."""
        tags = [tag for rule in rules for tag in (*rule.tags, *rule.aliases)]
        rest = self.table["fields"].get("rest")
        options = {
            syntax: self.table.get(syntax, {}),
            "tags": list(dict.fromkeys([*tags, rest] if rest else tags)),
            "types": [rule.tag for rule in self.type_rules() if rule.reads],
        }
        if syntax == "xml":
            from citeform.syntax.xml import check

            try:
                check(options)
            except (ValueError, re.error) as error:
                raise self.fail(str(error)) from None
        return options

    def type_rules(self) -> Iterator[TypeRule]:
        """The rules of `[types.both]`, `[types.read]` and `[types.write]`, in that order."""
        for section in ("both", "read", "write"):
            for tag, target in self.table["types"].get(section, {}).items():
                if section == "write":
                    self.known(tag, TYPES, "CSL type")
                    yield TypeRule(target, tag, reads=False)
                    continue
                # Several patterns for one tag are tried in their order when reading.
                for pattern in target if isinstance(target, list) else [target]:
                    yield self.type_rule(tag, pattern, writes=section == "both")

    def type_rule(self, tag: str, target: Any, writes: bool) -> TypeRule:
        """The rule of a record type, for one pattern."""
        pattern = dict(target) if isinstance(target, dict) else {"type": target}
        kind = self.known(pattern.pop("type", ""), TYPES, "CSL type")
        has, lacks = pattern.pop("has", {}), pattern.pop("lacks", ())
        if isinstance(has, list):
            has = dict.fromkeys(has, "")
        for variable in pattern:
            self.known(variable, KIND, "CSL variable")
        return TypeRule(
            tag,
            kind,
            {name: value for name, value in pattern.items() if value is not True},
            tuple(name for name, value in pattern.items() if value is True),
            writes=writes,
            has=has,
            lacks=tuple(lacks),
        )

    def rules(self) -> Iterator[Rule]:
        """The rules of `[fields]` in their order; one for a kind is one for each variable of it."""
        rows = self.table["fields"].get("rules", ())
        named = {row.get("var") for row in rows if row.get("tag") == row.get("var")}
        for row in rows:
            self.check_members(row)
            kind = row.get("kind")
            if not kind:
                yield self.rule(row)
                continue
            self.known(kind, VARIABLES, "kind of variable")
            for name in VARIABLES[kind]:
                if name not in named:
                    yield self.rule({**row, "tag": name, "var": name})

    def check_members(self, row: Mapping[str, Any]) -> None:
        """Refuse a member that no rule has."""
        for member in row:
            self.known(member, MEMBERS, "member of a rule")

    def rule(self, row: Mapping[str, Any]) -> Rule:
        """One row of `[fields]`."""
        tags = tuple(row.get("tags") or [row.get("tag", "")])
        variables = tuple(row.get("vars") or [row.get("var", "")])
        if not all(tags):
            raise self.fail('a rule has no "tag"', str(row.get("var", "")))
        for variable in variables:
            self.known(variable, KINDS, "CSL variable")
        only = row.get("only", "")
        return Rule(
            tags,
            variables,
            self.known(row.get("codec") or self.codec_of(variables[0]), CODECS, "codec"),
            tuple(row.get("aliases", ())),
            frozenset(self.types(row.get("types", ()))),
            reads=only != "write",
            writes=only != "read",
            also=bool(row.get("also")),
        )

    def codec_of(self, variable: str) -> str:
        """The codec that a variable's kind asks for."""
        kind = KINDS[variable]
        if kind == "text" and "title" in variable:
            kind = "title"
        codecs = self.table.get("codecs", {})
        for name in codecs:
            self.known(name, DEFAULT_CODECS, "kind of variable")
        return str(codecs.get(kind, DEFAULT_CODECS[kind]))

    def types(self, names: Any) -> Iterator[str]:
        """CSL types, a group by its members."""
        groups = self.table.get("groups", {})
        for name in names:
            if name.startswith("@"):
                yield from self.types(groups[self.known(name[1:], groups, "group")])
            else:
                yield self.known(name, TYPES, "CSL type")

    def check_reachable(self, rules: tuple[Rule, ...]) -> None:
        """Refuse a rule whose tag and variable an earlier one takes in every case."""
        for at, rule in enumerate(rules):
            for earlier in rules[:at]:
                wider = not earlier.types or (rule.types and rule.types <= earlier.types)
                same = earlier.tags == rule.tags and earlier.variables == rule.variables
                covers = earlier.reads >= rule.reads and earlier.writes >= rule.writes
                if wider and same and covers:
                    message = f'the rule {rule.tags[0]} = "{rule.variables[0]}" is never reached'
                    raise self.fail(message, rule.tags[0])


KINDS = {**KIND, **{f"custom.{name}": "custom" for name in CUSTOM}, "extra": "custom"}
"""What a rule may read and write → its kind: variables, keys of `custom`, and all of `extra`."""
VARIABLES: dict[str, list[str]] = {}
for _name, _kind in KINDS.items():
    if _name != "extra":
        VARIABLES.setdefault(_kind, []).append(_name)

MEMBERS = "tag tags aliases var vars kind types codec only also instead".split()
"""What a row of `[fields]` may say."""
