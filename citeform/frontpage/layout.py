"""A page with everything that is known of its arrangement: what the extractors look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path

from citeform.frontpage.abstracts import find_blocks, is_excluded
from citeform.frontpage.affiliations import Affiliation, find_affiliations, find_by_rules
from citeform.frontpage.authors import Author, read_authors
from citeform.frontpage.cjk_names import is_turned
from citeform.frontpage.head import Head, find_head
from citeform.frontpage.keywords import find_lists
from citeform.frontpage.kinds import Kind, is_prose
from citeform.frontpage.labels import fold
from citeform.frontpage.languages import guess_language, settle_language
from citeform.frontpage.model import MODEL, Reading, read_zones
from citeform.frontpage.page import Page
from citeform.frontpage.scripts import is_east, script_of, width
from citeform.frontpage.zones import Item, Zone, continues_abstract, find_items, find_zones

CERTAIN = 0.8
"""How probable a further block of authors must be behind a list with marks."""
KNOWN = frozenset({"en"})
"""The languages of the pages that the model was trained on."""


class Layout:
    """A page with all that is known of its arrangement; `model` is a trained model's folder."""

    def __init__(self, page: Page, model: Path = MODEL) -> None:
        self.page, self.model = page, model

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every line, with its kind."""
        return find_items(self.page)

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        """The zones of the page, in order."""
        return find_zones(self.page, self.items)

    @cached_property
    def head(self) -> Head:
        """Title and authors."""
        return find_head(self.page, self.zones, self.reading.guesses)

    @cached_property
    def reading(self) -> Reading:
        """What the trained model says; nothing of a page in a language that it does not know."""
        if self.languages - KNOWN:
            return Reading(())
        return read_zones(self.page, self.items, self.zones, self.model)

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that the page's labels and lines of running text tell."""
        told = {zone.language for zone in self.zones if zone.name in ("abstract", "keywords")}
        prose = " ".join(item.text for item in self.items if item.kind is Kind.PROSE)
        return frozenset({*told, guess_language(prose[:5000])} - {""})

    @cached_property
    def authors(self) -> tuple[tuple[Author, Item], ...]:
        """The authors, each with the line it begins on."""
        found: list[tuple[Author, Item]] = []
        told = (zone.language for zone in self.named("abstract", "keywords") if zone.language)
        title = " ".join(item.text for item in self.head.title)
        language = self.settle_language(title) or next(told, "")
        marked = False
        for block in self.own_script(self.head.authors, script_of(title)):
            if marked and not self.is_sure(block):
                break  # Authors with marks stand in one list.
            known = {key_of(author) for author, _ in found}
            lines = self.whole_lines(block)
            authors = read_authors([text for text, _ in lines], language)
            if any(key_of(author) in known for author in authors):
                break  # A list that comes again, in a citation or behind the article.
            marked = marked or sum(bool(author.marks) for author in authors) > 1
            found += [(author, lines[author.line][1]) for author in authors]
        return tuple(self.family_first(found))

    def family_first(self, found: list[tuple[Author, Item]]) -> list[tuple[Author, Item]]:
        """The authors, Chinese names in Latin letters turned where a page with Chinese has them."""
        names = [author.name for author, _ in found]
        if not is_turned(names) or not any(is_east(line.text) for line in self.page.lines):
            return found
        turned = [name._replace(family=name.given, given=name.family) for name in names]
        return [
            (author._replace(name=name), item)
            for name, (author, item) in zip(turned, found, strict=True)
        ]

    def own_script(
        self, blocks: Sequence[tuple[Item, ...]], script: str
    ) -> Sequence[tuple[Item, ...]]:
        """The blocks in the title's script; those in another repeat them for foreign readers."""
        own = [block for block in blocks if script_of(block[0].text) == script]
        return own or blocks

    def whole_lines(self, block: Sequence[Item]) -> list[tuple[str, Item]]:
        """The lines of a block, those that a hyphen divides put together."""
        lines: list[tuple[str, Item]] = []
        for item in block:
            if lines and lines[-1][0][-1] in "-‐" and not item.line.gap:
                before, first = lines[-1]
                lines[-1] = (self.page.join([before, self.author_text(item)]), first)
            else:
                lines.append((self.author_text(item), item))
        return lines

    def is_sure(self, block: Sequence[Item]) -> bool:
        """Whether the model is sure that the first line of a block holds authors."""
        guesses = self.reading.guesses
        return bool(guesses) and guesses[block[0].number].chance("author") > CERTAIN

    def author_text(self, item: Item) -> str:
        """The part of a line that holds authors, where something else shares it."""
        pieces = self.author_places.get(item.number, ())
        text = item.line.text
        if not pieces or sum(end - start for start, end in pieces) > 0.9 * len(item.text):
            return item.text
        begin = item.label.rest if item.label else 0
        return ", ".join(text[max(start, begin) : end] for start, end in pieces if end > begin)

    @cached_property
    def author_places(self) -> dict[int, list[tuple[int, int]]]:
        """Line → the columns between which the model sees authors."""
        places: dict[int, list[tuple[int, int]]] = {}
        for span in self.reading.named("author"):
            for number, units in groupby(span.units, key=lambda unit: unit.line):
                pieces = list(units)
                places.setdefault(number, []).append((pieces[0].start, pieces[-1].end))
        return places

    @cached_property
    def taken(self) -> frozenset[int]:
        """The indexes of the lines of title and authors, and of the abstract without a label."""
        blocks = (self.head.title, *self.head.authors, self.unlabelled_abstract)
        return frozenset(item.number for block in blocks for item in block)

    @cached_property
    def affiliations(self) -> tuple[Affiliation, ...]:
        """The institutions."""
        if not self.reading.guesses:
            found = find_by_rules(self.page, self.zones, self.taken)
            script = script_of("".join(item.text for item in self.head.title))
            return tuple(one for one in found if script_of(one.name) == script) or found
        authors = [author for author, _ in self.authors]
        return find_affiliations(self.page, self.items, self.zones, self.reading, authors)

    @cached_property
    def abstracts(self) -> tuple[tuple[Item, ...], ...]:
        """The lines of every abstract."""
        found: tuple[tuple[Item, ...], ...] = ()
        if self.reading.guesses:
            found = find_blocks(self.page, self.zones, self.reading.guesses)
        if not found:
            found = tuple(zone.items for zone in self.named("abstract") if zone.texts)
        if not found and not is_excluded(self.unlabelled_abstract, self.reading.guesses):
            found = (self.unlabelled_abstract,)
        return tuple(block for block in found if block)

    @cached_property
    def keywords(self) -> tuple[Zone, ...]:
        """The lists of keywords."""
        zones = tuple(self.named("keywords"))
        guesses = self.reading.guesses
        if not guesses:
            return zones
        first = next((block[0] for block in self.abstracts if not block[0].label), None)
        return find_lists(self.items, zones, guesses, first.number if first else 0)

    @cached_property
    def unlabelled_abstract(self) -> tuple[Item, ...]:
        """The first stretch of running text behind the title, where no label tells the abstract."""
        if any(zone.name == "abstract" and sum(map(len, zone.texts)) > 80 for zone in self.zones):
            return ()
        title = self.head.title
        first = title[-1].number if title else 0
        for zone in self.zones:
            if zone.name in ("", "editor"):
                used = {item.number for block in self.head.authors for item in block}
                found = find_prose(
                    [item for item in zone.items if item.number > first and item.number not in used]
                )
                if found:
                    return found
        return ()

    def settle_language(self, text: str) -> str:
        """The language of a text, by the whole page where its own characters do not tell."""
        if text.isascii():
            return guess_language(text)
        return settle_language(text, "".join(line.text for line in self.page.lines))

    def named(self, *names: str) -> Iterator[Zone]:
        """The zones of these names, in order."""
        return (zone for zone in self.zones if zone.name in names)


