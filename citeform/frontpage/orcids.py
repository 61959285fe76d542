"""ORCID iDs on a front page, and whose they are.

They stand behind a name, in a list of names, or below a person's address; in print, with a hyphen
or a dash between their groups, and divided at a line's end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citeform.codecs.identifiers import iri_of, is_orcid
from citeform.frontpage.labels import fold, squash
from citeform.frontpage.page import WORD, Line
from citeform.model.values import Name
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

BLOCKS = ("0000", "0009")
"""What ORCID iDs begin with."""
PRINTED = pattern(r"(?<![\d-])000[09](?:\s?[-‐‑–]\s?\d{4}){2}\s?[-‐‑–]\s?\d{3}[\dXx](?![\d-])")
BROKEN = pattern(r"000[09](?:[-‐‑–]\d{4}){0,2}(?:[-‐‑–]\d{0,3})?$")
"""The beginning of one at a line's end."""
AROUND = pattern(r"https?://|(?:www\.)?orcid\.org/?|\borcid\b|\bids?\b|\be-?mail\b|\S+@\S+", 2)
"""What stands beside one and names nobody; without regard to case."""
ABOVE = 8
"""How many lines above one may name the person."""


class Orcid(NamedTuple):
    """An ORCID iD on the page."""

    id: str
    """As `https://orcid.org/0000-0002-1825-0097`: ORCID's own form for showing it."""
    author: int | None
    """The place of its person among the authors, where that is known."""
    start: int
    end: int


class Place(NamedTuple):
    """Where an ORCID iD stands among the lines of a page."""

    line: int
    before: str
    """The text between the one before it, or the line's beginning, and it."""
    after: str
    """The text behind it, to the next one."""
    first: bool
    """Whether no other one stands before it on its line."""
    leads: bool
    """Whether its line begins with an ORCID iD, so that names stand behind them."""


def find_orcids(lines: Sequence[Line], names: Sequence[Name]) -> list[Orcid]:
    """The ORCID iDs on a page, each once, tied to the authors of some names.

    As many as there are authors, none of them beside a name, are in the authors' order.
    """
    found: dict[str, Orcid] = {}
    above = 0
    for identifier, place, start, end in printed(lines):
        author = whose(place, lines, names, above)
        above = place.line + 1
        known = found.get(identifier)
        if known is None:
            found[identifier] = Orcid(identifier, author, start, end)
        elif known.author is None:
            found[identifier] = known._replace(author=author)
    orcids = list(found.values())
    if len(orcids) == len(names) and all(one.author is None for one in orcids):
        return [one._replace(author=at) for at, one in enumerate(orcids)]
    return orcids


def printed(lines: Sequence[Line]) -> Iterator[tuple[str, Place, int, int]]:
    """Each ORCID iD whose check digit is right, with its surroundings and its offsets."""
    for at, line in enumerate(lines):
        text = line.text
        if not any(block in text for block in BLOCKS):
            continue
        if at + 1 < len(lines) and BROKEN.search(text):
            text += lines[at + 1].text.split(" ", 1)[0]
        matches = list(PRINTED.finditer(text))
        leads = bool(matches) and not WORD.search(AROUND.sub(" ", text[: matches[0].start()]))
        for number, match in enumerate(matches):
            digits = "".join(filter(str.isalnum, match[0])).upper()
            identifier = "-".join(digits[cut : cut + 4] for cut in range(0, 16, 4))
            if is_orcid(identifier):
                begin = matches[number - 1].end() if number else 0
                stop = matches[number + 1].start() if number + 1 < len(matches) else len(text)
                before, after = text[begin : match.start()], text[match.end() : stop]
                place = Place(at, before, after, not number, leads)
                end = line.at(match.end()) if match.end() <= len(line.text) else lines[at + 1].end
                yield iri_of(identifier), place, line.at(match.start()), end


def whose(place: Place, lines: Sequence[Line], names: Sequence[Name], above: int) -> int | None:
    """The author to whom an ORCID iD belongs: named before it, behind it, or on a line above.

    `above` is the first line that may be asked, the one behind the ORCID iD before.
    """
    if len(names) == 1:
        return 0
    before, after = named_in(place.before, names)[-1:], named_in(place.after, names)[:1]
    for beside in (after, before) if place.leads else (before, after):
        if beside:
            return beside[0]
    first = max(above, place.line - ABOVE) if place.first else place.line
    for line in reversed(lines[first : place.line]):
        # A line that names several leaves open whose it is.
        if len(named := named_in(line.text, names)) == 1:
            return named[0]
    return None


def named_in(text: str, names: Sequence[Name]) -> list[int]:
    """The authors whom a text names, in its order, by their family names or by initials alone.

    >>> people = Name("Novotná", "Jana"), Name("Wang", "Lei"), Name("Wang", "Wei")
    >>> [named_in(text, people) for text in ("Wei Wang, Novotna", "J.N.:", "L. Wang", "Law")]
    [[2, 0], [0], [1], []]
    """
    text = AROUND.sub(" ", text)
    words = WORD.findall(fold(text))
    whole, initials = squash(text), "".join(filter(str.isupper, text))
    found: dict[int, tuple[int, int]] = {}
    for at, name in enumerate(names):
        family = WORD.findall(fold(name.family or name.literal))
        place, likeness = 0, 1
        if family and family[-1] in words:
            place = len(words) - words[::-1].index(family[-1])
            given, near = fold(name.given), words[max(0, place - 5) : place + 3]
            likeness = sum(word[0] == given[:1] for word in near) + 2 * (given in " ".join(near))
        elif not name.family.isascii() and squash(name.family + name.given) in whole:
            place = 1 + whole.index(squash(name.family + name.given))  # Names written in one.
        elif len(whole) == len(initials) > 1 and initials == initials_of(name):
            place = 1
        # Of several with one family name it is the one whose given name stands near.
        if place and (place not in found or likeness > found[place][0]):
            found[place] = likeness, at
    return [found[place][1] for place in sorted(found)]


def initials_of(name: Name) -> str:
    """The capitals that given and family names begin with.

    >>> initials_of(Name("de la Cruz", "Ana-María"))
    'AMC'
    """
    words = WORD.findall(f"{name.given} {name.family}".replace("-", " "))
    return "".join(word[0] for word in words if word[0].isupper())
