"""The verbs: parse, read, write, inspect, check.

The only module that sees more than one of the rooms for front pages, formats and CSL; each is
imported when it is first used, because a run needs one or two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from citeform.catalogue import FRONTPAGE, Catalogue, Style
from citeform.inputs import MOST_BYTES, decode, is_pdf, read_bytes
from citeform.model.reference import Library, Reference
from citeform.problems import CiteformError, Problem, Source

if TYPE_CHECKING:
    from typing import Unpack

    from citeform.findings import Finding
    from citeform.formats.lens import Lens
    from citeform.frontpage.marking import Mark
    from citeform.sheet import Inspected
    from citeform.syntax.record import Parsed


Item = Mapping[str, Any]
"""A CSL-JSON object."""

REFERENCES = "-references"
"""What the name of a format of reference lists ends in."""

WEBPAGE = "html"
"""The format whose text says what its records lack."""
WHOLE = (FRONTPAGE, WEBPAGE)
"""Formats that are not cut into records that several processes could share."""

LONG = 100_000
"""Shorter texts are read before another process has started."""

Progress = Callable[[float], None]
"""Is told how much of the work is done, from 0 to 1."""


class Options(TypedDict, total=False):
    """How references are written, besides the style: for `write`, `render` and `convert`."""

    key: str
    """The pattern of citation keys for references without one."""
    locale: str | None
    """The language of a CSL style, a BCP 47 tag."""
    markup: str
    """The markup of a CSL style's output: `text` or `html`."""
    style: str | None
    """The CSL style whose entries a format holds that holds such: `bibitem`."""
    ascii: bool
    """Whether LaTeX's escapes are wanted."""
    jobs: int
    """How many processes a CSL style may use."""
    user_styles: Path | None
    """A folder of styles that go before citeform's own."""


DEFAULTS: Options = {
    "key": "",
    "locale": None,
    "markup": "text",
    "style": None,
    "ascii": False,
    "jobs": 1,
    "user_styles": None,
}


class Works(NamedTuple):
    """What a text holds for a style to print, and what was wrong with it."""

    works: Sequence[Reference | Item]
    problems: tuple[Problem, ...] = ()

    def with_problems(self, before: Iterable[Problem]) -> Works:
        """The same with problems that were met before it was read."""
        return Works(self.works, (*before, *self.problems))


class Output(NamedTuple):
    """A text that was written, and what got lost on the way."""

    text: str
    problems: tuple[Problem, ...] = ()


def parse(
    text: str,
    format: str | None = None,
    *,
    name: str = "<text>",
    user_styles: Path | None = None,
    references: bool = False,
    min_confidence: float = 0.0,
) -> Library:
    """Read a front page or a bibliography from a string.

    `format` is a name that `-f` takes; without one it is told from the text, and what is no known
    format is a front page.  `name` stands in the problems; `user_styles` is a folder of styles;
    `references` asks for an article's reference list instead of the article; what a front page
    says less surely than `min_confidence` is left out, with a problem.
    Raises `CiteformError` for an unknown format or a broken style file.
    """
    source = Source(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), name)
    library = read_source(source, format, Catalogue(user_styles), references)
    return leave_unsure(library, source, min_confidence)


def read(
    path: str | Path,
    format: str | None = None,
    *,
    user_styles: Path | None = None,
    references: bool = False,
    min_confidence: float = 0.0,
) -> Library:
    """Read a front page or a bibliography from a file, whatever its encoding.

    Raises `CiteformError` when the file cannot be read at all: missing, binary, empty, too large.
    """
    source, problems = open_file(Path(path))
    library = read_source(source, format, Catalogue(user_styles), references)
    return leave_unsure(library, source, min_confidence).with_problems(problems)


def open_file(path: Path) -> tuple[Source, list[Problem]]:
    """The text of a file, which may be a PDF, and what was wrong with it."""
    return open_bytes(read_bytes(path), str(path))


