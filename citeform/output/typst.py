"""Entries and citations as Typst's markup."""

from __future__ import annotations

import json
from collections.abc import Sequence

from citeform.output.layout import Heading, Laid, Shape, lay
from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

# A call goes on at a bracket and at a dot before a name, unless it is ended; a semicolon ends it.
END = "\ufdd0"
GOES_ON = pattern(rf"{END}(?=[(\[]|\.\w)")
ENDING = pattern(r"^\s?(?=;)")

TAGS: dict[str, Tags] = {
    "i": ("#emph[", f"]{END}"),
    "b": ("#strong[", f"]{END}"),
    "sc": ("#smallcaps[", f"]{END}"),
    "u": ("#underline[", f"]{END}"),
    "sup": ("#super[", f"]{END}"),
    "sub": ("#sub[", f"]{END}"),
}

# Straight quotation marks, dashes and dots would turn into typographic ones, `-1` into a minus.
SPECIAL = pattern(
    r"[\\#$*_`<>@\[\]~\"']|/(?=[/*])|(?<=[/*])/|-(?=[-?])|(?<=-)-|(?<!\w)-(?=\d)|\.(?=\.\.)"
)
STARTS = pattern(r"(?:=+|[-+/]|\d+\.)(?= |$)|//")


def escape(run: Run) -> str:
    """Text in which nothing is Typst's markup."""
    # Every bracket of a call begins a line of its own.
    return at_start(ENDING.sub(r"\g<0>\\", SPECIAL.sub(r"\\\g<0>", run.text)))


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    return f"#link({quoted(href)})[", f"]{END}"


def quoted(text: str) -> str:
    r"""A string of Typst's.

    >>> print(quoted('a"b\\c'))
    "a\"b\\c"
    """
    # JSON's escapes of these are Typst's; all others of JSON's no text here asks for.
    return json.dumps(text, ensure_ascii=False)


LOOM = Loom(TAGS, escape, link, lambda href: f"#link({quoted(href)}){END}")


def inline(html: str) -> str:
    """A citation, or an entry on one line.

    >>> inline("<i>Rivers</i>(a) #x")
    '#emph[Rivers];(a) \\\\#x'
    """
    return written(flat(html))


def written(runs: Sequence[Run]) -> str:
    """Runs in Typst's markup."""
    return GOES_ON.sub(";", LOOM.weave(runs)).replace(END, "")


def entries(entries: Sequence[str], shape: Shape) -> str:
    """The entries as paragraphs, or in a grid where they have labels."""
    laid = [lay(entry) for entry in entries]
    # A line is some 1.2 em high, of which 0.65 em lie between lines.
    lead = 0.65 + 1.2 * (shape.line_spacing - 1)
    leading, gap = f"{lead:.2f}em", f"{lead + 1.2 * shape.spacing:.2f}em"
    if any(one.label for one in laid):
        head = f"columns: (auto, 1fr), column-gutter: 0.65em, row-gutter: {gap},"
        rows = "".join(f"  [{written(one.label)}],\n  [{body(one)}],\n" for one in laid)
        return f"#[\n#set par(leading: {leading})\n#grid({head}\n{rows})\n]\n"
    hanging = "hanging-indent: 1.5em, " if shape.hanging else ""
    paragraphs = "".join(f"\n{body(one)}\n" for one in laid)
    return f"#[\n#set par({hanging}leading: {leading}, spacing: {gap})\n{paragraphs}]\n"


def body(one: Laid) -> str:
    """The paragraphs of an entry."""
    return "\n\n".join(
        f"#pad(left: 1.5em)[{written(block.runs)}]"
        if block.kind == "indent"
        else written(block.runs)
        for block in one.paragraphs
    )


def at_start(text: str) -> str:
    """Text that begins a line, where more is markup.

    >>> at_start("1. One"), at_start("= Two")
    ('1\\\\. One', '\\\\= Two')
    """
    match = STARTS.match(text)
    if match is None:
        return text
    if match[0][0].isdigit():
        return f"{match[0][:-1]}\\.{text[match.end() :]}"
    return f"\\{text}"


def document(body: str, heading: Heading) -> str:
    """The entries under a heading, in a document of their language."""
    title = " ".join(written((Run(heading.title),)).split())
    language = heading.language.partition("-")[0].lower()
    return (
        f"#set document(title: {quoted(heading.title)})\n#set text(lang: {quoted(language)})\n\n"
        f"= {title}\n\n{body}"
    )
