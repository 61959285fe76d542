r"""The citations of a LaTeX document: BibLaTeX's and natbib's commands, and LaTeX's own `\cite`.

Which commands there are and what their arguments mean: BibLaTeX manual 3.19, section 3.9; natbib's
reference sheet.  A command that prints what a CSL style cannot stays, and is reported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from citeform.manuscript.apart import apart
from citeform.manuscript.latexscan import (
    BETWEEN,
    END,
    Argument,
    Command,
    Scan,
    argument,
    body_of,
    without_comments,
)
from citeform.manuscript.model import Citation, Cite, Manuscript, Note
from citeform.manuscript.words import decode_latex as decode_affix
from citeform.pattern import pattern
from citeform.problems import Problem, Source
from citeform.tuples import NamedTuple

__all__ = ["NOTE", "decode_affix", "read"]

NOTE = ("\\footnote{", "}")
"""What a note is written in."""


class Form(NamedTuple):
    """What a command prints of the works that it cites."""

    is_textual: bool = False
    suppress_author: bool = False
    names_only: bool = False
    is_plain: bool = False
    note: str = ""
    """The command of the note that it makes."""


FORMS: dict[str, Form] = {
    name: form
    for names, form in {
        "cite citep citep* citeal autocite parencite smartcite supercite": Form(),
        "citealp citealp*": Form(is_plain=True),
        "citet citet* textcite": Form(is_textual=True),
        "citealt citealt*": Form(is_textual=True, is_plain=True),
        "cite* autocite* parencite* citeyearpar": Form(suppress_author=True),
        "citeyear citeyear*": Form(suppress_author=True, is_plain=True),
        "citeauthor citeauthor*": Form(names_only=True),
        "footcite": Form(note="footnote"),
        "footcitetext": Form(note="footnotetext"),
    }.items()
    for name in names.split()
}
"""Each command; one that begins with a capital prints the same."""
SEVERAL = frozenset(
    "cites autocites parencites textcites smartcites supercites footcites footcitetexts".split()
)
"""Commands that take their arguments again and again, and two in parentheses before them."""
UNPRINTED = frozenset(
    "citetitle citetitle* citedate citedate* citeurl fullcite footfullcite citenum notecite "
    "pnotecite fnotecite volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite "
    "parentcite citefield citelist citename fullcites footfullcites".split()
)
TITLES = frozenset("title subtitle author date".split())
"""Commands of the preamble whose argument is printed."""
NOTES = frozenset("footnote footnotetext endnote thanks".split())
MOVING = frozenset(
    "part chapter section subsection subsubsection paragraph subparagraph caption".split()
)
"""Commands whose argument is printed in a table of contents as well, where a note breaks it."""

BIBLATEX = pattern(
    r"\\(?:Declare(?!Math|Robust|Graphics|Text|Unicode|Option|Font|Old|SI|Pair|Caption|Symbol|Fixed"
    r"|Emph|Docu|Error|Relation|Temp|Acr|Gl|Tab|Tcb|Fl|New|Top|Cite)\w+|ExecuteBibliographyOptions"
    r"|DefineBibliography\w+|DefineHyphen\w+|(?:re)?newbibmacro|(?:provide|new)bibmacro"
    r"|AtEvery(?:Bibitem|Citekey|Cite|Lositem|Entrykey)|AtBeginBibliography|AtNextBibliography"
    r"|defbib\w+|printbibheading|printbiblist|printshorthands|bib(?:item|name|initial)sep|bibhang"
    r"|addtocategory|newrefcontext|assignrefcontext\w+|mkbib\w+|begin\{ref(?:section|segment"
    r"|context)\}|DeclareCiteCommand|bibrangedash|multicitedelim|UndeclareFieldFormat)"
)
"""What needs BibLaTeX besides citations: where such a thing stands, the package stays."""
PACKAGES = frozenset("usepackage RequirePackage".split())
BLANK_BEFORE = pattern(r"[ \t]*\Z")
BLANK_BEHIND = pattern(r"[ \t]*(?:%[^\n]*)?(?:\n|\Z)")
OPTION = pattern(r"(?P<name>[a-z]+)\s*=\s*(?:\{(?P<braced>[^{}]*)\}|(?P<bare>[^,{}]*))")
PARAMETER = pattern(r"\s*(?:#+\d|\\[A-Za-z@]+)")
"""What stands for keys in the definition of a macro."""
THROUGH_MACRO = pattern(r"(?:\s*\[[^\]\n]*\])*\s*\{\s*#")
OPEN = pattern(BETWEEN + r"\{")
KEYS = pattern(r"(?P<keys>(?:[^{}\\%\n]|%.*\n?|\n(?![ \t]*\n))*)\}")


def read(source: Source) -> Manuscript:
    """The manuscript of a LaTeX document, or of a part of one."""
    return Reading(source).manuscript()


class Reading:
    """A LaTeX document while it is being read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.scan = Scan(self.text)
        self.citations: list[Citation] = []
        self.notes: list[Note] = []
        self.open_notes: list[int] = []
        """The notes around this place by their indices, the innermost last."""
        self.places: list[tuple[int, int]] = []
        self.nocite: list[str] = []
        self.files: list[str] = []
        self.language = ""
        self.edits: list[tuple[int, int, str]] = []
        self.title_end = 0
        """Where the last title in the preamble ends."""
        self.headings: list[Argument] = []
        """Titles that have no short form."""
        self.packages: list[tuple[int, int, str]] = []
        """Edits that take BibLaTeX away."""
        self.is_left = False
        """Whether a citation stays that needs BibLaTeX."""
        self.problems: list[Problem] = []

    def manuscript(self) -> Manuscript:
        """What is found in the document."""
        preamble, body = body_of(self.text)
        end = len(self.text)
        for command in self.scan:
            if command.name == END:
                end = command.start
                break
            if command.name == "}":
                self.end_note(command.start)
                continue
            if command.name in TITLES and (title := argument(self.text, command.end, "{")):
                self.title_end = max(self.title_end, title.end)
            is_printed = preamble < 0 or command.start >= body or command.start < self.title_end
            self.read(command, in_body=is_printed)
        while self.open_notes:
            self.end_note(end)
        if not self.is_left and not BIBLATEX.search(self.text):
            self.edits += self.packages
        files = list(dict.fromkeys(self.files))
        settings: dict[str, object] = {"bibliography": files} if files else {}
        if self.language:
            settings["lang"] = self.language
        return Manuscript(
            self.source,
            tuple(self.citations),
            tuple(self.notes),
            tuple(self.places or [(end, end)]),
            tuple(self.nocite),
            settings,
            tuple(self.problems),
            tuple(sorted(self.edits)),
            tuple(self.short_forms()),
        )

    def short_forms(self) -> Iterator[tuple[int, int, str]]:
        """The titles that cite works, without their citations, as the short form of each."""
        citations = [(one.start, one.end) for one in self.citations]
        for heading in self.headings:
            first = bisect_left(citations, (heading.start, 0))
            last = bisect_left(citations, (heading.end, 0))
            short, at = "", heading.start
            for start, end in citations[first:last]:
                short, at = short + self.text[at:start].rstrip(), end
            if first < last:
                short += self.text[at : heading.end - 1]
                yield heading.start - 1, heading.start - 1, f"[{short}]"

    def read(self, command: Command, *, in_body: bool) -> None:
        """Read one command and the arguments that it has."""
        name = command.name
        lower = name[:1].lower() + name[1:]
        if name in SETTINGS:
            SETTINGS[name](self, command)
        elif not in_body:
            if lower in FORMS or lower in SEVERAL:
                self.leave(command)
        elif name in NOTES:
            self.read_note(command)
        elif name in MOVING:
            self.read_heading(command)
        elif lower in FORMS or lower in SEVERAL:
            self.read_citation(command, lower)
        elif lower in UNPRINTED:
            self.is_left = True
            message = f"\\{name} prints what no citation of a CSL style does; it stays"
            hint = "\\cite, \\textcite, \\citeauthor and \\citeyear are printed"
            self.problems.append(
                self.source.problem("unprinted-citation", message, command.start, hint)
            )

    # Settings

    def read_sources(self, command: Command) -> None:
        r"""Read `\addbibresource`, which is BibLaTeX's."""
        options = argument(self.text, command.end, "[")
        file = argument(self.text, options.end if options else command.end, "{")
        if file is None or file.end < 0:
            return
        self.files.append(file.text.strip())
        self.packages.append(self.vanishing(command.start, file.end))
        self.scan.at = file.end

    def read_style(self, command: Command) -> None:
        r"""Read `\bibliographystyle`, which has no use without `\bibliography`."""
        style = argument(self.text, command.end, "{")
        if style is not None and style.end > 0:
            self.edits.append(self.vanishing(command.start, style.end))

    def read_package(self, command: Command) -> None:
        r"""Read `\usepackage`: BibLaTeX is taken away, Babel says the language."""
        options = argument(self.text, command.end, "[")
        found = argument(self.text, options.end if options else command.end, "{")
        if found is None or found.end < 0:
            return
        names = [name.strip() for name in without_comments(found.text).split(",")]
        if "biblatex" in names:
            others = [name for name in names if name != "biblatex"]
            if others:
                self.packages.append((found.start, found.end - 1, ",".join(others)))
            else:
                self.packages.append(self.vanishing(command.start, found.end))
        if names == ["babel"] and options is not None:
            self.read_babel(without_comments(options.text))

    def read_babel(self, options: str) -> None:
        """Read the language of a document: the main one, or else the last."""
        from citeform.codecs.languages import LANGUAGES

        main = [option["bare"] for option in OPTION.finditer(options) if option["name"] == "main"]
        names = [name.strip() for name in (*options.split(","), *main) if name]
        known = [LANGUAGES[name] for name in names if name in LANGUAGES]
        self.language = known[-1] if known else ""

    def read_nocite(self, command: Command) -> None:
        r"""Read `\nocite`, which prints nothing."""
        keys = keys_at(self.text, command.end)
        if keys is None or keys.end < 0 or not keys.text:
            return
        self.nocite += [key for key, _ in keys_of(keys)]
        self.edits.append(self.vanishing(command.start, keys.end))

    def read_place(self, command: Command) -> None:
        r"""Read `\printbibliography`, in whose place the bibliography is put with its heading."""
        options = argument(self.text, command.end, "[")
        end = options.end if options is not None and options.end > 0 else command.end
        found = {
            match["name"]: (match["braced"] or match["bare"] or "").strip()
            for match in OPTION.finditer(options.text if options else "")
        }
        is_chapter = "\\chapter" in self.text
        title = found.get("title", "\\bibname" if is_chapter else "\\refname")
        level = "chapter*" if is_chapter else "section*"
        level = {"subbibliography": "subsection*", "bibnumbered": level[:-1]}.get(
            found.get("heading", ""), level
        )
        heading = "" if found.get("heading") == "none" else f"\\{level}{{{title}}}\n\n"
        self.place(command.start, end, heading)

    def read_databases(self, command: Command) -> None:
        r"""Read `\bibliography`: files without their suffix, and the bibliography's place."""
        files = argument(self.text, command.end, "{")
        if files is None or files.end < 0:
            return
        for name in without_comments(files.text).split(","):
            if name := name.strip():
                self.files.append(name if name.endswith(".bib") else f"{name}.bib")
        name = "bibname" if "\\chapter" in self.text else "refname"
        level = "chapter*" if "\\chapter" in self.text else "section*"
        self.place(command.start, files.end, f"\\{level}{{\\{name}}}\n\n")

    def place(self, start: int, end: int, heading: str) -> None:
        """Put the bibliography in the place of a command; it is printed once."""
        self.scan.at = end
        if self.places:
            self.edits.append(self.vanishing(start, end))
            return
        self.places.append((start, end))
        if heading:
            self.edits.append((start, start, heading))

    def vanishing(self, start: int, end: int) -> tuple[int, int, str]:
        """The edit that takes a stretch away, with its line if nothing else stands on it.

        A line that is left empty would begin a paragraph.
        """
        line = self.text.rfind("\n", 0, start) + 1
        behind = BLANK_BEHIND.match(self.text, end)
        if behind and BLANK_BEFORE.match(self.text[line:start]):
            return line, behind.end(), ""
        return start, end, ""

    # Citations

    def read_note(self, command: Command) -> None:
        """Read the beginning of a note; what stands in it is read as all else is."""
        number = argument(self.text, command.end, "[")
        found = OPEN.match(self.text, number.end if number else command.end)
        if found is None:
            return
        self.open_notes.append(len(self.notes))
        self.notes.append(Note(command.start, found.end(), found.end()))
        self.scan.watch(found.end())

    def end_note(self, end: int) -> None:
        """Take down where the innermost note ends."""
        if self.open_notes:
            at = self.open_notes.pop()
            self.notes[at] = self.notes[at]._replace(end=end)

    def read_heading(self, command: Command) -> None:
        """Read a title, in which citations may stand."""
        title = argument(self.text, command.end, "{")
        if title is not None and title.end > 0:
            self.headings.append(title)

    def read_citation(self, command: Command, name: str) -> None:
        """Read a command that cites works, unless it cites the parameters of a macro."""
        form = FORMS.get(name) or FORMS[name[:-1]]
        cites, end = self.cites(command, is_several=name in SEVERAL)
        if end < 0:
            message = f"an argument of \\{command.name} has no closing bracket"
            problem = self.source.problem("unclosed-citation", message, command.start)
            self.problems.append(problem)
            return
        if not cites:
            self.leave(command)
            return
        self.scan.at = end
        if form.suppress_author:
            cites = [cite._replace(suppress_author=True) for cite in cites]
        note, frame = self.open_notes[-1] if self.open_notes else -1, ("", "")
        if form.note and note < 0:
            note, frame = len(self.notes), (f"\\{form.note}{{", ".}")
            self.notes.append(Note(command.start, command.start, end))
        whole = Citation(
            command.start, end, tuple(cites), form.is_textual, note, form.is_plain,
            frame, form.names_only,
        )  # fmt: skip
        self.citations += apart(whole) if form.is_textual or form.names_only else [whole]

    def leave(self, command: Command) -> None:
        """Leave a citation in the definition of a macro, by which others may be made."""
        self.is_left = True
        if THROUGH_MACRO.match(self.text, command.end):
            message = f"\\{command.name} in the definition of a macro is not followed; it stays"
            self.problems.append(self.source.problem("unprinted-citation", message, command.start))

    def cites(self, command: Command, *, is_several: bool) -> tuple[list[Cite], int]:
        """The works that a command cites, and where it ends: -1 where a bracket does not close."""
        text, at = self.text, command.end
        outer: list[str] = []
        while is_several and len(outer) < 2 and (found := argument(text, at, "(")) is not None:
            if found.end < 0:
                break
            outer.append(without_comments(found.text).strip())
            at = found.end
        cites: list[Cite] = []
        while is_several or not cites:
            notes: list[Argument] = []
            start = at
            while len(notes) < 2 and (found := argument(text, at, "[")) is not None:
                if found.end < 0:
                    return [], -1
                notes.append(found)
                at = found.end
            keys = keys_at(text, at)
            if keys is None or (keys.end < 0 and cites):
                return around(cites, outer), start
            if keys.end < 0:
                return [], -1
            cites += group(keys, notes)
            at = keys.end
            if not is_several:
                break
        return around(cites, outer), at


