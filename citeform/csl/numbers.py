"""cs:number and cs:label: numbers, ordinals, Roman numerals, pages and their labels."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from citeform.csl.item import Item
from citeform.csl.locale import Locale
from citeform.csl.node import Node
from citeform.csl.pages import page_ranges
from citeform.csl.scope import Render, Scope
from citeform.csl.tree import Box, Tree
from citeform.pattern import pattern

if TYPE_CHECKING:
    from citeform.csl.compile import Compiler

# CSL 1.0.2, "is-numeric": numbers with letters around them, in lists and ranges.
COUNT = r"(?:[0-9]*[A-Za-z]+)?[0-9]+[A-Za-z]*"
SIGNS = r"(?:\s*(?:&|–|‑|-+)\s*|\s*[,;]\s+)"
ONE = rf"(?:{COUNT}|[ivxlc]+)"
NUMERIC = pattern(rf"{ONE}(?:(?:{SIGNS}|\s+and\s+){ONE})*$")
ROMAN = r"(?:[ivxlcdm]+|[IVXLCDM]+)"
ANY = rf"(?:{COUNT}|{ROMAN})"
RANGES = pattern(rf"{ANY}(?:{SIGNS}{ANY})+$")
SEVERAL = pattern(rf"(?:{COUNT}|[ivx]+){SIGNS}")
"""How several numbers begin; capitals are not taken for Roman numerals there; citeproc-js."""
COUNTED = pattern("[0-9]+")
JOINT = pattern(f"({SIGNS})")
DIGITS = pattern(r"(?<![A-Za-z0-9])[0-9]+(?![A-Za-z0-9])")

LARGEST_ROMAN = 3999
ROMANS = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)

# Words that begin a locator and say what it is; citeproc-js's list.
LOCATOR_WORDS = {
    "art.": "article",
    "bk.": "book",
    "ch.": "chapter",
    "col.": "column",
    "fig.": "figure",
    "fol.": "folio",
    "l.": "line",
    "ll.": "line",
    "n.": "note",
    "no.": "issue",
    "nos.": "issue",
    "op.": "opus",
    "p.": "page",
    "pp.": "page",
    "para.": "paragraph",
    "pt.": "part",
    "r.": "rule",
    "sec.": "section",
    "s.": "section",
    "sv.": "sub-verbo",
    "s.v.": "sub-verbo",
    "tit.": "title-locator",
    "vrs.": "verse",
    "vol.": "volume",
}
LOCATOR_WORD = pattern(r"([A-Za-z.]+\.)\s*(?=\S)")

DOCKETED = "legal_case"
"""The type of item whose number is no count."""

LABEL_TERMS = {"number-of-pages": "page", "number-of-volumes": "volume"}


def is_numeric(text: str) -> bool:
    """Whether text is a number or several.

    >>> [is_numeric(text) for text in ("12", "2b, D4", "2nd ed.", "L.A. 22", "1-2")]
    [True, True, False, False, True]
    """
    return bool(text) and text[-1:].isalnum() and NUMERIC.match(text) is not None


def is_plural(text: str, conjunction: str = "and") -> bool:
    """Whether a number is several: a list or a range."""
    if " " in text:
        # A label inside begins another number.
        text = re.split(r",?(?<!\s)\s+[a-z]+\.\s", text, maxsplit=1)[0]
        text = re.sub(rf",?(?<!\s)\s+(?:and|{re.escape(conjunction)})\s+", ", ", text)
    text = text.strip()
    return RANGES.match(text) is not None and SEVERAL.match(text) is not None


def locator_of(scope: Scope) -> tuple[str, str]:
    """A cite's locator and what it counts."""
    cite = scope.cite
    locator = cite.get("locator")
    if not locator:
        return "", ""
    text = locator.strip()
    label = cite.get("label") or "page"
    match = LOCATOR_WORD.match(text)
    if match and match[1] in LOCATOR_WORDS:
        label, text = LOCATOR_WORDS[match[1]], text[match.end() :]
    return text, "sub-verbo" if label == "sub verbo" else label


def ampersand(locale: Locale) -> str:
    """The sign for "and" between numbers."""
    term = locale.term("and", "symbol")
    return term if term and term != locale.term("and") else "&"


def tidy(text: str, compiler: Compiler) -> str:
    """Lists and ranges of numbers as they are printed."""
    if not RANGES.match(text):
        return text.replace("\\-", "-") if "\\" in text else text
    dash = compiler.locale.term("page-range-delimiter") or "–"
    sign_and = ampersand(compiler.locale)

    def joint(match: re.Match[str]) -> str:
        sign = match[0].strip()
        if sign in ("&", "and"):
            return f" {sign_and} " if sign == "&" else match[0]
        return f"{sign} " if sign in (",", ";") else sign if sign == "–" else dash

    return JOINT.sub(joint, text)


