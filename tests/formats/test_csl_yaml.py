"""CSL-YAML, as pandoc reads and writes it."""

from __future__ import annotations

import pytest
import yaml

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Date

PANDOC = """\
---
nocite: "[@*]"
references:
- author:
  - family: Doe
    given: Jane
  container-title: Acta
  doi: 10.5555/1
  id: doe2019
  issue: 2
  issued: 2019-05
  page: 148-156
  title: On *E. coli* and [NASA]{.nocase}, longer
    than a line
  type: article-journal
  url: "https://example.org/a_b"
---

Text.
"""


def test_what_pandoc_writes() -> None:
    (work,) = citeform.parse(PANDOC)
    assert (work.id, work.type) == ("doe2019", "article-journal")
    assert work.date("issued") == Date(((2019, 5),))
    texts = {name: value for name, value in work.variables.items() if isinstance(value, str)}
    assert texts == {
        "container-title": "Acta",
        "DOI": "10.5555/1",
        "issue": "2",
        "page": "148-156",
        "title": 'On <i>E. coli</i> and <span class="nocase">NASA</span>, longer than a line',
        "URL": "https://example.org/a_b",
    }
    assert not work.extra


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", "plain"),
        ("<i>E. coli</i> 5", "*E. coli* 5"),
        ("H<sub>2</sub>O", "H~2~O"),
        ("a *b* c", r"a \*b\* c"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ('an <span class="nocase">iOS</span>', "an [iOS]{.nocase}"),
        ("a <i>b", "a <i>b"),
        (r"\alpha \*", r"\\alpha \\\*"),
    ],
)
def test_marks(text: str, written: str) -> None:
    work = Reference("a", "book", {"title": text})
    out = citeform.write([work], "csl-yaml")
    assert citeform.parse(out, "csl-yaml")[0] == work
    assert yaml.safe_load(out)["references"][0]["title"] == written
