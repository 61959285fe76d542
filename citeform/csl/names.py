"""cs:names: whose names are printed, with which label, and what stands in for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citeform.csl.namelist import Children, NameList, list_tree, name_lists, shown_count
from citeform.csl.node import Node
from citeform.csl.person import Person
from citeform.csl.scope import Render, Scope
from citeform.csl.tree import HIDDEN, Box, Tree
from citeform.model.vocabulary import NAMES

if TYPE_CHECKING:
    from citeform.csl.compile import Compiler, Finish


Found = list[tuple[str, tuple[Person, ...]]]
"""Roles and the names that an item has for each."""


def compile_names(node: Node, compiler: Compiler) -> Render:
    """Compile cs:names."""
    variables = node.get("variable").split()
    children, delimiter = children_of(node, compiler.outer, compiler)
    finish = compiler.finish(node)
    lists = name_lists(children, compiler)
    substitute = node.first("substitute")
    others = compile_substitutes(substitute, compiler, (children, delimiter)) if substitute else []
    printed = compile_roles(children, delimiter, compiler)
    has_label = children.label is not None

    def render(scope: Scope) -> Tree:
        if scope.seen and not NAMES.isdisjoint(scope.seen):
            # A substitute prints names once, as in citeproc-js.
            return None
        scope.asked = True
        found = [
            (variable, persons)
            for variable in variables
            if variable not in scope.gone and (persons := scope.item.names(variable))
        ]
        if not found:
            return refinished(substituted(others, scope), finish)
        scope.found = True
        if scope.seen is not None:
            scope.seen.extend(variables)
        names = lists(scope.name_options)
        found = combined(found, compiler, has_label)
        if names.is_count:
            return (str(sum(shown_count(names, len(some), scope, 0) for _, some in found)),)
        out = printed(found, names, scope)
        if not out:
            return HIDDEN
        tree = out if finish is None else finish(out)
        return Box([tree], None, "creator", tuple(persons for _, persons in found))

    return render


def compile_roles(
    children: Children, delimiter: str, compiler: Compiler
) -> Callable[[Found, NameList, Scope], list[Tree]]:
    """What prints the names of several roles, each with its label."""
    label = None if children.label is None else compile_names_label(children.label, compiler)

    def printed(found: Found, names: NameList, scope: Scope) -> list[Tree]:
        out: list[Tree] = []
        for variable, persons in found:
            tree = list_tree(variable, persons, names, scope)
            if tree is None:
                continue
            if label is not None and not scope.is_sorting:
                mark = label(variable, len(persons), scope)
                if mark is not None:
                    tree = [mark, tree] if children.label_first else [tree, mark]
            if out and delimiter:
                out.append(delimiter)
            out.append(tree)
        return out

    return printed


def refinished(tree: Tree, finish: Finish | None) -> Tree:
    """A substitute with the formats and affixes of the cs:names that it stands for."""
    if finish is None or tree is None or tree is HIDDEN:
        return tree
    assert type(tree) is Box
    if not tree.value:
        # Formats and affixes are for names, not for the title that stands in for them.
        return tree
    return Box([finish(tree.children)], None, "creator", tree.value)


def children_of(
    node: Node, outer: tuple[Children, str] | None, compiler: Compiler
) -> tuple[Children, str]:
    """The children that cs:names has, or takes over from the cs:names that it substitutes."""
    delimiter = node.get("delimiter", compiler.names_delimiter)
    tags = [child.tag for child in node.children]
    if outer is not None and not ({*tags} & {"name", "et-al", "label", "institution"}):
        return outer[0], node.get("delimiter", outer[1])
    label_first = "label" in tags and "name" in tags and tags.index("label") < tags.index("name")
    label = node.first("label")
    return (
        Children(node.first("name"), node.first("et-al"), label, label_first),
        delimiter,
    )


def compile_substitutes(
    node: Node, compiler: Compiler, outer: tuple[Children, str]
) -> list[Render]:
    """Compile the children of cs:substitute; none is tried after a term, even one without text."""
    before, compiler.outer = compiler.outer, outer
    others = []
    for child in node.children:
        others.append(substitute_of(child, compiler))
        if "term" in child.attributes:
            break
    compiler.outer = before
    return others


def substitute_of(node: Node, compiler: Compiler) -> Render:
    """Compile one substitute; what stands in a cs:choose is tried one by one as well."""
    if node.tag != "choose":
        return compiler.element(node)

    def first_of(nodes: list[Node]) -> Render:
        parts = [substitute_of(child, compiler) for child in nodes]
        return lambda scope: next((t for part in parts if (t := part(scope)) is not None), None)

    return compiler.choose(node, first_of)


def substituted(others: list[Render], scope: Scope) -> Tree:
    """The first substitute that prints something; what it printed is not printed again."""
    outer = scope.seen
    for other in others:
        scope.seen = []
        tree = other(scope)
        seen = scope.seen
        if tree is not None:
            scope.gone.update(seen)
            scope.seen = None if outer is None else [*outer, *seen]
            if tree is HIDDEN:
                return tree
            if type(tree) is Box and tree.tag == "creator":
                return tree
            # A title is as good as names; a term such as "Anon." is not.
            return Box([tree], None, "creator" if seen else "nobody", ())
    scope.seen = outer
    return None


def combined(found: Found, compiler: Compiler, has_label: bool) -> Found:
    """The lists, with editors who are the translators as well named once."""
    roles = [variable for variable, _ in found]
    if len(found) < 2 or not {"editor", "translator"} <= {*roles}:
        return found
    lists = dict(found)
    if lists["editor"] != lists["translator"]:
        return found
    term = compiler.locale.find("editortranslator") or compiler.locale.find("editor-translator")
    if has_label and (term is None or not term.single):
        return found
    first = next(role for role in roles if role in ("editor", "translator"))
    return [
        ("editortranslator", persons) if role == first else (role, persons)
        for role, persons in found
        if role == first or role not in ("editor", "translator")
    ]


def compile_names_label(node: Node, compiler: Compiler) -> Callable[[str, int, Scope], Tree]:
    """Compile cs:label in cs:names: the role, in the plural for several names."""
    form, plural = node.get("form", "long"), node.get("plural", "contextual")
    printed, locale = compiler.term(node), compiler.locale

    def render(variable: str, count: int, scope: Scope) -> Tree:
        is_many = count > 1 if plural == "contextual" else plural == "always"
        term = locale.term(variable, form, plural=is_many)
        if not term and variable == "editortranslator":
            term = locale.term("editor-translator", form, plural=is_many)
        if not term:
            return None
        return printed(term, scope)

    return render
