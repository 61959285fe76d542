"""Lines that name a meeting: what each says, and what names none."""

from __future__ import annotations

import pytest

from citeform.codecs.dates import write_edtf
from citeform.frontpage.proceedings import NO_MEETING, read_proceedings


@pytest.mark.parametrize(
    ("line", "title", "place", "date"),
    [
        ("FOO -05, May 8-10, 2005, Hong Kong", "FOO -05", "Hong Kong", "2005-05-08/2005-05-10"),
        ("3rd World Foo Conference May 11, 2003 Osaka, Japan", "3rd World Foo Conference",
         "Osaka, Japan", "2003-05-11"),
        ("Foo Conference held in The Hague, The Netherlands, 2 May 2001.", "Foo Conference",
         "The Hague, The Netherlands", "2001-05-02"),
        ("To Appear: Proc. IEEE FOO'96 Conference, Dallas, June 1996.", "IEEE FOO'96 Conference",
         "Dallas", "1996-06"),
        ('Author manuscript, published in "Foo Workshop, Port Haven : Norway (2000)"',
         "Foo Workshop", "Port Haven, Norway", ""),
        ("33rd Conference on Foo Systems (FooSys 2019), Vancouver, Canada.",
         "33rd Conference on Foo Systems (FooSys 2019)", "Vancouver, Canada", ""),
        ("Published as a conference paper at FOOR 2021", "FOOR 2021", "", ""),
        ("Roe J. A title. In Proceedings of the 30th ACM Foo Conference (FOO ’21), May 1–5, 2021, "
         "Perth, Australia. ACM, New York, NY, USA, 5 pages.", "30th ACM Foo Conference (FOO ’21)",
         "Perth, Australia", "2021-05-01/2021-05-05"),
    ],
)  # fmt: skip
def test_reads_meetings(line: str, title: str, place: str, date: str) -> None:
    found = read_proceedings(line)
    assert (found.event_title, found.event_place) == (title, place)
    assert write_edtf(found.event_date) == date


@pytest.mark.parametrize(
    ("line", "title", "series", "volume", "page"),
    [
        ("A. Roe et al. (Eds.): FOO 2003, LNCS 970, pp. 2–17, 2003.", "FOO 2003", "LNCS", "970",
         "2-17"),
        ("Foo Cells, Modules, and Systems III, edited by Jane A. Roe, Kim Lee, Proc. of SPIE Vol. "
         "773, 777302", "Foo Cells, Modules, and Systems III", "Proc. of SPIE", "773", "777302"),
        ("In: Proceedings of FOO-2000 and BAR-2000, pages 154-156, Lisbon, Portugal, 2000.",
         "Proceedings of FOO-2000 and BAR-2000", "", "", "154-156"),
        ("Proceedings of the 36th Conference on Foo, Long Beach, California, PMLR 97, 2019.",
         "Proceedings of the 36th Conference on Foo", "PMLR", "97", ""),
    ],
)  # fmt: skip
def test_reads_proceedings(line: str, title: str, series: str, volume: str, page: str) -> None:
    found = read_proceedings(line)
    assert (found.container_title, found.collection_title) == (title, series)
    assert (found.volume, found.page) == (volume, page)


def test_reads_editors() -> None:
    found = read_proceedings("A. Roe and B. de Vries (Eds.): FOO 2003, LNCS 970, pp. 2–17, 2003.")
    assert [str(name) for name in found.editor] == ["A. Roe", "B. de Vries"]


def test_reads_publisher_and_isbn() -> None:
    found = read_proceedings("FOO’10, May 4, 2010, Perth, Australia. ACM 978-1-60558-905-3/10/10.")
    assert (found.publisher, found.ISBN) == ("ACM", "9781605589053")


@pytest.mark.parametrize(
    "line",
    [
        "We met at the conference in Rome, Italy, in May 2004 and discuss this here with others",
        "samples taken in the period 2002-2007 were presented at the FOO 2008 conference",
        "Proceedings of the Foo Academy of Sciences, vol. 12, pp. 3-4, 2010",
        "c FOO 2008",
        "FOO-CS-TR-95-01",
        "Technical Report UFO-CSE-98-06-04",
        "",
    ],
)
def test_refuses_other_lines(line: str) -> None:
    assert read_proceedings(line) == NO_MEETING
