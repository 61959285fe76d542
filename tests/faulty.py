"""An untidy library as years of copying make it: each kind of fault at known entries."""

from __future__ import annotations

ENTRIES = 600
KINDS = 24
"""What is wrong with an entry is one of so many, by its number."""
MONTHS = "January February March April May June July August September October November December"

Faults = dict[str, set[tuple[str, str]]]
"""Code → the entries that have the fault, by key, and the tag of the line where it is told."""

REMOVED = "removed"
"""What a field becomes that is taken away."""


def issn(number: int) -> str:
    """A right ISSN; ISO 3297: the weighted sum with the last digit is divided by 11."""
    first = f"{number:07d}"
    rest = -sum(int(digit) * weight for digit, weight in zip(first, range(8, 1, -1), strict=True))
    return f"{first[:4]}-{first[4:]}{'0123456789X'[rest % 11]}"


def digits(issn: str) -> str:
    """An ISSN without its hyphen, as dumps have it."""
    return issn.replace("-", "")


class Untidy:
    """The text of the library, what is wrong in it, and its text when what is safe is mended."""

    def __init__(self, entries: int = ENTRIES) -> None:
        self.faults: Faults = {}
        pairs = [self.entry(number) for number in range(entries)]
        head = "% My library, since 2009\n\n"
        self.text = head + "\n".join(entry for entry, _ in pairs)
        self.mended = head + "\n".join(entry for _, entry in pairs)

    def entry(self, number: int) -> tuple[str, str]:
        """One entry as it is and mended; its number says what is wrong with it."""
        kind = number % KINDS
        key = f"key{number}" if kind else f"two words {number}"
        fields = {
            "author": f"Okafor, Ngozi and Lindqvist, Astrid{number}x",
            "title": f"Tides of the harbour {number}",
            "journal": "Annals of Limnology",
            "year": str(1990 + number % 30) if kind != 13 else "2021",
            "month": "feb",
            "pages": f"{number + 1}--{number + 9}",
            "doi": f"10.5555/Work.{number}",
            "shelf": f"  B-{number}  # {{as  it}} is_",
        }
        tag, code, value, better = self.wrong(kind, number)
        if code:
            self.faults.setdefault(code, set()).add((key, tag))
        fields[tag] = value
        return written(key, fields, number), written(key, fields | {tag: better}, number)

    def wrong(self, kind: int, number: int) -> tuple[str, str, str, str]:
        """What is wrong with an entry of a kind: tag, code, value, and the value when mended."""
        pages, doi = f"{number + 1}-{number + 9}", f"10.5555/work.{number}"
        month = MONTHS.split()[number // KINDS % 12]
        right = issn(number)
        mended = {
            1: ("pages", "page-dash", pages, pages.replace("-", "--")),
            2: ("doi", "doi-resolver", f"https://doi.org/{doi}", doi),
            3: ("month", "month-word", f"{{{month}}}", month[:3].lower()),
            5: ("abstract", "empty-field", "", REMOVED),
            10: ("issn", "issn-form", digits(right), right),
            11: ("journal", "unescaped-sign", "Rivers & Coasts", "Rivers \\& Coasts"),
            12: ("title", "blanks", f"Cold  light {number} ", f"Cold light {number}"),
            19: ("isbn", "isbn-form", "ISBN 978 0 13 110362 7", "978-0-13-110362-7"),
            20: ("publisher", "apart-accent", "E\u0301ditions du port", "\u00c9ditions du port"),
        }
        kept = {
            0: ("@article", "bad-key", ""),
            4: ("title", "title-capitals", f"TIDES OF THE HARBOUR {number}"),
            6: ("doi", "duplicate-doi", f"10.5555/WORK.{number - 5}"),
            # A circle is told once, where it closes.
            7: ("crossref", "", f"key{number + 1}"),
            8: ("crossref", "crossref-cycle", f"key{number - 1}"),
            9: ("crossref", "crossref-missing", f"gone{number}"),
            13: ("date", "bad-date", "2021-02-30"),
            14: ("pages", "bad-pages", "90--12"),
            15: ("isbn", "bad-isbn", "978-0-13-110362-8"),
            # The rarer way to write accents is told once, where it is first.
            16: ("author", "mixed-accents" if number == KINDS + 16 else "", accents(number)),
            17: ("orcid", "bad-orcid", "0000-0002-1825-0098"),
            18: ("url", "bad-url", "www.example.org/a b"),
            21: ("title", "unclosed-math", f"Tides at $h = {number}"),
            22: ("note", "swallowed-field", "in two parts,\n  publisher = {Harbour Press}"),
            23: ("author", "bad-names", f"Okafor, Ngozi; Lindqvist, Astrid{number}x"),
        }
        if kind in mended:
            return mended[kind]
        tag, code, value = kept[kind]
        return tag, code, value, value


def accents(number: int) -> str:
    """A name with its accents as LaTeX writes them in every third entry, in Unicode elsewhere."""
    return "Mart{\\'i}nez, Jos{\\'e}" if number % (3 * KINDS) == KINDS + 16 else "Martínez, José"


def written(key: str, fields: dict[str, str], number: int) -> str:
    """An entry; a month is a macro, unless it has its own braces."""
    lines = "".join(
        f"  {tag:9}= {value if tag == 'month' else f'{{{value}}}'},\n"
        for tag, value in fields.items()
        if value != REMOVED and tag[0] != "@"
    )
    return f"@article{{{key},\n{lines}}} % entry {number}\n"
