"""Stretches of an XML document: where one ends, and the tags that it stands between.

That can be told without reading all of it where no record stands in another, which a style file's
`[xml]` table says by `flat`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from citeform.problems import Source

MARKUP = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>"
    r"|<(?P<closes>/?)(?P<name>[\w.:-]+)[^<>]*?(?P<empty>/?)>",
    re.DOTALL,
)


def cut(source: Source, options: Mapping[str, Any]) -> int | None:
    """Where the last record ends; 0 if none does, or if it is not known what it stands in."""
    names = names_of(options)
    if not names:
        return None
    if not tag(names, "").search(source.beginning):
        return 0
    end = 0
    for match in tag(names, "/").finditer(source.text):
        end = match.end()
    return end


def around(source: Source, options: Mapping[str, Any]) -> tuple[str, str]:
    """The tags that a stretch lacks before it and after it to be a document."""
    is_begun = source.start > (1, 1)
    if not is_begun and not source.goes_on:
        return "", ""
    first = tag(names_of(options), "").search(source.beginning)
    head = source.beginning[: first.start()] if first else ""
    opened: list[re.Match[str]] = []
    for match in MARKUP.finditer(head):
        if match["closes"]:
            del opened[-1:]
        elif match["name"] and not match["empty"]:
            opened.append(match)
    before = "".join(" ".join(match[0].split()) for match in opened) if is_begun else ""
    after = "".join(f"</{match['name']}>" for match in opened[::-1]) if source.goes_on else ""
    return before, after


def names_of(options: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the elements that are records, if a document can be cut between them."""
    form = options["xml"]
    return tuple(form["records"][0]) if form.get("flat") else ()


@cache
def tag(names: tuple[str, ...], closes: str) -> re.Pattern[str]:
    """An opening or closing tag of one of some elements, with a prefix or without."""
    return re.compile(
        rf"<{closes}(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))})(?=[\s/>])[^<>]*>"
    )
