"""From claims and references to findings: one check a file."""
