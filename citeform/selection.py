"""Selection: an expression that says which references are wanted.

    expression  a test; `not`, `and`, `or` and parentheses between tests
    test        a name (it has a value), or a name, an operator and a value
    name        a CSL variable, `year`, `type`, `key`, `text` (anything in the reference), a field
                that has no CSL name, as `bibtex:file`, or what a front page carries beyond CSL
    operator    =  !=  ~ (holds)  !~  <  <=  >  >=
    value       a word, or anything in quotes; after = and != a range, `2001..2009`

Case, accents and markup make no difference.  What a reference lacks passes no test but a denied
one.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator

from citeform.model.folding import fold
from citeform.model.naming import variable, work_type
from citeform.model.reference import Reference, Value
from citeform.model.values import Date, Name
from citeform.model.vocabulary import CUSTOM, KIND
from citeform.pattern import pattern
from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple

Test = Callable[[Reference], bool]

OWN = ("key", "text", "type", "year")
"""Names that are no CSL variables."""
EXAMPLE = "a test looks like year>=2010"
DEEPEST = 100
"""Parentheses in each other: more are no one's expression, and Python has an end too."""

TOKEN = pattern(
    r"""\s*(?:(?P<sign>[()]|!=|!~|<=|>=|[=~<>])|(?P<quoted>"[^"]*"|'[^']*')"""
    r"""|(?P<word>(?!["'])(?:(?!!=|!~)[^\s()=~<>])+))"""
)
ORDERS: dict[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
OPERATORS = ("=", "!=", "~", "!~", *ORDERS)
# Longer rows of digits are no numbers, and Python refuses the longest.
PARTS = pattern(r"-?\d{1,18}(?:[-/.]\d{1,2}){0,2}")
INTEGER = pattern(r"-?\d{1,18}")
KEYWORDS = pattern(r"\s*[,;]\s*")


class Token(NamedTuple):
    """A word, a quoted text or a sign of an expression."""

    kind: str
    """`sign`, `quoted`, `word`, or `end`."""
    text: str
    column: int


def selection(text: str, name: str = "--filter") -> Test:
    """What tells whether a reference is wanted.

    >>> is_old_book = selection("type=book and not year>=1900")
    >>> is_old_book(Reference(type="book", variables={"issued": Date(((1851,),))}))
    True

    Raises `CiteformError` for what is no expression, with the column.
    """
    return Parser(text, name).whole()


class Parser:
    """Reads an expression from left to right."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.tokens = list(self.cut())
        self.at = 0
        self.depth = 0

    def place(self, column: int) -> Problem:
        """A problem at a column of the expression."""
        return Problem("bad-option", "", self.name, 1, column)

    def error(self, message: str, column: int, hint: str = "") -> CiteformError:
        """The error about something at a column."""
        return CiteformError(self.place(column)._replace(message=message, hint=hint))

    def cut(self) -> Iterator[Token]:
        """The tokens of the expression, and an end."""
        at = 0
        while match := TOKEN.match(self.text, at):
            kind = match.lastgroup or ""
            yield Token(kind, match[kind], match.start(kind) + 1)
            at = match.end()
        if rest := self.text[at:].strip():
            column = self.text.index(rest, at) + 1
            message = "a quote is not closed" if rest[0] in "\"'" else f'"{rest[0]}" is no operator'
            raise self.error(message, column, f"operators are {' '.join(OPERATORS)}")
        yield Token("end", "", len(self.text) + 1)

    @property
    def next(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.at]

    def take(self) -> Token:
        """The next token, which is then behind."""
        self.at += 1
        return self.tokens[self.at - 1]

    def is_word(self, word: str) -> bool:
        """Whether a word of the language comes next."""
        return self.next.kind == "word" and self.next.text.lower() == word

    def whole(self) -> Test:
        """The expression, to its end."""
        found = self.either()
        if self.next.kind != "end":
            text, column = self.next.text, self.next.column
            if text == ")":
                raise self.error('")" closes nothing', column)
            hint = 'tests are joined by "and" or "or"; a value of several words stands in quotes'
            raise self.error(f'"{text}" does not go on from what is before it', column, hint)
        return found

    def either(self) -> Test:
        """Tests of which one must pass."""
        tests = [self.both()]
        while self.is_word("or"):
            self.take()
            tests.append(self.both())
        return tests[0] if len(tests) == 1 else lambda one: any(test(one) for test in tests)

    def both(self) -> Test:
        """Tests that must all pass."""
        tests = [self.denied()]
        while self.is_word("and"):
            self.take()
            tests.append(self.denied())
        return tests[0] if len(tests) == 1 else lambda one: all(test(one) for test in tests)

    def denied(self) -> Test:
        """A test or an expression in parentheses, behind any number of `not`."""
        is_denied = False
        while self.is_word("not"):
            self.take()
            is_denied = not is_denied
        test = self.group() if self.next.text == "(" and self.next.kind == "sign" else self.test()
        return (lambda one: not test(one)) if is_denied else test

    def group(self) -> Test:
        """An expression in parentheses."""
        opening = self.take()
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error("there are too many parentheses in each other", opening.column)
        found = self.either()
        self.depth -= 1
        if self.next.text != ")":
            raise self.error('"(" is not closed', opening.column)
        self.take()
        return found

    def test(self) -> Test:
        """A name, or a name with an operator and a value."""
        token = self.take()
        if token.kind != "word" or token.text.lower() in ("and", "or"):
            where = f'before "{token.text}"' if token.text else "at the end"
            raise self.error(f"a test is missing {where}", token.column, EXAMPLE)
        name = variable(token.text, (*OWN, *CUSTOM), self.place(token.column))
        if self.next.kind != "sign" or self.next.text not in OPERATORS:
            return lambda one: bool(values_of(one, name))
        sign = self.take()
        value = self.take()
        if value.kind not in ("word", "quoted"):
            raise self.error(f'"{sign.text}" has no value', sign.column)
        return self.compare(name, sign.text, value)

    def compare(self, name: str, sign: str, value: Token) -> Test:
        """The test that compares a variable with a value."""
        if sign[0] == "!":
            test = self.compare(name, sign[1:], value)
            return lambda one: not test(one)
        text = value.text if value.kind == "word" else value.text[1:-1]
        if sign == "~":
            wanted = fold(text)
            return lambda one: any(wanted in found for found in texts_of(one, name))
        if sign in ORDERS:
            return ordered(name, ORDERS[sign], self.number(text, value))
        if value.kind == "word" and ".." in text and name != "text":
            return self.between(name, text, value)
        if name == "type":
            kind = work_type(text, self.place(value.column))
            return lambda one: one.type == kind
        if name == "year" or KIND.get(name) == "date":
            return ordered(name, operator.eq, self.number(text, value))
        wanted = fold(text)
        return lambda one: wanted in wholes_of(one, name)

    def between(self, name: str, text: str, value: Token) -> Test:
        """The test for a range, whose ends belong to it; an end may be open."""
        first, _, last = text.partition("..")
        tests = [
            ordered(name, ORDERS[sign], self.number(end, value))
            for sign, end in ((">=", first), ("<=", last))
            if end
        ]
        return lambda one: bool(numbers_of(one, name)) and all(test(one) for test in tests)

    def number(self, text: str, value: Token) -> tuple[int, ...]:
        """A number, or a date's year, month and day."""
        if not PARTS.fullmatch(text.strip()):
            hint = "numbers and dates look like 2010 and 2010-05-31"
            raise self.error(f'"{text}" is no number or date', value.column, hint)
        return parts_of(text.strip())


def parts_of(text: str) -> tuple[int, ...]:
    """The numbers of a date."""
    first, *rest = re.split(r"(?<=\d)[-/.]", text)
    return (int(first), *map(int, rest))


def ordered(
    name: str, compare: Callable[[tuple[int, ...], tuple[int, ...]], bool], wanted: tuple[int, ...]
) -> Test:
    """The test that compares a number or a date, as far as both are known: 2010-05 is in 2010."""

    def test(one: Reference) -> bool:
        found = numbers_of(one, name)
        length = min(len(found), len(wanted))
        return bool(found) and compare(found[:length], wanted[:length])

    return test


def numbers_of(one: Reference, name: str) -> tuple[int, ...]:
    """The number, or the first date, that a variable says; nothing when it says none."""
    if name == "year":
        year = one.date("issued").year
        return () if year is None else (year,)
    if KIND.get(name) == "date":
        parts = one.date(name).parts
        return parts[0] if parts else ()
    match = INTEGER.search(" ".join(texts_of(one, name)))
    return (int(match[0]),) if match else ()


def values_of(one: Reference, name: str) -> tuple[Value, ...]:
    """The values that a name stands for."""
    if name == "key":
        return (one.id,) if one.id else ()
    if name == "type":
        return (one.type,)
    if ":" in name:
        return one.extra.get(name, ())
    if name in CUSTOM:
        return (written_json(one.custom[name]),) if one.custom.get(name) else ()
    if name == "text":
        extra = [text for texts in one.extra.values() for text in texts]
        return (*one.variables.values(), *extra, *map(written_json, one.custom.values()))
    value = one.variables.get("issued" if name == "year" else name)
    if name == "year" and isinstance(value, Date):
        return () if value.year is None else (str(value.year),)
    return (value,) if value else ()


def texts_of(one: Reference, name: str) -> Iterator[str]:
    """The texts in which something may be held, folded."""
    for value in values_of(one, name):
        if isinstance(value, str):
            yield fold(value)
        elif isinstance(value, Date):
            yield fold(written(value))
        else:
            for person in value:
                yield fold(str(person))
                yield fold(inverted(person))


def wholes_of(one: Reference, name: str) -> Iterator[str]:
    """The texts that a value may be equal to, folded: of names also the family's alone."""
    yield from texts_of(one, name)
    if name == "keyword":
        yield from KEYWORDS.split(fold(one.text(name)))
    for person in one.names(name):
        yield fold(person.family)
        yield fold(f"{person.non_dropping_particle} {person.family}")


def written_json(value: object) -> str:
    """What front pages carry beyond CSL, as a text to look for something in."""
    from json import dumps

    return value if isinstance(value, str) else dumps(value, ensure_ascii=False)


def inverted(person: Name) -> str:
    """A name with its family first, as bibliographies sort it."""
    particle = person.non_dropping_particle
    family = f"{particle} {person.family}" if particle else person.family
    return f"{family}, {person.given}" if person.given else family


def written(date: Date) -> str:
    """A date as it is written in expressions: 2010-05-31."""
    ends = ["-".join(f"{part:02}" for part in parts) for parts in date.parts]
    return "/".join(ends) or date.literal
