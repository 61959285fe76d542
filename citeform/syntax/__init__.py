"""Text ⇄ Records: brackets and tags, but no bibliography."""
