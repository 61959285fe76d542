"""What every record format that is read and written must keep, whatever the reference holds.

Reading what was written gives the references back, less what was reported as lost; and writing that
again gives the same text, byte for byte.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citeform.catalogue import Catalogue
from citeform.formats.comparison import everything, same
from citeform.formats.lens import Lens
from citeform.lenses import lens
from citeform.model.reference import Reference, Value
from citeform.model.values import Date, Name
from citeform.problems import Problem, Source
from tests.formats.strategies import references

FORMATS = sorted(name for name, head in Catalogue().formats().items() if "only" not in head)

# Each format has the same share of the minute that all of them may take.
EXAMPLES = max(40, 1800 // len(FORMATS))
hard = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)


def read_back(form: Lens, works: list[Reference]) -> tuple[str, list[Reference], list[Problem]]:
    """The text of references, what reading it gives, and what was reported as lost."""
    text, problems = form.write(works, {})
    return text, list(form.read(Source(text))), problems


def lost_of(reference: Reference, problems: list[Problem]) -> dict[str, list[str]]:
    """Code → the words of what was reported of a reference."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        if problem.file == reference.id:
            found.setdefault(problem.code, []).extend(problem.message.replace(",", "").split())
    return found


def assert_kept(form: Lens, before: Reference, back: Reference, problems: list[Problem]) -> None:
    """A reference came back, less what was reported."""
    lost, name = lost_of(before, problems), form.style.name
    assert back.id == before.id or "key-changed" in lost
    assert back.type == before.type or "type-narrowed" in lost
    found = everything(back, name)
    for variable, value in everything(before, name).items():
        kept = same(variable, value, found.get(variable))
        reported = variable.removeprefix("custom.") in lost.get("lost", ())
        assert kept or reported, f"{variable}: {value!r} → {found.get(variable)!r}"


@pytest.mark.parametrize("name", FORMATS)
@hard
@given(works=st.lists(references(), min_size=1, max_size=2, unique_by=lambda one: one.id))
def test_reading_undoes_writing_and_writing_reading(name: str, works: list[Reference]) -> None:
    form = lens(Catalogue().find(name))
    text, back, problems = read_back(form, works)
    assert len(back) == len(works), text
    for before, after in zip(works, back, strict=True):
        assert_kept(form, before, after, problems)
    assert form.write(back, {})[0] == text


@pytest.mark.parametrize("name", FORMATS)
@hard
@given(work=references())
def test_what_was_written_before_changes_nothing(name: str, work: Reference) -> None:
    used = lens(Catalogue().find(name))
    assert used.write([work], {}) == Lens(used.style).write([work], {})


@pytest.mark.parametrize(
    ("said", "unsaid"),
    [
        ("a plain note", "PMID: 12"),
        ("a plain note", "type: book"),
        ("a line", "https://example.org/x"),
    ],
)
@pytest.mark.parametrize("name", FORMATS)
def test_a_loss_is_reported_though_one_alike_came_back(name: str, said: str, unsaid: str) -> None:
    form = Lens(lens(Catalogue().find(name)).style)
    for text in (said, unsaid):
        for kind in ("document", "article-journal"):
            work = Reference("key", kind, {"note": text, "publisher": text, "title": text})
            _, back, problems = read_back(form, [work])
            assert_kept(form, work, back[0], problems)


@pytest.mark.parametrize("name", FORMATS)
def test_a_field_never_breaks_out_of_its_format(name: str) -> None:
    form = lens(Catalogue().find(name))
    title = 'A } title {\nTY  - JOUR\nTI  - other\nER  - \n@book{x, title={y}}\n"}], \\'
    reference = Reference("key", "article-journal", {"title": title, "volume": "1"})
    text, problems = form.write([reference, replace(reference, id="other")], {})
    library = form.read(Source(text))
    assert [one.text("title").split() for one in library] == [title.split()] * 2
    assert not problems


NO_PLACE = {"datacite-json": ("publisher-place",)}
"""What a format has no place for, common as it is."""


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
    works = [replace(work, variables={variable: value for variable, value in work.variables.items()
                                      if variable not in NO_PLACE.get(name, ())})
             for work in works]  # fmt: skip
    text, problems = form.write(works, {})
    assert not problems
    assert list(form.read(Source(text))) == works
