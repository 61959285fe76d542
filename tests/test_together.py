"""`citeform check --together`: keys and identifiers that two files of one document have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from citeform.cli import cli

FILES = {
    "one.bib": "@misc{Doe,\n title = {T}, doi = {10.1000/182}, pmid = {123}}\n"
    "@misc{p, title = {P}}\n",
    "two.bib": "@misc{Roe, title = {R}}\n@misc{doe, title = {T},\n doi = {10.1000/182}}\n",
    "three.json": '[{"id": "p", "type": "document", "title": "P", "PMID": "123"}]',
    "parent.bib": "@proceedings{q, title={P}, year=2001, doi={10.1000/7},"
    " isbn={978-0-13-110362-8}}",
    "children.bib": "@inproceedings{c, title={C}, author={Doe, J}, crossref={q}}\n"
    "@inproceedings{d, title={D}, author={Doe, J}, crossref={q}}",
}


def run(*arguments: str) -> Result:
    """Run `citeform check` as the shell would."""
    return CliRunner().invoke(cli, ["check", *arguments])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of the test's own, with the files."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text)


def test_files_that_are_not_together_may_share_what_they_want() -> None:
    result = run("one.bib", "two.bib", "three.json")
    assert (result.output, result.exit_code) == ("", 0)


def test_what_two_files_have_is_told_with_both_places() -> None:
    result = run("--together", "one.bib", "two.bib", "three.json")
    assert result.stderr.splitlines() == [
        'two.bib:2:1: duplicate-key: the keys "Doe" (one.bib:1:1) and "doe" are one to BibTeX',
        "two.bib:3:2: duplicate-doi: doe: 10.1000/182 is also the DOI of Doe (one.bib:2:15)",
        'three.json:1:2: duplicate-key: the key "p" is used before, at one.bib:3:1',
        "three.json:1:2: duplicate-pmid: p: 123 is also the PMID of Doe (one.bib:2:36)",
    ]
    assert (result.stdout, result.exit_code) == ("", 1)


def test_programs_are_told_it_too() -> None:
    shown = json.loads(run("--together", "--format", "json", "two.bib", "one.bib").stdout)
    assert [(one["code"], one["file"], one["line"]) for one in shown] == [
        ("duplicate-key", "one.bib", 1),
        ("duplicate-doi", "one.bib", 2),
    ]
    shown = run("--together", "--format", "github", "one.bib", "three.json").stdout.splitlines()
    assert len(shown) == 2
    assert shown[0].startswith("::error file=three.json,line=1,col=2,title=duplicate-key::the key")


def test_a_file_that_is_named_twice_is_one_file() -> None:
    assert run("--together", "one.bib", "./one.bib").output == ""


@pytest.mark.parametrize("order", [("parent.bib", "children.bib"), ("children.bib", "parent.bib")])
@pytest.mark.parametrize("option", [(), ("--together",)])
def test_what_is_inherited_from_another_file_is_told_there_alone(
    order: tuple[str, ...], option: tuple[str, ...]
) -> None:
    result = run(*option, *order)
    assert result.stderr == 'parent.bib:1:56: bad-isbn: q: "978-0-13-110362-8" is no ISBN\n'
