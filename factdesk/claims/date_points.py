"""Dates that name a day, month, quarter, year, decade or century of the calendar."""

from datetime import date, timedelta

from factdesk.claims.date_direction import AHEAD, BACK
from factdesk.claims.date_periods import Period, containing, day_of, month_end, nth_unit
from factdesk.claims.date_reading import Parsed, Reading, listed
from factdesk.claims.figures import Number
from factdesk.draft.patterns import word_set
from factdesk.draft.words import words

LEADS = frozenset("ijsbrBT<>FPROS")
"""Tags after which a doubtful word is a month or a year."""
QUARTERS, HALVES = 4, 2
CENTURY = 100
LAST_WEEK = 53
JUST_ENDED = timedelta(days=31)
"""A month that ended so lately is the one that is meant, whatever the verb: of the one eleven months on, newspapers say next."""
SIX_DAYS = timedelta(days=6)
NOT_YET = timedelta(days=200)
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
    small = reading.terms.written(after).islower() and reading.in_list(after, "capital_months")
    if small and (reading.tag(at) == "x" or reading.tag(month[1]) == "w"):
        return None  # about 60 may be moved
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
        told = told_year(reading, at, end)
        there = day_of(told, month, day) if told else None
        if there:
            return Period(there, there, "day", hangs=True), end
        known = known_day(reading, month, day, end)
        return known or reading.dated(month, day, at, end), end
    stated = day_of(year[0], month, day)
    return (Period(stated, stated, "day") if stated else Period(None, None, "day", impossible=True)), year[1]


def known_day(reading: Reading, month: int, day: int, end: int) -> Period | None:
    """A day whose year everybody knows, where the event is named: "the Sept. 11 attacks"."""
    for known in words("dates")["known_days"]:
        if (known["month"], known["day"]) == (month, day) and reading.terms.word(end) in known["words"]:
            there = date(known["year"], month, day)
            return Period(there, there, "day") if there <= reading.dateline else None
    return None


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
    if reading.tag(at - 1) == "C" and reading.in_list(at, "doubtful_months") and reading.tag(month[1]) != "-":
        return None
    return floating_month(reading, month[0], at, month[1]), month[1]


def told_year(reading: Reading, at: int, end: int) -> int | None:
    """The year of the story's last date that has its own, behind a date: "2 October that year", "in March of the same year"."""
    after = end + (reading.terms.word(end) == "of")
    after += reading.terms.word(after) == "the"
    if reading.terms.word(after) not in word_set("dates", "that_same") or reading.terms.word(after + 1) != "year":
        return None
    return reading.stated_year(at)


def _led(reading: Reading, at: int) -> bool:
    """Whether a preposition, part or "the" leads to the term, through a hyphen or not."""
    before = reading.tag(at - 1) if at else "L"
    if reading.in_list(at + 1, "month_nouns"):
        return True
    if before == "t":
        ends = reading.tag(at + 1) in "L.,;" and reading.tag(at - 2) in LEADS
        return ends or (reading.tag(at + 1) == "w" and reading.value(at) != MARCH)
    if before in "-&" and at > 1:
        return reading.tag(at - 2) in LEADS or reading.tag(at - 2) == "M"
    return before in LEADS


def _ranged(reading: Reading, at: int, end: int) -> bool:
    """Whether the month stands alone on its line or leads to another ("May to March", "Jan-Feb")."""
    alone = reading.tag(at - 1) == "L" and reading.tag(end) == "L"
    return alone or (reading.tag(end) in "T-" and reading.tag(end + 1) == "M")


def floating_month(reading: Reading, month: int, at: int, end: int) -> Period:
    """A month without a year: the story's where it is of "that year", else this year's, unless the sentence looks past it."""
    told = told_year(reading, at, end)
    if told:
        first = date(told, month, 1)
        return Period(first, month_end(first), "month", hangs=True)
    owner = reading.terms.word(end) in ("'s", "’s") and reading.terms.word(at - 2) == "to"
    lean = reading.lean(at, end)
    year = reading.dateline.year
    firsts = [date(y, month, 1) for y in (year - 1, year, year + 1) if 1 <= y <= 9999]  # noqa: PLR2004
    if owner:  # "to discuss March's summit": the verb looks ahead, the month does not
        near = min(firsts, key=lambda day: abs(day - reading.dateline))
        return Period(near, month_end(near), "month", floating=True)
    just = next((day for day in firsts if timedelta(0) < reading.dateline - month_end(day) <= JUST_ENDED), None)
    if lean == AHEAD and just is not None:
        return Period(just, month_end(just), "month", floating=True)
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
    return portion(int(reading.value(at).value), part[0], part[1]), part[2]


def quarter_code(reading: Reading, at: int) -> Parsed | None:
    """Q3 2021, H1."""
    part = _quarter_code(reading, at)
    if part is None:
        return None
    year = reading.year(part[2])
    if year is not None:
        return portion(year[0], part[0], part[1]), year[1]
    return this_years(reading, part[0], part[1], at, part[2]), part[2]


