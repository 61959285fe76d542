"""How `check` shows problems and codes: lines for people, JSON, and GitHub's annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from citeform.cli.terminal import Report
from citeform.lint.selection import FIXABLE, Selection
from citeform.problems import CODES, Problem

FORMATS = ("text", "json", "github")

# https://github.com/actions/toolkit, packages/core/src/command.ts: a message hides its line ends,
# a property what divides properties too.  A percent sign goes first.
MESSAGE_SIGNS = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY_SIGNS = MESSAGE_SIGNS | {":": "%3A", ",": "%2C"}


class Annotations(Report):
    """The problems of a check, in one of the `FORMATS`; any of them fails the run."""

    def __init__(self, form: str, selection: Selection) -> None:
        super().__init__(strict=True)
        self.form = form
        self.selection = selection
        self.problems: list[Problem] = []

    def found(self, problems: Iterable[Problem]) -> None:
        """Show those of the problems that are wanted."""
        self.add(self.selection.of(problems))

    def add(self, problems: Iterable[Problem]) -> None:
        """Show problems, or keep them for the array that `exit` prints."""
        shown = [*problems]
        if self.form == "text" or any(problem.code == "bad-option" for problem in shown):
            super().add(shown)
            return
        for problem in shown:
            self.note(problem)
            if self.form == "github":
                click.echo(github_line(problem))
        self.problems += shown

    def exit(self) -> None:
        """End with the exit code, after the array of a JSON report."""
        is_misuse = self.code == 2 and not self.problems
        if self.form == "json" and not is_misuse:
            click.echo(json_array([json_object(problem) for problem in self.problems]))
        super().exit()


def json_array(objects: list[dict[str, object]]) -> str:
    """An array with an object a line."""
    lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in objects)
    return f"[\n{lines}\n]" if lines else "[]"


def json_object(problem: Problem) -> dict[str, object]:
    """A problem as an object; `fixable` says whether `--fix` mends it."""
    return {
        "code": problem.code,
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "hint": problem.hint,
        "fixable": problem.fix is not None,
    }


def github_line(problem: Problem) -> str:
    """A problem as a workflow command, which GitHub shows at its line of a pull request.

    >>> github_line(Problem("blanks", "100%", "a,b.bib", 3, 1))
    '::error file=a%2Cb.bib,line=3,col=1,title=blanks::100%25'
    """
    places = {"file": problem.file, "line": problem.line, "col": problem.column}
    properties = {name: str(value) for name, value in places.items() if value}
    properties["title"] = problem.code
    shown = ",".join(f"{name}={escape(one, PROPERTY_SIGNS)}" for name, one in properties.items())
    message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return f"::error {shown}::{escape(message, MESSAGE_SIGNS)}"


def escape(text: str, signs: dict[str, str]) -> str:
    """A text with some signs as GitHub's runner takes them."""
    return "".join(signs.get(sign, sign) for sign in text)


def code_list(form: str, selection: Selection) -> str:
    """The codes that are wanted, whether `--fix` mends them, and what they say."""
    codes = [code for code in CODES if selection.wants(code)]
    if form == "json":
        return json_array(
            [{"code": code, "fixable": code in FIXABLE, "text": CODES[code][1]} for code in codes]
        )
    marks = {code: "fixable" if code in FIXABLE else "" for code in codes}
    return "\n".join(f"{code:16}  {marks[code]:7}  {CODES[code][1]}" for code in codes)
