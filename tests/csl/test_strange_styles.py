"""A style from a stranger is data: each thing wrong with one is one line that says where."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from citeform.csl import load, load_text, parent_of, render
from citeform.csl.grammar import DEEPEST, LONGEST, MOST_ELEMENTS
from citeform.csl.stylesheet import MOST_BYTES
from citeform.problems import CiteformError

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"'
VANCOUVER = Path(__file__).parents[2] / "styles" / "vancouver.csl"
BOOK = {"id": "b", "type": "book", "title": "T"}

MOST_SECONDS = 5.0
"""Far more than any of these takes; without a bound they take hours."""


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """No style keeps us waiting."""
    start = time.process_time()
    yield
    assert time.process_time() - start < MOST_SECONDS


def style_of(body: str, attributes: str = "") -> str:
    """A style whose first line is its head."""
    return f'<style {NAMESPACE} version="1.0" class="in-text" {attributes}>\n{body}\n</style>'


def bibliography(layout: str, macros: str = "") -> str:
    """A style with macros on line 2 and a layout that begins on the line after them."""
    return style_of(f"{macros}\n<bibliography><layout>{layout}</layout></bibliography>")


def failure(path: Path, content: str | bytes, **options: Any) -> str:
    """The one line that a style gives, without its folder."""
    style = path / "s.csl"
    style.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(CiteformError) as caught:
        render([BOOK], style, **options)
    line = str(caught.value).replace(f"{path}/", "")
    assert len(line) < 400
    assert line.isprintable()
    return line


TITLE = '<text variable="title"/>'
LONG = "x" * (LONGEST + 1)
CALL = '<text macro="{}"/>'


def doubling(levels: int) -> str:
    """Macros of which each calls the next twice."""
    return "".join(
        f'<macro name="m{at}">{CALL.format(f"m{at + 1}") * 2}</macro>' for at in range(levels)
    )


BROKEN = {
    "no layout": (
        style_of("<bibliography/>"),
        "s.csl:2: bad-style: <bibliography> has no <layout>",
    ),
    "no layout in the citation": (
        style_of(f"<citation/><bibliography><layout>{TITLE}</layout></bibliography>"),
        "s.csl:2: bad-style: <citation> has no <layout>",
    ),
    "nothing to print": (
        style_of("<info/>"),
        "s.csl:1: bad-style: the style has neither citations nor a bibliography",
    ),
    "no bibliography": (
        style_of(f"<citation><layout>{TITLE}</layout></citation>"),
        "s.csl: no-bibliography: the style has citations but no bibliography",
    ),
    "another root": (
        "<html/>",
        "s.csl:1: bad-style: a CSL style begins with <style> in CSL's namespace, this file with"
        " <html>",
    ),
    "a locale": (
        f"<locale {NAMESPACE}/>",
        "s.csl:1: bad-style: a CSL style begins with <style> in CSL's namespace, this file with"
        " <locale>",
    ),
    "no such macro": (
        bibliography(f"\n{CALL.format('x')}"),
        's.csl:4: bad-style: there is no macro "x"',
    ),
    "no such macro to sort by": (
        style_of(
            f'<bibliography><sort>\n<key macro="x"/></sort><layout>{TITLE}</layout></bibliography>'
        ),
        's.csl:3: bad-style: there is no macro "x"',
    ),
    "a macro that calls itself": (
        bibliography(CALL.format("a"), f'<macro name="a">\n{CALL.format("a")}</macro>'),
        's.csl:3: bad-style: the macro "a" calls itself',
    ),
    "a macro that calls itself through others": (
        bibliography(
            CALL.format("a"),
            f'<macro name="a">{CALL.format("b")}</macro>\n<macro name="b"><choose><if type="book">'
            f"<group>\n{CALL.format('a')}</group></if></choose></macro>",
        ),
        's.csl:4: bad-style: the macro "a" calls itself',
    ),
    "two macros of one name": (
        bibliography(TITLE, '<macro name="a"/>\n<macro name="a"/>'),
        's.csl:3: bad-style: there are two macros "a"',
    ),
    "macros that double": (
        bibliography(CALL.format("m0"), f'{doubling(30)}<macro name="m30">{TITLE}</macro>'),
        f"s.csl:2: bad-style: with its macros this <macro> comes to over {MOST_ELEMENTS:,}"
        " elements",
    ),
    "macros that double a long text": (
        bibliography(
            CALL.format("m0"),
            f'{doubling(14)}<macro name="m14"><text value="{"x" * LONGEST}"/></macro>',
        ),
        f"s.csl:2: bad-style: with its macros this <macro> comes to over {MOST_ELEMENTS:,}"
        " elements",
    ),
    "a chain of macros": (
        bibliography(
            CALL.format("m0"),
            "".join(
                f'<macro name="m{at}">{CALL.format(f"m{at + 1}")}</macro>' for at in range(1500)
            )
            + '<macro name="m1500"/>',
        ),
        "s.csl:2: bad-style: the style's elements are nested too deeply",
    ),
    "an unknown element": (
        bibliography("\n\n<blink/>"),
        "s.csl:5: bad-style: there is no element <blink> in CSL",
    ),
    "an unknown element among names": (
        bibliography('<names variable="author">\n<blink/></names>'),
        "s.csl:4: bad-style: there is no element <blink> in CSL",
    ),
    "an unknown element at the top": (
        style_of("<blink/>"),
        "s.csl:2: bad-style: there is no element <blink> in CSL",
    ),
    "an unknown element in a locale": (
        bibliography(TITLE, "<locale>\n<blink/></locale>"),
        "s.csl:3: bad-style: there is no element <blink> in CSL",
    ),
    "an element where it prints nothing": (
        bibliography(f"<choose>\n{TITLE}</choose>"),
        "s.csl:4: bad-style: <text> cannot stand in <choose>",
    ),
    "an element with an endless name": (
        bibliography(f"<{'x' * 1000}/>"),
        f"s.csl:3: bad-style: there is no element <{'x' * 60}…> in CSL",
    ),
    "a text of nothing": (
        bibliography("<text/>"),
        's.csl:3: bad-style: <text> has no attribute "variable"',
    ),
    "no such part of a date": (
        bibliography('<date variable="issued">\n<date-part name="century"/></date>'),
        's.csl:4: bad-style: a date has no part "century"',
    ),
    "no such part of a locale's date": (
        bibliography(
            '<date variable="issued" form="text"/>',
            '<locale><date form="text">\n<date-part name="century"/></date></locale>',
        ),
        's.csl:3: bad-style: a date has no part "century"',
    ),
    "a count that is a word": (
        style_of('<bibliography et-al-min="many"><layout/></bibliography>'),
        's.csl:2: bad-style: et-al-min is "many", which is not a number',
    ),
    "a count below nothing": (
        style_of(f"<bibliography><layout>{TITLE}</layout></bibliography>", 'et-al-min="-1"'),
        's.csl:1: bad-style: et-al-min is "-1", which is not a number',
    ),
    "a gigantic count": (
        bibliography(f'<names variable="author">\n<name et-al-use-first="{"9" * 5000}"/></names>'),
        "s.csl:4: bad-style: et-al-use-first is a number of more than eight digits",
    ),
    "a distance that is a word": (
        style_of(
            f'<citation near-note-distance="far"><layout>{TITLE}</layout></citation>'
            f"<bibliography><layout>{TITLE}</layout></bibliography>"
        ),
        's.csl:2: bad-style: near-note-distance is "far", which is not a number',
    ),
    "an endless attribute": (
        bibliography(f'\n<text value="{"x" * 5_000_000}"/>'),
        f"s.csl:4: bad-style: value has over {LONGEST:,} letters",
    ),
    "an endless attribute for XML": (
        bibliography(f'<text value="{"x" * (MOST_BYTES - 300)}"/>'),
        f"s.csl:3: bad-style: value has over {LONGEST:,} letters",
    ),
    "an endless term": (
        bibliography(TITLE, f'<locale><terms>\n<term name="and">{LONG}</term></terms></locale>'),
        f"s.csl:3: bad-style: <term> has over {LONGEST:,} letters",
    ),
    "a name that moves the cursor": (
        bibliography(CALL.format("\x85\u202e\u009b2J")),
        's.csl:3: bad-style: there is no macro "\ufffd\ufffd\ufffd2J"',
    ),
    "no such locale": (
        style_of("<bibliography><layout/></bibliography>", 'default-locale="xx-YY"'),
        's.csl:1: bad-style: there is no locale "xx-YY"',
    ),
    "a large file": (
        " " * (MOST_BYTES + 1),
        "s.csl: too-large: a style has at most 8 MB",
    ),
    "an empty file": ("", "s.csl:1:1: xml: no element found"),
    "an element not closed": (
        '<style xmlns="http://purl.org/net/xbiblio/csl">\n<a></style>',
        "s.csl:2:6: xml: mismatched tag",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    content, expected = BROKEN[name]
    assert failure(tmp_path, content) == expected


TOO_DEEP = "s.csl:3: bad-style: the style's elements are nested too deeply"
FORMATTED = "group prefix='(' font-style='italic' quotes='true'"


@pytest.mark.parametrize(
    ("tag", "depth", "expected"),
    [
        ("group", DEEPEST - 3, ""),
        ("group", DEEPEST, TOO_DEEP),
        ("group", 1_000, TOO_DEEP),
        ("group", 100_000, TOO_DEEP),
        (FORMATTED, DEEPEST // 3 - 1, ""),
        (FORMATTED, DEEPEST // 3 + 1, TOO_DEEP),
    ],
)
def test_deep_nesting_is_printed_or_refused(
    tmp_path: Path, tag: str, depth: int, expected: str
) -> None:
    content = bibliography(f"<{tag}>" * depth + TITLE + "</group>" * depth)
    if expected:
        assert failure(tmp_path, content).startswith(expected)
    else:
        style = tmp_path / "s.csl"
        style.write_text(content)
        assert "T" in render([BOOK], style)[0][0]


DOCTYPES = {
    "a file": '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]><style>&x;</style>',
    "the network": '<!DOCTYPE style SYSTEM "http://127.0.0.1:9/s.dtd"><style/>',
    "a parameter entity": (
        '<!DOCTYPE style [<!ENTITY % x SYSTEM "http://127.0.0.1:9/s.dtd"> %x;]><style/>'
    ),
    "a harmless one": f"<!DOCTYPE style>{bibliography(TITLE)}",
    "laughs": "<!DOCTYPE s [<!ENTITY a 'lol'>{}]>{}".format(
        "".join(f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 10}'>" for at in range(9)),
        bibliography("&i;"),
    ),
    "laughs in an attribute": "<!DOCTYPE s [<!ENTITY a 'lol'>{}]>{}".format(
        "".join(f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 10}'>" for at in range(9)),
        bibliography('<text value="&i;"/>'),
    ),
    "one long entity many times": "<!DOCTYPE s [<!ENTITY a '{}'>]>{}".format(
        "x" * 100_000, bibliography(f'<text value="{"&a;" * 10_000}"/>')
    ),
}


@pytest.mark.parametrize("name", DOCTYPES)
def test_no_document_type_is_read(tmp_path: Path, name: str) -> None:
    line = failure(tmp_path, DOCTYPES[name])
    assert ": xml: " in line
    assert "root:" not in line
    with pytest.raises(CiteformError, match="no document type declaration"):
        parent_of(tmp_path / "s.csl")


INCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{}"/>'


def test_nothing_is_included(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    style = tmp_path / "s.csl"
    style.write_text(bibliography(INCLUDE.format("secret.txt") + TITLE))
    assert render([BOOK], style) == (["T"], [])


HEAD = '<?xml version="1.0" encoding="{}"?>\n'


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + bibliography(TITLE).encode(),
        (HEAD.format("utf-16") + bibliography(TITLE)).encode("utf-16"),
        (HEAD.format("iso-8859-1") + bibliography(TITLE, "<!-- é -->")).encode("latin-1"),
        ("<?xml-stylesheet href='x'?>" + bibliography(f"<?php x ?>{TITLE}")).encode(),
    ],
    ids=["a mark", "UTF-16", "Latin-1", "instructions"],
)
def test_other_files_are_styles_too(tmp_path: Path, content: bytes) -> None:
    style = tmp_path / "s.csl"
    style.write_bytes(content)
    assert parent_of(style) is None
    assert render([BOOK], style) == (["T"], [])


@pytest.mark.parametrize("encoding", ["no-such", "rot13", "idna", "x" * 5000])
def test_encodings_that_nobody_knows(tmp_path: Path, encoding: str) -> None:
    style = tmp_path / "s.csl"
    style.write_bytes((HEAD.format(encoding) + bibliography(TITLE)).encode())
    for read in (load, parent_of):
        with pytest.raises(CiteformError) as caught:
            read(style)
        assert caught.value.problem[0] == "xml"
        assert caught.value.problem.line == 1


def test_bytes_that_are_no_letters(tmp_path: Path) -> None:
    content = bibliography('<text value="é"/>').encode("latin-1")
    assert failure(tmp_path, content).startswith("s.csl:3:")
    with pytest.raises(CiteformError, match=r"s\.csl:3:.*: xml: "):
        parent_of(tmp_path / "s.csl")
    with pytest.raises(CiteformError):
        load_text(bibliography('<text value="\ud800"/>'))


@pytest.mark.parametrize("locale", ["xx", "../../etc/passwd", "\x00", "x" * 5000])
def test_unknown_locale(locale: str) -> None:
    with pytest.raises(CiteformError, match=r"^bad-option: there is no locale"):
        render([BOOK], VANCOUVER, locale=locale)


def test_unreadable_style(tmp_path: Path) -> None:
    for path, reason in (("none", "No such file or directory"), ("", "Is a directory")):
        with pytest.raises(CiteformError) as caught:
            render([BOOK], tmp_path / path)
        assert str(caught.value) == f"{tmp_path / path}: unreadable: {reason}"


@pytest.mark.parametrize(
    "layout",
    [
        '<text variable="no-such" no-such="x" text-case="no-such" font-style="no-such"/>',
        '<names variable="no-such"/><number variable="no-such" form="no-such"/>',
        '<date variable="no-such" form="no-such"/><label variable="no-such" form="no-such"/>',
        '<names variable="author"><name form="no-such" and="no-such"/></names>',
        '<choose><if no-such="x" match="no-such"/><else/></choose>',
        '<text term="no-such" form="no-such"/><text macro="m" display="no-such"/>',
        '<names variable="author"><name><name-part name="family" variable="title"'
        ' text-case="title"/></name></names>',
    ],
)
def test_what_a_later_csl_may_say_prints_nothing(tmp_path: Path, layout: str) -> None:
    style = tmp_path / "s.csl"
    style.write_text(bibliography(f"{layout}{TITLE}", '<macro name="m"/>'))
    (entry,), problems = render([{**BOOK, "author": [{"family": "Doe"}]}], style)
    assert entry.endswith("T")
    assert not problems


@pytest.mark.parametrize("marks", [("", ""), (" ", " "), ("«", ""), ("", "»"), ("(.*", "[")])
def test_quotation_marks_may_be_anything(tmp_path: Path, marks: tuple[str, str]) -> None:
    terms = "".join(
        f'<term name="{name}">{mark}</term>'
        for name, mark in zip(("open-quote", "close-quote"), marks, strict=True)
    )
    style = tmp_path / "s.csl"
    locale = f"<locale><terms>{terms}</terms></locale>"
    style.write_text(bibliography('<text variable="title" quotes="true"/>', locale))
    (entry,), _ = render([{**BOOK, "title": '«A "b" c» d'}], style)
    assert entry.strip().startswith((f"{marks[0]}«A", f"{marks[0]}“A", "«A"))


# Dependent styles

DEPENDENT = f"""<style {NAMESPACE} version="1.0" default-locale="fr-FR">
<info><title>d</title><id>d</id>
<link href="http://www.zotero.org/styles/the-parent" rel="independent-parent"/></info></style>"""


def test_dependent_style(tmp_path: Path) -> None:
    style, parent = tmp_path / "dependent.csl", tmp_path / "parent.csl"
    style.write_text(DEPENDENT)
    parent.write_text(bibliography(f'<text term="and" suffix=" "/>{TITLE}'))
    assert parent_of(style) == "the-parent"
    assert parent_of(parent) is None
    assert render([BOOK], style, parent=parent) == (["Et T"], [])
    assert render([BOOK], style, parent=parent, locale="de") == (["Und T"], [])
    with pytest.raises(CiteformError, match=r'depends on "the-parent", which is not here'):
        load(style)


def test_a_parent_that_depends_on_another(tmp_path: Path) -> None:
    style, parent = tmp_path / "s.csl", tmp_path / "parent.csl"
    style.write_text(DEPENDENT)
    parent.write_text(DEPENDENT)
    for other in (parent, style):
        with pytest.raises(CiteformError) as caught:
            load(style, parent=other)
        message = 'bad-style: the parent of "s" depends on another style itself'
        assert str(caught.value) == f"{other}:1: {message}"
