"""The entries of a bibliography: their blocks, and authors who are not named twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citeform.csl.markup import TEXT, Quotes, to_text
from citeform.csl.namelist import Shown
from citeform.csl.person import Person
from citeform.csl.tree import Box, Tree, boxes, is_blank


def entry_tree(parts: list[Tree], prefix: str, suffix: str, *, aligned: bool) -> Tree:
    """The parts of an entry with the affixes of the layout, in the blocks the style asks for."""
    parts = [part for part in parts if not is_blank(part)]
    if not parts:
        return None
    if aligned and len(parts) > 1:
        mark, others = pulled(parts[1:])
        rest = Box([*others, suffix], ("display", "right-inline"))
        return [Box([prefix, parts[0], mark], ("display", "left-margin")), rest]
    last = parts[-1]
    if suffix and type(last) is Box and last.format and last.format[0] == "display":
        inside = Box([*last.children, suffix], last.format)
        return [prefix, *parts[:-1], inside]
    return [prefix, *parts, suffix]


def pulled(trees: list[Any]) -> tuple[str, list[Any]]:
    """The mark that trees begin with, if it belongs to what stands before, and the trees."""
    for at, tree in enumerate(trees):
        if type(tree) is str and tree:
            if tree[0] in ",.;:":
                return tree[0], [*trees[:at], tree[1:], *trees[at + 1 :]]
            return "", trees
        if type(tree) is list:
            mark, inside = pulled(tree)
            return mark, [*trees[:at], inside, *trees[at + 1 :]]
        if type(tree) is Box and tree.format is None:
            mark, inside = pulled(tree.children)
            box = Box(inside, None, tree.tag, tree.value)
            return mark, [*trees[:at], box, *trees[at + 1 :]]
        if tree is not None and tree != "":
            return "", trees
    return "", trees


class Substitution:
    """subsequent-author-substitute: what stands for names that the entry before had as well."""

    def __init__(self, options: Mapping[str, str], quotes: Quotes) -> None:
        self.quotes = quotes
        self.text_before = ""
        self.text = options.get("subsequent-author-substitute")
        self.rule = options.get("subsequent-author-substitute-rule", "complete-all")
        self.before: tuple[Shown, ...] = ()

    def apply(self, tree: Tree) -> None:
        """Change an entry's first names in place, by the names of the entry before."""
        if self.text is None:
            return
        creator = next(iter(boxes(tree, "creator")), None)
        if creator is None:
            self.before, self.text_before = (), ""
            return
        lists = list(boxes(creator.children, "names"))
        persons = tuple(shown_of(box.value) for box in lists)
        before, self.before = self.before, persons
        if not persons:
            text = to_text(creator, TEXT, self.quotes)
            if text == self.text_before:
                creator.children = [self.text]
            self.text_before = text
            return
        self.text_before = ""
        if self.rule.startswith("complete"):
            if persons == before:
                self.complete(lists, creator)
        elif before:
            self.partial(lists[0], before[0].persons)

    def complete(self, lists: list[Box], creator: Box) -> None:
        """All names are the same: one substitute for all, or one for each."""
        for at, box in enumerate(lists):
            if self.rule == "complete-each":
                replace_names(box, lambda _: True, self.text or "")
            else:
                box.children = [self.text] if at == 0 else []

    def partial(self, box: Box, before: tuple[Person, ...]) -> None:
        """Substitutes for the names at the beginning that are the same."""
        persons = shown_of(box.value).persons
        same = 0
        while same < min(len(persons), len(before)) and persons[same] == before[same]:
            same += 1
        if self.rule == "partial-first":
            same = min(same, 1)
        replace_names(box, lambda at: at < same, self.text or "")


def shown_of(names: Shown) -> Shown:
    """What is compared of two lists: the names that are printed, and whether there are more."""
    is_cut = names.shown < len(names.persons)
    # A body in one entry and a person of that name in another read alike.
    persons = tuple(Person(*person[:5]) for person in names.persons[: names.shown])
    return Shown("", persons, int(is_cut), 0, None)


def replace_names(box: Box, is_replaced: Any, text: str) -> None:
    """Put a substitute for names of a list, by their places."""
    shown: Shown = box.value
    for name in boxes(box.children, "name"):
        if name.value < shown.shown and is_replaced(name.value):
            name.children = [(text,)]
