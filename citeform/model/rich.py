"""Rich text as CSL-JSON itself writes it: a string with a handful of inline tags.

The tags are those of the CSL-JSON documentation: `<i>`, `<b>`, `<sup>`, `<sub>`, small capitals and
`nocase`.  A string rather than a tree of spans, because every CSL tool already speaks it, reading
CSL-JSON costs nothing, and nearly all text has no tag at all.  A tag that is not closed is text.
"""

from __future__ import annotations

from citeform.pattern import pattern
from citeform.tuples import NamedTuple

NOCASE = '<span class="nocase">'
SMALL_CAPS = '<span style="font-variant:small-caps;">'

TAG = pattern(
    r"<(?P<name>[ib]|su[bp]|sc)>|(?P<nocase><span class=[\"']nocase[\"']>)"
    r"|(?P<sc><span style=[\"']font-variant: ?small-caps;?[\"']>)|</(?P<end>[ib]|su[bp]|sc|span)>"
)
FORMAT = pattern(
    r"<(i|b|su[bp]|sc)>([^<]*)</\1>|<span (?:class=[\"']nocase[\"']"
    r"|style=[\"']font-variant: ?small-caps;?[\"'])>([^<]*)</span>"
)
"""A format with no other one in it, as most are."""
OPENING = {
    "i": "<i>",
    "b": "<b>",
    "sup": "<sup>",
    "sub": "<sub>",
    "sc": SMALL_CAPS,
    "nocase": NOCASE,
}
CLOSING = {
    name: "</span>" if tag.startswith("<span") else f"</{name}>" for name, tag in OPENING.items()
}


class Event(NamedTuple):
    """A stretch of text, or the start or end of a format."""

    kind: str
    """`text`, `open` or `close`."""
    value: str
    """The text, or the format's name: a key of `OPENING`."""


def parse(text: str) -> list[Event]:
    """Cut text at its tags; opens and closes are balanced and properly nested.

    >>> [event.value for event in parse("<i>E. coli</i> in H<sub>2</sub>O, a<b>c")]
    ['i', 'E. coli', 'i', ' in H', 'sub', '2', 'sub', 'O, a', '<b>', 'c']
    """
    if "<" not in text:
        return [Event("text", text)] if text else []
    events: list[Event] = []
    open_at: list[int] = []
    position = 0
    for match in TAG.finditer(text):
        if match.start() > position:
            events.append(Event("text", text[position : match.start()]))
        position = match.end()
        if end := match["end"]:
            close(events, open_at, end, match[0])
        else:
            open_at.append(len(events))
            events.append(Event("open", match["name"] or ("nocase" if match["nocase"] else "sc")))
    if position < len(text):
        events.append(Event("text", text[position:]))
    for index in open_at:
        events[index] = Event("text", OPENING[events[index].value])
    return events


def close(events: list[Event], open_at: list[int], end: str, tag: str) -> None:
    """Close the innermost open format when the tag is its own; else the tag is text."""
    name = events[open_at[-1]].value if open_at else ""
    if name and CLOSING[name] in (tag, "</span>" if end == "sc" else tag):
        open_at.pop()
        events.append(Event("close", name))
    else:
        events.append(Event("text", tag))


def plain(text: str) -> str:
    """The text without its tags."""
    if "<" not in text:
        return text
    bare = FORMAT.sub(r"\2\3", text)
    if "<" not in bare:
        return bare
    return "".join(event.value for event in parse(text) if event.kind == "text")
