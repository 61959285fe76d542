"""A thesis of 300 pages with 2,000 citations of 1,000 works, beside `pandoc --citeproc`.

    python tests/bench/process.py [--rounds N] [--format bib|json] [STYLE]…

Both write Markdown from the same files.  To reach: less than a third of pandoc's time.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
STYLES = ("apa", "ieee", "nature", "chicago-notes-bibliography")
PARAGRAPHS = 1200
CITATIONS = 2000
WORKS = 1000
WORDS = """the of and a in that measure coast harbour between tide water which model shows later
    author claims evidence paper again under *slowly* `code` sand over data from north""".split()


def citation(dice: random.Random) -> str:
    """One citation: in brackets, in the sentence, with a page, of several works."""
    keys = [f"@item{dice.randrange(WORKS)}" for _ in range(dice.choice((1, 1, 1, 2, 3)))]
    kind = dice.random()
    if kind < 0.2:
        return f"{keys[0]} [p. {dice.randint(1, 400)}]"
    if kind < 0.5:
        return f"[{keys[0]}, pp. {dice.randint(1, 99)}-{dice.randint(100, 199)}]"
    if kind < 0.6:
        return f"[see {'; '.join(keys)}, for more]"
    return f"[{'; '.join(keys)}]"


def thesis() -> Iterator[str]:
    """The paragraphs of the thesis, with headings, notes and code; the same at each run."""
    dice = random.Random(6)
    yield "---\ntitle: A thesis\nlang: en-US\n---"
    cited = 0
    for number in range(PARAGRAPHS):
        if not number % 40:
            yield f"# Chapter {number // 40 + 1}"
        if not number % 25:
            yield "```python\nx = matrix[@item1]\n```"
        words = [dice.choice(WORDS) for _ in range(88)]
        due = CITATIONS * (number + 1) // PARAGRAPHS
        for place in sorted(dice.sample(range(10, 88), due - cited), reverse=True):
            words.insert(place, citation(dice))
        cited = due
        note = f" And a note.[^{number}]" if not number % 10 else ""
        yield f"{' '.join(words).capitalize()}.{note}"
        if note:
            yield f"[^{number}]: In it [@item{dice.randrange(WORKS)}] is cited."
    yield "# References\n\n::: {#refs}\n:::"


def main() -> None:
    """Print the times of both, for each style."""
    sys.path.insert(0, str(ROOT))
    import pypandoc

    import citeform
    from citeform.catalogue import Catalogue
    from tests.bench.bibliography import articles
    from tests.bench.timing import seconds

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("styles", nargs="*", default=STYLES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--format", choices=["bib", "json"], default="bib")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paper, works = folder / "thesis.md", folder / f"refs.{asked.format}"
        paper.write_text("\n\n".join(thesis()) + "\n", encoding="utf-8")
        items = list(articles(WORKS))
        text = json.dumps(items) if asked.format == "json" else citeform.write(items, "biblatex")
        works.write_text(text, encoding="utf-8")
        for style in asked.styles:
            path = str(Catalogue().find(style).path)
            output = ["-o", str(folder / "out.md")]
            ours = [sys.executable, "-m", "citeform", "process", str(paper), *output]
            ours += ["-b", str(works), "-s", path]
            pandoc = [pypandoc.get_pandoc_path(), str(paper), "--citeproc", "--csl", path, *output]
            pandoc += ["--bibliography", str(works), "--wrap=preserve"]
            own, other = seconds(ours, asked.rounds), seconds(pandoc, asked.rounds)
            print(f"{style:30} citeform {own:6.2f} s  pandoc {other:6.2f} s  {own / other:.2f}")


if __name__ == "__main__":
    main()
