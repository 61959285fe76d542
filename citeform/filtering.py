"""Filtering: a document as pandoc's JSON → the same with its citations printed.

It reads of the document's metadata what `pandoc --citeproc` reads, and stops where that stops.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citeform.lenses import Item, from_csl, to_csl
from citeform.problems import CiteformError, Problem
from citeform.processing import Wish, Works, find_style, read_works, unknown
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.manuscript.model import Manuscript

STYLE = "chicago-author-date"
"""The style of a document that names none, as pandoc has it."""

# Without a bibliography file pandoc stops; an entry that cannot be read is only missing.
STOPS = frozenset("unreadable binary-file too-large encrypted unknown-format".split())
NO_DOCUMENT = Problem(
    "not-pandoc",
    "this is not a document of pandoc's in JSON",
    hint="`pandoc -t json` writes such; `pandoc --filter citeform-filter` runs this",
)


class Filtered(NamedTuple):
    """A document with its citations, and what was met on the way."""

    text: str
    problems: tuple[Problem, ...] = ()


def filter_document(text: str, user_styles: Path | None = None) -> Filtered:
    """Print the citations of a document that is pandoc's JSON.

    Raises `CiteformError` when its style or a bibliography file cannot be used.
    """
    from citeform.manuscript.affix import Affix
    from citeform.manuscript.pandoc import Document
    from citeform.manuscript.placing import is_true
    from citeform.manuscript.typeset import Setting, typeset

    try:
        document = Document(tree_of(text))
        manuscript = document.manuscript()
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # Whatever a node lacks that pandoc's own would have.
        raise CiteformError(NO_DOCUMENT) from None
    if not manuscript.citations and not manuscript.nocite:
        return Filtered(text)
    settings = manuscript.settings
    style, problems = find_style(named(manuscript), Wish(user_styles=user_styles), Path())
    works = works_of(manuscript, user_styles)
    is_linked = is_true(settings.get("link-citations")) and not is_true(
        settings.get("suppress-bibliography")
    )
    links = is_true(settings.get("link-bibliography", True))
    # What is not cited stands in the order of the files, as pandoc has it.
    nocite = [key for key in works.items if {"*", key} & {*manuscript.nocite}]
    numbers = [place.number for place in document.places]
    is_note = style.root.get("class") == "note"
    printed = typeset(
        manuscript.citations,
        works.items,
        nocite,
        numbers if is_note else [0] * len(numbers),
        Setting(style, is_linked, links, Affix(lambda affix: (affix, []))),
    )
    document.put(printed, links=links)
    problems += works.problems
    # A tree has no lines.
    problems += [
        problem._replace(file="", line=0, column=0)
        for problem in unknown(manuscript.source, manuscript.citations, works)
    ]
    return Filtered(json.dumps(document.tree, ensure_ascii=False), tuple(problems))


def tree_of(text: str) -> Any:
    """What JSON says; nothing where it is none or nests without an end."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def named(manuscript: Manuscript) -> Manuscript:
    """A manuscript that names its style."""
    settings = manuscript.settings
    style = settings.get("csl") or settings.get("citation-style") or STYLE
    language = settings.get("lang") or settings.get("locale") or ""
    return manuscript._replace(settings={**settings, "csl": style, "lang": language})


def works_of(manuscript: Manuscript, user_styles: Path | None) -> Works:
    """The works that the document's files have, and its own, which go before those.

    Raises `CiteformError` where a file cannot be read.
    """
    own = manuscript.settings.get("references")
    settings = {**manuscript.settings, "references": None}
    works = read_works(
        manuscript._replace(settings=settings), Wish(user_styles=user_styles), Path()
    )
    for problem in works.problems:
        if problem.code in STOPS:
            raise CiteformError(problem)
    items: dict[str, Item] = {}
    for one in own if isinstance(own, list) else []:
        work = to_csl(from_csl(one))
        items[str(work["id"])] = work
    known = tuple(dict.fromkeys((*works.known, *items)))
    return works._replace(items={**works.items, **items}, known=known)
