"""Intake: an input of any length, unpacked and decoded a stretch at a time."""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO

from citeform.inputs import MOST_BYTES, STRETCH, not_utf8, to_text, unreadable
from citeform.packed import content_of
from citeform.problems import Problem, Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ODD = re.compile("[\udc80-\udcff]+")
"""Bytes that are no UTF-8, as Python's error handler `surrogateescape` keeps them."""


class Begun(io.RawIOBase):
    """A file whose first bytes were read already."""

    def __init__(self, start: bytes, file: BinaryIO) -> None:
        self.start, self.file = start, file

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read the next bytes."""
        view = memoryview(buffer)
        found = self.start[: len(view)] or self.file.read(len(view))
        self.start = self.start[len(found) :]
        view[: len(found)] = found
        return len(found)


def open_intake(name: str) -> Intake:
    """A file as an input, which who asks for it closes; its size is known unless it is a pipe.

    Raises `CiteformError` when it cannot be opened.
    """
    with ExitStack() as opened:
        try:
            file = opened.enter_context(open(name, "rb"))
            found = os.fstat(file.fileno())
        except OSError as error:
            raise unreadable(error, name) from None
        intake = Intake(file, name, found.st_size if stat.S_ISREG(found.st_mode) else 0)
        opened.pop_all()
    return intake


class Intake:
    """An input, and how much of it was read."""

    def __init__(self, file: io.BufferedReader, name: str, size: int = 0) -> None:
        self.name, self.size, self.file = name, size, file
        """The size is that of the file as it is, perhaps packed; 0 where nobody knows it."""
        try:
            start = file.peek(8)[:8]
        except OSError as error:
            raise unreadable(error, name) from None
        self.content = content_of(start, file, name) or file.read
        self.head = self.take(STRETCH + 1)
        self.problems: list[Problem] = []
        """What was met since someone took them away."""
        self.decoder = io.IncrementalNewlineDecoder(None, translate=True)

    @property
    def done(self) -> int:
        """How many bytes of the file were read."""
        return self.file.tell() if self.size else 0

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def take(self, size: int) -> bytes:
        """The next bytes."""
        try:
            return self.content(size)
        except OSError as error:
            raise unreadable(error, self.name) from None

    def whole(self) -> bytes:
        """All its bytes, or a little more of them than citeform reads at once."""
        return self.head + self.take(MOST_BYTES + 1 - len(self.head))

    def begin(self) -> str:
        """The text of the first stretch, which decides on the encoding.

        Raises `CiteformError` when it is no text.
        """
        # The last character may be cut in two.
        whole = self.head[: len(self.head) // 4 * 4]
        if b"\0" not in whole:
            whole = whole.rstrip(bytes(range(128, 256))) or whole
        encoding = to_text(whole, self.name)[1]
        if encoding:
            self.problems.append(not_utf8(encoding, self.name))
        errors = "replace" if encoding else "surrogateescape"
        decoder = codecs.getincrementaldecoder(encoding or "utf-8-sig")(errors)
        self.decoder = io.IncrementalNewlineDecoder(decoder, translate=True)
        return self.decoder.decode(self.head).removeprefix("\ufeff")

    def read(self, size: int) -> str:
        """The text of about so many bytes; nothing at the end only."""
        while data := self.take(size):
            if text := self.decoder.decode(data):
                return text
        return self.decoder.decode(b"", final=True)


def mended(source: Source) -> list[Problem]:
    """Read bytes of a text that are no UTF-8 as Windows-1252; a problem if there are any."""
    if source.text.isascii() or not (first := ODD.search(source.text)):
        return []
    count = sum(len(one[0]) for one in ODD.finditer(source.text))
    said = "a byte is" if count == 1 else f"{count} bytes are"
    message = f"{said} not UTF-8; read as Windows-1252"
    problem = source.problem("encoding", message, first.start())
    source.text = ODD.sub(western, source.text)
    return [problem]


def western(match: re.Match[str]) -> str:
    """Bytes as Windows-1252 has them."""
    return match[0].encode("ascii", "surrogateescape").decode("cp1252", "replace")
