"""Read and write names as bibliographic files and front pages spell them.

The grammar is BibTeX's (First von Last; von Last, First; von Last, Jr, First), as in "Tame the
BeaST", section 11, extended by the forms RIS uses.  Capitals decide what is a particle; a `nocase`
span (a brace in LaTeX) is one word whatever it holds, and a name that is all span is a literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from citeform.model.values import Name

SPAN_START, SPAN_END = '<span class="nocase">', "</span>"
SUFFIX = re.compile(r"(?:[JS]r\.?|[IV]{2,4}|VI{1,3}|[2-9](?:nd|rd|th))\Z")
"""A generation, as it stands behind a family name: Jr, Sr., III, 4th."""

AND = re.compile(r"\s\s*[aA][nN][dD](?:\s+|$)")
"""Looked for behind a blank where it may come first; `re` is twice as fast without `^`."""
NAME_PARTS = frozenset(
    "family given prefix suffix useprefix family-i given-i prefix-i suffix-i hash id".split()
)
"""The parts of a name and the options in BibLaTeX's extended format; manual 3.19, section 3.14."""
EXTENDED = re.compile(r"(?:^|,|\sand\s)\s*(?:family|given)\s*=", re.IGNORECASE)
SIMPLE = re.compile(r"([^\s,<~]++), ([^\s,<~]++(?: [^\s,<~]++)*)|(?:[^\s,<~]++ )++([^\s,<~]++)")
"""`Family, Given` or `Given Family`, as most names stand: of words with one blank between them."""

COMMA = re.compile(r"\s*,\s*")
SPACE = re.compile(r"[\s~]+")


def read_names(text: str) -> tuple[Name, ...]:
    """Read a list of names joined by `and`; each keeps its braces as spans.

    >>> [name.family for name in read_names("Knuth, Donald E. and Ludwig van Beethoven")]
    ['Knuth', 'Beethoven']
    """
    read = read_extended_name if "=" in text and EXTENDED.search(text) else read_name
    text = f" {text}" if text[:3].lower() == "and" else text
    names = [read(part) for part in split_outside_spans(AND, text)]
    return tuple([name for name in names if any(name)])


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name:
    """Read one name of a person, or of a body when it is all one span.

    >>> read_name("de la Vallée Poussin, Jr, Charles")
    Name(family='Vallée Poussin', given='Charles', non_dropping_particle='de la', \
dropping_particle='', suffix='Jr', literal='', comma_suffix=False, static_ordering=False)
    """
    if simple := SIMPLE.fullmatch(text):
        family, given, family_last = simple.groups()
        if family_last:
            if not SUFFIX.match(family_last) and all(word[0].isupper() for word in text.split()):
                return Name(family_last, text[: -len(family_last) - 1])
        elif given[given.rfind(" ") + 1].isupper():
            return Name(family, given)
    text = text.strip()
    if (
        text.startswith(SPAN_START)
        and text.endswith(SPAN_END)
        and SPAN_START not in text[len(SPAN_START) :]
    ):
        return Name(literal=unspan(text))
    parts = split_outside_spans(COMMA, text)
    if not parts:
        return Name()
    if len(parts) == 1 and text.endswith(","):
        particle, family = split_particle(split_outside_spans(SPACE, parts[0]))
        return named(family, (), particle, (), "")
    if len(parts) == 1:
        return read_display_name(split_outside_spans(SPACE, parts[0]))
    if len(parts) == 2 and " " in parts[0] and SUFFIX.match(parts[1]):
        # "Martin Luther King, Jr." is no family name with a given one, whatever the comma says.
        return read_display_name(split_outside_spans(SPACE, " ".join(parts)))
    if len(parts) > 2 and not SUFFIX.match(unspan(parts[1])) and SUFFIX.match(unspan(parts[-1])):
        # RIS and EndNote write "Last, First, Jr" where BibTeX writes "Last, Jr, First".
        parts = [parts[0], parts[-1], *parts[1:-1]]
    particle, family = split_particle(split_outside_spans(SPACE, parts[0]))
    given, dropping = split_dropping(split_outside_spans(SPACE, ", ".join(parts[2:] or parts[1:])))
    suffix = unspan(parts[1]) if len(parts) > 2 else ""
    return named(family, given, particle, dropping, suffix)


def read_extended_name(text: str) -> Name:
    """Read one name in BibLaTeX's extended format, `family=…, given=…`, or in any other.

    >>> read_extended_name("given=Hans, family=Harman, prefix=von, useprefix=false")
    Name(family='Harman', given='Hans', non_dropping_particle='', dropping_particle='von', \
suffix='', literal='', comma_suffix=False, static_ordering=False)
    """
    parts: dict[str, str] = {}
    for part in split_outside_spans(COMMA, text):
        name, found, value = part.partition("=")
        if not found or name.strip().lower() not in NAME_PARTS:
            return read_name(text)
        parts[name.strip().lower()] = unspan(value).strip().strip('"')
    prefix = parts.get("prefix", "")
    drops = parts.get("useprefix", "").lower() == "false"
    family, given = parts.get("family", ""), parts.get("given", "")
    if not family:
        family, given = given, ""
    return Name(
        family, given, "" if drops else prefix, prefix if drops else "", parts.get("suffix", "")
    )


