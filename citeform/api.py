"""The verbs: parse, read, write, inspect, check.

The only module that sees more than one of the rooms for front pages, formats and CSL; each is
imported when it is first used, because a run needs one or two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from citeform.catalogue import FRONTPAGE, Catalogue, Style
from citeform.inputs import read_file
from citeform.model.reference import Library, Reference
from citeform.problems import CiteformError, Problem, Source

if TYPE_CHECKING:
    from citeform.formats.lens import Lens


class Output(NamedTuple):
    """A text that was written, and what got lost on the way."""

    text: str
    problems: tuple[Problem, ...] = ()


class Finding(NamedTuple):
    """One value that was read, for `citeform inspect`."""

    variable: str
    """A CSL variable, or `custom.` and a key of `custom`."""
    value: str
    line: int
    column: int
    score: float
    """How sure it is, between 0 and 1."""
    by: str
    """The extractor of the front page, or the tag of the record."""


def parse(
    text: str, format: str | None = None, *, name: str = "<text>", user_styles: Path | None = None
) -> Library:
    """Read a front page or a bibliography from a string.

    `format` is a name that `-f` takes; without one it is told from the text, and what is no known
    format is a front page.  `name` stands in the problems; `user_styles` is a folder of styles.
    Raises `CiteformError` for an unknown format or a broken style file.
    """
    source = Source(text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff"), name)
    return read_source(source, format, Catalogue(user_styles))


def read(
    path: str | Path, format: str | None = None, *, user_styles: Path | None = None
) -> Library:
    """Read a front page or a bibliography from a file, whatever its encoding.

    Raises `CiteformError` when the file cannot be read at all: missing, binary, empty, too large.
    """
    source, problems = read_file(Path(path))
    library = read_source(source, format, Catalogue(user_styles))
    return Library(library.references, (*problems, *library.problems))


def read_source(source: Source, format: str | None, catalogue: Catalogue) -> Library:
    """Read a text in a format, or in the one it looks like."""
    if not source.text.strip():
        raise CiteformError(Problem("empty-file", "there is nothing in it", source.name))
    suffix = Path(source.name).suffix
    found = catalogue.format_named(format) if format else catalogue.detect(source.text, suffix)
    if found == FRONTPAGE:
        from citeform import frontpage

        return frontpage.read(source)
    library = lens(catalogue.find(found)).read(source)
    if library.references or library.problems:
        return library
    hint = "" if format else "-f says which format it is"
    return Library((), (source.problem("no-records", f"no {found} record is in it", hint=hint),))


def write(
    references: Iterable[Reference],
    to: str = "bibtex",
    *,
    key: str = "",
    locale: str | None = None,
    markup: str = "text",
    ascii: bool = False,
    user_styles: Path | None = None,
) -> str:
    """Write references in a style: a record format's name, a CSL style's, or a file's path.

    `key` is the pattern of citation keys for references without one; `locale` a BCP 47 tag and
    `markup` one of `text` and `html`, for CSL styles; `ascii` asks for LaTeX's escapes.  Raises
    `CiteformError` for a style that is unknown or broken.
    """
    return render(
        references,
        to,
        key=key,
        locale=locale,
        markup=markup,
        ascii=ascii,
        user_styles=user_styles,
    ).text


def render(
    references: Iterable[Reference],
    to: str = "bibtex",
    *,
    key: str = "",
    locale: str | None = None,
    markup: str = "text",
    ascii: bool = False,
    user_styles: Path | None = None,
) -> Output:
    """Write references as `write` does, and say what the style could not hold."""
    from citeform.keys import with_keys

    catalogue = Catalogue(user_styles)
    style = catalogue.find(to)
    keyed = list(with_keys(references, key))
    if style.is_csl:
        return cite(keyed, style, locale, markup, catalogue)
    text, problems = lens(style).write(keyed, {"ascii": ascii})
    return Output(text, tuple(problems))


def cite(
    references: list[Reference],
    style: Style,
    locale: str | None,
    markup: str,
    catalogue: Catalogue,
) -> Output:
    """The bibliography of references in a CSL style, an entry a line."""
    from citeform import csl

    parent = csl.parent_of(style.path)
    entries, problems = csl.render(
        [to_csl(reference) for reference in references],
        style.path,
        locale=locale,
        markup=markup,
        parent=catalogue.parent(style, parent) if parent else None,
    )
    if markup == "html":
        # The form that citeproc-js and the CSL test suite give a bibliography.
        lines = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in entries)
        return Output(f'<div class="csl-bib-body">\n{lines}</div>\n', tuple(problems))
    return Output("".join(f"{entry}\n" for entry in entries), tuple(problems))


def to_csl(reference: Reference) -> dict[str, Any]:
    """The CSL-JSON object of a reference, by the CSL 1.0.2 data schema."""
    from citeform.syntax.objects import item

    return item(csl_json().write_record(reference, False))


def from_csl(item: Mapping[str, Any]) -> Reference:
    """The reference of a CSL-JSON object; a member that is no CSL variable goes to `extra`."""
    from citeform.formats.lens import NOWHERE
    from citeform.syntax.objects import record

    reader = csl_json()
    nested = reader.style.options["objects"]["nested"]
    return reader.read_record(record(item, 0, 0, nested), NOWHERE, [])


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
    found: list[Finding] = []
    for reference in library:
        values = to_csl(reference)
        for variable, origin in sorted(reference.origins.items(), key=lambda item: item[1].start):
            own = variable in reference.custom
            value = reference.custom[variable] if own else values.get(variable)
            line, column = source.place(origin.start)
            name = f"custom.{variable}" if own else variable
            found.append(Finding(name, shown(value), line, column, origin.score, origin.by))
    return found


def shown(value: Any) -> str:
    """A CSL-JSON value as a person writes it."""
    if isinstance(value, list):
        return "; ".join(shown(one) for one in value)
    if not isinstance(value, dict):
        return str(value)
    if "date-parts" in value:
        return "/".join("-".join(f"{part:02d}" for part in parts) for parts in value["date-parts"])
    if "family" in value or "literal" in value:
        from citeform.codecs.csljson import read_json_name
        from citeform.codecs.names import write_inverted_name

        return write_inverted_name(read_json_name(value))
    if "name" in value:
        return str(value["name"])
    return "; ".join(f"{key}: {shown(one)}" for key, one in value.items() if one is not True)


def check(library: Library, source: Source) -> tuple[Problem, ...]:
    """Everything a user should know about a file: what reading met, and what the checks find."""
    from citeform.lint import check as lint

    return tuple(sorted((*library.problems, *lint(library, source)), key=place))


def place(problem: Problem) -> tuple[str, int, int]:
    """Where a problem stands, for sorting."""
    return problem.file, problem.line, problem.column
