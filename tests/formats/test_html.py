"""Saved web pages."""

from __future__ import annotations

import time

import pytest

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Date, Name
from citeform.problems import Source
from citeform.syntax.visible import show

META = """\
<!DOCTYPE html>
<html lang="en-US"><head><title>Growth | Acta</title>
<meta name="citation_title" content="Growth of &lt;i&gt;E. coli&lt;/i&gt; &amp;amp; co">
<meta name="citation_author" content="Doe, Jane">
<meta name="citation_author" content="John van Smith">
<meta name="citation_author" content="World Health Organization">
<meta name="citation_journal_title" content="Acta"/>
<meta name="citation_publication_date" content="2020/5/12">
<meta name="citation_firstpage" content="763"><meta name="citation_lastpage" content="71">
<meta name="DC.Identifier" content="doi:10.5555/abc.1" >
<meta name="DC.Title" content="Growth, worse">
<meta name="prism.volume" content="12"/>
<meta name="citation_issn" content="1234-5678"><meta name=citation_issn content=2345-6789>
<meta property="og:site_name" content="Some Site">
<link rel="canonical" href="https://example.org/abc">
"""
LINKED = """\
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "PublicationIssue", "@id": "#issue", "issueNumber": "5", "isPartOf":
  {"@type": ["PublicationVolume", "Periodical"], "name": "Acta B", "issn": ["1234-5678"],
   "volumeNumber": "12"}},
 {"@type": "Person", "@id": "#doe", "familyName": "Doe", "givenName": "Jane"},
 {"@type": "ScholarlyArticle", "isPartOf": {"@id": "#issue"}, "name": "Growth",
  "author": [{"@id": "#doe"}, {"@type": "Organization", "name": "Team"}],
  "sameAs": "https://doi.org/10.5555/abc.1", "pageStart": "5", "pageEnd": "9",
  "datePublished": "2020-05-12T10:00:00Z", "abstract": "<p>One</p>"}]}</script>
"""


def span(*pairs: str) -> str:
    """A COinS span."""
    head = "ctx_ver=Z39.88-2004&amp;rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal"
    return f'<span class="Z3988" title="{"&amp;".join((head, *pairs))}"></span>'


COINS = (
    span("rft.genre=article", "rft.atitle=First+one", "rft.jtitle=Acta", "rft.aulast=Doe",
         "rft.aufirst=Jane", "rft.au=Jane+Doe", "rft.au=King%2C+M", "rft.date=2009-05",
         "rft.volume=3", "rft.spage=5", "rft.epage=9", "rft_id=info%3Adoi%2F10.5555%2F1"),
    span("rft.genre=book", "rft.btitle=A+Book", "rft.isbn=9780201896831", "rft.pub=P",
         "rft.place=Oslo", "rft.date=1999"),
)  # fmt: skip


def texts(work: Reference) -> dict[str, str]:
    """The texts of a reference."""
    return {name: value for name, value in work.variables.items() if isinstance(value, str)}


