"""One citation: its cites in order, grouped and collapsed, as one tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from citeform.csl.compile import Area
from citeform.csl.markup import TEXT, Quotes, to_text
from citeform.csl.positions import Cite
from citeform.csl.rich import Parse
from citeform.csl.tree import Box, Tree, boxes, is_blank

RenderCite = Callable[[Cite], Tree]

LETTERS = "a-zA-Z\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u1f00-\u1fff"
ENDS_IN_WORD = re.compile(f"[{LETTERS}0-9,;:.!?&)\\]][\"'”’»\u202f\u00a0 ]*$")
BEGINS_WITH_WORD = re.compile(rf"[{LETTERS}&(\[]")

EMPTY = "[CSL STYLE ERROR: reference with no printed form.]"


class Part(NamedTuple):
    """A cite that was printed."""

    cite: Cite
    tree: Tree
    names: str
    """Its names as text, to tell whether two cites have the same."""
    number: int
    """Its citation number, if that is printed."""
    suffix: str
    """Its year-suffix."""
    year: str
    rest: str
    """What it prints besides its number."""
    is_nameless: bool
    """Whether neither names nor a title in their place are printed."""


class Collapse(NamedTuple):
    """How cites are joined, by the attributes of cs:citation."""

    mode: str
    delimiter: str
    group_delimiter: str
    suffix_delimiter: str
    after: str | None
    groups: bool
    has_group_delimiter: bool

    def joint(self, *, locator: bool, was_collapsed: bool, is_collapsed: bool) -> str:
        """What stands between two cites, of which the second is collapsed or not."""
        if self.after is not None:
            if locator or (was_collapsed and not is_collapsed):
                return self.after
            if not was_collapsed and not is_collapsed and self.mode != "year-suffix":
                return self.after
            return self.delimiter
        return self.group_delimiter if is_collapsed else self.delimiter


def collapse_of(area: Area, *, is_note: bool) -> Collapse:
    """The collapsing that a style asks for."""
    options = area.options
    mode = options.get("collapse", "")
    after = options.get("after-collapse-delimiter")
    return Collapse(
        mode,
        area.delimiter,
        options.get("cite-group-delimiter", area.delimiter if is_note else ", "),
        options.get("year-suffix-delimiter") or options.get("cite-group-delimiter", area.delimiter),
        after,
        "cite-group-delimiter" in options or mode.startswith("year"),
        "cite-group-delimiter" in options,
    )


def part_of(cite: Cite, tree: Tree, quotes: Quotes, *, is_titled: bool) -> Part:
    """What collapsing needs to know of a cite's tree."""
    number, rest = 0, ""
    for box in boxes(tree, "citation-number"):
        number, children = box.value, box.children
        box.children = [("\x00",)]
        rest = to_text(tree, TEXT, quotes)
        box.children = children
        break
    names = next((to_text(box, TEXT, quotes) for box in boxes(tree, "creator") if box.value), "")
    is_nameless = not names and not is_titled
    years = next((str(box.value) for box in boxes(tree, "year") if box.value), "")
    suffix = next((box.children[0][0] for box in nested_boxes(tree, "year-suffix")), "")
    return Part(cite, tree, names, number, suffix, years, rest, is_nameless)


def nested_boxes(tree: Tree, tag: str) -> Iterator[Box]:
    """Every box with a tag, those inside of boxes with other tags as well."""
    children: Any = tree.children if type(tree) is Box else tree if type(tree) is list else ()
    if type(tree) is Box and tree.tag == tag:
        yield tree
    for child in children:
        yield from nested_boxes(child, tag)


def formatted_suffix(tree: Tree) -> Tree:
    """The year-suffix of a cite, in the formats that it stands in."""
    if type(tree) is Box and tree.tag == "year-suffix":
        return tree
    children: Any = tree.children if type(tree) is Box else tree if type(tree) is list else ()
    for child in children:
        found = formatted_suffix(child)
        if found is not None:
            if type(tree) is Box and tree.format is not None:
                return Box([found], tree.format)
            return found
    return None


