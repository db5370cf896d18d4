"""Dates that hang on the dateline: yesterday, last month, the next three weeks, two weeks ago, the end of the year."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

from dataclasses import replace
from datetime import timedelta

from factdesk.claims.date_direction import AHEAD
from factdesk.claims.date_feasts import feast
from factdesk.claims.date_periods import Period, beside, containing, month_end, nth_unit, nth_weekday, season, shifted
from factdesk.claims.date_points import named_part, portion
from factdesk.claims.date_reading import Parsed, Reading
from factdesk.claims.date_story import neighbour, story_unit, year_before
from factdesk.claims.date_weekdays import weekdays_away
from factdesk.claims.figures import Number
from factdesk.draft.patterns import word_set

LARGE = frozenset(("quarter", "decade", "century", "millennium"))
CALENDAR_UNITS = frozenset(
    ("day", "week", "weekend", "workweek", "fortnight", "month", "quarter", "year", "decade", "century", "season")
)
DAY = timedelta(days=1)
HALF = 0.5
MOST = 5000
"""Counts of units beyond this are no dates of a newspaper."""


def counted_day(reading: Reading, at: int) -> Parsed | None:
    """Today, tomorrow night, the day after tomorrow."""
    day = reading.dateline + timedelta(days=reading.value(at))
    end = at + 1 + reading.day_part(at + 1)
    return Period(day, day, "day", relative=True), end


def now(reading: Reading, at: int) -> Parsed | None:
    """Now and "to date", as the end of a range only."""
    if reading.tag(at - 1) not in ("T" if reading.terms.words[at] == "date" else "BrT&"):
        return None
    return Period(reading.dateline, reading.dateline, "day", relative=True), at + 1


def relative(reading: Reading, at: int) -> Parsed | None:
    """Last, this, next with a weekday, unit, month, season, feast, number of units or day."""
    step, after = reading.value(at), at + 1
    if reading.terms.words[at] == "this" and reading.tag(after) == "R":
        step, after = reading.value(after), after + 1
    if reading.terms.words[at] == "last":
        named = reading.tag(after) in "WMS" or (reading.tag(after) == "U" and not reading.terms.words[after].endswith("s"))
        if reading.in_list(at - 1, "before_verbs") and not named:
            return None
        if (found := last_of(reading, at)) is not None:
            return found
    tag = reading.tag(after)
    if tag in "WU":
        return (_relative_weekday if tag == "W" else _relative_unit)(reading, at, step, after)
    if tag == "M" and reading.terms.written(after).islower() and reading.in_list(after, "capital_months"):
        return None
    if tag == "o" and reading.tag(reading.skip(after + 1, "F")) == "M":
        return _relative_date(reading, step, after)
    if reading.terms.words[at] == "following" and tag in "dxXna1" and not _owned(reading, at):
        return None  # "following two weeks of talks": after them
    if tag in "dxXna1MSH":
        rule = {"M": _relative_month, "S": _relative_season, "H": _relative_feast}.get(tag, _several)
        return rule(reading, step, after)
    if reading.day_part(after) and step == 0 and reading.terms.words[at] == "this":
        return Period(reading.dateline, reading.dateline, "day", relative=True), after + 1
    return None


def _owned(reading: Reading, at: int) -> bool:
    """Whether an article or owner leads to a term."""
    return reading.tag(at - 1) in "ta'" or reading.in_list(at - 1, "whose_age")


def _relative_weekday(reading: Reading, at: int, step: int, after: int) -> Parsed:
    weekday, today = reading.value(after), reading.dateline
    if reading.terms.words[after - 1] in word_set("dates", "coming"):
        day = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    elif reading.terms.words[at] == "past":
        day = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    else:
        day = today - timedelta(days=today.weekday()) + timedelta(days=7 * step + weekday)
    end = after + 1 + reading.day_part(after + 1)
    return Period(day, day, "day", relative=True, weekday=weekday), end


def _relative_unit(reading: Reading, at: int, step: int, after: int) -> Parsed | None:
    unit = reading.value(after)
    vague = reading.terms.words[after].endswith("s") and unit != "season"
    if unit not in CALENDAR_UNITS or vague or (reading.terms.words[at] == "present" and unit == "day"):
        return None
    if (part := part_of(reading, after, step)) is not None:
        return part
    if (told := _of_story(reading, after, unit, step)) is not None:
        return told, after + 1
    span = beside(reading.dateline, unit, step)
    if span is None:
        return None
    if unit == "weekend" and step == -1 and span[1] >= reading.dateline:
        return None
    end = after + 1
    follow = end + (reading.tag(end) in "j'-") + (reading.tag(end + 1) == "-" and reading.tag(end) == "'")
    if unit == "week" and reading.tag(follow) == "W" and reading.terms.words[end] not in word_set("dates", "choices"):
        day = span[0] + timedelta(days=reading.value(follow))
        return Period(day, day, "day", relative=True, weekday=reading.value(follow)), follow + 1
    return Period(*span, unit, relative=True), end


def _of_story(reading: Reading, after: int, unit: str, step: int) -> Period | None:
    """The following year, the same day, the next day, the latest quarter: by the story's last date where it has one."""
    word = reading.terms.words[after - 1]
    if word == "latest" and unit == "quarter":
        return reading.antecedent(after, "quarter")
    if word in word_set("dates", "neighbours") or (word == "next" and unit == "day" and reading.tag(after - 2) == "t"):
        return neighbour(reading, after, unit, step)
    return None


