"""The authors on a front page: which names their lines hold, with their marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from citeform.codecs.names import read_name
from citeform.frontpage import cjk_names, lexicon_slavic
from citeform.frontpage.lexicon import (
    AND,
    DEGREES,
    FACULTIES,
    GIVEN,
    PARTICLES,
    PLACES,
    STRONG_INSTITUTION,
    TITLE_WORDS,
)
from citeform.frontpage.lexicon_slavic import PATRONYMIC
from citeform.frontpage.name_line import SEPARATORS, SYMBOLS, TOKEN, bare, is_initial, plain
from citeform.frontpage.scripts import CYRILLIC, is_mostly_east
from citeform.model.values import Name
from citeform.tuples import NamedTuple

OPENING, CLOSING = "([{", ")]}"
BIG_PARTICLES = frozenset(
    "De Del Della Dello Di Da Dal Dalla Dos Van Von Der Den La Le El Ben Ten Ter Zu".split()
)
"""Particles that some families write with a capital; between given and family name only."""
ITALIAN = ("Lo", "Li", "Degli", "Dalle", "Delle", "Dei")
"""Particles that only Italians write with a capital."""
APOSTROPHES = ("'t", "’t")
"""A Dutch particle: "van ’t Hof"."""
SUFFIXES = frozenset("jr sr ii iii iv".split())
BREAK = "\n"


class Author(NamedTuple):
    """A name on the page and the marks beside it."""

    name: Name
    marks: tuple[str, ...] = ()
    line: int = 0
    """The index, among the lines given, of the line it begins on."""


class Piece(NamedTuple):
    """What stands between two separators of a line of authors."""

    words: tuple[str, ...]
    marks: tuple[str, ...]
    line: int
    after: str = ""
    """The separator behind it: a comma, `;`, `and`, a line end or nothing."""


def read_authors(lines: Sequence[str], language: str = "") -> tuple[Author, ...]:
    """Read the names of consecutive lines, in order; Spanish ones have two family names."""
    if lines and is_mostly_east("".join(lines)):
        return tuple(Author(*found) for found in cjk_names.read_authors(lines, language))
    pieces = merge_families(tuple(cut_pieces(lines)))
    authors = (make_author(one, language) for piece in pieces for one in part_names(piece))
    return tuple(author for author in authors if author)


def cut_pieces(lines: Sequence[str]) -> Iterable[Piece]:
    """Divide lines at separators, marks and line ends, degrees left out."""
    words: list[str] = []
    marks: list[str] = []
    begin = 0
    for number, kind, token in tokenise(lines):
        if kind == "word":
            if marks and words:
                yield Piece(tuple(words), tuple(marks), begin, "mark")
                words, marks = [], []
            elif marks:
                marks = []
            if not words:
                begin = number
            words.append(token)
        elif kind == "mark":
            marks.append(token)
        elif words:
            # Marks may stand behind the comma: "S. E. Lee, 35 K. Miyabayashi".
            yield Piece(tuple(words), tuple(marks), begin, token)
            words, marks = [], []
        elif kind == "break":
            marks = []
    if words:
        yield Piece(tuple(words), tuple(marks), begin)


class Lexed(NamedTuple):
    """A token of a line of authors, with its kind: word, mark, sep or break."""

    line: int
    kind: str
    token: str


def tokenise(lines: Sequence[str]) -> Iterable[Lexed]:
    """The tokens of lines of authors; separators put behind the marks that follow them."""
    tokens: list[Lexed] = []
    depth = 0
    for number, line in enumerate(lines):
        before = len(tokens)
        tokens += lex_line(line, number, depth)
        depth = 1 if is_open_bracket(line) else 0
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if after and len(tokens) > before and breaks(tokens[before:], list(lex_line(after, 0))):
            tokens.append(Lexed(number, "break", BREAK))
    at = 0
    while at < len(tokens):
        if tokens[at].kind != "sep":
            yield tokens[at]
            at += 1
            continue
        separator, at = tokens[at], at + 1
        while at < len(tokens) and tokens[at].kind in ("mark", "sep"):
            if tokens[at].kind == "mark":
                yield tokens[at]
            elif separator.token == ",":
                separator = tokens[at]
            at += 1
        yield separator


def is_open_bracket(text: str) -> bool:
    """Whether a bracket near a line's end is closed on the next line only."""
    return text.rfind("(") > max(text.rfind(")"), len(text) - 12)


