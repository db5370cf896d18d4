"""Dates that hang on another date of the story: the next day, that year, the month before, a year earlier, two days later."""
# a rule tries its forms one after the other

from dataclasses import replace
from datetime import date

from factdesk.claims.date_direction import BACK
from factdesk.claims.date_periods import Period, beside, containing, month_end, shifted
from factdesk.claims.date_reading import Parsed, Reading
from factdesk.draft.patterns import word_set

BEARERS = {
    "day": ("day",),
    "week": ("week", "day"),
    "weekend": ("week", "day", "weekend"),
    "month": ("month", "day"),
    "quarter": ("quarter",),
    "season": ("season",),
    "year": ("year", "half", "quarter", "season", "month", "week", "day"),
    "decade": ("decade", "year", "day"),
    "century": ("century", "year"),
}
"""The precisions that a date may have for a unit to be reckoned from it: no day follows "in May"."""
COMPARED = ("quarter", "half", "month")
"""What newspapers compare with the same of the year before."""


def neighbour(reading: Reading, at: int, unit: str, step: int) -> Period | None:
    """The unit beside (or around) the story's last date."""
    bearer = reading.antecedent(at, *BEARERS.get(unit, ()))
    if bearer is None or bearer.first is None:
        return None
    ranged = step == 0 and bearer.precision == unit  # "from 2014 to 2015, the same year that": the last of them
    base = bearer.last if (step > 0 or ranged) and bearer.last is not None else bearer.first
    span = beside(base, unit, step)
    return None if span is None else Period(*span, unit, relative=True, hangs=True)


def that_unit(reading: Reading, at: int) -> Parsed | None:
    """That year, that day, that same week: the one of the story's last date."""
    before = reading.terms.word(at - 1)
    if before != "that" or reading.terms.word(at).endswith("s") or reading.tag(at + 1) in "W-":
        return None
    found = neighbour(reading, at, reading.value(at), 0)
    return None if found is None else (found, at + 1)


def month_told(reading: Reading, at: int) -> Parsed | None:
    """That April: the one of the year that the story told of last."""
    month = reading.month(at) if reading.terms.word(at - 1) == "that" else None
    told = reading.antecedent(at, "year", "season", "month", "day") if month else None
    if month is None or told is None or told.first is None or reading.terms.written(at)[0].islower() or reading.year(month[1]):
        return None
    first = told.first.replace(month=month[0], day=1)
    return Period(first, month_end(first), "month", relative=True, hangs=True), month[1]


def year_quarter(reading: Reading, at: int) -> Parsed | None:
    """The 1988 quarter: the quarter that the story tells of, in that year."""
    if reading.tag(at - 1) != "t" or reading.terms.word(at + 1) != "quarter":
        return None
    told = reading.antecedent(at, "quarter")
    span = beside(reading.dateline, "quarter", -1) if told is None or told.first is None else containing(told.first, "quarter")
    if span is None:
        return None
    year = int(reading.value(at).value)
    return Period(span[0].replace(year=year), span[1].replace(year=year), "quarter", hangs=True), at + 2


def unit_beside(reading: Reading, at: int) -> Parsed | None:
    """The day before, the month after; the week before the vote hangs on no date."""
    if reading.tag(at + 1) not in "<>" or reading.tag(at - 1) != "t" or reading.value(at) not in BEARERS:
        return None
    if reading.terms.word(at).endswith("s") or reading.terms.word(at + 1) not in word_set("dates", "besides"):
        return None
    unit, step = reading.value(at), -1 if reading.tag(at + 1) == "<" else 1
    if reading.tag(at + 2) in "L.,;)!" or (reading.tag(at + 2) == "i" and reading.tag(at + 3) in "tawC"):
        found = neighbour(reading, at, unit, step)
        if found is None and step < 0:
            span = beside(reading.dateline, unit, step)
            found = None if span is None else Period(*span, unit, relative=True)
        return (found or Period(None, None, unit, relative=True, known=False)), at + 2
    inner = reading.point(reading.skip(at + 2, "t"))
    if inner is None:
        return (Period(None, None, unit, relative=True, known=False), at + 2) if reading.tag(at + 2) in "wtaC" else None
    if inner[0].first is None or inner[0].last is None:
        return None
    span = beside(inner[0].first if step < 0 else inner[0].last, unit, step)
    return None if span is None else (Period(*span, unit, relative=True), inner[1])


def counted_beside(reading: Reading, at: int, parts: list[tuple[float, str]], way: int) -> Period | None:
    """Two days later, three weeks earlier, a year earlier: from the story's last date; None where it has none."""
    count, unit = parts[-1]
    if way < 0 and parts == [(1, "year")]:
        return year_before(reading, at)
    bearer = reading.antecedent(at, *BEARERS.get(unit if unit != "fortnight" else "week", ()))
    if unit in ("week", "month", "fortnight") and bearer is not None and bearer.precision == unit:
        bearer = None if count != int(count) else bearer
    if bearer is None or bearer.first is None:
        if way < 0 and len(parts) == 1 and count == 1:
            day = shifted(reading.dateline, unit, -1)
            return None if day is None else Period(day, day, unit, relative=True)
        return None
    there: date | None = bearer.first
    for number, name in parts:
        there = None if there is None else shifted(there, name, way * number)
    if there is None:
        return None
    if bearer.precision in ("day", "week") or bearer.precision not in BEARERS:
        return Period(there, there, "year" if unit == "year" else "day", relative=True, hangs=True)
    return Period(*containing(there, bearer.precision), bearer.precision, relative=True, hangs=True)


def year_before(reading: Reading, at: int) -> Period | None:
    """A year earlier: the same quarter or month of the year before where one was told, else the dateline's year before."""
    bearer = reading.antecedent(at, *COMPARED)
    day = shifted(reading.dateline, "year", -1)
    fallback = None if day is None else Period(day, day, "year", relative=True)
    if bearer is None or bearer.first is None or bearer.last is None:
        year = reading.antecedent(at, "year")
        if year is not None and reading.told["year"][0] < reading.direction.sentence(at)[0]:
            return fallback
        if year is not None and year.first is not None and not year.relative and year.first.year < reading.dateline.year:
            span = beside(year.first, "year", -1)
            return None if span is None else Period(*span, "year", relative=True, hangs=True)
        return fallback
    first, last = shifted(bearer.first, "year", -1), shifted(bearer.last, "year", -1)
    if first is None or last is None:
        return fallback
    return replace(bearer, first=first, last=month_end(last), relative=True, hangs=True)


def story_unit(reading: Reading, at: int) -> Period | None:
    """The quarter: the one last told of; else the one that ended last where the sentence looks back. The weekend likewise."""
    unit, today = reading.value(at), reading.dateline
    if unit == "quarter":
        told = reading.antecedent(at, "quarter")
        if told is not None:
            return replace(told, relative=True, hangs=True)
        if reading.lean(at, at + 1) == BACK and (span := beside(today, "quarter", -1)) is not None:
            return Period(*span, unit, relative=True)
    if unit == "weekend" and reading.lean(at, at + 1) == BACK:
        span = containing(today, unit)
        if span[0] > today and (earlier := beside(today, unit, -1)) is not None:
            return Period(*earlier, unit, relative=True)
    return None
