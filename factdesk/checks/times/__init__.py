"""Dates, ages, lives and the lengths of time between them."""
