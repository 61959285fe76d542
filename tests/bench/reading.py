"""Converting 10,000 entries, beside bibutils and pandoc on the same files.

    python tests/bench/reading.py [PANDOC]

The programs run in turns, and the shortest wall time of each counts, its start included.  To reach:
BibTeX to CSL-JSON no slower than `bib2xml`, RIS to BibTeX no slower than half of
`ris2xml | xml2bib`, in less than 150 MB.  bibutils is looked for on the path (`apt-get install
bibutils`); PANDOC is another pandoc than the one there or pypandoc_binary's.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNT = 10_000
ROUNDS = 5


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
    """Print the tables."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.entries import bibtex, ris

    own = [sys.executable, "-m", "citeform", "-q"]
    with tempfile.TemporaryDirectory() as folder:
        bib, tagged = Path(folder, "refs.bib"), Path(folder, "refs.ris")
        bib.write_text("".join(bibtex(COUNT)), encoding="utf-8")
        tagged.write_text("".join(ris(COUNT)), encoding="utf-8")
        # Written to files, as users write them.
        out, between = str(Path(folder, "out")), str(Path(folder, "between.xml"))
        reading = {"citeform .bib → CSL-JSON": [*own, str(bib), "-t", "csl-json", "-o", out]}
        writing = {"citeform .ris → BibTeX": [*own, str(tagged), "-t", "bibtex", "-o", out]}
        if shutil.which("bib2xml"):
            reading["bib2xml"] = ["sh", "-c", f"bib2xml {bib} > {between}"]
            pipe = f"ris2xml {tagged} | xml2bib > {between}"
            writing["ris2xml | xml2bib"] = ["sh", "-c", pipe]
        else:
            print("no bibutils is at hand: apt-get install bibutils")
        if peer := pandoc():
            reading["pandoc"] = [peer, "-f", "bibtex", "-t", "csljson", str(bib), "-o", out]
        table(reading)
        table(writing)


def table(commands: Mapping[str, Sequence[str]]) -> None:
    """Print what commands take, in turns, and what the first takes beside each."""
    from tests.bench.timing import measured, seconds

    taken = {name: float("inf") for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            taken[name] = min(taken[name], seconds(command, 1))
    first = next(iter(taken))
    for name, time_taken in taken.items():
        ratio = "" if name == first else f"  citeform takes {taken[first] / time_taken:.2f} of it"
        print(f"{name:26} {time_taken:6.2f} s{ratio}")
    _, memory = measured(commands[first])
    print(f"{first:26} {memory / 1e6:6.0f} MB\n")


if __name__ == "__main__":
    main()
