"""A style made ready: compiled once, for any number of documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from citeform.csl.compile import Abbreviate, Area, Compiler
from citeform.csl.document import Document
from citeform.csl.item import Item
from citeform.csl.markup import MARKUPS
from citeform.csl.node import Node
from citeform.csl.sort import Sorter
from citeform.csl.style import Style
from citeform.team import Team


class Processor:
    """A compiled style, ready for documents."""

    def __init__(
        self,
        style: Style,
        *,
        markup: str = "text",
        abbreviate: Abbreviate | None = None,
        links: bool = False,
    ) -> None:
        compiler = Compiler(style, abbreviate, links=links)
        self.style = style
        self.markup = MARKUPS[markup]
        self.links = links
        """Whether entries link to what they are about; only markup that is HTML shows it."""
        self.quotes = compiler.quotes
        self.parse = compiler.parse
        self.is_note = style.root.get("class") == "note"
        self.citation: Area | None = None
        self.bibliography: Area | None = None
        if style.citation is not None:
            self.citation = compiler.area(style.citation, is_bibliography=False)
        if style.bibliography is not None:
            self.bibliography = compiler.area(style.bibliography, is_bibliography=True)
        self.is_numeric = style.citation is not None and prints_number(style.citation, style)
        """Whether citations are numbers, so that an entry left out leaves a gap."""
        self.has_condition = style.root.has_attribute("disambiguate")

    def document(self, items: Iterable[Mapping[str, Any]], *, sorts: bool = True) -> Document:
        """A document that cites items, in the order of their registration."""
        document = Document(self, [Item(item) for item in items])
        return document.prepare(Team(document), sorts=sorts)

    def sorter(self, area: Area) -> Sorter:
        """What sorts by the keys of an area."""
        return Sorter(area.keys, self.quotes, self.style.locale.language)


def prints_number(node: Node, style: Style) -> bool:
    """Whether an element, or a macro it calls, prints citation numbers."""
    waiting, called = [node], {""}
    while waiting:
        node = waiting.pop()
        if node.get("variable") == "citation-number" and node.tag in ("text", "number"):
            return True
        macro = node.get("macro")
        if macro not in called:
            # Once each: Chicago's paths through its macros are a hundred thousand.
            called.add(macro)
            waiting.append(style.macros[macro])
        waiting += node.children
    return False
