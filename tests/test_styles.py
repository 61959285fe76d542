"""`citeform styles`: the list, the search through its index, and what a style looks like."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citeform.catalogue import Catalogue
from citeform.cli import cli
from citeform.csl.schema import schema
from citeform.preview import Preview, preview, specimens
from citeform.styleindex import Index, fold, index_of
from citeform.stylesearch import FIELDS, FORMATS, Query, search, words_of

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info>
    <title>Journal of {title}</title>
    <id>http://example.org/{title}</id>
    <category citation-format="label"/>
    <issn>0000-0019</issn>
    <updated>2024-02-29T00:00:00+00:00</updated>
  </info>
  <citation><layout><text variable="title" suffix=" &lt;b&gt;&lt;script>"/></layout></citation>
</style>
"""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's cache directory, in which the index is made once."""
    folder = tmp_path_factory.mktemp("cache")
    index_of(catalogue(folder), folder / "citeform")
    return folder


def catalogue(cache: Path) -> Catalogue:
    """The catalogue of a user who has that cache and no styles of his own."""
    return Catalogue(cache / "config" / "citeform" / "styles")


def home(cache: Path) -> dict[str, str]:
    """The environment of that user."""
    return {"XDG_CACHE_HOME": str(cache), "XDG_CONFIG_HOME": str(cache / "config")}


@pytest.fixture
def run(cache: Path) -> Callable[..., Result]:
    """What runs the command for that user, or another one."""

    def run(*arguments: str, env: dict[str, str] | None = None) -> Result:
        result = CliRunner().invoke(cli, arguments, env=env or home(cache))
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result

    return run


@pytest.fixture
def index(cache: Path) -> Index:
    """The index of all styles."""
    return index_of(catalogue(cache), cache / "citeform")


def names(index: Index, *words: str, **options: object) -> list[str]:
    """The names of the styles that are found."""
    query = Query(words)._replace(**options)  # type: ignore[arg-type]
    return [hit.entry.name for hit in search(index, query).hits]


# The list


def test_the_list_shows_which_file_wins(run: Callable[..., Result], tmp_path: Path) -> None:
    own = tmp_path / "config" / "citeform" / "styles"
    own.mkdir(parents=True)
    (own / "vancouver.csl").write_text(STYLE.replace("{title}", "Rivers"), encoding="utf-8")
    for command in (["styles"], ["styles", "list"]):
        result = run(*command, env=home(tmp_path))
        rows = [line.split("\t") for line in result.stdout.splitlines()]
        assert rows[0] == ["vancouver", "Journal of Rivers", str(own / "vancouver.csl")]
        assert [row[0] for row in rows].count("vancouver") == 1
        assert re.fullmatch(r"and 10\d{3} styles of the CSL repository: .*\n", result.stderr)


def test_words_narrow_the_list_as_they_did(run: Callable[..., Result]) -> None:
    result = run("styles", "annals", "surgery")
    name, title, file = result.stdout.splitlines()[0].split("\t")
    assert (name, title, Path(file).name) == (
        "annals-of-surgery", "Annals of Surgery", "annals-of-surgery.csl"
    )  # fmt: skip
    assert result.stdout == run("styles", "list", "annals", "surgery").stdout
    # By what they are called, not by their fields or parents.
    found = {line.split("\t")[0] for line in run("styles", "vancouver").stdout.splitlines()}
    told = {
        style.name
        for style in Catalogue().styles()
        if "vancouver" in f"{style.name} {style.title}".lower()
    }
    assert told <= found
    assert len(found) < 2 * len(told)
    nothing = run("styles", "qqqq", "zzzz")
    assert (nothing.exit_code, nothing.stdout) == (1, "")
    assert nothing.stderr == 'no style matches "qqqq zzzz"\n'


