"""Citation lines: what each form says, and what is none."""

from __future__ import annotations

import pytest

from citeform.frontpage.citation_line import NOTHING, read_citation


@pytest.mark.parametrize(
    ("line", "journal", "year", "volume", "issue", "page"),
    [
        ("J Foo Bar 2024;208:763-71", "J Foo Bar", "2024", "208", "", "763-771"),
        ("J Foo. 2012;25(3):12-20.", "J Foo", "2012", "25", "3", "12-20"),
        ("Rev Esp Foo. 2019;93:e1-e9", "Rev Esp Foo", "2019", "93", "", "e1-e9"),
        ("PLoS FOO 13(12): e0210117", "PLoS FOO", "", "13", "12", "e0210117"),
        ("Phys. Rev. F 45, 123 (1992)", "Phys. Rev. F", "1992", "45", "", "123"),
        ("Journal of Foo 9 (2010) 175–180", "Journal of Foo", "2010", "9", "", "175-180"),
        ("J. Foo, Vol. 12, No. 3, pp. 45-67, 2011", "J. Foo", "2011", "12", "3", "45-67"),
        ("Kim et al. BMC Foo 2013, 13:266", "BMC Foo", "2013", "13", "", "266"),
        ("Foo Data | (2022) 9:435", "Foo Data", "2022", "9", "", "435"),
        ("Env. Foo Lett. 15 (2020) 034047", "Env. Foo Lett.", "2020", "15", "", "034047"),
        ("Der Foo 2015 · 64:12–19", "Der Foo", "2015", "64", "", "12-19"),
        ("Acta Foo. (2007). C63, m12-m14", "Acta Foo", "2007", "C63", "", "m12-m14"),
        ("Foo Therapy 2017:11 193-202", "Foo Therapy", "2017", "11", "", "193-202"),
        ("Roe A. A title of sorts. J Foo. 2020;2:1-9", "J Foo", "2020", "2", "", "1-9"),
        ("2008, Vol. 63, No. 6, pp. 61-64", "", "2008", "63", "6", "61-64"),
    ],
)
def test_reads_citation_lines(
    line: str, journal: str, year: str, volume: str, issue: str, page: str
) -> None:
    assert read_citation(line)[:5] == (journal, year, volume, issue, page)


@pytest.mark.parametrize(
    "line",
    [
        "Received 12 March 2019; accepted 4 May 2019",
        "12, rue des Tanneurs, 37000 Tours, France",
        "Tel. 0761 203 40 50",
        "A study of 45 patients",
        "No digits here",
        "",
    ],
)
def test_refuses_other_lines(line: str) -> None:
    assert read_citation(line) == NOTHING
