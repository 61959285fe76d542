"""One citation: its cites in order, grouped and collapsed, as one tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from citeform.csl.compile import Area
from citeform.csl.markup import TEXT, Quotes, to_text
from citeform.csl.positions import Cite
from citeform.csl.rich import Parse
from citeform.csl.tree import Box, Tree, boxes, is_blank, rewrite
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

RenderCite = Callable[[Cite], Tree]

LETTERS = "a-zA-Z\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u1f00-\u1fff"
ENDS_IN_WORD = pattern(f"[{LETTERS}0-9,;:.!?&)\\]][\"'”’»\u202f\u00a0 ]*$")
BEGINS_WITH_WORD = pattern(rf"[{LETTERS}&(\[]")

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
    is_texted: bool
    """Whether it calls for a text such as the title, after which nothing is collapsed."""


class Collapse(NamedTuple):
    """How cites are joined, by the attributes of cs:citation."""

    mode: str
    delimiter: str
    group_delimiter: str | None
    collapsed_delimiter: str
    """What stands before a collapsed cite where the style does not say."""
    suffix_delimiter: str
    after: str | None
    groups: bool
    """Whether cites with the same names are brought together."""

    def joint(self, before: Link, link: Link, *, locator: bool) -> str:
        """What stands between two cites; the first has a locator or not."""
        if self.after is not None:
            if locator or (before.is_collapsed and not link.is_collapsed):
                return self.after
            if not before.is_collapsed and not link.is_collapsed and self.mode != "year-suffix":
                return self.after
            return self.delimiter
        if link.is_same and self.group_delimiter is not None:
            return self.group_delimiter
        return self.collapsed_delimiter if link.is_collapsed else self.delimiter


class Link(NamedTuple):
    """What a cite has in common with the one before it; citeproc-js's rules."""

    is_same: bool
    """It has the same names, or none after cites that had the same."""
    is_collapsed: bool
    """It prints no names of its own, and calls for no text that would tell it apart."""
    is_same_year: bool
    """It is collapsed and of the same year."""


FIRST_LINK = Link(False, False, False)


def link_of(part: Part, before: Part, link_before: Link, collapse: Collapse) -> Link:
    """What a cite has in common with the one before it."""
    names_differ = bool(part.names) and part.names != before.names
    is_same = not names_differ and (bool(part.names) or link_before.is_same)
    is_collapsed = not names_differ and not part.is_texted
    is_same_year = is_collapsed and bool(part.year) and part.year == before.year
    return Link(is_same, is_collapsed, is_same_year and collapse.mode.startswith("year-suffix"))


def collapse_of(area: Area, *, is_note: bool) -> Collapse:
    """The collapsing that a style asks for."""
    options = area.options
    mode = options.get("collapse", "")
    return Collapse(
        mode,
        area.delimiter,
        options.get("cite-group-delimiter"),
        area.delimiter if is_note else ", ",
        options.get("year-suffix-delimiter") or options.get("cite-group-delimiter", area.delimiter),
        options.get("after-collapse-delimiter"),
        "cite-group-delimiter" in options or mode.startswith("year"),
    )


def part_of(cite: Cite, tree: Tree, quotes: Quotes, *, is_texted: bool) -> Part:
    """What collapsing needs to know of a cite's tree."""
    number, rest = 0, ""
    for box in boxes(tree, "citation-number"):
        number, children = box.value, box.children
        box.children = [("\x00",)]
        rest = to_text(tree, TEXT, quotes)
        box.children = children
        break
    names = names_in(tree, quotes)
    years = next((str(box.value) for box in boxes(tree, "year") if box.value), "")
    suffix = next((box.children[0][0] for box in nested_boxes(tree, "year-suffix")), "")
    return Part(cite, tree, names, number, suffix, years, rest, is_texted)


def names_in(tree: Tree, quotes: Quotes) -> str:
    """The names that a tree prints for a cite's creators, as text."""
    return next((to_text(box, TEXT, quotes) for box in boxes(tree, "creator") if box.value), "")


