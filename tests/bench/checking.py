"""Checking and mending untidy libraries of growing size.

    python tests/bench/checking.py

The processor's time of the whole command counts, its start included.  To reach: 50,000 entries in
no more than 1.1 times the time per entry that 10,000 take.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNTS = (1_000, 10_000, 50_000)
ROUNDS = 3
COMMANDS = {
    "check": ("check",),
    "check --format json": ("check", "--format", "json"),
    "check --fix": ("check", "--fix", "--format", "json"),
}


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.timing import measured
    from tests.faulty import Untidy

    for name, arguments in COMMANDS.items():
        for count in COUNTS:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, "library.bib")
                text = Untidy(count).text
                taken = []
                for _ in range(ROUNDS):
                    path.write_text(text, encoding="utf-8")
                    taken.append(
                        measured([sys.executable, "-m", "citeform", *arguments, str(path)])
                    )
            seconds, memory = min(taken)
            each = 1e6 * seconds / count
            print(
                f"{name:20} {count:7,} {seconds:6.2f} s {each:5.0f} µs each {memory / 1e6:6.0f} MB"
            )


if __name__ == "__main__":
    main()
