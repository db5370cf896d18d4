"""The grammar of dates: which rules may begin at which term, ranges of two dates, and sides left open (since, before, after)."""
# ruff: noqa: PLR0911  # a rule tries its forms one after the other

from dataclasses import replace
from datetime import date, timedelta

from factdesk.claims import date_codes, date_counted, date_eras, date_feasts, date_points, date_relative, date_story, date_weekdays
from factdesk.claims.date_direction import AHEAD, shifted
from factdesk.claims.date_periods import Period, day_of, month_end
from factdesk.claims.date_periods import shifted as days_on
from factdesk.claims.date_reading import Parsed, Reading, Rule
from factdesk.claims.date_relative import DAY
from factdesk.claims.figures import LAST_DAY, Number
from factdesk.draft.patterns import word_set

TWENTY = 20
WEEK = timedelta(days=7)
WHOLE_UNITS = frozenset(("week", "weekend", "month", "quarter", "year", "fortnight"))
FIELDS_ORDER = {"day": 0, "month": 1, "year": 2}


def _the(reading: Reading, at: int) -> Parsed | None:
    """Everything after an article, and the forms that need one: the 22nd, the week."""
    found = reading.point(at + 1)
    if found is not None:
        return found
    value, unit = reading.value(at + 1), reading.value(at + 1)
    if reading.tag(at + 1) in "od" and reading.tag(at + 2) in "L.,?!;" and value.value <= LAST_DAY and _day_led(reading, at, value):
        return _day_only(reading, at, int(value.value))
    plural = reading.terms.word(at + 1).endswith("s")
    ends = _unit_ends(reading, at + 1, unit)
    if reading.tag(at + 1) == "U" and unit in WHOLE_UNITS and not plural and ends:
        return date_relative.bare_unit(reading, at + 1)
    return None


def _unit_ends(reading: Reading, at: int, unit: object) -> bool:
    """Whether "the week" or "the year" is this one: at the end of a clause, or after "for", "during", "so far in"; not "the year of…"."""
    before, following = reading.tag(at - 2), reading.terms.word(at + 1)
    if following in ("'s", "’s") and unit in ("week", "year"):  # "the year's biggest film", "the year's first final"
        best = reading.terms.word(at + 2)
        return best in word_set("dates", "best_of") or (reading.tag(at + 2) == "o" and reading.tag(at + 3) == "w")
    if reading.tag(at + 1) in "L.,;!":
        return before in "iLs" or unit in ("weekend", "fortnight")
    if unit == "weekend" and before == "s":
        return True
    if reading.tag(at + 1) in "F<>-'MCdnoyTPRWUA" or following in word_set("dates", "openers"):
        return False
    return before == "i" and reading.terms.word(at - 2) in word_set("dates", "lasting") and unit != "fortnight"


def _day_led(reading: Reading, at: int, value: Number) -> bool:
    """Whether "the 22nd", "the 27" or "the twenty-second" is a day: figures with an ending, or a preposition before the rest."""
    if reading.tag(at + 1) == "o" and not value.spelled:
        return True
    return reading.tag(at - 1) in "ijbs" and (reading.tag(at + 1) == "d" or value.value > TWENTY) and reading.tag(at + 2) in "L."


def _day_only(reading: Reading, at: int, number: int) -> Parsed | None:
    """The 22nd, alone: of the nearest month that has it."""
    first = reading.dateline.replace(day=1)
    days = []
    for step in (-1, 0, 1):
        other = days_on(first, "month", step)
        day = day_of(other.year, other.month, number) if other else None
        if day is not None:
            days.append(day)
    if not days:
        return None
    best = reading.nearest(days, reading.lean(at, at + 2) or AHEAD)
    return Period(best, best, "day", relative=True), at + 2


