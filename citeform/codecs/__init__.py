"""Field values ⇄ model values: names, dates, pages, identifiers."""
