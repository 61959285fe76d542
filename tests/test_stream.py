"""Long inputs are converted a stretch at a time, to the same output."""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citeform import intake, stream, stretches, team
from citeform.catalogue import Catalogue
from citeform.cli import cli, convert, terminal
from citeform.inputs import STRETCH
from citeform.problems import CiteformError
from citeform.reading import Asked
from citeform.stream import can_write

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.bench.entries import ris
from tests.bench.stream import records

SMALL = 1500
"""A stretch that holds a record or two."""

CATALOGUE = Catalogue()
READ = [name for name in CATALOGUE.readable() if stretches.is_cut(CATALOGUE.find(name).path)]
XML = [name for name in READ if "xml" in CATALOGUE.formats()[name]["syntax"]]
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


def broken(text: str, beyond: int = 12) -> str:
    """A text with a fault in its middle, over the end of a line or before it."""
    middle = text.index("\n", len(text) // 2)
    end = "\n" if beyond > 0 else ""
    return f"{text[: middle - 5]} \x07{end}{text[middle + beyond :]}"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text in each format that is read in stretches."""
    return {name: text_in(name) for name in READ}


def test_formats_that_stream_are_those_that_should() -> None:
    assert set(READ) == {
        "crossref-json", "csl-json", "csl-ndjson", "datacite-json", "endnote", "endnote-xml",
        "mods", "nbib", "ovid", "pubmed-xml", "refworks", "ris", "wos",
    }  # fmt: skip
    assert set(WRITTEN) >= {"ris", "nbib", "wos", "endnote", "bibtex", "csl-json", "csl-ndjson"}
    assert not {"jats", "mods", "bibitem"} & set(WRITTEN)


@pytest.mark.parametrize(
    ("name", "fault"),
    # What follows a fault in XML reads better in stretches.
    [(name, fault) for name in READ for fault in (False, True) if not (fault and name in XML)],
)
def test_a_stream_is_read_as_a_whole_file(
    folder: Path, texts: dict[str, str], name: str, fault: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = broken(texts[name]) if fault else texts[name]
    assert len(text) > 3 * SMALL
    (folder / "in").write_text(text, encoding="utf-8")
    command = ["in", "-f", name, "-t", "csl-ndjson"]
    whole = outcome(*command)
    assert whole[0].count(b"\n") > 20
    for size in (700, SMALL, 4000):
        shorten(monkeypatch, size)
        assert outcome(*command) == whole, size


@pytest.mark.parametrize("name", ["csl-ndjson", "csl-json", "ris", *XML])
def test_a_broken_record_costs_that_record_only(
    folder: Path, texts: dict[str, str], name: str, small: None
) -> None:
    command = ["-f", name, "-t", "csl-ndjson"]
    sound, _, _ = outcome("-", *command, stdin=texts[name])
    text = broken(texts[name], -2)
    stdout, problems, code = outcome("-", *command, stdin=text)
    lost = set(sound.splitlines()) - set(stdout.splitlines())
    assert len(lost) <= 1
    if name == "ris":
        # A line that is no tag goes on with the one before it.
        return
    assert code == 1
    line = text[: len(text) // 2].count("\n") + 1
    assert {int(problem.split(":")[1]) - line for problem in problems} <= {0, 1, 2}
    assert problems


def test_a_list_in_an_object_is_read_in_stretches(
    folder: Path, texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Crossref's dumps; the list is not the first of some other objects.
    text = f'{{"items" : {texts["crossref-json"].rstrip()}}}\n'
    (folder / "in.json").write_text(text, encoding="utf-8")
    whole = outcome("in.json", "-f", "crossref-json", "-t", "csl-ndjson")
    assert whole[0].count(b"\n") == 49
    shorten(monkeypatch)
    monkeypatch.setattr(stretches, "MOST_BYTES", 2 * SMALL)  # So it cannot be read whole.
    assert outcome("in.json", "-f", "crossref-json", "-t", "csl-ndjson") == whole


@pytest.mark.parametrize("to", WRITTEN)
def test_a_stream_is_written_as_a_whole_file(
    folder: Path, to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "in.ris").write_text(works(), encoding="utf-8")
    whole = outcome("in.ris", "-t", to)
    shorten(monkeypatch)
    assert outcome("in.ris", "-t", to) == whole
    assert outcome("in.ris", "-t", to, "--jobs", "2") == whole


def test_processes_that_are_started_afresh_write_the_same(
    folder: Path, small: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "in.ris").write_text(works(), encoding="utf-8")
    options = ["-t", "csl-ndjson", "--filter", "year>=1980", "--drop", "abstract"]
    whole = outcome("in.ris", *options)
    monkeypatch.setattr(team, "FORKS", False)
    assert outcome("in.ris", *options, "--jobs", "2") == whole


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
        ["--expand"],
        ["-f", "nonsense"],
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


@pytest.mark.parametrize("to", ["ris", "csl-json", "csl-yaml", "wos"])
def test_no_reference_is_written_as_none_of_a_whole_file(
    folder: Path, to: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "in.ris").write_text(works(), encoding="utf-8")
    (folder / "blank.ris").write_text("TY  - BOOK\n" + "\n" * 3000)
    whole = []
    for size in (STRETCH, SMALL):
        shorten(monkeypatch, size)
        for name in ("in.ris", "blank.ris"):
            (folder / "out").unlink(missing_ok=True)
            said = outcome(name, "-f", "ris", "-t", to, "--filter", "year=1066", "-o", "out")
            text = (folder / "out").read_text() if (folder / "out").exists() else None
            whole.append((said, text))
    assert whole[:2] == whole[2:]
    stream.convert(Path("blank.ris"), Path("out"), to, asked=Asked("ris"))
    assert (folder / "out").exists()


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
    (folder / "odd.ris.gz").write_bytes(packed[:12] + b"x" * 500)
    stdout, problems, code = outcome("odd.ris.gz", "-t", "csl-ndjson")
    assert (stdout, code, len(problems)) == (b"", 1, 1)
    assert problems[0].startswith("odd.ris.gz: damaged: ")


def test_a_record_without_end_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shorten(monkeypatch)
    monkeypatch.setattr(stretches, "MOST_BYTES", 10_000)
    text = works(3) + "TY  - BOOK\nAB  - " + "x\n" * 20_000
    (folder / "in.ris").write_text(text, encoding="utf-8")
    stdout, problems, code = outcome("in.ris", "-t", "csl-ndjson")
    assert stdout.count(b"\n") == 6
    assert [line.split(": ", 2)[1] for line in problems] == ["too-large"]
    assert code == 1


def test_the_verb_writes_what_the_command_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "in.ris").write_text(works(), encoding="utf-8")
    (folder / "refs.bib").write_text("@book{a, title = {T}}\n")
    for name, to in (("in.ris", "wos"), ("refs.bib", "csl-ndjson"), ("in.ris", "vancouver")):
        expected, problems, _ = outcome(name, "-t", to)
        with monkeypatch.context() as patch:
            shorten(patch)
            done = stream.convert(Path(name), Path("out"), to, jobs=2)
        assert (folder / "out").read_bytes() == expected
        assert done.records == (49 if name == "in.ris" else 1)
        assert sorted(map(str, (*done.problems, *done.lost))) == problems
    with pytest.raises(CiteformError, match="unreadable"):
        stream.convert(Path("missing.ris"), Path("out"))
    assert (folder / "out").read_bytes() == expected


PEAK = """
import runpy, sys
try:
    runpy.run_module("citeform", run_name="__main__", alter_sys=True)
finally:
    print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""
"""The command, and then its resident peak in kB: what `wait` knows holds that of its parent."""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is told by /proc")
def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    peaks = []
    for count in (8_000, 20_000):
        path, out = tmp_path / f"{count}.ris", tmp_path / "out.ndjson"
        path.write_text("".join(records(count)), encoding="utf-8")
        run = [sys.executable, "-c", PEAK, str(path), "-t", "csl-ndjson", "-o", str(out)]
        peaks.append(int(subprocess.run(run, capture_output=True, check=True).stdout))
        assert out.read_text(encoding="utf-8").count("\n") == count
    # Read as a whole, the 12,000 records more take 100 MB more.
    assert peaks[1] - peaks[0] < 15_000


# Runs that end before time, as processes of their own.


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that takes some seconds to convert."""
    path = tmp_path_factory.mktemp("long") / "long.ris"
    path.write_text("".join(ris(2000)) * 15, encoding="utf-8")
    return path


def command(*arguments: str | Path) -> list[str]:
    """The command as the shell has it."""
    return [sys.executable, "-m", "citeform", *map(str, arguments)]


def start(folder: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    """A run that has begun to write a file beside `out.ndjson`, which holds something old."""
    (folder / "out.ndjson").write_text("old")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    process = subprocess.Popen(
        command(*arguments, "-t", "csl-ndjson", "-o", "out.ndjson"),
        cwd=folder, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    until = time.monotonic() + 60
    while not any(path.stat().st_size for path in folder.glob(".out.ndjson.*")):
        assert time.monotonic() < until
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    return process


def end(folder: Path, process: subprocess.Popen[str]) -> tuple[int, str]:
    """How a run ended and what it said; the old file is there as it was, and no other."""
    stdout, stderr = process.communicate(timeout=60)
    assert stdout == ""
    assert [path.name for path in folder.iterdir()] == ["out.ndjson"]
    assert (folder / "out.ndjson").read_text() == "old"
    return process.returncode, stderr


def children(process: subprocess.Popen[str]) -> list[int]:
    """The processes that one has started."""
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(number) for number in path.read_text().split()]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_leaves_the_old_file_and_says_how_far_the_run_came(
    tmp_path: Path, long: Path, number: int, code: int, jobs: str
) -> None:
    process = start(tmp_path, long, "-j", jobs)
    others = children(process)
    assert len(others) == (2 if jobs == "2" else 0)
    process.send_signal(number)
    found, stderr = end(tmp_path, process)
    assert re.fullmatch(
        r"interrupted: [1-9]\d*,\d{3} records were read; out\.ndjson was not written\n", stderr
    )
    assert found == code
    assert not any(Path(f"/proc/{one}").exists() for one in others)


def test_a_worker_that_is_killed_is_told(tmp_path: Path, long: Path) -> None:
    process = start(tmp_path, long, "-j", "2")
    os.kill(children(process)[0], signal.SIGKILL)
    code, stderr = end(tmp_path, process)
    assert re.fullmatch(
        r"lost-worker: a process ended before its work did: \d+,\d{3} records were read; "
        r"out\.ndjson was not written; was there enough memory\? --jobs 1 needs the least\n",
        stderr,
    )
    assert code == 1


def test_a_killed_run_takes_its_workers_along(tmp_path: Path, long: Path) -> None:
    process = start(tmp_path, long, "-j", "2")
    others = children(process)
    process.kill()
    process.communicate()
    until = time.monotonic() + 30
    while any(Path(f"/proc/{one}").exists() for one in others):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_disk_that_is_full_leaves_the_old_file(tmp_path: Path, long: Path) -> None:
    process = start(tmp_path, long)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
    code, stderr = end(tmp_path, process)
    assert re.fullmatch(
        r"out\.ndjson: unwritable: file too large: \d+,\d{3} records were read; "
        r"out\.ndjson was not written\n",
        stderr,
    )
    assert code == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("output", [[], ["-o", "/dev/full"]])
def test_a_full_device_is_one_line(long: Path, output: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command(long, "-t", "csl-ndjson", *output), stdout=full, stderr=subprocess.PIPE,
            text=True, check=False,
        )  # fmt: skip
    name = output[-1] if output else "standard output"
    assert done.stderr.startswith(f"{name}: unwritable: no space left on device: ")
    assert (done.stderr.count("\n"), done.returncode) == (1, 1)
    assert Path("/dev/full").is_char_device()


def test_a_reader_that_goes_ends_the_run_quietly(long: Path) -> None:
    line = f"{' '.join(command(long, '-t', 'csl-ndjson', '-j', '2'))} | head -c 20"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
    assert (len(done.stdout), done.stderr) == (20, "")


def test_an_interrupted_start_is_one_line_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in.bib")
    process = subprocess.Popen(command("in.bib"), cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    with open(tmp_path / "in.bib", "w"):  # It is opened once both sides are there.
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    assert (stderr, process.returncode) == ("citeform: interrupted\n", 130)


def shown(folder: Path, line: str, stop_at: bytes = b"\0") -> str:
    """What a shell's line shows on the terminal that is its standard error.

    Ctrl-C follows when that has a certain text.
    """
    ours, theirs = os.openpty()
    done = subprocess.Popen(
        f"exec {line}" if "|" not in line else line,
        shell=True, cwd=folder, stderr=theirs, stdout=subprocess.PIPE,
    )  # fmt: skip
    os.close(theirs)
    text = b""
    while True:
        try:
            text += os.read(ours, 10_000)
        except OSError:  # The other side is closed.
            break
        if stop_at in text:
            done.send_signal(signal.SIGINT)
            stop_at = b"\0"
    done.communicate()
    os.close(ours)
    return text.decode()


def test_progress_is_shown_on_a_terminal(tmp_path: Path, long: Path) -> None:
    small = tmp_path / "in.ris"
    small.write_text("".join(ris(6000)), encoding="utf-8")
    convert = " ".join(command("-t", "csl-ndjson"))
    text = shown(tmp_path, f"{convert} in.ris -o out.ndjson")
    assert "6,000 records" in text
    assert "100%" in text
    assert re.search(r" [1-9]\d%", text)
    stopped = shown(tmp_path, f"{convert} {long} -o out.ndjson", b" records")
    assert re.search(r"\r\x1b\[K\S*interrupted: [\d,]+ records were read; out.ndjson was", stopped)
    piped = shown(tmp_path, f"cat in.ris | {convert} > out.ndjson")
    assert piped.endswith("\rConverting  6,000 records\r\n")
    assert "%" not in piped
