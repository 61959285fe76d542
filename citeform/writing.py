"""Writing: references → text, in a record format or a CSL style.

Sees the rooms for formats and for CSL; each is imported when it is first used, because a run needs
one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from citeform.catalogue import Catalogue, Style, read_head
from citeform.lenses import Item, from_csl, lens, to_csl
from citeform.model.reference import Reference
from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from typing import Unpack

    from citeform.csl import Printed
    from citeform.formats.lens import Lens

Progress = Callable[[float], None]
"""Is told how much of the work is done, from 0 to 1."""


class Options(TypedDict, total=False):
    """How references are written, besides the style: for `write`, `render` and `convert`."""

    key: str
    """The pattern of citation keys for references without one."""
    locale: str | None
    """The language of a CSL style, a BCP 47 tag."""
    markup: str
    """The markup of a CSL style's output, a name in `citeform.output.outputs`."""
    links: bool | None
    """Whether entries link to what they are about; if None, where the markup can."""
    standalone: bool
    """Whether a CSL style's output is a whole document."""
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
    "links": None,
    "standalone": False,
    "style": None,
    "ascii": False,
    "jobs": 1,
    "user_styles": None,
}


ONLY_CSL = ("markup", "links", "standalone")
"""Options that say something of a CSL style's output only."""
SUFFIXES = {"bib": ".bib", "wikitext": ".wiki", "xml": ".xml"}
"""Syntaxes, and how files end whose format has no suffix of its own."""


class Output(NamedTuple):
    """A text that was written, and what got lost on the way."""

    text: str
    problems: tuple[Problem, ...] = ()


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
    if not style.is_csl and (option := next((one for one in ONLY_CSL if options.get(one)), "")):
        message = f"{style.name} is a record format, which has no --{option}"
        hint = "a CSL style has"
        raise CiteformError(Problem("bad-option", message, hint=hint))
    if style.is_csl:
        return cite(works, keyed, style, catalogue, chosen, progress)
    keyed = whole(works, keyed)
    writer = lens(style)
    if writer.style.prints:
        items = [item_of(*pair) for pair in zip(works, keyed, strict=True)]
        return print_entries(items, writer, catalogue, chosen, progress)
    if writer.style.only == "read":
        message = f"{writer.style.title} is read, never written"
        raise CiteformError(Problem("unknown-style", message))
    text, problems = writer.write(keyed, {"ascii": chosen["ascii"]})
    return Output(text, tuple(problems))


def render_each(
    references: Iterable[Reference | Item], to: str = "bibtex", **options: Unpack[Options]
) -> list[tuple[str, Output]]:
    """Write each reference as a text of its own in a record format, with its key."""
    from citeform.keys import with_keys

    chosen: Options = {**DEFAULTS, **options}
    style = Catalogue(chosen["user_styles"]).find(to)
    if style.is_csl or lens(style).style.prints:
        message = f"{style.name} prints entries, which are not split into files"
        hint = "a record format such as bibtex or csl-json can be"
        raise CiteformError(Problem("bad-option", message, hint=hint))
    works = [one if isinstance(one, Reference) else from_csl(one) for one in references]
    return [(one.id, render([one], to, None, **options)) for one in with_keys(works, chosen["key"])]


def suffix_of(to: str, user_styles: Path | None = None) -> str:
    """What the name of a file in a record format ends in."""
    head = read_head(Catalogue(user_styles).find(to).path)
    own: Sequence[str] = head.get("suffixes", ())
    return own[0] if own else SUFFIXES.get(str(head.get("syntax")), ".txt")


def named(work: Reference | Item) -> Reference:
    """A reference that has the work's key, or all that a key is made of."""
    if isinstance(work, Reference):
        return work
    return Reference(str(work["id"])) if work.get("id") else from_csl(work)


def whole(works: Sequence[Reference | Item], keyed: Sequence[Reference]) -> list[Reference]:
    """The works as references, with their keys and all that they say."""
    return [
        one if isinstance(work, Reference) or not work.get("id") else from_csl(work)
        for work, one in zip(works, keyed, strict=True)
    ]


def item_of(work: Reference | Item, keyed: Reference) -> Item:
    """The CSL-JSON object of a work, with its key."""
    if isinstance(work, Reference):
        return to_csl(keyed)
    return work if work.get("id") else {**work, "id": keyed.id}


