"""What each markup makes of the engine's HTML: a file for each construct, with all markups."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citeform.output.outputs import OUTPUTS, find
from citeform.output.runs import flat
from citeform.output.runs import plain as plain_of
from tests.output.readers import PANDOC, pandoc_reads, plain

CASES = sorted((Path(__file__).parents[1] / "cases" / "output").glob("*.txt"))
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
SECTION = re.compile(r"^---([a-z]+)---\n(.*?)\n(?=---[a-z]+---\n|\Z)", re.MULTILINE | re.DOTALL)


def sections(case: Path) -> dict[str, str]:
    """The sections of a case: the engine's HTML, and the text of each markup."""
    return dict(SECTION.findall(case.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_markups_write_a_construct(case: Path, request: pytest.FixtureRequest) -> None:
    parts = sections(case)
    # The escape sign stands for itself in no file that people read.
    written = {name: find(name).inline(parts["engine"]).replace("\x1b", "␛") for name in OUTPUTS}
    if request.config.getoption("--update-cases", default=False):
        about = case.read_text(encoding="utf-8").partition("\n")[0]
        texts = {"engine": parts["engine"], **written}
        body = "".join(f"---{name}---\n{text}\n" for name, text in texts.items())
        case.write_text(f"{about}\n{body}", encoding="utf-8")
        return
    assert {name: parts.get(name) for name in OUTPUTS} == written


@pytest.mark.parametrize("markup", PANDOC)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_pandoc_reads_the_text_that_was_written(case: Path, markup: str) -> None:
    html = sections(case)["engine"]
    text = plain_of(flat(html))
    read = pandoc_reads(find(markup).inline(html), markup)
    if markup == "latex":
        # TeX's apostrophe is no straight one, and pandoc does not know `\textasciigrave`.
        text, read = text.replace("`", "").replace("'", "’"), read.replace("'", "’")
    if markup == "rtf":
        # pandoc does not join the halves of a letter beyond the first plane; LibreOffice does.
        text, read = ASTRAL.sub("?", text), read.replace("\ufffd\ufffd", "?")
    assert read == plain(text)


def test_there_are_cases() -> None:
    assert len(CASES) >= 16
