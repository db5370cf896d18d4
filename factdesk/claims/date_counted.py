"""Dates counted from another day: two weeks ago, in three months, within a year, 2 weeks before Christmas, the first half of 2021."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

from dataclasses import replace
from datetime import date

from factdesk.claims.date_direction import AHEAD, BACK
from factdesk.claims.date_periods import Period, month_end, nth_weekday, shifted
from factdesk.claims.date_points import this_years
from factdesk.claims.date_reading import Parsed, Reading
from factdesk.claims.date_relative import CALENDAR_UNITS, DAY, bare_unit, counts, nth_of, plural_weekdays, spanning, with_weekday
from factdesk.claims.date_story import counted_beside
from factdesk.claims.figures import Number
from factdesk.draft.patterns import word_set

EARLY_DAYS, MIDDLE_DAYS = 10, 20
QUARTERS = 4
MOST_PARTS = 4
MOST_WEEKDAYS = 5
DECADE_YEARS = 9
FIRST_QUARTER, FIRST_HALF, THREE_QUARTERS = 3, 6, 9
"""Months after which companies report."""


def amount(reading: Reading, at: int) -> tuple[list[tuple[float, str]], int, bool] | None:
    """Counts with their units, one after the other ("2 years 1 month 21 days", "2 weeks and 2 days")."""
    parts: list[tuple[float, str]] = []
    rough = False
    end = at
    while len(parts) < MOST_PARTS:
        here = end
        if parts:
            here = reading.skip(here, ",", "&")
        counted = counts(reading, here)
        if counted is None:
            break
        after = counted[1] + (reading.tag(counted[1]) == "-")
        if reading.tag(after) != "U" or reading.value(after) not in CALENDAR_UNITS | {"business day"}:
            break
        parts.append((counted[0], reading.value(after)))
        rough |= counted[2]
        end = after + 1
    return (parts, end, rough) if parts else None


def moved(day: date | None, parts: list[tuple[float, str]], way: int) -> date | None:
    """A day moved by all the parts, the largest first."""
    order = ("century", "decade", "year", "quarter", "month")
    for count, unit in sorted(parts, key=lambda part: order.index(part[1]) if part[1] in order else len(order)):
        day = None if day is None else shifted(day, unit, way * count)
    return day


def counted_from(reading: Reading, at: int) -> Parsed | None:
    """Two weeks ago, a week hence, 3 days from today, 2 weeks before May 13, three days after the vote (which stays open)."""
    plural = plural_weekdays(reading, at)
    if plural is not None:
        return plural
    if (several := units_beside(reading, at)) is not None:
        return several
    found = amount(reading, at)
    if found is None:
        return None
    parts, end, rough = found
    tag = reading.tag(end)
    if tag == "K" and parts[-1][1] in ("week", "fortnight") and reading.terms.word(end) in word_set("dates", "near_days"):
        return _from_day(reading.dateline + DAY * reading.value(end), parts, 1, end + 1, rough=rough)
    if tag in "Al" and (tag == "A" or reading.terms.word(end) != "later"):
        if reading.terms.word(end) == "back" and reading.tag(end + 1) in "wiFt":
            return None
        return _from_day(reading.dateline, parts, -1 if tag == "A" else 1, end + 1, rough=rough)
    if tag == "l" or reading.terms.word(end) in word_set("dates", "told_before"):
        return _from_neighbour(reading, parts, at, end)
    return _from_point(reading, at, found) if tag in "<>r" or reading.terms.word(end) == "since" else None


def _from_point(reading: Reading, at: int, found: tuple[list[tuple[float, str]], int, bool]) -> Parsed | None:
    """Two weeks before 13 May, 3 days from Monday, three days after the vote."""
    parts, end, rough = found
    tag = reading.tag(end)
    inner = reading.point(reading.skip(end + 1, "t"))
    if tag == "r" and inner is not None and reading.in_list(inner[1], "to") and reading.point(inner[1] + 1) is not None:
        return None  # "the six months from January to June": a time and its days
    if inner is not None and inner[0].first is not None:
        way = -1 if tag == "<" else 1
        base = inner[0].first
        if tag == "r" and reading.terms.word(at - 1) == "for":
            last = moved(base, parts, 1)
            return None if last is None else (Period(base, last - DAY, "day", relative=True), inner[1])
        return with_weekday(reading, _from_day(base, parts, way, inner[1], rough=rough))
    if tag in "<>" and inner is None and reading.tag(end + 1) in "wtaC":
        return Period(None, None, parts[-1][1], relative=True, known=False), end + 1
    return None


def _from_day(day: date, parts: list[tuple[float, str]], way: int, end: int, *, rough: bool) -> Parsed:
    precision = parts[-1][1] if parts[-1][1] in ("year", "month", "decade", "century") else "day"
    there = moved(day, parts, way)
    if rough or there is None:
        return Period(None, None, precision, relative=True, known=False), end
    return Period(there, there, precision, relative=True), end


def _from_neighbour(reading: Reading, parts: list[tuple[float, str]], at: int, end: int) -> Parsed:
    """A year earlier, two days later: from the story's last date, else open."""
    way = -1 if reading.terms.word(end) in word_set("dates", "told_before") else 1
    if (told := counted_beside(reading, at, parts, way)) is not None:
        return told, end + 1
    if reading.terms.word(end) == "later" and parts[0][1] == "fortnight":
        day = moved(reading.dateline, parts, 1)
        return Period(day, day, "day", relative=True), end + 1
    return Period(None, None, parts[-1][1], relative=True, known=False), end + 1


