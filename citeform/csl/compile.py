"""Nodes → closures: a style's layouts and macros, each element compiled once.

Closures take a scope and return a part of the output tree; whether variables were asked for and
found they note in the scope, from which cs:group learns whether to vanish.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from typing import Any

from citeform.csl.condition import compile_condition
from citeform.csl.date import DATE_KEY, compile_date
from citeform.csl.item import Item
from citeform.csl.lettercase import CASES
from citeform.csl.markup import Quotes
from citeform.csl.namelist import Children
from citeform.csl.names import compile_names
from citeform.csl.node import Node
from citeform.csl.numbers import compile_label, compile_number
from citeform.csl.rich import Parse, rich_parser
from citeform.csl.scope import Render, Scope
from citeform.csl.style import Style
from citeform.csl.text import compile_text
from citeform.csl.tree import FORMATS, HIDDEN, Box, Format, Tree, boxes
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

# A full stop before a small letter is no mark of abbreviation: "v2.beta".
PERIOD = pattern(r"\.(?![a-z])")

Finish = Callable[[Tree], Tree]
Abbreviate = Callable[[str, str], str]

IN_A_LANGUAGE = frozenset(
    """
    event publisher publisher-place event-place title container-title collection-title authority
    genre title-short volume-title part-title medium jurisdiction archive archive-place event-title
    """.split()
)
"""Variables that are in the language of the item, and in title case only if that is English."""

DOTTED = ("az", "tr")
"""Languages whose i keeps its dot as a capital."""

INHERITED = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "et-al-subsequent-min": "et-al-subsequent-min",
    "et-al-subsequent-use-first": "et-al-subsequent-use-first",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "name-delimiter": "delimiter",
    "name-form": "form",
    "sort-separator": "sort-separator",
}
"""Attributes of cs:style, cs:citation and cs:bibliography → the attributes of cs:name they set."""


class SortKey(NamedTuple):
    """One key of cs:sort."""

    variable: str
    macro: Render | None
    is_descending: bool
    name_options: dict[str, str]
    keeps_particles: bool
    """Whether names are sorted by their particles."""


class Area(NamedTuple):
    """A compiled cs:citation or cs:bibliography."""

    options: dict[str, str]
    parts: tuple[Render, ...]
    """What prints one cite or entry: the children of cs:layout."""
    prefix: str
    suffix: str
    delimiter: str
    formats: tuple[Format, ...]
    keys: tuple[SortKey, ...]


class Compiler:
    """What the functions that compile elements share."""

    def __init__(
        self, style: Style, abbreviate: Abbreviate | None = None, *, links: bool = False
    ) -> None:
        self.style = style
        self.locale = style.locale
        self.options = style.root.attributes
        self.quotes = Quotes(
            (style.locale.term("open-quote"), style.locale.term("close-quote")),
            (style.locale.term("open-inner-quote"), style.locale.term("close-inner-quote")),
            style.locale.options.get("punctuation-in-quote") == "true",
            style.root.get("class") == "note",
        )
        self.parse: Parse = rich_parser(self.quotes)
        self.abbreviate = abbreviate
        self.is_english = style.default_locale[:2] == "en"
        self.name_options: dict[str, str] = {}
        self.names_delimiter = ""
        self.macros: dict[str, Render] = {}
        self.outer: tuple[Children, str] | None = None
        """The children of cs:names around, while its substitutes are compiled."""
        self.in_layout = False
        """Whether children of cs:layout are compiled; further down `display` does nothing."""
        self.suffixes_years = not any_suffix(style.root)
        self.links = links
        """Whether identifiers become links; in entries only."""

    def area(self, node: Node, *, is_bibliography: bool) -> Area:
        """Compile cs:citation or cs:bibliography."""
        own = copy(self)
        own.macros = {}
        own.name_options = {}
        own.links = self.links and is_bibliography
        return own.compile_area(node, is_bibliography=is_bibliography)

    def compile_area(self, node: Node, *, is_bibliography: bool) -> Area:
        """Compile the layout and the sort keys of an element of which this is the compiler."""
        options = {**self.options, **node.attributes}
        for source in (self.options, node.attributes):
            for name, own in INHERITED.items():
                if name in source:
                    self.name_options[own] = source[name]
        self.names_delimiter = options.get("names-delimiter", "")
        layout = node.first("layout")
        assert layout is not None
        self.in_layout = True
        parts = tuple(self.element(child) for child in layout.children)
        self.in_layout = False
        return Area(
            options,
            parts,
            layout.get("prefix"),
            layout.get("suffix"),
            layout.get("delimiter"),
            formats_of(layout),
            tuple(self.key(child) for child in sort_keys(node)),
        )

    def key(self, node: Node) -> SortKey:
        """Compile cs:key."""
        names = {"names-min": "et-al-min", "names-use-first": "et-al-use-first"}
        names["names-use-last"] = "et-al-use-last"
        options = {own: node.get(name) for name, own in names.items() if node.get(name)}
        macro = self.macro(node.get("macro")) if node.get("macro") else None
        keeps = self.options.get("demote-non-dropping-particle") == "never"
        return SortKey(
            node.get("variable"), macro, node.get("sort") == "descending", options, keeps
        )

    def macro(self, name: str) -> Render:
        """A macro, compiled when it first prints."""
        if name not in self.macros:
            node = self.style.macros[name]
            render = whole(lambda: self.sequence(node.children))
            self.macros[name] = dates_when_sorting(render) if has_date(node) else render
        return self.macros[name]

    def sequence(self, nodes: list[Node]) -> Render:
        """Compile elements that follow one another."""
        parts = [self.element(node) for node in nodes]
        if len(parts) == 1:
            return parts[0]

        def render(scope: Scope) -> Tree:
            out = [tree for part in parts if (tree := part(scope)) is not None]
            if HIDDEN in out:
                out = [tree for tree in out if tree is not HIDDEN] or [HIDDEN]
            if len(out) == 1:
                return out[0]
            return Box(out, None, "splice") if out else None

        return render

    def choose(self, node: Node, compile_body: Callable[[list[Node]], Render]) -> Render:
        """Compile cs:choose, each branch as wanted and when it is first taken.

        A style has branches for every type of work, a run a few types; so it starts twice as fast.
        """
        tests = [
            None if child.tag == "else" else compile_condition(child) for child in node.children
        ]
        bodies: list[Render | None] = [None] * len(tests)
        around = self.outer, self.in_layout

        def body_of(at: int) -> Render:
            before = self.outer, self.in_layout
            self.outer, self.in_layout = around
            body = bodies[at] = compile_body(node.children[at].children)
            self.outer, self.in_layout = before
            return body

        def render(scope: Scope) -> Tree:
            for at, test in enumerate(tests):
                if test is None or test(scope):
                    return (bodies[at] or body_of(at))(scope)
            return None

        return render

    def beneath(self, node: Node) -> list[Render]:
        """Compile the children of an element."""
        before, self.in_layout = self.in_layout, False
        parts = [self.element(child) for child in node.children]
        self.in_layout = before
        return parts

    def element(self, node: Node) -> Render:
        """Compile one element."""
        compile_element = ELEMENTS.get(node.tag)
        if compile_element is None:
            return lambda scope: None
        return compile_element(node, self)

    def finish(self, node: Node, *, upright: bool = False) -> Finish | None:
        """What gives a tree the formats, quotes, affixes and display of its element.

        `upright` leaves out its font-style.
        """
        formats = formats_of(node)
        if upright:
            formats = tuple(format for format in formats if format[0] != "font-style")
        if node.get("quotes") == "true":
            formats = (*formats, ("quotes", "outer"))
        elif node.get("quotes") == "false":
            # Quotation marks of the text itself are outer ones there.
            formats = (*formats, ("quotes", "none"))
        prefix, suffix = node.get("prefix"), node.get("suffix")
        before = self.affix(prefix) if prefix else None
        after = self.affix(suffix) if suffix else None
        display = node.get("display") if self.in_layout else ""
        if not (formats or before or after or display):
            return None
        block = ("display", display)

        def finish(tree: Tree) -> Tree:
            for format in formats:
                tree = Box([tree], format)
            if before is not None:
                tree = [before, tree] if after is None else [before, tree, after]
            elif after is not None:
                tree = [tree, after]
            return Box([tree], block) if display else tree

        return finish

    def formats(self, node: Node) -> tuple[Format, ...]:
        """The formatting attributes of an element."""
        return formats_of(node)

    def affix(self, text: str) -> Tree:
        """An affix as a tree; one with markup in it is rich text."""
        return self.parse(text) if "<" in text else text

    def term(self, node: Node) -> Callable[[str, Scope], Tree]:
        """What prints a label's term with the case, formats and affixes of its element."""
        finish, case = self.finish(node), self.case(node)

        def render(term: str, scope: Scope) -> Tree:
            tree: Tree = self.parse(term if case is None else case(term, scope))
            return tree if finish is None else finish(tree)

        return render

    def case(self, node: Node) -> Callable[[str, Scope], str] | None:
        """What changes text by text-case and strip-periods."""
        name = node.get("text-case")
        change = CASES.get(name)
        strips = node.get("strip-periods") == "true"
        # A term loses every full stop: "s.v.".
        period = re.compile(r"\.") if node.tag == "label" or "term" in node.attributes else PERIOD
        if change is None:
            return (lambda text, scope: period.sub("", text)) if strips else None
        only_english = name == "title" and node.get("variable") in IN_A_LANGUAGE
        is_english, uppercase = self.is_english, name == "uppercase"

        def apply(text: str, scope: Scope) -> str:
            if not only_english or scope is None or in_english(scope.item, is_english=is_english):
                if uppercase and scope is not None and scope.item.language[:2] in DOTTED:
                    text = text.replace("i", "İ")
                text = change(text)
            return period.sub("", text) if strips else text

        return apply


