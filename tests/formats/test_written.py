"""Formats that are written only: Wikipedia's templates and LaTeX's thebibliography."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

import citeform
from citeform.cli import cli
from citeform.model.reference import Reference
from citeform.model.values import Date, Name
from citeform.model.vocabulary import TYPES
from citeform.writing import render

PEOPLE = (Name("Doe", "Jane"), Name("Berg", "Jan", "van der", suffix="Jr."), Name(literal="WHO"))


def wiki(kind: str, **variables: Any) -> str:
    """The template of a reference."""
    names = {name.replace("_", "-"): value for name, value in variables.items()}
    return citeform.write([Reference("a", kind, names)], "wikipedia").rstrip("\n")


@pytest.mark.parametrize(
    ("kind", "variables", "template"),
    [
        (
            "article-journal",
            {"author": PEOPLE, "title": "On <i>E. coli</i>", "container_title": "Acta",
             "issued": Date(((2020, 5, 12),)), "page": "763-771", "DOI": "10.5555/a<1>",
             "PMCID": "PMC12"},
            "{{cite journal |last1=Doe |first1=Jane |last2=van der Berg |first2=Jan, Jr. "
            "|author3=WHO |date=12 May 2020 |title=On ''E. coli'' |journal=Acta |pages=763–771 "
            "|doi=10.5555/a&lt;1&gt; |pmc=12}}",
        ),
        (
            "chapter",
            {"title": "Part", "container_title": "Whole", "editor": PEOPLE[:1], "edition": "22",
             "page": "5", "publisher": "P", "publisher_place": "Oslo"},
            "{{cite book |chapter=Part |title=Whole |editor-last=Doe |editor-first=Jane "
            "|edition=22nd |publisher=P |location=Oslo |page=5}}",
        ),
        (
            "webpage",
            {"title": "a|b [c] {{d}} ~~~~", "URL": "http://x.org/?a=[1]|2 é",
             "accessed": Date(((2021, 1),))},
            "{{cite web |title=a{{!}}b &#91;c&#93; &#123;&#123;d&#125;&#125; "
            "&#126;&#126;&#126;&#126; |url=http://x.org/?a=%5B1%5D%7C2%20é "
            "|access-date=January 2021}}",
        ),
        ("thesis", {"title": "T", "genre": "PhD thesis", "publisher": "U"},
         "{{cite thesis |title=T |degree=PhD thesis |publisher=U}}"),
        ("article-newspaper", {"title": "T", "container_title": "News"},
         "{{cite news |title=T |newspaper=News}}"),
        ("paper-conference", {"title": "T", "container_title": "Proc.", "event_title": "Conf"},
         "{{cite conference |title=T |book-title=Proc. |conference=Conf}}"),
        ("report", {"title": "T", "number": "12"}, "{{cite report |title=T |number=12}}"),
    ],
)  # fmt: skip
def test_templates(kind: str, variables: dict[str, Any], template: str) -> None:
    assert wiki(kind, **variables) == template


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date(((2020, 5),)), "May 2020"),
        (Date(((2020,), (2021,))), "2020–2021"),
        (Date(((2020, 5, 1), (2020, 6, 2))), "1 May 2020 – 2 June 2020"),
        (Date(((2020,),), "1"), "Spring 2020"),
        (Date(((1850,),), circa=True), "c. 1850"),
        (Date(((-44,),)), "44 BC"),
        (Date(literal="in press"), "in press"),
    ],
)
def test_dates_of_templates(date: Date, words: str) -> None:
    assert wiki("book", issued=date) == f"{{{{cite book |date={words}}}}}"


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_has_a_template(kind: str) -> None:
    assert wiki(kind, title="T").startswith("{{cite ")


def test_what_a_template_cannot_say_is_reported() -> None:
    work = Reference("a", "book", {"title": "T", "annote": "x", "custom": "y"})
    (problem,) = render([work], "wikipedia").problems
    assert (problem.code, "annote" in problem.message) == ("lost", True)


@pytest.mark.parametrize("name", ["wikipedia", "bibitem"])
def test_what_is_written_only_is_not_read(name: str) -> None:
    with pytest.raises(citeform.CiteformError, match="written, never read"):
        citeform.parse("{{cite book |title=T}}", name)


BOOK = Reference(
    "doe, 2020",
    "book",
    {"title": "<i>E. coli</i> & 100%", "author": PEOPLE[:1], "issued": Date(((2020,),)),
     "publisher": "Éditions #1"},
)  # fmt: skip


def test_a_numeric_bibliography() -> None:
    assert citeform.write([BOOK], "bibitem") == (
        "\\begin{thebibliography}{9}\n\n\\bibitem{doe2020}\n"
        "Doe J. \\emph{E. coli} \\& 100\\%. Éditions \\#1; 2020.\n\n\\end{thebibliography}\n"
    )


def test_a_bibliography_in_the_order_of_its_style() -> None:
    works = [Reference("z", "book", {"title": "Z", "author": (Name("Zed", "A"),)}), BOOK]
    text = citeform.write(works, "bibitem", style="apa", ascii=True)
    assert text.index("\\bibitem{doe2020}") < text.index("\\bibitem{z}")
    assert "{\\'E}ditions" in text
    assert "\\emph{Z}" in text
    assert text.isascii()


def test_the_option_is_that_of_one_format(tmp_path: Any) -> None:
    path = tmp_path / "a.json"
    path.write_text(citeform.write([BOOK], "csl-json"), encoding="utf-8")
    done = CliRunner().invoke(cli, [str(path), "-t", "bibitem", "--style", "apa"])
    assert (done.exit_code, "\\emph{" in done.stdout) == (0, True)
    for to in ("ris", "vancouver"):
        assert CliRunner().invoke(cli, [str(path), "-t", to, "--style", "apa"]).exit_code == 2
    assert CliRunner().invoke(cli, [str(path), "-t", "bibitem", "--style", "ris"]).exit_code == 2
