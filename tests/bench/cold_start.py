"""What a script pays for calling citeform once, beside `python -c "import click"`.

    python tests/bench/cold_start.py

To reach: at most 2.5 times.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 25


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.timing import seconds

    page = str(ROOT / "examples" / "article.txt")
    citeform = [sys.executable, "-m", "citeform"]
    commands = {
        'python -c "import click"': [sys.executable, "-c", "import click"],
        "citeform article.txt -t bibtex": [*citeform, page, "-t", "bibtex"],
        "citeform article.txt -t ris": [*citeform, page, "-t", "ris"],
        "citeform article.txt -t csl-json": [*citeform, page, "-t", "csl-json"],
        "citeform article.txt": [*citeform, page],
    }
    taken = {name: seconds(command, ROUNDS) for name, command in commands.items()}
    base = next(iter(taken.values()))
    for name, time in taken.items():
        print(f"{name:36} {time * 1000:6.0f} ms  {time / base:5.2f}")


if __name__ == "__main__":
    main()
