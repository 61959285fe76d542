"""Converting 10,000, 100,000 and 1,000,000 RIS records to CSL-JSON lines, and by two processes.

    python tests/bench/stream.py [MOST]

Wall and processor time with the start included, and the resident peak of the process.  To reach: at
1,000,000 records at most 1.1 times the time per record of 10,000, at most 250 MB, and 1.7 times the
speed with `--jobs 2` on two idle cores.  MOST leaves larger numbers out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
COUNTS = (10_000, 100_000, 1_000_000)
DIFFERENT = 20_000
"""Records after which they come again, with other keys, DOIs and years."""


class Taken(NamedTuple):
    """What a run took."""

    wall: float
    processor: float
    peak: int
    """In bytes."""


def records(count: int) -> Iterator[str]:
    """RIS records, each with a key and a DOI of its own; one in ten has no key."""
    from tests.bench.entries import ris

    made = list(ris(min(count, DIFFERENT)))
    for number in range(count):
        at, again = number % DIFFERENT, number // DIFFERENT
        text = made[at].replace(f"key{at}\n", f"key{number}\n", 1)
        if number % 10 == 0:
            text = text.replace(f"ID  - key{number}\n", "", 1)
        yield text.replace(f"10.5555/j.{at}.", f"10.5555/j.{number}.", 1).replace(
            "PY  - 19", f"PY  - {19 + again % 2}", 1
        )


def taken(command: Sequence[str]) -> Taken:
    """What a command takes; it must succeed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    wall = time.perf_counter() - start
    return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    most = int(sys.argv[1]) if len(sys.argv) > 1 else COUNTS[-1]
    print("  records     wall  processor   a record    peak  growth  with --jobs 2")
    first = 0.0
    for count in (one for one in COUNTS if one <= most):
        with tempfile.TemporaryDirectory() as folder:
            path, out = Path(folder, "in.ris"), Path(folder, "out.ndjson")
            with path.open("w", encoding="utf-8") as file:
                file.writelines(records(count))
            own = [sys.executable, "-m", "citeform", "-q", str(path), "-t", "csl-ndjson"]
            one = taken([*own, "-o", str(out)])
            two = taken([*own, "-o", str(out), "--jobs", "2"])
        each = one.processor / count
        first = first or each
        print(
            f"{count:>9,}  {one.wall:>5.1f} s  {one.processor:>7.1f} s  {each * 1000:>6.3f} ms"
            f"  {one.peak / 1e6:>3.0f} MB  {each / first:>6.2f}  {one.wall / two.wall:>4.2f} times",
            flush=True,
        )


if __name__ == "__main__":
    main()
