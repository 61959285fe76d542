"""ORCID iDs: how they are printed, and whose they are."""

from __future__ import annotations

import pytest

from citeform.findings import leave_out
from citeform.frontpage.orcids import find_orcids
from citeform.frontpage.page import read_page
from citeform.model.reference import Reference
from citeform.model.values import Name

PEOPLE = (Name("Novotná", "Jana"), Name("Wang", "Lei"), Name("Wang", "Wei"), Name("García", "Eva"))
# ORCID's own example, and others whose check digits were worked out by hand (ISO 7064, MOD 11-2).
FIRST, SECOND, THIRD = "0000-0002-1825-0097", "0000-0001-5109-3700", "0009-0001-2345-6786"

PLACES = {
    "behind names, in brackets": (
        f"Jana Novotná1[{FIRST}], Lei Wang2[{SECOND}] and Wei Wang", {FIRST: 0, SECOND: 1},
    ),
    "in a list of names": (
        f"ORCID\nWei Wang https://orcid.org/{FIRST}\nL. Wang: {SECOND}", {FIRST: 2, SECOND: 1},
    ),
    "before names": (f"{FIRST} (Eva García), {SECOND} (Jana Novotná)", {FIRST: 3, SECOND: 0}),
    "by initials": (f"ORCID iDs: E.G. {FIRST}; JN: {SECOND}", {FIRST: 3, SECOND: 0}),
    "below a name": (
        f"Eva García is with the School of Law\nMadrid\ne@law.example\norcid.org/{FIRST}",
        {FIRST: 3},
    ),
    "below several names": (f"Jana Novotná and Eva García\norcid.org/{FIRST}", {FIRST: None}),
    "in the authors' order": (
        f"{FIRST} {SECOND} {THIRD} 0000-0002-1694-233X",
        {FIRST: 0, SECOND: 1, THIRD: 2, "0000-0002-1694-233X": 3},
    ),
    "fewer than there are authors": (f"{FIRST} {SECOND}", {FIRST: None, SECOND: None}),
    "twice, once beside a name": (f"orcid.org/{FIRST}\nEva García {FIRST}", {FIRST: 3}),
    "divided at a line's end": ("Eva García https://orcid.org/0000-0002-\n1825-0097", {FIRST: 3}),
    "with dashes": (f"Jana Novotná {FIRST.replace('-', '–')}", {FIRST: 0}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_whose_they_are(text: str, expected: dict[str, int | None]) -> None:
    found = find_orcids(read_page(text).lines, PEOPLE)
    assert {one.id.removeprefix("https://orcid.org/"): one.author for one in found} == expected
    for one in found:
        assert text[one.start : one.end].replace("–", "-").replace("\n", "") in one.id


@pytest.mark.parametrize(
    "text",
    [
        "Eva García 0000-0002-1825-0098",  # the check digit is 7
        "Tel. 0000-0002-1825",
        "ISSN 0000-0002",
        "1234-0000-0002-1825-0097",
        "10.5281/0000-0002-1825-00971",
    ],
)
def test_what_is_none(text: str) -> None:
    assert find_orcids(read_page(text).lines, PEOPLE) == []


def test_chinese_names_are_written_in_one() -> None:
    people = (Name("王", "伟"), Name("李", "娜"))
    (found,) = find_orcids(read_page(f"李娜 ORCID：{FIRST}").lines, people)
    assert found.author == 1


def test_the_only_author_has_it_wherever_it_stands() -> None:
    (found,) = find_orcids(read_page(f"Contact\n{FIRST}").lines, PEOPLE[:1])
    assert found.author == 0


def test_without_its_authors_an_identifier_is_nobodys() -> None:
    orcids = [{"id": f"https://orcid.org/{FIRST}", "authors": [0]}]
    whole = Reference("", "article", {"author": PEOPLE[:1]}, {"orcids": orcids})
    assert leave_out(whole, ["author"]).custom == {"orcids": [{**orcids[0], "authors": []}]}
