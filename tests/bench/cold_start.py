"""What a script pays for calling citeform once, beside what it imports, and for a style.

    python tests/bench/cold_start.py

To reach: at most 2.5 times the first line of each table; a style in 20 ms.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROUNDS = 25
CSL = ("apa", "nlm-citation-sequence", "chicago-author-date", "ieee")


def main() -> None:
    """Print the tables."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.bibliography import articles, style_file

    citeform = [sys.executable, "-m", "citeform"]
    page = str(ROOT / "examples" / "article.txt")
    pages = {
        "citeform article.txt -t bibtex": [*citeform, page, "-t", "bibtex"],
        "citeform article.txt -t ris": [*citeform, page, "-t", "ris"],
        "citeform article.txt -t csl-json": [*citeform, page, "-t", "csl-json"],
        "citeform article.txt": [*citeform, page],
    }
    table("import click", pages)
    with tempfile.TemporaryDirectory() as folder:
        item = Path(folder, "one.json")
        item.write_text(json.dumps(list(articles(1))), encoding="utf-8")
        styles = {name: str(style_file(name)) for name in CSL} | {"vancouver": "vancouver"}
        table(
            "import lxml.etree, click",
            {
                f"citeform one.json -t {name}": [*citeform, str(item), "-t", path]
                for name, path in styles.items()
            },
        )
    print("a style, from its file to its first entry")
    for name in CSL:
        print(f"{name:44} {compiling(style_file(name)) * 1000:6.1f} ms")


def table(imports: str, commands: Mapping[str, Sequence[str]]) -> None:
    """Print what commands take beside Python with its imports, in turns."""
    from tests.bench.timing import seconds

    base = f'python -c "{imports}"'
    commands = {base: [sys.executable, "-c", imports], **commands}
    taken = {name: min(seconds(command, 1) for _ in range(2)) for name, command in commands.items()}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            taken[name] = min(taken[name], seconds(command, 1))
    for name, time_taken in taken.items():
        print(f"{name:44} {time_taken * 1000:6.0f} ms  {time_taken / taken[base]:5.2f}")
    print()


def compiling(path: Path) -> float:
    """The shortest time in which a style is loaded, compiled and used once."""
    from citeform.csl import Processor, load
    from tests.bench.bibliography import articles

    items, taken = list(articles(1)), []
    for _ in range(5):
        start = time.perf_counter()
        Processor(load(path)).document(items).entries()
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    main()
