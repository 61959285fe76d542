"""Naming: the CSL variable, or type, that a user's word means, and the one he may have meant."""

from __future__ import annotations

from collections.abc import Collection

from citeform.model.vocabulary import KIND, TYPES
from citeform.problems import CiteformError, Problem

# What others call things: BibTeX's and BibLaTeX's fields and types, and people.
ELSEWHERE = {
    "address": "publisher-place",
    "bibkey": "key",
    "booktitle": "container-title",
    "citekey": "key",
    "date": "issued",
    "entrytype": "type",
    "id": "key",
    "institution": "publisher",
    "journal": "container-title",
    "journaltitle": "container-title",
    "keywords": "keyword",
    "location": "publisher-place",
    "pages": "page",
    "school": "publisher",
    "series": "collection-title",
    "urldate": "accessed",
}
TYPES_ELSEWHERE = {
    "bachelorthesis": "thesis",
    "conference": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "journal": "article-journal",
    "mastersthesis": "thesis",
    "misc": "document",
    "online": "webpage",
    "phdthesis": "thesis",
    "preprint": "article",
    "proceedings": "book",
    "techreport": "report",
}

VARIABLES = {name.lower(): name for name in KIND}
"""Each variable in lower case, for people do not write DOI in capitals."""


def variable(word: str, more: Collection[str], place: Problem) -> str:
    """The variable, or one of some more names, that a word means, whatever its case.

    A word with a colon, `bibtex:file`, is a field without a CSL name, a key of `extra`.
    Raises `CiteformError` at a place for any other word, with the name that was meant, if any.
    """
    if ":" in word:
        return word
    low = word.lower()
    if found := low if low in more else VARIABLES.get(low):
        return found
    names = [*VARIABLES, *more]
    raise unknown(word, "CSL variable", ELSEWHERE.get(low, ""), names, place)


def work_type(word: str, place: Problem) -> str:
    """The CSL type that a word means; raises as `variable` does."""
    low = word.lower()
    if low in TYPES:
        return low
    raise unknown(word, "CSL type", TYPES_ELSEWHERE.get(low, ""), TYPES, place)


def unknown(
    word: str, kind: str, meant: str, names: Collection[str], place: Problem
) -> CiteformError:
    """The error about a word that is no name of its kind."""
    from difflib import get_close_matches

    close = [meant] if meant else get_close_matches(word.lower(), sorted(names), 1)
    hint = f"did you mean {VARIABLES.get(close[0], close[0])}?" if close else ""
    message = f'"{word}" is no {kind}'
    return CiteformError(place._replace(message=message, hint=hint))