# The search


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("apa", "apa"),
        ("APA", "apa"),
        ("nature", "nature"),
        ("annals surg", "annals-of-surgery"),
        ("surg annals", "annals-of-surgery"),
        ("0003-4932", "annals-of-surgery"),
        ("00034932", "annals-of-surgery"),
        ("1528-1140", "annals-of-surgery"),  # its eISSN
        ("mla", "modern-language-association"),
        ("ama", "american-medical-association"),
        ("bluebook law review", "bluebook-law-review"),
        ("chicago author date", "chicago-author-date"),
        ("chicago-author-date", "chicago-author-date"),
        ("vancouver", "vancouver"),
        ("ieee", "ieee"),
        ("bibtex", "bibtex"),  # a record format
        ("zeitschrift fur kunstgeschichte", "zeitschrift-fur-kunstgeschichte"),
        ("Zeitschrift FÜR Kunstgeschichte", "zeitschrift-fur-kunstgeschichte"),
        ("psychoneuro", "psychoneuroendocrinology"),
        ("neuroendocrin psycho", "psychoneuroendocrinology"),  # the middle of a word
        ("acta theriologica", "mammal-research"),  # by a name that it had
    ],
)
def test_the_style_that_is_meant_comes_first(index: Index, words: str, name: str) -> None:
    assert names(index, *words.split())[0] == name


def test_every_word_must_match_and_nothing_else_is_found(index: Index) -> None:
    found = search(index, Query(("annals", "surg"))).hits
    assert len(found) > 3
    for hit in found:
        texts = fold(" ".join((*hit.entry[:3], *hit.entry.fields, *hit.entry.former)))
        assert re.search(r"annals", texts)
        assert "surg" in texts
    # By the style files themselves.
    told = [
        style.name
        for style in Catalogue().styles()
        if "annals" in style.title.lower() and "surg" in style.title.lower()
    ]
    assert {hit.entry.name for hit in found} >= set(told)


def test_independent_styles_go_before_dependent_ones_that_match_as_well(index: Index) -> None:
    hits = search(index, Query(("surgery",))).hits
    by_score: dict[float, list[bool]] = {}
    for hit in hits:
        by_score.setdefault(hit.score, []).append(bool(hit.entry.parent))
    assert any(len(set(group)) == 2 for group in by_score.values())
    assert all(group == sorted(group) for group in by_score.values())


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        ({"field": "medicine"}, lambda entry: "medicine" in entry.fields),
        ({"format": "label"}, lambda entry: entry.format == "label"),
        ({"format": "author"}, lambda entry: entry.format == "author"),
        ({"parent": "apa"}, lambda entry: entry.parent == "apa"),
        ({"locale": "fr"}, lambda entry: entry.locale in ("fr", "fr-FR", "fr-CA")),
        ({"locale": "fr-ca"}, lambda entry: entry.locale == "fr-CA"),
        ({"is_dependent": True}, lambda entry: entry.parent),
        ({"is_dependent": False}, lambda entry: not entry.parent and entry.suffix == ".csl"),
        (
            {"field": "political_science", "format": "note", "is_dependent": False},
            lambda entry: "political_science" in entry.fields and entry.format == "note"
            and not entry.parent,
        ),
    ],
)  # fmt: skip
def test_filters_find_what_a_look_at_every_style_finds(
    index: Index, options: dict[str, object], holds: Callable[[object], bool]
) -> None:
    wanted = {entry.name for entry in index.entries() if holds(entry)}
    assert wanted
    assert set(names(index, **options)) == wanted


def test_the_index_says_what_the_files_say(index: Index) -> None:
    entries = {entry.name: entry for entry in index.entries()}
    assert len(entries) > 10_800
    assert set(entries) == {style.name for style in Catalogue().styles()}
    surgery = entries["annals-of-surgery"]
    assert (surgery.issns, surgery.fields) == (("0003-4932", "1528-1140"), ("medicine",))
    # A dependent style that says neither cites and speaks as its parent does.
    text = entries["acta-histochemica"].path.read_text(encoding="utf-8")
    assert 'href="http://www.zotero.org/styles/elsevier-harvard"' in text
    assert entries["acta-histochemica"].parent == "elsevier-harvard"
    assert entries["acta-histochemica"].locale == entries["elsevier-harvard"].locale == "en-US"
    assert all(entry.path.is_file() for entry in entries.values())


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("annals surgrey", "annals surgery"),
        ("fisrt mondy", "first monday"),
        ("zeitschift", "zeitschrift"),
        ("qqqqqq", ""),
        ("1528-114X", ""),  # an ISSN is right or wrong
    ],
)
def test_a_near_miss_is_told(run: Callable[..., Result], words: str, instead: str) -> None:
    result = run("styles", "search", *words.split())
    hint = f'; did you mean "{instead}"?' if instead else ""
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f'no style matches "{words}"{hint}\n'


