"""Lines that name a meeting or its proceedings: title, place, date, editors, series, pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from citeform.codecs.names import read_name
from citeform.codecs.pages import read_pages
from citeform.frontpage.citation_line import find_date_span
from citeform.frontpage.citation_tokens import PLAIN_DASH
from citeform.frontpage.kinds import is_report_number
from citeform.frontpage.labels import fold
from citeform.frontpage.lexicon import CONNECTING, INSTITUTION, PLACES
from citeform.model.values import Date, Name
from citeform.pattern import pattern
from citeform.tuples import NamedTuple

MEETING = pattern(
    r"\b(?:proceedings|proc|conference|conf|workshop|symposium|congress|colloquium|seminar|"
    r"annual meeting|summer school|tagung|kongress|konferenz|colloque|congres|journees|jornadas|"
    r"congreso|congresso|conferencia|simposio|convegno|atas|actas|actes|atti|anais)\b"
)
"""What meetings and their proceedings call themselves, folded."""
ACRONYM = pattern(
    r"\b[A-Z][A-Za-z]{0,9}[A-Z][A-Za-z]{0,9}(?:/[A-Z]{2,9})?"
    r"(?: ?['’‘-] ?\d\d|[ -](?:19|20)\d\d)(?!\d)"
)
"""A meeting's short name with its year: "CHI ’19", "ISWC 2003"."""
SHORT_NAME = pattern(r"\([A-Z][A-Za-z]*[A-Z][\w-]*\)$")
VENUE = pattern(
    r"(?:(?<=\))\s?,?|\A)\s?(?:Pala(?:is|cio|zzo)|Convention|Congress Cent|Centro|Hotel)\b.*",
    re.IGNORECASE,
)
"""The house of a meeting, behind its short name or alone."""
# What is cut out of the line before the rest is divided at its commas.
PAGES = pattern(r"\b(?:pages|pp?\.|S\.)\s?(\d+\s?[-–—−]+\s?\d+)")
SERIES = pattern(
    r"\b(LN[A-Z]{1,3}|CCIS|LNICST|PMLR|Lecture Notes in [A-Z]\w+(?: [A-Z]\w+)?|"
    r"CEUR Workshop Proceedings|(?:Proc\. of|Proceedings of) SPIE)"
    r",?(?:\s(?:[Vv]ol(?:ume)?\.?\s)?(\d{1,5}))?(?:,\s(\d{5,6}[A-Z0-9]?)\b)?"
)
ISBN = pattern(r"\b97[89][- ]?\d[-\d ]{7,11}\d\b")
EDITORS = pattern(r"\(\s?(?:eds?|hrsg|dir|orgs?|coords?)\.?\s?\)\s?[:,.]?\s", re.IGNORECASE)
EDITED = pattern(r",\s(?:edited by|ed\. by|hrsg\. von|herausgegeben von)\s", re.IGNORECASE)
PUBLISHERS = pattern(
    r"\b(ACM|IEEE|AAAI Press|Springer(?:-Verlag)?|USENIX|PMLR|ISCA|ELRA|"
    r"Association for Computational Linguistics)\b(?=[,.\s]|$)"
)
OWNED = pattern(r"(?:©|\bcopyright) ?(?:(?:19|20)\d\d)?$", re.IGNORECASE)
LEAD = pattern(
    r"(?:^|[.?!”\"] )(?:Author manuscript, )?(?:In|From|To appear(?: in| at)?|Appears in|"
    r"Appeared (?:in|at)|Published (?:in|at)|Published as an? [\w -]{0,30} at|Accepted (?:at|to)|"
    r"Presented (?:as an? [\w -]{0,40})?(?:at|to)|(?:Workshop|Conference) paper at)"
    r"(?: the)?\b[:,]? ?[\"“]?(?=[A-Z0-9])",
    re.IGNORECASE,
)
"""What leads to a meeting's name."""


OTHERS = pattern(r"\bvol|\breport\b|^(?:c|copyright|©) ")
"""Signs that a name is that of a journal, a report or an owner, folded."""


class Proceedings(NamedTuple):
    """What a line says of a meeting and its proceedings."""

    container_title: str = ""
    event_title: str = ""
    event_place: str = ""
    event_date: Date = Date()
    editor: tuple[Name, ...] = ()
    collection_title: str = ""
    volume: str = ""
    page: str = ""
    issued: Date = Date()
    publisher: str = ""
    ISBN: str = ""


NO_MEETING = Proceedings()


