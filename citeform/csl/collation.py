"""Collation: the order of texts in a language, as ICU and so citeproc-js has it.

Accents, case and punctuation make no difference; a blank sorts before all letters, and numbers sort
by their value.  What ICU is not needed for, or not there for, is sorted by a key of our own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from citeform.pattern import pattern
from citeform.tuples import NamedTuple

GAP = "\x01"
"""What stands between the parts of a name in a text that is sorted; a blank to the reader."""

Key = Callable[[str], str | bytes]

# CLDR 48: the letters of a language that its own order moves, in the order of its rules; "c<č" puts
# č after c, "y=ü" lets ü count as y, a comma stands between letters that count alike.
NORDIC = "d=đ,ð th=þ y=ü,ű"
CROATIAN = "c<č<ć d<dž<đ l<lj n<nj s<š z<ž"
ALPHABETS = {
    "cs": "c<č h<ch r<ř s<š z<ž",
    "cy": "c<ch d<dd f<ff g<ng l<ll p<ph r<rh t<th",
    "da": f"{NORDIC} z<æ,ä<ø,ö,ő<å,aa",
    "es": "n<ñ",
    "et": "s<š<z<ž w<õ<ä<ö<ü",
    "fi": "y=ü d=đ z<å<ä,æ<ö,ø",
    "gl": "n<ñ",
    "hr": CROATIAN,
    "hu": "c<cs,ccs d<dz,ddz<dzs,ddzs g<gy,ggy l<ly,lly n<ny,nny o<ö,ő s<sz,ssz t<ty,tty u<ü,ű "
    "z<zs,zzs",
    "is": "a<á d<đ,ð e<é i<í o<ó u<ú y<ý z<þ<æ,ä<ö,ø<å",
    "lt": "c<č i=y s<š z<ž",
    "lv": "c<č g<ģ i<y<ī k<ķ l<ļ n<ņ r<ŗ s<š z<ž a<ā e<ē o<ō u<ū",
    "nb": f"{NORDIC} z<æ,ä,ę<ø,ö,ő,œ<å,aa",
    "nn": f"{NORDIC} z<æ,ä,ę<ø,ö,ő,œ<å,aa",
    "pl": "a<ą c<ć e<ę l<ł n<ń o<ó s<ś z<ź<ż",
    "ro": "a<ă<â i<î s<ş,ș t<ţ,ț",
    "sk": "a<ä c<č h<ch o<ô r<ř s<š z<ž",
    "sl": "c<č<ć d<đ s<š z<ž",
    "sr-Latn": CROATIAN,
    "sv": f"{NORDIC} z<å<ä,æ,ę<ö,ø,ő,œ,ô",
    "tr": "c<ç g<ğ h<ı o<ö s<ş u<ü",
    "uk": "г<ґ и<і<ї<й<ј",
    "vi": "a<ă<â d<đ e<ê o<ô<ơ u<ư",
}
ROOT = "i<ı г<ґ д<ђ е<є з<ѕ и<і<й<ј л<љ н<њ т<ћ ч<џ"
"""Letters of the root order that neither their code nor their parts put in their place."""

# CLDR 48: languages whose own script comes before all others, and its letters.
CYRILLIC = "\u0400-\u052f"
SCRIPTS = {
    "ar": "\u0600-\u06ff",
    "bg": CYRILLIC,
    "el": "\u0370-\u03ff",
    "fa": "\u0600-\u06ff",
    "he": "\u0590-\u05ff",
    "hi": "\u0900-\u097f",
    "hy": "\u0530-\u058f",
    "ko": "\u1100-\u11ff",
    "mn": CYRILLIC,
    "ru": CYRILLIC,
    "sr": CYRILLIC,
    "th": "\u0e00-\u0e7f",
    "uk": CYRILLIC,
    "zh": "\u4e00-\u9fff",
}

# Letters that Unicode does not take apart, and what the root order counts them as.
LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "þ": "z\U0010f0ff",
    }
)
# The signs of ASCII that ICU does not pass over, in its order; a blank is sorted as "|", which is
# what citeproc-js writes for it.
SIGNS = str.maketrans(dict(zip("`^+<=>|~$", map(chr, range(1, 10)), strict=True)))
BLANKS = pattern("[ \x01]+")
NUMBER = pattern("[0-9]+")
IGNORED = pattern("[^\x01-\x09\\w\U0010f000-\U0010f0ff]|_")
PRIVATE = 0x10F000
"""Where the characters begin that keep tailored letters apart: behind every letter."""


class Alphabet(NamedTuple):
    """The letters that a language sorts in a place of its own."""

    letters: re.Pattern[str]
    places: dict[str, str]
    tailors_ascii: bool
    foreign: re.Pattern[str] | None
    """The letters of other scripts, if the language's own comes before them."""


