"""Citations of a manuscript → what a CSL style prints for them, in the order of a reader.

What a style says of one citation depends on those before it; so all are printed at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from citeform.csl import cluster
from citeform.csl.compile import Area
from citeform.csl.document import NEAR_NOTE, Document
from citeform.csl.item import Item
from citeform.csl.positions import SUBSEQUENT, Cite, Cluster, read_cite, with_positions
from citeform.csl.process import Processor
from citeform.csl.scope import Scope
from citeform.csl.style import Style
from citeform.csl.tree import Box, Tree, is_blank, wrap
from citeform.manuscript.affix import Affix
from citeform.manuscript.locator import Labels, labels_in, split_locator
from citeform.manuscript.model import Citation
from citeform.manuscript.model import Cite as Named
from citeform.team import FORKS, LEAST, Team
from citeform.tuples import NamedTuple

OPENING = "([{"
"""Signs at the end of a prefix that stand close to the cite."""


class Setting(NamedTuple):
    """How a manuscript's citations are printed."""

    style: Style
    is_linked: bool = False
    """Whether a cite is a link to its entry."""
    links_entries: bool = False
    """Whether an entry links to what it is about."""
    affix: Affix = Affix()
    """How prefixes and suffixes pass through the engine."""
    is_listed: bool = True
    """Whether the bibliography is wanted."""
    jobs: int = 1
    """How many processes may share the work."""


class Printed(NamedTuple):
    """What a style prints for one citation, in the engine's HTML."""

    names: str = ""
    """The names that belong to the sentence."""
    rest: str = ""
    """All else, with its brackets or its full stop."""
    bare: str = ""
    """The same without what the style puts behind a citation: a note's full stop."""


class Typeset(NamedTuple):
    """A manuscript's citations and bibliography, in the engine's HTML."""

    citations: tuple[Printed, ...]
    """In the order that they were given in."""
    entries: tuple[tuple[str, str], ...]
    """The key and the entry of each work."""
    options: Mapping[str, str] = {}
    """What the style says of its bibliography: `hanging-indent`, `second-field-align` …"""
    is_note: bool = False
    """Whether the style's citations are notes."""
    takes_marks: bool = False
    """Whether full stops and commas go into quotations in the style's language."""


