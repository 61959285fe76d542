"""Section labels: each spelling of them, and lines that only look like them."""

from __future__ import annotations

import pytest

from citeform.frontpage.label_table import TABLE
from citeform.frontpage.labels import fold, match_label, squash
from citeform.frontpage.zones import CONTINUE


@pytest.mark.parametrize(
    ("line", "zone", "language", "text"),
    [
        ("Abstract", "abstract", "en", ""),
        ("ABSTRACT:", "abstract", "en", ""),
        ("A B S T R A C T", "abstract", "en", ""),
        ("Abstract. Thin films have been grown.", "abstract", "en", "Thin films have been grown."),
        ("Abstract—We report on films.", "abstract", "en", "We report on films."),
        ("Résumé", "abstract", "fr", ""),
        ("RESUMÉ", "abstract", "fr", ""),
        ("Re\u0301sume\u0301.—", "abstract", "fr", ""),
        ("Zusammenfassung", "abstract", "de", ""),
        ("Riassunto:", "abstract", "it", ""),
        ("Resumen.", "abstract", "es", ""),
        ("Resumo", "abstract", "pt", ""),
        ("Samenvatting", "abstract", "nl", ""),
        ("MOTS-CLÉS : rachis", "keywords", "fr", "rachis"),
        ("Mots clés: rachis", "keywords", "fr", "rachis"),
        ("KEY-WORDS : spine", "keywords", "en", "spine"),
        ("Key words — spine", "keywords", "en", "spine"),
        ("Keywords spine, pain", "keywords", "en", "spine, pain"),
        ("Schlüsselwörter: Rücken", "keywords", "de", "Rücken"),
        ("Palabras clave: dolor", "keywords", "es", "dolor"),
        ("Palavras-chave: dor", "keywords", "pt", "dor"),
        ("Parole chiave: dolore", "keywords", "it", "dolore"),
        ("Recibido: 12 de marzo de 2019", "received", "es", "12 de marzo de 2019"),
        ("Received 7 February 2011", "received", "en", "7 February 2011"),
        ("Eingegangen am 3. Mai 2010", "received", "de", "3. Mai 2010"),
        ("⁎Auteur correspondant.", "correspondence", "fr", ""),
        ("Séance du 14 mars 2023", "event", "fr", "14 mars 2023"),
        ("1. Introduction", "introduction", "en", ""),
        ("Interessenkonflikt. Keiner.", "interests", "de", "Keiner."),
    ],
)
def test_takes_labels(line: str, zone: str, language: str, text: str) -> None:
    label = match_label(line)
    assert label
    assert (label.zone, label.language, line[label.rest :]) == (zone, language, text)


@pytest.mark.parametrize(
    "line",
    [
        "Summary of the results of two trials",
        "Abstract interpretation of programs",
        "Keyword extraction from radio news",
        "Contact-based methods in robotics",
        "Results of surgery",
        "",
        "...",
    ],
)
def test_refuses_what_is_no_label(line: str) -> None:
    assert match_label(line) is None


def test_every_label_stands_once_in_a_language() -> None:
    for zone, languages in TABLE.items():
        for language, names in languages.items():
            keys = [squash(name) for name in names.split(";")]
            assert all(keys), (zone, language)
            assert len(keys) == len(set(keys)) or len(set(keys)) > 1, (zone, language)


def test_every_rule_for_zones_belongs_to_a_zone() -> None:
    assert set(CONTINUE) <= set(TABLE)


def test_folds_case_and_accents() -> None:
    assert fold("ÉTÉ’S Ødegård") == "ete's ødegard"
