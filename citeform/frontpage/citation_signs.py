"""Citation lines whose numbers are told by the signs beside them, in the languages that have them.

Chinese, Japanese and Russian journals, and those of the humanities in the rest of Europe.
"""

from __future__ import annotations

import re

from citeform.frontpage.scripts import HAN, KANA, is_east, is_mostly_east, narrow
from citeform.pattern import pattern

NUMBER, YEAR = r"(?:\d{1,4}|[IVXLC]{1,8})", r"(?:19|20)\d\d"
RANGE = r"[\d]{1,6}\s?[-–—−~]\s?\d{1,6}"
# Every pattern begins at a sign or a digit and has bounded parts.
FORMS: tuple[tuple[str, str], ...] = (
    # 第35卷第3期.  66巻3号.  Т. 178, № 3.  Vol. 61 No. 4
    ("volume", r"(?<!\d)(\d{1,4})\s?[卷巻]"),
    ("volume", r"\bТ(?:ом|\.)\s?(\d{1,4})"),
    ("volume", r"\b[Vv]ol(?:ume)?\.?\s?(\d{1,4})"),
    ("volume", rf"\b(?:[Tt]ome?|[Tt]\.|[Rr]ok|a\.)\s?({NUMBER})\b"),
    ("volume", rf"\b(?:Jg\.|Jahrg\.|Bd\.|[Jj]ahrgang|[Jj]aargang|Band)\s?({NUMBER})\b"),
    ("volume", rf"(?<!\d)(\d{{1,3}})\s\({YEAR}\),?\s(?:H\.|Heft|[Nn]r|n\.|no)"),
    ("volume", r"\bv\.\s?(\d{1,4})(?=,\s?[np])"),
    ("issue", r"\bn(?:[°º]|\.[°º]?)\s?(\d{1,4}(?:[-–/]\d{1,4})?)"),
    ("issue", r"\b(?:[Nn]r\.?|[Zz]eszyt|[Zz]\.|Heft|H\.|fasc\.)\s?(\d{1,4}(?:[-–/]\d{1,4})?)"),
    ("issue", rf"[期号]?\s?第\s?({RANGE}|\d{{1,5}})\s?[期号號]"),
    ("issue", r"[卷巻]\s?(\d{1,4}(?:[-–・·/]\d{1,3})?)\s?[期号號]"),
    ("issue", r"№\s?(\d{1,4}(?:[-–/]\d{1,3}|\s?\(\d{1,4}\))?)"),
    ("issue", r"\b[Вв]ып(?:уск|\.)\s?(\d{1,4})"),
    ("issue", r"\b[Nn]o\.?\s?(\d{1,4}(?:[-–/]\d{1,3})?)"),
    ("page", rf"({RANGE})\s?[页頁]"),
    ("page", rf"[页頁]\s?(?:码|碼)?:?\s?({RANGE})"),
    ("page", rf"\b[СсSs](?:тр|tr|s)?\.\s?({RANGE}|\d{{1,6}})"),
    ("page", rf"\bpp?\.\s?({RANGE}|[a-z]?\d{{1,7}})"),
    ("page", rf"[号號期)]?(?:\s|\A)({RANGE})(?=\s?\(|\s?\Z|\s?[.,]\s)"),
    ("year", r"(?<!\d)((?:19|20)\d\d)\s?年"),
    ("year", r"(?<![\d/.:–-])((?:19|20)\d\d)(?![\d:–-]|\.\d|/\d)"),
)
"""What a number is by the sign before or behind it, on narrow text; the first of a kind counts."""