class Sheet(Document):
    """A document of which some works are missing, and whose cites may be links."""

    def __init__(self, processor: Processor, items: list[Item], missing: Iterable[str]) -> None:
        super().__init__(processor, items)
        self.missing = {key: Item({"id": key}) for key in missing}
        self.is_linked = False
        collapse = (
            cluster.collapse_of(processor.citation, is_note=False) if processor.citation else None
        )
        self.is_collapsed = collapse is not None and bool(collapse.mode or collapse.groups)
        self.waiting: list[tuple[list[Cite], Citation]] = []
        """The citations to print, with the cites of each, which say where they stand."""

    def cite_scope(self, cite: Cite) -> Scope:
        """The scope of a cite; that of a missing work knows nothing."""
        missing = self.missing.get(cite["id"])
        if missing is None:
            return super().cite_scope(cite)
        return Scope(missing, cite, is_bibliography=False)

    def cite(self, cite: Cite, scope: Scope | None = None) -> Tree:
        """The tree of one cite: for a missing work its key, as pandoc prints it."""
        if cite["id"] in self.missing:
            # It counts as a name, so that no other work's name stands for it.
            return Box([(f"{cite['id']}?",)], ("font-weight", "bold"), "creator", True)
        tree = super().cite(cite, scope)
        if not self.is_linked or is_blank(tree) or tree == (cluster.EMPTY,):
            return tree
        return Box([tree], ("link", f"#ref-{cite['id']}"))

    def told_apart(self, part: cluster.Part) -> list[Tree]:
        """A cite without anything of its own; a missing work has nothing else."""
        if part.cite["id"] in self.missing:
            return [part.tree]
        return super().told_apart(part)

    def sorted(
        self, parts: Sequence[cluster.Part], area: Area, *, is_grouped: bool
    ) -> list[cluster.Part]:
        """Cites in the order of cs:sort, which none crosses that has a prefix or a suffix.

        "See" and "and others" are about what stands beside them; pandoc sorts so too.
        """
        if len(parts) < 2:
            return [*parts]
        found: list[cluster.Part] = []
        for run in runs_of(parts):
            found += super().sorted(
                [part for part in run if part.cite["id"] not in self.missing],
                area,
                is_grouped=is_grouped,
            )
            found += (part for part in run if part.cite["id"] in self.missing)
        return found

    def part(self, cite: Cite) -> cluster.Part:
        """One cite, and what collapsing needs to know of it, if the style collapses."""
        if not self.is_collapsed:
            return self.bare_part(cite)
        part = super().part(cite)
        if part.names or not cite.get("suppress-author"):
            return part
        # Names that are left out are there for the eye: no other work's years stand with these.
        return part._replace(names=self.names_of(part))

    def bare_part(self, cite: Cite) -> cluster.Part:
        """One cite that nothing collapses with, of which nothing else need be known."""
        return cluster.Part(cite, self.cite(cite), "", 0, "", "", "", False)

    def parts(self, cites: Sequence[Cite], *, is_sorted: bool = True) -> Sequence[cluster.Part]:
        """The cites of one citation; those with the same names stand together.

        CSL 1.0.2, "Cite Grouping": where the style does not sort them, the first decides.
        """
        area = self.processor.citation
        parts = super().parts(cites, is_sorted=is_sorted)
        if area is None or area.keys or len(parts) < 3 or not self.collapse(parts).groups:
            return parts
        found: list[cluster.Part] = []
        for run in runs_of(parts):
            names = [self.names_of(part) or str(at) for at, part in enumerate(run)]
            first: dict[str, int] = {}
            for at, name in enumerate(names):
                first.setdefault(name, at)
            order = sorted(range(len(run)), key=[first[name] for name in names].__getitem__)
            found += (run[at] for at in order)
        return found

    def collapse(self, parts: Sequence[cluster.Part]) -> cluster.Collapse:
        """How some cites are collapsed: a page is told from the next year by the wider delimiter.

        Chicago Manual of Style, 15.30: (Wong 1999, 328; 2000, 475).
        """
        found = super().collapse(parts)
        is_located = any(part.cite.get("locator") for part in parts)
        if found.mode != "year" or found.after is not None or not is_located:
            return found
        narrow = found.group_delimiter
        narrow = found.collapsed_delimiter if narrow is None else narrow
        return found._replace(after=found.delimiter, delimiter=narrow)

    def printed_in(self, start: int, stop: int) -> list[Printed]:
        """Task: what is printed for a range of the citations."""
        return [self.printed(cites, citation) for cites, citation in self.waiting[start:stop]]

    def printed(self, cites: Sequence[Cite], citation: Citation) -> Printed:
        """What is printed for one citation, whose cites say where they stand."""
        names = ""
        if citation.is_textual or citation.names_only:
            names = self.names(cites[0])
            if citation.names_only:
                return Printed(names)
            if names:
                cites = [{**cites[0], "suppress-author": True, "prefix": ""}, *cites[1:]]
        area = self.processor.citation
        assert area is not None
        if len(cites) == 1:
            parts = [self.bare_part(cites[0])]
        else:
            # What the sentence names comes first, wherever the style would sort it.
            first = 1 if names else 0
            parts = [*map(self.part, cites[:first]), *self.parts(cites[first:])]
        tree = self.joined(parts)
        if is_blank(tree) or tree == [(cluster.EMPTY,)]:
            return Printed(names)
        if citation.is_plain:
            return Printed(names, *[self.text(wrap(tree, area.formats)).strip()] * 2)
        rest = bare = self.text(wrap([area.prefix, tree, area.suffix], area.formats)).strip()
        if citation.note >= 0 and area.suffix:
            bare = self.text(wrap([area.prefix, tree], area.formats)).strip()
        return Printed(names, rest, bare)

    def names(self, cite: Cite) -> str:
        """The names of a cite alone, with its prefix."""
        if cite["id"] in self.missing:
            return ""
        given = read_cite({**cite, "author-only": True, "suffix": ""})
        # "Ibid." names nobody; in the sentence the names are wanted all the same.
        given["position"] = min(given["position"], SUBSEQUENT)
        tree = super().cite(given)
        if is_blank(tree):
            return ""
        return self.text(cluster.cite_tree(given, tree, self.processor.parse)).strip()


