r"""Entries and citations as LaTeX that every class of document takes.

Links are hyperref's; where a document has not loaded it, their text stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from citeform.markup.latexwrite import NOT_ASCII, ascii_character, ascii_letter, escape
from citeform.output.layout import Heading, Laid, Shape, lay
from citeform.output.runs import Run, flat
from citeform.output.weave import Loom, Tags
from citeform.pattern import pattern

LINKS = True
"""Whether the markup can link."""

TAGS: dict[str, Tags] = {
    "i": (r"\emph{", "}"),
    "b": (r"\textbf{", "}"),
    "sc": (r"\textsc{", "}"),
    "u": (r"\underline{", "}"),
    "sup": (r"\textsuperscript{", "}"),
    "sub": (r"\textsubscript{", "}"),
}

# What ends an argument or a line, and what may not stand in a URI anyway.
IN_URL = pattern(r"[\\{}^`%#&~\s]|[^\x21-\x7e]")
BARE = pattern(r"[\w:/?=.;,+@!*'()$&~-]+", re.ASCII)
NO_HYPERREF = (
    "\\providecommand{\\href}[2]{#2}\n\\providecommand{\\url}[1]{\\texttt{\\detokenize{#1}}}\n"
)

PREAMBLE = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX  %% letters that pdfLaTeX lacks stand as their numbers; XeLaTeX and LuaLaTeX have more
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{textcomp,amssymb}
%s\fi
\usepackage[hidelinks]{hyperref}
\urlstyle{same}
"""

# What pdfLaTeX knows by T1 and TS1; other letters have to be declared to it.
KNOWN = pattern("[\x00-\u017f\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac]")


def link(href: str) -> Tags:
    """What a link to a URL begins and ends with."""
    return f"\\href{{{IN_URL.sub(url_sign, href)}}}{{", "}"


def url_sign(match: re.Match[str]) -> str:
    """A sign of a URL that means something to LaTeX."""
    sign = match[0]
    if sign in "%#&~":
        return f"\\{sign}"
    return "".join(f"\\%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


def bare(href: str) -> str:
    """A link whose text is its URL, which may be broken at the end of a line."""
    return f"\\url{{{href}}}" if BARE.fullmatch(href) else ""


def written(run: Run) -> str:
    r"""Text in which nothing is LaTeX.

    >>> print(written(Run("{1}")))
    \{1\}
    """
    # LuaTeX takes the sign for what is unwritable as a fault in its input.
    text = escape(run.text.replace("\ufffd", "?"), False)
    return text.replace(r"{\textbraceleft}", r"\{").replace(r"{\textbraceright}", r"\}")


LOOM = Loom(TAGS, written, link, bare)


def inline(html: str) -> str:
    r"""A citation, or an entry on one line.

    >>> inline("<i>E. coli</i> &#38; 100%")
    '\\emph{E. coli} \\& 100\\%'
    """
    return LOOM.weave(flat(html))


def without_label(html: str) -> str:
    r"""An entry on one line without what stands in its margin, for a `\bibitem`."""
    return " ".join([LOOM.weave(block.runs) for block in lay(html).paragraphs])


def in_ascii(text: str) -> str:
    r"""LaTeX with commands in place of letters beyond ASCII.

    >>> print(in_ascii("é"))
    {\'e}
    """
    return NOT_ASCII.sub(ascii_letter, unicodedata.normalize("NFC", text))


def entries(entries: Sequence[str], shape: Shape) -> str:
    r"""The entries in an environment `list`, which every class has."""
    if not entries:
        # LaTeX stops at a list without items.
        return ""
    laid = [lay(entry) for entry in entries]
    body = "".join([item(one) for one in laid])
    lines = f"\\linespread{{{shape.line_spacing}}}\\selectfont\n" if shape.line_spacing > 1 else ""
    needed = NO_HYPERREF if "\\href{" in body or "\\url{" in body else ""
    return (
        f"{needed}\\begingroup\n{lines}\\begin{{list}}{{}}{{%\n{lengths(laid, shape)}"
        f"  \\setlength{{\\itemsep}}{{{shape.spacing}\\baselineskip}}%\n"
        f"  \\setlength{{\\parsep}}{{0pt}}\\sloppy}}\n{body}\\end{{list}}\n\\endgroup\n"
    )


def lengths(laid: Sequence[Laid], shape: Shape) -> str:
    """The settings of the margin: as wide as the labels, or the hanging indent."""
    label = max((LOOM.weave(one.label) for one in laid), key=len, default="")
    if label:
        return (
            f"  \\settowidth{{\\labelwidth}}{{{label}}}\\setlength{{\\labelsep}}{{0.5em}}%\n"
            "  \\setlength{\\leftmargin}{\\labelwidth}\\addtolength{\\leftmargin}{\\labelsep}%\n"
            "  \\renewcommand{\\makelabel}[1]{#1\\hfil}%\n"
        )
    indent = "1.5em" if shape.hanging else "0pt"
    return (
        "  \\setlength{\\labelwidth}{0pt}\\setlength{\\labelsep}{0pt}%\n"
        f"  \\setlength{{\\leftmargin}}{{{indent}}}\\setlength{{\\itemindent}}{{-{indent}}}%\n"
    )


def item(one: Laid) -> str:
    """An entry as an item; its braces keep a bracket in the label from ending it."""
    first, *others = one.paragraphs
    texts = [LOOM.weave(first.runs)]
    for block in others:
        text = LOOM.weave(block.runs)
        texts.append(f"\\hspace*{{1.5em}}{text}" if block.kind == "indent" else text)
    body = "\n\n".join(texts)
    label = f"{{{LOOM.weave(one.label)}}}" if one.label else ""
    return f"\\item[{label}] {body}\n"


def document(body: str, heading: Heading) -> str:
    """The entries in an article that pdfLaTeX, XeLaTeX and LuaLaTeX compile."""
    title = LOOM.weave((Run(heading.title),))
    preamble = PREAMBLE % declarations(body + title)
    return f"{preamble}\\begin{{document}}\n\\section*{{{title}}}\n{body}\\end{{document}}\n"


def declarations(text: str) -> str:
    r"""What makes pdfLaTeX print the letters of a text that its fonts' encodings lack.

    >>> print(declarations("Å ≥ 中"), end="")
      \DeclareUnicodeCharacter{2265}{{\ensuremath{\geq}}}
      \DeclareUnicodeCharacter{4E2D}{[U+4E2D]}
    """
    signs = sorted({*text} - {*"".join(KNOWN.findall(text))})
    return "".join(
        [f"  \\DeclareUnicodeCharacter{{{ord(one):04X}}}{{{spelt(one)}}}\n" for one in signs]
    )


def spelt(sign: str) -> str:
    """What pdfLaTeX can print of a letter: its command, or its number."""
    if unicodedata.category(sign) == "Cf":
        return ""
    command = ascii_character(sign)
    return f"[U+{ord(sign):04X}]" if "\\char" in command else command
