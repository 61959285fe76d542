"""Timing of whole commands, side by side."""

from __future__ import annotations

import os
import subprocess
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