def open_bytes(data: bytes, name: str) -> tuple[Source, list[Problem]]:
    """The text of some bytes, or of the first pages of the PDF that they are.

    Raises `CiteformError` when there is none, or they are too many.
    """
    if not is_pdf(data) or len(data) > MOST_BYTES:
        return decode(data, name)
    from citeform.frontpage.pdf import read_pdf

    return read_pdf(data, name), []


def format_of(
    source: Source, format: str | None, catalogue: Catalogue, references: bool = False
) -> str:
    """The name of a text's format: the one that is asked for, or the one it looks like.

    A format's reference lists are a format of their own, as `jats-references`.
    """
    if not source.text.strip():
        raise CiteformError(Problem("empty-file", "there is nothing in it", source.name))
    if format:
        found = catalogue.format_named(format)
    elif source.is_print:
        found = FRONTPAGE
    else:
        found = catalogue.detect(source.text, Path(source.name).suffix)
    if not references or found.endswith(REFERENCES):
        return found
    if f"{found}{REFERENCES}" not in catalogue.formats():
        message = f"{found} has no reference lists that could be read"
        raise CiteformError(Problem("unknown-format", message, source.name))
    return f"{found}{REFERENCES}"


def read_source(
    source: Source, format: str | None, catalogue: Catalogue, references: bool = False
) -> Library:
    """Read a text in a format, or in the one it looks like."""
    found = format_of(source, format, catalogue, references)
    return read_in(source, found, catalogue, is_told=bool(format))


def read_in(source: Source, found: str, catalogue: Catalogue, *, is_told: bool) -> Library:
    """Read a text in a format by its name, which the user told or the text looked like."""
    if found == FRONTPAGE:
        from citeform import frontpage

        return frontpage.read(source)
    library = lens(catalogue.find(found)).read(source)
    if found == WEBPAGE:
        from citeform.frontpage.webpage import complete

        library = complete(library, source)
    if library.references or library.problems:
        return library
    hint = "" if is_told else "-f says which format it is"
    return Library((), (source.problem("no-records", f"no {found} record is in it", hint=hint),))


class Reading:
    """A text in a record format, cut into records that a team can share."""

    def __init__(self, style: Path, source: Source) -> None:
        self.lens = lens_at(style)
        self.source = source
        self.parsed: Parsed = self.lens.syntax.parse(source, self.lens.style.options)

    def items(self, start: int, stop: int) -> tuple[list[Item], list[Problem]]:
        """Task: the CSL-JSON objects of a range of the records, and what is wrong with them."""
        records = self.parsed.records[start:stop]
        references, problems = self.lens.read_records(records, self.source)
        return [to_csl(reference) for reference in references], problems


def read_works(
    source: Source,
    format: str | None,
    catalogue: Catalogue,
    style: Style,
    jobs: int,
    references: bool = False,
    least: float = 0.0,
) -> Works:
    """Read a text for a style: as references, or by several processes as CSL-JSON objects.

    Objects cost a tenth to pass on of what references do, and are what a CSL style prints.
    """
    found = format_of(source, format, catalogue, references)
    if jobs > 1 and style.is_csl and len(source.text) > LONG and found not in WHOLE:
        shared = read_shared(source, catalogue.find(found).path, jobs)
        if shared.works or shared.problems:
            return shared
    library = read_in(source, found, catalogue, is_told=bool(format))
    library = leave_unsure(library, source, least)
    return Works(library.references, library.problems)


def read_shared(source: Source, style: Path, jobs: int) -> Works:
    """Read the records of a text by several processes."""
    from citeform.team import Team

    reading = Reading(style, source)
    with Team(reading, partial(Reading, style, source), jobs) as team:
        parts = team.run("items", team.ranges(len(reading.parsed.records)))
    items = [item for part, _ in parts for item in part]
    problems = [problem for _, part in parts for problem in part]
    return Works(items, tuple(sorted((*reading.parsed.problems, *problems), key=place)))


