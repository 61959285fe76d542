"""The wheel, built, installed into an empty environment, and run there."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; it must succeed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_works_in_an_empty_environment(tmp_path: Path) -> None:
    build = ("-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path)
    run(sys.executable, *build, cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name for name in names if name.startswith("citeform/styles/")} == {
        f"citeform/styles/{path.name}" for path in (ROOT / "styles").iterdir()
    }
    assert "citeform/py.typed" in names
    assert not [name for name in names if name.startswith("tests/")]

    venv.create(tmp_path / "env", with_pip=True)
    bin = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    run(bin / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    page = ROOT / "examples" / "article.txt"
    for style, start in (("vancouver", "1. Marchetti-Duval H"), ("bibtex", "@article{")):
        assert run(bin / "citeform", page, "-t", style, cwd=tmp_path).startswith(start)
    listed = run(bin / "citeform", "styles", cwd=tmp_path)
    assert str(tmp_path / "env") in listed
    shown = run(bin / "citeform", "styles", "show", "vancouver", cwd=tmp_path)
    assert shown.startswith("Vancouver (citeform)")