CHARACTERS = frozenset("卷巻期号號页頁№ТВ")
SIGNS = pattern(
    r"\b(?:[Tt]ome?|Jg|Jahrg|[Jj]ahrgang|[Jj]aargang|Heft)\b"
    r"|\b(?:nr|z\.|t\.|T\.|H\.|a\.)\s|\bv\.\s?\d{1,4},\s?[np]|, (?:19|20)\d\d, \d"
)
"""A line without any of these holds no such numbers, but for Vol. and No. beside characters."""
PLAIN = (
    rf",\s(?P<volume>{NUMBER})(?:\s?\((?P<issue>\d{{1,3}})\))?,\s(?:(?P<year>{YEAR}),\s)?"
    rf"(?P<page>{RANGE})(?!\d)(?:,\s(?P<later>{YEAR}))?"
)
"""Numbers without any sign: "Cadernos de Geografia, 31, 2014, 33-47"."""
COLON = (
    rf"(?<!\d)(?P<volume>\d{{1,4}})\s?(?:\((?P<issue>\d{{1,3}})\)\s?)?:\s?(?P<page>{RANGE})"
    rf"[,.]\s?(?P<year>{YEAR})"
)
"""Numbers as Japanese journals of medicine set them: "南山医誌 45:12-15, 2014"."""
ABNT = pattern(r"\bv\.\s?\d{1,4},\s?n\.\s?\d{1,4}")
"""The Brazilian norm puts the place behind the journal: "Engenharia, Campinas, v. 12, n. 2"."""
NUMBERED = (
    r"(?<!\d)(?P<issn>\d{4}-\d{3}[\dXx])\s?\((?P<year>(?:19|20)\d\d)\)\s?"
    r"(?P<issue>\d{2}|S\d)-(?P<first>\d{4,5})-(?P<count>\d{2,3})(?!\d)"
)
"""The number of a Chinese article: ISSN, year, issue, first page and how many there are."""
RUN = rf"[{HAN}{KANA}][{HAN}{KANA}A-Z·]{{1,40}}(?:\([^()]{{1,14}}\))?[A-Z]?"
NAMED = (
    r"(?:学报|學報|杂志|雜誌|雑誌|期刊|学刊|學刊|会誌|論文誌|紀要|論集|論叢|通报|通訊|通讯|学会誌|研究|誌|"
    r"评论|評論|論壇|论坛|年報|年报|月刊|季刊|文史|科学|技术|工程|学会報|報告|报|刊|学|界|志)(?:\([^()]+\)[A-Z]?)?\Z"
)
"""How names of journals end."""


def find_numbers(text: str) -> dict[str, tuple[str, int, int]]:
    """Volume, issue, page and year of a narrow line, each with where it stands with its sign."""
    if not SIGNS.search(text) and not CHARACTERS & set(text) and not is_east(text):
        return {}
    if re.search(NUMBERED, text):
        return {}
    if match := re.search(PLAIN, text) or (is_east(text) and re.search(COLON, text)) or None:
        parts = match.groupdict("")
        parts["year"] = parts["year"] or parts.pop("later", "")
        return {key: (value.replace(" ", ""), *match.span()) for key, value in parts.items()}
    found: dict[str, tuple[str, int, int]] = {}
    for variable, form in FORMS:
        match = re.search(form, text) if variable not in found else None
        if match:
            found[variable] = (match[1].replace(" ", ""), *match.span())
    return found


def find_journal(text: str, first: int) -> str:
    """The journal on a line in Chinese characters whose numbers begin at a column, or "".

    >>> find_journal("日本地域健康学雑誌 第66巻", 10), find_journal("第41卷 江城学报(文科版)", 0)
    ('日本地域健康学雑誌', '江城学报(文科版)')
    """
    runs = [match[0] for match in re.finditer(RUN, text)]
    named = [run for run in runs if re.search(NAMED, run) and len(run) > 3]
    if named:
        return named[0]
    return last_run(text[:first])


def last_run(text: str) -> str:
    """The name in Chinese characters that a text ends with, dates left out, or "".

    >>> last_run("孙建国.黄土的试验研究[J].西原岩土力学,2022,")
    '西原岩土力学'
    """
    text = text[-160:]
    for _ in range(4):
        text = text.rstrip(" ,.:;·(|-–第年月")
        text = text[:-4] if text[-4:].isdecimal() and text[-4:-2] in ("19", "20") else text
    runs = [match for match in re.finditer(RUN, text) if match.end() == len(text)]
    return runs[-1][0] if runs and is_mostly_east(runs[-1][0]) else ""


def read_number(text: str) -> dict[str, str]:
    """ISSN, year, issue and pages in the number of a Chinese article, or nothing.

    >>> read_number("文章编号：1001-0000（2021）02-0066-08")["page"]
    '66-73'
    """
    match = re.search(NUMBERED, narrow(text))
    if not match:
        return {}
    first, count = int(match["first"]), int(match["count"])
    page = f"{first}-{first + count - 1}" if count > 1 else str(first)
    return {"ISSN": match["issn"].upper(), "issue": match["issue"].lstrip("0"), "page": page}
