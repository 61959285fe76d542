"""Team: processes that share the work on one document.

The first of them is the one that asks.  The others are forked from it where that can be, and so
know the document; elsewhere they are started afresh and make their own from the same recipe.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from types import TracebackType
from typing import TYPE_CHECKING, Any

from citeform.problems import CiteformError, Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Make = Callable[[], Any]
"""Makes the thing whose methods are the work; it is pickled where nothing can be forked."""

Part = tuple[Any, ...]
"""The arguments for one of the team."""

LEAST = 250
"""Fewer items than these are not worth a process."""

FORKS = sys.platform == "linux"
"""Whether a process may be forked; macOS has libraries that do not bear it, Windows cannot."""


class Team:
    """One or more processes that hold equal documents, and what they are asked to do."""

    def __init__(self, document: Any, make: Make | None = None, size: int = 1) -> None:
        self.document = document
        self.pipes: list[Connection] = []
        self.others: list[BaseProcess] = []
        if make is not None and size > 1:
            self.start(make, size - 1)

    def start(self, make: Make, count: int) -> None:
        """Start the other processes."""
        import gc
        import multiprocessing

        context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
        if FORKS:
            # What is there already is no garbage; looking at it would copy its pages.
            gc.freeze()
            document = self.document
            make = lambda: document  # noqa: E731
        sys.stdout.flush()
        for _ in range(count):
            mine, theirs = context.Pipe()
            arguments = (theirs, make, (*self.pipes, mine) if FORKS else ())
            process = context.Process(target=work, args=arguments, daemon=True)
            self.pipes.append(mine)
            self.others.append(process)
            process.start()
            theirs.close()

    def __enter__(self) -> Team:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the others go, whatever they are at."""
        for pipe, process in zip(self.pipes, self.others, strict=True):
            pipe.close()
            if process.pid is not None:
                process.terminate()
                process.join()

    @property
    def size(self) -> int:
        """How many share the work."""
        return len(self.pipes) + 1

    def ranges(self, count: int) -> list[tuple[int, int]]:
        """The numbers from 0 to `count`, in a range for each."""
        edges = [count * at // self.size for at in range(self.size + 1)]
        return list(pairwise(edges))

    def run(self, task: str, parts: Sequence[Part]) -> list[Any]:
        """Call a method of the document with each part, and give the results in their order."""
        for pipe, part in zip(self.pipes, parts[1:], strict=True):
            self.send(pipe, (task, part))
        results = [getattr(self.document, task)(*parts[0])]
        for pipe in self.pipes:
            results.append(self.receive(pipe))
        return results

    def gather(self, task: str, parts: Sequence[Part]) -> list[Any]:
        """The lists that `run` gives, as one."""
        return [one for result in self.run(task, parts) for one in result]

    def tell(self, task: str, *part: Any) -> None:
        """Call a method of every document with the same arguments."""
        self.run(task, [part] * self.size)

    def send(self, pipe: Connection, message: tuple[str, Part]) -> None:
        """Ask one of the others."""
        try:
            pipe.send(message)
        except OSError:
            raise lost() from None

    def receive(self, pipe: Connection) -> Any:
        """The answer of one of the others; what it could not do is raised here."""
        try:
            result, error = pipe.recv()
        except (EOFError, OSError):
            raise lost() from None
        if error is not None:
            raise error
        return result


def lost() -> CiteformError:
    """The error of a process that is gone: killed, most likely for want of memory."""
    hint = "was there enough memory? --jobs 1 needs the least"
    return CiteformError(Problem("lost-worker", "a process ended before its work did", hint=hint))


def work(pipe: Connection, make: Make, inherited: Iterable[Connection]) -> None:
    """Do what is asked through a pipe until it closes."""
    import signal

    # Ctrl-C is for the process that asks; when that ends, so do we.  What it does at other signals
    # is not ours to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()
    document = make()
    try:
        while True:
            task, part = pipe.recv()
            pipe.send(answer(document, task, part))
    except (EOFError, OSError):
        pass


def answer(document: Any, task: str, part: Part) -> tuple[Any, Exception | None]:
    """The result of a task, or the exception that it ended in."""
    try:
        return getattr(document, task)(*part), None
    except Exception as error:
        return None, error
