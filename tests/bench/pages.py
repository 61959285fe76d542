"""Converting 10,000 front pages, by one process and by two.

    python tests/bench/pages.py [COUNT]

The pages are those of ../shared again and again, a file each.  To reach: two processes, where
there are two cores, are 1.6 times as fast as one.  And the slowest of the hostile texts of
tests/frontpage/test_hostile.py, a megabyte each: 2 s at most.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from citeform.frontpage import read
from citeform.problems import Source

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "data" / "frontpages" / "dev.jsonl"


def slowest_megabyte() -> tuple[float, str]:
    """The seconds that the slowest hostile megabyte takes, and its name."""
    sys.path.insert(0, str(ROOT))
    from tests.frontpage.test_hostile import HOSTILE

    found = []
    for name, unit in HOSTILE.items():
        source = Source(unit * (1_000_000 // len(unit)))
        start = time.perf_counter()
        read(source)
        found.append((time.perf_counter() - start, name))
    return max(found)


def main() -> None:
    """Print the seconds of each run, whether both gave the same, and the slowest megabyte."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    pages = [json.loads(line)["text"] for line in GOLD.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{at:05d}.txt") for at in range(count)]
        for at, file in enumerate(files):
            file.write_text(pages[at % len(pages)], encoding="utf-8")
        outputs, times = [], []
        for jobs in (1, 2):
            out = Path(folder, f"out{jobs}.bib")
            command = [sys.executable, "-m", "citeform", "-q", "-f", "frontpage", "-t", "bibtex"]
            command += ["--jobs", str(jobs), "-o", str(out), *map(str, files)]
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.DEVNULL)
            times.append(time.perf_counter() - start)
            outputs.append(out.read_bytes())
            each = 1000 * times[-1] / count
            print(f"--jobs {jobs}: {times[-1]:6.1f} s for {count} pages, {each:.1f} ms each")
        print(f"{times[0] / times[1]:.2f} times as fast; the same output: "
              f"{outputs[0] == outputs[1]}")  # fmt: skip
    seconds, name = slowest_megabyte()
    print(f"the slowest hostile megabyte: {seconds:.2f} s ({name})")


if __name__ == "__main__":
    main()
