"""The front-page reader on the annotated pages of ../shared: scores, confidence, time per page.

    python tests/bench/frontpages.py [--seen | --models FOLDER] [--salt TEXT] [--knots]
                                      [--errors FIELD]

By five-fold cross-validation: each page is read with a model that was trained on the pages of the
four other folds (`citeform.frontpage.train.fold_of`).  `--models` keeps the five models in a
folder, and takes those it finds there; `--salt` makes other folds; `--seen` reads with citeform's
own model, which was trained on all pages, and so tells the time only.  `--knots` prints the table
of `citeform.frontpage.confidence` as it would be measured now.

To reach, soft: title 95, authors 93, first author 97, abstract 94, keywords 93, affiliations 91,
DOI 99, page right 90; 30 ms in the median and 150 ms at most; of the values whose confidence is
0.9, nine in ten right.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

from citeform import Library, Reference, to_csl
from citeform.frontpage.assemble import best, find_candidates, lay_out, read
from citeform.frontpage.model import MODEL
from citeform.frontpage.train import FOLDS, fold_of, train
from citeform.problems import Source

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "data" / "frontpages" / "dev.jsonl"
SCORER = SHARED / "bench" / "score_frontpages.py"
FIELDS = {
    "title": "title", "author": "authors", "abstract": "abstract", "keyword": "keywords",
    "DOI": "doi", "affiliations": "affiliation", "emails": "email",
}  # fmt: skip
"""Variable → the scorer's field; of those in `ITEMWISE` the share that is right counts."""
ITEMWISE = ("affiliation", "email")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)
"""Between which confidences values are put together."""
GROUPS = 14
"""Groups of values of about the same support that the table is fitted on."""


class Measured(NamedTuple):
    """A value that was read, how sure it was, and how right it is."""

    variable: str
    confidence: float
    support: float | None
    right: float


def load_scorer() -> Any:
    """The scorer's own comparisons."""
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def scored(reference: Reference) -> dict[str, Any]:
    """The CSL item as the scorer wants it: affiliations by their names."""
    item = to_csl(reference)
    custom = dict(item.get("custom", {}))
    custom["affiliations"] = [one["name"] for one in custom.get("affiliations", [])]
    return {**item, "custom": custom}


def models(pages: list[dict[str, Any]], folder: Path, salt: str) -> list[Path]:
    """A model for each fold, trained on the others where it is not there yet; two at a time."""
    folders = [folder / str(fold) for fold in range(FOLDS)]
    jobs = [
        ([page for page in pages if fold_of(salt + page["id"]) != fold], folders[fold])
        for fold in range(FOLDS)
        if not folders[fold].exists()
    ]
    with Pool(2) as pool:
        pool.starmap(train, jobs, chunksize=1)
    return folders


def measure(
    scorer: Any, page: dict[str, Any], library: Library, item: dict[str, Any], model: Path
) -> Iterator[Measured]:
    """How sure and how right each value of a page is, where the annotation is sure."""
    source = Source(page["text"])
    expected, found = scorer.expected_values(page), scorer.predicted_values(item)
    candidates = find_candidates(source, lay_out(source, model))
    for reference in library:
        for variable, field in FIELDS.items():
            origin = reference.origins.get(variable)
            if not origin or scorer.SOURCE[field] in page.get("unsure", ()):
                continue
            if field in ITEMWISE:
                right = scorer.pair_items("soft", expected[field], found[field])
                right /= max(1, len(found[field]))
            else:
                right = any(scorer.matches("soft", one, found[field]) for one in expected[field])
            one = best(candidates, variable)
            yield Measured(variable, origin.score, one.support if one else None, float(right))


def reliability(measured: Sequence[Measured]) -> Iterator[str]:
    """How many of the values of each confidence are right."""
    yield f"{'confidence':14}{'values':>8}{'mean':>8}{'right':>8}"
    for low, high in pairwise(EDGES):
        own = [one for one in measured if low <= one.confidence < high]
        yield from [summary(f"{low:.2f}–{min(high, 1):.2f}", own)] if own else []
    for variable in FIELDS:
        own = [one for one in measured if one.variable == variable]
        yield from [summary(variable, own)] if own else []


def summary(name: str, own: Sequence[Measured]) -> str:
    """Mean confidence and share right of some values."""
    mean = sum(one.confidence for one in own) / len(own)
    right = sum(one.right for one in own) / len(own)
    return f"{name:14}{len(own):8}{100 * mean:8.1f}{100 * right:8.1f}"


def knots(measured: Iterable[Measured]) -> Iterator[str]:
    """The table of `citeform.frontpage.confidence`: isotonic regression on groups."""
    pairs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for one in measured:
        if one.support is not None:
            pairs[one.variable].append((one.support, one.right))
    for variable, own in pairs.items():
        points = ", ".join(f"({at:.4f}, {right:.3f})" for at, right in isotonic(sorted(own)))
        yield f'    "{variable}": ({points}),'


def isotonic(pairs: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Mean support → share right of groups of equal size, neighbours that fall put together."""
    size = max(1, -(-len(pairs) // GROUPS))
    blocks: list[list[float]] = []
    for at in range(0, len(pairs), size):
        group = pairs[at : at + size]
        blocks.append([sum(x for x, _ in group), sum(y for _, y in group), len(group)])
        while len(blocks) > 1 and share(blocks[-2]) >= share(blocks[-1]):
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [(block[0] / block[2], share(block)) for block in blocks]


def share(block: Sequence[float]) -> float:
    """The share of a block that is right.

    Two values more, one right and one wrong, keep a small block from being certain (Laplace's
    rule).
    """
    return (block[1] + 1) / (block[2] + 2)


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seen", action="store_true")
    parser.add_argument("--models", type=Path)
    parser.add_argument("--salt", default="")
    parser.add_argument("--knots", action="store_true")
    parser.add_argument("--errors")
    return parser.parse_args()


def main() -> None:
    """Print the scorer's table, the confidence's, and the slowest and the median page."""
    options = arguments()
    scorer = load_scorer()
    pages = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    times: list[float] = []
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder:
        kept = options.models or Path(folder)
        chosen = [MODEL] * FOLDS if options.seen else models(pages, kept, options.salt)
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as file:
            for page in pages:
                model = chosen[fold_of(options.salt + page["id"])]
                read(Source(pages[0]["text"]), model)
                start = time.perf_counter()
                library = read(Source(page["text"]), model)
                times.append(time.perf_counter() - start)
                item = scored(library[0]) if library.references else {}
                measured += measure(scorer, page, library, item, model)
                file.write(json.dumps({"id": page["id"], "csl": item}) + "\n")
        errors = ["--errors", options.errors] if options.errors else []
        subprocess.run(
            [sys.executable, str(SCORER), str(GOLD), str(predictions), *errors], check=True
        )
    print("", *(knots(measured) if options.knots else reliability(measured)), sep="\n")
    times.sort()
    print(f"\n{len(times)} pages; median {times[len(times) // 2] * 1000:.1f} ms, "
          f"slowest {times[-1] * 1000:.1f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