def test_tags_behind_an_author_say_more_of_him() -> None:
    tags = (
        ("citation_author_orcid", "0000-0001-5109-3700"),  # of nobody yet
        ("citation_author", "Doe, Jane"),
        ("citation_author_institution", "Univ A &amp; B"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Roe, Rita"),
        ("citation_author_institution", "Univ A &amp; B"),
        ("citation_author_institution", "Univ C"),
        ("citation_author_email", "r@c.example"),
        ("citation_author", "Poe, Paul"),
        ("citation_title", "On growth"),
    )
    metas = "".join(f'<meta name="{name}" content="{value}">' for name, value in tags)
    (work,) = citeform.parse(f"<html><head>{metas}</head></html>")
    assert [name.family for name in work.names("author")] == ["Doe", "Roe", "Poe"]
    assert work.custom == {
        "affiliations": [
            {"name": "Univ A & B", "authors": [0, 1]}, {"name": "Univ C", "authors": [1]},
        ],
        "emails": ["r@c.example"],
        "orcids": [{"id": "https://orcid.org/0000-0002-1825-0097", "authors": [0]}],
    }  # fmt: skip


def test_meta_tags_fill_each_other() -> None:
    (work,) = citeform.parse(META)
    assert work.type == "article-journal"
    assert work.names("author") == (
        Name("Doe", "Jane"),
        Name("Smith", "John", "van"),
        Name(literal="World Health Organization"),
    )
    assert work.date("issued") == Date(((2020, 5, 12),))
    assert texts(work) == {
        "title": "Growth of <i>E. coli</i> & co",
        "container-title": "Acta",
        "volume": "12",
        "page": "763-771",
        "DOI": "10.5555/abc.1",
        "ISSN": "1234-5678, 2345-6789",
        "language": "en-US",
        "URL": "https://example.org/abc",
    }


def test_linked_data() -> None:
    (work,) = citeform.parse(f"<html><head>{LINKED}</head></html>")
    assert work.type == "article-journal"
    assert work.names("author") == (Name("Doe", "Jane"), Name(literal="Team"))
    assert work.date("issued") == Date(((2020, 5, 12),))
    assert texts(work) == {
        "title": "Growth",
        "container-title": "Acta B",
        "volume": "12",
        "issue": "5",
        "page": "5-9",
        "DOI": "10.5555/abc.1",
        "ISSN": "1234-5678",
        "abstract": "One",
    }


def test_the_best_source_goes_first() -> None:
    (work,) = citeform.parse(META + LINKED)
    assert (work.text("container-title"), work.text("page")) == ("Acta", "763-771")
    assert (work.text("issue"), work.text("abstract")) == ("5", "One")


def test_spans_of_a_list_are_records() -> None:
    first, second = citeform.parse(f"<html><body>{''.join(COINS)}")
    assert (first.type, second.type) == ("article-journal", "book")
    assert first.names("author") == (Name("Doe", "Jane"), Name("King", "M"))
    assert texts(first) == {"title": "First one", "container-title": "Acta", "volume": "3",
                            "page": "5-9", "DOI": "10.5555/1"}  # fmt: skip
    assert texts(second) == {"title": "A Book", "ISBN": "9780201896831", "publisher": "P",
                             "publisher-place": "Oslo"}  # fmt: skip


def test_a_page_takes_only_its_own_span() -> None:
    own = span("rft.atitle=x", "rft_id=info%3Adoi%2F10.5555%2Fabc.1", "rft.issue=7")
    (work,) = citeform.parse(META.replace("doi:", "") + "".join(COINS) + own)
    assert (work.text("issue"), work.text("volume")) == ("7", "12")


@pytest.mark.parametrize(
    ("head", "kind", "container"),
    [
        ('<script type="application/ld+json">{"@type": "BlogPosting", "headline": "T"}</script>'
         '<meta property="og:site_name" content="Blog">', "post-weblog", "Blog"),
        ('<script type="application/ld+json">[{"@type": ["NewsArticle"], "headline": "T",'
         '"publisher": {"@type": "Organization", "name": "News"}}]</script>',
         "article-newspaper", "News"),
        ('<meta name="DC.type" content="Text.Serial.Journal"><meta name="DC.title" content="T">'
         '<meta name="DC.Source" content="Acta">', "article-journal", "Acta"),
        ('<meta name="eprints.type" content="thesis"><meta name="eprints.title" content="T">',
         "thesis", ""),
        ('<meta name="citation_dissertation_institution" content="U">'
         '<meta name="citation_title" content="T">', "thesis", ""),
        ('<meta name="bepress_citation_journal_title" content="Law Review">'
         '<meta name="bepress_citation_title" content="T">', "article-journal", "Law Review"),
        ('<meta name="citation_inbook_title" content="The Book"><meta name="citation_isbn" '
         'content="9780201896831"><meta name="citation_title" content="T">', "chapter",
         "The Book"),
        ("<title>T</title>", "webpage", ""),
        ('<meta property="og:type" content="article"><meta property="og:title" content="T">',
         "webpage", ""),
    ],
)  # fmt: skip
def test_types(head: str, kind: str, container: str) -> None:
    (work,) = citeform.parse(f"<html><head>{head}</head><body></body></html>")
    assert (work.type, work.text("title"), work.text("container-title")) == (kind, "T", container)


@pytest.mark.parametrize(
    "text",
    [
        "<html><head><title>T",
        "<html><meta name=citation_title content='T'><script>if (a < b) { '</",
        "<html><meta name='citation_title' content='T'><script type='application/ld+json'>{oops",
        "<html><meta name='citation_title' content='T'><!-- <meta name=x",
        "<html><meta><link><span class=Z3988><meta name='citation_title' content='T'>",
        "<html><meta name='citation_title' content='T'>"
        f"<script type='application/ld+json'>{'[' * 100_000}</script>",
        f"<html>{'<b>' * 20_000}<meta name='citation_title' content='T'>",
    ],
)
def test_what_is_broken_is_no_crash(text: str) -> None:
    library = citeform.parse(text, "html")
    assert all(one.text("title") == "T" for one in library)


def test_a_page_that_says_nothing_is_a_problem() -> None:
    library = citeform.parse("<html><body><p>Hello</p></body></html>")
    assert [problem.code for problem in library.problems] == ["no-records"]


def test_many_tags_take_no_longer_than_they_are() -> None:
    tags = "".join(f'<meta name="citation_author" content="Doe, J{at}">' for at in range(20_000))
    (work,) = citeform.parse(f'<html><meta name="citation_title" content="T">{tags}')
    assert len(work.names("author")) == 20_000


PROSE = (
    "We followed the sand of nine dunes for twelve years and found that it goes where the wind " * 3
)
BODY = f"""<body><nav>Home</nav><h1>The sand of the dunes and the wind of the sea</h1>
<p>Jane Doe<sup>1</sup>, Alan Poe<sup>2</sup></p><p><sup>1</sup> University of Oslo, Norway</p>
<p><sup>2</sup> University of Bergen, Norway</p><h2>Abstract</h2><p>{PROSE}.</p>
<p>Keywords: sand; wind; dunes</p><h2>References</h2><p>Acta 1999;1:1-9. doi:10.5555/other</p>
"""


def test_what_the_tags_do_not_say_is_read_from_the_text() -> None:
    tags = '<meta name="citation_title" content="The sand of the dunes and the wind of the sea">'
    tags += '<meta name="citation_doi" content="10.5555/own">'
    (work,) = citeform.parse(f"<!DOCTYPE html><html><head>{tags}</head>{BODY}</html>")
    assert [str(name) for name in work.names("author")] == ["Jane Doe", "Alan Poe"]
    assert work.text("abstract").startswith("We followed the sand")
    assert work.text("keyword") == "sand, wind, dunes"
    assert (work.text("DOI"), work.text("volume")) == ("10.5555/own", "")


@pytest.mark.parametrize("head", ["", "<head><title>Acta | Sand</title></head>", META])
def test_a_page_without_tags_is_read_from_its_text_alone(head: str) -> None:
    own = META.partition("<meta")[0] if head is META else f"<html>{head}"
    (work,) = citeform.parse(own + BODY, "html")
    assert work.type == "article-journal"
    assert work.text("title") == "The sand of the dunes and the wind of the sea"
    assert [name.family for name in work.names("author")] == ["Doe", "Poe"]


def test_a_page_that_is_no_article_stays_what_it_is() -> None:
    page = "<html><head><title>Our shop</title></head><body><h1>Buy sand</h1><p>By Jane Doe</p>"
    (work,) = citeform.parse(page)
    assert (work.type, work.text("title")) == ("webpage", "Our shop")


def test_a_description_that_is_cut_gives_way_to_the_abstract() -> None:
    tags = '<meta name="citation_title" content="The sand of the dunes and the wind of the sea">'
    tags += f'<meta name="description" content="{PROSE[:90]}...">'
    (work,) = citeform.parse(f"<html><head>{tags}</head>{BODY}")
    assert len(work.text("abstract")) > 200


def test_places_are_those_of_the_page() -> None:
    page = f"<html>\n<head></head>\n{BODY}"
    (work,) = citeform.parse(page, "html")
    start = work.origins["title"].start
    assert page[start:].startswith("The sand of the dunes")
    start = work.origins["abstract"].start
    assert page[start:].startswith("We followed")


def test_what_stands_around_an_article_is_not_seen() -> None:
    page = (
        "<body><header>Site</header><nav>Menu<nav>Sub</nav></nav><div hidden>Hidden</div>"
        "<div style='display: none'>Gone</div><div role=banner>Banner</div><script>x<b></script>"
        "<article><header><h1>One\n  &amp; <i>two</i></h1></header><p>A<sub>2</sub><br>B</p>"
        "<ul><li>C<li>D</ul><footer>E</footer></article><aside>F</aside><footer>G</footer></body>"
    )
    shown = show(Source(page), 1000)
    assert shown.text == "One & two\n\nA2\nB\n\nC\nD\n\nE\n\n\n"
    assert shown.levels[:2] == (1, 0)


@pytest.mark.parametrize("unit", ["<!--", "<!", "<?", "<a ", "<nav>", "<li>", "<main>", "<b>a"])
def test_what_never_ends_takes_no_square(unit: str) -> None:
    page = "<html><body>" + unit * (200_000 // len(unit))
    start = time.process_time()
    citeform.parse(page, "html")
    assert time.process_time() - start < 2
