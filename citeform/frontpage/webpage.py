"""A saved web page: what its tags do not say of the work is read from the text that one sees."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from citeform.frontpage.assemble import read
from citeform.frontpage.labels import fold
from citeform.frontpage.page import LIMIT
from citeform.frontpage.typeset import Print, Typeset
from citeform.model.reference import Library, Origin, Reference
from citeform.model.vocabulary import OF_AUTHORS
from citeform.problems import Source
from citeform.syntax.visible import Shown, show

ARTICLES = frozenset(
    "article article-journal paper-conference chapter thesis report review".split()
)
"""Types of works that have a front page."""
SITES = frozenset("webpage post post-weblog document".split())
"""What a page is taken for whose tags do not say that it shows an article."""
WANTED = ("title", "author", "abstract", "keyword")
"""A page whose tags say all of these is not read any further."""
TEXTS = ("abstract", "keyword", "language")
"""What is taken from a page whatever the title above it."""
WEAK = frozenset(
    "title og:title twitter:title og:site_name application-name author description og:description "
    "keywords html.lang og:locale".split()
)
"""Tags that any page has, of which the text that one sees knows better in an article."""
SIZES = {1: 2.0, 2: 1.4, 3: 1.2}
"""How large browsers set headings."""


def complete(library: Library, source: Source, model: Path) -> Library:
    """A page's work with what its text says beyond its tags; a list of works is left alone."""
    if len(library) > 1:
        return library
    tagged = library[0] if len(library) else None
    if tagged and tagged.type not in ARTICLES | SITES:
        return library
    if tagged and tagged.type in ARTICLES and all(name in tagged for name in WANTED):
        return library
    seen = read_shown(source, model)
    if seen is None:
        return library
    if tagged is None:
        return Library((seen,))
    if tagged.type in SITES:
        return Library((unite(tagged, seen),), library.problems) if is_article(seen) else library
    return Library((fill(tagged, seen),), library.problems)


def read_shown(source: Source, model: Path) -> Reference | None:
    """The work that the visible text of a page describes, if it does."""
    shown = show(source, LIMIT)
    prints = [Print(SIZES.get(level, 1.0), 0 < level < 4) for level in shown.levels]
    found = read(Typeset(shown.text, source.name, prints), model)
    return traced(found[0], shown) if len(found) else None


def traced(reference: Reference, shown: Shown) -> Reference:
    """A reference whose origins are places of the page's source."""
    origins = {
        name: origin._replace(start=shown.at(origin.start), end=shown.at(origin.end))
        for name, origin in reference.origins.items()
    }
    return replace(reference, origins=origins)


def is_article(seen: Reference) -> bool:
    """Whether what one sees is an article's front page, and not just any page."""
    if "title" not in seen or "author" not in seen:
        return False
    told = "abstract" in seen or "keyword" in seen
    return told or ("container-title" in seen and "volume" in seen)


def unite(tagged: Reference, seen: Reference) -> Reference:
    """An article that one sees, with what tags say of it that are not those of any page."""
    weak = {name for name, origin in tagged.origins.items() if origin.by in WEAK}
    dropped = {name for name in weak if name in seen or name == "container-title"}
    kept = {name: value for name, value in tagged.variables.items() if name not in dropped}
    own = replace(tagged, type=seen.type, variables=kept)
    return fill(own, seen) if is_same(own, seen) else tagged


def fill(tagged: Reference, seen: Reference) -> Reference:
    """A reference with what it lacks of another; authors and numbers only of the same title."""
    variables, custom = dict(tagged.variables), dict(tagged.custom)
    origins = dict(tagged.origins)
    same = is_same(tagged, seen)
    for name, value in seen.variables.items():
        if name not in variables and (name in TEXTS or (same and in_front(name, seen.origins))):
            variables[name] = value
            origins[name] = seen.origins[name]
    if is_cut(tagged.text("abstract"), seen.text("abstract")):
        variables["abstract"], origins["abstract"] = seen.text("abstract"), seen.origins["abstract"]
    authors = [name.family for name in seen.names("author")]
    indexed = [name.family for name in tagged.names("author")] in ([], authors)
    for name, made in seen.custom.items():
        if name not in custom and same and (indexed or name not in OF_AUTHORS):
            custom[name] = made
            origins[name] = seen.origins[name]
    return replace(tagged, variables=variables, custom=custom, origins=origins)


def is_same(tagged: Reference, seen: Reference) -> bool:
    """Whether two references have one title, or the first has none."""
    one, other = (" ".join(fold(each.text("title")).split()) for each in (tagged, seen))
    return not one or one in other or (len(other) > 20 and other in one)


def in_front(name: str, origins: Mapping[str, Origin]) -> bool:
    """Whether a value was read before the abstract's end: behind it other works are cited."""
    if name in (*WANTED, "language") or "abstract" not in origins:
        return True
    return name in origins and origins[name].start <= origins["abstract"].end


def is_cut(short: str, whole: str) -> bool:
    """Whether a text is only the beginning of another, as descriptions in tags are."""
    start = short.rstrip(" .…")
    return 40 < len(start) < len(whole) - 10 and whole.startswith(start)
