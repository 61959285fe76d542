"""cs:date: dates and ranges of dates, as the style or its locale prints them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from citeform.csl.item import DateValue, Day
from citeform.csl.lettercase import CASES
from citeform.csl.node import Node
from citeform.csl.numbers import ordinal_suffix
from citeform.csl.rich import Parse
from citeform.csl.scope import Render, Scope
from citeform.csl.tree import FORMATS, Box, Tree, wrap
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.csl.compile import Compiler

SIZES = {"year": 0, "month": 1, "day": 2}
"""The parts of a date, the largest first."""


class Part(NamedTuple):
    """A compiled cs:date-part."""

    name: str
    text_of: Callable[[Day, str], str]
    """A day and the name of a season → the part's text."""
    prefix: str
    suffix: str
    formats: tuple[tuple[str, str], ...]
    delimiter: str
    """What stands between the ends of a range that differ in this part."""
    parse: Parse
    """What reads the markup that an ordinal's term may hold."""


DATE_KEY = "date-key"
"""The tag of what a date is sorted by."""


def compile_date(node: Node, compiler: Compiler) -> Render:
    """Compile cs:date."""
    variable = node.get("variable")
    finish = compiler.finish(node)
    parts = date_parts(node, compiler)
    localized = compiler.locale.dates.get(node.get("form")) if node.get("form") else None
    delimiter = node.get("delimiter") if localized is None else localized.get("delimiter")
    shown = frozenset(part.name for part in parts)
    in_words = compile_literal(node, parts, compiler)
    # A style that prints year-suffixes where it wants them has none added.
    suffixes = compiler.suffixes_years and variable != "accessed"

    def render(scope: Scope) -> Tree:
        scope.asked = True
        if variable in scope.gone or (scope.is_key and variable == "accessed"):
            return None
        date = scope.item.date(variable)
        if date is None:
            return None
        if not suffixes:
            scope.has_suffix = True
        if scope.is_sorting:
            scope.found = True
            return Box([(sort_key(date, shown),)], None, DATE_KEY)
        if date.days:
            tree = join_date(date, parts, delimiter, scope)
        else:
            tree = in_words(date.literal, scope)
        if tree is None:
            return None
        scope.found = scope.printed = True
        if scope.seen is not None:
            scope.seen.append(variable)
        return tree if finish is None else finish(tree)

    return render


def compile_literal(
    node: Node, parts: list[Part], compiler: Compiler
) -> Callable[[str, Scope], Tree]:
    """What prints the words that stand for a date: as the year, where one is printed."""
    year = next((part for part in parts if part.name == "year"), None)
    case, parse = compiler.case(node), compiler.parse

    def in_words(text: str, scope: Scope) -> Tree:
        if year is None:
            return None
        tree = wrap(parse(case(text, scope) if case else text), year.formats)
        return [year.prefix, Box([with_suffix(tree, scope)], None, "year"), year.suffix]

    return in_words


def date_parts(node: Node, compiler: Compiler) -> list[Part]:
    """The parts of a date in order, those of the locale with the style's changes."""
    own = {child.get("name"): child for child in node.children if child.tag == "date-part"}
    form = node.get("form")
    if not form:
        children = [child for child in node.children if child.tag == "date-part"]
        return [compile_part(child, {}, compiler) for child in children]
    localized = compiler.locale.dates.get(form)
    if localized is None:
        return []
    wanted = node.get("date-parts", "year-month-day").split("-")
    parts = []
    for child in localized.children:
        name = child.get("name")
        if name in wanted:
            changes = own[name].attributes if name in own else {}
            # Affixes stay the locale's: CSL 1.0.2, "Localized dates".
            changes = {k: v for k, v in changes.items() if k not in ("prefix", "suffix")}
            parts.append(compile_part(child, changes, compiler))
    return parts


