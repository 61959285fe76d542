"""Checks of how the fields of a .bib file are written, with the changes that mend them.

A change is offered only where the entry says the same before and after it, to BibTeX, to biber and
to the programs that read .bib files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import normalize

from citeform.codecs.identifiers import DOI, RESOLVER
from citeform.lint.entries import SWALLOWED, BibField, Entry, Finding
from citeform.lint.identifiers import is_isbn, is_issn
from citeform.lint.works import last_page
from citeform.problems import Fix
from citeform.syntax.bib import NEXT_ENTRY

# Fields that LaTeX prints: names, titles, and the rest, as the BibLaTeX manual has them.
PRINTED = frozenset(
    """author editor translator bookauthor holder
    title subtitle titleaddon booktitle booksubtitle booktitleaddon maintitle mainsubtitle
    journal journaltitle journalsubtitle issuetitle issuesubtitle eventtitle shorttitle shortjournal
    series publisher institution organization school address location venue edition howpublished
    type note addendum chapter""".split()
)
PLAIN = PRINTED | frozenset(
    """chapter date day doi edition eid eissn eprint isbn issn langid language month number pages
    url urldate volume year""".split()
)
"""Fields in which blanks at the ends say nothing; others may have a person's own layout."""
INHERITS = ("crossref", "xdata")
"""Fields by which an empty field says that nothing is inherited."""

NAMES = ("author", "editor", "translator", "bookauthor")
"""Fields of names."""
BRACE = re.compile(r"([{}])")
AND = re.compile(r"(?<=\s)and(?=\s)")

DASHES = r"\-‐-―−"
"""Hyphen, the dashes of Unicode, minus; in the form of a class of signs."""
PAGES = re.compile(rf"\s*(\d+)\s*([{DASHES}]+)\s*(\d+)\s*\Z")
MONTHS = {
    form: name[:3]
    for name in "january february march april may june july august september october november "
    "december".split()
    for form in (name, name[:3])
} | {"sept": "sep"}
"""English names and abbreviations of months → BibTeX's macros."""
OWN_MONTH = re.compile(
    r"@\s*string\s*[{(]\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\s*=", re.IGNORECASE
)
ISSN = re.compile(rf"\s*(?:e?-?ISSN\s*:?\s*)?(\d{{4}})[\s{DASHES}]*(\d{{3}}[\dXx])\s*\Z", re.I)
ISBN = re.compile(rf"\s*(?:ISBN(?:-1[03])?\s*:?\s*)?(\d[\d\s{DASHES}]*[\dXx])\s*\Z", re.I)
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")

SIGN = re.compile(r"(?<!\\)(?:&(?!(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)|[%#_])")
"""What LaTeX takes for a command where no backslash is before it."""
MASKED = re.compile(
    r"\\[$\\]|\$[^$]*\$|\\\(.*?\\\)|\\(?:ensuremath|url|nolinkurl|path|href|cite\w*|label|ref)\s*"
    r"(?:\[[^\]]*\]\s*)?\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}",
    re.DOTALL,
)
"""Stretches in which such signs mean what they are written for."""
COMMAND = re.compile(r"\\([A-Za-z]+)\s*\{")
TEXT_COMMANDS = frozenset(
    """b c d H k r t u v emph textbf textit textmd textnormal textrm textsc textsf textsl
    textsubscript textsuperscript texttt textup enquote mkbibquote mkbibemph""".split()
)
"""Commands whose argument is text like that around it: accents and fonts."""
NO_TEXT = ("$", "\\(", "://", "\\\\", "{&", "{%", "{#", "{_")
"""What shows that a value is more than text, or that a sign in it cannot have a backslash."""
APART = re.compile(r"[^\W\d_][\u0300-\u036f]+")
"""A letter and its accents; of what else Unicode calls equal, some look otherwise in print."""
LINE_REST = re.compile(r"[ \t]*,?[ \t]*\r?\n")
CLOSED = re.compile(r"\s*[})]")
ENDED = re.compile(r"\s*[,})]")
"""What ends a value that has neither braces nor quotation marks."""
COMMA = re.compile(r"\s*,[ \t]*")
WIDE = re.compile(r"(?<=[^\s\\])[ \t]{2,}(?=\S)")
EDGES = re.compile(r"\A[ \t]+(?=\S)|(?<=[^\s\\])[ \t]+\Z")


def check_empty(entry: Entry, text: str) -> Iterator[Finding]:
    """A field says nothing."""
    for field in entry.fields.values():
        if not field.value.strip(" \t\r\n{}"):
            message = f"{entry.name}: {field.tag} is empty"
            fix = removal(field, entry, text)
            yield Finding("empty-field", message, field.start, fix)


