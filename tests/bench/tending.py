"""Tending 1,000 to 100,000 untidy entries: what each option takes an entry, beside reading them.

    python tests/bench/tending.py

Processor time, the best of three, with the garbage collector set as the command sets it.  To reach:
nothing takes longer than reading, and 100,000 entries take at most 1.2 times as long each as 1,000.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNTS = (1_000, 10_000, 100_000)
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
    from citeform.cli.command import COLLECTING
    from tests.untidy import untidy

    gc.set_threshold(*COLLECTING)
    texts = [untidy(count).text for count in COUNTS]
    libraries = [citeform.parse(text, "bibtex") for text in texts]
    rows = {"(reading)": [best(partial(citeform.parse, text, "bibtex")) for text in texts]}
    for options in OPTIONS:
        name = " ".join(f"--{option} '{value}'" for option, value in options.items())
        rows[name] = [best(partial(citeform.tend, one, **options)) for one in libraries]
    print(" " * 60, *(f"{count:10,}" for count in COUNTS))
    for name, seconds in rows.items():
        each = [1e6 * taken / count for taken, count in zip(seconds, COUNTS, strict=True)]
        print(f"{name:60}", *(f"{one:7.1f} µs" for one in each), f"{each[-1] / each[0]:5.2f} times")


if __name__ == "__main__":
    main()
