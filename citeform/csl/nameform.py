"""NameForm: how one name is written, with its parts in order and in their formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeform.csl.collation import GAP
from citeform.csl.initials import initialize
from citeform.csl.node import Node
from citeform.csl.person import Person
from citeform.csl.scope import Scope
from citeform.csl.tree import Tree, last_text, wrap

if TYPE_CHECKING:
    from citeform.csl.compile import Compiler


class NameForm:
    """The attributes of one cs:name that concern a single name; what was written is remembered."""

    def __init__(self, options: dict[str, str], node: Node | None, compiler: Compiler) -> None:
        self.is_short = options.get("form") == "short"
        self.initialize_with = options.get("initialize-with")
        self.shortens = options.get("initialize", "true") != "false"
        self.hyphens = compiler.options.get("initialize-with-hyphen", "true") != "false"
        self.order = options.get("name-as-sort-order", "")
        self.separator = options.get("sort-separator", ", ")
        self.demote = compiler.options.get("demote-non-dropping-particle", "display-and-sort")
        language = compiler.style.default_locale[:2]
        self.particle_gap = "\u00a0" if language in ("fr", "ru", "cs") else " "
        # Initials that do not part from one another do not part from the name.
        is_tight = not {"\u00a0", "\ufeff"}.isdisjoint(self.initialize_with or "")
        self.gap = self.particle_gap if is_tight else " "
        self.strips_suffix = self.initialize_with is not None and "." not in self.initialize_with
        self.parse = compiler.parse
        parts = {} if node is None else {child.get("name"): child for child in node.children}
        self.family_part = parts.get("family")
        self.given_part = parts.get("given")
        self.family_formats = compiler.formats(self.family_part) if self.family_part else ()
        self.given_formats = compiler.formats(self.given_part) if self.given_part else ()
        self.family_case = compiler.case(self.family_part) if self.family_part else None
        self.given_case = compiler.case(self.given_part) if self.given_part else None
        self.known: dict[tuple[Person, bool, int, bool], Tree] = {}

    def takes_level(self, number: int, at: int, scope: Scope) -> bool:
        """Whether the given name at a place is spelt out where namesakes are cited."""
        rule = scope.given_rule
        if rule == "by-cite":
            # Names that the cite prints were told apart there.
            shown = scope.cited.get(scope.item.id)
            is_cited = shown is not None and at < shown.get(number, 0)
            return not self.is_short and not is_cited
        return at == 0 or not rule.startswith("primary-name")

    def inverts(self, at: int) -> bool:
        """Whether the name at a place stands family first."""
        return self.order == "all" or (self.order == "first" and at == 0)

    def tree(self, person: Person, is_first: bool, level: int, is_sorting: bool) -> Tree:
        """One name; `level` says how far its given name is spelt out to tell it from others."""
        key = (person, is_first, level, is_sorting)
        found = self.known.get(key)
        if found is None:
            inverts = self.order == "all" or (self.order == "first" and is_first)
            found = self.known[key] = self.write(person, inverts, level, is_sorting)
        return found

    def given(self, person: Person, level: int) -> str:
        """The given name as far as it is printed."""
        if self.is_short and level == 0:
            return ""
        mark = self.initialize_with
        if mark is None:
            return person.given
        is_full = level >= 2
        shorten = self.shortens and not is_full
        if is_full and self.shortens:
            return person.given
        return initialize(person.given, mark, hyphens=self.hyphens, shorten=shorten)

    def write(self, person: Person, inverts: bool, level: int, is_sorting: bool) -> Tree:
        """One name, in its order."""
        if person.is_literal:
            return self.formatted_family(person.family)
        if not person.is_spaced or person.is_static:
            return self.write_static(person, level)
        if self.strips_suffix and person.suffix:
            person = person._replace(suffix=person.suffix.replace(".", ""))
        given = self.given(person, level)
        if is_sorting:
            return self.write_sorted(person, given)
        if self.is_short and not given:
            if not inverts:
                return self.family_tree(person.family, person.non_dropping)
            person = person._replace(dropping="", suffix="")
        return self.write_inverted(person, given) if inverts else self.write_plain(person, given)

    def write_plain(self, person: Person, given: str) -> Tree:
        """A name with the given name first: what belongs to the family name is one part with it."""
        family = spaced(
            [
                self.formatted_family(person.dropping, is_given=True),
                self.formatted_family(person.non_dropping),
                self.formatted_family(person.family),
            ],
            self.particle_gap,
        )
        if person.suffix:
            family += [", " if person.comma_suffix else " ", self.parse(person.suffix)]
        rest = self.formatted_given(given)
        first = None if rest is None else affixed([rest], self.given_part)
        whole = affixed(family, self.family_part)
        return whole if first is None else [first, self.gap, whole]

    def write_inverted(self, person: Person, given: str) -> Tree:
        """A name with the family name first, its particle before it or behind the given name."""
        demotes = self.demote == "display-and-sort"
        particle = self.formatted_family(person.non_dropping)
        family = self.formatted_family(person.family)
        rest = [self.formatted_given(given), self.formatted_given(person.dropping)]
        if demotes:
            rest.append(particle)
        else:
            family = spaced([particle, family], self.particle_gap)
        out: list[Tree] = [affixed([family], self.family_part)]
        behind = spaced(rest)
        if behind:
            out += [self.separator, affixed(behind, self.given_part)]
        if person.suffix:
            out += [self.separator, self.parse(person.suffix)]
        return out

    def write_sorted(self, person: Person, given: str) -> Tree:
        """A name as it is sorted: the family name first, behind its particle or not."""
        if self.demote == "never":
            parts = [*person.non_dropping.split(), person.family, given]
            parts += [person.dropping, person.suffix]
        else:
            parts = [person.family, given, person.dropping, person.non_dropping, person.suffix]
            if self.is_short and not given:
                parts = [person.family]
        return (GAP.join(part for part in parts if part),)

    def write_static(self, person: Person, level: int) -> Tree:
        """A name whose order is always family first."""
        given = self.given(person, level) if person.is_spaced else person.given
        if self.is_short and level == 0:
            given = ""
        parts = [self.formatted_family(person.non_dropping), self.formatted_family(person.family)]
        family = spaced(parts, self.particle_gap)
        if not given:
            return family
        rest = self.formatted_given(given)
        return [*family, " ", rest] if person.is_spaced else [*family, rest]

    def family_tree(self, family: str, particle: str) -> Tree:
        """The family name and its particle, with their affixes."""
        parts = [self.formatted_family(particle), self.formatted_family(family)]
        return affixed(spaced(parts, self.particle_gap), self.family_part)

    def formatted_family(self, text: str, *, is_given: bool = False) -> Tree:
        """A family name or a particle in its format; a dropping particle goes with given names."""
        if not text:
            return None
        if is_given:
            return self.formatted_given(text)
        if self.family_part is None:
            return self.parse(text)
        if self.family_case is not None:
            text = self.family_case(text, None)  # type: ignore[arg-type]
        return wrap(self.parse(text), self.family_formats)

    def formatted_given(self, text: str) -> Tree:
        """A given name or a particle in its format."""
        if not text:
            return None
        if self.given_part is None:
            return self.parse(text)
        if self.given_case is not None:
            text = self.given_case(text, None)  # type: ignore[arg-type]
        return wrap(self.parse(text), self.given_formats)


def affixed(trees: list[Tree], part: Node | None) -> Tree:
    """Trees in the affixes of a cs:name-part."""
    if part is None:
        return trees
    prefix, suffix = part.get("prefix"), part.get("suffix")
    return [prefix, *trees, suffix] if prefix or suffix else trees


def spaced(trees: list[Tree], gap: str = " ") -> list[Tree]:
    """The trees that are there, with spaces between them."""
    out: list[Tree] = []
    for tree in trees:
        if tree is not None:
            if out:
                out.append("" if (last_text(out[-1])[-1:] or " ") in "'’-ʻ" else gap)
            out.append(tree)
    return out
