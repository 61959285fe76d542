"""Which language a text is in: by its script, by its commonest words, by letters of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from citeform.frontpage.lexicon import FUNCTION
from citeform.frontpage.scripts import KANA, SERBIAN, UKRAINIAN, is_mostly_east, script_of

MOST_WORDS = 250
ANY_KANA = f"[{KANA}]"
JAPANESE = frozenset(
    "気検対経発図広価覚薬実単応変歳圧関県剤浜辺竜顕徴総続読売権歩満戦済児営団労収帰"
)
"""Characters that only Japan simplified in this way."""
CHINESE = frozenset(
    "的与與这這们們和对發发现药经实检测评价总续读权满应变岁压关县济团劳归为為时间问题诊护种于於"
)
"""Characters that do the work of function words in Chinese, or that only China simplified."""
OWN: dict[str, str] = {
    **dict.fromkeys("ąęłńśźż", "pl"),
    **dict.fromkeys("ãõ", "pt"),
    **dict.fromkeys("ñ¿¡", "es"),
    **dict.fromkeys("ßäöü", "de"),
    **dict.fromkeys("œêè", "fr"),
}
"""Letters that are evidence of one of the languages in `FUNCTION`."""
WORDS: dict[str, list[str]] = {}
for _code, _words in FUNCTION.items():
    for _word in _words:
        WORDS.setdefault(_word, []).append(_code)


@lru_cache(maxsize=256)
def guess_language(text: str, least: int = 2) -> str:
    """The BCP 47 language of a text by its function words or script, or "" when that is not clear.

    >>> guess_language("Chirurgie et radiologie interventionnelle du rachis")
    'fr'
    >>> [guess_language(text) for text in ("Magnonics", "Диагностика рака", "痛みの評価")]
    ['', 'ru', 'ja']
    """
    text = text[:4000]
    if not text.isascii():
        script = script_of(text)
        if script == "east":
            return guess_eastern(text)
        if script == "cyrillic":
            letters = set(text.lower())
            return "uk" if letters & UKRAINIAN else "sr" if letters & SERBIAN else "ru"
    return guess_latin(text, least)


def guess_eastern(text: str) -> str:
    """Japanese by its kana, either language by characters of its own, or "" without any."""
    if re.search(ANY_KANA, text):
        return "ja"
    japanese, chinese = (sum(char in own for char in text) for own in (JAPANESE, CHINESE))
    return "ja" if japanese > chinese else "zh" if chinese > japanese else ""


def settle_language(text: str, whole: str) -> str:
    """The language of a text, where its own characters do not tell, by the whole page's kana."""
    language = guess_language(text)
    if language or not is_mostly_east(text):
        return language
    return "ja" if len(re.findall(ANY_KANA, whole)) > 12 else "zh"


def guess_latin(text: str, least: int) -> str:
    """The language whose function words, and letters, a text in Latin script holds most of."""
    spoken = (text.lower() if text.isupper() else text[:1].lower() + text[1:]).split()
    # Function words are small: "Na z CoO" is a formula and not Portuguese.
    words = [word.strip(".,;:()[]?!\"«»'’") for word in spoken[:MOST_WORDS] if word[0].islower()]
    words += [word.split("'")[0] for word in words if "'" in word]
    counts: dict[str, int] = {}
    for word in words:
        for code in WORDS.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    if not text.isascii():
        for word in words:
            for code in {OWN[char] for char in word if char in OWN}:
                counts[code] = counts.get(code, 0) + 1
    if not counts:
        return ""
    first, *rest = sorted(counts.values(), reverse=True)
    if first < least or (rest and rest[0] == first):
        return ""
    return max(counts, key=counts.__getitem__)
