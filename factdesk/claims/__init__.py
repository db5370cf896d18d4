"""From an article to its claims: one detector a file."""
