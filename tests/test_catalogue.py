"""Finding style files, and the format of an input."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from citeform.catalogue import Catalogue, Style, plain_members, read_head
from citeform.problems import CiteformError

CSL = '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>Mine</title></info></style>'


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("vancouver", "vancouver.csl"),
        ("vancouver.csl", "vancouver.csl"),
        ("bib", "bibtex.toml"),
        ("apa", "apa.csl"),
        ("mla", "modern-language-association.csl"),
        ("nlm", "nlm-citation-sequence.csl"),
        ("http://www.zotero.org/styles/vancouver", "nlm-citation-sequence.csl"),
        ("https://www.zotero.org/styles/apa", "apa.csl"),
        ("annals-of-surgery", "annals-of-surgery.csl"),
    ],
)
def test_finds_a_style_by_any_of_its_names(name: str, file: str) -> None:
    assert Catalogue().find(name).path.name == file


def test_a_dependent_style_finds_its_parent() -> None:
    catalogue = Catalogue()
    style = catalogue.find("vancouver-nlm")
    assert style.path.parent.name == "dependent"
    assert catalogue.parent(style, "nlm-citation-sequence").is_file()


def test_a_parent_may_lie_beside_the_style(tmp_path: Path) -> None:
    (tmp_path / "parent.csl").write_text(CSL)
    (tmp_path / "child.csl").write_text(CSL)
    style = Catalogue().find(str(tmp_path / "child.csl"))
    assert Catalogue().parent(style, "parent") == tmp_path / "parent.csl"


def test_the_users_own_style_comes_first(tmp_path: Path) -> None:
    (tmp_path / "apa.csl").write_text(CSL)
    (tmp_path / "vancouver.csl").write_text(CSL)
    catalogue = Catalogue(tmp_path)
    assert catalogue.find("apa").origin == catalogue.find("vancouver").origin == "yours"
    assert [style.title for style in catalogue.styles()][:2] == ["Mine", "Mine"]
    assert [style.name for style in catalogue.styles()].count("vancouver") == 1


def test_an_installed_package_may_bring_styles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "labstyles"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "lab.csl").write_text(CSL)
    info = tmp_path / "labstyles-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: labstyles\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[citeform.styles]\nlab = labstyles\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    style = Catalogue().find("lab")
    assert (style.path, style.origin) == (package / "lab.csl", "lab")


@pytest.mark.parametrize(
    "name",
    [
        "nosuchstyle",
        "./nosuch.csl",
        "/",
        "x.txt/y",
        "x" * 5000,
        f"./{'x' * 5000}.csl",
        "a\0",
        "./a\0",
    ],
)
def test_an_unknown_style_is_one_problem(name: str) -> None:
    with pytest.raises(CiteformError) as caught:
        Catalogue().find(name)
    assert caught.value.problem.code == "unknown-style"
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("name", ["no-such-parent", "x" * 5000, ".."])
def test_a_parent_that_is_nowhere_is_the_style_s_problem(tmp_path: Path, name: str) -> None:
    style = Style("mine", tmp_path / "mine.csl", "path")
    with pytest.raises(CiteformError) as caught:
        Catalogue().parent(style, name)
    assert str(caught.value).startswith(f"{style.path}: bad-style: the style depends on")


@pytest.mark.parametrize(
    ("start", "suffix", "name"),
    [
        ("@article{a,\n title = {T}}", "", "bibtex"),
        ("% comment\n\n@Book{a,", ".txt", "bibtex"),
        ("@string{x = {y}}\n", "", "bibtex"),
        ("TY  - JOUR\n", "", "ris"),
        ("\n\nTY - JOUR\n", ".txt", "ris"),
        ("ty  - jour\nti  - One\n", "", "ris"),
        ("\nPMID- 8692918\nOWN - NLM\nSTAT- MEDLINE\n", ".txt", "nbib"),
        ("PMID-8692918\nTI  - One\n", "", "nbib"),
        ("FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", "", "wos"),
        ("PT J\nAU Doe, J\n   Sato, B\nTI One\n", "", "wos"),
        ("%0 Journal Article\n%A Doe, Jane\n", "", "endnote"),
        ("%A Jane Doe\n%T On rivers\n%J Acta\n", ".txt", "endnote"),
        ("<1. >\nVN  - Ovid Technologies\nDB  - Journals@Ovid\n", "", "ovid"),
        ("<8>\nScore\n  *****\nAccession Number\n  1\n", "", "ovid"),
        ("RT Journal Article\nSR Electronic(1)\nID 271\nA1 Doe,Jane\n", "", "refworks"),
        ("% A comment\n%T of TeX\n@book{a, title={T}}", "", "bibtex"),
        ('[{"id": "a"}]', "", "csl-json"),
        ('\n  {"type": "book"}', "", "csl-json"),
        ("An article's title\n\nJane Doe\n\njane@uni.edu", "", "frontpage"),
        ("Mail to\n@home, (x) we said\n", "", "frontpage"),
        ("[1] Institute of things\n", ".txt", "frontpage"),
        ("nothing at all", ".bib", "bibtex"),
    ],
)
def test_tells_a_format_by_its_first_lines(start: str, suffix: str, name: str) -> None:
    assert Catalogue().detect(start, suffix) == name


@pytest.mark.parametrize("name", Catalogue().formats())
def test_a_plain_head_says_what_toml_says(name: str) -> None:
    path = Catalogue().bundled / f"{name}.toml"
    head = path.read_text(encoding="utf-8").partition("\n[")[0]
    assert plain_members(head) == tomllib.loads(head)


@pytest.mark.parametrize(
    ("head", "members"),
    [
        ('a = "x"\n# a remark\n\nn = -1 # one', {"a": "x", "n": -1}),
        ('l = ["a", "b"]', {"l": ["a", "b"]}),
        ("e = ''\nt = true\nl = []\n", {"e": "", "t": True, "l": []}),
        (r'name = "a\tb"', {"name": "a\tb"}),
        ('name = """\na\n"""', {"name": "a\n"}),
        ('suffixes = [\n  ".a",\n]', {"suffixes": [".a"]}),
        ('"name" = "a"\na.b = 1_0', {"name": "a", "a": {"b": 10}}),
        ('name = "a"\nname = "b"', {}),
        ("name = a", {}),
    ],
)  # fmt: skip
def test_a_head_may_hold_any_toml(head: str, members: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f"{head}\n[types]\n", encoding="utf-8")
    assert read_head(path) == members
