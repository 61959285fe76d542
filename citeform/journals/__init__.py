"""Journal titles ⇄ abbreviations: by lists as JabRef has them, and by ISO 4."""
