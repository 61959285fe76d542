"""XML as it is found: DTDs, entities, faults, namespaces, and what must never be done with it."""

from __future__ import annotations

import time

import pytest

from citeform.api import parse
from citeform.formats.stylefile import load
from citeform.model.element import Element, element
from citeform.problems import CiteformError
from citeform.syntax.xmlpath import compiled, find
from citeform.syntax.xmlwrite import Draft

HEAD = '<modsCollection xmlns="http://www.loc.gov/mods/v3">'
ONE = "<mods><titleInfo><title>{}</title></titleInfo></mods>\n"


def titles(text: str) -> tuple[list[str], list[str]]:
    """The titles of a MODS text, and its problems."""
    library = parse(text, "mods", name="x.xml")
    return [one.text("title") for one in library], list(map(str, library.problems))


# Texts that are fine, if not beautiful → their titles.
FINE = [
    ('<?xml version="1.0" encoding="ISO-8859-1"?>\n' + ONE.format("é"), ["é"]),
    ('<!DOCTYPE mods SYSTEM "http://localhost:1/never.dtd">\n' + ONE.format("A"), ["A"]),
    ('<!DOCTYPE mods [ <!ENTITY x "y"> <!-- ]> --> ]>\n' + ONE.format("A"), ["A"]),
    (ONE.format("caf&eacute; &mdash; &#x3B1;&amp;&#946;"), ["café — α&β"]),
    (ONE.format("<![CDATA[R&D <new>]]>"), ["R&D <new>"]),
    ("<!-- a & b -->" + ONE.format("A<!-- x -->B<?y z?>"), ["AB"]),
    (ONE.format("A") + '<?xml version="1.0"?>' + ONE.format("B"), ["A", "B"]),
    ('<m:mods xmlns:m="http://www.loc.gov/mods/v3"><m:titleInfo><m:title>A</m:title>'
     "</m:titleInfo></m:mods>", ["A"]),
    ("<m:mods><m:titleInfo><m:title>No prefix bound</m:title></m:titleInfo></m:mods>",
     ["No prefix bound"]),
    ("\ufeff".removeprefix("\ufeff") + ONE.format("on \n\t two   lines"), ["on two lines"]),
    (ONE.format("&lt;i&gt;E. coli&lt;/i&gt; &amp;amp; &amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt;"),
     ["<i>E. coli</i> & <sub>2</sub>"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FINE)
def test_what_is_fine(text: str, expected: list[str]) -> None:
    assert titles(text) == (expected, [])


# Texts that are not well formed → what is kept, and where the one problem is.
FAULTS = [
    (HEAD + "\n" + ONE.format("A") + ONE.format("B") + "<mods><titleInfo><title>C", 3,
     "x.xml:4:"),
    (HEAD + "\n" + ONE.format("A") + "<mods><titleInfo></mods>\n" + ONE.format("C"), 1, "x.xml:3:"),
    (ONE.format("Smith & Sons"), 1, "x.xml:1:31: xml: not well-formed XML: an ampersand"),
    (ONE.format("&unheard;"), 1, "x.xml:1:25: xml: not well-formed XML: the entity &unheard;"),
    (HEAD + ONE.format("A") + "<mods a=b>" + "</modsCollection>", 1, "x.xml:2:"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count", "start"), FAULTS)
def test_what_is_not_well_formed(text: str, count: int, start: str) -> None:
    found, problems = titles(text)
    assert len(found) >= count
    assert len(problems) == 1
    assert problems[0].startswith(start)
    assert ": xml: not well-formed XML: " in problems[0]


def test_an_ampersand_stays_what_it_is() -> None:
    assert titles(ONE.format("Smith & Sons"))[0] == ["Smith & Sons"]
    assert titles(ONE.format("&unheard;"))[0] == ["&unheard;"]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


# What an attacker sends.
HOSTILE = [
    f'<!DOCTYPE mods [<!ENTITY l0 "lol">{LAUGHS}]>' + ONE.format("&l9;"),
    '<!DOCTYPE mods [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + ONE.format("&x;"),
    '<!DOCTYPE mods [<!ENTITY % p SYSTEM "http://localhost:1/p">%p;]>' + ONE.format("&x;"),
    '<mods xmlns:xi="http://www.w3.org/2001/XInclude"><titleInfo><title>'
    '<xi:include href="/etc/passwd" parse="text"/>x</title></titleInfo></mods>',
    "<mods>" + "<a>" * 200_000,
    "<mods>" * 5000 + "</mods>" * 5000,
    "<!--" * 100_000,
    "<![CDATA[" * 100_000,
    "<!DOCTYPE [" * 50_000,
    "&" * 300_000,
    "<mods " + "a" * 300_000,
    "<mods " + " ".join(f'a{n}="x"' for n in range(20_000)) + "/>",
    ONE.format("\0\x01￿"),
    "<mods/>" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_an_attacker_sends(text: str) -> None:
    start = time.process_time()
    found, _ = titles(text)
    assert time.process_time() - start < 10
    assert not any("root:" in title or len(title) > 1000 for title in found)


# Paths, in a small tree → the text of what they find.
def tree() -> Draft:
    """<r k="1"><a t="x">1</a><a>2<b>3</b></a><c><a t="Y">4</a></c></r>"""
    root = Draft("r", {"k": "1"})
    for tag, attributes, text in (("a", {"t": "x"}, "1"), ("a", {}, "2")):
        root.add(Draft(tag, attributes)).text = text
    root.children[1].add(Draft("b")).text = "3"
    root.add(Draft("c")).add(Draft("a", {"t": "Y"})).text = "4"
    return root


PATHS = [
    ("a", ["1", "2"]), ("a[@t='X']", ["1"]), ("a[not(@t)]", ["2"]), ("a[b]", ["2"]),
    ("a[b='3']/b", ["3"]), ("c|a/a|b", ["3", "4"]), ("*/a[@t~'^y$']", ["4"]), ("a[.='1']", ["1"]),
    ("a[.~'[23]']", ["2"]), (".[@k='1']/a[@t]", ["1"]), (".[@k='2']/a", []), ("../a", []),
    ("a[@t='x'][not(b)]", ["1"]), ("c/a/@t", ["4"]), ("*[@element='c']/a", ["4"]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "texts"), PATHS)
def test_paths(path: str, texts: list[str]) -> None:
    assert [one.text for one in find(tree(), compiled(path))] == texts


@pytest.mark.parametrize(
    "path", ["a[", "a[b=c]", "a]b", "a[@x='1'", "a b", "/a", "a[position()=1]"]
)
def test_what_is_no_path(path: str) -> None:
    with pytest.raises(ValueError, match="no path"):
        compiled(path)


def test_a_style_file_with_a_wrong_path_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "mine.toml"
    path.write_text(
        'name = "mine"\nsyntax = "xml"\n[xml]\nrecords = [["r"]]\ntypes = []\n'
        '[types.read]\nr = "book"\n'
        '[fields]\nrules = [{ tag = "a[b", var = "title" }]\n'
    )
    with pytest.raises(CiteformError, match=r'"a\[b" is no path'):
        load(path)


def test_an_element_is_its_text() -> None:
    one = element("name", element("surname", "Doe"), element("given-names", ""), type="personal")
    assert one == "Doe"
    assert one.get("type") == "personal"
    assert [child.tag for child in one.children] == ["surname"]
    assert one.first("surname", "family") == "Doe"
    assert one.first("nothing") == ""
    assert list(Element("", "x", {}, [one]).below("surname")) == ["Doe"]
