"""Institutions whose spans the model cut short, in two or in the wrong place.

`[` and `]` stand around what the token model takes for an institution, `{` and `}` around what it
takes for authors; a line that ends with `~b` or `~i` is one where the line model is fairly sure
that an institution begins or goes on.
"""

from __future__ import annotations

import re

import pytest

from citeform.frontpage.affiliations import find_affiliations
from citeform.frontpage.authors import Author
from citeform.frontpage.features import find_units
from citeform.frontpage.institution_names import clean
from citeform.frontpage.mending import end_of_place
from citeform.frontpage.model import Guess, Reading, Span
from citeform.frontpage.page import read_page
from citeform.frontpage.zones import Item, find_items
from citeform.model.values import Name

BRACKETS = {"[": "affiliation", "{": "author"}
GUESSES = {
    "~b": Guess({"affiliation": 0.6}, {"affiliation": 0.1}),
    "~i": Guess({"affiliation": 0.1}, {"affiliation": 0.6}),
    "": Guess({"affiliation": 0.1}, {"affiliation": 0.0}),
}
AUTHORS = (Author(Name("Doe", "Jane A.")), Author(Name("Roe", "Kim")))


def span(items: tuple[Item, ...], zone: str, start: int, end: int) -> Span:
    """The units between two offsets of the text, as a span."""
    units = []
    for unit in find_units(items):
        first = items[unit.line].line.start
        if start <= first + unit.start < end:
            units.append(unit)
    return Span(zone, tuple(units), 0.9)


