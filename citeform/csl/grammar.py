"""What a style may say: its elements, their attributes, how many and how deep.

A style from a stranger is data.  What is found here, before anything is compiled, is what could not
be printed, or not in bounded time; RelaxNG as libxml2 has it says only that "bibliography" is
wrong, so each thing is asked for by itself and named with its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from citeform.csl.node import Node
from citeform.csl.stylesheet import nested_too_deeply, trouble

PRINTING = frozenset(("choose", "date", "group", "label", "names", "number", "text"))
"""The elements that print; CSL 1.0.2, "Rendering elements"."""

CHILDREN: dict[str, frozenset[str]] = {
    "bibliography": frozenset(("layout", "sort")),
    "choose": frozenset(("else", "else-if", "if")),
    "citation": frozenset(("layout", "sort")),
    "date": frozenset(("date-part",)),
    "else": PRINTING,
    "else-if": PRINTING,
    "group": PRINTING,
    "if": PRINTING,
    "institution": frozenset(("institution-part",)),
    "layout": PRINTING,
    "locale": frozenset(("date", "info", "style-options", "terms")),
    "macro": PRINTING,
    "name": frozenset(("name-part",)),
    "names": frozenset(("et-al", "institution", "label", "name", "substitute")),
    "sort": frozenset(("key",)),
    "style": frozenset(("bibliography", "citation", "info", "locale", "macro")),
    "substitute": PRINTING,
    "term": frozenset(("multiple", "single")),
    "terms": frozenset(("term",)),
}
"""The elements that may stand in each; CSL 1.0.2, and cs:institution of CSL-M."""

NONE: frozenset[str] = frozenset()

ELEMENTS = frozenset(CHILDREN).union(*CHILDREN.values())

ONE_OF = {
    "date": ("variable",),
    "date-part": ("name",),
    "key": ("variable", "macro"),
    "names": ("variable",),
    "number": ("variable",),
    "text": ("variable", "macro", "term", "value"),
}
"""Attributes of which an element has one; CSL 1.0.2, "Rendering elements"."""

DATE_PARTS = ("year", "month", "day")

COUNTS = (
    "et-al-min",
    "et-al-subsequent-min",
    "et-al-subsequent-use-first",
    "et-al-use-first",
    "names-min",
    "names-use-first",
    "near-note-distance",
)
"""Attributes that are a number."""

BOXED = frozenset(
    """
    display font-style font-variant font-weight quotes text-decoration vertical-align
    """.split()
)
"""Attributes that put what an element prints one level deeper."""

DEEPEST = 150
"""Levels that elements, macros and formats come to; the deepest style in use has 74."""

MOST_ELEMENTS = 100_000
"""Elements that one layout may come to with its macros; Chicago's come to some three thousand."""

LONGEST = 20_000
"""Letters of one attribute or term; the longest in use has 3,501."""

LETTERS_AN_ELEMENT = 100
"""Letters of attributes that weigh as much as one more element."""


def check_style(root: Node, macros: dict[str, Node], path: Path) -> None:
    """Raise the first thing that keeps a style from being compiled."""
    for node, depth in every(root):
        if depth > DEEPEST:
            raise nested_too_deeply(path, node)
        check_lengths(node, path)
    for child in root.children:
        check_place(child, root.tag, path)
    parts = {child.tag: child for child in root.children}
    if "citation" not in parts and "bibliography" not in parts:
        raise trouble("bad-style", "the style has neither citations nor a bibliography", path, root)
    check_counts(root, path)
    for name in ("citation", "bibliography"):
        part = parts.get(name)
        if part is None:
            continue
        if part.first("layout") is None:
            raise trouble("bad-style", f"<{name}> has no <layout>", path, part)
        check_calls(part, macros, path)
    for child in root.children:
        if child.tag == "locale":
            check_locale(child, path)


def every(root: Node) -> Iterator[tuple[Node, int]]:
    """Every element with its depth."""
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(child, depth + 1) for child in reversed(node.children)]


def macros_of(root: Node, path: Path) -> dict[str, Node]:
    """The macros of a style by their names."""
    macros: dict[str, Node] = {}
    for child in root.children:
        if child.tag != "macro":
            continue
        name = child.get("name")
        if name in macros:
            raise trouble("bad-style", f'there are two macros "{brief(name)}"', path, child)
        macros[name] = child
    return macros


