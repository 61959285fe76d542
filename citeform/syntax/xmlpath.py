"""Paths to elements, in the few words of XPath that style files need.

A path is steps with slashes between them, from the record down; `..` steps at its start go up, and
`@name` at its end is an attribute, `@element` the element's own name.  A step is a name, several
(`name|collab`) or `*`; namespaces do not count.  `.` at the start stands for the record, for its
conditions.  Conditions follow in brackets: `[@type]`, `[@type='host']`, `[title='x']`, `[.='x']`,
`[not(@type)]`; `~` instead of `=` searches for a regular expression.  Letter case does not count.

Writing, a step takes the element that is there and fits, or makes one; the last step always makes
one, and so does a step with a plus after its name.  A condition with `=` is made true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from citeform.tuples import NamedTuple

STEP = re.compile(
    r"(?P<names>[\w.:|*-]+)(?P<plus>\+?)(?P<tests>(?:\[(?:'[^']*'|[^\]'])*\])*)(?:/|\Z)"
)
TEST = re.compile(
    r"\[(?P<no>not\()?(?P<operand>[\w.:/@-]+)(?:(?P<sign>[=~])'(?P<value>[^']*)')?\)?\]"
)
UP = re.compile(r"(?:\.\./)*")


class Condition(NamedTuple):
    """A condition on an element."""

    operand: str
    """`@name`, `.` for the text, or a path to children."""
    sign: str
    """`=`, `~`, or nothing when it need only be there."""
    value: str
    negated: bool

    def holds(self, element: Any) -> bool:
        """Whether an element fits."""
        return self.found(element) != self.negated

    def found(self, element: Any) -> bool:
        """Whether the operand is there, and is what it should be."""
        if self.operand == ".":
            return self.fits(plain(element))
        if self.operand[0] == "@":
            value = attribute(element, self.operand[1:])
            return value is not None and self.fits(value)
        below = [element]
        for name in self.operand.split("/"):
            if name[0] == "@":
                values = [attribute(one, name[1:]) for one in below]
                return any(self.fits(value) for value in values if value is not None)
            below = [child for one in below for child in one if local(child) == name]
        return any(self.fits(plain(one)) for one in below)

    def fits(self, text: str) -> bool:
        """Whether a text is what the condition says."""
        if self.sign == "=":
            return " ".join(text.split()).lower() == self.value.lower()
        return not self.sign or bool(pattern(self.value).search(text.strip("\n\t\r")))


class Step(NamedTuple):
    """One step down."""

    names: tuple[str, ...]
    tests: tuple[Condition, ...]
    fresh: bool
    """Whether writing never takes an element that is there."""

    def fits(self, element: Any) -> bool:
        """Whether an element is one that the step leads to."""
        name = local(element)
        return (name in self.names or self.names[0] == "*") and self.holds(element)

    def holds(self, element: Any) -> bool:
        """Whether an element fulfils the conditions."""
        return all(test.holds(element) for test in self.tests)


class Path(NamedTuple):
    """A path, cut into its parts."""

    up: int
    """How many elements up it begins."""
    steps: tuple[Step, ...]
    attribute: str


pattern = cache(lambda text: re.compile(text, re.IGNORECASE))


@cache
def compiled(text: str) -> Path:
    """The parts of a path.

    Raises `ValueError` when it is none.

    >>> compiled("../name|collab[@type='x']/@id").steps[0].names
    ('name', 'collab')
    """
    start = UP.match(text)
    at = start.end() if start else 0
    rest, _, last = text.rpartition("@") if text.rpartition("/")[2][:1] == "@" else (text, "", "")
    steps: list[Step] = []
    rest = rest.removesuffix("/")
    up = at // 3
    while at < len(rest) and rest != ".":
        match = STEP.match(rest, at)
        tests = list(TEST.finditer(match["tests"])) if match else []
        if not match or sum(len(test[0]) for test in tests) != len(match["tests"]):
            raise ValueError(f'"{text}" is no path')
        steps.append(Step(tuple(match["names"].split("|")), tuple(map(condition, tests)),
                          bool(match["plus"])))  # fmt: skip
        at = match.end()
    return Path(up, tuple(steps), last)


def condition(match: re.Match[str]) -> Condition:
    """The condition of a bracket."""
    return Condition(match["operand"], match["sign"] or "", match["value"] or "", bool(match["no"]))


# Names that stand for namespaces, as attributes are called in paths.
PREFIXES = {
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/1999/xlink": "xlink:",
}


def local(element: Any) -> str:
    """An element's name without its namespace."""
    return unprefixed(element.tag)


