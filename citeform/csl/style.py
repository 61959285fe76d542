"""A .csl file with its parent and locale, and the entries that citeproc-py makes with it.

The only module that knows citeproc-py.  It and lxml are imported in functions: together they cost
more than the rest of the program, which most runs of it do without.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from citeform.csl.elements import corrected
from citeform.csl.item import ItemDate, ItemName, Text, Value, read_item
from citeform.csl.stylesheet import (
    CSL,
    NAMESPACES,
    check_macros,
    check_schema,
    independent_parent,
    nested_too_deeply,
    parent_of,
    parse,
    trouble,
)
from citeform.model.vocabulary import KIND
from citeform.problems import CiteformError, Problem

__all__ = ["load", "parent_of", "render"]

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

MOST_CALLS = 20_000
"""Macros called for one entry; Chicago's, the largest styles, call some six hundred."""

BLANK = "\ue000"
"""Stands between display blocks until an entry is tidied; a private character meets no other."""

BLANKS = re.compile(rf"[{BLANK} ]*{BLANK}[{BLANK} ]*(?=([.,;:])?)")
DOUBLED_STOP = re.compile(r"([?!]”?)\.(?=[\s”]|$)")
SPACES = re.compile(r"[ \t\r\n]+")


class Variables(dict[str, Any]):
    """The variables of one item as citeproc-py asks for them: by `_` or `-`, or as attributes."""

    def __missing__(self, name: str) -> Any:
        from citeproc.source import VariableError

        raise VariableError(name)

    def __getattr__(self, name: str) -> Any:
        return self[name]


class Cite:
    """One item in a bibliography, in the place of citeproc-py's `CitationItem`."""

    has_locator = False

    def __init__(self, reference: Variables, number: int, at: int) -> None:
        self.reference = reference
        self.number = number
        self.at = at

    def get_field(self, name: str) -> Any:
        """The text of a variable, for sorting."""
        return self.reference.get(name)

    @property
    def locator(self) -> Any:
        """A place in the work, which entries of a bibliography do not have."""
        return self.reference["locator"]

    def __getitem__(self, name: str) -> Any:
        return self.reference[name]

    def __contains__(self, name: str) -> bool:
        return name in self.reference


def render(
    items: Sequence[Mapping[str, Any]],
    style: Path,
    *,
    locale: str | None = None,
    parent: Path | None = None,
) -> tuple[list[str], list[Problem]]:
    """The bibliography of CSL-JSON items, in the style's order and as plain text.

    `parent` is the independent style when `style` is a dependent one.  A style that cannot be used
    raises CiteformError; a value or an item that cannot be printed is a problem.
    """
    with warnings.catch_warnings():
        # citeproc-py warns of every variable that it does not know.
        warnings.simplefilter("ignore")
        root = load(style, locale=locale, parent=parent)
        cites = [
            Cite(variables(read_item(item), item), at + 1, at) for at, item in enumerate(items)
        ]
        cites, problems = in_order(root, cites)
        entries = []
        for number, cite in enumerate(cites, start=1):
            cite.number = number
            entry, trouble = render_entry(root, cite, items[cite.at])
            problems.extend(trouble)
            if entry:
                entries.append(entry)
        return entries, problems


def in_order(root: Any, cites: list[Cite]) -> tuple[list[Cite], list[Problem]]:
    """The cites sorted as the style says; as they came when it cannot sort them."""
    root.calls = -MOST_CALLS * len(cites)
    try:
        return root.bibliography.sort(cites), []
    except RecursionError:
        raise nested_too_deeply(root.file) from None
    except Exception as error:  # whatever citeproc-py trips over; the entries can still be printed
        complain(root)
        message = f"citeproc-py cannot sort by this style ({error!r}); entries stand as they came"
        return cites, [Problem("lost", message, str(root.file))]


def render_entry(root: Any, cite: Cite, item: Mapping[str, Any]) -> tuple[str, list[Problem]]:
    """One entry; without the variable that citeproc-py cannot print, if there is one."""
    who = f'item "{item.get("id", cite.at + 1)}"'
    try:
        entry = attempt(root, cite)
    except RecursionError:
        raise nested_too_deeply(root.file) from None
    except Exception as error:  # as above: no value of one item may cost the others their entries
        complain(root)
        for left_out in sorted({*cite.reference} & {*KIND}):
            try:
                entry = attempt(root, without(cite, left_out))
            except Exception:
                continue
            message = f"{left_out} of {who} cannot be printed in this style and was left out"
            return entry, [Problem("lost", message, str(root.file))]
        message = f"{who} cannot be printed in this style: {error!r}"
        return "", [Problem("bad-style", message, str(root.file))]
    if not entry:
        return "", [Problem("lost", f"the style prints nothing for {who}", str(root.file))]
    return entry, []


def attempt(root: Any, cite: Cite) -> str:
    """What citeproc-py prints for one cite, tidied."""
    root.calls = 0
    text = "".join(str(entry) for entry in root.bibliography.render([cite]))
    text = BLANKS.sub(lambda seam: "" if seam[1] else " ", text)
    text = SPACES.sub(" ", text).strip()
    if root.moves_punctuation:
        # citeproc-py leaves the stop after the quotation mark everywhere.
        text = re.sub(r"([.,]?)”([.,])", lambda at: at[1] * (at[1] != at[2]) + at[2] + "”", text)
    # At a seam only equal marks meet in citeproc-py; a question's mark makes a stop needless.
    return DOUBLED_STOP.sub(r"\1", text)


def without(cite: Cite, left_out: str) -> Cite:
    """The cite less one variable, whatever it is called."""
    spellings = (left_out, left_out.replace("-", "_"), left_out.replace("event-title", "event"))
    kept = {name: value for name, value in cite.reference.items() if name not in spellings}
    return Cite(Variables(kept), cite.number, cite.at)