def units_beside(reading: Reading, at: int) -> Parsed | None:
    """The 2 next days, the 10 previous weeks."""
    number = counts(reading, at)
    if number is None or reading.tag(number[1]) != "R" or reading.tag(number[1] + 1) != "U" or not reading.value(number[1]):
        return None
    return spanning(reading, reading.value(number[1] + 1), int(number[0]) * reading.value(number[1]), end=number[1] + 2)


def in_time(reading: Reading, at: int) -> Parsed | None:
    """In two months (ahead), within 10 months, over the next year."""
    word = reading.terms.word(at)
    if word not in word_set("dates", "ahead_in"):
        return None
    after = at + 1
    if word == "within" and reading.terms.word(reading.skip(after, "t")) == "next":
        after = reading.skip(after, "t") + 1
    found = amount(reading, after)
    if found is None or found[2]:
        return None
    parts, end, _ = found
    end += 2 * (reading.tag(end) == "'" and reading.in_list(end + 1, "time_owned"))  # "in two weeks' time"
    if reading.tag(end) in "'-A":
        return None
    if word == "within" and reading.tag(end) == "r":
        inner = reading.point(end + 1)
        if inner and inner[0].first:
            last = moved(inner[0].first, parts, 1)
            return None if last is None else (Period(inner[0].first, last, "day", relative=True), inner[1])
    if reading.terms.word(end) == "since":
        inner = reading.point(reading.skip(end + 1, "t"))
        if inner and inner[0].first:
            return _from_day(inner[0].first, parts, 1, inner[1], rough=False)
    lean = reading.lean(at, end)
    if lean == BACK or (lean != AHEAD and reading.tag(end) == "w"):
        return None
    day = moved(reading.dateline, parts, 1)
    if day is None:
        return None
    if word == "within":
        return Period(reading.dateline, day - DAY, parts[-1][1], relative=True), end
    return with_weekday(
        reading, (Period(day, day, parts[-1][1] if parts[-1][1] in ("year", "month") else "day", relative=True), end)
    )


