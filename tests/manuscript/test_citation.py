"""Pandoc's citation syntax, by what pandoc 3.9 makes of each text (`pandoc -t native`)."""

from __future__ import annotations

import pytest

from citeform.manuscript.markdown import read
from citeform.manuscript.model import Citation
from citeform.problems import Source


def citations(text: str) -> tuple[Citation, ...]:
    """The citations of a Markdown text."""
    return read(Source(text)).citations


def keys(text: str) -> list[list[str]]:
    """The keys of each citation of a Markdown text."""
    return [[cite.key for cite in citation.cites] for citation in citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@a]", [["a"]]),
        ("[see @a, p. 3; -@b]", [["a", "b"]]),
        ("@a [p. 3; @b]", [["a", "b"]]),
        ("@a [see @b]", [["a", "b"]]),
        ("@a\n[p. 3]", [["a"]]),
        ("@a.b:c/d-e_f.", [["a.b:c/d-e_f"]]),
        ("[@{https://x.org/a?b=c}]", [["https://x.org/a?b=c"]]),
        ("@http://x.org/a", [["http://x.org/a"]]),
        ("*@a* (@b) “@c”", [["a"], ["b"], ["c"]]),
        ("foo-@a", [["a"]]),
        # One part of a bracket that names no work makes it none; the keys stand alone.
        ("[@a, x; b]", [["a"]]),
        ("[see; also @a]", [["a"]]),
        ("[@a and @b; c]", [["a"], ["b"]]),
        # Links and spans hold citations, and are none.
        ("[@a](http://x.org)", [["a"]]),
        ("[@a]{.class}", [["a"]]),
        ("[@a][b]", [["a"]]),
        ("[@a][@b]", [["a"], ["b"]]),
        # What is none.
        ("me@a.org foo.@a @{odd key} [a] @ \\@a", []),
        ("<me@a.org> <https://x.org/@a> https://x.org/@a/b", []),
        ("`@a` ``x ` @a`` $@a$ $$@a$$ <!-- @a --> <b title='@a'>", []),
        ("\\foo[x]{@a {@b}} [x](/@a) [x](<@a> '@b')", []),
        ("costs $5 and @a is $6", [["a"]]),
        ("`unclosed @a", [["a"]]),
        # Labels of the document itself.
        ("![x](y.png){#fig:one}\n\nSee @fig:one and @a.", [["a"]]),
        ("(@good) An example.\n\nAs (@good) says, @a.", [["a"]]),
    ],
)
def test_finds_what_pandoc_finds(text: str, expected: list[list[str]]) -> None:
    assert keys(text) == expected


def test_a_bracket_gives_prefixes_and_suffixes() -> None:
    (citation,) = citations("[see *also* @a, p. 3 [sic]; e.g. -@b {pp. 1, 2}]")
    first, second = citation.cites
    assert (first.prefix, first.suffix, first.suppress_author) == (
        "see *also*", ", p. 3 [sic]", False,
    )  # fmt: skip
    assert (second.prefix, second.key, second.suppress_author) == ("e.g.", "b", True)


def test_a_key_in_the_sentence_takes_the_bracket_behind_it() -> None:
    citation, bare = citations("@a [p. 3] and -@b")
    assert (citation.is_textual, citation.cites[0].suffix) == (True, "p. 3")
    assert (bare.is_textual, bare.cites[0].suppress_author) == (False, True)


def test_an_unclosed_bracket_is_a_problem_with_its_place() -> None:
    manuscript = read(Source("One.\n\nTwo [@a, p. 3 and no end.\n\nThree [@b].", "x.md"))
    assert [str(problem) for problem in manuscript.problems] == [
        'x.md:3:5: unclosed-citation: a citation\'s bracket is not closed; a "]" ends it'
    ]
    assert [[cite.key for cite in one.cites] for one in manuscript.citations] == [["a"], ["b"]]


@pytest.mark.parametrize("text", ["[" * 20_000, "[@a " * 20_000, "@a [" * 20_000, "$" * 9_999,
                                  "<pre>\n\n" * 20_000, "`" * 20_000, "[@a](" * 20_000,
                                  "^[@a " * 20_000, "\\x{" * 20_000, "---\na: b\n\n" * 9_999,
                                  "<!-- @a " * 20_000, "<div id=refs>\n" * 9_999,
                                  "[^a]: @a\n" * 20_000, "- " * 20_000, "> " * 20_000,
                                  "^[" * 9_999 + "@a" + "]" * 9_999])  # fmt: skip
def test_hostile_texts_are_read_at_once(text: str) -> None:
    import time

    start = time.process_time()
    read(Source(text))
    assert time.process_time() - start < 5
