"""A bibliography as one HTML page: searched, copied from, and read by reference managers.

It is whole in itself: nothing is loaded from elsewhere.  Without scripts it is a list to read, in
which each entry holds its four formats.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from citeform.output import coins, jsonld
from citeform.output.facts import text_of
from citeform.output.html import clean
from citeform.output.layout import Heading, Shape
from citeform.tuples import NamedTuple

FORMATS = {"bibtex": "BibTeX", "ris": "RIS", "vancouver": "Vancouver", "csl-json": "CSL-JSON"}
"""The styles in which an entry can be copied → how they are called there."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

STYLE = """
:root { color-scheme: light dark; --ink: #1d1f23; --paper: #fdfdfb; --faint: #5a6069;
  --rule: #dcdee2; --panel: #f2f3f1; --link: #1f4f99; --mark: #fff0b3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e5e8; --paper: #17191c; --faint: #a3a9b2;
  --rule: #363a41; --panel: #202327; --link: #9cc0f5; --mark: #57481a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.25rem 4rem; color: var(--ink);
  background: var(--paper); font: 1.0625rem/1.55 Georgia, "Times New Roman", serif;
  overflow-wrap: break-word; }
h1 { font-size: 1.9rem; font-weight: 600; line-height: 1.2; margin: 0 0 .25rem; }
body > header p { color: var(--faint); margin: 0; font: .875rem/1.5 system-ui, sans-serif; }
body > header { border-bottom: 1px solid var(--rule); margin-bottom: 1.25rem;
  padding-bottom: 1.25rem; }
search { display: block; margin-top: 1rem; }
search[hidden], [hidden] { display: none; }
input { width: 100%; padding: .55rem .75rem; font: 1rem/1.4 system-ui, sans-serif;
  color: inherit; background: var(--panel); border: 1px solid var(--rule); border-radius: .4rem; }
sup, sub { line-height: 0; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.csl-entry { padding: .65rem 0; scroll-margin-top: 1rem; }
.spaced .csl-entry { padding: 1rem 0; }
main > :first-child { padding-top: 0; }
.csl-entry { border-bottom: 1px solid var(--rule); }
.csl-entry:target { background: var(--panel); box-shadow: 0 0 0 .5rem var(--panel); }
.hanging .text { padding-left: 2em; text-indent: -2em; }
.hanging .text > * { text-indent: 0; }
.hanging .text > :is(i, b, a, em, span, sup, sub) { text-indent: inherit; }
.aligned .text { display: grid; grid-template-columns: var(--margin) minmax(0, 1fr);
  column-gap: .6em; }
.csl-left-margin { grid-column: 1; font-variant-numeric: tabular-nums; }
.csl-right-inline, .csl-block, .csl-indent { grid-column: 2; min-width: 0; }
.csl-indent { margin-left: 2em; }
.csl-block { margin-top: .35rem; }
.copies { display: flex; flex-wrap: wrap; gap: .4rem .5rem; align-items: baseline;
  margin: .35rem 0 0; font: .8125rem/1.5 system-ui, sans-serif; color: var(--faint); }
.hanging .copies { padding-left: 2.46em; }
.aligned .copies { padding-left: calc((var(--margin) + .6em) * 1.3); }
button { font: inherit; padding: .05rem .6rem; cursor: pointer; color: var(--faint);
  background: none; border: 1px solid var(--rule); border-radius: 1rem; }
button:hover, button:focus-visible { color: var(--ink); background: var(--panel); }
details[open] { flex-basis: 100%; } summary { cursor: pointer; width: max-content; }
h2 { font: 600 .8125rem/1.5 system-ui, sans-serif; margin: .75rem 0 .25rem; }
pre { margin: 0; max-height: 16rem; overflow: auto; padding: .6rem .75rem; color: var(--ink);
  background: var(--panel); border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere;
  font: .8125rem/1.5 ui-monospace, monospace; }
@media print { search, .copies { display: none; } body { max-width: none; padding: 0; }
  .csl-entry { break-inside: avoid; } }
"""