def number_text(variable: str, compiler: Compiler) -> Callable[[Scope], str]:
    """What gives the text of a number's variable."""
    if variable in ("page", "page-first"):
        ranges = page_ranges(
            compiler.options.get("page-range-format", ""),
            compiler.locale.term("page-range-delimiter") or "–",
            ampersand(compiler.locale),
        )
        if variable == "page-first":
            return lambda scope: scope.item.text("page-first")
        return lambda scope: ranges(scope.item.text("page"))
    if variable == "locator":
        ranges = page_ranges(
            compiler.options.get("page-range-format", ""),
            compiler.locale.term("page-range-delimiter") or "–",
            ampersand(compiler.locale),
        )

        def locator(scope: Scope) -> str:
            text, label = locator_of(scope)
            # A dash that is one already stays as it is.
            return ranges(text) if label == "page" and "–" not in text else tidy(text, compiler)

        return locator
    if variable == "citation-number":
        return lambda scope: str(scope.item.number)
    if variable == "first-reference-note-number":
        return lambda scope: scope.note
    if variable == "number":
        return lambda scope: number_of(scope.item, compiler)
    return lambda scope: tidy(scope.item.text(variable), compiler)


def number_of(item: Item, compiler: Compiler) -> str:
    """The variable `number`; the docket number of a case is no range: 70-18."""
    text = item.text("number")
    return text if item.type == DOCKETED else tidy(text, compiler)


def compile_number(node: Node, compiler: Compiler) -> Render:
    """Compile cs:number."""
    variable, form = node.get("variable"), node.get("form", "numeric")
    text_of = number_text(variable, compiler)
    finish, case = compiler.finish(node), compiler.case(node)
    shape = shaper(
        form, compiler.locale, compiler.locale.gender(LABEL_TERMS.get(variable, variable))
    )

    def render(scope: Scope) -> Tree:
        scope.asked = True
        if variable in scope.gone:
            return None
        text = text_of(scope)
        if not text:
            return None
        scope.found = scope.printed = True
        if scope.is_sorting and text.isdecimal():
            return (text.zfill(20),)
        if scope.seen is not None:
            scope.seen.append(variable)
        # The suite has it that a number's tags are no markup.
        is_plain = "<" in text
        if shape is not None and is_numeric(text):
            text = DIGITS.sub(shape, text)
        if case is not None:
            text = case(text, scope)
        tree: Tree = (text,) if is_plain else compiler.parse(text)
        if variable == "citation-number":
            tree = Box([tree], None, "citation-number", scope.item.number)
        return tree if finish is None else finish(tree)

    return render


def shaper(form: str, locale: Locale, gender: str) -> Callable[[re.Match[str]], str] | None:
    """What turns a number into an ordinal or a Roman numeral."""
    if form == "roman":
        return lambda match: roman(match[0])
    if form == "ordinal":
        return lambda match: match[0] + ordinal_suffix(int(match[0][-9:]), locale, gender)
    if form == "long-ordinal":
        return lambda match: long_ordinal(match[0], locale, gender)
    return None


def roman(number: str) -> str:
    """A Roman numeral in small letters; numbers that no Roman wrote stay."""
    if len(number) > 4 or not 0 < int(number) <= LARGEST_ROMAN:
        return number
    left, out = int(number), []
    for value, sign in ROMANS:
        out.append(sign * (left // value))
        left %= value
    return "".join(out)


def ordinal_suffix(number: int, locale: Locale, gender: str) -> str:
    """The suffix of an ordinal: by the last two digits first, then by the last one."""
    terms = locale.terms
    for count, digits in ((100, number % 100), (10, number % 10)):
        name = f"ordinal-{digits:02d}"
        for wanted in (gender, "") if gender else ("",):
            term = terms.get((name, "long", wanted))
            if term is None:
                continue
            match = term.match or ("last-digit" if digits < 10 else "last-two-digits")
            if match == "whole-number" and number != digits:
                continue
            if match == "last-two-digits" and count == 10 and number % 100 != digits:
                continue
            if match == "last-digit" and count == 100 and digits >= 10:
                continue
            if match == "last-two-digits" and digits != number % 100:
                continue
            return term.single
    return locale.term("ordinal", gender=gender)


def long_ordinal(number: str, locale: Locale, gender: str) -> str:
    """An ordinal in words, up to the tenth."""
    if len(number) < 3 and 0 < int(number) <= 10:
        text = locale.term(f"long-ordinal-{int(number):02d}", gender=gender)
        if text:
            return text
    return number + ordinal_suffix(int(number[-9:]), locale, gender)


def compile_label(node: Node, compiler: Compiler) -> Render:
    """Compile cs:label outside of cs:names."""
    variable, form = node.get("variable"), node.get("form", "long")
    plural = node.get("plural", "contextual")
    printed, locale = compiler.term(node), compiler.locale
    conjunction = locale.term("and") or "and"

    def render(scope: Scope) -> Tree:
        if variable == "locator":
            text, name = locator_of(scope)
        else:
            text, name = scope.item.text(variable), variable
        if variable in scope.gone:
            return None
        if not text:
            # Styles lean on citeproc-js, whose labels stand whatever their own variable says: the
            # group around them decides.  A locator has no name then but that of a page.
            name = name or "page"
        if plural == "contextual":
            is_docket = variable == "number" and scope.item.type == DOCKETED
            is_many = not is_docket and is_plural(text, conjunction)
            if variable.startswith("number-of") and (count := COUNTED.match(text)):
                is_many = int(count[0][:9]) > 1
        else:
            is_many = plural == "always"
        term = locale.term(name, form, plural=is_many)
        return printed(term, scope) if term else None

    return render
