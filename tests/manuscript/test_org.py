"""The citations that are found in Org, and what stays."""

from __future__ import annotations

import pytest

from citeform.manuscript.model import Manuscript
from citeform.manuscript.org import read
from citeform.problems import Source


def found(text: str) -> Manuscript:
    """The manuscript of a text."""
    return read(Source(text, "x.org"))


def cited(text: str) -> list[str]:
    """The stretches of a text that are citations."""
    return [text[one.start : one.end] for one in found(text).citations]


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("[cite:@a]", [("a", "", "")]),
        ("[cite:@a p. 33; see @b]", [("a", "", " p. 33"), ("b", "see", "")]),
        ("[cite:see ;@a;@b; etc.]", [("a", "see", ""), ("b", "", " etc.")]),
        ("[cite: cf. [sic] @a, [x]; @b]", [("a", "cf. [sic]", ", [x]"), ("b", "", "")]),
        ("[cite:see\n@a\np. 3]", [("a", "see", "\np. 3")]),
        ("[cite:@a =;]=; @b]", [("a", "", " =;]="), ("b", "", "")]),
        ("[cite:@key:with/signs.and_more+1]", [("key:with/signs.and_more+1", "", "")]),
        ("citep:a,b", [("a", "", ""), ("b", "", "")]),
    ],
)
def test_reads_keys_and_words(text: str, cites: list[tuple[str, str, str]]) -> None:
    (citation,) = found(text).citations
    assert (citation.start, citation.end) == (0, len(text))
    assert [(one.key, one.prefix, one.suffix) for one in citation.cites] == cites
    for cite in citation.cites:
        assert text.startswith(cite.key, cite.place)


@pytest.mark.parametrize(
    ("style", "form"),
    [
        # is_textual, is_plain, names_only, suppress_author
        ("", (False, False, False, False)),
        ("/t", (True, False, False, False)),
        ("/text/caps", (True, False, False, False)),
        ("//b", (False, True, False, False)),
        ("/na", (False, False, False, True)),
        ("/noauthor/bare", (False, True, False, True)),
        ("/a", (False, False, True, False)),
        ("/y", (False, True, False, True)),
    ],
)
def test_knows_what_a_style_prints(style: str, form: tuple[bool, ...]) -> None:
    (one,) = found(f"[cite{style}:@a]").citations
    assert (one.is_textual, one.is_plain, one.names_only, one.cites[0].suppress_author) == form


@pytest.mark.parametrize(
    "text",
    [
        "=[cite:@a]=",
        "~[cite:@a]~",
        "src_python{[cite:@a]}",
        "@@html:[cite:@a]@@",
        "$[cite:@a]$",
        r"\([cite:@a]\)",
        "# [cite:@a]",
        ": [cite:@a]",
        "#+begin_src org\n[cite:@a]\n#+end_src",
        "#+BEGIN_EXAMPLE\n[cite:@a]\n#+END_EXAMPLE",
        "#+begin_comment\n[cite:@a]\n#+end_comment",
        "#+begin_export html\n[cite:@a]\n#+end_export",
        "\\begin{equation}\n[cite:@a]\n\\end{equation}",
        ":PROPERTIES:\n:X: [cite:@a]\n:END:",
        "* COMMENT Draft [cite:@a]\n[cite:@a]\n** Below\n[cite:@a]",
        "* Draft :noexport:\n[cite:@a]",
        "#+attr_html: [cite:@a]",
        "[[cite:a][see]] and [[cite:a]]",
        "[cite:nobody] [cite] @a [@a] a@b.org",
        "excite:a",
        "Never called.\n\n[fn:1] [cite:@a]",
    ],
)
def test_leaves_what_is_no_citation(text: str) -> None:
    assert cited(text) == []
    assert not found(text).problems


@pytest.mark.parametrize(
    "text",
    [
        "*[cite:@a]*",
        "/see [cite:@a]/",
        "- item [cite:@a]",
        "| a | [cite:@a] |",
        "* Heading [cite:@a] :tag:",
        "#+caption: A figure [cite:@a]",
        "#+begin_quote\n[cite:@a]\n#+end_quote",
        "* COMMENT Draft\nx\n* Next\n[cite:@a]",
        "#+begin_src org\nnever closed\n\n* Next\n[cite:@a]",
        "[[https://example.org][a link with [cite:@a]]]",
    ],
)
def test_finds_what_stands_beside(text: str) -> None:
    assert cited(text) == ["[cite:@a]"]


def test_numbers_notes_by_their_marks() -> None:
    text = (
        "A[fn:2] b[fn:: in place [cite:@a]] c[fn:n: named [cite:@b]].\n\n"
        "[fn:2] Text [cite:@c].\n\nStill [cite:@d].\n\n\nNo more [cite:@e]. [cite/note:@f]\n"
    )
    manuscript = found(text)
    notes = {one.cites[0].key: one.note for one in manuscript.citations}
    assert notes == {"c": 0, "d": 0, "a": 1, "b": 2, "e": -1, "f": 3}
    texts = [text[one.start : one.end].strip() for one in manuscript.notes]
    assert texts[:3] == [
        "Text [cite:@c].\n\nStill [cite:@d].",
        "in place [cite:@a]",
        "named [cite:@b]",
    ]
    assert manuscript.citations[-1].frame == ("[fn:: ", ".]")


def test_reports_what_is_not_closed_and_reads_on() -> None:
    manuscript = found("A [cite:@a and [cite:@b].\n\nC [cite:@c\n")
    assert [one.cites[0].key for one in manuscript.citations] == ["b"]
    assert [(one.code, one.line, one.column) for one in manuscript.problems] == [
        ("unclosed-citation", 1, 3),
        ("unclosed-citation", 3, 3),
    ]


def test_reports_what_no_style_prints() -> None:
    (problem,) = found("x\n [cite/title:@a]").problems
    assert str(problem).startswith("x.org:2:2: unprinted-citation: no CSL style prints")


def test_takes_what_the_document_says() -> None:
    text = (
        '#+BIBLIOGRAPHY: "my refs.bib"\n#+bibliography: b.json\n#+cite_export: csl my.csl\n'
        "#+language: de\n#+cite_export:\nText [cite/n:@x;@y] and.\n[cite/nocite:@*]\n"
        "#+print_bibliography:\n"
    )
    manuscript = found(text)
    assert manuscript.settings == {
        "bibliography": ["my refs.bib", "b.json"],
        "csl": "my.csl",
        "lang": "de",
    }
    assert manuscript.nocite == ("x", "y", "*")
    assert [text[start:end] for start, end in manuscript.places] == ["#+print_bibliography:"]
    gone = [text[start:end] for start, end, new in manuscript.edits if not new]
    assert gone == [" [cite/n:@x;@y]", "[cite/nocite:@*]\n"]


@pytest.mark.parametrize("sign", ["[cite:", "[fn::", "[[", "=a", "#+begin_src\n", "[fn:1] a\n"])
def test_a_thousand_open_brackets_take_no_time(sign: str) -> None:
    assert not found(sign * 5000).citations
