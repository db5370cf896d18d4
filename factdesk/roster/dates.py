"""Dates known to the day, the month or the year, with their certain bounds."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import total_ordering

MONTHS = ("January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December")  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Precision(IntEnum):
    """How much of a date is known; a greater one is more precise."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date at its own precision: a date known to the year is not 1 January.

    Ordered by the earliest day it can mean, a less precise one before a more precise one of the same day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no calendar has: ValueError with the reason in plain words."""
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month is no date")
        if self.month is not None and not 1 <= self.month <= 12:  # noqa: PLR2004
            raise ValueError(f"there is no month {self.month}")
        if not 1 <= self.year <= 9999:  # noqa: PLR2004
            raise ValueError(f"there is no year {self.year}")
        if self.month is not None and self.day is not None and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            raise ValueError(f"{self.year:04}-{self.month:02} has no day {self.day}")

    @classmethod
    def parse(cls, iso: str) -> "PartialDate":
        """Read "2014", "2014-03" or "2014-03-15"; anything else is a ValueError that says why."""
        found = _ISO.fullmatch(iso.strip())
        if found is None:
            raise ValueError(f"{iso.strip()[:40]!r} is not a date such as 2014, 2014-03 or 2014-03-15")
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """A calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def precision(self) -> Precision:
        """How much of it is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    def __str__(self) -> str:
        iso = f"{self.year:04}"
        if self.month is not None:
            iso += f"-{self.month:02}"
        return iso if self.day is None else f"{iso}-{self.day:02}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)


def day_words(day: PartialDate | date | None, *, short: bool = False) -> str:
    """A date as an article would write it: "13 March 2020", "March 2020", "2020"; short: "13 Mar 2020"."""
    if day is None:
        return ""
    month = MONTHS[day.month - 1] if day.month else ""
    return " ".join(str(part) for part in (day.day, month[:3] if short else month, day.year) if part)


def on_day(day: PartialDate | date) -> str:
    """When something was, by as much as is known: "on 13 March 2020", "in March 2020", "in 2020"."""
    return f"{'on' if day.day else 'in'} {day_words(day)}"
