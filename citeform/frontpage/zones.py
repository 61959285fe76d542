"""Lines → Zones: the stretches of a page that a section label opens, and what lies between them."""

from __future__ import annotations

from collections.abc import Sequence

from citeform.frontpage.kinds import Kind, find_kind
from citeform.frontpage.labels import Label, is_part, match_label, squash
from citeform.frontpage.languages import guess_language
from citeform.frontpage.lexicon import DOCTYPES
from citeform.frontpage.page import Line, Page
from citeform.tuples import NamedTuple

HARD = frozenset(
    {Kind.CONTACT, Kind.COPYRIGHT, Kind.CITATION, Kind.DATE, Kind.NOTE, Kind.BANNER, Kind.DOI}
)
"""Kinds that do not belong to the running text of an abstract or a list of keywords."""


class Item(NamedTuple):
    """A line with what is known of it alone."""

    line: Line
    number: int
    """Its place among the lines, from 0."""
    kind: Kind
    label: Label | None = None

    @property
    def text(self) -> str:
        """The line's text, after its label when it has one."""
        return self.line.text[self.label.rest :] if self.label else self.line.text

    @property
    def start(self) -> int:
        """The source's offset of the text."""
        return self.line.at(self.label.rest if self.label else 0)


class Zone(NamedTuple):
    """Neighbouring lines that serve one purpose."""

    name: str
    """As in the table of labels; "" for what no label opened."""
    items: tuple[Item, ...]
    language: str = ""
    """What its label tells, or ""."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of its lines, page numbers left out."""
        return tuple(item.text for item in self.items if item.text and item.kind is not Kind.PAGE)

    @property
    def span(self) -> tuple[int, int]:
        """Its offsets in the source, without the label."""
        items = [item for item in self.items if item.text] or list(self.items)
        return items[0].start, items[-1].line.end


def find_items(page: Page) -> tuple[Item, ...]:
    """Every line with its kind and label."""
    items = []
    for index, line in enumerate(page.lines):
        label = match_label(line.text)
        kind = find_kind(line.text[label.rest :] or "-" if label else line.text)
        items.append(Item(line, index, kind, label))
    return tuple(items)


def find_zones(page: Page, items: Sequence[Item]) -> tuple[Zone, ...]:
    """Divide a page into zones."""
    zones: list[Zone] = []
    current: list[Item] = []
    name = language = ""
    for item in items:
        label = item.label if opens(item, name, current, zones) else None
        if label or (name and not continues(name, current, item)):
            zones += [Zone(name, tuple(current), language)] if current else []
            current, name, language = [], *name_zone(label)
        if item.label and (label is None or name == "abstract" != label.zone):
            # A label that opens nothing is a part of the text: "Methods: We …".
            item = Item(item.line, item.number, find_kind(item.line.text))
        current.append(item)
    zones += [Zone(name, tuple(current), language)] if current else []
    return tuple(zones)


def name_zone(label: Label | None) -> tuple[str, str]:
    """Name and language of the zone a label opens; "Background: …" opens an abstract."""
    if label is None:
        return "", ""
    if label.zone in ("part", "introduction") and label.sign == ":":
        return "abstract", ""
    return ("abstract", "") if label.zone == "part" else (label.zone, label.language)


def opens(item: Item, name: str, current: Sequence[Item], zones: Sequence[Zone]) -> bool:
    """Whether a line's label opens a zone where it stands."""
    label = item.label
    if not label:
        return False
    if label.zone == "abstract" and not item.text and squash(item.line.text) in DOCTYPES:
        return False  # "Übersicht" is the label of an abstract, and a kind of article.
    last = current[-1] if current else None
    inside = last and last.line.is_full and last.text[-1:] not in ".!?:"
    if inside and name in ("abstract", "keywords") and not item.line.gap:
        # In wrapped text a word at the line's beginning may happen to be a label.
        return label.sign in (":", "—") or not item.text or label.zone in ("keywords", "abstract")
    if label.zone == "part":
        had = any(zone.name in ("abstract", "introduction") for zone in zones)
        heading = not item.text and item.line.text[0].isupper()
        return name == "" and not had and (heading or (bool(item.text) and label.sign == ":"))
    below = last is not None and name == "abstract" and not last.text
    if below and label.zone == "introduction":
        return False  # "Introduction" right below the label of the abstract is its first part.
    if label.zone == "introduction" and item.text and label.sign == ":":
        # "Introduction: We …" is a part of a structured abstract.
        return name != "abstract" and not any(zone.name == "abstract" for zone in zones)
    return item.line.text.lower() != "open access"


