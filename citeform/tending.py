"""Tending: a library that is filtered, freed of duplicates, keyed anew, sorted and cut, and whose
journals are abbreviated or written in full.

The steps come in the order in which one can want them: what is sorted by may be dropped, and keys
are made of all that a reference says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from citeform import links
from citeform.keys import with_keys
from citeform.lenses import Item, from_csl
from citeform.model.naming import variable
from citeform.model.reference import Reference
from citeform.model.vocabulary import CUSTOM
from citeform.problems import CiteformError, Problem, Source
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from citeform.duplicates import Same
    from citeform.journals.titles import Titles

LANGUAGE = "en-US"
"""Whose order references are sorted in, if no other is asked for."""
DEDUPE = ("report", "merge", "keep")
"""What can be done about duplicates."""

ALWAYS = ("key", "type")
"""What every reference keeps, whether `fields` names it or not."""
BIB = ("bibtex", "biblatex")
YEAR = {"year": "issued"}


class Tending(NamedTuple):
    """What is done to references between reading and writing; an empty value is nothing."""

    filter: str = ""
    """The expression that they must pass; see `selection`."""
    dedupe: str = ""
    """One of `DEDUPE`: tell of duplicates, merge them, or keep the first."""
    abbreviate: bool = False
    """Abbreviate the titles of journals."""
    expand: bool = False
    """Write the titles of journals in full."""
    journals: Sequence[str | Path] = ()
    """Lists of journals, as JabRef has them, for both; the last rules."""
    dotless: bool = False
    """Abbreviate without points."""
    rekey: str = ""
    """The pattern of new keys for all; see `keys`."""
    sort: str = ""
    """Variables with commas between, `-` before one for a descending order."""
    fields: str = ""
    """The variables that are kept, with commas between."""
    drop: str = ""
    """The variables that are left out."""
    key: str = ""
    """The pattern of keys for those that have none, where a step needs keys."""
    locale: str | None = None
    """The language in whose order they are sorted."""
    to: str = ""
    """The format that is written: in `BIB` a merged entry answers to its old keys too (`ids`), and
    an entry comes after those that name it in `crossref`, as BibTeX needs it."""

    @property
    def asks(self) -> bool:
        """Whether anything is to be done."""
        return any(self[:10])


class Tended(NamedTuple):
    """References that were tended, and what the user should know of it."""

    references: list[Reference]
    problems: tuple[Problem, ...] = ()


class Shelf:
    """References on their way through the steps, each with the text that it was read from."""

    def __init__(self, references: list[Reference], sources: Sequence[Source | None]) -> None:
        self.references, self.sources = references, list(sources)
        self.problems: list[Problem] = []

    def keep(self, places: Sequence[int], names: dict[str, str] | None = None) -> None:
        """Keep the references at some places, in order, and mend the links to the others.

        `names` are the keys of those that go → what they are called now.
        """
        chosen = set(places)
        gone = [one for at, one in enumerate(self.references) if at not in chosen]
        kept = [self.references[at] for at in places]
        if gone:
            left = {one.id.lower() for one in kept}
            lost = {key: "" for one in gone if (key := one.id.lower()) not in left}
            lost |= {key.lower(): name for key, name in (names or {}).items()}
            kept = [links.linked(one, lost) for one in kept]
        self.references = links.framed(kept, gone)
        self.sources = [self.sources[at] for at in places]

    def place(self, at: int, variable: str = "") -> Problem:
        """An empty problem at a variable of a reference, or where it begins."""
        one, source = self.references[at], self.sources[at]
        if source is None:
            return Problem("bad-option", "")
        origin = one.origins.get(variable)
        start = min((origin.start for origin in one.origins.values()), default=0)
        return source.problem("bad-option", "", origin.start if origin else start)

    def called(self, at: int) -> str:
        """What a reference is called in a message."""
        one = self.references[at]
        return one.id or f'"{one.text("title")[:40]}"'


def check(tending: Tending) -> None:
    """Raise `CiteformError` for options that cannot be used, before anything is read.

    Which fields there are besides CSL's variables is known only then.
    """
    check_journals(tending)
    tend((), tending._replace(fields="", drop="", journals=()))


def check_journals(tending: Tending) -> None:
    """Raise `CiteformError` for options about journals that do not go together."""
    if tending.abbreviate and tending.expand:
        message = "titles are abbreviated or written in full, not both"
        raise CiteformError(Problem("bad-option", message, "--expand"))
    if tending.dotless and not tending.abbreviate:
        raise CiteformError(Problem("bad-option", "--dotless is for --abbreviate"))
    if tending.journals and not (tending.abbreviate or tending.expand):
        message = "--journals is for --abbreviate and --expand"
        raise CiteformError(Problem("bad-option", message))


def tend(
    works: Iterable[Reference | Item], tending: Tending, sources: Sequence[Source | None] = ()
) -> Tended:
    """Do to references, or CSL-JSON objects, what is asked for.

    `sources` are the texts that they were read from, for the places of problems.
    Raises `CiteformError` for an option that cannot be used.
    """
    check_journals(tending)
    references = [one if isinstance(one, Reference) else from_csl(one) for one in works]
    shelf = Shelf(references, sources or [None] * len(references))
    if tending.filter:
        from citeform.selection import selection

        is_wanted = selection(tending.filter)
        shelf.keep([at for at, one in enumerate(shelf.references) if is_wanted(one)])
    if tending.dedupe:
        dedupe(shelf, tending.dedupe, tending.to in BIB)
    if tending.abbreviate or tending.expand:
        retitle(shelf, tending)
    if tending.rekey:
        rekey(shelf, tending.rekey)
    if tending.sort:
        sort(shelf, tending)
    if tending.fields or tending.drop:
        cut(shelf, tending)
    return Tended(shelf.references, tuple(shelf.problems))


def dedupe(shelf: Shelf, how: str, is_bib: bool) -> None:
    """Tell of duplicates, merge them, or keep the first of each."""
    from citeform.duplicates import duplicates, merge, works_of

    if how not in DEDUPE:
        raise CiteformError(
            Problem("bad-option", f'"{how}" is none of {", ".join(DEDUPE)}', "--dedupe")
        )
    found = duplicates(shelf.references)
    shelf.problems += [told(shelf, same, how) for same in found]
    if how == "report":
        return
    groups = works_of(found)
    names: dict[str, str] = {}
    for first, members in groups.items():
        ones = [shelf.references[at] for at in members]
        whole = merge(ones) if how == "merge" else ones[0]
        keys = [one.id for one in ones]
        whole = links.with_aliases(whole, keys) if is_bib else whole
        shelf.references[first] = around_of(whole, ones[0])
        names |= {key: whole.id for key in keys if key and key != whole.id}
    gone = {at for first, members in groups.items() for at in members if at != first}
    shelf.keep([at for at in range(len(shelf.references)) if at not in gone], names)


def around_of(whole: Reference, first: Reference) -> Reference:
    """A reference with the remarks that stand at its place in the file."""
    extra = {name: texts for name, texts in whole.extra.items() if name not in links.AROUND}
    extra |= {name: texts for name, texts in first.extra.items() if name in links.AROUND}
    return replace(whole, extra=extra)


def told(shelf: Shelf, same: Same, how: str) -> Problem:
    """The problem that two references are one work, with the places of both."""
    from citeform.duplicates import SAYING

    problem = shelf.place(same.later, {"doi": "DOI", "pmid": "PMID"}.get(same.by, same.by))
    where = shelf.place(same.first)
    place = f" ({where.file}:{where.line}:{where.column})" if where.line else ""
    message = f"{shelf.called(same.later)} {SAYING[same.by]} {shelf.called(same.first)}{place}"
    if not same.is_sure:
        message += " but another title"
        hint = "both are kept" if how != "report" else "one of the two has the wrong identifier"
    else:
        hint = {"merge": "merged", "keep": "the first is kept"}.get(how, "")
    return problem._replace(code=f"duplicate-{same.by}", message=message, hint=hint)


def retitle(shelf: Shelf, tending: Tending) -> None:
    """Abbreviate the titles of journals, or write them in full, by lists."""
    from citeform.journals.lists import read_list
    from citeform.journals.titles import Titles

    lists = [read_list(Path(path)) for path in tending.journals]
    shelf.problems += [problem for one in lists for problem in one.problems]
    titles = [one.entries for one in lists]
    if tending.abbreviate:
        abbreviate(shelf, Titles(titles), not tending.dotless)
    else:
        from citeform.journals.works import own_titles

        expand(shelf, Titles([own_titles(shelf.references), *titles]))


def abbreviate(shelf: Shelf, titles: Titles, is_pointed: bool) -> None:
    """Abbreviate the titles of journals by lists, and by ISO 4 what they lack."""
    from citeform.journals.works import Shortening

    shortening = Shortening(titles, is_pointed)
    shelf.references = shortening.works(shelf.references)
    if shortening.lacks_iso4:
        message = "pyiso4 is missing; titles that no list has stay as they are"
        hint = "pip install 'citeform[journals]' installs it"
        shelf.problems.append(Problem("no-abbreviator", message, hint=hint))


def expand(shelf: Shelf, titles: Titles) -> None:
    """Write the titles of journals in full; what may stand for none or several stays, and is told
    once, at the first reference that has it."""
    from citeform.journals.titles import key
    from citeform.journals.works import TITLE, journal_of

    unsure: dict[str, list[int]] = {}
    for at, one in enumerate(shelf.references):
        if not (title := journal_of(one)):
            continue
        found = titles.fulls(title)
        if len(found) == 1:
            variables = {**one.variables, TITLE: found[0]}
            shelf.references[at] = replace(one, variables=variables)
        else:
            unsure.setdefault(key(title), []).append(at)
    for places in unsure.values():
        title = journal_of(shelf.references[places[0]])
        found = titles.fulls(title)
        means = f"may stand for {' or '.join(found)}" if found else "is in no list"
        times = f" in {len(places)} references" if len(places) > 1 else ""
        problem = shelf.place(places[0], TITLE)
        message = f'"{title}" {means}; it stays{times}'
        hint = "" if found else "--journals takes a list that has it"
        shelf.problems.append(problem._replace(code="unknown-journal", message=message, hint=hint))


def rekey(shelf: Shelf, pattern: str) -> None:
    """Give all references new keys, and call them by those wherever they are named."""
    bare = [replace(one, id="") for one in shelf.references]
    keyed = list(with_keys(bare, pattern))
    names: dict[str, str] = {}
    for old, new in zip(shelf.references, keyed, strict=True):
        # Of several with one key, BibTeX takes the first.
        names.setdefault(old.id.lower(), new.id)
    shelf.references = [links.linked(one, names) for one in keyed]


def sort(shelf: Shelf, tending: Tending) -> None:
    """Put references in order."""
    from citeform.order import in_order, sort_keys_of

    keys = sort_keys_of(tending.sort)
    if any(key.name == "key" for key in keys):
        shelf.references = list(with_keys(shelf.references, tending.key))
    order = in_order(shelf.references, keys, tending.locale or LANGUAGE)
    if tending.to in BIB:
        parents = links.named(shelf.references)
        is_parent = {at: shelf.references[at].id.lower() in parents for at in order}
        order.sort(key=is_parent.__getitem__)
    shelf.keep(order)


def cut(shelf: Shelf, tending: Tending) -> None:
    """Keep or leave out variables; keys that come of what is left out are made before."""
    there = {name.partition(":")[2]: name for one in shelf.references for name in one.extra}
    kept = names_of(tending.fields, "--fields", there, ALWAYS)
    dropped = names_of(tending.drop, "--drop", there)

    def stays(name: str) -> bool:
        # An entry's own type, and the text around it, are no fields.
        return name not in dropped and (not kept or name in kept or ":@" in name)

    shelf.references = [
        replace(
            one,
            variables={name: value for name, value in one.variables.items() if stays(name)},
            custom={name: value for name, value in one.custom.items() if stays(name)},
            extra={name: texts for name, texts in one.extra.items() if stays(name)},
        )
        for one in with_keys(shelf.references, tending.key)
    ]


def names_of(
    text: str, option: str, there: Mapping[str, str], more: Sequence[str] = ()
) -> frozenset[str]:
    """The variables of a list with commas between, and the fields that are there by other names.

    Raises `CiteformError` for what is neither, with the column.
    """
    names: set[str] = set()
    column = 1
    for part in text.split(","):
        if word := part.strip():
            place = Problem("bad-option", "", option, 1, column + part.index(word))
            name = YEAR.get(word.lower()) or there.get(word)
            names.add(name or variable(word, (*more, *CUSTOM), place))
        column += len(part) + 1
    return frozenset(names)
