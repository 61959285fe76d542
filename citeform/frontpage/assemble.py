"""Candidates → one Reference, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from citeform.frontpage.candidates import Candidate
from citeform.frontpage.confidence import confidence
from citeform.frontpage.extract import extract
from citeform.frontpage.keywords import merge_headings
from citeform.frontpage.languages import guess_language
from citeform.frontpage.layout import Layout
from citeform.frontpage.model import MODEL
from citeform.frontpage.page import read_page
from citeform.frontpage.typeset import Typeset
from citeform.model.reference import Library, Origin, Reference, Value
from citeform.model.values import Date
from citeform.model.vocabulary import CUSTOM
from citeform.problems import Problem, Source

PLAIN = (
    "DOI", "ISSN", "container-title", "volume", "issue", "page", "author", "issued", "event-date",
    "title-short", "corresponding-author", "affiliations", "emails", "orcids",
    "competing-interests",
    "event-title", "event-place", "collection-title", "editor", "ISBN", "archive_location",
    "submitted", "accepted", "available-date", "license", "copyright", "funding",
)  # fmt: skip
"""What is filled by its best candidate alone."""

COUNTED = {
    "DOI": "DOI {}",
    "author": "{} authors",
    "abstract": "abstract",
    "keyword": "keywords",
    "container-title": "journal {}",
}
"""How the things found are told when there is no title."""


def read(source: Source, model: Path = MODEL) -> Library:
    """Read the one reference a front page describes, with the trained model of a folder."""
    return choose(source, lay_out(source, model))


def lay_out(source: Source, model: Path = MODEL) -> Layout:
    """The page of a text, with the model's reading of it."""
    prints = source.prints if isinstance(source, Typeset) else ()
    return Layout(read_page(source.text, prints), model)


def choose(source: Source, layout: Layout) -> Library:
    """The one reference that a page describes."""
    candidates = find_candidates(source, layout)
    title = best(candidates, "title")
    if title is None:
        return Library((), (untitled(source, candidates),))
    return Library((assemble(candidates, title),))


def find_candidates(source: Source, layout: Layout) -> tuple[Candidate, ...]:
    """Every candidate of a page, and of what a file says of it elsewhere."""
    found = extract(layout)
    if not isinstance(source, Typeset):
        return found
    from citeform.frontpage.metadata import told_candidates

    return (*found, *told_candidates(source.told, found))


def untitled(source: Source, candidates: Sequence[Candidate]) -> Problem:
    """The problem of a page without a title, saying what there is."""
    found = []
    for variable, words in COUNTED.items():
        one = best(candidates, variable)
        if one:
            value = len(one.value) if isinstance(one.value, tuple) else one.value
            text = words.format(value)
            found.append(text[:-1] if text == "1 authors" else text)
    said = ", ".join(found) or "nothing else"
    return source.problem(
        "no-title",
        f"no title could be read; found: {said}",
        hint="put the title on a line of its own, above the authors",
    )


def best(candidates: Iterable[Candidate], variable: str) -> Candidate | None:
    """The surest candidate for a variable, the first of equals."""
    return max(
        (one for one in candidates if one.variable == variable),
        key=lambda one: one.score,
        default=None,
    )


def refine(candidates: Sequence[Candidate], chosen: Candidate) -> Candidate:
    """A date that says month or day besides, where another candidate has the same year or month.

    The day on which an article went online is no day of its issue.
    """
    online = [one.value for one in candidates if one.variable == "available-date"]
    for one in sorted(candidates, key=lambda one: -one.score):
        if one.variable == "issued" and isinstance(one.value, Date) and one.score >= 0.4:
            parts = chosen.value.parts if isinstance(chosen.value, Date) else ()
            longer = len(one.value.parts) == len(parts) == 1
            if one.value in online:
                continue
            if longer and one.value.parts[0][: len(parts[0])] == parts[0] != one.value.parts[0]:
                return one
    return chosen


def assemble(candidates: Sequence[Candidate], title: Candidate) -> Reference:
    """Choose among candidates, and put what was chosen together."""
    values: dict[str, object] = {"title": title.value}
    origins = {"title": origin(title)}

    def keep(variable: str, value: object, candidate: Candidate) -> None:
        if value and variable not in values:
            values[variable] = value
            origins[variable] = origin(candidate)

    language = find_language(candidates, title)
    if language:
        keep("language", language[0], language[1])
    for variable in PLAIN:
        if one := best(candidates, variable):
            one = refine(candidates, one) if variable == "issued" else one
            keep(variable, one.value, one)
    if one := best(candidates, "DOI"):
        keep("URL", f"https://doi.org/{one.value}", one)
    main = language[0] if language else ""
    for variable, value, one in (
        *choose_titles(candidates, main),
        *choose_abstracts(candidates, main),
        *choose_keywords(candidates, main),
        *choose_preprint(candidates, values),
    ):
        keep(variable, value, one)
    return build(values, origins, choose_type(candidates, values))


