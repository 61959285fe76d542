"""The abstracts of a page: which lines they consist of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from citeform.frontpage.citation_line import NOTHING, read_citation
from citeform.frontpage.keywords import is_terms
from citeform.frontpage.kinds import Kind
from citeform.frontpage.labels import is_part, squash
from citeform.frontpage.languages import guess_language
from citeform.frontpage.model import Guess
from citeform.frontpage.page import WORD, Page
from citeform.frontpage.zones import HARD, Item, Zone
from citeform.pattern import pattern

SURE = 0.5
"""How probable it must be that a line belongs to an abstract."""
CERTAIN = 0.75
"""How probable a block must be for another beginning to be a part of it."""
LIKELY = 0.15
"""How probable it must be between lines that are sure."""
LONGEST = 12
"""How many lines may be less sure between two that are."""
MORE = 6
"""How many lines a block's first or last sentence may have outside of it."""
DOUBTED, EXCLUDED = 0.1, 0.02
"""Below this a line is no beginning or no end of an abstract, even in the middle of a sentence."""
LABELLED = 0.25
"""What the rules add to that where they see a labelled abstract."""
NOTES = frozenset({Kind.COPYRIGHT, Kind.NOTE, Kind.CONTACT, Kind.CITATION, Kind.DOI, Kind.DATE})
"""Kinds that stand below an abstract and do not belong to it."""
FOOTNOTE = pattern(r"(?:[*†‡§¶⋆∗⁎?]+|\(?\d{1,2}\)?)\s?(?=[A-Z][a-z])")
"""A mark that begins a footnote."""
NUMBERS = pattern(r"[\d/.| –—-]*\d[\d/.| –—-]*")
"""A page number, or a date in figures."""
ENDS = ".!?"
NARROW = 30
"""A line that is shorter is a piece of a formula or a single word, and so may be its neighbours."""
SUMMARIES = frozenset("authorsummary plainlanguagesummary".split())
"""Headings within an abstract that are no words of it."""
CITED = pattern(r"(?:\(?(?:19|20)\d\d\)?, ?)?\d{1,3}, ?\d+ ?[-–] ?\d+\.\s(?=\S)")
"""How the citation ends that stands before an abstract: "Child Development, 1993, 64, 98-109. "."""
LEAD = pattern(
    r"\[1\]\s|(?:author|plain language) summary[.:]?\s|see .{3,120}? for an? "
    r"(?:scientific commentary|related|editorial)[^.]*\.\s",
    re.IGNORECASE,
)
"""What stands before an abstract's first sentence and does not belong to it."""
TAIL = pattern(
    r"(?<=[.!?\s])(?:(?:copyright )?(?:©|\(c\) ?(?:19|20)\d\d)|copyright \d{4}|"
    r"[a-z] (?:19|20)\d\d .{3,60}all rights reserved|all rights reserved|"
    r"send (?:offprint|reprint) requests|please see later in the article|"
    r"an earlier version of (?:this|the) (?:paper|work|article)|\(?\d+(?:/\d+)? words\)?|"
    r"this report describes research done|this article (?:is|was) published)",
    re.IGNORECASE,
)
"""What stands behind its last sentence: rights, notes of the publisher, the number of words."""
APART = 80
"""How many lines of other columns may stand within a sentence."""
SHORTEST = 60
"""A last paragraph that is shorter is a sentence, or does not belong to the abstract."""
TAIL_LENGTH = 400
"""How long what stands behind the last sentence may be."""


def find_blocks(
    page: Page, zones: Sequence[Zone], guesses: Sequence[Guess]
) -> tuple[tuple[Item, ...], ...]:
    """The abstracts of a page in order, each as its lines; the first line may have the label."""
    blocks: list[list[Item]] = []
    for block in cut_blocks(page, zones, guesses):
        if blocks and belongs(blocks[-1], block, guesses):
            blocks[-1] += block
        else:
            blocks.append(block)
    labelled = [block for block in blocks if is_labelled(block[0])]
    if not labelled and blocks:
        labelled = [max(blocks, key=lambda block: weigh(block, guesses))]
    if not blocks:
        labelled = [block for block in paragraphs(zones) if is_likely(block, guesses)][:1]
    items = {item.number: item for zone in zones for item in zone.items}
    trimmed = (finish(start(trim(block), items, guesses), items, guesses) for block in labelled)
    return tuple(tuple(block) for block in trimmed if any(item.text for item in block))


def paragraphs(zones: Sequence[Zone]) -> Iterable[list[Item]]:
    """The lines of a page from one blank line to the next."""
    block: list[Item] = []
    for item in (item for zone in zones for item in zone.items):
        if block and item.line.gap:
            yield block
            block = []
        block.append(item)
    if block:
        yield block


