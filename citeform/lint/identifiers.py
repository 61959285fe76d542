"""Checks of identifiers: form and check digits of DOI, ISSN, ISBN, ORCID iD and URL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citeform.codecs.identifiers import DOI, is_orcid
from citeform.codecs.webtext import objects_of
from citeform.model.reference import Reference

NO_DIGIT = re.compile(r"[^0-9Xx]")
LABEL = re.compile(r"\b(?:[ep]-?)?IS[SB]N(?:-1[03])?\b\s*:?", re.IGNORECASE)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
ORCID = re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/([^\s,;}]+)", re.IGNORECASE)


def check_doi(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """A DOI has the prefix 10. and a suffix, and no punctuation of a sentence; ISO 26324."""
    doi = reference.text("DOI")
    if doi and not DOI.fullmatch(doi):
        yield "bad-doi", f'"{doi}" is no DOI', "DOI"
    elif doi.endswith((".", ",", ";")):
        yield "bad-doi", f'"{doi}" ends in punctuation', "DOI"


def check_issn(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """The check digit of an ISSN; ISO 3297."""
    for text in re.split(r"[,;]", LABEL.sub(" ", reference.text("ISSN"))):
        # One that is divided by a blank is still one.
        for issn in [text] if is_issn(text) else text.split():
            if not is_issn(issn):
                yield "bad-issn", f'"{issn}" is no ISSN', "ISSN"


def check_isbn(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """The check digit of an ISBN; ISO 2108."""
    text = LABEL.sub(" ", reference.text("ISBN")).strip()
    for isbn in re.split(r"[,;]\s*|\s+(?=97[89])", text):
        if isbn and not is_isbn(isbn):
            yield "bad-isbn", f'"{isbn}" is no ISBN', "ISBN"


def check_orcid(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """The check digit of an ORCID iD, in a field of that name or in an address of orcid.org."""
    orcids = [str(one.get("id", "")) for one in objects_of(reference.custom.get("orcids"))]
    for tag, texts in (*reference.extra.items(), ("orcids", orcids)):
        for text in map(str, texts):
            found = ORCID.findall(text) if "orcid.org/" in text.lower() else ()
            if not found and "orcid" in tag.lower():
                found = re.split(r"[\s,;]+", text.strip())
            for orcid in found:
                if orcid and not is_orcid(orcid):
                    yield "bad-orcid", f'"{orcid}" is no ORCID iD', tag


def check_url(reference: Reference) -> Iterator[tuple[str, str, str]]:
    """A URL begins with its scheme and holds no blank; RFC 3986."""
    url = reference.text("URL")
    if url and (not SCHEME.match(url) or re.search(r"\s", url)):
        yield "bad-url", f'"{url}" is no URL', "URL"


def is_issn(text: str) -> bool:
    """Whether a text has the eight digits of an ISSN, the last of them right."""
    digits = NO_DIGIT.sub("", text).upper()
    if len(digits) != 8 or "X" in digits[:7]:
        return False
    return not weighted(digits, range(8, 0, -1)) % 11


def is_isbn(text: str) -> bool:
    """Whether a text has the ten or thirteen digits of an ISBN, the last of them right."""
    digits = NO_DIGIT.sub("", text).upper()
    if len(digits) == 10 and "X" not in digits[:9]:
        return not weighted(digits, range(10, 0, -1)) % 11
    return len(digits) == 13 and "X" not in digits and not weighted(digits, (1, 3) * 7) % 10


def weighted(digits: str, weights: Sequence[int]) -> int:
    """The weighted sum of digits, X for ten."""
    values = (10 if digit == "X" else int(digit) for digit in digits)
    return sum(value * weight for value, weight in zip(values, weights, strict=False))
