"""What a single line is, as far as that can be told without its neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import lru_cache

from citeform.codecs.identifiers import find_doi
from citeform.frontpage import cjk_names
from citeform.frontpage.citation_line import NOTHING, read_citation
from citeform.frontpage.journal_names import JOURNAL_WORDS
from citeform.frontpage.labels import fold, squash
from citeform.frontpage.lexicon import (
    CONNECTING,
    DOCTYPES,
    INSTITUTION,
    PLACES,
    STRONG_INSTITUTION,
)
from citeform.frontpage.name_line import TOKEN, score_names
from citeform.frontpage.scripts import is_mostly_east, narrow, width
from citeform.pattern import pattern

WORD = pattern(r"[^\W\d_]+")
MONTHS = frozenset(
    "jan feb fev mar apr avr abr may mai maj mag jun jui giu jul lug aug aou ago sep set oct okt "
    "out ott nov dec dez dic des gen ene maa mrt sty lut kwi cze lip sie wrz paz lis gru "
    "янв фев мар апр май мая июн июл авг сен окт ноя дек".split()
)
"""The first three letters of months, folded."""
YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MARKED = pattern(r"[(\[]?(?:\d{1,3}|[a-z]|[*†‡§¶#⁎✉∗‖]{1,3})[)\].:]?(?:\s|(?=[^\W\d_]{3}))")
"""A mark that ties what follows to an author: "1 Department", "(a) Service", "* Corresponding"."""

OLD_COPYRIGHT = pattern(r"(?:^|[.,] )c (?:(?:19|20)\d\d |les editions)")
"""A copyright sign that lost its circle: "c 2009 Association"."""
COPYRIGHT = (
    "authorized licensed use", "downloaded on", "©", "copyright", "(c) ", "all rights reserved",
    "creative commons", "open access article", "licensee", "tous droits reserves",
    "alle rechte vorbehalten", "todos los derechos", "todos os direitos", "tutti i diritti",
    "published by elsevier", "licensed under", "distributed under the",
    "permission to make digital", "personal use of this material", "reprinted with permission",
    "crown copyright", "copyrighted", "front matter", "permission to copy",
    "is permitted, provided", "cc-by", "cc by", "rights reserved",
)  # fmt: skip
BANNER = (
    "arxiv:", "biorxiv", "medrxiv", "hal id", "hal-0", "this version posted", "hal archives",
    "preprint submitted", "preprint typeset", "submitted to", "accepted manuscript",
    "to appear in", "downloaded from", "contents lists available", "sciencedirect",
    "journal homepage", "for personal use", "author manuscript", "peer review", "not certified",
    "draft version", "confidential:", "manuscript submitted", "research online", "view metadata",
    "core.ac.uk", "provided by", "brought to you by", "uncorrected", "in press",
    "accepted for publication", "under review", "powered by", "issn", "isbn", "trim size",
    "printed in", "article in press", "available online at", "wileyonlinelibrary", "open access",
    "originally published", "proof copy", "preprint number", "typeset using", "see discussions",
    "author produced version", "the user has requested", "version of record", "the current issue",
    "halshs-", "electronic journal of", "is a multi-disciplinary", "archive ouverte",
    "sous presse", "published online", "we are intechopen", "publisher", "invited paper",
    "published in", "full terms", "terms and conditions", "this is the author",
    "this is an author", "appeared in", "proceedings of", "technical report", "special issue",
    "some figures", "latex", "revtex", "postprint", "published version", "document is the",
    "this document", "please cite", "lncs", "vol.", "paper presented", "presented at",
    "presented as", "et al. (eds", "lnai ", "in partial fulfil", "springer-verlag", "in: proc",
    "not for citation", "in proc", "appears in", "published by",
)  # fmt: skip
NOTE = (
    "corresponding author", "equal contribution", "contributed equally", "these authors",
    "present address", "current address", "supported by", "supported in part", "supported under",
    "funded by", "thank", "the authors declare", "grant no", "equal contributors",
    "equally to this", "on leave from", "this work was", "this research was", "this work is",
    "this research is", "deceased", "to whom correspondence", "correspondence should",
    "work performed", "whom all correspondence", "permanent address", "grants from",
    "electronic address", "auteur correspondant", "author for correspondence", "supplementary",
    "this study was", "contribution to this", "author to whom", "joint first", "funding",
    "present affiliation", "author information",
)  # fmt: skip


class Kind(Enum):
    """What a line is."""

    PAGE = "page"
    DOI = "doi"
    CONTACT = "contact"
    CITATION = "citation"
    COPYRIGHT = "copyright"
    BANNER = "banner"
    NOTE = "note"
    DOCTYPE = "doctype"
    DATE = "date"
    AFFILIATION = "affiliation"
    NAMES = "names"
    PROSE = "prose"
    TEXT = "text"


def is_page_number(text: str, folded: str) -> bool:
    """A page number: "12", "- 3 -", "Page 2 of 15", "! 2"."""
    if len(text) > 24:
        return False
    if "√" in text:
        return False  # The root sign of a formula that was broken into lines.
    letters = [word for word in WORD.findall(folded) if word not in ("page", "of", "p", "de", "pp")]
    return not letters or (len(text) < 5 and set(folded) <= set("ivxl "))


def is_doi(text: str, folded: str) -> bool:
    """A line that holds little besides a DOI or an address of the web."""
    if "://" in text or folded.startswith("www."):
        return len(text) < 90 and len(WORD.findall(text[: folded.find("http")])) < 9
    match = find_doi(text) if "10." in text else None
    return bool(match) and len(text) - len(match[0] if match else "") < 25


def is_contact(text: str, folded: str) -> bool:
    """A line with an address of electronic mail or a telephone number."""
    if "@" in text:
        return True
    first = folded.split(None, 1)[0].rstrip(".:")
    return first in ("tel", "fax", "phone", "telephone", "e-mail", "email", "telefax", "tlf") or (
        folded.startswith(("+", "http")) and sum(map(str.isdigit, text)) > 6
    )


def is_citation(text: str, folded: str) -> bool:
    """A line that says journal, volume and pages."""
    found = read_citation(text) if len(text) < 200 else NOTHING
    whole = bool(found.page and found.issued and (found.volume or found.issue) and found.journal)
    return found is not NOTHING and (score_affiliation(text) < 0.6 or (whole and found.start == 0))


def is_copyright(text: str, folded: str) -> bool:
    """A notice of copyright or licence."""
    return any(map(folded.__contains__, COPYRIGHT)) or bool(OLD_COPYRIGHT.search(folded))


def is_banner(text: str, folded: str) -> bool:
    """What archives, publishers and printers put on the page."""
    if len(text) > 160:
        return False
    if (
        is_report_number(text)
        or is_meeting(text)
        or (("et al." in folded or folded.endswith("et al")) and len(text) < 60)
    ):
        return True
    return any(map(folded.__contains__, BANNER)) or is_running_journal(text, folded)


def is_report_number(text: str) -> bool:
    """The number of a report: "CS-TR-95-03", "SLAC-PUB-12820"."""
    return " " not in text and text.isupper() and "-" in text and any(map(str.isdigit, text))


def is_meeting(text: str) -> bool:
    """A meeting with place and date: "COLING 2012, Mumbai, December 2012."."""
    small = any(word[0].islower() and len(word) > 2 for word in text.split())
    return not small and len(text) < 90 and has_date(text)


def has_date(text: str) -> bool:
    """Whether a line holds a year and a month."""
    return bool(YEAR.search(text)) and any(word[:3] in MONTHS for word in WORD.findall(fold(text)))


def is_running_journal(text: str, folded: str) -> bool:
    """A journal's or publisher's name alone: "REVISTA DE NEUROLOGÍA", "IOP PUBLISHING"."""
    words = WORD.findall(folded)
    if not 1 < len(words) < 11 or text[0].islower():
        return False
    if words[-1] in ("publishing", "verlag", "press", "publishers", "editores"):
        return True
    if words[0] in ("journal", "revista", "revue", "rivista", "zeitschrift", "bulletin", "annales"):
        return len(words) < 9
    return words[0] in ("the", "international", "european", "ieee", "acm", "american", "acta") and (
        "journal" in words or "transactions" in words or words[0] == "acta"
    )


def is_note(text: str, folded: str) -> bool:
    """A note on authors, support or correspondence."""
    return any(map(folded.__contains__, NOTE))


HEADINGS = ("article", "articles", "communications", "communication", "papers", "reports", "notes")


def is_doctype(text: str, folded: str) -> bool:
    """A kind of article alone on its line."""
    key = squash(text) if len(text) < 60 else ""
    heading = text.isupper() and len(text.split()) < 4 and key.endswith(HEADINGS)
    listed = key in DOCTYPES or key.removesuffix("s") in DOCTYPES
    return listed or heading or (key.endswith("article") and text.isupper())


def is_date(text: str, folded: str) -> bool:
    """A date alone on its line."""
    if "年" in text and re.fullmatch(EASTERN_DATE, narrow(text).strip("() ")):
        return True
    if len(text) > 40 or not YEAR.search(text):
        return False
    words = WORD.findall(folded)
    return all(word in DATE_WORDS or word[:3] in MONTHS for word in words)


DATE_WORDS = frozenset("de del du le la il den of the th st nd rd am el em dated s x г".split())
EASTERN_DATE = r"(?:19|20)\d\d\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?"


def is_affiliation(text: str, folded: str) -> bool:
    """A line that names an institution or the place of one."""
    return score_affiliation(text) >= 0.5


def is_names(text: str, folded: str) -> bool:
    """A line of authors."""
    return score_names(text) >= 0.55


def is_prose(text: str, folded: str) -> bool:
    """A line of running text."""
    if len(text) > 280:
        return True
    if is_mostly_east(text):
        return width(text) > 160 or (width(text) > 50 and ("。" in text or "．" in text))
    words = folded.split()
    return len(words) > 8 and len(text) > 70 and sum(word in CONNECTING for word in words) > 2


RECOGNISERS: tuple[tuple[Kind, Callable[[str, str], bool]], ...] = (
    # In order of trust: what has a form of its own before what has only a vocabulary.
    (Kind.PAGE, is_page_number),
    (Kind.DOCTYPE, is_doctype),
    (Kind.CONTACT, is_contact),
    (Kind.DOI, is_doi),
    (Kind.COPYRIGHT, is_copyright),
    (Kind.CITATION, is_citation),
    (Kind.DATE, is_date),
    (Kind.NOTE, is_note),
    (Kind.BANNER, is_banner),
    (Kind.NAMES, is_names),
    (Kind.AFFILIATION, is_affiliation),
    (Kind.PROSE, is_prose),
)


def find_kind(text: str) -> Kind:
    """The kind of a line, by the first recogniser that takes it."""
    if len(text) > 600:
        return Kind.PROSE
    folded = fold(text)
    for kind, recognises in RECOGNISERS:
        if recognises(text, folded):
            return kind
    return Kind.TEXT


@lru_cache(maxsize=512)
def score_affiliation(text: str) -> float:
    """How much a line looks like an institution with its place, between 0 and 1."""
    if is_mostly_east(text):
        return cjk_names.score_institution(text)
    words = [fold(word) for word in TOKEN.findall(text[:400]) if word[0].isalpha()]
    if not words:
        return 0.0
    keys = [word.rstrip(".") for word in words]
    score = 0.55 * any(key in STRONG_INSTITUTION for key in keys)
    score += 0.3 * min(2, sum(key in INSTITUTION for key in keys))
    score += 0.35 * (keys[-1] in PLACES) + 0.15 * ("," in text)
    score += 0.25 * bool(MARKED.match(text)) + 0.25 * has_postcode(text)
    small = sum(word[0].islower() for word in text.split())
    connecting = sum(key in CONNECTING for key in keys)
    if small > 0.45 * len(words) and small > 4:
        score -= 0.5  # A sentence, not an address.
    if text[-1] in "?!" or connecting > 0.4 * len(words):
        score -= 0.3
    return max(0.0, min(1.0, score))


def has_postcode(text: str) -> bool:
    """Whether a line holds a number as long as a postal code, that is no year."""
    for token in TOKEN.findall(text):
        if token.isdigit() and len(token) in (4, 5, 6) and not YEAR.fullmatch(token):
            return True
    return False


def is_journal_like(text: str) -> bool:
    """Whether a line holds a word that names of journals are made of."""
    return any(word in JOURNAL_WORDS and len(word) > 4 for word in WORD.findall(fold(text)))
