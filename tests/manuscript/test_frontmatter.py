"""The settings of a document, with PyYAML and without it."""

from __future__ import annotations

import pytest

from citeform.manuscript.frontmatter import plain_settings, read_settings
from citeform.problems import Source


@pytest.mark.parametrize(
    "text",
    [
        "title: A thesis\nlang: en-US\n",
        "csl: styles/apa.csl\nbibliography: 'my refs.bib'\n",
        'title: "Of: mice"\nlink-citations: true\nsuppress-bibliography: false\nabstract: null\n',
        "reference-section-title: Works cited\n",
    ],
)
def test_the_plainest_settings_are_what_yaml_says(text: str) -> None:
    import yaml

    assert plain_settings(text) == yaml.safe_load(text)


@pytest.mark.parametrize(
    "text",
    [
        "nocite: '@*'\ncsl: [a, b]", "title: |\n  Two\n  lines", "a: b # c", "a: 'it''s'",
        "a: True",
        'a: "x\\ty"', "a: 12", "a: 2020-01-02", "a: b: c", "a: b\na: c", "a:", "a: *b", "a: &b c",
        "- a", "a: b\n  c", "# a: b",
    ],
)  # fmt: skip
def test_yaml_is_asked_about_all_others(text: str) -> None:
    assert plain_settings(text) is None


def test_broken_yaml_is_a_problem_with_its_place() -> None:
    source = Source("---\ntitle: [a\nb: c\n---\n", "x.md")
    settings, problems = read_settings(source, [(4, 19)])
    assert settings == {}
    assert [(one.code, one.line) for one in problems] == [("bad-settings", 3)]
