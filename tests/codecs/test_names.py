"""Names as BibTeX, RIS and title pages spell them."""

from __future__ import annotations

import pytest

from citeform.codecs.names import (
    read_inverted_name,
    read_name,
    read_names,
    write_inverted_name,
    write_name,
)
from citeform.model.values import Name


def braced(text: str) -> str:
    """A text as a brace protects it."""
    return f'<span class="nocase">{text}</span>'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Knuth, Donald E.", Name("Knuth", "Donald E.")),
        ("Donald E. Knuth", Name("Knuth", "Donald E.")),
        ("García Márquez, G.", Name("García Márquez", "G.")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", "van")),
        ("van Beethoven, Ludwig", Name("Beethoven", "Ludwig", "van")),
        ("Beethoven, Ludwig van", Name("Beethoven", "Ludwig", "", "van")),
        (
            "Charles Louis Xavier Joseph de la Vallée Poussin",
            Name("Vallée Poussin", "Charles Louis Xavier Joseph", "de la"),
        ),
        ("Ford, Jr., Henry", Name("Ford", "Henry", suffix="Jr.")),
        ("Ford, Henry, Jr.", Name("Ford", "Henry", suffix="Jr.")),
        ("Henry Ford III", Name("Ford", "Henry", suffix="III")),
        ("Plato", Name("Plato")),
        ("", Name()),
        (" , ,", Name()),
        ("de la Fontaine", Name("Fontaine", "", "de la")),
        (braced("World Health Organization"), Name(literal="World Health Organization")),
        (f"{braced('Barnes and Noble')}, Inc.", Name("Barnes and Noble", "Inc.")),
        (f"Maria {braced('de')} Souza", Name("Souza", "Maria de")),
    ],
)
def test_reads_a_name(text: str, name: Name) -> None:
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Knuth, D. and Plass, M.", ["Knuth", "Plass"]),
        ("Anderson, A. AND Brandt, B.", ["Anderson", "Brandt"]),
        ("Knuth, D.\n  and Plass, M.", ["Knuth", "Plass"]),
        ("Knuth, D. and and Plass, M. and ", ["Knuth", "Plass"]),
        ("Anderson, Andy", ["Anderson"]),
    ],
)
def test_splits_a_list_at_and(text: str, families: list[str]) -> None:
    assert [name.family for name in read_names(text)] == families


def test_and_inside_a_brace_is_no_separator() -> None:
    assert read_names(f"{braced('Simon and Schuster')} and Doe, J.") == (
        Name(literal="Simon and Schuster"),
        Name("Doe", "J."),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Knuth, Donald E.", Name("Knuth", "Donald E.")),
        ("World Health Organization", Name(literal="World Health Organization")),
        ("Plato,", Name("Plato")),
        ("Knopf, Inc.,", Name(literal="Knopf, Inc.")),
        ("Ford, Henry, Jr.", Name("Ford", "Henry", suffix="Jr.")),
        ("van der Berg, Jan", Name("Berg", "Jan", "van der")),
    ],
)
def test_reads_a_name_as_ris_writes_it(text: str, name: Name) -> None:
    assert read_inverted_name(text) == name
    assert write_inverted_name(name) == text


@pytest.mark.parametrize(
    "name",
    [
        Name("Beethoven", "Ludwig", dropping_particle="van"),
        Name("Beethoven", "Ludwig", "van"),
        Name("Doe, the younger", "Jane"),
        Name("Sand and Son", "A."),
        Name("hooks", "bell"),
        Name("Two Words"),
        Name("Ford", "Henry", suffix="Jr."),
        Name(literal="others"),
        Name(literal="The A and B, Inc."),
    ],
)
def test_what_is_written_is_read_again(name: Name) -> None:
    assert read_names(write_name(name)) in [(name,), (Name(family="others"),)]
