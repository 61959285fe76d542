"""What the line model looks at: every line of a page as a list of features.

A feature is a short text, as CRFsuite takes them; what is measured is put into a few bins first.
The kinds and zones that the rules tell are features like others, so that the model learns how far
to trust them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from citeform.frontpage.kinds import Kind, score_affiliation
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import (
    CONNECTING,
    DEGREES,
    GIVEN,
    INSTITUTION,
    PARTICLES,
    PLACES,
    STRONG_INSTITUTION,
    TITLE_WORDS,
)
from citeform.frontpage.name_line import score_names
from citeform.frontpage.page import Page
from citeform.frontpage.zones import Item, Zone
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

TOKEN = pattern(r"[^\W\d_]+|\d+|[^\w\s]|_")
WORD_LETTERS = 4
"""How many letters a word has at least that is looked for elsewhere on the page."""
WORDS = 40
"""How many words of a line are features of their own; a longer line is running text anyhow."""
MAIL = pattern(r"[\w.{},-]{1,64}@")
ET_AL = pattern(r"([^\W\d_]{2,30}),?\s(?:et\sal|AND\b|and\b)")
LONGEST = 400
"""A longer line is running text, whatever its words."""
PROSE = "\N{PILCROW SIGN}"
"""The unit that stands for a line of running text."""
NO_WORDS: frozenset[str] = frozenset()
"""Those of a line that is not there."""
SHARES = (0, 0.2, 0.4, 0.6, 0.8)
"""How much of a line stands elsewhere too."""
LEXICON = {
    "given": GIVEN,
    "particle": PARTICLES,
    "strong": STRONG_INSTITUTION,
    "institution": INSTITUTION,
    "place": PLACES,
    "connecting": CONNECTING,
    "degree": DEGREES,
    "title": TITLE_WORDS,
}
"""Lists of words; how much of a line each covers is a feature."""


class Look(NamedTuple):
    """What is measured of one line."""

    item: Item
    zone: str
    """The name of the zone that the rules put it in."""
    opens: bool
    """It is its zone's first line."""
    tokens: tuple[str, ...]
    low: tuple[str, ...]
    """The tokens in lower case."""
    shapes: tuple[str, ...]
    names: float
    affiliation: float
    words: tuple[str, ...]
    """Its long words, folded, without those of grammar."""

    @property
    def kind(self) -> str:
        """What the line is by itself."""
        return self.item.kind.value

    @property
    def label(self) -> str:
        """The zone that its label names."""
        return self.item.label.zone if self.item.label else ""


class View(NamedTuple):
    """What is measured of a page, for both models."""

    looks: list[Look]
    """The measures of every line."""
    forms: list[list[str]]
    """The features of a line's form, its words aside."""
    neighbours: list[list[str]]
    """What the lines beside it are."""
    elsewhere: list[list[str]]
    """The features that compare a line with the rest of the page."""
    places: list[list[str]]
    """Those of its place on it."""


def view(page: Page, items: Sequence[Item], zones: Sequence[Zone]) -> View:
    """Measure a page once."""
    looks = find_looks(items, zones)
    forms = [list(of_form(look)) for look in looks]
    neighbours = [list(beside(looks, at)) for at in range(len(looks))]
    return View(looks, forms, neighbours, find_elsewhere(page, looks), find_places(looks))


def line_features(seen: View) -> list[list[str]]:
    """The features of every line of a page, in order."""
    return [
        ["bias", *form, *of_words(look), *neighbours, *elsewhere, *places]
        for look, form, neighbours, elsewhere, places in zip(*seen, strict=True)
    ]


def find_looks(items: Sequence[Item], zones: Sequence[Zone]) -> list[Look]:
    """The measures of every line."""
    names = {item.number: zone.name for zone in zones for item in zone.items}
    firsts = {zone.items[0].number for zone in zones}
    looks = []
    for item in items:
        text = item.line.text
        tokens = tuple(TOKEN.findall(text[:1000]))
        words = (fold(word) for word in tokens if len(word) >= WORD_LETTERS and word.isalpha())
        looks.append(
            Look(
                item,
                names.get(item.number, ""),
                item.number in firsts,
                tokens,
                tuple(token.lower() for token in tokens),
                tuple(map(shape, tokens)),
                score_names(text),
                score_affiliation(text),
                tuple(word for word in words if word not in CONNECTING),
            )
        )
    return looks


