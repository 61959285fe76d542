"""Which language a text is in, by its commonest words."""

from __future__ import annotations

from citeform.frontpage.lexicon import FUNCTION

MOST_WORDS = 250


def guess_language(text: str, least: int = 2) -> str:
    """The BCP 47 language whose function words a text holds, or "" when that is not clear.

    >>> guess_language("Chirurgie et radiologie interventionnelle du rachis")
    'fr'
    >>> guess_language("Magnonics")
    ''
    """
    text = text[:4000]
    spoken = (text.lower() if text.isupper() else text[:1].lower() + text[1:]).split()
    # Function words are small: "Na z CoO" is a formula and not Portuguese.
    words = [word.strip(".,;:()[]?!\"«»'’") for word in spoken[:MOST_WORDS] if word[0].islower()]
    words += [word.split("'")[0] for word in words if "'" in word]
    first = second = 0
    language = ""
    for code, function in FUNCTION.items():
        count = sum(word in function for word in words)
        if count > first:
            first, second, language = count, first, code
        elif count > second:
            second = count
    return language if first >= least and first > second else ""
