"""Citation lines: journal, volume, issue, pages and date as journals print them on an article.

A line is cut into tokens; a stretch of them without words holds the numbers.  Labels say what a
number is; what has none is told by its place: a volume comes before an issue before the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from citeform.codecs.pages import read_pages
from citeform.frontpage.citation_signs import ABNT, find_journal, find_numbers
from citeform.frontpage.citation_tokens import PLAIN_DASH, Token, find_tokens
from citeform.frontpage.journal_names import TRIM, has_journal_word, trim_journal
from citeform.frontpage.scripts import is_mostly_east, narrow
from citeform.model.values import Date
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

# A stretch is matched by its shape, one letter a token: y a year, n a number, r a range, i an issue
# in brackets, l a label, b a label behind, m a month, f a filler; a sign is itself.  What a label
# announces is a capital; a year in brackets is z.
LETTERS = {"year": "y", "number": "n", "range": "r", "issue": "i", "label": "l", "behind": "b",
           "month": "m", "filler": "f", "word": "w"}  # fmt: skip
DATES = tuple(
    pattern(form)
    for form in (
        r"(?P<day>[nr])\.?f?(?P<month>m)\.?(?:[/–—-]?(?P<last>m)\.?)?,?f?(?P<year>y)",
        r"(?P<month>m)\.?f?(?P<day>[nr])[,.]?f?(?P<year>y)",
        r"(?P<month>m)\.?(?:[/–—&,-]?(?P<last>m)\.?)?[,.]?f?(?P<year>[yz])",
        r"(?P<year>y)[,.]?(?P<month>m)\.?(?P<day>n(?=;|$)|r(?=[,;]|$))",
        r"(?P<year>y)[,;]?(?P<month>m)\.?(?:[/–—-](?P<last>m)\.?)?",
        r"(?P<year>z)",
        r"\[(?P<year>y)",
        r"(?P<number>n)/(?P<year>y)",
        r"(?P<year>y)",
        r"(?P<year>Y)",
    )
)
"""Where the date may stand, the surest first."""
DAY_MONTH = (
    pattern(r"(?P<day>[nr])f?(?P<month>m)\.?"),
    pattern(r"(?P<month>m)\.?(?P<day>n)"),
)
"""A day of issue away from its year."""
WORTH = pattern(r"(?:19|20)\d\d|\d\s?[(:,;]\s?[A-Za-z]{0,3}\d|\d\s?[卷巻期]|[Vv][Oo][Ll]")
"""What a citation line has at least one of."""
BREAKS = frozenset('@©¦*%=<>~#+?!"“”«»†‡§$')
"""Signs that do not stand among the numbers of a citation line."""
COUNTERS = frozenset("卷巻期号號")
"""What tells volumes and issues on lines in characters."""
LOST_DASH = pattern(r"(?<=\d)e(?=\d)")


class Citation(NamedTuple):
    """What a citation line says; empty where it says nothing."""

    journal: str = ""
    issued: Date = Date()
    volume: str = ""
    issue: str = ""
    page: str = ""
    start: int = 0
    """Where in the text the journal, or what there is, begins."""
    end: int = 0
    publisher: str = ""


NOTHING = Citation()


class Numbers(NamedTuple):
    """What the numbers of one stretch say."""

    date: Date = Date()
    found: dict[str, str] = {}  # noqa: RUF012  (never changed)
    labelled: frozenset[str] = frozenset()
    """The variables that a label told."""


@lru_cache(maxsize=512)  # A page's lines are read for their kind, for numbers and for the date.
def read_citation(text: str) -> Citation:
    """Read a citation line, or nothing.

    >>> found = read_citation("Bull Acad Natl Med 2024;208:763-71. Doi : 10.1016/x")
    >>> found.journal, found.issued.year, found.volume, found.page
    ('Bull Acad Natl Med', 2024, '208', '763-771')
    >>> read_citation("Vol. 12, No. 3, pp. 45-67, 2011")[2:5]
    ('12', '3', '45-67')
    """
    text = text[:1000]
    plain = narrow(text)
    found = read_plain(plain)
    other = from_signs(plain)
    east = not COUNTERS.isdisjoint(plain)
    if other is not NOTHING and (east or weigh(other) >= weigh(found)):
        same = other.issued.year == found.issued.year
        found = other._replace(issued=found.issued) if same else other
    at = plain.find(found.journal) if found.journal and plain != text else -1
    return found._replace(journal=text[at : at + len(found.journal)]) if at >= 0 else found


def read_plain(text: str) -> Citation:
    """Read a citation line by the order of its numbers and their labels."""
    if not WORTH.search(text):
        return NOTHING
    tokens = find_tokens(text)
    stretches = list(find_stretches(tokens))
    best, most = NOTHING, 0.0
    for at in range(len(stretches)):
        found = read_stretch(text, tokens, stretches, at)
        if weigh(found) > most:
            best, most = found, weigh(found)
    return best


def from_signs(text: str) -> Citation:
    """A citation whose numbers have signs: "第35卷 第3期", "Т. 178, № 3. С. 45–50"."""
    found = find_numbers(text)
    if "volume" not in found and "issue" not in found:
        return NOTHING
    first = min(start for _, start, _ in found.values())
    last = max(end for _, _, end in found.values())
    east = is_mostly_east(text)
    journal = find_journal(text, first) if east else trim_journal(text[:first])[0]
    page = found.get("page", ("", 0, 0))[0]
    year, volume, issue = (found.get(key, ("",))[0] for key in ("year", "volume", "issue"))
    if len(found) < 2 or (not journal and not (page and year)):
        return NOTHING
    if ABNT.search(text):
        journal = journal.rpartition(", ")[0] or journal
    start = max(0, text.find(journal)) if journal else first
    issued = Date(((int(year),),)) if year else Date()
    return Citation(journal, issued, volume, issue, read_pages(page) if page else "", start, last)


def weigh(citation: Citation) -> float:
    """How much a citation line says."""
    told = (citation.journal, citation.issued.parts, *citation[2:5])
    return sum(map(bool, told)) + 0.5 * bool(citation.journal)


def find_stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The longest runs of tokens without words, first and last index, that hold a number."""
    first = 0
    for at, token in enumerate([*tokens, Token("word", "", 0, 0)]):
        if token.kind == "word" or (token.kind == "sign" and token.text[0] in BREAKS):
            run = tokens[first:at]
            if any(one.kind in ("number", "year", "range") for one in run):
                yield first, at
            first = at + 1


