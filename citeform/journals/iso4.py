"""ISO 4: titles of serials abbreviated by the LTWA, the list of title word abbreviations.

pyiso4 has the list, and the rules for what is not a word: articles, parts, numbers, signs.  Which
entry of the list a word goes by is decided here, for its own choice takes a stem before the word
itself (`Plan.` for planetary), and puts a point behind words that it does not shorten (`Control.`).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from unicodedata import normalize

from pyiso4.lexer import ARTICLES, COMMON_ABBRV
from pyiso4.ltwa import Abbreviate, Pattern
from pyiso4.normalize_string import number_of_ligatures
from pyiso4.prefix_tree import PrefixTree

from citeform.codecs.languages import LANGUAGES, read_language

NONE = "-"
"""How pyiso4 marks a word that the list says is not abbreviated."""

SHORTEST_END = 6
"""How many letters the end of a compound word must have."""

# Prepositions with their article, which ISO 4 leaves out and pyiso4's list lacks.
MORE_STOPWORDS = "au aux beim da dal dalla dei del dell degli do dos du nel nella vom".split()

# What comes behind the title proper says what the journal is: ISO 4 abbreviates the title proper.
ABOUT = re.compile(
    r"\s*(?: [:=] .*|: (?:an? |the )?(?:\w+ )?(?:official|journal|review|organ|publication)\b.*)",
    re.IGNORECASE,
)
# A part of a journal, and what follows: pyiso4 takes any word with a capital for its number.
PART = re.compile(r"\b(series?|série|part|section)\s+([\w.]+)\s*", re.IGNORECASE)
NAMED_PART = re.compile(r"(?<=ser\.|sér\.)-|(?<=sect\.)-|(?<=part)-", re.IGNORECASE)
NUMBER = re.compile(r"[A-Z]|[IVX]+|\d+")
# Names of places whose article is a part of them; pyiso4 leaves articles out.
PLACE = re.compile(
    r"\b(?:Den Haag|El Paso|El Salvador|La Habana|La Jolla|La Paz|La Plata"
    r"|La Rioja|Le Mans|Los Alamos|Los Angeles)\b"
)
LATIN = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]+\.?")
LOWER = re.compile(r"(?<![\w'’.-])[^\W\d_A-Z]{2,}(?![\w-])|(?<= )[a-z](?=\.)")
DASHES = "-–—"


class Iso4(Abbreviate):  # type: ignore[misc, unused-ignore]
    """pyiso4's rules with another choice among the entries that fit a word."""

    def __init__(self, entries: list[Pattern], stopwords: list[str]) -> None:
        words = PrefixTree()
        for entry in entries:
            if not entry.start_with_dash:
                words.insert(entry.to_key(), entry)
        super().__init__(words, PrefixTree(), stopwords)
        self.ends = ends_of(entries)
        """Ends of compound words → their abbreviations, the longest first."""
        self.shorts = {Pattern.normalize(one.replacement).strip(" .") for one in entries}
        """All abbreviations, without accents and points."""
        self.omitted = {*stopwords, *ARTICLES, "new"}
        """Words that are left out, and `new`, which is short for `newly` but mostly whole."""

    def abbreviate(
        self, sentence: str, fallback: str, guide: str, langs: list[str] | None = None
    ) -> tuple[str, int]:
        """The abbreviation of the word, or words, that a title goes on with, and their length."""
        found = self._potential_matches(sentence)
        if not found:
            return self.compound(fallback), len(fallback)
        best = max(found, key=lambda one: rank(one, fallback, langs or []))
        short = best.replacement.strip()
        if short == NONE or len(short.rstrip(".")) >= max(len(best.to_key()), len(fallback)):
            return fallback, len(fallback)
        return self.match_capitalization_and_diacritic(short, guide), len(best.pattern)

    def compound(self, word: str) -> str:
        """A compound word that the list knows by its end, as `-forschung`; or the word itself."""
        bare = Pattern.normalize(word)
        for end, short in self.ends.items():
            if bare.endswith(end) and len(bare) > len(end):
                return word[: -len(end)] + short
        return word

    def is_short(self, title: str) -> bool:
        """Whether a title is abbreviated already, with points or without.

        Without points two words must be, or one a `J`, and more than can be abbreviated.
        """
        words = {word for word in WORD.findall(title) if len(word) > 1 or word == "J"}
        words -= {word for word in words if word.lower() in self.omitted}
        short = full = 0
        for word in words:
            bare = Pattern.normalize(word).rstrip(".")
            if bare in self.shorts and word.endswith(".") and word[:-1] not in COMMON_ABBRV:
                return True
            if bare in self.shorts and not self._potential_matches(bare):
                short += 1
            elif self.abbreviate(bare, bare, bare)[0] != bare:
                full += 1
        return short > full and (short > 1 or ("J" in words and len(words) > 1))


