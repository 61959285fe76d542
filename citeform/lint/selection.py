"""Which problems are wanted, by their codes."""

from __future__ import annotations

from collections.abc import Iterable

from citeform.problems import CODES, CiteformError, Problem
from citeform.tuples import NamedTuple

FIXABLE = frozenset(
    (
        "apart-accent",
        "blanks",
        "doi-resolver",
        "empty-field",
        "isbn-form",
        "issn-form",
        "month-word",
        "page-dash",
        "unescaped-sign",
    )
)
"""The codes of what can be mended in a .bib file, where that is safe."""


class Selection(NamedTuple):
    """The codes that are wanted."""

    codes: frozenset[str] = frozenset(CODES)

    def wants(self, code: str) -> bool:
        """Whether problems of a code are wanted."""
        return code in self.codes

    def of(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems that are wanted."""
        return [problem for problem in problems if problem.code in self.codes]


def select(select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Selection:
    """What two lists of codes, or of how codes begin, ask for; all codes if the first is empty.

    Raises `CiteformError` for what no code begins with.
    """
    wanted = codes_of(select) or frozenset(CODES)
    return Selection(wanted - codes_of(ignore))


def codes_of(lists: Iterable[str]) -> frozenset[str]:
    """The codes that some lists divided by commas name.

    >>> sorted(codes_of(["bad-is", "page-dash,"]))
    ['bad-isbn', 'bad-issn', 'page-dash']
    """
    words = [word.strip().lower() for one in lists for word in one.split(",")]
    return frozenset(code for word in words if word for code in begun(word))


def begun(word: str) -> list[str]:
    """The codes that begin with a word."""
    found = [code for code in CODES if code.startswith(word)]
    if found:
        return found
    from difflib import get_close_matches

    close = get_close_matches(word, list(CODES), 1)
    hint = f'did you mean "{close[0]}"?' if close else "`citeform check --list` shows all codes"
    raise CiteformError(Problem("bad-option", f'there is no code "{word}"', hint=hint))
