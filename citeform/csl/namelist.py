"""A list of names: how many are printed, and what stands between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from citeform.csl.nameform import NameForm
from citeform.csl.node import Node
from citeform.csl.person import ROMANESQUE, Person
from citeform.csl.scope import Scope
from citeform.csl.tree import Box, Format, Tree, first_text, wrap
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.csl.compile import Compiler, Finish


class Shown(NamedTuple):
    """What a box of names holds: told to disambiguation and to substitution of authors."""

    variable: str
    persons: tuple[Person, ...]
    shown: int
    """How many of them are printed."""
    list_number: int
    mark: str | None
    """The `initialize-with` of the list."""


class Children(NamedTuple):
    """The children of cs:names; cs:names in cs:substitute takes over those of the one around it."""

    name: Node | None
    et_al: Node | None
    label: Node | None
    label_first: bool


class NameList(NamedTuple):
    """How a list of names is joined: cs:name's attributes, ready for use."""

    form: NameForm
    minimum: int
    first: int
    subsequent_minimum: int
    subsequent_first: int
    use_last: bool
    delimiter: str
    conjunction: str
    precedes_last: str
    precedes_et_al: str
    et_al: Tree
    finish: Finish | None
    is_count: bool
    formats: tuple[Format, ...]
    body_precedes: str
    """The delimiter-precedes-last that a body after persons goes by."""
    gap: str
    """What stands around "and": nothing where the script has no spaces."""
    et_al_gap: str

    def one(self, person: Person, is_first: bool, level: int, is_sorting: bool) -> Tree:
        """One name, with the formats and affixes of cs:name; bodies take no affixes."""
        tree = self.form.tree(person, is_first, level, is_sorting)
        if self.finish is None:
            return tree
        return wrap(tree, self.formats) if person.is_literal else self.finish(tree)


def name_lists(children: Children, compiler: Compiler) -> Callable[[Mapping[str, str]], NameList]:
    """What gives the list for the options that a sort key may set; made once for each."""
    made: dict[tuple[tuple[str, str], ...], NameList] = {}
    inherited = dict(compiler.name_options)

    def lists(options: Mapping[str, str]) -> NameList:
        key = tuple(options.items())
        if key not in made:
            made[key] = compile_name_list(children, {**inherited}, options, compiler)
        return made[key]

    return lists


def compile_name_list(
    children: Children, options: dict[str, str], changes: Mapping[str, str], compiler: Compiler
) -> NameList:
    """Compile cs:name and cs:et-al."""
    node = children.name
    body_precedes = options.get("delimiter-precedes-last", "contextual")
    if node is not None:
        options.update(node.attributes)
    options.update(changes)
    # Both attributes are needed; CSL 1.0.2, "Name options".
    minimum = int(options.get("et-al-min", 0)) if "et-al-use-first" in options else 0
    first = int(options.get("et-al-use-first", 0))
    conjunction = conjunction_of(options.get("and", ""), compiler)
    et_al = et_al_tree(children.et_al, compiler)
    return NameList(
        NameForm(options, node, compiler),
        minimum,
        first,
        int(options.get("et-al-subsequent-min", minimum)),
        int(options.get("et-al-subsequent-use-first", first)),
        options.get("et-al-use-last") == "true",
        options.get("delimiter", ", "),
        conjunction,
        options.get("delimiter-precedes-last", "contextual"),
        options.get("delimiter-precedes-et-al", "contextual"),
        et_al,
        None if node is None else compiler.finish(node),
        options.get("form") == "count",
        () if node is None else compiler.formats(node),
        body_precedes,
        " " if conjunction == "&" else gap_at(conjunction),
        gap_at(first_text(et_al)),
    )


def conjunction_of(option: str, compiler: Compiler) -> str:
    """What stands before the last name, by the attribute `and`."""
    term = compiler.locale.term("and")
    if option == "text":
        return term
    if option != "symbol":
        return ""
    symbol = compiler.locale.term("and", "symbol")
    return "&" if symbol == term else symbol


def gap_at(text: str) -> str:
    """The space beside a term: none in scripts that are written without."""
    return " " if not text or text[0].isascii() or ROMANESQUE.match(text) else ""


def et_al_tree(node: Node | None, compiler: Compiler) -> Tree:
    """What stands for the names that are left out."""
    if node is None:
        return compiler.parse(compiler.locale.term("et-al"))
    tree = compiler.parse(compiler.locale.term(node.get("term") or "et-al"))
    finish = compiler.finish(node)
    return tree if finish is None else finish(tree)


