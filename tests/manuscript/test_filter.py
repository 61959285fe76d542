"""The filter for pandoc does what `pandoc --citeproc` does with the same document."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from citeform.cli import cli
from tests.manuscript.documents import CASES, FORMATS, REFERENCES, STYLES, pandoc, style_file

FILTERED = Path(__file__).parents[1] / "cases" / "filter"
DOCUMENTS = sorted(
    path for path in (*CASES.iterdir(), *FILTERED.iterdir()) if path.suffix in FORMATS
)
DIFFERENCES = tomllib.loads((FILTERED / "differences.toml").read_text("utf-8"))["difference"]

# Spans around quotations, which hold nothing, and the ways a mark may be in italics or behind.
NOTHING = re.compile(r"</?span>")
MARK = re.compile(r"([.,])(</em>)(?=”)")
BLANKS = re.compile(r"[\s\u00a0\u202f]+")
LABELLED = re.compile(r"<span class=\"[^\"]*\"[^>]*>|</span>")


def run_pandoc(text: str, *options: str) -> str:
    """What pandoc makes of a text."""
    command = [pandoc(), "--wrap=none", *options]
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


def read_by_pandoc(text: str, *options: str, format: str = "markdown") -> str:
    """A document as pandoc's JSON."""
    return run_pandoc(text, "-f", format, "-t", "json", *options)


def filtered(tree: str) -> Result:
    """What the command makes of pandoc's JSON."""
    return CliRunner().invoke(cli, ["filter", "html"], input=tree)


def tidy(html: str) -> str:
    """HTML without what makes no difference."""
    html = LABELLED.sub("", NOTHING.sub("", html))
    return BLANKS.sub(" ", MARK.sub(r"\2\1", html))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_filtered_document_is_pandocs_own(path: Path, style: str) -> None:
    options = ("--bibliography", str(REFERENCES), "--csl", str(style_file(style)))
    text, format = path.read_text("utf-8"), FORMATS[path.suffix]
    expected = run_pandoc(text, "-f", format, "-t", "html", "--citeproc", *options)
    result = filtered(read_by_pandoc(text, *options, format=format))
    assert result.exit_code == 0
    expected = tidy(expected)
    for difference in DIFFERENCES:
        if difference["document"] == path.name and style in difference["styles"]:
            assert difference["pandoc"] in expected, f"no difference any more: {difference['why']}"
            expected = expected.replace(difference["pandoc"], difference["ours"])
    assert tidy(run_pandoc(result.stdout, "-f", "json", "-t", "html")) == expected


def test_pandoc_runs_the_filter(tmp_path: Path) -> None:
    script = tmp_path / "citeform-filter"
    code = "from citeform.cli.filter import main; main()"
    script.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{code}' \"$@\"\n")
    script.chmod(0o755)
    options = ("-f", "markdown", "-t", "latex", "--bibliography", str(REFERENCES))
    found = run_pandoc("See [@doe2010, p. 3].", *options, "--filter", str(script))
    # Without a style it is Chicago's author-date, as in pandoc; the environment is its template's.
    assert "See (Doe 2010, 3)." in found
    assert "\\begin{CSLReferences}" in found
    assert "\\bibitem[\\citeproctext]{ref-doe2010}" in found


def words(result: Result) -> str:
    """The document that a filter printed as plain text."""
    return run_pandoc(result.stdout, "-f", "json", "-t", "plain")


def test_an_unknown_key_warns_and_prints_the_key() -> None:
    tree = read_by_pandoc("A [@doe2010; @okafr2019].", "--bibliography", str(REFERENCES))
    result = filtered(tree)
    assert result.exit_code == 0
    assert "(Doe 2010; okafr2019?)" in words(result)
    message = 'unknown-item: no work has the key "okafr2019"; did you mean "okafor2019"?\n'
    assert result.stderr == message


@pytest.mark.parametrize(
    ("meta", "code"),
    [
        ({"bibliography": "nothing.bib"}, "nothing.bib: unreadable:"),
        ({"csl": "nothing.csl", "bibliography": str(REFERENCES)}, "unknown-style:"),
    ],
)
def test_stops_where_pandoc_stops(meta: dict[str, str], code: str) -> None:
    options = [f"-M{name}={value}" for name, value in meta.items()]
    result = filtered(read_by_pandoc("A [@doe2010].", *options))
    assert result.exit_code != 0
    assert result.stdout == ""
    assert code in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("text", ["", "{", "[]", "1", '{"meta": {}}', "[" * 100_000, "\ud800"])
def test_what_is_no_document_is_a_problem(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    result = CliRunner().invoke(cli, ["filter"], input=data)
    assert result.exit_code == 1
    assert result.stderr.startswith("not-pandoc: ")
    assert result.stderr.count("\n") == 1


def test_a_document_without_citations_stays() -> None:
    tree = read_by_pandoc("Nothing *cited*.")
    assert filtered(tree).stdout == tree


def test_formatting_of_prefixes_and_suffixes_is_kept() -> None:
    text = "A [*see* `x` $y^2$ <b>&</b> @doe2010, p. 3, [a link](https://example.org)]."
    tree = read_by_pandoc(text, "--bibliography", str(REFERENCES))
    (cite,) = [
        node for node in json.loads(filtered(tree).stdout)["blocks"][0]["c"] if node["t"] == "Cite"
    ]
    kinds = [node["t"] for node in cite["c"][1] if node["t"] not in ("Str", "Space")]
    assert kinds == ["Emph", "Code", "Math", "RawInline", "RawInline", "Link"]


def test_entries_are_divs_that_pandocs_writers_know() -> None:
    options = ("--bibliography", str(REFERENCES), "--csl", str(style_file("ieee")))
    tree: Any = json.loads(filtered(read_by_pandoc("A [@doe2010].", *options)).stdout)
    attributes, (entry,) = tree["blocks"][-1]["c"]
    assert attributes[:2] == ["refs", ["references", "csl-bib-body"]]
    assert entry["c"][0] == ["ref-doe2010", ["csl-entry"], []]
    spans = [node["c"][0][1] for node in entry["c"][1][0]["c"]]
    assert spans == [["csl-left-margin"], ["csl-right-inline"]]
