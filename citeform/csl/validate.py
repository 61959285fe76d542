"""Validating a style by CSL's schema: every fault, its place, and what would have been right.

After a fault it goes on as if that had not been there.  Where the schema has several elements of a
name, an independent and a dependent style for one, the one with the fewest faults is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from citeform.csl.element import CSL, Element, Name, shown
from citeform.csl.grammar import brief
from citeform.csl.relaxng import ATTRIBUTE, CHOICE, DATA, ELEMENT, VALUE, Pattern
from citeform.csl.schema import Schema
from citeform.tuples import NamedTuple

EXAMPLES = {
    "anyURI": "it is an address, in which a percent sign is %25",
    "boolean": "it is true or false",
    "dateTime": "it is a day of the calendar and a time, as in 2024-05-01T12:00:00+00:00",
    "integer": "it is a whole number",
    "language": 'it is a language such as "en" or "pt-BR"',
    "NMTOKEN": "it is a name without spaces",
    "string": "it is as 1234-567X",
}
"""Data types of the schema → what is of them; its only text of a form is an ISSN."""

VARIABLES_OF = ("date", "names", "number", "text")
"""The elements that print variables, in the order in which they are proposed."""

SHALLOW = 40
"""Elements in one another that are looked at from the outside in; styles in use have 25."""

FEW = 8
"""So many choices fit on a line."""


class Fault(NamedTuple):
    """Something that is wrong in a style."""

    offset: int
    message: str
    hint: str = ""


class Validator:
    """A schema, and what is wrong with an element by it."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.patterns = schema.patterns
        self.elements = schema.elements
        self.seen: dict[tuple[Element, Pattern], list[Fault]] = {}
        self.printing = [one for tag in VARIABLES_OF for one in self.elements[(CSL, tag)]]

    def style(self, root: Element) -> list[Fault]:
        """What is wrong with a style, in the order of the text."""
        choices = [one for one in self.elements[(CSL, "style")] if one.name == root.name]
        if not choices:
            tag = brief(root.tag)
            message = f"a CSL style begins with <style> in CSL's namespace, this file with <{tag}>"
            return [Fault(root.offset, message, f'its namespace is xmlns="{CSL}"')]
        if root.height > SHALLOW:
            # Python's own stack is too small for what stands so deep: from the inside out.
            for element in reversed(list(root.every())):
                for pattern in self.elements.get(element.name, ()):
                    self.element(element, pattern)
        # Only an independent style has a class and layouts; which one is meant need not be guessed.
        has_layouts = any(one.name[1] in ("citation", "bibliography") for one in root.children)
        is_dependent = not has_layouts and root.get("class") is None
        return self.element(root, choices[is_dependent])

    def best(self, element: Element, choices: Iterable[Pattern]) -> tuple[Pattern, list[Fault]]:
        """The pattern that an element breaks least, and how."""
        pairs = ((choice, self.element(element, choice)) for choice in choices)
        return min(pairs, key=lambda pair: len(pair[1]))

    def element(self, element: Element, pattern: Pattern) -> list[Fault]:
        """What is wrong with an element by one pattern of its name."""
        # Once each: what stands in several elements that are wrong would be asked for ever again.
        found = self.seen.get((element, pattern))
        if found is None:
            found = self.seen[element, pattern] = self.look(element, pattern)
        return found

    def look(self, element: Element, pattern: Pattern) -> list[Fault]:
        """What is wrong with an element by one pattern of its name, which was not asked yet."""
        faults: list[Fault] = []
        rest = self.attributes(element, pattern.content, faults)
        if element.children or not element.text.strip():
            rest = self.children(element, rest, faults)
        if not element.children or element.text.strip():
            self.texts(element, rest, faults)
        elif not rest.is_nullable:
            faults.append(Fault(element.offset, f"<{element.tag}> lacks {lacking(rest, ELEMENT)}"))
        return faults

    # Attributes

    def attributes(self, element: Element, pattern: Pattern, faults: list[Fault]) -> Pattern:
        """What may stand in an element with these attributes."""
        rest, patterns = pattern, self.patterns
        for name, value in element.attributes.items():
            after = patterns.after_attribute(rest, self.fitting(name, value))
            if after is patterns.nothing:
                faults.append(self.attribute_fault(element, name, pattern, rest))
                # As if it had been right, where it may be there at all.
                after = patterns.after_attribute(rest, self.fitting(name))
            rest = rest if after is patterns.nothing else after
        closed = patterns.without_attributes(rest, patterns.nothing)
        if closed is patterns.nothing:
            message = f"<{element.tag}> lacks {lacking(rest, ATTRIBUTE)}"
            faults.append(Fault(element.offset, message))
            closed = patterns.without_attributes(rest, patterns.empty)
        return closed

    def fitting(self, name: Name, value: str | None = None) -> Callable[[Pattern], bool]:
        """Whether a pattern is of an attribute of that name, and value if one is given."""

        def fits(one: Pattern) -> bool:
            return one.name == name and (value is None or self.patterns.takes(one.left, value))

        return fits

    def attribute_fault(
        self, element: Element, name: Name, pattern: Pattern, rest: Pattern
    ) -> Fault:
        """What is wrong with an attribute that an element cannot have, or not so."""
        value = element.attributes[name]
        takers = [one for one in rest.leaves if one.kind == ATTRIBUTE and one.name == name]
        if takers:
            word = self.wrong_word(takers, value)
            said = value if word is None else word
            message = f'"{shown(name)}" cannot be "{brief(said)}" in <{element.tag}>'
            hint = self.elsewhere(name, said) or meant(takers, said)
            return Fault(element.value_at(name, word or ""), message, hint)
        names = {one.name for one in pattern.leaves if one.kind == ATTRIBUTE}
        at = element.attribute_at(name)
        if name in names:
            others = self.rivals(element, name, pattern)
            beside = f' beside "{others}"' if others else " as it is"
            return Fault(at, f'<{element.tag}> cannot have "{shown(name)}"{beside}')
        message = f'<{element.tag}> has no attribute "{brief(shown(name))}"'
        return Fault(at, message, near(shown(name), map(shown, names)))

    def elsewhere(self, name: Name, value: str) -> str:
        """The hint for a variable that is right in other elements: a date is no text."""
        takers = [
            f"<{shown(one.name)}>"
            for one in self.printing
            for leaf in one.content.leaves
            if leaf.kind == ATTRIBUTE
            and leaf.name == name
            and self.patterns.takes(leaf.left, value)
        ]
        is_variable = name == ("", "variable") and takers
        return f"{' or '.join(dict.fromkeys(takers))} prints it" if is_variable else ""

    def wrong_word(self, takers: list[Pattern], value: str) -> str | None:
        """The first word of a list that is wrong; None where the value is no list."""
        for taker in takers:
            if taker.left.kind == "list":
                for word in value.split():
                    if self.patterns.after_text(taker.left.left, word).kind == "notAllowed":
                        return word
        return None

    def rivals(self, element: Element, name: Name, pattern: Pattern) -> str:
        """The attribute before one that rules it out."""
        value = element.attributes[name]
        for other, text in element.attributes.items():
            if other == name:
                break
            rest = self.patterns.after_attribute(pattern, self.fitting(other, text))
            rest = self.patterns.after_attribute(rest, self.fitting(name, value))
            if rest.kind == "notAllowed":
                return shown(other)
        return ""

    # Content

    def children(self, element: Element, pattern: Pattern, faults: list[Fault]) -> Pattern:
        """What may still stand in an element behind its children."""
        rest = pattern
        for at, child in enumerate(element.children):
            opened = self.patterns.after_child(rest, child.name)
            if not opened:
                faults += self.misplaced(element, at, pattern)
                continue
            found = [(one, self.element(child, one)) for one in opened]
            fewest = min(len(wrong) for _, wrong in found)
            faults += next(wrong for _, wrong in found if len(wrong) == fewest)
            rest = self.patterns.nothing
            for one, wrong in found:
                if len(wrong) == fewest:
                    rest = self.patterns.make(CHOICE, rest, opened[one])
        return rest

    def misplaced(self, element: Element, at: int, pattern: Pattern) -> Iterator[Fault]:
        """What is wrong with a child that cannot stand where it does, and within it."""
        child = element.children[at]
        tag, above = brief(child.tag), element.tag
        allowed = [one.name for one in pattern.leaves if one.kind == ELEMENT]
        if child.name not in self.elements:
            message = f"there is no element <{tag}> in CSL"
            names = map(shown, allowed)
            yield Fault(child.offset, message, near(child.tag, names))
            return
        if child.name not in allowed:
            takes = [f"<{shown(name)}>" for name in dict.fromkeys(allowed)]
            hint = f"<{above}> holds {', '.join(takes)}" if 0 < len(takes) <= FEW else ""
            yield Fault(child.offset, f"<{tag}> cannot stand in <{above}>", hint)
        elif any(one.name == child.name for one in element.children[:at]):
            yield Fault(child.offset, f"<{above}> has more than one <{tag}>")
        elif at:
            before = brief(element.children[at - 1].tag)
            yield Fault(child.offset, f"<{tag}> cannot stand behind <{before}>")
        else:
            message = f"<{tag}> cannot stand first in <{above}>"
            yield Fault(child.offset, message, f"first stands {lacking(pattern, ELEMENT)}")
        yield from self.best(child, self.elements[child.name])[1]

    def texts(self, element: Element, pattern: Pattern, faults: list[Fault]) -> None:
        """Note what is wrong with the text of an element."""
        if self.patterns.takes(pattern, element.text):
            return
        text = element.text.strip()
        if not text and pattern.is_nullable:
            return
        wanted = [one for one in pattern.leaves if one.kind in (DATA, VALUE)]
        tag = element.tag
        if wanted:
            message = f'<{tag}> cannot be "{brief(text)}"'
            faults.append(Fault(element.offset, message, meant(wanted, text)))
        elif not text:
            faults.append(Fault(element.offset, f"<{tag}> lacks {lacking(pattern, ELEMENT)}"))
        else:
            faults.append(Fault(element.offset, f'<{tag}> takes no text; it has "{brief(text)}"'))