@lru_cache(4096)
def unprefixed(name: str) -> str:
    """A name without its namespace or prefix."""
    return name[name.rfind("}") + 1 :].rpartition(":")[2]


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its name in paths."""
    if name == "element":
        return local(element)
    value: str | None = element.get(name)
    if value is None and ":" in name:
        prefix, _, rest = name.partition(":")
        for space, known in PREFIXES.items():
            if known == f"{prefix}:":
                value = element.get(f"{{{space}}}{rest}")
    return value


def attributes(element: Any) -> dict[str, str]:
    """All attributes, by their names in paths."""
    found: dict[str, str] = {}
    for name, value in element.attrib.items():
        space, end, rest = name.rpartition("}")
        found[PREFIXES.get(space[1:], "") + rest if end else name] = value
    return found


def plain(element: Any) -> str:
    """All text inside an element."""
    parts = [element.text or ""]
    for child in element:
        parts += [plain(child), child.tail or ""]
    return "".join(parts)


def find(element: Any, path: Path) -> Iterator[Any]:
    """The elements that a path leads to from a record, in order."""
    for _ in range(path.up):
        element = element.getparent()
        if element is None:
            return
    found = [element]
    for step in path.steps:
        if step.names == (".",):
            found = [one for one in found if step.holds(one)]
        else:
            found = [child for one in found for child in one if step.fits(child)]
    for one in found:
        if not path.attribute or attribute(one, path.attribute) is not None:
            yield one


class Branch:
    """Many paths at once: what to look for below an element."""

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.below: dict[str, list[tuple[Step, Branch]]] = {}

    def add(self, tag: str, path: Path) -> None:
        """Look for one path more."""
        branch = self
        for step in path.steps:
            step = step._replace(fresh=False)
            named = [known for name in step.names for known in branch.below.get(name, ())]
            found = next((after for known, after in named if known == step), None)
            if found is None:
                found = Branch()
                for name in step.names:
                    branch.below.setdefault(name, []).append((step, found))
            branch = found
        if path.attribute:
            branch.attributes.append((path.attribute, tag))
        else:
            branch.tags.append(tag)

    def walk(self, element: Any) -> Iterator[tuple[str, Any, str]]:
        """Path, element and attribute of all that is found, in the order of the document."""
        for tag in self.tags:
            yield tag, element, ""
        for name, tag in self.attributes:
            if attribute(element, name) is not None:
                yield tag, element, name
        if not self.below:
            return
        others = self.below.get("*", ())
        for step, branch in self.below.get(".", ()):
            if step.holds(element):
                yield from branch.walk(element)
        for child in element:
            for step, branch in (*self.below.get(local(child), ()), *others):
                if step.holds(child):
                    yield from branch.walk(child)


@cache
def branches(tags: tuple[str, ...]) -> dict[int, Branch]:
    """The paths of a style file, by how far up they begin."""
    found: dict[int, Branch] = {}
    for tag in tags:
        path = compiled(tag)
        found.setdefault(path.up, Branch()).add(tag, path)
    return found


def innermost(elements: Iterable[Any]) -> list[Any]:
    """Those of the elements that hold none of the others, in their order."""
    several = list(elements)
    holders = {above for one in several for above in ancestors(one)}
    return [one for one in several if one not in holders]


def ancestors(element: Any) -> Iterator[Any]:
    """The elements around an element."""
    above = element.getparent()
    while above is not None:
        yield above
        above = above.getparent()
