"""The verbs: parse, read, write, inspect, check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citeform.catalogue import FRONTPAGE, Catalogue
from citeform.lenses import Item, from_csl, lens, to_csl
from citeform.model.reference import Library, Reference
from citeform.problems import Problem, Source
from citeform.reading import Asked, Examined, examine, format_of, open_file, read_source
from citeform.writing import Options, render

if TYPE_CHECKING:
    from typing import Unpack

    from citeform.findings import Finding
    from citeform.lint import Doubles, Mended, Selection
    from citeform.sheet import Inspected

__all__ = [
    "Examined", "check", "examine", "from_csl", "inspect", "inspected", "is_bib", "mend", "parse",
    "read", "sheet", "tend", "to_csl", "write",
]  # fmt: skip


def parse(
    text: str,
    format: str | None = None,
    *,
    name: str = "<text>",
    user_styles: Path | None = None,
    references: bool = False,
    min_confidence: float = 0.0,
    model: Path | None = None,
) -> Library:
    """Read a front page or a bibliography from a string.

    `format` is a name that `-f` takes; without one it is told from the text, and what is no known
    format is a front page.  `name` stands in the problems; `user_styles` is a folder of styles;
    `references` asks for an article's reference list instead of the article; what a front page
    says less surely than `min_confidence` is left out, with a problem; `model` is the folder of
    a model that `python -m citeform.frontpage.train` made.
    Raises `CiteformError` for an unknown format, a broken style file, or a folder without a model.
    """
    source = Source(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), name)
    asked = Asked(format, references, model, min_confidence)
    return read_source(source, asked, Catalogue(user_styles))


def read(
    path: str | Path,
    format: str | None = None,
    *,
    user_styles: Path | None = None,
    references: bool = False,
    min_confidence: float = 0.0,
    model: Path | None = None,
) -> Library:
    """Read a front page or a bibliography from a file, whatever its encoding.

    The options are those of `parse`.
    Raises `CiteformError` when the file cannot be read at all: missing, binary, empty, too large.
    """
    source, problems = open_file(Path(path))
    asked = Asked(format, references, model, min_confidence)
    return read_source(source, asked, Catalogue(user_styles)).with_problems(problems)


def write(
    references: Iterable[Reference | Item], to: str = "bibtex", **options: Unpack[Options]
) -> str:
    """Write references, or CSL-JSON objects, in a style.

    `to` is a record format's name, a CSL style's, or a file's path; `options` are those of
    `Options`.  Raises `CiteformError` for a style that is unknown or broken.
    """
    return render(references, to, **options).text


def tend(references: Library | Iterable[Reference | Item], **options: Any) -> Library:
    """Filter references, free them of duplicates, retitle their journals, key, sort and cut them.

    `options` are those of `convert`: `filter`, `dedupe`, `abbreviate`, `expand`, `journals`,
    `dotless`, `rekey`, `sort`, `fields` and `drop`, besides `key`, `locale` and `to`, the format
    they are meant for; see `Tending`.  What was found is among the problems.
    Raises `CiteformError` for an option that cannot be used, or a list that cannot be read.
    """
    from citeform.tending import Tending, tend

    done = tend(references, Tending(**options))
    before = references.problems if isinstance(references, Library) else ()
    return Library(tuple(done.references), (*before, *done.problems))


def inspect(library: Library, source: Source) -> list[Finding]:
    """What was recognised in a text, where, by what and how surely, in the order of the text."""
    from citeform.findings import find

    return [
        finding
        for reference in library
        for finding in find(reference, to_csl(reference), source, reference.origins)
    ]


def inspected(examined: Examined, source: Source, findings: Sequence[Finding]) -> Inspected:
    """An input with what was read of it and its citations, for `sheet`."""
    from citeform.sheet import FORMATS, Inspected

    library = examined.library
    types = [reference.type for reference in library]
    texts = {style: write(library, style) for style in FORMATS} if types else {}
    return Inspected(source.name, types, findings, examined.marks, texts)


def sheet(inputs: Sequence[Inspected]) -> str:
    """An HTML page that shows inputs, what was read of them, and their citations."""
    from citeform.sheet import sheet

    return sheet(inputs)


def check(
    library: Library, source: Source, is_bib: bool = False, earlier: Doubles | None = None
) -> tuple[Problem, ...]:
    """Everything a user should know about a file: what reading met, and what the checks find.

    `is_bib` says that the text is a .bib file, whose way of writing is checked too; `earlier` goes
    from file to file of one document, for the keys and identifiers that two of them have.
    """
    from citeform.lint import check as lint

    found = dict.fromkeys((*library.problems, *lint(library, source, is_bib, earlier)))
    return tuple(sorted(found, key=lambda one: one.place))


def is_bib(source: Source, asked: Asked, catalogue: Catalogue) -> bool:
    """Whether a text is read as a .bib file."""
    if source.is_print:
        return False
    found = format_of(source, asked, catalogue)
    return found != FRONTPAGE and lens(catalogue.find(found)).style.syntax == "bib"


def mend(data: bytes, selection: Selection) -> Mended | None:
    """The text of a .bib file with what of it can be mended safely; nothing if it is no UTF-8.

    `data` is what the source was read from: its line ends and its byte order mark are kept.
    """
    from citeform.lint import mend

    try:
        return mend(data.decode("utf-8"), selection)
    except UnicodeDecodeError:
        return None