def shape_of(tokens: Sequence[Token]) -> str:
    """One letter for each token."""
    letters = []
    announced = False
    for token in tokens:
        letter = LETTERS.get(token.kind) or token.text[0]
        if token.kind in ("number", "year", "range"):
            letter = "z" if token.value == "bracket" else letter
            letter = letter.upper() if announced or token.value in LABELLED else letter
            announced = False
        elif token.kind == "label":
            announced = True
        letters.append(letter)
    return "".join(letters)


LABELLED = ("volume", "issue", "page", "article")


def read_numbers(tokens: Sequence[Token], dated: bool = True) -> Numbers:
    """Tell date, volume, issue and pages apart; without a date, a year is a number."""
    shape, date = shape_of(tokens), Date()
    if dated:
        date, shape = take_date(tokens, shape)
    else:
        shape = shape.replace("y", "n")
    found, shape = take_labelled(tokens, shape)
    labelled = frozenset(found)
    found |= take_places(tokens, shape, found)
    return Numbers(date, found, labelled)


def take_date(tokens: Sequence[Token], shape: str) -> tuple[Date, str]:
    """The date, and the shape with blanks where it stood."""
    for form in DATES:
        for match in form.finditer(shape):
            parts = {name: tokens[match.start(name)] for name, found in match.groupdict().items()
                     if found}  # fmt: skip
            date = build_date(parts)
            if not date.parts:
                continue
            start, end = match.span()
            if shape[match.start("year")] != "Y":
                shape = shape[:start] + " " * (end - start) + shape[end:]
            if "month" in parts:
                return date, shape
            return add_day(tokens, shape, parts, date)
    return Date(), shape


def find_date_span(text: str) -> tuple[Date, int, int]:
    """The date in a text and its offsets; an empty one when there is none."""
    tokens = find_tokens(text)
    shape = shape_of(tokens)
    date, left = take_date(tokens, shape)
    taken = [token for token, one in zip(tokens, left, strict=True) if one == " "]
    return (date, taken[0].start, taken[-1].end) if taken else (Date(), 0, 0)


def add_day(
    tokens: Sequence[Token], shape: str, parts: dict[str, Token], date: Date
) -> tuple[Date, str]:
    """A date with the day and month that stand elsewhere among the numbers."""
    for form in DAY_MONTH:
        if match := form.search(shape):
            more = {name: tokens[match.start(name)] for name in match.groupdict()}
            full = build_date(parts | more)
            if full.parts:
                start, end = match.span()
                return full, shape[:start] + " " * (end - start) + shape[end:]
    return date, shape