def runs_of(parts: Sequence[cluster.Part]) -> list[list[cluster.Part]]:
    """Cites in runs that no prefix and no suffix divides."""
    runs: list[list[cluster.Part]] = [[]]
    for part in parts:
        if runs[-1] and any(
            one.cite.get("prefix") or one.cite.get("suffix") for one in (runs[-1][-1], part)
        ):
            runs.append([])
        runs[-1].append(part)
    return runs


def typeset(
    citations: Sequence[Citation],
    works: Mapping[str, Mapping[str, Any]],
    nocite: Iterable[str],
    notes: Sequence[int],
    setting: Setting,
) -> Typeset:
    """Print citations, in a reader's order, and the bibliography.

    `works` are CSL-JSON objects by their keys; a key without one is printed as pandoc does.
    `notes` are the numbers of the notes that the citations stand in, 0 for the text.
    """
    processor = Processor(setting.style, markup="html", links=setting.links_entries)
    cited = dict.fromkeys(cite.key for citation in citations for cite in citation.cites)
    missing = [key for key in cited if key not in works]
    keys = [key for key in dict.fromkeys((*cited, *nocite)) if key in works]
    items = [Item({**works[key], "id": key}) for key in keys]
    sheet = Sheet(processor, items, missing)
    sheet.prepare(Team(sheet))
    sheet.is_linked = setting.is_linked
    area = processor.citation
    near = int(area.options.get("near-note-distance", NEAR_NOTE)) if area else 0
    clusters = clusters_of(citations, notes, setting)
    sheet.waiting = [*zip(with_positions(clusters, near), citations, strict=True)]
    # Where nothing is forked, another process would not know the sheet.
    size = min(setting.jobs, len(citations) // LEAST) if FORKS else 1
    with Team(sheet, lambda: sheet, size) as team:
        printed = team.gather("printed_in", team.ranges(len(citations)))
        listed = processor.bibliography is not None and setting.is_listed
        entries = sheet.shared_entries(team) if listed else []
    written = tuple((item.id, entry) for item, entry in entries if entry.strip())
    options = processor.bibliography.options if processor.bibliography else {}
    return Typeset(
        tuple(printed), written, options, processor.is_note, processor.quotes.takes_marks
    )


def clusters_of(
    citations: Sequence[Citation], notes: Sequence[int], setting: Setting
) -> list[Cluster]:
    """Citations as the engine takes them."""
    labels = labels_in(setting.style.locale)
    return [
        {
            "citationItems": [item_of(cite, labels, setting.affix) for cite in citation.cites],
            "properties": {"noteIndex": note},
        }
        for citation, note in zip(citations, notes, strict=True)
    ]


def item_of(cite: Named, labels: Labels, affix: Affix) -> dict[str, Any]:
    """A cite as the engine takes it, its locator taken off its suffix."""
    item: dict[str, Any] = {"id": cite.key}
    label, value = cite.locator
    suffix = affix.decode(cite.suffix)
    if not value and suffix:
        label, value, suffix = split_locator(suffix, labels)
    if value:
        item["label"], item["locator"] = label or "page", affix.plain(value)
    if prefix := affix.decode(cite.prefix):
        item["prefix"] = affix.hide(prefix) + ("" if prefix[-1] in OPENING else " ")
    if suffix:
        item["suffix"] = affix.hide(suffix if value or not suffix[0].isalnum() else f", {suffix}")
    if cite.suppress_author:
        item["suppress-author"] = True
    return item
