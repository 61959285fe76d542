"""The official CSL suite, and what citeproc-js prints with real styles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
LEDGER = TESTS / "csl-known-failures.txt"
REQUIRED = "97"
"""Per cent of citations and entries that are equal, taken together."""


def run(shared: Path, program: str, *options: str) -> None:
    """Run one of the shared programs; it must succeed."""
    command = [sys.executable, str(shared / "bench" / program), *options]
    done = subprocess.run(command, cwd=TESTS.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


def test_the_official_suite_passes_but_for_the_ledger(shared: Path) -> None:
    adapter = f"{TESTS / 'csl_adapter.py'}:render"
    options = ("--ignore-marks", "--expect-fail", str(LEDGER))
    run(shared, "csl_suite.py", "--processor", adapter, *options)


def test_every_known_failure_has_its_reason() -> None:
    lines = [line for line in LEDGER.read_text(encoding="utf-8").splitlines() if line.strip()]
    names = [line for line in lines if not line.startswith("#")]
    assert names == sorted(names)
    assert all(line.partition(" # ")[2] for line in names)


def test_real_styles_print_what_citeproc_js_prints(shared: Path) -> None:
    adapter = f"{TESTS / 'csl_adapter.py'}:document"
    options = ("--jobs", "2", "--require", REQUIRED, "--require-styles", "55")
    run(shared, "csl_differential.py", "--processor", adapter, *options)
