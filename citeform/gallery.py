"""The gallery: one HTML page on which styles stand side by side.

A row for each kind of work and each form of citation, a column for each style; on a narrow screen
the styles of a row stand beneath one another.  It holds all it needs and no script at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from citeform.preview import CITES, FACTS, KINDS, Preview

STYLE = """
:root { color-scheme: light dark; --ink: #1b1d21; --paper: #fdfdfb; --faint: #5c626b;
  --rule: #d8dade; --panel: #f3f4f2; --accent: #1f5f8b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e7e9; --paper: #16181b; --faint: #a2a8b1;
  --rule: #3a3e45; --panel: #1f2226; --accent: #86bfe6; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem 1.25rem 2rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.2rem; margin: 0 0 1rem; } h1 small { color: var(--faint); font-weight: normal; }
.scroll { overflow-x: auto; }
table { border-collapse: separate; border-spacing: 0; min-width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .55rem .9rem;
  border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
td, thead th { min-width: 17rem; max-width: 34rem; }
tbody th { color: var(--faint); font-size: .85rem; font-weight: 600; white-space: nowrap;
  position: sticky; left: 0; background: var(--paper); z-index: 1; line-height: 1.75; }
thead td { min-width: 0; }
thead th { font-size: 1rem; border-bottom: 2px solid var(--ink); }
thead code { display: block; color: var(--accent); font: .85rem ui-monospace, monospace; }
tr.head th { color: var(--ink); font-size: 1rem; padding-top: 1.6rem; }
td.fact { color: var(--faint); font-size: .85rem; line-height: 1.6; } td a { color: inherit; }
td.none { color: var(--faint); }
td .text { font-family: Georgia, "Times New Roman", serif; }
.hangs { padding-left: 1.6em; text-indent: -1.6em; } .hangs > * { text-indent: 0; }
.text:has(> .csl-left-margin) { display: grid; grid-template-columns: auto minmax(0, 1fr);
  gap: 0 .6em; padding: 0; text-indent: 0; }
.csl-left-margin { white-space: nowrap; min-width: 1.4em; }
.csl-indent { padding-left: 1.6em; }
@media (max-width: 45rem) {
  table, tbody, tr, th, td { display: block; min-width: 0; max-width: none; }
  thead { display: none; } tbody th { position: static; border: 0; padding: .8rem 0 0; }
  td { padding: .3rem 0; min-width: 0; } td::before { content: attr(data-style); display: block;
    color: var(--accent); font: .8rem ui-monospace, monospace; } }
@media print { .scroll { overflow: visible; } }
"""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"

SAFE = ("http://", "https://")
"""How an address begins that is made a link."""

Cell = Callable[[Preview, str], str]
"""What puts a text of a style into a cell of the table."""


def gallery(styles: Sequence[Preview]) -> str:
    """The page of some styles."""
    names = ", ".join(style.name for style in styles[:4]) + (" …" if len(styles) > 4 else "")
    heads = "".join(
        f'<th scope="col">{safe(style.facts.title or style.name)}'
        f"<code>{safe(style.name)}</code></th>"
        for style in styles
    )
    body = "".join((
        *section("References", tuple(KINDS.values()), styles, entry),
        *section("Citations", CITES, styles, cite),
        *section("About the style", FACTS, styles, fact),
    ))  # fmt: skip
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(names)} – citeform styles</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<h1>Citation styles <small>side by side</small></h1>\n"
        f'<div class="scroll" tabindex="0">\n<table>\n<thead><tr><td></td>{heads}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</div>\n</body>\n</html>\n"
    )


def section(
    title: str, labels: Sequence[str], styles: Sequence[Preview], cell: Cell
) -> Iterator[str]:
    """Rows of one sort: a label, and for each style what it has there."""
    width = len(styles) + 1
    yield f'<tr class="head"><th scope="rowgroup" colspan="{width}">{title}</th></tr>\n'
    columns = [dict(ROWS[cell](style)) for style in styles]
    for label in labels:
        if any(label in column for column in columns):
            pairs = zip(styles, columns, strict=True)
            cells = "".join(data(style, column.get(label), cell) for style, column in pairs)
            yield f'<tr><th scope="row">{safe(label)}</th>{cells}</tr>\n'


def data(style: Preview, text: str | None, cell: Cell) -> str:
    """A cell of the table; a dash for what a style does not have."""
    kind = "none" if text is None else cell.__name__
    content = "–" if text is None else cell(style, text)
    return f'<td class="{kind}" data-style="{safe(style.name)}">{content}</td>'


def fact(style: Preview, text: str) -> str:
    """What a style says of itself; addresses are links."""
    parts = [
        f'<a href="{safe(part)}" rel="noreferrer">{safe(part)}</a>'
        if part.startswith(SAFE)
        else safe(part)
        for part in text.split(", ")
    ]
    return ", ".join(parts)


def entry(style: Preview, text: str) -> str:
    """A reference, which is HTML already."""
    hangs = " hangs" if style.hangs else ""
    return f'<div class="text{hangs}" dir="auto">{text}</div>'


def cite(style: Preview, text: str) -> str:
    """A citation, which is HTML already."""
    return f'<div class="text" dir="auto">{text}</div>'


def safe(text: str) -> str:
    """A text as HTML, whatever a file is called."""
    return escape(text.encode("utf-8", "replace").decode("utf-8"))


ROWS: dict[Cell, Callable[[Preview], Iterable[tuple[str, str]]]] = {
    entry: lambda style: style.references,
    cite: lambda style: style.cites,
    fact: lambda style: style.rows(),
}
"""What fills a cell → the rows of a style that it is for."""
