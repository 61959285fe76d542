"""What a neutral reader gets back of what citeform writes, beside the writers of other programs.

    python tests/bench/writers.py [FORMAT…]

The cases and the scorer are those of ../shared: the records that other projects expect of their
files are written as such files and read by a program that is neither citeform nor, where there is
another, the writer.  A line is a writer, a column a reader; F1 over all variables and the share of
records that come back as they were are printed.  To reach: in every row what the best other writer
does.

pandoc (pypandoc_binary's, or else the one on the path), bibutils, the PyPI package `nbib` and
citation-js are used if they are there, the last in the node_modules folder that NODE_PATH names,
with its core and the plugins csl, bibtex, ris and enw.  bibutils cannot read CSL-JSON: what it
writes has come through pandoc's BibLaTeX.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
CASES = SHARED / "data" / "formats" / "dev.jsonl"
OWN = f"{shlex.quote(sys.executable)} -m citeform convert -q -f csl-json -t"
PYTHON = f"{shlex.quote(sys.executable)} {shlex.quote(str(ROOT / 'tests' / 'bench'))}"
MODS = "{pandoc} -f csljson -t biblatex | biblatex2xml"
ITEMS = "xml2bib -nb -nl | {pandoc} -f bibtex -t csljson"

# For each format of the cases citeform's name of it, and what else writes and reads it.  The
# commands come from CSL-JSON and end in it; what stands in braces is a program that may be missing.
FORMATS: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, str]]] = {
    "bibtex": (
        "bibtex",
        {
            "pandoc": "{pandoc} -f csljson -t bibtex",
            "citation-js": "{citation} write bibtex",
            "bibutils": f"{MODS} | {{bibutils}}xml2bib -nb",
        },
        {
            "pandoc": "{pandoc} -f bibtex -t csljson",
            "citation-js": "{citation} read bibtex",
            "bibutils": f"{{bibutils}}bib2xml | {ITEMS}",
        },
    ),
    "biblatex": (
        "biblatex",
        {
            "pandoc": "{pandoc} -f csljson -t biblatex",
            "citation-js": "{citation} write biblatex",
        },
        {
            "pandoc": "{pandoc} -f biblatex -t csljson",
            "citation-js": "{citation} read biblatex",
            "bibutils": f"{{bibutils}}biblatex2xml | {ITEMS}",
        },
    ),
    "ris": (
        "ris",
        {
            "citation-js": "{citation} write ris",
            "bibutils": f"{MODS} | {{bibutils}}xml2ris -nb",
        },
        {
            "pandoc": "{pandoc} -f ris -t csljson",
            "citation-js": "{citation} read ris",
            "bibutils": f"{{bibutils}}ris2xml | {ITEMS}",
        },
    ),
    "endnotexml": (
        "endnote-xml",
        {},
        {
            "pandoc": "{pandoc} -f endnotexml -t csljson",
            "bibutils": f"{{bibutils}}endx2xml | {ITEMS}",
        },
    ),
    "endnote": (
        "endnote",
        {
            "citation-js": "{citation} write enw",
            "bibutils": f"{MODS} | {{bibutils}}xml2end -nb",
        },
        {
            "citation-js": "{citation} read enw",
            "bibutils": f"{{bibutils}}end2xml | {ITEMS}",
        },
    ),
    "mods": (
        "mods",
        {"bibutils": f"{MODS} | {{bibutils}}cat"},
        {
            "bibutils": f"{{bibutils}}{ITEMS}",
            "bibutils, RIS": "{bibutils}xml2ris -nb | {pandoc} -f ris -t csljson",
        },
    ),
    "pubmed-xml": ("pubmed-xml", {}, {"bibutils": f"{{bibutils}}med2xml | {ITEMS}"}),
    "wos": (
        "wos",
        {"bibutils": f"{MODS} | {{bibutils}}xml2isi -nb"},
        {"bibutils": f"{{bibutils}}isi2xml | {ITEMS}"},
    ),
    "nbib": ("nbib", {}, {"nbib": "{nbib}"}),
}


def programs() -> dict[str, str]:
    """The programs that are at hand."""
    found: dict[str, str] = {}
    if importlib.util.find_spec("pypandoc"):
        import pypandoc

        found["pandoc"] = shlex.quote(str(pypandoc.get_pandoc_path()))
    elif shutil.which("pandoc"):
        found["pandoc"] = "pandoc"
    modules = os.environ.get("NODE_PATH", "")
    if modules and Path(modules, "@citation-js", "core").is_dir() and shutil.which("node"):
        script = ROOT / "tests" / "bench" / "citation.js"
        found["citation"] = f"node {shlex.quote(str(script))} {shlex.quote(modules)}"
    if shutil.which("xml2bib"):
        found["bibutils"] = ""
    if importlib.util.find_spec("nbib"):
        found["nbib"] = f"{PYTHON}/nbib_items.py"
    return found


def at_hand(commands: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """The commands whose programs are all there, with their paths."""
    ready = {}
    for name, command in commands.items():
        try:
            ready[name] = command.format_map(found)
        except KeyError as missing:
            print(f"{missing} is not at hand: {name} left out")
    return ready


def score(cases: str, row: str, command: str) -> tuple[float, float]:
    """F1 and the share of exact records of one way there and back."""
    with tempfile.NamedTemporaryFile(suffix=".json") as numbers:
        scorer = [sys.executable, str(SHARED / "bench" / "score_formats.py"), cases]
        options = ["--from-expected", "--formats", row, "--json", numbers.name]
        way = shlex.join(["sh", "-c", f"({command}) 2>/dev/null"])
        run = [*scorer, *options, "--command", way]
        subprocess.run(run, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        total = json.loads(Path(numbers.name).read_text(encoding="utf-8"))["all"]
    return total["f1"], total["exact"]


def main() -> None:
    """Print a table for each format: a line a writer, a column a reader."""
    found = programs()
    for row in sys.argv[1:] or FORMATS:
        name, writers, readers = FORMATS[row]
        writing = {"citeform": f"{OWN} {name} -", **at_hand(writers, found)}
        reading = at_hand(readers, found)
        # refer has no cases of its own.
        cases = "ris" if row == "endnote" else row
        print(f"{row:12}" + "".join(f"{reader:>15}" for reader in reading), flush=True)
        for writer, write in writing.items():
            scores = [score(str(CASES), cases, f"{write} | {read}") for read in reading.values()]
            cells = "".join(f"{f1:10.3f} {exact:.2f}" for f1, exact in scores)
            print(f"{writer:12}{cells}", flush=True)
        print()


if __name__ == "__main__":
    main()
