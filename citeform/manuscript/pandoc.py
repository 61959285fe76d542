"""A document that pandoc has read: its citations, printed in its tree, and its bibliography.

A filter sees what pandoc's own citation processor sees, and leaves what it leaves: citations in
`Cite` nodes, notes, and a div `refs` of entries that pandoc's writers and templates know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from citeform.manuscript.model import Citation, Cite, Manuscript
from citeform.manuscript.pandocast import (
    SPACE,
    WORDS,
    Held,
    Node,
    inline_lists,
    joined,
    nodes,
    rewrite,
    span,
    text,
    within_notes,
)
from citeform.manuscript.pandocmarks import ends_sentence, placed
from citeform.manuscript.pandocmeta import plain, works
from citeform.manuscript.placing import capitalized, is_true
from citeform.manuscript.typeset import Printed, Typeset
from citeform.output.layout import shape_of
from citeform.output.runs import Run, parse
from citeform.pattern import pattern
from citeform.problems import Source
from citeform.tuples import NamedTuple

ADDRESS = pattern(r"(https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]])")


class Place(NamedTuple):
    """A citation in the tree."""

    node: Node
    is_in_note: bool
    number: int
    """The number of the note that it stands in, or makes in a style of notes."""


class Document:
    """A document as pandoc's JSON has it; of another one some node or member is missing."""

    def __init__(self, tree: Any) -> None:
        self.tree = tree
        self.meta: dict[str, Any] = tree["meta"]
        self.blocks: list[Node] = tree["blocks"]
        self.held = Held()
        self.links = False
        """Whether addresses in citations are links."""
        self.places = [*self.find()]

    def find(self) -> Iterator[Place]:
        """The citations in the order of a reader, those in metadata first."""
        meta = {name: value for name, value in self.meta.items() if name != "nocite"}
        number = 0
        for node, depth in within_notes([meta, self.blocks]):
            is_cite = node["t"] == "Cite" and bool(node["c"][0])
            if not depth and (is_cite or node["t"] == "Note"):
                number += 1
            if is_cite:
                yield Place(node, depth > 0, number)

    def manuscript(self) -> Manuscript:
        """What the document says of its citations."""
        settings = {name: plain(value) for name, value in self.meta.items()}
        if "references" in self.meta:
            settings["references"] = works(self.meta["references"], self.held)
        nocite = [
            str(cite["citationId"])
            for node in nodes(self.meta.get("nocite"))
            if node["t"] == "Cite"
            for cite in node["c"][0]
        ]
        citations = tuple(self.citation(place) for place in self.places)
        source = Source("", "")
        return Manuscript(source, citations, nocite=tuple(nocite), settings=settings)

    def citation(self, place: Place) -> Citation:
        """A citation of the tree as manuscripts have it."""
        cites: list[Cite] = []
        for given in place.node["c"][0]:
            prefix = self.held.rich(given["citationPrefix"]).strip()
            suffix = self.suffix(given["citationSuffix"])
            is_suppressed = given["citationMode"]["t"] == "SuppressAuthor"
            cites.append(
                Cite(given["citationId"], 0, prefix, suffix, suppress_author=is_suppressed)
            )
        return Citation(0, 0, tuple(cites), is_textual(place.node), 0 if place.is_in_note else -1)

    def suffix(self, inlines: list[Node]) -> str:
        """A suffix; a comma stands before one that begins with a formula or a quotation."""
        comma = ", " if inlines and inlines[0]["t"] not in WORDS else ""
        return f"{comma}{self.held.rich(inlines).rstrip()}"

    def put(self, printed: Typeset, *, links: bool = False) -> None:
        """Put printed citations and the bibliography into the tree; addresses may be links."""
        self.links = links
        own: dict[int, Printed] = {}
        for place, one in zip(self.places, printed.citations, strict=True):
            if place.is_in_note and printed.is_note:
                own[id(place.node)] = one
            else:
                place.node["c"][1] = self.content(one, is_note=printed.is_note)
        if own:
            for node in [*nodes([self.meta, self.blocks])]:
                if node["t"] == "Note":
                    self.put_in_note(node, own)
        given = self.meta.get("notes-after-punctuation")
        moves = printed.is_note if given is None else is_true(plain(given))

        def change(inlines: list[Node]) -> list[Node]:
            return placed(inlines, moves=moves, into=printed.takes_marks)

        rewrite([self.meta, self.blocks], change)
        suppressed = self.meta.get("suppress-bibliography")
        if printed.entries and not (suppressed and is_true(plain(suppressed))):
            self.put_entries(printed)

    def inlines(self, html: str) -> list[Node]:
        """What the engine printed of a citation."""
        runs = [run for block in parse(html) for run in block.runs]
        if self.links and "://" in html:
            runs = [part for run in runs for part in linked(run)]
        return self.held.inlines_of(runs)

    def content(self, printed: Printed, *, is_note: bool) -> list[Node]:
        """What a citation becomes in the text."""
        names, rest = self.inlines(printed.names), printed.rest
        if not rest:
            return names
        if is_note:
            entry = self.inlines(capitalized(rest))
            return [*names, {"t": "Note", "c": [{"t": "Para", "c": entry}]}]
        return joined([*names, *([SPACE] if names else []), *self.inlines(rest)])

    def put_in_note(self, note: Node, own: dict[int, Printed]) -> None:
        """Put citations into a note of the document's own."""
        blocks = note["c"]
        first: Node | None = None
        if len(blocks) == 1 and blocks[0]["t"] == "Para" and blocks[0]["c"]:
            first = blocks[0]["c"][0]
        for inlines in [*inline_lists(blocks)]:
            for at, inline in enumerate(inlines):
                if (printed := own.pop(id(inline), None)) is None:
                    continue
                content = self.inlines(printed.rest)
                if is_textual(inline):
                    content = self.in_sentence(printed, inlines[at + 1 :])
                elif inline is not first and printed.bare:
                    content = joined([text("("), *self.inlines(printed.bare), text(")")])
                inline["c"][1] = content

    def in_sentence(self, printed: Printed, behind: Sequence[Node]) -> list[Node]:
        """A citation in a note whose names belong to the sentence."""
        rest = self.inlines(printed.rest if ends_sentence(behind) else printed.bare)
        if not printed.names or not rest:
            return self.inlines(printed.names) or rest
        return joined([*self.inlines(printed.names), text(","), SPACE, *rest])

    # The bibliography

    def put_entries(self, printed: Typeset) -> None:
        """Put the bibliography into the div `refs`, or at the end of the document."""
        options, shape = printed.options, shape_of(printed.options)
        classes = ["references", "csl-bib-body", *(["hanging-indent"] if shape.hanging else [])]
        pairs = [["entry-spacing", str(shape.spacing)]] if "entry-spacing" in options else []
        if shape.line_spacing > 1:
            pairs.append(["line-spacing", str(shape.line_spacing)])
        entries = [self.entry(key, html) for key, html in printed.entries]
        blocks = self.blocks
        is_placed = False
        for node in nodes([self.meta, blocks]):
            if node["t"] == "Div" and is_refs(node["c"][0][0]):
                (_, own, attributes), content = node["c"]
                own += [one for one in classes if one not in own]
                attributes += [pair for pair in pairs if pair not in attributes]
                content += entries
                is_placed = True
        if is_placed:
            return
        title = title_of(self.meta.get("reference-section-title"))
        if title:
            blocks.append({"t": "Header", "c": [1, ["bibliography", ["unnumbered"], []], title]})
        elif blocks and blocks[-1]["t"] == "Header":
            own = blocks[-1]["c"][1][1]
            own[:] = ["unnumbered", *(one for one in own if one != "unnumbered")]
        blocks.append({"t": "Div", "c": [["refs", classes, pairs], entries]})

    def entry(self, key: str, html: str) -> Node:
        """An entry of the bibliography, with what stands in the margin apart."""
        found: list[Node] = []
        for block in parse(html):
            inlines = self.held.inlines_of(block.runs)
            if block.kind == "left-margin":
                inlines.append(SPACE)
            found += [span([f"csl-{block.kind}"], inlines)] if block.kind else inlines
        return {
            "t": "Div",
            "c": [[f"ref-{key}", ["csl-entry"], []], [{"t": "Para", "c": found}]],
        }


def linked(run: Run) -> Iterator[Run]:
    """A run in parts, of which addresses are links."""
    for at, part in enumerate(ADDRESS.split(run.text)):
        if part:
            yield run._replace(text=part, href=run.href or (part if at % 2 else ""))


def is_textual(node: Node) -> bool:
    """Whether the names of a citation's first work belong to the sentence."""
    return bool(node["c"][0][0]["citationMode"]["t"] == "AuthorInText")


def is_refs(identifier: str) -> bool:
    """Whether a div of that name takes the bibliography; `--file-scope` puts a file before it."""
    return identifier == "refs" or identifier.endswith("__refs")


def title_of(value: Any) -> list[Node]:
    """The heading that the metadata gives the bibliography."""
    if value is None:
        return []
    kind, content = value["t"], value["c"]
    if kind == "MetaInlines":
        return list(content)
    if kind == "MetaBlocks" and content and content[0]["t"] in ("Plain", "Para"):
        return list(content[0]["c"])
    return [text(content)] if kind == "MetaString" else []
