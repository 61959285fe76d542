"""Long inputs are converted a stretch at a time, to the same output."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citeform import intake, stretches
from citeform.catalogue import Catalogue
from citeform.cli import cli, convert, terminal
from citeform.lenses import lens
from citeform.stream import can_write

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.bench.entries import ris

SMALL = 1500
"""A stretch that holds a record or two."""

CATALOGUE = Catalogue()
READ = [name for name in CATALOGUE.readable() if hasattr(lens(CATALOGUE.find(name)).syntax, "cut")]
WRITTEN = [
    name
    for name, head in CATALOGUE.formats().items()
    if head.get("only") != "read" and can_write(CATALOGUE.find(name))
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own, and a user without any settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches of a record or two, so that a short file has many."""
    shorten(monkeypatch)


def shorten(monkeypatch: pytest.MonkeyPatch, size: int = SMALL) -> None:
    """Let inputs that are longer than so many bytes be read in stretches of so many."""
    for module in (intake, stretches, convert, terminal):
        monkeypatch.setattr(module, "STRETCH", size)


def run(*arguments: str, stdin: bytes | str = "") -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(cli, arguments, input=stdin)


def outcome(*arguments: str, stdin: bytes | str = "") -> tuple[bytes, list[str], int]:
    """What a run prints, its problems in any order, and its exit code."""
    result = run(*arguments, stdin=stdin)
    assert not isinstance(result.exception, Exception), result.exception
    return result.stdout_bytes, sorted(result.stderr.splitlines()), result.exit_code


def works(count: int = 40) -> str:
    """Records in RIS, of which some have no key, and several the same authors, year and title."""
    made = list(ris(count))
    for at in range(0, count, 3):
        made[at] = re.sub(r"ID  - .*\n", "", made[at])
    return "".join(made + made[:9])


OVID = """<{0}>
Unique Identifier
  {0}
Authors
  Doe J.  Roe R.
Title
  On rivers, part {0}.
Source
  Acta. 12(3):4-{0}, 2001.

"""
REFWORKS = """RT Journal Article
SR Electronic(1)
ID {0}
A1 Doe,Jane
T1 On rivers, part {0}
JF Acta
YR 2001

"""


def text_in(name: str) -> str:
    """Records in a format, as it is written or, where we do not write it, found."""
    if name in ("ovid", "refworks"):
        form = OVID if name == "ovid" else REFWORKS
        return "".join(form.format(number) for number in range(1, 50))
    command = ["-", "-f", "ris", "-t", name, "-q", "--key", "{title}{author}"]
    return run(*command, stdin=works()).stdout


