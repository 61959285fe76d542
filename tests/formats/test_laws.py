"""What every record format must keep, shown with random references over the whole vocabulary.

Reading what was written gives the reference back, less what was reported as lost; and writing that
again gives the same text.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeform.api import lens
from citeform.catalogue import Catalogue
from citeform.formats.lens import Lens, everything, same
from citeform.model.reference import Reference, Value
from citeform.model.values import Date, Name
from citeform.model.vocabulary import KIND, TYPES
from citeform.problems import Source

FORMATS = sorted(Catalogue().formats())

HOSTILE = st.sampled_from(
    [
        "}", "{", "\\", "\nTY  - JOUR", "ER  - ", "@article{x,", "%", "#", "$x$", "</title>", '"',
        "<i>E. coli</i>", '<span class="nocase">iOS</span>', "a--b", "``q''", "~", " and ", "👩‍🔬",
        "עברית", "中文", "N1  - x: y", "title: x", '"}]', "\\textit{", "&amp;", "DNA", ",", ";",
    ]
)  # fmt: skip
LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp", "Zs"))
TEXT = st.lists(st.one_of(HOSTILE, st.text(LETTERS, max_size=8), st.just(" ")), max_size=5).map(
    lambda parts: unicodedata.normalize("NFC", " ".join("".join(parts).split(" ")).strip())
).filter(bool)  # fmt: skip
WORD = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=1, max_size=10).map(
    lambda text: unicodedata.normalize("NFC", text)
)
PARTICLE = st.sampled_from(["", "", "van", "de la", "von"])
NAMES = st.lists(
    st.one_of(
        st.builds(lambda family, given: Name(family, given), TEXT, TEXT),
        st.builds(
            lambda family, given, particle, suffix: Name(family, given, particle, suffix=suffix),
            WORD, WORD, PARTICLE, st.sampled_from(["", "Jr.", "III"]),
        ),
        st.builds(
            lambda family, given, particle: Name(family, given, dropping_particle=particle),
            WORD, WORD, PARTICLE,
        ),
        st.builds(lambda text: Name(literal=text), TEXT),
    ),
    min_size=1,
    max_size=4,
).map(tuple)  # fmt: skip
YEAR = st.integers(-500, 2100).filter(bool)
DAY = st.one_of(
    st.tuples(YEAR),
    st.tuples(YEAR, st.integers(1, 12)),
    st.tuples(YEAR, st.integers(1, 12), st.integers(1, 28)),
)
DATE = st.one_of(
    st.builds(lambda day, circa: Date((day,), circa=circa), DAY, st.booleans()),
    st.builds(lambda first, last: Date((first, last)), DAY, DAY),
    st.builds(lambda year, season: Date(((year,),), season), YEAR, st.sampled_from("1234")),
    st.builds(lambda text: Date(literal=text), TEXT),
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "names": NAMES,
    "date": DATE,
    "number": st.one_of(st.integers(1, 3000).map(str), TEXT),
    "text": TEXT,
    "identifier": TEXT,
}


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """A reference of any type with some variables of every kind."""
    names = draw(st.lists(st.sampled_from(sorted(KIND)), max_size=8, unique=True))
    variables = {name: draw(VALUES[KIND[name]]) for name in names}
    key = draw(st.from_regex(r"[a-z]{1,8}[0-9]{0,4}", fullmatch=True))
    return Reference(key, draw(st.sampled_from(sorted(TYPES))), variables)


def written_and_read(form: Lens, reference: Reference) -> tuple[str, Reference, str]:
    """The text of a reference, what reading it gives, and the messages of what was lost."""
    text, problems = form.write([reference], {})
    library = form.read(Source(text))
    assert len(library) == 1, text
    return text, library[0], " ".join(problem.message for problem in problems)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reference=references())
def test_what_is_written_is_read_again(name: str, reference: Reference) -> None:
    form = lens(Catalogue().find(name))
    text, back, lost = written_and_read(form, reference)
    assert back.id == reference.id
    assert back.type == reference.type or reference.type in lost
    found = everything(back, name)
    for variable, value in reference.variables.items():
        kept = same(variable, value, found.get(variable))
        assert kept or variable in lost, f"{variable}: {value!r} → {found.get(variable)!r}\n{text}"


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reference=references())
def test_writing_again_gives_the_same_text(name: str, reference: Reference) -> None:
    form = lens(Catalogue().find(name))
    _, back, _ = written_and_read(form, reference)
    once, again, _ = written_and_read(form, back)
    assert form.write([again], {})[0] == once


@pytest.mark.parametrize("name", FORMATS)
def test_a_field_never_breaks_out_of_its_format(name: str) -> None:
    form = lens(Catalogue().find(name))
    title = 'A } title {\nTY  - JOUR\nTI  - other\nER  - \n@book{x, title={y}}\n"}], \\'
    reference = Reference("key", "article-journal", {"title": title, "volume": "1"})
    text, problems = form.write([reference, reference], {})
    library = form.read(Source(text))
    assert [one.text("title").split() for one in library] == [title.split()] * 2
    assert not problems


@pytest.mark.parametrize("name", FORMATS)
def test_the_common_types_lose_nothing(name: str) -> None:
    form = lens(Catalogue().find(name))
    person = (Name("Deschamps", "Frédéric"), Name("Berg", "Jan", "van der"))
    date = Date(((2024, 5),))
    common: dict[str, Value] = {"title": "On DNA & co.", "author": person, "issued": date}
    host: dict[str, Value] = {"container-title": "Acta", "page": "763-771"}
    works = [
        Reference("a", "article-journal", {**common, **host, "volume": "1", "issue": "2"}),
        Reference("b", "book", {**common, "publisher": "P", "publisher-place": "Paris"}),
        Reference("c", "chapter", {**common, **host, "editor": person, "publisher": "P"}),
        Reference("d", "paper-conference", {**common, **host}),
        Reference("e", "thesis", {**common, "publisher": "U", "genre": "PhD thesis"}),
        Reference("f", "report", {**common, "publisher": "U", "number": "12"}),
    ]
    text, problems = form.write(works, {})
    assert not problems
    assert list(form.read(Source(text))) == works
