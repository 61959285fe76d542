"""Prefixes and suffixes on their way through the engine, which must not read their markup.

A sign that means something in the manuscript's markup goes through as a letter for private use and
comes back as itself; words and the marks that may meet the style's own are seen by the engine.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Decode = Callable[[str], tuple[str, list[str]]]
"""An affix → text for the engine, and what its letters for private use from U+E000 stand for."""

HIDDEN = 0xF0000
"""The first of the letters for private use in plane 15, each of which stands for one sign."""
HELD = 0x100000
"""The first of those in plane 16, each of which stands for a construct of a markup."""
THEIRS = 0xE000
MOST = 0xFFFD
"""As many constructs have a letter; further ones go through as they are."""

SEEN = " .,;:!?"
"""Signs beside letters and digits that the engine sees."""
SIGNS = [*map(chr, range(33, 127)), *"“”‘’«»‹›„‚「」『』"]
HIDE = {ord(sign): HIDDEN + ord(sign) for sign in SIGNS if sign not in SEEN and not sign.isalnum()}
SHOW = {hidden: sign for sign, hidden in HIDE.items()}
SPECIAL = re.compile("[\U000f0000-\U0010fffd]")
BREAK = re.compile(r"[ \t]*\n[ \t]*(?:>[ \t]?)*")
"""The end of a line, with the signs of a quotation at the beginning of the next one."""
EMPHASIS = re.compile(r"\\(?=[^\w\s])|[*`]|(?<![^\W_])_|_(?![^\W_])")

SIMPLE = re.compile(r"\\(?P<sign>[^\w\s])|\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*")


def decode_simple(text: str) -> tuple[str, list[str]]:
    r"""An affix in Markdown of the simplest kind, for citations outside of any document.

    >>> decode_simple(r"see *also* \*")
    ('see <i>also</i> *', [])
    """

    def change(match: re.Match[str]) -> str:
        if match["sign"]:
            return match["sign"]
        return f"<b>{match['bold']}</b>" if match["bold"] else f"<i>{match['italic']}</i>"

    return SIMPLE.sub(change, text), []


class Affix:
    """How affixes of one manuscript go through the engine and come back."""

    def __init__(self, decode: Decode | None = None) -> None:
        self.held: list[str] = []
        self.decoder = decode

    def decode(self, text: str) -> str:
        """An affix on one line, its markup as the engine's where there is a decoder."""
        if not text:
            return ""
        text = BREAK.sub(" ", text)
        if self.decoder is None:
            return text
        decoded, held = self.decoder(text)
        start = HELD + len(self.held)
        if start + len(held) > HELD + MOST:
            return text
        self.held += held
        return decoded.translate({THEIRS + at: start + at for at in range(len(held))})

    def hide(self, text: str) -> str:
        """A decoded affix for the engine."""
        return text if self.decoder else text.translate(HIDE)

    def plain(self, text: str) -> str:
        """A locator without its markup, its dashes as they are printed."""
        if self.decoder is None:
            text = EMPHASIS.sub("", text)
        return text.replace("---", "—").replace("--", "–")

    def show(self, text: str) -> str:
        """A text with the signs that were hidden."""
        if not SPECIAL.search(text):
            return text
        return SPECIAL.sub(self.shown, text.translate(SHOW))

    def shown(self, match: re.Match[str]) -> str:
        """What a letter for private use stands for."""
        at = ord(match[0]) - HELD
        return self.held[at] if 0 <= at < len(self.held) else match[0]
