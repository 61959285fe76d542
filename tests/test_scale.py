"""Many files are made into as many by an engine, whatever happens to its processes."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citeform.cli import cli
from citeform.output.outputs import OUTPUTS
from citeform.scale import Part, Way, convert_part, find_parts
from citeform.scale.plan import SUFFIXES

pytest.importorskip("distributed")

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "citeform", "convert", "--engine", "dask", "--jobs", "2")
SECONDS = 60
"""How long is waited for what must come."""
STARTED: list[subprocess.Popen[str]] = []

WORK = {
    "DOI": "10.5555/rmee.2023.03.007",
    "type": "journal-article",
    "title": ["On rivers"],
    "container-title": ["Acta"],
    "issued": {"date-parts": [[2001, 3]]},
    "author": [{"given": "Jane", "family": "Doe", "sequence": "first", "affiliation": []}],
    "reference-count": 0,
    "is-referenced-by-count": 3,
}
CROSSREF = json.dumps({"items": [WORK, {**WORK, "title": ["On lakes"]}]})
"""As the files of Crossref's yearly dump are."""
PUBMED = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE PubmedArticleSet SYSTEM "http://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_240101.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">1</PMID>
<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><Volume>13</Volume>
<PubDate><Year>1975</Year></PubDate></JournalIssue><Title>Acta</Title></Journal>
<ArticleTitle>On tides</ArticleTitle><AuthorList CompleteYN="Y"><Author ValidYN="Y">
<LastName>Doe</LastName><ForeName>Jane</ForeName></Author></AuthorList></Article>
</MedlineCitation></PubmedArticle>
</PubmedArticleSet>
"""
"""As the files of PubMed's yearly baseline are."""


def ris(*titles: str) -> str:
    """A RIS file of articles."""
    return "".join(
        f"TY  - JOUR\nAU  - Doe, Jane\nTI  - {title}\nPY  - 2001\nER  - \n" for title in titles
    )


def run(*arguments: str | Path) -> Result:
    """Run a command that does not come as far as starting an engine."""
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """The command with an engine of two processes, run in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    STARTED.append(process)
    return process


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    """End what a test that failed has left."""
    yield
    while STARTED:
        process = STARTED.pop()
        if process.returncode is None:
            process.kill()
            process.communicate(timeout=SECONDS)


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code of a command and its problems; it prints nothing else."""
    printed, problems = process.communicate(timeout=SECONDS)
    assert printed == ""
    return process.returncode, problems


