"""Titles in other languages: the runs of lines that may be one, and the language of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from citeform.frontpage.head import MARKS
from citeform.frontpage.kinds import Kind, score_affiliation
from citeform.frontpage.labels import fold
from citeform.frontpage.languages import guess_language
from citeform.frontpage.layout import Layout
from citeform.frontpage.name_line import score_names
from citeform.frontpage.page import Page
from citeform.frontpage.scripts import script_of
from citeform.frontpage.zones import Item
from citeform.pattern import pattern

NO_LATIN = frozenset("zh ja ru uk sr".split())
"""Languages that are not written in Latin script."""
TALK = pattern(
    r"\s[(\[](?:invited|plenary|keynote)(?:\s(?:talk|paper|lecture|speech|address|review))?[)\]]$",
    re.IGNORECASE,
)
"""What a programme says of a talk, behind its title."""

MOST_NAME, LEAST_TITLE = 6, 3
"""How many words a journal's name has at most, and a title at least."""


def foreign(text: str, title: str, told: set[str]) -> str:
    """The language of a few words in another script than the title: what else the page tells."""
    script = script_of(text)
    if script == script_of(title) or len(text) < 20:
        return ""
    fitting = [code for code in told if code and (code in NO_LATIN) == (script != "latin")]
    return fitting[0] if len(fitting) == 1 else ""


def hinted(layout: Layout, run: Sequence[Item], language: str) -> str:
    """The language of a few words right below the title, or right above an abstract in another."""
    text = " ".join(item.text for item in run)
    if not language or ends_title(run[0]) or len(text.split()) < 3:
        return ""
    title = layout.head.title
    if title and run[0].number == title[-1].number + 1 and guess_language(text, 1) == "en":
        return "en"
    for zone in layout.named("abstract"):
        if zone.items[0].number == run[-1].number + 1 and not guess_language(text, 1):
            return guess_language(" ".join(zone.texts), 3)
    return ""


def other_titles(layout: Layout, last: int) -> Iterable[tuple[Item, ...]]:
    """Runs of lines behind the title that are nothing else."""
    for zone in layout.named("", "title"):
        run: list[Item] = []
        for item in zone.items:
            plain = item.kind in (Kind.TEXT, Kind.PROSE, Kind.AFFILIATION, Kind.NAMES)
            if item.number <= last or item.number in layout.taken or not plain:
                yield from [tuple(run)] if run else []
                run = []
                continue
            if run and (ends_title(item) or not same_title(run[-1], item)):
                yield tuple(run)
                run = []
            run.append(item)
        yield from [tuple(run)] if run else []


def ends_title(item: Item) -> bool:
    """Whether a line right below another title is of authors or institutions."""
    if item.kind is Kind.AFFILIATION:
        return score_affiliation(item.text) >= 0.8 or item.text[0].isdigit()
    return item.kind is Kind.NAMES and score_names(item.text) >= 0.6


def same_title(before: Item, item: Item) -> bool:
    """Whether two lines of another title belong together."""
    if item.line.gap:
        return item.text[0].islower()
    one, other = guess_language(before.text), guess_language(item.text)
    return not (one and other and one != other)


def clean_title(text: str) -> str:
    """A title without footnote marks, the stop and the kind of talk behind it.

    >>> clean_title("On rivers (Invited Paper)*")
    'On rivers'
    """
    text = TALK.sub("", text.rstrip(MARKS + " ")).rstrip(MARKS + " ")
    if text.endswith(".") and not text.endswith("..") and " " in text:
        text = text[:-1].rstrip()
    return text.strip(" |")


def without_journal(title: str, page: Page) -> str:
    """A title without the journal's name before it, where the page cites it with the name behind.

    "BMJ Open Effect of a reminder", cited as "Effect of a reminder. BMJ Open 2017;7".
    """
    words = title.split()
    text = fold(page.join(line.text for line in page.lines))
    for at in range(1, min(MOST_NAME, len(words) - LEAST_TITLE)):
        name, rest = " ".join(words[:at]), " ".join(words[at:])
        if f"{fold(rest)}. {fold(name)} " in text:
            return rest
    return title