def test_a_hit_says_why(run: Callable[..., Result]) -> None:
    result = run("styles", "search", "annals", "surg", "medicine", "-n", "1")
    assert result.stdout == (
        "annals-of-medicine-and-surgery\tAnnals of Medicine and Surgery\t"
        "title: Annals, Surgery, Medicine\n"
    )
    assert re.fullmatch(r"and \d+ more; -n 0 shows all\n", result.stderr)
    found = run("styles", "search", "surgery", "--parent", "ama", "--format", "numeric", "-n", "1")
    assert found.stdout.endswith(
        "title: Surgery; format: numeric; parent: american-medical-association\n"
    )


def test_scripts_get_objects(run: Callable[..., Result]) -> None:
    (row,) = json.loads(run("styles", "search", "0003-4932", "--json").stdout)
    assert row["name"] == "annals-of-surgery"
    assert row["matches"] == [{"in": "ISSN", "text": "0003-4932"}]
    assert Path(row["file"]).is_file()
    empty = run("styles", "search", "qqqqqq", "--json")
    assert (json.loads(empty.stdout), empty.exit_code) == ([], 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Name some words"),
        (["--field", "medecine"], "'medecine'"),
        (["--format", "numbers"], "'numbers'"),
        (["--parent", "apaa"], "did you mean apa?"),
        (["-n", "-1", "x"], "-1"),
    ],
)
def test_misuse_is_told(run: Callable[..., Result], arguments: list[str], message: str) -> None:
    result = run("styles", "search", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_fields_and_formats_are_those_of_the_schema() -> None:
    for name, ours in (("category.field", FIELDS), ("category.citation-format", FORMATS)):
        leaves = schema().define(name).leaves
        assert sorted(leaf.text for leaf in leaves) == sorted(ours)


def test_words_are_told_apart_as_people_write_them() -> None:
    assert words_of(["Zeitschrift", "für", "author-date", "1234567x"]) == [
        "zeitschrift", "fur", "author", "date", "1234-567x",
    ]  # fmt: skip


# The index


def kept(cache: Path) -> Path:
    """The file of the index in a cache."""
    (path,) = (cache / "citeform").iterdir()
    return path


def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """A catalogue with the user's styles and citeform's alone, for speed."""
    monkeypatch.setattr(Catalogue, "repository", None)
    own = tmp_path / "own"
    own.mkdir()
    (own / "rivers.csl").write_text(STYLE.replace("{title}", "Rivers"), encoding="utf-8")
    return Catalogue(own)


def test_an_index_is_kept_and_made_anew_when_the_user_changes_a_style(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue, cache = small(tmp_path, monkeypatch), tmp_path / "citeform"
    assert names(index_of(catalogue, cache), "rivers") == ["rivers"]
    before = kept(tmp_path).stat().st_mtime_ns
    assert names(index_of(catalogue, cache), "rivers") == ["rivers"]
    assert kept(tmp_path).stat().st_mtime_ns == before
    (tmp_path / "own" / "lakes.csl").write_text(STYLE.replace("{title}", "Lakes"))
    assert names(index_of(catalogue, cache), "journal") == ["lakes", "rivers"]
    (tmp_path / "own" / "lakes.csl").write_text(STYLE.replace("{title}", "Deltas"))
    assert names(index_of(catalogue, cache), "deltas") == ["lakes"]
    (tmp_path / "own" / "lakes.csl").unlink()
    assert names(index_of(catalogue, cache), "journal") == ["rivers"]
    assert [one.suffix for one in (tmp_path / "citeform").iterdir()] == [".txt"]


@pytest.mark.parametrize("damage", ["empty", "cut", "changed", "noise", "folder"])
def test_a_damaged_index_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    catalogue, cache = small(tmp_path, monkeypatch), tmp_path / "citeform"
    index_of(catalogue, cache)
    path = kept(tmp_path)
    whole = path.read_bytes()
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes({
            "empty": b"",
            "cut": whole[: len(whole) // 2],
            "changed": whole.replace(b"rivers", b"rivets"),
            "noise": bytes(range(256)) * 99,
        }[damage])  # fmt: skip
    assert names(index_of(catalogue, cache), "rivers") == ["rivers"]
    if damage != "folder":
        assert path.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = small(tmp_path, monkeypatch)
    (tmp_path / "file").write_text("")
    assert names(index_of(catalogue, tmp_path / "file" / "citeform"), "rivers") == ["rivers"]
    assert names(index_of(catalogue, Path("/dev/null/citeform")), "rivers") == ["rivers"]


def test_a_style_may_say_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = small(tmp_path, monkeypatch)
    own = tmp_path / "own"
    (own / "odd\tname.csl").write_text(
        STYLE.replace("{title}", "a&#9;b&#10;c\x1fd".replace("\x1f", ""))
    )
    (own / "broken.csl").write_text("<style")
    (own / "empty.csl").write_text("")
    (own / "latin.csl").write_bytes(b'<?xml version="1.0" encoding="nonsense"?><style/>')
    index = index_of(catalogue, tmp_path / "citeform")
    again = index_of(catalogue, tmp_path / "citeform")
    assert list(index.entries()) == list(again.entries())
    assert {"broken", "empty", "latin", "rivers"} <= {entry.name for entry in index.entries()}
    assert names(again, "journal", "b", "c") == ["odd name"]


def test_without_the_repository_it_says_how_to_get_it(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Catalogue, "repository", None)
    result = run("styles", "search", "surgery")
    assert result.exit_code == 1
    assert "pip install 'citeform[styles]'" in result.stderr
    assert run("styles", "search", "vancouver").exit_code == 0
    assert "pip install 'citeform[styles]'" in run("styles", "show", "apa").stderr


def on_terminal(*arguments: str, env: dict[str, str], output: bool) -> str:
    """What a run shows on a terminal, which standard error or output as well goes to."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "citeform", *arguments], cwd=ROOT, stderr=theirs,
        stdout=theirs if output else subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **env},
    )  # fmt: skip
    os.close(theirs)
    parts = []
    # A terminal whose other end is closed says so as an error.
    with suppress(OSError):
        while part := os.read(ours, 4096):
            parts.append(part)
    os.close(ours)
    assert done.wait() == 0
    return b"".join(parts).decode()


def test_a_bar_is_shown_on_a_terminal_while_the_index_is_made(tmp_path: Path) -> None:
    def shown() -> str:
        """What comes on the terminal beside the hits."""
        return on_terminal("styles", "search", "annals", "surg", env=home(tmp_path), output=False)

    assert "Indexing" in shown()
    assert shown() == ""


def test_a_terminal_gets_colours_and_lines_that_fit(cache: Path) -> None:
    search = ("styles", "search", "annals", "surg")
    shown = on_terminal(*search, env=home(cache), output=True)
    assert shown.startswith("\x1b[1mannals-of-surgery ")
    assert "\x1b" not in on_terminal(*search, env={**home(cache), "NO_COLOR": "1"}, output=True)
    style = on_terminal("styles", "show", "apa", env={**home(cache), "NO_COLOR": "1"}, output=True)
    lines = style.splitlines()
    assert len(lines) > 25
    assert all(len(line) <= 80 or "http" in line for line in lines)
    # What goes on in the next line stands behind the margin.
    assert sum(line.startswith(" " * 22) for line in lines) > 5


def timed(commands: list[list[str]], environment: dict[str, str]) -> list[float]:
    """The least time that each of some commands takes, by turns: other work slows all of them."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(6):
        for command, taken in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
            taken.append(time.perf_counter() - start)
    return [min(taken) for taken in times]


@pytest.mark.parametrize("words", [["annals", "surg"], ["--field", "medicine"], ["vancouver"]])
def test_a_search_takes_little_more_than_to_start_does(
    cache: Path, tmp_path: Path, words: list[str]
) -> None:
    # As it is installed: its modules are compiled once, not at each run.
    environment = {**os.environ, **home(cache), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    click, search = timed(
        [
            [sys.executable, "-c", "import click"],
            [sys.executable, "-m", "citeform", "styles", "search", *words],
        ],
        environment,
    )
    # 150 ms on a machine that imports click in 50.
    assert search < 3 * click


def test_it_ends_quietly_when_nobody_reads_on(cache: Path) -> None:
    command = f"{sys.executable} -m citeform styles search a -n 0 | head -1"
    environment = {**os.environ, **home(cache)}
    done = subprocess.run(
        command, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


# What a style looks like


def test_a_style_is_shown_with_its_facts_references_and_citations(
    run: Callable[..., Result],
) -> None:
    result = run("styles", "show", "annals-of-medicine-and-surgery")
    lines = [line.split(None, 1) for line in result.stdout.splitlines()]
    assert result.stdout.startswith(
        "Annals of Medicine and Surgery (annals-of-medicine-and-surgery)"
    )
    assert ["format", "numeric"] in lines
    assert ["parent", "elsevier-with-titles"] in lines
    assert "\nReferences\n" in result.stdout
    assert "\nIn the text\n" in result.stdout
    assert len(re.findall(r"\[\d\]", result.stdout.partition("References")[2])) >= 5


PANDOC = """
One [@article].

Two [@article; @book].

Page [@book, p. 27].

Sentence @article.
"""


# Not AMA, of whose chapter pandoc makes "In, eds.Holm E", nor Elsevier's, for pandoc does not know
# that `event` is `event-title`.
@pytest.mark.parametrize(
    "name",
    ["apa", "ieee", "modern-language-association", "nature", "cell", "chicago-author-date"],
)
def test_references_and_citations_are_what_pandoc_prints(name: str, tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    style = Catalogue().find(name)
    shown = preview(style, Catalogue())
    (tmp_path / "works.json").write_text(json.dumps(specimens()), encoding="utf-8")
    (tmp_path / "paper.md").write_text(f"---\nnocite: '@*'\n---\n{PANDOC}", encoding="utf-8")
    done = subprocess.run(
        [
            pypandoc.get_pandoc_path(), "--citeproc", "--csl", str(style.path), "--bibliography",
            str(tmp_path / "works.json"), "-t", "html", "--wrap=none", str(tmp_path / "paper.md"),
        ],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    parts = re.split(r'<div id="refs"', done.stdout)
    entries = [plain(one) for one in re.findall(r'role="listitem">(.*?)</div>\n', parts[1] + "\n",
                                                re.DOTALL)]  # fmt: skip
    ours = [plain(entry) for _, entry in shown.references]
    assert same(ours, entries), (ours, entries)
    cites = dict(shown.cites)
    said = dict(re.findall(r"<p>(One|Two|Page|Sentence) ?(.*?)\.?</p>", parts[0]))
    for label, form in (("One", "one work"), ("Two", "two works"), ("Page", "with a page")):
        assert plain(cites[form]) == plain(said[label])
    if "author in the text" in cites and name != "modern-language-association":
        assert plain(cites["author in the text"]) == plain(said["Sentence"])


def plain(text: str) -> str:
    """A text without markup, and with one kind of blank."""
    text = re.sub(r"<[^>]*>", "", text)
    return " ".join(unescape(text).split())


def same(ours: list[str], theirs: list[str]) -> bool:
    """Whether entries are the same, blanks aside: pandoc puts none behind a number."""
    return ["".join(one.split()) for one in ours] == ["".join(one.split()) for one in theirs]


def test_a_note_style_repeats_works(run: Callable[..., Result]) -> None:
    text = run("styles", "show", "oscola").stdout
    notes = {line[2:22].strip(): line[22:] for line in text.partition("\nNotes\n")[2].splitlines()}
    # OSCOLA, 1.2.1: "ibid" for the note before, "(n 1)" for one that stands further above.
    assert notes["the same again"] == "ibid."
    assert notes["again, a page"] == "ibid 31."
    assert notes["again later"] == "Okafor and van der Meer (n 1)."


def test_a_locale_is_heeded(run: Callable[..., Result]) -> None:
    assert "Hrsg." in run("styles", "show", "apa", "--locale", "de").stdout
    wrong = run("styles", "show", "apa", "--locale", "tlh")
    assert (wrong.exit_code, wrong.stdout) == (2, "")


def test_wrong_names_are_told_and_the_others_shown(run: Callable[..., Result]) -> None:
    result = run("styles", "show", "apaa", "vancouver", "./missing.csl")
    assert result.exit_code == 2
    assert 'no style is called "apaa"; did you mean apa?' in result.stderr
    assert "there is no style file ./missing.csl" in result.stderr
    assert result.stdout.startswith("Vancouver (citeform) (vancouver)\n")


def test_a_style_of_ones_own_is_shown(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "rivers.csl"
    path.write_text(STYLE.replace("{title}", "Rivers"), encoding="utf-8")
    result = run("styles", "show", str(path))
    assert result.exit_code == 0
    assert "the style prints no bibliography" in result.stdout
    assert "A ten-year record <b><script>\n" in result.stdout


def test_a_record_format_is_shown_by_its_records(run: Callable[..., Result]) -> None:
    text = run("styles", "show", "ris").stdout
    assert text.startswith("RIS (ris)\nTY  - JOUR\n")
    assert text.count("\nER  -") == 5
    page = run("styles", "show", "ris", "--html", "/nonexistent/page.html")
    assert page.exit_code == 2
    assert "bad-option: RIS is a format of records" in page.stderr


# The page


def page_of(run: Callable[..., Result], target: Path, *styles: str) -> str:
    """The page that the command writes of some styles."""
    result = run("styles", "show", *styles, "--html", str(target))
    assert (result.exit_code, result.output) == (0, "")
    return target.read_text(encoding="utf-8")


def test_the_page_has_a_column_for_each_style(run: Callable[..., Result], tmp_path: Path) -> None:
    from html5lib import HTMLParser

    text = page_of(run, tmp_path / "page.html", "apa", "ieee", "oscola")
    parser = HTMLParser(strict=True, namespaceHTMLElements=False)
    tree = parser.parse(text)
    rows = {
        row.find("th").text: ["".join(cell.itertext()).strip() for cell in row.findall("td")]
        for row in tree.iter("tr")
        if row.find("td") is not None and row.find("th").get("scope") == "row"
    }
    assert len(rows["article"]) == len(rows["one work"]) == len(rows["licence"]) == 3
    assert rows["one work"][:2] == ["(Marchetti-Duval et al., 2021)", "[1]"]
    assert rows["again later"][:2] == ["–", "–"]
    assert rows["book"][0].startswith("Okafor, N. A., & van der Meer, P. J. (2019). Tides of Lagos")
    assert "<i>Tides of Lagos" in text


def test_the_page_needs_nothing_from_elsewhere_and_no_script(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    text = page_of(run, tmp_path / "page.html", "apa", "ieee")
    assert not re.search(r"""\b(?:src|srcset)=|<link|@import|url\(|<script""", text)
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text


def test_the_page_cannot_be_broken_by_a_style(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "x\"'><script>alert(1).csl"
    hostile = STYLE.replace("{title}", "&lt;script>alert(1)&lt;/script>").replace(
        "<issn>", '<link href="javascript:alert(1)" rel="documentation"/><issn>'
    )
    path.write_text(hostile, encoding="utf-8")
    text = page_of(run, tmp_path / "page.html", str(path))
    assert "<script" not in text
    assert 'href="javascript' not in text


def test_a_failed_run_leaves_the_old_page(run: Callable[..., Result], tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old")
    assert run("styles", "show", "apaa", "--html", str(target)).exit_code == 2
    assert target.read_text() == "old"


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium")
@pytest.mark.parametrize("width", [420, 1400])
def test_the_page_fits_a_browser(run: Callable[..., Result], tmp_path: Path, width: int) -> None:
    text = page_of(run, tmp_path / "page.html", "apa", "vancouver", "chicago-notes-bibliography")
    told = """<script>
      const entry = document.querySelector(".hangs"), style = getComputedStyle(entry);
      const number = document.querySelector(".csl-left-margin").getBoundingClientRect();
      const beside = document.querySelector(".csl-right-inline").getBoundingClientRect();
      document.title = JSON.stringify([
        document.documentElement.scrollWidth <= innerWidth,
        parseFloat(style.textIndent) < 0 && parseFloat(style.paddingLeft) > 0,
        number.right <= beside.left && Math.abs(number.top - beside.top) < 3,
      ]);
    </script></body>"""
    text = text.replace("style-src", "script-src 'unsafe-inline'; style-src")
    (tmp_path / "told.html").write_text(text.replace("</body>", told), encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", f"--user-data-dir={tmp_path / 'profile'}",
            f"--window-size={width},900", "--dump-dom", (tmp_path / "told.html").as_uri(),
        ],
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert "<title>[true,true,true]</title>" in done.stdout, done.stdout[:900]


def test_every_kind_of_style_can_be_shown(index: Index) -> None:
    catalogue = Catalogue()
    for form in ("author-date", "numeric", "note", "label", "author"):
        for name in names(index, format=form)[::97][:12]:
            shown: Preview = preview(catalogue.find(name), catalogue, markup="html")
            assert shown.references or shown.cites, name
