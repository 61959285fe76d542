"""Whole documents: items and citations in, the text of citations and of the bibliography out.

Nothing is kept from one document to the next; each is numbered, sorted and disambiguated afresh.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from citeform.csl import bibliography, cluster
from citeform.csl.compile import Abbreviate, Area, Compiler, add
from citeform.csl.disambiguate import Disambiguation, given_levels
from citeform.csl.item import Item
from citeform.csl.lettercase import capitalize_first
from citeform.csl.markup import MARKUPS, TEXT, to_text
from citeform.csl.namelist import Shown
from citeform.csl.node import Node
from citeform.csl.person import Person
from citeform.csl.positions import SUBSEQUENT, Cite, Cluster, with_positions
from citeform.csl.scope import NO_AMBIGUITY, Ambiguity, Scope
from citeform.csl.sort import numbered, sorted_by
from citeform.csl.style import Style
from citeform.csl.tree import HIDDEN, Box, Tree, boxes, is_blank, wrap

NEAR_NOTE = 5
"""The default of near-note-distance."""


class Processor:
    """A compiled style, ready for documents."""

    def __init__(
        self, style: Style, *, markup: str = "text", abbreviate: Abbreviate | None = None
    ) -> None:
        compiler = Compiler(style, abbreviate)
        self.style = style
        self.markup = MARKUPS[markup]
        self.quotes = compiler.quotes
        self.parse = compiler.parse
        self.is_note = style.root.get("class") == "note"
        self.citation: Area | None = None
        self.bibliography: Area | None = None
        if style.citation is not None:
            self.citation = compiler.area(style.citation, is_bibliography=False)
        if style.bibliography is not None:
            self.bibliography = compiler.area(style.bibliography, is_bibliography=True)
        self.has_condition = has_attribute(style.root, "disambiguate")

    def document(self, items: Iterable[Mapping[str, Any]], *, sorts: bool = True) -> Document:
        """A document that cites items, in the order of their registration."""
        return Document(self, [Item(item) for item in items], sorts=sorts)


def has_attribute(node: Node, name: str) -> bool:
    """Whether an element or one beneath it has an attribute."""
    return name in node.attributes or any(has_attribute(child, name) for child in node.children)


class Document:
    """The items of a document with their numbers, order and disambiguation."""

    def __init__(self, processor: Processor, items: list[Item], *, sorts: bool) -> None:
        self.processor = processor
        self.items = {item.id: item for item in items}
        self.levels: Mapping[Person, int] = {}
        self.given_rule = ""
        self.cited: dict[str, dict[int, int]] = {}
        self.ambiguities: dict[str, Ambiguity] = {}
        numbered(items)
        self.order = items
        area = processor.bibliography
        if sorts and area is not None and area.keys:
            self.order = sorted_by(items, area.keys, self.entry_scope, processor.quotes)
            numbered(self.order)
        self.disambiguate()

    def entry_scope(self, item: Item) -> Scope:
        """The scope of an item's entry."""
        scope = Scope(item, {}, is_bibliography=True)
        scope.ambiguity = self.ambiguities.get(item.id, NO_AMBIGUITY)
        scope.given_levels = self.levels
        scope.given_rule = self.given_rule
        scope.cited = self.cited
        return scope

    def cite_scope(self, cite: Cite) -> Scope:
        """The scope of a cite."""
        item = self.items[str(cite.get("id"))]
        scope = Scope(item, cite, is_bibliography=False)
        scope.ambiguity = self.ambiguities.get(item.id, NO_AMBIGUITY)
        scope.given_levels = self.levels
        scope.given_rule = self.given_rule
        scope.cited = self.cited
        scope.position = int(cite.get("position") or 0)
        scope.near = bool(cite.get("near-note"))
        scope.note = str(cite.get("first-reference-note-number") or "")
        return scope

    def layout(self, area: Area, scope: Scope) -> list[Tree]:
        """What the children of cs:layout print."""
        out: list[Tree] = []
        for part in area.parts:
            tree = part(scope)
            if tree is not None and tree is not HIDDEN:
                add(out, tree, None)
        return out

    def disambiguate(self) -> None:
        """Find out what tells apart the cites that read alike."""
        area = self.processor.citation
        if area is None:
            return
        options = area.options
        rule = options.get("givenname-disambiguation-rule", "by-cite")
        adds_givens = options.get("disambiguate-add-givenname") == "true"
        self.given_rule = rule
        if adds_givens:
            shown = []
            for item in self.order:
                lists = self.shown(item)
                shown += lists
                self.cited[item.id] = {names.list_number: names.shown for names in lists}
            self.levels = given_levels(shown, rule)
        disambiguation = Disambiguation(options, self.key_of, self.shown)
        if (
            disambiguation.adds_names
            or disambiguation.adds_givens
            or disambiguation.adds_suffix
            or self.processor.has_condition
        ):
            self.ambiguities = disambiguation.run(
                self.order, has_condition=self.processor.has_condition
            )

    def bare_tree(self, item: Item, ambiguity: Ambiguity) -> list[Tree]:
        """A first cite of an item, without anything of its own."""
        assert self.processor.citation is not None
        scope = self.cite_scope({"id": item.id})
        scope.ambiguity = ambiguity
        # citeproc-js compares cites as they read when they are repeated.
        scope.position, scope.near, scope.is_key = SUBSEQUENT, True, True
        return self.layout(self.processor.citation, scope)

    def key_of(self, item: Item, ambiguity: Ambiguity) -> str:
        """What a first cite of an item reads like."""
        return to_text(self.bare_tree(item, ambiguity), TEXT, self.processor.quotes)

    def shown(self, item: Item) -> list[Shown]:
        """The lists of names in a first cite of an item."""
        return [box.value for box in boxes_in(self.bare_tree(item, NO_AMBIGUITY))]

    # Citations

    def citations(self, clusters: Sequence[Cluster]) -> list[str]:
        """The text of each citation of a document."""
        area = self.processor.citation
        assert area is not None
        near = int(area.options.get("near-note-distance", NEAR_NOTE))
        placed = with_positions(clusters, near)
        return [
            self.citation(cites, cluster.get("properties") or {})
            for cites, cluster in zip(placed, clusters, strict=True)
        ]

    def citation(self, cites: Sequence[Cite], properties: Mapping[str, Any] | None = None) -> str:
        """The text of one citation, whose cites say where they stand."""
        area = self.processor.citation
        assert area is not None
        processor = self.processor
        ordered = list(cites)
        if area.keys and not (properties or {}).get("unsorted"):
            ordered = sorted_by(ordered, area.keys, self.cite_scope, processor.quotes)
        parts = [self.part(cite) for cite in ordered]
        tree = cluster.join_cites(
            parts,
            cluster.collapse_of(area, is_note=processor.is_note),
            self.cite_without_names,
            processor.parse,
        )
        capitalize = processor.is_note
        if capitalize and not (ordered and ordered[0].get("prefix")):
            tree = capitalized(tree)
        if is_blank(tree):
            return "[NO_PRINTED_FORM]"
        tree = wrap([area.prefix, tree, area.suffix], area.formats)
        return self.text(tree).strip()

    def part(self, cite: Cite) -> cluster.Part:
        """One cite, and what collapsing needs to know of it."""
        scope = self.cite_scope(cite)
        tree = self.cite(cite, scope)
        return cluster.part_of(cite, tree, self.processor.quotes, is_titled=scope.titled)

    def cite(self, cite: Cite, scope: Scope | None = None) -> Tree:
        """The tree of one cite."""
        assert self.processor.citation is not None
        tree: Tree = self.layout(self.processor.citation, scope or self.cite_scope(cite))
        if cite.get("author-only"):
            return cluster.only_author(tree)
        if is_blank(tree):
            return None if cite.get("suppress-author") else (cluster.EMPTY,)
        prefix = str(cite.get("prefix") or "").rstrip(" \"'”’»")
        if prefix[-1:] in (".", "!", "?") and " " in prefix:
            tree = capitalized(tree)
        return tree

    def cite_without_names(self, cite: Cite) -> Tree:
        """The tree of a cite whose names stand before it already."""
        return self.cite({**cite, "suppress-author": True})

    # The bibliography

    def entries(self, order: Sequence[Item] | None = None) -> list[tuple[Item, str]]:
        """The entries in order; an item for which the style prints nothing has an empty one."""
        area = self.processor.bibliography
        if area is None:
            return []
        aligned = "second-field-align" in area.options
        substitution = bibliography.Substitution(area.options, self.processor.quotes)
        out = []
        for item in self.order if order is None else order:
            parts = self.layout(area, self.entry_scope(item))
            substitution.apply(parts)
            tree = bibliography.entry_tree(parts, area.prefix, area.suffix, aligned=aligned)
            tree = None if tree is None else wrap(capitalized(tree), area.formats)
            out.append((item, "" if tree is None else self.text(tree)))
        return out

    def text(self, tree: Tree) -> str:
        """A tree in the processor's markup."""
        return to_text(tree, self.processor.markup, self.processor.quotes)


def boxes_in(tree: Tree) -> Iterable[Box]:
    """The boxes of lists of names."""
    return boxes(tree, "names")


def capitalized(tree: Tree) -> Tree:
    """The tree with a capital at the start, if it begins with a term."""
    term = opening_term(tree)
    if term is not None:
        text = term.children[0]
        if type(text) is tuple:
            term.children = [(capitalize_first(text[0]),)]
    return tree


def opening_term(tree: Any) -> Box | None:
    """The term that a tree begins with, if it does."""
    while True:
        if type(tree) is Box:
            if tree.tag == "term":
                return tree
            children = tree.children
        elif type(tree) is list:
            children = tree
        else:
            return None
        tree = next((child for child in children if type(child) is not str and child), None)
        if tree is None:
            return None
