"""Reading 10,000 BibTeX entries to CSL-JSON, beside pandoc on the same file.

    python tests/bench/reading.py [PANDOC]

PANDOC is the program to compare with: the one on the path, or pypandoc_binary's if that is
installed.  To reach: no longer than pandoc.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNT = 10_000
ROUNDS = 3


def pandoc() -> str:
    """The pandoc to compare with."""
    if len(sys.argv) > 1:
        return sys.argv[1]
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except ImportError:
        return shutil.which("pandoc") or ""


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.entries import bibtex
    from tests.bench.timing import seconds

    peer = pandoc()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "refs.bib")
        path.write_text("".join(bibtex(COUNT)), encoding="utf-8")
        own = [sys.executable, "-m", "citeform", str(path), "-t", "csl-json", "-q"]
        mine = seconds(own, ROUNDS)
        print(f"citeform, {COUNT:,} entries: {mine:.2f} s")
        if not peer:
            print("no pandoc is at hand: pip install pypandoc_binary")
            return
        theirs = seconds([peer, "-f", "bibtex", "-t", "csljson", str(path)], ROUNDS)
        done = subprocess.run([peer, "--version"], capture_output=True, text=True, check=True)
        print(f"{done.stdout.splitlines()[0]}: {theirs:.2f} s; citeform takes {mine / theirs:.2f}")


if __name__ == "__main__":
    main()
