"""A document: items and citations in, the text of citations and of the bibliography out.

Nothing is kept from one document to the next; each is numbered, sorted and disambiguated afresh.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from citeform.csl import bibliography, cluster
from citeform.csl.collation import sort_keys
from citeform.csl.compile import Area, SortKey, add
from citeform.csl.disambiguate import Disambiguation, given_levels
from citeform.csl.grammar import brief
from citeform.csl.item import Item, plain
from citeform.csl.lettercase import capitalized
from citeform.csl.link import linked
from citeform.csl.markup import TEXT, to_text
from citeform.csl.namelist import Shown
from citeform.csl.person import Person
from citeform.csl.positions import (
    SUBSEQUENT,
    Cite,
    Cluster,
    properties_of,
    read_cite,
    with_positions,
)
from citeform.csl.scope import NO_AMBIGUITY, Ambiguity, Scope
from citeform.csl.sort import key_text, numbered, parted
from citeform.csl.stylesheet import trouble
from citeform.csl.tree import HIDDEN, Tree, boxes, is_blank, wrap
from citeform.problems import CiteformError, Problem
from citeform.team import Team

if TYPE_CHECKING:
    from citeform.csl.process import Processor

NEAR_NOTE = 5
"""The default of near-note-distance."""

PACE = 64
"""After how many items a step forward is told."""

Progress = Callable[[float], None]
"""Is told how much of the work is done, from 0 to 1."""


class Document:
    """The items of a document with their numbers, order and disambiguation.

    Its tasks work on a range of the items, so that a team can share them.
    """

    def __init__(self, processor: Processor, items: list[Item]) -> None:
        self.processor = processor
        self.items = {item.id: item for item in items}
        self.order = items
        self.levels: Mapping[Person, int] = {}
        self.given_rule = ""
        self.cited: dict[str, dict[int, int]] = {}
        self.ambiguities: dict[str, Ambiguity] = {}
        self.step: Callable[[int], None] | None = None
        """Is told how many more items have been through one of the tasks."""
        numbered(items)

    def prepare(self, team: Team, *, sorts: bool = True) -> Document:
        """Sort, number and disambiguate the items."""
        area = self.processor.bibliography
        if sorts and area is not None and area.keys:
            team.tell("put_in_order", self.sorted_by_team(team, area.keys))
        self.disambiguate(team)
        return self

    def span(self, places: Sequence[int]) -> Iterator[Item]:
        """The items at some places of the order; each of them is a step forward."""
        for done, at in enumerate(places):
            yield self.order[at]
            if self.step is not None and done % PACE == 0:
                self.step(min(PACE, len(places) - done))

    @property
    def steps(self) -> int:
        """How many tasks an item goes through at most."""
        area = self.processor.bibliography
        return 3 + (area is not None and bool(area.keys))

    def sorted_by_team(self, team: Team, keys: Sequence[SortKey]) -> list[int]:
        """The places of the items in the order of the keys.

        A key is asked of those only that are alike by the keys before it: APA has ten.
        """
        groups = [list(range(len(self.order)))]
        for number, key in enumerate(keys):
            alike = [at for group in groups if len(group) > 1 for at in group]
            parts = [(number, alike[start:stop]) for start, stop in team.ranges(len(alike))]
            texts = dict(zip(alike, team.gather("sort_texts", parts), strict=True))
            values = sort_keys(filter(None, texts.values()), self.processor.style.locale.language)
            groups = [
                part
                for group in groups
                for part in (parted(group, texts, values, key) if len(group) > 1 else (group,))
            ]
        return [at for group in groups for at in group]

    def sort_texts(self, number: int, places: Sequence[int]) -> list[str]:
        """Task: what a key of the bibliography makes of the items at some places."""
        area, quotes = self.processor.bibliography, self.processor.quotes
        assert area is not None
        key = area.keys[number]
        return [key_text(key, self.entry_scope(item), quotes) for item in self.span(places)]

    def put_in_order(self, order: Sequence[int]) -> None:
        """Task: take an order of the items, and number them by it."""
        self.order = [self.order[at] for at in order]
        numbered(self.order)

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
        item = self.items.get(cite["id"])
        if item is None:
            message = f'a citation names "{brief(cite["id"])}", which is no item of the document'
            raise CiteformError(Problem("unknown-item", message))
        scope = Scope(item, cite, is_bibliography=False)
        scope.ambiguity = self.ambiguities.get(item.id, NO_AMBIGUITY)
        scope.given_levels = self.levels
        scope.given_rule = self.given_rule
        scope.cited = self.cited
        scope.position = cite.get("position", 0)
        scope.near = bool(cite.get("near-note"))
        scope.note = plain(cite.get("first-reference-note-number"))
        return scope

    def layout(self, area: Area, scope: Scope) -> list[Tree]:
        """What the children of cs:layout print."""
        out: list[Tree] = []
        for part in area.parts:
            tree = part(scope)
            if tree is not None and tree is not HIDDEN:
                add(out, tree, None)
        return out

    def disambiguate(self, team: Team) -> None:
        """Find out what tells apart the cites that read alike."""
        area = self.processor.citation
        if area is None:
            return
        ranges = team.ranges(len(self.order))
        rule = area.options.get("givenname-disambiguation-rule", "by-cite")
        if area.options.get("disambiguate-add-givenname") == "true":
            shown = team.gather("names_in_cites", ranges)
            team.tell("spell_out", given_levels(shown, rule), rule)
        if not (self.processor.has_condition or self.disambiguation(area).is_asked):
            return
        pools: dict[str, list[int]] = {}
        for at, key in enumerate(team.gather("cite_keys", ranges)):
            pools.setdefault(key, []).append(at)
        shares: list[list[list[int]]] = [[] for _ in ranges]
        for pool in pools.values():
            if len(pool) > 1:
                # Most of a pool lies in one range, whose member knows its items already.
                shares[next(k for k, (_, end) in enumerate(ranges) if pool[0] < end)].append(pool)
        for found in team.run("tell_apart", [(share,) for share in shares]):
            self.ambiguities.update(found)

    def disambiguation(self, area: Area) -> Disambiguation:
        """What the style's citations say of disambiguation."""
        return Disambiguation(area.options, self.key_of, self.shown)

    def names_in_cites(self, start: int, stop: int) -> list[Shown]:
        """Task: the lists of names in first cites, without those that name nobody new."""
        new: list[Shown] = []
        persons: set[Person] = set()
        firsts: set[Person] = set()
        for item in self.span(range(start, stop)):
            for names in self.note_cited(item):
                if not (firsts.issuperset(names.persons[:1]) and persons.issuperset(names.persons)):
                    new.append(names)
                    firsts.update(names.persons[:1])
                    persons.update(names.persons)
        return new

    def note_cited(self, item: Item) -> list[Shown]:
        """The lists of names in a first cite, whose lengths are noted."""
        lists = self.shown(item)
        self.cited[item.id] = {names.list_number: names.shown for names in lists}
        return lists

    def spell_out(self, levels: Mapping[Person, int], rule: str) -> None:
        """Task: take down how far given names are spelt out."""
        self.levels, self.given_rule = levels, rule

    def cite_keys(self, start: int, stop: int) -> list[str]:
        """Task: what cites of items read like."""
        return [self.key_of(item, NO_AMBIGUITY)[0] for item in self.span(range(start, stop))]

    def tell_apart(self, pools: Sequence[Sequence[int]]) -> dict[str, Ambiguity]:
        """Task: what each item needs of those whose cites read alike."""
        assert self.processor.citation is not None
        return self.disambiguation(self.processor.citation).run(
            [[self.order[at] for at in pool] for pool in pools],
            has_condition=self.processor.has_condition,
        )

    def bare(self, item: Item, ambiguity: Ambiguity) -> tuple[list[Tree], Scope]:
        """A cite of an item without anything of its own, and the scope it was printed in."""
        assert self.processor.citation is not None
        scope = self.cite_scope({"id": item.id})
        scope.ambiguity = ambiguity
        # citeproc-js compares cites as they read when they are repeated.
        scope.position, scope.near, scope.is_key = SUBSEQUENT, True, True
        return self.layout(self.processor.citation, scope), scope

    def key_of(self, item: Item, ambiguity: Ambiguity) -> tuple[str, int]:
        """What a cite of an item reads like, and how many tests for ambiguity it met."""
        tree, scope = self.bare(item, ambiguity)
        return to_text(tree, TEXT, self.processor.quotes), scope.tests

    def shown(self, item: Item) -> list[Shown]:
        """The lists of names in a cite of an item."""
        return [box.value for box in boxes(self.bare(item, NO_AMBIGUITY)[0], "names")]

    # Citations

    def citations(self, clusters: Sequence[Cluster]) -> list[str]:
        """The text of each citation of a document."""
        area = self.processor.citation
        if area is None:
            raise trouble("bad-style", "the style has no <citation>", self.processor.style.file)
        near = int(area.options.get("near-note-distance", NEAR_NOTE))
        placed = with_positions(clusters, near)
        return [
            self.citation(cites, properties_of(cluster))
            for cites, cluster in zip(placed, clusters, strict=True)
        ]

    def citation(self, cites: Sequence[Cite], properties: Mapping[str, Any] | None = None) -> str:
        """The text of one citation, whose cites say where they stand."""
        area = self.processor.citation
        assert area is not None
        parts = self.parts(cites, is_sorted=not (properties or {}).get("unsorted"))
        tree = self.joined(parts)
        if self.processor.is_note and not (parts and parts[0].cite.get("prefix")):
            tree = capitalized(tree)
        if is_blank(tree):
            return "[NO_PRINTED_FORM]"
        tree = wrap([area.prefix, tree, area.suffix], area.formats)
        return self.text(tree).strip()

    def parts(self, cites: Sequence[Cite], *, is_sorted: bool = True) -> Sequence[cluster.Part]:
        """The cites of one citation, printed, in the order of the style."""
        area = self.processor.citation
        assert area is not None
        parts = [self.part(read_cite(cite)) for cite in cites]
        if not (area.keys and is_sorted):
            return parts
        return self.sorted(parts, area, is_grouped=self.collapse(parts).groups)

    def joined(self, parts: Sequence[cluster.Part]) -> Tree:
        """The cites of one citation, collapsed and joined."""
        return cluster.join_cites(
            [part for at, part in enumerate(parts) if not at or part.tree != (cluster.EMPTY,)],
            self.collapse(parts),
            self.cite_without_names,
            self.processor.parse,
        )

    def collapse(self, parts: Sequence[cluster.Part]) -> cluster.Collapse:
        """How some cites are collapsed."""
        area = self.processor.citation
        assert area is not None
        return cluster.collapse_of(area, is_note=self.processor.is_note)

    def sorted(
        self, parts: Sequence[cluster.Part], area: Area, *, is_grouped: bool
    ) -> list[cluster.Part]:
        """Cites in the order of cs:sort, those with the same names together.

        Cites that the style does not sort stand as the writer put them, even then (citeproc-js;
        case name_CiteGroupDelimiterWithYearSuffixCollapse2).
        """
        sorter = self.processor.sorter(area)

        def scope_of(part: cluster.Part) -> Scope:
            return self.cite_scope(part.cite)

        if not is_grouped:
            return sorter.sort(parts, scope_of)
        return sorter.sort_groups(parts, scope_of, self.names_of, self.joined_names_of)

    def names_of(self, part: cluster.Part) -> str:
        """The names that a cite prints, or would print without an author or a position given."""
        return part.names or cluster.names_in(self.told_apart(part), self.processor.quotes)

    def joined_names_of(self, part: cluster.Part) -> str:
        """The names that a cite would print, without what joins them."""
        return cluster.joined_names_in(self.told_apart(part), self.processor.quotes)

    def told_apart(self, part: cluster.Part) -> list[Tree]:
        """A cite without anything of its own, told apart from others."""
        item = self.items[str(part.cite.get("id"))]
        return self.bare(item, self.ambiguities.get(item.id, NO_AMBIGUITY))[0]

    def part(self, cite: Cite) -> cluster.Part:
        """One cite, and what collapsing needs to know of it."""
        scope = self.cite_scope(cite)
        tree = self.cite(cite, scope)
        return cluster.part_of(cite, tree, self.processor.quotes, is_texted=scope.texted)

    def cite(self, cite: Cite, scope: Scope | None = None) -> Tree:
        """The tree of one cite."""
        assert self.processor.citation is not None
        tree: Tree = self.layout(self.processor.citation, scope or self.cite_scope(cite))
        if cite.get("author-only"):
            return cluster.only_author(tree)
        if is_blank(tree):
            return None if cite.get("suppress-author") else (cluster.EMPTY,)
        prefix = cite.get("prefix", "").rstrip(" \"'”’»")
        if prefix[-1:] in (".", "!", "?") and " " in prefix:
            tree = capitalized(tree)
        return tree

    def cite_without_names(self, cite: Cite) -> Tree:
        """The tree of a cite whose names stand before it already."""
        return self.cite({**cite, "suppress-author": True})

    # The bibliography

    def shared_entries(self, team: Team) -> list[tuple[Item, str]]:
        """The entries in order, printed by a team."""
        parts = []
        for start, stop in team.ranges(len(self.order)):
            ids = [item.id for item in self.order[max(start - 1, 0) : stop]]
            known = {id: self.ambiguities[id] for id in ids if id in self.ambiguities}
            parts.append((start, stop, known))
        return list(zip(self.order, team.gather("entries_in", parts), strict=True))

    def entries_in(self, start: int, stop: int, ambiguities: Mapping[str, Ambiguity]) -> list[str]:
        """Task: the entries of a range; the entry before it may name the same authors."""
        self.ambiguities.update(ambiguities)
        before = self.order[start - 1] if start else None
        return self.texts(self.span(range(start, stop)), before)

    def entries(self, order: Sequence[Item] | None = None) -> list[tuple[Item, str]]:
        """The entries in order; an item for which the style prints nothing has an empty one."""
        if self.processor.bibliography is None:
            return []
        items = self.order if order is None else order
        return list(zip(items, self.texts(items), strict=True))

    def texts(self, items: Iterable[Item], before: Item | None = None) -> list[str]:
        """The entries of items that follow one another; `before` is the item before them."""
        area = self.processor.bibliography
        assert area is not None
        aligned = "second-field-align" in area.options
        substitution = bibliography.Substitution(area.options, self.processor.quotes)
        if before is not None and substitution.text is not None:
            self.note_cited(before)
            substitution.apply(self.layout(area, self.entry_scope(before)))
        out = []
        for item in items:
            parts = self.layout(area, self.entry_scope(item))
            substitution.apply(parts)
            tree = bibliography.entry_tree(parts, area.prefix, area.suffix, aligned=aligned)
            if tree is None:
                out.append("")
                continue
            if self.processor.links:
                tree = linked(tree, item)
            out.append(self.text(wrap(capitalized(tree), area.formats)))
        return out

    def text(self, tree: Tree) -> str:
        """A tree in the processor's markup."""
        return to_text(tree, self.processor.markup, self.processor.quotes)
