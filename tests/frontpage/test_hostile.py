"""Pages made to hurt: they may cost a few times what an honest text does, not its square."""

from __future__ import annotations

import time

import pytest

from citeform.frontpage import read
from citeform.problems import Source

SIZE = 300_000
PARAGRAPH = (
    "The blood pressure of forty-two runners was measured over two hours, as Smith et al. did in\n"
    "2012 (J Foo 2012;3:1-9), and compared with that of Jane Doe 1,2, John Public 3 and others.\n\n"
)
HOSTILE = {
    "one letter": "a",
    "one capital": "A",
    "digits": "1",
    "short names": "a, ",
    "capital names": "Ab Cd, ",
    "initials": "J. ",
    "blank lines": "\n",
    "blanks": " ",
    "open brackets": "(",
    "brackets": "(1) ",
    "at signs": "a@",
    "bare at signs": "@",
    "DOI beginnings": "10.1000/",
    "hyphens": "-",
    "hyphenated line ends": "a-\n",
    "labels": "Abstract: ",
    "label lines": "Keywords\n",
    "citations": "2012;3(4):",
    "years": "2012 ",
    "short lines": "Ab Cd\n",
    "number lines": "1\nUniversity\n",
    "combining accents": "\u0301",
    "accents": "e\u0301",
    "full stops": ". ",
    "words without end": "ab-",
    "apostrophes": "a'",
    "no-break spaces": "a\u00a0\u00a0",
    "copyright signs": "© ",
    "characters": "张",
    "names in characters": "张三，",
    "wide marks": "张１）",
    "volumes in characters": "第1卷",
    "dates in characters": "2019年",
    "Cyrillic initials": "И.",
    "Russian numbers": "Т. 1, № ",
    "lists of numbers": "12, 2003, 1",
    "wide brackets": "【摘要】",
    "copyright lines": "© 2012 Doe. CC BY\n",
    "abstract lines": "Abstract\n",
    "meetings": "Proc. Conference CHI 2012, ",
    "meeting lines": "Workshop CHI '12, May 4-9, 2012,\n",
    "steps": "Received 2 May 2012; ",
    "step lines": "Accepted 2 May 2012\n",
    "report lines": "Technical Report No. A-1\n",
    "prices": "$1.00 ",
    "volumes": "Vol. 1, No. 2, pp. 3-4, 2012 ",
    "control characters": "\x1c\x00",
}


def measure(text: str) -> float:
    """The seconds that reading a text takes, the better of two."""
    times = []
    for _ in range(2):
        start = time.perf_counter()
        read(Source(text))
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.fixture(scope="module")
def honest() -> float:
    """The seconds that honest text of the same size takes."""
    return measure(PARAGRAPH * (SIZE // len(PARAGRAPH)))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_costs_no_square(name: str, honest: float) -> None:
    unit = HOSTILE[name]
    assert measure(unit * (SIZE // len(unit))) < 20 * honest
