"""How a day is worded on screen."""

from datetime import date

from factdesk.roster.dates import PartialDate

MONTHS = ("January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December")  # fmt: skip


def day_words(day: PartialDate | date | None, *, short: bool = False) -> str:
    """A date as an article would write it: "13 March 2020", "March 2020", "2020"; short: "13 Mar 2020"."""
    if day is None:
        return ""
    month = MONTHS[day.month - 1] if day.month else ""
    return " ".join(str(part) for part in (day.day, month[:3] if short else month, day.year) if part)
