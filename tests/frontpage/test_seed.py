"""The two bilingual pages, field by field."""

from __future__ import annotations

from citeform.frontpage import read
from citeform.model.reference import Reference
from citeform.model.values import Date
from citeform.problems import Source


def read_one(text: str) -> Reference:
    """The one reference of a page."""
    library = read(Source(text))
    assert not library.problems
    (reference,) = library
    return reference


def test_reads_the_seed_page_exactly(seed_page: str) -> None:
    reference = read_one(seed_page)
    assert reference.id == ""
    assert (reference.type, reference.text("language")) == ("article-journal", "fr")
    assert reference.text("title") == "Chirurgie et radiologie interventionnelle du rachis"
    assert [(name.family, name.given) for name in reference.names("author")] == [
        ("Deschamps", "Frédéric"),
        ("Vital", "Jean-Marc"),
    ]
    assert reference.text("container-title") == "Bull Acad Natl Med"
    assert (reference.text("volume"), reference.text("page")) == ("208", "763-771")
    assert reference.date("issued") == Date(((2024,),))
    assert reference.date("event-date") == Date(((2023, 11, 21),))
    assert reference.text("DOI") == "10.1016/j.banm.2023.11.019"
    assert reference.text("URL") == "https://doi.org/10.1016/j.banm.2023.11.019"


def spaced(text: str) -> str:
    """The text with plain spaces, as values have them."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_reads_both_languages_of_the_seed_page(seed_page: str) -> None:
    reference = read_one(seed_page)
    seed_page = spaced(seed_page)
    french, english = seed_page.split("Résumé\n\n")[1].split("\n\nSummary\n\n")
    assert reference.text("abstract") == french
    assert reference.custom["translated-abstract"] == {"en": english.split("\n\n")[0]}
    assert reference.custom["translated-title"] == {
        "en": "Surgery and interventional radiology of the spine"
    }
    keywords = seed_page.split("MOTS-CLÉS : ")[1].split("\n")[0]
    assert reference.text("keyword") == keywords
    assert reference.custom["translated-keywords"] == {
        "en": [
            "Radiology, Interventional",
            "Spine",
            "Pain",
            "Osteoporosis",
            "Neoplasm metastasis",
            "General surgery",
        ]
    }


def test_reads_what_the_seed_page_carries_beyond_csl(seed_page: str) -> None:
    custom = read_one(seed_page).custom
    seed_page = spaced(seed_page)
    first, second = (line[4:] for line in seed_page.splitlines() if line[:3] in ("(a)", "(b)"))
    assert custom["affiliations"] == [
        {"name": first, "authors": [0]},
        {"name": second, "authors": [1]},
    ]
    assert custom["corresponding-author"] == "Frédéric Deschamps"
    declared = next(line for line in seed_page.splitlines() if "lien d’intérêts" in line)
    assert custom["competing-interests"] == declared


def test_reads_the_example_exactly(example_page: str) -> None:
    reference = read_one(example_page)
    assert [name.family for name in reference.names("author")] == [
        "Marchetti-Duval",
        "Le Goff",
        "Petrenko",
    ]
    assert reference.date("issued") == Date(((2024,),))
    assert reference.text("issue") == "2"
    assert reference.custom["translated-keywords"] == {
        "en": ["Blood Pressure", "Running", "Monitoring, Ambulatory", "Endurance", "Aged"]
    }
    assert reference.custom["emails"] == ["h.marchetti@sainte-colombe.example"]
    affiliations = reference.custom["affiliations"]
    assert isinstance(affiliations, list)
    assert [one["authors"] for one in affiliations] == [[0, 2], [1, 2]]


def test_every_value_has_an_origin_on_the_page(front_page: str) -> None:
    reference = read_one(front_page)
    assert set(reference.origins) == {*reference.variables, *reference.custom}
    for variable, origin in reference.origins.items():
        assert 0 <= origin.start < origin.end <= len(front_page), variable
        assert 0 < origin.score <= 1
        assert origin.by
    start, end = reference.origins["title"][:2]
    assert front_page[start:end] == reference.text("title")
    start, end = reference.origins["DOI"][:2]
    assert front_page[start:end] == reference.text("DOI")
    start, end = reference.origins["abstract"][:2]
    assert spaced(front_page[start:end]) == reference.text("abstract")