def made(folder: Path) -> dict[str, str]:
    """The files below a folder but its ledger, and what they hold."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".citeform.json"
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Which files the ones below a folder are, and when they were written."""
    return {
        name: ((folder / name).stat().st_ino, (folder / name).stat().st_mtime_ns)
        for name in made(folder)
    }


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A folder of compressed files in several formats; one of them is damaged."""
    folder = tmp_path / "dump"
    files = {
        "crossref/0.json.gz": gzip.compress(CROSSREF.encode()),
        "crossref/1.json.gz": gzip.compress(CROSSREF.encode())[:-20],
        "pubmed/pubmed24n0001.xml.gz": gzip.compress(PUBMED.encode()),
        "ris/works.0001.bz2": bz2.compress(ris("A", "B").encode()),
        "ris/works.0002.xz": lzma.compress(ris("C").encode() + b"TY  - ODD\nTI  - D\nER  - \n"),
    }
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_each_file_becomes_what_convert_makes_of_it(tmp_path: Path, dump: Path) -> None:
    command = ("dump/**/*.*", "-t", "csl-json", "-o", "out")
    code, problems = finish(start(tmp_path, *command))
    damaged, unknown = problems.splitlines()
    assert damaged.startswith("dump/crossref/1.json.gz: damaged: this is gzip that cannot be ")
    assert unknown.startswith("dump/ris/works.0002.xz:6:1: unknown-type: ")
    assert code == 1
    assert made(tmp_path / "out") == {
        name: run(dump / source, "-t", "csl-json").stdout
        for name, source in {
            "crossref/0.json": "crossref/0.json.gz",
            "pubmed/pubmed24n0001.json": "pubmed/pubmed24n0001.xml.gz",
            "ris/works.0001.json": "ris/works.0001.bz2",
            "ris/works.0002.json": "ris/works.0002.xz",
        }.items()
    }
    titles = [item["title"] for item in json.loads(made(tmp_path / "out")["crossref/0.json"])]
    assert titles == ["On rivers", "On lakes"]
    # What is not done yet, or has changed, is all that another run does.
    (dump / "crossref" / "1.json.gz").write_bytes(gzip.compress(CROSSREF.encode()))
    (dump / "ris" / "works.0001.bz2").write_bytes(bz2.compress(ris("E").encode()))
    before = stamps(tmp_path / "out")
    code, problems = finish(start(tmp_path, *command))
    assert (code, problems) == (0, "citeform: 3 of 5 files were done before\n")
    after = stamps(tmp_path / "out")
    assert {name for name in after if before.get(name) != after[name]} == {
        "crossref/1.json",
        "ris/works.0001.json",
    }


def readers(fifo: Path, but: frozenset[int]) -> list[int]:
    """The processes that have a pipe open, besides us and some others."""
    found = []
    for path in Path("/proc").glob("[0-9]*/fd/*"):
        number = int(path.parts[2])
        with suppress(OSError):
            if number != os.getpid() and number not in but and os.readlink(path) == str(fifo):
                found.append(number)
    return found


def holder(fifo: Path, but: frozenset[int] = frozenset()) -> int:
    """The process that has a pipe open, besides us and some others; waits for it."""
    until(lambda: bool(readers(fifo, but)))
    return readers(fifo, but)[0]


class Pipe:
    """An input that keeps the process that reads it until it is filled."""

    def __init__(self, path: Path) -> None:
        self.path = path
        os.mkfifo(path)
        # With both ends open here, whoever opens it waits for data and not for us.
        self.end = os.open(path, os.O_RDWR)
        self.killed: frozenset[int] = frozenset()

    def kill(self) -> None:
        """Kill the process that reads it."""
        number = holder(self.path, self.killed)
        self.killed |= {number}
        os.kill(number, signal.SIGKILL)

    def fill(self, text: str) -> None:
        """Let it hold a text."""
        holder(self.path, self.killed)
        os.write(self.end, text.encode())
        os.close(self.end)


@pytest.fixture
def pipe(tmp_path: Path) -> Pipe:
    """A folder of files, the second of which is a pipe."""
    if sys.platform != "linux":
        pytest.skip("looks for a process in /proc")
    (tmp_path / "dump").mkdir()
    for name in "acdef":
        (tmp_path / "dump" / f"{name}.ris").write_text(ris(name), encoding="utf-8")
    return Pipe(tmp_path / "dump" / "b.ris")


FILES = [f"dump/{name}.ris" for name in "abcdef"]


def wanted(names: str) -> dict[str, str]:
    """What becomes of some of them."""
    return {f"{name}.txt": f"1. Doe J. {name}. 2001.\n" for name in names}


def test_a_part_whose_process_is_killed_is_done_by_another(tmp_path: Path, pipe: Pipe) -> None:
    process = start(tmp_path, *FILES, "-o", "out")
    pipe.kill()
    pipe.fill(ris("b"))
    assert finish(process) == (0, "")
    assert made(tmp_path / "out") == wanted("abcdef")


def test_a_part_that_ends_its_processes_is_given_up(tmp_path: Path, pipe: Pipe) -> None:
    process = start(tmp_path, *FILES, "-o", "out")
    for _ in range(3):
        pipe.kill()
    assert finish(process) == (
        1,
        "dump/b.ris: lost-worker: 3 processes ended before they had converted it; "
        "was there enough memory?\n",
    )
    assert made(tmp_path / "out") == wanted("acdef")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_says_how_far_it_came(
    tmp_path: Path, pipe: Pipe, number: signal.Signals
) -> None:
    process = start(tmp_path, *FILES, "-o", "out")
    worker = until_one_is_left(tmp_path / "out", pipe)
    assert listens_at(process.pid) == {"127.0.0.1"}
    # Ctrl-C goes to all processes of a terminal, SIGTERM to the one that was started.
    (os.killpg if number == signal.SIGINT else os.kill)(process.pid, number)
    line = "citeform: stopped; 5 of 6 files are done; the same command goes on\n"
    assert finish(process) == (128 + number, line)
    assert not Path(f"/proc/{worker}").exists()
    assert made(tmp_path / "out") == wanted("acdef")


def listens_at(number: int) -> set[str]:
    """The addresses at which a process and those that it started can be reached."""
    psutil = pytest.importorskip("psutil")
    first = psutil.Process(number)
    return {
        connection.laddr.ip
        for process in (first, *first.children(recursive=True))
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    }


def test_a_run_goes_on_from_one_that_was_killed(tmp_path: Path, pipe: Pipe) -> None:
    out = tmp_path / "out"
    process = start(tmp_path, *FILES, "-o", "out")
    worker = until_one_is_left(out, pipe)
    process.kill()
    process.communicate(timeout=SECONDS)
    until(lambda: not Path(f"/proc/{worker}").exists())
    before = stamps(out)
    (out / ".b.txt.0123abcd").write_text("half")
    (out / ".b.txt.swp").write_text("not ours")
    pipe.path.unlink()
    pipe.path.write_text(ris("b"), encoding="utf-8")
    process = start(tmp_path, *FILES, "-o", "out")
    assert finish(process) == (0, "citeform: 5 of 6 files were done before\n")
    assert made(out) == {".b.txt.swp": "not ours", **wanted("abcdef")}
    assert before.items() <= stamps(out).items()


def until_one_is_left(out: Path, pipe: Pipe) -> int:
    """Wait until only the pipe is still being read; give the process that reads it."""
    until(lambda: len(list(out.glob("[!.]*"))) == 5)
    return holder(pipe.path)


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something."""
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.02)


CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


def started(modules: Path) -> Iterator[str]:
    """The address of a cluster that runs in a folder with modules, until it is no longer asked."""
    environment = {**os.environ, "PYTHONPATH": str(modules)}
    with subprocess.Popen(
        [sys.executable, "-c", CLUSTER],
        cwd=modules,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.stdin.close()


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of a cluster that has another folder than the tests."""
    yield from started(ROOT)


def test_a_running_cluster_is_used(tmp_path: Path, dump: Path, cluster: str) -> None:
    style = "mine.toml"
    (tmp_path / style).write_bytes((ROOT / "styles" / "ris.toml").read_bytes())
    command = [sys.executable, "-m", "citeform", "dump/ris/*", "--engine", "dask", "-q"]
    command += ["-t", f"./{style}", "-o", "out"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_SCHEDULER_ADDRESS": cluster}
    first = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
    )
    assert first.stderr.startswith("dump/ris/works.0002.xz:6:1: unknown-type: ")
    assert first.returncode == 0
    assert set(made(tmp_path / "out")) == {"works.0001.ris", "works.0002.ris"}
    more = ["--scheduler", cluster, "--overwrite", "--filter", "year=1900"]
    code, shown = in_terminal([*command, *more], tmp_path)
    assert code == 0
    assert "Converting" in shown
    assert "100%" in shown
    assert "no-match: no reference matches --filter" in shown
    assert made(tmp_path / "out") == {"works.0001.ris": "", "works.0002.ris": ""}
    # What is wrong with every file alike is said once.
    typo = ["--scheduler", cluster, "--drop", "nothing", "-o", "other"]
    done = subprocess.run([*command, *typo], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("dump/ris/works.0001.bz2: --drop:1:1: bad-option: ")


def test_a_cluster_without_citeform_is_said(tmp_path: Path, dump: Path) -> None:
    # What it finds under that name is something else.
    (tmp_path / "other" / "citeform").mkdir(parents=True)
    (tmp_path / "other" / "citeform" / "__init__.py").touch()
    for address in started(tmp_path / "other"):
        command = [*COMMAND[:-2], "dump/pubmed/*", "-o", "out", "--scheduler", address]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith(
            "dump/pubmed/pubmed24n0001.xml.gz: lost-part: no process could convert it: "
        )


def in_terminal(command: list[str], folder: Path) -> tuple[int, str]:
    """The exit code of a command whose problems go to a terminal, and what that shows."""
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        # At its end a terminal gives an error on Linux, and nothing elsewhere.
        with suppress(OSError):
            while data := os.read(ours, 4096):
                shown += data
        os.close(ours)
        assert process.communicate(timeout=SECONDS)[0] == b""
    return process.returncode, shown.decode()


def test_a_cluster_that_is_not_there_is_said(tmp_path: Path, dump: Path) -> None:
    command = [*COMMAND[:-2], "dump/ris/*", "-o", "out", "--scheduler", "nonsense://1.2.3.4:5"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith("no-cluster: there is no Dask scheduler at nonsense://1.2.3.4:5:")
    assert done.stderr.count("\n") == 1


def test_without_dask_there_is_one_line(
    tmp_path: Path, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run(*dump.glob("ris/*"), "--engine", "dask", "-o", tmp_path / "out")
    assert (done.exit_code, done.stdout, done.stderr) == (
        2, "", "no-engine: Dask is missing; pip install 'citeform[dask]' installs it\n"
    )  # fmt: skip
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ("-o out --sort author", "--sort looks at all references, and a process of --engine has "),
        ("-o out --dedupe merge", "--dedupe looks at all references"),
        ("-o out --rekey {author}", "--rekey looks at all references"),
        ("-o out --split folder", "--split looks at all references"),
        ("", "--engine makes a file of each file; --output says into which folder"),
        ("-o a.ris", "a.ris is no folder, which --engine needs as --output"),
        ("-o out --jobs 2 --scheduler tcp://a:1", "--jobs starts processes, and the cluster at "),
        ("-o out --filter year>", '--filter:1:5: bad-option: ">" has no value'),
        ("-o out -t ris -m html", "ris is a record format, which has no --markup"),
        ("-o out -t crossref-xml", "Crossref XML is read, never written"),
        ("-o out -f nothing", "nothing"),
        ("-o out -", "--engine takes files, not standard input"),
        ("-o out a.txt", "a.ris and a.txt would both become "),
        ("-o . -t ris", ", made of a.ris, would replace an input; --output names another folder"),
    ],
)
def test_misuse_is_one_line_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: str, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.ris").write_text(ris("A"))
    done = run("a.ris", "--engine", "dask", *options.split())
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert line in done.stderr
    assert os.listdir() == ["a.ris"]


def test_a_scheduler_is_for_an_engine() -> None:
    done = run("a.ris", "--scheduler", "tcp://a:1")
    assert (done.exit_code, done.stderr) == (2, "bad-option: --scheduler is for --engine\n")


def test_a_pattern_that_matches_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("*.ris", "--engine", "dask", "-o", "out")
    assert (done.exit_code, done.stderr) == (1, "*.ris: unreadable: no file matches\n")
    assert os.listdir() == []


def begun(folder: Path, *options: str) -> Result:
    """A run that makes `out/a.ris` and comes as far as the engine, which is missing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setitem(sys.modules, "dask", None)
        return run("in/*", "--engine", "dask", "-t", "ris", "-o", "out", *options)


MISSING = "no-engine: Dask is missing; pip install 'citeform[dask]' installs it\n"
AGAIN = "--overwrite does all again\n"


def test_files_of_others_and_of_other_options_are_not_mixed_in(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "a.bib").write_text("@book{a, title = {A}}")
    made = tmp_path / "out" / "a.ris"
    made.write_text("mine")
    assert begun(tmp_path).stderr == (
        "out/a.ris: unwritable: a file of that name is there already, and not by such a run; "
        f"nothing was written; {AGAIN}"
    )
    assert begun(tmp_path, "--overwrite").stderr == MISSING
    # It was to be made again and has not been.
    assert begun(tmp_path).stderr == MISSING
    made.write_text("as if it were done")
    assert begun(tmp_path).stderr == "citeform: 1 of 1 files were done before\n"
    done = begun(tmp_path, "--drop", "note", "--key", "{title}")
    assert (done.exit_code, done.stderr) == (
        2, f"out: bad-option: its files were made with another --drop and --key; {AGAIN}"
    )  # fmt: skip
    assert "made with another --links; " in begun(tmp_path, "--no-links").stderr
    assert "another --abbreviate; " in begun(tmp_path, "--abbreviate").stderr
    (tmp_path / "citeform.toml").write_text('jobs = 2\nmarkup = "html"\nfields = "title"\n')
    settings = ("--config", str(tmp_path / "citeform.toml"))
    # What settings say that has no meaning for RIS is left out.
    assert "another --fields; " in begun(tmp_path, *settings).stderr
    (tmp_path / "in" / "a.bib").rename(tmp_path / "in" / "a.biblatex")
    assert begun(tmp_path).stderr == (
        f"out/a.ris: unwritable: this file was made of another one; nothing was written; {AGAIN}"
    )
    (tmp_path / "out" / ".citeform.json").write_text("[]")
    assert begun(tmp_path).stderr == (
        f"out/.citeform.json: unreadable: this is not what citeform wrote; {AGAIN}"
    )
    assert made.read_text() == "as if it were done"


def test_a_style_that_was_edited_is_another_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.bib").write_text("@book{a, title = {A}}")
    style = tmp_path / "mine.toml"
    text = (ROOT / "styles" / "ris.toml").read_text(encoding="utf-8")
    for more, line in (("", MISSING), ("# edited\n", "another --to; ")):
        style.write_text(text + more, encoding="utf-8")
        assert line in begun(tmp_path, "-t", str(style)).stderr


@pytest.mark.parametrize(
    ("files", "outputs"),
    [
        (["in/**/*.gz"], ["2023/a.ris", "2024/a.ris", "2024/b.1.ris"]),
        (["in/2024/*.gz"], ["a.ris", "b.1.ris"]),
        (["in/*/a.*", "in/2024/b.1.gz"], ["2023/a.ris", "2024/a.ris", "b.1.ris"]),
        (["in/2023/a.bib.gz", "in/2024/a.bib.gz"], ["2023/a.ris", "2024/a.ris"]),
        (["in/2024/a.bib.gz", "./in/2024/a.bib.gz"], ["a.ris"]),
        (["in/[1].bib"], ["[1].ris"]),  # a file of that name is no pattern
        (["**/*.bib.gz"], ["in/2023/a.ris", "in/2024/a.ris"]),  # outputs are no inputs
    ],
)
def test_folders_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], outputs: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("2023/a.bib.gz", "2024/a.bib.gz", "2024/b.1.gz", "[1].bib", "../out/c.bib.gz"):
        Path("in", name).parent.mkdir(parents=True, exist_ok=True)
        Path("in", name).touch()
    plan = find_parts(files, Path("out"), ".ris")
    assert plan.problems == ()
    assert [str(part.output.relative_to(tmp_path / "out")) for part in plan.parts] == outputs


