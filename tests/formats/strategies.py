"""Random references over the whole vocabulary, and the texts that formats stumble over."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import strategies as st

from citeform.model.reference import Reference
from citeform.model.values import Date, Name
from citeform.model.vocabulary import KIND, TYPES

PIECES = (
    # LaTeX and .bib
    "}", "{", "\\", "\n@article{x,", "@", "%", "#", "$x$", "~", "^", "_", "a--b", "``q''", "''",
    "\\textit{", "\\'", " and ", " and others", '"', "{A and B}", "\n\n", "\\\\", "\\end{x}",
    # tagged formats
    "\nTY  - JOUR", "\nER  - ", "N1  - x: y", "title: x", "type: book", "\nPMID- 1", "\n%0 Book",
    "\nPT J", "\nEF", "\n      x", "<1. >", "\n", "\t",
    # XML, HTML and CSL's own markup
    "</title>", "<title>", "<", ">", "&", "&amp;", "&#0;", "]]>", "<![CDATA[", "<!--", "-->",
    "<?x?>",
    "<i>E. coli</i>", '<span class="nocase">iOS</span>', "<sup>2</sup>", "<i>", "</span>",
    # JSON and YAML
    '"}]', "\\u0000", "\\n", "- a: b", "a: b", ": ", " #c", "---\n", "...\n", "!!x", "*a", "&a",
    "|",
    "yes", "null", "1e3", "2019-01-01", "'",
    # signs
    "👩‍🔬", "עברית", "\u202e", "中文", "\u00a0", "\u00ad", "\ufeff", "\u2028", "\u0085", "ﬁ", "İ",
    "ß",
    "\0", "\x01", "\x0b", "\x0c", "\x1b[1m", "\x7f", "\ufffe", "\U0010ffff",
    # what separates lists
    "DNA", ",", ";", "|", "/", "-", "–", ".", " ", "Jr.", "van der", "et al.", "[", "]", "(", ")",
    "=",
)  # fmt: skip
HOSTILE = st.sampled_from(PIECES)
LETTERS = st.characters(exclude_categories=("Cs", "Cn", "Co"), max_codepoint=0x1FFFF)


def composed(text: str) -> str:
    """A text as formats give it back: composed, and no white space around it."""
    return unicodedata.normalize("NFC", text.strip())


TEXT = st.lists(st.one_of(HOSTILE, st.text(LETTERS, max_size=8), st.just(" ")), max_size=5).map(
    lambda parts: composed("".join(parts))
).filter(bool)  # fmt: skip
WORD = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=10).map(composed)
PARTICLE = st.sampled_from(["", "", "van", "de la", "von"])
NAME = st.one_of(
    st.tuples(TEXT, TEXT).map(lambda parts: Name(*parts)),
    st.tuples(WORD, WORD, PARTICLE, PARTICLE, st.sampled_from(["", "Jr.", "III"])).map(
        lambda parts: Name(*parts)
    ),
    WORD.map(lambda family: Name(family)),
    TEXT.map(lambda text: Name(literal=text)),
)
YEAR = st.integers(-500, 2100).filter(bool)
DAY = st.one_of(
    st.tuples(YEAR),
    st.tuples(YEAR, st.integers(1, 12)),
    st.tuples(YEAR, st.integers(1, 12), st.integers(1, 28)),
)
DATE = st.one_of(
    st.builds(lambda day, circa: Date((day,), circa=circa), DAY, st.booleans()),
    st.builds(lambda first, last: Date((first, last)), DAY, DAY),
    st.builds(lambda first: Date((first, ())), DAY),
    st.builds(lambda year, season: Date(((year,),), season), YEAR, st.sampled_from("1234")),
    st.builds(lambda text: Date(literal=text), TEXT),
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "names": st.lists(NAME, min_size=1, max_size=4).map(tuple),
    "date": DATE,
    "number": st.one_of(st.integers(1, 3000).map(str), TEXT),
    "text": TEXT,
    "identifier": TEXT,
}
COMMON = (
    "title",
    "author",
    "issued",
    "container-title",
    "page",
    "publisher",
    "DOI",
    "URL",
    "volume",
)
KEYS = st.one_of(st.from_regex(r"[a-z]{1,8}[0-9]{0,4}", fullmatch=True), TEXT)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """A reference of any type, with some common variables and some of every kind."""
    names = [
        *draw(st.lists(st.sampled_from(COMMON), max_size=4, unique=True)),
        *draw(st.lists(st.sampled_from(sorted(KIND)), max_size=6, unique=True)),
    ]
    variables = {name: draw(VALUES[KIND[name]]) for name in names}
    return Reference(draw(KEYS), draw(st.sampled_from(sorted(TYPES))), variables)
