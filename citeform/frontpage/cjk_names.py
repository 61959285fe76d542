"""Names of authors in Chinese characters and kana: whether a line holds them, and their parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from citeform.frontpage.scripts import HAN, KANA, is_mostly_east, narrow
from citeform.frontpage.surnames import CHINESE, COMPOUND, JAPANESE, PINYIN
from citeform.model.values import Name
from citeform.tuples import NamedTuple

TOKEN = rf"[{HAN}{KANA}·•]+|\d{{1,3}}|[a-z](?![a-z])|[A-Za-z]+|\S"
ONE = rf"[{HAN}{KANA}]+"
SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
SEPARATORS = frozenset(",、;，；|/")
DOT = "(?<![ァ-ヶー])・|・(?![ァ-ヶー])"
"""A dot between authors; between katakana it divides a foreign name."""
BRACKETED = re.compile(r"\([^()]*\)")
SYMBOLS = frozenset("*†‡§¶#⁎✉∗⋆★☆△▲※○◎●☒")
BAD = frozenset('。!?:「」『』“”"=%<>《》@【】')
"""Signs no line of authors holds."""
TITLES = (
    "教授", "博士", "先生", "医師", "医师", "主任", "指導", "指导", "研究生", "著者", "作者",
)  # fmt: skip
"""Words beside a name that are no part of it."""
LEADS = r"\A(?:作\s?者|著\s?者(?:名)?|執筆者|文)\s?[:/]\s?|\A(?:作者|著者)\s"
INSTITUTION = (
    "(?:大学|大學|学院|學院|研究所|研究院|研究室|研究中心|医院|醫院|病院|学校|學校|学部|学科|研究科|专业|"
    "实验室|實驗室|科学院|科學院|センター|中心|机构|機構|公司|会社|講座|教室|部門|診療所|クリニック|保健所|協会|"
    "协会|学会|委员会|出版社|编辑部|局|厅|系|所|科|室|部|院|校|课题组|協議会|財団|法人|协作组|课题|"
    "分野|専攻|课题组|市|省|県|区|都)\\Z"
)
"""How the name of an institution or a place ends."""
STRONG = (
    "大学|大學|学院|學院|研究所|研究院|医院|醫院|病院|研究科|实验室|實驗室|科学院|センター|研究中心|学部|"
    "疾病预防控制|株式会社|有限公司|高等学校|高専|専門学校|医科歯科|研究机构|研究機構"
)
"""What only institutions are called."""
BODY = (
    "協会",
    "学会",
    "委員会",
    "委员会",
    "研究会",
    "グループ",
    "協作組",
    "协作组",
    "工作组",
    "组",
)
MARKED = r"[(\[]?(?:[*※]?\d{1,2}|[a-z])\s?[).\]、]?\s?(?=[^\W\d_a-z]{2})"
POSTCODE = r"(?<!\d)\d{6}(?!\d)|〒|(?<!\d)\d{3}-\d{4}(?!\d)"


class Piece(NamedTuple):
    """What stands between two separators or marks of a line of authors."""

    words: tuple[str, ...]
    marks: tuple[str, ...]
    line: int


def plain(text: str) -> str:
    """A line with plain signs and numbers."""
    text = narrow(re.sub(DOT, ",", text)).translate(SUPERSCRIPTS)
    return re.sub(LEADS, "", text)


@lru_cache(maxsize=256)
def score_names(text: str) -> float:
    """How much a line in Chinese characters looks like names of authors, between 0 and 1.

    >>> score_names("张三1，欧阳小明2") > 0.8, score_names("糖尿病患者的认知功能") < 0.2
    (True, True)
    """
    line = BRACKETED.sub("", plain(text))
    if len(line) > 400 or BAD & set(line) or re.search(STRONG, line):
        return 0.0
    pieces = tuple(cut_pieces([text]))
    total = good = 0.0
    for piece in pieces:
        for parts in part(piece.words):
            total += 1
            good += score_parts(parts)
    if not total:
        return 0.0
    marks = any(piece.marks for piece in pieces)
    score = good / total - 0.25 * (total == 1 and not marks and len(pieces[0].words) == 1)
    return max(0.0, min(1.0, 0.95 * score + 0.05 * marks))


def score_parts(parts: Sequence[str]) -> float:
    """How much one or two words look like one name."""
    whole = "".join(parts)
    if not 1 < len(whole) < 9 or re.search(INSTITUTION, whole):
        return 0.0
    family, _ = divide(parts, "")
    if "·" in whole:
        return 0.8
    if family:
        known = family in JAPANESE or family in COMPOUND or family in CHINESE
        short = len(whole) - len(family) < 4
        return (1.0 if known else 0.55) if short else 0.1
    return 0.0


def score_institution(text: str) -> float:
    """How much a line in Chinese characters looks like an institution, between 0 and 1."""
    line = narrow(text)
    runs = re.findall(ONE, line)
    score = 0.6 * any(re.search(STRONG, run) and re.search(INSTITUTION, run) for run in runs)
    score += 0.3 * any(re.search(STRONG, run) for run in runs) * (score == 0)
    score += 0.35 * any(re.search(INSTITUTION, run) and len(run) > 3 for run in runs)
    score += 0.3 * bool(re.search(POSTCODE, line)) + 0.25 * bool(re.match(MARKED, line))
    score -= 0.6 * ("。" in line[:-1] or ":" in line or "?" in line)
    return max(0.0, min(1.0, score)) if len(line) < 400 else 0.0


def read_authors(
    lines: Sequence[str], language: str
) -> Iterable[tuple[Name, tuple[str, ...], int]]:
    """The names on consecutive lines, each with its marks and the index of its line."""
    for piece in cut_pieces(lines):
        names = part(piece.words)
        for at, parts in enumerate(names):
            name = make_name(parts, language)
            if name:
                yield name, piece.marks if at == len(names) - 1 else (), piece.line


def cut_pieces(lines: Sequence[str]) -> Iterable[Piece]:
    """Divide lines at separators and marks; what stands in brackets is no name."""
    for number, line in enumerate(lines):
        words: list[str] = []
        marks: list[str] = []
        depth = 0
        for token in re.findall(TOKEN, plain(line)):
            is_word = bool(re.match(ONE, token))
            if token in "([" or token in ")]":
                depth = max(0, depth + (1 if token in "([" else -1))
            elif is_word and not depth:
                if marks and words:
                    yield Piece(tuple(words), tuple(marks), number)
                    words, marks = [], []
                words += [token] if token not in (*TITLES, "等", "ら", "著", "編") else []
            elif token in SEPARATORS and not depth and words and not marks:
                yield Piece(tuple(words), (), number)
                words = []
            elif (token.isalnum() and len(token) < 4 and not is_word) or token in SYMBOLS:
                marks.append(token)
        if words:
            yield Piece(tuple(words), tuple(marks), number)


def part(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The names that only spaces divide, each of one word, or of a family and a given name.

    >>> part(["张三", "王小明", "李", "四"])
    (('张三',), ('王小明',), ('李', '四'))
    >>> part(["山田", "太郎", "佐藤", "花子"])
    (('山田', '太郎'), ('佐藤', '花子'))
    """
    if 2 < len(words) < 6 and max(map(len, words)) == 1:
        whole = "".join(words)  # "大 橋 憲 一", set wide.
        if len(words) == 3 or whole[:2] in JAPANESE or whole[:2] in COMPOUND:
            return ((whole,),)
    names: list[tuple[str, ...]] = []
    at = 0
    paired = is_paired(words)
    while at < len(words):
        after = words[at + 1 : at + 2]
        family = words[at] in COMPOUND or words[at] in JAPANESE
        lone = len(words[at]) == 1 or (family and bool(after) and len(after[0]) == 1)
        two = bool(after) and (paired or lone)
        names.append(tuple(words[at : at + 1 + two]))
        at += 1 + two
    return tuple(names)


