"""Weekdays, alone and with a date: Tuesday, Tuesday 15 March 2022, Thursday the 21st, Wednesday next week, two Fridays from now."""

from dataclasses import replace
from datetime import date, timedelta

from factdesk.claims.date_direction import AHEAD
from factdesk.claims.date_periods import Period, beside, day_of, shifted
from factdesk.claims.date_reading import Parsed, Reading

WEEK = 7
SEARCHED_MONTHS = 60
LONG_NAME = 5


def weekday_dated(reading: Reading, at: int) -> Parsed | None:
    """Tuesday 15 March 2022; Wed, 22 of Jan; Tuesday, Dec. 31, 1994. The date is the value, the weekday is kept as said."""
    after = _after_name(reading, at)
    if reading.tag(after) == "j" and reading.terms.written(at).islower() and reading.in_list(at, "doubtful_weekdays"):
        return None  # "were wed on 3 May", "sat on 3 May"
    after = reading.skip(reading.skip(after, ","), "j", "t")
    if reading.tag(after) not in "dxoMI":
        return None
    inner = reading.point(after)
    if inner is None or inner[0].precision != "day" or inner[0].weekday is not None or inner[0].relative:
        return weekday_number(reading, at)
    return replace(_in_the_storys_year(reading, at, inner[0]), weekday=reading.value(at)), inner[1]


def _in_the_storys_year(reading: Reading, at: int, period: Period) -> Period:
    """A date without its year, in the year that the story has told where only there it falls on the weekday."""
    year = reading.stated_year(at) if period.floating else None
    if year is None or period.first is None or period.first.weekday() == reading.value(at):
        return period
    there = day_of(year, period.first.month, period.first.day)
    return replace(period, first=there, last=there) if there and there.weekday() == reading.value(at) else period


def _after_name(reading: Reading, at: int) -> int:
    """The term after the name and its full stop."""
    end = at + 1
    cut = len(reading.terms.word(at)) < LONG_NAME
    return end + (cut and reading.tag(end) == "." and reading.terms.joined(end) and reading.tag(end + 1) != "C")


