"""Print the CSL items that the package `nbib` finds in MEDLINE's format on standard input."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Any

TEXTS = {  # the package's names as CSL's
    "title": "title",
    "journal": "container-title",
    "journal_abbreviated": "container-title-short",
    "journal_volume": "volume",
    "journal_issue": "issue",
    "pages": "page",
    "doi": "DOI",
    "abstract": "abstract",
    "language": "language",
    "pubmed_id": "PMID",
    "pmcid": "PMCID",
}


def item(record: Mapping[str, Any]) -> dict[str, Any]:
    """One record as a CSL item; PubMed's abbreviated last pages are completed."""
    found: dict[str, Any] = {"type": "article-journal"}
    found |= {csl: str(record[name]) for name, csl in TEXTS.items() if record.get(name)}
    found["author"] = [
        {"family": one["last_name"], "given": one["first_name"]}
        if one.get("first_name")
        else {"literal": one.get("author") or one.get("author_abbreviated", "")}
        for one in record.get("authors", ())
    ]
    serials = [text for name, text in record.items() if name.endswith("_issn")]
    found["ISSN"] = " ".join(dict.fromkeys(serials))
    if pages := re.fullmatch(r"(\d+)-(\d+)", found.get("page", "")):
        first, last = pages.groups()
        found["page"] = f"{first}-{first[: max(0, len(first) - len(last))]}{last}"
    for form, length in ("%Y %b %d", 3), ("%Y %b", 2), ("%Y", 1):
        try:
            day = datetime.strptime(str(record.get("publication_date")), form)
        except ValueError:
            continue
        found["issued"] = {"date-parts": [[day.year, day.month, day.day][:length]]}
        break
    return found


def main() -> None:
    """Read standard input."""
    import nbib

    print(json.dumps([item(record) for record in nbib.read(sys.stdin.read())]))


if __name__ == "__main__":
    main()
