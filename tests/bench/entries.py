"""Entries for benchmarks: as many as asked for, real-looking, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

FAMILIES = r"""Smith Knuth Müller García Deschamps Vital Nakamura O'Brien Lindström Šimek Ivanov
    Chen Wang Rossi Jørgensen Łukasiewicz M{\"u}ller Garc{\'\i}a Erd{\H{o}}s Ho{\v{r}}ava
    S{\o}rensen {van~der~Waals} Johnson Brown Papadopoulos Kowalski Haddad Okafor Silva
    Nguyen""".split()
GIVEN = r"""Anna Jean-Marc Donald Frédéric Li María John Olga Ken Ruth J. A. E.~M. Fr{\'e}d{\'e}ric
    Ivo Chloë Pedro Ngozi Wei Thomas""".split()
PARTICLES = "van von de la".split()
WORDS = """analysis of the spinal effect in large systems with novel methods for treatment and
    measurement under controlled clinical conditions using random models spectral estimation
    patients cohort review evidence structure quantum networks learning adaptive climate""".split()
LATEX = (
    "{DNA}", r"Universit{\'e}", r"$\alpha$-decay", r"{\"U}bersicht", r"R\&D", "{Bayes}ian",
    r"\emph{in vitro}", "H$_2$O", r"caf\'e", "{\\textit{E. coli}}", "p--n", "``soft''", r"10\%",
)  # fmt: skip
JOURNALS = (
    "Acta Neurologica", "Journal of Applied Physics", r"Physics \& Society", "Annalen der Physik",
    "Revista Española de Salud Pública", "{IEEE} Transactions on Networks", "Lancet",
)  # fmt: skip
STRINGS = {"jap": "Journal of Applied Physics", "cacm": "Communications of the {ACM}"}
PUBLISHERS = ("Harbour Press", "Springer", r"Wiley \& Sons", "Presses universitaires", "Elsevier")
PLACES = ("Bristol", "Berlin", "New York", "Paris", "Kraków", r"Z{\"u}rich")
BODY = "World Health Organization"
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
TYPES = {
    "article": ("journal", "volume", "number", "pages", "issn"),
    "inproceedings": ("booktitle", "pages", "address", "publisher"),
    "book": ("publisher", "address", "edition", "isbn"),
    "incollection": ("booktitle", "editor", "publisher", "pages"),
    "phdthesis": ("school", "address"),
    "techreport": ("institution", "number"),
    "misc": ("howpublished", "note"),
}
"""Entry type → the fields it has besides those of every entry."""

SHARES = (50, 18, 10, 10, 4, 4, 4)
"""How many of a hundred entries are of each type, in their order."""


class Dice:
    """Real-looking values, drawn in one fixed order."""

    def __init__(self) -> None:
        self.random = random.Random(1)

    def person(self) -> str:
        """One name, a few with a particle, most inverted."""
        family, given = self.random.choice(FAMILIES), self.random.choice(GIVEN)
        if self.random.random() < 0.05:
            family = f"{self.random.choice(PARTICLES)} {family}"
        return f"{given} {family}" if self.random.random() < 0.2 else f"{family}, {given}"

    def people(self, most: int) -> str:
        """A list of names; now and then a body."""
        if self.random.random() < 0.02:
            return f"{{{BODY}}}"
        return " and ".join(self.person() for _ in range(self.random.randint(1, most)))

    def words(self, count: int) -> str:
        """A sentence; one title in three holds LaTeX."""
        words = [self.random.choice(WORDS) for _ in range(count)]
        if self.random.random() < 0.33:
            words[self.random.randrange(1, count)] = self.random.choice(LATEX)
        return words[0].capitalize() + " " + " ".join(words[1:])

    def value(self, field: str, number: int) -> str:
        """The value of one field."""
        first = self.random.randint(1, 900)
        match field:
            case "journal" | "publisher" | "address":
                return self.random.choice(
                    {"journal": JOURNALS, "publisher": PUBLISHERS, "address": PLACES}[field]
                )
            case "booktitle":
                return f"Proceedings of the {self.words(5)}"
            case "pages":
                return f"{first}--{first + self.random.randint(2, 40)}"
            case "editor":
                return self.people(2)
            case "school" | "institution":
                return f"University of {self.random.choice(PLACES)}"
            case "edition":
                return self.random.choice(("2", "Third", "4th"))
            case "howpublished" | "note":
                return self.words(4)
            case "isbn":
                return f"978-0-{number:06d}-00-{first % 10}"
            case "issn":
                return f"{number % 9000 + 1000}-{first + 1000}"
        return str(first)

    def fields(self, kind: str, number: int) -> dict[str, str]:
        """The fields of one entry."""
        fields = {"author": self.people(6), "title": self.words(10)}
        fields |= {name: self.value(name, number) for name in TYPES[kind]}
        fields["year"] = str(self.random.randint(1970, 2024))
        if self.random.random() < 0.4:
            fields["month"] = self.random.choice(MONTHS)
        if self.random.random() < 0.7:
            fields["doi"] = f"10.5555/j.{number}.x_{number % 7}"
        if self.random.random() < 0.4:
            fields["url"] = f"https://example.org/~a/{number}?q=a%20b"
        if self.random.random() < 0.3:
            fields["abstract"] = " ".join(f"{self.words(12)}." for _ in range(6))
        if self.random.random() < 0.3:
            fields["keywords"] = ", ".join(self.random.choice(WORDS) for _ in range(4))
        return fields


def bibtex(count: int) -> Iterator[str]:
    """BibTeX entries of seven types, with `@string` abbreviations, months and LaTeX."""
    dice = Dice()
    for name, text in STRINGS.items():
        yield f"@string{{{name} = {{{text}}}}}\n\n"
    kinds = dice.random.choices(tuple(TYPES), SHARES, k=count)
    for number, kind in enumerate(kinds):
        fields = dice.fields(kind, number)
        if "journal" in fields and number % 5 == 0:
            fields["journal"] = dice.random.choice(tuple(STRINGS))
        body = "".join(f"  {name:<9} = {delimited(value)},\n" for name, value in fields.items())
        yield f"@{kind}{{key{number},\n{body}}}\n\n"


def delimited(value: str) -> str:
    """A value as a .bib file holds it: an abbreviation bare, anything else in braces."""
    return value if value in MONTHS or value in STRINGS else f"{{{value}}}"


RIS_TYPES = {
    "article": "JOUR", "inproceedings": "CPAPER", "book": "BOOK", "incollection": "CHAP",
    "phdthesis": "THES", "techreport": "RPRT", "misc": "GEN",
}  # fmt: skip
RIS_TAGS = {
    "title": "TI", "journal": "JO", "booktitle": "T2", "volume": "VL", "number": "IS",
    "issn": "SN", "isbn": "SN", "publisher": "PB", "address": "CY", "edition": "ET",
    "school": "PB", "institution": "PB", "doi": "DO", "url": "UR", "abstract": "AB", "note": "N1",
}  # fmt: skip


def ris(count: int) -> Iterator[str]:
    """The same works as RIS records, their LaTeX read."""
    from citeform.markup.latex import decode
    from citeform.model.rich import plain

    dice = Dice()
    for number, kind in enumerate(dice.random.choices(tuple(TYPES), SHARES, k=count)):
        fields = dice.fields(kind, number)
        for name in fields.keys() - {"pages", "doi", "url"}:
            fields[name] = plain(decode(fields[name], "prose", [])).replace("\xa0", " ")
        lines = [f"TY  - {RIS_TYPES[kind]}", f"ID  - key{number}", *ris_lines(fields), "ER  - "]
        yield "\n".join(lines) + "\n\n"


def ris_lines(fields: Mapping[str, str]) -> Iterator[str]:
    """The lines between the type and the end of a record."""
    for name, tag in (("author", "AU"), ("editor", "ED")):
        for person in fields[name].split(" and ") if name in fields else ():
            given, _, family = person.rpartition(" ")
            whole = "," in person or person == BODY
            yield f"{tag}  - {person if whole else f'{family}, {given}'}"
    yield f"PY  - {fields['year']}"
    for name, value in fields.items():
        if name in RIS_TAGS:
            yield f"{RIS_TAGS[name]}  - {value}"
        elif name == "pages":
            first, last = value.split("--")
            yield from (f"SP  - {first}", f"EP  - {last}")
        elif name == "keywords":
            yield from (f"KW  - {word}" for word in value.split(", "))