def variables(values: Mapping[str, Value], item: Mapping[str, Any]) -> Variables:
    """An item's values as citeproc-py's, under both of the spellings it uses."""
    found = Variables(type=str(item.get("type") or "document"))
    for name, value in values.items():
        found[name] = found[name.replace("-", "_")] = printable(value)
    if "page" in found:
        found["page-first"] = found["page_first"] = found["page"]
    return found


def printable(value: Value) -> Any:
    """One value as an object of citeproc-py's."""
    from citeproc.source import Date, DateRange, LiteralDate
    from citeproc.string import MixedString, NoCase, String

    if isinstance(value, Text):
        if len(value.pieces) == 1 and not value.pieces[0][1]:
            return String(value.pieces[0][0])
        return MixedString([NoCase(text) if kept else String(text) for text, kept in value.pieces])
    if isinstance(value, ItemDate):
        if not value.days:
            return LiteralDate(value.literal, circa=value.circa)
        days = [Date(circa=value.circa, **(day or {"year": 0})) for day in value.days]
        if len(days) == 1:
            return days[0]
        return DateRange(begin=days[0], end=days[1], circa=value.circa)
    return list[ItemName](value)


def load(style: Path, *, locale: str | None = None, parent: Path | None = None) -> Any:
    """The root of a style's tree, with its locales and macros, ready to render."""
    from citeproc import formatter

    parser = element_parser()
    root = parse(style, parser)
    wanted = root.get("default-locale")
    file = style
    if root.find("cs:bibliography", NAMESPACES) is None and (above := independent_parent(root)):
        if parent is None:
            raise trouble("bad-style", f'the style depends on "{above}", which is not here', style)
        file, root = parent, parse(parent, parser)
        wanted = wanted or root.get("default-locale")
    layout = root.find("cs:bibliography/cs:layout", NAMESPACES)
    if root.find("cs:bibliography", NAMESPACES) is None:
        raise trouble("no-bibliography", "the style has citations but no bibliography", file)
    if layout is None:
        bibliography = root.find("cs:bibliography", NAMESPACES)
        raise trouble("bad-style", "<bibliography> has no <layout>", file, bibliography)
    root.file, root.is_sound = file, False
    root.macros = check_macros(root, file)
    root.formatter = formatter.plain
    root.known_terms = {}
    root.calls, root.most_calls = 0, MOST_CALLS
    root.locales = locales(root, locale or wanted or "en-US", parser, file, is_asked=bool(locale))
    root.moves_punctuation = root.get_locale_option("punctuation-in-quote") == "true"
    prepare(root, layout)
    return root


def element_parser() -> Any:
    """An XML parser without network, entities or DTD, whose elements can render themselves."""
    from citeproc import model
    from lxml import etree

    lookup = etree.ElementNamespaceClassLookup()
    classes = lookup.get_namespace(CSL.strip("{}"))
    classes[None] = model.CitationStylesElement
    classes.update(corrected(model))
    parser = etree.XMLParser(
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    parser.set_element_class_lookup(lookup)
    return parser


def locales(root: Any, wanted: str, parser: Any, path: Path, *, is_asked: bool) -> list[Any]:
    """The locales to look terms up in: the style's own, then citeproc-py's files.

    CSL 1.0.2, "Locale fallback": dialect, language, no language; then the other way en-US.
    """
    from citeproc import LANGUAGE_NAMES, LOCALES_PATH, PRIMARY_DIALECTS
    from lxml import etree

    language = wanted.partition("-")[0]
    names = [wanted] if wanted in LANGUAGE_NAMES else []
    names += [PRIMARY_DIALECTS[language]] if language in PRIMARY_DIALECTS else []
    if not names:
        if is_asked:
            hint = 'a locale is a language such as "fr" or "pt-BR"'
            problem = Problem("bad-option", f'there is no locale "{wanted}"', hint=hint)
            raise CiteformError(problem)
        raise trouble("bad-style", f'there is no locale "{wanted}"', path, root)
    own = root.findall("cs:locale", NAMESPACES)
    found = [
        element
        for tag in dict.fromkeys((wanted, language, None))
        for element in own
        if element.get(XML_LANG) == tag
    ]
    for name in dict.fromkeys((*names, "en-US")):
        file = Path(LOCALES_PATH, f"locales-{name}.xml")
        found.append(etree.parse(str(file), parser).getroot())
    for element in found:
        element.style = root
    return found


def prepare(root: Any, layout: Any) -> None:
    """Set down in the tree what citeproc-py's renderer does not do by itself."""
    from lxml import etree

    if layout.getparent().get("second-field-align") and len(layout):
        layout[0].set("suffix", layout[0].get("suffix", "") + BLANK)
    for element in root.iterfind(".//*[@display]", NAMESPACES):
        if element.get("display") != "right-inline":
            element.set("suffix", element.get("suffix", "") + BLANK)
        if element.get("display") in ("block", "indent"):
            element.set("prefix", BLANK + element.get("prefix", ""))
    for names in root.iterfind(".//cs:names", NAMESPACES):
        # citeproc-py adds a cs:name at every rendering where there is none, so that the tree grows;
        # under cs:substitute the lack of one has a meaning.
        inherits = names.getparent().tag == CSL + "substitute"
        if not inherits and names.find("cs:name", NAMESPACES) is None:
            names.insert(0, etree.SubElement(names, CSL + "name"))


def complain(root: Any) -> None:
    """Raise what the CSL schema says against a style that could not be used, if anything."""
    from citeproc import SCHEMA_PATH

    if not root.is_sound:
        check_schema(root.file, SCHEMA_PATH)
        root.is_sound = True