SETTINGS = {
    "addbibresource": Reading.read_sources,
    "bibliography": Reading.read_databases,
    "bibliographystyle": Reading.read_style,
    "nocite": Reading.read_nocite,
    "printbibliography": Reading.read_place,
    "RequirePackage": Reading.read_package,
    "usepackage": Reading.read_package,
}
"""The commands that are read in the preamble as well."""


def keys_at(text: str, at: int) -> Argument | None:
    """The argument that holds keys, in which no brace and no command stands, or it is not closed.

    It is empty where the parameter of a macro stands for the keys.
    """
    open = OPEN.match(text, at)
    if open is None:
        return None
    found = KEYS.match(text, open.end())
    if PARAMETER.match(text, open.end()):
        return Argument("", open.end(), open.end())
    if found is None:
        return Argument("", open.end(), -1)
    return Argument(found["keys"], open.end(), found.end())


def keys_of(keys: Argument) -> Iterator[tuple[str, int]]:
    """The keys in an argument, each with its offset in the document."""
    at = keys.start
    for part in keys.text.split(","):
        key = without_comments(part).strip()
        if key:
            yield key, at + part.rfind(key)
        at += len(part) + 1


def group(keys: Argument, notes: list[Argument]) -> list[Cite]:
    """The works of one pair of brackets: the first has the note before, the last the one behind.

    A single note stands behind.
    """
    texts = [without_comments(note.text).strip() for note in notes]
    before, behind = texts if len(texts) == 2 else ("", *texts) if texts else ("", "")
    cites = [Cite(key, place) for key, place in keys_of(keys)]
    if cites:
        cites[0] = cites[0]._replace(prefix=before)
        cites[-1] = cites[-1]._replace(suffix=behind_comma(behind))
    return cites


def behind_comma(note: str) -> str:
    """A note behind a work, which a comma divides from it unless it begins with a mark."""
    return f", {note}" if note and note[0] not in ".,;:!?" else note


def around(cites: list[Cite], outer: list[str]) -> list[Cite]:
    """Works with the notes around all of them, which stand in parentheses.

    A single one stands behind, as with brackets.
    """
    if not cites or not outer:
        return cites
    before, behind = outer if len(outer) == 2 else ("", outer[0])
    first = cites[0]
    cites[0] = first._replace(prefix=f"{before} {first.prefix}".strip())
    last = cites[-1]
    if behind:
        cites[-1] = last._replace(suffix=f"{last.suffix}{behind_comma(behind)}")
    return cites
