"""BibLaTeX's localisation keys that stand in data: what they say in English.

BibLaTeX manual 3.19, section 4.9.2, "Publication State", "Publication Type" and "Miscellaneous".
"""

from __future__ import annotations

BIBSTRINGS: dict[str, str] = {
    "mathesis": "Master's thesis",
    "mastersthesis": "Master's thesis",
    "phdthesis": "PhD thesis",
    "candthesis": "Candidate thesis",
    "bathesis": "Bachelor's thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "newseries": "New series",
    "oldseries": "Old series",
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "prepublished",
}  # fmt: skip
"""Key → English.  Two keys of one meaning: the first is written."""

KEYS: dict[str, str] = {text: key for key, text in reversed(BIBSTRINGS.items())}
"""English → key."""
