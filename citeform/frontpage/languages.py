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
    words = [word.strip(".,;:()[]?!\"«»'’") for word in text[:4000].lower().split()[:MOST_WORDS]]
    words += [word.split("'")[0] for word in words if "'" in word]
    counts = sorted(
        ((sum(word in function for word in words), language) for language, function in FUNCTION.items()),
        reverse=True,
    )
    (first, language), (second, _) = counts[0], counts[1]
    return language if first >= least and first > second else ""
