from datetime import date

import pytest

from factdesk.draft.draft import DatelineFrom
from factdesk.draft.failed import ImportFailed
from factdesk.draft.text import from_text

TODAY = date(2026, 11, 20)


def test_the_option_goes_before_the_draft_and_the_draft_before_today():
    dated = from_text("---\ndate: 2022-03-15\n---\nWords.")
    assert dated.dateline(date(2022, 3, 16), TODAY) == (date(2022, 3, 16), DatelineFrom.OPTION)
    assert dated.dateline(None, TODAY) == (date(2022, 3, 15), DatelineFrom.FRONT_MATTER)
    assert from_text("Words.").dateline(None, TODAY) == (TODAY, DatelineFrom.TODAY)


@pytest.mark.parametrize("day", [date.min, date.max, date(999, 12, 31), date(3000, 1, 1)])
def test_a_day_with_no_years_about_it_is_no_dateline(day):
    draft = from_text(f"---\ndate: {day.year:04}-{day:%m-%d}\n---\nWords.", "a.md")
    for option in (None, day):
        with pytest.raises(ImportFailed, match=r"^a\.md cannot be written for .*; name a day between 1000-01-01 and 2999-12-31\.$"):
            draft.dateline(option, TODAY)
