"""What the small print says: dates of receipt, funding, licence and copyright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citeform.codecs.dates import write_edtf
from citeform.frontpage.candidates import Candidate
from citeform.frontpage.dates import find_date
from citeform.frontpage.kinds import YEAR, Kind
from citeform.frontpage.labels import fold
from citeform.frontpage.layout import Layout
from citeform.frontpage.zones import Item
from citeform.pattern import pattern

STEPS = {
    "submitted": "received submitted soumis submetido recu recibido recebido eingegangen "
    "eingereicht ricevuto pervenuto ontvangen otrzymano поступила 收稿日期",
    "accepted": "accepted accepte aceptado aceito aceite angenommen akzeptiert accettato aanvaard "
    "geaccepteerd zaakceptowano принята 接受日期 録用",
    "available-date": "online available disponible disponivel disponibile en_ligne en_linea",
    "": "published publie publicado pubblicato gepubliceerd veroffentlicht erschienen revised "
    "revision final revise revisado uberarbeitet rivisto herzien resubmitted",
}
"""What is said of a manuscript's way, folded, and the variable its date fills; "" for none."""
STEP = {
    word.replace("_", " "): variable for variable, words in STEPS.items() for word in words.split()
}
WAY = pattern(r"\b(" + "|".join(sorted(STEP, key=len, reverse=True)) + r")\b")
SUPPORT = pattern(
    r"^\W{0,3}(?:\d\s)?(?:this (?:work|research|study|project|material|paper)|the research|"
    r"supported|research|work) [\w\s,]{0,40}?(?:supported|fund(?:ed|ing)|sponsored)|"
    r"^\W{0,3}(?:partially |partly )?"
    r"(?:supported|funded|sponsored) (?:in part )?by\b|^the authors? received (?:no specific )?fund"
)
"""How a sentence on support begins, folded, where no label tells it."""
CC_URL = pattern(r"creativecommons\.org/(?:licenses/([a-z-]+)/(\d\.\d)|publicdomain/zero)", re.I)
CC_SHORT = pattern(r"\bcc[- ]?(0|by(?:-(?:nc|nd|sa))*)\b(?:[- ](\d\.\d))?", re.IGNORECASE)
CC_WORDS = pattern(r"creative commons attribution")
CLAUSES = (("noncommercial", "nc"), ("sharealike", "sa"), ("noderiv", "nd"))
OWNER = pattern(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
RIGHTS = pattern(
    r"\s?(?:\.\s|\.\.\.|\b97[89]-\d|\b(?:all rights|this is an?\b|this article|"
    r"open access|alle rechte|todos los|tous droits|printed in|see front matter|"
    r"licensee|downloaded)\b).*$",
    re.IGNORECASE,
)
"""What follows an owner in a notice of copyright."""


def find_steps(layout: Layout) -> Iterator[Candidate]:
    """When the manuscript was received, accepted and first available."""
    for zone in layout.named("received", "published"):
        text = " ".join(item.line.text for item in zone.items)
        yield from steps_of(text, *zone.span)
    for item in layout.items:
        text = item.line.text
        if len(text) < 300 and item.kind is not Kind.PROSE and YEAR.search(text):
            yield from steps_of(text, item.start, item.line.end)


def steps_of(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The dates of a text that tells a manuscript's way, each with the variable it fills."""
    folded = fold(text[:600])
    if len(folded) != len(text[:600]):
        return
    matches = list(WAY.finditer(folded))
    for match, after in zip(matches, [*matches[1:], None], strict=False):
        variable = STEP[match[1]]
        date = find_date(text[match.end() : after.start() if after else 600][:60])
        if variable and date.parts and len(date.parts[0]) > 1:
            value = write_edtf(date) if variable == "accepted" else date
            yield Candidate(variable, value, start, end, 0.8 if match.start() < 3 else 0.7)


def find_funding(layout: Layout) -> Iterator[Candidate]:
    """Who paid: what a label or the first words of a sentence announce."""
    for zone in layout.named("funding"):
        if zone.texts:
            yield Candidate("funding", layout.page.join(zone.texts)[:1000], *zone.span, 0.9)
    for item in layout.items:
        if item.label or item.number in layout.taken or not SUPPORT.search(fold(item.text[:120])):
            continue
        lines = [item, *lines_below(layout, item)]
        text = layout.page.join(one.line.text for one in lines)
        text = re.sub(r"^[\W\d]+", "", text)
        yield Candidate("funding", text[:1000], item.start, lines[-1].line.end, 0.7)


def lines_below(layout: Layout, item: Item) -> Iterator[Item]:
    """The lines that go on in a note until its sentence ends."""
    last = item
    for after in layout.items[item.number + 1 : item.number + 8]:
        ended = last.line.text.endswith(".") and not last.line.is_full
        if after.line.gap or ended or after.label or after.kind in (Kind.COPYRIGHT, Kind.CONTACT):
            return
        yield after
        last = after


def find_licences(layout: Layout) -> Iterator[Candidate]:
    """The licence, by its short name."""
    for item in layout.items:
        if item.kind is Kind.NAMES or not says_licence(item.line.text):
            continue
        below = layout.items[item.number + 1 : item.number + 4]
        lines = [item.line.text, *(one.line.text for one in below if not one.line.gap)]
        if name := read_licence(layout.page.join(lines)):
            version = 0.05 * name[-1].isdigit()
            yield Candidate("license", name, item.line.start, item.line.end, 0.8 + version)


def says_licence(text: str) -> bool:
    """Whether a line begins to tell a licence of Creative Commons."""
    low = text.lower()
    return "creative" in low or "cc-" in low or "cc by" in low or "cc0" in low


def read_licence(text: str) -> str:
    """The short name of a licence of Creative Commons, or nothing.

    >>> read_licence("the Creative Commons Attribution-NonCommercial 4.0 International License")
    'CC BY-NC 4.0'
    >>> read_licence("(https://creativecommons.org/licenses/by-sa/3.0/)")
    'CC BY-SA 3.0'
    """
    if match := CC_URL.search(text.replace(" ", "")):
        return f"CC {match[1].upper()} {match[2]}" if match[1] else "CC0"
    folded = fold(text)
    if words := CC_WORDS.search(folded):
        rest = folded[words.end() : words.end() + 80]
        squashed = rest.replace("-", "").replace(" ", "").replace("‐", "")
        clauses = [short for long, short in CLAUSES if long in squashed]
        version = re.search(r"\b(\d\.\d)\b", rest)
        name = "-".join(["CC BY", *(clause.upper() for clause in clauses)])
        return f"{name} {version[1]}" if version else name
    if match := CC_SHORT.search(text):
        name = "CC0" if match[1] == "0" else f"CC {match[1].upper()}"
        return f"{name} {match[2]}" if match[2] else name
    return ""


def find_copyright(layout: Layout) -> Iterator[Candidate]:
    """Whose the copyright is, and since when."""
    for item in layout.items:
        text = item.line.text
        match = OWNER.search(text) if item.kind is Kind.COPYRIGHT else None
        if not match:
            continue
        notice = text[match.start() :]
        below = layout.items[item.number + 1 : item.number + 2]
        if notice.endswith((" by", "-", " of", " the", ",")) and below and not below[0].line.gap:
            notice = layout.page.join([notice, below[0].line.text])
        notice = RIGHTS.sub("", notice[:200]).strip(" .,;:/")
        if YEAR.search(notice) and len(notice) > 8 and not notice.endswith(("holder", "statement")):
            place = item.line.at(match.start()), item.line.end
            yield Candidate("copyright", notice, *place, 0.9 if "©" in notice else 0.7)
