"""Confidence: how probably a value is right, from what the model says of the lines it stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from citeform.frontpage.candidates import Candidate
from citeform.frontpage.model import Reading, Span
from citeform.frontpage.zones import Item

KNOTS: dict[str, tuple[tuple[float, float], ...]] = {
    "title": ((0.2231, 0.819), (0.5700, 0.903), (0.7731, 0.994)),
    "author": ((0.2145, 0.839), (0.7388, 0.883), (0.9690, 0.949), (0.9977, 0.990)),
    "abstract": ((0.3768, 0.843), (0.9040, 0.929), (0.9742, 0.957), (0.9963, 0.981)),
    "affiliations": (
        (0.8415, 0.870),
        (0.9621, 0.916),
        (0.9848, 0.919),
        (0.9932, 0.951),
        (0.9986, 0.971),
    ),
    "keyword": ((0.7327, 0.893), (0.9956, 0.973)),
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
