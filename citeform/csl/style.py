"""A .csl file with its parent and its locales, as plain nodes.

The only module that knows citeproc-py, of which it takes the locale files and the table of primary
dialects; importing the library itself would cost more than rendering does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from citeform.csl.grammar import check_style, macros_of
from citeform.csl.locale import Locale, merge
from citeform.csl.node import XML_LANG, Node, parse
from citeform.csl.stylesheet import independent_parent, read_style, trouble
from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple


class Style(NamedTuple):
    """An independent style, checked, with its locales."""

    root: Node
    macros: dict[str, Node]
    citation: Node | None
    bibliography: Node | None
    locale: Locale
    file: Path
    default_locale: str


@cache
def data_folder() -> Path:
    """The folder of citeproc-py's data, found without importing it."""
    spec = find_spec("citeproc")
    places: Sequence[str] = (spec.submodule_search_locations or ()) if spec else ()
    return Path(next(iter(places), ".")) / "data"


def schema_file() -> Path:
    """citeproc-py's copy of CSL's schema."""
    return data_folder() / "schema" / "schemas" / "styles" / "csl.rng"


@cache
def dialects() -> dict[str, Any]:
    """citeproc-py's tables of primary dialects and of the locales there are."""
    text = (data_folder() / "locales" / "locales.json").read_text(encoding="utf-8")
    table: dict[str, Any] = json.loads(text)
    return table


@cache
def locale_file(name: str) -> Node:
    """The locale of a dialect, from citeproc-py's files."""
    path = data_folder() / "locales" / f"locales-{name}.xml"
    return parse(path.read_bytes(), path, "locale")


def load(style: Path, *, locale: str | None = None, parent: Path | None = None) -> Style:
    """A style from its file; `parent` is the independent style when it is a dependent one."""
    root = read_style(style)
    wanted = root.get("default-locale")
    file = style
    above = independent_parent(root)
    if root.first("citation") is None and above:
        if parent is None:
            raise trouble("bad-style", f'the style depends on "{above}", which is not here', style)
        file, root = parent, read_style(parent)
        if root.first("citation") is None and independent_parent(root):
            message = f'the parent of "{style.stem}" depends on another style itself'
            raise trouble("bad-style", message, file, root)
        wanted = wanted or root.get("default-locale")
    return build(root, file, locale or wanted or "en-US", is_asked=bool(locale))


def load_text(
    text: str,
    *,
    locale: str | None = None,
    file: Path = Path("style.csl"),
    lenient: bool = True,
) -> Style:
    """A style from its XML; if lenient, it speaks en-US in place of a locale there is none of."""
    root = parse(text.encode("utf-8", "surrogatepass"), file)
    wanted = root.get("default-locale")
    return build(root, file, locale or wanted or "en-US", is_asked=bool(locale), lenient=lenient)


def build(node: Node, file: Path, wanted: str, *, is_asked: bool, lenient: bool = False) -> Style:
    """The style of a root element, checked, with the locale that is wanted."""
    macros = macros_of(node, file)
    check_style(node, macros, file)
    parts = {child.tag: child for child in node.children}
    return Style(
        node,
        macros,
        parts.get("citation"),
        parts.get("bibliography"),
        locales(node, wanted, file, is_asked=is_asked, lenient=lenient),
        file,
        wanted,
    )


def locales(root: Node, wanted: str, file: Path, *, is_asked: bool, lenient: bool) -> Locale:
    """The merged locale: the style's own, then citeproc-py's files.

    CSL 1.0.2, "Locale fallback": dialect, language, no language; then the other way en-US.
    """
    language = wanted.partition("-")[0]
    names = [wanted] if wanted in dialects()["language-names"] else []
    primary = dialects()["primary-dialects"]
    names += [primary[language]] if language in primary else []
    if not names and lenient:
        names = ["en-US"]
    if not names:
        if is_asked:
            hint = 'a locale is a language such as "fr" or "pt-BR"'
            problem = Problem("bad-option", f'there is no locale "{wanted}"', hint=hint)
            raise CiteformError(problem)
        raise trouble("bad-style", f'there is no locale "{wanted}"', file, root)
    own = [child for child in root.children if child.tag == "locale"]
    chain = [locale_file(name) for name in dict.fromkeys((*names, "en-US"))]
    chain.reverse()
    for tag in dict.fromkeys((None, language, names[0], wanted)):
        chain.extend(node for node in own if node.attributes.get(XML_LANG) == tag)
    return merge(chain, names[0])