def broken(text: str, name: str) -> str:
    """A text with a fault in its middle."""
    middle = text.index("\n", len(text) // 2)
    return text[: middle - 5] + " \x07\n" + text[middle + 12 :]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text in each format that is read in stretches."""
    return {name: text_in(name) for name in READ}


def test_formats_that_stream_are_those_that_should() -> None:
    assert set(READ) == {
        "crossref-json", "csl-json", "csl-ndjson", "datacite-json", "endnote", "nbib", "ovid",
        "refworks", "ris", "wos",
    }  # fmt: skip
    assert set(WRITTEN) >= {"ris", "nbib", "wos", "endnote", "bibtex", "csl-json", "csl-ndjson"}
    assert not {"jats", "mods", "bibitem"} & set(WRITTEN)


@pytest.mark.parametrize("fault", [False, True])
@pytest.mark.parametrize("name", READ)
def test_a_stream_is_read_as_a_whole_file(
    folder: Path, texts: dict[str, str], name: str, fault: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = broken(texts[name], name) if fault else texts[name]
    assert len(text) > 3 * SMALL
    (folder / "in").write_text(text, encoding="utf-8")
    command = ["in", "-f", name, "-t", "csl-ndjson"]
    whole = outcome(*command)
    assert whole[0].count(b"\n") > 20
    for size in (700, SMALL, 4000):
        shorten(monkeypatch, size)
        assert outcome(*command) == whole, size


@pytest.mark.parametrize("to", WRITTEN)
def test_a_stream_is_written_as_a_whole_file(
    folder: Path, to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "in.ris").write_text(works(), encoding="utf-8")
    whole = outcome("in.ris", "-t", to)
    shorten(monkeypatch)
    assert outcome("in.ris", "-t", to) == whole
    assert outcome("in.ris", "-t", to, "--jobs", "2") == whole


def test_keys_are_told_apart_over_the_whole_stream(folder: Path, small: None) -> None:
    record = "TY  - JOUR\nAU  - Doe, J\nPY  - 2001\nTI  - Rivers\nAB  - {}\nER  - \n\n"
    (folder / "in.ris").write_text("".join(record.format("x" * 900) for _ in range(30)))
    stdout, problems, code = outcome("in.ris", "-t", "csl-ndjson", "--jobs", "2")
    keys = [json.loads(line)["id"] for line in stdout.splitlines()]
    assert keys[:3] == ["doe2001rivers", "doe2001riversa", "doe2001riversb"]
    assert keys[26:] == [f"doe2001rivers{end}" for end in ("z", "aa", "ab", "ac")]
    assert (problems, code) == ([], 0)


def test_a_key_that_is_brought_too_late_stays_and_is_told(folder: Path, small: None) -> None:
    record = "TY  - BOOK\nAU  - Doe, J\nPY  - 2001\nTI  - Rivers\nAB  - {}\n{}ER  - \n\n"
    made = [record.format("x" * 1400, "") for _ in range(3)]
    late = record.format("", "ID  - doe2001riversa\n")
    (folder / "in.ris").write_text("".join([*made, late]))
    stdout, problems, code = outcome("in.ris", "-t", "csl-ndjson")
    keys = [json.loads(line)["id"] for line in stdout.splitlines()]
    assert keys == ["doe2001rivers", "doe2001riversa", "doe2001riversb", "doe2001riversa"]
    assert problems == [
        'doe2001riversa: duplicate-key: "doe2001riversa" was made for a reference before this '
        "one brought it; both have it"
    ]
    assert code == 0


@pytest.mark.parametrize(
    "options",
    [
        ["--filter", "year>=2000 and type=book"],
        ["--fields", "author,title,year"],
        ["--drop", "abstract, keyword", "--filter", "author~silva"],
        ["--filter", "author~nobody"],
        ["--key", "{author}-{year}"],
        ["--key", "{nothing}"],
        ["--filter", "nothing="],
        # These take all references at once, and are done as ever.
        ["--sort", "title"],
        ["--dedupe", "report"],
        ["--rekey", "{year}"],
        ["--fields", "nothing"],
        ["--drop", "KW"],
        ["-m", "html"],
    ],
)
def test_options_act_on_a_stream_as_on_a_whole_file(
    folder: Path, options: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "in.ris").write_text(works(), encoding="utf-8")
    whole = outcome("in.ris", "-t", "csl-json", *options)
    shorten(monkeypatch)
    assert outcome("in.ris", "-t", "csl-json", *options) == whole


def test_several_inputs_become_one_output(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.ris").write_text(works(), encoding="utf-8")
    (folder / "c.nbib").write_text(text_in("nbib"), encoding="utf-8")
    (folder / "empty.ris").write_text("")
    (folder / "odd.ris").write_text("TY  - \n" + "x" * 5000)
    (folder / "refs.bib").write_text("@book{a, title = {T}, crossref = {b}}\n@book{b, year = 2001}")
    streamed = ["a.ris", "missing.ris", "-", "empty.ris", "odd.ris", "c.nbib"]
    for names in (streamed, ["a.ris", "refs.bib", "-"]):
        command = [*names, "-t", "csl-json"]
        stdin = text_in("wos")
        with monkeypatch.context() as patch:
            whole = outcome(*command, stdin=stdin)
            shorten(patch)
            assert outcome(*command, stdin=stdin) == whole
            assert json.loads(whole[0])


@pytest.mark.parametrize("form", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_are_read_as_ever(
    folder: Path, form: str, ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = works().replace("ł", "l").replace("š", "s").replace("Š", "S").replace("Ł", "L")
    data = text.replace("\n", ends).encode(form, "ignore")
    (folder / "in.ris").write_bytes(data)
    whole = outcome("in.ris", "-t", "csl-ndjson")
    shorten(monkeypatch)
    assert outcome("in.ris", "-t", "csl-ndjson") == whole
    assert outcome("-", "-t", "csl-ndjson", stdin=data)[::2] == whole[::2]


def test_a_byte_far_in_that_is_no_utf8_costs_a_problem(folder: Path, small: None) -> None:
    record = "TY  - BOOK\nID  - k{}\nTI  - {}\nER  - \n"
    made = [record.format(at, "Größe " * 20) for at in range(50)]
    data = "".join(made).encode() + record.format(50, "caf\xe9 caf\xe9").encode("latin-1")
    (folder / "in.ris").write_bytes(data)
    stdout, problems, code = outcome("in.ris", "-t", "csl-ndjson")
    assert json.loads(stdout.splitlines()[0])["title"].startswith("Größe")
    assert json.loads(stdout.splitlines()[50])["title"] == "café café"
    assert problems == ["in.ris:203:10: encoding: 2 bytes are not UTF-8; read as Windows-1252"]
    assert code == 0


def test_packed_inputs_are_unpacked_on_the_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = gzip.compress(works().encode(), mtime=0)
    (folder / "in.ris.gz").write_bytes(packed)
    (folder / "cut.ris.gz").write_bytes(packed[: len(packed) // 2])
    whole = outcome("in.ris.gz", "-t", "csl-ndjson")
    shorten(monkeypatch)
    assert outcome("in.ris.gz", "-t", "csl-ndjson") == whole
    assert outcome("-", "-t", "csl-ndjson", stdin=packed)[::2] == whole[::2]
    stdout, problems, code = outcome("cut.ris.gz", "-t", "csl-ndjson")
    # What comes before the damage is kept.
    assert whole[0].startswith(stdout.rpartition(b"\n{")[0])
    assert stdout.count(b"\n") > 5
    assert [line for line in problems if "cut.ris.gz: damaged: " in line]
    assert code == 1


def test_a_record_without_end_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch)
    monkeypatch.setattr(stretches, "MOST_BYTES", 10_000)
    text = works(3) + "TY  - BOOK\nAB  - " + "x\n" * 20_000
    (folder / "in.ris").write_text(text, encoding="utf-8")
    stdout, problems, code = outcome("in.ris", "-t", "csl-ndjson")
    assert stdout.count(b"\n") == 6
    assert [line.split(": ", 2)[1] for line in problems] == ["too-large"]
    assert code == 1
