"""Sums that a draft does with its own figures: parts and totals, differences, changes, shares, lists."""
