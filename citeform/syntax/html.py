"""Saved web pages: what their heads and spans say of the works they show.

Meta tags are fields under their own names, in lower case and with one spelling of their scheme
(`dc.title`); the members of a JSON-LD object are `ld.…`, the keys of a COinS span `coins.…`.  The
style file's `[html]` table says which tags make a page one work, and which say its type.  Sources:
HTML Living Standard, 4.2.5 and 4.12; JSON-LD 1.1; OpenURL COinS, 1.0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from citeform.problems import Source
from citeform.syntax.record import Field, Parsed, Record

SCHEME = re.compile(r"(dc|dcterms|dct|prism|eprints)[.:_](?:terms\.)?", re.IGNORECASE)
"""What stands before a name of Dublin Core, PRISM or EPrints."""
COINS = re.compile(r"(?:^|\s)Z3988(?:\s|$)")
AUTHOR = "citation_author"
"""The tag of an author, behind which those stand that begin with it: institutions, ORCID iD."""
MOST_JSON = 1_000_000
MOST_KEYS = 200
DEEPEST = 8


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """One record for the work of a page, or one for each COinS span of a list."""
    page = Page(source)
    page.feed(closed(source.text))
    page.close()
    table = options["html"]
    strong = [field for field in page.fields if field.tag.startswith(tuple(table["strong"]))]
    main = main_object(page.objects, table["objects"])
    if main:
        at, members = main
        page.fields += [Field(f"ld.{name}", value, at, at) for name, value in members.items()]
    if strong or main or len(page.spans) < 2:
        fields = [*page.fields, *own_span(page)]
        if not fields:
            return Parsed()
        return Parsed((record(fields, table),))
    return Parsed(tuple(record(fields, table) for fields in page.spans))


def closed(text: str) -> str:
    """A page whose comments and tags all end: html.parser looks for the end of each that has none.

    What takes the place of their beginnings is as long as they were.
    """
    at = text.rfind("-->") + 1
    text = text[:at] + text[at:].replace("<!--", "    ")
    at = text.rfind(">") + 1
    return text[:at] + text[at:].replace("<", " ")


def own_span(page: Page) -> list[Field]:
    """The COinS span of the page's own work: the only one, or the one of its DOI or title."""
    if len(page.spans) == 1:
        return page.spans[0]
    said = {folded(field.value) for field in page.fields if isinstance(field.value, str)}
    for span in page.spans:
        ids = {folded(field.value) for field in span if field.tag in OWN}
        if ids & said:
            return span
    return []


OWN = ("coins.rft.atitle", "coins.rft.btitle", "coins.rft.title", "coins.rft_id")


def folded(text: str) -> str:
    """A text as it is compared: a DOI without its resolver, in lower case."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|info:doi/|doi:\s*)", "", text.lower().strip())


def record(fields: Sequence[Field], table: Mapping[str, Any]) -> Record:
    """A record of fields; its type is all that may say one, the surest first."""
    tags = {field.tag for field in fields}
    words = [word for tag, word in table["kinds"].items() if tag in tags]
    for tag in table["types"]:
        for field in fields:
            if field.tag == tag:
                words += [f"{tag.partition('.')[0]}:{one}" for one in type_words(field.value)]
    start = min(field.start for field in fields)
    return Record("/".join(words), "", tuple(fields), start, max(field.end for field in fields))


def type_words(value: Any) -> Iterator[str]:
    """The words that a value says of a type: the end of an address, no slashes."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and one.strip():
            yield one.strip().rstrip("/").rpartition("/")[2].rpartition("#")[2]


