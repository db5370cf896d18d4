"""A reviewed draft written to a file."""
