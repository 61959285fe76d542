"""Node: an XML element as plain Python, with the line it stands on."""

from __future__ import annotations

from typing import Any, NamedTuple


class Node(NamedTuple):
    """An element of a style or a locale; comments and other namespaces are gone."""

    tag: str
    attributes: dict[str, str]
    children: list[Node]
    text: str
    line: int

    def get(self, name: str, default: str = "") -> str:
        """An attribute's value, or the default."""
        return self.attributes.get(name, default)

    def first(self, tag: str) -> Node | None:
        """The first child of that name."""
        return next((child for child in self.children if child.tag == tag), None)


CSL = "{http://purl.org/net/xbiblio/csl}"


def to_node(element: Any) -> Node:
    """The node of an lxml element and all beneath it."""
    children = [
        to_node(child)
        for child in element
        if isinstance(child.tag, str) and child.tag.startswith(CSL)
    ]
    tag = element.tag[len(CSL) :]
    return Node(tag, dict(element.attrib), children, element.text or "", element.sourceline or 0)
