"""Compressed inputs are read as they are."""

from __future__ import annotations

import bz2
import gzip
import lzma
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import citeform
from citeform.cli import cli
from citeform.inputs import MOST_BYTES

BIB = "@article{doe, author = {Doe, Jane}, title = {On rivers}, journal = {Acta}, year = 2001}\n"
ENTRY = "1. Doe J. On rivers. Acta. 2001.\n"


def zstandard(data: bytes) -> bytes:
    """Some bytes as Zstandard packs them."""
    zstd = pytest.importorskip(
        "backports.zstd" if sys.version_info < (3, 14) else "compression.zstd"
    )
    packed: bytes = zstd.compress(data)
    return packed


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard,
}


def run(*arguments: str, stdin: bytes = b"") -> Result:
    """Run a command as the shell would."""
    return CliRunner().invoke(cli, arguments, input=stdin)


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_file_is_read_as_it_is(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"refs.bib{suffix}"
    path.write_bytes(PACKERS[suffix](BIB.encode()))
    result = run(str(path))
    assert (result.stdout, result.stderr, result.exit_code) == (ENTRY, "", 0)
    assert run("-", stdin=path.read_bytes()).stdout == ENTRY
    assert citeform.read(path)[0].id == "doe"


def test_the_suffix_below_that_of_the_packing_tells_the_format(tmp_path: Path) -> None:
    for name in ("one.csv", "one.yaml.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"references:\n- id: a\n  title: T\n"))
        assert citeform.read(tmp_path / name)[0].text("title") == "T"


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_damaged_file_is_one_line(tmp_path: Path, suffix: str) -> None:
    packed = PACKERS[suffix](BIB.encode() * 50)
    for name, data in (("cut", packed[: len(packed) // 2]), ("odd", packed[:12] + b"x" * 99)):
        path = tmp_path / f"{name}.bib{suffix}"
        path.write_bytes(data)
        result = run(str(path))
        assert (result.stdout, result.exit_code, result.stderr.count("\n")) == ("", 1, 1)
        assert result.stderr.startswith(f"{path}: damaged: this is ")


def test_a_small_file_that_holds_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.bib.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        for _ in range(3 * MOST_BYTES // 2**20):
            file.write(b" " * 2**20)
    result = run(str(path))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{path}: too-large: ")


def test_a_missing_library_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "refs.bib.zst"
    path.write_bytes(zstandard(BIB.encode()))
    for name in ("backports", "backports.zstd", "compression", "compression.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    result = run(str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{path}: no-unpacker: this is Zstandard, which needs a library; "
        "pip install 'citeform[zstd]'\n"
    )


def test_a_packed_file_is_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib.gz"
    packed = gzip.compress(b"@article{a, title = {T},, pages = {1-2}, year = {}}\n")
    path.write_bytes(packed)
    run("check", "--fix", str(path))
    assert path.read_bytes() == packed
