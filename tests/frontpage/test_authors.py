"""Lines of authors: what is one, and which names and marks it holds."""

from __future__ import annotations

import pytest

from citeform.frontpage.authors import read_authors
from citeform.frontpage.name_line import is_initial, score_names
from citeform.model.values import Name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Jane Doe", "Doe, Jane"),
        ("Jane Doe and John Q. Public", "Doe, Jane; Public, John Q."),
        ("Jane Doe1,2*, John Public2", "Doe, Jane; Public, John"),
        ("Jane Doe a,b, *, John Public b", "Doe, Jane; Public, John"),
        ("J. Doe, 35 K. Public, 22", "Doe, J.; Public, K."),
        ("Jane Doe¹, John Public²", "Doe, Jane; Public, John"),
        ("Jane Doe, MD, PhD, and John Public, M.Sc.", "Doe, Jane; Public, John"),
        ("Prof. Dr. Jane Doe | Dr. John Public", "Doe, Jane; Public, John"),
        ("JANE DOE AND JOHN PUBLIC", "DOE, JANE; PUBLIC, JOHN"),
        ("Jane DOE, John PUBLIC", "DOE, Jane; PUBLIC, John"),
        ("DOE Jane, PUBLIC John", "DOE, Jane; PUBLIC, John"),
        ("HO, Kei Shiu and CHAN, Lai Wan", "HO, Kei Shiu; CHAN, Lai Wan"),
        ("Steven Chu, CHU Lille", "Chu, Steven"),
        ("Jane Doe, Task Force of the Green Fact Sheet", "Doe, Jane"),
        ("Doe J, Public JQ", "Doe, J; Public, JQ"),
        ("Doe, J., Public, J. Q.", "Doe, J.; Public, J. Q."),
        ("Doe, Jane; Public, John", "Doe, Jane; Public, John"),
        ("J.Doe, J.Q.Public", "Doe, J.; Public, J.Q."),
        ("Ludwig van Beethoven, Pedro de la Cruz", "van Beethoven, Ludwig; de la Cruz, Pedro"),
        ("Marlon De Leon, Sarah Van Keuren", "De Leon, Marlon; Van Keuren, Sarah"),
        ("Ana Gil y Luis Sanz", "Gil, Ana; Sanz, Luis"),
        ("Rosa Pires e João Luz", "Pires, Rosa; Luz, João"),
        ("Uwe Klein und Ida Groß", "Klein, Uwe; Groß, Ida"),
        ("Frédéric Roux( a, ⁎) , Jean-Marc Blanc (b)", "Roux, Frédéric; Blanc, Jean-Marc"),
        ("Donald L. Stone Kevin Gray", "Stone, Donald L.; Gray, Kevin"),
        ("Navid Stone ID 1, Ana GrayID 2", "Stone, Navid; Gray, Ana"),
        ("C I Smith 1, T Farrell 2", "Smith, C I; Farrell, T"),
        ("par P. AUBRY (1) et L. de SAINT-MARTIN (2)", "AUBRY, P.; de SAINT-MARTIN, L."),
        ("Jane Doe, Ph. D., John Public, M. Sc.", "Doe, Jane; Public, John"),
        ("Dr. rer. nat. Ida Groß, Prof. Dr. med. Uwe Klein", "Groß, Ida; Klein, Uwe"),
        (
            "Antônio Moreira Júnior, José de Lima Neto",
            "Moreira Júnior, Antônio; de Lima Neto, José",
        ),
        (
            "PRADO, L. A.; NASCIMENTO, S. R. do; LIMA NETO, E.",
            "PRADO, L. A.; NASCIMENTO, S. R.; LIMA NETO, E.",
        ),
        ("Sanne ter Braak, Pieter van ’t Hof", "ter Braak, Sanne; van ’t Hof, Pieter"),
        ("dr hab. inż. Jan Nowak, mgr Ewa Wójcik", "Nowak, Jan; Wójcik, Ewa"),
        ("Jan Nowak i Ewa Wójcik", "Nowak, Jan; Wójcik, Ewa"),
        ("Иванов И.И., Петрова А.А.", "Иванов, И.И.; Петрова, А.А."),
        ("И. И. Иванов¹, А. А. Петрова²", "Иванов, И. И.; Петрова, А. А."),
        ("И.И. Иванов и А.А. Петрова", "Иванов, И.И.; Петрова, А.А."),
        ("Орлова Мария Сергеевна", "Орлова, Мария Сергеевна"),
        ("Мария Сергеевна Орлова", "Орлова, Мария Сергеевна"),
        ("张三，王小明，欧阳修文", "张, 三; 王, 小明; 欧阳, 修文"),
        ("张　三１，李　四２，＊", "张, 三; 李, 四"),
        ("张三 王小明 李四", "张, 三; 王, 小明; 李, 四"),
        ("作者：刘洋、陈静", "刘, 洋; 陈, 静"),
        ("山田 太郎1)　佐々木 恵2)", "山田, 太郎; 佐々木, 恵"),
        ("山田太郎・長谷川さくら", "山田, 太郎; 長谷川, さくら"),
        ("山田太郎（海浜大学）、鈴木花子（北国大学）", "山田, 太郎; 鈴木, 花子"),
    ],
)
def test_reads_the_names_of_a_line(line: str, names: str) -> None:
    found = []
    for author in read_authors([line]):
        name = author.name
        family = f"{name.non_dropping_particle} {name.family}".strip()
        found.append(f"{family}, {name.given}")
    assert "; ".join(found) == names