def write(
    references: Iterable[Reference | Item], to: str = "bibtex", **options: Unpack[Options]
) -> str:
    """Write references, or CSL-JSON objects, in a style.

    `to` is a record format's name, a CSL style's, or a file's path; `options` are those of
    `Options`.  Raises `CiteformError` for a style that is unknown or broken.
    """
    return render(references, to, **options).text


def render(
    references: Iterable[Reference | Item],
    to: str = "bibtex",
    progress: Progress | None = None,
    **options: Unpack[Options],
) -> Output:
    """Write references as `write` does, and say what the style could not hold."""
    from citeform.keys import with_keys

    if unknown := options.keys() - DEFAULTS.keys():
        raise TypeError(f"there is no option {', '.join(sorted(unknown))}")
    chosen: Options = {**DEFAULTS, **options}
    catalogue = Catalogue(chosen["user_styles"])
    style = catalogue.find(to)
    works = list(references)
    keyed = list(with_keys(map(named, works), chosen["key"]))
    if chosen["style"] and (style.is_csl or not lens(style).style.prints):
        message = f"{style.name} holds no printed entries, so it takes no --style"
        raise CiteformError(Problem("bad-option", message))
    if style.is_csl:
        items = [item_of(*pair) for pair in zip(works, keyed, strict=True)]
        return cite(items, style, catalogue, chosen, progress)
    keyed = [
        one if isinstance(work, Reference) or not work.get("id") else from_csl(work)
        for work, one in zip(works, keyed, strict=True)
    ]
    writer = lens(style)
    if writer.style.prints:
        items = [item_of(*pair) for pair in zip(works, keyed, strict=True)]
        return print_entries(items, writer, catalogue, chosen, progress)
    if writer.style.only == "read":
        message = f"{writer.style.title} is read, never written"
        raise CiteformError(Problem("unknown-style", message))
    text, problems = writer.write(keyed, {"ascii": chosen["ascii"]})
    return Output(text, tuple(problems))


def named(work: Reference | Item) -> Reference:
    """A reference that has the work's key, or all that a key is made of."""
    if isinstance(work, Reference):
        return work
    return Reference(str(work["id"])) if work.get("id") else from_csl(work)


def item_of(work: Reference | Item, keyed: Reference) -> Item:
    """The CSL-JSON object of a work, with its key."""
    if isinstance(work, Reference):
        return to_csl(keyed)
    return work if work.get("id") else {**work, "id": keyed.id}


def cite(
    items: list[Item],
    style: Style,
    catalogue: Catalogue,
    options: Options,
    progress: Progress | None,
) -> Output:
    """The bibliography of CSL-JSON objects in a CSL style, an entry a line."""
    found, problems = printed(items, style, catalogue, options, progress)
    entries = [entry for _, entry in found]
    if options["markup"] == "html":
        # The form that citeproc-js and the CSL test suite give a bibliography.
        lines = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
        return Output(f'<div class="csl-bib-body">\n{lines}</div>\n', tuple(problems))
    return Output("".join(f"{entry}\n" for entry in entries), tuple(problems))


def printed(
    items: list[Item],
    style: Style,
    catalogue: Catalogue,
    options: Options,
    progress: Progress | None,
) -> tuple[list[tuple[int, str]], list[Problem]]:
    """The entries that a CSL style prints of objects, each with its object's place."""
    from citeform import csl

    parent = csl.parent_of(style.path)
    return csl.print_items(
        items,
        style.path,
        locale=options["locale"],
        markup=options["markup"],
        parent=catalogue.parent(style, parent) if parent else None,
        jobs=options["jobs"],
        progress=progress,
    )


