"""Where a timeline is marked: days, months or years, as many as there is room for."""

from collections.abc import Iterator
from datetime import date

from factdesk.ui.day import MONTHS

MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between two marks: each but the first few a whole number of years."""


def ticks(first: date, last: date, most: int) -> Iterator[tuple[date, str]]:
    """Days to mark between two, with their words, at most so many: "2020", or "Mar 2020" where months stand apart."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((step for step in MONTH_STEPS if months / step <= most), MONTH_STEPS[-1])
    number = -(-(first.year * 12 + first.month - 1) // step) * step
    while number <= last.year * 12 + last.month - 1:
        year, month = divmod(number, 12)
        day = date(year, month + 1, 1)
        if day >= first:
            yield day, str(year) if step >= 12 or month == 0 else f"{MONTHS[month][:3]} {year}"  # noqa: PLR2004 (months of a year)
        number += step