SCRIPT = """
const entries = [...document.querySelectorAll(".csl-entry")];
const field = document.querySelector("input"), count = document.getElementById("count");
const folded = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
const texts = entries.map((entry) =>
  folded(entry.querySelector(".text").textContent + " " + entry.dataset.key));
const whole = count.textContent;
for (const one of document.querySelectorAll("[hidden]")) one.hidden = false;
field.addEventListener("input", () => {
  const words = folded(field.value).split(/\\s+/).filter(Boolean);
  let shown = 0;
  entries.forEach((entry, at) => {
    entry.hidden = !words.every((word) => texts[at].includes(word));
    shown += entry.hidden ? 0 : 1;
  });
  count.textContent = words.length ? `${shown} / ${whole}` : whole;
});
async function put(text) {
  try { await navigator.clipboard.writeText(text); return true; }
  catch (error) {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
}
for (const button of document.querySelectorAll("button[data-copies]"))
  button.addEventListener("click", async () => {
    const name = button.dataset.name ??= button.textContent;
    const copied = await put(document.getElementById(button.dataset.copies).textContent);
    button.textContent = copied ? "Copied" : "Not copied";
    setTimeout(() => { button.textContent = name; }, 2000);
  });
"""


class Card(NamedTuple):
    """An entry of the page."""

    html: str
    """As the engine prints it."""
    item: Mapping[str, Any]
    """The CSL-JSON object it is of."""
    copies: Mapping[str, str]
    """A style of `FORMATS` → the entry in it."""


def page(cards: Sequence[Card], shape: Shape, heading: Heading, widest: str) -> str:
    """The page of a bibliography; `widest` is the longest label in its margin."""
    body = "".join(part for at, card in enumerate(cards, 1) for part in entry(at, card))
    classes = [
        "csl-bib-body",
        *(["aligned"] if widest else ["hanging"] if shape.hanging else []),
        *(["spaced"] if shape.spacing else []),
    ]
    margin = f' style="--margin: {len(widest) * 0.62:.2f}em"' if widest else ""
    number = f"{len(cards)} {'entry' if len(cards) == 1 else 'entries'}"
    header = (
        f'<header>\n<h1>{safe(heading.title)}</h1>\n<p id="count" role="status">{number}</p>\n'
        '<search hidden><input type="search" placeholder="Search" aria-label="Search"></search>\n'
        "</header>\n"
    )
    main = f'<main class="{" ".join(classes)}"{margin}>\n{body}</main>\n'
    metadata = jsonld.script([card.item for card in cards])
    return skeleton(header + main + f"<script>{SCRIPT}</script>\n", heading, metadata)


def skeleton(body: str, heading: Heading, metadata: str = "") -> str:
    """A page around what stands in its body."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(heading.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{safe(heading.title)}</title>\n<style>{STYLE}</style>\n"
        f"{metadata}\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


def entry(at: int, card: Card) -> Iterator[str]:
    """An entry with its metadata, and the formats it can be copied in."""
    key = safe(text_of(card.item, "id"))
    yield f'<article class="csl-entry" id="entry-{at}" data-key="{key}">\n'
    yield f'<div class="text" dir="auto">{clean(card.html)}{coins.span(card.item)}</div>\n'
    names = {style: f"entry-{at}-{style}" for style in card.copies}
    buttons = "".join(
        f'<button type="button" data-copies="{name}" title="Copy as {FORMATS[style]}" hidden>'
        f"{FORMATS[style]}</button>\n"
        for style, name in names.items()
    )
    sources = "".join(
        f'<h2>{FORMATS[style]}</h2>\n<pre id="{names[style]}" tabindex="0">{safe(text)}</pre>\n'
        for style, text in card.copies.items()
    )
    yield f'<div class="copies">{buttons}<details><summary>Source</summary>\n{sources}'
    yield "</details></div>\n</article>\n"


def safe(text: str) -> str:
    """A text of the input as HTML.

    >>> safe("a < b\\0")
    'a &lt; b�'
    """
    return escape(clean(text))
