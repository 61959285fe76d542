"""The ordered table of checks, and their findings as problems with places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from citeform.lint.doubles import Doubles
from citeform.lint.entries import Entry, Finding, read_entries
from citeform.lint.family import (
    INHERITING,
    check_circles,
    check_keys,
    check_mixed_accents,
    check_parents,
    parents,
)
from citeform.lint.fields import (
    check_blanks,
    check_day,
    check_doi_form,
    check_empty,
    check_entities,
    check_isbn_form,
    check_issn_form,
    check_letters,
    check_math,
    check_month,
    check_name_lists,
    check_page_dash,
    check_signs,
    check_swallowed,
    check_type,
)
from citeform.lint.identifiers import check_doi, check_isbn, check_issn, check_orcid, check_url
from citeform.lint.works import (
    check_capitals,
    check_dates,
    check_names,
    check_pages,
    check_required,
)
from citeform.model.reference import Library, Reference
from citeform.problems import Problem, Source

ReferenceCheck = Callable[[Reference], Iterator[tuple[str, str, str]]]
"""Reference → code, message and the variable that it is about."""
EntryCheck = Callable[[Entry, str], Iterator[Finding]]
"""An entry of a .bib file, and the file's text → what is wrong with how it is written."""
FileCheck = Callable[[list[Entry], Source], Iterator[Finding]]
"""All the entries of a .bib file, and the file → what is wrong between them."""

REFERENCE_CHECKS: tuple[ReferenceCheck, ...] = (
    # In the order of a record: what it is, then its identifiers and numbers.
    check_required,
    check_capitals,
    check_names,
    check_dates,
    check_doi,
    check_issn,
    check_isbn,
    check_orcid,
    check_url,
    check_pages,
)
ENTRY_CHECKS: tuple[EntryCheck, ...] = (
    # A field that goes away needs no other change, so that empty ones come first; blanks last,
    # for most other changes take them along.
    check_empty,
    check_swallowed,
    check_type,
    check_name_lists,
    check_month,
    check_day,
    check_page_dash,
    check_doi_form,
    check_issn_form,
    check_isbn_form,
    check_letters,
    check_signs,
    check_math,
    check_entities,
    check_blanks,
)
FILE_CHECKS: tuple[FileCheck, ...] = (
    check_keys,
    check_parents,
    check_circles,
    check_mixed_accents,
)


def check(
    library: Library, source: Source, is_bib: bool = False, earlier: Doubles | None = None
) -> Iterator[Problem]:
    """Every finding of every check, with its place in the text.

    `earlier` has seen the files that come before this one in the same document.
    """
    entries = read_entries(source) if is_bib else []
    # What an entry has from another file stands where it names that one; it is told in its own.
    foreign = {field.start for one in entries for field, _ in parents(one, INHERITING)}
    told: set[tuple[str, str, int]] = set()
    for reference, entry in paired(library, entries):
        name = reference.id or reference.text("title")[:40]
        for find in REFERENCE_CHECKS:
            for code, message, variable in find(reference):
                at = place_of(variable, reference, entry)
                # What several entries inherit is told once.
                is_own = at not in foreign and (code, message, at) not in told
                if is_own or not variable:
                    told.add((code, message, at))
                    yield source.problem(code, f"{name}: {message}", at)
    if earlier:
        keys = ((entry.key, entry.start) for entry in entries)
        others = ((one.id, place_of("", one, None)) for one in library)
        yield from earlier.elsewhere(keys if is_bib else others, source, is_bib)
    yield from (earlier or Doubles()).works(library, source, foreign)
    for finding in (*entry_findings(entries, source.text), *file_findings(entries, source)):
        problem = source.problem(finding.code, finding.message, finding.start, finding.hint)
        yield problem._replace(fix=finding.fix) if finding.fix else problem


def paired(library: Library, entries: Sequence[Entry]) -> Iterator[tuple[Reference, Entry | None]]:
    """Each reference with the entry it was read from, where the text is a .bib file."""
    # An entry that only holds what others inherit is no reference.
    works = [entry for entry in entries if entry.type != "xdata"]
    if len(works) == len(library):
        yield from zip(library, works, strict=True)
        return
    by_key = {entry.key: entry for entry in reversed(works)}
    yield from ((reference, by_key.get(reference.id)) for reference in library)


def place_of(variable: str, reference: Reference, entry: Entry | None) -> int:
    """Where a variable, or a field that is none, was read; else where the record begins."""
    if origin := reference.origins.get(variable):
        return origin.start
    if entry is None:
        return min((origin.start for origin in reference.origins.values()), default=0)
    field = entry.fields.get(variable.rpartition(":")[2])
    return field.start if field else entry.start


def entry_findings(entries: list[Entry], text: str) -> Iterator[Finding]:
    """What is wrong with how entries are written, entry by entry."""
    for entry in entries:
        for find in ENTRY_CHECKS:
            yield from find(entry, text)


def file_findings(entries: list[Entry], source: Source) -> Iterator[Finding]:
    """What is wrong between the entries of a file."""
    for find in FILE_CHECKS if entries else ():
        yield from find(entries, source)