def lex_line(line: str, number: int, depth: int = 0) -> Iterable[Lexed]:
    """The tokens of one line of authors, which may begin within a bracket."""
    tokens = TOKEN.findall(plain(line))
    has_word = False
    words = 0
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        if token in OPENING or token in CLOSING:
            # A bracket that nothing closes is a mark that was read wrongly.
            step = (1 if closes(tokens, at) else 0) if token in OPENING else -1
            depth = max(0, depth + step)
        elif depth and (len(token) > 3 or not token.strip(".,;")):
            continue
        elif token in SEPARATORS or token == "&":
            words = 0
            if not depth:
                yield Lexed(number, "sep", "and" if token == "&" else token)
        elif token in APOSTROPHES or (token == "y" and words > 1 and joins_families(tokens, at)):
            yield Lexed(number, "word", token)
        elif token[0].isalpha() and not depth:
            # "Prieto MA": what might be a degree behind a single word is its initials.
            kind = "words" if words == 1 and is_short(token) else word_kind(token, after, has_word)
            words = words + 1 if kind == "words" else 0
            if kind == "words":
                has_word = True
                yield from (Lexed(number, "word", word) for word in split_initials(token))
            elif kind:
                yield Lexed(number, kind, "and" if kind == "sep" else token)
        elif token.isalnum() or token[0] in SYMBOLS:
            yield Lexed(number, "mark", token)


def joins_families(tokens: Sequence[str], at: int) -> bool:
    """Whether "y" stands between two family names, one word behind it: "Carmen Ortega y Soler"."""
    after = tokens[at + 1 : at + 3]
    return (
        len(after) == 2
        and after[0][0].isupper()
        and not (after[1][0].isalpha() and len(after[1]) > 1)
        and bare(after[0]) not in GIVEN
        and not is_initial(after[0])
    )


def closes(tokens: Sequence[str], at: int) -> bool:
    """Whether a bracket is closed on its line, or stands near its end."""
    return any(token in CLOSING for token in tokens[at : at + 24]) or at > len(tokens) - 5


def is_short(token: str) -> bool:
    """Whether a word is two capitals, as initials without points are."""
    return len(token) == 2 and token.isupper()


def word_kind(token: str, after: str, has_word: bool) -> str:
    """What a word is in a line of authors: words of a name, mark, sep, or nothing."""
    key = bare(token)
    if token in AND and (after[:1].isupper() or not after) and (has_word or token == "and"):
        return "sep"
    if token in ("AND", "ET", "UND") and has_word:
        return "sep"
    if key in FACULTIES and token[0].islower():
        return ""
    if key in DEGREES and not is_short_name(token, key):
        return "" if has_word or key in TITLES else "words"
    if len(token) == 1 and token.islower():
        # One small letter is a mark, unless a name goes on behind it: "Ortega y Gasset".
        return "mark" if has_word else ""
    if has_word and has_marks(token):
        return "mark"
    return "words"


def has_marks(token: str) -> bool:
    """Whether a word is several marks in their order: "ab", "bcd"; "de" is none."""
    ordered = all(one < after for one, after in pairwise(token))
    few = 1 < len(token) < 5 and token.islower() and token[-1] < "l"
    return few and ordered and token not in PARTICLES


def is_short_name(token: str, key: str) -> bool:
    """Whether a word of two letters is a name, as Ma or JD, and no degree."""
    if len(token) != 2:
        return False
    return key not in (DEGREE_CAPS if token.isupper() else TITLES)


DEGREE_CAPS = frozenset("md ma bs ms rn dr do pt pr".split())
TITLES = lexicon_slavic.DEGREES | frozenset(
    "dr prof professor pr dott dottssa med habil dipl ing drmed univprof drs ir dra "
    "rechtsanwalt rechtsanwaltin richter notar privatdozent pd diplom-ingenieur ra".split()
)
"""Degrees that stand before a name."""


def split_initials(word: str) -> tuple[str, ...]:
    """An initial that lost its space given it back: "T.Floume" is "T. Floume"."""
    head, dot, last = word.rstrip(".").rpartition(".")
    if dot and len(last) > 1 and last[0].isalpha() and is_initial(head + "."):
        return (head + ".", last)
    return (word,)


def breaks(tokens: Sequence[Lexed], after: Sequence[Lexed]) -> bool:
    """Whether a line end divides two names, rather than one name or what a separator divides."""
    if tokens[-1].kind != "word" or not after or after[0].kind != "word":
        return False
    if not any(token.kind == "sep" for token in (*tokens, *after)):
        return count_words(reversed(tokens)) > 1 and count_words(after) > 1
    last, first = count_words(reversed(tokens)), count_words(after)
    if last < 2 or first < 2 or is_initial(tokens[-1].token) or is_particle(tokens[-1].token):
        return False
    return last + first > 3


def count_words(tokens: Iterable[Lexed]) -> int:
    """How many words of a name stand before the first separator or mark."""
    count = 0
    for token in tokens:
        if token.kind != "word":
            break
        count += 1
    return count