def print_entries(
    items: list[Item],
    writer: Lens,
    catalogue: Catalogue,
    options: Options,
    progress: Progress | None,
) -> Output:
    """The entries of a CSL style in a format that holds such: LaTeX's thebibliography."""
    from citeform.markup.entry import to_latex
    from citeform.syntax.record import Field, Record

    style = catalogue.find(options["style"] or writer.style.prints)
    if not style.is_csl:
        message = f'"{style.name}" is no CSL style'
        raise CiteformError(Problem("unknown-style", message))
    html: Options = {**options, "markup": "html"}
    entries, problems = printed(items, style, catalogue, html, progress)
    records: list[Record] = []
    for at, entry in entries:
        name = str(items[at]["id"])
        key = writer.syntax.clean_key(name)
        if key != name:
            message = f'"{name}" cannot be a key in {writer.style.title}; it is {key}'
            problems.append(Problem("key-changed", message, name))
        fields = (Field("entry", to_latex(entry, ascii=options["ascii"])),)
        records.append(Record("bibitem", key, fields))
    return Output(writer.syntax.render(records, writer.style.options), tuple(problems))


def to_csl(reference: Reference) -> dict[str, Any]:
    """The CSL-JSON object of a reference, by the CSL 1.0.2 data schema."""
    from citeform.syntax.shape import item, shape

    writer = csl_json()
    form = shape(writer.style.options["objects"])
    return item(writer.write_record(reference, False), form)


def from_csl(item: Mapping[str, Any]) -> Reference:
    """The reference of a CSL-JSON object; a member that is no CSL variable goes to `extra`."""
    from citeform.formats.lens import NOWHERE
    from citeform.syntax.shape import record, shape

    reader = csl_json()
    form = shape(reader.style.options["objects"])
    return reader.read_record(record(item, 0, 0, form), NOWHERE, [])


@cache
def csl_json() -> Lens:
    """The lens of CSL-JSON, the one that comes with citeform."""
    return lens_at(Catalogue().bundled / "csl-json.toml")


def lens(style: Style) -> Lens:
    """A record format, ready to read and write."""
    return lens_at(style.path)


@cache
def lens_at(path: Path) -> Lens:
    """The lens of a style file, loaded once."""
    from citeform.formats.lens import Lens
    from citeform.formats.stylefile import load

    return Lens(load(path))


def inspect(library: Library, source: Source) -> list[Finding]:
    """What was recognised in a text, where, by what and how surely, in the order of the text."""
    from citeform.findings import find

    return [
        finding
        for reference in library
        for finding in find(reference, to_csl(reference), source, reference.origins)
    ]


def mark(source: Source, format: str | None, catalogue: Catalogue, library: Library) -> list[Mark]:
    """The lines of a front page, each with the zone it went to; none of any other input."""
    if format_of(source, format, catalogue) != FRONTPAGE:
        return []
    from citeform.frontpage.marking import mark

    return list(mark(source, library[0].origins if library.references else {}))


def inspected(
    library: Library, source: Source, findings: Sequence[Finding], marks: Sequence[Mark]
) -> Inspected:
    """An input with what was read of it and its citations, for `sheet`."""
    from citeform.sheet import FORMATS, Inspected

    types = [reference.type for reference in library]
    texts = {style: write(library, style) for style in FORMATS} if types else {}
    return Inspected(source.name, types, findings, marks, texts)


def sheet(inputs: Sequence[Inspected]) -> str:
    """An HTML page that shows inputs, what was read of them, and their citations."""
    from citeform.sheet import sheet

    return sheet(inputs)


def leave_unsure(library: Library, source: Source, least: float) -> Library:
    """A library without what is less sure than `least`, and a problem for each such value."""
    if least == 0:
        return library
    from citeform.findings import complain, find, leave_out, unsure

    kept: list[Reference] = []
    problems = list(library.problems)
    for reference in library:
        names = unsure(reference, least)
        found = find(reference, to_csl(reference), source, names) if names else []
        problems += complain(found, least, source)
        if "title" not in names:
            kept.append(leave_out(reference, names) if names else reference)
    return Library(tuple(kept), tuple(problems))


def check(library: Library, source: Source) -> tuple[Problem, ...]:
    """Everything a user should know about a file: what reading met, and what the checks find."""
    from citeform.lint import check as lint

    return tuple(sorted((*library.problems, *lint(library, source)), key=place))


def place(problem: Problem) -> tuple[str, int, int]:
    """Where a problem stands, for sorting."""
    return problem.file, problem.line, problem.column
