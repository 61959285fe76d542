"""The output tree: what a style prints for an item, before it is text.

A hot path: the tree is made of plain Python values.  A `str` is punctuation of the style, an affix
or a delimiter, which may collide with what stands before it; a tuple of one `str` is text, of which
only the end collides; a `list` is a sequence; a `Box` is a sequence with a format or a tag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Format = tuple[str, str]
"""An attribute and its value, such as `("font-style", "italic")`."""


class Box:
    """A part of the tree that is formatted, or that later passes look for."""

    __slots__ = ("children", "format", "tag", "value")

    def __init__(
        self, children: list[Any], format: Format | None = None, tag: str = "", value: Any = None
    ) -> None:
        self.children = children
        self.format = format
        self.tag = tag
        """What made it: `names`, `year`, `year-suffix`, `citation-number` …"""
        self.value = value
        """What its maker knows of it: the names shown, the number printed."""


HIDDEN = Box([], None, "hidden")
"""Stands where names were suppressed: nothing is printed, and nothing else takes their place."""

Tree = str | tuple[str] | list[Any] | Box | None

FORMATS = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
"""The formatting attributes, the innermost first."""


def wrap(tree: Tree, formats: tuple[Format, ...]) -> Tree:
    """A tree inside of formats, of which the first is the innermost."""
    for format in formats:
        tree = Box([tree], format)
    return tree


def boxes(tree: Tree, tag: str) -> Iterator[Box]:
    """Every box with a tag, in the order of the text; not those inside of one found."""
    if type(tree) is list:
        for child in tree:
            yield from boxes(child, tag)
    elif type(tree) is Box:
        if tree.tag == tag:
            yield tree
        else:
            for child in tree.children:
                yield from boxes(child, tag)


def rewrite(tree: Tree, change: Callable[[Box], Tree]) -> Tree:
    """The tree with every box replaced by what `change` makes of it; itself means unchanged."""
    if type(tree) is list:
        kept = [new for child in tree if (new := rewrite(child, change)) is not None]
        return kept or None
    if type(tree) is Box:
        new = change(tree)
        if new is not tree:
            return new
        children = [new for child in tree.children if (new := rewrite(child, change)) is not None]
        return Box(children, tree.format, tree.tag, tree.value) if children else None
    return tree


def is_blank(tree: Tree) -> bool:
    """Whether nothing would be printed."""
    if not tree:
        return True
    if type(tree) is tuple:
        return not tree[0]
    if type(tree) is list:
        return all(is_blank(child) for child in tree)
    if type(tree) is Box:
        return all(is_blank(child) for child in tree.children)
    return False


def last_text(tree: Tree) -> str:
    """The last letters that would be printed."""
    if type(tree) is str:
        return tree
    if type(tree) is tuple:
        return tree[0]
    children: Any = tree.children if type(tree) is Box else tree or ()
    for child in reversed(children):
        if text := last_text(child):
            return text
    return ""


def first_text(tree: Tree) -> str:
    """The first letters that would be printed."""
    if type(tree) is str:
        return tree
    if type(tree) is tuple:
        return tree[0]
    children: Any = tree.children if type(tree) is Box else tree or ()
    for child in children:
        if text := first_text(child):
            return text
    return ""
