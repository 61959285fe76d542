"""Where a cite stands in the document: first, subsequent, ibid, near the note that named it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citeform.csl.item import id_of, plain

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = 0, 1, 2, 3

Cite = dict[str, Any]
Cluster = Mapping[str, Any]


TEXTS = ("label", "locator", "prefix", "suffix")
"""What a cite says in words."""


def read_cite(given: Mapping[str, Any]) -> Cite:
    """A cite with the values that the engine asks for, whatever they were."""
    cite = dict(given)
    cite["id"] = id_of(cite)
    for name in TEXTS:
        if name in cite:
            cite[name] = plain(cite[name])
    cite["position"] = whole_number(cite.get("position"))
    return cite


def whole_number(given: Any) -> int:
    """A value as a whole number; 0 when it is none."""
    try:
        return int(given)
    except (OverflowError, TypeError, ValueError):
        return 0


def properties_of(cluster: Cluster) -> Mapping[str, Any]:
    """The properties of a citation; none where they are no object."""
    found = cluster.get("properties")
    return found if isinstance(found, Mapping) else {}


def note_of(cluster: Cluster) -> int:
    """The number of the note that a citation stands in; 0 for the text."""
    return whole_number(properties_of(cluster).get("noteIndex"))


def with_positions(clusters: Sequence[Cluster], near: int) -> list[list[Cite]]:
    """The cites of each citation, in document order, told where they stand."""
    first: dict[str, int] = {}
    latest: dict[str, int] = {}
    found: list[list[Cite]] = []
    latest_of: dict[bool, tuple[int, list[Cite], list[Cite]]] = {}
    for cluster in clusters:
        note = note_of(cluster)
        cites = [read_cite(cite) for cite in cluster["citationItems"]]
        # Citations in the text and in notes do not see one another.
        note_before, before, whole_note = latest_of.get(note > 0, (0, [], []))
        is_adjacent = note_before in (note, note - 1)
        if note != note_before and len({c["id"] for c in whole_note}) > 1:
            # The note before names several works: "ibid." would be none of them.
            before = []
        for at, cite in enumerate(cites):
            key = cite["id"]
            previous: Cite | None = cites[at - 1] if at else None
            if not at and before and is_adjacent and len({c["id"] for c in before}) == 1:
                previous = before[-1]
            cite["position"] = position_of(cite, previous, seen=key in first)
            if key in first:
                cite["first-reference-note-number"] = first[key] or ""
                cite["near-note"] = note - latest[key] <= near
            else:
                first[key] = note
            latest[key] = note
        found.append(cites)
        same = note == note_before and note > 0
        latest_of[note > 0] = (note, cites, [*(whole_note if same else []), *cites])
    return found


def position_of(cite: Cite, previous: Cite | None, *, seen: bool) -> int:
    """A cite's position by the one before it."""
    if not seen:
        return FIRST
    if previous is None or previous["id"] != cite["id"]:
        return SUBSEQUENT
    here, there = locator(cite), locator(previous)
    if there and not here:
        return SUBSEQUENT
    return IBID if here == there else IBID_WITH_LOCATOR


def locator(cite: Cite) -> tuple[str, str] | None:
    """What tells two locators apart."""
    text = cite.get("locator")
    if not text:
        return None
    return text.strip(), cite.get("label") or "page"
