"""Links of entries; CSL 1.0.2, appendix VI.

An identifier that a style prints is a link.  Where it prints none of an item that has one, the
title is, or the whole entry where the title is not printed either.
"""

from __future__ import annotations

import re

from citeform.csl.item import Item
from citeform.csl.tree import Box, Tree, boxes
from citeform.pattern import pattern

BASES = {
    "DOI": "https://doi.org/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "URL": "https://",
}
"""What becomes a link → what its address begins with; the surest identifier first."""

ABSOLUTE = pattern(r"(?:https?|ftp)://[^\s/]", re.IGNORECASE)
SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
HOST = pattern(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)")
LABEL = pattern(r"(?:doi|pmid|pmcid)\s*:\s*", re.IGNORECASE)
SHORT_DOI = pattern(r"10/(?=[^/\s]+$)")
IN_DOI = pattern(r"[#?]")
"""What begins a part of an address that is not sent, or not as a part of the path."""
UNSAFE = pattern(r"[\x00-\x20\x7f-\xa0\"<>\\^`{|}\ud800-\udfff\u2028\u2029]")


def target(variable: str, text: str) -> str:
    """The address of an identifier; empty where there is none or it is no address of the web.

    >>> target("DOI", "10.1000/182"), target("URL", "javascript:alert(1)")
    ('https://doi.org/10.1000/182', '')
    """
    text = text.strip()
    if variable != "URL":
        text = LABEL.sub("", text, 1) if LABEL.match(text) else text
    if not ABSOLUTE.match(text):
        if variable == "URL" and (SCHEME.match(text) or not HOST.match(text)):
            return ""
        if variable == "DOI":
            # Short DOIs are found without the prefix that is the same in all of them.
            text = IN_DOI.sub(quoted, SHORT_DOI.sub("", text))
        text = BASES[variable] + text if text else ""
    return UNSAFE.sub(quoted, text)


def quoted(match: re.Match[str]) -> str:
    """A sign that no address holds as its bytes."""
    return "".join([f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace")])


def linked(tree: Tree, item: Item) -> Tree:
    """An entry in which no identifier is a link, with its title linked, or else all of it."""
    if next(boxes(tree, "link"), None) is not None:
        return tree
    addresses = (target(name, item.text(name)) for name in BASES)
    href = next(filter(None, addresses), "")
    if not href:
        return tree
    title = next(boxes(tree, "title"), None)
    if title is not None:
        title.format = ("link", href)
        return tree
    blocks = list(outer_blocks(tree))
    if not blocks:
        return Box([tree], ("link", href))
    for block in blocks:
        if block.format != ("display", "left-margin"):
            block.children = [Box(block.children, ("link", href))]
    return tree


def outer_blocks(tree: Tree) -> list[Box]:
    """The blocks of an entry."""
    if type(tree) is list:
        return [block for child in tree for block in outer_blocks(child)]
    if type(tree) is Box:
        if tree.format is not None and tree.format[0] == "display":
            return [tree]
        return [block for child in tree.children for block in outer_blocks(child)]
    return []
