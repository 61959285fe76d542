"""The trained model: which zone the lines and tokens of a page belong to, and how surely.

Two linear-chain CRFs (python-crfsuite): one labels whole lines, where most zones begin and end; the
other labels tokens, which tells what shares a line.  `citeform.frontpage.train` makes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citeform.frontpage.page import Page
from citeform.frontpage.zones import Item, Zone
from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.frontpage.features import Unit

MODEL = Path(__file__).with_name("model")
"""The folder of the model that comes with citeform."""
LINES, TOKENS = "lines.crfsuite", "tokens.crfsuite"
"""The files in it: one labels whole lines, one their tokens."""
OUTSIDE = "other"
"""The label of what is in none of the zones; all others are `B-` (begins) or `I-` and a zone."""
MOST_LINES = 400
"""How many lines of a page are looked at: the front matter is shorter, and what follows is text."""
ADDRESS = "address"
"""The zone of tokens that goes on where an institution ended, or is a person's."""
PROBES = 4
"""At how many places a line is asked for a zone before it is asked at all of them."""
NOWHERE = 0.002
"""A zone that is less probable at those together is not looked for in the line."""
READ = ("title", "author", "affiliation", "abstract", "keyword")
"""The zones that are asked for."""


GOING_ON = {"affiliation": (f"I-{ADDRESS}", f"B-{ADDRESS}")}
"""Labels that count as the inside of a zone."""


class Guess(NamedTuple):
    """What the model says of one line."""

    begins: Mapping[str, float]
    """Zone → the probability that the zone begins with this line."""
    inside: Mapping[str, float]
    """Zone → the probability that the line goes on in it."""

    def chance(self, zone: str) -> float:
        """How probable it is that the line belongs to a zone."""
        return self.begins.get(zone, 0.0) + self.inside.get(zone, 0.0)


UNKNOWN = Guess({}, {})


class Span(NamedTuple):
    """Neighbouring units of one zone."""

    zone: str
    units: tuple[Unit, ...]
    chance: float
    """The mean probability of its units."""


class Reading(NamedTuple):
    """What the model says of a page."""

    guesses: tuple[Guess, ...]
    """One for every line."""
    spans: tuple[Span, ...] = ()
    """The zones of the tokens, in order."""

    def named(self, zone: str) -> tuple[Span, ...]:
        """The spans of a zone."""
        return tuple(span for span in self.spans if span.zone == zone)


@lru_cache(maxsize=4)
def load_tagger(path: Path) -> Any:
    """The tagger of a model's file, opened once."""
    from pycrfsuite import Tagger

    tagger = Tagger()
    try:
        tagger.open(str(path))
    except (OSError, ValueError):
        message = "the model cannot be opened: it is none of CRFsuite's"
        raise CiteformError(Problem("bad-option", message, str(path))) from None
    return tagger


def read_zones(
    page: Page, items: Sequence[Item], zones: Sequence[Zone], model: Path = MODEL
) -> Reading:
    """What the model says of a page; `zones` are those that the rules find."""
    from citeform.frontpage.features import find_units, line_features, token_features, view

    items = items[:MOST_LINES]
    if not items:
        return Reading(())
    seen = view(page, items, zones)
    lines = load_tagger(model / LINES)
    lines.tag(line_features(seen))
    known = frozenset(lines.labels())
    whole = [guess(lines, known, at, at) for at in range(len(items))]
    units = find_units(items)
    tokens = load_tagger(model / TOKENS)
    labels = tokens.tag(token_features(seen, units))
    known = frozenset(tokens.labels())
    parts = {first.line: guess(tokens, known, at, last) for first, at, last in by_line(units)}
    guesses = (mean(one, parts.get(at, one)) for at, one in enumerate(whole))
    return Reading((*guesses, *[UNKNOWN] * (len(page.lines) - len(items))),
                   tuple(find_spans(tokens, units, labels)))  # fmt: skip


def by_line(units: Sequence[Unit]) -> Iterable[tuple[Unit, int, int]]:
    """The first unit of every line, with its index and that of the line's last unit."""
    first = 0
    for at, unit in enumerate(units):
        if at + 1 == len(units) or units[at + 1].line != unit.line:
            yield units[first], first, at
            first = at + 1


def guess(tagger: Any, known: frozenset[str], first: int, last: int) -> Guess:
    """What a tagger of known labels says of the elements of a line, from the first to the last."""
    begins, inside = {}, {}
    marginal = tagger.marginal
    for zone in READ:
        begin = f"B-{zone}"
        if begin in known:
            begins[zone] = marginal(begin, first)
        labels = [label for label in (f"I-{zone}", *GOING_ON.get(zone, ())) if label in known]
        if labels:
            # The first element is as much inside as the second: it begins what goes on there.
            start = first + 1 if zone in begins and last > first else first
            places = range(start, last + 1)
            probes = places[:: max(1, len(places) // PROBES)]
            if sum(marginal(label, at) for label in labels for at in probes) < NOWHERE:
                inside[zone] = 0.0
                continue
            every = [marginal(label, at) for label in labels for at in places]
            every += [marginal(label, start) for label in labels] if start > first else []
            average = sum(every) / (last - first + 1)
            inside[zone] = max(0.0, average - begins.get(zone, 0.0))
    return Guess(begins, inside)


def mean(one: Guess, other: Guess) -> Guess:
    """What two taggers say together."""
    return Guess(
        {zone: (chance + other.begins.get(zone, 0.0)) / 2 for zone, chance in one.begins.items()},
        {zone: (chance + other.inside.get(zone, 0.0)) / 2 for zone, chance in one.inside.items()},
    )


def find_spans(tagger: Any, units: Sequence[Unit], labels: Sequence[str]) -> Iterable[Span]:
    """The zones of labelled units, an institution with the address behind it."""
    spans: list[Span] = []
    signs: list[Unit] = []
    first = 0
    for at, label in enumerate(labels):
        zone = label[2:]
        if at + 1 < len(labels) and labels[at + 1] == f"I-{zone}":
            continue
        own = tuple(units[first : at + 1])
        if label == OUTSIDE:
            signs += own
        else:
            chances = [tagger.marginal(labels[one], one) for one in range(first, at + 1)]
            span = Span(zone, own, sum(chances) / len(chances))
            if zone == ADDRESS and spans and goes_on(spans[-1], signs):
                before = spans.pop()
                whole = (*before.units, *signs, *own)
                span = Span(before.zone, whole, min(before.chance, span.chance))
            spans.append(span)
            signs = []
        first = at + 1
    return (span for span in spans if span.zone in READ)


def goes_on(span: Span, between: Sequence[Unit]) -> bool:
    """Whether an address behind a span is an institution's: nothing but signs divides them."""
    return span.zone == "affiliation" and not any(unit.text[0].isalnum() for unit in between)
