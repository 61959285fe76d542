"""Read identifiers as they are printed: DOI, ISBN, ISSN, ORCID iD, PMID, URL."""

from __future__ import annotations

import re

from citeform.pattern import pattern

# Crossref, "DOIs and matching regular expressions" (2015), widened to every printable character
# and then trimmed: old DOIs hold brackets, angle brackets and semicolons.
DOI = pattern(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"“”]+")
RESOLVER = pattern(r"\s*(?:https?://(?:dx\.|www\.)?doi\.org/|(?:doi|DOI)\s*[:=]?\s*)+", re.I)
ORCID = pattern(r"(?:\d{4}-){3}\d{3}[\dXx]")
PAIRS = {")": "(", "]": "[", ">": "<", "}": "{"}


def find_doi(text: str, start: int = 0) -> re.Match[str] | None:
    """Find the first DOI at or after an offset; `trim_doi` gives its end."""
    return DOI.search(text, start)


def trim_doi(doi: str) -> str:
    """A DOI without the punctuation of the sentence around it.

    >>> trim_doi("10.1016/j.banm.2023.11.019)."), trim_doi("10.1002/(SICI)1097-0258(19980815)17")
    ('10.1016/j.banm.2023.11.019', '10.1002/(SICI)1097-0258(19980815)17')
    """
    while doi:
        last = doi[-1]
        unpaired = last in PAIRS and doi.count(last) > doi.count(PAIRS[last])
        if last in ".,;:'’*†‡" or unpaired:
            doi = doi[:-1]
        else:
            break
    return doi


def read_doi(text: str) -> str:
    """A DOI without its resolver or label, in the case it was given; other text stays as it is.

    >>> read_doi("https://doi.org/10.1016/j.banm.2023.11.019"), read_doi("doi: 10.1/x")
    ('10.1016/j.banm.2023.11.019', '10.1/x')
    """
    if text.startswith("10."):
        return text.strip()
    match = RESOLVER.match(text)
    return (text[match.end() :] if match else text).strip()


def is_orcid(text: str) -> bool:
    """Whether a text is an ORCID iD; ISO 7064, MOD 11-2.

    >>> is_orcid("0000-0002-1825-0097"), is_orcid("0000-0002-1825-0098")
    (True, False)
    """
    if not ORCID.fullmatch(text):
        return False
    digits, total = text.replace("-", "").upper(), 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[15]


def iri_of(text: str) -> str:
    """An ORCID iD in the form that ORCID asks for, or nothing.

    >>> iri_of("http://orcid.org/0000-0002-1694-233x")
    'https://orcid.org/0000-0002-1694-233X'
    """
    match = ORCID.search(text)
    return f"https://orcid.org/{match[0].upper()}" if match else ""