def removal(field: BibField, entry: Entry, text: str) -> Fix | None:
    """The change that takes a field away, with its comma, and with its line if it has one."""
    if field.inside < 0 or field.value.strip() or any(tag in entry.fields for tag in INHERITS):
        return None
    if not entry.key:
        return None  # What stands next would be the key.
    again = rf"(?<![\w-]){re.escape(field.tag)}\s*="
    following = NEXT_ENTRY.search(text, entry.end)
    end = following.start() if following else len(text)
    if len(re.findall(again, text[entry.start : end], re.IGNORECASE)) > 1:
        return None  # The second one would be read then, even one behind a stray brace.
    line = text.rfind("\n", 0, field.start) + 1
    blanks = field.start - len(text[line : field.start].rstrip(" \t")) - line
    rest = LINE_REST.match(text, field.end) if blanks == field.start - line else None
    if rest and ("," in rest[0] or CLOSED.match(text, rest.end())):
        return Fix(line, rest.end(), "")
    if match := COMMA.match(text, field.end):
        return Fix(field.start, match.end(), "")
    is_last = CLOSED.match(text, field.end) is not None
    return Fix(field.start - blanks, field.end, "") if is_last else None


def check_swallowed(entry: Entry, text: str) -> Iterator[Finding]:
    """A value goes on over what looks like the next field."""
    for field in entry.fields.values():
        if "\n" in field.value and (match := SWALLOWED.search(field.value)):
            message = f'{entry.name}: {field.tag} holds what looks like the field "{match[1]}"'
            hint = "is a brace or a quotation mark missing before it?"
            yield Finding("swallowed-field", message, field.start, hint=hint)


def check_type(entry: Entry, text: str) -> Iterator[Finding]:
    """A volume of proceedings has a range of pages, as a paper in it has."""
    pages = entry.fields.get("pages")
    if entry.type == "proceedings" and pages and PAGES.match(pages.value):
        message = f"{entry.name}: a @proceedings has the pages of an @inproceedings"
        yield Finding("wrong-type", message, entry.start)


def check_name_lists(entry: Entry, text: str) -> Iterator[Finding]:
    """Names are divided by `and`, with a name on both sides of it, and none ends in a comma."""
    for tag in NAMES:
        field = entry.fields.get(tag)
        value = outside_braces(field.value) if field else ""
        if field and (fault := list_fault(value)):
            yield Finding("bad-names", f"{entry.name}: {fault}", field.start)


def outside_braces(value: str) -> str:
    """A value with a letter in the place of everything in braces."""
    pieces: list[str] = []
    depth = 0
    for piece in BRACE.split(value):
        if piece == "{":
            pieces += [] if depth else ["x"]
            depth += 1
        elif piece == "}":
            depth -= 1
        elif not depth:
            pieces.append(piece)
    return "".join(pieces)


def list_fault(value: str) -> str:
    """What is wrong with a list of names, or nothing."""
    names = [name.strip() for name in AND.split(f" {value} ")] if value.strip() else []
    if not all(names):
        return "a name is missing before or after an `and`"
    if comma := next((name for name in names if name[-1] == ","), ""):
        return f'the name "{comma}" ends in a comma'
    if ";" in ENTITY.sub("", value):
        return "names are divided by semicolons, not by `and`"
    return ""


def check_month(entry: Entry, text: str) -> Iterator[Finding]:
    """A month is an English word in braces, which every style prints as it is."""
    field = entry.fields.get("month")
    if not field or field.inside < 0:
        return
    macro = MONTHS.get(field.value.strip().rstrip(".").lower())
    if macro:
        is_safe = ENDED.match(text, field.end) and not has_own_months(text)
        fix = Fix(field.inside - 1, field.end, macro) if is_safe else None
        message = f'{entry.name}: the month "{field.value.strip()}" is a word; its name is {macro}'
        yield Finding("month-word", message, field.start, fix)


@lru_cache(maxsize=2)
def has_own_months(text: str) -> bool:
    """Whether a file defines what a month's name stands for."""
    return OWN_MONTH.search(text) is not None


def check_day(entry: Entry, text: str) -> Iterator[Finding]:
    """A day of a month is a number up to 31."""
    field = entry.fields.get("day")
    if field and field.value.strip().isdecimal() and not 1 <= int(field.value) <= 31:
        message = f"{entry.name}: there is no day {field.value.strip()}"
        yield Finding("bad-date", message, field.start)


def check_page_dash(entry: Entry, text: str) -> Iterator[Finding]:
    """A range of pages has one hyphen, or a dash that is no ASCII."""
    field = entry.fields.get("pages")
    match = PAGES.match(field.value) if field else None
    if not field or not match or match[2] == "--":
        return
    first, last = match[1], match[3]
    # What runs backwards is another fault.
    if (last_page(first, last) or 0) > int(first):
        message = f'{entry.name}: the pages "{field.value.strip()}" have no --'
        yield Finding("page-dash", message, field.start, rewrite(field, f"{first}--{last}"))


def check_doi_form(entry: Entry, text: str) -> Iterator[Finding]:
    """A DOI has its resolver's address or a label before it."""
    field = entry.fields.get("doi")
    match = RESOLVER.match(field.value) if field else None
    if field and match and match.end():
        doi = field.value[match.end() :].strip()
        # In an address, %2F may stand for a slash.
        is_safe = DOI.fullmatch(doi) and "%" not in doi and "?" not in doi
        message = f'{entry.name}: the DOI is written as "{field.value.strip()}"'
        fix = rewrite(field, doi) if is_safe else None
        yield Finding("doi-resolver", message, field.start, fix)