def in_english(item: Item, *, is_english: bool) -> bool:
    """Whether an item's titles are in English; the law's own ones keep their case anyway."""
    if item.raw.get("jurisdiction"):
        return False
    return is_english if item.is_english is None else item.is_english


def whole(compile_parts: Callable[[], Render]) -> Render:
    """What prints a macro, which is one thing to the group around it."""
    parts: Render | None = None

    def render(scope: Scope) -> Tree:
        nonlocal parts
        if parts is None:
            parts = compile_parts()
        asked, found = scope.asked, scope.found
        scope.asked = scope.found = False
        tree = parts(scope)
        if tree is None or tree is HIDDEN or (scope.asked and not scope.found):
            # As a group that vanishes does.
            scope.found = found
            return HIDDEN if tree is HIDDEN else None
        scope.asked, scope.found = asked, True
        return tree.children if type(tree) is Box and tree.tag == "splice" else tree

    return render


def any_suffix(node: Node) -> bool:
    """Whether a style prints year-suffixes where it wants them."""
    return node.get("variable") == "year-suffix" or any(map(any_suffix, node.children))


def formats_of(node: Node) -> tuple[Format, ...]:
    """The formatting attributes of an element, the innermost first."""
    attributes = node.attributes
    return tuple((name, attributes[name]) for name in FORMATS if name in attributes)


