"""LaTeX as a scanner sees it: what to step over, and the arguments of a command.

Knows comments, verbatim text and brackets, and nothing of citations.
"""

from __future__ import annotations

from collections.abc import Iterator

from citeform.pattern import pattern
from citeform.tuples import NamedTuple

VERBATIM = (
    "verbatim verbatim* Verbatim Verbatim* BVerbatim LVerbatim SaveVerbatim lstlisting minted "
    "comment filecontents filecontents* luacode luacode*"
).split()
"""Environments of LaTeX, fancyvrb, listings, minted, comment and luacode whose text stays."""
OWN_VERBATIM = pattern(
    r"\\(?:lstnewenvironment|DefineVerbatimEnvironment|newtcblisting|newminted\[[^]]*\])"
    r"\s*\{(?P<name>[A-Za-z*]+)\}"
)
"""Commands that define such an environment."""
RAW_ARGUMENT = frozenset("url path nolinkurl href hyperlink label ref input include".split())
"""Commands whose first argument is no text; in an address, `%` begins no comment."""
VERBS = frozenset("verb lstinline mintinline Verb".split())

TOKEN = pattern(
    r"(?P<comment>%.*)|\\begin\s*\{(?P<begin>[A-Za-z]+\*?)\}|\\end\s*\{(?P<end>document)\}"
    r"|\\(?P<word>[A-Za-z@]+)(?P<star>\*?)|\\[\s\S]|(?P<brace>[{}])"
)
DOCUMENT = pattern(r"(?m)^(?:[^%\\\n]|\\(?!begin\s*\{document\}).)*\\begin\s*\{document\}")
BRACE = pattern(r"\\[\s\S]|%.*|[{}]|\n[ \t]*\n")
BRACKET = pattern(r"\\[\s\S]|%.*|[{}\]]|\n[ \t]*\n")
PARENTHESIS = pattern(r"\\[\s\S]|%.*|[{}()]|\n[ \t]*\n")
RAW_START = pattern(r"\s*(?:\[[^\]\n]*\]\s*)?\{")
RAW_BRACE = pattern(r"(?<!\\)[{}]")
BETWEEN = r"(?:[ \t]|%.*\n[ \t]*|\n(?![ \t]*\n)[ \t]*)*"
"""What may stand before an argument: blanks, comments and a line's end, but no empty line."""
GAP = pattern(BETWEEN)
COMMENT = pattern(r"(?<!\\)((?:\\\\)*)%.*\n?[ \t]*")
LONGEST = 2000
"""An argument that goes on for longer has no closing bracket."""
END = "end{document}"
OPENING = {"{": BRACE, "[": BRACKET, "(": PARENTHESIS}
CLOSING = {"{": "}", "[": "]", "(": ")"}


class Command(NamedTuple):
    """A command in a text, without its arguments."""

    name: str
    """With its star, if it has one."""
    start: int
    end: int


class Argument(NamedTuple):
    """What stands between two brackets, and where."""

    text: str
    start: int
    """Offset of the text."""
    end: int
    """Offset behind the closing bracket."""


def without_comments(text: str) -> str:
    r"""A text without comments and the line ends they take with them.

    >>> without_comments("a,% the first\n  b 5\\% c")
    'a,b 5\\% c'
    """
    return COMMENT.sub(r"\1", text) if "%" in text else text


def argument(text: str, at: int, opening: str) -> Argument | None:
    r"""The argument in brackets at an offset, or behind blanks there; nothing when there is none.

    One that does not close ends at -1.

    >>> argument(r"\cite [p.~{]}] {a}", 5, "[")
    Argument(text='p.~{]}', start=7, end=14)
    """
    gap = GAP.match(text, at)
    start = gap.end() if gap else at
    if not text.startswith(opening, start):
        return None
    depth, others = 0, 0
    closing = CLOSING[opening]
    for match in OPENING[opening].finditer(text, start + 1, start + LONGEST):
        sign = match[0]
        if sign == closing and not others and not depth:
            return Argument(text[start + 1 : match.start()], start + 1, match.end())
        if sign[0] == "\n":
            break
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                break
        elif sign == "(":
            others += not depth
        elif sign == ")":
            others -= not depth
    return Argument("", start + 1, -1)


def verb_end(text: str, command: Command) -> int:
    """Where the verbatim text of `\\verb` and the like ends."""
    at = command.end
    if command.name.startswith(("lstinline", "mintinline")):
        while (found := argument(text, at, "[")) is not None and found.end > 0:
            at = found.end
        if command.name.startswith("mintinline"):
            language = argument(text, at, "{")
            at = language.end if language is not None and language.end > 0 else at
        found = argument(text, at, "{")
        if found is not None:
            return found.end if found.end > 0 else command.end
    line = text.find("\n", at)
    close = text.find(text[at], at + 1, line if line >= 0 else len(text)) if at < len(text) else -1
    return close + 1 if close >= 0 else command.end


def body_of(text: str) -> tuple[int, int]:
    """Where the document's body begins; the first is -1 in a text that has no preamble."""
    found = DOCUMENT.match(text) or DOCUMENT.search(text)
    return (found.start(), found.end()) if found else (-1, 0)


def raw_end(text: str, at: int) -> int:
    """Where an argument ends that is no text, as an address; `at` where there is none."""
    start = RAW_START.match(text, at)
    if start is None:
        return at
    depth = 1
    for match in RAW_BRACE.finditer(text, start.end()):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.end()
    return at


class Scan:
    """The commands of a text, those in comments and in verbatim text excepted.

    The end of the document is one as well, under the name `END`, and the end of an argument that
    is watched, under `}`.  Who has read a command's arguments sets `at` behind them.
    """

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at
        """Where the scan goes on."""
        own = (match["name"] for match in OWN_VERBATIM.finditer(text))
        self.verbatim = frozenset((*VERBATIM, *own))
        self.depth = 0
        self.watched: list[int] = []
        """The depths at which a closing brace is told of."""

    def watch(self, at: int) -> None:
        """Go on behind an opening brace, and tell of the one that closes it."""
        self.at = at
        self.watched.append(self.depth)
        self.depth += 1

    def __iter__(self) -> Iterator[Command]:
        text = self.text
        while match := TOKEN.search(text, self.at):
            self.at = match.end()
            if match["begin"] in self.verbatim:
                self.skip_to(f"\\end{{{match['begin']}}}", len(text))
            elif brace := match["brace"]:
                self.depth += 1 if brace == "{" else -1
                if brace == "}" and self.watched and self.depth <= self.watched[-1]:
                    self.watched.pop()
                    yield Command("}", match.start(), self.at)
            elif match["end"]:
                yield Command(END, match.start(), self.at)
            elif word := match["word"]:
                command = Command(word + match["star"], match.start(), self.at)
                if word in VERBS:
                    self.at = verb_end(text, command)
                elif word == "iffalse":
                    self.skip_to("\\fi", self.at)
                elif word in RAW_ARGUMENT:
                    self.at = raw_end(text, self.at)
                else:
                    yield command

    def skip_to(self, closing: str, otherwise: int) -> None:
        """Go on at what closes a stretch that is stepped over."""
        at = self.text.find(closing, self.at)
        self.at = at if at >= 0 else otherwise
