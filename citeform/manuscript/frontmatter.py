"""The settings at the head of a Markdown document: its blocks of YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from citeform.problems import Problem, Source

Span = tuple[int, int]

PLAIN = re.compile(
    r"([A-Za-z][\w-]*):[ \t]+"
    r"(?:\"([^\"\\\n]*)\"|'([^'\n]*)'|([A-Za-z][\w./-]*(?: [\w./-]+)*))[ \t]*"
)
"""A line of the plainest YAML: a name and a text in one line."""
WORDS = {"null": None, "true": True, "false": False}
"""Texts that mean something else in YAML; PyYAML is asked about those in capitals."""


def read_settings(
    source: Source, blocks: Sequence[Span]
) -> tuple[Mapping[str, object], list[Problem]]:
    """What the YAML blocks of a document say; of two that say the same the later one is right."""
    if not blocks:
        return {}, []
    plain = [plain_settings(source.text[start:end]) for start, end in blocks]
    if all(one is not None for one in plain):
        return {name: value for one in plain if one for name, value in one.items()}, []
    from citeform.syntax.yaml import Builder, YamlError

    settings: dict[str, Any] = {}
    problems: list[Problem] = []
    for start, end in blocks:
        try:
            for value in Builder(source, []).documents(source.text[start:end], start):
                settings.update(value if isinstance(value, dict) else {})
        except YamlError as error:
            message, place = error.args
            problems.append(source.problem("bad-settings", message, place))
    return settings, problems


def plain_settings(text: str) -> dict[str, object] | None:
    """The settings of a block of the plainest YAML; nothing where PyYAML has to be asked.

    Loading it takes as long as reading a document of thirty pages.
    """
    found: dict[str, object] = {}
    for line in text.splitlines():
        match = PLAIN.fullmatch(line)
        if match is None or match[1] in found:
            return None
        name, double, single, bare = match.groups()
        text = next(one for one in (double, single, bare) if one is not None)
        if bare and bare.lower() in WORDS and bare not in WORDS:
            return None
        found[name] = WORDS.get(text, text) if bare else text
    return found
