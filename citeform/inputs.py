"""Bytes of a file or of standard input → text, whatever their encoding.

UTF-8 is expected; UTF-16 and the 8-bit encodings are told apart and reported.  charset-normalizer
decides where Windows-1252 does not fit; it is imported only then.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from citeform.problems import CiteformError, Problem, Source

MOST_BYTES = 64 * 1024 * 1024
"""Larger files are refused: a library of a hundred thousand references has half of this."""

STRETCH = 1024 * 1024
"""How much is read at a time of longer inputs whose formats allow it."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
PDF = b"%PDF-"
BINARY_STARTS = {
    b"PK\x03\x04": ("a zip or office file", "save it as plain text"),
    b"\xd0\xcf\x11\xe0": ("an old office file", "save it as plain text"),
    b"\x89PNG": ("a picture", ""),
    b"\xff\xd8\xff": ("a picture", ""),
}


def read_bytes(path: Path) -> bytes:
    """What a file holds.

    Raises `CiteformError` when it cannot be read or is too large.
    """
    name = str(path)
    try:
        size = os.stat(path).st_size
        if size > MOST_BYTES:
            raise too_large(name, size)
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(error, name) from None


def unreadable(error: OSError, name: str) -> CiteformError:
    """The error of a file that cannot be opened or read."""
    if isinstance(error, IsADirectoryError):
        hint = f"name its files: {name}/*"
        return CiteformError(Problem("unreadable", "is a folder", name, hint=hint))
    return CiteformError(Problem("unreadable", (error.strerror or str(error)).lower(), name))


def is_pdf(data: bytes) -> bool:
    """Whether some bytes are a PDF, whose first line a few others may precede.

    ISO 32000-1, annex H, note 13: readers look for it in the first 1024 bytes.
    """
    at = data.find(PDF, 0, 1024)
    return at == 0 or (at > 0 and data[at + 5 : at + 6].isdigit() and data.find(b"\n", 0, at) >= 0)


def decode(data: bytes, name: str) -> tuple[Source, list[Problem]]:
    """The text of some bytes, its line ends `\\n`, and a problem if it was no UTF-8."""
    if len(data) > MOST_BYTES:
        raise too_large(name, len(data))
    text, encoding = to_text(data, name)
    if not text.strip():
        raise CiteformError(Problem("empty-file", "there is nothing in it", name))
    problems = [not_utf8(encoding, name)] if encoding else []
    return Source(text.replace("\r\n", "\n").replace("\r", "\n"), name), problems


def not_utf8(encoding: str, name: str) -> Problem:
    """The problem of an input in another encoding."""
    message = f"this is not UTF-8; read as {encoding}"
    return Problem("encoding", message, name, hint=f"`iconv -f {encoding} -t utf-8` makes it so")


def to_text(data: bytes, name: str) -> tuple[str, str]:
    """The text, and the name of its encoding if that is not UTF-8."""
    for start, (what, hint) in BINARY_STARTS.items():
        if data.startswith(start):
            raise CiteformError(
                Problem("binary-file", f"this is {what}, not text", name, hint=hint)
            )
    for mark, encoding in MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError:
                break
            return text, "" if encoding == "utf-8-sig" else encoding.upper()
    zeros = data[:4096].count(0)
    if zeros:
        encoding = wide_encoding(data[:4096], zeros)
        if not encoding:
            raise CiteformError(Problem("binary-file", "this is not text", name))
        return data.decode(encoding, "replace"), encoding.upper()
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return narrow_text(data, name)


def wide_encoding(start: bytes, zeros: int) -> str:
    """UTF-16 without a mark, told by where its zeros stand; nothing for binary data."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if zeros < len(start) // 5:
        return ""
    if odd > 9 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 9 * odd else ""


def narrow_text(data: bytes, name: str) -> tuple[str, str]:
    """The text of an 8-bit or East Asian encoding."""
    controls = sum(data.count(code) for code in range(9)) + data.count(b"\x7f")
    if controls > len(data) // 100:
        raise CiteformError(Problem("binary-file", "this is not text", name))
    if is_western(data[:100_000]):
        return data.decode("cp1252", "replace"), "Windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:100_000]).best()
    if best is None or is_latin(str(best)):
        # Between the Western encodings short texts decide nothing: the commonest one it is.
        return data.decode("cp1252", "replace"), "Windows-1252"
    return data.decode(best.encoding, "replace"), best.encoding


def is_western(data: bytes) -> bool:
    """Whether the bytes beyond ASCII stand alone between letters, as accented ones do."""
    runs = HIGH_RUN.findall(data)
    single = sum(len(run) == 1 for run in runs)
    return single * 4 >= len(runs) * 3


def is_latin(text: str) -> bool:
    """Whether most letters beyond ASCII are Latin ones."""
    letters = [letter for letter in text if letter > "\x7f" and letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 >= len(letters)


def too_large(name: str, size: int) -> CiteformError:
    """The refusal of a file that would not fit into memory with what is made of it."""
    message = f"{size / 1024 / 1024:.0f} MB; citeform reads at most {MOST_BYTES // 1024 // 1024} MB"
    hint = "split the file; from RIS, JSON lines and the like to a record format there is no limit"
    return CiteformError(Problem("too-large", message, name, hint=hint))
