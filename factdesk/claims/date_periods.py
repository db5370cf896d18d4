"""Stretches of the calendar and the arithmetic on them: the week of a day, the third Thursday of a month, half a year on."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from factdesk.claims.claim import DateValue
from factdesk.draft.values import quick

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"day": 1, "business day": 1, "week": 7, "workweek": 7, "weekend": 7, "fortnight": 14}
THURSDAY, SATURDAY = 3, 5
DECEMBER = 12


@quick
@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days as an expression names it; `first` and `last` lie inside it, None on an open side."""

    first: date | None
    last: date | None
    precision: str
    relative: bool = False
    weekday: int | None = None
    """Monday is 0."""
    impossible: bool = False
    floating: bool = False
    """No year was said, and the likeliest was taken."""
    known: bool = True
    """False when the day hangs on something that is no date ("three days after the vote")."""
    hangs: bool = False
    """Whether it was reckoned from another date of the text ("the next day")."""

    def value(self) -> DateValue:
        """The claim's value: one date where it is one day, month or year, else first and last day."""
        weekday = None if self.weekday is None else WEEKDAYS[self.weekday]
        if self.impossible or not self.known:
            return DateValue(self.precision, self.relative, weekday=weekday, impossible=self.impossible)
        if self.first is not None and self.first == self.last:
            return DateValue(self.precision, self.relative, date=_iso(self.first), weekday=weekday)
        first, last = self._cut(self.first), self._cut(self.last)
        if first is not None and first == last and len(first) < len("2022-03-01"):
            return DateValue(self.precision, self.relative, date=first, weekday=weekday)
        return DateValue(self.precision, self.relative, start=first, end=last, weekday=weekday)

    def _cut(self, day: date | None) -> str | None:
        """A border in ISO 8601, to the month or year where that is all that was said."""
        if day is None:
            return None
        whole_months = (self.first is None or self.first.day == 1) and (self.last is None or self.last == month_end(self.last))
        whole_years = (
            whole_months and (self.first is None or self.first.month == 1) and (self.last is None or self.last.month == DECEMBER)
        )
        if self.precision == "year" and whole_years:
            return _iso(day)[:4]
        return _iso(day)[:7] if self.precision == "month" and whole_months else _iso(day)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None when the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, unit: str, count: float) -> date | None:
    """The day so many units on (or back); months and years keep the day of the month as far as it exists. None beyond the calendar."""
    try:
        if unit in MONTHS_OF and unit != "season":
            months = round(MONTHS_OF[unit] * count)
            index = day.year * 12 + day.month - 1 + months
            year, month = divmod(index, 12)
            return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
        if unit == "business day":
            return _business(day, round(count))
        return day + timedelta(days=round(DAYS_OF.get(unit, 1) * count))
    except (ValueError, OverflowError):
        return None


def _business(day: date, count: int) -> date:
    """Weeks of five days."""
    weeks, rest = divmod(abs(count), 5)
    step = timedelta(days=1 if count >= 0 else -1)
    day += step * 7 * weeks
    while rest:
        day += step
        rest -= day.weekday() < SATURDAY
    return day


def containing(day: date, unit: str) -> tuple[date, date]:
    """The first and last day of the unit that holds a day; weeks begin on Monday."""
    if unit in ("day", "business day"):
        return day, day
    monday = day - timedelta(days=day.weekday())
    if unit in DAYS_OF:
        first, length = {"week": (0, 7), "workweek": (0, 5), "weekend": (5, 2), "fortnight": (0, 14)}[unit]
        return monday + timedelta(days=first), monday + timedelta(days=first + length - 1)
    if unit == "season":
        return _season(day)
    months = MONTHS_OF.get(unit, 1)
    if unit in ("decade", "century", "millennium"):
        years = {"decade": 10, "century": 100, "millennium": 1000}[unit]
        year = max(day.year // years * years, 1)
        return date(year, 1, 1), date(min(year + years - 1, 9999), 12, 31)
    month = (day.month - 1) // months * months + 1
    return date(day.year, month, 1), month_end(date(day.year, month + months - 1, 1))


def _season(day: date) -> tuple[date, date]:
    for month, first in ((12, 21), (9, 23), (6, 21), (3, 20)):
        begins = date(day.year, month, first)
        if day >= begins:
            return season(month, first, day.year)
    return season(12, 21, day.year - 1)


def season(month: int, first: int, year: int) -> tuple[date, date]:
    """The season that begins on this day of this year."""
    year = min(max(year, 1), 9998)
    following = {3: (6, 21, 0), 6: (9, 23, 0), 9: (12, 21, 0), 12: (3, 20, 1)}[month]
    return date(year, month, first), date(year + following[2], following[0], following[1]) - timedelta(days=1)


def beside(day: date, unit: str, steps: int) -> tuple[date, date] | None:
    """The unit so many steps from the one that holds a day: -1 last month, 1 next week."""
    if unit == "season":
        current = containing(day, unit)
        for _ in range(min(abs(steps), 40)):
            current = containing(current[1] + timedelta(days=1) if steps > 0 else current[0] - timedelta(days=1), unit)
        return current
    moved = shifted(containing(day, unit)[0], "week" if unit in ("workweek", "weekend") else unit, steps)
    return None if moved is None else containing(moved, unit)


def nth_weekday(first: date, last: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday inside a stretch, counted from its end when nth is negative; None when there is none."""
    if nth > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    return day if first <= day <= last else None


def nth_unit(first: date, last: date, unit: str, nth: int) -> tuple[date, date] | None:
    """The nth day, week, weekend, month… inside a stretch, from its end when negative. A week belongs where its Thursday lies."""
    if unit in ("week", "workweek", "weekend", "fortnight"):
        inner = nth_weekday(first, last, SATURDAY if unit == "weekend" else THURSDAY, nth)
        return None if inner is None else containing(inner, unit)
    if abs(nth) > (last - first).days + 1:
        return None
    begin = shifted(first, unit, nth - 1) if nth > 0 else shifted(containing(last, unit)[0], unit, nth + 1)
    if begin is None or not first <= begin <= last:
        return None
    return containing(begin, unit)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)
