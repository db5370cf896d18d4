"""Dates that name a day, month, quarter, year, decade or century of the calendar."""

from datetime import date, timedelta
from typing import Any

from factdesk.claims.date_direction import BACK
from factdesk.claims.date_periods import Period, containing, day_of, easter, month_end, nth_unit, nth_weekday, season
from factdesk.claims.date_reading import Parsed, Reading, listed
from factdesk.claims.figures import Number

LEADS = frozenset("ijsbrBT<>FPROS")
"""Tags after which a doubtful word is a month or a year."""
QUARTERS, HALVES = 4, 2
DECADE, CENTURY = 10, 100
LAST_WEEK = 53
TWO_THOUSAND = 2000
MARCH = 3


def iso(reading: Reading, at: int) -> Parsed | None:
    """A date in figures."""
    day = day_of(*reading.value(at))
    return (Period(day, day, "day") if day else Period(None, None, "day", impossible=True)), at + 1


def day_month(reading: Reading, at: int) -> Parsed | None:
    """15 March 2022, the 15th of March, second of Aug, twenty-five January nineteen eighty-six."""
    number = reading.day_number(at)
    if number is None:
        return None
    day, after, _ = number
    after = reading.skip(after, "F")
    if reading.terms.word(after) == "the":
        return None
    month = reading.month(after)
    if month is None or reading.terms.written(at - 1) in ("$", "£", "€"):
        return None
    if reading.tag(at) == "x" and reading.terms.written(after).islower() and reading.in_list(after, "capital_months"):
        return None
    return _with_year(reading, at, month[0], day, month[1])


def month_day(reading: Reading, at: int) -> Parsed | None:
    """March 15, 2022; Oct. 13; February the 15th; May twenty-first."""
    month = reading.month(at)
    if month is None:
        return None
    after = reading.skip(month[1], "t")
    number = reading.day_number(after)
    if number is None or (reading.tag(after) == "x" and after == month[1] and reading.tag(number[1]) in "wUh"):
        return None
    if reading.tag(number[1]) in "%$" or (reading.tag(number[1]) == ":" and reading.terms.joined(number[1])):
        return None
    return _with_year(reading, at, month[0], number[0], number[1])


def _with_year(reading: Reading, at: int, month: int, day: int, end: int) -> Parsed:
    year = reading.year(end)
    if year is None:
        return reading.dated(month, day, at, end), end
    stated = day_of(year[0], month, day)
    return (Period(stated, stated, "day") if stated else Period(None, None, "day", impossible=True)), year[1]


def month_alone(reading: Reading, at: int) -> Parsed | None:
    """March 2022, June of 1992, in March, November."""
    month = reading.month(at)
    if month is None:
        return None
    year = reading.year(month[1])
    small = reading.terms.written(at)[0].islower()
    if year is not None:
        return _month(year[0], month[0]), year[1]
    if small and reading.in_list(at, "capital_months"):
        return None
    if reading.in_list(at, "doubtful_months") and (
        not (_led(reading, at) or _ranged(reading, at, month[1])) or reading.tag(month[1]) == "C"
    ):
        return None
    if reading.tag(at - 1) == "C" and reading.in_list(at, "doubtful_months"):
        return None
    return floating_month(reading, month[0], at, month[1]), month[1]


def _led(reading: Reading, at: int) -> bool:
    """Whether a preposition, part or "the" leads to the term, through a hyphen or not."""
    before = reading.tag(at - 1) if at else "L"
    if before == "t" and reading.tag(at + 1) == "w" and reading.value(at) != MARCH:
        return True
    if before in "-&t" and at > 1:
        return reading.tag(at - 2) in LEADS or reading.tag(at - 2) == "M"
    return before in LEADS


def _ranged(reading: Reading, at: int, end: int) -> bool:
    """Whether the month stands alone on its line or leads to another ("May to March", "Jan-Feb")."""
    alone = reading.tag(at - 1) == "L" and reading.tag(end) == "L"
    return alone or (reading.tag(end) in "T-" and reading.tag(end + 1) == "M")


