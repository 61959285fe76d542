"""Cluster: processes that Dask maps the parts of a plan over; the one door to Dask.

A process that is killed is started anew and its part done again, wherever it stood, for a part is
whole or not there.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from importlib.util import find_spec
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

from citeform.problems import CiteformError, Problem
from citeform.scale.part import Done, Part, Way, convert_part
from citeform.tuples import NamedTuple

if TYPE_CHECKING:
    from distributed import Client, Future, Nanny

ALLOWED_FAILURES = 2
"""A part that ends one more process than these is given up: it would end all others, too."""

OPTIONS = {
    "distributed.scheduler.allowed-failures": ALLOWED_FAILURES,
    # A process has one part and no other waiting, which would be blamed with it for a failure.
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.scheduler.work-stealing": False,
    "distributed.admin.log-length": 0,
    # Dask is imported once, and not by each process that is started or started anew.
    "distributed.worker.multiprocessing-method": "forkserver" if os.name == "posix" else "spawn",
}
"""Dask's settings for a cluster of our own."""

LOGGERS = ("distributed", "distributed.client", "asyncio", "tornado")
"""Those that Dask prints with."""

SECONDS = 10
"""How long a running cluster is waited for."""
GRACE = 0.5
"""Seconds that a process of our own cluster has to end by itself."""


class Where(NamedTuple):
    """Where the parts are done."""

    jobs: int | None = None
    """Processes of a cluster of our own; as many as there are processors without it."""
    scheduler: str | None = None
    """The address of a running cluster."""


def convert_parts(parts: Sequence[Part], way: Way, where: Where) -> Generator[tuple[int, Done]]:
    """Do all parts; give the number of each and what became of it, as they are finished.

    Raises `CiteformError` when Dask or its cluster is not there.
    """
    if not parts:
        return
    with connected(where, len(parts)) as client:
        from distributed import as_completed

        futures = client.map(partial(convert_part, way=way), parts, pure=False)
        numbers = {future.key: number for number, future in enumerate(futures)}
        finished = as_completed(futures)
        # Results are forgotten as they are taken; the list would hold them all.
        del futures
        for future in finished:
            number = numbers[future.key]
            yield number, outcome(future, parts[number])


def check_installed() -> None:
    """Raise `CiteformError` when Dask is not installed."""
    if find_spec("distributed") is None:
        raise no_engine()


@contextmanager
def connected(where: Where, count: int) -> Iterator[Client]:
    """A client of the cluster that is asked for; one of our own is closed in the end."""
    try:
        import dask

        # Before the import that sets up logging: what a user should know we say ourselves.
        dask.config.set(logging=dict.fromkeys(LOGGERS, logging.CRITICAL))
        from dask.system import CPU_COUNT
        from distributed import Client
    except ImportError:
        raise no_engine() from None
    address = where.scheduler
    if not (address or where.jobs):
        address = dask.config.get("scheduler-address", None)
    with ExitStack() as stack:
        if not address:
            stack.enter_context(dask.config.set(OPTIONS))
            address = stack.enter_context(own_cluster(min(where.jobs or CPU_COUNT, count)))
        try:
            client = stack.enter_context(Client(address, timeout=SECONDS))
        except (OSError, ValueError) as error:
            message = f"there is no Dask scheduler at {address}: {error}"
            raise no_cluster(
                message, "`dask scheduler` prints the address of the one it starts"
            ) from None
        yield client


@contextmanager
def own_cluster(jobs: int) -> Iterator[str]:
    """The address of a cluster of our own, which is closed in the end, whatever it is at."""
    from distributed import LocalCluster

    try:
        with terminal_is_ours():
            cluster = LocalCluster(
                n_workers=jobs,
                threads_per_worker=1,
                dashboard_address=None,
                # Any free port of the loopback; the usual one may be taken.
                scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
                silence_logs=logging.CRITICAL,
            )
    except (OSError, RuntimeError) as error:
        raise no_cluster(f"{jobs} processes could not be started: {error}") from None
    with cluster:
        try:
            yield cluster.scheduler_address
        finally:
            cluster.sync(close_all, list(cluster.workers.values()))


async def close_all(workers: Iterable[Nanny]) -> None:
    """End processes; a part that one is at need not be waited for, since half of it is none."""
    await asyncio.gather(*(worker.close(timeout=GRACE) for worker in workers))


@contextmanager
def terminal_is_ours() -> Iterator[None]:
    """A block whose threads, and the processes that they start, get no signal of the terminal.

    Ctrl-C is for the process that asks, which closes the others.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Starting the tracker lets signals through again, so that it comes first.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def outcome(future: Future, part: Part) -> Done:
    """What became of a part, whose process may have been killed or not have what it needs."""
    if future.status == "finished":
        done: Done = future.result()
        return done
    if future.status != "error":
        raise no_cluster("the connection to the cluster was lost")
    error = future.exception()
    from distributed import KilledWorker

    if isinstance(error, KilledWorker):
        message = f"{error.allowed_failures + 1} processes ended before they had converted it"
        problem = Problem("lost-worker", message, part.name, hint="was there enough memory?")
    else:
        message = f"no process could convert it: {type(error).__name__}: {error}"
        problem = Problem("lost-part", message, part.name)
    return Done(part.name, 0, (problem,), False)


def no_engine() -> CiteformError:
    """The error about Dask that is not installed."""
    hint = "pip install 'citeform[dask]' installs it"
    return CiteformError(Problem("no-engine", "Dask is missing", hint=hint))


def no_cluster(message: str, hint: str = "") -> CiteformError:
    """The error about a cluster that is not there."""
    return CiteformError(Problem("no-cluster", " ".join(message.split()), hint=hint))