def is_likely(block: Sequence[Item], guesses: Sequence[Guess]) -> bool:
    """Whether a paragraph may be the abstract where no line surely is one."""
    whole = all(guesses[item.number].chance("abstract") >= DOUBTED for item in block)
    return whole and block[0].kind is Kind.PROSE and block[-1].line.text[-1] in ENDS


def is_excluded(block: Sequence[Item], guesses: Sequence[Guess]) -> bool:
    """Whether the model has looked at a block and takes no line of it for an abstract."""
    told = [guesses[item.number] for item in block] if guesses else []
    return any(guess.begins for guess in told) and rate(block, guesses) < EXCLUDED


def start(block: list[Item], items: Mapping[int, Item], guesses: Sequence[Guess]) -> list[Item]:
    """A block with the lines above it where its first sentence begins, or a citation ends."""
    first = block[0]
    before = items.get(first.number - 1)
    if first.label or not before:
        return block
    if not first.line.gap and not CITED.search(first.line.text) and CITED.search(before.line.text):
        return [before, *block]
    above: list[Item] = []
    while first.line.text[0].islower() and before and not before.label and len(above) < MORE:
        if guesses[before.number].chance("abstract") < DOUBTED:
            break
        above.insert(0, before)
        before = items.get(before.number - 1)
    return [*above, *block]


def finish(block: list[Item], items: Mapping[int, Item], guesses: Sequence[Guess]) -> list[Item]:
    """A block with the lines that end its last sentence, where the model is not against it."""
    kept = list(block)
    while len(kept) < len(block) + MORE:
        last = kept[-1]
        after = items.get(last.number + 1)
        if not after or after.line.gap or last.line.text[-1] in ENDS:
            break
        small = after.line.text[0].islower()
        if not small and (after.label or guesses[after.number].chance("abstract") < EXCLUDED):
            break
        kept.append(after)
    return [*kept, *resume(kept[-1], items, guesses)]


def resume(last: Item, items: Mapping[int, Item], guesses: Sequence[Guess]) -> Iterable[Item]:
    """The paragraph that goes on, behind another column's lines, where a sentence broke off."""
    begin = last.number + 1
    end = begin if last.line.text[-1] in ENDS else min(begin + APART, len(items))
    for number in range(begin, end):
        item = items[number]
        likely = item.line.gap and guesses[number].chance("abstract") >= DOUBTED
        if likely and item.line.text[0].islower() and not item.label:
            yield item
            yield from goes_on(item, items, guesses)
            return


def goes_on(first: Item, items: Mapping[int, Item], guesses: Sequence[Guess]) -> Iterable[Item]:
    """The further lines of a paragraph that belong to the abstract."""
    for number in range(first.number + 1, len(items)):
        item = items[number]
        excluded = guesses[number].chance("abstract") < EXCLUDED
        if item.label or item.line.gap or excluded:
            return
        yield item


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
            if squash(item.line.text) in SUMMARIES:
                continue
            inside = block or item.kind is Kind.PAGE
            before = block[-1].line if block else page.lines[max(0, item.number - 1)]
            if (told[item.number] or label) and not (
                inside and is_furniture(page, item, before.text)
            ):
                block.append(item)
                seen = seen or bool(item.text)
    if block:
        yield block


def find_told(zones: Sequence[Zone], guesses: Sequence[Guess]) -> list[bool]:
    """Which lines belong to abstracts; lines that are less sure stand between sure ones."""
    items = [item for zone in zones for item in zone.items]
    chances = find_chances(zones, guesses)
    told = [chance >= SURE for chance in chances]
    last = len(chances)
    for at, chance in enumerate(chances):
        if chance >= SURE:
            turned = turns_page(items[last : at + 1])
            told[last : at + 1] = [not turned] * (at + 1 - last)
            last = at + 1
        elif chance < LIKELY or at - last >= LONGEST:
            last = len(chances)
    return [one or opens(items, at, told) for at, one in enumerate(told)]


def find_chances(zones: Sequence[Zone], guesses: Sequence[Guess]) -> list[float]:
    """How probable each line is; where a label opens an abstract the rules have a say, too."""
    chances = [guess.chance("abstract") for guess in guesses]
    for zone in zones:
        if zone.name == "abstract":
            for item in zone.items:
                chances[item.number] += LABELLED
    return chances


def opens(items: Sequence[Item], at: int, told: Sequence[bool]) -> bool:
    """Whether a line is the first heading of an abstract, between its label and its text."""
    between = at > 0 and is_labelled(items[at - 1]) and told[at + 1 : at + 2] == [True]
    return between and is_part(items[at].line.text)


def turns_page(items: Sequence[Item]) -> bool:
    """Whether lines are the foot of a page, with its number or that of the next."""
    return len(items) > 1 and items[0].kind in HARD and items[-1].kind is Kind.PAGE


def is_introduction(item: Item) -> bool:
    """Whether a line is the heading of the article's text."""
    return item.label is not None and item.label.zone == "introduction" and not item.text


def is_labelled(item: Item) -> bool:
    """Whether a line begins with the label of an abstract."""
    return item.label is not None and item.label.zone == "abstract"


