"""Documents processed by `citeform process` read as `pandoc --citeproc` prints them.

Each document of `tests/cases/process` goes both ways to HTML, in which neither the tags that only
hold something together nor blanks are compared.
"""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from citeform.cli import cli
from tests.manuscript.documents import CASES, FORMATS, REFERENCES, pandoc, style_file
from tests.manuscript.documents import STYLES as FIVE_STYLES

DOCUMENTS = sorted(path for path in CASES.iterdir() if path.suffix in FORMATS)
STYLES = {**FIVE_STYLES, "chicago-author-date": "author-date, cites not sorted"}
DIFFERENCES = tomllib.loads((CASES / "differences.toml").read_text("utf-8")).get("difference", [])

# Only what holds something together, and links, whose places differ; the entries of a numbered
# bibliography are a list in citeform's Markdown, and begin with their numbers in pandoc's.
HOLDERS = re.compile(r"</?(?:div|p|section|ol)\b[^>]*>|</li>")
SPANS = re.compile(r"</?a\b[^>]*>|<span(?! class=\"smallcaps\")[^>]*>|</span>")
NUMBER = re.compile(r'<li[^>]*>|<div class="csl-left-margin">\d+\. ?</div>')
# Pandoc's LaTeX reader loses the labels of lists.
LABEL = re.compile(r"\\item\[\{(.*)\}\](?= )")
BLOCK = re.compile(r"<(?:li|/?blockquote|/?h\d|/?ul|/?pre)\b[^>]*>")
BLANKS = re.compile(r"[\s\u00a0\u202f]+")


def to_html(text: str, format: str, *options: str) -> str:
    """A document as pandoc reads it, in HTML that can be compared."""
    if format == "latex":
        text = LABEL.sub(r"\\item{} \1", text)
    command = [pandoc(), "-f", format, "-t", "html", "--wrap=none", *options]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True)
    # Signs without width keep Org's marks apart.
    text = re.sub("[\u200b\u200c]", "", done.stdout)
    # A heading's id is made of what is cited in it.
    text = re.sub(r"<(h\d)\s+id=\"[^\"]*\"", r"<\1", text)
    text = text if format == "latex" else NUMBER.sub("<li>", text)
    text = BLOCK.sub(r" \g<0> ", HOLDERS.sub(" ", SPANS.sub("", text)))
    # Whether a mark at the end of italics is in them is not seen.
    text = re.sub(r"([.,])(</(?:em|strong)>)", r"\2\1", BLANKS.sub(" ", text))
    return re.sub(r" (?=[.,;:!?)\]])", "", text).strip()


def processed(path: Path, style: str) -> str:
    """A document as `citeform process` prints it."""
    command = ["process", str(path), "-b", str(REFERENCES), "-s", str(style_file(style))]
    return CliRunner().invoke(cli, command).stdout


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_reads_as_pandoc_prints_it(path: Path, style: str) -> None:
    options = ("--citeproc", "--bibliography", str(REFERENCES), "--csl", str(style_file(style)))
    format = FORMATS[path.suffix]
    expected = to_html(path.read_text("utf-8"), format, *options)
    for difference in DIFFERENCES:
        if difference["document"] == path.name and style in difference["styles"]:
            assert difference["pandoc"] in expected, f"no difference any more: {difference['why']}"
            expected = expected.replace(difference["pandoc"], difference["ours"])
    assert to_html(processed(path, style), format) == expected


def test_there_are_as_many_documents_as_promised() -> None:
    assert len(DOCUMENTS) >= 12
