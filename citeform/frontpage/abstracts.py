"""The abstracts of a page: which lines they consist of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from citeform.frontpage.kinds import Kind
from citeform.frontpage.languages import guess_language
from citeform.frontpage.model import Guess
from citeform.frontpage.page import Page
from citeform.frontpage.zones import Item, Zone
from citeform.pattern import pattern

SURE = 0.5
"""How probable it must be that a line belongs to an abstract."""
DOUBTED = 0.1
"""Below this a line is no end of an abstract, even in the middle of a sentence."""
LABELLED = 0.25
"""What the rules add to that where they see a labelled abstract."""
NOTES = frozenset({Kind.COPYRIGHT, Kind.NOTE, Kind.CONTACT, Kind.CITATION, Kind.DOI, Kind.DATE})
"""Kinds that stand below an abstract and do not belong to it."""
FOOTNOTE = pattern(r"(?:[*†‡§¶⋆∗⁎?]+|\(?\d{1,2}\)?)\s?(?=[A-Z][a-z])")
"""A mark that begins a footnote."""
NUMBERS = pattern(r"[\d/.| –—-]*\d[\d/.| –—-]*")
"""A page number, or a date in figures."""
ENDS = ".!?"


def find_blocks(
    page: Page, zones: Sequence[Zone], guesses: Sequence[Guess]
) -> tuple[tuple[Item, ...], ...]:
    """The abstracts of a page in order, each as its lines; the first line may have the label."""
    blocks: list[list[Item]] = []
    for block in cut_blocks(page, zones, guesses):
        if blocks and belongs(blocks[-1], block):
            blocks[-1] += block
        else:
            blocks.append(block)
    labelled = [block for block in blocks if is_labelled(block[0])]
    if not labelled and blocks:
        labelled = [max(blocks, key=lambda block: weigh(block, guesses))]
    items = {item.number: item for zone in zones for item in zone.items}
    trimmed = (finish(trim(block), items, guesses) for block in labelled)
    return tuple(tuple(block) for block in trimmed if any(item.text for item in block))


def finish(block: list[Item], items: Mapping[int, Item], guesses: Sequence[Guess]) -> list[Item]:
    """A block with the line that ends its last sentence, where the model is not against it."""
    last = block[-1]
    after = items.get(last.number + 1)
    if not after or after.label or after.line.gap or last.line.text[-1] in ENDS:
        return block
    return [*block, after] if guesses[after.number].chance("abstract") >= DOUBTED else block


def cut_blocks(page: Page, zones: Sequence[Zone], guesses: Sequence[Guess]) -> Iterable[list[Item]]:
    """The runs of lines that the model takes for abstracts, page furniture within them left out."""
    told = find_told(zones, guesses)
    block: list[Item] = []
    seen = False
    for zone in zones:
        for item in zone.items:
            label = is_labelled(item)
            if block and (not told[item.number] or label):
                yield block
                block = []
            if seen and is_introduction(item):
                return
            if (told[item.number] or label) and not (block and is_furniture(page, item)):
                block.append(item)
                seen = seen or bool(item.text)
    if block:
        yield block


def find_told(zones: Sequence[Zone], guesses: Sequence[Guess]) -> list[bool]:
    """Which lines belong to abstracts; a single line that is less sure stands between two.

    Where a label opens an abstract the rules have a say, too.
    """
    chances = [guess.chance("abstract") for guess in guesses]
    for zone in zones:
        if zone.name == "abstract":
            for item in zone.items:
                chances[item.number] += LABELLED
    chances = [0.0, *chances, 0.0]
    return [
        one >= SURE or (one >= SURE / 2 and before >= SURE and after >= SURE)
        for before, one, after in zip(chances, chances[1:], chances[2:], strict=False)
    ]


def is_introduction(item: Item) -> bool:
    """Whether a line is the heading of the article's text."""
    return item.label is not None and item.label.zone == "introduction" and not item.text


def is_labelled(item: Item) -> bool:
    """Whether a line begins with the label of an abstract."""
    return item.label is not None and item.label.zone == "abstract"


def is_furniture(page: Page, item: Item) -> bool:
    """Whether a line is a page number or a running head; a piece of a formula is neither."""
    text = item.line.text
    if item.kind is Kind.PAGE:
        return NUMBERS.fullmatch(text) is not None or text[:5].lower() == "page "
    again = item.kind is not Kind.PROSE and len(text) < 80 and not text[0].islower()
    return again and page.comes_again(text)


def belongs(before: Sequence[Item], block: Sequence[Item]) -> bool:
    """Whether a block goes on where another was broken off."""
    last, first = before[-1], block[0]
    if is_labelled(first):
        # "Summary: …" may end an abstract; another abstract is in another language.
        return first.line.gap == 0 and bool(first.text) and language(before) == language(block)
    if first.label and first.label.zone in ("part", "introduction"):
        return True
    return not last.text or last.line.text[-1] not in ENDS


def language(block: Sequence[Item]) -> str:
    """The language of a block, or nothing."""
    return guess_language(" ".join(item.text for item in block), 3)


def weigh(block: Sequence[Item], guesses: Sequence[Guess]) -> float:
    """How much of a block is an abstract: its length by its probability."""
    return sum(len(item.text) * guesses[item.number].chance("abstract") for item in block)


def trim(block: Sequence[Item]) -> list[Item]:
    """A block without the notes below it."""
    kept = list(block)
    for at in range(1, len(kept)):
        item, before = kept[at], kept[at - 1]
        ended = before.line.text[-1] in ENDS
        if ended and item.line.gap and (item.kind in NOTES or FOOTNOTE.match(item.line.text)):
            return kept[:at]
    return kept
