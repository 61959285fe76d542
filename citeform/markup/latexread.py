"""LaTeX as .bib files hold it → rich text.

Braces that protect capitals become `nocase` spans, accents and symbols Unicode (NFC), font
commands and `$_2$` tags.  Text without a backslash, brace or dollar never reaches the parser.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from citeform.markup.foreign import clean
from citeform.markup.latextables import (
    ACCENTS,
    ARGUMENTS,
    ESCAPES,
    FONTS,
    IGNORED,
    LIGATURES,
    PASSED,
    SPACING,
    SWITCHES,
    SYMBOLS,
)
from citeform.markup.verbatim import decode_verbatim
from citeform.model import rich
from citeform.model.bibstrings import BIBSTRINGS
from citeform.pattern import pattern

SPECIAL = pattern(r"[\\{}$~`\n'-](?:(?<=[^'-])|(?<=-)-|(?<=')')")
"""What is no plain text; one set of first signs, because `re` looks for that ten times faster."""
SIMPLE = pattern(r"[\\-](?:(?<=\\)([&%#$_])|(?<=-)(?<!--)-(?!-))")
"""Special signs that stand for one other, whatever is around them."""
LETTER = (
    r"\{\\(?:[\"'`^~=.](?:[A-Za-z]|\{[A-Za-z]\}|\\[ij]|\{\\[ij]\})|[Hbcdkruv]\{[A-Za-z]\}"
    r"|(?:AA|AE|L|O|OE|aa|ae|i|j|l|o|oe|ss))\}"
)
"""BibTeX's "special character" of one letter, so frequent that it is one token."""

TOKEN = pattern(
    rf"(?P<letter>{LETTER})|"
    r"\\(?P<word>[A-Za-z]+)\*?(?P<gap>\s*)"
    r"|\\(?P<sign>[\s\S])|(?P<brace>[{}])|(?P<math>\$\$?)|(?P<ligature>---?|``|''|[`~])"
    r"|(?P<break>\n[ \t]*\n\s*)|(?P<space>[ \t\r\n]+)|(?P<script>[\^_])"
    r"|(?P<text>[^\\{}$~`'\n\t\r ^_-]++(?:[ '-](?![ '\n\t\r-])[^\\{}$~`'\n\t\r ^_-]*+)*+|['-])"
    r"|(?P<stray>\\)"
)
EDTF = pattern(r"\s*[-\d.?~%/XTZ:+]+\s*")
"""A date whose tilde is no space; EDTF is never markup."""
OPTIONAL = pattern(r"\s*(?:\[[^\]{}]*\]\s*)?")
BRACE = pattern(r"\\.|[{}]", re.DOTALL)
LINKED = pattern(r"\s*(?:https?://|www\.|doi:)\S*\Z", re.IGNORECASE)
KEYED = ("bibstring", "bibcpstring", "bibsstring")
CHARACTER = pattern(r'\s*("[0-9A-Fa-f]{1,6}|\d{1,7})\s?')
KEEPS_BRACES = ("title", "names")
SCRIPTS = {"$^": "sup", "$_": "sub"}
WORD = pattern(r"\w+")


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
    if mode == "verbatim":
        return decode_verbatim(text)
    if mode == "date" and EDTF.fullmatch(text):
        return text
    if "&" in text or "<" in text:
        text = clean(text)
    if not SPECIAL.search(text):
        return text
    plain = SIMPLE.sub("", text)
    if plain.isprintable() and "  " not in plain and not SPECIAL.search(plain):
        text = SIMPLE.sub(lambda match: match[1] or LIGATURES["--"], text)
        return unicodedata.normalize("NFC", text).strip()
    while mode == "title" and encloses(text):
        text = text[1:-1]
    return unicodedata.normalize("NFC", Reader(unknown, mode).read_all(text)).strip()


