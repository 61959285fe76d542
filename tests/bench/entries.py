"""Entries for benchmarks: as many as asked for, real-looking, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator

FAMILIES = """Smith Knuth Müller García Deschamps Vital Nakamura O'Brien Lindström Šimek Ivanov Chen
    Wang Rossi Jørgensen Łukasiewicz""".split()
GIVEN = "Anna Jean-Marc Donald Frédéric Li María John Olga Ken Ruth".split()
WORDS = """analysis of the spinal effect in large systems with novel methods for treatment and
    measurement under controlled clinical conditions using random models""".split()
LATEX = ("{DNA}", r"Universit{\'e}", r"$\alpha$-decay", r"{\"U}bersicht", r"R\&D")


def bibtex(count: int) -> Iterator[str]:
    """BibTeX entries of four types; one in ten holds LaTeX."""
    dice = random.Random(1)
    for number in range(count):
        names = [
            f"{dice.choice(FAMILIES)}, {dice.choice(GIVEN)}" for _ in range(dice.randint(1, 6))
        ]
        words = [dice.choice(WORDS) for _ in range(10)]
        if number % 10 == 0:
            words[3] = dice.choice(LATEX)
        fields = {
            "author": " and ".join(names),
            "title": " ".join(words).capitalize(),
            "year": str(dice.randint(1970, 2024)),
            "doi": f"10.5555/j.{number}.x",
            "url": f"https://example.org/{number}",
            **dice.choice(KINDS)[1],
        }
        kind = next(name for name, extra in KINDS if extra.items() <= fields.items())
        body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
        yield f"@{kind}{{key{number},\n{body}}}\n\n"


KINDS: tuple[tuple[str, dict[str, str]], ...] = (
    ("article", {"journal": "Acta", "volume": "12", "number": "3", "pages": "101--119"}),
    ("book", {"publisher": "Harbour Press", "address": "Bristol"}),
    ("incollection", {"booktitle": "Essays", "publisher": "Lagoon", "pages": "7--19"}),
    ("inproceedings", {"booktitle": "Proc. of X", "pages": "1--9"}),
)