def floating_month(reading: Reading, month: int, at: int, end: int) -> Period:
    """A month without a year: this year's, unless the sentence looks past it."""
    lean = reading.lean(at, end)
    year = reading.dateline.year
    firsts = [date(y, month, 1) for y in (year - 1, year, year + 1) if 1 <= y <= 9999]  # noqa: PLR2004
    if lean:
        firsts = [day for day in firsts if (day <= reading.dateline if lean == BACK else month_end(day) >= reading.dateline)]
    best = reading.unstated(firsts)
    return Period(best, month_end(best), "month", floating=True)


def _month(year: int, month: int) -> Period:
    first = day_of(year, month, 1)
    return Period(first, month_end(first), "month") if first else Period(None, None, "month", impossible=True)


def year_month(reading: Reading, at: int) -> Parsed | None:
    """2016 June; 2016, Nov."""
    month = reading.month(reading.skip(at + 1, ","))
    if month is None or reading.tag(month[1]) in "doy":
        return None
    return _month(int(reading.value(at).value), month[0]), month[1]


def spaced_iso(reading: Reading, at: int) -> Parsed | None:
    """2016 10 16."""
    month, day = reading.value(at + 1), reading.value(at + 2)
    if reading.tag(at + 1) != "d" or reading.tag(at + 2) != "d" or month.value > 12:  # noqa: PLR2004
        return None
    found = day_of(int(reading.value(at).value), int(month.value), int(day.value))
    return None if found is None else (Period(found, found, "day"), at + 3)


def year_half(reading: Reading, at: int) -> Parsed | None:
    """2016H2, 2021 Q3."""
    part = _quarter_code(reading, at + 1)
    if part is None:
        return None
    return _part(int(reading.value(at).value), part[0], part[1]), part[2]


def quarter_code(reading: Reading, at: int) -> Parsed | None:
    """Q3 2021, H1."""
    part = _quarter_code(reading, at)
    if part is None:
        return None
    year = reading.year(part[2])
    if year is not None:
        return _part(year[0], part[0], part[1]), year[1]
    return this_years(reading, part[0], part[1], at, part[2]), part[2]


def _quarter_code(reading: Reading, at: int) -> tuple[str, int, int] | None:
    letter = reading.terms.written(at)
    if letter not in ("Q", "H") or reading.tag(at + 1) != "d" or not reading.terms.joined(at + 1):
        return None
    number = int(reading.value(at + 1).value)
    if number > (QUARTERS if letter == "Q" else HALVES):
        return None
    return ("quarter" if letter == "Q" else "half"), number, at + 2


def _part(year: int, unit: str, number: int) -> Period:
    months = 3 if unit == "quarter" else 6
    first = day_of(year, months * (number - 1) + 1, 1)
    return Period(first, month_end(date(year, months * number, 1)), unit) if first else Period(None, None, unit, impossible=True)


def this_years(reading: Reading, unit: str, number: int, at: int, end: int) -> Period:
    """A quarter or half without a year: the dateline's year's, the year before when the sentence looks back and it has not begun."""
    part = _part(reading.dateline.year, unit, number)
    if part.first and part.first > reading.dateline and reading.lean(at, end) == BACK and reading.dateline.year > 1:
        return _part(reading.dateline.year - 1, unit, number)
    return part


def year_pair(reading: Reading, at: int) -> Parsed | None:
    """2015-16, 2019/20: two years, the second cut to its last figures."""
    second = reading.value(at + 2)
    if (
        reading.tag(at + 1) not in "-/"
        or not isinstance(second, Number)
        or second.digits != len("16")
        or not reading.terms.joined(at + 2)
    ):
        return None
    year = int(reading.value(at).value)
    if (year + 1) % CENTURY != second.value or reading.tag(at + 3) in "-/":
        return None
    return Period(day_of(year, 1, 1), day_of(year + 1, 12, 31), "year"), at + 3


