"""Languages by their BCP 47 tags, from the names and codes bibliographies use."""

from __future__ import annotations

import re

from citeform.pattern import pattern

TAG = pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")

# Babel's and polyglossia's names, English and native names, ISO 639-2 codes (both forms).
LANGUAGES: dict[str, str] = {
    name: tag
    for tag, names in {
        "af": "afr afrikaans",
        "ar": "ara arabic",
        "bg": "bul bulgarian",
        "ca": "cat catalan català",
        "cs": "ces cze czech čeština",
        "cy": "cym wel welsh",
        "da": "dan danish dansk",
        "de": "deu ger german deutsch ngerman germanb",
        "de-AT": "austrian naustrian",
        "de-CH": "swissgerman nswissgerman",
        "el": "ell gre greek",
        "en": "eng english",
        "en-AU": "australian",
        "en-CA": "canadian",
        "en-GB": "british ukenglish",
        "en-NZ": "newzealand",
        "en-US": "american usenglish",
        "eo": "epo esperanto",
        "es": "spa spanish español castilian",
        "et": "est estonian",
        "eu": "eus baq basque",
        "fa": "fas per persian farsi",
        "fi": "fin finnish suomi",
        "fr": "fra fre french français francais frenchb",
        "fr-CA": "acadian canadien",
        "gl": "glg galician",
        "he": "heb hebrew",
        "hi": "hin hindi",
        "hr": "hrv scr croatian",
        "hu": "hun hungarian magyar",
        "id": "ind indonesian",
        "is": "isl ice icelandic",
        "it": "ita italian italiano",
        "ja": "jpn japanese",
        "ko": "kor korean",
        "la": "lat latin",
        "lt": "lit lithuanian",
        "lv": "lav latvian",
        "nb": "nob norsk bokmål",
        "nl": "nld dut dutch nederlands",
        "nn": "nno nynorsk",
        "no": "nor norwegian",
        "pl": "pol polish polski",
        "pt": "por portuguese português portuges",
        "pt-BR": "brazilian brazil",
        "ro": "ron rum romanian",
        "ru": "rus russian",
        "sk": "slk slo slovak",
        "sl": "slv slovene slovenian",
        "sr": "srp scc serbian",
        "sv": "swe swedish svenska",
        "th": "tha thai",
        "tr": "tur turkish türkçe",
        "uk": "ukr ukrainian",
        "vi": "vie vietnamese",
        "zh": "zho chi chinese",
    }.items()
    for name in names.split()
}


def read_language(text: str) -> str:
    """The BCP 47 tag of a language; a text that names none stays as it is.

    >>> read_language("ngerman"), read_language("en_us"), read_language("fre"), read_language("FR")
    ('de', 'en-US', 'fr', 'fr')
    """
    text = text.strip()
    known = LANGUAGES.get(text.lower())
    if known:
        return known
    if not TAG.match(text):
        return text
    language, *rest = re.split("[-_]", text)
    return "-".join([language.lower(), *map(subtag, rest)])


def subtag(text: str) -> str:
    """A subtag in the case BCP 47, section 2.1.1, recommends for it."""
    return text.upper() if len(text) == 2 else text.title() if len(text) == 4 else text.lower()


# The name babel and polyglossia know, where it is not the first English one of the table above.
BABEL = {"de": "ngerman", "en-GB": "british", "en-US": "american", "nb": "norsk"}


def write_babel(tag: str) -> str:
    """The name that LaTeX's babel has for a language; the tag where it has none.

    >>> write_babel("fr"), write_babel("en-GB"), write_babel("de"), write_babel("zu")
    ('french', 'british', 'ngerman', 'zu')
    """
    tag = read_language(tag)
    if tag in BABEL:
        return BABEL[tag]
    return next((n for n, t in LANGUAGES.items() if t == tag and len(n) > 3), tag)
