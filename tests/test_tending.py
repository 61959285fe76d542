"""A library that is tended, through the command and through Python."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import citeform
from citeform.cli import cli
from citeform.model.reference import Reference
from tests.untidy import Library, untidy


@pytest.fixture(scope="module")
def library() -> Library:
    """An untidy library of more than six hundred entries."""
    return untidy()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library) -> Path:
    """A folder with the library, and a user without any settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "refs.bib").write_text(library.text, encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(cli, arguments, input=stdin)


def items(*arguments: str) -> list[dict[str, Any]]:
    """The CSL-JSON objects that a run prints, which must go well."""
    result = run("refs.bib", "-t", "csl-json", *arguments)
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_a_filter_keeps_what_passes_in_its_order(folder: Path, library: Library) -> None:
    assert len(items()) == library.size > 500
    found = items("--filter", "year=1990..1992 and author~muller and not abstract")
    everything = items()
    assert found
    assert [one["id"] for one in found] == [
        one["id"] for one in everything
        if one.get("issued", {}).get("date-parts", [[0]])[0][0] in (1990, 1991, 1992)
        and any("Müller" in str(name.values()) for name in one.get("author", ()))
        and "abstract" not in one
    ]  # fmt: skip


def test_a_filter_that_nothing_passes_leaves_an_empty_output(folder: Path) -> None:
    assert items("--filter", "year>2100") == []
    result = run("refs.bib", "-t", "apa", "--filter", "year>2100")
    assert (result.stdout, result.exit_code) == ("", 0)


def test_duplicates_are_told_with_both_places(folder: Path, library: Library) -> None:
    result = run("refs.bib", "-t", "csl-json", "--dedupe", "report")
    assert len(json.loads(result.stdout)) == library.size
    assert result.exit_code == 0
    told = re.findall(
        r"^refs\.bib:(\d+):3: duplicate-(\w+): (.+) has the .* of (twin\d+) \(refs\.bib:(\d+):3\)$",
        result.stderr,
        re.MULTILINE,
    )
    assert {(first, later, by) for _, by, later, first, _ in told} == set(library.twins)
    assert len(told) == len(library.twins) == len(result.stderr.splitlines())
    lines = library.text.splitlines()
    for line, _, later, first, other in told:
        above = "\n".join(lines[: int(line)])
        assert above.rpartition("@article{")[2].startswith(f"{later},")
        above = "\n".join(lines[: int(other)])
        assert above.rpartition("@article{")[2].startswith(f"{first},")
    assert run("refs.bib", "--dedupe", "report", "--strict").exit_code == 1


def test_merged_duplicates_say_all_that_either_said(folder: Path, library: Library) -> None:
    before = {one["id"]: one for one in items()}
    after = {one["id"]: one for one in items("--dedupe", "merge")}
    assert len(after) == library.size - len(library.twins)
    for twin in library.twins:
        (kept,) = {twin.first, twin.later} & after.keys()
        gone = before[twin.first if kept == twin.later else twin.later]
        assert after[kept].keys() >= before[kept].keys() | gone.keys()
        assert not after[kept]["title"].isupper()
    assert items("--dedupe", "merge", "-q") == list(after.values())


def test_a_second_run_finds_nothing_left(folder: Path) -> None:
    for how in ("merge", "keep"):
        once = run("refs.bib", "-t", "bibtex", "--dedupe", how, "-o", "tidy.bib")
        assert once.exit_code == 0
        again = run("tidy.bib", "-t", "bibtex", "--dedupe", how)
        assert again.stderr == ""
        assert again.stdout == (folder / "tidy.bib").read_text(encoding="utf-8")


def test_kept_duplicates_are_the_first_as_they_were(folder: Path, library: Library) -> None:
    before = {one["id"]: one for one in items()}
    after = items("--dedupe", "keep")
    later = {twin.later for twin in library.twins}
    assert after == [one for key, one in before.items() if key not in later]


def test_a_merged_entry_answers_to_its_other_keys_in_bib(folder: Path, library: Library) -> None:
    text = run("refs.bib", "-t", "biblatex", "--dedupe", "merge").stdout
    assert len(re.findall(r"^  ids = \{(?:twin|key)", text, re.MULTILINE)) == len(library.twins)
    result = run("refs.bib", "-t", "ris", "--dedupe", "merge")
    assert "lost" not in result.stderr


def test_references_are_sorted_by_family_then_year_downwards(folder: Path) -> None:
    found = items("--sort", "author,-issued")
    families = [one["author"][0]["family"] if "author" in one else "" for one in found]
    order = ["García Márquez", "Le Goff", "Lindqvist", "Meer", "Müller", "Novák", "O’Brien",
             "Okafor", "Sato", ""]  # fmt: skip
    spelt = [order.index(family.replace("'", "’")) for family in families]
    assert spelt == sorted(spelt)
    for first, second in pairwise(found):
        if "author" in first and first["author"] == second.get("author") and "issued" in second:
            assert first["issued"]["date-parts"] >= second["issued"]["date-parts"]
    assert sorted(map(str, found)) == sorted(map(str, items()))


def test_numbers_sort_by_value_and_what_lacks_one_comes_last(folder: Path) -> None:
    for keys in ("volume", "-volume"):
        volumes = [int(one.get("volume", 0)) for one in items("--sort", keys)]
        there = [one for one in volumes if one]
        assert volumes == there + [0] * volumes.count(0)
        assert there == sorted(there, reverse=keys[0] == "-")


def test_a_crossref_is_called_by_its_new_key_and_goes_with_its_entry(folder: Path) -> None:
    text = run("refs.bib", "-t", "bibtex", "--rekey", "{type}{title}").stdout
    assert "crossref = {bookproceedings}" in text
    assert "loop" not in text
    text = run("refs.bib", "-t", "bibtex", "--filter", "author", "--sort", "title").stdout
    assert "crossref" not in text
    child = text.partition("@inproceedings{child,")[2].partition("\n}")[0]
    assert "booktitle = {Proceedings}" in child


def test_a_crossref_follows_the_entry_into_which_its_own_was_merged(folder: Path) -> None:
    bib = """@inproceedings{child, title={C}, crossref={OLD}}
@proceedings{old, title={Tides of the North}, booktitle={Tides of the North}, year=2001, isbn={1}}
@proceedings{new, title={Tides of the north}, year=2001, publisher={P}, address={Hull}, volume=1}
"""
    text = run("-t", "bibtex", "--dedupe", "merge", stdin=bib).stdout
    assert "crossref = {new}" in text
    assert "@proceedings{new," in text
    assert "@proceedings{old," not in text
    assert "ids = {old}" in text


def test_bibtex_has_entries_behind_those_that_name_them(folder: Path) -> None:
    keys = [one["id"] for one in items("--sort", "-title")]
    assert keys.index("parent") < keys.index("child")
    text = run("refs.bib", "-t", "bibtex", "--sort", "-year").stdout
    assert text.index("crossref = {parent}") < text.index("@proceedings{parent,")
    assert "% Encoding: UTF-8" in text
    assert text.endswith("@comment{jabref-meta: groups}\n")


def test_new_keys_are_of_one_pattern_and_their_own(folder: Path, library: Library) -> None:
    keys = [one["id"] for one in items("--rekey", "{author}{year}")]
    assert len(set(keys)) == library.size
    assert all(re.fullmatch(r"[a-z-]*(\d{4})?[a-z]*", key) for key in keys)


def test_fields_are_kept_or_left_out(folder: Path) -> None:
    kept = {name for one in items("--fields", "title,year,doi") for name in one}
    assert kept == {"id", "type", "title", "issued", "DOI"}
    left = {name for one in items("--drop", "abstract,page") for name in one}
    assert "volume" in left
    assert not left & {"abstract", "page"}
    assert all(one["id"] for one in items("--drop", "title,author", "--rekey", "{author}"))


def test_fields_without_a_csl_name_can_be_left_out(folder: Path) -> None:
    bib = "@book{a, title={A}, file={a.pdf}, timestamp={2001}, author={B, C.}}"
    for name in ("file,timestamp", "bibtex:file,bibtex:timestamp"):
        text = run("-t", "bibtex", "--drop", name, stdin=bib).stdout
        assert text == "@book{a,\n  author = {B, C.},\n  title = {A},\n}\n"
    assert run("-t", "bibtex", "--drop", "owner", stdin=bib).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--filter", "yaer>2000"], '--filter:1:1: bad-option: "yaer" is no CSL variable; did you '
         "mean year?"),
        (["--sort", "title,-auther"], '--sort:1:8: bad-option: "auther" is no CSL variable; did '
         "you mean author?"),
        (["--sort", "title,,author"], "--sort:1:7: bad-option: a sort key is missing; keys look "
         "like author,-issued"),
        (["--drop", "title, abstrct"], '--drop:1:8: bad-option: "abstrct" is no CSL variable; did '
         "you mean abstract?"),
        (["--fields", "journal"], '--fields:1:1: bad-option: "journal" is no CSL variable; did '
         "you mean container-title?"),
        (["--rekey", "{autor}"], 'bad-option: "autor" in the key pattern is no CSL variable; did '
         "you mean {author}?"),
        (["--split", "d", "-o", "x.bib"], "bad-option: --split writes files of its own, so it "
         "takes no --output"),
        (["--overwrite", "-o", "x.bib"], "bad-option: --overwrite is for --split; --output "
         "replaces its file without it"),
        (["--split", "d", "-t", "vancouver"], "bad-option: vancouver prints entries, which are "
         "not split into files; a record format such as bibtex or csl-json can be"),
    ],
)  # fmt: skip
def test_misuse_is_one_line_and_exit_code_2(
    folder: Path, arguments: list[str], message: str
) -> None:
    result = run("refs.bib", *arguments)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{message}\n", 2)
    assert sorted(path.name for path in folder.iterdir()) == ["refs.bib"]


