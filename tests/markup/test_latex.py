"""LaTeX in .bib files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeform.markup import latex

NOCASE = '<span class="nocase">{}</span>'


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"Fr{\'e}d{\'e}ric", "Frédéric"),
        (r"{\'\i}", "í"),
        (r"\'{\i}", "í"),
        (r"Dvo\v{r}\'ak, {\L}{\'o}d{\'z}, Gr{\"u}\ss e", "Dvořák, Łódź, Grüße"),
        (r"\c{c}a \~n \^{o} {\aa}", "ça ñ ô å"),
        (r"100\% \& \_ \# \$", "100% & _ # $"),
        ("a--b---c ``q'' x~y", "a–b—c “q” x\u00a0y"),
        (r"$\alpha$-decay of H$_2$O", "α-decay of H<sub>2</sub>O"),
        ("10$^{-3}$", "10<sup>-3</sup>"),
        (r"{\it E. coli} and \emph{B. subtilis}", "<i>E. coli</i> and <i>B. subtilis</i>"),
        (
            r"\textsc{nasa} \textbf{x}",
            '<span style="font-variant:small-caps;">nasa</span> <b>x</b>',
        ),
        (r"\mbox{Foo} \ensuremath{\beta}", "Foo β"),
        (r"\char233", "é"),
        ("two\n   lines", "two lines"),
        ("one\n\ntwo", "one\ntwo"),
    ],
)
def test_reads_what_latex_prints(source: str, text: str) -> None:
    assert latex.decode(source, "prose", []) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The {DNA} of {McDonald}", "The DNA of McDonald"),
        ("{Bayes} and {B}ayes", f"{NOCASE.format('Bayes')} and {NOCASE.format('B')}ayes"),
        ("{The whole title}", "The whole title"),
        ("{{DNA}} and", f"{NOCASE.format('DNA')} and"),
        (r"{\'E}cole", "École"),
    ],
)
def test_a_brace_in_a_title_protects_capitals(source: str, text: str) -> None:
    assert latex.decode(source, "title", []) == text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("On DNA and iPhones", "On {DNA} and {iPhones}"),
        ("McDonald’s farm", "{McDonald}’s farm"),
        ("Plain Title Case", "Plain Title Case"),
        (f"{NOCASE.format('Bayes')} rules", "{Bayes} rules"),
    ],
)
def test_braces_go_only_around_inner_capitals_and_nocase(text: str, source: str) -> None:
    assert latex.encode(text, "title") == source
    assert latex.decode(source, "title", []) == text


@pytest.mark.parametrize("mode", ["prose", "title", "names", "verbatim", "pages"])
def test_plain_text_goes_straight_through(mode: str) -> None:
    text = "On the Frédéric effect, 10% & more"
    assert latex.decode(text, mode, []) is text


def test_an_unknown_command_keeps_its_text_and_is_reported() -> None:
    unknown: list[str] = []
    assert latex.decode(r"\foo{bar} baz", "prose", unknown) == "bar baz"
    assert unknown == ["foo"]


@pytest.mark.parametrize(
    ("source", "url"),
    [
        (r"https://x.org/a\_b\%20c\#d", "https://x.org/a_b%20c#d"),
        (r"https://x.org/{\~{}}me", "https://x.org/~me"),
        (r"https://x.org/\textasciitilde me", "https://x.org/~me"),
        ("https://x.org/a--b", "https://x.org/a--b"),
    ],
)
def test_identifiers_lose_their_escapes_only(source: str, url: str) -> None:
    assert latex.decode(source, "verbatim", []) == url


@pytest.mark.parametrize("letter", list("éàüñçøłßœÅŽőąđ“”–—’…€中Жα½"))
def test_ascii_has_a_command_for_every_letter(letter: str) -> None:
    source = latex.encode(letter, "prose", ascii=True)
    assert source.isascii()
    assert latex.decode(source, "prose", []) == letter


def balanced(source: str) -> bool:
    """Whether braces pair up as BibTeX counts them, escaped or not."""
    depth = 0
    for sign in source:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


PRINTABLE = st.text(
    st.one_of(
        st.sampled_from(list("{}\\$&%#_^~<>`'\"-@=, ABCabcéß中")),
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn")),
    ),
    max_size=40,
)


@given(PRINTABLE, st.sampled_from(["prose", "title", "names"]), st.booleans())
def test_any_text_comes_back(text: str, mode: str, ascii: bool) -> None:
    import unicodedata

    text = unicodedata.normalize("NFC", text.strip())
    source = latex.encode(text, mode, ascii=ascii)
    assert balanced(source)
    assert latex.decode(source, mode, []) == text


@given(st.text(max_size=60))
def test_no_source_breaks_the_reader(source: str) -> None:
    for mode in ("prose", "title", "names", "verbatim", "pages"):
        latex.decode(source, mode, [])
