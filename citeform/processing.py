"""Processing: a manuscript, its bibliography files and a CSL style → the manuscript with citations.

What the command line says goes before what the document says of itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citeform.catalogue import Catalogue
from citeform.lenses import Item, to_csl
from citeform.manuscript.model import Citation, Manuscript
from citeform.packed import plain_name
from citeform.problems import CiteformError, Problem, Source
from citeform.reading import Asked, open_file, read_in, read_source
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.csl.style import Style
    from citeform.manuscript.affix import Decode
    from citeform.manuscript.form import Form
    from citeform.manuscript.placing import Placing
    from citeform.manuscript.typeset import Typeset

STYLE = "vancouver"
"""The style of a document that names none."""

SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".qmd": "markdown", ".rmd": "markdown",
    ".tex": "latex", ".latex": "latex", ".ltx": "latex", ".org": "org", ".txt": "plain",
}  # fmt: skip
"""The suffix of a manuscript → its markup."""
MARKUPS = tuple(dict.fromkeys(SUFFIXES.values()))
"""The markups that manuscripts are read in."""

SAID = {
    "style": ("csl", "citation-style"),
    "bibliography": ("bibliography",),
    "locale": ("lang",),
}
"""What may be asked for, and where a document says it."""

MOST_HINTS = 50
"""For so many unknown keys one that comes near is looked for."""


class Wish(NamedTuple):
    """How a manuscript is to be processed, as far as the document is not asked."""

    style: str | None = None
    bibliography: tuple[Path, ...] = ()
    locale: str | None = None
    markup: str | None = None
    """The manuscript's own markup; told from the suffix of its file without it."""
    user_styles: Path | None = None
    """A folder of styles that go before citeform's own."""
    jobs: int = 1
    """How many processes may share the work on a long document."""
    weak: tuple[str, ...] = ()
    """What of style, bibliography and locale gives way to what the document says of itself."""


class Processed(NamedTuple):
    """A manuscript with its citations, and what was met on the way."""

    text: str
    problems: tuple[Problem, ...] = ()
    files: tuple[Path, ...] = ()
    """The bibliography and style files that it was made from."""
    lacks_files: bool = False
    """Whether a bibliography could not be read."""


class Cited(NamedTuple):
    """Texts with their citations, a line each."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


class Works(NamedTuple):
    """The works that can be cited."""

    items: Mapping[str, Item]
    """Those that are cited, by their keys."""
    known: tuple[str, ...] = ()
    """The keys of all, for those that are misspelt."""
    problems: tuple[Problem, ...] = ()
    files: tuple[Path, ...] = ()


def markup_of(source: Source, wish: Wish) -> str:
    """The markup of a manuscript: the one that is asked for, or the one of its suffix."""
    return wish.markup or SUFFIXES.get(Path(plain_name(source.name)).suffix.lower(), "markdown")


def process(source: Source, wish: Wish) -> Processed:
    """Replace the citations of a manuscript by what a style prints, and add its bibliography.

    Raises `CiteformError` when the style cannot be used; what else is wrong is reported.
    """
    markup = markup_of(source, wish)
    module = import_module(f"citeform.manuscript.{markup}")
    manuscript: Manuscript = module.read(source)
    wish = yielding(wish, manuscript.settings)
    base = Path(source.name).parent
    style, problems = find_style(manuscript, wish, base)
    works = read_works(manuscript, wish, base)
    placing, typeset = place(manuscript, style, works.items, markup, wish.jobs)
    problems += [*manuscript.problems, *works.problems]
    problems += unknown(source, manuscript.citations, works)
    text = placing.finish(bibliography(typeset, placing.form, manuscript))
    lacks_files = any(problem.is_error for problem in works.problems)
    return Processed(text, tuple(problems), (*works.files, style.file), lacks_files)


def place(
    manuscript: Manuscript, style: Style, items: Mapping[str, Item], markup: str, jobs: int
) -> tuple[Placing, Typeset]:
    """A manuscript's citations printed and put into it, and all that was printed."""
    from citeform.manuscript.affix import Affix
    from citeform.manuscript.form import FORMS
    from citeform.manuscript.placing import Placing, is_true
    from citeform.manuscript.typeset import Setting, typeset

    settings = manuscript.settings
    is_listed = not is_true(settings.get("suppress-bibliography"))
    is_linked = is_true(settings.get("link-citations")) and is_listed
    affix = Affix(decoder_of(markup))
    form = FORMS[markup](manuscript.source.text)
    links = settings.get("link-bibliography")
    links_entries = form.output.LINKS and (links is None or is_true(links))
    order, numbers = reading_order(manuscript, is_note=style.root.get("class") == "note")
    nocite = items if "*" in manuscript.nocite else manuscript.nocite
    printed = typeset(
        [manuscript.citations[at] for at in order],
        items,
        nocite,
        numbers,
        Setting(style, is_linked, links_entries, affix, is_listed, jobs),
    )
    placing = Placing(manuscript, printed, form, affix.show)
    placing.run(order)
    return placing, printed