def continues(name: str, current: Sequence[Item], item: Item) -> bool:
    """Whether a line without a label of its own goes on in the zone before it."""
    if item.kind is Kind.PAGE:
        return True
    rule = CONTINUE.get(name, continues_note)
    return rule(current, item)


def continues_abstract(current: Sequence[Item], item: Item) -> bool:
    """An abstract ends at a line that is no running text."""
    last = next((one for one in reversed(current) if one.kind is not Kind.PAGE), current[-1])
    if not last.text:
        return item.kind not in (Kind.COPYRIGHT, Kind.CONTACT)
    if is_part(item.line.text) or is_part(last.line.text):
        return True
    if item.label and item.label.zone == "part" and item.label.sign:
        return True
    gap, ended = item.line.gap, last.text[-1] in ".!?"
    if item.line.gap == 0 and last.line.is_full and not ended:
        return True
    if item.kind in HARD:
        return not ended and not gap and item.kind is not Kind.COPYRIGHT
    if item.kind is Kind.DOCTYPE:
        return not ended and not gap
    if item.kind in (Kind.NAMES, Kind.AFFILIATION):
        return not gap or (not ended and item.text[0].islower())
    if gap and item.kind is Kind.TEXT:
        return len(item.text) > 45 if ended else not item.text.isupper()
    return True


def continues_keywords(current: Sequence[Item], item: Item) -> bool:
    """Keywords end at a blank line, unless a separator or a list of single lines goes on."""
    last = current[-1]
    label = current[0].label
    language = guess_language(item.text) if label and label.language else ""
    if language and label and language != label.language and last.text[-1:] not in ",;":
        return False  # The title in another language stands right below the keywords.
    if item.kind is Kind.NAMES and last.text and last.text[-1] not in ",;-" and not listed(current):
        return False
    if item.kind in (Kind.NOTE, Kind.COPYRIGHT) and item.line.gap:
        return False
    if item.kind in HARD and not (last.line.is_full or last.text.endswith((";", ","))):
        return False
    if not last.text:
        return len(current) == 1 and item.kind not in (Kind.PROSE,)
    if last.text[-1] in ",;-‐–•·" or item.text[0] in ",;•·":
        return True
    if last.text[-1] == "." or item.kind in (Kind.PROSE, Kind.AFFILIATION):
        return last.line.is_full and last.text[-1] != "."
    if item.line.gap:
        wrapped = item.text[0].islower() or (len(last.text) > 60 and item.kind is Kind.TEXT)
        return wrapped and len(item.text) < 60 and "." not in item.text[:-1]
    if last.line.is_full:
        return True
    return keywords_go_on(current, item)


def listed(current: Sequence[Item]) -> bool:
    """Whether keywords stand one on a line, below their label."""
    return len(current) > 1 and not current[0].text


def keywords_go_on(current: Sequence[Item], item: Item) -> bool:
    """Whether a line right below a list of keywords has the list's own separators."""
    texts = [one.text for one in current if one.text]
    separator = ";" if any(";" in text for text in texts) else ","
    if separator in item.text:
        return True
    return (listed(current) and len(item.text) < 45) or (
        len(texts[-1]) > 55 and len(item.text) < 40
    )


def continues_contact(current: Sequence[Item], item: Item) -> bool:
    """An address or a note goes on until a blank line or another kind of line."""
    if item.line.gap:
        return not current[-1].text and len(current) == 1
    return item.kind not in (Kind.NAMES, Kind.DOCTYPE) or not current[-1].text


def continues_note(current: Sequence[Item], item: Item) -> bool:
    """Any other zone goes on until a blank line."""
    last = current[-1]
    if not last.text:
        return len(current) == 1 or not item.line.gap
    return not item.line.gap


def continues_line(current: Sequence[Item], item: Item) -> bool:
    """A zone of one line, or of the line below its label."""
    return (not current[-1].text and len(current) == 1) or current[-1].line.is_full


def continues_never(current: Sequence[Item], item: Item) -> bool:
    """A label that only says what follows it leaves that to the reader of heads."""
    return False


def continues_always(current: Sequence[Item], item: Item) -> bool:
    """The article's own text goes on to the end or the next label."""
    return not (item.kind in HARD and item.line.gap) and not (
        item.kind is Kind.AFFILIATION and item.line.gap
    )


CONTINUE = {
    "abstract": continues_abstract,
    "part": continues_abstract,
    "keywords": continues_keywords,
    "correspondence": continues_contact,
    "contact": continues_line,
    "received": continues_line,
    "published": continues_line,
    "event": continues_line,
    "access": continues_line,
    "classification": continues_keywords,
    "running": continues_line,
    "title": continues_never,
    "authors": continues_never,
    "affiliations": continues_never,
    "introduction": continues_always,
}
"""How long each zone goes on."""
