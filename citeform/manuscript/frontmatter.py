"""The settings at the head of a Markdown document: its blocks of YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from citeform.problems import Problem, Source

Span = tuple[int, int]


def read_settings(
    source: Source, blocks: Sequence[Span]
) -> tuple[Mapping[str, object], list[Problem]]:
    """What the YAML blocks of a document say; of two that say the same the later one is right."""
    if not blocks:
        return {}, []
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
