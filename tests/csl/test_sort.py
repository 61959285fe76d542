"""The order of entries and cites: a table by locale, and what citeproc-js does without a key.

Each row is in the order of CLDR 48, confirmed with node's `Intl.Collator(locale, {sensitivity:
"base", ignorePunctuation: true, numeric: true})` on texts with "|" for their blanks, as citeproc-js
2.4.63 compares them.
"""

from __future__ import annotations

import random
import sys
from typing import Any

import pytest

from citeform.csl.collation import icu_key, sort_keys
from citeform.csl.process import Processor
from citeform.csl.style import load_text

ALPHABETS = {
    "en-US": "Aaland|Äkäs|Ångström|Le Goff|Leaf|L’Eau|LeGoff|Øst|Part 2|Part 10|zeta|Þór|Сидоров",
    "de-DE": "Mueller|Müller|Mutter|Straßer|Strasst",
    "fr-FR": "cote|Côté A|cotez|Œuvre|of",
    "sv-SE": "Aa|Zorn|Ångström|Äkäs|Ærø|Öberg|Østergaard",
    "fi-FI": "Zorn|Åke|Äkäs|Öberg",
    "da-DK": "Abel|Zorn|Ærø|Öster|Østergaard|Aalborg|Ångström",
    "nb-NO": "Abel|Zorn|Ærø|Østergaard|Aas|Åse",
    "nn-NO": "Zorn|Ærø|Øst|Aase",
    "is-IS": "Az|Áb|Dz|Ða|Zoe|Þór|Æsa|Ösp",
    "et-EE": "Saar|Šer|Zorn|Žuk|Tamm|Vask|Wolf|Õun|Äär|Öö|Üks|Xenia",
    "cs-CZ": "Cyril|Čapek|Haz|Chalupa|Ibsen|Rys|Řez|Sova|Šimek|Zima|Žák",
    "sk-SK": "Azor|Äa|Cyril|Čapek|Huba|Chalupa|Ibsen|Oz|Ôa",
    "pl-PL": "Azja|Ąb|Czech|Ćma|Lzy|Łuk|Nowy|Ńa|Zych|Źdźbło|Żak",
    "hu-HU": "Cukor|Csaba|Gz|Gyula|Ozor|Öböl|Őr|Sz|Zuz|Zsolt",
    "ro-RO": "Az|Ăb|Âb|Iz|Îb|Sz|Șa|Tz|Ța",
    "hr-HR": "Czar|Čop|Ćosić|Dz|Džaja|Đuro|Luz|Ljubo|Nz|Njegoš",
    "sr-Latn-RS": "Czar|Čop|Ćosić|Dz|Džaja|Đuro",
    "sl-SI": "Czar|Čop|Sz|Šuc|Zz|Žan",
    "lt-LT": "Ia|Yb|Ic|Jonas|Sz|Šuo",
    "lv-LV": "Czar|Čaks|Kz|Ķelis|Lz|Ļa",
    "es-ES": "Chávez|Cruz|Llano|Luz|Nuz|Ñandú|Oca",
    "gl-ES": "Nuz|Ñandú|Oca",
    "tr-TR": "Cz|Çelik|Hz|Irmak|İnan|Oz|Öz|Sz|Şen|Uz|Ünal",
    "cy-GB": "Cz|Chwil|Dz|Ddu|Lz|Llwyd",
    "vi-VN": "Az|Ăn|Ân|Dz|Đinh|Oz|Ôn|Ơn",
    "ru-RU": "Елкин|Ёлкин Б|Ельцов|Иванов|Йодль|Сидоров|Adams",
    "uk-UA": "Гук|Ґонта|Дуб|Ївга|Йон|Adams",
    "bg-BG": "Ангелов|Яков|Adams|张伟",
    "el-GR": "Άλφα|Βήτα|Adams",
}
# Where letters are too many for a table.
ICU_ONLY = {
    "zh-CN": "李明|王伟|张伟|Adams",
    "ja-JP": "Adams|カキ|かく|サトウ",
    "ko-KR": "김|박|Adams",
}


def check_order(row: str, locale: str) -> None:
    texts = row.split("|")
    shuffled = random.Random(7).sample(texts, len(texts))
    keys = sort_keys(shuffled, locale)
    assert sorted(shuffled, key=keys.__getitem__) == texts


@pytest.mark.parametrize(("locale", "row"), [*ALPHABETS.items(), *ICU_ONLY.items()])
def test_icu_sorts(locale: str, row: str) -> None:
    pytest.importorskip("icu", reason="no wheel of ICU here")
    check_order(row, locale)


@pytest.mark.parametrize(("locale", "row"), ALPHABETS.items())
def test_a_table_sorts_without_icu(locale: str, row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icu", None)
    icu_key.cache_clear()
    check_order(row, locale)
    icu_key.cache_clear()


def test_ascii_does_without_icu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citeform.csl.collation.icu_key", None)
    check_order("Le Goff|Le Goff, A|Leaf|LeGoff|Part 2|Part 10|part-way", "en-US")


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"
 default-locale="sv-SE"><info><title>t</title><id>t</id>
<updated>2020-01-01T00:00:00Z</updated></info>
<macro name="year"><choose><if variable="issued"><date variable="issued"><date-part name="year"/>
</date></if><else><text value="1000"/></else></choose></macro>
<citation {options}><sort>{key}</sort><layout delimiter="; "><group delimiter=" ">
<names variable="author"/><text variable="title"/></group></layout></citation>
<bibliography><sort><key variable="title"/></sort><layout><text variable="title"/></layout>
</bibliography></style>"""


@pytest.mark.parametrize(("locale", "order"), [(None, "Zorn Åke Ärm"), ("en-US", "Åke Ärm Zorn")])
def test_the_locale_asked_for_sorts(locale: str | None, order: str) -> None:
    style = load_text(STYLE.format(options="", key='<key variable="title"/>'), locale=locale)
    items = [{"id": title, "type": "book", "title": title} for title in ("Ärm", "Zorn", "Åke")]
    entries = Processor(style).document(items).entries()
    assert [text for _, text in entries] == order.split()


ITEMS: list[dict[str, Any]] = [
    {"id": "a", "type": "book", "title": "Zz", "author": [{"family": "Vance"}]},
    {"id": "b", "type": "book", "title": "Lit", "issued": {"literal": "old"}},
    {"id": "c", "type": "book", "title": "Old", "issued": {"date-parts": [[1999]]}},
    {"id": "d", "type": "book", "title": "Aa", "author": [{"family": "Quill"}]},
]


@pytest.mark.parametrize(
    ("options", "key", "order"),
    [
        ("", '<key variable="author"/>', "Quill Aa; Vance Zz; Lit; Old"),
        ("", '<key variable="author" sort="descending"/>', "Vance Zz; Quill Aa; Lit; Old"),
        # Cites without names go together, under "undefined".
        ('collapse="year"', '<key variable="author"/>', "Quill Aa; Lit; Old; Vance Zz"),
        # A date without numbers, and what a macro prints in place of a date, are no keys.
        ("", '<key variable="issued"/>', "Old; Vance Zz; Lit; Quill Aa"),
        ("", '<key macro="year"/>', "Old; Vance Zz; Lit; Quill Aa"),
    ],
)
def test_cites_without_a_key(options: str, key: str, order: str) -> None:
    document = Processor(load_text(STYLE.format(options=options, key=key))).document(ITEMS)
    assert document.citation([{"id": item["id"]} for item in ITEMS]) == order
