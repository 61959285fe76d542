"""Stopping: signals that end a run become an exception, so that it leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

NAMES = ("SIGTERM", "SIGHUP")
"""Signals that end a process at once unless it says otherwise; SIGHUP is not everywhere."""

INTERRUPTED = 130
"""The exit code of Ctrl-C: 128 and the number of the signal, as shells have it."""


class Stopped(KeyboardInterrupt):
    """A signal has come that ends the run."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.code = 128 + number


@contextmanager
def stoppable() -> Iterator[None]:
    """A block that signals end as Ctrl-C does; one that is ignored, as by `nohup`, stays so."""
    import signal

    def stop(number: int, frame: FrameType | None) -> None:
        # A second one ends the process at once, whatever it is at.
        for one in taken:
            signal.signal(one, signal.SIG_DFL)
        raise Stopped(number)

    found = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    taken = [one for one in found if signal.getsignal(one) == signal.SIG_DFL]
    for one in taken:
        signal.signal(one, stop)
    try:
        yield
    finally:
        for one in taken:
            signal.signal(one, signal.SIG_DFL)


def code_of(stop: KeyboardInterrupt) -> int:
    """The exit code of a run that was stopped."""
    return stop.code if isinstance(stop, Stopped) else INTERRUPTED
