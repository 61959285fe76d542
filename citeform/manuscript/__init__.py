"""A manuscript: citations in a document, found, printed by a CSL style, and put back."""
