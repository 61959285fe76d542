"""What `check` finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import citeform
from citeform.api import check
from citeform.catalogue import Catalogue
from citeform.lint import mend, select
from citeform.problems import CiteformError, Source
from citeform.reading import Asked, read_source

GOOD = """@article{good,
  author = {Doe, Jane}, title = {T}, journal = {J}, year = 2001, pages = {1--9},
  doi = {10.1000/182}, issn = {0028-0836},
}
@book{alsogood, editor = {Doe, Jane}, title = {T}, publisher = {P}, year = 2001,
  isbn = {978-0-13-110362-7},
}
"""


def found(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of all that is found in a .bib text."""
    source = Source(text, "refs.bib")
    problems = check(read_source(source, Asked("bibtex"), Catalogue()), source, is_bib=True)
    return [(problem.code, problem.line, problem.column) for problem in problems]


def test_finds_nothing_in_good_records() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("doi = {11.1000/182}", "bad-doi"),
        ("issn = {0028-0837}", "bad-issn"),
        ("issn = {0028}", "bad-issn"),
        ("isbn = {978-0-13-110362-8}", "bad-isbn"),
        ("isbn = {0-13-110362-7}", "bad-isbn"),
        ("pages = {19--11}", "bad-pages"),
    ],
)
def test_finds_a_wrong_value_where_it_stands(field: str, code: str) -> None:
    text = f"@misc{{k,\n  title = {{T}},\n  {field},\n}}"
    assert found(text) == [(code, 3, 3)]


@pytest.mark.parametrize("isbn", ["0-13-110362-8", "080442957X", "9780131103627"])
def test_takes_every_right_isbn(isbn: str) -> None:
    assert found(f"@misc{{k, title = {{T}}, isbn = {{{isbn}}}}}") == []


def test_finds_what_is_missing() -> None:
    codes = [code for code, *_ in found("@article{k,\n title = {T},\n}")]
    assert codes == ["missing-field"] * 3


def test_finds_a_work_that_stands_twice() -> None:
    one = "@misc{a, title = {T}, doi = {10.1000/X}}\n"
    two = "@misc{b, title = {T},\n doi = {10.1000/x}}\n"
    assert found(one + two) == [("duplicate-doi", 3, 2)]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("date = {2021-02-30}", "bad-date"),
        ("date = {2021-05/2021-01}", "bad-date"),
        ("year = {20011}", "bad-date"),
        ("year = 2001, month = {13}", "bad-date"),
        ("author = {Doe, Jane, Roe, Jim, Poe, Ed}", "bad-names"),
        ("author = {Doe, Jane and et al.}", "bad-names"),
        ("author = {Doe, Jane and}", "bad-names"),
        ("author = {Doe, Jane and and {Works, Ltd}}", "bad-names"),
        ("author = {May, Keith, and Doe, Jane}", "bad-names"),
        ("author = {Doe, Jane; Roe, Jim}", "bad-names"),
        ("note = {the rate $x is}", "unclosed-math"),
        ("note = {the rate \\(x is}", "unclosed-math"),
        ("note = {Re\u0301union}", "apart-accent"),
        ("note = {open,\n  year = {2001}}", "swallowed-field"),
        ("orcid = {0000-0002-1825-0098}", "bad-orcid"),
        ("orcid = {https://orcid.org/0000-0002-1825}", "bad-orcid"),
        ("url = {www.example.org}", "bad-url"),
        ("url = {https://example.org/a b}", "bad-url"),
        ("doi = {10.1000/182.}", "bad-doi"),
        ("abstract = {}", "empty-field"),
        ("abstract = { {} }", "empty-field"),
        ("month = {Sept.}, year = 2001", "month-word"),
        ('month = "march", year = 2001', "month-word"),
        ("pages = {12–34}", "page-dash"),
        ("pages = {1423-9}", "page-dash"),
        ("pages = {12---34}", "page-dash"),
        ("doi = {doi: 10.1000/182}", "doi-resolver"),
        ("issn = {ISSN 0028 0836}", "issn-form"),
        ("isbn = {978–0–13–110362–7}", "isbn-form"),
        ("note = {100% wool}", "unescaped-sign"),
        ("note = {R&amp;D}", "html-entity"),
        ("note = {two  blanks}", "blanks"),
        ("note = {at its end }", "blanks"),
        ("crossref = {nothing}", "crossref-missing"),
        ("xdata = {nothing}", "crossref-missing"),
        ("related = {k, nothing}", "crossref-missing"),
        ("entryset = {nothing}", "crossref-missing"),
        ("crossref = {K}", "crossref-cycle"),
    ],
)
def test_finds_what_is_badly_written_where_it_stands(field: str, code: str) -> None:
    text = f"@misc{{k,\n  title = {{T}},\n  {field},\n}}"
    assert found(text) == [(code, 3, 3)]