RULES: dict[str, tuple[Rule, ...]] = {
    "I": (date_points.iso,),
    "d": (date_points.day_month, date_counted.counted_from),
    "x": (date_points.day_month, date_eras.two_thousands, date_counted.counted_from),
    "n": (date_points.day_month, date_counted.counted_from),
    "X": (date_points.spelled_year, date_counted.counted_from),
    "1": (date_counted.counted_from,),
    "a": (date_counted.counted_from,),
    "o": (date_points.day_month, date_eras.century, date_counted.ordinal_led),
    "M": (
        date_codes.month_between,
        date_points.month_day,
        date_relative.unit_after_next,
        date_story.month_told,
        date_points.month_alone,
    ),
    "y": (
        date_points.spaced_iso,
        date_points.year_part,
        date_story.year_quarter,
        date_points.year_month,
        date_points.year_half,
        date_points.year_pair,
        date_points.year_alone,
    ),
    "C": (date_codes.lettered,),
    "'": (date_codes.short_year, date_codes.short_decade),
    "e": (date_codes.owned_year, date_codes.year_slash, date_codes.slashes),
    "W": (date_weekdays.weekday_dated, date_weekdays.weekday_in_week, date_weekdays.weekday_alone),
    "K": (date_relative.counted_day,),
    "k": (date_relative.now,),
    "R": (date_relative.relative,),
    "U": (
        date_relative.unit_after_next,
        date_story.that_unit,
        date_relative.on_weekend,
        date_story.unit_beside,
        date_relative.period_part,
        date_relative.year_earlier,
        date_counted.period_end,
        date_points.week_of,
        date_points.year_named,
        date_points.week_number,
    ),
    "G": (date_eras.decade,),
    "g": (date_eras.decade,),
    "S": (date_feasts.season_named,),
    "H": (date_feasts.holiday,),
    "O": (date_points.week_of,),
    "P": (date_counted.part_led,),
    "l": (date_counted.part_led,),
    "f": (date_counted.counted_from,),
    "i": (date_counted.in_time,),
    "t": (_the,),
}
"""Term tag → the rules that may begin with it, in order."""


def expression(reading: Reading, at: int) -> tuple[Period, int, int] | None:
    """The date expression at a term: its period, first term and the term after it."""
    lead = reading.tag(at) if reading.tag(at) in "rB" else ""
    here = reading.skip(at + 1, "t") if lead else at
    here += bool(lead) and reading.tag(here) == "i"
    if reading.terms.word(here - 1) == "from" and shifted(reading.terms, here):  # "moved from Tuesday to Thursday": two dates
        left = reading.point(here)
        return None if left is None or left[0].precision != "day" else (left[0], here, left[1])
    found = _days_before_month(reading, here, lead)
    if found is None:
        left = None if _adverb(reading, here, lead) else reading.point(here)
        if left is None:
            return None
        found = ranged(reading, left, lead)
        if found is None and not lead:
            found = followed(reading, left)
    return None if found is None else (found[0], at, found[1])


def _adverb(reading: Reading, at: int, lead: str) -> bool:
    """Whether "now" and "date" stand alone: "until now", "the highest number to date"; "till date" ends a span."""
    closes = reading.terms.word(at) == "date" and reading.in_list(at - 1, "limits")
    return reading.tag(at) == "k" and not lead and not closes


def followed(reading: Reading, found: Parsed) -> Parsed:
    """One date, with the weekday that may follow it ("Jul 18, Fri")."""
    period, end = found
    if reading.tag(end) != "," or reading.tag(end + 1) != "W" or reading.tag(end + 2) not in "L.,;)":
        return found
    if period.precision == "day" and period.weekday is None and not period.relative:
        return replace(period, weekday=reading.value(end + 1)), end + 2
    return found


def ranged(reading: Reading, left: Parsed, lead: str) -> Parsed | None:
    """From 2 to 5 May, between 1999 and 2003, 14-16 March, March 14 to April 2, Monday to Friday."""
    middle = connective(reading, left[1], lead)
    if middle is None or not left[0].known or left[0].impossible:
        return None
    right = _right(reading, left, middle)
    if right is None or not right[0].known or right[0].impossible:
        return None
    if not lead and not _alike(left[0], right[0], reading.tag(left[1])):
        return None
    return joined(left[0], right[0]), right[1]


def connective(reading: Reading, at: int, lead: str) -> int | None:
    """The term after the word or dash between two dates; "and" joins only after "between", or one day and the next."""
    tag = reading.tag(at)
    if tag == "&" and _next_day(reading, at):
        return at + 1
    if tag == "T":
        return reading.skip(at + 1, "t")
    if tag == "-" and (reading.tag(at + 1) in "dxonyMWGI" or lead):
        return reading.skip(at + 1, "t")
    if tag == "&" and lead == "B":
        return reading.skip(at + 1, "t")
    return None


def _next_day(reading: Reading, at: int) -> bool:
    """Whether "and" stands between a day and the one after it: "Feb. 6 and 7", "6 and 7 February"."""
    one, other = reading.day_number(at - 1), reading.day_number(at + 1)
    if one is None or other is None or other[0] != one[0] + 1 or reading.tag(at - 1) == "x" or reading.tag(at + 1) == "x":
        return False
    if reading.tag(other[1]) == "M":
        return reading.tag(other[1] + 1) != "d"
    return reading.tag(at - 2) in "M." and reading.tag(other[1]) in "L.,;)ijt"


