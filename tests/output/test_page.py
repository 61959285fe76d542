"""The HTML page of `--standalone`."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from click.testing import CliRunner
from lxml import etree

import citeform
from citeform.cli import cli

ROOT = Path(__file__).parents[2]
REFS = ROOT / "examples" / "refs.bib"
HOSTILE = Path(__file__).with_name("hostile.json")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

# Presses every button of the first entry, with a clipboard and without, and searches.
PRESS = """<script>
(async () => {
  const told = [];
  const clipboard = { writeText: async (text) => { told.push(text); } };
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  const rest = () => new Promise((done) => setTimeout(done, 9));
  const buttons = [...document.querySelector(".csl-entry").querySelectorAll("button")];
  for (const button of buttons) { button.click(); await rest(); }
  const labels = buttons.map((button) => button.textContent);
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  let fallback = "";
  document.execCommand = (name) => {
    fallback = name + ":" + document.activeElement.value;
    return true;
  };
  buttons[0].click();
  await rest();
  const field = document.querySelector("input");
  const found = [];
  const seen = (one) => one.getBoundingClientRect().height > 0;
  const look = (text) => {
    field.value = text;
    field.dispatchEvent(new Event("input"));
    const shown = [...document.querySelectorAll(".csl-entry")].filter(seen);
    found.push([shown.map((one) => one.id), document.getElementById("count").textContent]);
  };
  for (const text of ["LAGOS tides", "medecine", "journal", ""]) look(text);
  const text = document.querySelector(".text"), label = text.querySelector(".csl-left-margin");
  const box = (one) => { const r = one.getBoundingClientRect(); return [r.left, r.right]; };
  const margin = label ? [box(label), box(text.querySelector(".csl-right-inline"))] : null;
  const wide = document.documentElement.scrollWidth > innerWidth;
  document.body.innerHTML = "<pre id=told></pre>";
  document.body.firstChild.textContent = JSON.stringify(
    { told, labels, fallback, found, margin, wide });
})();
</script>"""


def page_of(file: Path, style: str, *options: str) -> str:
    """The page that the command writes of a file."""
    arguments = ["convert", str(file), "-t", style, "-m", "html", "--standalone", *options]
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def tree_of(text: str) -> Any:
    """The elements of a page."""
    return etree.fromstring(text, etree.HTMLParser())


def in_chromium(path: Path, profile: Path, *options: str) -> str:
    """What a page has become in the browser."""
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", f"--user-data-dir={profile}",
            "--virtual-time-budget=3000", *options, "--dump-dom", path.as_uri(),
        ],
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.stdout, done.stderr[-2000:]
    return done.stdout


def test_each_entry_holds_its_four_formats() -> None:
    library = citeform.read(REFS)
    tree = tree_of(page_of(REFS, "apa"))
    entries = tree.findall(".//article")
    assert len(entries) == len(library)
    texts = {"".join(one.itertext()) for one in tree.iterfind(".//pre")}
    for reference in library:
        for style in ("bibtex", "ris", "csl-json"):
            assert citeform.write([reference], style) in texts
    for line in citeform.write(library, "vancouver").splitlines():
        assert line.partition(" ")[2] + "\n" in texts
    for entry in entries:
        copies = [one.get("data-copies") for one in entry.iterfind(".//button")]
        assert copies == [one.get("id") for one in entry.iterfind(".//pre")]
        assert len(copies) == 4


def test_reference_managers_find_the_entries() -> None:
    tree = tree_of(page_of(REFS, "vancouver"))
    spans = [dict(parse_qsl(one.get("title"))) for one in tree.iterfind(".//span[@class='Z3988']")]
    article = spans[0]
    assert article["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:journal"
    assert article["rft_id"] == "info:doi/10.5555/rmee.2023.03.007"
    assert (article["rft.aulast"], article["rft.aufirst"]) == ("Marchetti-Duval", "Hélène")
    assert (article["rft.spage"], article["rft.epage"]) == ("148", "156")
    assert (spans[1]["rft.genre"], spans[1]["rft.pub"]) == ("book", "Lagoon Press")
    assert (spans[2]["rft.genre"], spans[2]["rft.btitle"]) == ("bookitem", "Writing the North")
    graph = json.loads(tree.find(".//script[@type='application/ld+json']").text)["@graph"]
    assert [one["@type"] for one in graph] == ["ScholarlyArticle", "Book", "Chapter"]
    assert graph[0]["@id"] == "https://doi.org/10.5555/rmee.2023.03.007"
    assert graph[0]["isPartOf"]["issueNumber"] == "2"
    assert graph[0]["isPartOf"]["isPartOf"]["volumeNumber"] == "17"
    assert graph[2]["isPartOf"]["editor"][0]["familyName"] == "Holm"


def test_citeform_reads_its_own_page(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@article{a, author={Ada Byron}, title={On {Engines}}, journal={J}, volume=3,"
        " year=1843, pages={1--9}, doi={10.1000/x}}",
        encoding="utf-8",
    )
    page = page_of(tmp_path / "refs.bib", "apa")
    (found,) = citeform.parse(page, "html")
    assert found.text("title") == "On Engines"
    assert found.text("DOI") == "10.1000/x"
    assert found.names("author")[0].family == "Byron"


@pytest.mark.parametrize("file", [REFS, HOSTILE])
def test_the_page_needs_nothing_from_elsewhere(file: Path) -> None:
    text = page_of(file, "apa")
    assert not re.search(r"""<[^>]*\s(?:src|srcset)=|<link|@import|url\(""", text)
    assert "default-src 'none'" in html.unescape(text)
    assert "prefers-color-scheme: dark" in text
    identifiers = re.findall(r'\sid="([^"]*)"', text)
    assert len(identifiers) == len(set(identifiers))


def test_the_page_cannot_be_broken_by_what_it_shows() -> None:
    text = page_of(HOSTILE, "apa")
    assert [one.get("type") for one in tree_of(text).iterfind(".//script")] == [
        "application/ld+json",
        None,
    ]
    assert "\x1b" not in text
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', text))


def test_the_page_speaks_the_language_of_the_style() -> None:
    text = page_of(REFS, "apa", "--locale", "fr-FR")
    assert '<html lang="fr-FR">' in text
    assert "<h1>Références</h1>" in text


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium")
@pytest.mark.parametrize("style", ["vancouver", "apa"])
def test_the_page_works_in_a_browser(style: str, tmp_path: Path) -> None:
    text = page_of(REFS, style)
    (tmp_path / "page.html").write_text(text.replace("</body>", f"{PRESS}</body>"), "utf-8")
    dom = in_chromium(tmp_path / "page.html", tmp_path / "profile", "--window-size=420,900")
    found = re.search(r'<pre id="told">(.*?)</pre>', dom, re.DOTALL)
    assert found, dom[-2000:]
    told = json.loads(html.unescape(found[1]))
    tree = tree_of(text)
    first = ["".join(one.itertext()) for one in tree.find(".//article").iterfind(".//pre")]
    assert told["told"] == first
    assert told["labels"] == ["Copied"] * 4
    assert told["fallback"] == f"copy:{first[0]}"
    lagos, medecine, nothing, everything = told["found"]
    ids = {one.get("id"): "".join(one.itertext()) for one in tree.iterfind(".//article")}
    assert [("Lagos" in ids[one], len(lagos[0])) for one in lagos[0]] == [(True, 1)]
    assert ["decine de l’exercice" in ids[one] for one in medecine[0]] == [True]
    assert (nothing[0], nothing[1]) == ([], "0 / 3 entries")
    assert everything == [list(ids), "3 entries"]
    assert not told["wide"]
    if style == "vancouver":
        (_, label_ends), (text_begins, _) = told["margin"]
        assert label_ends <= text_begins


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium")
def test_the_page_is_whole_without_scripts(tmp_path: Path) -> None:
    text = re.sub(r"<script>.*?</script>", "", page_of(REFS, "vancouver"), flags=re.DOTALL)
    probe = """<script>document.title = JSON.stringify([
      ...document.querySelectorAll("input, button, .text, summary")]
      .map((one) => one.getBoundingClientRect().height > 0));</script></body>"""
    (tmp_path / "page.html").write_text(text.replace("</body>", probe), encoding="utf-8")
    dom = in_chromium(tmp_path / "page.html", tmp_path / "profile")
    found = re.search(r"<title>(.*?)</title>", dom)
    assert found
    # The field and the buttons are not seen, the three texts and their sources are.
    entry = [True, *[False] * 4, True]
    assert json.loads(found[1]) == [False, *entry * 3]
