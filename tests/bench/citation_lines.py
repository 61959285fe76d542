"""Citation lines of ../shared, read as the front-page reader reads them: the scorer's figures.

    python tests/bench/citation_lines.py [--fold N] [--errors]

The rules were written with folds 0 to 3 in sight, fold 4 unseen (`zlib.crc32(id) % 5`); `--errors`
shows each line that is not wholly right.  To reach: every gold field right in ≥ 80 %.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from types import ModuleType
from typing import Any

from citeform.frontpage.citation_line import read_citation
from citeform.frontpage.proceedings import NO_MEETING, Proceedings, read_proceedings

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "data" / "refstrings" / "dev.jsonl"
SCORER = SHARED / "bench" / "score_refstrings.py"


def predict(text: str) -> dict[str, Any]:
    """What the reader makes of a line, as CSL-JSON."""
    found = read_citation(text)
    item = {
        "container-title": found.journal,
        "volume": found.volume,
        "issue": found.issue,
        "page": found.page,
        "publisher": found.publisher,
    }
    csl: dict[str, Any] = {variable: value for variable, value in item.items() if value}
    meeting = read_proceedings(text)
    if meeting is not NO_MEETING and (meeting.collection_title or not found.journal):
        return predict_meeting(meeting)
    if found.journal:
        csl["type"] = "article-journal"
    if found.issued.parts:
        csl["issued"] = {"date-parts": [list(part) for part in found.issued.parts]}
    return csl


def predict_meeting(meeting: Proceedings) -> dict[str, Any]:
    """A meeting as the gold has it: GROBID tags its name a monograph's title, its town a place."""
    item = {
        "title": meeting.container_title or meeting.event_title,
        "publisher": meeting.publisher,
        "publisher-place": meeting.event_place,
        "collection-title": meeting.collection_title,
        "volume": meeting.volume,
        "page": meeting.page,
        "ISBN": meeting.ISBN,
        "editor": [{"family": one.family, "given": one.given} for one in meeting.editor],
        "issued": {"date-parts": [list(part) for part in meeting.issued.parts]},
    }
    return {variable: value for variable, value in item.items() if value}


def load_scorer() -> ModuleType:
    """The scorer as a module, to see where a line went wrong."""
    spec = importlib.util.spec_from_file_location("scorer", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def show_errors(records: list[dict[str, Any]]) -> None:
    """Print each record with a gold field wrong, and what was read."""
    judge = load_scorer().judge
    for record in records:
        csl = predict(record["text"])
        verdict = judge(record, csl)
        wrong = [field for field, (has, _, _, soft) in verdict.items() if has and not soft]
        if wrong:
            print(record["text"])
            for field in wrong:
                print(f"    {field}: {record['gold'][field]!r}, not {csl.get(field)!r}")


def main() -> None:
    """Print the scorer's table for the lines of front pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fold", type=int, help="only this fold of five")
    parser.add_argument("--errors", action="store_true", help="show the lines that are not right")
    options = parser.parse_args()
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    records = [record for record in map(json.loads, lines) if record["source"] == "grobid-header"]
    if options.fold is not None:
        records = [one for one in records if zlib.crc32(one["id"].encode()) % 5 == options.fold]
    if options.errors:
        show_errors(records)
    with tempfile.TemporaryDirectory() as folder:
        gold, guesses = Path(folder, "gold.jsonl"), Path(folder, "guesses.jsonl")
        gold.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
        predictions = [{"id": one["id"], "csl": predict(one["text"])} for one in records]
        guesses.write_text("".join(json.dumps(one) + "\n" for one in predictions), encoding="utf-8")
        command = [sys.executable, str(SCORER), str(gold), str(guesses), "--only", "grobid-header"]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
