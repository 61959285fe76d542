"""Whatever a text holds, its stretches read as it does."""

from __future__ import annotations

import io
import random
from typing import Any

import pytest

from citeform import intake, stretches
from citeform.catalogue import Catalogue
from citeform.intake import Intake
from citeform.lenses import lens_at
from citeform.model.reference import Library, Reference
from citeform.problems import Problem, Source
from citeform.syntax import objects

# Lines of each format, to stand in any order: records lack a beginning or an end, and there is what
# is no line of a record.
LINES = {
    "ris": (
        "TY  - JOUR", "TY  - BOOK", "\ufeffTY  - BOOK", "ty  - book", "ER  - ", "er  - ",
        "AU  - Doe, J", "TI  - On x", "", "  ", "more text", "      more", "ID  - k", "PY  - 2001",
    ),
    "nbib": (
        "PMID- 1", "PMID- 2", "TI  - T", "      more", "", "AU  - Doe J", "junk", "PT  - Book",
        "FAU - Doe, Jane",
    ),
    "wos": (
        "FN x", "VR 1.0", "PT J", "AU Doe, J", "   Roe, K", "TI T", "ER", "", "EF", "junk x",
        "UT W:1",
    ),
    "endnote": (
        "%0 Book", "%0 Journal Article", "%A Doe, J", "%T On x", "", "junk", "%D 2001", "%J Acta",
        "  more",
    ),
    "ovid": (
        "<1>", "<2. >", "Title", "  On x", "Authors", "  Doe J.", "", "TI  - T", "AU  - Doe J",
        "junk",
    ),
    "refworks": (
        "RT Book", "RT Journal Article", "A1 Doe,J", "T1 T", "", "junk", "YR 2001",
    ),
    "csl-ndjson": (
        '{"id":"a","type":"book","title":"T"}', '{"id":"b","type":"boo', "", "5", '"x"', "]",
        '{"id":"c","author":[{"family":"X"},{"family":"Y"}],"title":"U"}', "} , {", '{"id":"d"},',
        '{bad {"id":"e","type":"book"}', ' {"id":"f","type":"book"}', 'x"},{"id":"g"}',
    ),
    "csl-json": (
        '{"id":"a","type":"book","title":"T"},', '{"id":"b","type":"boo ,', "", "5,",
        '{"id":"c","author":[{"family":"X"},{"family":"Y"}],"title":"U"}, ',
        '{"id" "d","author":[{"family":"X"},{"family":"Y"}],"title":"U"}, ',
        '{\n"id":"e",\n"type":"book"\n},',
    ),
}  # fmt: skip


def content(references: Library | list[Reference], problems: list[Problem]) -> Any:
    """All that was read, and what was wrong, in any order."""
    read = [(one.id, one.type, dict(one.variables), dict(one.extra)) for one in references]
    return read, sorted(map(str, problems))


@pytest.mark.parametrize("name", LINES)
def test_stretches_read_as_the_whole(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    style = Catalogue().find(name).path
    form, dice = lens_at(style), random.Random(1)
    monkeypatch.setattr(objects, "LONGEST", 40)
    for _ in range(400):
        text = "".join(f"{line}\n" for line in dice.choices(LINES[name], k=dice.randint(3, 25)))
        if name == "csl-json":
            text = "[" + text + dice.choice(("]", "]\n", ""))
        whole = form.read(Source(text, "x"))
        for module in (intake, stretches):
            monkeypatch.setattr(module, "STRETCH", dice.choice((10, 30, 60, 120)))
        one = Intake(io.BufferedReader(io.BytesIO(text.encode())), "x")
        references: list[Reference] = []
        problems: list[Problem] = []
        for part in stretches.stretches(stretches.Input(one, style, one.begin())):
            found = form.read(part.source)
            references += found
            problems += (*part.problems, *found.problems)
        expected = content(whole, [*whole.problems])
        assert content(references, problems) == expected, text
