"""Dates as stretches of days, and counts of days, weeks, months and years between them."""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from string import ascii_letters

from factdesk.checks.calendar import day_words, iso_words, with_day, written_date
from factdesk.claims.claim import Claim, DateValue
from factdesk.draft.patterns import Pattern
from factdesk.draft.values import quick
from factdesk.draft.words import words

COUNT = Pattern("timeline", "count")
"""A count of units: "three days", "a year", "15 years"."""
YEAR, MONTH, DAY = len("2022"), len("2022-03"), len("2022-03-15")
MONTHS_OF = {"month": 1, "year": 12, "decade": 120, "century": 1200}
DAYS_KEPT = 1 << 12
"""Dates that are reckoned with once: a draft tells of few, again and again."""
DAYS_OF = {"day": 1, "week": 7}


@quick
@dataclass(frozen=True, slots=True)
class Told:
    """A date claim with one date: a day, a month or a year."""

    claim: Claim
    iso: str

    @property
    def first(self) -> date:
        """Its first day."""
        return first_day(self.iso)

    @property
    def last(self) -> date:
        """Its last day."""
        return last_day(self.iso)

    @property
    def relative(self) -> bool:
        """Whether the dateline is needed to understand it."""
        return is_relative(self.claim)


def is_relative(claim: Claim) -> bool:
    """Whether the dateline is needed to understand a date."""
    return isinstance(claim.value, DateValue) and claim.value.relative


@lru_cache(DAYS_KEPT)
def first_day(iso: str) -> date:
    """The first day of a day, month or year in ISO 8601."""
    return date.fromisoformat(iso + "-01-01"[len(iso) - DAY :]) if len(iso) < DAY else date.fromisoformat(iso)


@lru_cache(DAYS_KEPT)
def last_day(iso: str) -> date:
    """The last one."""
    first = first_day(iso)
    if len(iso) == YEAR:
        return first.replace(month=12, day=31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if len(iso) == MONTH else first


def told(claims: Sequence[Claim]) -> Iterator[Told]:
    """The claims of one day, month or year, at the precision that is said."""
    for claim in claims:
        value = claim.value
        if (
            isinstance(value, DateValue)
            and value.date is not None
            and not value.impossible
            and len(value.date) in (YEAR, MONTH, DAY)
        ):
            yield Told(claim, value.date)


def apart(one: Told, other: Told) -> bool:
    """Whether no day lies in both."""
    return one.last < other.first or other.last < one.first


@cache
def _numbers() -> Mapping[str, int]:
    return {word: int(number) for number, spelt in words("numbers")["cardinals"].items() for word in spelt}


@cache
def _units() -> Mapping[str, str]:
    return {word: unit for unit, spelt in words("timeline")["units"].items() for word in spelt}


def number_of(word: str) -> int | None:
    """A whole number in digits or in a word; "a" is one."""
    small = word.lower()
    return int(small) if small.isdecimal() else 1 if small in ("a", "an") else _numbers().get(small)


@cache
def _ordinals() -> dict[str, int]:
    return {word: int(number) for number, spelt in words("numbers")["ordinals"].items() for word in spelt}


def ordinal_of(word: str) -> int:
    """The number of an ordinal in a word or in digits, "fourth" or "4th"; 0 for none."""
    digits = word.rstrip(ascii_letters)
    return int(digits) if digits.isdecimal() else _ordinals().get(word.lower(), 0)


def counted(found: re.Match[str]) -> tuple[int, str]:
    """The count and unit of a match of `COUNT`."""
    count = number_of(found["count"])
    assert count is not None
    return count, _units()[found["unit"].lower()]


def moved(start: str, count: int, unit: str) -> str | None:
    """An ISO date so many units on, at its own precision; None where the unit is finer than that or the calendar ends."""
    try:
        if unit in DAYS_OF:
            return (
                date.fromordinal(date.fromisoformat(start).toordinal() + DAYS_OF[unit] * count).isoformat()
                if len(start) == DAY
                else None
            )
        months = MONTHS_OF[unit] * count
        if len(start) == YEAR:
            return None if unit == "month" else f"{int(start) + months // 12:04}"
        index = int(start[:4]) * 12 + int(start[5:7]) - 1 + months
        there = date(index // 12, index % 12 + 1, 1)
        if len(start) == MONTH:
            return there.isoformat()[:MONTH]
        return there.replace(day=min(int(start[8:]), monthrange(there.year, there.month)[1])).isoformat()
    except (ValueError, OverflowError):
        return None


def fits(start: Told, count: int, unit: str, end: Told) -> bool:
    """Whether the end lies so many units from the start, as people round: to the day for days, to the nearest week, month or year else."""
    precision = min(len(start.iso), len(end.iso))
    if unit in ("decade", "century"):
        years = abs(int(end.iso[:4]) - start.first.year - count * MONTHS_OF[unit] // 12)
        return years <= MONTHS_OF[unit] // 24
    if (unit == "day" and precision < DAY) or (unit in ("week", "month") and precision < MONTH):
        return True
    wanted = moved(start.iso[:precision] if unit != "week" else start.iso, count, unit)
    if wanted is None:
        return True
    if len(start.iso) == len(end.iso) < DAY and (len(start.iso) == YEAR or unit == "month"):
        return wanted == end.iso
    slack = {"day": 0, "week": 3, "month": 16, "year": 200}[unit]
    low, high = moved(start.first.isoformat(), count, unit), moved(start.last.isoformat(), count, unit)
    if low is None or high is None:
        return True
    return (
        date.fromisoformat(low).toordinal() - slack <= end.last.toordinal()
        and end.first.toordinal() <= date.fromisoformat(high).toordinal() + slack
    )


@lru_cache(DAYS_KEPT)
def in_words(iso: str) -> str:
    """"15 March 2022", "March 2022", "2022"."""  # fmt: skip
    return day_words(date.fromisoformat(iso)) if len(iso) == DAY else iso_words(iso)


def rewritten(claim: Claim, iso: str) -> str | None:
    """The claim's words with another date in the same form; None where the form is not understood."""
    if len(iso) == YEAR:
        return iso if re.fullmatch(r"\d{4}", claim.text) else None
    written = written_date(claim.text)
    if written is None or len(iso) != DAY or written.weekday is not None:
        return None
    day = date.fromisoformat(iso)
    if written.year is not None and written.year != day.year:
        return None
    return with_day(claim.text, written, day.day, day.month)