def cite(texts: Sequence[str], wish: Wish) -> Cited:
    """Print the citations in some texts one after another, as in a document of that order.

    In a style of notes each is a note of its own.
    """
    from citeform.manuscript import plain
    from citeform.manuscript.affix import Affix, decode_simple
    from citeform.manuscript.placing import capitalized, edited
    from citeform.manuscript.typeset import Setting, typeset
    from citeform.output.outputs import find

    read = [plain.read(Source(text, f"citation {at}")) for at, text in enumerate(texts, 1)]
    manuscript = Manuscript(
        Source("", ""), tuple(citation for one in read for citation in one.citations)
    )
    style, problems = find_style(manuscript, wish, Path())
    works = read_works(manuscript, wish, Path())
    numbers = range(1, len(manuscript.citations) + 1)
    is_note = style.root.get("class") == "note"
    notes = list(numbers) if is_note else [0 for _ in numbers]
    affix = Affix(decode_simple)
    printed = typeset(manuscript.citations, works.items, (), notes, Setting(style, affix=affix))
    inline = find(wish.markup or "text").inline
    problems += works.problems
    waiting = iter(printed.citations)
    lines: list[str] = []
    for one in read:
        edits = []
        for citation in one.citations:
            parts = next(waiting)
            rest = capitalized(parts.rest) if is_note and not parts.names else parts.rest
            html = " ".join(part for part in (parts.names, rest) if part)
            edits.append((citation.start, citation.end, affix.show(inline(html))))
        lines.append(edited(one.source.text, edits))
        problems += unknown(one.source, one.citations, works)
        if not one.citations:
            hint = "a citation is written [@key, p. 3] or @key"
            problems.append(
                one.source.problem("no-citation", "there is no citation in it", hint=hint)
            )
    return Cited(tuple(lines), tuple(problems))


def decoder_of(markup: str) -> Decode | None:
    """What reads the prefixes and suffixes of a markup, if its reader has such."""
    module = import_module(f"citeform.manuscript.{markup}")
    found: Decode | None = getattr(module, "decode_affix", None)
    return found


def reading_order(manuscript: Manuscript, *, is_note: bool) -> tuple[list[int], list[int]]:
    """The citations as a reader meets them, notes at their marks, and the notes' numbers.

    A style that prints in the sentence knows no notes.
    """
    notes = manuscript.notes

    def place_of(at: int) -> tuple[int, int]:
        citation = manuscript.citations[at]
        mark = notes[citation.note].mark if citation.note >= 0 else citation.start
        return mark, citation.start

    order = sorted(range(len(manuscript.citations)), key=place_of)
    if not is_note:
        return order, [0] * len(order)
    numbers: list[int] = []
    number, marks = 0, [note.mark for note in notes]
    passed = 0
    for at in order:
        citation = manuscript.citations[at]
        mark = place_of(at)[0]
        while passed < len(marks) and marks[passed] <= mark:
            passed += 1
            number += 1
        if citation.note < 0 and not (citation.is_plain or citation.names_only):
            number += 1
        numbers.append(number)
    return order, numbers


def bibliography(typeset: Typeset, form: Form, manuscript: Manuscript) -> str:
    """The bibliography in the manuscript's markup; nothing where none is wanted."""
    from citeform.manuscript.placing import is_true

    settings = manuscript.settings
    if is_true(settings.get("suppress-bibliography")) or not typeset.entries:
        return ""
    is_linked = is_true(settings.get("link-citations"))
    return form.entries(typeset.entries, dict(typeset.options), is_linked=is_linked)


# -- what is asked for


def yielding(wish: Wish, settings: Mapping[str, object]) -> Wish:
    """What is asked for, less what is weak and the document says too."""
    said = {name for name in wish.weak if any(settings.get(key) for key in SAID[name])}
    return wish._replace(**{name: Wish._field_defaults[name] for name in said})


