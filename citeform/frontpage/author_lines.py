"""Which lines of a page hold its authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from citeform.frontpage.authors import (
    BIG_PARTICLES,
    cut_pieces,
    is_open_bracket,
    is_particle,
    lex_line,
)
from citeform.frontpage.kinds import Kind, score_affiliation
from citeform.frontpage.labels import fold
from citeform.frontpage.name_line import TOKEN, is_initial, score_names
from citeform.frontpage.zones import Item
from citeform.pattern import pattern

if TYPE_CHECKING:
    from citeform.frontpage.head import Free

NO_NAMES = frozenset(
    {Kind.NOTE, Kind.COPYRIGHT, Kind.CITATION, Kind.BANNER, Kind.DATE, Kind.DOCTYPE}
)
"""Kinds of line that do not begin a list of authors."""
NEVER_AUTHORS = frozenset({Kind.NOTE, Kind.COPYRIGHT, Kind.CITATION, Kind.DATE})
CONTACTS = frozenset("correspondence contact editor".split())
"""Labels behind which authors are named once more, or others than the authors."""
SURE, LOOKS, INSTITUTION = 0.4, 0.2, 0.5
"""How probable a line of authors must be, and what its look adds to that or takes from it."""
GOES_ON = pattern(r"[\d*†‡§⁎(), ]{0,9}[,;] ?[^\W\d_]|(?:and|et|und|&) ")
"""How a line begins that a list goes on with: ", Jane Doe", "1 , Jane Doe", "and Jane Doe"."""
NEVER_NAMES = pattern(
    r"""
    ^\d{3,}\s                                # Rooms and streets: "725 Long Hall".
    | ^[A-Z]{2,}[-–/{_]\S*\d{2}\S*$       # Numbers of reports: "ABC{CC{92/28".
    | \b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b  # British postcodes.
    | ^[^,]*,?\s(?:[Gg]?mbH|GMBH|Inc|Ltd|LLC|für)\b  # Not "Jane Doe, Acme Inc.".
    """,
    re.VERBOSE,
)
"""What stands on lines of institutions and addresses, and never on lines of names."""
BELOW_NAMES = pattern(
    r",\s(?:New (?:York|Jersey|Mexico|Hampshire|Delhi|Zealand|South Wales)|Hong Kong|Los Angeles|"
    r"San (?:Diego|Francisco)|(?:North|South) (?:Carolina|Dakota|Korea|Africa)|Sri Lanka|"
    r"(?:Costa|Puerto) Rico|United (?:Kingdom|States)|Saudi Arabia|Tel Aviv|West Virginia)\W*$"
    r"|^\W*(?:Adobe|Alibaba|Amazon|Apple|AT&T|Baidu|Bellcore|DeepMind|Facebook|Google|Huawei|IBM|"
    r"Intel|Microsoft|NEC|Nokia|NTT|NVIDIA|OpenAI|Oracle|Qualcomm|Samsung|Siemens|Sony|Tencent|"
    r"Toshiba|Xerox|Yahoo!?)(?:\s[^\s,;]+)?\W*$"
)
"""Places of two words and companies, which look like names, on lines of their own."""
NO_MORE = pattern(
    r"(?:thesis |dissertation |faculty )?(?:co-?)?(?:advis[eo]r|supervis|examin|committee|referee)"
    r"|(?:accepted for|approved by)\W*$",
    re.IGNORECASE,
)
"""How the lines begin that name the advisors and examiners of a thesis behind its author."""
POSTS = frozenset("director professor lecturer fellow researcher manager chair head editor".split())
"""Last words of what a person does, where a line says that and where."""


def find_blocks(free: Sequence[Free], first: int, limit: int) -> tuple[tuple[Item, ...], ...]:
    """The blocks of lines behind a title that hold authors by the rules alone."""
    blocks: list[tuple[Item, ...]] = []
    at = first
    while at < len(free):
        one = free[at]
        if one.item.number > limit and blocks:
            break
        below = free[at + 1] if at + 1 < len(free) else None
        if not begins_authors(one, free[at - 1] if at > first else None, below, bool(blocks)):
            if one.item.kind is Kind.PROSE and blocks and len(one.item.text) > 200:
                break
            at += 1
            continue
        end = at + 1
        while end < len(free) and goes_on(free[end - 1], free[end]):
            end += 1
        blocks.append(tuple(each.item for each in free[at:end]))
        at = end
    return tuple(blocks)


def begins_authors(one: Free, before: Free | None, below: Free | None, found: bool) -> bool:
    """Whether a line begins a block of authors."""
    if one.label == "authors":
        return True
    if one.item.kind in NO_NAMES:
        return False
    if not found:
        return one.names >= 0.42
    # Further authors stand between institutions and addresses, as IEEE sets them.
    apart = before is None or one.is_apart or one.item.line.gap or before.item.kind is Kind.CONTACT
    if not apart or one.affiliation >= 0.4:
        return False
    above_institution = below is not None and below.affiliation >= 0.5 and not below.is_apart
    above_names = below is not None and below.names >= 0.5 and not below.is_apart
    if above_institution and len(one.item.text) < 60:
        return one.names >= 0.4
    return one.names >= (0.5 if above_names else 0.6)


def goes_on(before: Free, one: Free) -> bool:
    """Whether a line continues the list of authors on the line above it."""
    if one.label or one.is_apart:
        return False
    if one.item.kind in (Kind.NOTE, Kind.CONTACT, Kind.CITATION, Kind.COPYRIGHT, Kind.DATE):
        return False
    text = before.item.text
    if awaits_names(text):
        return one.names > 0.15 and one.affiliation < 0.8
    if is_open_bracket(text) or (is_only_marks(one.item.text) and not one.item.line.gap):
        return True
    if text[-1] in "-‐" and not one.item.line.gap:
        return True
    if is_finished(text) and one.item.line.gap:
        return False
    if is_unfinished(text) and one.affiliation < 0.5:
        return True
    if one.names >= 0.5 and one.affiliation < 0.6:
        return True
    return not one.item.line.gap and one.names > 0.3 and one.affiliation < 0.3


def find_authors(free: Sequence[Free], first: int, limit: int) -> tuple[tuple[Item, ...], ...]:
    """The blocks of lines behind a title that hold authors."""
    if not any(one.guess.begins for one in free):
        return find_blocks(free, first, limit)
    blocks: list[list[Item]] = []
    last = -2
    for at, one in enumerate(free[first:], first):
        if one.item.number > limit and blocks:
            break
        if blocks and NO_MORE.match(one.item.text):
            break
        if not is_author(one, blocks[-1][-1] if last == at - 1 else None, bool(blocks)):
            continue
        if last == at - 1 and not one.is_apart:
            blocks[-1].append(one.item)
        else:
            above = [] if blocks else list(names_above(free, first, at))
            blocks.append([*above, one.item])
        last = at
    if not blocks:
        return tuple((item,) for item in find_shared(free[first:], limit))
    return tuple(
        tuple(before_institution(item, ": ") or item for item in block) for block in blocks
    )


def find_shared(free: Sequence[Free], limit: int) -> Iterable[Item]:
    """The names of lines that hold one author and the author's institution each."""
    for one in free:
        kind = one.item.kind
        if one.item.number < limit and kind in (Kind.AFFILIATION, Kind.NAMES, Kind.TEXT):
            item = before_institution(one.item, ", ") or before_institution(one.item, ". ")
            if item:
                yield item


def before_institution(item: Item, sign: str) -> Item | None:
    """A line cut before the institution that a sign divides from the one name it begins with."""
    name, _, rest = item.text.partition(sign)
    words = name.split()
    if not rest or not 1 < len(words) < 5 or len(words[-1]) < 2 or fold(words[-1]) in POSTS:
        return None
    if score_names(name) < 0.42 or score_affiliation(rest) < 0.3:
        return None
    end = len(item.line.text) - len(item.text) + len(name)
    return item._replace(line=item.line._replace(text=item.line.text[:end]))


def names_above(free: Sequence[Free], first: int, at: int) -> Iterable[Item]:
    """The lines right above the first line of authors that look like more of its column."""
    begin = at
    while begin > first and not free[begin].item.line.gap and not free[begin].is_apart:
        above = free[begin - 1]
        if above.names < 0.4 or above.affiliation > 0.2 or above.item.kind in NO_NAMES:
            break
        begin -= 1
    return (one.item for one in free[begin:at])


def awaits_names(text: str) -> bool:
    """Whether a line of authors ends where another name must follow."""
    return text[-1] in ",&;" or fold(text.split()[-1]) in ("and", "et", "und", "y", "e")


def is_only_marks(text: str) -> bool:
    """Whether a line holds nothing but the marks of the author above it."""
    return len(text) < 12 and all(
        len(token) < 3 and not token.isupper() for token in TOKEN.findall(text)
    )


def is_unfinished(text: str) -> bool:
    """Whether a line of authors ends within a name: at an initial, a particle or one word."""
    tokens = list(lex_line(text, 0))
    if len(tokens) < 2 or tokens[-1].kind != "word":
        return False
    last = tokens[-1].token
    alone = tokens[-2].kind in ("sep", "mark")
    return alone or is_initial(last) or is_particle(last) or last in BIG_PARTICLES


def awaits_family(text: str) -> bool:
    """Whether a line of authors ends within its last name, where the others end in family names.

    >>> awaits_family("Jane Doe, John Q."), awaits_family("Doe, J., Public, J. Q.")
    (True, False)
    """
    if not is_unfinished(text):
        return False
    *others, _ = cut_pieces([text])
    return bool(others) and not any(is_initial(piece.words[-1]) for piece in others)


def is_finished(text: str) -> bool:
    """Whether a line ends a list of authors: its last but one is divided by `and`."""
    tokens = list(lex_line(text, 0))
    last = max((at for at, one in enumerate(tokens) if one.kind == "sep"), default=-1)
    if last < 1 or tokens[last].token != "and" or last == len(tokens) - 1:
        return False
    return sum(one.kind == "word" for one in tokens[last:]) > 1


def is_one_list(above: str, item: Item) -> bool:
    """Whether a list of authors goes on between two lines: a separator ends or begins one."""
    if item.line.gap:
        return above.endswith(";")
    return awaits_names(above) or bool(GOES_ON.match(item.text))


def ends_within_name(above: str, item: Item) -> bool:
    """Whether a name is divided by a line end: at its hyphen, or before its last word."""
    if item.line.gap:
        return False
    first, *rest = item.text.split(maxsplit=1)
    lone = first.isalpha() and first.istitle() and (not rest or is_only_marks(rest[0]))
    hyphened = above[-1] in "-‐" and above[-2:-1].isalpha()
    return hyphened or (lone and awaits_family(above))


def is_never_names(text: str, below: bool) -> bool:
    """Whether a line has a form that no line of names has; places only `below` authors."""
    if len(text) > 120:
        return False
    return bool(NEVER_NAMES.search(text)) or (below and bool(BELOW_NAMES.search(text)))


def is_author(one: Free, before: Item | None, below: bool = False) -> bool:
    """Whether a line holds authors: `before` is that right above it, `below` whether any is."""
    item = one.item
    if one.label == "authors":
        return True
    if item.kind in NEVER_AUTHORS or (item.label and item.label.zone in CONTACTS):
        return False
    marks = is_only_marks(item.text) and not item.line.gap
    if before and (marks or is_open_bracket(before.text)):
        return True
    if before and is_one_list(before.text, item) and one.affiliation < 0.8:
        return one.names > 0.15
    if before and ends_within_name(before.text, item):
        return True
    if is_never_names(item.text, below):
        return False
    looks = LOOKS * (one.names - 0.5) - INSTITUTION * max(0.0, one.affiliation - one.names)
    return one.guess.chance("author") + looks >= SURE
