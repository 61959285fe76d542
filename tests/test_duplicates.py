"""What counts as the same work, and what merging makes of it."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from citeform.duplicates import duplicates, merge, works_of
from citeform.model.reference import Reference, Value
from citeform.model.values import Date, Name


def work(
    title: str = "", author: str = "Doe, Jane", year: int = 2001, /, **more: Value
) -> Reference:
    """A reference; `page_first` is `page-first`."""
    family, _, given = author.partition(", ")
    variables: dict[str, Value] = {"title": title, "issued": Date(((year,),))}
    if author:
        variables["author"] = (Name(family, given),)
    kind = str(more.pop("type", "article-journal"))
    return Reference("", kind, {**variables, **more})


TITLE = "Risk of shoaling in tidal estuaries: a survey"


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        (work("A", DOI="10.1/aB"), work("A", DOI="https://doi.org/10.1/Ab"), "doi"),
        (work("A", DOI="10.1/a_b"), work("A", DOI=r"10.1/a\_b."), "doi"),
        (work("", DOI="10.1/a"), work("A", DOI="10.1/a"), "doi"),
        (work(TITLE, DOI="10.1/a"), work("Risk of shoaling", DOI="10.1/a"), "doi"),
        (work("A", PMID="123"), work("A", PMID="PMID: 0123"), "pmid"),
        (work(TITLE), work(TITLE.upper()), "title"),
        (work(TITLE), work(f"The {TITLE}."), "title"),
        (work("Long-distance running"), work("Long distance running"), "title"),
        (work("Longdistance running"), work("Long distance running"), "title"),
        (work(TITLE, "Müller, A."), work(TITLE, "MULLER, Anna"), "title"),
        (work(TITLE, "van der Meer, P."), work(TITLE, "Meer, Pieter"), "title"),
        (work(TITLE), work(TITLE.replace("survey", "survye")), "title"),
        (work("Harbours of the South"), work("Harbors of the South"), "title"),
        (work(TITLE, DOI="10.1/a"), work(TITLE, volume="12"), "title"),
        (work(TITLE), work(TITLE, type="document"), "title"),
        (work("潮汐与河口"), work("潮汐与河口"), "title"),
    ],
)
def test_is_one_work(one: Reference, other: Reference, by: str) -> None:
    assert [(same.by, same.is_sure) for same in duplicates([one, other])] == [(by, True)]
    assert [same.by for same in duplicates([other, one])] == [by]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (work(TITLE), work(TITLE, "Roe, Jane")),
        (work(TITLE), work(TITLE, "Doe, Peter")),
        (work(TITLE), work(TITLE, "Doe, Jane", 2002)),
        (work("A survey, part I"), work("A survey, part II")),
        (work("Report of the 12th survey"), work("Report of the 13th survey")),
        (
            work("Diabetes in men: a long study of it"),
            work("Diabetes in women: a long study of it"),
        ),
        (work("Increase of shoaling in estuaries"), work("Decrease of shoaling in estuaries")),
        (work(TITLE, DOI="10.1/a"), work(TITLE, DOI="10.1/b")),
        (work(TITLE, volume="1"), work(TITLE, volume="2")),
        (work("Editorial", page="1-2"), work("Editorial", page="7-8")),
        (work(TITLE, type="thesis"), work(TITLE)),
        (work("A", edition="1"), work("A", edition="2")),
        (work(""), work("")),
        (work("Editorial", ""), work("Editorial", "", 2002)),
    ],
)
def test_are_two_works(one: Reference, other: Reference) -> None:
    assert duplicates([one, other]) == []
    assert duplicates([other, one]) == []


def test_a_work_is_found_however_much_its_author_wrote_in_the_year() -> None:
    others = [
        work(f"On {noun} of the {place} {topic}")
        for noun in ("tides", "mud", "reefs", "storms")
        for place in ("northern", "southern", "eastern", "western", "outer")
        for topic in ("shore", "harbour", "lagoon", "estuary", "island", "canal")
    ]
    ones = [work(TITLE), *others, work(TITLE.replace("tidal", "tidla"))]
    assert [same[:3] for same in duplicates(ones)] == [(0, len(ones) - 1, "title")]


def test_a_long_title_may_have_as_many_slips_as_it_has_tens_of_words() -> None:
    title = "Growth and decline of shallow harbours along northern shores before later dredging"
    slips = title.replace("Growth", "Grwoth").replace("dredging", "dreging")
    assert [same.by for same in duplicates([work(title), work(slips)])] == ["title"]
    assert duplicates([work(title), work(slips.replace("shallow", "shalow"))]) == []


def test_one_doi_with_quite_another_title_is_told_and_no_more() -> None:
    one, other = work("Cold light", DOI="10.1/a"), work("On mud and shoals", DOI="10.1/a")
    (same,) = duplicates([one, other])
    assert not same.is_sure
    assert works_of([same]) == {}


def test_a_third_does_not_join_two_dois() -> None:
    ones = [work(TITLE, DOI="10.1/a"), work(TITLE), work(TITLE, DOI="10.1/b")]
    assert works_of(duplicates(ones)) == {0: (0, 1)}


def test_identifiers_that_lead_from_one_to_the_next_make_one_work() -> None:
    ones = [work(TITLE, DOI="10.1/a"), work(TITLE, PMID="1"), work("", DOI="10.1/A", PMID="1")]
    assert works_of(duplicates(ones)) == {0: (0, 1, 2)}


def test_merging_keeps_the_fuller_and_fills_what_it_lacks() -> None:
    poor = work("ON SHOALS", "Doe, Jane", note="x", PMID="1", issued=Date(((2001, 5),)))
    full = work("On shoals", "Doe, J.", page="1-2", volume="3", publisher="P")
    whole = merge([poor, full])
    assert whole.variables == {
        **full.variables,
        "note": "x",
        "PMID": "1",
        "author": poor.variables["author"],
        "issued": poor.variables["issued"],
    }
    assert merge([work("ON SHOALS", page="1", volume="2"), work("On shoals")]).text("title") == (
        "On shoals"
    )
    assert full.text("PMID") == ""


@pytest.mark.parametrize(
    "library",
    [
        [work("Editorial", page=str(number)) for number in range(2000)],
        [work(f"Tides {'ab'[number % 2]} of year {number}") for number in range(2000)],
        [work(TITLE, DOI="10.1/a") for _ in range(2000)],
        [work(TITLE) for _ in range(2000)],
    ],
)
def test_many_alike_take_no_time_that_grows_with_their_square(library: list[Reference]) -> None:
    times = []
    for count in (500, 2000):
        start = time.process_time()
        duplicates(library[:count])
        times.append(time.process_time() - start)
    # Four times as many: linear is 4, quadratic 16.
    assert times[1] < 10 * times[0] + 0.05


def test_what_tells_authors_by_their_index_comes_with_the_authors() -> None:
    both = (Name("Roe", "R"), Name("Doe", "Jane"))
    full = replace(work(TITLE, "", DOI="10.1/a", page="1-9"), custom={"emails": ["e@x.org"]})
    orcids = [{"id": "https://orcid.org/0000-0002-1825-0097", "authors": [1]}]
    named = Reference("", "article-journal", {"title": TITLE, "author": both}, {"orcids": orcids})
    other = replace(work(TITLE), custom={"affiliations": [{"name": "Univ", "authors": [0]}]})
    whole = merge([other, full, named])
    assert whole.names("author") == other.names("author")
    assert whole.custom == {"emails": ["e@x.org"], **other.custom}
    assert merge([named, full, other]).custom == {"emails": ["e@x.org"], "orcids": orcids}
