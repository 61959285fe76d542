"""Style files are checked when they are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from citeform.catalogue import Catalogue
from citeform.formats.stylefile import load
from citeform.problems import CiteformError

GOOD = """name = "mine"
syntax = "tagged"

[types.both]
J = "article-journal"

[fields]
rules = [
  { tag = "A", var = "author" },
  { tag = "T", var = "title", types = ["article-journal"] },
  { tag = "T", var = "container-title" },
]
"""


@pytest.mark.parametrize("name", sorted(Catalogue().formats()))
def test_the_bundled_files_are_sound(name: str) -> None:
    style = load(Catalogue().find(name).path)
    assert style.name == name
    assert style.title != name


def test_a_sound_file_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD)
    assert [rule.tags[0] for rule in load(path).rules] == ["A", "T", "T"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('syntax = "tagged"\n', "", 0, '"syntax" is missing'),
        ('"tagged"', '"tagd"', 2, '"tagd" is no syntax; did you mean "tagged"?'),
        ('"article-journal"\n', '"article-jurnal"\n', 5, '"article-jurnal" is no CSL type; did'),
        ('var = "author"', 'var = "authors"', 9, '"authors" is no CSL variable; did you mean'),
        ('var = "author"', 'vra = "author"', 9, '"vra" is no member of a rule; did you mean "var"'),
        ('var = "author"', 'var = "author", codec = "x"', 9, '"x" is no codec'),
        ('["article-journal"]', '["@serial"]', 0, '"serial" is no group'),
        ('"T", var = "container-title"', '"A", var = "author"', 9, "never reached"),
        ("[types.both]", "[types.both", 4, "expected ']'"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD.replace(old, new, 1))
    with pytest.raises(CiteformError) as caught:
        load(path)
    problem = caught.value.problem
    assert (problem.code, problem.file) == ("bad-style", str(path))
    assert message in str(problem)
    assert not line or problem.line == line


DIALECT = """name = "other"
base = "mine"

[types.both]
J = [{ type = "article-magazine", has = { K = "magazine" } }, { type = "article-journal" }]
B = { type = "book", has = ["P"], lacks = ["T"] }

[fields]
rules = [
  { tag = "A", var = "author", aliases = ["X"] },
  { tag = "C", instead = "T", var = "title" },
  { tag = "P", var = "publisher" },
]
"""


def test_a_dialect_says_only_what_is_different(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(GOOD)
    path = tmp_path / "other.toml"
    path.write_text(DIALECT)
    style = load(path)
    assert (style.name, style.family, style.syntax) == ("other", "mine", "tagged")
    assert [(rule.tags[0], rule.aliases) for rule in style.rules] == [
        ("A", ("X",)),
        ("C", ()),
        ("P", ()),
    ]
    assert [(rule.tag, rule.type, dict(rule.has), rule.lacks) for rule in style.types] == [
        ("J", "article-magazine", {"K": "magazine"}, ()),
        ("J", "article-journal", {}, ()),
        ("B", "book", {"P": ""}, ("T",)),
    ]


def test_a_base_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_text(DIALECT.replace('"mine"', '"nowhere"'))
    with pytest.raises(CiteformError) as caught:
        load(path)
    assert "nowhere.toml" in str(caught.value.problem)