def names_in(text: str) -> list[str]:
    """The institutions of a text with brackets and marks."""
    lines = text.split("\n")
    marks = [line[-2:] if line[-2:] in GUESSES else "" for line in lines]
    bare = [line[: len(line) - len(mark)] for line, mark in zip(lines, marks, strict=True)]
    marked, plain, places = "\n".join(bare), "", []
    for part in re.split(r"(\[[^]]*\]|\{[^}]*\})", marked):
        if part[:1] in BRACKETS and part:
            places.append((BRACKETS[part[0]], len(plain), len(plain) + len(part) - 2))
            part = part[1:-1]
        plain += part
    page = read_page(plain)
    items = find_items(page)
    guesses = tuple(GUESSES[mark] for line, mark in zip(bare, marks, strict=True) if line)
    reading = Reading(guesses, tuple(span(items, *place) for place in places))
    return [one.name for one in find_affiliations(page, items, (), reading, AUTHORS)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A marked institution goes on where the next span has no mark.
        (
            "[1 Department of Law, Long Hall]\n[Brest University, France]\n[2 Lyon College]",
            ["Department of Law, Long Hall Brest University, France", "Lyon College"],
        ),
        ("[Department of Law,]\n[Brest University]", ["Department of Law, Brest University"]),
        (
            "[1 Lyon College, France]\n[Brest University]",
            ["Lyon College, France", "Brest University"],
        ),
        # A word is never cut.
        ("[King'][s College, London]", ["King's College, London"]),
        # Lines of no span, on which the other model sees an institution.
        (
            "[Brest University]\n\n2 Lyon College, France~b",
            ["Brest University", "Lyon College, France"],
        ),
        (
            "[Department of Law,]\nA. T. Long College, Brest~i",
            ["Department of Law, A. T. Long College, Brest"],
        ),
        (
            "[Institute of Law, Technical University] at\nBrest~i",
            ["Institute of Law, Technical University at Brest"],
        ),
        ("{Lyon College, France}~b", ["Lyon College, France"]),
        ("330 Long Avenue~b\nBoston, MA 02215, USA~i", []),
        (
            "[1 Lyon College, Brest.] 2 Institute of the\nSea, Long Hall~i",
            ["Lyon College, Brest", "Institute of the Sea, Long Hall"],
        ),
        # The town below, the words before and the lines above.
        (
            "[Lyon College, 12 Long Street,]\nToyama 12, Japan. jane@doe.jp",
            ["Lyon College, 12 Long Street, Toyama 12, Japan"],
        ),
        (
            "[Lyon College, Warrendale, PA]\n15086-7502. E-mail: j@d.com",
            ["Lyon College, Warrendale, PA 15086-7502"],
        ),
        ("36 LESIA, [Observatory of Lyon, France]~b", ["LESIA, Observatory of Lyon, France"]),
        (
            "Our author. Institute of Health and [Care Sciences, Lyon College]",
            ["Institute of Health and Care Sciences, Lyon College"],
        ),
        ("Cancer Network of\n[Strength, Hall]", ["Cancer Network of Strength, Hall"]),
        ("Legal Questions~b\n[Brest University]", ["Legal Questions Brest University"]),
        # What belongs to no institution.
        ("Jane A.\n[Doe\nDepartment of Law, Brest]", ["Doe Department of Law, Brest"]),
        ("{Kim A.}\n[Roe\nDepartment of Law, Brest]", ["Department of Law, Brest"]),
        (
            "on behalf of the [CDF collaboration\nDepartment of Physics, Brest]",
            ["Department of Physics, Brest"],
        ),
        ("[Institute of Law, Brest\n\nBIOGRAPHY]", ["Institute of Law, Brest"]),
        ("[Lyon College\n\nDOE, JANE, and ROE, KIM. The fishing of cockles]", ["Lyon College"]),
        ("[Jane Doe, PhD, Lyon College]", ["Lyon College"]),
        ("[Send it to Kim Roe, Lyon College]", ["Lyon College"]),
        ("[Lyon College. Kim Roe is with the]", ["Lyon College"]),
        ("[John Smith, Lyon College]", ["Lyon College"]),
        ("[Lyon College (J.D., K.R.)]", ["Lyon College"]),
        ("[Senior Lecturer, Lyon College; the]", ["Lyon College"]),
        # Names that look like a telephone or a grant, and sentences that thank.
        (
            "[Telecom Institute, Tel Aviv University Tel. 0123]",
            ["Telecom Institute, Tel Aviv University"],
        ),
        ("[Warren Grant Hospital, Brest]", ["Warren Grant Hospital, Brest"]),
        ("We were helped by a grant that was given to us by the\n[Lyon College]", []),
        ("Published by [Lyon College]", []),
        ("[Lyon College Ethics Committee]", []),
        ("[Workshop on Law, Lyon College, France]", []),
        ("[These authors are of Lyon College]", []),
        # Several institutions on a line, and marks at its end.
        (
            "[a Lyon College, Ireland; b\nBrest University, Ireland]",
            ["Lyon College, Ireland", "Brest University, Ireland"],
        ),
        (
            "[Lyon College, Brest, France, INSERM, Long Hall, France]",
            ["Lyon College, Brest, France", "INSERM, Long Hall, France"],
        ),
        (
            "[Lyon College, France\n¤b Current address: Brest University]",
            ["Lyon College, France", "Brest University"],
        ),
        ("[1]\n[Lyon College]\n[3]\n[Brest University]", ["Lyon College", "Brest University"]),
        (
            "[Department of Law\nStony Brook, New York 11794\nResearch Institute, Long Hall]",
            ["Department of Law, Stony Brook, New York 11794", "Research Institute, Long Hall"],
        ),
        (
            "A longer line.\n\n[1 Institute of Law, MC 12,] [Lyon College, France]",
            ["Institute of Law, MC 12, Lyon College, France"],
        ),
        # Numbers of houses are no marks.
        (
            "[3 Lyon College, Box]\n[2, 7990 AA Dwingeloo, Netherlands]",
            ["Lyon College, Box 2, 7990 AA Dwingeloo, Netherlands"],
        ),
        ("[4 1278 Line 2 RR No 6 Lyon, Canada]", []),
        # Short names with a mark.
        ("[1 Brest University]\n[2 Facebook AI]", ["Brest University", "Facebook AI"]),
    ],
)
def test_institutions_are_mended(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lyon College, Tel. +33 1", "Lyon College"),
        ("Lyon College; Téléphone : 01 23", "Lyon College"),
        ("Lyon College. Teléfono: 01", "Lyon College"),
        ("Lyon College, Telefon 0123, Fax 0124", "Lyon College"),
        ("Lyon College, Telephone and fax: 0123", "Lyon College"),
        ("Tel Aviv University", "Tel Aviv University"),
        ("Telefónica Research, Madrid", "Telefónica Research, Madrid"),
        ("Bell Telephone Laboratories", "Bell Telephone Laboratories"),
        ("Telecommunications Institute", "Telecommunications Institute"),
    ],
)
def test_an_institution_ends_before_its_telephone(text: str, name: str) -> None:
    assert clean(text) == name


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Toyama 939-1724, Japan. jane@doe.jp", 22),
        ("(Salerno), Italy, jane@doe.it", 16),
        ("We live in Japan. It is", 0),
        ("", 0),
    ],
)
def test_a_place_ends_with_its_country(text: str, end: int) -> None:
    assert end_of_place(text) == end