def choose_type(candidates: Sequence[Candidate], values: dict[str, object]) -> str:
    """The CSL type: what a journal prints is an article of it, whatever else the page says."""
    told, container = best(candidates, "type"), best(candidates, "container-title")
    if container:
        return "paper-conference" if container.by == "meeting" else "article-journal"
    if told:
        return str(told.value)
    return "article" if "publisher" in values or "archive" in values else "article-journal"


def build(values: dict[str, object], origins: dict[str, Origin], kind: str) -> Reference:
    """The Reference of chosen values."""
    variables: dict[str, Value] = {}
    custom: dict[str, object] = {}
    for variable, value in values.items():
        if variable in CUSTOM:
            custom[variable] = value
        elif isinstance(value, str | Date | tuple):
            variables[variable] = value
    return Reference("", kind, variables, custom, {}, origins)


def origin(candidate: Candidate) -> Origin:
    """Where a chosen candidate stands."""
    return Origin(candidate.start, candidate.end, confidence(candidate), candidate.by)


def find_language(
    candidates: Sequence[Candidate], title: Candidate
) -> tuple[str, Candidate] | None:
    """The article's language: its title's, or that of its first abstract or keywords."""
    if title.language:
        return title.language, title
    for variable in ("abstract", "keyword"):
        for one in candidates:
            if one.variable == variable and one.language:
                return one.language, one
    guess = guess_language(str(title.value), 1)
    return (guess, title) if guess else None


Choice = tuple[str, object, Candidate]


def choose_titles(candidates: Sequence[Candidate], language: str) -> Iterable[Choice]:
    """Titles in other languages."""
    others = [one for one in candidates if one.variable == "translated-title"]
    titles: dict[str, object] = {}
    for one in others:
        if one.language != language:
            titles.setdefault(one.language, one.value)
    if titles:
        yield "translated-title", titles, others[0]


def choose_abstracts(candidates: Sequence[Candidate], language: str) -> Iterable[Choice]:
    """The abstract in the article's language, and those in other languages."""
    abstracts = [one for one in candidates if one.variable == "abstract"]
    own = [one for one in abstracts if one.language in (language, "")] or abstracts[:1]
    if not own:
        return
    yield "abstract", own[0].value, own[0]
    others = [one for one in abstracts if one.language not in (own[0].language, language, "")]
    if others:
        texts: dict[str, object] = {}
        for one in others:
            texts.setdefault(one.language, one.value)
        yield "translated-abstract", texts, others[0]


def choose_keywords(candidates: Sequence[Candidate], language: str) -> Iterable[Choice]:
    """The keywords in the article's language, and those in other languages."""
    lists = [one for one in candidates if one.variable == "keyword"]
    if not lists:
        return
    own = next((one for one in lists if one.language == language), lists[0])
    words = {id(one): one.value for one in lists if isinstance(one.value, tuple)}
    least = min(words.values(), key=len)
    others = [one for one in lists if one is not own and one.language not in (own.language, "")]
    if others:
        words = {key: merge_headings(value, least) for key, value in words.items()}
    yield "keyword", write_keywords(words[id(own)]), own
    if others:
        texts: dict[str, object] = {}
        for one in others:
            texts.setdefault(one.language, list(words[id(one)]))
        yield "translated-keywords", texts, others[0]


def write_keywords(keywords: Sequence[str]) -> str:
    """Keywords as CSL's one string, divided so that they can be told apart."""
    divided = any(sign in keyword for keyword in keywords for sign in ",，、")
    return ("; " if divided else ", ").join(keywords)


def choose_preprint(candidates: Sequence[Candidate], values: dict[str, object]) -> Iterable[Choice]:
    """What only a work outside of journals has: server or university, number, genre."""
    container = best(candidates, "container-title")
    if container and container.by != "meeting":
        return
    told = best(candidates, "type")
    for variable in ("publisher", "archive", "number", "genre"):
        one = best(candidates, variable)
        # A paper in proceedings that an archive keeps too is no preprint.
        if one and (one.by != "archive" or not told or variable in ("archive", "number")):
            yield variable, one.value, one