@lru_cache(maxsize=4096)
def shape(token: str) -> str:
    """A token's letters and digits by their kind alone; a sign is its own shape."""
    if token.isdigit():
        return f"d{min(len(token), 5)}"
    if not token.isalpha():
        return token
    if len(token) == 1:
        return "X" if token.isupper() else "x"
    if token.isupper():
        return "XX"
    if token.islower():
        return "xx"
    return "Xx" if token[0].isupper() and token[1:].islower() else "xX"


def of_form(look: Look) -> Iterator[str]:
    """What a line says by itself, its words aside."""
    text = look.item.line.text
    words = text.split()
    capital = sum(word[0].isupper() for word in words) / len(words)
    yield f"kind={look.kind}"
    yield f"label={look.label}"
    yield f"zone={look.zone}"
    if look.opens:
        yield f"opens={look.zone}"
    yield f"names={bisect_left((0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95), look.names)}"
    yield f"affiliation={bisect_left((0, 0.25, 0.5, 0.75), look.affiliation)}"
    yield f"length={bisect_left((10, 20, 35, 50, 70, 100, 150, 250), len(text))}"
    yield f"capital={bisect_left((0.1, 0.3, 0.5, 0.7, 0.99), capital)}"
    if text.isupper():
        yield "upper"
    if look.item.line.is_full:
        yield "full"


def end_of(text: str) -> str:
    """How a line ends: with a letter, a digit, or a sign."""
    return "a" if text[-1].isalpha() else "0" if text[-1].isdigit() else text[-1]


def of_words(look: Look) -> Iterator[str]:
    """The words of a line, its first and last ones apart, and how many are of which list."""
    low, shapes = look.low, look.shapes
    yield f"end={end_of(look.item.line.text)}"
    for word in dict.fromkeys(low[:WORDS]):
        yield f"w={word}"
    yield f"first={'|'.join(low[:1])}"
    yield f"first2={'|'.join(low[:2])}"
    yield f"second={'|'.join(low[1:2])}"
    yield f"last={'|'.join(low[-1:])}"
    yield f"last2={'|'.join(low[-2:])}"
    yield f"begins={'|'.join(shapes[:1])}"
    yield f"begins3={'|'.join(shapes[:3])}"
    yield f"ends2={'|'.join(shapes[-2:])}"
    count = len(low) or 1
    lists = Counter(name for word in look.tokens for name in lists_of(word))
    for name, number in lists.items():
        yield f"{name}={bisect_left((0.05, 0.15, 0.3, 0.5), number / count)}"
    initials = shapes.count("X") / count
    digits = sum(one[0] == "d" for one in shapes if len(one) == 2) / count
    yield f"initials={bisect_left((0, 0.1, 0.2, 0.35), initials)}"
    yield f"digits={bisect_left((0, 0.1, 0.25, 0.5), digits)}"
    yield f"commas={min(4, low.count(','))}"


@lru_cache(maxsize=4096)
def lists_of(word: str) -> tuple[str, ...]:
    """The lists of the lexicon that hold a word."""
    key = fold(word)
    return tuple(name for name, words in LEXICON.items() if key in words)


def beside(looks: Sequence[Look], at: int) -> Iterator[str]:
    """What the neighbours of a line are."""
    before = looks[at - 1] if at else None
    after = looks[at + 1] if at + 1 < len(looks) else None
    gaps = bool(looks[at].item.line.gap), after is None or bool(after.item.line.gap)
    yield f"gaps={gaps[0]:d}{gaps[1]:d}"
    yield f"-kind={before.kind if before else '^'}"
    yield f"+kind={after.kind if after else '$'}"
    yield f"-kinds={looks[at - 2].kind + before.kind if before and at > 1 else '^'}"
    last = looks[at + 2].kind if at + 2 < len(looks) else ""
    yield f"+kinds={after.kind + last if after and last else '$'}"
    if before:
        yield f"-zone={before.zone}"
        yield f"-end={end_of(before.item.line.text)}"
        yield f"-names={bisect_left((0, 0.35, 0.5, 0.65, 0.8), before.names)}"
        yield f"-affiliation={bisect_left((0, 0.25, 0.5, 0.75), before.affiliation)}"
        yield f"-last={'|'.join(before.low[-1:])}"
        yield f"-first={'|'.join(before.low[:1])}"
        yield f"-ends2={'|'.join(before.shapes[-2:])}"
    if after:
        yield f"+label={after.label}"
        yield f"+names={bisect_left((0, 0.35, 0.5, 0.65, 0.8), after.names)}"
        yield f"+affiliation={bisect_left((0, 0.25, 0.5, 0.75), after.affiliation)}"
        yield f"+first={'|'.join(after.low[:1])}"
        yield f"+first2={'|'.join(after.low[:2])}"
        yield f"+begins2={'|'.join(after.shapes[:2])}"


