"""Citation keys."""

from __future__ import annotations

import pytest

from citeform.keys import with_keys
from citeform.model.reference import Reference, Value
from citeform.model.values import Date, Name
from citeform.problems import CiteformError


def work(title: str = "On x", family: str = "Doe", year: int = 2024, key: str = "") -> Reference:
    """A reference with what a key is made of."""
    variables: dict[str, Value] = {
        "title": title,
        "author": (Name(family, "A."),),
        "issued": Date(((year,),)),
    }
    return Reference(key, "article-journal", variables)


@pytest.mark.parametrize(
    ("title", "family", "key"),
    [
        ("Chirurgie du rachis", "Deschamps", "deschamps2024chirurgie"),
        ("L’École et la vie", "Müller", "muller2024ecole"),
        ("The <i>E. coli</i> genome", "O'Brien", "obrien2024coli"),
        ("Über die Größe", "Weiß", "weiss2024grosse"),
        ("A", "Šimek", "simek2024a"),
        ("中文", "李", "2024"),
        ("The of", "García Márquez", "garciamarquez2024the"),
    ],
)
def test_makes_a_key_of_author_year_and_title(title: str, family: str, key: str) -> None:
    assert [one.id for one in with_keys([work(title, family)])] == [key]


def test_collisions_get_letters_and_brought_keys_stay() -> None:
    works = [work(), work(), work(key="doe2024x"), work(key="Mine_1"), work()]
    keys = [one.id for one in with_keys(works)]
    assert keys == ["doe2024xa", "doe2024xb", "doe2024x", "Mine_1", "doe2024xc"]


def test_a_pattern_may_name_any_variable() -> None:
    assert [one.id for one in with_keys([work()], "{type}-{author}:{year}")] == [
        "article-journal-doe:2024"
    ]


def test_after_z_comes_aa() -> None:
    keys = [one.id for one in with_keys([work()] * 29)]
    assert keys[26:] == ["doe2024xz", "doe2024xaa", "doe2024xab"]


@pytest.mark.parametrize("pattern", ["{athor}", "plain", "{author", "{}"])
def test_refuses_a_pattern_that_makes_no_key(pattern: str) -> None:
    with pytest.raises(CiteformError) as caught:
        list(with_keys([work()], pattern))
    assert caught.value.problem.code == "bad-option"
