"""Text of fields with its markup and quotation marks → the output tree.

Straight quotes are opening or closing by what stands beside them; those without a partner are
apostrophes or stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby

from citeform.csl.markup import Quotes
from citeform.csl.tree import Box, Format, Tree
from citeform.pattern import pattern

TAGS = (
    r"<(?P<name>i|b|sc|su[bp])>"
    r"|<span\s+(?P<span>class=[\"']no(?:case|decor)[\"']"
    r"|style=[\"']font-variant:\s*small-caps;?[\"'])[^<>]*>"
    r"|</(?P<end>i|b|sc|su[bp]|span)>"
)
TAG = pattern(TAGS)

FORMAT_OF: dict[str, Format] = {
    "i": ("font-style", "italic"),
    "b": ("font-weight", "bold"),
    "sc": ("font-variant", "small-caps"),
    "sup": ("vertical-align", "sup"),
    "sub": ("vertical-align", "sub"),
}

SPECIAL = pattern("[<\"'‘’“”«»‹›„‚「」『』]")

# Blanks before these marks do not break; citeproc-js.
SPACED = pattern(r" (?=[:;?!»])")
LEADING = frozenset(":.;!? ")
LEADING_MARKS = pattern(r"[:.;!? ]+")
"""Marks at the beginning of a text collide as those of an affix do."""

MOST_MARKS = 16
"""Of so many marks none is looked at."""

DEEPEST = 20
"""Levels of markup and quotations in one another; what opens beyond is text."""

Parse = Callable[[str], Tree]


def rich_parser(quotes: Quotes) -> Parse:
    """The function that reads text, for a locale's quotation marks."""
    opening: dict[str, tuple[str, str]] = {}
    for (start, end), kind in ((quotes.inner, "inner"), (quotes.outer, "outer")):
        if start.strip() not in ("", "'", '"', "’") and end.strip():
            opening[start.strip()] = (end.strip(), kind)
    marks = sorted({*opening, *(close for close, _ in opening.values())}, key=len, reverse=True)
    alternatives = "|".join(re.escape(mark) for mark in (*marks, '"', "'"))
    token = re.compile(f"{TAGS}|(?P<quote>{alternatives})")

    @lru_cache(maxsize=4096)
    def parse(text: str) -> Tree:
        if " " in text:
            text = SPACED.sub("\u202f", text).replace("« ", "«\u202f")
        if text[:1] in LEADING and (leading := LEADING_MARKS.match(text)):
            end = leading.end()
            if end <= MOST_MARKS and end < len(text):
                return [leading[0], parse(text[end:])]
        if not SPECIAL.search(text):
            return (text,)
        return Parser(text, opening, token).parse()

    return parse


class Parser:
    """One text being read: the boxes that are open, innermost last."""

    def __init__(
        self, text: str, opening: dict[str, tuple[str, str]], token: re.Pattern[str]
    ) -> None:
        self.text = text
        self.opening = opening
        self.token = token
        self.outer = ""
        self.stack: list[tuple[str, str, Format | None, list[Tree]]] = [("", "", None, [])]
        """For each open box: what closes it, what opened it, its format, its children."""

    def add(self, text: str) -> None:
        """Add text to the innermost box."""
        if text:
            self.stack[-1][3].append((text,))

    def parse(self) -> Tree:
        """The whole text as a tree."""
        at = 0
        for match in self.token.finditer(self.text):
            self.add(self.text[at : match.start()])
            at = match.end()
            if match["quote"]:
                self.quote(match)
            elif match["end"]:
                self.close(f"</{match['end']}>")
            elif name := match["name"]:
                self.open(f"</{name}>", match[0], FORMAT_OF[name])
            else:
                self.open("</span>", match[0], span_format(match["span"]))
        self.add(self.text[at:])
        while len(self.stack) > 1:
            self.unopen()
        return merged(self.stack[0][3])

    def open(self, closer: str, opener: str, format: Format | None) -> None:
        """Open a box, unless too many are open."""
        if len(self.stack) > DEEPEST:
            self.add(opener)
        else:
            self.stack.append((closer, opener, format, []))

    def unopen(self) -> None:
        """Make the innermost box text again, as nothing closed it."""
        _, opener, _, children = self.stack.pop()
        self.add("’" if opener == "'" else opener)
        self.stack[-1][3].extend(children)

    def close(self, closer: str) -> None:
        """Close the box that ends so; without one the closer is text."""
        places = [at for at, entry in enumerate(self.stack) if entry[0] == closer]
        if not places:
            self.add("’" if closer == "'" else closer)
            return
        while len(self.stack) - 1 > places[-1]:
            self.unopen()
        _, _, format, children = self.stack.pop()
        tag = "flip" if format and format[0] != "plain" else ""
        self.stack[-1][3].append(Box(children, format, tag))

    def quote(self, match: re.Match[str]) -> None:
        """Open or close a quotation, or write an apostrophe."""
        mark, text = match["quote"], self.text
        before = text[match.start() - 1 : match.start()] if match.start() else " "
        after = text[match.end() : match.end() + 1]
        if mark == '"' and before == " " and self.stack[-1][0] == mark:
            # It would open what is open: neither is a quotation.
            self.unopen()
            self.add(mark)
        elif mark in self.opening and self.stack[-1][0] != mark:
            closer, kind = self.opening[mark]
            self.open(closer, mark, ("quotes", kind))
        elif mark not in ("'", '"'):
            self.close(mark)
        elif (before in " \u00a0([>\"'“‘" and after and (mark == '"' or not after.isspace())) and (
            before not in "\"'>" or self.is_fresh()
        ):
            # The first straight quotation mark of a text is an outer one, whichever it is.
            self.outer = self.outer or mark
            kind = "outer" if mark == self.outer else "inner"
            self.open(mark, mark, ("quotes", kind))
        elif mark == "'" and (after.isalnum() or before.isspace()):
            self.add("’")
        else:
            self.close(mark)

    def is_fresh(self) -> bool:
        """Whether the innermost box has just been opened."""
        return not self.stack[-1][3] and len(self.stack) > 1


def span_format(attribute: str) -> Format | None:
    """The format of a span by its attribute."""
    if "small-caps" in attribute:
        return FORMAT_OF["sc"]
    return ("plain", "") if "nodecor" in attribute else None


def merged(children: list[Tree]) -> Tree:
    """Children with neighbouring texts joined; a single one stands alone."""
    joined: list[Tree] = []
    for is_text, run in groupby(children, lambda child: type(child) is tuple):
        if is_text:
            joined.append(("".join([child[0] for child in run]),))  # type: ignore[index]
        else:
            joined += run
    return joined[0] if len(joined) == 1 else joined


def without_tags(text: str) -> str:
    """The text without its markup."""
    return TAG.sub("", text) if "<" in text else text
