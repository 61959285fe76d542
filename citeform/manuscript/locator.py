"""Locators: "pp. 33-35, and passim" → the label `page`, its value, and what is left.

The grammar is pandoc's (Text.Pandoc.Citeproc.Locator): a label of the locale and what looks like
numbers, or numbers alone, which are pages; `{...}` holds a locator that looks like nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from citeform.csl.locale import Locale, merge
from citeform.csl.style import locale_file
from citeform.tuples import NamedTuple

Labels = Mapping[str, str]
"""A label as people write it, in small letters → the CSL locator that it means."""

# The locators of CSL 1.0.2, "Locators".
LOCATORS = frozenset(
    """
    act appendix article-locator book canon chapter column elocation equation figure folio issue
    line note opus page paragraph part rule scene section sub-verbo supplement table timestamp
    title-locator verse version volume
    """.split()
)
# English labels are known in other languages too: a document keeps them when its style changes.
# In English the locale's own are all, as in pandoc: British "chap." is a word of the suffix.
ENGLISH = {
    "appendix": "appendix", "app.": "appendix", "art.": "article-locator", "book": "book",
    "books": "book", "bk.": "book", "bks.": "book", "chapter": "chapter", "chapters": "chapter",
    "chap.": "chapter", "chaps.": "chapter", "ch.": "chapter", "column": "column",
    "columns": "column", "col.": "column", "cols.": "column", "equation": "equation",
    "figure": "figure", "figures": "figure", "fig.": "figure", "figs.": "figure",
    "folio": "folio", "folios": "folio", "fol.": "folio", "fols.": "folio", "line": "line",
    "lines": "line", "l.": "line", "ll.": "line", "note": "note", "notes": "note", "n.": "note",
    "nn.": "note", "opus": "opus", "op.": "opus", "page": "page", "pages": "page", "p.": "page",
    "pp.": "page", "paragraph": "paragraph", "paragraphs": "paragraph", "para.": "paragraph",
    "paras.": "paragraph", "¶": "paragraph", "¶¶": "paragraph", "part": "part", "parts": "part",
    "pt.": "part", "pts.": "part", "section": "section", "sections": "section",
    "sec.": "section", "secs.": "section", "§": "section", "§§": "section",
    "sub verbo": "sub-verbo", "s.v.": "sub-verbo", "s.vv.": "sub-verbo", "table": "table",
    "verse": "verse", "verses": "verse", "v.": "verse", "vv.": "verse", "volume": "volume",
    "volumes": "volume", "vol.": "volume", "vols.": "volume",
}  # fmt: skip

TOKEN = re.compile(r"\s+|[^\W_]+(?:[:][^\W_]*)*|:|.", re.DOTALL)
ROMAN = re.compile(r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})\Z", re.IGNORECASE)
CLOSERS = {"(": ")", "[": "]", "{": "}"}
BRACKETS = frozenset("()[]{}")
JOINTS = "-–:"
"""Marks inside of a page: a range, and a volume before a colon."""
LONGEST_LABEL = 6
"""Tokens that the longest label has, its blanks included."""


class Located(NamedTuple):
    """A suffix of which the locator was taken off."""

    label: str
    """A CSL locator; empty where there is none."""
    value: str
    suffix: str


@lru_cache(maxsize=8)
def labels_of(language: str, terms: tuple[tuple[str, str], ...]) -> Labels:
    """The labels of a language's terms, and in other languages the English ones beside them."""
    return dict(terms) if language[:2] == "en" else {**ENGLISH, **dict(terms)}


def labels_in(locale: Locale) -> Labels:
    """The labels that a locale has for locators; "v." is a verse before it is a version."""
    found: list[tuple[str, str]] = []
    # What the style says otherwise does not keep people from writing what the language says.
    own = merge([locale_file(locale.language)], locale.language)
    both = (*own.terms.items(), *locale.terms.items())
    for (name, _, _), term in sorted(both, key=lambda item: item[0], reverse=True):
        locator = name.replace(" ", "-")
        if locator in LOCATORS:
            for text in (term.single, term.multiple):
                if text:
                    found.append((text.strip().casefold(), locator))
    return labels_of(locale.language, tuple(found))


def split_locator(suffix: str, labels: Labels) -> Located:
    """The locator at the beginning of a suffix, and the rest.

    >>> split_locator(", pp. 33-35, and passim", ENGLISH)
    Located(label='page', value='33-35', suffix=', and passim')
    >>> split_locator(" 5", ENGLISH)
    Located(label='page', value='5', suffix='')
    >>> split_locator(" see there", ENGLISH).label
    ''
    """
    tokens: list[str] = TOKEN.findall(suffix)
    at = 1 if tokens[:1] == [","] else 0
    if at < len(tokens) and tokens[at].isspace():
        at += 1
    found = braced(tokens, at, labels) or integrated(tokens, at, labels)
    if found is None:
        return Located("", "", suffix)
    label, value, at = found
    return Located(label, value.strip(), "".join(tokens[at:]))


