"""Contests: scores, legs, tables and ballots."""
