"""Citation lines and dates as journals of other scripts and languages print them."""

from __future__ import annotations

import pytest

from citeform.frontpage.citation_line import read_citation
from citeform.frontpage.citation_signs import read_number
from citeform.frontpage.dates import find_date
from citeform.frontpage.labels import match_label
from citeform.frontpage.languages import guess_language


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("海浜医学雑誌　第66巻　第3号　2019年　123–130頁", "海浜医学雑誌|2019|66|3|123-130"),
        ("江城学报（文科版），2022，38（5）：112-119", "江城学报（文科版）|2022|38|5|112-119"),
        ("南山医誌 45：12〜15，2014", "南山医誌|2014|45||12-15"),
        ("江南文史 2015年第4期", "江南文史|2015||4|"),
        ("Вестник Заречья. 2019. Т. 178, № 3. С. 45–50", "Вестник Заречья|2019|178|3|45-50"),
        ("Rocznik Nadwiśla, tom XXI, 2018, nr 2, s. 71–89", "Rocznik Nadwiśla|2018|XXI|2|71-89"),
        ("Nordblätter, Jg. 28 (2011), Heft 3, S. 215–240", "Nordblätter|2011|28|3|215-240"),
        ("Jaarboek, jaargang 12, nr. 1, 2003, p. 19-36", "Jaarboek|2003|12|1|19-36"),
        ("Annali di Frutta, LII (1), 1998, 23-31", "Annali di Frutta|1998|LII|1|23-31"),
        ("Engenharia, Campinal, v.12, n.2, p.140-149, 2007", "Engenharia|2007|12|2|140-149"),
    ],
)
def test_reads_numbers_by_their_signs(line: str, parts: str) -> None:
    found = read_citation(line)
    year = str(found.issued.year)
    assert "|".join([found.journal, year, found.volume, found.issue, found.page]) == parts


def test_reads_the_number_of_a_chinese_article() -> None:
    found = read_number("文章编号：1001-0000（2021）02-0066-08")
    assert found == {"ISSN": "1001-0000", "issue": "2", "page": "66-73"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019年3月5日", (2019, 3, 5)),
        ("2019 年 3 月", (2019, 3)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("平成30年", (2018,)),
        ("12 марта 2019 г.", (2019, 3, 12)),
        ("5 maja 2017 r.", (2017, 5, 5)),
        ("30 września 2017", (2017, 9, 30)),
    ],
)
def test_reads_dates(text: str, date: tuple[int, ...]) -> None:
    assert find_date(text).parts == (date,)


@pytest.mark.parametrize(
    ("line", "zone", "rest"),
    [
        ("【摘要】　目的", "abstract", "目的"),
        ("［摘　要］目的", "abstract", "目的"),
        ("关键词　糖尿病；肥胖", "keywords", "糖尿病；肥胖"),
        ("キーワード：痛み、評価", "keywords", "痛み、評価"),
        ("中图分类号：R587.1", "classification", "R587.1"),
        ("УДК 616.12", "classification", "616.12"),
        ("Ключевые слова: боль", "keywords", "боль"),
        ("Słowa kluczowe: ból", "keywords", "ból"),
        ("Поступила в редакцию 12.03.2019", "received", "12.03.2019"),
        ("受付日：2019年1月10日", "received", "2019年1月10日"),
    ],
)
def test_matches_labels(line: str, zone: str, rest: str) -> None:
    label = match_label(line.replace("\u3000", " "))
    assert label
    assert (label.zone, line[label.rest :].strip()) == (zone, rest)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("痛みの評価", "ja"),
        ("患者的认知功能", "zh"),
        ("Оценка боли", "ru"),
        ("Оцінка якості життя", "uk"),
        ("Ocena bólu u chorych po operacji oraz ich jakość życia", "pl"),
        ("山田太郎", ""),
    ],
)
def test_tells_languages(text: str, language: str) -> None:
    assert guess_language(text) == language