def test_split_writes_a_file_for_each_reference(folder: Path, library: Library) -> None:
    result = run("refs.bib", "-t", "bibtex", "--split", "parts/each", "-q")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
    files = {path.name for path in (folder / "parts" / "each").iterdir()}
    assert len(files) == library.size
    assert {"key_0.bib", "loop_a.bib", "twin5.bib"} <= files
    whole = {one["id"]: one for one in items()}
    one = citeform.read(folder / "parts" / "each" / "twin5.bib")
    assert [citeform.to_csl(part) for part in one] == [whole["twin5"]]


def test_split_replaces_nothing_without_being_told(folder: Path) -> None:
    parts = folder / "parts"
    parts.mkdir()
    (parts / "key1.bib").write_text("mine")
    result = run("refs.bib", "-t", "bibtex", "--split", "parts")
    assert result.exit_code == 1
    assert re.fullmatch(
        r"parts.key1\.bib: unwritable: a file of that name is there already; nothing was written; "
        r"--overwrite replaces files\n",
        result.stderr.splitlines(keepends=True)[-1],
    )
    assert [path.name for path in parts.iterdir()] == ["key1.bib"]
    assert (parts / "key1.bib").read_text() == "mine"
    assert run("refs.bib", "-t", "bibtex", "--split", "parts", "--overwrite", "-q").exit_code == 0
    assert (parts / "key1.bib").read_text(encoding="utf-8").startswith("@article{key1,")


