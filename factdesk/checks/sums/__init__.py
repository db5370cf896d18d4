"""Sums that a sentence does by its wording: parts and totals, differences, changes, shares; and the figures and sentences of all readers."""