def find_elsewhere(page: Page, looks: Sequence[Look]) -> list[list[str]]:
    """What the rest of the page has in common with each line.

    A title's words come back in the abstract, an author's name in an address of mail or in a
    running head.
    """
    lines = [frozenset(look.words) for look in looks]
    prose = [look.item.kind is Kind.PROSE for look in looks]
    everywhere = Counter(word for words in lines for word in words)
    running = Counter(word for at, words in enumerate(lines) if prose[at] for word in words)
    texts = [look.item.line.text for look in looks]
    mails = " ".join(mail for text in texts if "@" in text for mail in MAIL.findall(text)).lower()
    cited = {fold(name) for text in texts if "et al" in text for name in ET_AL.findall(text)}
    found = []
    for at, look in enumerate(looks):
        features = []
        if look.words:
            before = lines[at - 1] if at else NO_WORDS
            after = lines[at + 1] if at + 1 < len(lines) else NO_WORDS
            again = [everywhere[one] > 1 + (one in before) + (one in after) for one in look.words]
            told = [running[one] > prose[at] for one in look.words]
            features.append(f"again={bisect_left(SHARES, sum(again) / len(again))}")
            features.append(f"told={bisect_left(SHARES, sum(told) / len(told))}")
        folded = [fold(word) for word in look.tokens if len(word) > 2 and word.isalpha()]
        features.append(f"mailed={min(3, sum(word in mails for word in folded)) if mails else 0}")
        features.append(f"cited={any(word in cited for word in folded):d}")
        if page.comes_again(look.item.line.text):
            features.append("repeated")
        found.append(features)
    return found


def find_places(looks: Sequence[Look]) -> list[list[str]]:
    """Where on the page each line stands: from the top, its abstract, its names and its block."""
    abstract = next((at for at, look in enumerate(looks) if look.zone == "abstract"), None)
    labelled = next((at for at, look in enumerate(looks) if look.label == "abstract"), None)
    first = next((at for at, look in enumerate(looks) if look.item.kind is Kind.NAMES), None)
    names = affiliations = begin = 0
    found = []
    for at, look in enumerate(looks):
        if look.item.line.gap:
            begin = at
        end = at
        while end + 1 < len(looks) and end < at + 21 and not looks[end + 1].item.line.gap:
            end += 1
        features = [
            f"line={bisect_left((0, 1, 2, 4, 7, 11, 16, 25, 40), at)}",
            f"abstract={side(at, abstract)}",
            f"seen={min(names, 2)}{min(affiliations, 2)}",
            f"block={bisect_left((1, 2, 3, 5, 10, 20), end - begin + 1)}",
            f"inside={bisect_left((0, 1, 2, 4, 8), at - begin)}",
            f"to-names={distance(at, first)}",
        ]
        if labelled is not None and at < labelled:
            features.append(f"to-abstract={bisect_left((1, 2, 4, 8, 16), labelled - at)}")
        names += look.item.kind is Kind.NAMES
        affiliations += look.item.kind is Kind.AFFILIATION
        found.append(features)
    return found


def side(at: int, mark: int | None) -> str:
    """On which side of a line another stands."""
    if mark is None:
        return "none"
    return "before" if at < mark else "at" if at == mark else "after"


