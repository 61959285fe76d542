"""The pages that archives put before an article's own."""

from __future__ import annotations

from citeform.frontpage.labels import fold

# What only a cover says, folded: HAL, JSTOR, Taylor & Francis, ResearchGate, White Rose, Pure,
# DSpace and EPrints repositories, PubMed Central, SSRN, Zenodo's and publishers' sheets.
STRONG = (
    "hal is a multi-disciplinary open access", "hal, est destinee au depot",
    "archive ouverte pluridisciplinaire hal", "see discussions, stats, and author profiles",
    "jstor is a not-for-profit", "your use of the jstor archive",
    "full terms & conditions of access", "this is a repository copy of",
    "white rose research online", "link to publication record in", "link to publication from",
    "citation for published version", "citation for final published version",
    "view metadata, citation and similar papers", "coversheet", "cover sheet",
    "to link to this article:", "to cite this version:", "link back to dtu orbit",
    "general rights copyright and moral rights", "take down policy", "takedown policy",
    "this item was submitted to", "please refer to any applicable publisher terms",
    "the user has requested enhancement", "download date:", "document licence",
    "document license:", "dieses dokument wird unter folgender", "nutzungsbedingungen:",
    "enlighten: publications", "open archive toulouse archive ouverte",
    "this is the author accepted manuscript",
)  # fmt: skip
WEAK = (
    "repository", "archive", "deposited", "accepted version", "published version",
    "version of record", "publisher's version", "to cite this article", "please cite",
    "downloaded", "copyright", "terms of use", "terms and conditions", "item record",
    "persistent link", "original citation", "doi:", "issn", "submitted on", "hal id",
    "peer review", "accepted manuscript", "published in:", "document version", "available at",
    "available from", "recommended citation", "link to", "rights", "licence", "license",
    "research portal", "research explorer", "article views", "submit your article",
    "view related articles", "repositorio institucional", "makes available",
)  # fmt: skip
LONGEST = 6000
"""A cover has fewer letters than a page of an article."""
HEADINGS = ("introduction", "keywords", "key words", "index terms")
"""Lines that stand in articles only."""


def is_cover(text: str) -> bool:
    """Whether a page says what archives say of an article and not what articles say."""
    if len(text) > LONGEST:
        return False
    folded = " ".join(fold(text).split())
    strong = sum(sign in folded for sign in STRONG)
    weak = sum(sign in folded for sign in WEAK)
    headed = any(line.strip(" .:0123456789").lower() in HEADINGS for line in text.splitlines())
    return not headed and (strong > 1 or (strong == 1 and weak > 1))
