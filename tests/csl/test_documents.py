"""Several works in one document: sorting, collapsing, disambiguation, substitution.

The expectations in `documents.jsonl` are what citeproc-js 2.4.63 prints of the same documents, each
read and found to follow from CSL 1.0.2 or to be a choice that it leaves open.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citeform.csl.process import Processor
from citeform.csl.style import load_text

DOCUMENTS = [
    json.loads(line)
    for line in Path(__file__).with_name("documents.jsonl").read_text(encoding="utf-8").splitlines()
]
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>{}</style>"""


@pytest.mark.parametrize("case", DOCUMENTS, ids=[case["name"] for case in DOCUMENTS])
def test_a_document_prints(case: dict[str, Any]) -> None:
    engine = Processor(load_text(STYLE.format(case["style"])), markup=case.get("markup", "text"))
    document = engine.document(case["items"])
    if "citations" in case:
        found = document.citations([{"citationItems": cites} for cites in case["citations"]])
    else:
        found = [text.strip() for _, text in document.entries()]
    assert found == case["expected"]
