"""File names: a safe one of its own for each key, on any system."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citeform.pattern import pattern

UNSAFE = pattern(r"[^\w.+-]+")
LONGEST = 120
"""Bytes of a name, which most systems end at 255; the rest is for a number and a suffix."""
DEVICES = frozenset(
    """
    aux com1 com2 com3 com4 com5 com6 com7 com8 com9 con lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8
    lpt9 nul prn
    """.split()
)
"""Names that Windows gives to devices, whatever the suffix."""


def file_names(keys: Iterable[str], suffix: str) -> Iterator[str]:
    """A file's name for each key; ones that differ in case only are numbered.

    >>> list(file_names(["doe 2001", "Doe_2001", "../etc", "10.1/x"], ".bib"))
    ['doe_2001.bib', 'Doe_2001-2.bib', 'etc.bib', '10.1_x.bib']
    """
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for key in keys:
        stem = safe(key)
        low = stem.lower()
        name = stem
        # Many file systems take two names in other cases for one.
        while name.lower() in taken:
            counts[low] = counts.get(low, 1) + 1
            name = f"{stem}-{counts[low]}"
        taken.add(name.lower())
        yield name + suffix


def safe(key: str) -> str:
    """A key in signs that names of files have; no name is hidden, a path or a device."""
    stem = UNSAFE.sub("_", key).strip("._- ")
    stem = stem.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip("._- ")
    return f"{stem or 'reference'}{'_' if stem.lower().partition('.')[0] in DEVICES else ''}"
