"""PDFs: Typst's in several layouts, and files that cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import citeform
from citeform import reading
from citeform.cli import cli
from citeform.frontpage.metadata import is_title, people_in, read_info, read_packet
from citeform.frontpage.pdf import Letter, find_pieces, read_pdf
from citeform.model.reference import Library, Reference
from citeform.problems import CiteformError
from tests.frontpage.articles import (
    AUTHORS,
    LAYOUTS,
    ONE,
    PLACES,
    VALUES,
    pdf_from,
    pdf_of,
)

Run = Callable[..., Result]


def read(data: bytes) -> Library:
    """The library of a PDF."""
    source, problems = reading.open_bytes(data, "paper.pdf")
    assert not problems
    return reading.read_source(source, reading.Asked(), citeform.catalogue.Catalogue())


def names_of(work: Reference) -> tuple[str, ...]:
    """The authors as they are printed."""
    return tuple(str(name) for name in work.names("author"))


def said(work: Reference, *variables: str) -> dict[str, object]:
    """What a reference says of some variables."""
    return {name: work.variables.get(name) for name in variables}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_article(layout: str) -> None:
    (work,) = read(pdf_of(layout))
    # A preprint has neither journal nor keywords.
    own = {"title", "abstract"} if layout == "preprint" else set(ONE)
    assert said(work, *sorted(own)) == {name: ONE[name] for name in sorted(own)}
    assert names_of(work) == AUTHORS
    assert [one["name"] for one in work.custom["affiliations"]] == list(PLACES)  # type: ignore[attr-defined]


def test_the_identifier_along_the_margin_is_used_and_its_text_is_not() -> None:
    source, _ = reading.open_bytes(pdf_of("preprint"), "paper.pdf")
    (work,) = read(pdf_of("preprint"))
    assert "arXiv" not in source.text
    assert work.type == "article"
    assert said(work, "number", "archive") == {"number": "arXiv:2103.01234", "archive": "arXiv"}
    assert work.date("issued").parts == ((2021, 1, 7),)


def test_a_cover_is_skipped() -> None:
    source, _ = reading.open_bytes(pdf_of("covered"), "paper.pdf")
    assert "HAL" not in source.text
    assert source.text == reading.open_bytes(pdf_of("one-column"), "paper.pdf")[0].text


def test_a_page_that_is_turned_is_read_along_its_text() -> None:
    pages = [
        reading.open_bytes(pdf_from(f"#rotate({angle}deg, reflow: true)[{PARAGRAPH}]"), "x")[0].text
        for angle in (0, 90, 180, 270)
    ]
    assert len(set(pages)) == 1


PARAGRAPH = (
    "#block(width: 12cm)[" + "The flow of fine sediments is difficult to measure. " * 6 + "]"
)


def test_ligatures_and_hyphens_are_undone() -> None:
    markup = (
        "#set page(width: 9cm, height: 20cm)\n#set par(justify: true)\n#set text(hyphenate: true, "
        f'lang: "en")\n#text(size: 16pt)[Short title of this]\n\n*Abstract*\n\n{VALUES["abstract"]}'
    )
    data = pdf_from(markup)
    assert "-\n" in reading.open_bytes(data, "x")[0].text
    assert read(data)[0].text("abstract") == VALUES["abstract"]


def test_authors_side_by_side_are_read_one_after_the_other() -> None:
    def person(name: str, place: str) -> str:
        return f"[{name} \\ Department of Physics \\ University of {place} \\ {place}, Italy],"

    people = (("Anna Rossi", "Bologna"), ("Luca Bianchi", "Padua"), ("Marta Greco", "Pisa"))
    grid = "".join(person(*one) for one in people)
    markup = (
        "#align(center)[#text(size: 18pt)[On the Slow Cooling of Large Bodies] \n\n "
        f"#grid(columns: 3, column-gutter: 8mm, {grid})]\n\n*Abstract*\n\n{VALUES['abstract']}"
    )
    (work,) = read(pdf_from(markup))
    assert names_of(work) == tuple(name for name, _ in people)


def test_the_largest_text_is_the_title() -> None:
    head = "Proceedings of the Royal Society of Coastal Science and of Related Fields"
    title = "Waves on the beach of the island in winter"
    markup = f"{head}\n\n#text(size: 17pt)[{title}]\n\nJane Doe, John Smith\n\n{VALUES['abstract']}"
    assert read(pdf_from(markup))[0].text("title") == title


def test_what_the_file_says_fills_what_the_page_lacks() -> None:
    markup = (
        '#set document(title: "Another title of the same paper", author: ("Jane Doe", "Al Poe"), '
        'keywords: ("sand", "wind"))\n'
    )
    body = "#text(size: 17pt)[Sand in the wind of the dunes]\n\n*Abstract*\n\n" + VALUES["abstract"]
    (work,) = read(pdf_from(markup + body))
    assert work.text("title") == "Sand in the wind of the dunes"
    assert names_of(work) == ("Jane Doe", "Al Poe")
    assert work.origins["author"].by == "pdf-metadata"
    assert work.text("keyword") == "sand, wind"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *words, **options: CliRunner().invoke(cli, words, **options)


def test_the_command_reads_files_and_standard_input(run: Run, tmp_path: Path) -> None:
    data = pdf_of("two-column")
    (tmp_path / "paper.pdf").write_bytes(data)
    from_file = run("paper.pdf", "-t", "ris")
    assert (from_file.exit_code, from_file.stderr) == (0, "")
    assert f"TI  - {VALUES['title']}" in from_file.stdout
    assert run("-t", "ris", input=data).stdout == from_file.stdout
    assert run("-", "-t", "ris", input=b"junk\n" + data).stdout == from_file.stdout
    assert citeform.read(tmp_path / "paper.pdf")[0].text("DOI") == VALUES["doi"]


def test_inspect_tells_the_lines_of_the_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf_of("one-column"))
    shown = run("inspect", "paper.pdf").stdout
    source, _ = reading.open_file(tmp_path / "paper.pdf")
    line = next(line for line in shown.splitlines() if "  title  " in line)
    number = int(line.split(":")[0])
    assert source.text.splitlines()[number - 1].startswith("Efficient flow of fluffy sediments")


ENCRYPTED = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>> endobj
4 0 obj <</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>> endobj
trailer <</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>
%%EOF
""".replace(b"%b", b"5a" * 32)
SCANNED = "#set page(width: 9cm, height: 9cm)\n#rect(width: 100%, height: 100%, fill: gray)"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (ENCRYPTED, "x: encrypted: this PDF is encrypted and asks for a password; `qpdf --decrypt"),
        (pdf_from(SCANNED), "x: no-text: this PDF holds no text, only pictures of its pages; `ocr"),
        (b"%PDF-1.7\n", "x: unreadable: this PDF is damaged; `qpdf"),
        (pdf_of("one-column")[:3000], "x: unreadable: this PDF is damaged; `qpdf"),
    ],
    ids=["encrypted", "scanned", "empty", "cut"],
)
def test_what_cannot_be_read_is_one_line(run: Run, tmp_path: Path, data: bytes, line: str) -> None:
    (tmp_path / "x").write_bytes(data)
    result = run("x")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(line)
    assert result.stderr.count("\n") == 1


