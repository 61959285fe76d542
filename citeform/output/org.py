"""Entries and citations as Org.

Org has no sign that escapes another: as its manual says, a zero-width space stands where a mark
would begin or end something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from citeform.output.layout import Heading, Shape
from citeform.output.listing import Lines
from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags, percent
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

ESCAPE = "\u200b"

# While runs are written, marks stand as signs that no text holds.
OPEN, CLOSE, SHIFTED = "\ufdd0", "\ufdd1", "\ufdd2"

TAGS: dict[str, Tags] = {
    "b": (f"{OPEN}*", f"*{CLOSE}"),
    "i": (f"{OPEN}/", f"/{CLOSE}"),
    "u": (f"{OPEN}_", f"_{CLOSE}"),
    "sup": (f"{SHIFTED}^{{", "}"),
    "sub": (f"{SHIFTED}_{{", "}"),
}
"""For small caps Org has no mark."""

# What Org takes a mark of emphasis after, and before, besides blanks;
# org-emphasis-regexp-components.  Which of Unicode's blanks count is not sure: a mark of our own
# stands beside none of them, and one of the text beside any is no mark.
BEFORE = r"\-–—('\"{"
AFTER = r"\-–—.,:!?;'\")}\["
OPENED = pattern(rf"(?<=[^ \t{BEFORE}{OPEN}*/_\u200b]){OPEN}")
CLOSED = pattern(rf"{CLOSE}(?=[^ \t{AFTER}{CLOSE}*/_\u200b])")
UNSUPPORTED = pattern(rf"(?:^|(?<=[\s\u200b{OPEN}{CLOSE}])){SHIFTED}")
"""What is raised or lowered has to stand behind something that is no blank."""
MEETING = pattern(f"{CLOSE}{OPEN}")

# Behind these a zero-width space takes their meaning.
BEHIND = pattern(
    rf"(?:(?<![^\s{BEFORE}])[*/+=~]+(?=\S)|\$|\[(?=[\[\d%<]|fn:|cite)"
    r"|<(?=[<\w%])|\{(?=\{)|@(?=@)|-(?=-)|\.(?=\.)"
    r"|\b(?:elisp|shell|file|info|help|id|attachment)(?=:))"
)
ENDS = pattern(rf"(?<=\S)[*/+](?=[\s{AFTER}]|$)")
BRACKETS = pattern(r"^([^\[\]]*)([\[\]](?:.*[\[\]])?)([^\[\]]*)$")
MARKS = "*/+=~"
SHIFT = pattern(r"[_^]")
BACKSLASHES = pattern(r"\\+")
"""They stand in verbatim, as pandoc reads no other ones as such."""
STARTS = pattern(r"(?:\*+ |[-+] |\d+[.)](?= |$)|[#|:%]|CLOCK:|-{5})")
URL_SPECIAL = pattern(r"[\[\]\\\s]|[^\x21-\x7e]")


def escape(run: Run) -> str:
    """Text in which nothing is Org."""
    text = BEHIND.sub(divided, run.text)
    text = SHIFT.sub(rf"{ESCAPE}\g<0>{ESCAPE}", text)
    text = BACKSLASHES.sub(rf"{ESCAPE}=\g<0>={ESCAPE}", text)
    return ENDS.sub(rf"{ESCAPE}\g<0>", text) if run.formats else text


def divided(match: re.Match[str]) -> str:
    """A match with a zero-width space behind it, behind each mark where it is several."""
    if match[0][0] in MARKS:
        return "".join([f"{sign}{ESCAPE}" for sign in match[0]])
    return f"{match[0]}{ESCAPE}"


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    return f"[[{URL_SPECIAL.sub(percent, href)}][", "]]"


def bare(href: str) -> str:
    """A link whose text is its URL."""
    return "" if URL_SPECIAL.search(href) else f"[[{href}]]"


LOOM = Loom(TAGS, escape, link, bare, trims=True)


def inline(html: str) -> str:
    """A citation, or an entry on one line.

    >>> inline("(<i>On 1/2</i>, <b>3</b>)")
    '(/On 1/2/, *3*)'
    """
    return written(flat(html))


def written(runs: Iterable[Run]) -> str:
    """Runs in Org."""
    return marked(LOOM.weave(piece for run in runs for piece in pieces(run)))


def pieces(run: Run) -> Iterator[Run]:
    """A run, or that of a link without its brackets, which Org's links do not hold."""
    match = BRACKETS.search(run.text) if run.href and run.text != run.href else None
    if match is None:
        yield run
        return
    for text, href in ((match[1], run.href), (match[2], ""), (match[3], run.href)):
        if text:
            yield run._replace(text=text, href=href)


def marked(text: str) -> str:
    """Text whose marks stand where Org takes them for such."""
    text = UNSUPPORTED.sub("\u200c", text).replace(SHIFTED, "")
    text = MEETING.sub(ESCAPE, text)
    text = OPENED.sub(ESCAPE, text)
    return CLOSED.sub(ESCAPE, text).replace(OPEN, "").replace(CLOSE, "")


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries as paragraphs, or as a numbered list where their labels are such."""
    return LINES.list(entries, shape)


def at_start(text: str) -> str:
    """Text that begins a line, where more is markup.

    >>> at_start("* One") == f"{ESCAPE}* One"
    True
    """
    return ESCAPE + text if STARTS.match(text) else text


def mark(number: str, is_first: bool) -> str:
    """What stands before an item; a list that begins elsewhere than at 1 says so."""
    return f"{number}. [@{number}] " if is_first and number != "1" else f"{number}. "


LINES = Lines(written, at_start, mark)


def document(body: str, heading: Heading) -> str:
    """The entries in a document with a title."""
    title = written((Run(" ".join(heading.title.split())),))
    return f"#+title: {title}\n#+language: {heading.language}\n\n{body}"
