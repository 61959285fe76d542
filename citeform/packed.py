"""Packed: compressed inputs, told by their first bytes: gzip, bzip2, xz and Zstandard.

They are unpacked a piece at a time, so that a small file that holds gigabytes is refused and not
unpacked first.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath
from typing import IO, Any

from citeform.problems import CiteformError, Problem

SUFFIXES = (".gz", ".bz2", ".xz", ".zst")
"""What is not the suffix of a format, but says how the file is packed."""


INSTALL = "pip install 'citeform[zstd]'"

Opened = tuple[Any, tuple[type[Exception], ...]]
"""A file of what is packed, and the errors by which its library says that it is damaged."""


def open_gzip(file: IO[bytes]) -> Opened:
    """The content of a gzip file (RFC 1952)."""
    import gzip
    import zlib

    return gzip.open(file), (OSError, EOFError, zlib.error)


def open_bzip2(file: IO[bytes]) -> Opened:
    """The content of a bzip2 file."""
    import bz2

    return bz2.open(file), (OSError, EOFError)


def open_xz(file: IO[bytes]) -> Opened:
    """The content of an xz file."""
    import lzma

    return lzma.open(file), (lzma.LZMAError, EOFError)


def open_zstandard(file: IO[bytes]) -> Opened:
    """The content of a Zstandard file (RFC 8878); a library's work before Python 3.14."""
    try:
        from compression import zstd  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        from backports import zstd
    return zstd.open(file), (zstd.ZstdError, EOFError)


OPENERS: dict[bytes, tuple[str, Callable[[IO[bytes]], Opened]]] = {
    b"\x1f\x8b": ("gzip", open_gzip),
    b"BZh": ("bzip2", open_bzip2),
    b"\xfd7zXZ\x00": ("xz", open_xz),
    b"\x28\xb5\x2f\xfd": ("Zstandard", open_zstandard),
}
"""The bytes that a file begins with → what it is, and what opens it."""


def is_packed(start: bytes) -> bool:
    """Whether some bytes are how a packed file begins."""
    return start.startswith(tuple(OPENERS))


def unpack(data: bytes, name: str, most: int) -> bytes:
    """The bytes that some bytes hold, at most one more than `most`; themselves if not packed.

    Raises `CiteformError` when they are damaged, or a library is missing that Zstandard needs.
    """
    content = content_of(data[:6], BytesIO(data), name)
    return content(most + 1) if content else data


def content_of(start: bytes, file: IO[bytes], name: str) -> Callable[[int], bytes] | None:
    """What reads so many bytes of what a file holds that begins with `start`; None if not packed.

    It raises `CiteformError` when they are damaged, as does this when a library is missing.
    """
    mark = next((mark for mark in OPENERS if start.startswith(mark)), None)
    if mark is None:
        return None
    what, opener = OPENERS[mark]
    try:
        content, errors = opener(file)
    except ImportError:
        message, hint = f"this is {what}, which needs a library", INSTALL
        raise CiteformError(Problem("no-unpacker", message, name, hint=hint)) from None

    def read(size: int) -> bytes:
        try:
            return bytes(content.read(size))
        except errors as error:
            reason = " ".join(str(error).lower().split()).rstrip(".")
            message = f"this is {what} that cannot be unpacked: {reason}"
            raise CiteformError(Problem("damaged", message, name)) from None

    return read


def plain_name(name: str) -> str:
    """The name of a file without the suffix of its packing.

    >>> plain_name("refs.bib.gz"), plain_name("refs.bib")
    ('refs.bib', 'refs.bib')
    """
    return name[: -len(suffix)] if (suffix := PurePath(name).suffix.lower()) in SUFFIXES else name
