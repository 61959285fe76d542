"""Problem: the one currency of trouble, and the text it is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from citeform.tuples import NamedTuple

# Every code a user can meet: whether it makes the run fail, and what it says of the input.
# README's table of problems is tested against this one.
CODES: dict[str, tuple[bool, str]] = {
    "apart-accent": (False, "a .bib value has an accent as a character of its own"),
    "bad-date": (False, "a date is not in the calendar, or ends before it begins"),
    "bad-doi": (False, "a DOI does not look like one"),
    "bad-isbn": (False, "an ISBN has the wrong length or check digit"),
    "bad-issn": (False, "an ISSN has the wrong length or check digit"),
    "bad-journal": (False, "a line of a list of journals is no title with its abbreviation"),
    "bad-key": (False, "a citation key of a .bib file holds blanks or signs that TeX forbids"),
    "bad-names": (
        False,
        "a name seems to be several names, is et al., or is missing beside an and",
    ),
    "bad-option": (True, "an option's value cannot be used"),
    "bad-orcid": (False, "an ORCID iD has the wrong form or check digit"),
    "bad-pages": (False, "a last page comes before the first"),
    "bad-settings": (True, "what a document says of itself cannot be used"),
    "bad-style": (True, "a style file does not say what it means"),
    "bad-url": (False, "a URL has no scheme, or holds blanks"),
    "binary-file": (True, "the input is not text"),
    "blanks": (False, "a .bib value begins or ends with blanks, or has several in a row"),
    "crossref-cycle": (False, "a .bib entry inherits from itself, by way of others or not"),
    "crossref-missing": (False, "a .bib entry names another one that is not there"),
    "damaged": (True, "a compressed input cannot be unpacked"),
    "date-unparsed": (False, "a date could not be read and is kept as text"),
    "doi-resolver": (False, "a .bib DOI is written with its resolver or a label"),
    "duplicate-doi": (False, "two references have the same DOI"),
    "duplicate-field": (False, "a record gives the same field twice; the first is used"),
    "duplicate-key": (False, "two records have the same citation key; both are kept"),
    "duplicate-pmid": (False, "two references have the same PMID"),
    "duplicate-title": (
        False,
        "two references have the same title, year and first author, or nearly",
    ),
    "empty-field": (False, "a .bib field is empty"),
    "empty-file": (True, "the input holds nothing"),
    "encoding": (False, "the input is not UTF-8 and was read as something else"),
    "encrypted": (True, "a PDF asks for a password"),
    "html-entity": (False, "a .bib value holds a character of HTML, as `&amp;`"),
    "isbn-form": (False, "a .bib ISBN is right but has a label, or other dashes than hyphens"),
    "interrupted": (True, "a run was ended before its work was done"),
    "issn-form": (False, "a .bib ISSN is right but has a label, or no hyphen in its middle"),
    "key-changed": (False, "a citation key holds signs that the output format forbids"),
    "lost": (False, "the output format has no place for a value"),
    "lost-part": (True, "no process of `--engine` could convert a file"),
    "lost-worker": (True, "a process of `--jobs` ended before its work did"),
    "missing-field": (False, "a reference lacks what its type of work needs"),
    "missing-key": (False, "a .bib entry has no citation key"),
    "mixed-accents": (False, "a .bib file has accented letters beside LaTeX's commands for them"),
    "month-word": (
        False,
        "a .bib month is a word, where the abbreviation is in every style's language",
    ),
    "no-abbreviator": (True, "pyiso4, by which `--abbreviate` knows ISO 4, is not installed"),
    "no-bibliography": (True, "a CSL style prints no bibliography"),
    "no-citation": (True, "there is no citation in a text that should be one"),
    "no-cluster": (True, "a Dask cluster cannot be started or reached, or went away"),
    "no-engine": (True, "Dask, which `--engine` needs, is not installed"),
    "no-match": (False, "no reference is what `--filter` asks for"),
    "no-pdf-reader": (True, "pypdfium2, which reads PDFs, is not installed"),
    "no-records": (True, "the input holds no reference"),
    "no-text": (True, "a PDF holds no text, only pictures of its pages"),
    "no-title": (True, "no title could be read from a front page"),
    "no-unpacker": (True, "a library that unpacks Zstandard is not installed"),
    "no-watcher": (True, "watchfiles, which `--watch` needs, is not installed"),
    "not-csl": (True, "a JSON value is not a CSL item"),
    "not-pandoc": (True, "the input of `filter` is not a document of pandoc's in JSON"),
    "page-dash": (False, "a .bib range of pages has another dash than `--`"),
    "swallowed-field": (False, "a .bib value holds what looks like another field"),
    "title-capitals": (False, "a title is in capitals only"),
    "too-large": (True, "the input is larger than citeform reads"),
    "type-narrowed": (False, "the output format has no such type; a wider one is written"),
    "unclosed-citation": (True, "nothing closes a citation's bracket; it is left as it is"),
    "unclosed-math": (False, "a .bib value has mathematics that is not closed"),
    "unended-record": (True, "a record has no end; what was read of it is kept"),
    "unescaped-sign": (False, "a .bib value holds a sign that LaTeX takes for a command"),
    "unknown-command": (False, "a LaTeX command is not known; its text is kept"),
    "unknown-format": (True, "the input's format could not be told, or no such format is known"),
    "unknown-item": (True, "a citation names an item that the document does not have"),
    "unknown-journal": (False, "no list says what an abbreviated journal title stands for"),
    "unknown-string": (False, "a .bib abbreviation is not defined; its name is kept"),
    "unknown-style": (True, "there is no style of that name"),
    "unknown-type": (False, "a record's type is not known; a general one is used"),
    "unparsed-record": (True, "a stretch of the input is not a record and was left out"),
    "unprinted-citation": (False, "a citation asks for what no CSL style prints; it stays"),
    "unreadable": (True, "a file cannot be read"),
    "unsure-title": (
        True,
        "a title is less sure than `--min-confidence`; its reference is left out",
    ),
    "unsure-value": (False, "a value is less sure than `--min-confidence` and is left out"),
    "unwritable": (True, "a file cannot be written"),
    "wrong-type": (False, "a .bib @proceedings has the pages of a paper"),
    "xml": (True, "an XML file is not well formed"),
}


class Fix(NamedTuple):
    """A change of the text that mends what is wrong with it."""

    start: int
    """Offset in the text the problem is about."""
    end: int
    text: str
    """What stands there then."""


class Problem(NamedTuple):
    """Something the user should know about a file, a reference or a style."""

    code: str
    """One of `CODES`."""
    message: str
    file: str = ""
    line: int = 0
    """Counted from 1; 0 where the whole file is meant."""
    column: int = 0
    """Counted from 1, in characters; 0 where the whole line is meant."""
    hint: str = ""
    """The way out, when there is one."""
    fix: Fix | None = None
    """The change that mends it, where that is certainly safe."""

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it is, for sorting."""
        return self.file, self.line, self.column

    @property
    def is_error(self) -> bool:
        """Whether the run fails by it; a loss that the user may want does not."""
        return CODES[self.code][0]

    def __str__(self) -> str:
        """One line, `file:line:column: code: message; hint`."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        text = f"{place}: {self.code}: {self.message}" if place else f"{self.code}: {self.message}"
        return " ".join(f"{text}; {self.hint}".split() if self.hint else text.split())


class CiteformError(Exception):
    """What cannot go on; it carries the one problem that stopped it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def __reduce__(self) -> tuple[type[CiteformError], tuple[Problem]]:
        return CiteformError, (self.problem,)


class Source:
    """A text and the name it goes by, so that an offset becomes a place."""

    is_print = False
    """Whether it was taken from printed pages, which are front pages whatever they look like."""
    start = (1, 1)
    """The line and column at which it begins, where it is a stretch of a longer text."""
    beginning = ""
    """How that begins: as much of it as says how the rest is to be read."""
    goes_on = False
    """Whether more of it follows."""

    def __init__(self, text: str, name: str = "<text>", beside: Sequence[Source] = ()) -> None:
        self.text = text
        self.name = name
        self.beside = beside
        """The inputs of the same run: an entry may inherit from one of another file."""

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
        first, before = self.start
        return line + first - 1, column + (before - 1 if line == 1 else 0)

    def problem(
        self, code: str, message: str, offset: int | None = None, hint: str = ""
    ) -> Problem:
        """A problem at an offset of this text, or about all of it."""
        line, column = (0, 0) if offset is None else self.place(offset)
        return Problem(code, message, self.name, line, column, hint)
