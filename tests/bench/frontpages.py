"""The front-page reader on the annotated pages of ../shared: scores and time per page.

    python tests/bench/frontpages.py [--seen | --models FOLDER] [--errors FIELD]

By five-fold cross-validation: each page is read with a model that was trained on the pages of the
four other folds (`citeform.frontpage.train.fold_of`); `--seen` reads them with citeform's own
model, which was trained on all of them, and so tells the time only.  `--models` keeps the five models, and takes those it finds.

To reach, soft: title 95, authors 93, first author 97, abstract 94, keywords 93, affiliations 91,
DOI 99, page right 90; 30 ms in the median and 150 ms at most.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from citeform import Reference, to_csl
from citeform.frontpage import read
from citeform.frontpage.model import MODEL
from citeform.frontpage.train import FOLDS, fold_of, train
from citeform.problems import Source

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "data" / "frontpages" / "dev.jsonl"


def scored(reference: Reference) -> dict[str, Any]:
    """The CSL item as the scorer wants it: affiliations by their names."""
    item = to_csl(reference)
    custom = dict(item.get("custom", {}))
    custom["affiliations"] = [one["name"] for one in custom.get("affiliations", [])]
    return {**item, "custom": custom}


def models(pages: list[dict[str, Any]], folder: Path) -> list[Path]:
    """A model for each fold, trained on the others; two at a time."""
    folders = [folder / str(fold) for fold in range(FOLDS)]
    jobs = [
        ([page for page in pages if fold_of(page["id"]) != fold], folders[fold])
        for fold in range(FOLDS)
    ]
    with Pool(2) as pool:
        pool.starmap(train, jobs, chunksize=1)
    return folders


def main() -> None:
    """Print the scorer's table, and the slowest and the median page."""
    pages = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    seen = "--seen" in sys.argv
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        chosen = [MODEL] * FOLDS if seen else models(pages, Path(folder))
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as file:
            for page in pages:
                model = chosen[fold_of(page["id"])]
                read(Source(pages[0]["text"]), model)
                start = time.perf_counter()
                library = read(Source(page["text"]), model)
                times.append(time.perf_counter() - start)
                items = [scored(reference) for reference in library]
                file.write(json.dumps({"id": page["id"], "csl": items[0] if items else {}}) + "\n")
        options = [option for option in sys.argv[1:] if option != "--seen"]
        scorer = str(SHARED / "bench" / "score_frontpages.py")
        subprocess.run([sys.executable, scorer, str(GOLD), str(predictions), *options], check=True)
    times.sort()
    print(f"{len(times)} pages; median {times[len(times) // 2] * 1000:.1f} ms, "
          f"slowest {times[-1] * 1000:.1f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