def quarter_letter(reading: Reading, at: int) -> bool:
    """Whether a letter stands there that makes a figure a quarter or half."""
    return reading.terms.written(at) in ("Q", "H")


def _quarter_code(reading: Reading, at: int) -> tuple[str, int, int] | None:
    letter = reading.terms.written(at)
    if not quarter_letter(reading, at) or reading.tag(at + 1) != "d" or not reading.terms.joined(at + 1):
        return None
    number = int(reading.value(at + 1).value)
    if number > (QUARTERS if letter == "Q" else HALVES):
        return None
    return ("quarter" if letter == "Q" else "half"), number, at + 2


def portion(year: int, unit: str, number: int) -> Period:
    """A quarter or half of a year."""
    months = 3 if unit == "quarter" else 6
    first = day_of(year, months * (number - 1) + 1, 1)
    return Period(first, month_end(date(year, months * number, 1)), unit) if first else Period(None, None, unit, impossible=True)


def this_years(reading: Reading, unit: str, number: int, at: int, end: int) -> Period:
    """A quarter or half without a year: the dateline's year's, unless the sentence looks back before it or ahead of it.

    Where the sentence says nothing, one that is far ahead is last year's: January's papers tell of the fourth quarter.
    """
    year = reading.dateline.year
    part = portion(year, unit, number)
    if part.first is None or part.last is None or not 1 < year < 9999:  # noqa: PLR2004
        return part
    lean = reading.lean(at, end)
    if lean == AHEAD and part.first - reading.dateline > NOT_YET and reading.reported(at):
        return portion(year - 1, unit, number)
    if part.first > reading.dateline and (lean == BACK or (lean != AHEAD and part.first - reading.dateline > NOT_YET)):
        return portion(year - 1, unit, number)
    return portion(year + 1, unit, number) if lean == AHEAD and part.last < reading.dateline else part


def year_part(reading: Reading, at: int) -> Parsed | None:
    """The 1988 third quarter, 2016's first half."""
    after = at + 1 + (reading.terms.word(at + 1) in ("'s", "’s"))
    part = named_part(reading, after)
    return None if part is None else (portion(int(reading.value(at).value), part[0], part[1]), part[2])


def named_part(reading: Reading, at: int) -> tuple[str, int, int] | None:
    """Third quarter, second fiscal quarter, first half: unit, number and the term after it."""
    value = reading.value(at)
    if reading.tag(at) != "o" or not isinstance(value, Number):
        return None
    unit = reading.value(at + 1) if reading.tag(at + 1) == "U" else reading.terms.word(at + 1)
    if unit not in ("quarter", "half") or not 1 <= value.value <= (QUARTERS if unit == "quarter" else HALVES):
        return None
    return unit, int(value.value), at + 2


def year_pair(reading: Reading, at: int) -> Parsed | None:
    """2015-16, 2019/20, "of 1914-18": two years, the second cut to its last figures."""
    second = reading.value(at + 2)
    if (
        reading.tag(at + 1) not in "-/"
        or not isinstance(second, Number)
        or second.digits != len("16")
        or not reading.terms.joined(at + 2)
    ):
        return None
    year = int(reading.value(at).value)
    last = year // CENTURY * CENTURY + int(second.value)
    last += CENTURY * (last < year)
    led = reading.tag(at - 1) in LEADS or reading.tag(at - 1) in "(t"
    if (last != year + 1 and (last - year > CENTURY // 2 or not led)) or reading.tag(at + 3) in "-/%$hC":
        return None
    return Period(day_of(year, 1, 1), day_of(last, 12, 31), "year"), at + 3


def year_alone(reading: Reading, at: int) -> Parsed | None:
    """2014, where nothing is counted by it."""
    year, end = reading.era(int(reading.value(at).value), at + 1)
    following = reading.tag(at + 1)
    before = reading.terms.word(at - 1)
    led = reading.tag(at - 1) in "isbrBT<>&FPRZ(" or before in word_set("dates", "year_leads")
    if following in "$°%hU" or reading.tag(at - 1) in "$p#:" or (reading.tag(at - 1) in ".:/-" and reading.terms.joined(at) and reading.terms.joined(at - 1)
                                                                 and reading.tag(at - 2) not in "yMP"):  # fmt: skip
        return None
    code = following in "-/" and reading.terms.joined(at + 1) and reading.tag(at + 2) in "wndCU" and reading.terms.joined(at + 2)
    measured = following in "wC" and end == at + 1 and reading.terms.joined(at + 1)  # the 1500m, a 1500b packet
    if code or measured:
        return None
    if before in word_set("dates", "compared") and reading.terms.word(at - 2) in word_set("dates", "comparing"):
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
        and word not in word_set("dates", "no_year_before")
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
    day, edge = inner[0].first, reading.terms.word(at).rpartition(" ")[2]
    if edge in word_set("dates", "edge_words"):
        span = (day - SIX_DAYS, day) if edge == "ending" else (day, day + SIX_DAYS)
        return Period(*span, "week", relative=inner[0].relative), inner[1]
    return Period(*containing(day, "week"), "week"), inner[1]
