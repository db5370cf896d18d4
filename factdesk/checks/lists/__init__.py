"""A number of things and the list of them that follows it."""