def sort_keys(texts: Iterable[str], language: str) -> dict[str, str | bytes]:
    """What texts are compared by in a language.

    >>> key = sort_keys(["Ó Briain, Seán", "O’Casey", "Obama"], "en-US")
    >>> sorted(key, key=key.__getitem__)
    ['Ó Briain, Seán', 'Obama', 'O’Casey']
    """
    prepared = {text: prepare(text, language) for text in texts}
    alphabet = alphabet_of(language)
    key: Key | None = None
    if alphabet.tailors_ascii or not all(map(str.isascii, prepared.values())):
        key = icu_key(language) or (lambda text: alphabet_key(text, alphabet))
    return {text: (key or ascii_key)(ready) for text, ready in prepared.items()}


def prepare(text: str, language: str) -> str:
    """A text in lower case, with citeproc-js's sign for a blank."""
    if language[:2] == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return BLANKS.sub("|", text.strip(" \x01").lower()) + "|"


@lru_cache(maxsize=8)
def icu_key(language: str) -> Key | None:
    """ICU's collation of a language, as citeproc-js asks for it; none without ICU."""
    try:
        import icu
    except ImportError:
        return None
    collator = icu.Collator.createInstance(icu.Locale.createCanonical(language))
    collator.setStrength(icu.Collator.PRIMARY)
    attribute, value = icu.UCollAttribute, icu.UCollAttributeValue
    collator.setAttribute(attribute.ALTERNATE_HANDLING, value.SHIFTED)
    collator.setAttribute(attribute.NUMERIC_COLLATION, value.ON)
    key: Key = collator.getSortKey
    return key


def ascii_key(text: str) -> str:
    """What ICU's order of lower-case ASCII comes down to."""
    return NUMBER.sub(by_value, IGNORED.sub("", text.translate(SIGNS)))


def by_value(match: re.Match[str]) -> str:
    """A number so written that it sorts by its value."""
    digits = match[0].lstrip("0")
    return f"0{chr(32 + len(digits))}{digits}"


def alphabet_key(text: str, alphabet: Alphabet) -> str:
    """ICU's order as near as a table of letters comes to it."""
    places = alphabet.places
    text = "".join(
        sign if sign.isascii() or sign in places else bare(sign)
        for sign in unicodedata.normalize("NFC", text)
    )
    key = ascii_key(alphabet.letters.sub(lambda match: places[match[0]], text))
    return key if alphabet.foreign is None else alphabet.foreign.sub(behind, key)


def behind(match: re.Match[str]) -> str:
    """A letter behind those that stand where they are."""
    return chr(0x100000 + ord(match[0]))


def bare(sign: str) -> str:
    """A letter without what is above, below or across it."""
    letters = unicodedata.normalize("NFD", sign.translate(LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=8)
def alphabet_of(language: str) -> Alphabet:
    """The alphabet of a language."""
    base = language.partition("-")[0]
    name = "sr-Latn" if language.startswith("sr-Latn") else base
    places = {**places_of(ROOT), **places_of(ALPHABETS.get(name, ""))}
    script = SCRIPTS.get(name)
    longest = sorted(places, key=len, reverse=True)
    return Alphabet(
        re.compile("|".join(longest)),
        places,
        any(map(str.isascii, places)),
        re.compile(f"[^\0-9{script}\U00010000-\U0010ffff]") if script else None,
    )


def places_of(rules: str) -> dict[str, str]:
    """A letter → a letter of the root order, with a mark when it comes after it."""
    places = {}
    for rule in rules.split():
        base, *later = rule.split("<")
        if "=" in base:
            base, alike = base.split("=")
            places.update(dict.fromkeys(alike.split(","), base))
        for at, letters in enumerate(later):
            places.update(dict.fromkeys(letters.split(","), base + chr(PRIVATE + at)))
    return places