def check_calls(part: Node, macros: dict[str, Node], path: Path) -> None:
    """Look at every element that a layout prints: who calls whom, how often and how deep."""
    known: dict[str, tuple[int, int]] = {}
    under_way: list[str] = []

    def call(name: str, node: Node, depth: int) -> tuple[int, int]:
        if name not in macros:
            raise trouble("bad-style", f'there is no macro "{brief(name)}"', path, node)
        if name in under_way:
            raise trouble("bad-style", f'the macro "{brief(name)}" calls itself', path, node)
        if name not in known:
            under_way.append(name)
            known[name] = visit(macros[name], "style", depth)
            under_way.pop()
        return known[name]

    def visit(node: Node, above: str, depth: int) -> tuple[int, int]:
        """The elements that a node comes to, and its height."""
        check_element(node, above, path)
        attributes = node.attributes
        own = 1 + (0 if attributes.keys().isdisjoint(BOXED) else len(BOXED & attributes.keys()))
        if depth + own > DEEPEST:
            raise nested_too_deeply(path, node)
        inside = [visit(child, node.tag, depth + own) for child in node.children]
        if (name := attributes.get("macro")) is not None:
            inside.append(call(name, node, depth + own))
        height = own + max((one for _, one in inside), default=0)
        if depth + height > DEEPEST:
            raise nested_too_deeply(path, node)
        sizes = [size for size, _ in inside]
        # Of the branches of cs:choose one is taken.
        size = max(sizes, default=0) if node.tag == "choose" else sum(sizes)
        size += 1 + sum(map(len, attributes.values())) // LETTERS_AN_ELEMENT
        if size > MOST_ELEMENTS:
            # Thirty macros that each call the next twice would keep us for hours.
            message = f"with its macros this <{node.tag}> comes to over {MOST_ELEMENTS:,} elements"
            raise trouble("bad-style", message, path, node)
        return size, height

    visit(part, "style", 0)


def check_locale(locale: Node, path: Path) -> None:
    """Raise what is wrong with a locale of the style's own."""
    for node, _ in every(locale):
        for child in node.children:
            if node.tag != "info":
                check_place(child, node.tag, path)
        if node.tag == "date-part":
            check_date_part(node, path)


def check_element(node: Node, above: str, path: Path) -> None:
    """Raise what is wrong with one element by itself, if it could not be printed for it."""
    check_place(node, above, path)
    wanted = ONE_OF.get(node.tag, ())
    if wanted and node.attributes.keys().isdisjoint(wanted):
        message = f'<{node.tag}> has no attribute "{wanted[0]}"'
        raise trouble("bad-style", message, path, node)
    if node.tag == "date-part":
        check_date_part(node, path)
    check_counts(node, path)


def check_place(node: Node, above: str, path: Path) -> None:
    """Raise an element that is none of CSL's, or stands where it prints nothing."""
    if node.tag in CHILDREN.get(above, NONE):
        return
    if node.tag not in ELEMENTS:
        message = f"there is no element <{brief(node.tag)}> in CSL"
    else:
        message = f"<{node.tag}> cannot stand in <{above}>"
    raise trouble("bad-style", message, path, node)


def check_date_part(node: Node, path: Path) -> None:
    """Raise a part of a date that dates do not have."""
    if node.get("name") not in DATE_PARTS:
        message = f'a date has no part "{brief(node.get("name"))}"'
        raise trouble("bad-style", message, path, node)


def check_counts(node: Node, path: Path) -> None:
    """Raise the first attribute that should be a number and is none."""
    if node.attributes.keys().isdisjoint(COUNTS):
        return
    for attribute in COUNTS:
        value = node.attributes.get(attribute)
        if value is None:
            continue
        value = value.strip()
        if not (value.isascii() and value.isdecimal()):
            message = f'{attribute} is "{brief(value)}", which is not a number'
            raise trouble("bad-style", message, path, node)
        if len(value) > 8:
            message = f"{attribute} is a number of more than eight digits"
            raise trouble("bad-style", message, path, node)


def check_lengths(node: Node, path: Path) -> None:
    """Raise an attribute or a term that nobody means."""
    for name, value in node.attributes.items():
        if len(value) > LONGEST or len(name) > LONGEST:
            message = f"{brief(name)} has over {LONGEST:,} letters"
            raise trouble("bad-style", message, path, node)
    if len(node.text) > LONGEST and node.tag in ("term", "single", "multiple"):
        raise trouble("bad-style", f"<{node.tag}> has over {LONGEST:,} letters", path, node)


def brief(text: str) -> str:
    """The beginning of what a style says, fit for a line on a terminal."""
    start = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:60])
    return start if len(text) <= 60 else f"{start}…"
