"""Programs that people use read every markup, and what they read is what was printed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import pypdfium2
import pytest
import typst
from click.testing import CliRunner
from lxml import etree

from citeform.cli import cli
from tests.output.readers import PANDOC, pandoc_reads, plain

ROOT = Path(__file__).parents[2]
HOSTILE = Path(__file__).with_name("hostile.json")
STYLES = ("apa", "vancouver", "chicago-notes-bibliography", "ieee", "din-1505-2-alphanumeric")
PROGRAMS = {name: shutil.which(name) for name in ("pdflatex", "lualatex", "soffice")}

# What programs do to signs: TeX's and Typst's fonts lack letters, text in PDF is hyphenated.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
LETTERS = re.compile(r"[A-Za-z0-9]+")


UNREADABLE = ("rtf", "html", "latex")
"""Of these pandoc leaves out what stands in margins; LibreOffice, html5lib and TeX read them."""


@cache
def written(style: str, markup: str, *options: str, file: Path = HOSTILE) -> str:
    """What the command writes of a file."""
    arguments = ["convert", str(file), "-t", style, "-m", markup, *options]
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def words(text: str) -> list[str]:
    """The ASCII words of a text."""
    return LETTERS.findall(text)


def pdf_text(data: bytes) -> str:
    """The text of a PDF."""
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("standalone", [False, True], ids=["part", "whole"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("markup", [name for name in PANDOC if name not in UNREADABLE])
def test_pandoc_reads_the_bibliography(markup: str, style: str, standalone: bool) -> None:
    options = ("--no-links", "--standalone") if standalone else ("--no-links",)
    read = pandoc_reads(written(style, markup, *options), markup)
    assert read == plain(written(style, "text", *options[1:]))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("markup", [name for name in PANDOC if name not in ("rtf", "html")])
def test_links_change_no_word(markup: str, style: str) -> None:
    linked = pandoc_reads(written(style, markup, "--links"), markup)
    assert linked == pandoc_reads(written(style, markup, "--no-links"), markup)


@pytest.mark.parametrize("style", STYLES)
def test_typst_compiles_it(style: str) -> None:
    text = written(style, "typst", "--standalone")
    read = pdf_text(typst.compile(text.encode(), ignore_system_fonts=True))
    found = "".join(words(read.replace("\ufffe", "")))
    for word in words(written(style, "text")):
        assert word in found


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_latex_compiles_it(engine: str, tmp_path: Path) -> None:
    program = PROGRAMS[engine]
    if program is None:
        pytest.skip(f"there is no {engine}")
    for style in STYLES[:3] if engine == "pdflatex" else STYLES[:1]:
        (tmp_path / "a.tex").write_text(written(style, "latex", "--standalone"), encoding="utf-8")
        command = [program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "a"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300)
        assert done.returncode == 0, done.stdout[-3000:].decode("utf-8", "replace")
        read = pdf_text((tmp_path / "a.pdf").read_bytes())
        found = "".join(words(read.replace("\ufffe", "").replace("ﬁ", "fi")))
        for word in words(written(style, "text")):
            assert word in found


def test_a_part_of_latex_needs_no_package(tmp_path: Path) -> None:
    program = PROGRAMS["pdflatex"]
    if program is None:
        pytest.skip("there is no pdflatex")
    body = written("apa", "latex", file=ROOT / "examples" / "refs.bib")
    text = f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\\end{{document}}\n"
    (tmp_path / "a.tex").write_text(text, encoding="utf-8")
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "a"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:].decode("utf-8", "replace")


def test_libreoffice_opens_the_rtf(tmp_path: Path) -> None:
    program = PROGRAMS["soffice"]
    if program is None:
        pytest.skip("there is no LibreOffice")
    (tmp_path / "a.rtf").write_text(written("apa", "rtf", "--standalone"), encoding="ascii")
    command = [
        program, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
        "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path),
        str(tmp_path / "a.rtf"),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    read = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert plain(read) == plain(f"References {written('apa', 'text')}")


def pieces(node: Any) -> Iterator[tuple[str, str]]:
    """Each text of a tree, with the element that it begins or follows."""
    yield str(node.tag), node.text or ""
    for child in node:
        yield from pieces(child)
        yield str(child.tag), child.tail or ""


@pytest.mark.parametrize("style", STYLES)
def test_html_is_valid(style: str) -> None:
    html5lib.HTMLParser(strict=True).parse(written(style, "html", "--standalone"))
    part = html5lib.HTMLParser(strict=True).parseFragment(written(style, "html"))
    read = "".join(f" {text}" if node.endswith("div") else text for node, text in pieces(part))
    assert plain(read) == plain(written(style, "text"))


@pytest.mark.parametrize("style", STYLES)
def test_docbook_is_well_formed(style: str) -> None:
    etree.fromstring(written(style, "docbook", "--standalone").encode())
    etree.fromstring(written(style, "docbook").encode())


@pytest.mark.parametrize("style", STYLES)
def test_a_terminal_gets_only_the_sequences_that_are_meant(style: str) -> None:
    text = written(style, "ansi")
    bare = re.sub(r"\x1b\[(?:[134]|2[234])m|\x1b\]8;;[\x21-\x7e]*?\x1b\\", "", text)
    assert not CONTROL.search(bare.replace("\n", ""))
    assert plain(bare) == plain(written(style, "text"))


def test_addresses_of_scripts_are_no_links() -> None:
    for markup in PANDOC:
        for style in STYLES:
            assert not re.search(r"[\"(\[{+]javascript:", written(style, markup, "--links"))
