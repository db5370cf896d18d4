"""What people decided: verdicts, sources, and where each claim stands."""
