"""CITATION.cff."""

from __future__ import annotations

import re

import pytest
import yaml

import citeform
from citeform.model.reference import Reference
from citeform.model.values import Date, Name

SOFTWARE = """\
cff-version: 1.2.0
message: Cite it
title: Tool
version: 1.10
date-released: 2021-03-04
authors:
  - family-names: Berg
    given-names: Jan
    name-particle: van der
    name-suffix: Jr.
    orcid: https://orcid.org/0000-0002-1825-0097
  - name: The Tool Team
identifiers:
  - type: doi
    value: 10.5281/zenodo.1
repository-code: https://example.org/tool
license: [MIT, Apache-2.0]
keywords: [one, two]
"""


def test_the_software_itself() -> None:
    (tool,) = citeform.parse(SOFTWARE)
    assert tool.type == "software"
    assert tool.names("author") == (
        Name("Berg", "Jan", "van der", suffix="Jr."),
        Name(literal="The Tool Team"),
    )
    assert tool.date("issued") == Date(((2021, 3, 4),))
    assert {name: tool.text(name) for name in ("version", "DOI", "URL", "license", "keyword")} == {
        "version": "1.10",
        "DOI": "10.5281/zenodo.1",
        "URL": "https://example.org/tool",
        "license": "MIT OR Apache-2.0",
        "keyword": "one, two",
    }


def test_what_a_file_prefers_to_be_cited() -> None:
    text = SOFTWARE + (
        "preferred-citation:\n  type: article\n  title: The paper\n  authors:\n"
        "    - family-names: Doe\n  journal: Acta\n  year: 2020\n  month: 2\n  start: 5\n"
        "  end: 9\n  publisher:\n    name: P\n    city: Paris\n"
    )
    (paper,) = citeform.parse(text)
    assert paper.type == "article-journal"
    assert paper.date("issued") == Date(((2020, 2),))
    assert {name: paper.text(name) for name in ("title", "container-title", "page")} == {
        "title": "The paper",
        "container-title": "Acta",
        "page": "5-9",
    }
    assert (paper.text("publisher"), paper.text("publisher-place")) == ("P", "Paris")


def test_data_that_needs_more_than_a_head_is_preferred_data() -> None:
    data = Reference("d", "dataset", {"title": "D", "publisher": "P", "issued": Date(((2020,),))})
    written = yaml.safe_load(citeform.write([data], "cff"))
    assert written["preferred-citation"]["type"] == "data"
    assert citeform.parse(citeform.write([data], "cff"))[0] == data


def test_what_the_format_asks_for_is_there_and_is_not_read() -> None:
    work = Reference("a", "software", {"version": "2"})
    text = citeform.write([work], "cff")
    assert yaml.safe_load(text)["authors"] == [{"name": "Anonymous"}]
    assert citeform.parse(text)[0] == work


def test_several_works_are_documents() -> None:
    works = [Reference(key, "software", {"title": key}) for key in ("a", "b c")]
    text = citeform.write(works, "cff")
    assert re.findall("^# key: (.*)$", text, re.MULTILINE) == ["a", "b c"]
    assert list(citeform.parse(text)) == works


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        ("repository: https://a/\nrepository-code: https://b/", "https://b/"),
        ("repository-artifact: https://a/\nurl: https://b/", "https://b/"),
        ("repository-artifact: https://a/\nrepository: https://b/", "https://b/"),
        (
            "url: https://a/\nidentifiers:\n  - {type: url, value: 'https://b/'}",
            "https://b/",
        ),
    ],
)
def test_the_surest_address_is_read(lines: str, url: str) -> None:
    assert citeform.parse(f"cff-version: 1.2.0\ntitle: T\n{lines}\n")[0].text("URL") == url