def test_without_pypdfium2_the_way_to_it_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "x").write_bytes(pdf_of("one-column"))
    assert run("x").stderr == (
        "x: no-pdf-reader: pypdfium2 is not installed, which reads PDFs; "
        "pip install 'citeform[pdf]'\n"
    )


def test_pypdfium2_is_loaded_for_pdfs_only() -> None:
    import subprocess

    script = (
        "import sys; from citeform import api; api.parse('A title of this\\n\\nJane Doe'); "
        "sys.exit('pypdfium2' in sys.modules or 'citeform.frontpage.pdf' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


def test_a_text_that_begins_with_the_sign_is_no_pdf_in_its_midst() -> None:
    assert not citeform.inputs.is_pdf(b"A text about %PDF-1.7 files")
    assert citeform.inputs.is_pdf(b"\n\n%PDF-1.7\n")


def test_any_bytes_behind_the_sign_are_a_text_or_a_problem() -> None:
    data = pdf_of("two-column")
    for cut in range(0, len(data), len(data) // 12):
        broken = data[:cut] + bytes(reversed(data[cut : cut + 700])) + data[cut + 700 :]
        with suppress(CiteformError):
            assert read_pdf(b"%PDF-1.7\n" + broken, "x").text


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ([("´", 11), ("e", 10)], "é"),
        ([("e", 10), ("´", 11)], "é"),
        ([("¨", 10), ("u", 10), ("r", 15)], "ür"),
        ([("´", 10), ("ı", 10)], "í"),
        ([("a", 10), ("´", 16), ("b", 22)], "a´b"),
        ([("a", 10), ("b", 15), ("c", 28)], "ab c"),
        ([("a", 10), ("b", 15), ("c", 48)], "ab|c"),
    ],
)
def test_letters_make_words(letters: list[tuple[str, float]], text: str) -> None:
    run = [Letter(letter, left, left + 5, 100, 10, False) for letter, left in letters]
    assert "|".join(piece.text for piece in find_pieces(run)) == text


