"""MEDLINE, refer, Web of Science, Ovid and RefWorks: real-looking records, and what they say."""

from __future__ import annotations

from typing import Any

import pytest

import citeform

NBIB = """
PMID- 30000001
OWN - NLM
STAT- MEDLINE
IS  - 1234-567X (Electronic)
IS  - 1234-5678 (Print)
IS  - 1234-5678 (Linking)
VI  - 17
IP  - 2
DP  - 2024 Mar-Apr
TI  - Continuous measurement of blood pressure in long-distance runners: a
      prospective study.
PG  - 1234-8
LID - S1234-5678(24)00007-2 [pii]
LID - 10.5555/rmee.2024.007 [doi]
AB  - BACKGROUND: Runners run. Blood pressure is measured in many of them, and it is
      higher than before.
CN  - TIDE Study Group
FAU - Okafor, Ngozi A
AU  - Okafor NA
AD  - University of Lagos, Lagos,
      Nigeria.
FAU - van der Meer, Pieter Jr
AU  - van der Meer P Jr
LA  - fre
PT  - Comparative Study
PT  - Journal Article
PL  - France
TA  - Rev Med Exerc Endur
JT  - Revue de medecine de l'exercice et de l'endurance
MH  - Blood Pressure/*physiology
MH  - *Running
OT  - Endurance, human
PMC - PMC1234567
AID - S1234-5678(24)00007-2 [pii]
AID - 10.5555/rmee.2024.007 [doi]
SO  - Rev Med Exerc Endur. 2024 Mar-Apr;17(2):1234-8.

PMID- 30000002
PB  - National Center for Tides (NG)
DP  - 2009
TI  - Ebb and flow
BTI - Tidal syndromes
FED - Holm, Ada
ED  - Holm A
FAU - Sato, Ben
AU  - Sato B
LA  - eng
PT  - Book Chapter
PL  - Lagos (NG)
AID - NBK9999 [bookaccession]
"""

WOS = """\ufeffFN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Okafor, NA
   van der Meer, P
AF Okafor, Ngozi A.
   van der Meer, Pieter
CA TIDE Study Grp
TI Continuous measurement of blood pressure in
   long-distance runners
SO REVUE DE MEDECINE
LA French
DT Article
DE blood pressure; running
ID HYPERTENSION; MARATHON
PU LAGOON PRESS
PI LAGOS
SN 1234-5678
EI 1234-567X
J9 REV MED
JI Rev. Med.
PD MAR-APR
PY 2024
VL 17
IS 2
AR 104512
DI 10.5555/rmee.2024.007
UT WOS:000000000000001
ER

PT S
AU Sato, BC
BE Holm, AE
TI Ebb and flow
SO TIDES 9, PROCEEDINGS
SE Lecture Notes in Tides
DT Proceedings Paper
CT 9th Conference on Tides
CY FEB 21-23, 2005
CL Lagos, NIGERIA
BN 978-3-642-00230-4
PY 2005
BP 532
EP 532
UT WOS:000000000000002
ER

EF
"""

REFER = """%0 Journal Article
%A Okafor, Ngozi A.
%A Harbour Board of Lagos,
%T Tides of Lagos
%J Acta Maris
%V 17
%N 2
%P 1234-8
%8 March 4
%D 2024
%@ 1234-5678
%R 10.5555/tides
%U https://example.org/tides
%K tides
harbours
%X An abstract
of two lines.
%G English
%F okafor2024

%A Donald van der Meer
%T Ebb and flow
%B Tidal syndromes
%E Ada Holm
%I Lagoon Press
%C Lagos
%D 1978
"""

REFWORKS = """RT Book, Section
SR Print(0)
ID 12
A1 Okafor,Ngozi A.
A2 Holm,Ada
T1 Tides of Lagos
T2 Tidal syndromes
YR 2002
FD Feb
SP 551
OP 65
K1 tides
K1 harbours
PB Lagoon Press
PP Lagos
SN 9783642002304
LA English
DO 10.5555/tides

RT Journal Article
A1 Sato,Ben
T1 Ebb and flow
JF Acta Maris
YR 2003
VO 4
"""