def ordinal_led(reading: Reading, at: int) -> Parsed | None:
    """The third quarter (of 2020), first half of 2021, the first Friday of July, the 5th last day of May, 20th of next month."""
    value = reading.value(at)
    if not isinstance(value, Number) or value.value > MOST_PARTS * 100:
        return None
    nth, after = int(value.value), at + 1
    if reading.terms.word(after) == "last":
        return nth_of(reading, after + 1, -nth)
    after = reading.skip(after, "-")
    word, unit = reading.terms.word(after), reading.value(after)
    if word in word_set("dates", "halves") or unit == "quarter":
        return part_of_year(reading, at, "half" if word.startswith("hal") else "quarter", nth, after + 1)
    if (count := counts(reading, after)) is not None and reading.tag(after) != "a" and nth == 1:
        return nth_of(reading, count[1], 1, int(count[0])) or months_reported(reading, at, int(count[0]), count[1])
    if reading.tag(after) in "UW":
        found = nth_of(reading, after, nth)
        return _weekday_of_month(reading, after, nth) if found is None and reading.tag(after) == "W" else found
    if reading.tag(after) == "F":
        inner_at = reading.skip(after + 1, "t")
        inner = reading.point(inner_at) if reading.tag(inner_at) == "R" else None
        if inner and inner[0].precision == "month" and inner[0].first:
            return _day_of_month(inner[0].first, nth, inner[1])
    return None


def months_reported(reading: Reading, at: int, count: int, unit_at: int) -> Parsed | None:
    """The first nine months, in a report of business: those of the dateline's year that are over, else of the year before."""
    whole = count in (FIRST_QUARTER, FIRST_HALF, THREE_QUARTERS) and reading.value(unit_at) == "month"
    if not whole or reading.tag(at - 1) != "t" or reading.tag(unit_at + 1) in "FC<>" or not reading.of_business(at):
        return None
    if reading.terms.word(unit_at + 1) in word_set("dates", "clause_openers"):
        return None
    year = reading.dateline.year - (reading.dateline.month <= count)
    first = date(max(year, 1), 1, 1)
    return Period(first, month_end(first.replace(month=count)), "month", relative=True), unit_at + 1


def _weekday_of_month(reading: Reading, at: int, nth: int) -> Parsed | None:
    """First Sunday, at the end of a clause: of the dateline's month."""
    if reading.tag(at + 1) not in "L.,;)!" or nth > MOST_WEEKDAYS:
        return None
    first = reading.dateline.replace(day=1)
    day = nth_weekday(first, month_end(first), reading.value(at), nth)
    return Period(day, day, "day", relative=True, weekday=reading.value(at), impossible=day is None), at + 1


def _day_of_month(first: date, day: int, end: int) -> Parsed:
    if 1 <= day <= month_end(first).day:
        there = first.replace(day=day)
        return Period(there, there, "day", relative=True), end
    return Period(None, None, "day", relative=True, impossible=True), end


def part_of_year(reading: Reading, at: int, unit: str, nth: int, end: int) -> Parsed | None:
    """A quarter or half of a stated, relative or understood year; halves of other periods, too."""
    if nth > (QUARTERS if unit == "quarter" else 2) or (unit == "quarter" and reading.of_sport(at)):
        return None
    year = reading.year(end)
    if year is not None and 1 <= year[0] <= 9999:  # noqa: PLR2004
        return _portion(date(year[0], 1, 1), unit, nth, relative=False), year[1]
    link = reading.skip(end, "F", "t")
    inner = reading.point(link)
    if inner is None and reading.tag(end) == "F":
        inner = bare_unit(reading, link)
    if inner is not None and inner[0].first is not None and inner[0].last is not None and (link > end or reading.tag(link) == "R"):
        period, after = inner
        if period.precision == "year":
            return _portion(inner[0].first, unit, nth, relative=True), after
        if unit == "half" and period.last is not None and period.first is not None:
            middle = period.first + (period.last - period.first) // 2
            span = (period.first, middle) if nth == 1 else (middle + DAY, period.last)
            return Period(*span, period.precision, relative=period.relative), after
        return None
    if reading.tag(end) == "F" or (unit == "half" and not reading.of_business(at)):
        return None
    return this_years(reading, unit, nth, at, end), end