def ends_of(entries: list[Pattern]) -> dict[str, str]:
    """The ends of compound words, as `-forschung`, which pyiso4 has but never finds.

    Short ones, and English ones as `-ship`, are ends of too many words that are no compounds.
    """
    ends = [
        one
        for one in entries
        if one.start_with_dash and not one.end_with_dash and one.replacement != NONE
        if len(one.to_key()) >= SHORTEST_END and not languages_of(one) & {"eng", "mul"}
    ]
    ends.sort(key=lambda one: -len(one.pattern))
    return {one.to_key(): one.replacement.removeprefix("-") for one in ends}


def rank(entry: Pattern, word: str, languages: list[str]) -> tuple[bool, int, bool]:
    """How well an entry fits: the whole word before a stem, the longer stem, then the language."""
    is_whole = not entry.end_with_dash and len(entry.pattern) >= len(word)
    return is_whole, len(entry.pattern), bool(languages_of(entry) & {"mul", *languages})


def languages_of(entry: Pattern) -> set[str]:
    """The codes of an entry's languages, which pyiso4 leaves with their commas."""
    return {language for names in entry.langs for language in names.split(",")}


@cache
def iso4() -> Iso4:
    """The list, read once; pyiso4 itself would read it in the encoding of the user's locale."""
    folder = files("pyiso4")
    (table,) = (one for one in folder.iterdir() if one.name.startswith("LTWA_"))
    _, *lines = table.read_text(encoding="utf-8").splitlines()
    stopwords = folder.joinpath("stopwords.txt").read_text(encoding="utf-8").split()
    entries = [Pattern.from_line(line) for line in lines if line]
    return Iso4(entries, stopwords + MORE_STOPWORDS)


def codes_of(language: str) -> list[str]:
    """The three-letter codes of a language; English ones where there is none, as in most titles."""
    tag = read_language(language).partition("-")[0] or "en"
    return [name for name, one in LANGUAGES.items() if one == tag and len(name) == 3]


def named_part(part: re.Match[str]) -> str:
    """A part of a journal that has no number, but a name, tied to it by a hyphen."""
    if NUMBER.fullmatch(part[2]):
        return part[0]
    name = "" if part[2].lower() in iso4().omitted else part[2] + " "
    return f"{part[1]}-{name}"


@cache
def is_short(title: str) -> bool:
    """Whether a title is abbreviated already."""
    return iso4().is_short(title)


@cache
def abbreviated(title: str, language: str = "") -> str:
    """A title abbreviated, each word with a capital; what cannot be stays as it is.

    >>> abbreviated("The Journal of physical chemistry A"), abbreviated("Nature")
    ('J. Phys. Chem. A', 'Nature')
    >>> abbreviated("Zeitschrift für Straßenbau"), abbreviated("J. Phys. Chem.")
    ('Z. Straßenbau', 'J. Phys. Chem.')
    """
    proper = ABOUT.sub("", normalize("NFC", title)) or title
    if any(letter > "ɏ" for letter in LATIN.findall(title)) or is_short(proper):
        return title
    # pyiso4 counts letters, and takes ß for two of them.
    plain = PLACE.sub(lambda place: place[0].replace(" ", "-"), proper.replace("ß", "ss"))
    if len(Pattern.normalize(plain)) != len(plain) + number_of_ligatures(plain):
        return title
    tied = PART.sub(named_part, plain)
    short: str = iso4()(tied, langs=codes_of(language))
    if tied != plain:
        short = NAMED_PART.sub(" ", short).strip()
    for dash in DASHES:
        if f" {dash} " in plain:
            short = short.replace(f"{dash} ", f" {dash} ")
    # Back to how the title itself has them.
    for word in PLACE.findall(proper) + proper.split():
        short = short.replace(word.replace("ß", "ss").replace(" ", "-"), word)
    return LOWER.sub(lambda match: match[0][0].upper() + match[0][1:], short) or title