def year_alone(reading: Reading, at: int) -> Parsed | None:
    """2014, where nothing is counted by it."""
    year, end = reading.era(int(reading.value(at).value), at + 1)
    following = reading.tag(at + 1)
    before = reading.terms.word(at - 1)
    led = reading.tag(at - 1) in "isbrBT<>&FPRZ(" or before in ("year", "fiscal", "the", "than")
    if following in "$°%hU" or reading.tag(at - 1) in "$p#:" or (reading.tag(at - 1) in ".:/-" and reading.terms.joined(at) and reading.terms.joined(at - 1)
                                                                 and reading.tag(at - 2) not in "yMP"):  # fmt: skip
        return None
    if following in "-/" and reading.terms.joined(at + 1) and reading.tag(at + 2) in "wndCU" and reading.terms.joined(at + 2):
        return None
    if before in ("than", "to") and reading.terms.word(at - 2) in ("more", "less", "fewer", "up", "greater", "equal", "equals"):
        return None
    if _counted(reading, at) and not (led and reading.tag(at - 1) in "isb"):
        return None
    if (not 1400 <= year <= 2100 and not led) or _labelled(reading, at):  # noqa: PLR2004  # earlier years need a preposition
        return None
    return Period(day_of(year, 1, 1), day_of(year, 12, 31), "year"), end


def _labelled(reading: Reading, at: int) -> bool:
    """Whether the figure is a page, flight or house number."""
    before, streets = listed("labels", "en"), listed("streets", "en")
    if reading.terms.word(at - 1) in before or (reading.tag(at - 1) == "." and reading.terms.word(at - 2) in before):
        return True
    return reading.tag(at + 1) == "C" and any(reading.terms.word(at + step) in streets for step in (2, 3, 4))


def _counted(reading: Reading, at: int) -> bool:
    """Whether a plural noun follows that a round figure would count ("2000 soldiers", not "2016 elections")."""
    word = reading.terms.word(at + 1)
    round_figure = reading.value(at).value % 50 == 0
    return (
        reading.tag(at + 1) == "w"
        and (word.endswith("s") or word in listed("plurals", "en"))
        and not word.endswith("ss")
        and bool(round_figure)
        and word not in ("was", "is", "has", "its", "as")
    )


def spelled_year(reading: Reading, at: int) -> Parsed | None:
    """Nineteen ninety-six; in two thousand and fifteen."""
    value = reading.value(at)
    led = reading.tag(at - 1) in "isbrBTF<>" if at else False
    if not isinstance(value, Number) or not value.spelled or not 1100 <= value.value <= 2199 or value.value != int(value.value):  # noqa: PLR2004
        return None
    if value.value == TWO_THOUSAND and reading.tag(at + 1) == "&" and reading.tag(at + 2) == "g":
        first = 2000 + int(reading.value(at + 2))
        return Period(date(first, 1, 1), date(first + 9, 12, 31), "decade"), at + 3
    if not (value.year or (led and reading.tag(at + 1) not in "wC$zU")):
        return None
    return Period(day_of(int(value.value), 1, 1), day_of(int(value.value), 12, 31), "year"), at + 1


def year_named(reading: Reading, at: int) -> Parsed | None:
    """The year 2020, year 247, Year two hundred and sixty-seven."""
    number = reading.whole(at + 1)
    if reading.terms.word(at) != "year" or number is None or not 1 <= number <= 2999 or reading.tag(at + 2) in "wU":  # noqa: PLR2004
        return None
    return Period(day_of(number, 1, 1), day_of(number, 12, 31), "year"), at + 2


def decade(reading: Reading, at: int) -> Parsed | None:
    """1990s, '70s, the seventies."""
    value = int(reading.value(at))
    if reading.tag(at) == "g":
        if reading.tag(at - 1) not in "t-P" or value < 20:  # noqa: PLR2004
            return None
        value += 1900
    elif value < CENTURY:
        if reading.tag(at - 1) not in "t'P-" and reading.terms.word(at - 1) != "the":
            return None
        value += 1900 if value >= 20 else 2000  # noqa: PLR2004
    first = day_of(value, 1, 1)
    if first is None:
        return None
    wide = value % CENTURY == 0 and value < 2000  # noqa: PLR2004  # "the 1800s" is a century
    return Period(first, day_of(value + (CENTURY if wide else DECADE) - 1, 12, 31), "century" if wide else "decade"), at + 1


def two_thousands(reading: Reading, at: int) -> Parsed | None:
    """The two thousands."""
    if (
        reading.terms.word(at).split()[-1:] == ["thousands"]
        and reading.value(at)
        and reading.value(at).value == TWO_THOUSAND
        and reading.tag(at - 1) == "t"
    ):
        return Period(date(2000, 1, 1), date(2009, 12, 31), "decade"), at + 1
    return None


