"""The zones that lines are marked with."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from citeform.frontpage.marking import examine
from citeform.problems import Source

ARTICLE = Path(__file__).parents[2] / "examples" / "article.txt"

ZONES = """
1 type
2 event
4 title
6 keywords
7 translated title
8 keywords
10 author
12 interests
14 abstract
16 abstract
18 abstract
20 abstract
22 doi
24 affiliation
25 affiliation
26 correspondence
27 correspondence
29 dates
31 citation
"""


def test_each_line_has_the_zone_it_was_used_for() -> None:
    source = Source(ARTICLE.read_text(encoding="utf-8"))
    _, marks = examine(source)
    assert [f"{one.line} {one.zone}" for one in marks] == ZONES.split("\n")[1:-1]
    for one in marks:
        assert source.text[one.start : one.end] == source.text.splitlines()[one.line - 1].strip()


def test_a_page_without_a_reference_is_marked_too() -> None:
    source = Source("Keywords: light; rivers\n\n12\n\nDownloaded from a library\n")
    assert [one.zone for one in examine(source)[1]] == ["keywords", "page number", "banner"]


@pytest.mark.parametrize(
    "line", ["Keywords: a; b\n\n", "Received 1 May 2001\n\n", "1 a\n", "x@y.org\n"]
)
def test_marking_takes_time_in_proportion(line: str) -> None:
    short, long = (measure(line * (size // len(line))) for size in (20_000, 80_000))
    assert long < 8 * short  # Four times the text; its square would be sixteen.


def measure(text: str) -> float:
    """The seconds of the processor that a page takes, the better of two."""
    times = []
    for _ in range(2):
        start = process_time()
        examine(Source(text))
        times.append(process_time() - start)
    return min(times)
