"""Units by what they are in one another, and how far a rounding may take a figure."""
