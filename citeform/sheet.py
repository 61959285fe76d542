"""Sheet: one HTML page that shows inputs, what was read of them, and their citations.

It is whole in itself: nothing is loaded from elsewhere, and its one script copies a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from citeform.findings import Finding
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.frontpage.marking import Mark

FORMATS = {"bibtex": "BibTeX", "ris": "RIS", "vancouver": "Vancouver", "csl-json": "CSL-JSON"}
"""The styles that stand on the sheet → how they are called there."""

# A zone → the hue it is shown in, in degrees; all others have one.
HUES = {
    "title": 215, "translated title": 240, "author": 140, "affiliation": 45, "abstract": 285,
    "keywords": 325, "citation": 5, "doi": 20, "dates": 170, "correspondence": 90, "contact": 90,
    "event": 190,
}  # fmt: skip
OTHER_HUE = 200

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no HTML page may hold."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b1d21; --paper: #fdfdfb; --faint: #5c626b;
  --rule: #d8dade; --panel: #f3f4f2; --tint: 75% 93%; --deep: 65% 27%; --bar: 45% 55%; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e7e9; --paper: #16181b; --faint: #a2a8b1;
  --rule: #3a3e45; --panel: #1f2226; --tint: 35% 17%; --deep: 75% 78%; --bar: 45% 50%; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.2rem; overflow-wrap: anywhere; } h2 { font-size: 1rem; margin: 0 0 .5rem; }
h1 small { color: var(--faint); font-weight: normal; }
main { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
main.alone { grid-template-columns: minmax(0, 1fr); }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
ol.page { list-style: none; margin: 0; padding: 0; }
ol.page li { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .75rem;
  border-left: .25rem solid transparent; overflow-wrap: anywhere; }
ol.page li.gap { margin-top: .75rem; }
ol.page li[style] { border-color: hsl(var(--hue) var(--bar));
  background: hsl(var(--hue) var(--tint)); }
ol.page b { color: hsl(var(--hue, 0) var(--deep)); font-size: .8rem; font-weight: 600;
  text-align: right; line-height: 1.875; }
ol.page li:target { outline: 2px solid hsl(215 var(--bar)); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { border-bottom: 1px solid var(--rule); padding: .3rem .75rem .3rem 0; text-align: left;
  vertical-align: top; }
td.value { overflow-wrap: anywhere; } td div { max-height: 9rem; overflow: auto; }
td.number { white-space: nowrap; font-variant-numeric: tabular-nums; }
td small { color: var(--faint); display: block; } a { color: inherit; }
meter { width: 3rem; vertical-align: middle; }
section { margin-bottom: 1.5rem; } header { display: flex; justify-content: space-between; }
pre { background: var(--panel); border: 1px solid var(--rule); margin: .25rem 0 1rem;
  max-height: 22rem; overflow: auto; padding: .75rem; white-space: pre-wrap;
  overflow-wrap: anywhere; }
button { font: inherit; font-size: .85rem; padding: .1rem .7rem; cursor: pointer; color: var(--ink);
  background: var(--panel); border: 1px solid var(--rule); border-radius: .3rem; }
"""

SCRIPT = """
async function put(pre) {
  try { await navigator.clipboard.writeText(pre.textContent); return true; }
  catch (error) {
    getSelection().selectAllChildren(pre);
    const copied = document.execCommand("copy");
    getSelection().removeAllRanges();
    return copied;
  }
}
for (const button of document.querySelectorAll("button[data-copies]"))
  button.addEventListener("click", async () => {
    const copied = await put(document.getElementById(button.dataset.copies));
    button.textContent = copied ? "Copied" : "Not copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
"""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


class Inspected(NamedTuple):
    """An input, and all that is shown of it."""

    name: str
    types: Sequence[str]
    """The CSL types of its references."""
    findings: Sequence[Finding]
    marks: Sequence[Mark] = ()
    """Its lines, when it is a front page."""
    citations: Mapping[str, str] = {}
    """Style → its references in that style."""


def sheet(inputs: Sequence[Inspected]) -> str:
    """The HTML page of what was read."""
    title = safe(", ".join(one.name for one in inputs[:3])) or "nothing"
    body = "".join(part for at, one in enumerate(inputs, 1) for part in article(at, one))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title} – citeform inspect</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"{body}<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def article(at: int, one: Inspected) -> Iterator[str]:
    """An input: its page beside its fields and citations."""
    types = ", ".join(one.types) or "nothing"
    yield f"<h1>{safe(one.name)} <small>{safe(types)}</small></h1>\n"
    yield "<main>\n" if one.marks else '<main class="alone">\n'
    if one.marks:
        before = ["", *(mark.zone for mark in one.marks)]
        pairs = zip(one.marks, before, strict=False)
        lines = "".join(line(at, mark, mark.zone != zone) for mark, zone in pairs)
        yield f'<section><h2>Page</h2>\n<ol class="page">\n{lines}</ol></section>\n'
    yield "<div>\n"
    yield from fields(at, one)
    yield from citations(at, one.citations)
    yield "</div>\n</main>\n"


def line(at: int, mark: Mark, is_first: bool) -> str:
    """A line of the page in the colour of its zone, whose first line has its name."""
    hue = f' style="--hue: {HUES.get(mark.zone, OTHER_HUE)}"' if mark.zone else ""
    gap = ' class="gap"' if mark.gap else ""
    place = f'id="i{at}-{mark.line}"'
    text = f'<span dir="auto">{safe(mark.text)}</span>'
    return f"<li {place}{gap}{hue}><b>{safe(mark.zone) if is_first else ''}</b>{text}</li>\n"


def fields(at: int, one: Inspected) -> Iterator[str]:
    """The table of what was read, each value with its place and how sure it is."""
    shown = {mark.line for mark in one.marks}
    heads = "".join(f"<th>{name}</th>" for name in ("Field", "Value", "Confidence", "Place"))
    yield f"<section><h2>Fields</h2>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for finding in one.findings:
        sure = f"{finding.confidence:.2f}"
        place = f"{finding.line}:{finding.column}"
        if finding.line in shown:
            place = f'<a href="#i{at}-{finding.line}">{place}</a>'
        yield (
            f"<tr><td>{safe(finding.variable)}<small>by {safe(finding.by)}</small></td>"
            f'<td class="value" dir="auto"><div>{safe(finding.value)}</div></td>'
            f'<td class="number"><meter value="{sure}" low="0.5" high="0.8" optimum="1"></meter> '
            f'{sure}</td><td class="number">{place}</td></tr>\n'
        )
    yield "</tbody>\n</table></section>\n"


def citations(at: int, texts: Mapping[str, str]) -> Iterable[str]:
    """The citation in each format, with a button that copies it."""
    for style, text in texts.items():
        name = f"i{at}-{style}"
        yield (
            f"<section><header><h2>{FORMATS.get(style, style)}</h2>"
            f'<button type="button" data-copies="{name}">Copy</button></header>\n'
            f'<pre id="{name}" tabindex="0">{safe(text)}</pre></section>\n'
        )


def safe(text: str) -> str:
    """A text of the input as HTML.

    >>> safe("a < b\\0")
    'a &lt; b�'
    """
    return escape(UNWRITABLE.sub("\ufffd", text))