def spaced_prefix(prefix: str) -> str:
    """A prefix with a blank at its end, where words and marks want one."""
    return f"{prefix.rstrip(' ')} " if ENDS_IN_WORD.search(prefix) else prefix


def cite_tree(cite: Cite, tree: Tree, parse: Parse) -> Tree:
    """A cite with its prefix and suffix."""
    prefix, suffix = str(cite.get("prefix") or ""), str(cite.get("suffix") or "")
    if not prefix and not suffix:
        return tree
    out: list[Any] = []
    if prefix:
        out.append(parse(spaced_prefix(prefix)))
    out.append(tree)
    if suffix:
        spaced = " " + suffix if BEGINS_WITH_WORD.match(suffix) else suffix
        out.append(affix(spaced, parse))
    return out


def affix(text: str, parse: Parse) -> Tree:
    """A suffix, whose first mark may collide with what stands before it."""
    if text[0] in ".,;:!? ":
        return [text[0], parse(text[1:])] if len(text) > 1 else text
    return parse(text)


def join_cites(
    parts: list[Part], collapse: Collapse, without_names: RenderCite, parse: Parse
) -> Tree:
    """The cites of one citation with their delimiters, collapsed."""
    if collapse.groups:
        parts = grouped(parts)
    if collapse.mode == "citation-number":
        return apart(join_numbers(parts, collapse, parse))
    if collapse.mode.startswith("year"):
        return apart(join_years(parts, collapse, without_names, parse))
    out: list[Tree] = []
    for at, part in enumerate(parts):
        if at:
            is_same = collapse.groups and part.names and part.names == parts[at - 1].names
            delimiter = collapse.group_delimiter if is_same else collapse.delimiter
            out.append(trimmed(delimiter, parts[at - 1], part))
        out.append(cite_tree(part.cite, part.tree, parse))
    return apart(out)


def apart(trees: list[Tree]) -> Tree:
    """Cites and delimiters, of which the latter collide with nothing."""
    return [(tree,) if type(tree) is str else tree for tree in trees]


def grouped(parts: list[Part]) -> list[Part]:
    """Cites with the same names brought together, where the first of them stands."""
    groups: dict[Any, list[Part]] = {}
    for at, part in enumerate(parts):
        groups.setdefault(part.names or at, []).append(part)
    return [part for group in groups.values() for part in group]


def affixed(part: Part) -> bool:
    """Whether a cite has a prefix or a suffix."""
    return bool(part.cite.get("prefix") or part.cite.get("suffix"))


def is_located(part: Part) -> bool:
    """Whether a cite prints its locator."""
    locator = str(part.cite.get("locator") or "")
    return bool(locator) and locator in part.rest


def trimmed(delimiter: str, before: Part, part: Part) -> str:
    """A delimiter without what the user's own suffix or prefix says instead."""
    suffix, prefix = str(before.cite.get("suffix") or ""), str(part.cite.get("prefix") or "")
    if not suffix and prefix[:1] and prefix[0] in ";.,":
        return ""
    if suffix and suffix[-1] in ";.,":
        space = delimiter.find(" ")
        return delimiter[space:] if space >= 0 else ""
    return delimiter


def join_numbers(parts: list[Part], collapse: Collapse, parse: Parse) -> list[Tree]:
    """Citation numbers with runs of three and more as ranges."""
    out: list[Tree] = []
    at = 0
    was_range = False
    while at < len(parts):
        end = at
        while (
            end + 1 < len(parts)
            and parts[end].number
            and parts[end].rest == parts[end + 1].rest
            and not is_located(parts[end])
            and not affixed(parts[end])
            and not affixed(parts[end + 1])
            and parts[end + 1].number == parts[end].number + 1
        ):
            end += 1
        if out:
            is_run = parts[at].number == parts[at - 1].number + 1
            is_after = was_range or (parts[at - 1].cite.get("locator") and not is_run)
            after = collapse.after if is_after else None
            out.append(collapse.delimiter if after is None else after)
        out.append(cite_tree(parts[at].cite, parts[at].tree, parse))
        was_range = end - at >= 2
        if was_range:
            out.append(("–",))
            out.append(parts[end].tree)
            at = end + 1
        else:
            at += 1
    return out


