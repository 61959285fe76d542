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
