"""Many compressed files: a loop of `citeform convert` beside Dask's processes.

    python tests/bench/scale.py [FILES [RECORDS]]

Files of RIS records, `.gz`, become CSL-JSON.  Seconds by the clock, each the shorter of two runs,
and how many times as fast as the loop that is; the engine's own start is in them.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES, RECORDS = 40, 1_000
ROUNDS = 2
CITEFORM = (sys.executable, "-m", "citeform", "-q", "-t", "csl-json")


def record(number: int) -> str:
    """An article in RIS."""
    return (
        f"TY  - JOUR\nID  - r{number}\nAU  - Doe, Jane {chr(65 + number % 26)}.\n"
        f"AU  - Müller-{number % 977}, Karl\nTI  - On river {number} and its {number % 89} lakes\n"
        f"T2  - Acta Hydrologica {number % 7}\nPY  - {1950 + number % 75}\nVL  - {number % 60}\n"
        f"SP  - {number % 900}\nEP  - {number % 900 + 9}\nDO  - 10.5555/river.{number}\n"
        "KW  - rivers\nKW  - lakes\nER  - \n"
    )


def make(folder: Path, files: int, records: int) -> list[Path]:
    """Files of records, each of others."""
    paths = [folder / f"{at:04}.ris.gz" for at in range(files)]
    for at, path in enumerate(paths):
        numbers = range(at * records, (at + 1) * records)
        path.write_bytes(gzip.compress("".join(map(record, numbers)).encode(), 6))
    return paths


def call(*arguments: str | Path) -> None:
    """Run citeform, which must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([*CITEFORM, *arguments], env=environment, check=True)


def seconds(work: Callable[[Path], None], folder: Path) -> float:
    """The shortest time that a piece of work takes to fill an empty folder."""
    taken = []
    for _ in range(ROUNDS):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        start = time.perf_counter()
        work(folder)
        taken.append(time.perf_counter() - start)
    return min(taken)


def main() -> None:
    """Print the table."""
    given = [int(one) for one in sys.argv[1:]]
    files, records = [*given, *(FILES, RECORDS)[len(given) :]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = make(folder, files, records)

        def loop(out: Path) -> None:
            for path in paths:
                call(path, "-o", out / f"{path.name.partition('.')[0]}.json")

        def engine(jobs: int) -> Callable[[Path], None]:
            return lambda out: call(
                folder / "*.ris.gz", "--engine", "dask", "--jobs", str(jobs), "-o", out
            )

        print(f"{files} files of {records:,} records")
        base = seconds(loop, folder / "out")
        print(f"citeform convert in a loop   {base:6.1f} s")
        for jobs in (1, 2):
            taken = seconds(engine(jobs), folder / "out")
            print(f"--engine dask --jobs {jobs}       {taken:6.1f} s  {base / taken:4.2f} times")


if __name__ == "__main__":
    main()
