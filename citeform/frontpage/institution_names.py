"""The names of institutions, freed of what is said before and behind them."""

from __future__ import annotations

import re

from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import INSTITUTION
from citeform.pattern import pattern

REPORT = pattern(
    r"[\s.,]+(?:[A-Z]{2,5}-?TR-?\d[\d-]*|technical report\b.*|(?:january|february|march|april|"
    r"may|june|july|august|september|october|november|december),? (?:19|20)\d\d)\Z",
    re.IGNORECASE,
)
"""The number or the date of a report that stands behind an institution."""
INITIALS = pattern(r"\s\((?:[A-Z]\.\s?){2,4}(?:[,;]\s?(?:[A-Z]\.\s?){2,4})*\)?\Z")
"""The authors of an institution behind it: "Institute of Law (J.D., K.R.)"."""
LOOSE = pattern(r"[\s,;]+(?:and|and the|the|[†‡§¶✝*])\Z")
"""What belongs to the next institution."""
LEAD = pattern(
    r"(?:[¤#†‡§✝*]+ ?[a-z]?\s)?(?:and (?:the )?|from (?:the )?|the authors are with the |"
    r"(?:current|present|permanent)(?: working)? address:? |corresponding authors?[.:] )|"
    r"(?:.{3,60}\s)?(?:is|are|was) (?:affiliated )?(?:with|at) (?:the )?|"
    r"(?:associate |assistant |adjunct |clinical |principal |senior |emeritus )*"
    r"(?:professor|lecturer|fellow|director|reader)s?(?:,? (?:[oi][fn] [^,]{3,40}(?:, | at )|"
    r"at |in the |with )|, )(?:the )?|president of (?:the )?|[¤✝]+ ?",
    re.IGNORECASE,
)
"""What stands before an institution where a line is part of a sentence."""
CONTACT = pattern(
    r"(?<![^\W_])(?:t[eé]l(?:[eé](?:phone|fax|f[oó]o?n[oe]?))?"
    r"(?:\s(?:n[or°]\w*|and|or|/).*\Z|(?=[\s.:)]*(?:[+(:\d]|\Z)))|fax\b|phone\b|"
    r"e-?mail\b|mail:|correspond)",
    re.IGNORECASE,
)
"""Where an institution ends and its telephone follows; "Tel Aviv" and "Telefónica" are none."""

NAMING = INSTITUTION - frozenset(
    "street avenue road box rue via building room campus plaza floor suite tower drive lane "
    "highway square zip bp".split()
)
"""Words of institutions without those of addresses."""
WORD = pattern(r"[^\W\d_]{3,}")


def clean(name: str) -> str:
    """An institution without what is said of telephones, and without leading words."""
    if lead := LEAD.match(name):
        name = name[lead.end() :]
    at = name.find("@")
    if at >= 0:
        name = name[: name.rfind(" ", 0, at) + 1]
    if contact := CONTACT.search(name):
        name = name[: contact.start()]
    if report := REPORT.search(name):
        name = name[: report.start()]
    name = name.strip(" ;,.:(*✉；，。、（\uff0a")
    if name[-1:] in (")", "）") and name.count("(") + name.count("（") < name.count(name[-1]):
        name = name[:-1].rstrip(" ;,.；，。")
    name = LOOSE.sub("", INITIALS.sub("", name.rstrip(".")))
    return name.rstrip(" ,;")


def tells_institution(text: str) -> bool:
    """Whether a text holds a word that institutions are named with, and not their streets."""
    return any(fold(word) in NAMING for word in WORD.findall(text))
