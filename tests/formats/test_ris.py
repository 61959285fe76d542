"""RIS in the dialects of its writers, and the one that we write."""

from __future__ import annotations

from typing import Any

import pytest

import citeform


def read(body: str, kind: str = "JOUR") -> dict[str, Any]:
    """The CSL-JSON object of one record."""
    (reference,) = citeform.parse(f"TY  - {kind}\n{body}\nER  - \n", "ris")
    return dict(citeform.to_csl(reference))


def family(item: dict[str, Any], variable: str) -> list[str]:
    """The family names, or the literal ones, of a variable."""
    return [name.get("family") or name["literal"] for name in item.get(variable, [])]


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("JOUR", "article-journal"), ("EJOUR", "article-journal"), ("Journ", "article-journal"),
        ("INPR", "article-journal"), ("MGZN", "article-magazine"), ("NEWS", "article-newspaper"),
        ("CONF", "paper-conference"), ("CPAPER", "paper-conference"), ("Chap", "chapter"),
        ("BOOK", "book"), ("SER", "book"), ("EBOOK", "book"), ("RPRT", "report"),
        ("GOVDOC", "report"), ("THES", "thesis"), ("COMP", "software"), ("DATA", "dataset"),
        ("AGGR", "dataset"), ("WEB", "webpage"), ("ICOMM", "personal_communication"),
        ("LEGAL", "regulation"), ("UNPD", "manuscript"), ("GEN", "document"),
    ],
)  # fmt: skip
def test_every_type_is_known(kind: str, type: str) -> None:
    library = citeform.parse(f"TY  - {kind}\nTI  - One\nER  - \n", "ris")
    assert (library[0].type, library.problems) == (type, ())


def test_an_unknown_type_is_reported_and_read() -> None:
    library = citeform.parse("TY  - XYZ\nTI  - One\nER  - \n", "ris")
    assert library[0].type == "document"
    assert [problem.code for problem in library.problems] == ["unknown-type"]


@pytest.mark.parametrize("tag", ["TI", "T1", "CT"])
def test_a_title_has_three_tags(tag: str) -> None:
    assert read(f"{tag}  - One")["title"] == "One"


@pytest.mark.parametrize("tag", ["T2", "JF", "JO", "JA"])
def test_a_journal_has_many_tags(tag: str) -> None:
    item = read(f"TI  - One\n{tag}  - Acta Maris")
    assert item["container-title"] == "Acta Maris"
    assert "container-title-short" not in item


def test_the_type_says_what_a_second_title_is() -> None:
    assert read("T2  - X", "BOOK")["collection-title"] == "X"
    assert read("T2  - X", "CHAP")["container-title"] == "X"
    assert read("T2  - X", "SLIDE")["event-title"] == "X"
    assert read("BT  - X", "BOOK")["title"] == "X"
    item = read("T2  - Tides 9\nC3  - Proceedings of Tides\nC1  - Oslo\nCY  - Lagos", "CONF")
    assert (item["event-title"], item["container-title"]) == ("Tides 9", "Proceedings of Tides")
    assert (item["publisher-place"], item["event-place"]) == ("Oslo", "Lagos")
    assert read("CY  - Lagos", "CONF")["publisher-place"] == "Lagos"


def test_the_type_says_who_a_second_author_is() -> None:
    body = "AU  - Doe, Jane\nA2  - Holm, Ada"
    assert family(read(body, "CHAP"), "editor") == ["Holm"]
    assert family(read(body, "RPRT"), "collection-editor") == ["Holm"]
    assert family(read(body, "PCOMM"), "recipient") == ["Holm"]
    assert family(read(body, "SOUND"), "performer") == ["Holm"]
    assert read(body, "PAT")["authority"] == "Holm, Ada"
    assert family(read("AU  - Holm, Ada", "EDBOOK"), "editor") == ["Holm"]
    assert family(read("A4  - Holm, Ada", "BOOK"), "translator") == ["Holm"]


def test_the_type_says_what_a_number_is() -> None:
    assert read("M1  - 7", "MGZN")["issue"] == "7"
    assert read("M1  - 104512")["number"] == "104512"
    assert read("M1  - 7", "BOOK")["collection-number"] == "7"
    assert "number-of-volumes" not in read("M1  - 0", "CHAP")
    assert read("SN  - TR-12", "RPRT")["number"] == "TR-12"
    assert read("SN  - 1234-5678", "BOOK")["ISSN"] == "1234-5678"
    assert read("SN  - 9783642002304")["ISBN"] == "9783642002304"
    assert read("ET  - 2.1", "COMP")["version"] == "2.1"
    assert read("SP  - 254", "BOOK")["number-of-pages"] == "254"
    assert read("SP  - 11\nEP  - 31", "BOOK")["page"] == "11-31"


