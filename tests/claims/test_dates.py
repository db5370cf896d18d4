"""Dates: the table of cases in dates.yml, every day in every written form, and properties that hold for any text."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk.claims.claim import Claim, DateValue
from factdesk.claims.dates import dates
from factdesk.draft.article import article
from factdesk.draft.text import from_text

DATELINE = date(2022, 3, 15)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def found(text: str, dateline: date = DATELINE) -> list[Claim]:
    return list(dates(article(from_text(text), dateline), ()))


def said(value: DateValue) -> str:
    """The value in the table's short form."""
    if value.impossible:
        return "impossible"
    if value.date is not None:
        return value.date
    if value.start is None and value.end is None:
        return "unresolved"
    return f"{value.start or '..'}/{value.end or '..'}"


def test_case(case):
    claims = {claim.text: said(claim.value) for claim in found(case["text"])}
    assert claims == {str(text): str(value) for text, value in case["dates"].items()}


@pytest.mark.parametrize(
    ("text", "weekday", "relative"),
    [
        ("on Tuesday", "tuesday", True),
        ("on Monday, 15 March 2022", "monday", False),
        ("on 16 March", None, False),
        ("last month", None, True),
    ],
)
def test_weekday_and_relative_are_kept_as_said(text, weekday, relative):
    (claim,) = found(f"It happened {text}.")
    assert (claim.value.weekday, claim.value.relative) == (weekday, relative)


FIRST = date(1900, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range((date(2100, 12, 31) - FIRST).days + 1)]
NUMBERS = ("first", "second", "third", "fourth")


@pytest.mark.parametrize("form", ["{d} {month} {y}", "{month} {d}, {y}", "{weekday}, {month} {d}, {y}", "{y}-{m:02}-{d:02}"])
def test_every_day_from_1900_to_2100_reads_back(form):
    """Fifty to a paragraph, so that reading them is quick."""
    claims = found("\n".join("; ".join(written(form, day) for day in DAYS[n : n + 50]) for n in range(0, len(DAYS), 50)))
    assert [claim.value.date for claim in claims] == [day.isoformat() for day in DAYS]


@pytest.mark.parametrize(
    "form",
    ["{weekday} {d} {month} {y}", "the {nth} of {month} {y}", "{month} the {nth}, {y}", "{nth} {month} {y}", "{short}. {d}, {y}", "{d} {short} {y}", "{month} {d} {y}",
     "{weekday3}., {short}. {d}, {y}", "{weekday}, {nth} {month}, {y}", "{d} {month}, {y}", "on {weekday} the {nth} of {month} {y}"],
)  # fmt: skip
def test_every_day_reads_back_in_each_other_form(form):
    assert read_back(form, DAYS)


@pytest.mark.parametrize("form", ["{m}/{d}/{y}", "{d}/{m}/{y}", "{d:02}.{m:02}.{y}"])
def test_figures_read_back_where_one_order_alone_fits(form):
    assert read_back(form, [day for day in DAYS if day.day > 12 or day.day == day.month])


def read_back(form: str, days: list[date]) -> bool:
    claims = found("\n".join(f"It was {written(form, day)}." for day in days))
    return [claim.value.date for claim in claims] == [day.isoformat() for day in days]


@pytest.mark.parametrize("form", ["{month} {y}", "{month}, {y}", "{month} of {y}", "in {short}. {y}"])
def test_every_month_reads_back(form):
    months = [day for day in DAYS if day.day == 1]
    text = "\n".join(f"It was {written(form, day)}.".replace("in May.", "in May") for day in months)
    assert [claim.value.date for claim in found(text)] == [day.isoformat()[:7] for day in months]


def test_every_quarter_half_year_and_decade_reads_back():
    for year in range(1900, 2101):
        said = [f"the {name} quarter of {year}; Q{number} {year}" for number, name in enumerate(NUMBERS, 1)]
        quarters = found(". ".join(said))
        firsts = [f"{year}-{month:02}-01" for month in (1, 4, 7, 10) for _ in range(2)]
        assert [claim.value.start for claim in quarters] == firsts
        (whole,) = found(f"It was in {year}.")
        assert whole.value.date == str(year)


@given(st.sampled_from(DAYS), st.integers(-40, 40))
def test_a_day_without_its_year_is_the_one_near_the_dateline(day, apart):
    (claim,) = found(f"It was {day.day} {MONTHS[day.month - 1]}.", day + timedelta(days=apart))
    assert claim.value.date == day.isoformat() or (day.month, day.day) == (2, 29)


@given(st.sampled_from(DAYS), st.integers(1, 27))
def test_a_span_reads_back(day, longer):
    last = day + timedelta(days=longer)
    (claim,) = found(f"It ran from {written('{d} {month} {y}', day)} to {written('{d} {month} {y}', last)}.")
    assert (claim.value.start, claim.value.end) == (day.isoformat(), last.isoformat())


def written(form: str, day: date) -> str:
    month = MONTHS[day.month - 1]
    weekday = WEEKDAYS[day.weekday()]
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return form.format(
        d=day.day,
        m=day.month,
        y=day.year,
        month=month,
        short=month[:3],
        weekday=weekday,
        weekday3=weekday[:3],
        nth=f"{day.day}{ending}",
    )


PIECES = st.sampled_from(
    ["on ", "March ", "May", "15 ", "2022", ", ", "Tuesday ", "last ", "next ", "two ", "weeks ", "ago", "from ", "to ", "-", "the ", "end of ", "first ",
     "half ", "after ", "before ", "since ", "between ", "and ", "Q3 ", "1990s", "31st ", "of ", ".", "\n", "year ", "Easter ", "0", "99999999999999999999 ", "today "]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(PIECES | st.text(max_size=6), max_size=25).map("".join))
def test_offsets_give_the_text_and_reading_is_deterministic(text):
    draft = from_text(text)
    first = list(dates(article(draft, DATELINE), ()))
    assert all(draft.text[claim.start : claim.end] == claim.text for claim in first)
    assert all(one.end <= other.start for one, other in pairwise(first))
    assert first == list(dates(article(draft, DATELINE), ()))


@pytest.mark.parametrize("day", [date.min, date.max, date(2024, 2, 29)])
def test_datelines_at_the_ends_of_the_calendar(day):
    text = (
        "Last century, next year, this winter, two thousand years ago, in 4000 years, Friday 31, last Tuesday, the next two decades, "
        "on 29 February, since May, Christmas, Easter Monday, the third quarter, in the fall, Monday to Friday, the last three months."
    )
    assert found(text, day) == found(text, day)