def weekday_number(reading: Reading, at: int) -> Parsed | None:
    """Tuesday 19th, Monday 21, Thursday the 21st: the nearest month in which both agree."""
    after = _after_name(reading, at)
    number_at = (
        reading.skip(after, ",", "t") if reading.tag(after) == "," and reading.tag(after + 1) == "t" else reading.skip(after, "t")
    )
    number = reading.day_number(number_at)
    if number is None or (not number[2] and reading.tag(number[1]) in "wCUh%$:eM-"):
        return None
    if reading.tag(number_at) == "x" and number_at == after:
        return None
    if number[2] and reading.tag(number[1]) in ("wCUo" if reading.value(number_at).spelled else "U"):
        return None  # "Monday, the first trading day"
    first = reading.dateline.replace(day=1)
    days = []
    for step in range(-SEARCHED_MONTHS // 2, SEARCHED_MONTHS // 2):
        month = shifted(first, "month", step)
        day = day_of(month.year, month.month, number[0]) if month else None
        if day and day.weekday() == reading.value(at):
            days.append(day)
    if not days:
        return None
    best = reading.nearest(days, reading.lean(at, number[1]))
    return Period(best, best, "day", relative=True, weekday=reading.value(at)), number[1]


def weekday_in_week(reading: Reading, at: int) -> Parsed | None:
    """Wednesday next week, Tuesday of this week, Monday of the following week, Friday after next, Sunday 3 weeks after January 15th."""
    after = reading.skip(at + 1, "F", "t") if reading.tag(at + 1) in "Ft" else at + 1
    weekday = reading.value(at)
    if reading.tag(after) == "R" and reading.value(after + 1) in ("week", "fortnight"):
        span = beside(reading.dateline, "week", reading.value(after))
        if span is None:
            return None
        day = span[0] + timedelta(days=weekday)
        return Period(day, day, "day", relative=True, weekday=weekday), after + 2
    if reading.tag(at + 1) == ">" and reading.value(at + 2) == 1 and reading.tag(at + 2) == "R":
        day = ahead(reading.dateline, weekday) + timedelta(days=WEEK)
        return Period(day, day, "day", relative=True, weekday=weekday), at + 3
    if reading.tag(at + 1) in "dx" and reading.value(at + 2) == "week" and reading.tag(at + 3) in "><":
        inner = reading.point(at + 1)
        if inner and inner[0].first:
            day = inner[0].first + timedelta(days=(weekday - inner[0].first.weekday()) % WEEK)
            return Period(day, day, "day", relative=True, weekday=weekday), inner[1]
    return None


def ahead(day: date, weekday: int) -> date:
    """The first such weekday after a day."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % WEEK + 1)


def weekday_alone(reading: Reading, at: int) -> Parsed | None:
    """Tuesday; Monday night. The day itself may be meant: newspapers write the weekday for today, too."""
    weekday, end = reading.value(at), _after_name(reading, at)
    if _named(reading, at, end):
        return None
    if (british := week_later(reading, at, end)) is not None:
        return british
    if reading.in_list(at, "doubtful_weekdays") and not _abbreviation(reading, at, end):
        return None
    lean = reading.lean(at, end)
    back = (reading.dateline.weekday() - weekday) % WEEK
    day = reading.dateline - timedelta(days=back)
    if lean == AHEAD and back:
        day += timedelta(days=WEEK)
    end += reading.day_part(end)
    return Period(day, day, "day", relative=True, weekday=weekday), end


def _named(reading: Reading, at: int, end: int) -> bool:
    """Whether the weekday is part of a name: the Sunday Times, Ruby Tuesday."""
    before, following = reading.tag(at - 1), reading.terms.written(end)
    if reading.tag(end) == "C" and reading.in_list(end, "papers"):
        return True
    return (
        before == "t"
        and reading.tag(end) == "C"
        and following.istitle()
        and reading.tag(end + 1) != "L"
        and not reading.in_list(end, "capital_adjectives")
    )


def week_later(reading: Reading, at: int, end: int) -> Parsed | None:
    """Monday week, a week on Thursday, a fortnight on Monday: a week or two after the next one."""
    weekday = reading.value(at)
    if reading.terms.word(end) == "week" and reading.tag(end + 1) not in "-FW'd":
        weeks, last = 1, end + 1
    elif reading.tag(at - 1) == "j" and reading.terms.word(at - 2) in ("week", "fortnight") and reading.tag(at - 3) == "a":
        weeks, last = (1 if reading.terms.word(at - 2) == "week" else 2), end
    else:
        return None
    day = ahead(reading.dateline, weekday) + timedelta(days=WEEK * weeks)
    return Period(day, day, "day", relative=True, weekday=weekday), last


def _abbreviation(reading: Reading, at: int, end: int) -> bool:
    """Whether "Sun", "Sat", "Mon" is a day here and no other word."""
    if reading.terms.written(at)[:1].islower():
        return False
    alone = reading.tag(at - 1) == "L" and reading.tag(end) in "L.,"
    return alone or reading.tag(at - 1) in "jsb(" or end > at + 1


def weekdays_away(reading: Reading, count: int, plural: int) -> Parsed | None:
    """Two Sundays from now, 2 Thursdays back."""
    weekday = reading.value(plural)
    if reading.tag(plural + 1) == "A":
        day = reading.dateline - timedelta(days=(reading.dateline.weekday() - weekday - 1) % WEEK + 1 + WEEK * (count - 1))
        return Period(day, day, "day", relative=True, weekday=weekday), plural + 2
    if reading.tag(plural + 1) == "l":
        day = ahead(reading.dateline, weekday) + timedelta(days=WEEK * (count - 1))
        return Period(day, day, "day", relative=True, weekday=weekday), plural + 2
    return None