def test_an_article_number_is_no_page() -> None:
    item = read("C7  - e1002533\nVL  - 8")
    assert (item["number"], item.get("page")) == ("e1002533", None)


@pytest.mark.parametrize(
    ("body", "page"),
    [
        ("SP  - 763\nEP  - 71", "763-771"),
        ("SP  - 1-22", "1-22"),
        ("SP  - 12\nEP  - 12", "12-12"),
        ("SP  - C3-32\nEP  - C3-35", "C3-32–C3-35"),
        ("SP  - S12", "S12"),
    ],
)
def test_pages_however_they_are_given(body: str, page: str) -> None:
    assert read(body)["page"] == page


def test_authors_of_both_tags_stay_in_order() -> None:
    item = read("A1  - Georgiou, Dora\nAU  - Bello, Leon\nA1  - Harbour Board\nAU  - Plato")
    assert family(item, "author") == ["Georgiou", "Bello", "Harbour Board", "Plato"]


def test_a_doi_is_bare_wherever_a_publisher_put_it() -> None:
    assert read("DO  - https://doi.org/10.5555/abc")["DOI"] == "10.5555/abc"
    item = read("DO  - 10.5555/abc\nM3  - doi: 10.5555/abc")
    assert (item["DOI"], item.get("genre")) == ("10.5555/abc", None)
    assert read("M3  - 10.5555/abc")["DOI"] == "10.5555/abc"


def test_entities_of_a_publisher_s_site_are_undone() -> None:
    item = read(
        "TI  - Fish &amp;amp; chips &lt;i&gt;in vivo&lt;/i&gt;\nT2  - R&amp;D\nUR  - a?b&amp;c"
    )
    assert item["title"] == "Fish & chips <i>in vivo</i>"
    assert (item["container-title"], item["URL"]) == ("R&D", "a?b&amp;c")


def test_languages_and_dates_are_csl_s() -> None:
    item = read("LA  - ger\nY1  - 2004/05/03/\nY2  - 2020/3/4")
    assert item["language"] == "de"
    assert item["issued"] == {"date-parts": [[2004, 5, 3]]}
    assert item["accessed"] == {"date-parts": [[2020, 3, 4]]}


def test_a_note_may_be_a_variable() -> None:
    item = read("N1  - original-date: 1878\nN1  - a note")
    assert item["original-date"] == {"date-parts": [[1878]]}
    assert item["note"] == "a note"


def test_one_bad_record_never_loses_the_file() -> None:
    text = (
        "rubbish\nTY  - JOUR\nTI  - One\n\nTY  - BOOK\nTI  - Two\nER  - \nTY  - JOUR\nTI  - Three\n"
    )
    library = citeform.parse(text, "ris")
    assert [one.text("title") for one in library] == ["One", "Two", "Three"]
    assert [(problem.code, problem.line) for problem in library.problems] == [
        ("unparsed-record", 1),
        ("unended-record", 2),
        ("unended-record", 8),
    ]


PAPER = {
    "id": "holm2019",
    "type": "paper-conference",
    "title": "Tides of Lagos",
    "author": [{"family": "Meer", "given": "Jan", "non-dropping-particle": "van der"}],
    "editor": [{"literal": "Harbour Board"}],
    "container-title": "Proceedings of Tides",
    "event-title": "Tides 9",
    "publisher-place": "Oslo",
    "issued": {"date-parts": [[2019, 3]]},
    "page": "12-19",
    "number-of-volumes": "2",
    "DOI": "10.5555/tides",
    "language": "en-GB",
}


def test_one_dialect_is_written() -> None:
    assert citeform.write([PAPER], "ris") == (
        "TY  - CONF\nAU  - van der Meer, Jan\nA2  - Harbour Board\nTI  - Tides of Lagos\n"
        "T2  - Tides 9\nC3  - Proceedings of Tides\nDA  - 2019/03//\nPY  - 2019\n"
        "NV  - 2\nSP  - 12\nEP  - 19\nDO  - 10.5555/tides\nC1  - Oslo\nLA  - en-GB\n"
        "ID  - holm2019\nER  -\n\n"
    )


def test_a_range_of_dates_is_written_by_its_beginning_and_a_note() -> None:
    item = {"id": "a", "type": "book", "issued": {"date-parts": [[1970, 2], [1980]]}}
    text = citeform.write([item], "ris")
    assert "DA  - 1970/02//\nPY  - 1970\nN1  - issued: 1970-02/1980\n" in text
    assert citeform.to_csl(citeform.parse(text)[0])["issued"] == item["issued"]


def test_a_cut_between_particle_and_name_is_no_loss() -> None:
    item = {"id": "a", "type": "book", "author": [{"family": "van der Meer", "given": "Jan"}]}
    assert "N1" not in citeform.write([item], "ris")
