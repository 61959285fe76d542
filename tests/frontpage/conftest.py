"""Front pages that several tests read: the seed page beside the project, and the README's own."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "data" / "articles" / "banm-2023-11-019.txt"
EXAMPLE = ROOT / "examples" / "article.txt"


@pytest.fixture(params=["seed", "example"])
def front_page(request: pytest.FixtureRequest) -> str:
    """A bilingual front page; the seed page is skipped where ../shared is absent."""
    path = SEED if request.param == "seed" else EXAMPLE
    if request.param == "seed" and not SEED.exists():
        pytest.skip("../shared is absent: the seed page cannot be read")
    return path.read_text(encoding="utf-8")


@pytest.fixture
def seed_page() -> str:
    """The seed page, where ../shared holds it."""
    if not SEED.exists():
        pytest.skip("../shared is absent: the seed page cannot be read")
    return SEED.read_text(encoding="utf-8")


@pytest.fixture
def example_page() -> str:
    """The example of the README."""
    return EXAMPLE.read_text(encoding="utf-8")
