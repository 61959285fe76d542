"""Confidence: how probably a value is right, from what the model says of the lines it stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from citeform.frontpage.candidates import Candidate
from citeform.frontpage.model import Reading, Span
from citeform.frontpage.zones import Item

KNOTS: dict[str, tuple[tuple[float, float], ...]] = {
    "title": (
        (0.1156, 0.763),
        (0.3470, 0.842),
        (0.5774, 0.946),
        (0.6650, 0.947),
        (0.7055, 0.973),
        (0.8136, 0.996),
    ),
    "author": ((0.5313, 0.921), (0.9625, 0.933), (0.9916, 0.935), (0.9978, 0.990)),
    "abstract": (
        (0.1124, 0.833),
        (0.6156, 0.861),
        (0.9070, 0.929),
        (0.9709, 0.944),
        (0.9950, 0.980),
    ),
    "affiliations": (
        (0.6856, 0.848),
        (0.8513, 0.884),
        (0.9374, 0.897),
        (0.9849, 0.939),
        (0.9988, 0.970),
    ),
    "keyword": ((0.7893, 0.927), (0.9972, 0.970)),
}
"""Variable → support and the share of values with it that are right, for what lies between.

Measured by cross-validation: `python tests/bench/frontpages.py --knots` prints this table.
"""

MOST = 0.99
"""No value is certain."""


def confidence(candidate: Candidate) -> float:
    """How probably a candidate is right; its score where no model supports it.

    >>> confidence(Candidate("volume", "12", 0, 2, 0.95))
    0.95
    """
    knots = KNOTS.get(candidate.variable)
    if candidate.support is None or knots is None:
        return candidate.score
    at = bisect_right(knots, (candidate.support, 1.0))
    (low, least), (high, most) = knots[max(0, at - 1)], knots[min(at, len(knots) - 1)]
    share = (candidate.support - low) / (high - low) if high > low else 0.0
    return min(MOST, round(least + share * (most - least), 2))


def support_title(reading: Reading, items: Sequence[Item], rules: float) -> float | None:
    """How much model and rules support that lines are a whole title, between 0 and 1."""
    if not reading.guesses:
        return None
    return rules * begins(reading, items, "title") * whole(reading, items, "title")


def support_authors(reading: Reading, items: Sequence[Item]) -> float | None:
    """How much the model supports that lines are all the authors."""
    if not reading.guesses:
        return None
    return whole(reading, items, "author") * spanned(reading, items, "author")


def support_abstract(reading: Reading, items: Sequence[Item]) -> float | None:
    """How much the model supports that lines are the abstract and no others are."""
    if not reading.guesses:
        return None
    own = {item.number for item in items}
    others = (one.chance("abstract") for at, one in enumerate(reading.guesses) if at not in own)
    return spanned(reading, items, "abstract") * (1.0 - max(others, default=0.0))


def support_keywords(reading: Reading, items: Sequence[Item]) -> float | None:
    """How much the model supports that lines are keywords."""
    return spanned(reading, items, "keyword") if reading.guesses else None


def support_institutions(spans: Sequence[Span]) -> float | None:
    """How much the model supports its institutions, in the mean."""
    return sum(span.chance for span in spans) / len(spans) if spans else None


def begins(reading: Reading, items: Sequence[Item], zone: str) -> float:
    """How probably a zone begins with the first of some lines."""
    return reading.guesses[items[0].number].begins.get(zone, 0.0)


def whole(reading: Reading, items: Sequence[Item], zone: str) -> float:
    """How probably all of some lines belong to a zone that ends with them."""
    guesses = reading.guesses
    least = min(guesses[item.number].chance(zone) for item in items)
    below = items[-1].number + 1
    further = guesses[below].inside.get(zone, 0.0) if below < len(guesses) else 0.0
    return least * (1.0 - further)


def spanned(reading: Reading, items: Sequence[Item], zone: str) -> float:
    """How probable the least probable span of a zone on some lines is."""
    own = {item.number for item in items}
    spans = (span for span in reading.named(zone) if any(unit.line in own for unit in span.units))
    return min((span.chance for span in spans), default=0.0)
