"""A citation line as tokens: what each number, label, month and sign may be, before it is read."""

from __future__ import annotations

import re

from citeform.codecs.dates import MONTH_NAMES, MONTHS
from citeform.codecs.identifiers import find_doi
from citeform.frontpage.labels import fold
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

NUMBER = r"[A-Za-z]{0,3}\d{1,12}(?:[A-Za-z](?!\w))?"
# Ϫ, ±, ^ and { stand where an extractor lost the dash of an old font.
DASH = r"\s?(?:--|[-‐‑–—−Ϫ±^{])\s?"
PLAIN_DASH = str.maketrans("Ϫ±^{", "----")
YEAR = pattern(r"(?:19|20)\d\d")
# Every alternative begins at another sign and has bounded parts: one pass, linear time.
TOKEN = pattern(
    rf"(?P<other>\d+(?:\.\d+)+|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
    rf"|(?P<bracket>\([^()\n]{{1,16}}\))"
    rf"|(?P<range>\d{{2,5}}e\d{{2,5}}(?!\w)|{NUMBER}{DASH}{NUMBER}(?![\w.]\d))"
    rf"|(?P<number>\d{{1,3}}/\d{{1,3}}(?![/\d])|\d{{1,3}} [a-d](?=[,:])|{NUMBER})"
    r"|(?P<word>[^\W\d_ºª]+(?:['’\-][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)
ISSUE = pattern(r"[A-Za-z]{0,3}\d[\w\s./‐–-]{0,13}|[Ss]up[^\d]{0,8}[\w\s-]{0,6}|(?:Pt|Part)\.? \w+")
"""What stands in brackets behind a volume."""
EXTENT = pattern(r"\d{1,4}\s?(?:pp|p|pages|págs?|seiten|páginas)\b\.?", re.IGNORECASE)
"""A number of pages."""

ROMAN = pattern(r"[IVXLC]{2,8}")
LABELS = {
    "volume": "vol vols volume volumen volumes bd band jg jahrgang tome tomo wolumen jaargang jrg",
    "issue": "no nos nr num number numero issue iss heft fasc fascicolo fasciculo fascicule fasz "
    "№ zeszyt n° nº вып вип выпуск aflevering afl suppl supplement",
    "page": "p pp pg pgs page pages pag pags paginas pagine pagina seite seiten стр str blz",
    "article": "article articleid id art eid artikel",
}
LABEL: dict[str, str] = {word: name for name, words in LABELS.items() for word in words.split()}
"""A label, folded → what the number behind it is."""
STOPPED = {"v": "volume", "t": "volume", "т": "volume", "n": "issue", "h": "issue", "s": "page",
           "с": "page", "b": "volume", "r": "volume"}  # fmt: skip
"""Labels of one letter: only with a full stop, as in "t. 12, n. 3, s. 45-50"."""
BEHIND = {"卷": "volume", "巻": "volume", "期": "issue", "号": "issue", "號": "issue", "年": "year",
          "月": "month", "页": "page", "頁": "page", "권": "volume", "호": "issue"}  # fmt: skip
"""Labels that stand behind their number, without a blank."""
MONTH: dict[str, int] = MONTHS | {
    name: number for number, names in MONTH_NAMES.items() for name in names
}
FILLERS = frozenset(
    """
    of de del monday tuesday wednesday thursday friday saturday sunday 第 第
    """.split()
)
"""Words that may stand among the numbers of a citation line."""


LOST_BRACKETS = dict(zip(range(0x351, 0x355), "()[]", strict=True))
"""The combining marks that stand for brackets in the text of an old font."""


class Token(NamedTuple):
    """A word, number or sign of a citation line."""

    kind: str
    """`year`, `number`, `range`, `issue`, `label`, `behind`, `month`, `filler`, `sign`, `word`."""
    text: str
    start: int
    end: int
    value: str = ""
    """What a label announces, or the month's number."""


def find_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a line; addresses of the web, DOIs and prices are one sign each.

    >>> [token.kind for token in find_tokens("J Foo 2012;25(3):12-20")]
    ['word', 'word', 'year', 'sign', 'number', 'issue', 'sign', 'range']
    """
    text = mask(text)
    tokens: list[Token] = []
    at = 0
    while match := TOKEN.search(text, at):
        at = match.end()
        name = match.lastgroup or ""
        if name == "bracket":
            one = read_bracket(match, tokens[-1] if tokens else None)
            at = one.end
        elif name == "number":
            one = read_number(match)
        elif name == "word":
            one = read_word(match, text)
            at = one.end
            if ROMAN.fullmatch(one.text) and is_volume(tokens):
                one = one._replace(kind="number")
        else:
            one = Token("sign" if name == "other" else name, match[0], match.start(), at)
        tokens.append(one)
    return settle(tokens)


def is_volume(tokens: list[Token]) -> bool:
    """Whether the last token is a volume's label, with its full stop or without."""
    last = tokens[-2:] if tokens and tokens[-1].text == "." else tokens[-1:]
    return (
        bool(last)
        and last[0].kind == "label"
        and last[0].value == "volume"
        and len(last[0].text) > 1
    )


def mask(text: str) -> str:
    """The text, as long as it was, with addresses, DOIs and prices made signs."""
    if "$" in text or "://" in text or "www." in text:
        words = text.split(" ")
        text = " ".join(
            "¦".ljust(len(word)) if "$" in word or "://" in word or "www." in word else word
            for word in words
        )
    text = text.translate(LOST_BRACKETS)
    if "10." in text and (match := find_doi(text)):
        start, end = match.span()
        text = text[:start] + "¦".ljust(end - start) + text[end:]
    return text


def read_bracket(match: re.Match[str], before: Token | None) -> Token:
    """A bracket with a year, an issue behind a volume, or a number of pages; else only its sign."""
    inner = match[0][1:-1].strip()
    start, end = match.span()
    if YEAR.fullmatch(inner):
        return Token("year", inner, start, end, "bracket")
    if EXTENT.fullmatch(inner):
        return Token("filler", inner, start, end)
    first = re.split(r"[^\w]", fold(inner), maxsplit=1)[0]
    behind = before is not None and before.kind in ("number", "year", "range")
    if behind and ISSUE.fullmatch(inner) and first not in MONTH and not YEAR.search(inner):
        return Token("issue", inner, start, end)
    return Token("sign", "(", start, start + 1)


def read_number(match: re.Match[str]) -> Token:
    """A number or a year, without the letters before it that are a label: "vol16"."""
    text, start, end = match[0], match.start(), match.end()
    letters = len(text) - len(text.lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    name = LABEL.get(text[:letters].lower(), "") if letters else ""
    kind = "year" if YEAR.fullmatch(text) else "number"
    return Token(kind, text[letters:] if name else text, start, end, name)


def read_word(match: re.Match[str], text: str) -> Token:
    """A word: a label, a month, or any other."""
    word, start, end = match[0], match.start(), match.end()
    key = fold(word)
    first, hyphen, _ = key.partition("-")
    if hyphen and first in MONTH:  # "Marzo-Abril"
        key, word, end = first, word[: len(first)], start + len(first)
    if key in LABEL:
        return Token("label", word, start, end, LABEL[key])
    if key in STOPPED and text[end : end + 1] in (".", "°", "º"):
        return Token("label", word, start, end, STOPPED[key])
    if key in MONTH:
        return Token("month", word, start, end, str(MONTH[key]))
    if word[0] in BEHIND:
        return Token("behind", word, start, end, BEHIND[word[0]])
    return Token("filler" if key in FILLERS else "word", word, start, end)


def settle(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens, with labels that announce nothing and numbers that belong to words made words."""
    settled: list[Token] = []
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        last = settled[-1] if settled else None
        if token.kind == "label" and is_initial(token, settled):
            token = token._replace(kind="word")
        if token.kind == "label" and not announces(tokens, at):
            if token.value == "page" and last and last.kind in ("number", "year"):
                settled[-1] = last._replace(kind="filler")  # "13 pages"
                token = token._replace(kind="filler")
            elif token.value == "volume" and ordinal(settled):
                settled[-2] = settled[-2]._replace(value="volume")  # "45. Jahrgang"
                token = token._replace(kind="filler")
            elif token.text.lower() != "issue" or not after or fold(after.text) != "of":
                token = token._replace(kind="word")
            else:
                token = token._replace(kind="filler")
        elif token.kind in ("number", "year") and (glued(token, after) or glued(last, token)):
            bracket = "bracket" in (token.value, after.value if after else "")  # "JHEP08(2010)012"
            token = token if bracket else token._replace(kind="word")  # "3rd", "NRF-2016M3A9"
        settled.append(token)
    return tuple(settled)


def ordinal(before: list[Token]) -> bool:
    """Whether a number with a full stop stands right before."""
    return len(before) > 1 and before[-1].text == "." and before[-2].kind == "number"


def is_initial(token: Token, before: list[Token]) -> bool:
    """Whether a capital with a full stop is an author's initial and no "H. 3" behind a volume."""
    if len(token.text) > 1 or not token.text.isupper():
        return False
    last = next((one for one in reversed(before) if one.kind != "sign"), None)
    return last is not None and last.kind == "word"


def glued(token: Token | None, after: Token | None) -> bool:
    """Whether two tokens are one word or number that was cut."""
    if token is None or after is None or after.start > token.end or token.value == "bracket":
        return False
    kinds = ("number", "year", "word", "filler")
    return token.kind in kinds and after.kind in kinds and (token.text + after.text).isascii()


def announces(tokens: list[Token], at: int) -> bool:
    """Whether a number stands behind a label, or another label between the two: "Article No. 7"."""
    for token in tokens[at + 1 : at + 4]:
        if token.kind in ("number", "year", "range"):
            return True
        if token.kind != "label" and token.text not in (".", ":", "°", "º", "ᵒ", "#"):
            return False
    return False