def _alike(left: Period, right: Period, link: str) -> bool:
    """Whether two dates without "from" are one range: weekdays and loose words are not."""
    if link == "-":
        return not (left.relative and left.weekday is None) and not (right.relative and right.weekday is None)
    return left.precision in ("day", "month", "year", "decade", "week", "century") and (
        not left.relative or right.precision == left.precision
    )


def _days_before_month(reading: Reading, at: int, lead: str) -> Parsed | None:
    """14-16 March; from the 13th to the 15th of July; from 4 to January 22, 1995; Monday 14 to Friday 18 March; between 4 and 22 this month."""
    named = reading.tag(at) == "W"
    number = reading.day_number(reading.skip(at + 1, "t") if named else at)
    if number is None:
        return None
    middle = connective(reading, number[1], lead)
    if middle is None:
        return None
    last = reading.day_number(middle)
    after = reading.skip(last[1], "F", "t") if last else 0
    if last is not None and reading.tag(after) == "R" and reading.value(after + 1) == "month":
        month = reading.point(after)
        if month is None or month[0].first is None:
            return None
        days = [day_of(month[0].first.year, month[0].first.month, day) for day in (number[0], last[0])]
        return None if None in days else (Period(days[0], days[1], "day", relative=True), month[1])
    right = reading.point(middle)
    if right is None:
        return None
    period, end = right
    if period.first is None or period.precision != "day" or period.relative or (reading.tag(middle) == "W") is not named:
        return None
    first = period.first
    begins = day_of(first.year, first.month, number[0])
    if begins is not None and begins > first and not lead and reading.in_list(middle - 1, "limits"):
        return None  # "will be 16 until 3 November": an age, and no day
    if begins is None:
        return None
    return Period(begins, first, "day"), end


def _right(reading: Reading, left: Parsed, middle: int) -> Parsed | None:
    """The second date of a range; a day alone takes the first's month ("March 14-16", "April 27 to the third")."""
    period, _ = left
    if reading.tag(middle) == "P" and (found := date_counted.part_led(reading, middle)) is not None:
        return found
    bare = reading.day_number(middle)
    if bare is not None and period.precision == "day" and period.first is not None and (found := reading.point(middle)) is None:
        if (
            period.relative
            or reading.tag(bare[1]) in "%$UhwC:"
            or reading.tag(middle) == "x"
            or not (period.floating or reading.tag(middle) == "o")
        ):
            return None
        year = reading.year(bare[1])
        base = period.first if year is None else day_of(year[0], period.first.month, 1)
        day = None if base is None else day_of(base.year, base.month, bare[0])
        if day is not None and year is None and day < period.first:
            following = month_end(period.first) + DAY
            day = day_of(following.year, following.month, bare[0])
        if day is None:
            return None
        return Period(day, day, "day", floating=year is None), year[1] if year else bare[1]
    point = reading.point(middle)
    found = None if point is None else followed(reading, point)
    if found is not None and found[0].precision == "day" and found[0].first is not None and bare is not None and found[0].relative:
        return None
    return found


def joined(left: Period, right: Period) -> Period:
    """One period from the first day of the left to the last of the right; the year of one side serves the other."""
    if left.floating and not right.floating and right.first is not None:
        left = _placed(left, right.first, before=True)
    elif right.floating and left.first is not None:
        right = _placed(right, left.first, before=False)
    if (
        left.weekday is not None
        and right.weekday is not None
        and left.first
        and right.first
        and right.last
        and right.first < left.first
    ):
        left = replace(left, first=left.first - WEEK)
    precision = min((left.precision, right.precision), key=lambda name: FIELDS_ORDER.get(name, 1))
    return Period(left.first, right.last, precision, relative=left.relative or right.relative)


def _placed(period: Period, anchor: date, *, before: bool) -> Period:
    """The same day or month in the year that lies nearest before (or after) an anchor."""
    if period.first is None or period.last is None:
        return period
    for year in (anchor.year, anchor.year - 1) if before else (anchor.year, anchor.year + 1):
        first = day_of(year, period.first.month, period.first.day)
        last = None if first is None else first + (period.last - period.first)
        if first is None or last is None:
            continue
        if period.precision == "month" and period.last == month_end(period.last):
            last = month_end(first)
        if (first <= anchor) if before else (last >= anchor):
            return replace(period, first=first, last=last)
    return period


def opened(period: Period, cue: str) -> Period:
    """A date after "since", "before" or "after": the side that the cue leaves open."""
    if cue == "since" and period.first is not None:
        return replace(period, last=None)
    if cue == "after" and period.last is not None:
        return replace(period, first=period.last + DAY, last=None)
    if cue == "before" and period.first is not None:
        return replace(period, first=None, last=period.first - DAY)
    return period