def part_of(reading: Reading, at: int, step: int) -> Parsed | None:
    """Last year's third quarter, this year's first half, the year's second quarter."""
    if reading.value(at) != "year" or reading.terms.words[at + 1] not in ("'s", "’s"):
        return None
    part, span = named_part(reading, at + 2), beside(reading.dateline, "year", step)
    return None if part is None or span is None else (replace(portion(span[0].year, part[0], part[1]), relative=True), part[2])


def period_part(reading: Reading, at: int) -> Parsed | None:
    """The year's second quarter."""
    return part_of(reading, at, 0)


def _relative_month(reading: Reading, step: int, after: int) -> Parsed | None:
    month = reading.month(after)
    if month is None:
        return None
    today = reading.dateline
    if reading.terms.words[after - 1] in word_set("dates", "neighbours"):
        told = reading.antecedent(after, "day", "month", "year")
        today = told.last if told is not None and told.last is not None else today
    if step == 0:
        first = today.replace(month=month[0], day=1)
    else:
        passed = month[0] >= today.month if step < 0 else month[0] <= today.month
        year = today.year + (step if passed else 0)
        if not 1 <= year <= 9999:  # noqa: PLR2004
            return None
        first = today.replace(year=year, month=month[0], day=1)
    number = reading.day_number(month[1])
    if number is not None and reading.tag(month[1]) in "do" and reading.tag(number[1]) not in "wU%":
        found = nth_unit(first, month_end(first), "day", number[0])
        return (
            (Period(*found, "day", relative=True), number[1]) if found else (Period(None, None, "day", impossible=True), number[1])
        )
    return Period(first, month_end(first), "month", relative=True), month[1]


def _relative_season(reading: Reading, step: int, after: int) -> Parsed | None:
    month, first = reading.value(after)
    today = reading.dateline
    spans = [season(month, first, today.year + shift) for shift in (-1, 0, 1)]
    if step > 0:
        spans = [span for span in spans if span[0] > today]
    elif step < 0:
        spans = [span for span in spans if span[1] < today][-1:]
    else:
        ahead = spans[1][1] < today and reading.lean(after - 1, after + 1) == AHEAD
        spans = [span for span in spans if span[0] <= today <= span[1]] or (spans[2:] if ahead else spans[1:2])
    return (Period(*spans[0], "season", relative=True), after + 1) if spans else None


