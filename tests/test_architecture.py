"""The layers, the doors and the length of modules, as code (house style, section 2)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "citeform"

# From the top down: a module imports from rooms below its own, and from its own room.
# The rooms of one line do not know each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("__init__",),
    ("api",),
    ("filtering",),
    ("scale",),
    ("processing", "stream"),
    ("stretches",),
    ("reading", "writing", "tending"),
    ("manuscript",),
    ("lenses", "view", "sheet", "output", "gallery"),
    ("stylesearch", "stylecheck", "preview", "order"),
    ("styleindex",),
    ("frontpage", "formats", "csl", "lint", "findings", "keys", "selection", "duplicates", "links",
     "journals"),
    ("markup", "codecs", "syntax"),
    ("model",),
    ("intake",),
    ("catalogue", "inputs", "packed", "target", "team", "filenames"),
    ("problems",),
    ("pattern", "tuples"),
)  # fmt: skip

# A dependency → the only modules that may import it, or the room.
DOORS = {
    "click": ("cli",),
    "click_default_group": ("cli",),
    "platformdirs": ("cli.options",),
    "pyiso4": ("journals.iso4",),
    "citeproc": ("csl.style",),
    "icu": ("csl.collation",),
    "lxml": ("syntax.xml",),
    "pycrfsuite": ("frontpage.model", "frontpage.train"),
    "pylatexenc": ("markup.latexread",),
    "charset_normalizer": ("inputs",),
    "pypdfium2": ("frontpage.pdf",),
    "watchfiles": ("cli.watching",),
    "dask": ("scale.cluster",),
    "distributed": ("scale.cluster",),
    "rapidfuzz": ("duplicates",),
    "backports": ("packed",),
    "compression": ("packed",),
    "yaml": ("syntax.yaml",),
}

MODULES = sorted(PACKAGE.rglob("*.py"))
LINES = 500


def name_of(path: Path) -> str:
    """The dotted name of a module inside the package; a room's own for its `__init__`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def room_of(name: str) -> str:
    """The room a module is in."""
    return name.split(".")[0]


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a module imports, those for types only excepted."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "citeform":
                yield from (f"citeform.{alias.name}" for alias in node.names)


def level_of(room: str) -> int:
    """How far down a room lies."""
    return next(level for level, rooms in enumerate(LAYERS) if room in rooms)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_down(path: Path) -> None:
    room = room_of(name_of(path))
    for imported in imports_of(path):
        if not imported.startswith("citeform."):
            continue
        other = room_of(imported.removeprefix("citeform."))
        if other != room:
            assert level_of(other) > level_of(room), f"{name_of(path)} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_dependency_has_one_door(path: Path) -> None:
    name = name_of(path)
    for imported in imports_of(path):
        top = imported.split(".")[0]
        if top in DOORS:
            assert {name, room_of(name)} & set(DOORS[top]), f"{name} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_have_one_noun(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_things_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "the module"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_no_environment_below_the_command_line() -> None:
    for path in MODULES:
        if room_of(name_of(path)) != "cli":
            assert "os.environ" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_named_tuples_are_our_own(path: Path) -> None:
    """typing's take five times as long to make; see `citeform.tuples`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "typing"
        for alias in node.names
    ]
    assert name_of(path) == "tuples" or "NamedTuple" not in found
