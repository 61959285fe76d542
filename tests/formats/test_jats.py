"""JATS: the front matter of articles as journals tag it, and reference lists."""

from __future__ import annotations

import pytest

from citeform.api import parse, render, to_csl
from citeform.problems import CiteformError

ELIFE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.2 20190208//EN"
  "JATS-archivearticle1-mathml3.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:mml="http://www.w3.org/1998/Math/MathML"
  article-type="research-article" dtd-version="1.2" xml:lang="en"><front>
<journal-meta><journal-id journal-id-type="nlm-ta">Tidal</journal-id>
<journal-title-group><journal-title>Tidal Biology</journal-title></journal-title-group>
<issn publication-format="electronic" pub-type="epub">2050-0840</issn>
<publisher><publisher-name>Tidal Sciences Ltd</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="publisher-id">42692</article-id>
<article-id pub-id-type="doi">10.5555/tidal.42692</article-id>
<article-id pub-id-type="pmid">30700001</article-id><article-id pub-id-type="pmcid">6390001</article-id>
<title-group><article-title>Axons of <italic>Drosophila</italic> need Ca<sup>2+</sup>
 <xref ref-type="fn" rid="fn1">*</xref></article-title><subtitle>a second look</subtitle></title-group>
<contrib-group>
<contrib contrib-type="author" id="a1"><name><surname>Venkat</surname><given-names>Lal B</given-names></name>
 <xref ref-type="aff" rid="aff1">1</xref></contrib>
<contrib contrib-type="author"><name name-style="western"><surname>van den Berg</surname>
 <given-names>Jan</given-names><suffix>Jr</suffix></name></contrib>
<contrib contrib-type="author"><collab>Axon Consortium<contrib-group><contrib><name>
 <surname>Member</surname><given-names>A</given-names></name></contrib></contrib-group></collab></contrib>
<aff id="aff1"><institution>Institute of Tides</institution></aff></contrib-group>
<contrib-group content-type="section"><contrib contrib-type="editor"><name><surname>Handler</surname>
 <given-names>E</given-names></name></contrib></contrib-group>
<pub-date date-type="publication" publication-format="electronic"><day>04</day><month>02</month>
 <year>2019</year></pub-date>
<pub-date pub-type="collection"><year>2019</year></pub-date>
<volume>8</volume><elocation-id>e42692</elocation-id>
<history><date date-type="received"><day>09</day><month>10</month><year>2018</year></date></history>
<permissions><license xlink:href="http://creativecommons.org/licenses/by/4.0/"/></permissions>
<abstract><title>Abstract</title><sec><title>Background:</title><p>One <bold>two</bold>.</p></sec>
 <sec><title>Results</title><p>Three &lt; four.</p><p>Five.</p></sec></abstract>
<abstract abstract-type="plain-language-summary"><p>Simply said.</p></abstract>
<kwd-group kwd-group-type="author-keywords"><kwd>axon</kwd><kwd><italic>synapse</italic></kwd></kwd-group>
<kwd-group kwd-group-type="research-organism"><kwd>Fly</kwd></kwd-group>
</article-meta></front><body><p>Text.</p></body><back>REFS</back></article>
"""

REFERENCES = """<ref-list><title>References</title>
<ref id="bib1"><label>1</label><element-citation publication-type="journal">
 <person-group person-group-type="author"><name><surname>Oyallon</surname><given-names>J</given-names></name>
 <etal/></person-group><year iso-8601-date="2016">2016</year><article-title>Two locks &amp;lt;i&amp;gt;in
 vivo&amp;lt;/i&amp;gt;</article-title><source>PLOS Testing</source><volume>8</volume>
 <elocation-id>e1002468</elocation-id><pub-id pub-id-type="doi">10.5555/t.1002468</pub-id>
 <pub-id pub-id-type="pmid">22319001</pub-id></element-citation></ref>
<ref id="bib2"><element-citation publication-type="book">
 <person-group person-group-type="author"><name><surname>Jan</surname><given-names>YN</given-names></name>
 </person-group><person-group person-group-type="editor"><name><surname>Bate</surname>
 <given-names>M</given-names></name></person-group><year>1993a</year>
 <chapter-title>The nervous system</chapter-title><source>Development</source><edition>2nd</edition>
 <publisher-loc>New York</publisher-loc><publisher-name>Shore Press</publisher-name>
 <fpage>1207</fpage><lpage>44</lpage></element-citation></ref>
<ref id="bib3"><citation-alternatives><mixed-citation>Smith. A whole book. 2001.</mixed-citation>
 <element-citation publication-type="book"><collab>World Tide Office</collab><source>A whole book</source>
 <year>2001</year></element-citation></citation-alternatives></ref>
<ref id="bib4"><mixed-citation publication-type="web"><string-name><surname>Roe</surname>, <given-names>A.
 </given-names></string-name> <source>Tide tables</source> <ext-link ext-link-type="uri"
 xlink:href="https://example.org/t" xmlns:xlink="http://www.w3.org/1999/xlink">online</ext-link>
 <date-in-citation content-type="access-date">Accessed 5 March 2019</date-in-citation>
 </mixed-citation></ref>
<ref id="bib5"><mixed-citation>a) Doe J. Acta 1999.</mixed-citation>
 <mixed-citation>b) Doe J. Acta 2000.</mixed-citation></ref>