def _portion(first: date, unit: str, nth: int, *, relative: bool) -> Period:
    months = 3 if unit == "quarter" else 6
    begins = first.replace(month=months * (nth - 1) + 1, day=1)
    return Period(begins, month_end(first.replace(month=months * nth, day=1)), unit, relative=relative)


def part_led(reading: Reading, at: int) -> Parsed | None:
    """Early May, mid-March, late 2021, the end of the week, the beginning of 2017, earlier this month, the rest of the year."""
    part, after = ("later" if reading.tag(at) == "l" else reading.value(at)), at + 1
    if reading.tag(at) == "l" and reading.terms.word(at) != "later":
        return None
    hyphen = reading.tag(after) == "-"
    after = reading.skip(after + hyphen, "F") if reading.tag(after + hyphen) == "F" else after + hyphen
    linked = reading.terms.word(after - 1) == "of"
    if not linked and reading.terms.word(at) in word_set("dates", "edges") and reading.tag(after) != "R":
        return None
    if reading.terms.word(after) == "around":
        after += 1
    inner_at = reading.skip(after, "t")
    inner = reading.point(inner_at)
    if inner is None and linked:
        inner = bare_unit(reading, inner_at)
    if inner is None or inner[0].first is None or inner[0].last is None or inner[0].precision == "day" or not inner[0].known:
        return None
    if part in ("earlier", "later") and not inner[0].relative:
        return None
    span = portion_of(reading, part, inner[0])
    return None if span is None else (span, inner[1])


def period_end(reading: Reading, at: int) -> Parsed | None:
    """By year's end, at year-end."""
    linked = reading.terms.word(at + 1) in ("'s", "’s") or reading.tag(at + 1) == "-"
    if not linked or reading.terms.word(at + 2) != "end" or reading.terms.word(at).endswith("s"):
        return None
    inner = bare_unit(reading, at)
    year = reading.year(at + 3) if reading.value(at) == "year" and reading.tag(at + 3) == "y" else None
    if year is not None:
        inner = Period(date(year[0], 1, 1), date(year[0], 12, 31), "year"), at
    span = portion_of(reading, "end", inner[0]) if inner else None
    return None if span is None else (span, year[1] if year else at + 3)


def portion_of(reading: Reading, part: str, period: Period) -> Period | None:
    """The part of a period that a word names: thirds of a month, quarters of a year, days of a week."""
    first, last = period.first, period.last
    if first is None or last is None:
        return None
    if part in ("rest", "later") and first <= reading.dateline <= last:
        return Period(reading.dateline, last, period.precision, relative=True)
    if part in ("earlier", "rest", "later") and not (part == "earlier" and first <= reading.dateline):
        return None
    if part == "earlier":
        return Period(first, min(reading.dateline, last), period.precision, relative=True)
    if period.precision == "decade" and last.year - first.year == DECADE_YEARS:
        begins, ends = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}[part]
        return replace(period, first=date(first.year + begins, 1, 1), last=date(first.year + ends, 12, 31))
    length = (last - first).days + 1
    borders = {"week": (3, 4, 4), "month": (EARLY_DAYS, EARLY_DAYS, MIDDLE_DAYS)}.get(period.precision)
    if borders is None or length < borders[2]:
        borders = (length // 3, length // 3, length - length // 3)
    if period.precision == "year":
        borders = (90, 120, 273) if length == 365 else (91, 121, 274)  # noqa: PLR2004
    begin, middle, final = borders
    spans = {"start": (0, begin - 1), "middle": (middle, final - 1), "end": (final, length - 1)}
    low, high = spans[part]
    return replace(period, first=first + DAY * low, last=first + DAY * max(low, high))