@pytest.mark.parametrize(
    "field",
    [
        "date = {2020-02-29}",
        "date = {2021-05/2021}",
        "date = {2021/..}",
        "date = {-0044-03-15}",
        "date = {2004-21}",
        "author = {Doe, Jr, Jane and {Smith, Jones, Roe, and Poe} and others}",
        "author = {{Works; Roads, and} and Doe, Jane and others}",
        "author = {Anderson, And}",
        'author = {M{\\"u}ller, {J; K} and {{A; B}}}',
        "note = {$a$ and \\$5 and \\(b\\)}",
        "url = {https://example.org/$a}",
        "file = {e\u0301.pdf}",
        # Two ideographs that Unicode calls equal, and a letter that has no accent of its own.
        "note = {\ufa19 and x\u0301}",
        "abstract = {Where\n x = 5 and y\n = {2}}",
        "related = {alias}, ids = {alias}",
        "orcid = {0000-0002-1694-233X}",
        "orcid = {https://orcid.org/0000-0002-1825-0097}",
        "url = {ftp://example.org/a_b}",
        "url = {mailto:a@example.org}",
        "pages = {1423--9}",
        "pages = {e12-e34}",
        "pages = {013407-1}",
        "pages = {134401-9}",
        "issn = {0028-0836, 1476-4687}",
        "issn = {0028-0836 1476-4687}",
        "isbn = {0-13-110362-8 978-0-13-110362-7}",
        "pages = {S12--S15, 20--22}",
        "month = jan # {~1}, year = 2001",
        "doi = {10.1002/(SICI)1097-0258(19980815)17}",
        "note = {$a_1 & b$ and \\url{http://x/a_b%20c} and \\&}",
        "note = {see \\ }",
        "file = {a  b & c_d#e }",
        "keywords = {R&D,  x}",
        "title = {NATO}",
        "title = {Two\n    lines}",
    ],
)
def test_finds_nothing_where_nothing_is_wrong(field: str) -> None:
    title = "" if field.startswith("title") else "title = {T},"
    assert found(f"@misc{{k,\n  {title}\n  {field},\n}}") == []


def test_finds_proceedings_that_should_be_a_paper() -> None:
    one = "@proceedings{p,\n title = {T}, year = 2001, pages = {%s}}"
    assert found(one % "12--34") == [("wrong-type", 1, 1)]
    assert found(one % "340") == []


def test_asks_of_a_manual_and_of_proceedings_what_bibtex_asks_of_them() -> None:
    one = "@manual{m, title = {T}}\n@proceedings{p, title = {T}, year = 2001}\n"
    assert found(one) == []
    two = "@proceedings{p,\n title = {T}}\n@book{b, title = {T}, author = {A}, year = 2001}"
    assert found(two) == [("missing-field", 1, 1), ("missing-field", 3, 1)]


def test_finds_titles_in_capitals_in_every_format() -> None:
    source = Source("TY  - BOOK\nTI  - THE GREAT <i>WAVES</i>\nER  - \n", "refs.ris")
    problems = check(read_source(source, Asked("ris"), Catalogue()), source)
    assert ("title-capitals", 2, 1) in [(one.code, one.line, one.column) for one in problems]


def test_finds_keys_that_nobody_can_cite() -> None:
    one = "@misc{Doe2001, title = {T}}\n@misc{doe2001, title = {T}}\n"
    two = "@misc{, title = {T}}\n@misc{a b, title = {T}}\n@misc{a#b, title = {T}}\n"
    codes = ["duplicate-key", "missing-key", "bad-key", "bad-key"]
    assert found(one + two) == [(code, line, 1) for line, code in enumerate(codes, 2)]


def test_a_circle_is_told_once_and_a_long_chain_is_none() -> None:
    circle = "".join(
        f"@misc{{k{i}, title = {{T}}, crossref = {{k{(i + 1) % 5}}}}}\n" for i in range(5)
    )
    assert [code for code, *_ in found(circle)] == ["crossref-cycle"]
    circle = "".join(
        f"@misc{{k{i}, title = {{T}}, crossref = {{k{(i + 1) % 3000}}}}}\n" for i in range(3000)
    )
    assert [code for code, *_ in found(circle)] == ["crossref-cycle"]
    chain = "".join(f"@misc{{k{i}, title = {{T}}, crossref = {{k{i + 1}}}}}\n" for i in range(3000))
    assert found(chain + "@misc{k3000, title = {T}}") == []


def test_an_inherited_doi_is_no_double_and_an_inherited_fault_is_told_once() -> None:
    text = """@proceedings{p, title = {P}, year = 2001, editor = {D, J}, publisher = {P},
      isbn = {978-0-13-110362-8}, doi = {10.1000/1}}
    @inproceedings{a, title = {A}, author = {D, J}, crossref = {p}}
    @inproceedings{b, title = {B}, author = {D, J}, crossref = {p}}
    """
    assert found(text) == [("bad-isbn", 2, 7)]


def test_an_entry_of_another_file_of_the_run_is_there() -> None:
    source = Source("@misc{k, title = {T}, crossref = {far}}", "one.bib")
    source.beside = (source, Source("@book{far, title = {F}}", "two.bib"))
    problems = check(read_source(source, Asked("bibtex"), Catalogue()), source, True)
    assert problems == ()