def key_of(author: Author) -> tuple[str, str]:
    """What an author has in common with another mention of the same person."""
    return fold(author.name.family), fold(author.name.given)[:1]


def find_prose(items: Sequence[Item]) -> tuple[Item, ...]:
    """The first run of lines that is long enough running text to be an abstract."""
    at = 0
    while at < len(items):
        if items[at].kind is not Kind.PROSE and not opens_prose(items, at):
            at += 1
            continue
        while at and begins_above(items[at - 1], items[at]):
            at -= 1
        end = at + 1
        while end < len(items) and continues_abstract(items[at:end], items[end]):
            end += 1
        if sum(width(item.text) for item in items[at:end]) > 200:
            return tuple(items[at:end])
        at = end
    return ()


def begins_above(before: Item, item: Item) -> bool:
    """Whether a paragraph began on the line above."""
    plain = before.kind in (Kind.TEXT, Kind.PROSE, Kind.AFFILIATION)
    return (
        plain and not item.line.gap and item.number == before.number + 1 and len(before.text) > 30
    )


def opens_prose(items: Sequence[Item], at: int) -> bool:
    """Whether narrow lines from here on are running text when put together."""
    text = " ".join(item.text for item in items[at : at + 4])
    narrow = items[at].kind is Kind.TEXT and items[at].text[0].isupper()
    rest = items[at + 1 : at + 4]
    return (
        narrow
        and len(rest) == 3
        and all(item.kind in (Kind.TEXT, Kind.PROSE) and not item.line.gap for item in rest)
        and is_prose(text, fold(text))
    )
