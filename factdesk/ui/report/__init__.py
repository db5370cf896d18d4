"""The report dialog and its preview."""