def build_date(parts: dict[str, Token]) -> Date:
    """The date of a year, a month, a day or a range of either; empty when there is no such day."""
    year = int(parts["year"].text)
    if "number" in parts:
        month = parts["number"].text
        return Date(((year, int(month)),)) if month.isdecimal() and 0 < int(month) < 13 else Date()
    if "month" not in parts:
        return Date(((year,),))
    number = int(parts["month"].value)
    if "day" in parts:
        days = [int(day) for day in re.findall(r"\d+", parts["day"].text)]
        if not all(0 < day < 32 for day in days) or len(parts["day"].text) > 7:
            return Date()
        return Date(tuple((year, number, day) for day in days[:2]))
    if "last" in parts and int(parts["last"].value) > number:
        return Date(((year, number), (year, int(parts["last"].value))))
    return Date(((year, number),))


def take_labelled(tokens: Sequence[Token], shape: str) -> tuple[dict[str, str], str]:
    """What labels announce, and the shape with blanks where it stood."""
    found: dict[str, str] = {}
    name, label = "", ""
    left = list(shape)
    for at, token in enumerate(tokens):
        if token.kind == "label":
            name, label = ("article", label) if name == "article" else (token.value, token.text)
            left[at] = " "
        elif token.kind == "behind" and at and tokens[at - 1].kind in ("number", "range"):
            found.setdefault(token.value, tokens[at - 1].text)
            left[at - 1] = left[at] = " "
        elif left[at] in "NYR":
            name = token.value if token.value in LABELLED else name
            supplement = name == "issue" and label.lower().startswith("sup")
            text = f"{label} {token.text}" if supplement else token.text
            variable = "page" if name == "article" else name
            if variable == "issue" and left[at] == "R" and not token.text[0].isdigit():
                variable = "page"  # "Web Server issue W325-W329"
            if left[at + 1 : at + 3] == ["&", "n"] and variable == "issue":
                text, left[at + 2] = f"{text}-{tokens[at + 2].text}", " "  # "Nos. 3 & 4"
            if left[at + 1 : at + 2] == ["n"] and variable == "page" and left[at] == "N":
                text, left[at + 1] = lost_dash(text, tokens[at + 1].text), " "
            found.setdefault(variable, text)
            left[at] = " "
            if variable == "volume" and left[at + 1 : at + 2] == ["i"]:
                found.setdefault("issue", tokens[at + 1].text)
            name = label = ""
    return {key: value for key, value in found.items() if key in LABELLED}, "".join(left)


def lost_dash(first: str, last: str) -> str:
    """Two pages whose dash was lost, where the second can be the last one."""
    if first.isdecimal() and last.isdecimal() and int(last) > int(first):
        return f"{first}-{last}"
    return first


def take_places(tokens: Sequence[Token], shape: str, known: dict[str, str]) -> dict[str, str]:
    """What numbers without labels are: volume, issue and pages, in this order."""
    found: dict[str, str] = {}
    rest = [at for at, letter in enumerate(shape) if letter in "nr"]
    if "volume" not in known and rest and may_be_volume(tokens[rest[0]]):
        at = rest.pop(0)
        found["volume"] = tokens[at].text
        if shape[at + 1 : at + 2] == "i":
            found["issue"] = tokens[at + 1].text
    if "issue" not in known and "issue" not in found and "i" in shape:
        found["issue"] = tokens[shape.index("i")].text
    if "page" in known or not rest:
        if rest and "issue" not in known and "issue" not in found and shape[rest[0]] == "n":
            found["issue"] = tokens[rest[0]].text
        return found
    ranges = [at for at in rest if shape[at] == "r"]
    if ranges:
        last = ranges[0]
        found["page"] = tokens[last].text
    elif len(rest) > 1 and rest[-1] == rest[-2] + 1:
        last = rest[-2]
        found["page"] = lost_dash(tokens[last].text, tokens[rest[-1]].text)
    else:
        last = rest[-1]
        found["page"] = tokens[last].text
    between = [at for at in rest if at < last]
    if between and "issue" not in known and "issue" not in found:
        found["issue"] = tokens[between[0]].text
    return found


def may_be_volume(token: Token) -> bool:
    """Whether a number can be a volume: no range, no number of an article."""
    text = token.text
    article = text[0] in "eE" or (text[0] == "0" and len(text) > 3)
    return token.kind == "number" and len(text) < 5 and not article and "/" not in text