def distance(at: int, mark: int | None) -> str:
    """How far before or behind a line another stands."""
    if mark is None:
        return "none"
    return f"-{min(mark - at, 4)}" if at < mark else f"+{min(at - mark, 6)}"


class Unit(NamedTuple):
    """What the token model labels: a token, or a whole line of running text."""

    line: int
    """The index of its line among the lines of the page."""
    start: int
    """The column at which it begins."""
    end: int
    text: str


unit_of: Callable[[tuple[int, int, int, str]], Unit] = partial(tuple.__new__, Unit)
"""A unit of its four values, made in C: a page has thousands."""


def find_units(items: Sequence[Item]) -> list[Unit]:
    """The tokens of all lines; a line of running text is one unit."""
    units: list[Unit] = []
    for at, item in enumerate(items):
        text = item.line.text
        if item.kind is Kind.PROSE or len(text) > LONGEST:
            units.append(Unit(at, 0, len(text), PROSE))
            continue
        units += [unit_of((at, *match.span(), match[0])) for match in TOKEN.finditer(text)]
    return units


def token_features(seen: View, units: Sequence[Unit]) -> list[list[str]]:
    """The features of every unit of a page, in order."""
    ofline = [
        [*form, *(one for one in neighbours if not tells_word(one)), *places, *elsewhere]
        for _, form, neighbours, elsewhere, places in zip(*seen, strict=True)
    ]
    first = [[f"F{feature}" for feature in features] for features in ofline]
    inner = [[f"I{feature}" for feature in features] for features in ofline]
    low = ["^^", "^", *(unit.text.lower() for unit in units), "$", "$$"]
    words = list(map(of_word, low))
    shapes = ["^", *(shape(unit.text) for unit in units), "$"]
    lists = [OUTSIDE, *(of_lists(unit.text) for unit in units), OUTSIDE]
    lines = [-1, *(unit.line for unit in units), -1]
    features = []
    for at, unit in enumerate(units):
        begins, ends = lines[at] != unit.line, lines[at + 2] != unit.line
        word = low[at + 2]
        form, before, after = of_shapes(shapes[at], shapes[at + 1], shapes[at + 2])
        features.append([
            "bias",
            words[at + 2].own,
            form,
            words[at + 1].before,
            words[at + 3].after,
            words[at].before2,
            words[at + 4].after2,
            before,
            after,
            f"-ww={low[at + 1]}|{word}",
            f"+ww={word}|{low[at + 3]}",
            "place=F" if begins else "place=L" if ends else "place=I",
            *words[at + 2].affixes,
            *lists[at + 1][0],
            *lists[at][1],
            *lists[at + 2][2],
            *(first if begins else inner)[unit.line],
        ])  # fmt: skip
    return features


def tells_word(feature: str) -> bool:
    """Whether a feature is of the words at a line's ends, which are tokens of their own."""
    return "first" in feature or "last" in feature


class Worded(NamedTuple):
    """The features that a word in lower case is where it stands, and where it is a neighbour."""

    own: str
    before: str
    after: str
    before2: str
    after2: str
    affixes: tuple[str, ...]


@lru_cache(maxsize=4096)
def of_word(word: str) -> Worded:
    """The features that are of one word: most words of a page come again."""
    affixes: tuple[str, ...] = ()
    if len(word) > 3 and word.isalpha():
        affixes = f"prefix={word[:3]}", f"suffix={word[-3:]}", f"suffix2={word[-2:]}"
    return Worded(
        f"w={word}", f"-w={word}", f"+w={word}", f"-2w={word}", f"+2w={word}", affixes
    )  # fmt: skip


@lru_cache(maxsize=4096)
def of_shapes(before: str, own: str, after: str) -> tuple[str, str, str]:
    """The features of three shapes that follow one another."""
    return f"s={own}", f"-s={before}|{own}", f"+s={own}|{after}"


Listed = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""The features of the lists that hold a word, for itself and as the one before or after."""
OUTSIDE: Listed = (), (), ()
"""Those beyond the ends of a page."""


@lru_cache(maxsize=4096)
def of_lists(word: str) -> Listed:
    """The features of the lists that hold a word."""
    names = lists_of(word)
    own, before, after = (tuple(f"{sign}in={name}" for name in names) for sign in ("", "-", "+"))
    return own, before, after
