"""What a CSL style says of itself in its head: title, fields, ISSN, parent, licence."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from citeform.csl.node import CSL
from citeform.csl.stylesheet import INFO_BYTES, last_segment
from citeform.tuples import NamedTuple

ISSNS = ("issn", "eissn", "issnl")


class Facts(NamedTuple):
    """The head of a style; what it does not say is empty."""

    title: str = ""
    short: str = ""
    """The short title, such as APA."""
    format: str = ""
    """How it cites: `author`, `author-date`, `label`, `note` or `numeric`."""
    fields: tuple[str, ...] = ()
    issns: tuple[str, ...] = ()
    parent: str = ""
    """The name of the style that a dependent one depends on."""
    template: str = ""
    """The name of the style that it was made from."""
    locale: str = ""
    updated: str = ""
    """The day of the last change, as YYYY-MM-DD."""
    licence: str = ""
    """The address of its licence, or what it says instead."""
    authors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses of its documentation."""
    summary: str = ""


class Head:
    """The handlers that expat calls while it reads a head, and what they have found."""

    def __init__(self) -> None:
        self.path: list[str] = []
        self.text = ""
        self.found: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}
        self.is_read = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.removeprefix(CSL)
        self.path.append(tag)
        self.text = ""
        if len(self.path) == 1:
            self.found["locale"] = attributes.get("default-locale", "")
        elif self.path[:2] != ["style", "info"]:
            self.is_read = self.is_read or len(self.path) == 2
        elif tag == "category":
            for kind in ("field", "citation-format"):
                if kind in attributes:
                    self.lists.setdefault(kind, []).append(attributes[kind])
        elif tag == "link":
            kind = attributes.get("rel", "")
            self.lists.setdefault(kind, []).append(attributes.get("href", ""))
        elif tag == "rights":
            self.found["licence"] = attributes.get("license", "")

    def end(self, name: str) -> None:
        """An element ends."""
        tag = name.removeprefix(CSL)
        text = " ".join(self.text.split())
        if len(self.path) == 3 and self.path[1] == "info":
            if tag in ISSNS:
                self.lists.setdefault("issn", []).append(text)
            elif tag == "rights":
                self.found["licence"] = self.found["licence"] or text
            elif text:
                self.found.setdefault(tag, text)
        elif self.path[1:] == ["info", "author", "name"]:
            self.lists.setdefault("author", []).append(text)
        self.path.pop()
        self.text = ""
        self.is_read = self.is_read or (tag == "info" and len(self.path) == 1)

    def characters(self, text: str) -> None:
        """Text of an element."""
        self.text += text

    def facts(self) -> Facts:
        """What was found."""
        found, lists = self.found, self.lists
        return Facts(
            found.get("title", ""),
            found.get("title-short", ""),
            next(iter(lists.get("citation-format", ())), ""),
            tuple(dict.fromkeys(lists.get("field", ()))),
            tuple(dict.fromkeys(filter(None, lists.get("issn", ())))),
            last_segment(next(iter(lists.get("independent-parent", ())), "")),
            last_segment(next(iter(lists.get("template", ())), "")),
            found.get("locale", ""),
            found.get("updated", "")[:10],
            found.get("licence", ""),
            tuple(lists.get("author", ())),
            tuple(lists.get("documentation", ())),
            found.get("summary", ""),
        )


def facts_of(path: Path) -> Facts:
    """The facts of a style's file; of one that is no XML, what stands before the fault.

    What stands after the head is not read.
    """
    head = Head()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = head.start
    parser.EndElementHandler = head.end
    parser.CharacterDataHandler = head.characters
    try:
        with open(path, "rb") as file:
            while not head.is_read and (part := file.read(INFO_BYTES)):
                parser.Parse(part, False)
    except (OSError, expat.ExpatError, LookupError, ValueError):
        pass
    return head.facts()