def is_particle(word: str) -> bool:
    """Whether a word is a particle in small letters, which never ends a name."""
    return word[0].islower() and word in PARTICLES


def merge_families(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Put "Family, Given" together where a list is written that way."""
    if any(piece.after == ";" for piece in pieces):
        commas = sum(piece.after == "," for piece in pieces[:-1])
        groups = 1 + sum(piece.after == ";" for piece in pieces)
        whole = any(piece.after == "," and is_whole(piece.words) for piece in pieces)
        inverted = 0 < commas <= groups and commas >= groups - 1 and not whole
    else:
        inverted = len(pieces) > 1 and (
            all(map(is_initials, pieces[1::2])) or all(map(is_inverted, pieces[::2], pieces[1::2]))
        )
    return tuple(pair(pieces)) if inverted else pieces


def is_initials(piece: Piece) -> bool:
    """Whether a piece holds nothing but initials."""
    return all(is_initial(word) or is_short(word) or len(word) == 1 for word in piece.words)


def is_inverted(family: Piece, given: Piece) -> bool:
    """Whether a comma divides a family name in capitals from given names: "HO, Kei Shiu"."""
    capitals = all(word.isupper() and len(word) > 1 for word in family.words)
    return family.after == "," and capitals and not any(word.isupper() for word in given.words)


def is_whole(words: Sequence[str]) -> bool:
    """Whether the words before a comma are a name already, with its given names."""
    return len(words) > 3 or (
        len(words) > 1
        and (is_initial(words[0]) or (words[-1].isupper() and not words[0].isupper()))
    )


def pair(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Pieces divided by one comma as one, the family name ending in that comma."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.after == "," and at + 1 < len(pieces):
            given = pieces[at + 1]
            words = (*piece.words[:-1], piece.words[-1] + ",", *given.words)
            yield Piece(words, piece.marks + given.marks, piece.line, given.after)
            at += 1
        else:
            yield piece
        at += 1


def part_names(piece: Piece) -> tuple[Piece, ...]:
    """Names that only space divided on the page: "Donald L. Stone Kevin Jeffay"."""
    words = piece.words
    # A group is one piece: "Task Force of the Green Fact Sheet".
    whole = any(word in PARTICLES or word == "of" or word.endswith(",") for word in words)
    if len(words) < 4 or whole:
        return (piece,)
    starts = [0]
    at = 1
    while at < len(words) - 1:
        # A family name ends here, and a given name that is known begins behind it.
        if at > starts[-1] + 1 and not is_initial(words[at]) and not is_initial(words[at - 1]):
            known = bare(words[at]) in GIVEN
            many = len(words) > 5 and at == starts[-1] + 2
            if known or many or (is_initial(words[at + 1]) and at + 2 < len(words)):
                starts.append(at)
        at += 1
    ends = [*starts[1:], len(words)]
    return tuple(
        Piece(words[start:end], piece.marks if end == len(words) else (), piece.line, piece.after)
        for start, end in zip(starts, ends, strict=True)
    )


def make_author(piece: Piece, language: str = "") -> Author | None:
    """The author of a piece, or None when it cannot be a name."""
    words = [
        word.rstrip(".") if len(word) > 5 and word.count(".") == 1 else word for word in piece.words
    ]
    words = [word for word in words if bare(word) not in ("by", "and", "par", "von:")]
    if len(words) > 2 and words[0] in ("Von", "Par", "Por", "Door"):
        words = words[1:]  # "Von Hans Waldner": by him.
    long = [word for word in words if len(word.strip(".,")) > 1]
    if len(words) < 2 or not long or len(words) > 7:
        return None
    small = [word for word in words if word[0].islower() and word not in PARTICLES]
    if len(small) * 2 >= len(words) or is_body(words) or "of" in small:
        return None
    particle = ""
    if is_particle(words[-1]) and any(word.endswith(",") for word in words[:-2]):
        particle = words.pop()  # "NASCIMENTO, S. R. do"
    name = read_name(order(words, language))
    name = name._replace(dropping_particle=particle) if particle else name
    return Author(name, piece.marks, piece.line)


GROUPS = frozenset(
    "collaboration collaborations group groups consortium consortia team behalf committee "
    "initiative network investigators taskforce collaborators society commission".split()
)


def is_body(words: Sequence[str]) -> bool:
    """Whether the words name an institution or a group."""
    # CHU is a hospital, Chu a family.
    keys = {bare(word.strip(",")) for word in words if word.strip(",") != "Chu"}
    return bool(keys & (STRONG_INSTITUTION | GROUPS)) or len(keys & (TITLE_WORDS | PLACES)) > 1


def is_big_particle(word: str) -> bool:
    """Whether a word is a particle that its family writes with a capital, or all in capitals."""
    return word in BIG_PARTICLES or (word.isupper() and word.capitalize() in BIG_PARTICLES)


def find_families(words: Sequence[str]) -> int:
    """Where the two family names of a Spaniard begin, or 0 where there is only one.

    Of four names the last two are the families', whatever the others are; of three, not a last one
    that is two by itself: Ruiz-Cabello.

    >>> find_families("Juan Carlos Pérez Gómez".split()), find_families("Ana Gil".split())
    (2, 0)
    """
    if len(words) == 4 and all(word[0].isupper() and not is_initial(word) for word in words):
        return 2
    if len(words) == 3 and "-" in words[-1]:
        return 0
    at = 1
    while at < len(words) - 1 and (bare(words[at]) in GIVEN or is_initial(words[at])):
        at += 1
    families = [word for word in words[at:] if word[0].isupper()]
    return at if len(families) == 2 and words[at][0].isupper() else 0


def is_family_first(words: Sequence[str]) -> bool:
    """Whether a family name stands before initials or, in Russian, before name and father's name.

    >>> is_family_first(["Иванов", "И.И."]), is_family_first("Орлова Мария Сергеевна".split())
    (True, True)
    """
    if len(words[0].rstrip(".,")) < 2 or is_initial(words[0]) or words[0].endswith(","):
        return False
    if len(words) == 3 and bare(words[2]).endswith(PATRONYMIC):
        return True
    return CYRILLIC.match(words[0]) is not None and all(map(is_initial, words[1:]))


def two_families(words: Sequence[str], capitals: Sequence[bool]) -> int:
    """Where two family names begin that stand in capitals, or behind a given name; or 0.

    >>> two_families("Anne-Laure AMILHAT SZARY".split(), [False, True, True])
    1
    >>> two_families("Deborah Watkins Bruner".split(), [False] * 3)
    1
    """
    first = next((at for at, found in enumerate(capitals) if found), 0)
    if first and all(capitals[first:]):
        return first if len(words) - first > 1 else 0
    if (
        len(words) != 3
        or any(map(is_initial, words))
        or not all(word[0].isupper() for word in words)
    ):
        return 0
    given, middle, _ = map(bare, words)
    known = given in GIVEN and middle not in GIVEN and not middle.endswith(PATRONYMIC)
    return 1 if known and len(middle) > 4 and words[1].isalpha() and words[2].isalpha() else 0


HEIRS = frozenset("filho neto netto junior sobrinho segundo".split())
"""What Brazilians add to the family name of a son, grandson or nephew; it is a part of it."""


def order(words: Sequence[str], language: str = "") -> str:
    """The words as a name codec reads them: given names first, or a comma behind the family."""
    if language == "es" and (at := find_families(words)) and words[0].istitle():
        return " ".join(words[at:]) + ", " + " ".join(words[:at])
    if any(word.endswith(",") for word in words):
        return " ".join(words)
    last = words[-1]
    if len(words) > 2 and bare(last) in HEIRS and not any(word.endswith(",") for word in words):
        at = len(words) - 2 - (len(words) > 3 and is_particle(words[-3]))
        return " ".join(words[at:]) + ", " + " ".join(words[:at])
    if is_family_first(words):
        return words[0] + ", " + " ".join(words[1:])
    # "Cochard H", "Smith JA": initials without points behind a family name.
    if last.isupper() and len(last) < 4 and not any(is_initial(word) for word in words[:-1]):
        said = len(last) == 3 and bare(words[0]) in GIVEN  # "Jane DOE", not "Smith JAB".
        if len(words[0]) > 1 and not (words[0].isupper() or bare(last) in SUFFIXES or said):
            return " ".join(words[:-1]) + ", " + last
    capitals = [word.isupper() and len(word) > 2 and not is_initial(word) for word in words]
    mixed = capitals[0] and not capitals[-1] and not last.isupper()
    if mixed and not is_initial(last) and bare(last) not in SUFFIXES:
        # "MENG Wei": the family name is the one in capitals.
        split = capitals.index(False)
        return " ".join(words[:split]) + ", " + " ".join(words[split:])
    if at := two_families(words, capitals):
        return " ".join(words[at:]) + ", " + " ".join(words[:at])
    extra = ITALIAN if language == "it" else ()
    big = (at and (is_big_particle(word) or word in extra) for at, word in enumerate(words[:-1]))
    at = next((at for at, found in enumerate(big) if found), 0)
    if at and not is_initial(words[-1]):
        return " ".join(words[at:]) + ", " + " ".join(words[:at])
    return " ".join(words)