def is_furniture(page: Page, item: Item, before: str) -> bool:
    """Whether a line is a page number or a running head; a piece of a formula is neither.

    `before` is the abstract's last line above it.
    """
    text = item.line.text
    if item.kind is Kind.PAGE:
        number = NUMBERS.fullmatch(text) is not None
        return (number and len(before) >= NARROW) or text[:5].lower() == "page "
    again = item.kind is not Kind.PROSE and 8 < len(text) < 80 and not text[0].islower()
    return again and page.comes_again(text)


def belongs(before: Sequence[Item], block: Sequence[Item], guesses: Sequence[Guess]) -> bool:
    """Whether a block goes on where another was broken off."""
    last, first = before[-1], block[0]
    if is_labelled(first):
        # "Summary: …" may end an abstract; another abstract is in another language.
        return first.line.gap == 0 and bool(first.text) and language(before) == language(block)
    if first.label and first.label.zone in ("part", "introduction"):
        return True
    doubtful = rate(before, guesses) < CERTAIN
    if doubtful and guesses[first.number].begins.get("abstract", 0.0) > SURE:
        return not last.text
    return not last.text or last.line.text[-1] not in ENDS


def language(block: Sequence[Item]) -> str:
    """The language of a block, or nothing."""
    return guess_language(" ".join(item.text for item in block), 3)


def weigh(block: Sequence[Item], guesses: Sequence[Guess]) -> float:
    """How much of a block is an abstract: its length by its probability."""
    return sum(len(item.text) * guesses[item.number].chance("abstract") for item in block)


def rate(block: Sequence[Item], guesses: Sequence[Guess]) -> float:
    """How probable it is that a block is an abstract."""
    return weigh(block, guesses) / max(1, sum(len(item.text) for item in block))


def trim(block: Sequence[Item]) -> list[Item]:
    """A block without the notes below it, the terms above it, and scraps on either side."""
    kept = list(block)
    if len(kept) > 1 and not kept[0].label and is_terms(kept[0].text):
        del kept[0]
    first = next((at for at, item in enumerate(kept) if item.text), 0)
    if first + 1 < len(kept) and is_scrap(kept[first].text):
        del kept[first]
    for at in range(1, len(kept)):
        item, before = kept[at], kept[at - 1]
        if before.line.text[-1] not in ENDS or not item.line.gap:
            continue
        rest = " ".join(["", *(one.line.text for one in kept[at:])])
        noted = FOOTNOTE.match(rest, 1) or TAIL.match(rest, 1)
        if item.kind in NOTES or noted or is_fragment(rest):
            return kept[:at]
    return kept


def is_scrap(text: str) -> bool:
    """Whether a line has no word; a single letter is the initial of the first one."""
    return len(text) > 1 and not any(map(str.isalpha, text.replace(" ", "")[1:]))


def is_fragment(text: str) -> bool:
    """Whether a last paragraph is too short for one, and no sentence."""
    return len(text) < SHORTEST and text[-1] not in ENDS


def clean_abstract(text: str) -> str:
    """An abstract without what stands before its first and behind its last sentence.

    >>> clean_abstract("See Ware (2020) for a scientific commentary. It was small. © 1993 SRCD")
    'It was small.'
    """
    text = text.lstrip(": ")  # Of a label in small capitals, which the text has lost.
    if lead := LEAD.match(text):
        text = text[lead.end() :]
    if tail := TAIL.search(text, max(10, len(text) - TAIL_LENGTH)):
        text = text[: tail.start()].rstrip(" (")
    last = max(text.rfind(". ", 0, len(text) - 3), len(text) - 120)
    found = read_citation(text[last + 2 :]) if last > 0 else NOTHING
    if found.journal and found.page and text[last : last + 2] == ". ":
        text = text[: last + 1]
    return text


def skip_citation(text: str) -> str:
    """An abstract without the article's own citation that stands before it.

    >>> skip_citation("CHILD DEVELOPMENT, 1993, 64, 98-109. The study was small.")
    'The study was small.'
    """
    cited = CITED.search(text[:300])
    return text[cited.end() :] if cited else text


def join_initial(texts: Sequence[str], words: Collection[str]) -> list[str]:
    """The texts of lines, a large initial put together with the rest of its word.

    "A" and "I" are words of their own, unless what they make is among the `words` of the page.

    >>> join_initial(["I", "n most patients", "it was small."], {"in"})
    ['In most patients', 'it was small.']
    """
    lines = [text for text in texts if text]
    if len(lines) < 2 or len(lines[0]) != 1 or not lines[0].isupper() or not lines[1][0].islower():
        return lines
    initial, rest = lines[0], WORD.match(lines[1])
    whole = initial + (rest[0] if rest else "")
    return (
        [initial + lines[1], *lines[2:]] if initial not in "AI" or whole.lower() in words else lines
    )
