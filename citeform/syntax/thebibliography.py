r"""LaTeX's thebibliography: a `\bibitem` for each entry that a CSL style prints; written only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from citeform.problems import Source
from citeform.syntax.record import Parsed, Record

KEY_FORBIDDEN = re.compile(r"[\s,{}\[\]\\%#~$&^\"]+")
"""What `\\cite` cannot take in a key."""


def parse(source: Source, options: Mapping[str, Any]) -> Parsed:
    """Nothing: what is printed is not read."""
    return Parsed()


def clean_key(key: str) -> str:
    r"""A key that `\cite` takes.

    >>> clean_key("Smith, 2020 {a}")
    'Smith2020a'
    """
    return KEY_FORBIDDEN.sub("", key) or "key"


def render(records: Iterable[Record], options: Mapping[str, Any]) -> str:
    """The environment, its argument as wide as the largest number."""
    entries = [
        "".join(f"\\bibitem{{{record.key}}}\n{field.value}\n\n" for field in record.fields)
        for record in records
    ]
    widest, body = "9" * len(str(len(entries))), "".join(entries)
    return f"\\begin{{thebibliography}}{{{widest}}}\n\n{body}\\end{{thebibliography}}\n"
