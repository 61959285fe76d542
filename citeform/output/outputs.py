"""The table of markups, each a module that is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from citeform.problems import CiteformError, Problem

if TYPE_CHECKING:
    from citeform.output.layout import Heading, Shape


class Output(Protocol):
    """A markup that what the CSL engine prints is written in."""

    LINKS: bool
    """Whether the markup can link."""

    def inline(self, html: str) -> str:
        """One run of the engine's inline HTML, in which nothing else is markup."""
        ...

    def entries(self, entries: Sequence[str], shape: Shape) -> str:
        """A list of entries, each the engine's HTML."""
        ...

    def document(self, body: str, heading: Heading) -> str:
        """A whole document around what `entries` wrote."""
        ...


OUTPUTS = {
    "text": "text",
    "html": "html",
    "latex": "latex",
    "markdown": "markdown",
    "rtf": "rtf",
    "typst": "typst",
    "org": "org",
    "asciidoc": "asciidoc",
    "ansi": "ansi",
    "docbook": "docbook",
}
"""The name of a markup → its module in this room."""


def find(name: str) -> Output:
    """The markup of a name.

    >>> find("latex").inline("<i>50%</i>")
    '\\\\emph{50\\\\%}'
    """
    if name not in OUTPUTS:
        message = f'there is no markup "{name}"'
        raise CiteformError(Problem("bad-option", message, hint=f"one of {', '.join(OUTPUTS)}"))
    return cast(Output, import_module(f"citeform.output.{OUTPUTS[name]}"))