@pytest.mark.parametrize(
    "title",
    ["untitled", "Microsoft Word - Paper v3.docx", "final-version.dvi", "PII: S0022", "main", "A B",
     "10.1016/j.x.2020.1", "paper 12", "Untitled Document", "jcs-2021-04.indd"],
)  # fmt: skip
def test_what_programs_put_for_a_title_is_none(title: str) -> None:
    assert not is_title(title)


def test_info_and_xmp_are_read() -> None:
    info = {
        "Title": "Sand in the wind of the dunes", "Author": "user", "Keywords": "sand, wind",
        "Subject": "Acta Sabulosa, 12 (2020) 1-9. doi:10.5555/as.1",
    }  # fmt: skip
    assert read_info(info) == {
        "title": "Sand in the wind of the dunes", "DOI": "10.5555/as.1", "keyword": "sand, wind",
        "container-title": "Acta Sabulosa", "volume": "12", "page": "1-9",
    }  # fmt: skip
    packet = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:RDF><rdf:Description
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/2.0/"
      prism:volume="12"><prism:doi>10.5555/as.1</prism:doi><prism:startingPage>1</prism:startingPage>
      <dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li><rdf:li>Al Poe</rdf:li></rdf:Seq></dc:creator>
      <dc:title><rdf:Alt><rdf:li xml:lang="en">Sand in the wind</rdf:li></rdf:Alt></dc:title>
      </rdf:Description></rdf:RDF></x:xmpmeta>"""
    assert read_packet(packet) == {
        "volume": "12", "DOI": "10.5555/as.1", "author": "Jane Doe; Al Poe",
        "title": "Sand in the wind", "page": "1",
    }  # fmt: skip
    assert read_packet(b'<x:xmpmeta><!DOCTYPE a [<!ENTITY b "c">]></x:xmpmeta>') == {}
    assert read_packet(b"<x:xmpmeta><broken></x:xmpmeta>") == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Doe", ["Jane Doe"]),
        ("Doe, Jane", ["Jane Doe"]),
        ("Jane Doe, Al Poe", ["Jane Doe", "Al Poe"]),
        ("Doe, Jane; Poe, Al", ["Jane Doe", "Al Poe"]),
        ("Jane Doe and Al Poe", ["Jane Doe", "Al Poe"]),
    ],
)
def test_the_authors_of_a_file_are_told_apart(text: str, names: list[str]) -> None:
    assert [str(name) for name in people_in(text)] == names