def is_paired(words: Sequence[str]) -> bool:
    """Whether words are family and given names in turn."""
    if len(words) % 2 or any(len(word) > 5 or "·" in word for word in words):
        return False
    families, givens = words[::2], words[1::2]
    known = sum(word in JAPANESE or word in COMPOUND for word in families)
    if 2 * known >= len(families):
        return True
    # "张三 王小明" are two men, though either word might be a part of a Japanese name.
    whole = sum(word[0] in CHINESE and len(word) in (2, 3) for word in words)
    return len(words) == 2 and whole < 2 and len(families[0]) < 4 and len(givens[0]) < 5


def divide(parts: Sequence[str], language: str) -> tuple[str, str]:
    """Family and given name; no family where nothing tells where it ends."""
    if len(parts) == 2:
        return parts[0], parts[1]
    name = parts[0]
    if "·" in name:
        return "", ""
    if name[:2] in COMPOUND and len(name) in (3, 4):
        return name[:2], name[2:]
    native = divide_japanese(name) if language != "zh" else ("", "")
    if language == "ja" or (len(name) > 3 and native[0]):
        return native
    if len(name) in (2, 3) and (language == "zh" or name[0] in CHINESE) and not has_kana(name):
        return name[:1], name[1:]
    return native


def divide_japanese(name: str) -> tuple[str, str]:
    """The longest known family name a name begins with, or the characters before its kana."""
    for length in (3, 2, 1):
        if name[:length] in JAPANESE and 0 < len(name) - length < 4:
            return name[:length], name[length:]
    at = next((at for at, char in enumerate(name) if has_kana(char)), 0)
    return (name[:at], name[at:]) if 1 < at < 4 and has_kana(name[-1]) else ("", "")


def has_kana(text: str) -> bool:
    """Whether a text holds kana."""
    return any("\u3041" <= char <= "\u30fe" for char in text)


def make_name(parts: Sequence[str], language: str) -> Name | None:
    """The name of one or two words, as a literal where its parts cannot be told."""
    whole = "".join(parts)
    if not 1 < len(whole) < 14 or re.search(STRONG, whole):
        return None
    if whole.endswith(BODY):
        return Name(literal=whole)
    family, given = divide(parts, language)
    return Name(family, given) if family else Name(literal=" ".join(parts))


def write_name(name: Name) -> str:
    """A name as it is written: in Chinese characters the family's before the given one.

    >>> write_name(Name("王", "小明")), write_name(Name("Wang", "Xiaoming"))
    ('王小明', 'Xiaoming Wang')
    """
    if name.family and is_mostly_east(name.family):
        return name.family + name.given
    return str(name)


def is_turned(names: Sequence[Name]) -> bool:
    """Whether Chinese names in Latin letters were read the wrong way round: "Zhang Wei, Li Na".

    >>> is_turned([Name("Wei", "Zhang"), Name("Na", "Li")])
    True
    >>> is_turned([Name("Zhang", "Wei"), Name("Li", "Na")])
    False
    """
    families = sum(name.family.lower() in PINYIN for name in names)
    givens = sum(name.given.lower() in PINYIN for name in names)
    return givens > families and 3 * givens > 2 * len(names)
