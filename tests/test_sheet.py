"""The HTML page of `citeform inspect --html`."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import citeform
from citeform.cli import cli

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "examples" / "article.txt"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

# Presses every copy button, once with a clipboard and once without, and tells what came of it.
PRESS = """<script>
(async () => {
  const told = [];
  const clipboard = { writeText: async (text) => { told.push(text); } };
  Object.defineProperty(navigator, "clipboard", { value: clipboard, configurable: true });
  const buttons = [...document.querySelectorAll("button")];
  const rest = () => new Promise((done) => setTimeout(done, 9));
  for (const button of buttons) { button.click(); await rest(); }
  const labels = buttons.map((button) => button.textContent);
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  let fallback = "";
  document.execCommand = (name) => { fallback = name + ":" + getSelection(); return true; };
  buttons[0].click();
  await rest();
  const wide = document.documentElement.scrollWidth > innerWidth;
  document.body.innerHTML = "<pre id=told></pre>";
  document.body.firstChild.textContent = JSON.stringify({ told, labels, fallback, wide });
})();
</script>"""


def page_of(tmp_path: Path, *files: Path | str) -> str:
    """The page that the command writes about some files."""
    target = tmp_path / "page.html"
    result = CliRunner().invoke(cli, ["inspect", *map(str, files), "--html", str(target)])
    assert (result.output, result.exit_code) == ("", 0)
    return target.read_text(encoding="utf-8")


def citations_of(path: Path) -> list[str]:
    """The citations of a file in the formats of the page."""
    library = citeform.read(path)
    return [citeform.write(library, style) for style in ("bibtex", "ris", "vancouver", "csl-json")]


def test_the_page_shows_zones_fields_and_citations(tmp_path: Path) -> None:
    text = page_of(tmp_path, ARTICLE)
    tree = etree.fromstring(text, etree.HTMLParser())
    lines = {one.get("id"): "".join(one.itertext()) for one in tree.iterfind(".//li")}
    title = "Mesure continue de la tension artérielle chez le coureur de fond"
    assert lines["i1-4"] == f"title{title}"
    row = next(row for row in tree.iterfind(".//tbody/tr") if row[0].text == "title")
    assert row[1][0].text == title
    assert float(row[2][0].get("value")) == float("".join(row[2].itertext()))
    assert row[3][0].get("href") == "#i1-4"
    assert ["".join(one.itertext()) for one in tree.iterfind(".//pre")] == citations_of(ARTICLE)
    copies = [one.get("data-copies") for one in tree.iterfind(".//button")]
    assert copies == [one.get("id") for one in tree.iterfind(".//pre")]


def test_the_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    text = page_of(tmp_path, ARTICLE, ROOT / "examples" / "refs.bib")
    assert not re.search(r"""\b(?:src|srcset)=|<link|@import|url\(""", text)
    assert all(one.startswith("#") for one in re.findall(r'href="([^"]*)"', text))
    assert "default-src 'none'" in html.unescape(text)
    assert "prefers-color-scheme: dark" in text
    identifiers = re.findall(r'id="([^"]*)"', text)
    assert len(identifiers) == len(set(identifiers))


def test_the_page_cannot_be_broken_by_what_it_shows(tmp_path: Path) -> None:
    bad = "</pre></style><script>alert(1)</script>\"'&amp; \x1b[31m"
    (tmp_path / "<b>.txt").write_text(
        f"On {bad} rivers and their long banks\n\nJane Doe\n\nAbstract\n{bad * 20}\n",
        encoding="utf-8",
    )
    text = page_of(tmp_path, tmp_path / "<b>.txt")
    assert text.count("<script>") == 1
    assert "\x1b" not in text
    assert "<b>.txt" not in text


def test_a_failed_run_leaves_the_old_page(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old")
    result = CliRunner().invoke(cli, ["inspect", "missing.txt", "--html", str(target)])
    assert (result.exit_code, target.read_text()) == (1, "old")


def test_scripts_get_their_rows_beside_the_page(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    command = ["inspect", str(ARTICLE), "--json", "--html", str(target)]
    assert json.loads(CliRunner().invoke(cli, command).stdout)
    assert target.exists()


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium")
def test_the_buttons_copy_in_a_browser(tmp_path: Path) -> None:
    text = page_of(tmp_path, ARTICLE).replace("</body>", f"{PRESS}</body>")
    (tmp_path / "press.html").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=420,900", "--virtual-time-budget=3000", "--dump-dom",
            (tmp_path / "press.html").as_uri(),
        ],
        capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    found = re.search(r'<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    told = json.loads(html.unescape(found[1]))
    wanted = citations_of(ARTICLE)
    assert told["told"] == wanted
    assert told["labels"] == ["Copied"] * 4
    assert told["fallback"].split() == f"copy:{wanted[0]}".split()
    assert not told["wide"]
