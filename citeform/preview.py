"""A style as it looks: five works in its bibliography, and the forms of its citations."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from citeform.catalogue import Catalogue, Style
from citeform.csl import Document, Processor, load, parent_of
from citeform.csl.facts import Facts, facts_of
from citeform.tuples import NamedTuple

KINDS = {
    "article": "article",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "paper": "conference paper",
}
"""The works of `specimens.json` → what they are."""

Clusters = tuple[tuple[tuple[str, str], ...], ...]
"""Citations that follow one another, the last of which is shown: cites of a work and a page."""

FORMS: tuple[tuple[str, str, Clusters], ...] = (
    ("one work", "", ((("article", ""),),)),
    ("two works", "", ((("article", ""), ("book", "")),)),
    ("with a page", "", ((("book", "27"),),)),
    ("the same again", "note", ((("book", ""),), (("book", ""),))),
    ("again, a page", "note", ((("book", ""),), (("book", "31"),))),
    ("again later", "note", ((("book", ""),), (("article", ""),), (("book", ""),))),
)
"""What a form of citation is called, the class of styles that it is shown of, or all, and how it
comes about."""

IN_SENTENCE = "author in the text"
"""The form in which the names belong to the sentence."""


CITES = (*(name for name, kind, _ in FORMS if not kind), IN_SENTENCE,
         *(name for name, kind, _ in FORMS if kind))  # fmt: skip
"""The forms of citation in the order in which they are shown."""

FACTS = ("cites", "format", "fields", "ISSN", "parent", "made from", "locale", "updated", "authors",
         "licence", "documentation")  # fmt: skip
"""What a style says of itself, in the order in which it is shown."""


class Preview(NamedTuple):
    """A style, what it says of itself, and what it prints."""

    name: str
    facts: Facts
    """Its own facts, its parent's where it says nothing."""
    is_note: bool
    """Whether it cites in notes."""
    locale: str
    """The language it speaks."""
    references: tuple[tuple[str, str], ...]
    """What a work is, and its entry, in the style's order; none if it has no bibliography."""
    cites: tuple[tuple[str, str], ...]
    """What a form of citation is called, and how it looks."""
    hangs: bool
    """Whether the lines of an entry but the first are indented."""

    def rows(self) -> Iterator[tuple[str, str]]:
        """What the style says of itself: the name of a fact, and the fact."""
        facts = self.facts
        texts = (
            "in notes" if self.is_note else "in the text",
            facts.format,
            ", ".join(one.replace("_", " ") for one in facts.fields),
            ", ".join(facts.issns),
            facts.parent,
            facts.template,
            self.locale,
            facts.updated,
            ", ".join(facts.authors),
            facts.licence,
            ", ".join(facts.links),
        )
        pairs = zip(FACTS, texts, strict=True)
        return ((name, text) for name, text in pairs if text)


def specimens() -> list[dict[str, Any]]:
    """The five works that styles are shown on, as CSL-JSON."""
    path = Path(__file__).with_name("specimens.json")
    works: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return works


def preview(
    style: Style, catalogue: Catalogue, *, locale: str | None = None, markup: str = "text"
) -> Preview:
    """A CSL style as it looks, in a markup of the engine: `text` or `html`.

    Raises `CiteformError` when the style is broken, or its parent is not there.
    """
    above = parent_of(style.path)
    parent = catalogue.parent(style, above) if above else None
    loaded = load(style.path, locale=locale, parent=parent)
    processor = Processor(loaded, markup=markup)
    document = processor.document(specimens())
    facts = facts_of(style.path)
    if parent is not None:
        facts = completed(facts, facts_of(parent))
    options = processor.bibliography.options if processor.bibliography else {}
    return Preview(
        style.name,
        facts,
        processor.is_note,
        loaded.default_locale,
        tuple((KINDS[item.id], entry) for item, entry in document.entries() if entry),
        tuple(cites(document, processor)) if processor.citation else (),
        options.get("hanging-indent") == "true",
    )


def completed(facts: Facts, parent: Facts) -> Facts:
    """The facts of a dependent style, what it does not say by its parent."""
    return facts._replace(
        format=facts.format or parent.format,
        licence=facts.licence or parent.licence,
        fields=facts.fields or parent.fields,
    )


def cites(document: Document, processor: Processor) -> Iterator[tuple[str, str]]:
    """Each form of citation as it looks."""
    for name, kind, clusters in FORMS:
        if kind in ("", "note" if processor.is_note else ""):
            notes = range(1, 9) if processor.is_note else [0] * len(clusters)
            placed = [cluster(cited, note) for cited, note in zip(clusters, notes, strict=False)]
            yield name, shown(document.citations(placed)[-1])
        if name == "with a page" and (text := in_sentence(document, processor)):
            yield IN_SENTENCE, text


def cluster(cited: tuple[tuple[str, str], ...], note: int) -> Mapping[str, Any]:
    """A citation in a note of that number, or in the text for 0."""
    items = [{"id": id, **({"locator": page} if page else {})} for id, page in cited]
    return {"citationItems": items, "properties": {"noteIndex": note}}


def in_sentence(document: Document, processor: Processor) -> str:
    """The names of a work, and the citation without them; nothing where it has no names."""
    if processor.is_note:
        return ""
    # The names belong to the sentence: what stands around a citation does not stand around them.
    names = document.text(document.cite({"id": "article", "author-only": True})).strip()
    without = {"citationItems": [{"id": "article", "suppress-author": True}]}
    rest = shown(document.citations([without])[0])
    return f"{names} {rest}".strip() if names else ""


def shown(text: str) -> str:
    """A citation; nothing where the style prints none."""
    return "" if text == "[NO_PRINTED_FORM]" else text
