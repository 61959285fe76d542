"""What all tests share: the shared data, the case files, the options."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples every time where the run decides whether work lands; new ones everywhere else.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-cases` rewrites the expectations of case files."""
    parser.addoption("--update-cases", action="store_true", default=False)


@pytest.fixture(scope="session", autouse=True)
def no_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the settings of whoever runs the tests, and of folders above, out of them.

    What is kept of one run for the next is none of theirs either.
    """
    empty = tmp_path_factory.mktemp("settings") / "citeform.toml"
    empty.touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CITEFORM_CONFIG", str(empty))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the checkout; a test that needs it is skipped without."""
    if not SHARED.is_dir():
        pytest.skip(f"the shared data is not at {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def seed_page(shared: Path) -> Path:
    """The front page of a bilingual journal that citeform must read exactly."""
    return shared / "data" / "articles" / "banm-2023-11-019.txt"


@pytest.fixture(scope="session")
def example() -> Path:
    """The repository's own front page."""
    return ROOT / "examples" / "article.txt"