def read_proceedings(text: str) -> Proceedings:
    """Read a line that names a meeting, or nothing.

    >>> found = read_proceedings("FOO’10, October 24–29, 2010, Scottsdale, Arizona, USA.")
    >>> found.event_title, found.event_place
    ('FOO’10', 'Scottsdale, Arizona, USA')
    """
    text = text[:400]
    if not may_name_meeting(text):
        return NO_MEETING
    found: dict[str, object] = {}
    text = LEAD.sub("\n", text)
    led, text = "\n" in text, text.rpartition("\n")[2]
    text = take_series(text, SERIES.search(text), found)
    text = take_identifiers(text, found)
    text = take_editors(text, found)
    before, after = cut_date(text, found)
    title, place = divide(before, after)
    found |= name(title, "collection_title" in found)
    if place:
        found["event_place"] = place
    dated = found.get("event_date") or found.get("issued")
    if isinstance(dated, Date) and dated.parts:
        found.setdefault("issued", Date(((dated.parts[0][0],),)))
    whole = Proceedings(**found)  # type: ignore[arg-type]
    named = ACRONYM.fullmatch(title) or (whole.event_title and whole.issued.parts)
    return whole if is_sure(whole) or (led and named) else NO_MEETING


def may_name_meeting(text: str) -> bool:
    """Whether a text has a word, a series or a short name of meetings."""
    if MEETING.search(fold(text)):
        return True
    numbered = any(map(str.isdigit, text))
    return numbered and bool(ACRONYM.search(text) or SERIES.search(text) or LEAD.search(text))


def cut_date(text: str, found: dict[str, object]) -> tuple[str, str]:
    """What stands before and behind the date; a year may also be a part of the meeting's name."""
    at = 0
    while at < len(text):
        date, start, end = find_date_span(text[at:])
        if not date.parts:
            break
        if not within_title(text, at + start, date):
            found["event_date" if len(date.parts[0]) > 1 else "issued"] = date
            return text[: at + start], text[at + end :]
        found.setdefault("issued", date)
        at += end
    return text, ""


def weigh(found: Proceedings) -> int:
    """How much a line says of a meeting."""
    named = 2 * bool(found.container_title)
    return named + sum(map(bool, (*found[1:3], found.event_date.parts, *found[4:8], *found[9:])))


def is_sure(found: Proceedings) -> bool:
    """Whether a meeting is named together with something that only meetings have."""
    if not found.event_title and not found.container_title:
        return False
    more = (found.event_place, found.event_date.parts, found.editor, found.collection_title)
    proper = found.container_title != found.event_title and (
        MEETING.search(fold(found.event_title)) or ACRONYM.search(found.event_title)
    )
    return any(more) or bool(proper and found.page)


def take_series(text: str, match: re.Match[str] | None, found: dict[str, object]) -> str:
    """The text without pages and series, with a bar in their place."""
    if match:
        found["collection_title"] = match[1]
        found["volume"] = match[2] or ""
        found["page"] = match[3] or ""
        text = f"{text[: match.start()]}|{text[match.end() :]}"
    if pages := PAGES.search(text):
        found["page"] = read_pages(pages[1].translate(PLAIN_DASH))
        text = f"{text[: pages.start()]}|{text[pages.end() :]}"
    return text


def take_identifiers(text: str, found: dict[str, object]) -> str:
    """The text before the publisher and the ISBN, and those."""
    if match := ISBN.search(text):
        digits = "".join(filter(str.isdigit, match[0]))
        if len(digits) >= 13:
            found["ISBN"] = digits[:13]
            text = text[: match.start()]
    end = len(text)
    for match in PUBLISHERS.finditer(text):
        # At the beginning of a sentence or segment, and not within the meeting's own name.
        before = text[: match.start()].rstrip()
        sentence = before[-1:] in (".", ",", "|", "©") and not before.lower().endswith("proc.")
        if sentence or OWNED.search(before):
            found.setdefault("publisher", match[1])
            end = min(end, match.start())
        elif before[-1:] == ":":  # "Portland, OR: AAAI Press (1996)"
            found.setdefault("publisher", match[1])
            return f"{before[:-1]}|{text[match.end() :]}"
    return text[:end]


def take_editors(text: str, found: dict[str, object]) -> str:
    """The text without its editors, before "(Eds.):" or behind "edited by"."""
    if match := EDITORS.search(text):
        found["editor"] = read_editors(text[: match.start()])
        return text[match.end() :]
    if match := EDITED.search(text):
        rest = text[match.end() :]
        found["editor"] = read_editors(rest.split("|")[0])
        return f"{text[: match.start()]}|{rest[len(rest.split('|')[0]) :]}"
    return text


