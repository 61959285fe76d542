"""What is written is valid by the schema that is published for its format (`tests/schemas`)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from lxml import etree

import citeform
from citeform.model.reference import Reference
from citeform.model.vocabulary import TYPES
from citeform.syntax.xmlwrite import name_of
from tests.conftest import ROOT
from tests.formats.strategies import references
from tests.formats.test_real_files import cases

SCHEMAS = ROOT / "tests" / "schemas"


@cache
def validator(name: str) -> Any:
    """The validator of a format."""
    if name == "cff":
        path = SCHEMAS / "cff-1.2.0" / "schema.json"
        return Draft7Validator(json.loads(path.read_text(encoding="utf-8")))
    if name == "mods":
        return etree.XMLSchema(etree.parse(SCHEMAS / "mods-3.7" / "mods-3-7.xsd"))
    return etree.DTD(str(SCHEMAS / "jats-publishing-1.1" / "JATS-journalpublishing1.dtd"))


def faults_of_cff(text: str) -> list[str]:
    """What the schema of CFF has against the documents of a text."""
    documents = yaml.safe_load_all(text)
    return [one.message for document in documents for one in validator("cff").iter_errors(document)]


def faults_of_xml(name: str) -> Callable[[str], list[str]]:
    """What tells what the schema of an XML format has against a text."""

    def faults(text: str) -> list[str]:
        validator(name).validate(etree.fromstring(text.encode()))
        return [one.message for one in validator(name).error_log]

    return faults


FAULTS = {"cff": faults_of_cff, "jats": faults_of_xml("jats"), "mods": faults_of_xml("mods")}
NAMES = sorted(FAULTS)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=50, suppress_health_check=list(HealthCheck), deadline=None)
@given(works=st.lists(references(), min_size=1, max_size=2))
def test_whatever_is_written_is_valid(name: str, works: list[Reference]) -> None:
    assert not FAULTS[name](citeform.write(works, name))


@pytest.mark.parametrize("name", NAMES)
def test_real_references_are_valid_when_written(shared: object, name: str) -> None:
    found = [case.get("expected_csl") or [] for several in cases().values() for case in several]
    works = [work for several in found for work in several]
    assert works
    assert not FAULTS[name](citeform.write(works, name))


@pytest.mark.parametrize("name", NAMES)
def test_every_type_is_valid_even_when_nothing_is_known(name: str) -> None:
    works = [Reference(kind, kind, {}) for kind in sorted(TYPES)]
    assert not FAULTS[name](citeform.write(works, name))


# Texts with marks where elements take none, and addresses that are none.
MARKED = "On <i>E. coli</i>, <sub>2</sub> and <span class='nocase'>iOS</span>"
PLAIN = ("edition", "event-title", "note", "page", "publisher", "title", "version", "volume")
ADDRESSES = ("100%", "//", "a b", "http://a:b", "https://x.org/a[1]", "https://x.org/é", "x:y")
AWKWARD: list[dict[str, str]] = [
    *({variable: MARKED} for variable in PLAIN),
    *({"URL": text, "archive": "A", "call-number": "C"} for text in ADDRESSES),
]


@pytest.mark.parametrize("name", NAMES)
def test_awkward_values_are_valid_and_read_back(name: str) -> None:
    works = [Reference(f"k{at}", "report", values) for at, values in enumerate(AWKWARD)]
    text = citeform.write(works, name)
    assert not FAULTS[name](text)
    back = citeform.parse(text, name)
    assert name == "cff" or [one.text("URL") for one in back] == [one.text("URL") for one in works]


@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_comes_twice_is_a_name_that_comes_once(name: str) -> None:
    works = [Reference(key, "book", {"title": key}) for key in ("a b", "a_b", "a b", "1", "é", "𝟏")]
    text = citeform.write(works, name)
    assert not FAULTS[name](text)
    keys = [one.id for one in citeform.parse(text, name)]
    assert keys == (["a_b", "a_b_", "a_b__", "_1", "é", "_"] if name == "jats"
                    else [one.id for one in works])  # fmt: skip


def test_every_letter_of_a_name_is_one_of_all_editions_of_xml() -> None:
    reference = etree.fromstring("<ref-list><ref><element-citation><etal/></element-citation></ref>"
                                 "</ref-list>")  # fmt: skip
    for start in range(0x21, 0xD800, 64):
        reference[0].set("id", name_of("".join(map(chr, range(start, start + 64)))))
        assert validator("jats").validate(reference), hex(start)


# What the schemas refuse: an unknown member, a value of another kind, a thing out of its place.
REFUSED = [
    ("cff", "cff-version: 1.2.0\nmessage: m\ntitle: t\nauthors: [{name: n}]\njournal: Acta\n"),
    ("cff", "cff-version: 1.2.0\nmessage: m\ntitle: t\nauthors: [{name: n}]\ndoi: doi.org/1\n"),
    ("cff", "cff-version: 1.2.0\nmessage: m\ntitle: t\n"),
    ("jats", "<ref-list><ref><element-citation><journal>A</journal></element-citation></ref>"
             "</ref-list>"),
    ("jats", "<ref-list><ref><element-citation><year>A<b/></year></element-citation></ref>"
             "</ref-list>"),
    ("jats", "<ref-list><ref id='1'><element-citation><year>1</year></element-citation></ref>"
             "</ref-list>"),
    ("mods", "<mods xmlns='http://www.loc.gov/mods/v3'><title>A</title></mods>"),
    ("mods", "<mods xmlns='http://www.loc.gov/mods/v3'><location><url>a</url>"
             "<physicalLocation>A</physicalLocation></location></mods>"),
    ("mods", "<mods xmlns='http://www.loc.gov/mods/v3'><name type='author'/></mods>"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), REFUSED)
def test_what_is_wrong_is_refused(name: str, text: str) -> None:
    assert FAULTS[name](text)


@pytest.mark.parametrize("name", ["cff", "mods"])
def test_real_files_of_the_version_are_taken(shared: object, name: str) -> None:
    assert any(not FAULTS[name](case["input"]) for case in cases()[name])
