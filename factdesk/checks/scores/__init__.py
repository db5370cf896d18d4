"""Contests and votes: scores, legs, tables, races, ballots and seats."""