def join_years(
    parts: list[Part], collapse: Collapse, without_names: RenderCite, parse: Parse
) -> list[Tree]:
    """Cites with the same names as one name and several years."""
    out: list[Tree] = []
    at = 0
    was_collapsed = False
    while at < len(parts):
        end = at + 1
        while end < len(parts) and has_same_names(parts[at], parts[end]):
            end += 1
        if out:
            locator = bool(parts[at - 1].cite.get("locator"))
            out.append(
                collapse.joint(
                    locator=locator,
                    was_collapsed=was_collapsed,
                    # A cite without names counts as one with the same names; citeproc-js.
                    is_collapsed=parts[at].is_nameless and not collapse.has_group_delimiter,
                )
            )
        was_collapsed = end - at > 1
        first = parts[at]
        rest = [part._replace(tree=without_names(part.cite)) for part in parts[at + 1 : end]]
        rest = [part for part in rest if not is_blank(part.tree)]
        if collapse.mode == "year" or not was_collapsed:
            for number, part in enumerate((first, *rest)):
                if number:
                    locator = bool(parts[at + number - 1].cite.get("locator"))
                    out.append(
                        collapse.joint(locator=locator, was_collapsed=number > 1, is_collapsed=True)
                    )
                out.append(cite_tree(part.cite, part.tree, parse))
        else:
            join_suffixes([first, *rest], collapse, parse, out)
        at = end
    return out


def has_same_names(part: Part, other: Part) -> bool:
    """Whether one of two cites can do without its names."""
    if part.names or other.names:
        return part.names == other.names
    return bool(part.suffix and other.suffix) and part.year == other.year


def join_suffixes(parts: list[Part], collapse: Collapse, parse: Parse, out: list[Tree]) -> None:
    """Cites with the same names: those of one year as one year and several suffixes."""
    at = 0
    while at < len(parts):
        end = at + 1
        while (
            end < len(parts)
            and parts[at].suffix
            and parts[end].suffix
            and parts[end].year == parts[at].year
            and not affixed(parts[end])
            and not parts[end].cite.get("locator")
        ):
            end += 1
        if at:
            locator = bool(parts[at - 1].cite.get("locator"))
            out.append(collapse.joint(locator=locator, was_collapsed=at > 1, is_collapsed=True))
        out.append(cite_tree(parts[at].cite, parts[at].tree, parse))
        if collapse.mode == "year-suffix-ranged":
            join_suffix_ranges(parts[at:end], collapse, out)
        else:
            for part in parts[at + 1 : end]:
                out.append(collapse.suffix_delimiter)
                out.append(formatted_suffix(part.tree))
        at = end


def join_suffix_ranges(parts: list[Part], collapse: Collapse, out: list[Tree]) -> None:
    """Year-suffixes that follow one another as ranges; the first is printed already."""
    at = 0
    while at < len(parts):
        end = at
        while end + 1 < len(parts) and ord(parts[end + 1].suffix[-1]) == (
            ord(parts[end].suffix[-1]) + 1
        ):
            end += 1
        if at:
            out.append(collapse.suffix_delimiter)
            out.append(formatted_suffix(parts[at].tree))
        if end - at >= 2:
            out.append(("–",))
            out.append(formatted_suffix(parts[end].tree))
            at = end + 1
        else:
            at += 1


def only_author(tree: Tree) -> Tree:
    """A cite's names alone, for author-only."""
    return next(iter(boxes(tree, "creator")), None) or Box([])