OVID = """<3. >
VN  - Ovid Technologies
AU  - Okafor, Ngozi A. MD, PhD 1,2,*
AU  - van der Meer, Pieter RN +
TI  - Tides of Lagos.  [Article]
SO  - Acta Maris August 2011;43(8):647-53
LG  - English.
IS  - 1234-5678
DI  - 10.5555/tides

<5. >
AU - Sato, Ben
TI - Ebb and flow. [References].
SO - Holm, Ada [Ed]. (2012). Tidal syndromes: A guide. (pp. 11-31). xvii, 254 pp. Oslo: P; NO.
IB - 978-3-642-00230-4 (Paperback), 978-1-4028-9462-6 (PDF)
PU - Lagoon Press; Norway
DT - Chapter
DP - 2012
"""


def read(text: str, format: str) -> list[dict[str, Any]]:
    """The CSL-JSON objects of a text that is recognised; nothing is wrong with it."""
    library = citeform.parse(text)
    assert not library.problems
    assert library == citeform.parse(text, format)
    return [dict(citeform.to_csl(reference)) for reference in library]


def names(item: dict[str, Any], variable: str = "author") -> list[str]:
    """Names as `Family, Given`."""
    return [
        name.get("literal")
        or ", ".join(
            part for part in (
                f"{name.get('non-dropping-particle', '')} {name['family']}".strip(),
                name.get("given"), name.get("suffix"),
            ) if part
        )
        for name in item[variable]
    ]  # fmt: skip


def test_medline() -> None:
    article, chapter = read(NBIB, "nbib")
    assert article["type"] == "article-journal"
    assert names(article) == ["TIDE Study Group", "Okafor, Ngozi A", "van der Meer, Pieter, Jr"]
    assert article["title"].endswith("long-distance runners: a prospective study")
    assert article["issued"] == {"date-parts": [[2024, 3], [2024, 4]]}
    assert (article["page"], article["DOI"]) == ("1234-1238", "10.5555/rmee.2024.007")
    assert (article["PMID"], article["PMCID"]) == ("30000001", "PMC1234567")
    assert (article["ISSN"], article["language"]) == ("1234-5678", "fr")
    assert article["container-title-short"] == "Rev Med Exerc Endur"
    assert article["keyword"] == "Blood Pressure/physiology; Running; Endurance, human"
    assert "genre" not in article
    assert "publisher-place" not in article
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "Tidal syndromes")
    assert (names(chapter), names(chapter, "editor")) == (["Sato, Ben"], ["Holm, Ada"])
    assert chapter["publisher-place"] == "Lagos (NG)"


def test_a_publisher_s_number_serves_as_page_where_medline_says_so() -> None:
    (item,) = read("PMID- 1\nTI  - One.\nLID - S1234(24)7 [pii]\nPT  - Case Reports\n", "nbib")
    assert (item["type"], item["page"]) == ("article-journal", "S1234(24)7")


def test_web_of_science() -> None:
    article, paper = read(WOS, "wos")
    assert article["id"] == "WOS:000000000000001"
    assert names(article) == ["Okafor, Ngozi A.", "van der Meer, Pieter", "TIDE Study Grp"]
    assert article["title"] == "Continuous measurement of blood pressure in long-distance runners"
    assert article["container-title"] == "REVUE DE MEDECINE"
    assert article["container-title-short"] == "Rev. Med."
    assert (article["number"], article.get("page")) == ("104512", None)
    assert (article["language"], article["ISSN"]) == ("fr", "1234-5678")
    assert article["issued"] == {"date-parts": [[2024, 3], [2024, 4]]}
    assert paper["type"] == "paper-conference"
    assert (names(paper), names(paper, "editor")) == (["Sato, B. C."], ["Holm, A. E."])
    assert paper["event-date"] == {"date-parts": [[2005, 2, 21], [2005, 2, 23]]}
    assert (paper["collection-title"], paper["page"]) == ("Lecture Notes in Tides", "532")


