"""How a day is worded on screen."""

from factdesk.roster.dates import MONTHS, day_words

__all__ = ["MONTHS", "day_words"]