@pytest.mark.parametrize(
    ("lines", "families"),
    [
        (["Andrew Jaffe 1, Jeffrey T.", "Leek 2"], ["Jaffe", "Leek"]),
        (["Ana Gil", "Luis Sanz"], ["Gil", "Sanz"]),
        (["Ana Gil, Luis", "Sanz, Eva Mora"], ["Gil", "Sanz", "Mora"]),
        (["Ana Gil, Luis Sanz,", "Eva Mora"], ["Gil", "Sanz", "Mora"]),
        (["Oksana Petrenko (a,", "b), Ana Gil (b)"], ["Petrenko", "Gil"]),
    ],
)
def test_reads_names_across_lines(lines: list[str], families: list[str]) -> None:
    assert [author.name.family for author in read_authors(lines)] == families


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Juan Carlos Pérez Gómez", "Pérez Gómez, Juan Carlos"),
        ("Lucía Ruiz de la Torre", "Ruiz de la Torre, Lucía"),
        ("María José Fernández-Ortiz", "Fernández-Ortiz, María José"),
        ("Luis del Olmo", "Olmo, Luis"),
        ("A. García Márquez", "García Márquez, A."),
        ("Carmen Ortega y Soler a", "Ortega y Soler, Carmen"),
    ],
)
def test_spanish_pages_have_two_family_names(line: str, names: str) -> None:
    (author,) = read_authors([line], "es")
    assert f"{author.name.family}, {author.name.given}" == names


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("Jane Doe 1,2 *, John Public 2", [("1", "2", "*"), ("2",)]),
        ("Jane Doe( a, ⁎) , John Public (b)", [("a", "⁎"), ("b",)]),
        ("J. Doe, 35 K. Public, 22", [("35",), ("22",)]),
        ("Jane Doe, John Public", [(), ()]),
    ],
)
def test_reads_the_marks_of_authors(line: str, marks: list[tuple[str, ...]]) -> None:
    assert [author.marks for author in read_authors([line])] == marks


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe, John Public",
        "Jane A. Doe 1,2 and John Public 2",
        "DOE Jane",
        "J. Doe",
        "María del Carmen Gil, Luis Sanz",
    ],
)
def test_takes_lines_of_names(line: str) -> None:
    assert score_names(line) >= 0.5


@pytest.mark.parametrize(
    "line",
    [
        "Surgery and radiology of the spine",
        "Quantum Control",
        "Department of Physics, University of Foo",
        "12, rue des Tanneurs, 37000 Tours, France",
        "Jane Doe : fees from Acme",
        "jane@doe.example",
        "Results",
        "",
    ],
)
def test_refuses_lines_of_other_things(line: str) -> None:
    assert score_names(line) < 0.42


@pytest.mark.parametrize(
    ("word", "expected"),
    [("J", True), ("J.", True), ("J.-P.", True), ("J.T.", True), ("Jo", False), ("NASA", False)],
)
def test_knows_initials(word: str, expected: bool) -> None:
    assert is_initial(word) is expected


@pytest.mark.parametrize(
    ("line", "language", "literal"),
    [("买买提·吐尔逊", "zh", "买买提·吐尔逊"), ("雲母坂弥生", "ja", "雲母坂弥生")],
)
def test_names_that_nothing_divides_stay_whole(line: str, language: str, literal: str) -> None:
    (author,) = read_authors([line], language)
    assert author.name == Name(literal=literal)


@pytest.mark.parametrize(
    "line",
    ["糖尿病患者的认知功能", "高齢者における口腔機能の評価", "北京大学第一医院，北京 100034"],
)
def test_lines_in_characters_that_are_no_names(line: str) -> None:
    assert score_names(line) < 0.4