def _relative_feast(reading: Reading, step: int, after: int) -> Parsed | None:
    today = reading.dateline
    days = [day for shift in (-1, 0, 1) if (day := feast(reading.value(after), today.year + shift)) is not None]
    days = [day for day in days if (day > today if step > 0 else day < today if step < 0 else day.year == today.year)]
    if not days:
        return None
    day = min(days, key=lambda found: abs(found - today))
    return Period(day, day, "day", relative=True), after + 1


def _relative_date(reading: Reading, step: int, after: int) -> Parsed | None:
    month = reading.month(reading.skip(after + 1, "F"))
    if month is None:
        return None
    today = reading.dateline
    years = (today.year,) if step == 0 else (today.year, today.year + step)
    for year in years:
        span = nth_unit(today.replace(year=year, month=month[0], day=1), month_end(today.replace(year=year, month=month[0], day=1)), "day",
                        int(reading.value(after).value))  # fmt: skip
        if span and (step == 0 or (span[0] > today if step > 0 else span[0] < today)):
            return Period(*span, "day", relative=True), month[1]
    return None


def counts(reading: Reading, at: int) -> tuple[float, int, bool] | None:
    """A number of units: its value, the term after it, and whether it is only roughly said ("a few")."""
    if reading.tag(at) == "a":
        if reading.tag(at + 1) == "U":
            return 1, at + 1, False
        return counts(reading, at + 1) if reading.tag(at + 1) in "1xX" else None
    value = reading.value(at)
    if (
        reading.tag(at) == "f"
        and reading.tag(at + 1) == "a"
        and reading.tag(at + 2) == "U"
        and reading.terms.words[at].endswith("half")
    ):
        return HALF, at + 2, False
    if isinstance(value, Number) and reading.tag(at) in "dnxX" and 0 < value.value <= MOST:
        end = at + 1
        if reading.tag(end) == "F" and reading.tag(end + 1) == "U":
            end += 1
        return value.value, end, value.value == 3 and reading.terms.words[at].endswith("few")  # noqa: PLR2004
    return None


def _several(reading: Reading, step: int, at: int) -> Parsed | None:
    """The last 3 months, the next two decades: back from today, or the calendar units that follow."""
    counted = counts(reading, at)
    if counted is None or step == 0:
        return None
    count, after, rough = counted
    unit = reading.value(after)
    if reading.tag(after) != "U" or unit not in CALENDAR_UNITS or count != int(count):
        return None
    return spanning(reading, unit, int(count) * step, rough=rough, end=after + 1)


def spanning(reading: Reading, unit: str, count: int, *, end: int, rough: bool = False) -> Parsed | None:
    """So many units before the dateline (negative), or after it."""
    today = reading.dateline
    if rough:
        return Period(None, None, unit, relative=True, known=False), end
    if unit in LARGE:
        near, far = beside(today, unit, 1 if count > 0 else -1), beside(today, unit, count)
        if near is None or far is None:
            return None
        return Period(min(near[0], far[0]), max(near[1], far[1]), unit, relative=True), end
    if count < 0:
        first = shifted(today, unit, count)
        return None if first is None else (Period(first, today - DAY, unit, relative=True), end)
    near, far = beside(today, unit, 1), beside(today, unit, count)
    return None if near is None or far is None else (Period(near[0], far[1], unit, relative=True), end)


def last_of(reading: Reading, at: int) -> Parsed | None:
    """Last Monday of March, the last day in October 2015, the last week of July, the last 3 weeks of this year."""
    after, count = at + 1, 1
    if (number := counts(reading, after)) is not None and reading.tag(after) != "a":
        count, after = int(number[0]), number[1]
    return nth_of(reading, after, -1, count)