def test_names_of_files_are_safe(folder: Path) -> None:
    keys = ("../../etc/passwd", "CON", "con", "a:b/c", "é", "..", "x" * 500)
    works = [{"id": key, "type": "book", "title": "A"} for key in keys]
    (folder / "in.json").write_text(json.dumps(works), encoding="utf-8")
    assert run("in.json", "-t", "csl-json", "--split", "parts").exit_code == 0
    names = sorted(path.name for path in (folder / "parts").iterdir())
    assert names == sorted(
        ["etc_passwd.json", "CON_.json", "con_-2.json", "a_b_c.json", "é.json", "reference.json",
         f"{'x' * 120}.json"]
    )  # fmt: skip
    assert sorted(path.name for path in folder.iterdir()) == ["in.json", "parts", "refs.bib"]


def test_jobs_change_nothing(folder: Path) -> None:
    options = ("refs.bib", "-t", "apa", "--dedupe", "merge", "--sort", "-issued")
    alone, shared = run(*options), run(*options, "--jobs", "2")
    assert alone.stdout == shared.stdout
    assert alone.stderr == shared.stderr != ""


def test_python_has_the_same_verb(library: Library) -> None:
    read = citeform.parse(library.text, "bibtex")
    tended = citeform.tend(read, filter="year>=1990", dedupe="merge", sort="-year", drop="abstract")
    years = [one.date("issued").year or 0 for one in tended]
    assert years == sorted(years, reverse=True)
    assert min(years) == 1990
    assert not [one for one in tended if "abstract" in one]
    # PubMed's twins have no year, and do not pass the filter.
    assert {problem.code for problem in tended.problems} == {"duplicate-doi", "duplicate-title"}
    assert len(citeform.parse(citeform.write(tended, "ris"), "ris")) == len(tended)


def test_what_front_pages_carry_beyond_csl_is_known(example: Path) -> None:
    page = citeform.read(example)
    assert len(citeform.tend(page, filter="affiliations~'marie' or affiliations~nantes")) == 1
    assert len(citeform.tend(page, filter="text~nantes and not funding")) == 1
    assert set(citeform.tend(page, drop="affiliations")[0].custom) == set(page[0].custom) - {
        "affiliations"
    }


def test_csl_json_objects_can_be_tended() -> None:
    works = [{"id": "b", "type": "book", "title": "B"}, {"id": "a", "type": "book", "title": "A"}]
    assert [one.id for one in citeform.tend(works, sort="title")] == ["a", "b"]


def test_nothing_that_was_given_is_changed() -> None:
    one = Reference("b", "book", {"title": "A"}, extra={"bibtex:crossref": ("a",)})
    parent = Reference("a", "book", {"title": "P"})
    tended = citeform.tend([one, parent], filter="key=b", rekey="{title}", drop="title")
    assert (one.id, one.extra) == ("b", {"bibtex:crossref": ("a",)})
    assert tended[0] == Reference("a", "book")


@pytest.mark.parametrize("option", ["title", "nosuch"])
def test_an_unknown_option_of_python_is_an_error(option: str) -> None:
    with pytest.raises(TypeError):
        citeform.tend([], **{option: "x"})
    with pytest.raises(citeform.CiteformError):
        citeform.tend([], dedupe="often")


def test_a_filter_that_nothing_passes_is_said(folder: Path) -> None:
    result = run("refs.bib", "-t", "ris", "--filter", "year=1066")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "no-match: no reference matches --filter; "
        "`citeform inspect` shows the types and values that it looks at\n"
    )