def read_display_name(words: Sequence[str]) -> Name:
    """Read the words of a name in the order it is said: First von Last, with a suffix."""
    suffix = ""
    if len(words) > 2 and SUFFIX.match(words[-1]):
        *words, suffix = words
    particles = [at for at, word in enumerate(words[:-1]) if is_particle(word)]
    if not particles:
        return named(words[-1:], words[:-1], (), (), suffix)
    # From the first particle to the last one is von; what follows is the family name.
    first, last = particles[0], particles[-1] + 1
    return named(words[last:], words[:first], words[first:last], (), suffix)


def named(
    family: Iterable[str],
    given: Iterable[str],
    particle: Iterable[str],
    dropping: Iterable[str],
    suffix: str,
) -> Name:
    """A name of words; one that has a single part is a family name."""
    last, first = unspan(" ".join(family)), unspan(" ".join(given))
    if not last:
        last, first = first, ""
    return Name(last, first, unspan(" ".join(particle)), unspan(" ".join(dropping)), suffix)


def split_particle(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The leading particles of a family name, and the rest of it, never empty."""
    at = 0
    for index, word in enumerate(words[:-1]):
        if is_particle(word):
            at = index + 1
    return (words[:at], words[at:]) if words and is_particle(words[0]) else ((), words)


def split_dropping(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The given names, and the particles that follow them as in "Beethoven, Ludwig van"."""
    at = len(words)
    while at > 1 and is_particle(words[at - 1]):
        at -= 1
    return words[:at], words[at:]


def is_particle(word: str) -> bool:
    """Whether a word's first letter is lower case; a span has no case, as in BibTeX."""
    if SPAN_START in word:
        word = NOCASE.sub("", word)
    for letter in word:
        if letter == "<":
            return False
        if letter.isalpha():
            return letter.islower()
    return False


def split_outside_spans(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split where a pattern matches, but never inside a `nocase` span."""
    if SPAN_START not in text:
        return [part for part in pattern.split(text) if part]
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f"\0{len(hidden) - 1}\0"

    parts = pattern.split(NOCASE.sub(hide, text))
    return [HIDDEN.sub(lambda match: hidden[int(match[1])], part) for part in parts if part]


NOCASE = re.compile(r'<span class="nocase">.*?</span>', re.DOTALL)
HIDDEN = re.compile(r"\0(\d+)\0")


def unspan(text: str) -> str:
    """The text without its `nocase` spans."""
    return text.replace(SPAN_START, "").replace(SPAN_END, "") if "<" in text else text


@lru_cache(maxsize=4096)
def write_name(name: Name) -> str:
    """Write a name as `von Last, Jr, First`; what could be misread stands in a span.

    >>> write_name(Name("Beethoven", "Ludwig", dropping_particle="van"))
    'Beethoven, Ludwig van'
    >>> write_name(Name(literal="World Health Organization"))
    '<span class="nocase">World Health Organization</span>'
    """
    if name.literal:
        return name.literal if name.literal == "others" else span(name.literal)
    if not any(name[2:6]) and name.given:
        return f"{shield(name.family)}, {shield(name.given)}"
    family = f"{name.non_dropping_particle} {shield(name.family, bool(name.non_dropping_particle))}"
    given = f"{shield(name.given)} {name.dropping_particle}".strip()
    parts = [family.strip(), shield(name.suffix), given] if name.suffix else [family.strip(), given]
    return ", ".join(parts).rstrip(", ") if given or name.suffix else alone(parts[0])


def shield(text: str, after_particle: bool = False) -> str:
    """A part of a name, in a span when a comma, `and` or its case would be misread."""
    if text.isalpha() and text[0].isupper() and text.lower() != "and":
        return text
    words = text.split()
    misread = (
        "," in text
        or AND.search(f" {text}")
        or (words and (is_particle(words[0]) or is_particle(words[-1])))
        or (after_particle and any(is_particle(word) for word in words[:-1]))
    )
    return span(text) if misread else text


def alone(family: str) -> str:
    """A family name with nothing beside it: of several words only with a comma."""
    return f"{family}," if " " in family else family


def span(text: str) -> str:
    """The text in a `nocase` span."""
    return f"{SPAN_START}{text}{SPAN_END}"


def read_inverted_name(text: str) -> Name:
    """Read `Family, Given, Suffix` as RIS writes it; without a comma it is no person's name.

    A comma at the end marks a name of one part, or, after another comma, a body's name.

    >>> read_inverted_name("World Health Organization").literal
    'World Health Organization'
    >>> read_inverted_name("Plato,").family, read_inverted_name("Knopf, Inc.,").literal
    ('Plato', 'Knopf, Inc.')
    """
    text = " ".join(text.split())
    if "," not in text:
        return Name(literal=text)
    if text.endswith(","):
        text = text[:-1].rstrip()
        return Name(literal=text) if "," in text else Name(family=text)
    return read_name(text)


@lru_cache(maxsize=4096)
def write_inverted_name(name: Name) -> str:
    """Write a name as RIS does: `Family, Given, Suffix`."""
    if name.literal:
        return f"{name.literal}," if "," in name.literal else name.literal
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    if not given and not name.suffix:
        return f"{family},"
    return ", ".join(part for part in (family, given, name.suffix) if part)
