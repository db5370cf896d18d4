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


@pytest.mark.parametrize(
    ("form", "step"),
    [
        ("{d} {month} {y}", 1),
        ("{month} {d}, {y}", 1),
        ("{weekday} {d} {month} {y}", 7),
        ("{weekday}, {month} {d}, {y}", 9),
        ("the {nth} of {month} {y}", 8),
        ("{short}. {d}, {y}", 11),
        ("{y}-{m:02}-{d:02}", 13),
    ],
)
def test_every_day_from_1900_to_2100_reads_back(form, step):
    first = date(1900, 1, 1)
    days = [first + timedelta(days=number) for number in range(0, (date(2100, 12, 31) - first).days + 1, step)]
    claims = found("\n".join(written(form, day) for day in days))
    assert [claim.value.date for claim in claims] == [day.isoformat() for day in days]


def written(form: str, day: date) -> str:
    month = MONTHS[day.month - 1]
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return form.format(
        d=day.day, m=day.month, y=day.year, month=month, short=month[:3], weekday=WEEKDAYS[day.weekday()], nth=f"{day.day}{ending}"
    )


PIECES = st.sampled_from(
    ["on ", "March ", "May", "15 ", "2022", ", ", "Tuesday ", "last ", "next ", "two ", "weeks ", "ago", "from ", "to ", "-", "the ", "end of ", "first ",
     "half ", "after ", "before ", "since ", "between ", "and ", "Q3 ", "1990s", "31st ", "of ", ".", "\n", "year ", "Easter ", "0", "99999999999999999999 ", "today "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
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
