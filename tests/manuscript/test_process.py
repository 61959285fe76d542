"""`citeform process` and `citeform cite` through the command, on files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citeform.cli import cli

ROOT = Path(__file__).parents[2]
REFERENCES = ROOT / "tests" / "cases" / "process" / "refs.json"

PAPER = """\
---
title: "A title that cites [@doe2010]"
bibliography: refs.json
---

Known [@doe2010, p. 3]. Unknown [@okafor209].

    code [@doe2010]
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A document beside its bibliography."""
    (tmp_path / "refs.json").write_bytes(REFERENCES.read_bytes())
    path = tmp_path / "paper.md"
    path.write_text(PAPER, encoding="utf-8")
    return path


def run(*arguments: object, input: str | None = None) -> Result:
    """What a command does."""
    return CliRunner().invoke(cli, [str(one) for one in arguments], input=input)


def test_what_is_no_citation_stays_letter_by_letter(paper: Path) -> None:
    done = run("process", paper, "-s", "apa")
    text, _, entries = done.stdout.partition("\n\nDoe, J.")
    assert text == (
        PAPER.rstrip()
        .replace("[@doe2010, p. 3]", "(Doe, 2010, p. 3)")
        .replace("[@okafor209]", "(**okafor209?**)")
    )
    assert entries


def test_an_unknown_key_is_a_problem_and_the_rest_is_done(paper: Path) -> None:
    done = run("process", paper, "-s", "apa")
    assert done.exit_code == 1
    assert done.stderr == (
        f'{paper}:6:35: unknown-item: no work has the key "okafor209"; did you mean "okafor2019"?\n'
    )


def test_nothing_is_written_in_place_unless_it_is_asked_for(paper: Path) -> None:
    assert run("process", paper, "-o", paper).exit_code == 2
    assert paper.read_text("utf-8") == PAPER
    assert run("process", paper, "-s", "apa", "--in-place").exit_code == 1
    assert "(Doe, 2010, p. 3)" in paper.read_text("utf-8")
    assert sorted(path.name for path in paper.parent.iterdir()) == ["paper.md", "refs.json"]


def test_a_document_stays_whose_works_cannot_be_read(paper: Path) -> None:
    done = run("process", paper, "-b", paper.with_name("none.bib"), "-s", "apa", "--in-place")
    assert done.exit_code == 1
    assert "none.bib: unreadable: no such file" in done.stderr
    assert paper.read_text("utf-8") == PAPER


def test_several_documents_are_processed_in_place_only(paper: Path) -> None:
    other = paper.with_name("other.md")
    other.write_text("---\nbibliography: refs.json\n---\n\n@okafor2019\n", encoding="utf-8")
    assert run("process", paper, other).exit_code == 2
    assert run("process", paper, other, "-s", "apa", "--in-place").exit_code == 1
    assert "Okafor & van der Meer (2019)" in other.read_text("utf-8")


@pytest.mark.parametrize(
    "options", [("--in-place",), ("-o", "x.md", "--in-place"), ("--watch",), ("--locale", "xx")]
)
def test_options_that_do_not_go_together_are_misuse(options: tuple[str, ...]) -> None:
    done = run("process", *options, "-s", "apa", "-b", REFERENCES, input="[@doe2010]")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("bad-option: ")


def test_windows_line_ends_stay(paper: Path) -> None:
    paper.write_bytes(b"One [@doe2010].\r\n\r\nTwo.\r\n")
    run("process", paper, "-b", REFERENCES, "-s", "apa", "--in-place")
    data = paper.read_bytes()
    assert data.startswith(b"One (Doe, 2010).\r\n\r\nTwo.\r\n\r\nDoe, J.")
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("csl: ieee\nlang: fr\n", "See \\[1, p. 3\\]"),
        ("csl: chicago-author-date\n", "See (Doe 2010, 3)"),
        ("csl: american-mathematical-society-label\n", "See \\[Doe10\\]"),
    ],
)
def test_the_document_names_its_style(paper: Path, head: str, expected: str) -> None:
    paper.write_text(
        f"---\nbibliography: [refs.json]\n{head}---\n\nSee [@doe2010, p. 3].\n", encoding="utf-8"
    )
    assert expected in run("process", paper).stdout
    assert "See (Doe, 2010, p. 3)" in run("process", paper, "-s", "apa").stdout


def test_works_stand_in_the_document_itself(paper: Path) -> None:
    text = """\
---
references:
- id: own
  type: book
  title: On *this*
  author: [{family: Self, given: Ann}]
  issued: 2020-05
...

