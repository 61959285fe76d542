"""`citeform check --fix` on libraries with slips of all kinds: what must hold of any text."""

from __future__ import annotations

import re

from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeform.cli import cli
from citeform.lint.entries import Entry, read_entries
from citeform.lint.fields import PLAIN
from citeform.problems import Source
from tests.faulty import KINDS, Untidy

LIBRARY = Untidy(KINDS).text
PIECES = (
    "{", "}", '"', "#", ",", "=", "@", "%", "\\", "&", "_", "$", "--", "–", " ", "\n", "\t", "\r\n",
    "@misc{", "}\n", "crossref = {key1},", "date = {2021-02-30},", "year = {²},",
    "month = {March},", "day = {٣},", "pages = {٣-٤},", "pages = {1-2},",
    "issn = {0028083", "orcid = {0000-", "isbn = {ISBN 978", "note = {},",
    "e\u0301", "\u2028", "9" * 5000,
)  # fmt: skip

Slip = tuple[int, int, str]
"""Where, how many characters go, and what comes in their place."""
slips: st.SearchStrategy[list[Slip]] = st.lists(
    st.tuples(
        st.integers(0, len(LIBRARY)),
        st.sampled_from((0, 0, 1, 2, 30)),
        st.sampled_from((*PIECES, "")),
    ),
    min_size=1,
    max_size=12,
)


def slipped(edits: list[Slip]) -> str:
    """The library with the slips made."""
    text = LIBRARY
    for at, gone, new in edits:
        text = text[:at] + new + text[at + gone :]
    return text


def run(text: str, *arguments: str) -> Result:
    """Run `citeform check` on a text, which must end in one of the two ways it has."""
    result = CliRunner().invoke(cli, ["check", *arguments, "-f", "bibtex"], input=text.encode())
    assert result.exit_code in (0, 1), result.exception
    return result


def lines_around(text: str, entries: list[Entry]) -> list[str]:
    """What stands around the entries."""
    ends = [0, *(entry.end for entry in entries)]
    starts = [*(entry.start for entry in entries), len(text)]
    return [text[end:start].strip() for end, start in zip(ends, starts, strict=True)]


@given(slips)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_broken_library_is_checked_and_mended_once(edits: list[Slip]) -> None:
    text = slipped(edits)
    for line in run(text).stderr.splitlines():
        assert re.match(r"<stdin>(:\d+:\d+)?: [a-z-]+: ", line)
    once = run(text, "--fix").stdout_bytes.decode()
    assert run(once, "--fix").stdout_bytes.decode() == once

    before, after = (read_entries(Source(one)) for one in (text, once))
    assert [entry[:2] for entry in before] == [entry[:2] for entry in after]
    assert lines_around(text, before) == lines_around(once, after)
    for old, new in zip(before, after, strict=True):
        gone = [tag for tag in old.fields if tag not in new.fields]
        assert list(new.fields) == [tag for tag in old.fields if tag in new.fields]
        assert not any(old.fields[tag].value.strip(" \t\r\n{}") for tag in gone)
        for tag in new.fields.keys() - PLAIN:
            assert new.fields[tag].value == old.fields[tag].value
