"""The callables that the shared runners of the CSL suite and of the differential set want."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from citeform.csl.document import Document
from citeform.csl.process import Processor
from citeform.csl.style import load, load_text


@lru_cache(maxsize=4)
def processor(path: str, markup: str) -> Processor:
    """The compiled style of a file."""
    return Processor(load(Path(path)), markup=markup)


def document(
    style: str, items: list[dict[str, Any]], clusters: list[dict[str, Any]], format: str
) -> tuple[list[str], list[str]]:
    """The citations and the bibliography of a document."""
    engine = Processor(load(Path(style)), markup=format)
    cited = list(dict.fromkeys(str(c["id"]) for k in clusters for c in k["citationItems"]))
    by_id = {str(item["id"]): item for item in items}
    order = [by_id.pop(name) for name in cited] + list(by_id.values())
    made = engine.document(order)
    return made.citations(clusters), [text for _, text in made.entries() if text]


def render(case: Any) -> str:
    """What a fixture of the suite asks for."""
    engine = Processor(
        load_text(case.csl), markup="html", abbreviate=abbreviations(case.abbreviations)
    )
    if case.mode == "bibliography":
        return render_bibliography(case, engine)
    if case.citations:
        return render_document(case, engine)
    sorts = "nosort" not in case.submodes
    items = registered(case)
    made = engine.document(items, sorts=sorts)
    clusters = case.citation_items
    if clusters is None:
        clusters = [[{"id": item.id} for item in made.order]]
    return "\n".join(made.citation(cites) for cites in clusters)


def abbreviations(table: dict[str, Any] | None) -> Any:
    """What looks up the abbreviations of a fixture."""
    if not table:
        return None
    lists = table.get("default", {})

    def abbreviate(variable: str, text: str) -> str:
        return str(lists.get(variable, {}).get(text, text))

    return abbreviate


def registered(case: Any) -> list[dict[str, Any]]:
    """The items of a fixture in the order of registration."""
    by_id = {str(item.get("id", "")): item for item in case.input}
    if case.bibentries:
        return [by_id[str(name)] for name in case.bibentries[-1]]
    if case.citations:
        return [by_id[name] for name in cited(case.citations, len(case.citations))]
    return list(by_id.values())


def cited(citations: list[Any], steps: int) -> list[str]:
    """The ids that a document cites, in their order."""
    from csl_suite import document_after  # type: ignore[import-not-found]

    clusters = document_after(citations, steps)
    return list(dict.fromkeys(str(c["id"]) for k in clusters for c in k["citationItems"]))


def render_document(case: Any, engine: Processor) -> str:
    """The citations of an edited document, marked as the suite marks them."""
    from csl_suite import document_after, format_document

    by_id = {str(item["id"]): item for item in case.input}
    steps = len(case.citations)

    def state(upto: int) -> list[tuple[str, str]]:
        clusters = document_after(case.citations, upto)
        items = [by_id[name] for name in cited(case.citations, upto)]
        texts = engine.document(items).citations(clusters)
        return [(k["citationID"], text) for k, text in zip(clusters, texts, strict=True)]

    text: str = format_document(
        state(steps - 1) if steps > 1 else [],
        state(steps),
        case.citations[-1][0]["citationID"],
    )
    return text


def render_bibliography(case: Any, engine: Processor) -> str:
    """The bibliography of a fixture in the suite's HTML, or its parameters."""
    made = engine.document(registered(case), sorts="nosort" not in case.submodes)
    if "header" in case.submodes:
        return header(engine, made)
    order = [item for item in made.order if is_taken(item.raw, case.bibsection)]
    entries = [
        text or f"{item.number}. [CSL STYLE ERROR: reference with no printed form.]"
        for item, text in made.entries(order)
        if text or engine.is_numeric
    ]
    lines = [f'  <div class="csl-entry">{entry}</div>' for entry in entries]
    return "\n".join(['<div class="csl-bib-body">', *lines, "</div>"])


def is_taken(item: Any, section: dict[str, Any] | None) -> bool:
    """Whether an entry belongs in the section of a bibliography that is asked for."""
    if not section:
        return True

    def fits(wanted: dict[str, str]) -> bool:
        value = item.get(wanted["field"], "")
        return wanted["value"] in value if isinstance(value, list) else value == wanted["value"]

    tests = {"include": any, "exclude": lambda found: not any(found), "select": all}
    for name, test in tests.items():
        if name in section and not test([fits(wanted) for wanted in section[name]]):
            return False
    quash = section.get("quash")
    return not (quash and all(fits(wanted) for wanted in quash))


def header(engine: Processor, made: Document) -> str:
    """The parameters of a bibliography."""
    assert engine.bibliography is not None
    options = engine.bibliography.options
    width = max((len(str(item.number)) for item in made.order), default=0)
    values = {
        "bibend": "</div>\\n",
        "bibliography_errors": "",
        "bibstart": '<div class="csl-bib-body">\\n',
        "done": "true",
        "entry_ids": ",".join(item.id for item in made.order),
        "entryspacing": options.get("entry-spacing", "1"),
        "hangingindent": "2" if options.get("hanging-indent") == "true" else "0",
        "linespacing": options.get("line-spacing", "1"),
        "maxoffset": str(width),
        "second-field-align": options.get("second-field-align", "false"),
    }
    return "\n".join(f"{key}: {value}" for key, value in sorted(values.items()))
