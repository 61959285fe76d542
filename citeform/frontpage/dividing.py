"""What divides institutions that share a line: marks, and words behind a country."""

from __future__ import annotations

from collections.abc import Iterable

from citeform.frontpage.institution_names import tells_institution
from citeform.frontpage.kinds import score_affiliation
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import PLACES
from citeform.frontpage.scripts import narrow
from citeform.pattern import pattern

MARK = pattern(
    r"[(\[]?(?:[*※†‡](?=\d))?(?P<mark>\d{1,3}|[a-z](?![a-z])|[*⁎∗]{1,5}|[†‡§¶#✉‖])"
    r"\s?(?:[)\].:]|-(?=\s?[^\W\d_]))?(?:\s|(?!(?:st|nd|rd|th)\b)(?=[^\W\d_]{2}))"
)
"""The mark before an institution: "1 Department", "(a) Service", "2. Institute", "1-URFM"."""
KINDS = ("mark", "bracketed", "east", "sign", "plain")
ALONE = pattern(r"[(\[]?(\d{1,3}|[a-z]|[*†‡§¶#])[)\]]?\Z")
INSIDE = pattern(
    r"(?P<before>[;.,)]|\band|\bet|\by|\be|\bund)\s+[(\[]?(?P<mark>\d{1,2}|[a-z])[)\].]?\s?"
    r"(?=[^\W\d_]{2})|(?<=\s)\((?P<bracketed>\d{1,2}|[a-z])\)\s?(?=[^\W\d_]{2})"
    r"|[;,.]?\s(?:and\s)?(?P<sign>[†‡§¶‖✝]{1,2}|(?<=[;,]\s)[*∗]|(?<=and\s)[*∗])\s?(?=[^\W\d_]{2})"
    r"|[;,]\s?[(*※†]?(?P<east>\d{1,2})[).]?\s?(?=[^\W\d_])(?=[^\x00-\xff])"
    r"|(?<=\s)(?P<plain>\d{1,2}|[a-z])\s?(?=[A-Z][a-zà-ÿ])"
)
"""A further mark within a line: "…, Italy. 2 Institute", "Biology, and 2 Howard"."""
ENDING = pattern(r"[;,.]\s(?P<mark>\d{1,2}|[a-z])\Z")
"""The mark of the next line's institution at a line's end: "Dublin, Ireland; b"."""
COMPLETE = pattern(r"[^\W\d_]{2}\s\d{5}(?:-\d{4})?\Z")
"""An address that ends with a postal code: "New York 11794"."""
SIGNS = frozenset("*⁎∗†‡§¶‖✝¤")
"""Marks that have no order."""
MOVED = r"(?:[¤†‡§¶#*✝]\s?[a-z]?\s)?(?:[Cc]urrent|[Pp]resent|[Pp]ermanent) [Aa]ddress:"
"""What tells where an author is now."""
NOW = pattern(MOVED)
"""The same at a line's beginning."""
DIVIDED = pattern(
    r"(?P<place>[^\W\d_]+)(?:\s/|,?\sand)\s(?:the\s)?(?=[A-Z*])|"
    rf"\s(?={MOVED})|"
    r"\.\s(?:[A-Z][\w.'-]*,?\s){2,5}(?:is|are)(?:\saffiliated)?\s(?:with|at)\s(?:the\s)?"
)
"""What divides institutions without marks: "…, UK / EMBL", ". Jane Doe is with the …"."""
COMMA = pattern(r"(?<=\s)(?P<place>[^\W\d_]{2,}),\s(?=[A-Z])")
"""A word and a comma: where the word is a country, an institution may end."""
MOST = 200
"""As many characters as an institution has at most, to tell whether there is one."""
SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰．、", "1234567890. ")
"""Raised digits as plain ones, and what stands behind a mark on Chinese pages."""


def ends_divided(text: str) -> bool:
    """Whether a line ends with a country and what divides it from another institution.

    >>> ends_divided("Aberystwyth University, UK /"), ends_divided("Institute of Law and")
    (True, False)
    """
    words = text.replace(",", " ").split()
    return len(words) > 1 and words[-1] in ("/", "and") and fold(words[-2]) in PLACES


def cut_text(text: str, mark: str, at: int) -> Iterable[tuple[int, str, int]]:
    """Where institutions end within a text that holds nothing else, as `cut_marks` tells it."""
    cuts = [*cut_marks(text, mark, at), *cut_words(text, at), *cut_repeated(text, at)]
    return sorted(cuts)


def cut_words(text: str, at: int) -> Iterable[tuple[int, str, int]]:
    """Where words divide institutions: behind a country, or where the next author is named."""
    for match in DIVIDED.finditer(text, at):
        place = match["place"]
        if place is None and match.start() > at + 3:
            yield match.start() + 1, "", match.end()
        elif place and fold(place) in PLACES and score_affiliation(text[match.end() :]) >= 0.3:
            yield match.end("place"), "", match.end()


def cut_repeated(text: str, at: int) -> Iterable[tuple[int, str, int]]:
    """Where an institution ends with the same country as the last one of the text does."""
    last = text.rstrip(" .,;").rsplit(", ", 1)[-1]
    if fold(last[:MOST]) not in PLACES:
        return
    for match in COMMA.finditer(text, at):
        if match["place"] == last and tells_institution(text[match.end() :][:MOST]):
            yield match.end("place"), "", match.end()


def cut_marks(text: str, mark: str, at: int) -> Iterable[tuple[int, str, int]]:
    """Where institutions end within a line, the mark of the next one and where its text begins."""
    for match in INSIDE.finditer(text, at):
        further = next(one for one in match.group(*KINDS) if one)
        small = match["before"] == "," and text[match.end()].islower()
        free = match["sign"] or (match["bracketed"] and not mark)
        if not free and (small or not is_next(mark, further) or (match["plain"] and not mark)):
            continue  # A house number: ", 12 rue".
        yield match.start() + (match["before"] in (".", ")")), further, match.end()
        mark = further


def plain(text: str) -> str:
    """A line with plain digits and signs, as long as it was."""
    return text if text.isascii() else narrow(text).translate(SUPERSCRIPTS)


def is_next(mark: str, after: str) -> bool:
    """Whether one mark follows another in its order; any may follow none."""
    if mark.isdigit() and after.isdigit():
        return int(after) == int(mark) + 1
    if mark.isalpha() and after.isalpha():
        return ord(after) == ord(mark) + 1
    return not mark and after in ("1", "2")
