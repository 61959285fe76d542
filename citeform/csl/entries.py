"""A bibliography: items and a style's file in, entries and problems out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from citeform.csl.grammar import brief
from citeform.csl.item import as_text
from citeform.csl.process import Processor
from citeform.csl.style import load
from citeform.csl.stylesheet import nested_too_deeply, trouble
from citeform.problems import Problem

SPACES = re.compile(r"[ \t\r\n]+")


def render(
    items: Sequence[Mapping[str, Any]],
    style: Path,
    *,
    locale: str | None = None,
    markup: str = "text",
    parent: Path | None = None,
) -> tuple[list[str], list[Problem]]:
    """The bibliography of CSL-JSON items, in the style's order.

    `markup` is `text`, or `html` as the CSL test suite writes it; `parent` is the independent style
    raises CiteformError; an item for which it prints nothing is a problem.
    """
    loaded = load(style, locale=locale, parent=parent)
    if loaded.bibliography is None:
        message = "the style has citations but no bibliography"
        raise trouble("no-bibliography", message, loaded.file)
    # Ids are only names here: two items may have the same one.
    known = [{**item, "id": at} for at, item in enumerate(items)]
    try:
        found = Processor(loaded, markup=markup).document(known).entries()
    except RecursionError:
        raise nested_too_deeply(loaded.file) from None
    entries: list[str] = []
    problems: list[Problem] = []
    for item, entry in found:
        text = SPACES.sub(" ", entry).strip() if markup == "text" else entry.strip()
        if text:
            entries.append(text)
            continue
        at = int(item.id)
        name = brief(as_text(items[at].get("id", at + 1)))
        message = f'the style prints nothing for item "{name}"'
        problems.append(Problem("lost", message, str(loaded.file)))
    return entries, problems
