"""Rich text ⇄ one markup language per module: `decode` a string, `encode` rich text."""
