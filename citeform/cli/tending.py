"""Options that tend a library, and a file for each of its references."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citeform.cli.options import CommaList, OutputPath, is_set
from citeform.cli.terminal import Report, deliver
from citeform.lenses import Item
from citeform.model.reference import Reference
from citeform.problems import CiteformError, Problem, Source

if TYPE_CHECKING:
    from typing import Unpack

    from citeform.tending import Tending
    from citeform.writing import Options

NAMES = ("filter", "dedupe", "abbreviate", "expand", "journals", "dotless", "rekey", "sort",
         "fields", "drop")  # fmt: skip
"""The options that say what is done to references, as `Tending` has them."""


def tending_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of a command that tends a library; it gets them as one `tending`, or None."""

    @wraps(command)
    def called(**options: Any) -> None:
        chosen = {name: options.pop(name) for name in NAMES}
        tending = None
        if any(chosen.values()):
            from citeform.tending import Tending

            more = {"locale": options.get("locale"), "key": options.get("key", "")}
            tending = Tending(**{name: one for name, one in chosen.items() if one}, **more)
        command(tending=tending, **options)

    for option in reversed(OPTIONS):
        called = option(called)
    return called


OPTIONS = (
    # In the order in which they act.
    click.option(
        "--filter", metavar="EXPR", help="References that are wanted: 'type=book and year>=2010'."
    ),
    click.option(
        "--dedupe", type=click.Choice(["report", "merge", "keep"]),
        help="Report duplicates, merge them, or keep the first.",
    ),
    click.option("--abbreviate", is_flag=True, help="Abbreviate the titles of journals (ISO 4)."),
    click.option("--expand", is_flag=True, help="Write the titles of journals in full."),
    click.option(
        "--journals", multiple=True, metavar="FILE", type=click.Path(exists=True, dir_okay=False),
        help="List of journals for both, as JabRef has it; may be given again.",
    ),
    click.option("--dotless", is_flag=True, help="Abbreviate without points: J Phys Chem."),
    click.option("--rekey", metavar="PATTERN", help="Pattern of new citation keys for all."),
    click.option(
        "--sort", type=CommaList(), metavar="KEYS", help="Variables to sort by: author,-issued."
    ),
    click.option(
        "--fields", type=CommaList(), metavar="LIST",
        help="The only variables to write: author,title.",
    ),
    click.option(
        "--drop", type=CommaList(), metavar="LIST", help="Variables to leave out: abstract,note."
    ),
    click.option(
        "--split", type=OutputPath(file_okay=False, path_type=Path), metavar="DIR",
        help="Write a file for each reference, named by its key, into a folder.",
    ),
    click.option(
        "--overwrite", is_flag=True, help="Let --split or --engine replace files that are there."
    ),
)  # fmt: skip


def ready(
    tending: Tending | None, to: str, split: Path | None, output: Path | None, overwrite: bool
) -> Tending | None:
    """What is to be done, for a format; raises `CiteformError` where that cannot be."""
    if split and output:
        message = "--split writes files of its own, so it takes no --output"
        raise CiteformError(Problem("bad-option", message))
    if overwrite and not split and not is_set("overwrite"):
        hint = "--output replaces its file without it"
        raise CiteformError(Problem("bad-option", "--overwrite is for --split", hint=hint))
    if tending is None:
        return None
    from citeform.tending import check

    check(tending)
    return tending._replace(to=to)


def tended(
    works: Sequence[Reference | Item],
    sources: Sequence[Source],
    tending: Tending | None,
    report: Report,
    quiet: bool,
) -> Sequence[Reference | Item]:
    """References as they are asked for; what was found is reported, and what was done unless
    that is not wanted."""
    if tending is None:
        return works
    from citeform.tending import tend

    done = tend(works, tending, sources)
    is_said = tending.dedupe == "report" or not quiet
    report.add(problem for problem in done.problems if is_said or problem.is_error)
    if tending.filter and not done.references and not quiet:
        report.add([no_match()])
    return done.references


def no_match() -> Problem:
    """The problem that nothing is what is asked for."""
    hint = "`citeform inspect` shows the types and values that it looks at"
    return Problem("no-match", "no reference matches --filter", hint=hint)


def deliver_each(
    works: Sequence[Reference | Item],
    to: str,
    folder: Path,
    overwrite: bool,
    **options: Unpack[Options],
) -> list[Problem]:
    """Write a file for each reference into a folder, each in one step.

    All are rendered before the first is written, and none is where one would be replaced.
    """
    from citeform.filenames import file_names
    from citeform.writing import render_each, suffix_of

    outputs = render_each(works, to, **options)
    names = file_names((key for key, _ in outputs), suffix_of(to, options.get("user_styles")))
    paths = [folder / name for name in names]
    there = [path for path in paths if path.exists()]
    if there and not overwrite:
        several = f", and so are {len(there) - 1} others" if len(there) > 1 else ""
        message = f"a file of that name is there already{several}; nothing was written"
        hint = "--overwrite replaces files"
        raise CiteformError(Problem("unwritable", message, str(there[0]), hint=hint))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from citeform.target import unwritable

        raise unwritable(error, str(folder)) from None
    for path, (_, output) in zip(paths, outputs, strict=True):
        deliver(output.text, path)
    return [problem for _, output in outputs for problem in output.problems]