Cited [@own].
"""
    done = run("process", "-", "-s", "apa", input=text)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(text.replace("[@own]", "(Self, 2020)"))


def test_a_suppressed_bibliography_is_not_printed() -> None:
    head = "---\nsuppress-bibliography: true\n---\n\n"
    done = run("process", "-s", "apa", "-b", REFERENCES, input=f"{head}@doe2010\n")
    assert done.stdout == f"{head}Doe (2010)\n"


def test_linked_citations_have_their_targets() -> None:
    head = "---\nlink-citations: true\n---\n\n"
    done = run("process", "-s", "ieee", "-b", REFERENCES, input=f"{head}See [@doe2010].\n")
    assert "See [\\[1\\]](#ref-doe2010).\n\n::: {#ref-doe2010 .csl-entry}\n" in done.stdout


def test_english_labels_are_known_in_other_languages() -> None:
    done = run(
        "process", "-s", "apa", "--locale", "de", "-b", REFERENCES, input="[@doe2010, p. 3]\n"
    )
    assert done.stdout.startswith("(Doe, 2010, S. 3)")


def test_new_notes_have_labels_that_the_document_lacks() -> None:
    text = "One [@doe2010].[^1] Two [@okafor2019].\n\n[^1]: Own.\n\n[^c1]: Odd.\n"
    style = "chicago-notes-bibliography"
    done = run("process", "-s", style, "-b", REFERENCES, input=text)
    assert done.stdout.startswith("One.[^cc1][^1] Two.[^cc2]\n")
    assert "\n[^cc1]: Jane Doe, *The Harbours of the North* (Meridian, 2010).\n" in done.stdout


def test_plain_text_has_its_notes_in_a_list() -> None:
    style = "chicago-notes-bibliography"
    done = run("process", "-f", "plain", "-s", style, "-b", REFERENCES, input="One [@doe2010].\n")
    assert done.stdout == (
        "One.[1]\n\n[1] Jane Doe, The Harbours of the North (Meridian, 2010).\n\n"
        "Doe, Jane. The Harbours of the North. Meridian, 2010.\n"
    )


@pytest.mark.parametrize("markup", ["markdown", "plain", "latex", "org"])
def test_a_document_without_citations_stays_as_it_is(markup: str) -> None:
    text = "Nothing here.\n\n\n* At all @ all, a@b.org  \n"
    done = run("process", "-f", markup, "-s", "apa", "-b", REFERENCES, input=text)
    assert (done.exit_code, done.stdout) == (0, text)


def test_cite_prints_a_line_each_and_remembers() -> None:
    style = "chicago-notes-bibliography-subsequent-ibid-17th-edition"
    options = ("-s", style, "-b", REFERENCES)
    done = run("cite", *options, "[@doe2010, p. 3]", "[@doe2010, p. 3]", "[@doe2010, p. 4]")
    assert done.stdout.splitlines() == [
        "Jane Doe, The Harbours of the North (Bergen: Meridian, 2010), 3.", "Ibid.", "Ibid., 4.",
    ]  # fmt: skip


def test_cite_takes_lines_and_prints_markups() -> None:
    lines = "[see *also* @doe2010]\n\n@smith2001 [p. 3]\n"
    done = run("cite", "-s", "apa", "-b", REFERENCES, "-m", "html", input=lines)
    assert done.stdout == "(see <i>also</i> Doe, 2010)\nSmith et al. (2001, p. 3)\n"


def test_cite_says_what_is_no_citation() -> None:
    done = run("cite", "-s", "apa", "-b", REFERENCES, "doe2010", "[@doe]")
    assert (done.exit_code, done.stdout) == (1, "doe2010\n(doe?)\n")
    assert [line.split(": ")[:2] for line in done.stderr.splitlines()] == [
        ["citation 1", "no-citation"], ["citation 2:1:3", "unknown-item"],
    ]  # fmt: skip


def wait_for(path: Path, text: str) -> bool:
    """Whether a file holds a text before long."""
    for _ in range(300):
        if path.exists() and text in path.read_text("utf-8"):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform == "win32", reason="ends the command as Ctrl-C does")
def test_watch_processes_again_when_something_changes(paper: Path) -> None:
    pytest.importorskip("watchfiles")
    output = paper.with_name("out.md")
    command = [sys.executable, "-m", "citeform", "process", str(paper), "-s", "apa", "--watch"]
    process = subprocess.Popen(
        [*command, "-o", str(output)], stderr=subprocess.DEVNULL, env={**os.environ}
    )
    try:
        assert wait_for(output, "(Doe, 2010, p. 3)")
        time.sleep(1)
        paper.write_text(PAPER.replace("p. 3", "p. 99"), encoding="utf-8")
        assert wait_for(output, "(Doe, 2010, p. 99)")
        time.sleep(1)
        works = paper.with_name("refs.json")
        works.write_text(works.read_text("utf-8").replace('"Doe"', '"Roe"'), encoding="utf-8")
        assert wait_for(output, "(Roe, 2010, p. 99)")
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, 1, -signal.SIGINT)


def test_watch_says_what_is_missing(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    done = run("process", paper, "-s", "apa", "--watch", "-o", paper.with_name("out.md"))
    assert done.stderr.startswith("no-watcher: watchfiles is missing; pip install")
    assert done.exit_code == 1