def test_refer() -> None:
    article, chapter = read(REFER, "endnote")
    assert (article["id"], article["type"]) == ("okafor2024", "article-journal")
    assert names(article) == ["Okafor, Ngozi A.", "Harbour Board of Lagos"]
    assert article["issued"] == {"date-parts": [[2024, 3, 4]]}
    assert (article["page"], article["ISSN"]) == ("1234-1238", "1234-5678")
    assert (article["abstract"], article["language"]) == ("An abstract of two lines.", "en")
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "Tidal syndromes")
    assert (names(chapter), names(chapter, "editor")) == (["van der Meer, Donald"], ["Holm, Ada"])


def test_refworks() -> None:
    chapter, article = read(REFWORKS, "refworks")
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "Tidal syndromes")
    assert names(chapter, "editor") == ["Holm, Ada"]
    assert chapter["issued"] == {"date-parts": [[2002, 2]]}
    assert (chapter["page"], chapter["ISBN"]) == ("551-565", "9783642002304")
    assert (article["container-title"], article["volume"]) == ("Acta Maris", "4")


def test_ovid() -> None:
    article, chapter = read(OVID, "ovid")
    assert names(article) == ["Okafor, Ngozi A.", "van der Meer, Pieter"]
    assert (article["title"], article["container-title"]) == ("Tides of Lagos", "Acta Maris")
    assert (article["volume"], article["issue"], article["page"]) == ("43", "8", "647-653")
    assert article["issued"] == {"date-parts": [[2011, 8]]}
    assert (article["language"], article["DOI"]) == ("en", "10.5555/tides")
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "Tidal syndromes: A guide")
    assert (chapter["ISBN"], chapter["publisher"]) == ("978-3-642-00230-4", "Lagoon Press")
    assert (names(chapter, "editor"), chapter["page"]) == (["Holm, Ada"], "11-31")


@pytest.mark.parametrize(
    ("name", "text"), [("nbib", NBIB), ("wos", WOS), ("endnote", REFER), ("ris", REFER)]
)
def test_what_is_written_again_does_not_change(name: str, text: str) -> None:
    once = citeform.write(citeform.parse(text), name)
    again = citeform.write(citeform.parse(once, name), name)
    assert again == once


@pytest.mark.parametrize("name", ["nbib", "wos", "endnote", "ris"])
def test_a_field_that_a_format_alone_knows_comes_back(name: str) -> None:
    texts = {
        "nbib": "PMID- 1\nMID - NIHMS7\nTI  - One.\n",
        "wos": "PT J\nTI One\nGA X757VG\nER\n",
        "endnote": "%0 Book\n%T One\n%1 mine\n",
        "ris": "TY  - BOOK\nTI  - One\nU1  - mine\nER  - \n",
    }
    line = texts[name].split("\n")[1 if name == "nbib" else 2]
    assert f"{line}\n" in citeform.write(citeform.parse(texts[name], name), name)


@pytest.mark.parametrize("name", ["ovid", "refworks"])
def test_some_are_never_written(name: str) -> None:
    with pytest.raises(citeform.CiteformError):
        citeform.write([{"id": "a", "type": "book", "title": "One"}], name)


@pytest.mark.parametrize("language", ["fr", "fre", "fra", "French", "français"])
@pytest.mark.parametrize(
    ("format", "line"),
    [("nbib", "LA  - fre"), ("wos", "LA French"), ("endnote", "%G French"), ("mods", ">fre<"),
     ("pubmed-xml", "<Language>fre<"), ("bibtex", "langid = {french}")],
)  # fmt: skip
def test_a_language_is_written_as_the_format_names_it(
    language: str, format: str, line: str
) -> None:
    reference = citeform.from_csl({"id": "a", "type": "article-journal", "language": language})
    text = citeform.write([reference], to=format)
    assert line in text
    assert "language: " not in text


def test_medline_labels_each_issn() -> None:
    item = {"type": "article-journal", "PMID": "1", "ISSN": "1476-5616 0033-3506"}
    text = citeform.write([citeform.from_csl(item)], to="nbib")
    assert "IS  - 1476-5616 (Undetermined)\nIS  - 0033-3506 (Undetermined)\n" in text
    assert read(text, "nbib")[0]["ISSN"] == item["ISSN"]
