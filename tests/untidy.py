"""An untidy .bib library, as ten years and three people make one: entries with known faults."""

from __future__ import annotations

from typing import NamedTuple

FAMILIES = (
    r"M{\"u}ller", "Müller", "Okafor", "van der Meer", r"Garc{\'\i}a M{\'a}rquez", "Lindqvist",
    "Sato", "Novák", "O'Brien", "Le Goff",
)  # fmt: skip
GIVEN = ("Anna", "Béla", "C. D.", "Erik", "F.", "Ngozi", "Y.")
NOUNS = ("tides", "harbours", "lagoons", "estuaries", "currents", "sediments", "shoals", "reefs")
PLACES = ("Lagos", "Bergen", "Porto", "Gdansk", "Kobe", "Hull", "Cork", "Split", "Oran")
TOPICS = ("erosion", "salinity", "transport", "dredging", "fisheries", "navigation", "warming")
MONTHS = ("January", "mar", "{Sept.}", "10", "dec # {~31}", "")


class Twin(NamedTuple):
    """Two entries of one work."""

    first: str
    later: str
    by: str
    """How it shows: `doi`, `pmid` or `title`."""


class Library(NamedTuple):
    """The text of a library, and what is known of it."""

    text: str
    size: int
    twins: tuple[Twin, ...]


def entry(kind: str, key: str, **fields: str) -> str:
    """An entry as it is typed; an empty field stays in it."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}}}\n"


def article(number: int) -> dict[str, str]:
    """The fields of an article that is like no other."""
    noun, place = NOUNS[number % 8], PLACES[number // 8 % 9]
    topic = TOPICS[number // 72 % 7]
    people = f"{FAMILIES[number % 10]}, {GIVEN[number % 7]} and {FAMILIES[(number + 3) % 10]}, X."
    return {
        "author": people,
        "title": f"The {noun} of {{{place}}} and their {topic} since the {number}th survey",
        "journal": ("Acta Oceanologica", r"Journal of {\&}c.", "")[number % 3],
        "year": str(1980 + number % 40),
        "month": MONTHS[number % 6].split(" ")[0].strip("{}"),
        "pages": f"{number}-{number + 9}" if number % 2 else f"{number}--{number + 9}",
        "volume": str(1 + number % 30),
        "abstract": "" if number % 4 else f"Of {noun} and {{\\'e}}rosion.",
    }


def twin_of(number: int, fields: dict[str, str]) -> tuple[str, dict[str, str], dict[str, str]]:
    """How the twin of an entry shows, what the entry itself needs for that, and the twin."""
    short = {"author": fields["author"], "year": fields["year"]}
    title = fields["title"]
    doi = f"10.5555/Acta.{number}.X"
    match number % 5:
        case 0:  # The DOI in another case, the title in capitals.
            return "doi", {"doi": doi}, {**short, "title": title.upper(), "doi": doi.lower()}
        case 1:  # As an address.
            url = f"https://doi.org/{doi.upper()}"
            return "doi", {"doi": doi}, {**short, "title": title, "doi": url}
        case 2:
            return "pmid", {"pmid": str(9000 + number)}, {
                "title": title, "pmid": f"PMID: {9000 + number}", "note": "from PubMed",
            }  # fmt: skip
        case 3:  # Accents otherwise, an initial for the name, a slip in the title.
            name = {**short, "author": r"M{\"u}ller, A."}
            own = {"author": "Müller, Anna and Sato, Y."}
            return "title", own, {**name, "title": title.replace("survey", "surveys")}
        case _:
            return "title", {}, {**short, "title": f"{{{title.removeprefix('The ')}.}}"}


def untidy(count: int = 600) -> Library:
    """A library of at least that many entries, every twelfth with a twin."""
    entries = [
        "% Encoding: UTF-8\n@string{acta = {Acta Oceanologica}}\n",
        entry("proceedings", "loop a", title="Round", crossref="loop b", year="1999"),
        entry("proceedings", "loop b", title="And round", crossref="loop a", year=""),
        entry("inproceedings", "child", title="A child", author="Sato, Y.", crossref="parent"),
    ]
    twins: list[Twin] = []
    for number in range(count):
        key = f"key {number}" if number % 9 == 0 else f"key{number}"
        fields = article(number)
        if number % 12 == 5:
            by, own, twin = twin_of(number // 12, fields)
            fields |= own
            entries.append(entry("article", f"twin{number}", **twin))
            twins.append(Twin(f"twin{number}", key, by))
        entries.append(entry("article", key, **fields))
    entries.append(entry("proceedings", "parent", title="Proceedings", year="2001", month="may"))
    entries.append("@comment{jabref-meta: groups}\n")
    return Library("\n".join(entries), len(entries) - 2, tuple(twins))