def encloses(text: str) -> bool:
    """Whether the first brace closes at the very end, and begins no special character."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for match in BRACE.finditer(text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth:
            return match.end() == len(text)
    return False


class Reader:
    """The groups that are open at one point of a text."""

    def __init__(self, unknown: list[str], mode: str, in_math: bool = False) -> None:
        self.unknown = unknown
        self.mode = mode
        self.stack = [Group("math" if in_math else "top")]

    def read_all(self, text: str) -> str:
        """The rich text of a whole text."""
        position, end, stack = 0, len(text), self.stack
        while position < end:
            match = TOKEN.match(text, position)
            assert match, "TOKEN takes any character"
            if match.lastgroup == "text" and not stack[-1].waiting:
                stack[-1].parts.append(match[0])
                position = match.end()
            else:
                position = self.read(match, text)
        return self.finish()

    def read(self, match: re.Match[str], text: str) -> int:
        """Take one token; give the offset after it."""
        value = match[0]
        match match.lastgroup:
            case "letter":
                self.put(special_letter(value))
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
        if name in ARGUMENTS:
            return self.with_arguments(name, text, match.end())
        if name in SYMBOLS:
            self.put(SYMBOLS[name])
        elif name in SWITCHES:
            group.fonts.append((len(group.parts), SWITCHES[name]))
        elif name not in IGNORED:
            self.waiting_command(name)
        return match.end()

    def with_arguments(self, name: str, text: str, position: int) -> int:
        """Take a command and its arguments, which are read apart; give the offset after them."""
        count, show = ARGUMENTS[name]
        raw: list[str] = []
        while len(raw) < count:
            argument, position = next_argument(text, position)
            raw.append(argument)
        if name == "href":
            target, label = decode_verbatim(raw[0]), self.apart(raw[1])
            if LINKED.match(label):
                label = target
            elif self.mode == "prose":
                label = f"{label} ({target})"
            self.put(label)
        elif name == "symbol":
            self.put(character(raw[0]) if CHARACTER.fullmatch(raw[0]) else "")
        elif name in KEYED:
            self.put(BIBSTRINGS.get(raw[0].strip().lower(), raw[0]))
        elif show:
            self.put(show.format(*map(self.apart, raw)))
        return position

    def apart(self, text: str) -> str:
        """The rich text of an argument."""
        return Reader(self.unknown, self.mode, self.in_math).read_all(text)

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


@cache
def special_letter(spelling: str) -> str:
    r"""The letter of a special character.

    >>> special_letter(r"{\'{\i}}"), special_letter(r"{\v{c}}"), special_letter(r"{\ss}")
    ('í', 'č', 'ß')
    """
    command, *letter = re.findall(r"[A-Za-z]+|[^A-Za-z{}\\]", spelling)
    found = apply(command, *letter) if letter else SYMBOLS[command]
    return unicodedata.normalize("NFC", found)


def next_argument(text: str, position: int) -> tuple[str, int]:
    """The argument of a command, and the offset after it; an optional one before it is dropped."""
    match = OPTIONAL.match(text, position)
    position = match.end() if match else position
    if text[position : position + 1] != "{":
        token = TOKEN.match(text, position)
        if not token or token[0] == "}":
            return "", position
        # Of plain letters the first alone is the argument.
        end = position + 1 if token.lastgroup == "text" else token.end()
        return text[position:end], end
    depth = 0
    for brace in BRACE.finditer(text, position):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return text[position + 1 : brace.start()], brace.end()
    return text[position + 1 :], len(text)


def has_inner_capital(word: str) -> bool:
    """Whether a word holds a capital that is not its first letter, so that writing braces it."""
    rest = word[1:]
    return rest.lower() != rest and any(letter.isupper() for letter in rest)


def apply(command: str, piece: str) -> str:
    """The text of a command with its argument."""
    if command in ACCENTS and not piece:
        return SPACING.get(command, "")
    if command == "overline" or (command == "bar" and not piece[:1].isalpha()):
        return "".join(letter + "\u0305" for letter in piece)
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
