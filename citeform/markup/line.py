"""Formats without markup whose every text stands on one line; entities are undone."""

from __future__ import annotations

from citeform.markup import entities

decode = entities.decode


def encode(text: str, mode: str, *, ascii: bool = False) -> str:
    """The text on one line."""
    text = entities.encode(text, mode)
    return text if text.isprintable() else " ".join(text.split())