def mended(text: str) -> str:
    """A .bib text after `--fix`, which must leave nothing for a second run."""
    once = mend(text, select())
    again = mend(once.text, select())
    assert (again.text, again.changes) == (once.text, 0)
    return once.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@misc{k, a={}, b={c}}", "@misc{k, b={c}}"),
        ("@misc{k, b={c}, a={}}", "@misc{k, b={c},}"),
        ("@misc{k,\n  a = {},\n}", "@misc{k,\n}"),
        ("@misc{k,\n  b = {c},\n  a = {}\n}", "@misc{k,\n  b = {c},\n}"),
        ("@misc{k\n  , a = {}\n  , b = {c}\n}", "@misc{k\n  , b = {c}\n}"),
        ("@misc(k,\n  a = \"\",\n  b = 1)", "@misc(k,\n  b = 1)"),
        ("@misc{k,\n a = {}, % why\n b = {c}}", "@misc{k,\n % why\n b = {c}}"),
        ('@misc{k, pages = "1-2"}', '@misc{k, pages = "1--2"}'),
        ("@misc{k, PAGES = { 1 - 2 }}", "@misc{k, PAGES = {1--2}}"),
        ("@misc{k, month = \"May\"}", "@misc{k, month = may}"),
        ("@misc{k, title = {A & B  of 5% #1 {\\'e}a_b}}",
         "@misc{k, title = {A \\& B of 5\\% \\#1 {\\'e}a\\_b}}"),
        ("@misc{k, title = {E\u0301te\u0301 \ufa19}}", "@misc{k, title = {Été \ufa19}}"),
        ("@misc{k, isbn = {0-8044-2957-x}}", "@misc{k, isbn = {0-8044-2957-X}}"),
        ("@misc{k, doi = {https://dx.doi.org/10.1000/A_b}}", "@misc{k, doi = {10.1000/A_b}}"),
    ],
)  # fmt: skip
def test_mends_what_is_safe(text: str, expected: str) -> None:
    assert mended(text) == expected


def test_what_is_mended_reads_as_before() -> None:
    text = """@article{k, title = {A_b & c  of 5% #1 {\\'e}}, author = {A & B}, month = {Sept.},
      year = 2001, pages = {12-34}, doi = {https://doi.org/10.1000/A_b}, journal = "J & K ",
      note = {}, publisher = {x\\_y & z}}"""
    before, after = (citeform.parse(one, "bibtex")[0] for one in (text, mended(text)))
    assert before.variables == after.variables
    assert before.text("title") == "A_b & c of 5% #1 é"
    assert mended(text) != text


@pytest.mark.parametrize(
    "text",
    [
        # An empty field of one's own keeps the parent's from being inherited.
        "@misc{k, a = {}, crossref = {p}}",
        # The second one would be read.
        "@misc{k, note = {}, note = {N}}",
        "@misc{k, note = {} # {}}",
        # A month that the file defines is not the styles'.
        "@string{jan = {Jänner}}\n@misc{k, month = {January}}",
        "@misc{k, month = {janvier}}",
        # Mathematics, addresses and commands whose argument is no text.
        "@misc{k, title = {$a_1$ & b}}",
        "@misc{k, note = {see http://x.org/a_b}}",
        "@misc{k, title = {\\includegraphics{a_b} & c}}",
        "@misc{k, title = amp # { & b}}",
        "@misc{k, doi = {https://doi.org/10.1002/%28SICI%29a}}",
        "@misc{k, pages = {34-12}}",
        "@misc{k, issn = {00280837}}",
        "@misc{k, shelf = { a  b & c-d_e }}",
        "@misc{k, note = {\\ }}",
        # A brace with a backslash behind it protects capitals no longer.
        "@misc{k, title = {Of {_Wittgenstein}}}",
        # What is next would be the key, or a field behind a stray brace be read.
        "@misc{note = {}, k, title = {T}}",
        "@misc{k, note = {}, title = {T}}note = {N},\n}\n@misc{l, title = {T}}",
        # More than a month's name.
        "@misc{k, month = {May} 5, title = {T}}",
        # The end of the author is missing, and the rest is not this one's.
        "@misc{k, author = {Doe,  {J.},\n  title   = {A  title}}, year = 2001}",
        # What is in no entry, or in one that breaks off.
        "@comment{k, pages = {1-2}}\n% @misc\npages = {1-2}",
        "@misc{k, pages = {1-2}, title = {open\n@misc{l, title = {T}}",
    ],
)
def test_leaves_alone_what_is_not_certain(text: str) -> None:
    assert mended(text) == text


@given(
    st.text(
        alphabet=st.sampled_from(list("@misc{k,} =\"#%&_-–$\\'\r\n \tab1=pages=title=")),
        max_size=80,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_mended_once(inner: str) -> None:
    text = f"@misc{{k, pages = {{1-2}}, {inner}}}\n@misc{{l, month = {{May}}}}"
    mended(text)


def test_choices_are_codes_or_how_they_begin() -> None:
    assert select(["bad-is,page"]).codes == {"bad-isbn", "bad-issn", "page-dash"}
    assert "bad-doi" not in select([], ["bad"]).codes
    with pytest.raises(CiteformError, match='there is no code "bad-iban"; did you mean "bad-isbn"'):
        select([], ["bad-iban"])