def read_editors(text: str) -> tuple[Name, ...]:
    """The names of a list of editors."""
    text = re.sub(r",? et al\.?", "", text).replace(" and ", ", ").replace(" & ", ", ")
    parts = [part.strip(" .") for part in text.split(",")]
    names = [part + ("." if len(part.split()[-1]) == 1 else "") for part in parts if part]
    return tuple(read_name(one) for one in names if len(one.split()) > 1)


def within_title(text: str, start: int, date: Date) -> bool:
    """Whether a year is a part of the meeting's name: "(NeurIPS 2019)", "2007 IEEE …"."""
    if len(date.parts[0]) > 1 or text[start] == "(":
        return False
    before = text[:start].rstrip()
    inside = text[:start].count("(") > text[:start].count(")")
    return not before or inside or before[-1].isalpha() or before[-1] in "-’'"


def divide(before: str, after: str) -> tuple[str, str]:
    """The meeting's name and its place, given what stands before and behind the date."""
    place = first_place(after)
    head, _, tail = before.replace(" : ", ", ").strip(" |").partition("|")
    for held in (" held in ", " held at "):
        first, sign, last = head.rpartition(held)
        if sign and is_place(last.partition(",")[0]):
            return trim(first), place or last.strip(" ,.|")
    if place:
        return trim(head), place
    if place := ", ".join(last_places(tail)):
        return trim(head), place
    places = last_places(head)
    segments = [segment.strip() for segment in head.strip(" ,.").split(",")]
    places = places[-len(segments) + 1 :] if len(segments) > 1 else []
    return trim(", ".join(segments[: len(segments) - len(places)])), ", ".join(places)


def last_places(text: str) -> list[str]:
    """The segments at the end of a text that are places, at most three."""
    places: list[str] = []
    for segment in reversed(text.replace("|", ",").strip(" ,.").split(",")):
        if not is_place(segment.strip()) or len(places) == 3:
            break
        places.insert(0, segment.strip())
    return places


def first_place(text: str) -> str:
    """The place at the beginning of what follows a date."""
    text = re.split(r"\. |[|©(;\"”]|\.$", text.lstrip(" ,.:;)-–|·"))[0].strip(" ,.")
    segments = [segment.strip() for segment in text.split(",")]
    end = 0
    while end < min(len(segments), 4) and is_place(segments[end]):
        end += 1
    return ", ".join(segments[:end])


def is_place(text: str) -> bool:
    """Whether a segment can be a town or a country: a few capitalised words without numbers."""
    words = text.replace(":", " ").split()
    if not 0 < len(words) < 5 or any(map(str.isdigit, text)):
        return False
    if MEETING.search(fold(text)) or ACRONYM.search(text) or "(" in text:
        return False
    keys = {fold(word).strip(".") for word in words}
    if not keys.isdisjoint(INSTITUTION):
        return False
    known = not keys.isdisjoint(PLACES)
    small = {"de", "do", "da", "la", "of", "am", "der", "the"}
    capital = all(word[0].isupper() or word in small for word in words)
    return capital and (known or len(words) < 4) and words[-1] not in small


def trim(text: str) -> str:
    """A meeting's name without what leads to it and the punctuation around."""
    return text.strip(' ,.:;|["“”').removeprefix("the ")


def name(title: str, in_series: bool) -> dict[str, object]:
    """A meeting's name as title of the event, and of the proceedings where it is theirs."""
    title = VENUE.sub("", title)
    words = title.split()
    folded = fold(title)
    if not words or len(title) > 200 or not is_title(words) or OTHERS.search(folded):
        return {}
    if title[0] == "(" or (is_report_number(title) and title.count("-") > 1):
        return {}
    for lead in ("proceedings of the ", "proceedings of ", "proc. of the ", "proc. of ", "proc. "):
        if folded.startswith(lead):
            return {"container_title": title, "event_title": title[len(lead) :]}
    if MEETING.search(folded) or ACRONYM.search(title) or SHORT_NAME.search(title):
        return {"container_title": title, "event_title": title} if in_series else {
            "event_title": title}  # fmt: skip
    return {"container_title": title} if in_series else {}


def is_title(words: Sequence[str]) -> bool:
    """Whether words are a name and no sentence."""
    small = [word for word in words if word[0].islower()]
    odd = [word for word in small if fold(word) not in CONNECTING]
    return len(odd) < 3 and len(small) <= 0.6 * len(words)