def century(reading: Reading, at: int) -> Parsed | None:
    """The 19th century."""
    after = reading.skip(at + 1, "-")
    if reading.value(after) != "century" or not 1 <= reading.value(at).value <= 30:  # noqa: PLR2004
        return None
    first = (int(reading.value(at).value) - 1) * CENTURY
    return Period(date(max(first, 1), 1, 1), date(first + CENTURY - 1, 12, 31), "century"), after + 1


def season_named(reading: Reading, at: int) -> Parsed | None:
    """Spring 2021, summer of 2016, in the winter, the autumn."""
    month, first = reading.value(at)
    year = reading.year(at + 1)
    if year is not None:
        begins, ends = season(month, first, year[0])
        return Period(begins, ends, "season"), year[1]
    doubtful = reading.terms.word(at) in ("spring", "fall")
    if reading.tag(at - 1) != "t" and not (doubtful is False and reading.tag(at - 1) in "isbP"):
        return None
    if doubtful and reading.tag(at - 2) not in "isbP":
        return None
    if reading.tag(at + 1) in "FC" or (reading.tag(at + 1) == "w" and doubtful):
        return None
    lean = reading.lean(at, at + 1)
    spans = [season(month, first, reading.dateline.year + step) for step in (-1, 0, 1)]
    if lean == BACK:
        spans = [span for span in spans if span[0] <= reading.dateline]
    elif lean:
        spans = [span for span in spans if span[1] >= reading.dateline]
    begins, ends = min(
        spans, key=lambda span: 0 if span[0] <= reading.dateline <= span[1] else abs(span[0] - reading.dateline).days
    )
    return Period(begins, ends, "season", relative=True), at + 1


def holiday(reading: Reading, at: int) -> Parsed | None:
    """Christmas, Easter 2018, Black Friday 2010."""
    year = reading.year(at + 1)
    rule = reading.value(at)
    if year is not None:
        day = feast(rule, year[0])
        return None if day is None else (Period(day, day, "day"), year[1])
    days = [day for step in (-1, 0, 1) if (day := feast(rule, reading.dateline.year + step)) is not None]
    best = reading.nearest(days, reading.lean(at, at + 1))
    return Period(best, best, "day", floating=True), at + 1


def feast(rule: Any, year: int) -> date | None:
    """The day of a feast of holidays.yml in a year."""
    if not 1 <= year <= 9999:  # noqa: PLR2004
        return None
    if isinstance(rule, list):
        return day_of(year, *rule)
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    month, weekday, nth = rule["nth"]
    first = date(year, month, 1)
    if rule.get("after"):
        thanksgiving = nth_weekday(first, month_end(first), weekday - 1, nth)
        return thanksgiving + timedelta(days=1) if thanksgiving else None
    return nth_weekday(first, month_end(first), weekday, nth)


def week_number(reading: Reading, at: int) -> Parsed | None:
    """Week 31, counted as ISO 8601 does."""
    number = reading.value(at + 1)
    if (
        reading.value(at) != "week"
        or reading.terms.word(at) != "week"
        or not isinstance(number, Number)
        or not 1 <= number.digits <= len("53")
    ):
        return None
    if not 1 <= number.value <= LAST_WEEK or reading.tag(at + 2) in "FU":
        return None
    year = reading.year(at + 2)
    base = year[0] if year else reading.dateline.year
    span = nth_unit(date(base, 1, 1), date(base, 12, 31), "week", int(number.value))
    return None if span is None else (Period(*span, "week"), year[1] if year else at + 2)


def week_of(reading: Reading, at: int) -> Parsed | None:
    """The week of October 7th, the week beginning 3 May."""
    if reading.tag(at) == "U" and (reading.value(at) != "week" or reading.tag(at + 1) != "F"):
        return None
    inner = reading.point(reading.skip(at + 1, "F", "t"))
    if inner is None or inner[0].first is None or inner[0].precision != "day":
        return None
    return Period(*containing(inner[0].first, "week"), "week"), inner[1]
