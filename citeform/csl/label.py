"""The citation-label: letters of the names and two digits of the year, as in "Kuhn62"."""

from __future__ import annotations

from citeform.csl.item import Item

# citeproc-js's default: how many letters of each name, for one, two, three or more names.
LETTERS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
NAMES = ("author", "editor", "translator", "collection-editor", "composer", "director")


def citation_label(item: Item) -> str:
    """An item's label; its own when it has one."""
    own = item.text("citation-label")
    if own:
        return own
    names = next((found for variable in NAMES if (found := item.names(variable))), ())
    families = [name.family for name in names]
    counts = LETTERS[min(len(families), 4) - 1] if families else ()
    letters = "".join(family[:count] for family, count in zip(families, counts, strict=False))
    if not letters:
        letters = item.text("title")[:4]
    date = item.date("issued")
    year = date.days[0][0] if date and date.days else 0
    return letters + (f"{abs(year):02d}"[-2:] if year else "")
