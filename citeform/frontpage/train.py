"""Train the model on annotated pages.

    python -m citeform.frontpage.train FOLDER PAGES...

FOLDER is where the two files of the model go.  PAGES are files as `../shared/data/frontpages` has
them (`.jsonl`: `text` and `zones` of each page), or pages of one's own, one a file (`.ttx`):

    journal       | Rev Esp Salud Pública. 2019;93:e1-e9
    title         | Vigilancia de la gripe en España
                  | durante la temporada 2017-2018

The same pages give the same model, byte for byte.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from citeform.frontpage.features import PROSE, Unit, find_units, line_features, token_features, view
from citeform.frontpage.model import ADDRESS, LINES, OUTSIDE, TOKENS
from citeform.frontpage.page import Page, read_page
from citeform.frontpage.zones import find_items, find_zones

FOLDS = 5
ZONES = {
    "title": "title",
    "author": "author",
    "group": "author",
    "degree": "author",
    "affiliation": "affiliation",
    "address": "affiliation",
    "abstract": "abstract",
    "keyword": "keyword",
    "email": "contact",
    "phone": "contact",
    "web": "contact",
    "reference": "reference",
    "meeting": "reference",
    "publisher": "reference",
    "journal": "reference",
    "date": "date",
    "submission": "date",
    "funding": "note",
    "availability": "note",
    "copyright": "copyright",
    "idno": "idno",
    "doctype": "doctype",
    "editor": "editor",
    "page": "page",
}
"""GROBID's labels → the zones told apart; several that no field needs are one."""

SETTINGS = {
    LINES: {"c1": 0.1, "c2": 0.5, "max_iterations": 150, "feature.minfreq": 1},
    TOKENS: {"c1": 0.3, "c2": 0.1, "max_iterations": 120, "feature.minfreq": 2},
}
"""CRFsuite's: the weights of L1 and L2 and when to stop, chosen by cross-validation."""


def fold_of(name: str) -> int:
    """The fold of a page, by its name alone."""
    return zlib.crc32(name.encode()) % FOLDS


def line_labels(page: Page, zones: Iterable[Sequence[Any]]) -> list[str]:
    """The label of every line: of the zone that most of what is labelled in it lies in."""
    spans = [(start, end, ZONES[name]) for start, end, name in zones if name in ZONES]
    labels = []
    last: tuple[int, int, str] | None = None
    for line in page.lines:
        shares: Counter[str] = Counter()
        for start, end, name in spans:
            shares[name] += max(0, min(line.end, end) - max(line.start, start))
        name, most = shares.most_common(1)[0] if shares else ("", 0)
        if not most:
            labels.append(OUTSIDE)
            last = None
            continue
        own = [one for one in spans if one[2] == name and one[0] < line.end and one[1] > line.start]
        labels.append(f"{'I' if own[0] == last else 'B'}-{name}")
        last = own[-1]
    return labels


def unit_labels(page: Page, units: Iterable[Unit], zones: Iterable[Sequence[Any]]) -> list[str]:
    """The label of every unit: of the zone that its first character lies in.

    Addresses are told apart from institutions: where one ends, the next institution begins.
    """
    spans = sorted((start, end, name) for start, end, name in zones if name in ZONES)
    labels: list[str] = []
    last = -1
    at = 0
    for unit in units:
        line = page.lines[unit.line]
        start, end = line.at(unit.start), line.at(unit.end)
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at == len(spans) or spans[at][0] >= end or (spans[at][0] > start and unit.text != PROSE):
            labels.append(OUTSIDE)
            continue
        name = ADDRESS if spans[at][2] == ADDRESS else ZONES[spans[at][2]]
        labels.append(f"{'I' if last == at else 'B'}-{name}")
        last = at
    return labels


def read_pages(path: Path) -> list[dict[str, Any]]:
    """The annotated pages of a file: one JSON object a line, or the one page of a `.ttx`."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ttx":
        return [read_ttx(text)]
    return [json.loads(line) for line in text.splitlines()]


def read_ttx(labelled: str) -> dict[str, Any]:
    """A page whose lines have their label before a bar; a line without one goes on.

    >>> read_ttx("title | On things\\n      | and others\\nother |\\nauthor | Jane Doe")["zones"]
    [[0, 20, 'title'], [22, 30, 'author']]
    """
    text, zones = "", list[list[Any]]()
    for line in labelled.splitlines():
        label, bar, words = line.partition("|")
        if not bar:
            raise ValueError(f'a line without a bar: "{line[:60]}"')
        start = len(text)
        text += f"{words.strip()}\n"
        if label.strip():
            zones.append([start, start, label.strip()])
        if zones and words.strip():
            zones[-1][1] = len(text) - 1
    return {"text": text, "zones": [zone for zone in zones if zone[2] in ZONES]}


def train(pages: Iterable[dict[str, Any]], folder: Path) -> None:
    """Train the models on annotated pages, and write them to a folder."""
    from pycrfsuite import Trainer

    lines, tokens = Trainer(verbose=False), Trainer(verbose=False)
    for one in pages:
        page = read_page(one["text"])
        items = find_items(page)
        seen = view(page, items, find_zones(page, items))
        units = find_units(items)
        lines.append(line_features(seen), line_labels(page, one["zones"]))
        tokens.append(token_features(seen, units), unit_labels(page, units, one["zones"]))
    folder.mkdir(parents=True, exist_ok=True)
    for trainer, name in ((lines, LINES), (tokens, TOKENS)):
        trainer.set_params(SETTINGS[name])
        trainer.train(str(folder / name))


def main() -> None:
    """Train on the pages of the command line."""
    if len(sys.argv) < 3:
        sys.exit("usage: python -m citeform.frontpage.train FOLDER PAGES...")
    pages = [page for name in sys.argv[2:] for page in read_pages(Path(name))]
    train(pages, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
