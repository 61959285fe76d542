"""Harmless changes of a page, after which it must give the same reference."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable

import pytest

from citeform.frontpage import read
from citeform.problems import Source


def wrap(text: str, width: int = 60) -> str:
    """Every line wrapped at a width, between words or at the hyphens of compounds."""
    lines = (
        textwrap.wrap(line, width, break_long_words=False) or [""] for line in text.split("\n")
    )
    return "\n".join("\n".join(line) for line in lines)


def hyphenate(text: str, width: int = 60) -> str:
    """Every line filled up to a width, long words divided with a hyphen."""
    lines = []
    for line in text.split("\n"):
        current = ""
        for word in line.split(" "):
            room = width - len(current) - 1
            if len(current) + 1 + len(word) <= width or not current:
                current = f"{current} {word}".strip()
            elif 3 < room < len(word) - 3 and word.isalpha() and word.islower():
                lines.append(f"{current} {word[: room - 1]}-")
                current = word[room - 1 :]
            else:
                lines.append(current)
                current = word
        lines.append(current)
    return "\n".join(lines)


def move_doi_up(text: str) -> str:
    """The DOI behind the citation line put on a line of its own at the top."""
    doi = re.search(r" Doi : (\S+)", text)
    assert doi
    return f"DOI : {doi[1]}\n\n{text.replace(doi[0], '')}"


def move_address_up(text: str) -> str:
    """The line with the DOI's address moved to the top."""
    line = next(line for line in text.split("\n") if "https://doi.org/" in line)
    return f"{line}\n\n{text.replace(line + chr(10), '')}"


def drop_blank_lines(text: str) -> str:
    """No blank line left."""
    return re.sub(r"\n{2,}", "\n", text)


def number_pages(text: str) -> str:
    """A page number in the middle of the page."""
    head, rest = text.split("\n\n", 2)[0], text[len(text.split("\n\n", 2)[0]) :]
    return f"{head}\n\n- 764 -{rest}\n\n765\n"


CHANGES: dict[str, Callable[[str], str]] = {
    "CRLF line ends": lambda text: text.replace("\n", "\r\n"),
    "CR line ends": lambda text: text.replace("\n", "\r"),
    "NFD accents": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" :", "\u00a0:").replace("« ", "«\u202f"),
    "no-break spaces between words": lambda text: text.replace(" la ", "\u00a0la\u00a0"),
    "byte-order mark": lambda text: "\ufeff" + text,
    "trailing blanks": lambda text: text.replace("\n", " \t \n"),
    "indented lines": lambda text: "  " + text.replace("\n", "\n  "),
    "blank lines doubled": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "blank lines removed": drop_blank_lines,
    "every line set apart": lambda text: drop_blank_lines(text).replace("\n", "\n\n"),
    "wrapped at 60": wrap,
    "wrapped at 72": lambda text: wrap(text, 72),
    "hyphenated at 60": hyphenate,
    "hyphenated at 70": lambda text: hyphenate(text, 70),
    "wrapped without blank lines": lambda text: drop_blank_lines(wrap(text)),
    "hyphenated without blank lines": lambda text: drop_blank_lines(hyphenate(text)),
    "soft hyphens at line ends": lambda text: (
        hyphenate(text).replace("-\n", "\u00ad\n") if "-\n" not in text else text
    ),
    "DOI at the top": move_doi_up,
    "address at the top": move_address_up,
    "page number below": lambda text: text + "\n\n763\n",
    "page number above": lambda text: "763\n" + text,
    "page numbers between": number_pages,
    "much of it at once": lambda text: unicodedata.normalize(
        "NFD", "\ufeff" + hyphenate(move_doi_up(text)).replace(" :", "\u00a0:")
    ).replace("\n", " \r\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_page_gives_the_same_reference(front_page: str, change: str) -> None:
    (expected,) = read(Source(front_page))
    library = read(Source(CHANGES[change](front_page)))
    (found,) = library
    assert dict(found.variables) == dict(expected.variables)
    assert dict(found.custom) == dict(expected.custom)
    assert found == expected


@pytest.mark.parametrize("change", CHANGES)
def test_origins_lie_in_the_changed_text(front_page: str, change: str) -> None:
    text = CHANGES[change](front_page)
    (reference,) = read(Source(text))
    for origin in reference.origins.values():
        assert 0 <= origin.start < origin.end <= len(text)
    start, end = reference.origins["DOI"][:2]
    assert text[start:end] == reference.text("DOI")
