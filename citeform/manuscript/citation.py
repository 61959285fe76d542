"""Pandoc's citation syntax: `[see @key, p. 33; -@other]`, `@key [p. 3]`, `@{any/key}`.

The grammar is that of pandoc's Markdown reader (`cite` in Text.Pandoc.Readers.Markdown), whose odd
corners are kept: one part between semicolons that names no work makes a bracket no citation, and
the keys in it stand in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from citeform.manuscript.model import Citation, Cite
from citeform.tuples import NamedTuple

# Text.Pandoc.Parsing.Citations, `citeKey`: letters, digits and `_`, and marks between them; with
# braces anything but blanks.  Behind a letter, a digit or a full stop there is no citation.
KEY = re.compile(
    r"(?<![^\W_])(?<!\.)(?P<minus>-?)@"
    r"(?:(?P<key>[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*)"
    r"|\{(?P<braced>[^\s{}]*(?:\{[^\s{}]*\}[^\s{}]*)*)\})"
)
SPACE = re.compile(r"[ \t]*\n?[ \t]*")
"""Blanks with one line break at most."""
SIGN = re.compile(r"[\\`$<^@\[\];:]|-(?=@)")
"""Where a bracket, a key or something that hides them may begin."""


class Bracket(NamedTuple):
    """What stands in a bracket: its keys and semicolons, and where it ends."""

    start: int
    """The place of `[`."""
    end: int
    """The place behind `]`."""
    seams: tuple[int, ...]
    """Its semicolons, in order."""
    keys: tuple[int, ...]
    """The places of the keys in it, those in brackets of its own excepted."""


class Stretch:
    """A stretch of a text in which citations may stand, such as a paragraph."""

    def __init__(self, text: str, start: int, end: int, closed: Mapping[int, int]) -> None:
        self.text, self.start, self.end = text, start, end
        self.closed = closed
        """Where something begins that hides citations → where it ends: code, a link's URL."""

    @cached_property
    def brackets(self) -> Mapping[int, Bracket]:
        """The place of each `[` that is closed → what stands in its bracket."""
        found: dict[int, Bracket] = {}
        opened: list[tuple[int, list[int], list[int]]] = []
        for at, sign in self.signs():
            if sign == "[":
                opened.append((at, [], []))
            elif not opened:
                continue
            elif sign == "]":
                start, seams, keys = opened.pop()
                found[start] = Bracket(start, at + 1, tuple(seams), tuple(keys))
            else:
                _, seams, keys = opened[-1]
                (seams if sign == ";" else keys).append(at)
        return found

    def key_at(self, at: int) -> re.Match[str] | None:
        """The key of a work at a place, its `@` included."""
        found = KEY.match(self.text, at, self.end)
        return found if found and (found["key"] or found["braced"]) else None

    def space(self, at: int) -> int:
        """The place behind blanks."""
        found = SPACE.match(self.text, at, self.end)
        return found.end() if found else at

    def signs(self) -> Iterator[tuple[int, str]]:
        """The brackets, semicolons and keys that nothing hides."""
        text, end, closed = self.text, self.end, self.closed
        at = self.start
        while found := SIGN.search(text, at, end):
            at = found.start()
            if at in closed:
                at = closed[at]
                continue
            sign = found[0]
            if sign in "@-":
                if key := self.key_at(at):
                    yield at, "@"
                    at = key.end()
                    continue
            elif sign in "[];":
                yield at, sign
            # A link's URL is told by what stands behind its bracket.
            at = closed.get(at + 1, at + 1) if sign == "]" else at + 1


def name_of(key: re.Match[str]) -> str:
    """The key that a match of `KEY` names."""
    return key["braced"] or key["key"]


def place_of(key: re.Match[str]) -> int:
    """The offset of the name in a match of `KEY`."""
    return key.start("braced") if key["braced"] else key.start("key")


def cites_of(
    stretch: Stretch, bracket: Bracket, start: int, seams: tuple[int, ...]
) -> tuple[Cite, ...]:
    """The cites between a place and a bracket's end; none if they are none."""
    cites: list[Cite] = []
    stops = [*seams, bracket.end - 1]
    at = start
    for stop in stops:
        place = next((place for place in bracket.keys if at <= place < stop), -1)
        if place < 0:
            return ()
        key = stretch.key_at(place)
        assert key is not None
        prefix = stretch.text[at:place].strip()
        suffix = stretch.text[key.end() : stop].rstrip()
        cites.append(
            Cite(name_of(key), place_of(key), prefix, suffix, suppress_author=bool(key["minus"]))
        )
        at = stop + 1
    return tuple(cites)


def group_at(stretch: Stretch, start: int) -> Citation | None:
    """The citation in the bracket that opens at a place, if it is one."""
    bracket = stretch.brackets.get(start)
    if bracket is None or not bracket.keys or is_link(stretch, bracket.end):
        return None
    cites = cites_of(stretch, bracket, start + 1, bracket.seams)
    return Citation(start, bracket.end, cites) if cites else None


def is_link(stretch: Stretch, end: int) -> bool:
    """Whether what follows a bracket makes it a link, or a span with attributes."""
    follows = stretch.text[end : end + 1] if end < stretch.end else ""
    if follows in ("(", "{"):
        return True
    return follows == "[" and stretch.text[end + 1 : end + 2] not in ("@", "^")


def textual_at(stretch: Stretch, key: re.Match[str]) -> Citation:
    """The citation that a key in the sentence begins, with the bracket behind it."""
    first = Cite(name_of(key), place_of(key), suppress_author=bool(key["minus"]))
    start, is_textual = key.start(), not first.suppress_author
    alone = Citation(start, key.end(), (first,), is_textual)
    at = stretch.space(key.end())
    text = stretch.text
    if at >= stretch.end or text[at] != "[" or text[at + 1 : at + 2] == "^" or at in stretch.closed:
        return alone
    if group := group_at(stretch, at):
        return Citation(start, group.end, (first, *group.cites), is_textual)
    bracket = stretch.brackets.get(at)
    if bracket is None or text[bracket.end : bracket.end + 1] in ("[", "("):
        return alone
    if bracket.keys and not bracket.seams:
        return alone
    stop = bracket.seams[0] if bracket.seams else bracket.end - 1
    first = first._replace(suffix=text[at + 1 : stop].strip())
    further: tuple[Cite, ...] = ()
    if bracket.seams:
        further = cites_of(stretch, bracket, stop + 1, bracket.seams[1:])
        if not further:
            return alone
    return Citation(start, bracket.end, (first, *further), is_textual)