def cite(
    works: Sequence[Reference | Item],
    keyed: Sequence[Reference],
    style: Style,
    catalogue: Catalogue,
    options: Options,
    progress: Progress | None,
) -> Output:
    """The bibliography of works in a CSL style, in a markup."""
    from citeform.output.outputs import find
    from citeform.output.runs import clean

    markup, links = options["markup"], options["links"]
    output = find(markup)
    if links and not output.LINKS:
        message = f"{markup} has no links"
        raise CiteformError(Problem("bad-option", message, hint="leave --links out"))
    items = [item_of(*pair) for pair in zip(works, keyed, strict=True)]
    found = printed(items, style, catalogue, options, progress, output.LINKS and links is not False)
    if markup == "html" and options["standalone"]:
        text = page_of(found, items, whole(works, keyed), catalogue, options)
        return Output(text, tuple(found.problems))
    entries = [entry for _, entry in found.entries]
    if markup == "text":
        # The engine itself writes text, which is faster than HTML that is read again.
        text = "".join([f"{clean(entry)}\n" for entry in entries])
    else:
        from citeform.output.layout import shape_of

        text = output.entries(entries, shape_of(found.options))
    if options["standalone"]:
        from citeform.output.layout import heading_in

        text = output.document(text, heading_in(found.locale))
    if options["ascii"] and markup == "latex":
        from citeform.output.latex import in_ascii

        text = in_ascii(text)
    return Output(text, tuple(found.problems))


def printed(
    items: list[Item],
    style: Style,
    catalogue: Catalogue,
    options: Options,
    progress: Progress | None,
    links: bool = False,
) -> Printed:
    """What a CSL style prints of objects, as text or as the engine's HTML."""
    from citeform import csl

    parent = csl.parent_of(style.path)
    return csl.typeset(
        items,
        style.path,
        locale=options["locale"],
        markup="text" if options["markup"] == "text" else "html",
        links=links,
        parent=catalogue.parent(style, parent) if parent else None,
        jobs=options["jobs"],
        progress=progress,
    )


def page_of(
    found: Printed,
    items: list[Item],
    references: Sequence[Reference],
    catalogue: Catalogue,
    options: Options,
) -> str:
    """The HTML page of a bibliography, from which each entry can be copied in four formats."""
    from citeform.output.layout import heading_in, lay, shape_of, widest
    from citeform.output.page import FORMATS, Card, page
    from citeform.output.text import unnumbered

    styles = {name: catalogue.find(name) for name in FORMATS}
    copies: list[dict[str, str]] = [{} for _ in items]
    for name, style in styles.items():
        if style.is_csl:
            html: Options = {**DEFAULTS, "markup": "html", "jobs": options["jobs"]}
            for at, entry in printed(items, style, catalogue, html, None).entries:
                copies[at][name] = unnumbered(entry) + "\n"
            continue
        writer = lens(style)
        for at, reference in enumerate(references):
            copies[at][name] = writer.write([reference], {})[0]
    cards = [Card(entry, items[at], in_order(copies[at], FORMATS)) for at, entry in found.entries]
    margin = widest([lay(card.html) for card in cards])
    return page(cards, shape_of(found.options), heading_in(found.locale), margin)


def in_order(texts: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Texts in the order of some names, of which one may have none."""
    return {name: texts[name] for name in names if name in texts}


def print_entries(
    items: list[Item],
    writer: Lens,
    catalogue: Catalogue,
    options: Options,
    progress: Progress | None,
) -> Output:
    """The entries of a CSL style in a format that holds such: LaTeX's thebibliography."""
    from citeform.output.latex import in_ascii, without_label
    from citeform.syntax.record import Field, Record

    style = catalogue.find(options["style"] or writer.style.prints)
    if not style.is_csl:
        message = f'"{style.name}" is no CSL style'
        raise CiteformError(Problem("unknown-style", message))
    html: Options = {**options, "markup": "html"}
    entries, problems = printed(items, style, catalogue, html, progress)[:2]
    records: list[Record] = []
    for at, entry in entries:
        name = str(items[at]["id"])
        key = writer.syntax.clean_key(name)
        if key != name:
            message = f'"{name}" cannot be a key in {writer.style.title}; it is {key}'
            problems.append(Problem("key-changed", message, name))
        text = without_label(entry)
        fields = (Field("entry", in_ascii(text) if options["ascii"] else text),)
        records.append(Record("bibitem", key, fields))
    return Output(writer.syntax.render(records, writer.style.options), tuple(problems))
