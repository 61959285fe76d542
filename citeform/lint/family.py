"""Checks between the entries of a .bib file: keys, inheritance, and one way of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citeform.lint.entries import BibField, Entry, Finding
from citeform.problems import Source
from citeform.syntax.bib import KEY_FORBIDDEN, elsewhere

PARENTS = ("crossref", "xref", "xdata", "entryset", "related")
"""Fields that name other entries."""
ALIASES = "ids"
"""The field with other keys of its own entry."""
INHERITING = ("crossref", "xdata")
"""Those by which fields are handed on."""

LONGEST = 8
"""Entries of a circle that are named one by one."""

COMMAND = re.compile(r"\\(?:[\"'`^~=.]\s*\{?\\?[A-Za-z]|[cvuHkrd]\s*\{)")
"""An accent as LaTeX writes it."""
LETTER = re.compile(r"[À-ÖØ-öø-ſǍ-ȳḀ-ỹ]")
"""A letter with an accent as Unicode has it."""


def check_keys(entries: list[Entry], source: Source) -> Iterator[Finding]:
    """Every entry has a key that TeX can name, and that no other one has in other case."""
    seen: dict[str, str] = {}
    for entry in entries:
        key = entry.key
        if not key:
            yield Finding("missing-key", f"the @{entry.type} has no key", entry.start)
            continue
        if match := KEY_FORBIDDEN.search(key):
            sign = "blanks" if match[0].isspace() else f'"{match[0]}"'
            message = f'the key "{key}" holds {sign}'
            yield Finding("bad-key", message, entry.start, hint="cite it by its new key everywhere")
        other = seen.setdefault(key.lower(), key)
        if other != key:
            message = f'the keys "{other}" and "{key}" are one to BibTeX'
            yield Finding("duplicate-key", message, entry.start)


def check_parents(entries: list[Entry], source: Source) -> Iterator[Finding]:
    """The entries that others name are there, in this file or another one of the run."""
    known = {entry.key.lower() for entry in entries}
    known.update(key.lower() for entry in entries for _, key in parents(entry, (ALIASES,)))
    is_whole = False
    for entry in entries:
        for field, key in parents(entry, PARENTS):
            if key.lower() not in known and not is_whole:
                known.update(record.key.lower() for record in elsewhere(source))
                is_whole = True
            if key.lower() not in known:
                message = f'{entry.name}: {field.tag} names "{key}", and there is no such entry'
                yield Finding("crossref-missing", message, field.start)


def parents(entry: Entry, tags: tuple[str, ...]) -> Iterator[tuple[BibField, str]]:
    """The keys that an entry's fields name, each with the field."""
    for tag in tags:
        if field := entry.fields.get(tag):
            for key in field.value.split(","):
                if key.strip():
                    yield field, key.strip()


def check_circles(entries: list[Entry], source: Source) -> Iterator[Finding]:
    """No entry inherits from itself; told once for each circle, where it closes."""
    by_key: dict[str, Entry] = {}
    for entry in entries:
        by_key.setdefault(entry.key.lower(), entry)
    done: set[str] = set()
    for key in by_key:
        if key in done:
            continue
        path = {key: None}
        ways = [parents(by_key[key], INHERITING)]
        while path:
            step = next(ways[-1], None)
            if step is None:
                done.add(path.popitem()[0])
                ways.pop()
                continue
            field, name = step
            other = name.lower()
            if other in path:
                way = [*path]
                circle = [by_key[one].key for one in (*way[way.index(other) :], other)]
                shown = circle if len(circle) <= LONGEST else [*circle[:2], "…", *circle[-2:]]
                message = f"{' → '.join(shown)} is a circle of {field.tag}"
                yield Finding("crossref-cycle", message, field.start)
            elif other in by_key and other not in done:
                path[other] = None
                ways.append(parents(by_key[other], INHERITING))


def check_mixed_accents(entries: list[Entry], source: Source) -> Iterator[Finding]:
    """A file writes its accents in one way; told once, at the first of the rarer way."""
    commands = [match.start() for match in COMMAND.finditer(source.text)]
    letters = [match.start() for match in LETTER.finditer(source.text)]
    if commands and letters:
        rarer = min(commands, letters, key=len)
        message = (
            f"accents are written by {count(len(commands), 'command')} of LaTeX "
            f"and by {count(len(letters), 'letter')}"
        )
        hint = "`citeform FILE -t bibtex` writes letters, with --ascii commands"
        yield Finding("mixed-accents", message, rarer[0], hint=hint)


def count(number: int, noun: str) -> str:
    """A number of things.

    >>> count(1, "letter"), count(2, "letter")
    ('1 letter', '2 letters')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
