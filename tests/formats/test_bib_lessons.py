"""What users of other converters paid for, in .bib files of both dialects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import citeform
from citeform.catalogue import Catalogue
from citeform.cli import cli
from citeform.lenses import lens
from citeform.problems import Source

BOTH = pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])


def item(entry: str, dialect: str = "biblatex") -> dict[str, Any]:
    """The CSL-JSON object of the last entry of a .bib text."""
    return citeform.to_csl(citeform.parse(entry, dialect)[-1])


def rewritten(text: str, dialect: str, **options: Any) -> str:
    """A .bib text as it is written after reading."""
    return citeform.write(citeform.parse(text, dialect), dialect, **options)


def nocase(text: str) -> str:
    """Text whose case is protected."""
    return f'<span class="nocase">{text}</span>'


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("On {B}ayes", f"On {nocase('B')}ayes"),
        ("The {{Kalman}} filter", f"The {nocase('Kalman')} filter"),
        ("{{Whole Title of It}}", "Whole Title of It"),
        ("{{{Whole Title}}}", "Whole Title"),
        ("About {DNA} and DNA", "About DNA and DNA"),
        ("All Words As Written", "All Words As Written"),
        (r"Fr{\'e}d{\'\i}ric \'{E}lan \v{S}im\.{z}", "Frédíric Élan Šimż"),
        (r"\textquotedblleft x\textquotedblright\ \enquote*{y} \mkbibquote{z}", "“x” “y” “z”"),
        (r"H$_2$O, $x^{2+}$ and $\alpha$-rays", "H<sub>2</sub>O, x<sup>2+</sup> and α-rays"),
        (r"methodology\hyphen independent", "methodology-independent"),
        (r"see \href{https://x.org/a\_b}{the site}", "see the site"),
        (r"A\noopsort{1973}B \foreignlanguage{german}{Haus}", "AB Haus"),
        (r"\texorpdfstring{$\beta$}{beta} \textcolor{red}{rot}", "beta rot"),
        (r"GaN(000$\bar{1}$), $\overline{AB}$", "GaN(0001\u0305), A\u0305B\u0305"),
        ("Food &amp; drink, a &lt; b, &amp;amp; &#233;", "Food & drink, a < b, & é"),
        (r"Food \&amp; drink", "Food & drink"),
        ("H<jats:sub>2</jats:sub>O <mml:mi>x</mml:mi> <scp>d</scp>", "H<sub>2</sub>O x d"),
    ],
)
@BOTH
def test_reads_a_title(title: str, text: str, dialect: str) -> None:
    assert item(f"@book{{k, title = {{{title}}}}}", dialect)["title"] == text


@BOTH
def test_braces_go_around_inner_capitals_and_protected_words_only(dialect: str) -> None:
    title = "On {B}ayes, {DNA}, {iPhones} and Rome"
    assert f"title = {{{title}}}" in rewritten(f"@book{{k, title = {{{title}}}}}", dialect)


@BOTH
def test_an_unknown_command_keeps_its_text_and_is_reported(dialect: str) -> None:
    library = citeform.parse(r"@book{k, title = {A \strange{thing}}}", dialect)
    assert library[0].text("title") == "A thing"
    assert [(one.code, one.line) for one in library.problems] == [("unknown-command", 1)]


@BOTH
def test_ascii_never_fails(dialect: str) -> None:
    title = "Żółć 中文 עברית ẞ 👩‍🔬 x̅ ṩ №"
    text = rewritten(f"@book{{k, title = {{{title}}}}}", dialect, ascii=True)
    assert text.isascii()
    assert item(text, dialect)["title"] == title


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("{World Health Organization}", [{"literal": "World Health Organization"}]),
        ("{Barnes and Noble}", [{"literal": "Barnes and Noble"}]),
        ("van der Berg, Jr., Jan", [{"family": "Berg", "given": "Jan", "suffix": "Jr.",
                                     "non-dropping-particle": "van der"}]),
        ("Doe, J. and others", [{"family": "Doe", "given": "J."}]),
        ("family=Berg, given=Jan, prefix=van, useprefix=true",
         [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van"}]),
        ("given=Jan, family=Berg, prefix=van, useprefix=false and Doe, J.",
         [{"family": "Berg", "given": "Jan", "dropping-particle": "van"},
          {"family": "Doe", "given": "J."}]),
        ("Martin Luther King, Jr.", [{"family": "King", "given": "Martin Luther",
                                      "suffix": "Jr."}]),
    ],
)  # fmt: skip
@BOTH
def test_reads_names(names: str, expected: list[dict[str, str]], dialect: str) -> None:
    assert item(f"@book{{k, author = {{{names}}}}}", dialect)["author"] == expected


@BOTH
def test_a_list_that_goes_on_goes_on_when_written(dialect: str) -> None:
    text = "@book{k, author = {Doe, J. and Roe, R. and others}, editor = {Poe, E. AND Others}}"
    written = rewritten(text, dialect)
    assert "author = {Doe, J. and Roe, R. and others}" in written
    assert "editor = {Poe, E. and others}" in written
    assert rewritten(written, dialect) == written


@BOTH
def test_a_bad_entry_costs_itself_only(dialect: str) -> None:
    text = "@book{a, title = {A}}\n@book{b, title = {B {x}, year = 1999\n}\n@book{c, title = {C}}\n"
    library = citeform.parse(text, dialect)
    assert [one.id for one in library] == ["a", "b", "c"]
    assert [(one.code, one.line, one.column) for one in library.problems] == [
        ("unended-record", 2, 1)
    ]


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("date = {2004-05-12}", {"date-parts": [[2004, 5, 12]]}),
        ("date = {2004-05/2005-01-02}", {"date-parts": [[2004, 5], [2005, 1, 2]]}),
        ("date = {1999/}", {"date-parts": [[1999], [0, 0, 0]]}),
        ("date = {1999/..}", {"date-parts": [[1999], [0, 0, 0]]}),
        ("date = {2004-22}", {"date-parts": [[2004]], "season": 2}),
        ("date = {1850~}", {"date-parts": [[1850]], "circa": True}),
        ("date = {1850?}", {"date-parts": [[1850]], "circa": True}),
        ("date = {-0043-03}", {"date-parts": [[-43, 3]]}),
        ("date = {199X}", {"date-parts": [[1990], [1999]]}),
        ("date = {2004-XX}", {"date-parts": [[2004]]}),
        ("date = {2004-05-12T10:30:00Z}", {"date-parts": [[2004, 5, 12]]}),
        ("date = {in press}", {"literal": "in press"}),
        ('year = 2004, month = "2~" # jan', {"date-parts": [[2004, 1, 2]]}),
        ('year = 2004, month = jan # "~2"', {"date-parts": [[2004, 1, 2]]}),
        ("year = 2004, month = {jan/feb}", {"date-parts": [[2004, 1], [2004, 2]]}),
        ("year = 2004, month = {10--12 May}", {"date-parts": [[2004, 5, 10], [2004, 5, 12]]}),
        ("year = 2004, month = {Herbst}", {"date-parts": [[2004]], "season": 3}),
        ("year = 2004, month = {Michaelmas}", {"date-parts": [[2004]], "season": "Michaelmas"}),
        ("year = {forthcoming}", {"literal": "forthcoming"}),
    ],
)
@BOTH
def test_reads_a_date_and_writes_it_back(fields: str, issued: Any, dialect: str) -> None:
    text = f"@book{{k, {fields}}}"
    assert item(text, dialect)["issued"] == issued
    assert item(rewritten(text, dialect), dialect)["issued"] == issued


def test_what_stands_around_entries_survives() -> None:
    text = (
        "% Encoding: UTF-8\n\n"
        '@preamble{"\\newcommand{\\x}{y}"}\n\n'
        "@book{a,\n  title = {A},\n  file = {:a.pdf:PDF},\n  year = {2001},\n}\n\n"
        "@comment{jabref-meta: grouping {x};}\n"
    )
    once = rewritten(text, "bibtex")
    assert once.index("% Encoding") < once.index("@preamble") < once.index("@book")
    assert once.index("@book") < once.index("@comment{jabref-meta: grouping {x};}")
    assert "file = {:a.pdf:PDF}" in once
    assert rewritten(once, "bibtex") == once


def test_what_belongs_to_the_file_goes_into_no_other_format() -> None:
    library = citeform.parse("@comment{x}\n@manual{a, title = {A}, file = {f}}", "bibtex")
    assert citeform.to_csl(library[0])["custom"] == {"extra": {"bibtex:file": ["f"]}}


@pytest.mark.parametrize(
    ("given", "dialect", "written"),
    [
        ("manual", "bibtex", "manual"),
        ("conference", "bibtex", "conference"),
        ("inbook", "bibtex", "inbook"),
        ("proceedings", "bibtex", "proceedings"),
        ("mvbook", "biblatex", "mvbook"),
        ("collection", "biblatex", "collection"),
        ("online", "biblatex", "online"),
        ("dataset", "biblatex", "dataset"),
        ("software", "biblatex", "software"),
        ("thesis", "biblatex", "thesis"),
        ("phdthesis", "biblatex", "thesis"),
        ("collection", "bibtex", "book"),
        ("online", "bibtex", "misc"),
    ],
)
def test_writes_the_type_that_the_dialect_has(given: str, dialect: str, written: str) -> None:
    text = f"@{given}{{a, title = {{A}}, url = {{https://x.org}}}}"
    assert rewritten(text, dialect).startswith(f"@{written}{{a,")


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@misc{a, title = {A}}", "document"),
        ("@misc{a, title = {A}, url = {https://x.org}}", "webpage"),
        ("@misc{a, title = {A}, url = {https://x.org}, doi = {10.1/x}}", "document"),
        ("@misc{a, title = {A}, eprint = {2101.00001}, archiveprefix = {arXiv}}", "article"),
        ("@article{a, title = {A}, entrysubtype = {newspaper}}", "article-newspaper"),
        ("@unpublished{a, title = {A}, eventtitle = {C}}", "speech"),
        ("@unpublished{a, title = {A}}", "manuscript"),
        ("@periodical{a, title = {A}}", "periodical"),
        ("@periodical{a, title = {A}, issuetitle = {I}}", "article-journal"),
        ("@software{a, title = {A}}", "software"),
        ("@dataset{a, title = {A}}", "dataset"),
    ],
)
@BOTH
def test_reads_a_type_by_its_fields(entry: str, kind: str, dialect: str) -> None:
    assert item(entry, dialect)["type"] == kind


@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        ("@phdthesis{a, title = {A}}", "PhD thesis"),
        ("@mastersthesis{a, title = {A}}", "Master's thesis"),
        ("@thesis{a, title = {A}, type = {phdthesis}}", "PhD thesis"),
        ("@thesis{a, title = {A}, type = {Habilitation}}", "Habilitation"),
        ("@report{a, title = {A}, type = {techreport}}", "Technical report"),
    ],
)
@BOTH
def test_the_kind_of_a_thesis_is_its_genre(entry: str, genre: str, dialect: str) -> None:
    assert item(entry, dialect)["genre"] == genre
    assert item(rewritten(entry, dialect), dialect)["genre"] == genre


def test_a_preprint_goes_there_and_back() -> None:
    fields = "eprint = {arXiv:2101.00001v2}, archivePrefix = {arXiv}, primaryClass = {cs.CL}"
    found = item(f"@misc{{a, title = {{A}}, {fields}}}")
    assert (found["type"], found["archive"], found["archive_location"], found["URL"]) == (
        "article", "arXiv", "2101.00001v2 [cs.CL]", "https://arxiv.org/abs/2101.00001v2",
    )  # fmt: skip
    biblatex = citeform.write([found], "biblatex")
    assert "eprinttype = {arxiv},\n  eprint = {2101.00001v2},\n  eprintclass = {cs.CL}" in biblatex
    assert "url" not in biblatex
    assert citeform.to_csl(citeform.parse(biblatex)[0]) == found
    bibtex = citeform.write([found], "bibtex")
    assert (
        "archiveprefix = {arXiv},\n  eprint = {2101.00001v2},\n  primaryclass = {cs.CL}" in bibtex
    )


@BOTH
def test_an_article_number_is_no_page(dialect: str) -> None:
    found = item("@article{a, title = {A}, eid = {e12}, pages = {C3-32--C3-35}}", dialect)
    assert (found["number"], found["page"]) == ("e12", "C3-32–C3-35")
    once = rewritten("@article{a, eid = {e12}, pages = {C3-32--C3-35, 9--12}}", dialect)
    assert "eid = {e12}" in once
    assert "pages = {C3-32--C3-35, 9--12}" in once
    assert rewritten(once, dialect) == once


@BOTH
def test_escapes_in_addresses_are_undone_and_never_written(dialect: str) -> None:
    found = item(r"@misc{a, doi = {10.1/a\_b\%c}, url = {https://x.org/\~{}a\_b?c\&d\#e\%20f}}",
                 dialect)  # fmt: skip
    assert (found["DOI"], found["URL"]) == ("10.1/a_b%c", "https://x.org/~a_b?c&d#e%20f")
    text = citeform.write([found], dialect)
    assert "doi = {10.1/a_b%c}" in text
    assert "url = {https://x.org/~a_b?c&d#e%20f}" in text


@pytest.mark.parametrize(
    "field",
    [
        r"url = {\url{https://x.org/a_b}}",
        r"url = {\href{https://x.org/a\_b}{here}}",
        r"howpublished = {\url{https://x.org/a_b}}",
        r"howpublished = {Available at \href {https://x.org/a_b} {\texttt{https://x.org/a\_b}}}",
        r"howpublished = {https://x.org/a\_b}",
    ],
)
@BOTH
def test_an_address_is_read_wherever_it_stands(field: str, dialect: str) -> None:
    found = item(f"@misc{{a, title = {{A}}, {field}}}", dialect)
    assert (found["type"], found["URL"]) == ("webpage", "https://x.org/a_b")
    assert "publisher" not in found


@pytest.mark.parametrize(
    ("name", "tag"),
    [("ngerman", "de"), ("french", "fr"), ("british", "en-GB"), ("eng", "en"), ("pt-br", "pt-BR")],
)
@BOTH
def test_languages_are_tags(name: str, tag: str, dialect: str) -> None:
    text = f"@book{{a, langid = {{{name}}}}}"
    assert item(text, dialect)["language"] == tag
    assert item(rewritten(text, dialect), dialect)["language"] == tag


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("@book{a, title = {A}, year = 2001}", "bibtex"),
        ("@book{a, title = {A},\n date = {2001}}", "biblatex"),
        ("@article{a,\n title={A},\n journaltitle={J}}", "biblatex"),
        ("@online{a, title = {A}}", "biblatex"),
        ("% about the date = {x}\n@article{a, journal = {J}, title = {The date}}", "bibtex"),
    ],
)
def test_the_dialect_is_told_from_its_fields_and_types(text: str, format: str) -> None:
    assert Catalogue().detect(text, ".bib") == format


@BOTH
def test_a_third_run_changes_nothing(dialect: str) -> None:
    text = (
        "@string{p = {Publisher {and} Sons}}\n"
        "@inproceedings{c, author = {{\\'E}lan, Zo{\\\"e} and {ACM} and others},\n"
        " title = {{{Big}} data: {T}he {$\\alpha$} of \\emph{it}}, crossref = {p1},\n"
        " pages = {1-9}, month = oct # {~3}, url = {https://x.org/a_b}, foo = {b\\ar}}\n"
        "@proceedings{p1, title = {Proc.}, subtitle = {Of the Year}, year = 2001, publisher = p,\n"
        " address = {Paris and London}, eventdate = {2001-02/2001-03}}\n"
    )
    once = rewritten(text, dialect)
    assert rewritten(once, dialect) == once


def test_each_dialect_reads_the_other_without_loss() -> None:
    text = (
        "@article{a, author = {Doe, J.}, title = {A}, journal = {J}, year = 2001, month = 5,\n"
        " number = {2}, address = {Paris}, annote = {n}, file = {f}}\n"
        "@phdthesis{b, author = {Doe, J.}, title = {B}, school = {U}, year = 2001}\n"
    )
    first = citeform.parse(text, "bibtex")
    biblatex = citeform.write(first, "biblatex")
    assert "journaltitle = {J}" in biblatex
    assert "date = {2001-05}" in biblatex
    assert "location = {Paris}" in biblatex
    assert "institution = {U}" in biblatex
    again = citeform.parse(citeform.write(citeform.parse(biblatex, "biblatex"), "bibtex"), "bibtex")
    assert list(again) == list(first)


def test_nothing_is_lost_in_silence() -> None:
    form = lens(Catalogue().find("biblatex"))
    library = form.read(Source("@foo{a, title = {A}, bar = {b}}"))
    assert [problem.code for problem in library.problems] == ["unknown-type"]
    assert library[0].extra == {"bibtex:bar": ("b",)}


def test_an_entry_inherits_what_it_does_not_say() -> None:
    found = item(
        "@collection{c, title = {Whole}, subtitle = {Of it}, editor = {Poe, E.},"
        " date = {2001-05}, shorttitle = {W}, options = {x}, xdata = {p}}\n"
        "@xdata{p, publisher = {P}, location = {Paris}}\n"
        "@incollection{k, title = {Part}, author = {Doe, J.}, crossref = {C}}"
    )
    assert found == {
        "id": "k", "type": "chapter", "title": "Part", "container-title": "Whole: Of it",
        "author": [{"family": "Doe", "given": "J."}], "editor": [{"family": "Poe", "given": "E."}],
        "issued": {"date-parts": [[2001, 5]]}, "publisher": "P", "publisher-place": "Paris",
        "custom": {"extra": {"bibtex:crossref": ["C"]}},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parent", "child", "inherited"),
    [
        ("mvbook", "book", {"title": "Main", "volume-title": "Own"}),
        ("mvbook", "inbook", {"title": "Own", "container-title": "Main"}),
        ("mvproceedings", "inproceedings", {"title": "Own", "container-title": "Main"}),
        ("proceedings", "inproceedings", {"title": "Own", "container-title": "Main"}),
        ("book", "inbook", {"title": "Own", "container-title": "Main"}),
        ("periodical", "article", {"title": "Own", "container-title": "Main"}),
    ],
)
@BOTH
def test_a_title_is_inherited_as_what_it_is(
    parent: str, child: str, inherited: dict[str, str], dialect: str
) -> None:
    text = f"@{child}{{k, title = {{Own}}, crossref = {{p}}}}\n@{parent}{{p, title = {{Main}}}}"
    found = citeform.to_csl(citeform.parse(text, dialect)[0])
    assert {name: found[name] for name in found if "title" in name} == inherited


def test_bibtex_names_the_book_itself() -> None:
    text = "@inproceedings{k, crossref = {p}}\n@proceedings{p, title = {T}, booktitle = {B}}"
    assert citeform.parse(text, "bibtex")[0].text("container-title") == "B"


def test_a_circle_of_entries_ends() -> None:
    text = "@book{a, crossref = {b}, year = 2001}\n@book{b, crossref = {a}, title = {B}}"
    assert [one.text("title") for one in citeform.parse(text, "bibtex")] == ["B", "B"]


def test_one_field_may_be_taken_from_another_entry() -> None:
    text = "@xdata{p, publisher = {P}}\n@book{a, title = {A}, publisher = {xdata=p-publisher}}"
    assert citeform.parse(text, "biblatex")[0].text("publisher") == "P"


def test_an_entry_inherits_from_another_file(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@inbook{k, title = {Own}, crossref = {p}, pages = {1}}")
    (tmp_path / "b.bib").write_text("\n\n@book{p, title = {Whole}, year = {soon}}")
    paths = [str(tmp_path / name) for name in ("a.bib", "b.bib")]
    result = CliRunner().invoke(cli, ["convert", *paths, "-t", "csl-json"])
    first, second = json.loads(result.stdout)
    assert (first["container-title"], first["issued"]) == ("Whole", {"literal": "soon"})
    assert second["title"] == "Whole"
    assert "a.bib:1:27: date-unparsed" in result.stderr