def test_any_engine_can_map_the_function(tmp_path: Path, dump: Path) -> None:
    parts = [
        Part(name, dump / name, tmp_path / name)
        for name in ("ris/works.0001.bz2", "crossref/1.json.gz")
    ]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        one, two = pool.map(partial(convert_part, way=Way("ris")), parts)
    assert (one.name, one.records, one.is_written, one.problems) == (parts[0].name, 2, True, ())
    assert parts[0].output.read_text().count("TY  - JOUR") == 2
    assert (two.records, two.is_written, two.problems[0].code) == (0, False, "damaged")
    assert two.problems[0].file == "crossref/1.json.gz"
    assert not parts[1].output.parent.exists()


def test_what_cannot_be_written_costs_that_file(tmp_path: Path, dump: Path) -> None:
    (tmp_path / "out").write_text("a file")
    part = Part("a", dump / "ris" / "works.0001.bz2", tmp_path / "out" / "a.ris")
    (problem,) = convert_part(part, Way("ris")).problems
    assert str(problem) == f"a: {part.output.parent}: unwritable: file exists"
    (tmp_path / "out").unlink()
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
    done = convert_part(part, Way("ris"))
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    (problem,) = done.problems
    assert str(problem) == f"a: {part.output}: unwritable: file too large"
    assert not done.is_written
    assert os.listdir(tmp_path / "out") == []


def test_the_suffixes_are_of_markups() -> None:
    assert SUFFIXES.keys() <= OUTPUTS.keys()
