"""Lists of entries in markups of plain lines: paragraphs, or a numbered list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from citeform.output.layout import Laid, Shape, lay, numbering
from citeform.output.runs import Run
from citeform.tuples import NamedTuple


class Lines(NamedTuple):
    """How a markup of plain lines writes a list of entries."""

    write: Callable[[Iterable[Run]], str]
    at_start: Callable[[str], str]
    """Text that begins a line, where more is markup."""
    mark: Callable[[str, bool], str]
    """What stands before the item of a number, and whether it is the list's first."""
    goes_on: str = ""
    """What stands between the paragraphs of an item; a blank line and an indent if empty."""

    def list(self, entries: Sequence[str], shape: Shape) -> str:
        """The entries as paragraphs, or as a numbered list where their labels are such."""
        laid = [lay(entry) for entry in entries]
        numbers = numbering(laid)
        if not numbers:
            return "\n".join([self.paragraphs(one) for one in laid])
        items = [
            self.item(one, self.mark(number, number == numbers[0]))
            for one, number in zip(laid, numbers, strict=True)
        ]
        return ("\n" if shape.spacing else "").join(items)

    def paragraphs(self, one: Laid) -> str:
        """An entry with its label as a part of its text."""
        label = f"{self.write(one.label)} " if one.label else ""
        first, *others = (self.write(block.runs) for block in one.paragraphs)
        return "\n\n".join(map(self.at_start, [label + first, *others])) + "\n"

    def item(self, one: Laid, mark: str) -> str:
        """An entry as the item of a list."""
        first, *others = (self.write(block.runs) for block in one.paragraphs)
        goes_on = self.goes_on or "\n\n" + " " * len(mark)
        return mark + goes_on.join(map(self.at_start, [first, *others])) + "\n"