class Page(HTMLParser):
    """What is said about works in a page, as it is read."""

    def __init__(self, source: Source) -> None:
        super().__init__(convert_charrefs=True)
        self.starts = source.line_starts
        self.fields: list[Field] = []
        self.objects: list[tuple[int, Any]] = []
        self.spans: list[list[Field]] = []
        self.seen: set[Any] = set()
        self.inside = ""
        self.text: list[str] = []
        self.at = self.authors = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element says by its attributes."""
        line, column = self.getpos()
        at = self.starts[min(line, len(self.starts)) - 1] + column
        values = {name: value or "" for name, value in reversed(attrs)}
        if tag == "meta":
            self.meta(values, at)
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.add("canonical", values.get("href", ""), at)
        elif tag == "html" and values.get("lang"):
            self.add("html.lang", values["lang"], at)
        elif tag == "span" and COINS.search(values.get("class", "")):
            self.span(values.get("title", ""), at)
        elif tag == "title" or "ld+json" in values.get("type", "").lower():
            self.inside, self.text, self.at = tag, [], at

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An empty element of XHTML has no text to wait for."""
        if tag not in ("title", "script"):
            self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        """Collect the text of a title or script."""
        if self.inside:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Take what an element says by its text."""
        if tag != self.inside:
            return
        self.inside = ""
        text = "".join(self.text)
        if tag == "title":
            self.add("title", text, self.at)
        else:
            self.objects += [(self.at, one) for one in json_objects(text)]

    def meta(self, values: Mapping[str, str], at: int) -> None:
        """A meta tag; some have two names."""
        content = values.get("content", "")
        for attribute in ("name", "property", "itemprop"):
            for name in values.get(attribute, "").split():
                self.add(tag_of(name), content, at)

    def add(self, tag: str, value: str, at: int) -> None:
        """A field, when it holds something that is not there yet."""
        value = value.strip()
        if tag.startswith(f"{AUTHOR}_"):
            self.of_author(tag, value, at)
            return
        first_only = tag == "title" and tag in self.seen
        if value and (tag, value) not in self.seen and not first_only:
            self.seen.update((tag, (tag, value)))
            self.fields.append(Field(tag, value, at, at + 1))
            self.authors += tag == AUTHOR

    def of_author(self, tag: str, value: str, at: int) -> None:
        """A field of what is said of the author before it: a text and the author's index."""
        if value and self.authors:
            said = {"value": value, "author": self.authors - 1}
            self.fields.append(Field(tag, said, at, at + 1))

    def span(self, title: str, at: int) -> None:
        """A COinS span."""
        from urllib.parse import parse_qsl

        if title.count("&") > MOST_KEYS:
            return
        pairs = parse_qsl(title, errors="replace")
        fields = [Field(f"coins.{key}", value.strip(), at, at + 1) for key, value in pairs
                  if value.strip()]  # fmt: skip
        if any(field.tag.startswith("coins.rft") for field in fields):
            self.spans.append(fields)


def tag_of(name: str) -> str:
    """The one spelling of a meta tag's name.

    >>> tag_of("DCTERMS.Title"), tag_of("prism:publicationName"), tag_of("og:title")
    ('dc.title', 'prism.publicationname', 'og:title')
    """
    name = name.lower()
    match = SCHEME.match(name)
    if not match:
        return name
    scheme = "dc" if match[1] in ("dcterms", "dct") else match[1]
    return f"{scheme}.{name[match.end() :]}"


def json_objects(text: str) -> Iterator[Any]:
    """The value of a JSON-LD script; one that is broken says nothing."""
    if len(text) > MOST_JSON:
        return
    text = re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*\]\]>|\]\]>|-->)\s*$", "", text
    )
    try:
        # Line breaks stand inside the strings of many pages.
        yield json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return


def main_object(
    values: Sequence[tuple[int, Any]], types: Sequence[str]
) -> tuple[int, dict[str, Any]] | None:
    """The object of the page's work: the first of the most telling type, its references filled."""
    found = [(at, one) for at, value in values for one in objects_in(value, 0)]
    by_id = {one["@id"]: one for _, one in found
             if isinstance(one.get("@id"), str) and len(one) > 1}  # fmt: skip
    for kind in types:
        for at, one in found:
            if kind in type_words(one.get("@type")):
                return at, {name: filled(value, by_id, 0) for name, value in one.items()}
    return None


def objects_in(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of a value: of a list, of a graph, and what a page is about."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from objects_in(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(value.get(name), list | dict):
                yield from objects_in(value[name], depth + 1)


def filled(value: Any, by_id: Mapping[str, Any], depth: int) -> Any:
    """A value in which objects that only point to another are that other."""
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        return [filled(one, by_id, depth + 1) for one in value[:1000]]
    if isinstance(value, dict):
        if value.keys() == {"@id"} and isinstance(value["@id"], str):
            value = by_id.get(value["@id"], value)
        return {name: filled(one, by_id, depth + 1) for name, one in value.items()}
    return value
