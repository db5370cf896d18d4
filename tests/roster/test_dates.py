"""Dates at their own precision."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdesk.roster.dates import PartialDate, Precision


@pytest.mark.parametrize(
    ("iso", "first", "last", "precision"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31), Precision.YEAR),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29), Precision.MONTH),
        ("2022-03-15", date(2022, 3, 15), date(2022, 3, 15), Precision.DAY),
        (" 0044-03-15 ", date(44, 3, 15), date(44, 3, 15), Precision.DAY),
    ],
)
def test_bounds_follow_the_precision(iso, first, last, precision):
    day = PartialDate.parse(iso)
    assert (day.first, day.last, day.precision, str(day)) == (first, last, precision, iso.strip())


@pytest.mark.parametrize(
    ("iso", "reason"),
    [
        ("2014s", "'2014s' is not a date"),
        ("", "'' is not a date"),
        ("2021-13", "no month 13"),
        ("2021-02-29", "2021-02 has no day 29"),
        ("0000", "no year 0"),
        ("15/03/2022", "is not a date"),
        ("２０２２", "is not a date"),
        ("2022-3-1", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(iso, reason):
    with pytest.raises(ValueError, match=reason):
        PartialDate.parse(iso)


def test_a_day_needs_a_month():
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(2022, None, 3)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_text_and_date_are_each_others_inverse(day, length):
    iso = day.isoformat()[:length]
    assert str(PartialDate.parse(iso)) == iso
    assert PartialDate.parse(iso).first <= day <= PartialDate.parse(iso).last


def test_less_precise_comes_first():
    days = [PartialDate.parse(iso) for iso in ("2022-03-15", "2022-03", "2022", "2021-12-31")]
    assert [str(day) for day in sorted(days)] == ["2021-12-31", "2022", "2022-03", "2022-03-15"]
