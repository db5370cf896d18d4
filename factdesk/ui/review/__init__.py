"""The inspector: finding, timeline, verdict, correction, sources, history."""