</ref-list>"""


def items(text: str, references: bool = False) -> list[dict[str, object]]:
    """The CSL-JSON objects of a JATS text."""
    library = parse(text, "jats", references=references)
    assert not library.problems
    return [dict(to_csl(one)) for one in library]


def test_an_article_is_its_front_matter() -> None:
    (item,) = items(ELIFE.replace("REFS", REFERENCES))
    item.pop("id")
    assert item == {
        "type": "article-journal",
        "title": "Axons of <i>Drosophila</i> need Ca<sup>2+</sup>: a second look",
        "author": [
            {"family": "Venkat", "given": "Lal B"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den", "suffix": "Jr"},
            {"literal": "Axon Consortium"},
        ],
        "container-title": "Tidal Biology",
        "container-title-short": "Tidal",
        "publisher": "Tidal Sciences Ltd",
        "issued": {"date-parts": [[2019, 2, 4]]},
        "submitted": {"date-parts": [[2018, 10, 9]]},
        "volume": "8",
        "number": "e42692",
        "DOI": "10.5555/tidal.42692",
        "PMID": "30700001",
        "PMCID": "PMC6390001",
        "ISSN": "2050-0840",
        "license": "http://creativecommons.org/licenses/by/4.0/",
        "abstract": "Background: One <b>two</b>.\nResults: Three < four.\nFive.",
        "keyword": "axon, <i>synapse</i>",
        "language": "en",
    }


def test_references_are_asked_for() -> None:
    first, chapter, book, page, *others = items(ELIFE.replace("REFS", REFERENCES), references=True)
    assert first["id"] == "bib1"
    assert first["author"] == [{"family": "Oyallon", "given": "J"}, {"literal": "others"}]
    assert first["title"] == "Two locks <i>in vivo</i>"
    assert (first["number"], first["PMID"], "page" in first) == ("e1002468", "22319001", False)
    assert (chapter["type"], chapter["title"]) == ("chapter", "The nervous system")
    assert (chapter["container-title"], chapter["page"]) == ("Development", "1207-1244")
    assert chapter["issued"] == {"date-parts": [[1993]]}
    assert chapter["editor"] == [{"family": "Bate", "given": "M"}]
    assert (book["type"], book["title"]) == ("book", "A whole book")
    assert book["author"] == [{"literal": "World Tide Office"}]
    assert (page["type"], page["title"]) == ("webpage", "Tide tables")
    assert page["author"] == [{"family": "Roe", "given": "A."}]
    assert (page["URL"], page["accessed"]) == (
        "https://example.org/t",
        {"date-parts": [[2019, 3, 5]]},
    )
    # Two citations in one entry are two works, and text without tags is kept.
    assert [one["title"] for one in others] == ["a) Doe J. Acta 1999.", "b) Doe J. Acta 2000."]


def test_a_reference_list_alone_needs_no_asking() -> None:
    assert [one["id"] for one in items(REFERENCES)][:3] == ["bib1", "bib2", "bib3"]


def test_other_formats_have_no_reference_list() -> None:
    with pytest.raises(CiteformError, match="ris has no reference lists"):
        parse("TY  - JOUR\nER  - \n", "ris", references=True)


# Dates of publication of an article → the one that is cited: PubMed Central's kinds and JATS 1.2's.
DATES = [
    ('<pub-date pub-type="epub"><day>3</day><month>12</month><year>2018</year></pub-date>'
     '<pub-date pub-type="ppub"><month>1</month><year>2019</year></pub-date>', [[2019, 1]]),
    ('<pub-date pub-type="epub"><day>3</day><month>12</month><year>2018</year></pub-date>'
     '<pub-date pub-type="collection"><year>2019</year></pub-date>', [[2019]]),
    ('<pub-date pub-type="pmc-release"><year>2020</year></pub-date>'
     '<pub-date date-type="pub" publication-format="electronic" iso-8601-date="2019-05-06">'
     "<day>6</day><month>5</month><year>2019</year></pub-date>", [[2019, 5, 6]]),
    ('<pub-date pub-type="ppub"><season>Spring</season><year>2001</year></pub-date>', [[2001]]),
]  # fmt: skip


@pytest.mark.parametrize(("dates", "parts"), DATES)
def test_the_date_of_issue(dates: str, parts: list[list[int]]) -> None:
    text = f"<article><front><article-meta>{dates}</article-meta></front></article>"
    (item,) = items(text)
    assert item["issued"]["date-parts"] == parts  # type: ignore[index]


# JATS 1.3, content of <element-citation> that citeform writes; the schema is too large to ship.
ALLOWED = set(
    """
    article-title chapter-title collab comment conf-loc conf-name conf-date data-title
    date-in-citation edition elocation-id ext-link fpage isbn issn issue lpage month day year
    page-range patent person-group pub-id publisher-loc publisher-name season series size source
    std trans-title version volume volume-series
    """.split()
)


def test_what_is_written_is_an_element_citation() -> None:
    from lxml import etree

    works = parse(ELIFE.replace("REFS", REFERENCES), "jats", references=True)
    text = render(list(works), "jats").text
    root = etree.fromstring(text.encode())
    assert root.tag == "ref-list"
    for ref in root:
        assert ref.tag == "ref"
        assert ref.get("id")
        assert [child.tag for child in ref][:1] == ["element-citation"]
        assert {child.tag for child in ref[0]} <= ALLOWED
        assert ref[0].get("publication-type")
    assert [to_csl(one) for one in parse(text, "jats")] == [to_csl(one) for one in works]
