"""Lenses: record formats by their style files, and CSL-JSON's, which is the model's own form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citeform.catalogue import Catalogue, Style
from citeform.model.reference import Reference

if TYPE_CHECKING:
    from citeform.formats.lens import Lens

Item = Mapping[str, Any]
"""A CSL-JSON object."""


def to_csl(reference: Reference) -> dict[str, Any]:
    """The CSL-JSON object of a reference, by the CSL 1.0.2 data schema."""
    from citeform.syntax.shape import item, shape

    writer = csl_json()
    form = shape(writer.style.options["objects"])
    return item(writer.write_record(reference, False), form)


def from_csl(item: Mapping[str, Any]) -> Reference:
    """The reference of a CSL-JSON object; a member that is no CSL variable goes to `extra`."""
    from citeform.formats.lens import NOWHERE
    from citeform.syntax.shape import record, shape

    reader = csl_json()
    form = shape(reader.style.options["objects"])
    return reader.read_record(record(item, 0, 0, form), NOWHERE, [])


@cache
def csl_json() -> Lens:
    """The lens of CSL-JSON, the one that comes with citeform."""
    return lens_at(Catalogue().bundled / "csl-json.toml")


def lens(style: Style) -> Lens:
    """A record format, ready to read and write."""
    return lens_at(style.path)


@cache
def lens_at(path: Path) -> Lens:
    """The lens of a style file, loaded once."""
    from citeform.formats.lens import Lens
    from citeform.formats.stylefile import load

    return Lens(load(path))
