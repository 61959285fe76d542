"""The front-page reader on the annotated pages of ../shared: scores and time per page.

    python tests/bench/frontpages.py [--errors FIELD]

To reach: title soft F1 ≥ 55, both title and authors right on ≥ 25 % of the pages, no crash, and no
page over 50 ms.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from citeform import Reference, to_csl
from citeform.frontpage import read
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


def main() -> None:
    """Print the scorer's table, and the slowest and the median page."""
    pages = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    read(Source(pages[0]["text"]))
    times: list[float] = []
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for page in pages:
            start = time.perf_counter()
            library = read(Source(page["text"]))
            times.append(time.perf_counter() - start)
            items = [scored(reference) for reference in library]
            file.write(json.dumps({"id": page["id"], "csl": items[0] if items else {}}) + "\n")
        file.flush()
        scorer = str(SHARED / "bench" / "score_frontpages.py")
        subprocess.run([sys.executable, scorer, str(GOLD), file.name, *sys.argv[1:]], check=True)
    times.sort()
    print(f"{len(times)} pages; median {times[len(times) // 2] * 1000:.1f} ms, "
          f"slowest {times[-1] * 1000:.1f} ms")  # fmt: skip


if __name__ == "__main__":
    main()