def check_issn_form(entry: Entry, text: str) -> Iterator[Finding]:
    """A right ISSN is not written as ISO 3297 has it, `1234-5678`."""
    for tag in ("issn", "eissn"):
        field = entry.fields.get(tag)
        match = ISSN.match(field.value) if field else None
        if not field or not match:
            continue
        form = f"{match[1]}-{match[2].upper()}"
        if field.value.strip() != form and is_issn(form):
            message = f'{entry.name}: the ISSN "{field.value.strip()}" is written {form}'
            yield Finding("issn-form", message, field.start, rewrite(field, form))


def check_isbn_form(entry: Entry, text: str) -> Iterator[Finding]:
    """A right ISBN has a label, or blanks and dashes that are no hyphens."""
    field = entry.fields.get("isbn")
    match = ISBN.match(field.value) if field else None
    if not field or not match:
        return
    form = re.sub(rf"[\s{DASHES}]+", "-", match[1]).upper()
    if field.value.strip() != form and is_isbn(form):
        message = f'{entry.name}: the ISBN "{field.value.strip()}" is written {form}'
        yield Finding("isbn-form", message, field.start, rewrite(field, form))


def check_signs(entry: Entry, text: str) -> Iterator[Finding]:
    """A field that LaTeX prints has one of `& % # _` without a backslash, outside mathematics."""
    for field in entry.fields.values():
        if field.tag not in PRINTED or not SIGN.search(field.value):
            continue
        value = field.value
        hidden = MASKED.sub(lambda match: "x" * len(match[0]), value)
        signs = sorted({match[0] for match in SIGN.finditer(hidden)})
        if signs:
            message = f"{entry.name}: {field.tag} has {' and '.join(signs)} without a backslash"
            fix = rewrite(field, SIGN.sub(r"\\\g<0>", value)) if is_plain(value) else None
            yield Finding("unescaped-sign", message, field.start, fix)


def is_plain(value: str) -> bool:
    """Whether a value has neither mathematics nor addresses nor commands but those of text.

    A brace with a backslash behind it no longer protects capitals from BibTeX's styles.
    """
    if any(sign in value for sign in NO_TEXT):
        return False
    return all(name in TEXT_COMMANDS for name in COMMAND.findall(value))


def check_math(entry: Entry, text: str) -> Iterator[Finding]:
    """Mathematics that is begun is ended; LaTeX stops where it is not."""
    for field in entry.fields.values():
        value = field.value
        if field.tag not in PRINTED or ("$" not in value and "\\(" not in value):
            continue
        if "://" in value or "\\path" in value:
            continue  # An address may hold any sign.
        bare = value.replace("\\\\", "")
        is_odd = bare.replace("\\$", "").count("$") % 2
        if is_odd or bare.count("\\(") != bare.count("\\)"):
            sign = "$" if is_odd else "\\("
            message = f"{entry.name}: {field.tag} has {sign} that is not closed"
            yield Finding("unclosed-math", message, field.start)


def check_letters(entry: Entry, text: str) -> Iterator[Finding]:
    """An accent is a character of its own behind its letter, which LaTeX cannot print."""
    for field in entry.fields.values():
        if field.tag not in PRINTED or field.value.isascii():
            continue
        value = APART.sub(lambda match: normalize("NFC", match[0]), field.value)
        if value != field.value:
            message = f"{entry.name}: {field.tag} has accents apart from their letters"
            yield Finding("apart-accent", message, field.start, rewrite(field, value))


def check_entities(entry: Entry, text: str) -> Iterator[Finding]:
    """A field holds a character as HTML writes it."""
    for field in entry.fields.values():
        if field.tag in PRINTED and (match := ENTITY.search(field.value)):
            message = f'{entry.name}: {field.tag} has "{match[0]}", which is HTML'
            yield Finding("html-entity", message, field.start)


def check_blanks(entry: Entry, text: str) -> Iterator[Finding]:
    """A value has blanks at its ends, or several between two words."""
    for field in entry.fields.values():
        value = field.value
        if field.inside < 0 or field.tag not in PLAIN or not value.strip() or not is_wide(value):
            continue
        tidy = EDGES.sub("", value)
        if field.tag in PRINTED:
            tidy = WIDE.sub(" ", tidy)
        if tidy != value:
            message = f"{entry.name}: {field.tag} has blanks that say nothing"
            yield Finding("blanks", message, field.start, rewrite(field, tidy))


def is_wide(value: str) -> bool:
    """Whether a value may have blanks too many; most have none."""
    return value[0] in " \t" or value[-1] in " \t" or "  " in value or "\t" in value


def rewrite(field: BibField, value: str) -> Fix | None:
    """The change that puts another value into a field's braces or quotation marks."""
    return Fix(field.inside, field.inside + len(field.value), value) if field.inside >= 0 else None
