"""Target: a file that is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import IO

from citeform.problems import CiteformError, Problem


class Target:
    """A file in the making: the old one stays until the new is whole, and for good if none is.

    What is no file, as a pipe or a device, is written to as it is.  One that is to be `lasting` is
    on the disk before it is in its place, so that it is whole after a power cut too.
    Raises `CiteformError` for what cannot be written.
    """

    def __init__(self, path: Path, lasting: bool = False) -> None:
        self.path, self.lasting = path, lasting
        self.temporary = ""
        self.file: IO[str] | None = None

    def __enter__(self) -> Target:
        return self

    def write(self, text: str) -> None:
        """Write more of the text."""
        try:
            self.file = self.file or self.open()
            self.file.write(text)
        except OSError as error:
            raise unwritable(error, str(self.path)) from None

    def open(self) -> IO[str]:
        """Open the file beside the one that it is to replace."""
        target = self.path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            return target.open("w", encoding="utf-8", newline="\n")
        import tempfile

        handle, self.temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        return open(handle, "w", encoding="utf-8", newline="\n")

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the file in its place, or take it away; one that nothing was written to is none."""
        try:
            if self.file:
                with self.file:
                    if self.lasting and self.temporary and error is None:
                        self.file.flush()
                        os.fsync(self.file.fileno())
            if self.temporary and error is None:
                target = self.path.resolve()
                mode = target.stat().st_mode if target.exists() else 0o666 & ~umask()
                os.chmod(self.temporary, mode & 0o777)
                os.replace(self.temporary, target)
                self.temporary = ""
        except OSError as fault:
            if error is None:
                raise unwritable(fault, str(self.path)) from None
        finally:
            if self.temporary and os.path.exists(self.temporary):
                os.unlink(self.temporary)


def unwritable(error: OSError, place: str) -> CiteformError:
    """The error about something that cannot be written to."""
    return CiteformError(Problem("unwritable", (error.strerror or str(error)).lower(), place))


def umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