Found = tuple[str, str, int]
"""A label, a value, and the token behind them."""


def braced(tokens: list[str], at: int, labels: Labels) -> Found | None:
    """A locator in braces, which may be anything; empty ones keep a number from being a page."""
    if tokens[at : at + 1] != ["{"]:
        return None
    depth, end = 0, at
    while end < len(tokens):
        depth += (tokens[end] in "{[") - (tokens[end] in "}]")
        if not depth:
            break
        end += 1
    if end == len(tokens):
        return None
    inside = tokens[at + 1 : end]
    while inside and inside[0].isspace():
        inside.pop(0)
    label, count = "page", 0
    for length in range(1, min(LONGEST_LABEL, len(inside)) + 1):
        known = labels.get("".join(inside[:length]).strip().casefold())
        if known and length < len(inside):
            label, count = known, length
    value = "".join(inside[count:])
    return (label, value, end + 1) if value.strip() else ("", "", end + 1)


def integrated(tokens: list[str], at: int, labels: Labels) -> Found | None:
    """A locator with or without a label, which ends where nothing looks like a number."""
    label, is_named = "page", False
    start = at
    for length in range(1, LONGEST_LABEL + 1):
        known = labels.get("".join(tokens[at : at + length]).strip().casefold())
        if known and (first := word(tokens, at + length, is_first=True)) and first.is_number:
            label, is_named, start = known, True, at + length
    first = word(tokens, start, is_first=True)
    if first is None or not fits(first, is_named):
        return None
    text, at = first.text, first.end
    while (further := word(tokens, at, is_first=False)) and fits(further, is_named):
        text, at = text + further.text, further.end
    return label, text, at


class Word(NamedTuple):
    """Something that may be a part of a locator."""

    text: str
    end: int
    is_number: bool
    """Whether it has digits, or is a Roman numeral."""


def fits(one: Word, is_named: bool) -> bool:
    """Whether a word is a number; behind no label it must have digits."""
    return one.is_number if is_named else any(map(str.isdigit, one.text))


def word(tokens: list[str], at: int, *, is_first: bool) -> Word | None:
    """The word at a place, with the comma and the blank before it: `12`, `1(a)`, `[4]`, `, 5`."""
    text = ""
    if not is_first and at < len(tokens) and tokens[at] in ",;":
        text, at = tokens[at], at + 1
    if at < len(tokens) and tokens[at].isspace():
        text, at = f"{text} ", at + 1
    found, is_number = False, False
    while part := bracketed(tokens, at) or units(tokens, at):
        text, at, found = text + part.text, part.end, True
        is_number = is_number or part.is_number
    return Word(text, at, is_number) if found else None


def bracketed(tokens: list[str], at: int) -> Word | None:
    """A number in brackets."""
    if at >= len(tokens) or tokens[at] not in CLOSERS:
        return None
    inner = units(tokens, at + 1) or Word("", at + 1, False)
    if tokens[inner.end : inner.end + 1] != [CLOSERS[tokens[at]]]:
        return None
    text = f"{tokens[at]}{inner.text}{CLOSERS[tokens[at]]}"
    return Word(text, inner.end + 1, inner.is_number)


def units(tokens: list[str], at: int) -> Word | None:
    """Numbers with full stops between them: `1.2.3`; one at the end belongs to the sentence."""
    first = unit(tokens, at)
    if first is None and tokens[at : at + 1] != ["."]:
        return None
    text, end, is_number = first or Word("", at, False)
    while tokens[end : end + 1] == ["."] and (further := unit(tokens, end + 1)):
        text, end = f"{text}.{further.text}", further.end
        is_number = is_number or further.is_number
    return Word(text, end, is_number) if text else None


def unit(tokens: list[str], at: int) -> Word | None:
    """Letters, digits and dashes without a blank or another mark."""
    end = at
    if at < len(tokens) and is_roman(tokens[at]):
        return Word(tokens[at], at + 1, True)
    while end < len(tokens) and not tokens[end].isspace() and not is_mark(tokens[end]):
        end += 1
    text = "".join(tokens[at:end])
    return Word(text, end, any(map(str.isdigit, text))) if text else None


def is_roman(token: str) -> bool:
    """Whether a token is a Roman numeral."""
    return token.isalpha() and bool(ROMAN.match(token))


def is_mark(token: str) -> bool:
    """Whether a token is punctuation that ends a number."""
    if len(token) > 1 or token in JOINTS:
        return False
    return token in "$*_`" or unicodedata.category(token).startswith("P")
