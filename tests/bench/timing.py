"""Timing of whole commands, side by side."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence


def seconds(command: Sequence[str], rounds: int) -> float:
    """The shortest time a command took, in seconds; its output is thrown away."""
    environment = {**os.environ}
    # An installed program has its bytecode beside it; a variable of this shell must not hide that.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, env=environment, capture_output=True, check=False)
        taken.append(time.perf_counter() - start)
    return min(taken)


def measured(command: Sequence[str]) -> tuple[float, int]:
    """The processor's seconds and the bytes a command takes; its output is thrown away."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit
