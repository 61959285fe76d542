"""LaTeX as .bib files hold it ⇄ rich text.

Braces that protect capitals become `nocase` spans, accents and symbols Unicode (NFC), font
commands and `$_2$` tags.  Text without a backslash, brace or dollar never reaches the parser.
Sources: "Tame the BeaST" (Markey 2009), sections 4.2 and 13; the LaTeX 2e encodings T1, TS1
(encguide.pdf).

A title's capitals are braced on writing only where a word has one inside (`{DNA}`), so on reading
such a brace says nothing; a `nocase` span around such a word is written with two braces.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from citeform.markup.latextables import (
    ACCENTS,
    ASCII,
    ESCAPES,
    FONTS,
    IGNORED,
    LIGATURES,
    PASSED,
    SWITCHES,
    SYMBOLS,
    UNICODE,
)
from citeform.model import rich

SPECIAL = re.compile(r"[\\{}$~`\n]|--|''")
TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)\*?(?P<gap>\s*)"
    r"|\\(?P<sign>[\s\S])|(?P<brace>[{}])|(?P<math>\$\$?)|(?P<ligature>---?|``|''|[`~])"
    r"|(?P<break>\n[ \t]*\n\s*)|(?P<space>[ \t\r\n]+)|(?P<script>[\^_])"
    r"|(?P<text>[^\\{}$~`'\n\t\r ^_-](?:[^\\{}$~`'\n\t\r ^_-]|[ '-](?![ '\n\t\r-]))*|['-])"
    r"|(?P<stray>\\)"
)
CHARACTER = re.compile(r'\s*("[0-9A-Fa-f]{1,6}|\d{1,7})\s?')
KEEPS_BRACES = ("title", "names")
SCRIPTS = {"$^": "sup", "$_": "sub"}
WORD = re.compile(r"\w+")


class Group:
    """What stands between two braces or dollars, while it is being read."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        """`brace`, `math`, or `top`."""
        self.parts: list[str] = []
        self.waiting: list[str] = []
        """Commands that wait for their argument, the outermost first."""
        self.fonts: list[tuple[int, str]] = []
        """Font switches: from which part on, and which format."""
        self.special = False
        """The group begins with a command, so its brace protects nothing."""
        self.doubled = False
        """All it holds so far is one other brace, as in `{{DNA}}`."""


def decode(text: str, mode: str, unknown: list[str]) -> str:
    r"""Read LaTeX; commands nobody knows are added to `unknown` and leave their text.

    In `title` mode a brace protects capitals, in `names` mode it holds a name together, in `prose`
    it means nothing, `pages` have dashes, and `verbatim` is for identifiers.

    >>> decode(r"Fr{\'e}d{\'\i}ric, H$_2$O and {B}ayes", "title", [])
    'Frédíric, H<sub>2</sub>O and <span class="nocase">B</span>ayes'
    """
    if not SPECIAL.search(text):
        return text
    if mode == "verbatim":
        return decode_verbatim(text)
    if mode == "title" and encloses(text):
        text = text[1:-1]
    reader = Reader(unknown, mode)
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        assert match, "TOKEN takes any character"
        position = reader.read(match, text)
    return unicodedata.normalize("NFC", reader.finish()).strip()


def encloses(text: str) -> bool:
    """Whether the first brace closes at the very end, and begins no special character."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.end() == len(text)
    return False


class Reader:
    """The groups that are open at one point of a text."""

    def __init__(self, unknown: list[str], mode: str) -> None:
        self.unknown = unknown
        self.mode = mode
        self.stack = [Group("top")]

    def read(self, match: re.Match[str], text: str) -> int:
        """Take one token; give the offset after it."""
        value = match[0]
        match match.lastgroup:
            case "word" | "gap":
                return self.command(match, text)
            case "sign":
                self.sign(match["sign"])
            case "brace":
                self.open("brace") if value == "{" else self.close("brace")
            case "math":
                self.close("math") if self.in_math else self.open("math")
            case "ligature":
                self.put(LIGATURES[value])
            case "break":
                self.put("\n")
            case "space":
                if not self.top.waiting:
                    self.put(" ")
            case "script" if self.in_math:
                self.top.waiting.append(f"${value}")
            case _:
                self.text(value)
        return match.end()

    @property
    def top(self) -> Group:
        return self.stack[-1]

    @property
    def in_math(self) -> bool:
        return any(group.kind == "math" for group in self.stack)

    def text(self, value: str) -> None:
        """Put plain letters; a waiting command takes only the first."""
        if self.top.waiting and len(value) > 1:
            self.put(value[0])
            value = value[1:]
        self.put(value)

    def put(self, piece: str) -> None:
        """Add a piece to the open group, through the commands that wait for it."""
        group = self.top
        while group.waiting:
            piece = apply(group.waiting.pop(), piece)
        group.parts.append(piece)

    def command(self, match: re.Match[str], text: str) -> int:
        """Take a command of letters."""
        name, group = match["word"], self.top
        if not group.parts and group.kind == "brace":
            group.special = True
        if name == "char" and (digits := CHARACTER.match(text, match.end("word"))):
            self.put(character(digits[1]))
            return digits.end()
        if name in SYMBOLS:
            self.put(SYMBOLS[name])
        elif name in SWITCHES:
            group.fonts.append((len(group.parts), SWITCHES[name]))
        elif name not in IGNORED:
            self.waiting_command(name)
        return match.end()

    def waiting_command(self, name: str) -> None:
        """Take a command that has an argument, or one that nobody knows."""
        if name in ACCENTS or name in FONTS or name in PASSED:
            self.top.waiting.append(name)
        elif symbol := rare_symbols().get(name):
            self.put(symbol)
        else:
            self.unknown.append(name)
            self.top.waiting.append(name)

    def sign(self, sign: str) -> None:
        """Take a command of one sign."""
        group = self.top
        if not group.parts and group.kind == "brace":
            group.special = True
        if sign in ACCENTS:
            group.waiting.append(sign)
        elif sign in "()[]":
            self.open("math") if sign in "([" else self.close("math")
        else:
            self.put(ESCAPES.get(sign, sign))

    def open(self, kind: str) -> None:
        """Open a brace or a formula."""
        if not self.top.parts and self.top.kind == "brace" and kind == "math":
            self.top.special = True
        self.stack.append(Group(kind))

    def close(self, kind: str) -> None:
        """Close the innermost group of a kind; a brace that closes nothing is dropped."""
        if not any(group.kind == kind for group in self.stack):
            return
        while True:
            group = self.stack.pop()
            content, parent = self.content(group), self.top
            if group.kind == "brace" and not parent.waiting and not group.special:
                content = self.protect(content, group.doubled)
                parent.doubled = parent.kind == "brace" and not parent.parts
            self.put(content)
            if group.kind == kind:
                return

    def content(self, group: Group) -> str:
        """The text of a group, its fonts closed; an accent without a letter stands alone."""
        while group.waiting:
            group.parts.append(apply(group.waiting.pop(), ""))
        for start, name in reversed(group.fonts):
            group.parts[start:] = [wrap(name, "".join(group.parts[start:]))]
        return "".join(group.parts)

    def protect(self, content: str, doubled: bool) -> str:
        """The content of a brace, as a `nocase` span where the brace says something."""
        if not content or self.mode not in KEEPS_BRACES or self.in_math or rich.NOCASE in content:
            return content
        title = self.mode == "title" and not doubled
        auto = title and all(has_inner_capital(word) for word in content.split())
        return content if auto else wrap("nocase", content)

    def finish(self) -> str:
        """Close what is still open and give the text."""
        while len(self.stack) > 1:
            self.close(self.top.kind)
        return self.content(self.top)


def has_inner_capital(word: str) -> bool:
    """Whether a word holds a capital that is not its first letter, so that writing braces it."""
    return any(letter.isupper() for letter in word[1:])


def apply(command: str, piece: str) -> str:
    """The text of a command with its argument."""
    if command in ACCENTS:
        base = {"ı": "i", "ȷ": "j"}.get(piece[:1], piece[:1])
        end = next(
            (at for at in range(1, len(piece)) if not unicodedata.combining(piece[at])), None
        )
        marks, rest = (piece[1:], "") if end is None else (piece[1:end], piece[end:])
        return base + marks + ACCENTS[command] + rest
    if command in SCRIPTS:
        return wrap(SCRIPTS[command], piece)
    if command in FONTS:
        return wrap(FONTS[command], piece) if FONTS[command] else f"“{piece}”"
    return piece


def wrap(name: str, content: str) -> str:
    """Content between the tags of a format."""
    return f"{rich.OPENING[name]}{content}{rich.CLOSING[name]}" if content else ""


def character(digits: str) -> str:
    r"""The letter of a `\char` number."""
    code = int(digits[1:], 16) if digits.startswith('"') else int(digits)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def decode_verbatim(text: str) -> str:
    r"""Read an identifier: backslashes and braces go, every other sign stays.

    >>> decode_verbatim(r"https://x.org/a\_b\%20{\~{}}c--d")
    'https://x.org/a_b%20~c--d'
    """
    if "\\" not in text and "{" not in text and "$" not in text:
        return text
    for spelling, sign in VERBATIM:
        text = text.replace(spelling, sign)
    return re.sub(r"\\([^A-Za-z])|[{}]", lambda match: match[1] or "", text)


VERBATIM = (
    ("$\\sim$", "~"),
    ("{\\textasciitilde}", "~"),
    ("\\textasciitilde{}", "~"),
    ("\\textasciitilde ", "~"),
    ("\\string", ""),
    ("{\\textless}", "<"),
    ("{\\textgreater}", ">"),
    ("{\\textbackslash}", "\\\\"),
    ("{\\textbraceleft}", "\\{"),
    ("{\\textbraceright}", "\\}"),
    ("$<$", "<"),
    ("$>$", ">"),
)
"""Spellings of the signs that URLs and DOIs hold, in the order they are undone."""


@cache
def rare_symbols() -> dict[str, str]:
    """Command → character for what `SYMBOLS` does not hold, from pylatexenc's table."""
    return {
        latex[1:]: character
        for character, latex in rare_characters().items()
        if latex[1:].isalpha() and latex.startswith("\\")
    }


@cache
def rare_characters() -> dict[str, str]:
    """Character → command for what `ASCII` does not hold, from pylatexenc's table."""
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    return {chr(code): latex for code, latex in get_builtin_uni2latex_dict().items()}


def encode(text: str, mode: str, *, ascii: bool = False) -> str:
    r"""Write rich text as LaTeX, in Unicode or in ASCII; braces in it are always balanced.

    >>> print(encode("Frédéric & <i>E. coli</i>", "prose", ascii=True))
    Fr{\'e}d{\'e}ric \& \textit{E. coli}
    >>> encode('On DNA and <span class="nocase">B</span>ayes', "title")
    'On {DNA} and {B}ayes'
    """
    if mode == "verbatim":
        return encode_verbatim(text, ascii)
    if mode == "pages":
        return encode(text, "prose", ascii=ascii).replace("-{}-", "--")
    title = mode == "title"
    events = rich.parse(text)
    pieces: list[str] = []
    closing: list[str] = []
    protected = 0
    for at, event in enumerate(events):
        kind, value = event
        if value == "nocase" and kind != "text":
            protected += 1 if kind == "open" else -1
        if kind == "text":
            pieces.append(encode_text(value, ascii, braces=title and not protected))
        elif kind == "open":
            twice = title and value == "nocase" and holds_capitals(events, at + 1)
            nothing = mode not in KEEPS_BRACES and value == "nocase"
            pieces.append("" if nothing else "{{" if twice else OPENING[value])
            closing.append("" if nothing else "}}" if twice else "}")
        else:
            pieces.append(closing.pop())
    result = "".join(pieces)
    return "{}" + result if title and events[:1] == [NOCASE] and encloses(result) else result


NOCASE = rich.Event("open", "nocase")
OPENING = {
    "i": r"\textit{",
    "b": r"\textbf{",
    "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
    "sc": r"\textsc{",
    "nocase": "{",
}


def holds_capitals(events: list[rich.Event], start: int) -> bool:
    """Whether every word up to the end of a `nocase` span has an inner capital."""
    words: list[str] = []
    for kind, value in events[start:]:
        if (kind, value) == ("close", "nocase"):
            break
        words += value.split() if kind == "text" else ()
    return bool(words) and all(has_inner_capital(word) for word in words)


def encode_text(text: str, ascii: bool, braces: bool) -> str:
    """Write a stretch of text without tags, with braces around inner capitals if asked."""
    if not braces or text.islower():
        return escape(text, ascii)
    position, pieces = 0, []
    for match in WORD.finditer(text):
        if has_inner_capital(match[0]):
            pieces += [
                escape(text[position : match.start()], ascii),
                "{",
                escape(match[0], ascii),
                "}",
            ]
            position = match.end()
    return "".join(pieces) + escape(text[position:], ascii)


def escape(text: str, ascii: bool) -> str:
    """Write plain text so that LaTeX prints it as it is."""
    if not ascii and PLAIN.fullmatch(text):
        return text
    text = LIGATURE.sub(r"\g<0>{}", text.translate(ESCAPED))
    text = text.replace("\n", "\n\n").replace("\n\n\n\n", "\n\n{}\n\n").replace("  ", " \\ ")
    text = LINE_START_AT.sub(r"\1{}@", text)
    return NOT_ASCII.sub(ascii_letter, unicodedata.normalize("NFC", text)) if ascii else text


PLAIN = re.compile(r"(?:[^\\{}~^&%$#_<>`\n\u00a0\u202f '-]|[ '-](?![ '-]))*")
ESCAPED = str.maketrans(UNICODE)
# bibtexparser takes an @ that begins a line for a new entry, even inside a field.
LINE_START_AT = re.compile(r"(\n\s*)@")
LIGATURE = re.compile(r"-(?=-)|'(?=')")
NOT_ASCII = re.compile(r"[^\x00-\x7f][\u0300-\u036f]*")
MARKS = {mark: command for command, mark in reversed(ACCENTS.items())}


def ascii_letter(match: re.Match[str]) -> str:
    """The LaTeX command of a letter; one that has none by its number, for XeTeX and LuaTeX."""
    return "".join(ascii_character(character) for character in match[0])


@cache
def ascii_character(character: str) -> str:
    """The LaTeX command of one character."""
    if character in ASCII:
        return ASCII[character]
    base, *marks = list(unicodedata.normalize("NFD", character))
    if marks and all(mark in MARKS for mark in marks):
        command = {"i": r"\i", "j": r"\j"}.get(base) or ascii_base(base)
        for mark in marks:
            plain_sign = not MARKS[mark].isalpha() and len(command) == 1
            command = "\\" + MARKS[mark] + (command if plain_sign else f"{{{command}}}")
        return f"{{{command}}}"
    spelling = rare_characters().get(character, "")
    if spelling.isascii() and decode(f"{{{spelling}}}", "prose", []) == character:
        return f"{{{spelling}}}"
    return f'{{\\char"{ord(character):04X}}}'


def ascii_base(base: str) -> str:
    """The letter under an accent."""
    return base if base.isascii() else ascii_character(base)


def encode_verbatim(text: str, ascii: bool) -> str:
    """Write an identifier as it is, but for the signs that would end or change the field."""
    if not text.isascii() and ascii:
        text = NOT_ASCII.sub(ascii_letter, text)
    return text.translate(VERBATIM_ESCAPED)


VERBATIM_ESCAPED = str.maketrans({sign: UNICODE[sign] for sign in "{}\\"})