def find_style(manuscript: Manuscript, wish: Wish, base: Path) -> tuple[Style, list[Problem]]:
    """The style that is asked for, in the language that is asked for."""
    settings = manuscript.settings
    given = text_of(settings.get("csl")) or text_of(settings.get("citation-style"))
    if given and not wish.style:
        path = beside(given, base)
        given = str(path) if path else given
    name = wish.style or given or STYLE
    catalogue = Catalogue(wish.user_styles)
    language = text_of(settings.get("lang"))
    if wish.locale or not language:
        return load_style(name, catalogue, wish.locale), []
    try:
        return load_style(name, catalogue, language), []
    except CiteformError as error:
        if error.problem.code != "bad-option":
            raise
    problem = manuscript.source.problem("bad-settings", f'there is no locale "{language}"')
    return load_style(name, catalogue, None), [problem]


def load_style(name: str, catalogue: Catalogue, locale: str | None) -> Style:
    """A CSL style by its name or path, in a language."""
    from citeform import csl
    from citeform.csl.style import load

    found = catalogue.find(name)
    if not found.is_csl:
        message = f"{found.name} is a record format, which prints no citations"
        raise CiteformError(Problem("unknown-style", message, hint="-s takes a CSL style"))
    parent = csl.parent_of(found.path)
    style = load(
        found.path, locale=locale, parent=catalogue.parent(found, parent) if parent else None
    )
    if style.citation is None:
        message = "the style has no <citation>"
        raise CiteformError(Problem("bad-style", message, str(style.file)))
    return style


def beside(name: str, base: Path) -> Path | None:
    """The file that a document names, from the current folder or from its own."""
    for path in (Path(name), base / name):
        if os.path.isfile(path):
            return path
    return None


def text_of(given: object) -> str:
    """A setting that is a text."""
    return given.strip() if isinstance(given, str) else ""


def read_works(manuscript: Manuscript, wish: Wish, base: Path) -> Works:
    """The works of the bibliography files, and of the document itself, that are cited."""
    given = manuscript.settings.get("bibliography")
    names = [text_of(one) for one in (given if isinstance(given, list) else [given])]
    paths = wish.bibliography or tuple(beside(name, base) or Path(name) for name in names if name)
    wanted = {cite.key for citation in manuscript.citations for cite in citation.cites}
    wanted.update(manuscript.nocite)
    works = read_files(paths, wanted, Catalogue(wish.user_styles))
    own = manuscript.settings.get("references")
    if not isinstance(own, list):
        return works
    items = own_items(own)
    return works._replace(
        items={**works.items, **items}, known=tuple(dict.fromkeys((*works.known, *items)))
    )


def own_items(own: Sequence[Any]) -> dict[str, Item]:
    """The works that stand in the document itself, as CSL-YAML has them."""
    import json

    source = Source(json.dumps([one for one in own if isinstance(one, dict)]), "references")
    library = read_in(source, "csl-json", Asked(), Catalogue())
    return {one.id: to_csl(one) for one in library if one.id}


def read_files(paths: Iterable[Path], wanted: set[str], catalogue: Catalogue) -> Works:
    """The works of bibliography files of which the keys are wanted; `*` wants all."""
    items: dict[str, Item] = {}
    problems: list[Problem] = []
    files: list[Path] = []
    known: dict[str, None] = {}
    for path in paths:
        files.append(path)
        try:
            source, met = open_file(path)
            library = read_source(source, Asked(), catalogue)
        except CiteformError as error:
            problems.append(error.problem)
            continue
        problems += [*met, *(one for one in library.problems if one.is_error)]
        for reference in library:
            known[reference.id] = None
            if reference.id not in items and ("*" in wanted or reference.id in wanted):
                items[reference.id] = to_csl(reference)
    return Works(items, tuple(known), tuple(problems), tuple(files))


def unknown(source: Source, citations: Iterable[Citation], works: Works) -> list[Problem]:
    """The problems of keys that no work has, each where it is first cited."""
    found: dict[str, int] = {}
    for citation in citations:
        for cite in citation.cites:
            if cite.key not in works.items:
                found.setdefault(cite.key, cite.place)
    problems: list[Problem] = []
    if found:
        from difflib import get_close_matches
    for key, place in found.items():
        near = get_close_matches(key, works.known, 1, 0.7) if len(problems) < MOST_HINTS else []
        hint = f'did you mean "{near[0]}"?' if near else ""
        if not works.files and not works.known:
            hint = "-b names the bibliography"
        message = f'no work has the key "{key}"'
        problems.append(source.problem("unknown-item", message, place, hint))
    return problems
