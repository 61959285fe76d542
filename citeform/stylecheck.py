"""What is wrong with a style file: all of it at once, each fault with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from citeform.catalogue import Catalogue, Style
from citeform.problems import CiteformError, Problem, Source

CSL_SIGN = re.compile(
    r"""\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:\w+:)?style\b[^>]*"""
    r"""["']http://purl\.org/net/xbiblio/csl["']""",
    re.DOTALL,
)
"""How a CSL style begins, whatever its file is called."""

SIGNS = 5000
"""Letters within which it does."""


def is_style(source: Source) -> bool:
    """Whether a text is a style file and no bibliography."""
    if source.name.endswith((".csl", ".toml")):
        return True
    return CSL_SIGN.match(source.text, 0, SIGNS) is not None


def check_style(source: Source, catalogue: Catalogue) -> tuple[Problem, ...]:
    """The problems of a style file, in the order of its text; none if it is sound."""
    path = Path(source.name)
    try:
        if path.suffix == ".toml":
            from citeform.formats.stylefile import load

            load(path)
            return ()
        found = set(csl_problems(source, path, catalogue))
    except CiteformError as error:
        found = {error.problem}
    return tuple(sorted(found, key=lambda one: (one.place, one.message)))


def csl_problems(source: Source, path: Path, catalogue: Catalogue) -> Iterator[Problem]:
    """The problems of a CSL style: by its schema, by what it calls, and by compiling it."""
    from citeform.csl.element import CSL, read_elements
    from citeform.csl.grammar import DEEPEST
    from citeform.csl.schema import schema
    from citeform.csl.soundness import address, faults
    from citeform.csl.style import load_text
    from citeform.csl.validate import Validator, links

    root = read_elements(source)
    if root.height > DEEPEST:
        yield source.problem("bad-style", "the style's elements are nested too deeply", root.offset)
        return
    found = [*Validator(schema()).style(root)]
    if root.name == (CSL, "style"):
        found += faults(root, path.stem)
    for fault in found:
        yield source.problem("bad-style", fault.message, fault.offset, fault.hint)
    if found:
        return
    parents = [link for link in links(root) if link.get("rel") == "independent-parent"]
    if not parents:
        # What a schema allows and we do not: macros without end, a locale there is none of.
        load_text(source.text, file=path, lenient=False)
    for link in parents:
        try:
            check_parent(Style(path.stem, path, "path"), address(link), catalogue)
        except CiteformError as error:
            at = link.value_at(("", "href"))
            message, hint = error.problem.message, error.problem.hint
            yield source.problem(
                "bad-style", message, at, hint or way_out(address(link), catalogue)
            )


def check_parent(style: Style, name: str, catalogue: Catalogue) -> None:
    """Raise what is wrong with the style that a dependent one names."""
    from citeform.csl.style import load
    from citeform.csl.stylesheet import parent_of

    path = catalogue.parent(style, name)
    if further := parent_of(path):
        message = f'the style depends on "{name}", which depends on "{further}" itself'
        raise CiteformError(Problem("bad-style", message, hint=f'name "{further}"'))
    load(path)


def way_out(name: str, catalogue: Catalogue) -> str:
    """The hint for a name that no style has."""
    return catalogue.no_style(name).problem.hint
