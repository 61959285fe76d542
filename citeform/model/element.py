"""Element: an element of XML as a plain value, whatever library read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})


class Element(str):
    """The text of an element, with CSL's inline markup, that remembers what it is the text of."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple[Element, ...]
    raw: str
    """The text with all its white space, where no element is in it."""

    def __new__(
        cls,
        text: str = "",
        tag: str = "",
        attributes: Mapping[str, str] = NOTHING,
        children: Sequence[Element] = (),
        raw: str = "",
    ) -> Element:
        """An element; where no text is given, its text is that of its children."""
        self = super().__new__(cls, text or " ".join(filter(None, children)))
        self.tag, self.attributes, self.children = tag, attributes, tuple(children)
        self.raw = raw
        return self

    def get(self, attribute: str) -> str:
        """An attribute, or an empty string."""
        return self.attributes.get(attribute, "")

    def all(self, *tags: str) -> list[Element]:
        """The children of these names."""
        return [child for child in self.children if child.tag in tags]

    def first(self, *tags: str) -> Element:
        """The first child of one of these names, or an empty element."""
        return next((child for child in self.children if child.tag in tags), EMPTY)

    def below(self, *tags: str) -> Iterator[Element]:
        """The outermost descendants of these names."""
        for child in self.children:
            if child.tag in tags:
                yield child
            else:
                yield from child.below(*tags)


EMPTY = Element()


def element(tag: str, *content: Element | str, **attributes: str) -> Element:
    """An element of a text or of children, those that are empty left out; `_` in a name is `-`."""
    named = {name.replace("_", "-"): value for name, value in attributes.items() if value}
    children = [one for one in content if isinstance(one, Element) and one]
    text = "".join(one for one in content if not isinstance(one, Element))
    return Element(text, tag, named, children)
