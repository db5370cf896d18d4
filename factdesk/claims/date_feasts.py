"""Seasons and feasts: spring 2021, the winter, Christmas, Easter 2018, Black Friday."""

from datetime import date, timedelta
from typing import Any

from factdesk.claims.date_direction import BACK
from factdesk.claims.date_periods import Period, day_of, easter, month_end, nth_weekday, season
from factdesk.claims.date_reading import CLOSE, Parsed, Reading
from factdesk.draft.patterns import word_set


def season_named(reading: Reading, at: int) -> Parsed | None:
    """Spring 2021, summer of 2016, in the winter, the autumn."""
    month, first = reading.value(at)
    year = reading.year(at + 1)
    doubtful = reading.terms.word(at) in word_set("dates", "doubtful_seasons")
    if year is not None and doubtful and _amount(reading, at, year[1]):
        return None
    if year is not None:
        begins, ends = season(month, first, year[0])
        return Period(begins, ends, "season"), year[1]
    led = reading.tag(at - 1) in "isbP" or reading.in_list(at - 1, "whole")
    if reading.tag(at - 1) != "t" and (doubtful or not led):
        return None
    if doubtful and reading.tag(at - 2) not in "isbPT":
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


def _amount(reading: Reading, at: int, end: int) -> bool:
    """Whether the "year" of a fall or a spring is how far something fell or how long it is: a fall of 33 percent, the fall of 12 points."""
    if getattr(reading.value(end - 1), "digits", 0) != 2 or reading.tag(end - 2) == "'":  # noqa: PLR2004
        return False
    return reading.terms.word(at - 1) != "the" or reading.terms.word(end)[:1].isalpha() or reading.terms.word(end)[:1] == "%"


def holiday(reading: Reading, at: int) -> Parsed | None:
    """Christmas, Easter 2018, Black Friday 2010."""
    if reading.in_list(at + 1, "feast_nouns") or reading.in_list(at - 1, "other_calendars") or _surname(reading, at):
        return None
    year = reading.year(at + 1)
    rule = reading.value(at)
    if year is not None:
        day = feast(rule, year[0])
        return None if day is None else (Period(day, day, "day"), year[1])
    days = [day for step in (-1, 0, 1) if (day := feast(rule, reading.dateline.year + step)) is not None]
    close = min(days, key=lambda day: abs(day - reading.dateline))
    best = close if abs(close - reading.dateline) <= CLOSE else reading.nearest(days, reading.lean(at, at + 1))
    return Period(best, best, "day", floating=True), at + 1


def _surname(reading: Reading, at: int) -> bool:
    """Whether the feast is somebody's name: "Jo Easter said"."""
    name = reading.terms.written(at)
    return (
        name.istitle()
        and name.isalpha()
        and reading.tag(at - 1) == "C"
        and reading.tag(at + 1) in ",'wC"
        and reading.tag(at - 2) != "L"
    )


def feast(rule: Any, year: int) -> date | None:
    """The day of a feast of holidays.yml in a year."""
    if not 1 <= year <= 9999:  # noqa: PLR2004
        return None
    if isinstance(rule, list):
        return day_of(year, *rule)
    if "on" in rule:
        return date(*rule["on"])
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    month, weekday, nth = rule["nth"]
    first = date(year, month, 1)
    day = nth_weekday(first, month_end(first), weekday, nth)
    return None if day is None else day + timedelta(days=rule.get("plus", 0))
