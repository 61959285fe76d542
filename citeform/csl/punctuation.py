"""What becomes of two marks that meet, and of marks at a closing quotation mark."""

from __future__ import annotations

# Left and right mark → what is printed instead of both; pairs that are missing both stay.
# The table is citeproc-js's behaviour (CSL 1.0.2 leaves it open).
MEETING: dict[tuple[str, str], str] = {
    ("!", "."): "!",
    ("!", ":"): "!",
    ("?", "."): "?",
    ("?", ":"): "?",
    (":", "!"): "!",
    (":", "?"): "?",
    (":", "."): ":",
    (";", "!"): "!",
    (";", "?"): "?",
    (";", ":"): ";",
    (";", "."): ";",
    ("!", "!"): "!",
    ("?", "?"): "?",
    (".", "."): ".",
    (":", ":"): ":",
    (",", ","): ",",
    (";", ";"): ";",
    (" ", " "): " ",
    ("\u00a0", "\u00a0"): "\u00a0",
    (" ", "\u00a0"): "\u00a0",
    ("\u00a0", " "): "\u00a0",
}

MARKS = frozenset("!?.:,; \u00a0")
"""What can meet another."""

INTO_QUOTES = frozenset("!?.,")
"""Marks that go before a closing quotation mark where the locale says so."""

OUT_OF_QUOTES = frozenset(",:;")
"""Marks that go behind it where the locale does not."""