def shown_count(names: NameList, total: int, scope: Scope, list_number: int) -> int:
    """How many names of a list are printed."""
    minimum, first = names.minimum, names.first
    if scope.position > 0 and not scope.is_bibliography:
        minimum, first = names.subsequent_minimum, names.subsequent_first
    if scope.is_sorting and scope.name_options:
        minimum, first = names.minimum, names.first
    count = total
    if minimum and total >= minimum and first < total:
        count = first
    # Entries show the names that part two works only if given names part works too; citeproc-js.
    if not scope.is_sorting and (scope.given_rule or not scope.is_bibliography):
        count = max(count, min(total, scope.ambiguity.names.get(list_number, 0)))
    return count


def level_of(person: Person, number: int, at: int, names: NameList, scope: Scope) -> int:
    """How far a given name is spelt out to tell its bearer from others."""
    if scope.is_sorting:
        return 0
    levels = scope.ambiguity.givens
    level = levels.get((number, at), 0) if levels else 0
    if scope.given_levels and names.form.takes_level(number, at, scope):
        level = max(level, scope.given_levels.get(person, 0))
    return level


def list_tree(variable: str, persons: tuple[Person, ...], names: NameList, scope: Scope) -> Tree:
    """A list of names, cut short where the style says so."""
    number = scope.lists
    scope.lists += 1
    cite = scope.cite
    total = len(persons)
    count = shown_count(names, total, scope, number)
    if cite.get("suppress-author") and not scope.printed:
        return None
    trees: list[Tree] = [
        Box(
            [
                names.one(
                    person, at == 0, level_of(person, number, at, names, scope), scope.is_sorting
                )
            ],
            None,
            "name",
            at,
        )
        for at, person in enumerate(persons[:count])
    ]
    if not trees:
        return None
    tree: Tree
    if scope.is_sorting:
        # Neither "and" nor "et al." sorts.
        if names.use_last and count < total:
            trees.append(names.one(persons[-1], False, 0, True))
        tree = [piece for one in trees for piece in (one, names.delimiter)]
    elif count < total:
        tree = cut_list(trees, persons, names, scope)
    else:
        tree = whole_list(trees, persons, names)
    return Box(
        [tree], None, "names", Shown(variable, persons, count, number, names.form.initialize_with)
    )


def whole_list(trees: list[Tree], persons: tuple[Person, ...], names: NameList) -> Tree:
    """All names, the last with "and" before it."""
    count = len(trees)
    if count == 1:
        return trees[0]
    out: list[Tree] = []
    for at, tree in enumerate(trees):
        if 0 < at < count - 1 or (at and not names.conjunction):
            out.append(names.delimiter)
        elif at:
            is_inverted = names.form.inverts(at - 1)
            if at > 1 and persons[at].is_literal and not persons[at - 1].is_literal:
                # For a body after persons what cs:name itself says does not count; citeproc-js.
                is_apart = precedes(names.body_precedes, count > 2, is_inverted)
                out.append(names.delimiter if is_apart else names.gap)
                out.append(names.conjunction + names.gap)
            elif persons[at].is_literal and count == 2 and names.body_precedes != "always":
                out.append(f"{names.gap}{names.conjunction}{names.gap}")
            elif precedes(names.precedes_last, count > 2, is_inverted):
                out.append(names.delimiter)
                out.append(names.conjunction + names.gap)
            else:
                out.append(f"{names.gap}{names.conjunction}{names.gap}")
        out.append(tree)
    return out


def precedes(option: str, in_context: bool, is_inverted: bool) -> bool:
    """Whether the delimiter stands before the last name, or before "et al."."""
    if option == "contextual":
        return in_context
    return is_inverted if option == "after-inverted-name" else option == "always"


def cut_list(trees: list[Tree], persons: tuple[Person, ...], names: NameList, scope: Scope) -> Tree:
    """The first names and "et al.", or "…" and the last one."""
    count = len(trees)
    if count == 0:
        return None
    out: list[Tree] = []
    for at, tree in enumerate(trees):
        if at:
            out.append(names.delimiter)
        out.append(tree)
    if names.use_last and len(persons) >= count + 2:
        out.append(names.delimiter)
        out.append(("… ",))
        out.append(names.one(persons[-1], False, 0, scope.is_sorting))
        return out
    if names.use_last and len(persons) == count + 1:
        last = names.one(persons[-1], False, 0, scope.is_sorting)
        return whole_list([*trees, last], persons, names)
    if names.et_al == ("",):
        return out
    is_inverted = names.form.inverts(count - 1)
    with_delimiter = precedes(names.precedes_et_al, count > 1, is_inverted)
    out.append(names.delimiter if with_delimiter else names.et_al_gap)
    out.append(names.et_al)
    # The formats of cs:name hold for the whole of a list that is cut short, as in citeproc-js.
    return wrap(out, names.formats)
