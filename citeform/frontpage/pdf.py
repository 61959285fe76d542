"""The first pages of a PDF as text, with how every line is set; pypdfium2's one door.

pypdfium2 is imported when a PDF is read.  It gives letters with their places; pieces of lines are
made of them here, lines of pieces in `columns`.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from citeform.frontpage.columns import Piece, find_lines
from citeform.frontpage.covers import is_cover
from citeform.frontpage.metadata import told_by_cover, told_by_file, told_by_margin
from citeform.frontpage.typeset import Block, Typeset, set_pages
from citeform.problems import CiteformError, Problem
from citeform.tuples import NamedTuple

PAGES = 2
"""How many pages are read: a front page may end on the second."""
COVERS = 3
"""How many pages at most are an archive's own."""
LETTERS = 40
"""Fewer letters are no front page; a scanned one may bear a stamp."""
MOST_LETTERS = 30_000
"""Letters read of a page; a poster or a map has more."""
BOLD_NAMES = ("bold", "black", "heavy", "cmbx", "sfbx", "-bd", "demi", "medi")
BOLD = 650
"""The weight from which a font is bold whatever its name; pdfium computes it from the stems."""
HYPHENS = "\x02\ufffe\xad\u2010\u2011"
"""What stands for a hyphen: pdfium's two marks of a divided word, and Unicode's."""
ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304",
    "˘": "\u0306", "˙": "\u0307", "˝": "\u030b", "ˇ": "\u030c", "˚": "\u030a", "¸": "\u0327",
    "˛": "\u0328",
}  # fmt: skip
"""Accents that TeX's old fonts print as letters of their own, and those that combine."""
LINE_ENDS = dict.fromkeys(map(ord, "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), " ")


class Letter(NamedTuple):
    """One printed letter, turned upright."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool


class Style(NamedTuple):
    """What the letters of one text object have in common."""

    size: float
    angle: float
    is_bold: bool


def read_pdf(data: bytes, name: str) -> Typeset:
    """The text of a PDF's first pages, covers left out, and what else it says of itself.

    Raises `CiteformError` when it is encrypted, damaged, or holds no text, or when there is no
    pypdfium2 to read it.
    """
    document = open_document(data, name)
    try:
        pages, covers, turned = read_pages(document)
        info = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    text, prints = set_pages(pages)
    if sum(map(str.isalpha, text)) < LETTERS:
        hint = "`ocrmypdf FILE OUT.pdf` gives it a text"
        message = "this PDF holds no text, only pictures of its pages"
        raise CiteformError(Problem("no-text", message, name, hint=hint))
    told = (*told_by_file(info, data), *told_by_cover(covers), *told_by_margin(turned))
    return Typeset(text, name, prints, told)


def open_document(data: bytes, name: str) -> Any:
    """A PDF, ready to give its pages."""
    try:
        import pypdfium2
    except ImportError:
        hint = "pip install 'citeform[pdf]'"
        message = "pypdfium2 is not installed, which reads PDFs"
        raise CiteformError(Problem("no-pdf-reader", message, name, hint=hint)) from None
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document):
            return document
        reason = "it has no pages"
    except pypdfium2.PdfiumError as error:
        reason = str(error)
    if "assword" in reason or "ecurity" in reason:
        hint = "`qpdf --decrypt --password=… FILE OUT.pdf` takes it away"
        message = "this PDF is encrypted and asks for a password"
        raise CiteformError(Problem("encrypted", message, name, hint=hint))
    hint = "`qpdf FILE OUT.pdf` may repair it"
    raise CiteformError(Problem("unreadable", "this PDF is damaged", name, hint=hint))


def read_pages(document: Any) -> tuple[list[list[Block]], list[str], list[str]]:
    """The lines of the first pages, the texts of covers, and what is printed across a page."""
    pages: list[list[Block]] = []
    covers: list[str] = []
    turned: list[str] = []
    for number in range(min(len(document), PAGES + COVERS)):
        letters, along = read_letters(document[number])
        if not letters:
            continue
        lines = find_lines(list(once(find_pieces(letters))))
        text = "\n".join(line.text for line in lines)
        if not pages and number + 1 < len(document) and len(covers) < COVERS and is_cover(text):
            covers.append(text)
            continue
        turned += along
        pages.append(lines)
        if len(pages) == PAGES:
            break
    return pages, covers, turned


def read_letters(page: Any) -> tuple[list[Letter | None], list[str]]:
    """The letters of a page, a space as None, and the texts that stand across its direction."""
    import pypdfium2.raw as pdfium

    holder = page.get_textpage()
    raw = holder.raw
    count = min(pdfium.FPDFText_CountChars(raw), MOST_LETTERS)
    found: list[tuple[str, float, float, Any, Style]] = []
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    last: int | None = None
    style = Style(10.0, 0.0, False)
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        text = chr(code) if 0 < code < 0x110000 else ""
        if text in HYPHENS:
            text = "-"
        if not text or text.isspace():
            found.append(("", 0.0, 0.0, None, style))
            continue
        owner = ctypes.cast(pdfium.FPDFText_GetTextObject(raw, index), ctypes.c_void_p).value
        if owner != last or owner is None:
            style, last = read_style(raw, index), owner
        pdfium.FPDFText_GetCharOrigin(raw, index, at_x, at_y)
        pdfium.FPDFText_GetLooseCharBox(raw, index, at_box)
        corners = box.left, box.bottom, box.right, box.top
        found.append((text, x.value, y.value, corners, style))
    holder.close()
    return turn(found)


def read_style(raw: Any, index: int) -> Style:
    """Size, direction and weight of a letter."""
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFText_GetFontSize(raw, index)
    matrix = pdfium.FS_MATRIX()
    angle = 0.0
    if pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d)
        angle = math.degrees(math.atan2(matrix.b, matrix.a))
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(raw, index, buffer, 128, ctypes.byref(ctypes.c_int()))
    name = buffer.value.decode("latin-1").lower()
    weight = pdfium.FPDFText_GetFontWeight(raw, index)
    return Style(size or 10.0, angle, weight >= BOLD or any(one in name for one in BOLD_NAMES))


def turn(
    found: Sequence[tuple[str, float, float, Any, Style]],
) -> tuple[list[Letter | None], list[str]]:
    """The letters in the direction most of them have, turned upright; the others as texts."""
    quarters = [round(style.angle / 90) % 4 for text, _, _, _, style in found if text]
    main = max(range(4), key=quarters.count)
    along_x, along_y = ((1, 0), (0, 1), (-1, 0), (0, -1))[main]
    letters: list[Letter | None] = []
    others: list[str] = []
    in_other = False
    for text, x, y, corners, style in found:
        if not text:
            letters.append(None)
            if in_other:
                others[-1] += " "
            continue
        if abs((style.angle - 90 * main + 180) % 360 - 180) > 10:
            others += [] if in_other else [""]
            others[-1] += text
            in_other = True
            continue
        in_other = False
        base = -x * along_y + y * along_x
        ends = [along_x * a + along_y * b for a, b in (corners[:2], corners[2:])]
        letters.append(Letter(text, min(ends), max(ends), base, style.size, style.is_bold))
    return (letters if any(letters) else []), [" ".join(one.split()) for one in others]


def find_pieces(letters: Sequence[Letter | None]) -> Iterator[Piece]:
    """Pieces of lines: letters that follow each other at one height, as the file has them."""
    run: list[Letter] = []
    text = ""
    is_space = False
    for letter in letters:
        if letter is None:
            is_space = True
            continue
        if run and not is_next(run, letter):
            yield make_piece(run, text)
            run, text = [], ""
        if run:
            near = letter.left - run[-1].right < 0.33 * letter.size
            text, letter = put_on(text, run[-1], letter, is_space and bool(text), near)
        else:
            text = letter.text
        run.append(letter)
        is_space = False
    if run:
        yield make_piece(run, text)


def is_next(run: Sequence[Letter], letter: Letter) -> bool:
    """Whether a letter goes on where a run of letters ends."""
    last = run[-1]
    size = max(last.size, letter.size)
    main = max(run[-8:], key=lambda one: one.size)
    gap = letter.left - last.right
    if abs(letter.base - main.base) > (0.25 if abs(main.size - letter.size) < 0.1 else 0.6) * size:
        return False
    return -0.9 * size < gap < 1.2 * size


def put_on(
    text: str, last: Letter, letter: Letter, is_space: bool, near: bool
) -> tuple[str, Letter]:
    """A text with one more letter; an accent goes onto the letter that it stands above."""
    middle = (letter.left + letter.right) / 2
    reach = 0.1 * letter.size
    if letter.text in ACCENTS and last.left - reach < middle < last.right + reach:
        if whole := accented(text[-1:], letter.text):
            return text[:-1] + whole, letter._replace(left=last.left, right=last.right)
    elif last.text in ACCENTS and text.endswith(last.text):
        middle = (last.left + last.right) / 2
        whole = accented(letter.text, last.text)
        if whole and letter.left - reach < middle < letter.right + reach:
            before = text[:-1]
            return before + whole, letter
    return text + (" " if is_space or not near else "") + letter.text, letter


def accented(letter: str, accent: str) -> str:
    """A letter with an accent, or nothing where there is no such letter."""
    whole = unicodedata.normalize("NFC", {"ı": "i", "ȷ": "j"}.get(letter, letter) + ACCENTS[accent])
    return whole if len(whole) == 1 else ""


def make_piece(run: Sequence[Letter], text: str) -> Piece:
    """A piece of its letters; raised and lowered ones do not count for its height."""
    sizes = sorted(letter.size for letter in run)
    size = sizes[len(sizes) // 2]
    main = [letter for letter in run if letter.size >= size] or list(run)
    bases = sorted(letter.base for letter in main)
    bold = 2 * sum(letter.is_bold for letter in run) > len(run)
    right = max(letter.right for letter in run)
    clean = " ".join(text.translate(LINE_ENDS).split())
    return Piece(clean, run[0].left, right, bases[len(bases) // 2], size, bold)


def once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without those that are printed twice in one place to look bold."""
    seen: set[tuple[str, int, int]] = set()
    for piece in pieces:
        place = round(piece.left / 2), round(piece.base / 2)
        near = {(piece.text, place[0] + x, place[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}
        if piece.text and not near & seen:
            seen.add((piece.text, *place))
            yield piece
