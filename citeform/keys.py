"""Citation keys: made from a pattern for the references that bring none."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace

from citeform.model import rich
from citeform.model.folding import LETTERS
from citeform.model.reference import Reference
from citeform.model.vocabulary import KIND
from citeform.pattern import pattern
from citeform.problems import CiteformError, Problem

DEFAULT_PATTERN = "{author}{year}{title}"
FIELD = pattern(r"\{([^{}]*)\}")
WORD = pattern(r"[^\W_]+")

# Words that begin titles without saying anything: articles, prepositions, conjunctions of English,
# French, Spanish, Portuguese, German, Italian and Dutch, without their accents.
EMPTY_WORDS = frozenset(
    """
    a an and as at by do does for from how in is its on of or the to what when where why with
    au aux dans de des du en et la le les l d leur par pour quel quelle sur un une
    al como con del el las lo los para por que sobre su un una unas unos y
    ao aos as com da das do dos e em na nas no nos o os pela pelo um uma
    am auf aus bei das dem den der die ein eine einer eines fur im in mit uber und vom von zu zum
    zur
    agli alla alle che con dal dalla degli dei del della delle di gli i il nel nella sul sulla uno
    aan bij de een het met naar op te tot uit van voor
    """.split()
)


def with_keys(references: Iterable[Reference], pattern: str = "") -> Iterator[Reference]:
    """The references, each with a key; keys that the input brought stay, collisions get a, b, c.

    Raises `CiteformError` for a pattern that names no CSL variable.
    """
    references = list(references)
    made = Keys(reference.id for reference in references if reference.id)
    plan = Plan(pattern)
    for reference in references:
        yield reference if reference.id else replace(reference, id=made.unique(plan.key(reference)))


class Keys:
    """The citation keys of an output that are taken.

    They are kept by `mark`, which may be shorter than they are.
    """

    def __init__(
        self, taken: Iterable[str] = (), mark: Callable[[str], Hashable] = lambda key: key
    ) -> None:
        self.mark = mark
        self.taken = set(map(mark, taken))
        self.made: set[Hashable] = set()
        self.tried: dict[Hashable, int] = {}
        """Keys that were wanted again, and how many endings of each are known to be taken."""

    def take(self, key: str) -> bool:
        """Let a key be taken that a reference brought; whether one like it was made before."""
        mark = self.mark(key)
        self.taken.add(mark)
        return mark in self.made

    def unique(self, key: str) -> str:
        """A key that nothing has yet: this one, or with the first ending that is free."""
        wanted = self.mark(key)
        number = self.tried.get(wanted, 0)
        unique = key + ending(number)
        while (mark := self.mark(unique)) in self.taken or mark in self.made:
            number += 1
            unique = key + ending(number)
        if number:
            self.tried[wanted] = number
        self.made.add(mark)
        return unique


class Plan:
    """A pattern of keys, and the names that stand in it."""

    def __init__(self, pattern: str = "") -> None:
        self.pattern = pattern or DEFAULT_PATTERN
        self.names = fields(self.pattern)

    def key(self, reference: Reference) -> str:
        """The key that the pattern makes of a reference, whether it is taken or not."""
        key = self.pattern
        for name in self.names:
            key = key.replace(f"{{{name}}}", part(reference, name))
        return key or reference.type


def fields(pattern: str) -> list[str]:
    """The names a pattern holds, checked against the vocabulary."""
    names = FIELD.findall(pattern)
    rest = FIELD.sub("", pattern)
    if "{" in rest or "}" in rest or not names:
        hint = f'a pattern looks like "{DEFAULT_PATTERN}"'
        raise CiteformError(Problem("bad-option", f'"{pattern}" is no key pattern', hint=hint))
    for name in names:
        if name not in KIND and name not in ("year", "type"):
            from difflib import get_close_matches

            close = get_close_matches(name, [*KIND, "year", "type"], 1)
            hint = f"did you mean {{{close[0]}}}?" if close else "a key is made of CSL variables"
            message = f'"{name}" in the key pattern is no CSL variable'
            raise CiteformError(Problem("bad-option", message, hint=hint))
    return names


def ending(number: int) -> str:
    """What tells a key from those before it: nothing, then a, b … z, aa, ab …"""
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(ord("a") + letter) + text
    return text


def part(reference: Reference, name: str) -> str:
    """What a reference puts in the place of a name: ASCII, lower case."""
    if name in ("year", "issued"):
        year = reference.date("issued").year
        return "" if year is None else str(abs(year))
    if name == "type":
        return reference.type
    if KIND[name] == "names":
        names = reference.names(name) or (name == "author" and reference.names("editor")) or ()
        return "".join(words(names[0].family or names[0].literal)) if names else ""
    if KIND[name] == "date":
        year = reference.date(name).year
        return "" if year is None else str(abs(year))
    found = words(rich.plain(reference.text(name)))
    telling = [word for word in found if word not in EMPTY_WORDS]
    return ([word for word in telling if len(word) > 1] or telling or found or [""])[0]


def words(text: str) -> list[str]:
    """The words of a text in ASCII and lower case; what has no ASCII letter goes."""
    text = "".join(LETTERS.get(letter, letter) for letter in text.lower())
    folded = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    ascii_words = (
        "".join(letter for letter in word if letter.isascii()) for word in WORD.findall(plain)
    )
    return [word for word in ascii_words if word]
