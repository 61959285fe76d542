"""Citation lines: what each form says, and what is none."""

from __future__ import annotations

import pytest

from citeform.codecs.dates import write_edtf
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
        (
            "2014 Plasma Foo Sci. Technol. 7 035002",
            "Plasma Foo Sci. Technol.",
            "2014",
            "7",
            "",
            "035002",
        ),
        ("2014 Foo 7 1982", "Foo", "2014", "7", "", "1982"),
        ("Foo Bar 3:1, 45-47, January/February 2007", "Foo Bar", "2007", "3", "1", "45-47"),
        ("FOO LETTERS, VOL. 18, NO. 8, AUGUST 2000", "FOO LETTERS", "2000", "18", "8", ""),
        ("12–17 | Foo Sci | August 2003 | vol. 94 | no. 8", "Foo Sci", "2003", "94", "8", "12-17"),
        ("2001;167;43-55 J Foo", "J Foo", "2001", "167", "", "43-55"),
        ("Vol. 8, 79-86, February 1997 Foo & Bar", "Foo & Bar", "1997", "8", "", "79-86"),
        ("nature foo | VOL 2 | JUNE 2008", "nature foo", "2008", "2", "", ""),
        ("ELSEVIER Foo Acta 12 (1999) 31–39", "Foo Acta", "1999", "12", "", "31-39"),
        ("A. B. Roe, Foo Lett. 12 (1999) 31", "Foo Lett", "1999", "12", "", "31"),
        ("Hum Foo 07/2006; 21(7):17-19", "Hum Foo", "2006", "21", "7", "17-19"),
        ("JFOO08(2010)012", "JFOO", "2010", "08", "", "012"),
        ("J. of Foo, 5, 191{221 (1992)", "J. of Foo", "1992", "5", "", "191-221"),
        (
            "Foo Gazette Vol. 2009, Article ID 28230, 13 pages",
            "Foo Gazette",
            "2009",
            "2009",
            "",
            "28230",
        ),
        ("Rev Foo. t. 12, n. 3, s. 45-50 (2011)", "Rev Foo", "2011", "12", "3", "45-50"),
        (
            "PLoS Foo | www.foo.org August 2009 | Volume 5 | Issue 8 | e17",
            "PLoS Foo",
            "2009",
            "5",
            "8",
            "e17",
        ),
        (
            "FOO RESEARCH, VOL. 44, W0143, doi:10.5555/x.9, 2008",
            "FOO RESEARCH",
            "2008",
            "44",
            "",
            "W0143",
        ),
        (
            "Foo Physics D Vol. 17, Nos. 3 & 4 (2008) 19-23",
            "Foo Physics D",
            "2008",
            "17",
            "3-4",
            "19-23",
        ),
        (
            "Foo Acids, 2007, Vol. 35, Web issue W325-W329",
            "Foo Acids",
            "2007",
            "35",
            "",
            "W325-W329",
        ),
        (
            "FOO JOURNAL OF PHYSICS Foo J. Phys. 32 (2011) 7–8",
            "Foo J. Phys.",
            "2011",
            "32",
            "",
            "7-8",
        ),
        (
            "Roe A, et al. (2018) On foo. PLoS FOO 13(7): e0200",
            "PLoS FOO",
            "2018",
            "13",
            "7",
            "e0200",
        ),
        ("Foo & Health, Summer 2010; Vol 2, No 3-4. 89", "Foo & Health", "2010", "2", "3-4", "89"),
        ("Roe A. Is it foo? No! Surg Foo 1998;50:470 -4.", "Surg Foo", "1998", "50", "", "470-474"),
        ("Ann. Foo., Vol. XII, No. 3, 1999, pp. 45-67", "Ann. Foo.", "1999", "XII", "3", "45-67"),
        ("Foo, 45. Jahrgang, Heft 3, 1999, S. 12-19", "Foo", "1999", "45", "3", "12-19"),
        ("FOO Letters 167 (1998) 1^8", "FOO Letters", "1998", "167", "", "1-8"),
        ("Vol. 14 N.º 2 / Marzo-Abril 2016 / págs. 101-109", "", "2016", "14", "2", "101-109"),
        ("富岳研究 2019年第12卷第3期", "富岳研究", "2019", "12", "3", ""),
    ],
)
def test_reads_citation_lines(
    line: str, journal: str, year: str, volume: str, issue: str, page: str
) -> None:
    found = read_citation(line)
    assert (found.journal, *found[2:5]) == (journal, volume, issue, page)
    assert str(found.issued.year or "") == year


@pytest.mark.parametrize(
    "line",
    [
        "Received 12 March 2019; accepted 4 May 2019",
        "12, rue des Tanneurs, 37000 Tours, France",
        "Tel. 0761 203 40 50",
        "A study of 45 patients",
        "The count rose from 8,859 (8,859-11,389) in 2000",
        "Jane Roe 1, 2, *, John Doe 3, 4",
        "Roe & Doe, J Foo 000, 1-7 (0000)",
        "approval date 3/2/2017, protocol 12",
        "Foundation (NRF-2016M3A9A5919255) 12",
        "1234-5678/97/8601-0001$17.50",
        "Roe, Chris D. 2 ; Doe, Kim H. 1,3",
        "No digits here",
        "",
    ],
)
def test_refuses_other_lines(line: str) -> None:
    assert read_citation(line) == NOTHING


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("J Foo 2012 Mar 3;208:76", "2012-03-03"),
        ("Foo, Vol. 109, 29–37, April 5, 2002.", "2002-04-05"),
        ("Foo Vol. 7 (10), pp. 15-17, 16 May, 2008", "2008-05-16"),
        ("Foo Bar 3:1, 45-47, January/February 2007", "2007-01/2007-02"),
        ("Rev Foo 2021; Vol. 95: 12 de marzo. e2021", "2021-03-12"),
        ("Mayo Foo Proc. • March 2007;82(3)", "2007-03"),
    ],
)
def test_reads_the_date_of_issue(line: str, date: str) -> None:
    assert write_edtf(read_citation(line).issued) == date