def joined_names_in(tree: Tree, quotes: Quotes) -> str:
    """The names that a tree prints for a cite's creators, without what joins them."""
    creators = list(boxes(tree, "creator"))
    names = [name for creator in creators[:1] for name in boxes(creator.children, "name")]
    return " ".join(to_text(name, TEXT, quotes) for name in names)


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
    prefix, suffix = cite.get("prefix", ""), cite.get("suffix", "")
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
    if collapse.mode == "citation-number":
        return apart(join_numbers(parts, collapse, parse))
    if collapse.mode.startswith("year"):
        return apart(join_years(parts, collapse, without_names, parse))
    out: list[Tree] = []
    for at, part in enumerate(parts):
        if at:
            is_same = bool(part.names) and part.names == parts[at - 1].names
            group_delimiter = collapse.group_delimiter if is_same else None
            delimiter = collapse.delimiter if group_delimiter is None else group_delimiter
            out.append(trimmed(delimiter, parts[at - 1], part))
        out.append(cite_tree(part.cite, part.tree, parse))
    return apart(out)


def apart(trees: list[Tree]) -> Tree:
    """Cites and delimiters, of which the latter collide with nothing."""
    return [(tree,) if type(tree) is str else tree for tree in trees]


def affixed(part: Part) -> bool:
    """Whether a cite has a prefix or a suffix."""
    return bool(part.cite.get("prefix") or part.cite.get("suffix"))


def is_located(part: Part) -> bool:
    """Whether a cite prints its locator."""
    locator = part.cite.get("locator", "")
    return bool(locator) and locator in part.rest


def trimmed(delimiter: str, before: Part, part: Part) -> str:
    """A delimiter without what the user's own suffix or prefix says instead."""
    suffix, prefix = before.cite.get("suffix", ""), part.cite.get("prefix", "")
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
            is_run = parts[at].number == parts[at - 1].number + 1 and not is_located(parts[at])
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
    run: list[Part] = []
    """Cites of which the first was printed, and of the others only the year-suffix is."""
    link = FIRST_LINK
    for at, part in enumerate(parts):
        before, link_before = parts[at - 1], link
        if at:
            link = link_of(part, before, link_before, collapse)
        if at and part.names and part.names == before.names:
            part = part._replace(tree=without_names(part.cite))
        if is_blank(part.tree):
            continue
        if run and link.is_same_year and part.suffix and is_bare(part):
            run.append(part)
            continue
        join_suffixes(run, collapse, out)
        if out:
            locator = bool(before.cite.get("locator"))
            out.append(collapse.joint(link_before, link, locator=locator))
        tree = without_year(part.tree) if link.is_same_year else part.tree
        out.append(cite_tree(part.cite, tree, parse))
        run = [part]
    join_suffixes(run, collapse, out)
    return out


def is_bare(part: Part) -> bool:
    """Whether a cite has nothing of its own."""
    return not affixed(part) and not part.cite.get("locator")


def without_year(tree: Tree) -> Tree:
    """A cite without its year, of which only the suffix is left."""

    def change(box: Box) -> Tree:
        return formatted_suffix(box) if box.tag == "year" else box

    return without_lead(rewrite(tree, change))


def without_lead(tree: Tree) -> Tree:
    """A tree without the punctuation at its beginning, that stood behind what is gone."""
    if type(tree) is list:
        at = next((at for at, child in enumerate(tree) if type(child) is not str), len(tree))
        return [without_lead(tree[at]), *tree[at + 1 :]] if at < len(tree) else None
    return tree


def join_suffixes(run: list[Part], collapse: Collapse, out: list[Tree]) -> None:
    """The year-suffixes of a run of cites, of which the first is printed already."""
    if collapse.mode == "year-suffix-ranged":
        join_suffix_ranges(run, collapse, out)
        return
    for part in run[1:]:
        out.append(collapse.suffix_delimiter)
        out.append(formatted_suffix(part.tree))


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