def read_stretch(
    text: str, tokens: Sequence[Token], stretches: Sequence[tuple[int, int]], at: int
) -> Citation:
    """The citation whose numbers stand in one stretch, or nothing."""
    first, last = stretches[at]
    begin = next(token for token in tokens[first:] if token.kind != "sign").start
    end = tokens[last - 1].end
    before = read_before(tokens, stretches, at)
    numbers = read_numbers(tokens[first:last], not before.date.parts)
    found = dict(numbers.found)
    if not found:
        return NOTHING
    date = numbers.date if numbers.date.parts else before.date
    lead = tokens[stretches[at - 1][1] - 1].end if before is not NO_NUMBERS else 0
    if "volume" in numbers.labelled and "page" in before.found:
        found.setdefault("page", before.found["page"])
    if at + 1 < len(stretches) and stretches[at + 1][0] - last < 5:
        # "Vol. 35, Web Server issue W325-W329", "44, W01433, doi:10.1029/x, 2008"
        behind = read_numbers(tokens[slice(*stretches[at + 1])])
        date = date if date.parts else behind.date
        if "volume" in numbers.labelled and "page" in behind.labelled:
            found.setdefault("page", behind.found["page"])
    journal, publisher = trim_journal(text[lead:begin])
    if not journal and len(found) > 1 and date.parts:
        journal, end = journal_behind(text, end)
    page = read_pages(LOST_DASH.sub("-", found.get("page", "").translate(PLAIN_DASH)))
    start = text.rfind(journal.rstrip("."), lead, begin) if journal else begin
    citation = Citation(
        journal,
        date if date.parts else date_above(tokens[:first]),
        found.get("volume", ""),
        found.get("issue", ""),
        page,
        start if start >= 0 else begin,
        end,
        publisher,
    )
    shape = shape_of(tokens[first:last])
    placed = (first == 0 and numbers.date.parts) or lead > 0
    return citation if is_sure(citation, numbers, shape, bool(placed)) else NOTHING


def date_above(tokens: Sequence[Token]) -> Date:
    """The one year in brackets that stands behind the authors of a whole reference."""
    years = [token for token in tokens if token.value == "bracket"]
    return Date(((int(years[0].text),),)) if len(years) == 1 else Date()


NO_NUMBERS = Numbers()


def read_before(tokens: Sequence[Token], stretches: Sequence[tuple[int, int]], at: int) -> Numbers:
    """What stands at the line's beginning, before the journal: year or pages.

    "2011 J. Phys. 32 1007", "712–717 | Cancer Sci | August 2003 | vol. 94".
    """
    if at != 1 or stretches[0][0] > 0:
        return NO_NUMBERS
    before = tokens[: stretches[0][1]]
    shape = shape_of(before).strip(".,;:|[]() /")
    if shape == "y":
        return Numbers(read_numbers(before).date)
    return Numbers(found={"page": before[0].text} if shape in ("n", "r") else {"": ""})


def journal_behind(text: str, end: int) -> tuple[str, int]:
    """A journal's name behind its numbers, to the line's end: "2001;167;4386-4395 J Immunol"."""
    rest = text[end:].strip(TRIM + ")]")
    words = rest.split()
    if 0 < len(words) < 8 and words[0][0].isupper() and not any(map(str.isdigit, rest)):
        return trim_journal(rest)[0], len(text.rstrip())
    return "", end


def is_sure(citation: Citation, numbers: Numbers, shape: str, placed: bool) -> bool:
    """Whether the numbers are those of a citation and not of an address or a sentence."""
    volume, page, dated = citation.volume, citation.page, bool(citation.issued.parts)
    labelled, journal = numbers.labelled, citation.journal
    inner = shape.strip(")]. ,;")
    if (")" in inner and "(" not in inner) or (volume and not volume.strip("0")):
        return False  # Numbers of a sentence; a template's "000, 1-9 (0000)".
    ranged = "r" in shape or "R" in shape or not page.isdecimal()
    bracketed = "i" in shape or "issue" in labelled
    if "volume" in labelled and len(labelled) > 1:
        return True
    if "volume" in labelled:
        return dated or bool(page and journal)
    if volume and page and dated:
        if labelled or not journal:
            return bool(labelled) or (placed and (ranged or shape.startswith("z")))
        return ranged or placed or any(sign in shape for sign in ";:,(z[|")
    if volume and bracketed and (page or (dated and ";" in shape) or "issue" in labelled):
        return bool(journal)
    if "page" in labelled and dated and ranged:
        return has_journal_word(journal)
    return bool(volume and page) and ranged and ":" in shape and has_journal_word(journal)
