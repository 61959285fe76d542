"""Works of journals, whose titles are abbreviated or written in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citeform.journals.lists import Entry
from citeform.journals.titles import Titles, is_short, key, without_points
from citeform.model.reference import Reference
from citeform.model.rich import plain

TITLE, SHORT = "container-title", "container-title-short"
# Newspapers are cited in full (Citing Medicine, chapter 8), books and proceedings as well.
SERIALS = ("article-journal", "article-magazine", "review", "review-book")


def journal_of(one: Reference) -> str:
    """The title of the journal that a work stands in, or the short one; none for other works."""
    return (one.text(TITLE) or one.text(SHORT)) if one.type in SERIALS else ""


def retitled(one: Reference, title: str) -> Reference:
    """A work with another title of its journal, and short title where it has one."""
    if not title:
        return one
    changed = {TITLE: title, SHORT: title} if one.text(SHORT) else {TITLE: title}
    return replace(one, variables={**one.variables, **changed})


class Shortening:
    """Abbreviates titles by lists, and by ISO 4 what they lack."""

    def __init__(self, titles: Titles, is_pointed: bool = True) -> None:
        self.titles, self.is_pointed = titles, is_pointed
        self.lacks_iso4 = False
        """Whether a title would have been abbreviated if pyiso4 were installed."""

    def works(self, references: Iterable[Reference]) -> list[Reference]:
        """Works whose journals are abbreviated, one journal in one way.

        `J Clin Oncol` gets the points of `J. Clin. Oncol.` where that was made of a full title.
        """
        works = [(one, self.short(one)) for one in references]
        made = {key(short): short for one, short in works if short != journal_of(one)}
        return [retitled(one, made.get(key(short), short)) for one, short in works]

    def short(self, one: Reference) -> str:
        """The abbreviated title of a work's journal; none for other works."""
        if not (title := journal_of(one)):
            return ""
        own = one.text(SHORT)
        found = self.titles.short(title) or self.by_iso4(title, own, one.text("language"))
        return found if self.is_pointed else without_points(found)

    def by_iso4(self, title: str, own: str, language: str) -> str:
        """A title by ISO 4; the work's own short title where that is not to be had."""
        try:
            from citeform.journals import iso4
        except ImportError:
            self.lacks_iso4 = self.lacks_iso4 or not own
            return own or title
        bare = plain(title)
        short = iso4.abbreviated(bare, language)
        # What is not changed keeps its markup.
        return title if short == bare else short


def own_titles(references: Iterable[Reference]) -> list[Entry]:
    """The journals that works name both in full and abbreviated."""
    return [
        Entry(title, short)
        for one in references
        if one.type in SERIALS
        and (title := one.text(TITLE))
        and (short := one.text(SHORT))
        and key(title) != key(short)
        and not is_short(title)
    ]
