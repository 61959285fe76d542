"""Formats without a markup of their own: CSL's inline tags go through as they are."""

from __future__ import annotations


def decode(text: str, mode: str, unknown: list[str]) -> str:
    """The text itself."""
    return text


def encode(text: str, mode: str, *, ascii: bool = False) -> str:
    """The text itself."""
    return text