def links(root: Element) -> list[Element]:
    """The links of a style's head."""
    return [link for info in root.children if info.name == (CSL, "info")
            for link in info.children if link.name == (CSL, "link")]  # fmt: skip


def meant(patterns: list[Pattern], value: str) -> str:
    """The hint for a value that is none of those that attributes, or a text, may have."""
    leaves = [leaf for one in patterns for leaf in (one.left or one).leaves]
    values = list(dict.fromkeys(leaf.text for leaf in leaves if leaf.kind == VALUE))
    types = [leaf.text for leaf in leaves if leaf.kind == DATA]
    if types and not values:
        return EXAMPLES.get(types[0], "")
    close = near(value, values)
    return close if close or len(values) > FEW else f"it is {' or '.join(values)}"


def near(word: str, words: Iterable[str]) -> str:
    """What may have been meant."""
    close = get_close_matches(word, list(dict.fromkeys(words)), 1, 0.6)
    return f'did you mean "{close[0]}"?' if close else ""


def lacking(pattern: Pattern, kind: str) -> str:
    """What a pattern asks for: an attribute or an element that has to be there.

    Of a choice any one is enough.
    """
    form = '"{}"' if kind == ATTRIBUTE else "<{}>"
    found = [
        " or ".join(form.format(shown(name)) for name in choice) for choice in asked(pattern, kind)
    ]
    return " and ".join(dict.fromkeys(found)) or "something"


def asked(pattern: Pattern, kind: str) -> list[tuple[Name, ...]]:
    """The names that a pattern asks for, those of a choice together."""
    if pattern.kind == kind:
        return [(pattern.name,)]
    if pattern.kind == CHOICE:
        sides = [asked(part, kind) for part in pattern.parts]
        if pattern.is_nullable or not all(sides):
            return []
        # A side that asks for several is told by the first of them.
        return [tuple(dict.fromkeys(name for side in sides for name in side[0]))]
    return [name for part in pattern.parts for name in asked(part, kind)]
