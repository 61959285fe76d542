"""How entries stand on the page: their margin, indents and distances, as cs:bibliography says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from citeform.output.runs import Block, Run, parse, plain, tidied
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.csl.locale import Locale


class Shape(NamedTuple):
    """What a style says of the list of entries."""

    hanging: bool = False
    """Whether all lines but an entry's first are indented."""
    aligned: bool = False
    """Whether the first field stands in a margin of its own."""
    spacing: int = 1
    """Blank lines between entries."""
    line_spacing: int = 1
    """The distance of lines, 2 for double spacing."""


class Heading(NamedTuple):
    """What a whole document says above its entries."""

    title: str = "References"
    language: str = "en"
    """A BCP 47 tag."""


def heading_in(locale: Locale) -> Heading:
    """The heading in the language of a style: its own word for references."""
    title = locale.term("reference", plural=True) or Heading().title
    return Heading(title[:1].upper() + title[1:], locale.language)


class Laid(NamedTuple):
    """An entry as it stands on the page."""

    label: tuple[Run, ...]
    """What stands in the margin; mostly a number."""
    paragraphs: tuple[Block, ...]
    """At least one; its kind is empty, `block` or `indent`."""


MOST = 99
"""A larger distance is a mistake."""


def shape_of(options: Mapping[str, str]) -> Shape:
    """The shape that the attributes of cs:bibliography give the list.

    >>> shape_of({"second-field-align": "flush", "entry-spacing": "0"})
    Shape(hanging=False, aligned=True, spacing=0, line_spacing=1)
    """
    return Shape(
        options.get("hanging-indent") == "true",
        "second-field-align" in options,
        whole(options.get("entry-spacing", "")),
        max(whole(options.get("line-spacing", "")), 1),
    )


def whole(text: str) -> int:
    """A distance in lines; CSL's default is 1."""
    return min(int(text), MOST) if text.isdecimal() and len(text) < 9 else 1


def lay(html: str) -> Laid:
    """An entry with its label apart and its blocks as paragraphs."""
    label: tuple[Run, ...] = ()
    paragraphs: list[Block] = []
    for block in parse(html):
        if block.kind == "left-margin" and not (label or paragraphs):
            label = block.runs
        elif block.kind in ("block", "indent"):
            paragraphs.append(block)
        elif paragraphs and not paragraphs[-1].kind:
            joined = tidied((*paragraphs.pop().runs, Run(" "), *block.runs))
            paragraphs.append(Block("", joined))
        else:
            paragraphs.append(Block("", block.runs))
    return Laid(label, tuple(paragraphs) or (Block("", ()),))


def widest(entries: list[Laid]) -> str:
    """The longest label, after which the margin is as wide as it has to be."""
    return max((plain(one.label) for one in entries), key=len, default="")


NUMBER = pattern(r"([1-9]\d{0,8})\.")


def numbering(entries: list[Laid]) -> list[str]:
    """The numbers of the labels if they are those of a numbered list, such as `1.` and `2.`."""
    matches = [NUMBER.fullmatch(plain(one.label)) for one in entries]
    numbers = [match[1] for match in matches if match]
    if len(numbers) < len(entries) or not numbers:
        return []
    expected = range(int(numbers[0]), int(numbers[0]) + len(numbers))
    return numbers if numbers == [*map(str, expected)] else []
