"""The scripts a front page may be written in, and what is different in those without spaces.

Patterns with Chinese characters are kept as strings: they take long to compile, and most pages
never need them.
"""

from __future__ import annotations

import re

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, with the signs that repeat one or stand for zero."""
KANA = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30fe"
EAST = f"[{HAN}{KANA}]"
WIDE = f"[{HAN}{KANA}\u3001-\u303f\uff00-\uff65]"
"""What is as wide as two Latin letters: characters, kana and their punctuation."""
NARROW = str.maketrans(
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {0x3000: " ", 0x30FB: "·", 0x301C: "-", 0xFF5E: "-"}
)
"""Full-width forms of ASCII, the wide space and the middle dot of kana as plain ones."""
LATIN_WORD = re.compile(r"[^\W\d_]+")
WORD = rf"[{HAN}{KANA}]{{1,2}}|(?:(?![{HAN}{KANA}])[^\W\d_])+"

# Letters that only one script, or one language of it, has.
CYRILLIC = re.compile("[\u0400-\u04ff]")
FIRST = "\u3001"
"""No character before this one is Chinese, Japanese or wide."""
UKRAINIAN, SERBIAN = frozenset("іїєґ"), frozenset("ђјљњћџ")


def narrow(text: str) -> str:
    """The text with plain forms of full-width letters, digits and signs, as long as it was.

    >>> narrow("張三１，２（北京）")
    '張三1,2(北京)'
    """
    return text if text.isascii() else text.translate(NARROW)


def is_east(text: str) -> bool:
    """Whether a text holds Chinese characters or kana."""
    return not text.isascii() and max(text) > FIRST and bool(re.search(EAST, text))


def is_mostly_east(text: str) -> bool:
    """Whether a text is Chinese or Japanese, whatever foreign words it holds.

    >>> is_mostly_east("DNA甲基化与糖尿病"), is_mostly_east("the character 一")
    (True, False)
    """
    if text.isascii() or max(text) < FIRST:
        return False
    count = len(re.findall(EAST, text))
    return count > 0 and 3 * count > sum(map(str.isalpha, text)) - count


def is_wide(char: str) -> bool:
    """Whether a character is set as wide as two Latin letters, without spaces around it."""
    return char >= FIRST and bool(re.match(WIDE, char))


def width(text: str) -> int:
    """How wide a text is, in Latin letters."""
    if text.isascii() or max(text) < FIRST:
        return len(text)
    return len(text) + len(re.findall(WIDE, text))


def split_words(text: str) -> list[str]:
    """The words of a text; where none are divided, two characters are one.

    >>> split_words("DNA甲基化 study")
    ['DNA', '甲基', '化', 'study']
    """
    return (
        re.findall(WORD, text)
        if not text.isascii() and max(text) >= FIRST
        else LATIN_WORD.findall(text)
    )


def script_of(text: str) -> str:
    """The script most of a text is in: "east", "cyrillic" or "latin"."""
    if text.isascii():
        return "latin"
    if is_mostly_east(text):
        return "east"
    return "cyrillic" if 2 * len(CYRILLIC.findall(text)) > sum(map(str.isalpha, text)) else "latin"
