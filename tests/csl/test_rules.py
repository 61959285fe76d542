"""One CSL rule a line: what a layout prints of an item.

The expectations in `rules.jsonl` are read off the CSL 1.0.2 specification and confirmed by running
citeproc-js 2.4.63 on the same layouts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citeform.csl.process import Processor
from citeform.csl.style import load_text

RULES = [
    json.loads(line)
    for line in Path(__file__).with_name("rules.jsonl").read_text(encoding="utf-8").splitlines()
]
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"
 default-locale="{locale}" {style}><info><title>t</title><id>t</id>
<updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout>{layout}</layout></bibliography></style>"""


@pytest.mark.parametrize("rule", RULES, ids=[rule["name"] for rule in RULES])
def test_a_layout_prints(rule: dict[str, Any]) -> None:
    style = STYLE.format(
        locale=rule.get("locale", "en-US"), style=rule.get("style", ""), layout=rule["layout"]
    )
    engine = Processor(load_text(style), markup="text")
    ((_, text),) = engine.document([{"id": "a", "type": "book", **rule["item"]}]).entries()
    assert text.strip() == rule["expected"]


CITING = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>
<locale><terms><term name="ordinal">&amp;lt;sup&amp;gt;e&amp;lt;/sup&amp;gt;</term></terms></locale>
<citation><layout><group delimiter=", ">
<names variable="author"><substitute><text variable="title"/></substitute></names>
<number variable="edition" form="ordinal"/></group></layout></citation></style>"""


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ({}, "T, 3<sup>e</sup>"),
        ({"suppress-author": True}, "3<sup>e</sup>"),
        ({"prefix": "cf."}, "cf. T, 3<sup>e</sup>"),
        ({"prefix": "see "}, "see T, 3<sup>e</sup>"),
        ({"prefix": "vgl. (", "suffix": ")"}, "vgl. (T, 3<sup>e</sup>)"),
        ({"suffix": "for more"}, "T, 3<sup>e</sup> for more"),
    ],
)
def test_a_cite_prints(cite: dict[str, Any], expected: str) -> None:
    """A title in place of names goes with them; markup escaped twice in a term is markup."""
    item = {"id": "a", "type": "book", "title": "T", "edition": "3"}
    made = Processor(load_text(CITING), markup="html").document([item])
    assert made.citation([{"id": "a", **cite}]) == expected
