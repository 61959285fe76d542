"""Lists of entries: numbers in the margin, indents, distances, and what begins a line."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pypdfium2
import pytest
import typst

from citeform.output.layout import Heading, Shape, shape_of
from citeform.output.outputs import OUTPUTS, find
from tests.output.readers import pandoc_reads

NUMBERED = [
    '<div class="csl-left-margin">1. </div><div class="csl-right-inline">One.</div>',
    '<div class="csl-left-margin">2. </div><div class="csl-right-inline">- Two.</div>',
]
GAP = [NUMBERED[0], NUMBERED[1].replace("2.", "3.")]
ANNOTATED = ['A. <i>B</i>.\n\n    <div class="csl-block"># Good.</div>\n', "C."]
CLOSE = Shape(spacing=0)


def test_the_shape_is_what_the_style_says() -> None:
    options = {"hanging-indent": "true", "entry-spacing": "0", "line-spacing": "2"}
    assert shape_of(options) == Shape(True, False, 0, 2)
    assert shape_of({}) == Shape(False, False, 1, 1)
    assert shape_of(
        {"entry-spacing": "-1", "line-spacing": "0", "second-field-align": "margin"}
    ) == (Shape(False, True, 1, 1))
    assert shape_of({"entry-spacing": "9" * 99}).spacing < 100


@pytest.mark.parametrize(
    ("markup", "entries", "expected"),
    [
        ("markdown", NUMBERED, "1.  One.\n2.  \\- Two.\n"),
        ("org", NUMBERED, "1. One.\n2. \u200b- Two.\n"),
        ("asciidoc", NUMBERED, "1. One.\n2. &#45; Two.\n"),
        # Where the numbers have a gap a list would number anew.
        ("markdown", GAP, "1\\. One.\n\n3\\. - Two.\n"),
        ("org", GAP, "\u200b1. One.\n\n\u200b3. - Two.\n"),
        ("asciidoc", GAP, "1&#46; One.\n\n3&#46; - Two.\n"),
        ("markdown", ANNOTATED, "A. *B*.\n\n\\# Good.\n\nC\\.\n"),
        ("org", ANNOTATED, "A. /B/.\n\n\u200b# Good.\n\nC.\n"),
        ("asciidoc", ANNOTATED, "A&#46; __B__.\n\n&#35; Good.\n\nC&#46;\n"),
        ("text", ANNOTATED, "A. B. # Good.\nC.\n"),
    ],
)
def test_lines_are_lists_where_labels_are_numbers(
    markup: str, entries: list[str], expected: str
) -> None:
    assert find(markup).entries(entries, CLOSE) == expected


@pytest.mark.parametrize("markup", ["markdown", "org", "asciidoc", "typst", "docbook"])
@pytest.mark.parametrize("entries", [NUMBERED, GAP, ANNOTATED], ids=["numbers", "gap", "notes"])
def test_pandoc_reads_the_list(markup: str, entries: list[str]) -> None:
    for shape in (CLOSE, Shape()):
        expected = " ".join(find("text").entries(entries, shape).split())
        assert pandoc_reads(find(markup).entries(entries, shape), markup) == expected


@pytest.mark.parametrize(
    "start",
    ["# a", "+ a", "- a", "* a", "** a", "1. a", "1) a", "a. b", "A. b", "(1) a", "iv. a", "= a",
     "== a", ".a", ". a", "> a", "| a", ": a", ":a: b", "::: a", "% a", "---", "***", "'''", "====",
     "~~~", "```", "NOTE: a", "[a]", "[[a]]", "[^1]: a", "#+a: b", "// a", "/ a: b", "@a",
     "&amp; a", "-----", "*a", "_a", "CLOCK: a", "a:: b", "<<a>>", "%%(a)", "{% a %}", "|a|b|",
     "|---|", "\\a",
     "#. a", "@@ a", "+++", "--", "a;; b", "TODO a", "COMMENT a", "\\begin{a}", "<1> a",
     "1.a", "i)"],
)  # fmt: skip
@pytest.mark.parametrize("markup", ["markdown", "org", "asciidoc", "typst"])
def test_no_beginning_of_an_entry_is_markup(markup: str, start: str) -> None:
    html = start.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
    text = find(markup).entries([f"{html} end", "next"], Shape())
    assert pandoc_reads(text, markup) == f"{start} end next"


@pytest.mark.parametrize("markup", OUTPUTS)
@pytest.mark.parametrize(
    "part",
    ["://", "[", "]", "\\", "*a", "a;", "1.", "<i>a", "&#38;", "--", "www.", "\ufdd0(", "<b> "],
)
def test_no_text_however_long_keeps_anyone_waiting(markup: str, part: str) -> None:
    html = part * 20_000
    started = time.process_time()
    find(markup).entries([html, f'<a href="https://a.b">{html}</a>'], CLOSE)
    assert time.process_time() - started < 5


INDENTED = [
    '<div class="csl-left-margin">[1] </div><div class="csl-right-inline">[One]</div>\n'
    '    <div class="csl-indent">- a</div>\n\n    <div class="csl-block">b</div>\n',
    '<div class="csl-left-margin">[22] </div><div class="csl-right-inline">Two</div>',
]


def test_typst_compiles_blocks() -> None:
    for entries in (INDENTED, ANNOTATED):
        for shape in (CLOSE, Shape(True, False, 2, 2)):
            text = find("typst").entries(entries, shape)
            read = pypdfium2.PdfDocument(typst.compile(text.encode(), ignore_system_fonts=True))
            words = read[0].get_textpage().get_text_bounded().split()
            assert words == find("text").entries(entries, shape).split()


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="there is no pdflatex")
def test_latex_compiles_blocks(tmp_path: Path) -> None:
    body = "".join(
        find("latex").entries(entries, shape)
        for entries in (INDENTED, ANNOTATED, [])
        for shape in (CLOSE, Shape(True, False, 2, 2))
    )
    text = find("latex").document(body, Heading("Réferences & more"))
    (tmp_path / "a.tex").write_text(text, encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:].decode("utf-8", "replace")
