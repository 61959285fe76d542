"""cs:text: variables, macros, terms and values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citeform.csl.label import citation_label
from citeform.csl.link import BASES, target
from citeform.csl.node import Node
from citeform.csl.numbers import number_text
from citeform.csl.person import ROMANESQUE
from citeform.csl.scope import Render, Scope
from citeform.csl.tree import HIDDEN, Box, Tree
from citeform.model.vocabulary import NUMBERS

if TYPE_CHECKING:
    from citeform.csl.compile import Compiler

VERBATIM = frozenset(("DOI", "URL", "PMID", "PMCID", "ISBN", "ISSN"))
"""Variables in which nothing is markup or a quotation mark."""

SHORT = {"title": "title-short", "container-title": "container-title-short"}


def identifier(variable: str) -> Callable[[Tree, str], Tree]:
    """What makes an identifier a link."""

    def render(tree: Tree, text: str) -> Tree:
        href = target(variable, text)
        return Box([tree], ("link", href), "link") if href else tree

    return render


LINKING = {name: identifier(name) for name in BASES}
LINKING["title"] = lambda tree, text: Box([tree], None, "title")
"""What is a link, and the title, which becomes one where nothing else is."""


def compile_text(node: Node, compiler: Compiler) -> Render:
    """Compile cs:text."""
    if "macro" in node.attributes:
        return compile_macro(node, compiler)
    if "variable" in node.attributes:
        return compile_variable(node, compiler)
    if "term" in node.attributes:
        plural = node.get("plural") == "true"
        text = compiler.locale.term(node.get("term"), node.get("form") or "long", plural=plural)
        if not text and compiler.locale.find(node.get("term")) is None:
            text = ""
        return compile_constant(node, compiler, text, is_term=True)
    return compile_constant(node, compiler, node.get("value"))


def compile_macro(node: Node, compiler: Compiler) -> Render:
    """Compile a call of a macro."""
    macro = compiler.macro(node.get("macro"))
    finish = compiler.finish(node)
    if finish is None:
        return macro

    def render(scope: Scope) -> Tree:
        tree = macro(scope)
        return tree if tree is None or tree is HIDDEN else finish(tree)

    return render


def compile_constant(node: Node, compiler: Compiler, text: str, *, is_term: bool = False) -> Render:
    """Compile a term or a value, which is the same for every item."""
    finish, case = compiler.finish(node), compiler.case(node)
    if not text:
        return lambda scope: None
    if case is not None and node.get("text-case") == "title":

        def render_case(scope: Scope) -> Tree:
            tree = compiler.parse(case(text, scope))
            return tree if finish is None else finish(tree)

        return render_case
    if case is not None:
        text = case(text, None)  # type: ignore[arg-type]
    if is_term and "text-case" not in node.attributes:

        def render_term(scope: Scope) -> Tree:
            # A fresh box: a term that opens a citation is given a capital in place.
            tree: Tree = Box([compiler.parse(text)], None, "term")
            return tree if finish is None else finish(tree)

        return render_term
    tree: Tree = compiler.parse(text)
    done = tree if finish is None else finish(tree)
    return lambda scope: done


def compile_variable(node: Node, compiler: Compiler) -> Render:
    """Compile a variable."""
    variable = node.get("variable")
    if variable in ("citation-number", "year-suffix", "citation-label"):
        return compile_given(node, compiler, variable)
    is_number = variable in NUMBERS
    text_of = number_text(variable, compiler) if is_number else variable_text(node, compiler)
    printed = variable_tree(node, compiler)

    is_text = variable != "locator"

    def render(scope: Scope) -> Tree:
        scope.asked = True
        scope.texted = scope.texted or is_text
        if variable in scope.gone or (scope.seen and variable in scope.seen):
            return None
        text = text_of(scope)
        if not text:
            return None
        scope.found = True
        if scope.seen is not None:
            scope.seen.append(variable)
            if not (is_number or scope.printed) and scope.cite.get("suppress-author"):
                # What stands in for the names is suppressed as they are.
                return HIDDEN
        scope.printed = True
        if scope.is_sorting:
            return (text.zfill(20) if is_number and text.isdecimal() else text,)
        return printed(text, scope)

    return render


def variable_text(node: Node, compiler: Compiler) -> Callable[[Scope], str]:
    """What gives the text of a variable, its short form where that is wanted."""
    variable, abbreviate = node.get("variable"), compiler.abbreviate
    if node.get("form") != "short":
        return lambda scope: scope.item.text(variable)
    short = SHORT.get(variable, "")

    def text_of(scope: Scope) -> str:
        item = scope.item
        if short and (text := item.text(short)):
            return text
        text = item.text(variable)
        return abbreviate(variable, text) if text and abbreviate is not None else text

    return text_of


def variable_tree(node: Node, compiler: Compiler) -> Callable[[str, Scope], Tree]:
    """What gives a variable's text its case, formats and affixes; other scripts do not slant."""
    finish, case, parse = compiler.finish(node), compiler.case(node), compiler.parse
    is_slanted = "font-style" in node.attributes
    upright = compiler.finish(node, upright=True)
    variable = node.get("variable")
    is_verbatim = variable in VERBATIM
    marked = LINKING.get(variable) if compiler.links else None

    def printed(text: str, scope: Scope) -> Tree:
        shown = text if case is None else case(text, scope)
        tree: Tree = (shown,) if is_verbatim else parse(shown)
        if marked is not None:
            tree = marked(tree, text)
        if finish is None:
            return tree
        if is_slanted and not text.isascii() and not ROMANESQUE.search(text):
            return tree if upright is None else upright(tree)
        return finish(tree)

    return printed


def compile_given(node: Node, compiler: Compiler, variable: str) -> Render:
    """Compile a variable that the engine itself sets."""
    finish, case = compiler.finish(node), compiler.case(node)

    def render(scope: Scope) -> Tree:
        # A year-suffix that is not needed empties no group.
        scope.asked = scope.asked or variable != "year-suffix"
        if scope.is_sorting and variable == "year-suffix":
            return None
        if variable == "citation-number":
            text, value = str(scope.item.number), scope.item.number
        elif variable == "year-suffix":
            text = value = scope.ambiguity.suffix  # type: ignore[assignment]
            scope.has_suffix = True
        else:
            text = value = citation_label(scope.item)  # type: ignore[assignment]
        if not text:
            return None
        scope.found = True
        if case is not None:
            text = case(text, scope)
        children: list[Tree] = [(text,)]
        if variable == "citation-label" and scope.ambiguity.suffix:
            scope.has_suffix = True
            children.append(Box([(scope.ambiguity.suffix,)], None, "year-suffix"))
        tree: Tree = Box(children, None, variable, value)
        return tree if finish is None else finish(tree)

    return render