def has_date(node: Node) -> bool:
    """Whether an element is a cs:date or contains one."""
    return node.tag == "date" or any(map(has_date, node.children))


def dates_when_sorting(render: Render) -> Render:
    """A macro with a cs:date, of which only dates are sorted by, as in citeproc-js."""

    def render_dates(scope: Scope) -> Tree:
        tree = render(scope)
        return list(boxes(tree, DATE_KEY)) if scope.is_sorting else tree

    return render_dates


def sort_keys(node: Node) -> list[Node]:
    """The keys of cs:sort."""
    sort = node.first("sort")
    return [] if sort is None else sort.children


def compile_group(node: Node, compiler: Compiler) -> Render:
    """Compile cs:group, which vanishes when every variable it calls is empty."""
    parts = compiler.beneath(node)
    delimiter = compiler.affix(node.get("delimiter"))
    finish = compiler.finish(node)

    def render(scope: Scope) -> Tree:
        asked, found = scope.asked, scope.found
        scope.asked = scope.found = False
        out: list[Any] = []
        was_suppressed = False
        for part in parts:
            tree = part(scope)
            if tree is HIDDEN:
                was_suppressed = True
            elif tree is not None:
                add(out, tree, delimiter)
        if not out or (scope.asked and not scope.found):
            # It answers for what its neighbours before it asked, as in citeproc-js: styles print
            # "In" on the strength of a macro without any variable.
            scope.found = found
            return HIDDEN if was_suppressed else None
        # CSL 1.0.2: a group that is not empty counts as a variable for the group around it.
        scope.asked, scope.found = asked, True
        return out if finish is None else finish(out)

    return render


def add(out: list[Any], tree: Tree, delimiter: Tree) -> None:
    """Add a tree to a group; what cs:choose and macros print in several parts, part by part."""
    if type(tree) is Box and tree.tag == "splice":
        for child in tree.children:
            add(out, child, delimiter)
        return
    if out and delimiter:
        out.append(delimiter)
    out.append(tree)


def compile_choose(node: Node, compiler: Compiler) -> Render:
    """Compile cs:choose."""
    return compiler.choose(node, compiler.sequence)


ELEMENTS: dict[str, Callable[[Node, Any], Render]] = {
    "choose": compile_choose,
    "date": compile_date,
    "group": compile_group,
    "label": compile_label,
    "names": compile_names,
    "number": compile_number,
    "text": compile_text,
}