def compile_part(node: Node, changes: dict[str, str], compiler: Compiler) -> Part:
    """Compile cs:date-part."""
    attributes = {**node.attributes, **changes}
    name = attributes.get("name", "")
    form = attributes.get("form", "")
    text_of = {"year": year_text, "month": month_text, "day": day_text}[name](form, compiler)
    if attributes.get("strip-periods") == "true":
        text_of = stripped(text_of)
    case = CASES.get(attributes.get("text-case", ""))
    if case is not None:
        text_of = cased(text_of, case)
    formats = tuple((key, attributes[key]) for key in FORMATS if key in attributes)
    return Part(
        name,
        text_of,
        attributes.get("prefix", ""),
        attributes.get("suffix", ""),
        formats,
        attributes.get("range-delimiter", "–"),
        compiler.parse,
    )


def stripped(text_of: Callable[[Day, str], str]) -> Callable[[Day, str], str]:
    """A part without its full stops."""
    return lambda day, season: text_of(day, season).replace(".", "")


def cased(
    text_of: Callable[[Day, str], str], case: Callable[[str], str]
) -> Callable[[Day, str], str]:
    """A part in another letter case."""
    return lambda day, season: case(text_of(day, season))


def year_text(form: str, compiler: Compiler) -> Callable[[Day, str], str]:
    """What prints a year: 2004, 04, 79AD, 350BC."""
    before, after = compiler.locale.term("bc"), compiler.locale.term("ad")

    def text_of(day: Day, season: str) -> str:
        year = day[0]
        if not year:
            return ""
        if year < 0:
            return f"{-year}{before}"
        if form == "short":
            return f"{year:04d}"[-2:]
        return f"{year}{after}" if year < 500 else str(year)

    return text_of


def month_text(form: str, compiler: Compiler) -> Callable[[Day, str], str]:
    """What prints a month, or the season that stands for one."""
    locale = compiler.locale
    named = form if form in ("short", "long") else "long"
    months = [locale.term(f"month-{number:02d}", named) for number in range(1, 13)]
    seasons = [locale.term(f"season-{number:02d}") for number in range(1, 5)]
    digits = {"numeric": "{}", "numeric-leading-zeros": "{:02d}"}.get(form)

    def text_of(day: Day, season: str) -> str:
        if day[1]:
            return digits.format(day[1]) if digits else months[day[1] - 1]
        if digits:
            return ""
        return seasons[day[3] - 1] if day[3] else season

    return text_of


def day_text(form: str, compiler: Compiler) -> Callable[[Day, str], str]:
    """What prints a day: 5, 05, 5th."""
    locale = compiler.locale
    if form == "numeric-leading-zeros":
        return lambda day, season: f"{day[2]:02d}" if day[2] else ""
    if form != "ordinal":
        return lambda day, season: str(day[2]) if day[2] else ""
    only_first = locale.options.get("limit-day-ordinals-to-day-1") == "true"

    def text_of(day: Day, season: str) -> str:
        number = day[2]
        if not number or (only_first and number > 1):
            return str(number) if number else ""
        gender = locale.gender(f"month-{day[1]:02d}")
        return str(number) + ordinal_suffix(number, locale, gender)

    return text_of


def with_suffix(tree: Tree, scope: Scope) -> Tree:
    """A year with its year-suffix, at the first year of a cite."""
    suffix = scope.ambiguity.suffix
    if not suffix or scope.has_suffix:
        return tree
    scope.has_suffix = True
    return [tree, Box([(suffix,)], None, "year-suffix")]


def part_tree(part: Part, day: Day, date: DateValue, scope: Scope, *, bare: bool = False) -> Tree:
    """One part of a day, with its affixes unless they are left to the range."""
    text = part.text_of(day, date.season)
    if not text:
        return None
    tree: Tree = part.parse(text) if "<" in text else (text,)
    if part.name == "year":
        tree = Box([with_suffix(wrap(tree, part.formats), scope)], None, "year", day[0])
    elif part.formats:
        tree = wrap(tree, part.formats)
    if bare:
        return tree
    if part.prefix:
        return [part.prefix, tree, part.suffix]
    return [tree, part.suffix] if part.suffix else tree


