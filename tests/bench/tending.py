"""Tending 1,000 and 10,000 untidy entries: what each option takes, beside reading them.

    python tests/bench/tending.py

Processor time, the best of three.  To reach: nothing takes longer than reading, and ten times as
many entries take at most eleven times as long, where the time is long enough to tell.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNTS = (1_000, 10_000)
ROUNDS = 3

OPTIONS: tuple[dict[str, str | bool], ...] = (
    {"filter": "year>=2000 and author~muller and not text~porto"},
    {"dedupe": "report"},
    {"dedupe": "merge"},
    {"abbreviate": True},
    {"expand": True},
    {"rekey": "{author}{year}"},
    {"sort": "author,-issued,title"},
    {"fields": "author,title"},
    {"drop": "abstract"},
)


def best(work: Callable[[], object]) -> float:
    """The shortest processor time that a piece of work takes."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    import citeform
    from tests.untidy import untidy

    texts = [untidy(count).text for count in COUNTS]
    libraries = [citeform.parse(text, "bibtex") for text in texts]
    rows = {"(reading)": [best(partial(citeform.parse, text, "bibtex")) for text in texts]}
    for options in OPTIONS:
        name = " ".join(f"--{option} '{value}'" for option, value in options.items())
        rows[name] = [best(partial(citeform.tend, one, **options)) for one in libraries]
    for name, (few, many) in rows.items():
        print(f"{name:60} {few:6.3f} s {many:6.3f} s  {many / few:5.1f} times")


if __name__ == "__main__":
    main()