def nth_of(reading: Reading, unit_at: int, nth: int, count: int = 1) -> Parsed | None:
    """The nth unit or weekday of another period."""
    if reading.tag(unit_at) not in "UW" or not 0 < abs(nth) + count <= MOST:
        return None
    if reading.in_list(unit_at, "doubtful_weekdays") and reading.terms.written(unit_at).islower():
        return None  # "the court first sat in 1990"
    link = (
        reading.skip(unit_at + 1, "F")
        if reading.tag(unit_at + 1) == "F"
        else unit_at + 1 + (reading.terms.words[unit_at + 1] == "in")
    )
    linked = link > unit_at + 1
    inner_at = reading.skip(link, "t")
    inner = reading.point(inner_at) if linked or reading.tag(link) == "R" else None
    if inner is None and linked:
        inner = bare_unit(reading, inner_at)
    if inner is None or inner[0].first is None or inner[0].last is None:
        return None
    period, end = inner
    if reading.tag(unit_at) == "W":
        day = nth_weekday(period.first, period.last, reading.value(unit_at), nth)  # type: ignore[arg-type]
        found = None if day is None else (day, day)
        precision, weekday = "day", reading.value(unit_at)
    else:
        precision, weekday = reading.value(unit_at), None
        if precision in ("year", "season", "business day", "millennium"):
            return None
        found = nth_unit(period.first, period.last, precision, nth)  # type: ignore[arg-type]
    if found is None:
        return Period(None, None, precision, weekday=weekday, impossible=True, relative=period.relative), end
    if count > 1:
        other = nth_unit(period.first, period.last, precision, nth + (count - 1) * (1 if nth > 0 else -1))  # type: ignore[arg-type]
        if other is None:
            return None
        found = (min(found[0], other[0]), max(found[1], other[1]))
    return Period(*found, precision, relative=period.relative, weekday=weekday), end


def bare_unit(reading: Reading, at: int) -> Parsed | None:
    """The week, the month, the year: the one that holds the dateline."""
    unit = reading.value(at)
    if reading.tag(at) != "U" or unit not in CALENDAR_UNITS or unit == "day":
        return None
    if (told := story_unit(reading, at)) is not None:
        return told, at + 1
    return Period(*containing(reading.dateline, unit), unit, relative=True), at + 1


def on_weekend(reading: Reading, at: int) -> Parsed | None:
    """On weekend, at the end of a clause."""
    if reading.terms.words[at] != "weekend" or reading.tag(at - 1) not in "ji" or reading.tag(at + 1) not in "L.,":
        return None
    return bare_unit(reading, at)


def year_earlier(reading: Reading, at: int) -> Parsed | None:
    """The year-earlier quarter, the year-ago period."""
    if (
        reading.value(at) != "year"
        or reading.tag(at + 1) != "-"
        or reading.terms.words[at + 2] not in word_set("dates", "moved_year")
    ):
        return None
    found = year_before(reading, at)
    return None if found is None else (found, at + 3)


def unit_after_next(reading: Reading, at: int) -> Parsed | None:
    """The month after the next, the weekend after next, March after next."""
    if reading.tag(at + 1) != ">":
        return None
    follow = reading.skip(at + 2, "t")
    if reading.terms.words[follow] != "next":
        return None
    if reading.tag(at) == "M":
        found = _relative_month(reading, 1, at)
        if found is None or found[0].first is None:
            return None
        first = shifted(found[0].first, "year", 1)
        return None if first is None else (Period(first, month_end(first), "month", relative=True), follow + 1)
    span = beside(reading.dateline, reading.value(at), 2)
    return None if span is None else (Period(*span, reading.value(at), relative=True), follow + 1)


def with_weekday(reading: Reading, found: Parsed) -> Parsed:
    """In 3 days on Friday; two months from today on Tuesday: the first such weekday from there."""
    period, end = found
    if reading.tag(end) == "j" and reading.tag(end + 1) == "W" and period.first is not None and reading.tag(end + 2) in "L.,":
        weekday = reading.value(end + 1)
        day = period.first + timedelta(days=(weekday - period.first.weekday()) % 7)
        return replace(period, first=day, last=day, weekday=weekday, precision="day"), end + 2
    return found


def plural_weekdays(reading: Reading, at: int) -> Parsed | None:
    """Two Sundays from now."""
    count = counts(reading, at)
    if count is None or reading.tag(count[1]) != "v":
        return None
    return weekdays_away(reading, int(count[0]), count[1])
