"""The CSL 1.0.2 types and variables, and the kind of each.

From the CSL 1.0.2 specification, appendices III (types) and IV (variables), and the data schema
`csl-data.json`.  A Python table rather than a file: every command needs it, and it loads at once.
"""

from __future__ import annotations

TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    """.split()
)

NAMES = frozenset(
    """
    author chair collection-editor compiler composer container-author contributor curator director
    editor editor-translator editorial-director executive-producer guest host illustrator
    interviewer narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator
    """.split()
)

DATES = frozenset("accessed available-date event-date issued original-date submitted".split())

NUMBERS = frozenset(
    """
    chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    section supplement-number version volume
    """.split()
)

TEXTS = frozenset(
    """
    abstract annote archive archive-place archive_collection archive_location authority call-number
    citation-key citation-label collection-title container-title container-title-short dimensions
    division DOI event-place event-title genre ISBN ISSN jurisdiction keyword language
    license medium note original-publisher original-publisher-place original-title part-title PMCID
    PMID publisher publisher-place references reviewed-genre reviewed-title scale source status
    title title-short URL volume-title year-suffix
    """.split()
)

IDENTIFIERS = frozenset("DOI ISBN ISSN PMCID PMID URL citation-key language".split())
"""Text that is no prose: nothing in it is markup."""

KIND: dict[str, str] = {
    **dict.fromkeys(sorted(NAMES), "names"),
    **dict.fromkeys(sorted(DATES), "date"),
    **dict.fromkeys(sorted(NUMBERS), "number"),
    **dict.fromkeys(sorted(TEXTS), "text"),
    **dict.fromkeys(sorted(IDENTIFIERS), "identifier"),
}
"""Variable → its kind: names, date, number, text or identifier; in one order for every run."""

CUSTOM = (
    "translated-title",
    "translated-abstract",
    "translated-keywords",
    "affiliations",
    "corresponding-author",
    "emails",
    "orcids",
    "competing-interests",
    "accepted",
    "funding",
    "copyright",
)
"""What front pages carry beyond CSL: the keys of CSL-JSON's own `custom` object."""
OF_AUTHORS = ("affiliations", "orcids")
"""Those of them that tell authors by their index."""
