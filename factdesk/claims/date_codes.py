"""Dates in short: Q3, H1, FY22, '88, 2021/22, 05/06/2022."""
# a rule tries its forms one after the other

import re
from datetime import date

from factdesk.claims.date_eras import decade
from factdesk.claims.date_periods import Period, day_of, month_end
from factdesk.claims.date_points import named_part, portion, quarter_code, quarter_letter
from factdesk.claims.date_reading import Parsed, Reading
from factdesk.claims.figures import Number

SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})")
YEARS = re.compile(r"([12]\d{3})/(\d{2}|[12]\d{3})")
OWNED = re.compile(r"([12]\d{3})['’]s")
CENTURY, SHORT, LONG = 100, 2, 4
LAST_MONTH, LAST_DAY = 12, 31
PIVOT = 70
OWNERS = frozenset("tisbrBT<>FLPR(,&")
"""Tags before a year of two figures after an apostrophe; anything else opens a quotation."""


def lettered(reading: Reading, at: int) -> Parsed | None:
    """Q3 2021, H1, FY22, FY2022."""
    if (
        not reading.terms.joined(at + 1)
        or reading.terms.joined(at)
        or (reading.terms.joined(at + 2) and reading.tag(at + 2) in "wC/:-")
    ):
        return None
    if quarter_letter(reading, at):
        return None if reading.tag(at - 1) == "C" else quarter_code(reading, at)
    value = reading.value(at + 1)
    if reading.terms.written(at) != "FY" or not isinstance(value, Number) or value.digits not in (SHORT, LONG):
        return None
    year = int(value.value) if value.digits == LONG else reading.pivot(int(value.value))
    return Period(day_of(year, 1, 1), day_of(year, 12, 31), "year"), at + 2


def short_year(reading: Reading, at: int) -> Parsed | None:
    """'88, after a preposition, an article or "of"."""
    value = reading.value(at + 1)
    if reading.terms.written(at) not in ("'", "’", "‘") or not isinstance(value, Number) or value.digits != SHORT:
        return None
    if (
        reading.terms.joined(at)
        or not reading.terms.joined(at + 1)
        or reading.tag(at - 1) not in OWNERS
        or reading.tag(at - 1) == "L"
    ):
        return None
    if reading.tag(at + 2) in "U%$h" or (reading.tag(at + 2) == "w" and reading.terms.word(at + 2).endswith("s")):
        return None
    year = reading.pivot(int(value.value))
    return Period(date(year, 1, 1), date(year, 12, 31), "year"), at + 2


def short_decade(reading: Reading, at: int) -> Parsed | None:
    """Early '90s: the decade behind its apostrophe."""
    return decade(reading, at + 1) if reading.terms.joined(at + 1) and reading.tag(at + 1) == "G" else None


def owned_year(reading: Reading, at: int) -> Parsed | None:
    """1989's, 2018's first half."""
    owned = OWNED.fullmatch(reading.terms.written(at))
    if owned is None:
        return None
    part = named_part(reading, at + 1)
    if part is not None:
        return portion(int(owned[1]), part[0], part[1]), part[2]
    return Period(day_of(int(owned[1]), 1, 1), day_of(int(owned[1]), 12, 31), "year"), at + 1


def year_slash(reading: Reading, at: int) -> Parsed | None:
    """2021/22."""
    years = YEARS.fullmatch(reading.terms.written(at))
    if years is None:
        return None
    first = int(years[1])
    last = int(years[2]) if len(years[2]) > SHORT else first // CENTURY * CENTURY + int(years[2])
    last += CENTURY * (last < first)
    return (Period(day_of(first, 1, 1), day_of(last, 12, 31), "year"), at + 1) if last == first + 1 else None


def slashes(reading: Reading, at: int) -> Parsed | None:
    """A day and month in figures of which either may come first: the one that is the dateline, else undecided."""
    written = reading.terms.written(at)
    said = SLASHED.fullmatch(written)
    if said is None or (said[2] == "." and len(said[4]) == SHORT) or (reading.terms.joined(at + 1) and reading.tag(at + 1) in "/-"):
        return None
    one, other, year = int(said[1]), int(said[3]), int(said[4])
    if len(said[4]) == SHORT:
        year += 2000 if year < PIVOT else 1900
    if not (1 <= one <= LAST_DAY and 1 <= other <= LAST_DAY and min(one, other) <= LAST_MONTH):
        return None
    days = [day for month, number in ((one, other), (other, one)) if (day := day_of(year, month, number)) is not None]
    if not days:
        return Period(None, None, "day", impossible=True), at + 1
    if said[2] == "." and reading.dateline not in days:
        days = days[-1:]  # where dots are written, the day stands first
    if reading.dateline in days or len(set(days)) == 1:
        day = reading.dateline if reading.dateline in days else days[0]
        return Period(day, day, "day"), at + 1
    return Period(None, None, "day", known=False), at + 1


def month_between(reading: Reading, at: int) -> Parsed | None:
    """November between 19 and 20; June from the 3rd to the 5th."""
    month = reading.month(at)
    if month is None or reading.tag(month[1]) not in "rB":
        return None
    begin = reading.day_number(reading.skip(month[1] + 1, "t"))
    if begin is None or reading.tag(begin[1]) not in ("T" if reading.tag(month[1]) == "r" else "&-"):
        return None
    end = reading.day_number(reading.skip(begin[1] + 1, "t"))
    if end is None or reading.tag(end[1]) in "%$UwCh":
        return None
    placed = reading.dated(month[0], begin[0], at, end[1])
    if placed.first is None:
        return None
    last = day_of(placed.first.year, month[0], end[0])
    return None if last is None or last > month_end(last) else (Period(placed.first, last, "day", floating=True), end[1])