def join_date(date: DateValue, parts: list[Part], delimiter: str, scope: Scope) -> Tree:
    """A day or a range of days."""
    first = date.days[0]
    if len(date.days) == 1 or date.days[1] == first:
        return day_tree(first, parts, date, delimiter, scope)
    last = date.days[1]
    if not last[0]:
        tree = day_tree(first, parts, date, delimiter, scope)
        return None if tree is None else [tree, (open_delimiter(parts),)]
    return range_tree(first, last, parts, date, delimiter, scope)


def open_delimiter(parts: list[Part]) -> str:
    """What stands at the open end of a range: what parts its years."""
    return next((part.delimiter for part in parts if part.name == "year"), "–")


def day_tree(day: Day, parts: list[Part], date: DateValue, delimiter: str, scope: Scope) -> Tree:
    """The parts of one day."""
    trees: list[Tree] = [part_tree(part, day, date, scope) for part in parts]
    trees = [tree for tree in trees if tree is not None]
    return joined(trees, delimiter)


def joined(trees: list[Tree], delimiter: str) -> Tree:
    """Trees with a delimiter between them."""
    if not trees or not delimiter:
        return trees or None
    out: list[Tree] = []
    for tree in trees:
        if out:
            out.append(delimiter)
        out.append(tree)
    return out


def differs(first: Day, last: Day, name: str) -> bool:
    """Whether two days differ in one part."""
    if name == "year":
        return first[0] != last[0]
    if name == "month":
        return first[1] != last[1] or first[3] != last[3]
    return first[2] != last[2]


def range_tree(
    first: Day, last: Day, parts: list[Part], date: DateValue, delimiter: str, scope: Scope
) -> Tree:
    """A range of dates, with what both ends share printed once: "May 3–9, 2020"."""
    shown = [part for part in parts if part.text_of(first, date.season)]
    size = min((SIZES[part.name] for part in shown if differs(first, last, part.name)), default=9)
    places = [at for at, part in enumerate(shown) if SIZES[part.name] >= size]
    if not places:
        return day_tree(first, parts, date, delimiter, scope)
    start, end = places[0], places[-1] + 1
    largest = next(part for part in shown if SIZES[part.name] == size)
    out: list[Tree] = []

    def add(tree: Tree) -> None:
        if tree is not None:
            if out and delimiter and not is_joint:
                out.append(delimiter)
            out.append(tree)

    is_joint = False
    for part in shown[:start]:
        add(part_tree(part, first, date, scope))
    for at in range(start, end):
        part = shown[at]
        tree = part_tree(part, first, date, scope, bare=at == end - 1)
        if at == end - 1 and part.prefix:
            tree = [part.prefix, tree]
        add(tree)
    out.append((largest.delimiter,))
    is_joint = True
    for at in range(start, end):
        part = shown[at]
        tree = part_tree(part, last, date, scope, bare=at == start)
        if at == start and part.suffix and tree is not None:
            tree = [tree, part.suffix]
        add(tree)
        is_joint = False
    for part in shown[end:]:
        add(part_tree(part, first, date, scope))
    return out or None


def sort_key(date: DateValue | None, shown: frozenset[str] = frozenset(SIZES)) -> str:
    """A date as text that sorts: negative years first, missing parts before others."""
    if date is None:
        return ""
    out = []
    for year, month, day, _ in date.days:
        if not year:
            continue
        month = month if "month" in shown else 0
        day = day if "day" in shown else 0
        # B sorts before C: years before our era come first, the earliest of them foremost.
        first = f"C{year:05d}" if year > 0 else f"B{100000 + year:05d}"
        out.append(f"{first}{month:02d}{day:02d}")
    return "".join(out)
