"""Locale: the terms, dates and options that a style speaks with."""

from __future__ import annotations

from collections.abc import Sequence

from citeform.csl.node import Node
from citeform.tuples import NamedTuple

# CSL 1.0.2, "Terms": a form that a locale lacks is looked for in the next wider one.
WIDER_FORMS = {
    "verb-short": ("verb-short", "verb", "long"),
    "symbol": ("symbol", "short", "long"),
    "verb": ("verb", "long"),
    "short": ("short", "long"),
    "long": ("long",),
}


class Term(NamedTuple):
    """One form of a term."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


class Locale(NamedTuple):
    """What all locales of the fallback chain say together."""

    language: str
    terms: dict[tuple[str, str, str], Term]
    """Name, form and gender-form → the term."""
    dates: dict[str, Node]
    """Form of a localized date → its cs:date."""
    options: dict[str, str]

    def find(self, name: str, form: str = "long", gender: str = "") -> Term | None:
        """A term in that form, or in the next wider one."""
        for wider in WIDER_FORMS.get(form, ("long",)):
            if gender and (term := self.terms.get((name, wider, gender))):
                return term
            if term := self.terms.get((name, wider, "")):
                return term
        if " " in name:
            # "no date" and the like are "no-date" in newer locales.
            return self.find(name.replace(" ", "-"), form, gender)
        return None

    def term(self, name: str, form: str = "long", *, plural: bool = False, gender: str = "") -> str:
        """The text of a term; empty when there is none."""
        found = self.find(name, form, gender)
        if found is None:
            return ""
        return found.multiple if plural else found.single

    def gender(self, name: str) -> str:
        """The gender of the noun that a term is."""
        found = self.terms.get((name, "long", ""))
        return found.gender if found else ""


def merge(chain: Sequence[Node], language: str) -> Locale:
    """The locales of a chain as one; what stands later wins."""
    locale = Locale(language, {}, {}, {})
    for node in chain:
        for child in node.children:
            if child.tag == "terms":
                add_terms(locale, child)
            elif child.tag == "date":
                locale.dates[child.get("form")] = child
            elif child.tag == "style-options":
                locale.options.update(child.attributes)
    return locale


def add_terms(locale: Locale, node: Node) -> None:
    """Add the terms of one cs:terms; ordinals come as a set."""
    terms = locale.terms
    if any(child.get("name").startswith("ordinal") for child in node.children):
        for key in [key for key in terms if key[0].startswith("ordinal")]:
            del terms[key]
    for child in node.children:
        single = multiple = child.text
        if child.children:
            single = multiple = ""
            for form in child.children:
                if form.tag == "single":
                    single = form.text
                elif form.tag == "multiple":
                    multiple = form.text
        single, multiple = term_text(single), term_text(multiple)
        key = (child.get("name"), child.get("form") or "long", child.get("gender-form"))
        terms[key] = Term(single, multiple, child.get("gender"), child.get("match"))


def term_text(text: str) -> str:
    """A term on one line, with markup that was escaped twice, as in `&amp;lt;sup&amp;gt;`."""
    if "\n" in text:
        text = " ".join(text.split())
    return text.replace("&lt;", "<").replace("&gt;", ">") if "&" in text else text
